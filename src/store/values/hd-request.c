/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-request.h"

#include "hd-date.h"

G_DEFINE_FINAL_TYPE (HdRequest, hd_request, HD_TYPE_RECORD)

static const HdField fields[] = {
  { "uid", HD_FIELD_STRING, G_STRUCT_OFFSET (HdRequest, uid) },
  { "first_day", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdRequest, first_day), HD_DATE_NONE },
  { "last_day", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdRequest, last_day), HD_DATE_NONE },
  { "from_minute", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdRequest, from_minute), -1 },
  { "to_minute", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdRequest, to_minute), -1 },
  { "zone", HD_FIELD_STRING, G_STRUCT_OFFSET (HdRequest, zone) },
  { "leave_type", HD_FIELD_STRING, G_STRUCT_OFFSET (HdRequest, leave_type) },
  { "amount_minutes", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdRequest, amount_minutes), -1 },
  { "charge", HD_FIELD_STRING, G_STRUCT_OFFSET (HdRequest, charge) },
  { "busy_from", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdRequest, busy_from), -1 },
  { "busy_to", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdRequest, busy_to), -1 },
  { "state", HD_FIELD_STRING, G_STRUCT_OFFSET (HdRequest, state) },
  { "state_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdRequest, state_at) },
  { "follow_up_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdRequest, follow_up_at) },
  { "created_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdRequest, created_at) },
  { "n_messages", HD_FIELD_INT, G_STRUCT_OFFSET (HdRequest, n_messages), 0, TRUE },
  { "told", HD_FIELD_STRING, G_STRUCT_OFFSET (HdRequest, told), 0, TRUE },
  { "purpose", HD_FIELD_STRING, G_STRUCT_OFFSET (HdRequest, purpose), 0, TRUE },
  { "recipient", HD_FIELD_ID, G_STRUCT_OFFSET (HdRequest, recipient), 0, TRUE },
  { "recipient_name", HD_FIELD_STRING, G_STRUCT_OFFSET (HdRequest, recipient_name), 0, TRUE },
  { "channel", HD_FIELD_STRING, G_STRUCT_OFFSET (HdRequest, channel), 0, TRUE },
  { "tone", HD_FIELD_STRING, G_STRUCT_OFFSET (HdRequest, tone), 0, TRUE },
  { "language", HD_FIELD_STRING, G_STRUCT_OFFSET (HdRequest, language), 0, TRUE },
  { "situation", HD_FIELD_STRING, G_STRUCT_OFFSET (HdRequest, situation), 0, TRUE },
  { "variant", HD_FIELD_INT, G_STRUCT_OFFSET (HdRequest, variant), 1, TRUE },
  { "facts", HD_FIELD_STRING, G_STRUCT_OFFSET (HdRequest, facts), 0, TRUE },
  { "subject", HD_FIELD_STRING, G_STRUCT_OFFSET (HdRequest, subject), 0, TRUE },
  { "body", HD_FIELD_STRING, G_STRUCT_OFFSET (HdRequest, body), 0, TRUE },
  { "sent_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdRequest, sent_at), 0, TRUE },
};

static void
hd_request_class_init (HdRequestClass *klass)
{
  hd_record_class_install (HD_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
hd_request_init (HdRequest *self)
{
}
