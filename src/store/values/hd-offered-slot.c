/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-offered-slot.h"

#include <string.h>

#include "hd-date.h"

G_DEFINE_FINAL_TYPE (HdOfferedSlot, hd_offered_slot, HD_TYPE_RECORD)

static const HdField fields[] = {
  { "interview", HD_FIELD_ID, G_STRUCT_OFFSET (HdOfferedSlot, interview) },
  { "named_by", HD_FIELD_STRING, G_STRUCT_OFFSET (HdOfferedSlot, named_by) },
  { "start_day", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdOfferedSlot, start_day), HD_DATE_NONE },
  { "start_minute", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdOfferedSlot, start_minute), -1 },
  { "end_day", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdOfferedSlot, end_day), HD_DATE_NONE },
  { "end_minute", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdOfferedSlot, end_minute), -1 },
  { "zone", HD_FIELD_STRING, G_STRUCT_OFFSET (HdOfferedSlot, zone) },
  { "start_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdOfferedSlot, start_at) },
  { "end_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdOfferedSlot, end_at) },
  { "to_whom", HD_FIELD_STRING, G_STRUCT_OFFSET (HdOfferedSlot, to_whom) },
  { "offered_on", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdOfferedSlot, offered_on), HD_DATE_NONE },
  { "chosen", HD_FIELD_BOOLEAN, G_STRUCT_OFFSET (HdOfferedSlot, chosen) },
};

static void
hd_offered_slot_class_init (HdOfferedSlotClass *klass)
{
  hd_record_class_install (HD_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
hd_offered_slot_init (HdOfferedSlot *self)
{
}

/* Whether it is a time of mine that nobody has taken yet. */
gboolean
hd_offered_slot_waits (HdOfferedSlot *slot)
{
  return strcmp (slot->named_by, "me") == 0 && !slot->chosen;
}

/* Whether they asked for it in the place of what was agreed, and wait for an answer. */
gboolean
hd_offered_slot_is_asked (HdOfferedSlot *slot)
{
  return strcmp (slot->named_by, "me") != 0 && slot->offered_on != HD_DATE_NONE;
}

HdOfferedSlot *
hd_offered_slot_new (void)
{
  return g_object_new (HD_TYPE_OFFERED_SLOT, NULL);
}
