/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-words.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

/* Unicode UAX #9. Each behind a mark, since Pango takes the direction of a line from its first
 * strong letter, also where that is isolated. */
#define LEFT_TO_RIGHT_ISOLATE "\u200f\u2066"
#define FIRST_STRONG_ISOLATE "\u200f\u2068"
#define POP_ISOLATE "\u2069"

static GDateTime *
noon (HdDate date)
{
  int year = 0, month = 0, day = 0;

  hd_date_get_ymd (date, &year, &month, &day);
  return g_date_time_new_utc (year, month, day, 12, 0, 0);
}

static char *
format (HdDate date, const char *pattern)
{
  g_autoptr (GDateTime) time = noon (date);

  return g_date_time_format (time, pattern);
}

/* Whether what is around the words runs from right to left; set once, by a program that shows them.
 */
static gboolean mirrored;

/**
 * hd_words_set_mirrored:
 * @right_to_left: whether the interface runs from right to left
 *
 * From then on what runs its own way is isolated, so that “14:00–16:00” does not end with its
 * beginning. Elsewhere, and in a terminal, words stay as they are.
 */
void
hd_words_set_mirrored (gboolean right_to_left)
{
  mirrored = right_to_left;
}

/**
 * hd_words_isolate:
 * @text: such as a name, in whatever script
 *
 * Returns: (transfer full): @text for a place between other words, which it does not turn around
 */
char *
hd_words_isolate (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return mirrored && *text != '\0' ? g_strconcat (FIRST_STRONG_ISOLATE, text, POP_ISOLATE, NULL)
                                   : g_strdup (text);
}

/**
 * hd_words_date:
 * @today: decides whether the year is needed
 *
 * Returns: (transfer full): as “Thu 3 Dec”, with the year when it is another one
 */
char *
hd_words_date (HdDate date, HdDate today)
{
  if (hd_date_year (date) == hd_date_year (today))
    /* Translators: a date in a list, as “Thu 3 Dec”; see g_date_time_format() */
    return format (date, _ ("%a %-d %b"));

  /* Translators: a date of another year, as “Thu 3 Dec 2027” */
  return format (date, _ ("%a %-d %b %Y"));
}

/* So many days back and ahead a day and a month name one day without the year. */
#define CLEAR_BEFORE 60
#define CLEAR_AFTER 345

/**
 * hd_words_day:
 * @today: decides whether the year is needed
 *
 * Returns: (transfer full): as “31 Mar”, with the year when it is not the next one
 */
char *
hd_words_day (HdDate date, HdDate today)
{
  if (date >= today - CLEAR_BEFORE && date <= today + CLEAR_AFTER)
    /* Translators: a day in few letters, as “31 Mar”; see g_date_time_format() */
    return format (date, _ ("%-d %b"));

  /* Translators: a day in few letters, with its year, as “31 Mar 2028” */
  return format (date, _ ("%-d %b %Y"));
}

/**
 * hd_words_date_long:
 *
 * Returns: (transfer full): as “Thursday, 3 December 2026”
 */
char *
hd_words_date_long (HdDate date)
{
  /* Translators: a date in full, as “Thursday, 3 December 2026” */
  return format (date, _ ("%A, %-d %B %Y"));
}

/**
 * hd_words_days:
 *
 * Returns: (transfer full): one date, or “Thu 3 Dec – Fri 4 Dec”
 */
char *
hd_words_days (HdDate first, HdDate last, HdDate today)
{
  g_autofree char *from = hd_words_date (first, today);

  if (last <= first)
    return g_steal_pointer (&from);

  g_autofree char *to = hd_words_date (last, today);

  /* Translators: from one date to another, as “Thu 3 Dec – Fri 4 Dec” */
  return g_strdup_printf (_ ("%s – %s"), from, to);
}

/**
 * hd_words_month_name:
 *
 * Returns: (transfer full): as “December”
 */
char *
hd_words_month_name (int month)
{
  return format (hd_date_new (2000, month, 1), "%OB");
}

/* A week that begins on a Monday. */
#define SOME_MONDAY 4

/**
 * hd_words_weekday:
 *
 * Returns: (transfer full): as “Monday”
 */
char *
hd_words_weekday (HdWeekday weekday)
{
  return format (SOME_MONDAY + (weekday - HD_MONDAY), "%A");
}

/**
 * hd_words_weekday_letter:
 *
 * Returns: (transfer full): as “M”, for a head of narrow columns
 */
char *
hd_words_weekday_letter (HdWeekday weekday)
{
  g_autofree char *name = format (SOME_MONDAY + (weekday - HD_MONDAY), "%a");

  *g_utf8_next_char (name) = '\0';
  return g_steal_pointer (&name);
}

/**
 * hd_words_month_short:
 *
 * Returns: (transfer full): as “Dec”
 */
char *
hd_words_month_short (int month)
{
  return format (hd_date_new (2000, month, 1), "%Ob");
}

/**
 * hd_words_span_typed:
 * @from_minute: minute of the day
 *
 * Returns: (transfer full): as “13:15–16:15”, for a field in which it can be changed
 */
