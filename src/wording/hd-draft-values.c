/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-draft-private.h"

#include <string.h>

/*
 * The facts as words: dates, times and amounts written as the language of the draft writes
 * them. Everything that differs by language comes from its settings; the process locale is never
 * asked.
 */

/* Puts key/value pairs, ending in NULL, into the braces of @pattern. */
static char *
fill (const char *pattern, ...)
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

static const char *
setting (HdDraftScene *self, const char *key, const char *fallback)
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
  g_auto (GStrv) words = g_strsplit (setting (self, key, NULL), " ", -1);

  return g_strdup (n < (int) g_strv_length (words) ? words[n] : "");
}

static char *
format_date (HdDraftScene *self, HdDate date, const char *pattern)
{
  int year, month, day;

  hd_date_get_ymd (date, &year, &month, &day);

  g_autofree char *weekday = nth_word (self, "weekdays", (int) hd_date_weekday (date) - 1);
  g_autofree char *month_name = nth_word (self, "months", month - 1);
  g_autofree char *short_weekday =
    nth_word (self, "short-weekdays", (int) hd_date_weekday (date) - 1);
  g_autofree char *short_month = nth_word (self, "short-months", month - 1);
  const char *first = setting (self, "first-day", NULL);
  g_autofree char *day_text =
    day == 1 && *first != '\0' ? g_strdup (first) : g_strdup_printf ("%d", day);
  g_autofree char *year_text = g_strdup_printf ("%d", year);

  return fill (pattern, "weekday", weekday, "month", month_name, "wday", short_weekday, "mon",
               short_month, "day", day_text, "year", year_text, NULL);
}

/* A day of another year than today's needs its year to be one day only. */
static char *
full_date (HdDraftScene *self, HdDate date)
{
  gboolean other = hd_date_year (date) != hd_date_year (self->today);

  return format_date (self, date, setting (self, other ? "date-year" : "date", "date"));
}

static char *
format_clock (HdDraftScene *self, int minute, const char *pattern)
{
  int hour = minute / 60;
  g_autofree char *h24 = g_strdup_printf ("%d", hour);
  g_autofree char *h12 = g_strdup_printf ("%d", hour % 12 == 0 ? 12 : hour % 12);
  g_autofree char *two = g_strdup_printf ("%02d", hour);
  g_autofree char *minutes = g_strdup_printf ("%02d", minute % 60);
  const char *half = setting (self, hour % 24 < 12 ? "am" : "pm", NULL);

  return fill (pattern, "H", h24, "HH", two, "h", h12, "MM", minutes, "AP", half, NULL);
}

static char *
format_time (HdDraftScene *self, int minute)
{
  return format_clock (self, minute,
                       minute % 60 == 0 ? setting (self, "time-hour", "time")
                                        : setting (self, "time", NULL));
}

/*
 * The two ends of a span. What both share (“PM”, “Uhr”) is written once, and minutes in both or
 * in neither, unless the language writes each end by itself (`mixed-minutes`: 14 h 30 à 16 h).
 */
static void
format_ends (HdDraftScene *self, HdSpan span, gboolean terse, char **from, char **to)
{
  const char *one_word = terse ? hd_templates_get (self->templates, "time-terse") : NULL;
  gboolean twelve = *setting (self, "am", NULL) != '\0';
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
        pattern = bare_hour ? setting (self, hour_key, key) : setting (self, key, NULL);
      texts[i] = format_clock (self, minutes[i], pattern);
    }
  *from = texts[0];
  *to = texts[1];
}

static char *
format_span (HdDraftScene *self, HdSpan span, const char *key)
{
  g_autofree char *from = NULL, *to = NULL;

  format_ends (self, span, strcmp (key, "span-terse") == 0, &from, &to);
  return fill (setting (self, key, "span"), "from", from, "to", to, NULL);
}

