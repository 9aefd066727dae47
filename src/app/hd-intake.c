/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-intake.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-words.h"

#define MINUTE 60
#define DAY 86400

/* Nobody is seen before the one, or from the other on, in seconds of a day. */
#define MORNING (6 * 60 * MINUTE)
#define NIGHT (22 * 60 * MINUTE)

/**
 * hd_intake_has_next:
 *
 * Whether there is a time to go by: of what repeats, when it is next.
 */
gboolean
hd_intake_has_next (const HdInvitation *invitation)
{
  return !invitation->recurring || invitation->next_utc != HD_INSTANT_NONE ||
         invitation->next_day != HD_DATE_NONE;
}

/**
 * hd_intake_stands_for_moved:
 *
 * Whether the next time of a series is one that another event of its file moves: that one says when
 * it ends, where it is and what it is about.
 */
gboolean
hd_intake_stands_for_moved (const HdInvitation *invitation)
{
  return invitation->recurring && invitation->recurrence_id == NULL &&
         (invitation->occurrence_utc != HD_INSTANT_NONE ||
          invitation->occurrence_day != HD_DATE_NONE);
}

static HdWall
wall_after (HdWall wall, gint64 seconds)
{
  gint64 local = (gint64) wall.date * DAY + wall.second + seconds;
  gint64 date = local / DAY - (local % DAY < 0);

  return (HdWall){ (HdDate) date, (int) (local - date * DAY) };
}

static gboolean
is_within_years (HdWall wall)
{
  return wall.date >= HD_DATE_MIN && wall.date <= HD_DATE_MAX;
}

/* The last ones of a series can lie in a year that cannot be written, or end there. */
static void
stay_within_years (HdInvitation *invitation)
{
  if (invitation->start.date != HD_DATE_NONE && !is_within_years (invitation->start))
    {
      invitation->start.date = invitation->end.date = HD_DATE_NONE;
      invitation->start_utc = invitation->end_utc = HD_INSTANT_NONE;
    }
  if (invitation->end.date != HD_DATE_NONE && !is_within_years (invitation->end))
    {
      invitation->end.date = HD_DATE_NONE;
      invitation->end_utc = HD_INSTANT_NONE;
    }
}

/**
 * hd_intake_take_next:
 *
 * Gives an event that repeats the time at which it is next: the first one may be long past. When
 * that is not known it has no time.
 */
void
hd_intake_take_next (HdInvitation *invitation, GTimeZone *home)
{
  gboolean ends = hd_invitation_has_end (invitation);

  if (!hd_intake_has_next (invitation))
    {
      invitation->start.date = invitation->end.date = HD_DATE_NONE;
      invitation->start_utc = invitation->end_utc = HD_INSTANT_NONE;
    }
  else if (invitation->recurring && invitation->all_day)
    {
      if (ends)
        invitation->end.date += invitation->next_day - invitation->start.date;
      invitation->start.date = invitation->next_day;
    }
  else if (invitation->recurring && invitation->start_utc != HD_INSTANT_NONE)
    {
      gint64 shift = invitation->next_utc - invitation->start_utc;
      g_autoptr (GTimeZone) zone =
        invitation->zone != NULL ? hd_zone_load (invitation->zone) : g_time_zone_ref (home);

      /* A zone that only its file knows has no name by which it could be loaded. */
      invitation->start = zone != NULL ? hd_zone_to_wall (zone, invitation->next_utc)
                                       : wall_after (invitation->start, shift);
      invitation->start_utc = invitation->next_utc;
      if (ends && invitation->end_utc != HD_INSTANT_NONE)
        {
          invitation->end_utc += shift;
          invitation->end = zone != NULL ? hd_zone_to_wall (zone, invitation->end_utc)
                                         : wall_after (invitation->end, shift);
        }
    }
  stay_within_years (invitation);
}

