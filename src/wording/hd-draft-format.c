/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-draft-private.h"

#include <string.h>

/*
 * Dates, times and amounts as the language of the draft writes them. Everything that differs by
 * language comes from its settings; the process locale is never asked.
 */

/* Puts key/value pairs, ending in NULL, into the braces of @pattern. */
char *
hd_draft_fill (const char *pattern, ...)
{
  GString *out = g_string_new (NULL);

  for (const char *p = pattern; *p != '\0';)
    {
      const char *end = *p == '{' ? strchr (p, '}') : NULL;
      const char *value = NULL;
      va_list pairs;

      if (end == NULL)
        {
          g_string_append_c (out, *p++);
          continue;
        }
      va_start (pairs, pattern);
      for (const char *key = va_arg (pairs, const char *); key != NULL && value == NULL;
           key = va_arg (pairs, const char *))
        {
          const char *candidate = va_arg (pairs, const char *);

          if (strlen (key) == (gsize) (end - p - 1) && strncmp (key, p + 1, strlen (key)) == 0)
            value = candidate;
        }
      va_end (pairs);
      g_string_append (out, value != NULL ? value : "");
      p = end + 1;
    }

  return g_string_free (out, FALSE);
}

const char *
hd_draft_setting (HdDraftScene *self, const char *key, const char *fallback)
{
  const char *value = hd_templates_get (self->templates, key);

  if (value == NULL && fallback != NULL)
    value = hd_templates_get (self->templates, fallback);
  return value != NULL ? value : "";
}

/* The n-th word, from 0, of a list setting. */
static char *
nth_word (HdDraftScene *self, const char *key, int n)
{
  g_auto (GStrv) words = g_strsplit (hd_draft_setting (self, key, NULL), " ", -1);

  return g_strdup (n < (int) g_strv_length (words) ? words[n] : "");
}

char *
hd_draft_format_date (HdDraftScene *self, HdDate date, const char *pattern)
{
  int year, month, day;

  hd_date_get_ymd (date, &year, &month, &day);

  g_autofree char *weekday = nth_word (self, "weekdays", (int) hd_date_weekday (date) - 1);
  g_autofree char *month_name = nth_word (self, "months", month - 1);
  g_autofree char *short_weekday =
    nth_word (self, "short-weekdays", (int) hd_date_weekday (date) - 1);
  g_autofree char *short_month = nth_word (self, "short-months", month - 1);
  const char *first = hd_draft_setting (self, "first-day", NULL);
  g_autofree char *day_text =
    day == 1 && *first != '\0' ? g_strdup (first) : g_strdup_printf ("%d", day);
  g_autofree char *year_text = g_strdup_printf ("%d", year);

  return hd_draft_fill (pattern, "weekday", weekday, "month", month_name, "wday", short_weekday,
                        "mon", short_month, "day", day_text, "year", year_text, NULL);
}

/* A day of another year than today's needs its year to be one day only. */
char *
hd_draft_format_full_date (HdDraftScene *self, HdDate date)
{
  gboolean other = hd_date_year (date) != hd_date_year (self->today);

  return hd_draft_format_date (self, date,
                               hd_draft_setting (self, other ? "date-year" : "date", "date"));
}

static char *
format_clock (HdDraftScene *self, int minute, const char *pattern)
{
  int hour = minute / 60;
  g_autofree char *h24 = g_strdup_printf ("%d", hour);
  g_autofree char *h12 = g_strdup_printf ("%d", hour % 12 == 0 ? 12 : hour % 12);
  g_autofree char *two = g_strdup_printf ("%02d", hour);
  g_autofree char *minutes = g_strdup_printf ("%02d", minute % 60);
  const char *half = hd_draft_setting (self, hour % 24 < 12 ? "am" : "pm", NULL);

  return hd_draft_fill (pattern, "H", h24, "HH", two, "h", h12, "MM", minutes, "AP", half, NULL);
}

