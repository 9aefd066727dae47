/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-ics-event.h"
#include "hd-ics-range.h"

#include <glib/gi18n.h>
#include <string.h>

/* What looking at another event of the same name takes, in days of a rule. */
#define SIBLING_COST 4

/* What a single time (EXDATE, RDATE) takes, in days of a rule. */
#define SINGLE_COST 20

#define DAY_SECONDS 86400

/* The most that clocks are put on or back by, a day excepted. */
#define CHANGE_OF_CLOCKS ((gint64) 3 * 3600)

typedef struct
{
  GHashTable *instants; /* gint64 *, occurrences that do not take place as the rule says, or NULL */
  GHashTable *days;     /* or NULL: most series have neither */
} Exceptions;

static gboolean
excepted (const Exceptions *self, gint64 instant)
{
  return self->instants != NULL && g_hash_table_contains (self->instants, &instant);
}

static gboolean
excepted_day (const Exceptions *self, HdDate day)
{
  return self->days != NULL && g_hash_table_contains (self->days, GINT_TO_POINTER (day));
}

static void
except (Exceptions *self, gint64 instant, HdDate day)
{
  if (instant != HD_INSTANT_NONE)
    {
      gint64 *key = g_new (gint64, 1);

      if (self->instants == NULL)
        self->instants = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      *key = instant;
      g_hash_table_add (self->instants, key);
    }
  if (day != HD_DATE_NONE && self->days == NULL)
    self->days = g_hash_table_new (NULL, NULL);
  if (day != HD_DATE_NONE)
    g_hash_table_add (self->days, GINT_TO_POINTER (day));
}

/* EXDATE, and occurrences that an event of their own replaces.
 * Returns: whether all of them could be read */
static gboolean
find_exceptions (Exceptions *self, HdIcsEvent *event, const HdIcsTime *start, GPtrArray *events)
{
  const GArray *properties = event->component->properties;

  gboolean all = TRUE;

  *self = (Exceptions){ NULL };
  for (guint i = 0; i < properties->len; i++)
    {
      const HdIcsProperty *p = &g_array_index (properties, HdIcsProperty, i);

      if (strcmp (p->name, "EXDATE") != 0)
        continue;
      /* vCalendar 1.0 has a semicolon between two. */
      g_auto (GStrv) values = g_strsplit_set (p->value, ",;", 2000);
      for (guint v = 0; values[v] != NULL; v++)
        {
          HdIcsTime time;

          if (*g_strstrip (values[v]) == '\0')
            continue;
          if ((*event->calendar->budget -= SINGLE_COST) < 0 ||
              !hd_ics_read_value (event->calendar, p, values[v], &time))
            {
              all = FALSE;
              continue;
            }
          hd_ics_adopt_zone (event->calendar, &time, start);
          all = all && (time.date || time.instant != HD_INSTANT_NONE);
          except (self, time.instant, time.date ? time.wall.date : HD_DATE_NONE);
        }
    }
  for (guint i = 0; i < events->len; i++)
    {
      HdIcsEvent *other = g_ptr_array_index (events, i);

      if (other != event && other->event->recurrence_id != NULL &&
          g_strcmp0 (other->event->uid, event->event->uid) == 0)
        {
          except (self, other->overrides, other->override_day);
          all = all && (other->overrides != HD_INSTANT_NONE || other->override_day != HD_DATE_NONE);
        }
    }
  return all;
}

/* When an event begins; of a whole day the midnight at home, which only serves to find the next day
 * of a series. */
static gint64
begin_of (const HdIcsEvent *self)
{
  if (!self->event->all_day || !hd_invitation_has_start (self->event))
    return self->event->start_utc;
  return hd_zone_to_instant (self->calendar->context->home, (HdWall){ self->event->start.date, 0 },
                             NULL);
}

/* Makes @instant the next occurrence when it is nearer than the one known. */
static void
offer (HdInvitation *event, gint64 instant, gint64 from)
{
  if (instant >= from && (event->next_utc == HD_INSTANT_NONE || instant < event->next_utc))
    event->next_utc = instant;
}

static gboolean
over (const HdRecur *rule, HdIcsTime *start, HdWall wall, gint64 instant)
{
  gint64 local = (gint64) wall.date * 86400 + wall.second;

  if (rule->until.date == HD_DATE_NONE)
    return FALSE;
  if (rule->until_date)
    return wall.date > rule->until.date;
  if (rule->until_utc)
    return instant > (gint64) rule->until.date * 86400 + rule->until.second;
  return local > (gint64) rule->until.date * 86400 + rule->until.second;
}

