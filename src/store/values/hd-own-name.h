/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-record.h"

G_BEGIN_DECLS

#define HD_TYPE_OWN_NAME (hd_own_name_get_type ())
G_DECLARE_FINAL_TYPE (HdOwnName, hd_own_name, HD, OWN_NAME, HdRecord)

/**
 * HdOwnName:
 *
 * A name that must not slip into a message, or one that belongs there.
 *
 * Read its fields; write its properties.
 */
struct _HdOwnName
{
  HdRecord parent_instance;

  char *kind; /* company recruiter role place title url; of the user's own side: self employer tool
                 city */
  char *name;
  gboolean exempt;   /* known, and not to be reported: “also my client” */
  gboolean ordinary; /* also an ordinary word: reported only where it is clearly the name */
};

HdOwnName *hd_own_name_new (void);

G_END_DECLS
