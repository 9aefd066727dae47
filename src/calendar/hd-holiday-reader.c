/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-holiday-reader.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-ics-reading.h"
#include "hd-text.h"

/* A stretch that is longer is a season, not a holiday. */
#define MAX_DAYS 92

/* The longest note that is kept, in bytes. */
#define MAX_NOTE 300

typedef struct
{
  HdHolidayList *out;
  HdIcsReading *reading;
  HdDate from, until;
} Search;

/* Words in the name or in the note, folded; a day with one of the first kind is no day off, with
 * one of the second half a day off. */
static const char *const observances[] = { "observance",  "gedenktag",   "célébration",
                                           "celebración", "celebracion", "celebration" };
static const char *const halves[] = { "half day", "half-day",     "halber tag", "halbtag",
                                      "½",        "demi-journée", "medio día",  "media jornada",
                                      "1/2 day",  "early closing" };

static gboolean
has_word (const char *text, const char *const *words, guint n)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  for (guint i = 0; folded != NULL && i < n; i++)
    if (strstr (folded, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* "Public holiday in Bavaria, Hesse", as Google's lists say it in four languages. */
static gboolean
is_regional (const char *note)
{
  static const char *const starts[] = { "Public holiday in ", "Gesetzlicher Feiertag in ",
                                        "Jour férié dans ",   "Jour férié en ",
                                        "Jour férié à ",      "Día festivo en ",
                                        "Festivo en ",        "Feiertag in " };

  for (guint i = 0; note != NULL && i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (note, starts[i]))
      return TRUE;
  return FALSE;
}

static HdHolidayUse
propose (const char *name, const char *note)
{
  if (has_word (name, halves, G_N_ELEMENTS (halves)) ||
      has_word (note, halves, G_N_ELEMENTS (halves)))
    return HD_HOLIDAY_HALF;
  if (has_word (note, observances, G_N_ELEMENTS (observances)) || is_regional (note))
    return HD_HOLIDAY_IGNORE;
  return HD_HOLIDAY_COUNT;
}

/* The first line of what is said of it. */
static char *
dup_note (const HdInvitation *event)
{
  g_autofree char *line = NULL;

  if (event->description == NULL || *event->description == '\0')
    return NULL;
  line = g_strndup (event->description, strcspn (event->description, "\n"));
  if (strlen (line) > MAX_NOTE)
    *g_utf8_find_prev_char (line, line + MAX_NOTE) = '\0';
  return hd_text_clean_line (line, -1);
}

/* A day from midnight to midnight is a whole one, however it is written. */
static gboolean
find_days (const HdInvitation *event, HdDate *first, HdDate *last)
{
  if (!hd_invitation_has_start (event) || !hd_invitation_has_end (event))
    return FALSE;

  *first = event->start.date;
  *last = event->end.date - 1;
  if (event->all_day)
    return *last >= *first;
  if (event->start.second != 0)
    return FALSE;
  if (event->end.second >= 86340) /* 23:59 */
    *last = event->end.date;
  else if (event->end.second != 0)
    return FALSE;
  return *last >= *first;
}

static void
add (Search *s, const HdInvitation *event, HdDate first, HdDate last)
{
  g_autofree char *note = dup_note (event);
  const char *name = event->summary != NULL && *event->summary != '\0' ? event->summary : "–";

  if (last >= s->from && first <= s->until)
    hd_holiday_list_add (s->out, first, last, name, note, propose (name, note));
}

/* Returns: (transfer full): the days that the properties of that name list */
static GArray *
list_days (HdIcsEvent *event, const char *name)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (HdDate));
  const GArray *properties = event->component->properties;

  for (guint i = 0; i < properties->len; i++)
    {
      const HdIcsProperty *p = &g_array_index (properties, HdIcsProperty, i);

      if (strcmp (p->name, name) != 0)
        continue;
      g_auto (GStrv) values = g_strsplit (p->value, ",", 2000);
      for (guint v = 0; values[v] != NULL; v++)
        {
          HdIcsTime time;

          /* Of a period its beginning. */
          values[v][strcspn (values[v], "/")] = '\0';
          if (hd_ics_read_value (event->calendar, p, values[v], &time))
            g_array_append_val (days, time.wall.date);
        }
    }
  return days;
}

/* Returns: (transfer full): the days that EXDATE takes out */
static GHashTable *
find_excepted (HdIcsEvent *event)
{
  g_autoptr (GArray) days = list_days (event, "EXDATE");
  GHashTable *excepted = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < days->len; i++)
    g_hash_table_add (excepted, GINT_TO_POINTER (g_array_index (days, HdDate, i)));
  return excepted;
}

/* One that repeats, and where it does. */
typedef struct
{
  Search *search;
  HdIcsEvent *event;
  HdDate first, last;
  GHashTable *excepted;
} Repeating;

