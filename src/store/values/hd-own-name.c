/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-own-name.h"

G_DEFINE_FINAL_TYPE (HdOwnName, hd_own_name, HD_TYPE_RECORD)

static const HdField fields[] = {
  { "kind", HD_FIELD_STRING, G_STRUCT_OFFSET (HdOwnName, kind) },
  { "name", HD_FIELD_STRING, G_STRUCT_OFFSET (HdOwnName, name) },
  { "exempt", HD_FIELD_BOOLEAN, G_STRUCT_OFFSET (HdOwnName, exempt) },
  { "ordinary", HD_FIELD_BOOLEAN, G_STRUCT_OFFSET (HdOwnName, ordinary) },
};

static void
hd_own_name_class_init (HdOwnNameClass *klass)
{
  hd_record_class_install (HD_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
hd_own_name_init (HdOwnName *self)
{
}

HdOwnName *
hd_own_name_new (void)
{
  return g_object_new (HD_TYPE_OWN_NAME, NULL);
}
