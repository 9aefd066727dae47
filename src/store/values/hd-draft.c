/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-draft.h"

#include "hd-date.h"

G_DEFINE_FINAL_TYPE (HdDraft, hd_draft, HD_TYPE_RECORD)

static const HdField fields[] = {
  { "uid", HD_FIELD_STRING, G_STRUCT_OFFSET (HdDraft, uid) },
  { "purpose", HD_FIELD_STRING, G_STRUCT_OFFSET (HdDraft, purpose) },
  { "request", HD_FIELD_ID, G_STRUCT_OFFSET (HdDraft, request) },
  { "facts", HD_FIELD_STRING, G_STRUCT_OFFSET (HdDraft, facts) },
  { "situation", HD_FIELD_STRING, G_STRUCT_OFFSET (HdDraft, situation) },
  { "channel", HD_FIELD_STRING, G_STRUCT_OFFSET (HdDraft, channel) },
  { "tone", HD_FIELD_STRING, G_STRUCT_OFFSET (HdDraft, tone) },
  { "language", HD_FIELD_STRING, G_STRUCT_OFFSET (HdDraft, language) },
  { "variant", HD_FIELD_INT, G_STRUCT_OFFSET (HdDraft, variant), 1 },
  { "recipient", HD_FIELD_ID, G_STRUCT_OFFSET (HdDraft, recipient) },
  { "recipient_name", HD_FIELD_STRING, G_STRUCT_OFFSET (HdDraft, recipient_name) },
  { "subject", HD_FIELD_STRING, G_STRUCT_OFFSET (HdDraft, subject) },
  { "body", HD_FIELD_STRING, G_STRUCT_OFFSET (HdDraft, body) },
  { "subject_edited", HD_FIELD_BOOLEAN, G_STRUCT_OFFSET (HdDraft, subject_edited) },
  { "body_edited", HD_FIELD_BOOLEAN, G_STRUCT_OFFSET (HdDraft, body_edited) },
  { "first_day", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdDraft, first_day), HD_DATE_NONE },
  { "last_day", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdDraft, last_day), HD_DATE_NONE },
  { "from_minute", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdDraft, from_minute), -1 },
  { "to_minute", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdDraft, to_minute), -1 },
  { "zone", HD_FIELD_STRING, G_STRUCT_OFFSET (HdDraft, zone) },
  { "leave_type", HD_FIELD_STRING, G_STRUCT_OFFSET (HdDraft, leave_type) },
  { "amount_minutes", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdDraft, amount_minutes), -1 },
  { "copied_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdDraft, copied_at) },
  { "created_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdDraft, created_at) },
  { "updated_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdDraft, updated_at) },
};

static void
hd_draft_class_init (HdDraftClass *klass)
{
  hd_record_class_install (HD_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
hd_draft_init (HdDraft *self)
{
}

/* Returns: (transfer full): an empty draft with a name of its own */
HdDraft *
hd_draft_new (void)
{
  g_autofree char *uid = g_uuid_string_random ();

  return g_object_new (HD_TYPE_DRAFT, "uid", uid, "purpose", "request", NULL);
}
