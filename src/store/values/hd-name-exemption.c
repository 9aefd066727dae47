/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-name-exemption.h"

G_DEFINE_FINAL_TYPE (HdNameExemption, hd_name_exemption, HD_TYPE_RECORD)

static const HdField fields[] = {
  { "own_name", HD_FIELD_ID, G_STRUCT_OFFSET (HdNameExemption, own_name) },
  { "recipient", HD_FIELD_ID, G_STRUCT_OFFSET (HdNameExemption, recipient) },
};

static void
hd_name_exemption_class_init (HdNameExemptionClass *klass)
{
  hd_record_class_install (HD_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
hd_name_exemption_init (HdNameExemption *self)
{
}
