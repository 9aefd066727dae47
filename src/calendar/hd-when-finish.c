/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join.h"

#include <glib/gi18n.h>
#include <string.h>

/* Of a time that is open to the end a start within so many minutes is chosen, in such steps. */
#define OPEN_FOR 180
#define OPEN_STEP 30

/* So many events are looked at for the same one. */
#define NEAR_DRAFTS 20

/* A shorter visit is said to be so where its hour is said; elsewhere a few minutes are of a lift, a
 * queue or a walk. */
#define SHORTEST 15

/* A longer one is said to last so long, or in the sentence that says when. */
#define LONGEST 240

/* In so many tokens more is said than how long it takes. */
#define MANY_TOKENS 12

/* The offset that holds in a zone on a day at noon, and in its winter. */
int
hd_when_offset_on (GTimeZone *zone, HdDate date)
{
  return hd_zone_offset (zone, (gint64) date * 86400 + 43200);
}

static int
standard_offset (GTimeZone *zone, HdDate date)
{
  int january, july;

  int year = hd_date_year (date);
  january = hd_when_offset_on (zone, hd_date_new (year, 1, 15));
  july = hd_when_offset_on (zone, hd_date_new (year, 7, 15));
  return MIN (january, july);
}

static char *
fixed_name (int offset)
{
  int minutes = offset / 60;

  if (minutes == 0)
    return g_strdup ("UTC");
  if (minutes % 60 != 0)
    return g_strdup_printf ("UTC%c%02d:%02d", minutes < 0 ? '-' : '+', ABS (minutes) / 60,
                            ABS (minutes) % 60);
  return g_strdup_printf ("Etc/GMT%c%d", minutes < 0 ? '+' : '-', ABS (minutes) / 60);
}

void
hd_when_ask_zone (HdInvitation *event, const char *name)
{
  hd_question_add (hd_invitation_ask (event, "zone"), name);
  event->zone_known = FALSE;
}

/* "EST" in July, "CET" in summer: to the letter, or what the clocks there show? */
static gboolean
out_of_season (const HdZoneItem *item, GTimeZone *zone, HdDate date, int *offset)
{
  int standard = standard_offset (zone, date);

  if (!item->standard && !item->daylight)
    return FALSE;
  *offset = item->standard ? standard : standard + 3600;
  return hd_when_offset_on (zone, date) != *offset;
}

static void
set_zone (const HdReading *r, HdInvitation *event, const HdZoneItem *item)
{
  if (item->home)
    return;
  if (item->local)
    {
      hd_invitation_warn (event, _ ("local time, and it is not said where"));
      hd_when_ask_zone (event, g_time_zone_get_identifier (r->context->home));
      return;
    }
  if (item->fixed[0] != '\0')
    {
      event->zone = g_strdup (item->fixed);
      return;
    }
  if (item->unknown[0] != '\0')
    {
      event->zone = g_strdup (item->unknown);
      event->zone_known = FALSE;
      return;
    }
  if (item->n_zones == 0)
    return;

  if (item->n_zones > 1)
    {
      for (guint i = 0; i < item->n_zones; i++)
        hd_when_ask_zone (event, item->zones[i]);
      return;
    }

  g_autoptr (GTimeZone) zone = hd_zone_load (item->zones[0]);
  int offset;

  if (zone == NULL)
    {
      event->zone = g_strdup (item->zones[0]);
      event->zone_known = FALSE;
      return;
    }
  if (out_of_season (item, zone, event->start.date, &offset))
    {
      g_autofree char *fixed = fixed_name (offset);

      hd_when_ask_zone (event, item->zones[0]);
      hd_when_ask_zone (event, fixed);
      return;
    }
  if (item->place && hd_when_offset_on (zone, event->start.date) !=
                       hd_when_offset_on (r->context->home, event->start.date))
    {
      hd_when_ask_zone (event, item->zones[0]);
      hd_when_ask_zone (event, g_time_zone_get_identifier (r->context->home));
      return;
    }
  if (item->place)
    return;
  event->zone = g_strdup (item->gmt ? "UTC" : item->zones[0]);
}

static void
ask_end (HdInvitation *event, HdWall start, int minutes)
{
  HdWall wall = { .date = start.date + (start.second + minutes * 60) / 86400,
                  .second = (start.second + minutes * 60) % 86400 };
  g_autofree char *text = hd_wall_format (wall);

  hd_question_add (hd_invitation_ask (event, "end"), text);
}