/**
 * hd_intake_at_home:
 * @wall: the start or the end of an invitation, as it is written
 * @instant: the same as an instant; %HD_INSTANT_NONE when that is not known
 *
 * Returns: what a clock at home shows then
 */
HdWall
hd_intake_at_home (HdWall wall, gint64 instant, GTimeZone *home)
{
  return instant != HD_INSTANT_NONE ? hd_zone_to_wall (home, instant) : wall;
}

/**
 * hd_intake_is_settled:
 *
 * Whether one reading is likely enough to be taken unless somebody says otherwise: "at 3" by day,
 * which nobody says of an appointment at night.
 */
gboolean
hd_intake_is_settled (const HdQuestion *question)
{
  HdWall day, night;

  if (strcmp (question->field, "start") != 0 || question->choices->len != 2 ||
      !hd_wall_parse (question->choices->pdata[0], &day) ||
      !hd_wall_parse (question->choices->pdata[1], &night) || day.date != night.date)
    return FALSE;
  return day.second >= MORNING && day.second < NIGHT &&
         (night.second < MORNING || night.second >= NIGHT);
}

static gboolean
asks (const HdInvitation *invitation, gboolean end)
{
  for (guint i = 0; invitation->questions != NULL && i < invitation->questions->len; i++)
    {
      const HdQuestion *question = g_ptr_array_index (invitation->questions, i);

      if (!hd_intake_is_settled (question) && (end || strcmp (question->field, "end") != 0))
        return TRUE;
    }
  return FALSE;
}

/**
 * hd_intake_ready:
 *
 * Whether nothing is left to ask: a day is known, and a time with its end unless it is a whole
 * day, and the zone it is meant in. What was called off needs no absence.
 */
gboolean
hd_intake_ready (const HdInvitation *invitation)
{
  return hd_invitation_has_start (invitation) && invitation->zone_known &&
         !hd_invitation_is_cancelled (invitation) && !asks (invitation, TRUE) &&
         (invitation->all_day || hd_invitation_has_end (invitation));
}

/**
 * hd_intake_is_open:
 *
 * Whether it is open which time is meant. Until when it lasts may stay open.
 */
gboolean
hd_intake_is_open (const HdInvitation *invitation)
{
  return (!invitation->all_day && !invitation->zone_known) || asks (invitation, FALSE);
}

/**
 * hd_intake_title:
 *
 * Returns: (transfer full): the day in full, as a calendar at home shows it
 */
char *
hd_intake_title (const HdInvitation *invitation, GTimeZone *home)
{
  if (!hd_invitation_has_start (invitation))
    return g_strdup (_ ("Which day?"));

  return hd_words_date_long (
    hd_intake_at_home (invitation->start, invitation->start_utc, home).date);
}

static char *
span_words (HdWall start, HdWall end, gboolean has_end)
{
  if (!has_end)
    return hd_time_format (start.second / MINUTE);
  return hd_words_span (start.second / MINUTE, end.second / MINUTE);
}

/**
 * hd_intake_span:
 * @facts: of the absence
 *
 * Returns: (transfer full) (nullable): the time as a clock at home shows it, and nothing of where
 *   it is meant; %NULL when @facts are of another time by now
 */
char *
hd_intake_span (const HdInvitation *invitation, GTimeZone *home, const HdRequestFacts *facts)
{
  g_return_val_if_fail (invitation != NULL, NULL);
  g_return_val_if_fail (facts != NULL, NULL);

  if (!hd_invitation_has_start (invitation) || invitation->all_day)
    return NULL;

  HdWall start = hd_intake_at_home (invitation->start, invitation->start_utc, home);
  HdWall end = hd_intake_at_home (invitation->end, invitation->end_utc, home);

  gboolean ends = hd_invitation_has_end (invitation);
  int from = start.second / MINUTE;
  int to = ends && end.date == start.date ? end.second / MINUTE : from;

  if (start.date != facts->date ||
      (facts->window.to != 0 && (from < facts->window.from || to > facts->window.to)))
    return NULL;
  return span_words (start, end, ends);
}

