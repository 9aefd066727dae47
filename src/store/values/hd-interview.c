/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-interview.h"

#include <string.h>

#include "hd-date.h"

G_DEFINE_FINAL_TYPE (HdInterview, hd_interview, HD_TYPE_RECORD)

static const HdField fields[] = {
  { "application", HD_FIELD_ID, G_STRUCT_OFFSET (HdInterview, application) },
  { "title", HD_FIELD_STRING, G_STRUCT_OFFSET (HdInterview, title) },
  { "round", HD_FIELD_INT, G_STRUCT_OFFSET (HdInterview, round), 1 },
  { "loop", HD_FIELD_INT, G_STRUCT_OFFSET (HdInterview, loop) },
  { "state", HD_FIELD_STRING, G_STRUCT_OFFSET (HdInterview, state) },
  { "format", HD_FIELD_STRING, G_STRUCT_OFFSET (HdInterview, format) },
  { "place", HD_FIELD_STRING, G_STRUCT_OFFSET (HdInterview, place) },
  { "link", HD_FIELD_STRING, G_STRUCT_OFFSET (HdInterview, link) },
  { "start_day", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdInterview, start_day), HD_DATE_NONE },
  { "start_minute", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdInterview, start_minute), -1 },
  { "end_day", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdInterview, end_day), HD_DATE_NONE },
  { "end_minute", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdInterview, end_minute), -1 },
  { "all_day", HD_FIELD_BOOLEAN, G_STRUCT_OFFSET (HdInterview, all_day) },
  { "zone", HD_FIELD_STRING, G_STRUCT_OFFSET (HdInterview, zone) },
  { "start_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdInterview, start_at) },
  { "end_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdInterview, end_at) },
  { "prep", HD_FIELD_INT, G_STRUCT_OFFSET (HdInterview, prep) },
  { "travel_out", HD_FIELD_INT, G_STRUCT_OFFSET (HdInterview, travel_out) },
  { "travel_back", HD_FIELD_INT, G_STRUCT_OFFSET (HdInterview, travel_back) },
  { "settle", HD_FIELD_INT, G_STRUCT_OFFSET (HdInterview, settle) },
  { "organizer", HD_FIELD_STRING, G_STRUCT_OFFSET (HdInterview, organizer) },
  { "uid", HD_FIELD_STRING, G_STRUCT_OFFSET (HdInterview, uid) },
  { "recurrence_id", HD_FIELD_STRING, G_STRUCT_OFFSET (HdInterview, recurrence_id) },
  { "sequence", HD_FIELD_INT, G_STRUCT_OFFSET (HdInterview, sequence) },
  { "stamp", HD_FIELD_TIME, G_STRUCT_OFFSET (HdInterview, stamp) },
  { "counted_anew", HD_FIELD_BOOLEAN, G_STRUCT_OFFSET (HdInterview, counted_anew) },
  { "was_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdInterview, was_at) },
  { "was_why", HD_FIELD_STRING, G_STRUCT_OFFSET (HdInterview, was_why) },
  { "absence", HD_FIELD_ID, G_STRUCT_OFFSET (HdInterview, absence) },
  { "draft_uid", HD_FIELD_STRING, G_STRUCT_OFFSET (HdInterview, draft_uid) },
  { "thanked_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdInterview, thanked_at) },
  { "call_from", HD_FIELD_STRING, G_STRUCT_OFFSET (HdInterview, call_from) },
  { "dress", HD_FIELD_STRING, G_STRUCT_OFFSET (HdInterview, dress) },
  { "notes", HD_FIELD_STRING, G_STRUCT_OFFSET (HdInterview, notes) },
  { "created_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdInterview, created_at) },
  { "company", HD_FIELD_STRING, G_STRUCT_OFFSET (HdInterview, company), 0, TRUE },
  { "agency", HD_FIELD_STRING, G_STRUCT_OFFSET (HdInterview, agency), 0, TRUE },
  { "role", HD_FIELD_STRING, G_STRUCT_OFFSET (HdInterview, role), 0, TRUE },
  { "stage", HD_FIELD_STRING, G_STRUCT_OFFSET (HdInterview, stage), 0, TRUE },
  { "outcome", HD_FIELD_STRING, G_STRUCT_OFFSET (HdInterview, outcome), 0, TRUE },
  { "absence_state", HD_FIELD_STRING, G_STRUCT_OFFSET (HdInterview, absence_state), 0, TRUE },
  { "absence_first", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdInterview, absence_first), HD_DATE_NONE,
    TRUE },
  { "absence_last", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdInterview, absence_last), HD_DATE_NONE,
    TRUE },
  { "absence_from", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdInterview, absence_from), -1, TRUE },
  { "absence_to", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdInterview, absence_to), -1, TRUE },
  { "visit_others", HD_FIELD_INT, G_STRUCT_OFFSET (HdInterview, visit_others), 0, TRUE },
  { "visit_place", HD_FIELD_INT, G_STRUCT_OFFSET (HdInterview, visit_place), 0, TRUE },
  { "visit_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdInterview, visit_at), 0, TRUE },
  { "visit_end", HD_FIELD_TIME, G_STRUCT_OFFSET (HdInterview, visit_end), 0, TRUE },
  { "visit_ready", HD_FIELD_TIME, G_STRUCT_OFFSET (HdInterview, visit_ready), 0, TRUE },
  { "visit_done", HD_FIELD_TIME, G_STRUCT_OFFSET (HdInterview, visit_done), 0, TRUE },
  { "visit_out", HD_FIELD_INT, G_STRUCT_OFFSET (HdInterview, visit_out), 0, TRUE },
  { "visit_back", HD_FIELD_INT, G_STRUCT_OFFSET (HdInterview, visit_back), 0, TRUE },
  { "visit_with", HD_FIELD_ID, G_STRUCT_OFFSET (HdInterview, visit_with), 0, TRUE },
};

static void
hd_interview_class_init (HdInterviewClass *klass)
{
  hd_record_class_install (HD_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
hd_interview_init (HdInterview *self)
{
}

HdInterview *
hd_interview_new (void)
{
  return g_object_new (HD_TYPE_INTERVIEW, NULL);
}

/**
 * hd_interview_round_after:
 * @self: one of those that are known
 * @application: whose next round is looked for
 * @round: it, as far as is known by now: 1 at first
 *
 * One that is cancelled was no round.
 *
 * Returns: @round, or the one after @self, where that is later
 */
int
hd_interview_round_after (HdInterview *self, gint64 application, int round)
{
  if (self->application != application || strcmp (self->state, "cancelled") == 0)
    return round;
  return MAX (round, MIN (self->round, HD_INTERVIEW_MAX_ROUND - 1) + 1);
}