/* Which plural form @n takes: `plural.FORM = =1` or ranges of n modulo 100, `2-4 22-24`. */
static const char *
plural_form (HdDraftScene *self, gint64 n)
{
  static const char *const forms[] = { "zero", "one", "two", "few", "many" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *key = g_strdup_printf ("plural.%s", forms[i]);
      g_auto (GStrv) ranges = g_strsplit (setting (self, key, NULL), " ", -1);

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
  g_auto (GStrv) words = g_strsplit (setting (self, list, "numbers"), " ", -1);

  if (n >= 1 && n <= (gint64) g_strv_length (words))
    return g_strdup (words[n - 1]);
  return g_strdup_printf ("%" G_GINT64_FORMAT, n);
}

static char *
format_count (HdDraftScene *self, gint64 n, const char *unit)
{
  g_autofree char *key = g_strdup_printf ("%s.%s", unit, plural_form (self, n));
  g_autofree char *other = g_strdup_printf ("%s.other", unit);
  g_autofree char *number = format_number (self, n, unit);
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, n);

  return fill (setting (self, key, other), "n", number, "d", digits, NULL);
}

static char *
format_hours (HdDraftScene *self, gint64 minutes, const char *suffix)
{
  gint64 hours = minutes / 60, rest = minutes % 60;
  g_autofree char *hour_unit = g_strconcat ("hour", suffix, NULL);
  g_autofree char *half_unit = g_strconcat ("hour-half", suffix, NULL);
  g_autofree char *half_hour = g_strconcat ("half-hour", suffix, NULL);
  g_autofree char *minute_unit = g_strconcat ("minute", suffix, NULL);
  g_autofree char *join = g_strconcat ("hour-minute", suffix, NULL);

  if (rest == 0)
    return format_count (self, hours, hour_unit);
  if (rest == 30 && hours > 0)
    return format_count (self, hours, half_unit);
  if (rest == 30)
    return g_strdup (setting (self, half_hour, NULL));
  if (hours == 0)
    return format_count (self, rest, minute_unit);

  g_autofree char *a = format_count (self, hours, hour_unit);
  g_autofree char *b = format_count (self, rest, minute_unit);

  return fill (setting (self, join, NULL), "hours", a, "minutes", b, NULL);
}

static char *
format_days (HdDraftScene *self, gint64 minutes, const char *suffix)
{
  g_autofree char *day_unit = g_strconcat ("day", suffix, NULL);
  g_autofree char *half_unit = g_strconcat ("day-half", suffix, NULL);
  g_autofree char *half_day = g_strconcat ("half-day", suffix, NULL);
  gint64 days = minutes / HD_WORK_DAY_MINUTES;

  switch (minutes % HD_WORK_DAY_MINUTES)
    {
    case 0:
      return format_count (self, days, day_unit);
    case HD_WORK_DAY_MINUTES / 2:
      return days == 0 ? g_strdup (setting (self, half_day, NULL))
                       : format_count (self, days, half_unit);
    default:
      return format_hours (self, minutes, suffix);
    }
}

/*
 * How much leave: what the user stated, else what follows from the situation alone: a half day
 * is half a day, several days are counted. Of a shorter absence the amount is not known (breaks,
 * rounding rules) and is not said.
 */
static char *
format_amount (HdDraftScene *self, const char *suffix)
{
  const HdRequestFacts *facts = self->facts;
  gboolean whole = facts->window.to == 0;
  int days = hd_request_facts_count_workdays (facts);

  if (facts->amount > 0)
    return facts->amount_in_days ? format_days (self, facts->amount, suffix)
                                 : format_hours (self, facts->amount, suffix);
  if ((self->flags & HD_FLAG (HD_FLAG_SITUATION + HD_SITUATION_HALF_DAY - 1)) != 0)
    return format_days (self, HD_WORK_DAY_MINUTES / 2, suffix);
  if (!whole || facts->date == HD_DATE_NONE || days == 0)
    return NULL;
  if (days == 1)
    return format_days (self, HD_WORK_DAY_MINUTES, suffix);

  g_autofree char *unit = g_strconcat ("workday", suffix, NULL);

  return format_count (self, days, unit);
}

static gint64
amount_minutes (const HdDraftScene *self)
{
  const HdRequestFacts *facts = self->facts;

  if (facts->amount > 0)
    return facts->amount;
  if ((self->flags & HD_FLAG (HD_FLAG_SITUATION + HD_SITUATION_HALF_DAY - 1)) != 0)
    return HD_WORK_DAY_MINUTES / 2;
  if (facts->window.to > 0)
    return facts->window.to - facts->window.from;
  return (gint64) hd_request_facts_count_workdays (facts) * HD_WORK_DAY_MINUTES;
}

static void
put (HdDraftScene *self, const char *name, char *value)
{
  if (value != NULL && *value != '\0')
    g_hash_table_insert (self->values, (gpointer) name, value);
  else
    g_free (value);
}