static void
set_length (HdInvitation *event, const HdLengthItem *length)
{
  static const int usual[] = { 30, 45, 60, 90 };

  if (length == NULL)
    {
      if (!hd_invitation_has_end (event))
        for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
          ask_end (event, event->start, usual[i]);
      return;
    }
  /* 45 minutes between 14:00 and 18:00: which? */
  if (hd_invitation_has_end (event))
    {
      int range = hd_invitation_minutes (event);

      if (length->minutes < range)
        {
          ask_end (event, event->start, range);
          ask_end (event, event->start, length->minutes);
        }
      return;
    }

  int seconds = event->start.second + length->minutes * 60;

  event->end.date = event->start.date + seconds / 86400;
  event->end.second = seconds % 86400;
  if (length->most > length->minutes)
    {
      ask_end (event, event->start, length->most);
      ask_end (event, event->start, length->minutes);
    }
}

/* "9:00 Intro (15 min)", "9:15 Coding (60 min)": a visit lasts until its last part ends, and no
 * shorter. */
static void
set_length_of_visit (const HdReading *r, const HdDraftEvent *draft, int length)
{
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;
  int starts[4], ends[4];
  HdLengthItem all = { .most = 0 };

  hd_when_options (r, &items[draft->last].time, PART_NONE, starts, ends);
  if (length >= 0)
    all.minutes = starts[0] - draft->event->start.second / 60 + items[length].length.minutes;
  set_length (draft->event,
              length >= 0 && all.minutes > items[length].length.minutes ? &all : NULL);
}

/* Whether a day is past: by its year, or because without one it is of the last weeks or nearly a
 * year off, which nobody writes so. */
static gboolean
is_past (const HdReading *r, const HdDraftEvent *draft)
{
  HdDate today = r->context->today, day = draft->event->start.date;
  const HdDateItem *date =
    draft->date >= 0 ? &g_array_index (r->items, HdItem, draft->date).date : NULL;

  if (day < today && hd_invitation_question (draft->event, "date") == NULL)
    return TRUE;
  for (guint i = 0; date != NULL && i < date->n_dates; i++)
    if (date->dates[i] < today && date->dates[i] > today - 60 &&
        (day > today + 300 || day == date->dates[i]) && date->weekday == 0)
      return TRUE;
  return FALSE;
}

/* Where an event is: what is said of its time, of its day, of all. */
static HdPlace
place_of (const HdSpread *spread, const HdDraftEvent *draft)
{
  if (draft->time >= 0 && spread->place[draft->time] != HD_PLACE_UNKNOWN)
    return spread->place[draft->time];
  if (draft->date >= 0 && spread->place[draft->date] != HD_PLACE_UNKNOWN)
    return spread->place[draft->date];
  return spread->any_place;
}

/* "Wednesday stays, but at 10. So Wed 25 Nov, 10-11": the same hour of a weekday without a date and
 * of one with it is one event, on that date. */
static void
take_dated (const HdReading *r, GArray *drafts)
{
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;

  for (guint i = 0; i < drafts->len; i++)
    {
      const HdDraftEvent *bare = &g_array_index (drafts, HdDraftEvent, i);

      if (bare->time < 0 || bare->date < 0 || !items[bare->date].date.bare)
        continue;
      for (guint k = i > NEAR_DRAFTS ? i - NEAR_DRAFTS : 0; k < drafts->len && k < i + NEAR_DRAFTS;
           k++)
        {
          const HdDraftEvent *dated = &g_array_index (drafts, HdDraftEvent, k);
          HdInvitation *event = bare->event;
          HdQuestion *question;

          if (dated->time < 0 || dated->date < 0 || items[dated->date].date.n_dates != 1 ||
              items[dated->date].date.bare || items[dated->date].date.which_weekday != 0 ||
              dated->event->start.second != event->start.second ||
              hd_date_weekday (dated->event->start.date) != hd_date_weekday (event->start.date))
            continue;
          if (hd_invitation_has_end (event))
            event->end.date += dated->event->start.date - event->start.date;
          event->start.date = dated->event->start.date;
          question = hd_invitation_question (event, "date");
          if (question != NULL)
            g_ptr_array_remove (event->questions, question);
          break;
        }
    }
}

/* "ab 13 Uhr zwei Stunden": who says how long it lasts in one breath says when it begins. */
static gboolean
is_near (const HdItem *length, const HdItem *time)
{
  return length->first < time->first + 8 && time->first < length->end + 5;
}

/* "please allow ten minutes for the security of the house", "a ticket for up to four hours": how
 * long something else takes. */
static gboolean
is_in_passing (const HdReading *r, const HdItem *length, const HdItem *time)
{
  HdWhenSentence s;

  if (is_near (length, time) || length->length.lasts)
    return FALSE;
  s = hd_when_sentence (r, length->first, MANY_TOKENS);
  /* "Sat 21st at 1pm for the trial shift? 4 hours, paid." */
  if (length->length.minutes >= LONGEST)
    return length->first > s.from && (time->first < s.from || time->first >= s.to);
  if (length->length.minutes >= SHORTEST)
    return FALSE;
  return s.to - s.from > MANY_TOKENS;
}