/* Whole days that end on another one than they begin on: the last of them, in full. */
static char *
whole_days_words (const HdInvitation *invitation)
{
  HdDate last = invitation->end.date - 1;

  if (!hd_invitation_has_end (invitation) || last <= invitation->start.date)
    return g_strdup (_ ("the whole day"));

  g_autofree char *words = hd_words_date_long (last);

  /* Translators: %s is a date in full, as “Saturday, 5 December 2026” */
  return g_strdup_printf (_ ("whole days until %s"), words);
}

/* What a clock there shows, with its weekday where it is another day than at home. */
static char *
there_words (const HdInvitation *invitation, HdDate here, const char *span)
{
  if (invitation->start.date == here)
    return g_strdup (span);

  g_autofree char *day = hd_words_weekday (hd_date_weekday (invitation->start.date));

  return g_strdup_printf ("%s %s", day, span);
}

/* Returns: (transfer full): the city whose clocks a zone goes by */
static char *
city_of (const char *zone)
{
  const char *slash = strrchr (zone, '/');

  return g_strdelimit (g_strdup (slash != NULL ? slash + 1 : zone), "_", ' ');
}

/**
 * hd_intake_subtitle:
 *
 * Returns: (transfer full): the time at home, the time where it was written when that is another
 *   zone, and the length
 */
char *
hd_intake_subtitle (const HdInvitation *invitation, GTimeZone *home)
{
  gboolean has_end = hd_invitation_has_end (invitation);

  if (!hd_invitation_has_start (invitation))
    return g_strdup ("");
  if (invitation->all_day)
    return whole_days_words (invitation);

  g_autofree char *there = span_words (invitation->start, invitation->end, has_end);

  if (!invitation->zone_known)
    return g_steal_pointer (&there);

  HdWall start = hd_intake_at_home (invitation->start, invitation->start_utc, home);
  HdWall end = hd_intake_at_home (invitation->end, invitation->end_utc, home);
  GString *text = g_string_new (NULL);
  g_autofree char *here = span_words (start, end, has_end);

  g_string_append (text, here);
  if (invitation->zone != NULL &&
      (strcmp (here, there) != 0 || start.date != invitation->start.date))
    {
      g_autofree char *then = there_words (invitation, start.date, there);
      g_autofree char *city = city_of (invitation->zone);

      /* Translators: the same time in another zone, as “08:00–09:30 in New York” */
      g_string_append_printf (text, _ (" · %s in %s"), then, city);
    }
  if (has_end)
    {
      g_autofree char *length = hd_words_amount (hd_invitation_minutes (invitation));

      g_string_append_printf (text, " · %s", length);
    }

  return g_string_free (text, FALSE);
}

/**
 * hd_intake_question:
 *
 * Returns: (transfer full): what to ask about @field
 */