static void
flag (HdDraftScene *self, guint bit, gboolean value)
{
  if (value)
    self->flags |= HD_FLAG (bit);
}

/*
 * Earned leave is named only when the balance holds it; then it may be called the user's own. A
 * kind that comes out of no balance (unpaid, flexible time) needs none.
 */
static void
put_leave (HdDraftScene *self)
{
  const HdRequestFacts *facts = self->facts;
  gboolean earned = TRUE;
  const char *words = facts->leave_type != NULL
                        ? hd_templates_find_leave_type (self->templates, facts->leave_type, &earned)
                        : NULL;
  const char *name = words != NULL ? words : facts->leave_type;
  gboolean known = facts->balance >= 0;
  gboolean enough = known && facts->balance >= amount_minutes (self);
  char *amount, *short_amount;

  if ((self->flags & HD_FLAG (HD_FLAG_CONTRACTOR)) != 0)
    return;
  if (name != NULL && earned && known && !enough)
    {
      self->plain_leave = TRUE;
      name = NULL;
    }

  amount = format_amount (self, "");
  short_amount = format_amount (self, "-short");
  flag (self, HD_FLAG_AMOUNT, amount != NULL);
  put (self, "amount", amount);
  put (self, "short-amount", short_amount);
  put (self, "terse-amount", format_amount (self, "-terse"));
  put (self, "type", g_strdup (name == NULL ? setting (self, "leave", NULL) : name));
  self->flags |= name != NULL && earned && enough ? HD_FLAG (HD_FLAG_OWN) : 0;
}

static char *
format_day_span (HdDraftScene *self, const HdDaySpan *slot)
{
  g_autofree char *date = full_date (self, slot->date);
  g_autofree char *span = NULL;

  if (slot->window.to == 0)
    return fill (setting (self, "slot-day", "slot"), "date", date, NULL);
  span = format_span (self, slot->window, "span");
  return fill (setting (self, "slot", NULL), "date", date, "span", span, NULL);
}

static char *
format_alternatives (HdDraftScene *self)
{
  GArray *slots = self->facts->alternatives;
  GString *list = g_string_new (NULL);

  for (guint i = 0; slots != NULL && i < slots->len; i++)
    {
      g_autofree char *text = format_day_span (self, &g_array_index (slots, HdDaySpan, i));

      if (i > 0)
        g_string_append (list,
                         setting (self, i + 1 == slots->len ? "list-or" : "list-comma", NULL));
      g_string_append (list, text);
    }

  return g_string_free (list, FALSE);
}

