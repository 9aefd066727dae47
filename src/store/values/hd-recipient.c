/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-recipient.h"

G_DEFINE_FINAL_TYPE (HdRecipient, hd_recipient, HD_TYPE_RECORD)

static const HdField fields[] = {
  { "name", HD_FIELD_STRING, G_STRUCT_OFFSET (HdRecipient, name) },
  { "email", HD_FIELD_STRING, G_STRUCT_OFFSET (HdRecipient, email) },
  { "channel", HD_FIELD_STRING, G_STRUCT_OFFSET (HdRecipient, channel) },
  { "tone", HD_FIELD_STRING, G_STRUCT_OFFSET (HdRecipient, tone) },
  { "language", HD_FIELD_STRING, G_STRUCT_OFFSET (HdRecipient, language) },
  { "address_form", HD_FIELD_STRING, G_STRUCT_OFFSET (HdRecipient, address_form) },
  { "relation", HD_FIELD_STRING, G_STRUCT_OFFSET (HdRecipient, relation) },
  { "contractor", HD_FIELD_BOOLEAN, G_STRUCT_OFFSET (HdRecipient, contractor) },
  { "hr_limit", HD_FIELD_INT, G_STRUCT_OFFSET (HdRecipient, hr_limit) },
  { "position", HD_FIELD_INT, G_STRUCT_OFFSET (HdRecipient, position) },
  { "used_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdRecipient, used_at) },
};

static void
hd_recipient_class_init (HdRecipientClass *klass)
{
  hd_record_class_install (HD_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
hd_recipient_init (HdRecipient *self)
{
}

HdRecipient *
hd_recipient_new (void)
{
  return g_object_new (HD_TYPE_RECIPIENT, NULL);
}
