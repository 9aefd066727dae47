/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-person.h"

G_DEFINE_FINAL_TYPE (HdPerson, hd_person, HD_TYPE_RECORD)

static const HdField fields[] = {
  { "application", HD_FIELD_ID, G_STRUCT_OFFSET (HdPerson, application) },
  { "interview", HD_FIELD_ID, G_STRUCT_OFFSET (HdPerson, interview) },
  { "name", HD_FIELD_STRING, G_STRUCT_OFFSET (HdPerson, name) },
  { "role", HD_FIELD_STRING, G_STRUCT_OFFSET (HdPerson, role) },
  { "agency", HD_FIELD_STRING, G_STRUCT_OFFSET (HdPerson, agency) },
  { "email", HD_FIELD_STRING, G_STRUCT_OFFSET (HdPerson, email) },
  { "phone", HD_FIELD_STRING, G_STRUCT_OFFSET (HdPerson, phone) },
  { "notes", HD_FIELD_STRING, G_STRUCT_OFFSET (HdPerson, notes) },
};

static void
hd_person_class_init (HdPersonClass *klass)
{
  hd_record_class_install (HD_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
hd_person_init (HdPerson *self)
{
}

HdPerson *
hd_person_new (void)
{
  return g_object_new (HD_TYPE_PERSON, NULL);
}
