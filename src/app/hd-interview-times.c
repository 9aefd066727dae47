/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-interview-times.h"

#include <string.h>

/*
 * From the wall time and the zone that an invitation names to instants, and from there to what
 * one needs of a day at home. The wall time and the zone are what is kept; instants follow from
 * them by base/'s one conversion, again whenever the rules of zones may have changed.
 */

#define MINUTE 60

/* The length of a meeting whose end nobody said. */
#define USUAL_MINUTES 60

/* What lasts longer is not looked at day by day. */
#define LOOKED_AT_DAYS 62

static GTimeZone *
zone_of (const char *name, GTimeZone *home)
{
  return *name == '\0' ? g_time_zone_ref (home) : hd_zone_load (name);
}

static gint64
instant_of (GTimeZone *zone, int day, int minute)
{
  HdWall wall = { day, MAX (minute, 0) * MINUTE };

  return day != HD_DATE_NONE && zone != NULL ? hd_zone_to_instant (zone, wall, NULL) : 0;
}

/* What repeats may last into a year that cannot be written, wherever it began. */
static gboolean
is_a_day (HdWall wall)
{
  return wall.date != HD_DATE_NONE && wall.date >= HD_DATE_MIN && wall.date <= HD_DATE_MAX;
}

/**
 * hd_interview_set_times:
 * @start: its date %HD_DATE_NONE, or none of the years 1 to 9999: the time is not known
 * @end: likewise: the end is not known
 * @zone: (nullable): %NULL: home
 *
 * Sets the wall time; hd_interview_derive() is due afterwards.
 */
void
hd_interview_set_times (HdInterview *interview, HdWall start, HdWall end, const char *zone)
{
  gboolean known = is_a_day (start);
  gboolean has_end = known && is_a_day (end);

  g_object_set (interview, "start-day", known ? start.date : HD_DATE_NONE, "start-minute",
                known ? start.second / MINUTE : -1, "end-day", has_end ? end.date : HD_DATE_NONE,
                "end-minute", has_end ? end.second / MINUTE : -1, "zone", zone != NULL ? zone : "",
                NULL);
}

/**
 * hd_interview_derive:
 *
 * Sets the instants after the wall time: 0 when it is not known, or its zone is not. A whole day
 * lasts from midnight to midnight at home.
 */
void
hd_interview_derive (HdInterview *interview, GTimeZone *home)
{
  g_autoptr (GTimeZone) zone =
    interview->all_day ? g_time_zone_ref (home) : zone_of (interview->zone, home);

  g_object_set (interview, "start-at",
                instant_of (zone, interview->start_day, interview->start_minute), "end-at",
                instant_of (zone, interview->end_day, interview->end_minute), NULL);
}

/* Returns: whether a day was offered without a time: it lasts from midnight to midnight */
gboolean
hd_offered_slot_is_days (HdOfferedSlot *slot)
{
  return slot->start_day != HD_DATE_NONE && slot->start_minute <= 0 && slot->end_minute <= 0 &&
         slot->end_day > slot->start_day;
}

/* hd_interview_derive() for a time that was offered. */
void
hd_offered_slot_derive (HdOfferedSlot *slot, GTimeZone *home)
{
  g_autoptr (GTimeZone) zone =
    hd_offered_slot_is_days (slot) ? g_time_zone_ref (home) : zone_of (slot->zone, home);

  g_object_set (slot, "start-at", instant_of (zone, slot->start_day, slot->start_minute), "end-at",
                instant_of (zone, slot->end_day, slot->end_minute), NULL);
}

/* Lets @interview last for @length seconds from its start on. */
void
hd_interview_set_length (HdInterview *interview, gint64 length)
{
  int end = interview->start_minute + (int) (length / 60);

  g_object_set (interview, "end-day", interview->start_day + end / HD_DAY_MINUTES, "end-minute",
                end % HD_DAY_MINUTES, "end-at", interview->start_at + length, NULL);
}

/* Returns: for how many seconds it is to last; 0: that is not known */
static gint64
length_of (HdInterview *interview)
{
  return interview->all_day || interview->start_at == 0
           ? 0
           : MAX (interview->end_at - interview->start_at, 0);
}

/**
 * hd_interview_set_slot:
 *
 * Sets the time to one that was offered, with the instants that follow from it. Who asks for
 * another time often says no end: it lasts as long as it was to.
 */
void
hd_interview_set_slot (HdInterview *interview, HdOfferedSlot *slot)
{
  gint64 length = length_of (interview);

  g_object_set (interview, "start-day", slot->start_day, "start-minute", slot->start_minute,
                "end-day", slot->end_day, "end-minute", slot->end_minute, "all-day",
                hd_offered_slot_is_days (slot), "zone", slot->zone, "start-at", slot->start_at,
                "end-at", slot->end_at, NULL);
  if (slot->start_at != 0 && slot->end_at == 0 && length > 0)
    hd_interview_set_length (interview, length);
}