/* Where a series is followed to, and what is known of it meanwhile. */
typedef struct
{
  HdIcsEvent *event;
  HdIcsTime *start;
  const HdRecur *rule;
  const Exceptions *exceptions;
  const GArray *ranges; /* of HdIcsRange */
  gint64 reach;         /* how far these move an occurrence */
  gint64 from;
  int n; /* how many occurrences were counted */
} Walk;

/* Makes what the event has at @instant the next occurrence, where others move it to; FALSE: where
 * that is cannot be told. */
static gboolean
offer_moved (HdInvitation *event, const GArray *ranges, gint64 instant, gint64 from)
{
  if (!hd_ics_ranges_move (ranges, &instant))
    return TRUE;
  if (instant == HD_INSTANT_NONE)
    return FALSE;
  offer (event, instant, from);
  return TRUE;
}

/* Takes one occurrence; FALSE: the walk ends with it. */
static gboolean
take (Walk *w, HdDate day, int second)
{
  const HdRecur *rule = w->rule;
  HdWall wall = { day, second };
  gint64 instant;

  w->n++;
  /* Long before is before in every zone: what is only counted needs no instant. */
  if (day < (w->from - w->reach) / 86400 - 2 &&
      (rule->until.date == HD_DATE_NONE || day < rule->until.date - 2) &&
      (rule->count == 0 || w->n < rule->count))
    return TRUE;
  instant = hd_ics_instant (w->event->calendar, w->start, wall);
  if ((rule->count > 0 && w->n > rule->count) || over (rule, w->start, wall, instant))
    return FALSE;
  if (instant < w->from - w->reach || excepted (w->exceptions, instant) ||
      excepted_day (w->exceptions, day))
    return TRUE;
  if (!offer_moved (w->event->event, w->ranges, instant, w->from))
    return FALSE;
  /* A later one can be moved before it. */
  return w->event->event->next_utc == HD_INSTANT_NONE ||
         instant < w->event->event->next_utc + w->reach;
}

/* The second of @day behind which there is something to look at, -1 for all of it. What was before
 * counts where the rule says how often. */
static int
begin_of_day (const Walk *w, HdDate day)
{
  const HdWall start = w->start->wall;
  gint64 after = day == start.date ? start.second : -1;

  if (w->rule->unit > 0 && w->rule->count == 0)
    {
      HdWall from = hd_ics_wall (w->event->calendar, w->start, w->from - w->reach);

      after =
        MAX (after, (gint64) (from.date - day) * DAY_SECONDS + from.second - CHANGE_OF_CLOCKS);
    }
  return (int) MIN (after, DAY_SECONDS);
}

static void
follow_rule (Walk *w)
{
  const HdWall start = w->start->wall;
  HdRecurIter iter;
  HdDate day;

  hd_recur_iter_init (&iter, w->rule, start.date,
                      (HdDate) ((w->from - w->reach) / DAY_SECONDS) - 2);
  iter.budget = w->event->calendar->budget;
  while (hd_recur_iter_next (&iter, &day))
    {
      /* The first one is what the event says, whatever the rule. */
      gboolean first = day == start.date && w->n == 0;
      gboolean more = !w->start->date && (!first || hd_recur_takes (w->rule, day, day));
      int second = first            ? start.second
                   : w->start->date ? 0
                                    : hd_recur_next_time (&iter, start, day, begin_of_day (w, day));

      while (second >= 0)
        {
          if (!take (w, day, second))
            return;
          if (!more || *iter.budget < 0)
            break;
          second = hd_recur_next_time (&iter, start, day, MAX (second, begin_of_day (w, day)));
        }
    }
}

/**
 * hd_ics_find_next:
 * @events: (element-type HdIcsEvent): of the same file and UID, for occurrences that were moved
 *
 * Finds the next occurrence of a recurring event from today on; none leaves %HD_INSTANT_NONE, and
 * why is among its warnings. Of whole days it is a day, and of what first takes place in an unknown
 * zone on a day to come.
 */
