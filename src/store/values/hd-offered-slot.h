/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-record.h"

G_BEGIN_DECLS

#define HD_TYPE_OFFERED_SLOT (hd_offered_slot_get_type ())
G_DECLARE_FINAL_TYPE (HdOfferedSlot, hd_offered_slot, HD, OFFERED_SLOT, HdRecord)

/**
 * HdOfferedSlot:
 *
 * A time that one side named for an interview.
 *
 * Read its fields; write its properties.
 */
struct _HdOfferedSlot
{
  HdRecord parent_instance;

  gint64 interview;
  char *named_by; /* them me */
  int start_day;  /* HdDate in @zone */
  int start_minute;
  int end_day;
  int end_minute;
  char *zone;      /* "" is home */
  gint64 start_at; /* the instant */
  gint64 end_at;
  char *to_whom;  /* of mine: who was offered it, "" */
  int offered_on; /* of mine: the HdDate; of theirs: when they asked for it in the place of what
                   * was agreed, until that is answered */
  gboolean chosen;
};

gboolean hd_offered_slot_waits (HdOfferedSlot *slot);
gboolean hd_offered_slot_is_asked (HdOfferedSlot *slot);

HdOfferedSlot *hd_offered_slot_new (void);

G_END_DECLS
