/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-ics-rules.h"

#include <string.h>

#include "hd-ics-recur.h"

/* The most observances that a zone can have. */
#define MAX_OBSERVANCES 500

/* The most of them that repeat; no zone ever had half as many rules. */
#define MAX_REPEATING 60

/* The most single onsets (RDATE) of all of them. */
#define MAX_EXTRA 1000

/* Onsets are computed once a year for these years; beyond them the first and last one hold. */
#define FIRST_YEAR 1900
#define LAST_YEAR 2150

/* How many years without an onset are looked back over. */
#define MAX_BACK 8

/* One STANDARD or DAYLIGHT: from each of its onsets on, @to holds. */
typedef struct
{
  HdWall start;
  int from;
  int to;
  gboolean repeats;
  gboolean unread; /* it repeats in a way that is not followed */
  HdRecur rule;
  gboolean daylight;
  HdDate end;    /* the day from which another rule stands in for this one, HD_DATE_MAX */
  GArray *extra; /* of HdWall: RDATE; NULL: none */
  HdDate *years; /* the day of each year from FIRST_YEAR on; HD_DATE_MIN: not yet looked up */
} Observance;

static void
observance_clear (gpointer data)
{
  Observance *o = data;

  g_free (o->years);
  g_clear_pointer (&o->extra, g_array_unref);
}

/**
 * hd_ics_parse_offset:
 * @text: (nullable): "+0530", "-080000", "-05:00"
 */
gboolean
hd_ics_parse_offset (const char *text, int *seconds)
{
  int sign, value[3] = { 0 };
  const char *p = text;

  if (p == NULL)
    return FALSE;
  while (*p == ' ')
    p++;
  sign = *p == '-' ? -1 : 1;
  if (*p == '+' || *p == '-')
    p++;
  /* No digits are no offset, and least of all none from UTC. */
  if (!g_ascii_isdigit (p[0]) || !g_ascii_isdigit (p[1]))
    return FALSE;
  for (int i = 0; i < 3 && g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[1]); i++, p += 2)
    {
      value[i] = (p[0] - '0') * 10 + p[1] - '0';
      if (p[2] == ':')
        p++;
    }
  /* "+100" may be one hour or ten. */
  while (*p == ' ')
    p++;
  if (*p != '\0' || value[0] > 15 || value[1] > 59 || value[2] > 59)
    return FALSE;

  *seconds = sign * (value[0] * 3600 + value[1] * 60 + value[2]);
  return TRUE;
}

static void
read_extra (Observance *o, const char *value, guint *left)
{
  g_auto (GStrv) values = g_strsplit (value, ",", MAX_EXTRA + 2);

  for (guint i = 0; values[i] != NULL && *left > 0; i++)
    {
      HdWall wall;
      gboolean date, utc;

      if (!hd_ics_parse_time (values[i], &wall, &date, &utc))
        continue;
      if (o->extra == NULL)
        o->extra = g_array_new (FALSE, FALSE, sizeof (HdWall));
      g_array_append_val (o->extra, wall);
      (*left)--;
    }
}

static gboolean
read_observance (const HdIcsComponent *component, Observance *o, guint *left)
{
  const char *start = hd_ics_value (component, "DTSTART");
  const char *rule = hd_ics_value (component, "RRULE");
  gboolean date, utc;

  *o = (Observance){ .daylight = strcmp (component->name, "DAYLIGHT") == 0, .end = HD_DATE_MAX };
  if (!hd_ics_parse_offset (hd_ics_value (component, "TZOFFSETTO"), &o->to))
    return FALSE;
  if (!hd_ics_parse_offset (hd_ics_value (component, "TZOFFSETFROM"), &o->from))
    o->from = o->to;
  if (start == NULL || !hd_ics_parse_time (start, &o->start, &date, &utc))
    o->start = (HdWall){ HD_DATE_MIN, 0 };
  /* Only yearly rules are rules of a zone. */
  o->repeats = rule != NULL && hd_recur_parse (rule, &o->rule, NULL) &&
               o->rule.freq == HD_FREQ_YEARLY && !o->rule.until_unread && !o->rule.strange;
  o->unread = rule != NULL && *rule != '\0' && !o->repeats;

  /* Once a year, so often. */
  if (o->repeats && o->rule.count > 0)
    {
      gint64 year = hd_date_year (o->start.date) + (gint64) o->rule.interval * o->rule.count;

      if (year <= LAST_YEAR)
        o->end = hd_date_new ((int) year, 1, 1);
    }

  for (guint i = 0; i < component->properties->len; i++)
    {
      const HdIcsProperty *p = &g_array_index (component->properties, HdIcsProperty, i);

      if (strcmp (p->name, "RDATE") == 0)
        read_extra (o, p->value, left);
    }
  return TRUE;
}

/* Outlook leaves the rule of former years without an end beside the one of today. */
static void
end_former_rules (GArray *rules)
{
  for (guint i = 0; i < rules->len; i++)
    {
      Observance *o = &g_array_index (rules, Observance, i);

      for (guint k = 0; k < rules->len && o->repeats; k++)
        {
          const Observance *other = &g_array_index (rules, Observance, k);

          if (other->repeats && other->daylight == o->daylight &&
              other->start.date > o->start.date + 366)
            o->end = MIN (o->end, other->start.date);
        }
    }
}