static char *
format_items (HdDraftScene *self)
{
  GPtrArray *items = self->facts->items;
  GString *list = g_string_new (NULL);

  for (guint i = 0; items != NULL && i < items->len; i++)
    g_string_append_printf (list, "%s- %s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (items, i));

  return g_string_free (list, FALSE);
}

static void
put_range (HdDraftScene *self, HdDate first, HdDate last)
{
  int year, month, day, last_year, last_month;
  const char *key = "first-other-month";

  hd_date_get_ymd (first, &year, &month, &day);
  hd_date_get_ymd (last, &last_year, &last_month, &day);
  if (year == last_year && month == last_month)
    key = "first-same-month";
  put (self, "first",
       year == last_year ? format_date (self, first, setting (self, key, "date"))
                         : format_date (self, first, setting (self, "date-year", "date")));
  put (self, "last",
       year == last_year ? full_date (self, last)
                         : format_date (self, last, setting (self, "date-year", "date")));
}

static void
put_times (HdDraftScene *self, HdSituation situation)
{
  const HdRequestFacts *facts = self->facts;
  HdSpan window = facts->window;
  gboolean range = facts->until_date != HD_DATE_NONE && facts->until_date > facts->date;
  HdDate back_date = hd_request_facts_return_date (facts);
  int back = facts->back;

  flag (self, HD_FLAG_DATE, facts->date != HD_DATE_NONE);
  if (facts->date != HD_DATE_NONE)
    {
      put (self, "date", full_date (self, facts->date));
      put (self, "short-date",
           format_date (self, facts->date, setting (self, "date-short", "date")));
      flag (self, HD_FLAG_RANGE, range);
      if (range)
        {
          put_range (self, facts->date, facts->until_date);
          put (self, "short-until",
               format_date (self, facts->until_date, setting (self, "date-short", "date")));
        }
    }

  flag (self, HD_FLAG_WINDOW, window.to > 0);
  if (window.to > 0)
    {
      g_autofree char *from = NULL, *to = NULL;
      int middle = (facts->hours.from + facts->hours.to) / 2;
      gboolean within = window.from > facts->hours.from && window.to < facts->hours.to;

      format_ends (self, window, FALSE, &from, &to);
      put (self, "span", format_span (self, window, "span"));
      put (self, "short-span", format_span (self, window, "span-short"));
      put (self, "terse-span", format_span (self, window, "span-terse"));
      put (self, "span-from", g_steal_pointer (&from));
      put (self, "span-to", g_steal_pointer (&to));
      put (self, "time-from", format_time (self, window.from));
      put (self, "time-to", format_time (self, window.to));
      flag (self, HD_FLAG_GAP, within);
      flag (self, HD_FLAG_MORNING, window.to <= middle + 90 && window.from <= facts->hours.from);
      flag (self, HD_FLAG_AFTERNOON, window.from >= middle - 90 && window.to >= facts->hours.to);

      /* The end of the window is the return, unless the working day is over by then. */
      if (back < 0 && (window.to < facts->hours.to || situation == HD_SITUATION_LATE))
        back = window.to;
    }

  /* The same hours on several days: the user is there again after those of the last one. */
  if (range && window.to > 0 && back >= 0)
    back_date = facts->until_date;

  if (back >= 0 && !range && window.to > 0)
    {
      put (self, "back-time", format_time (self, back));
      flag (self, HD_FLAG_BACK_TIME, TRUE);
    }
  else if (facts->date != HD_DATE_NONE && back_date != HD_DATE_NONE)
    {
      put (self, "back-date", full_date (self, back_date));
      flag (self, HD_FLAG_BACK_DAY, TRUE);
      if (back >= 0)
        {
          put (self, "back-time", format_time (self, back));
          flag (self, HD_FLAG_BACK_TIME, situation != HD_SITUATION_AUTO);
        }
    }
}

/*
 * “Frau Ruiz” is greeted as `salutation.Frau` says, a name without a title that the language
 * knows as `salutation` says: no gender is guessed.
 */
static char *
format_salutation (HdDraftScene *self, const char *name)
{
  const char *space = strchr (name, ' ');
  g_autofree char *title = space != NULL ? g_strndup (name, (gsize) (space - name)) : NULL;
  g_autofree char *key = g_strconcat ("salutation.", title, NULL);
  const char *known = title != NULL ? setting (self, key, NULL) : "";

  return *known != '\0' ? g_strconcat (known, space, NULL)
                        : fill (setting (self, "salutation", NULL), "to", name, NULL);
}

static void
put_people (HdDraftScene *self)
{
  const HdRequestFacts *facts = self->facts;
  const char *contact = facts->contact;

  /* Who agreed to cover was asked, so a stranger may be sent there. */
  if (contact == NULL && facts->cover_state == HD_COVER_AGREED)
    contact = facts->cover;

  put (self, "to", g_strdup (facts->to));
  if (facts->to != NULL)
    put (self, "salutation", format_salutation (self, facts->to));
  put (self, "from", g_strdup (facts->from));
  put (self, "cover", g_strdup (facts->cover));
  put (self, "contact", g_strdup (contact));
  put (self, "topic", g_strdup (facts->topic));
  put (self, "due", g_strdup (facts->due));
  put (self, "zone", g_strdup (facts->zone_label));
  put (self, "items", format_items (self));
  put (self, "alternatives", format_alternatives (self));
  if (facts->alternatives != NULL && facts->alternatives->len > 0)
    put (self, "alternative",
         format_day_span (self, &g_array_index (facts->alternatives, HdDaySpan, 0)));

  flag (self, HD_FLAG_TO, facts->to != NULL);
  flag (self, HD_FLAG_FROM, facts->from != NULL);
  flag (self, HD_FLAG_CONTACT, contact != NULL);
  flag (self, HD_FLAG_TOPIC, facts->topic != NULL);
  flag (self, HD_FLAG_DUE, facts->due != NULL);
  flag (self, HD_FLAG_ZONE, facts->zone_label != NULL);
  flag (self, HD_FLAG_ITEMS, facts->items != NULL && facts->items->len > 0);
  flag (self, HD_FLAG_TWO, facts->alternatives != NULL && facts->alternatives->len > 1);
  flag (self, HD_FLAG_AGREED, facts->cover_state == HD_COVER_AGREED && facts->cover != NULL);
  flag (self, HD_FLAG_ASKED, facts->cover_state == HD_COVER_ASKED && facts->cover != NULL);
  flag (self, HD_FLAG_UNCOVERED, facts->cover_state == HD_COVER_NONE_NEEDED);
}

static void
put_earlier (HdDraftScene *self)
{
  HdDaySpan earlier = self->facts->earlier;

  if (earlier.date == HD_DATE_NONE)
    return;
  flag (self, HD_FLAG_EARLIER, TRUE);
  flag (self, HD_FLAG_SENT, earlier.date <= self->today);
  flag (self, HD_FLAG_EARLIER_WINDOW, earlier.window.to > 0);
  put (self, "earlier-date", full_date (self, earlier.date));

  g_autofree char *date = format_date (self, earlier.date, setting (self, "date-short", "date"));
  g_autofree char *span = NULL;

  if (earlier.window.to > 0)
    {
      span = format_span (self, earlier.window, "span-short");
      put (self, "earlier-span", format_span (self, earlier.window, "span"));
    }
  put (self, "short-earlier", g_strjoin (span != NULL ? " " : NULL, date, span, NULL));
}

/**
 * hd_draft_value_is_users:
 *
 * Whether the value is in the user's own words, which no capital and no contraction touches.
 */
gboolean
hd_draft_value_is_users (const char *name)
{
  static const char *const own[] = { "to",    "from", "cover", "contact",
                                     "topic", "due",  "items", "salutation" };

  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    if (strcmp (own[i], name) == 0)
      return TRUE;

  return FALSE;
}

HdDraftScene *
hd_draft_scene_new (HdTemplates *templates,
                    const HdRequestFacts *facts,
                    HdDate today,
                    HdSituation situation,
                    HdChannel channel)
{
  HdDraftScene *self = g_new0 (HdDraftScene, 1);
  gboolean contractor = facts->contractor || situation == HD_SITUATION_CONTRACTOR;
  gboolean polite = facts->address == HD_ADDRESS_FORMAL ||
                    (facts->address == HD_ADDRESS_DEFAULT &&
                     g_strcmp0 (hd_templates_get (templates, "address"), "informal") != 0);

  self->templates = templates;
  self->facts = facts;
  self->today = today;
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->flags = HD_FLAG (HD_FLAG_SITUATION + situation - 1) |
                HD_FLAG (HD_FLAG_CHANNEL + channel - 1) | HD_FLAG (HD_FLAG_TONE + facts->tone);
  flag (self, polite ? HD_FLAG_POLITE : HD_FLAG_FAMILIAR, TRUE);
  if (contractor)
    flag (self, HD_FLAG_CONTRACTOR, TRUE);
  else
    flag (self, facts->relation == HD_RELATION_APPROVES ? HD_FLAG_APPROVES : HD_FLAG_TOLD, TRUE);
  flag (self, HD_FLAG_PURPOSE, facts->purpose);
  flag (self, HD_FLAG_RECORDED, facts->recorded);
  flag (self, HD_FLAG_AT_OFFICE, facts->location == HD_LOCATION_OFFICE);
  flag (self, HD_FLAG_AT_HOME, facts->location == HD_LOCATION_REMOTE);
  flag (self, HD_FLAG_INTERNAL, facts->internal);

  put_people (self);
  put_times (self, situation);
  put_earlier (self);
  put_leave (self);
  if (facts->confirm_by != HD_DATE_NONE)
    {
      put (self, "confirm-date", full_date (self, facts->confirm_by));
      flag (self, HD_FLAG_CONFIRM_BY, TRUE);
    }
  if (facts->reachable_until >= 0)
    {
      put (self, "reachable-time", format_time (self, facts->reachable_until));
      flag (self, HD_FLAG_REACHABLE, TRUE);
    }

  return self;
}

void
hd_draft_scene_free (HdDraftScene *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->values);
  g_free (self);
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

  return format_day_span (&scene, &when);
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

  return format_date (&scene, date, setting (&scene, "date-short", "date"));
}