/* Whether @slot was chosen for @interview, and that is not confirmed yet. */
gboolean
hd_interview_is_proposed_for (HdInterview *interview, HdOfferedSlot *slot)
{
  return slot->interview == hd_record_get_id (HD_RECORD (interview)) &&
         strcmp (interview->state, "proposed") == 0 && interview->start_day == slot->start_day &&
         interview->start_minute == slot->start_minute &&
         (slot->end_at == 0 || interview->end_at == slot->end_at);
}

gboolean
hd_interview_has_time (HdInterview *interview)
{
  return interview->start_at != 0;
}

/* Whether nothing speaks against its coming about, so that leave is needed for it. */
gboolean
hd_interview_is_to_be (HdInterview *interview)
{
  return strcmp (interview->state, "cancelled") != 0 && strcmp (interview->stage, "closed") != 0;
}

/* Whether it has a time that both sides go by, so that another one is only asked for. What moved is
 * at the time that it moved to. */
gboolean
hd_interview_is_agreed (HdInterview *interview)
{
  return hd_interview_has_time (interview) &&
         (strcmp (interview->state, "confirmed") == 0 ||
          strcmp (interview->state, "proposed") == 0 || strcmp (interview->state, "moved") == 0);
}

/* Whether @slot is a day only, and @interview is agreed for an hour: at that day it would lose the
 * hour, and how long it lasts. */
gboolean
hd_offered_slot_lacks_hour (HdOfferedSlot *slot, HdInterview *interview)
{
  return hd_offered_slot_is_days (slot) && hd_interview_is_agreed (interview) &&
         !interview->all_day;
}

/* Returns: the minutes that one needs before it begins */
int
hd_interview_minutes_before (HdInterview *interview)
{
  return interview->prep + interview->travel_out;
}

static int
minutes_after (HdInterview *interview)
{
  return interview->travel_back + interview->settle;
}

static gint64
moment_of (GTimeZone *home, gint64 instant)
{
  HdWall wall = hd_zone_to_wall (home, instant);

  return HD_MOMENT (wall.date, wall.second / MINUTE);
}

/* The stretch on the wall at home between two instants, with so many minutes around it. An end
 * that is not known is taken to come after an hour. */
static HdStretch
stretch_of (GTimeZone *home, gint64 start, gint64 end, int before, int after)
{
  if (end <= start)
    end = start + (gint64) USUAL_MINUTES * MINUTE;
  /* A meeting that ends within a minute takes it. */
  return (HdStretch){ moment_of (home, start - (gint64) before * MINUTE),
                      moment_of (home, end + (gint64) after * MINUTE + MINUTE - 1) };
}

/**
 * hd_offered_slot_busy:
 * @interview: (nullable): what it is offered for, with the ways and the time around it
 * @busy: (out): from when until when one would be away from work, on the wall at home
 *
 * hd_interview_busy() for a time that was offered. Without an end it lasts as long as @interview.
 *
 * Returns: %FALSE when the time is not known
 */
gboolean
hd_offered_slot_busy (HdOfferedSlot *slot, HdInterview *interview, GTimeZone *home, HdStretch *busy)
{
  int before = interview != NULL ? hd_interview_minutes_before (interview) : 0;
  int after = interview != NULL ? minutes_after (interview) : 0;
  gint64 end = slot->end_at;

  if (slot->start_at == 0)
    return FALSE;
  if (hd_offered_slot_is_days (slot))
    {
      *busy = (HdStretch){ HD_MOMENT (slot->start_day, 0), HD_MOMENT (slot->end_day, 0) };
      return TRUE;
    }
  if (end == 0 && interview != NULL)
    end = slot->start_at + length_of (interview);
  *busy = stretch_of (home, slot->start_at, end, before, after);
  return TRUE;
}

/* Whether others are of one visit with it, on the day on which it is. */
gboolean
hd_interview_is_visit (HdInterview *interview, GTimeZone *home)
{
  return interview->visit_others > 0 && interview->visit_at != 0 &&
         hd_interview_has_time (interview) && !interview->all_day &&
         hd_zone_to_wall (home, interview->visit_at).date ==
           hd_zone_to_wall (home, interview->start_at).date;
}

/* Whether one has a way to go for it, or for its visit. */
gboolean
hd_interview_has_way (HdInterview *interview)
{
  return interview->travel_out > 0 || interview->travel_back > 0 || interview->visit_out > 0 ||
         interview->visit_back > 0;
}

/* One goes there once and comes back once, by the longest way that was said, and is away from when
 * the first is to be prepared for until all have settled. */