void
hd_ics_find_next (HdIcsEvent *self, GPtrArray *events)
{
  HdInvitation *event = self->event;
  const HdCalendarContext *context = self->calendar->context;
  const gint64 from = self->calendar->today;
  g_autoptr (GError) error = NULL;
  gint64 begin = begin_of (self);
  Exceptions exceptions;
  HdIcsTime start;
  gboolean excluded;
  guint warnings = event->warnings->len;
  gboolean unread = FALSE;

  if (!event->recurring || !hd_invitation_has_start (event))
    return;
  event->next_utc = HD_INSTANT_NONE;
  if (begin == HD_INSTANT_NONE)
    {
      if (event->start.date > context->today)
        event->next_day = event->start.date;
      else
        hd_invitation_warn (event, _ ("the next time cannot be found"));
      return;
    }
  start = self->start;

  /* Each of those that repeat looks at all of its name. */
  if ((*self->calendar->budget -= SIBLING_COST * (gint) events->len) < 0)
    {
      hd_invitation_warn (event, _ ("it repeats too often to be followed"));
      return;
    }

  g_autoptr (GArray) ranges = hd_ics_ranges_new (self, events);

  if (!find_exceptions (&exceptions, self, &start, events))
    hd_invitation_warn (event, _ ("when it does not take place cannot all be read"));
  /* A rule of former times for the days on which it does not take place, and a zone of which only
   * single years are told. */
  excluded = hd_ics_get (self->component, "EXRULE") != NULL ||
             (start.old && hd_ics_old_zone_changes (self->calendar->old_zone));
  for (guint i = 0; i < self->component->properties->len; i++)
    {
      const HdIcsProperty *p = &g_array_index (self->component->properties, HdIcsProperty, i);
      HdRecur rule;

      if (strcmp (p->name, "RRULE") == 0)
        {
          g_clear_error (&error);
          if (!hd_recur_parse (p->value, &rule, &error) || rule.until_unread || rule.strange ||
              excluded || (rule.unit > 0 && start.date))
            {
              if (error != NULL)
                hd_invitation_warn (event, "%s", error->message);
              else if (rule.until_unread)
                hd_invitation_warn (event, _ ("until when it repeats cannot be read"));
              else
                hd_invitation_warn (event, _ ("it repeats in a way that is not followed"));
              if (!excepted (&exceptions, begin))
                offer (event, begin, from);
              continue;
            }
          hd_recur_end (&rule, start.wall);
          follow_rule (&(Walk){ self, &start, &rule, &exceptions, ranges,
                                hd_ics_ranges_reach (ranges), from, 0 });
        }
      else if (strcmp (p->name, "RDATE") == 0)
        {
          g_auto (GStrv) values = g_strsplit_set (p->value, ",;", 2000);

          for (guint v = 0; values[v] != NULL; v++)
            {
              HdIcsTime time;
              char *period = strchr (values[v], '/');

              if (period != NULL)
                *period = '\0';
              if ((*self->calendar->budget -= SINGLE_COST) < 0 ||
                  !hd_ics_read_value (self->calendar, p, values[v], &time))
                {
                  unread = TRUE;
                  continue;
                }
              hd_ics_adopt_zone (self->calendar, &time, &start);
              unread = unread || (!time.date && time.instant == HD_INSTANT_NONE);
              if (event->all_day && time.date && !excepted_day (&exceptions, time.wall.date))
                time.instant = hd_ics_instant (self->calendar, &time, time.wall);
              if (time.instant != HD_INSTANT_NONE && !excepted (&exceptions, time.instant))
                offer_moved (event, ranges, time.instant, from);
            }
          if (!excepted (&exceptions, begin) &&
              !(event->all_day && excepted_day (&exceptions, event->start.date)))
            offer (event, begin, from);
        }
    }

  if (!excluded && event->recurrence_id == NULL && !self->cancelled)
    event->last_utc = hd_ics_find_last (self, begin, events);

  /* What was moved takes place at its new time. */
  for (guint i = 0; i < events->len; i++)
    {
      HdIcsEvent *other = g_ptr_array_index (events, i);

      if (other != self && other->event->recurrence_id != NULL && !other->cancelled &&
          other->event->all_day == event->all_day && begin_of (other) != HD_INSTANT_NONE &&
          g_strcmp0 (other->event->uid, event->uid) == 0)
        {
          gint64 before = event->next_utc;

          offer (event, begin_of (other), from);
          if (event->next_utc != before && event->recurrence_id == NULL)
            {
              event->occurrence_utc = other->overrides;
              event->occurrence_day = other->override_day;
            }
        }
    }
  /* Not all of it was looked at. */
  if (*self->calendar->budget < 0)
    {
      event->next_utc = HD_INSTANT_NONE;
      if (event->recurrence_id == NULL)
        {
          event->occurrence_utc = HD_INSTANT_NONE;
          event->occurrence_day = HD_DATE_NONE;
        }
      hd_invitation_warn (event, _ ("it repeats too often to be followed"));
    }
  if (unread && event->next_utc == HD_INSTANT_NONE && event->warnings->len == warnings)
    hd_invitation_warn (event, _ ("the next time cannot be found"));
  event->ended = event->next_utc == HD_INSTANT_NONE && event->warnings->len == warnings;
  if (event->ended)
    hd_invitation_warn (event, _ ("it does not take place any more"));
  if (event->all_day && event->next_utc != HD_INSTANT_NONE)
    event->next_day = hd_zone_to_wall (context->home, event->next_utc).date;
  if (event->all_day)
    event->next_utc = HD_INSTANT_NONE;
  g_clear_pointer (&exceptions.instants, g_hash_table_unref);
  g_clear_pointer (&exceptions.days, g_hash_table_unref);
}