char *
hd_words_span_typed (int from_minute, int to_minute)
{
  g_autofree char *from = hd_time_format (from_minute);
  g_autofree char *to = hd_time_format (to_minute);

  return g_strconcat (from, "–", to, NULL);
}

/**
 * hd_words_span:
 * @from_minute: minute of the day
 *
 * Returns: (transfer full): the same to be shown, isolated where the interface is mirrored
 */
char *
hd_words_span (int from_minute, int to_minute)
{
  g_autofree char *span = hd_words_span_typed (from_minute, to_minute);

  return mirrored ? g_strconcat (LEFT_TO_RIGHT_ISOLATE, span, POP_ISOLATE, NULL)
                  : g_steal_pointer (&span);
}

/**
 * hd_words_amount_typed:
 * @minutes: an amount of time, also less than nothing
 *
 * Returns: (transfer full): as “45 min”, “3 h” or “4 h 15”, for a field
 */
char *
hd_words_amount_typed (gint64 minutes)
{
  const char *sign = minutes < 0 ? "−" : "";
  gint64 absolute = ABS (minutes);
  int hours = (int) (absolute / 60), rest = (int) (absolute % 60);

  if (hours == 0)
    /* Translators: an amount of time: a minus sign or nothing, then minutes */
    return g_strdup_printf (_ ("%s%d min"), sign, rest);
  if (rest == 0)
    /* Translators: an amount of time: a minus sign or nothing, then hours */
    return g_strdup_printf (_ ("%s%d h"), sign, hours);
  /* Translators: an amount of time: a minus sign or nothing, hours, minutes, as “4 h 15” */
  return g_strdup_printf (_ ("%s%d h %02d"), sign, hours, rest);
}

/**
 * hd_words_amount:
 *
 * Returns: (transfer full): the same to be shown, isolated where the interface is mirrored
 */
char *
hd_words_amount (gint64 minutes)
{
  g_autofree char *amount = hd_words_amount_typed (minutes);

  return hd_words_isolate (amount);
}

/* More than ten years have: a slip of the keyboard. */
#define MAX_AMOUNT ((gint64) 60 * 24 * 3660)

/**
 * hd_words_read_amount:
 * @day_minutes: what a day is worth
 * @minutes: (out): the amount
 *
 * Reads an amount as people type it into a field, and as hd_words_amount() writes it: “46h30”,
 * “46:30”, “46.5”, “4 h 15”, “45 min”, “5.5d”. A bare number means hours.
 *
 * Returns: %FALSE when it is none
 */
gboolean
hd_words_read_amount (const char *text, int day_minutes, gint64 *minutes)
{
  g_return_val_if_fail (text != NULL && minutes != NULL, FALSE);

  g_autoptr (GString) plain = g_string_new (text);
  const char *end;

  if (strlen (text) > 40 || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  g_string_replace (plain, " ", "", 0);
  g_string_replace (plain, "\u00a0", "", 0);
  g_string_replace (plain, "−", "-", 0);
  g_string_replace (plain, "min", "m", 0);
  g_string_replace (plain, ":", "h", 0);
  end = plain->str + strlen (plain->str);
  if (end > plain->str && g_ascii_isdigit (end[-1]) && strchr (plain->str, 'h') == NULL)
    g_string_append_c (plain, 'h');
  return hd_amount_parse (plain->str, day_minutes, minutes, NULL) && ABS (*minutes) <= MAX_AMOUNT;
}

/**
 * hd_words_ago:
 *
 * Returns: (transfer full): how long ago @date was: “today”, “yesterday”, “on Monday” within a
 *   week, else the date
 */
char *
hd_words_ago (HdDate date, HdDate today)
{
  if (date >= today)
    return g_strdup (C_ ("when it was sent", "today"));
  if (date == today - 1)
    return g_strdup (C_ ("when it was sent", "yesterday"));
  if (date > today - 7)
    /* Translators: a weekday within the last seven days, as “on Monday” */
    return format (date, _ ("on %A"));

  g_autofree char *text = hd_words_date (date, today);

  /* Translators: a date, as “on Thu 3 Dec” */
  return g_strdup_printf (_ ("on %s"), text);
}

/**
 * hd_words_length:
 *
 * Returns: (transfer full): how long it is from one day to another, in whole months, as “3 years,
 *   2 months”
 */
char *
hd_words_length (HdDate from, HdDate to)
{
  int first_year, first_month, last_year, last_month, months, years;

  hd_date_get_ymd (from, &first_year, &first_month, NULL);
  hd_date_get_ymd (to, &last_year, &last_month, NULL);
  months = (last_year - first_year) * 12 + last_month - first_month;
  if (months > 0 && hd_date_add_months (from, months) > to)
    months--;
  if (months <= 0)
    return g_strdup (_ ("less than a month"));

  years = months / 12;
  months %= 12;

  g_autofree char *whole =
    g_strdup_printf (ngettext ("%d year", "%d years", (gulong) years), years);
  g_autofree char *rest =
    g_strdup_printf (ngettext ("%d month", "%d months", (gulong) months), months);

  if (months == 0)
    return g_steal_pointer (&whole);
  if (years == 0)
    return g_steal_pointer (&rest);
  /* Translators: years and months, as “3 years, 2 months” */
  return g_strdup_printf (_ ("%s, %s"), whole, rest);
}