/* "ab 15 Uhr": when from then on? */
static void
ask_from (HdInvitation *event)
{
  int start = event->start.second / 60;
  int last = MAX (MIN (start + OPEN_FOR, 18 * 60), start + OPEN_STEP);

  for (int minutes = start; minutes <= last; minutes += OPEN_STEP)
    {
      HdWall wall = { .date = event->start.date + minutes / 1440, .second = minutes % 1440 * 60 };
      g_autofree char *text = hd_wall_format (wall);

      hd_question_add (hd_invitation_ask (event, "start"), text);
    }
}

/**
 * hd_when_finish:
 * @drafts: (element-type HdDraftEvent): their events pass to @when or are freed
 * @cut: something was left out before, because there was too much
 *
 * Gives the events zones, lengths, places and instants, and drops what was said twice.
 */
void
hd_when_finish (HdReading *r, const HdSpread *spread, GArray *drafts, gboolean cut, HdWhen *when)
{
  static const char *const places[] = { NULL, "on site", "video", "phone" };
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;
  gboolean ahead = FALSE;

  take_dated (r, drafts);
  for (guint i = 0; i < drafts->len; i++)
    {
      HdDraftEvent *draft = &g_array_index (drafts, HdDraftEvent, i);
      HdInvitation *event = draft->event;
      int zone = -1, length = -1;

      if (draft->time >= 0)
        {
          zone = spread->zone[draft->time] >= 0 ? spread->zone[draft->time] : spread->any_zone;
          length =
            spread->length[draft->time] >= 0 ? spread->length[draft->time] : spread->any_length;
          if (draft->again >= 0 && spread->length[draft->again] >= 0)
            length = spread->length[draft->again];
          if (zone >= 0)
            {
              set_zone (r, event, &items[zone].zone);
              if (spread->zone[draft->time] == zone && r->t[items[zone].first].line == draft->line)
                event->source_end = MAX (event->source_end, (int) r->t[items[zone].end - 1].end);
            }
          if (draft->open && !hd_invitation_has_end (event) &&
              !(length >= 0 && is_near (&items[length], &items[draft->time])))
            ask_from (event);
          if (draft->last != 0 && !hd_invitation_has_end (event))
            set_length_of_visit (r, draft, spread->length[draft->last]);
          else
            set_length (event,
                        length >= 0 && !is_in_passing (r, &items[length], &items[draft->time])
                          ? &items[length].length
                          : NULL);
        }
      event->place = place_of (spread, draft);
      event->location = g_strdup (places[event->place]);
      hd_invitation_settle (event, r->context->home);
      hd_when_weigh_draft (r, draft);
      ahead |= event->start.date >= r->context->today && !is_past (r, draft);
    }

  for (guint i = 0; i < drafts->len; i++)
    {
      HdDraftEvent *draft = &g_array_index (drafts, HdDraftEvent, i);
      gboolean drop = FALSE;

      /* A past day beside coming ones is told of, not offered. */
      if (ahead && is_past (r, draft))
        drop = TRUE;
      for (guint k = i; k-- > 0 && !drop && i - k < 40;)
        {
          HdDraftEvent *other = &g_array_index (drafts, HdDraftEvent, k);

          drop = other->event != NULL && (hd_when_said_twice (r, spread, other, draft) ||
                                          hd_when_same_event (other, draft));
          /* Said again it may be offered. */
          if (drop && draft->weight > other->weight)
            {
              other->evidence = draft->evidence;
              other->weight = draft->weight;
            }
        }
      if (drop)
        g_clear_pointer (&draft->event, hd_invitation_free);
    }

  for (guint i = 0, last = G_MAXUINT; i < drafts->len; i++)
    {
      HdDraftEvent *draft = &g_array_index (drafts, HdDraftEvent, i);
      HdDraftEvent *before = last != G_MAXUINT ? &g_array_index (drafts, HdDraftEvent, last) : NULL;

      if (draft->event == NULL)
        continue;
      switch (before != NULL ? hd_when_find_frame (r, before, draft) : HD_NOT_WITHIN)
        {
        case HD_IS_FRAME:
          g_clear_pointer (&before->event, hd_invitation_free);
          last = i;
          break;
        case HD_HAS_PARTS:
          g_clear_pointer (&draft->event, hd_invitation_free);
          break;
        case HD_MAY_BE_PART:
          draft->doubted = TRUE;
          break;
        case HD_NOT_WITHIN:
          last = i;
        }
    }

  hd_when_judge_offers (r, drafts);
  for (guint i = 0; i < drafts->len; i++)
    {
      HdDraftEvent *draft = &g_array_index (drafts, HdDraftEvent, i);

      if (draft->event == NULL)
        continue;
      if (when->events->len < HD_WHEN_MAX_EVENTS)
        g_ptr_array_add (when->events, draft->event);
      else
        {
          hd_invitation_free (draft->event);
          cut = TRUE;
        }
    }
  if (cut)
    g_ptr_array_add (when->warnings, g_strdup (_ ("too many times: the others were left out")));
}
