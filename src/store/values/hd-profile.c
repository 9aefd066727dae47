/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-profile.h"

#include "hd-date.h"

G_DEFINE_FINAL_TYPE (HdProfile, hd_profile, HD_TYPE_RECORD)

static const HdField fields[] = {
  { "name", HD_FIELD_STRING, G_STRUCT_OFFSET (HdProfile, name) },
  { "payslip_on", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdProfile, payslip_on), HD_DATE_NONE },
  { "payslip_minutes", HD_FIELD_INT, G_STRUCT_OFFSET (HdProfile, payslip_minutes) },
};

static void
hd_profile_class_init (HdProfileClass *klass)
{
  hd_record_class_install (HD_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
hd_profile_init (HdProfile *self)
{
}
