/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-ics-recur.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-error.h"

/* How many years beyond the first day looked at a rule is followed. */
#define HORIZON_YEARS 60

#define LEAP_SECOND (G_GUINT64_CONSTANT (1) << 60)

static HdWeekday
weekday_of (const char *text)
{
  static const char *const names[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strncasecmp (text, names[i], 2) == 0)
      return (HdWeekday) (i + 1);
  return 0;
}

/* Takes each number of a comma list that is in range; what else is in it makes a rule strange, but
 * for a comma too many. */
#define READ_LIST(value, type, list, n, most)                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_auto (GStrv) parts_ = g_strsplit (value, ",", 100);                                          \
    for (guint i_ = 0; parts_[i_] != NULL; i_++)                                                   \
      {                                                                                            \
        if (*g_strstrip (parts_[i_]) == '\0')                                                      \
          continue;                                                                                \
        gint64 number_ = g_ascii_strtoll (parts_[i_], NULL, 10);                                   \
        if (number_ == 0 || number_ < -(most) || number_ > (most) || (n) == G_N_ELEMENTS (list))   \
          rule->strange = TRUE;                                                                    \
        else                                                                                       \
          (list)[(n)++] = (type) number_;                                                          \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

/* The numbers of a comma list as bits; what is out of range makes a rule strange. */
static guint64
read_bits (HdRecur *rule, const char *value, int least, int most)
{
  g_auto (GStrv) parts = g_strsplit (value, ",", 100);
  guint64 bits = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *end;
      gint64 number;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      number = g_ascii_strtoll (parts[i], &end, 10);
      if (end == parts[i] || *end != '\0' || number < least || number > most)
        rule->strange = TRUE;
      else
        bits |= G_GUINT64_CONSTANT (1) << number;
    }
  return bits;
}

/* Parts of a rule that change nothing here. Months of another calendar are none of ours. */
static gboolean
is_harmless (const char *key, const char *value)
{
  if (g_ascii_strcasecmp (key, "RSCALE") == 0)
    return g_ascii_strcasecmp (value, "GREGORIAN") == 0;
  if (g_ascii_strcasecmp (key, "SKIP") == 0)
    return g_ascii_strcasecmp (value, "OMIT") == 0;
  return g_ascii_strncasecmp (key, "X-", 2) == 0;
}

