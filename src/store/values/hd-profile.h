/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-record.h"

G_BEGIN_DECLS

#define HD_TYPE_PROFILE (hd_profile_get_type ())
G_DECLARE_FINAL_TYPE (HdProfile, hd_profile, HD, PROFILE, HdRecord)

/**
 * HdProfile:
 *
 * What the user told about themselves that is private text or private figures: one of them
 * there is.
 *
 * Read its fields; the verbs of app/ write them.
 */
struct _HdProfile
{
  HdRecord parent_instance;

  char *name;          /* how the user signs; "" when not told */
  int payslip_on;      /* HdDate of the figure; HD_DATE_NONE when there is none */
  int payslip_minutes; /* leave left on that day */
};

G_END_DECLS
