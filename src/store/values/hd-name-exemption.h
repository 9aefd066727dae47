/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-record.h"

G_BEGIN_DECLS

#define HD_TYPE_NAME_EXEMPTION (hd_name_exemption_get_type ())
G_DECLARE_FINAL_TYPE (HdNameExemption, hd_name_exemption, HD, NAME_EXEMPTION, HdRecord)

/**
 * HdNameExemption:
 *
 * A name that may stand in messages to one recipient: “also my client”.
 *
 * Read its fields; write its properties.
 */
struct _HdNameExemption
{
  HdRecord parent_instance;

  gint64 own_name;
  gint64 recipient;
};

G_END_DECLS