static gboolean
read_part (HdRecur *rule, const char *key, const char *value, GError **error)
{
  static const struct
  {
    const char *name;
    HdFreq freq;
    int unit;
  } freqs[] = { { "SECONDLY", HD_FREQ_DAILY, 1 },  { "MINUTELY", HD_FREQ_DAILY, 60 },
                { "HOURLY", HD_FREQ_DAILY, 3600 }, { "DAILY", HD_FREQ_DAILY, 0 },
                { "WEEKLY", HD_FREQ_WEEKLY, 0 },   { "MONTHLY", HD_FREQ_MONTHLY, 0 },
                { "YEARLY", HD_FREQ_YEARLY, 0 } };

  if (g_ascii_strcasecmp (key, "FREQ") == 0)
    {
      for (guint i = 0; i < G_N_ELEMENTS (freqs); i++)
        if (g_ascii_strcasecmp (value, freqs[i].name) == 0)
          {
            rule->freq = freqs[i].freq;
            rule->unit = freqs[i].unit;
            return TRUE;
          }
      g_set_error (error, HD_ERROR, HD_ERROR_LIMIT, _ ("it repeats in a way that is not followed"));
      return FALSE;
    }
  if (g_ascii_strcasecmp (key, "INTERVAL") == 0)
    rule->interval = (int) CLAMP (g_ascii_strtoll (value, NULL, 10), 1, 100000000);
  else if (g_ascii_strcasecmp (key, "COUNT") == 0)
    rule->count = (int) CLAMP (g_ascii_strtoll (value, NULL, 10), 1, 100000000);
  else if (g_ascii_strcasecmp (key, "UNTIL") == 0)
    {
      rule->until_unread =
        !hd_ics_parse_time (value, &rule->until, &rule->until_date, &rule->until_utc);
      if (rule->until_unread)
        rule->until.date = HD_DATE_NONE;
    }
  else if (g_ascii_strcasecmp (key, "WKST") == 0)
    {
      HdWeekday day = weekday_of (value);

      if (day != 0)
        rule->week_start = day;
    }
  else if (g_ascii_strcasecmp (key, "BYMONTH") == 0)
    rule->months |= (guint) read_bits (rule, value, 1, 12);
  else if (g_ascii_strcasecmp (key, "BYMONTHDAY") == 0)
    READ_LIST (value, gint8, rule->month_days, rule->n_month_days, 31);
  else if (g_ascii_strcasecmp (key, "BYYEARDAY") == 0)
    READ_LIST (value, gint16, rule->year_days, rule->n_year_days, 366);
  else if (g_ascii_strcasecmp (key, "BYWEEKNO") == 0)
    READ_LIST (value, gint8, rule->weeks, rule->n_weeks, 53);
  else if (g_ascii_strcasecmp (key, "BYSETPOS") == 0)
    READ_LIST (value, gint16, rule->positions, rule->n_positions, 366);
  else if (g_ascii_strcasecmp (key, "BYDAY") == 0)
    {
      g_auto (GStrv) parts = g_strsplit (value, ",", 100);

      for (guint i = 0; parts[i] != NULL && rule->n_days < G_N_ELEMENTS (rule->days); i++)
        {
          char *end;
          gint64 nth;
          HdWeekday day;

          if (*g_strstrip (parts[i]) == '\0')
            continue;
          nth = g_ascii_strtoll (parts[i], &end, 10);
          day = weekday_of (end);
          if (day == 0 || nth < -53 || nth > 53)
            rule->strange = TRUE;
          else
            {
              rule->days[rule->n_days].nth = (gint8) nth;
              rule->days[rule->n_days++].weekday = (guint8) day;
            }
        }
    }
  else if (g_ascii_strcasecmp (key, "BYHOUR") == 0)
    rule->hours |= (guint32) read_bits (rule, value, 0, 23);
  else if (g_ascii_strcasecmp (key, "BYMINUTE") == 0)
    rule->minutes |= read_bits (rule, value, 0, 59);
  else if (g_ascii_strcasecmp (key, "BYSECOND") == 0)
    {
      /* A second that is put in now and then is the one before it. */
      guint64 seconds = read_bits (rule, value, 0, 60);

      rule->seconds |= (seconds & ~LEAP_SECOND) | ((seconds & LEAP_SECOND) >> 1);
    }
  /* What is not understood may have been its end. */
  else
    rule->strange |= !is_harmless (key, value);
  return TRUE;
}

/**
 * hd_recur_parse:
 *
 * Reads an RRULE.
 *
 * Returns: %FALSE with %HD_ERROR_LIMIT or %HD_ERROR_PARSE
 */
gboolean
hd_recur_parse (const char *text, HdRecur *rule, GError **error)
{
  g_auto (GStrv) parts = NULL;
  gboolean freq = FALSE;

  *rule = (HdRecur){ .interval = 1, .week_start = HD_MONDAY };
  rule->until.date = HD_DATE_NONE;
  if (strlen (text) > 4096)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_LIMIT, _ ("its rule of repetition is too long"));
      return FALSE;
    }

  parts = g_strsplit (text, ";", 64);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *equals = strchr (parts[i], '=');

      if (equals == NULL)
        continue;
      *equals = '\0';
      g_strstrip (parts[i]);
      if (!read_part (rule, parts[i], g_strstrip (equals + 1), error))
        return FALSE;
      freq |= g_ascii_strcasecmp (parts[i], "FREQ") == 0;
    }
  if (!freq)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE, _ ("its rule of repetition has no frequency"));
      return FALSE;
    }
  if (rule->unit > 0)
    {
      /* It takes the days that it names, and times of each of them. */
      rule->step = rule->interval;
      rule->interval = 1;
    }
  /* Positions count the times of a period. */
  rule->strange |=
    rule->n_positions > 0 && (rule->unit > 0 || hd_recur_count_times (rule) > HD_RECUR_MAX_PICKS);
  return TRUE;
}

