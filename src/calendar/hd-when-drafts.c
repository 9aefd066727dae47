/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-when-dates.h"

/* So many tokens before and behind a date it is still what the half day is of. */
#define HALF_DAY_REACH 5

/* Makes an event of a time and its date, with the questions that stay open. */

void
hd_when_set_seconds (HdWall *wall, HdDate date, int minutes)
{
  wall->date = date + minutes / 1440;
  wall->second = minutes % 1440 * 60;
}

void
hd_when_cover (HdInvitation *event, const HdJoin *j, int item)
{
  int start = (int) j->r->t[j->items[item].first].start;
  int end = (int) j->r->t[j->items[item].end - 1].end;

  if (event->source_start < 0 || start < event->source_start)
    event->source_start = start;
  if (end > event->source_end)
    event->source_end = end;
}

static void
ask_date (HdInvitation *event, const HdDate *dates, guint n)
{
  HdQuestion *question;

  if (n < 2)
    return;
  question = hd_invitation_ask (event, "date");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = hd_date_format_iso (dates[i]);

      hd_question_add (question, text);
    }
}

static void
ask_time (HdInvitation *event, const char *field, HdDate date, int minutes)
{
  HdWall wall;
  g_autofree char *text = NULL;

  hd_when_set_seconds (&wall, date, minutes);
  text = hd_wall_format (wall);
  hd_question_add (hd_invitation_ask (event, field), text);
}

static void
ask_start (HdInvitation *event, HdDate date, int minutes)
{
  ask_time (event, "start", date, minutes);
}

/* "from 3 pm on", "ab 15 Uhr", "à partir de 15h", "a partir de las 15": some time from then on. */
static gboolean
is_open (const HdJoin *j, int time)
{
  static const char *const words[] = { "ab", "partir", "desde", "from", "onwards", NULL };
  static const char *const between[] = { "de", "las", "la", "des", "d", NULL };
  const HdReading *r = j->r;
  const HdItem *item = &j->items[time];
  guint from = item->first - MIN (item->first, 3);

  if (item->time.has_end || item->time.start.vague || item->time.start.midnight)
    return FALSE;
  for (guint k = item->first; k > from; k--)
    {
      if (hd_when_says_one (r, k - 1, words))
        return TRUE;
      /* "a partir de las 15", and no "a week from today at noon" */
      if (!hd_when_says_one (r, k - 1, between))
        break;
    }
  return hd_when_says_one (r, item->first, words) || hd_when_says (r, item->end, "onwards");
}

/* A start that is answered moves the end along, so the end is asked about by itself only where the
 * readings are not equally long. */
static void
ask_options (HdInvitation *event, HdDate date, const int starts[4], const int ends[4], guint n)
{
  gboolean starts_differ = FALSE, lengths_differ = FALSE;

  for (guint i = 1; i < n; i++)
    {
      starts_differ |= starts[i] != starts[0];
      lengths_differ |= ends[0] >= 0 && ends[i] - starts[i] != ends[0] - starts[0];
    }
  for (guint i = 0; i < n && starts_differ; i++)
    ask_start (event, date, starts[i]);
  for (guint i = 0; i < n && lengths_differ; i++)
    ask_time (event, "end", date, ends[i]);
}

void
hd_when_add_timed (HdJoin *j, int time, int date, const HdDateItem *on)
{
  const HdTimeItem *t = &j->items[time].time;
  HdDraftEvent draft = { .event = hd_invitation_new (),
                         .time = time,
                         .date = date,
                         .again = j->again };
  HdInvitation *event = draft.event;
  int starts[4], ends[4];
  guint n = hd_when_options (j->r, t, on->part, starts, ends);

  hd_when_set_seconds (&event->start, on->dates[0], starts[0]);
  if (ends[0] >= 0)
    hd_when_set_seconds (&event->end, on->dates[0], ends[0]);
  ask_date (event, on->dates, on->n_dates);
  ask_options (event, on->dates[0], starts, ends, n);
  draft.open = n == 1 && is_open (j, time);
  if (t->may_go && n == 1)
    for (int i = 0; i < 2; i++)
      {
        int later = i * (ends[0] - starts[0]);

        ask_start (event, on->dates[0], starts[0] + later);
        if (ends[0] + later < 24 * 60)
          ask_time (event, "end", on->dates[0], ends[0] + later);
      }
  if (on->or_hour != 0 && n == 1 && ends[0] < 0)
    {
      ask_start (event, on->dates[0], starts[0]);
      ask_start (event, on->dates[0], on->or_hour * 60);
    }
  if (t->start.midnight && !t->has_end)
    {
      HdDate both[] = { on->dates[0], on->dates[0] + 1 };

      ask_date (event, both, 2);
    }
  if (t->start.vague && !t->has_end)
    for (int m = 0; m <= 60; m += 30)
      ask_start (event, on->dates[0], 720 + m);

  hd_when_cover (event, j, time);
  if (date >= 0 && hd_when_line_of (j, date) == hd_when_line_of (j, time))
    hd_when_cover (event, j, date);
  draft.line = hd_when_line_of (j, time);
  g_array_append_val (j->drafts, draft);
}