/* Whether one of them cannot be followed, while it matters which of them holds. */
static gboolean
any_unread (GArray *rules)
{
  gboolean unread = FALSE, differ = FALSE;

  for (guint i = 0; i < rules->len; i++)
    {
      const Observance *o = &g_array_index (rules, Observance, i);

      unread |= o->unread;
      differ |= o->to != g_array_index (rules, Observance, 0).to;
    }
  return unread && differ;
}

/**
 * hd_ics_rules_new:
 *
 * Returns: (transfer full) (nullable): %NULL when the VTIMEZONE says no offset, one that is none, a
 *   rule that is not followed, or more than a zone can have: who reads only a part of that would
 *   give a wrong time
 */
GArray *
hd_ics_rules_new (const HdIcsComponent *vtimezone)
{
  g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (Observance));

  guint left = MAX_EXTRA, repeating = 0;
  gboolean damaged = FALSE;

  g_array_set_clear_func (rules, observance_clear);
  for (guint i = 0; i < vtimezone->children->len && rules->len <= MAX_OBSERVANCES; i++)
    {
      const HdIcsComponent *child = g_ptr_array_index (vtimezone->children, i);
      Observance o;

      if (strcmp (child->name, "STANDARD") != 0 && strcmp (child->name, "DAYLIGHT") != 0)
        continue;
      if (!read_observance (child, &o, &left))
        damaged = TRUE;
      else
        {
          g_array_append_val (rules, o);
          repeating += o.repeats;
        }
    }

  end_former_rules (rules);
  return damaged || any_unread (rules) || rules->len == 0 || rules->len > MAX_OBSERVANCES ||
             left == 0 || repeating > MAX_REPEATING
           ? NULL
           : g_steal_pointer (&rules);
}

static gint64
onset (const Observance *o, HdWall wall)
{
  return (gint64) wall.date * 86400 + wall.second - o->from;
}

/* The day of the onset in a year; HD_DATE_NONE: there is none. */
static HdDate
day_in_year (Observance *o, int year)
{
  HdDate *day;

  if (year < FIRST_YEAR || year > LAST_YEAR)
    return HD_DATE_NONE;
  if (o->years == NULL)
    {
      o->years = g_new (HdDate, LAST_YEAR - FIRST_YEAR + 1);
      for (int i = 0; i <= LAST_YEAR - FIRST_YEAR; i++)
        o->years[i] = HD_DATE_MIN;
    }
  day = &o->years[year - FIRST_YEAR];
  if (*day == HD_DATE_MIN && !hd_recur_in_year (&o->rule, o->start.date, year, day))
    *day = HD_DATE_NONE;
  return *day;
}

static gboolean
within_until (const Observance *o, gint64 at)
{
  gint64 until;

  if (o->rule.until.date == HD_DATE_NONE)
    return TRUE;
  until = (gint64) o->rule.until.date * 86400 + (o->rule.until_date ? 86399 : o->rule.until.second);
  return at + (o->rule.until_utc ? 0 : o->from) <= until;
}

/* The last onset at or before @instant; G_MININT64: none. */
static gint64
last_onset (Observance *o, gint64 instant)
{
  gint64 best = G_MININT64, at = onset (o, o->start);
  gint64 date = CLAMP (instant / 86400 + 1, HD_DATE_MIN, HD_DATE_MAX);
  int year = hd_date_year ((HdDate) date);

  if (at <= instant)
    best = at;
  for (guint i = 0; o->extra != NULL && i < o->extra->len; i++)
    {
      at = onset (o, g_array_index (o->extra, HdWall, i));
      if (at <= instant && at > best)
        best = at;
    }
  if (!o->repeats || best == G_MININT64)
    return best;

  if (o->rule.until.date != HD_DATE_NONE)
    year = MIN (year, hd_date_year (o->rule.until.date));
  year = MIN (year, MIN (hd_date_year (o->end), LAST_YEAR));
  for (int back = 0; back < MAX_BACK; back++)
    {
      HdDate day = day_in_year (o, year - back);

      if (day == HD_DATE_NONE || day >= o->end)
        continue;
      at = onset (o, (HdWall){ day, o->start.second });
      if (at <= instant && within_until (o, at))
        return MAX (best, at);
    }
  return best;
}

/**
 * hd_ics_rules_offset:
 *
 * Returns: seconds east of UTC that the rules give at @instant
 */
int
hd_ics_rules_offset (GArray *rules, gint64 instant)
{
  const Observance *found = NULL, *earliest = NULL;
  gint64 best = G_MININT64;

  for (guint i = 0; i < rules->len; i++)
    {
      Observance *o = &g_array_index (rules, Observance, i);
      gint64 at = last_onset (o, instant);

      if (at != G_MININT64 && (at > best || found == NULL))
        {
          best = at;
          found = o;
        }
      if (earliest == NULL || onset (o, o->start) < onset (earliest, earliest->start))
        earliest = o;
    }

  return found != NULL ? found->to : earliest != NULL ? earliest->from : 0;
}

/**
 * hd_ics_rules_to_instant:
 *
 * The same choice between two readings as hd_zone_to_instant() makes.
 */
gint64
hd_ics_rules_to_instant (GArray *rules, HdWall wall)
{
  gint64 local = (gint64) wall.date * 86400 + wall.second;
  int before = hd_ics_rules_offset (rules, local - 86400);
  int after = hd_ics_rules_offset (rules, local + 86400);
  gboolean before_valid = hd_ics_rules_offset (rules, local - before) == before;
  gboolean after_valid = hd_ics_rules_offset (rules, local - after) == after;

  return before_valid || !after_valid ? local - before : local - after;
}