static HdDate
week_start (HdDate date, HdWeekday start)
{
  return date - ((int) hd_date_weekday (date) - (int) start + 7) % 7;
}

/* The number of the week of the year, which may belong to the year before or after (0). */
static int
week_number (HdDate date, int year, HdWeekday start)
{
  HdDate january4 = hd_date_new (year, 1, 4);
  HdDate first = week_start (january4, start);
  HdDate next = week_start (hd_date_new (year + 1, 1, 4), start);

  if (date < first || date >= next)
    return 0;
  return (date - first) / 7 + 1;
}

static gboolean
has16 (const gint16 *list, guint n, int value, int length)
{
  for (guint i = 0; i < n; i++)
    if (list[i] == value || list[i] == value - length - 1)
      return TRUE;
  return FALSE;
}

/* A day and where it lies in its month and year, which are told once a month when days are walked
 * along. */
typedef struct
{
  HdDate date;
  int year;
  int month;
  int day;
  int in_month;
  int of_year;
} Place;

static void
place (Place *self, HdDate date)
{
  self->date = date;
  hd_date_get_ymd (date, &self->year, &self->month, &self->day);
  self->in_month = hd_date_days_in_month (self->year, self->month);
  self->of_year = date - hd_date_new (self->year, 1, 1) + 1;
}

static void
step (Place *self)
{
  if (self->day == self->in_month)
    {
      place (self, self->date + 1);
      return;
    }
  self->date++;
  self->day++;
  self->of_year++;
}

/* Whether one of the days of a week that the rule names is this one: where none is, it is not for
 * that day whatever else it says. */
static gboolean
names_weekday (const HdRecur *rule, HdDate date)
{
  guint8 weekday = (guint8) hd_date_weekday (date);

  for (guint i = 0; i < rule->n_days; i++)
    if (rule->days[i].weekday == weekday)
      return TRUE;
  return FALSE;
}

static gboolean
matches (const HdRecur *rule, HdDate start, const Place *at)
{
  const HdDate date = at->date;
  const int year = at->year, month = at->month, day = at->day, in_month = at->in_month,
            of_year = at->of_year;
  int in_year, start_month, start_day;

  if (rule->n_days > 0 && !names_weekday (rule, date))
    return FALSE;
  in_year = hd_date_is_leap_year (year) ? 366 : 365;
  if (rule->months != 0 && (rule->months & (1u << month)) == 0)
    return FALSE;
  if (rule->n_year_days > 0 && !has16 (rule->year_days, rule->n_year_days, of_year, in_year))
    return FALSE;
  if (rule->n_weeks > 0 && rule->freq == HD_FREQ_YEARLY)
    {
      /* The last days of December can be of the first week, those of January of the last. */
      int of = week_number (date, year, rule->week_start) > 0 ? year
               : month == 1                                   ? year - 1
                                                              : year + 1;
      int week = week_number (date, of, rule->week_start);
      int weeks = week_number (hd_date_new (of, 12, 28), of, rule->week_start);
      gboolean found = FALSE;

      for (guint i = 0; i < rule->n_weeks; i++)
        found |= week > 0 && (rule->weeks[i] == week || rule->weeks[i] == week - weeks - 1);
      if (!found)
        return FALSE;
    }
  if (rule->n_month_days > 0)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < rule->n_month_days; i++)
        found |= rule->month_days[i] == day || rule->month_days[i] == day - in_month - 1;
      if (!found)
        return FALSE;
    }
  if (rule->n_days > 0)
    {
      gboolean by_month = rule->freq == HD_FREQ_MONTHLY || rule->months != 0;
      int nth = by_month ? (day - 1) / 7 + 1 : (of_year - 1) / 7 + 1;
      int back = by_month ? -((in_month - day) / 7 + 1) : -((in_year - of_year) / 7 + 1);
      gboolean found = FALSE;

      for (guint i = 0; i < rule->n_days; i++)
        found |= rule->days[i].weekday == (guint8) hd_date_weekday (date) &&
                 (rule->days[i].nth == 0 || rule->freq < HD_FREQ_MONTHLY || rule->n_weeks > 0 ||
                  rule->days[i].nth == nth || rule->days[i].nth == back);
      return found;
    }

  /* What the rule leaves open, the first day says. */
  if (rule->freq == HD_FREQ_WEEKLY ||
      (rule->freq == HD_FREQ_YEARLY && rule->n_weeks > 0 && rule->n_month_days == 0))
    return hd_date_weekday (date) == hd_date_weekday (start);
  if (rule->n_month_days > 0 || rule->n_year_days > 0 || rule->freq == HD_FREQ_DAILY)
    return TRUE;
  hd_date_get_ymd (start, NULL, &start_month, &start_day);
  if (rule->freq == HD_FREQ_MONTHLY)
    return day == start_day;
  if (rule->freq == HD_FREQ_YEARLY)
    return day == start_day && (rule->months != 0 || month == start_month);
  return TRUE;
}