char *
hd_intake_question (const char *field)
{
  static const struct
  {
    const char *field, *question;
  } questions[] = {
    { "date", N_ ("Which day is meant?") },
    { "start", N_ ("Which time is meant?") },
    { "end", N_ ("Until when?") },
    { "zone", N_ ("Whose time is it?") },
    { "location", N_ ("Is there a way to go?") },
    { HD_QUESTION_OFFERED, N_ ("Is this time offered to you?") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (strcmp (field, questions[i].field) == 0)
      return g_strdup (_ (questions[i].question));
  return g_strdup (_ ("What is meant?"));
}

/**
 * hd_intake_choice:
 *
 * Returns: (transfer full): one answer as a button says it
 */
char *
hd_intake_choice (const char *field, const char *choice, HdDate today)
{
  HdDate date;
  HdWall wall;

  if (strcmp (field, HD_QUESTION_OFFERED) == 0)
    return g_strdup (strcmp (choice, "no") == 0 ? _ ("No") : _ ("Yes"));
  if (hd_date_parse_iso (choice, &date))
    return hd_words_date (date, today);
  if (hd_wall_parse (choice, &wall))
    return hd_time_format (wall.second / MINUTE);
  if (strcmp (field, "zone") == 0)
    {
      const char *slash = strrchr (choice, '/');

      return g_strdelimit (g_strdup (slash != NULL ? slash + 1 : choice), "_", ' ');
    }
  return g_strdup (choice);
}

/* Whether the clocks at home say something else when @invitation begins. */
static gboolean
is_by_other_clocks (const HdInvitation *invitation, GTimeZone *home)
{
  HdWall start;

  if (invitation->all_day || !invitation->zone_known || invitation->zone == NULL ||
      !hd_invitation_has_start (invitation) || invitation->start_utc == HD_INSTANT_NONE)
    return FALSE;
  start = hd_intake_at_home (invitation->start, invitation->start_utc, home);
  return start.date != invitation->start.date || start.second != invitation->start.second;
}

/**
 * hd_intake_ask:
 * @invitation: whose question it is
 *
 * Returns: (transfer full): hd_intake_question(), with the place whose clocks the answers go by
 * when those are not the ones at home; or what is taken unless it is answered
 */
char *
hd_intake_ask (const HdInvitation *invitation, const HdQuestion *question, GTimeZone *home)
{
  g_autofree char *time = NULL;

  if (strcmp (question->field, "end") == 0 && is_by_other_clocks (invitation, home))
    {
      g_autofree char *city = city_of (invitation->zone);

      /* Translators: %s is a city; the answers are times there */
      return g_strdup_printf (_ ("Until when, in %s?"), city);
    }
  if (!hd_intake_is_settled (question))
    return hd_intake_question (question->field);

  time = hd_intake_choice (question->field, question->choices->pdata[0], HD_DATE_NONE);
  /* Translators: %s is a time such as “15:00” */
  return g_strdup_printf (_ ("Taken as %s. Is another time meant?"), time);
}

/**
 * hd_intake_apply:
 * @travel_minutes: the way there, and the same back
 * @preparation_minutes: what is needed there before it begins
 * @needed: (out): the time that is needed on that day, travel included; `to` = 0: all of it
 *
 * Puts the day into @facts, and the time when it is a part of one day.
 *
 * Returns: %FALSE when hd_intake_ready() says that something is still to be asked
 */
gboolean
hd_intake_apply (const HdInvitation *invitation,
                 GTimeZone *home,
                 int travel_minutes,
                 int preparation_minutes,
                 HdRequestFacts *facts,
                 HdSpan *needed)
{
  if (!hd_intake_ready (invitation))
    return FALSE;

  *needed = (HdSpan){ 0, 0 };
  facts->window = *needed;
  facts->back = -1;
  facts->until_date = HD_DATE_NONE;

  if (invitation->all_day)
    {
      facts->date = invitation->start.date;
      if (invitation->end.date != HD_DATE_NONE && invitation->end.date - 1 > invitation->start.date)
        facts->until_date = invitation->end.date - 1;
      return TRUE;
    }

  HdWall start = hd_intake_at_home (invitation->start, invitation->start_utc, home);
  HdWall end = hd_intake_at_home (invitation->end, invitation->end_utc, home);

  facts->date = start.date;
  if (end.date > start.date + 1 || (end.date == start.date + 1 && end.second > 0))
    {
      facts->until_date = end.date;
      return TRUE;
    }

  int to = end.date > start.date ? HD_DAY_MINUTES : (end.second + MINUTE - 1) / MINUTE;

  needed->from = MAX (0, start.second / MINUTE - travel_minutes - preparation_minutes);
  needed->to = MIN (HD_DAY_MINUTES, to + travel_minutes + HD_INTAKE_SETTLING);
  facts->window = *needed;
  return TRUE;
}