static HdStretch
visit_stretch (HdInterview *interview, GTimeZone *home)
{
  gint64 end = interview->end_at > interview->start_at
                 ? interview->end_at
                 : interview->start_at + (gint64) USUAL_MINUTES * MINUTE;
  gint64 ready = interview->start_at - (gint64) interview->prep * MINUTE;
  gint64 done = end + (gint64) interview->settle * MINUTE;

  return stretch_of (home, MIN (ready, interview->visit_ready), MAX (done, interview->visit_done),
                     MAX (interview->travel_out, interview->visit_out),
                     MAX (interview->travel_back, interview->visit_back));
}

/**
 * hd_interview_lead_minutes:
 *
 * Returns: how long before it begins one has to go, with its visit if that begins with it
 */
int
hd_interview_lead_minutes (HdInterview *interview)
{
  gint64 ready = interview->start_at - (gint64) interview->prep * MINUTE;

  if (interview->visit_others == 0)
    return hd_interview_minutes_before (interview);
  ready = MIN (ready, interview->visit_ready);
  return (int) ((interview->start_at - ready) / MINUTE) +
         MAX (interview->travel_out, interview->visit_out);
}

/**
 * hd_interview_busy:
 * @busy: (out): from when until when one is away from work, on the wall at home
 *
 * What an interview needs of a day: itself, the ways and the time around it. The planner is given
 * this and nothing else. A whole day is needed whole; an end that is not known is taken to come
 * after an hour. What is part of a visit needs all of that.
 *
 * Returns: %FALSE when the time is not known
 */
gboolean
hd_interview_busy (HdInterview *interview, GTimeZone *home, HdStretch *busy)
{
  if (!hd_interview_has_time (interview))
    return FALSE;

  if (interview->all_day)
    {
      int last =
        interview->end_day > interview->start_day ? interview->end_day : interview->start_day + 1;

      *busy = (HdStretch){ HD_MOMENT (interview->start_day, 0), HD_MOMENT (last, 0) };
      return TRUE;
    }

  *busy = hd_interview_is_visit (interview, home)
            ? visit_stretch (interview, home)
            : stretch_of (home, interview->start_at, interview->end_at,
                          hd_interview_minutes_before (interview), minutes_after (interview));
  return TRUE;
}

/* Whether all that is worked in @busy lies in @absence. */
static gboolean
work_is_inside (const HdSchedule *schedule, HdStretch busy, HdStretch absence)
{
  for (HdDate day = hd_moment_date (busy.from); day <= hd_moment_date (busy.to - 1); day++)
    {
      g_autoptr (GArray) spans = hd_plan_work_spans (schedule, NULL, day);

      for (guint i = 0; i < spans->len; i++)
        {
          const HdStretch *span = &g_array_index (spans, HdStretch, i);
          gint64 start = MAX (span->from, busy.from);
          gint64 end = MIN (span->to, busy.to);

          if (start < end && (start < absence.from || end > absence.to))
            return FALSE;
        }
    }
  return TRUE;
}

/* The time of the absence that is linked, as what hd_interview_busy() says. */
static HdStretch
absence_stretch (HdInterview *interview)
{
  return (HdStretch){ HD_MOMENT (interview->absence_first, MAX (interview->absence_from, 0)),
                      HD_MOMENT (interview->absence_last, interview->absence_to >= 0
                                                            ? interview->absence_to
                                                            : HD_DAY_MINUTES) };
}

/**
 * hd_interview_meets_absence:
 *
 * Whether the absence that is linked is at the time of the interview, if only for a part of it.
 */
gboolean
hd_interview_meets_absence (HdInterview *interview, GTimeZone *home)
{
  HdStretch busy, absence;

  if (interview->absence_first == HD_DATE_NONE || !hd_interview_busy (interview, home, &busy))
    return FALSE;
  absence = absence_stretch (interview);
  return absence.from < busy.to && busy.from < absence.to;
}

/**
 * hd_interview_is_covered:
 * @schedule: (nullable): when one works; %NULL: at all times
 *
 * Whether the absence that is linked holds all the work that the interview takes one from, as far
 * as the times say. Whether it was granted is its state.
 */
gboolean
hd_interview_is_covered (HdInterview *interview, const HdSchedule *schedule, GTimeZone *home)
{
  HdStretch busy, absence;

  if (interview->absence_state[0] == '\0' || interview->absence_first == HD_DATE_NONE ||
      !hd_interview_busy (interview, home, &busy))
    return FALSE;

  absence = absence_stretch (interview);
  if (schedule == NULL || busy.to - busy.from > (gint64) LOOKED_AT_DAYS * HD_DAY_MINUTES)
    return absence.from <= busy.from && busy.to <= absence.to;
  return work_is_inside (schedule, busy, absence);
}