/**
 * hd_recur_takes:
 *
 * Returns: whether the rule, without its positions, is for @day
 */
gboolean
hd_recur_takes (const HdRecur *rule, HdDate start, HdDate day)
{
  Place at;

  place (&at, day);
  return matches (rule, start, &at);
}

/* The days from @first up to and without @end that the rule takes, by position where it says. */
static void
fill (HdRecurIter *iter, HdDate first, HdDate end)
{
  const HdRecur *rule = iter->rule;
  guint n = 0;
  Place at;

  iter->at = iter->n_days = 0;
  place (&at, first);
  while (at.date < end)
    {
      if (rule->months != 0 && (rule->months & (1u << at.month)) == 0)
        {
          place (&at, at.date + at.in_month - at.day + 1);
          continue;
        }
      if (matches (rule, iter->start, &at))
        iter->days[iter->n_days++] = at.date;
      step (&at);
    }

  if (rule->n_positions == 0)
    return;
  int times = (int) hd_recur_count_times (rule), all = (int) iter->n_days * times;

  for (guint i = 0; i < iter->n_days; i++)
    {
      guint64 picks = 0;

      for (int k = 0; k < times; k++)
        if (has16 (rule->positions, rule->n_positions, (int) i * times + k + 1, all))
          picks |= G_GUINT64_CONSTANT (1) << k;
      if (picks == 0)
        continue;
      iter->picks[n] = picks;
      iter->days[n++] = iter->days[i];
    }
  iter->n_days = n;
}

/* Fills in the days of the next period; FALSE beyond the horizon. */
static gboolean
next_period (HdRecurIter *iter)
{
  const HdRecur *rule = iter->rule;
  static const int lengths[] = { 1, 7, 31, 366 };
  gint64 step = (gint64) iter->period++ * rule->interval;
  int year, month, day;
  gint64 months;
  HdDate first;

  if (iter->budget != NULL && (*iter->budget -= lengths[rule->freq]) < 0)
    return FALSE;
  hd_date_get_ymd (iter->start, &year, &month, &day);
  switch (rule->freq)
    {
    case HD_FREQ_DAILY:
      if (iter->start + step > iter->horizon)
        return FALSE;
      fill (iter, (HdDate) (iter->start + step), (HdDate) (iter->start + step + 1));
      return TRUE;
    case HD_FREQ_WEEKLY:
      if (iter->start + step * 7 > iter->horizon + 7)
        return FALSE;
      first = week_start (iter->start, rule->week_start) + (HdDate) (step * 7);
      fill (iter, first, first + 7);
      return TRUE;
    case HD_FREQ_MONTHLY:
      months = (gint64) year * 12 + month - 1 + step;
      if (months / 12 > hd_date_year (iter->horizon))
        return FALSE;
      first = hd_date_new ((int) (months / 12), (int) (months % 12) + 1, 1);
      fill (iter, first,
            first + hd_date_days_in_month ((int) (months / 12), (int) (months % 12) + 1));
      return TRUE;
    case HD_FREQ_YEARLY:
    default:
      if (year + step > hd_date_year (iter->horizon))
        return FALSE;
      first = hd_date_new ((int) (year + step), 1, 1);
      fill (iter, first, hd_date_new ((int) (year + step), 12, 31) + 1);
      return TRUE;
    }
}

