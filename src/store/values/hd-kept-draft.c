/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-kept-draft.h"

#include "hd-date.h"

G_DEFINE_FINAL_TYPE (HdKeptDraft, hd_kept_draft, HD_TYPE_RECORD)

static const HdField fields[] = {
  { "uid", HD_FIELD_STRING, G_STRUCT_OFFSET (HdKeptDraft, uid) },
  { "purpose", HD_FIELD_STRING, G_STRUCT_OFFSET (HdKeptDraft, purpose) },
  { "request", HD_FIELD_ID, G_STRUCT_OFFSET (HdKeptDraft, request) },
  { "facts", HD_FIELD_STRING, G_STRUCT_OFFSET (HdKeptDraft, facts) },
  { "situation", HD_FIELD_STRING, G_STRUCT_OFFSET (HdKeptDraft, situation) },
  { "channel", HD_FIELD_STRING, G_STRUCT_OFFSET (HdKeptDraft, channel) },
  { "tone", HD_FIELD_STRING, G_STRUCT_OFFSET (HdKeptDraft, tone) },
  { "language", HD_FIELD_STRING, G_STRUCT_OFFSET (HdKeptDraft, language) },
  { "variant", HD_FIELD_INT, G_STRUCT_OFFSET (HdKeptDraft, variant), 1 },
  { "recipient", HD_FIELD_ID, G_STRUCT_OFFSET (HdKeptDraft, recipient) },
  { "recipient_name", HD_FIELD_STRING, G_STRUCT_OFFSET (HdKeptDraft, recipient_name) },
  { "subject", HD_FIELD_STRING, G_STRUCT_OFFSET (HdKeptDraft, subject) },
  { "body", HD_FIELD_STRING, G_STRUCT_OFFSET (HdKeptDraft, body) },
  { "subject_edited", HD_FIELD_BOOLEAN, G_STRUCT_OFFSET (HdKeptDraft, subject_edited) },
  { "body_edited", HD_FIELD_BOOLEAN, G_STRUCT_OFFSET (HdKeptDraft, body_edited) },
  { "first_day", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdKeptDraft, first_day), HD_DATE_NONE },
  { "last_day", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdKeptDraft, last_day), HD_DATE_NONE },
  { "from_minute", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdKeptDraft, from_minute), -1 },
  { "to_minute", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdKeptDraft, to_minute), -1 },
  { "zone", HD_FIELD_STRING, G_STRUCT_OFFSET (HdKeptDraft, zone) },
  { "leave_type", HD_FIELD_STRING, G_STRUCT_OFFSET (HdKeptDraft, leave_type) },
  { "amount_minutes", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdKeptDraft, amount_minutes), -1 },
  { "charge", HD_FIELD_STRING, G_STRUCT_OFFSET (HdKeptDraft, charge) },
  { "busy_from", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdKeptDraft, busy_from), -1 },
  { "busy_to", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdKeptDraft, busy_to), -1 },
  { "copied_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdKeptDraft, copied_at) },
  { "created_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdKeptDraft, created_at) },
  { "updated_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdKeptDraft, updated_at) },
};

static void
hd_kept_draft_class_init (HdKeptDraftClass *klass)
{
  hd_record_class_install (HD_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
hd_kept_draft_init (HdKeptDraft *self)
{
}

/* Returns: (transfer full): an empty draft with a name of its own */
HdKeptDraft *
hd_kept_draft_new (void)
{
  g_autofree char *uid = g_uuid_string_random ();

  return g_object_new (HD_TYPE_KEPT_DRAFT, "uid", uid, "purpose", "request", "charge", "leave",
                       NULL);
}