static void
add_on (const Repeating *self, HdDate day)
{
  if (!g_hash_table_contains (self->excepted, GINT_TO_POINTER (day)))
    add (self->search, self->event->event, day, day + (self->last - self->first));
}

static void
follow_rule (const Repeating *self, const HdRecur *rule)
{
  Search *s = self->search;
  HdRecurIter iter;
  HdDate day;
  int n = 0;

  hd_recur_iter_init (&iter, rule, self->first, s->from - MAX_DAYS);
  iter.budget = &s->reading->budget;
  while (hd_recur_iter_next (&iter, &day) && day <= s->until)
    {
      if (rule->count > 0 && ++n > rule->count)
        break;
      if (rule->until.date != HD_DATE_NONE && day > rule->until.date)
        break;
      add_on (self, day);
    }
  if (s->reading->budget < 0)
    hd_ics_warn (s->out->warnings, _ ("it repeats too often to be followed"));
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  HdDate first = *(const HdDate *) a, second = *(const HdDate *) b;

  return first < second ? -1 : first > second;
}

/* The first day, and those that are named, each once however often it is named. */
static void
add_named (const Repeating *self)
{
  g_autoptr (GArray) named = list_days (self->event, "RDATE");
  HdDate last = self->first;

  add_on (self, self->first);
  g_array_sort (named, compare_days);
  for (guint i = 0; i < named->len; i++)
    {
      HdDate day = g_array_index (named, HdDate, i);

      if (day != last)
        add_on (self, day);
      last = day;
    }
}

/* Follows the rules of one that repeats, and adds the days that are named one by one. */
static void
follow (Search *s, HdIcsEvent *event, HdDate first, HdDate last)
{
  const GArray *properties = event->component->properties;
  g_autoptr (GHashTable) excepted = find_excepted (event);
  const Repeating self = { s, event, first, last, excepted };
  /* A rule of former times for the days on which it is none. */
  gboolean excluded = hd_ics_get (event->component, "EXRULE") != NULL;

  /* A rule gives the first day as well, and so it may stand there twice, but is shown once. */
  add_named (&self);
  for (guint i = 0; i < properties->len; i++)
    {
      const HdIcsProperty *p = &g_array_index (properties, HdIcsProperty, i);
      HdRecur rule;

      if (strcmp (p->name, "RRULE") != 0)
        continue;
      if (!excluded && hd_recur_parse (p->value, &rule, NULL) && !rule.until_unread &&
          !rule.strange && rule.unit == 0)
        follow_rule (&self, &rule);
      else
        hd_ics_warn (s->out->warnings, _ ("a day repeats by a rule that was not understood"));
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const HdHolidayLine *first = *(HdHolidayLine *const *) a, *second = *(HdHolidayLine *const *) b;

  if (first->first != second->first)
    return first->first < second->first ? -1 : 1;
  return strcmp (first->name, second->name);
}

/* The same day of the same name stands once: lists of several regions were put together. */
static void
drop_doubles (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  for (guint i = lines->len; i > 1; i--)
    {
      HdHolidayLine *line = g_ptr_array_index (lines, i - 1);
      HdHolidayLine *before = g_ptr_array_index (lines, i - 2);

      if (compare_lines (&line, &before) == 0 && line->last == before->last)
        {
          before->use = MIN (before->use, line->use);
          g_ptr_array_remove_index (lines, i - 1);
        }
    }
}

/**
 * hd_holiday_list_read:
 * @bytes: a calendar file that is a list of holidays
 * @from: days before it are left out
 * @until: and days after it
 *
 * Reads the whole days of a file, with a proposal for each what it means.
 *
 * Returns: (transfer full) (nullable): the days; %NULL as hd_calendar_read()
 */
HdHolidayList *
hd_holiday_list_read (GBytes *bytes, HdDate from, HdDate until, GError **error)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  HdCalendarContext context = { .home = utc, .today = from };
  g_autoptr (HdIcsReading) reading = hd_ics_reading_new (bytes, &context, error);
  g_autoptr (HdHolidayList) list = NULL;
  Search s = { .reading = reading, .from = from, .until = until };

  if (reading == NULL)
    return NULL;

  s.out = list = hd_holiday_list_new ();
  for (guint i = 0; i < reading->events->len; i++)
    {
      HdIcsEvent *event = g_ptr_array_index (reading->events, i);
      HdDate first, last;

      if (event->cancelled)
        continue;
      if (!find_days (event->event, &first, &last))
        hd_ics_warn (list->warnings, _ ("what has a time of day was left out"));
      else if (last - first >= MAX_DAYS)
        hd_ics_warn (list->warnings, _ ("what lasts for months was left out"));
      else if (event->event->recurring)
        follow (&s, event, first, last);
      else
        add (&s, event->event, first, last);
    }
  for (guint i = 0; i < reading->warnings->len; i++)
    hd_ics_warn (list->warnings, g_ptr_array_index (reading->warnings, i));
  drop_doubles (list->lines);

  return g_steal_pointer (&list);
}