/**
 * hd_recur_iter_init:
 * @start: the first day
 * @from: days before it need not be told, where skipping them changes no count
 */
void
hd_recur_iter_init (HdRecurIter *iter, const HdRecur *rule, HdDate start, HdDate from)
{
  int year, month, day, from_year, from_month, from_day, periods = 0;
  HdDate base = MAX (start, from);

  *iter = (HdRecurIter){ .rule = rule, .start = start, .first = TRUE, .pick = G_MAXUINT64 };
  iter->horizon = MIN (hd_date_add_months (MIN (base, HD_DATE_MAX - 366 * (HORIZON_YEARS + 1)),
                                           12 * HORIZON_YEARS),
                       HD_DATE_MAX - 400);
  if (rule->count > 0 || from <= start)
    return;

  hd_date_get_ymd (start, &year, &month, &day);
  hd_date_get_ymd (from, &from_year, &from_month, &from_day);
  switch (rule->freq)
    {
    case HD_FREQ_DAILY:
      periods = (from - start) / rule->interval;
      break;
    case HD_FREQ_WEEKLY:
      periods = (from - start) / 7 / rule->interval;
      break;
    case HD_FREQ_MONTHLY:
      periods = ((from_year - year) * 12 + from_month - month) / rule->interval;
      break;
    case HD_FREQ_YEARLY:
    default:
      periods = (from_year - year) / rule->interval;
      break;
    }
  iter->period = MAX (periods - 1, 0);
  iter->first = iter->period == 0;
}

/**
 * hd_recur_iter_next:
 *
 * The first day comes twice when the rule takes times by their position.
 *
 * Returns: %FALSE when the rule has no more days, or none within sixty years
 */
gboolean
hd_recur_iter_next (HdRecurIter *iter, HdDate *day)
{
  const HdRecur *rule = iter->rule;

  /* The first day counts, even where the rule would not give it. */
  if (iter->first)
    {
      iter->first = FALSE;
      iter->pick = rule->n_positions > 0 ? 0 : G_MAXUINT64;
      *day = iter->start;
      return TRUE;
    }
  for (;;)
    {
      while (iter->at < iter->n_days)
        {
          iter->pick = rule->n_positions > 0 ? iter->picks[iter->at] : G_MAXUINT64;
          *day = iter->days[iter->at++];
          /* Its other times, when it is a matter of their position which. */
          if (*day > iter->start || (*day == iter->start && rule->n_positions > 0))
            return *day <= iter->horizon;
        }
      if (!next_period (iter))
        return FALSE;
    }
}

/**
 * hd_recur_in_year:
 * @rule: a yearly rule
 * @day: (out): its first day in @year
 *
 * Returns: %FALSE when it has none
 */
gboolean
hd_recur_in_year (const HdRecur *rule, HdDate start, int year, HdDate *day)
{
  int first = hd_date_year (start);
  HdRecurIter iter = { .rule = rule, .start = start, .horizon = HD_DATE_MAX - 400 };

  if (year < first || (year - first) % rule->interval != 0 || year > 9990)
    return FALSE;
  iter.period = (year - first) / rule->interval;
  if (!next_period (&iter) || iter.n_days == 0 || iter.days[0] < start)
    return FALSE;

  *day = iter.days[0];
  return TRUE;
}