char *
hd_draft_format_time (HdDraftScene *self, int minute)
{
  return format_clock (self, minute,
                       minute % 60 == 0 ? hd_draft_setting (self, "time-hour", "time")
                                        : hd_draft_setting (self, "time", NULL));
}

/*
 * The two ends of a span. What both share (“PM”, “Uhr”) is written once, and minutes in both or
 * in neither, unless the language writes each end by itself (`mixed-minutes`: 14 h 30 à 16 h).
 */
void
hd_draft_format_ends (HdDraftScene *self, HdSpan span, gboolean terse, char **from, char **to)
{
  const char *one_word = terse ? hd_templates_get (self->templates, "time-terse") : NULL;
  gboolean twelve = *hd_draft_setting (self, "am", NULL) != '\0';
  gboolean same_half = !twelve || (span.from < 720) == (span.to % HD_DAY_MINUTES < 720);
  gboolean mixed = hd_templates_get (self->templates, "mixed-minutes") != NULL;
  gboolean full = span.from % 60 == 0 && span.to % 60 == 0;
  int minutes[2] = { span.from, span.to };
  char *texts[2];

  for (int i = 0; i < 2; i++)
    {
      const char *key = i == 0 && same_half ? "bare" : "closed";
      g_autofree char *hour_key = g_strconcat (key, "-hour", NULL);
      gboolean bare_hour = mixed ? minutes[i] % 60 == 0 : full;
      const char *pattern = one_word;

      if (pattern == NULL)
        pattern =
          bare_hour ? hd_draft_setting (self, hour_key, key) : hd_draft_setting (self, key, NULL);
      texts[i] = format_clock (self, minutes[i], pattern);
    }
  *from = texts[0];
  *to = texts[1];
}

char *
hd_draft_format_span (HdDraftScene *self, HdSpan span, const char *key)
{
  g_autofree char *from = NULL, *to = NULL;

  hd_draft_format_ends (self, span, strcmp (key, "span-terse") == 0, &from, &to);
  return hd_draft_fill (hd_draft_setting (self, key, "span"), "from", from, "to", to, NULL);
}

/* Which plural form @n takes: `plural.FORM = =1` or ranges of n modulo 100, `2-4 22-24`. */
static const char *
plural_form (HdDraftScene *self, gint64 n)
{
  static const char *const forms[] = { "zero", "one", "two", "few", "many" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *key = g_strdup_printf ("plural.%s", forms[i]);
      g_auto (GStrv) ranges = g_strsplit (hd_draft_setting (self, key, NULL), " ", -1);

      for (guint k = 0; ranges[k] != NULL; k++)
        {
          const char *range = ranges[k];
          gint64 value = n % 100;
          char *end;

          if (*range == '\0')
            continue;
          if (*range == '=')
            {
              if (g_ascii_strtoll (range + 1, NULL, 10) == n)
                return forms[i];
              continue;
            }

          gint64 low = g_ascii_strtoll (range, &end, 10);
          gint64 high = *end == '-' ? g_ascii_strtoll (end + 1, NULL, 10) : low;

          if (value >= low && value <= high)
            return forms[i];
        }
    }

  return "other";
}

static char *
format_number (HdDraftScene *self, gint64 n, const char *key)
{
  g_autofree char *list = g_strdup_printf ("%s.numbers", key);
  g_auto (GStrv) words = g_strsplit (hd_draft_setting (self, list, "numbers"), " ", -1);

  if (n >= 1 && n <= (gint64) g_strv_length (words))
    return g_strdup (words[n - 1]);
  return g_strdup_printf ("%" G_GINT64_FORMAT, n);
}

char *
hd_draft_format_count (HdDraftScene *self, gint64 n, const char *unit)
{
  g_autofree char *key = g_strdup_printf ("%s.%s", unit, plural_form (self, n));
  g_autofree char *other = g_strdup_printf ("%s.other", unit);
  g_autofree char *number = format_number (self, n, unit);
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, n);

  return hd_draft_fill (hd_draft_setting (self, key, other), "n", number, "d", digits, NULL);
}

