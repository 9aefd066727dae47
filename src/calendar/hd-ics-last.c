/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-ics-event.h"

#include <string.h>

#define DAY_SECONDS 86400

/* What a single time (RDATE) takes, in days of a rule. */
#define SINGLE_COST 20

/* When a rule that says how often has told all of it; %HD_INSTANT_NONE when it was not followed to
 * its end. */
static gint64
count_out (HdIcsEvent *self, HdIcsTime *start, const HdRecur *rule)
{
  const HdWall first = start->wall;
  HdRecurIter iter;
  HdDate day;
  int n = 0;

  hd_recur_iter_init (&iter, rule, first.date, first.date);
  iter.budget = self->calendar->last_budget;
  while (*iter.budget >= 0 && hd_recur_iter_next (&iter, &day))
    {
      gboolean is_first = day == first.date && n == 0;
      gboolean more = !start->date && (!is_first || hd_recur_takes (rule, day, day));
      int second = is_first      ? first.second
                   : start->date ? 0
                                 : hd_recur_next_time (&iter, first, day,
                                                       day == first.date ? first.second : -1);

      for (; second >= 0; second = hd_recur_next_time (&iter, first, day, second))
        {
          if (++n >= rule->count)
            return hd_ics_instant (self->calendar, start, (HdWall){ day, second });
          if (!more || *iter.budget < 0)
            break;
        }
    }
  return HD_INSTANT_NONE;
}

/* Returns: when a rule has its last one, or a time between that and the next; %HD_INSTANT_NONE when
 * it has none, or that cannot be told */
static gint64
last_of_rule (HdIcsEvent *self, HdIcsTime *start, const char *value)
{
  HdRecur rule;

  if (!hd_recur_parse (value, &rule, NULL) || rule.until_unread || rule.strange)
    return HD_INSTANT_NONE;
  hd_recur_end (&rule, start->wall);
  if (rule.until.date == HD_DATE_NONE)
    return rule.count > 0 ? count_out (self, start, &rule) : HD_INSTANT_NONE;
  if (rule.until_utc)
    return (gint64) rule.until.date * DAY_SECONDS + rule.until.second;
  if (rule.until_date)
    rule.until.second = start->date ? 0 : DAY_SECONDS - 1;
  return hd_ics_instant (self->calendar, start, rule.until);
}

static gboolean
add (gint64 *last, gint64 instant)
{
  if (instant == HD_INSTANT_NONE)
    return FALSE;
  if (*last == HD_INSTANT_NONE || instant > *last)
    *last = instant;
  return TRUE;
}

static gboolean
add_dates (HdIcsEvent *self, HdIcsTime *start, const HdIcsProperty *p, gint64 *last)
{
  g_auto (GStrv) values = g_strsplit_set (p->value, ",;", 2000);

  for (guint v = 0; values[v] != NULL; v++)
    {
      char *period = strchr (values[v], '/');
      HdIcsTime time;

      if (period != NULL)
        *period = '\0';
      if ((*self->calendar->last_budget -= SINGLE_COST) < 0 ||
          !hd_ics_read_value (self->calendar, p, values[v], &time))
        return FALSE;
      hd_ics_adopt_zone (self->calendar, &time, start);
      if (!add (last, time.date ? hd_ics_instant (self->calendar, start, time.wall) : time.instant))
        return FALSE;
    }
  return TRUE;
}

/**
 * hd_ics_find_last:
 * @self: what repeats
 * @begin: when it begins
 * @events: (element-type HdIcsEvent): of the same file and UID: what stands there for one of it
 *   takes place, wherever the rule ends
 *
 * Returns: when its rule has the last one, or a time between that and the next; of whole days by
 *   the midnight at home. %HD_INSTANT_NONE when it goes on, or that cannot be told
 */
gint64
hd_ics_find_last (HdIcsEvent *self, gint64 begin, GPtrArray *events)
{
  const GArray *properties = self->component->properties;
  gint64 last = HD_INSTANT_NONE;
  HdIcsTime start = self->start;

  for (guint i = 0; i < properties->len; i++)
    {
      const HdIcsProperty *p = &g_array_index (properties, HdIcsProperty, i);

      if (strcmp (p->name, "RRULE") == 0
            ? !add (&last, last_of_rule (self, &start, p->value))
            : strcmp (p->name, "RDATE") == 0 &&
                !(add (&last, begin) && add_dates (self, &start, p, &last)))
        return HD_INSTANT_NONE;
    }
  for (guint i = 0; i < events->len && last != HD_INSTANT_NONE; i++)
    {
      HdIcsEvent *other = g_ptr_array_index (events, i);

      if (other == self || other->cancelled)
        continue;
      /* A series in the place of the rest of this one. */
      if (other->event->recurring)
        return HD_INSTANT_NONE;
      if (other->override_day != HD_DATE_NONE)
        add (&last, hd_ics_instant (self->calendar, &start, (HdWall){ other->override_day, 0 }));
      else
        add (&last, other->overrides);
    }
  return last;
}
