/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-ignored-finding.h"

G_DEFINE_FINAL_TYPE (HdIgnoredFinding, hd_ignored_finding, HD_TYPE_RECORD)

static const HdField fields[] = {
  { "finding", HD_FIELD_STRING, G_STRUCT_OFFSET (HdIgnoredFinding, finding) },
  { "at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdIgnoredFinding, at) },
};

static void
hd_ignored_finding_class_init (HdIgnoredFindingClass *klass)
{
  hd_record_class_install (HD_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
hd_ignored_finding_init (HdIgnoredFinding *self)
{
}