char *
hd_draft_format_hours (HdDraftScene *self, gint64 minutes, const char *suffix)
{
  gint64 hours = minutes / 60, rest = minutes % 60;
  g_autofree char *hour_unit = g_strconcat ("hour", suffix, NULL);
  g_autofree char *half_unit = g_strconcat ("hour-half", suffix, NULL);
  g_autofree char *half_hour = g_strconcat ("half-hour", suffix, NULL);
  g_autofree char *minute_unit = g_strconcat ("minute", suffix, NULL);
  g_autofree char *join = g_strconcat ("hour-minute", suffix, NULL);

  if (rest == 0)
    return hd_draft_format_count (self, hours, hour_unit);
  if (rest == 30 && hours > 0)
    return hd_draft_format_count (self, hours, half_unit);
  if (rest == 30)
    return g_strdup (hd_draft_setting (self, half_hour, NULL));
  if (hours == 0)
    return hd_draft_format_count (self, rest, minute_unit);

  g_autofree char *a = hd_draft_format_count (self, hours, hour_unit);
  g_autofree char *b = hd_draft_format_count (self, rest, minute_unit);

  return hd_draft_fill (hd_draft_setting (self, join, NULL), "hours", a, "minutes", b, NULL);
}

char *
hd_draft_format_days (HdDraftScene *self, gint64 minutes, const char *suffix)
{
  g_autofree char *day_unit = g_strconcat ("day", suffix, NULL);
  g_autofree char *half_unit = g_strconcat ("day-half", suffix, NULL);
  g_autofree char *half_day = g_strconcat ("half-day", suffix, NULL);
  gint64 days = minutes / HD_WORK_DAY_MINUTES;

  switch (minutes % HD_WORK_DAY_MINUTES)
    {
    case 0:
      return hd_draft_format_count (self, days, day_unit);
    case HD_WORK_DAY_MINUTES / 2:
      return days == 0 ? g_strdup (hd_draft_setting (self, half_day, NULL))
                       : hd_draft_format_count (self, days, half_unit);
    default:
      return hd_draft_format_hours (self, minutes, suffix);
    }
}

char *
hd_draft_format_day_span (HdDraftScene *self, const HdDaySpan *slot)
{
  g_autofree char *date = hd_draft_format_full_date (self, slot->date);
  g_autofree char *span = NULL;

  if (slot->window.to == 0)
    return hd_draft_fill (hd_draft_setting (self, "slot-day", "slot"), "date", date, NULL);
  span = hd_draft_format_span (self, slot->window, "span");
  return hd_draft_fill (hd_draft_setting (self, "slot", NULL), "date", date, "span", span, NULL);
}

/**
 * hd_draft_format_when:
 *
 * Returns: (transfer full): a day, with its time where it has one, as the language writes it:
 *   “Thursday 3 December, 14:00–16:00”
 */
char *
hd_draft_format_when (HdTemplates *templates, HdDaySpan when, HdDate today)
{
  g_return_val_if_fail (templates != NULL && when.date != HD_DATE_NONE, NULL);

  HdDraftScene scene = { .templates = templates, .today = today };

  return hd_draft_format_day_span (&scene, &when);
}

/**
 * hd_draft_format_day:
 *
 * Returns: (transfer full): a day in few letters, as the language writes it: “Thu 3 Dec”
 */
char *
hd_draft_format_day (HdTemplates *templates, HdDate date, HdDate today)
{
  g_return_val_if_fail (templates != NULL && date != HD_DATE_NONE, NULL);

  HdDraftScene scene = { .templates = templates, .today = today };

  return hd_draft_format_date (&scene, date, hd_draft_setting (&scene, "date-short", "date"));
}