static gboolean
names_length (const HdJoin *j)
{
  for (guint i = 0; i < j->n; i++)
    if (j->items[i].kind == ITEM_LENGTH && j->items[i].length.use == LENGTH_EVENT &&
        j->items[i].length.minutes < 240)
      return TRUE;
  return FALSE;
}

/* "half day Friday", "half a day", "einen halben Tag", "demi-journée": which half is to be asked.
 * "Medio día" is noon, and "I work half days" tells of others. */
static gboolean
says_half_day (const HdJoin *j, int date)
{
  static const char *const days[] = { "day", "tag", "journee", "jornada", NULL };
  static const char *const between[] = { "a", "an", "de", "of", NULL };
  const HdItem *d = &j->items[date];
  guint end = MIN (d->end + HALF_DAY_REACH, j->r->n);

  for (guint i = d->first - MIN (d->first, HALF_DAY_REACH); i < end; i++)
    {
      guint k = i + 1;

      if (!hd_when_is (&j->r->t[i], W_HALF, NULL) && !hd_when_says (j->r, i, "halber"))
        continue;
      while (k < end &&
             (hd_when_says_one (j->r, k, between) || hd_when_is_punct (&j->r->t[k], '-')))
        k++;
      if (k < end && hd_when_says_one (j->r, k, days))
        return TRUE;
    }
  return FALSE;
}

/* "Wednesday before noon", "Tuesday, back at 4 pm": minutes of the day until which something lasts
 * on a day, 0: that is not said. */
static int
until_when (const HdJoin *j, int date, HdInvitation *event)
{
  guint time = (guint) date + 1;
  int starts[4], ends[4];

  /* Over hours that are told of: "registration opens at 8:45 and the day finishes at 4" */
  while (time + 1 < j->n && time < (guint) date + 4 && !j->items[time].until &&
         (j->items[time].dropped || j->items[time].kind == ITEM_PLACE))
    time++;

  /* "back at 4 on Thursday" */
  if ((time >= j->n || !j->items[time].until) && date > 0)
    time = (guint) date - 1;
  if (time >= j->n || j->items[time].kind != ITEM_TIME || !j->items[time].until ||
      hd_when_line_of (j, (int) time) != hd_when_line_of (j, date))
    return 0;
  hd_when_options (j->r, &j->items[time].time, PART_NONE, starts, ends);
  hd_when_cover (event, j, (int) time);
  return starts[0];
}

void
hd_when_add_all_day (HdJoin *j, int date)
{
  const HdDateItem *d = &j->items[date].date;
  HdDraftEvent draft = { .event = hd_invitation_new (), .time = -1, .date = date, .again = -1 };
  HdInvitation *event = draft.event;
  int until = until_when (j, date, event);

  event->all_day = TRUE;
  event->start.date = d->dates[0];
  /* A run that goes backwards is of a move only. */
  event->end.date =
    (d->last_day != HD_DATE_NONE ? MAX (d->last_day, d->dates[0]) : d->dates[0]) + 1;
  ask_date (event, d->dates, d->n_dates);
  if (!d->all_day && (d->part != PART_NONE || until > 8 * 60))
    {
      static const int from[] = { 8, 8, 12, 13, 17, 20 }, to[] = { 23, 11, 13, 16, 20, 22 };
      gboolean ends = until > from[d->part] * 60;

      for (int hour = from[d->part]; hour <= to[d->part] && (!ends || hour * 60 < until); hour++)
        ask_start (event, d->dates[0], hour * 60);
      if (ends)
        ask_time (event, "end", d->dates[0], until);
    }
  else if (!d->all_day && d->last_day == HD_DATE_NONE &&
           (d->hence || names_length (j) || says_half_day (j, date)))
    /* What takes half an hour, or half a day, is no whole day. */
    for (int hour = 8; hour <= 18; hour++)
      ask_start (event, d->dates[0], hour * 60);
  else if (!d->all_day && d->last_day == HD_DATE_NONE)
    hd_invitation_warn (event, _ ("no time of day is given: read as the whole day"));
  hd_when_cover (event, j, date);
  draft.line = hd_when_line_of (j, date);
  g_array_append_val (j->drafts, draft);
}

