/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-early-cancel.h"

G_DEFINE_FINAL_TYPE (HdEarlyCancel, hd_early_cancel, HD_TYPE_RECORD)

static const HdField fields[] = {
  { "event", HD_FIELD_STRING, G_STRUCT_OFFSET (HdEarlyCancel, event) },
  { "sequence", HD_FIELD_INT, G_STRUCT_OFFSET (HdEarlyCancel, sequence) },
  { "stamp", HD_FIELD_TIME, G_STRUCT_OFFSET (HdEarlyCancel, stamp) },
  { "at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdEarlyCancel, at) },
};

static void
hd_early_cancel_class_init (HdEarlyCancelClass *klass)
{
  hd_record_class_install (HD_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
hd_early_cancel_init (HdEarlyCancel *self)
{
}