/* "any day next week between 2 and 5pm, but not on Wednesday": which of its days? */
static void
days_of_week (const HdJoin *j, HdDateItem *near)
{
  HdDate monday = j->r->week.monday;
  guint n = 0;

  if (monday == HD_DATE_NONE)
    return;
  for (HdDate day = monday; day < monday + 5; day++)
    {
      gboolean refused = day < j->r->context->today;

      for (guint i = 0; i < j->n && !refused; i++)
        refused = j->items[i].kind == ITEM_DATE && j->items[i].dropped &&
                  j->items[i].date.n_dates > 0 && j->items[i].date.dates[0] == day;
      if (!refused)
        near->dates[n++] = day;
    }
  if (n > 0)
    near->n_dates = n;
}

static gboolean
is_dropped_hour (const HdJoin *j, int i)
{
  return i >= 0 && i < (int) j->n && j->items[i].kind == ITEM_TIME && j->items[i].dropped;
}

/* "The committee meets on 14 December; you are on at 11:20": the day that was only told of is
 * likely the one of the time behind it. */
static gboolean
day_told (const HdJoin *j, int time, HdDateItem *near)
{
  const HdReading *r = j->r;

  for (int i = time - 1; i >= 0 && time - i < 4; i--)
    {
      const HdItem *item = &j->items[i];

      /* Or the hour was refused with its day: "Friday at 2 won't work: would 3 do?" */
      gboolean refused = item->kind == ITEM_DATE && item->dropped && !item->off &&
                         (is_dropped_hour (j, i + 1) || is_dropped_hour (j, i - 1));

      if (item->kind != ITEM_DATE || !(item->context || refused) || item->date.n_dates == 0 ||
          item->date.dates[0] < r->context->today || j->items[time].first - item->end > 30 ||
          r->lines[hd_when_line_of (j, i)].paragraph !=
            r->lines[hd_when_line_of (j, time)].paragraph)
        continue;
      HdDateItem told = item->date;

      for (guint k = 0; k < near->n_dates; k++)
        hd_when_add_date (&told, near->dates[k]);
      near->n_dates = told.n_dates;
      memcpy (near->dates, told.dates, sizeof near->dates);
      return TRUE;
    }
  return FALSE;
}

/* Makes events of the times that wait for a day, where one was told or refused before them, and
 * leaves the others: "4pm tomorrow won't work, would 5:15pm? If not then Wednesday 8:30am". */
void
hd_when_take_told (HdJoin *j)
{
  HdDate today = j->r->context->today;

  for (guint w = 0; w < j->n_waiting; w++)
    {
      HdDateItem near = { .dates = { today, today + 1 }, .n_dates = 2, .last_day = HD_DATE_NONE };

      if (day_told (j, j->waiting[w], &near))
        hd_when_add_timed (j, j->waiting[w], -1, &near);
    }
  j->n_waiting = 0;
}

/* "starts in 1 hour (2:00 PM - 2:45 PM)", "reunión en 30 min: …": whether it is today's. */
static gboolean
says_soon (const HdReading *r, guint at)
{
  for (guint k = at; k > 0 && at - k < 10 && r->t[k - 1].kind != T_BREAK; k--)
    {
      guint unit = k + 1;
      int value = 0;

      if (!hd_when_is (&r->t[k - 1], W_IN, NULL) ||
          !(r->t[k].kind == T_NUMBER || hd_when_is (&r->t[k], W_NUMBER, &value)))
        continue;
      value = r->t[k].kind == T_NUMBER ? r->t[k].value : value;
      if (unit < at && ((hd_when_is (&r->t[unit], W_MINUTE, NULL) && value <= 90) ||
                        (hd_when_is (&r->t[unit], W_HOUR, NULL) && value == 1)))
        return TRUE;
    }
  return FALSE;
}

/* The days on which a time may be that has none. */
void
hd_when_find_near_days (const HdJoin *j, int time, HdDateItem *near)
{
  HdDate today = j->r->context->today;

  *near = (HdDateItem){ .dates = { today, today + 1 }, .n_dates = 2, .last_day = HD_DATE_NONE };
  days_of_week (j, near);
  day_told (j, time, near);
  if (near->dates[0] == today && says_soon (j->r, j->items[time].first))
    near->n_dates = 1;
}
