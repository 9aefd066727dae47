/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-draft-private.h"

#include <string.h>

/*
 * The facts as words and as conditions: which values a draft has, and which lines hold for it.
 */

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
    return facts->amount_in_days ? hd_draft_format_days (self, facts->amount, suffix)
                                 : hd_draft_format_hours (self, facts->amount, suffix);
  if ((self->flags & HD_FLAG (HD_FLAG_SITUATION + HD_SITUATION_HALF_DAY - 1)) != 0)
    return hd_draft_format_days (self, HD_WORK_DAY_MINUTES / 2, suffix);
  if (!whole || facts->date == HD_DATE_NONE || days == 0)
    return NULL;
  if (days == 1)
    return hd_draft_format_days (self, HD_WORK_DAY_MINUTES, suffix);

  g_autofree char *unit = g_strconcat ("workday", suffix, NULL);

  return hd_draft_format_count (self, days, unit);
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
  put (self, "type", g_strdup (name == NULL ? hd_draft_setting (self, "leave", NULL) : name));
  self->flags |= name != NULL && earned && enough ? HD_FLAG (HD_FLAG_OWN) : 0;
}

static char *
format_alternatives (HdDraftScene *self)
{
  GArray *slots = self->facts->alternatives;
  GString *list = g_string_new (NULL);

  for (guint i = 0; slots != NULL && i < slots->len; i++)
    {
      g_autofree char *text = hd_draft_format_day_span (self, &g_array_index (slots, HdDaySpan, i));

      if (i > 0)
        g_string_append (list,
                         hd_draft_setting (self, i + 1 == slots->len ? "list-or" : "list-comma",
                                           NULL));
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
       year == last_year
         ? hd_draft_format_date (self, first, hd_draft_setting (self, key, "date"))
         : hd_draft_format_date (self, first, hd_draft_setting (self, "date-year", "date")));
  put (self, "last",
       year == last_year
         ? hd_draft_format_full_date (self, last)
         : hd_draft_format_date (self, last, hd_draft_setting (self, "date-year", "date")));
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
      put (self, "date", hd_draft_format_full_date (self, facts->date));
      put (self, "short-date",
           hd_draft_format_date (self, facts->date, hd_draft_setting (self, "date-short", "date")));
      flag (self, HD_FLAG_RANGE, range);
      if (range)
        {
          put_range (self, facts->date, facts->until_date);
          put (self, "short-until",
               hd_draft_format_date (self, facts->until_date,
                                     hd_draft_setting (self, "date-short", "date")));
        }
    }

  flag (self, HD_FLAG_WINDOW, window.to > 0);
  if (window.to > 0)
    {
      g_autofree char *from = NULL, *to = NULL;
      int middle = (facts->hours.from + facts->hours.to) / 2;
      gboolean within = window.from > facts->hours.from && window.to < facts->hours.to;

      hd_draft_format_ends (self, window, FALSE, &from, &to);
      put (self, "span", hd_draft_format_span (self, window, "span"));
      put (self, "short-span", hd_draft_format_span (self, window, "span-short"));
      put (self, "terse-span", hd_draft_format_span (self, window, "span-terse"));
      put (self, "span-from", g_steal_pointer (&from));
      put (self, "span-to", g_steal_pointer (&to));
      put (self, "time-from", hd_draft_format_time (self, window.from));
      put (self, "time-to", hd_draft_format_time (self, window.to));
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
      put (self, "back-time", hd_draft_format_time (self, back));
      flag (self, HD_FLAG_BACK_TIME, TRUE);
    }
  else if (facts->date != HD_DATE_NONE && back_date != HD_DATE_NONE)
    {
      put (self, "back-date", hd_draft_format_full_date (self, back_date));
      flag (self, HD_FLAG_BACK_DAY, TRUE);
      if (back >= 0)
        {
          put (self, "back-time", hd_draft_format_time (self, back));
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
  const char *known = title != NULL ? hd_draft_setting (self, key, NULL) : "";

  return *known != '\0'
           ? g_strconcat (known, space, NULL)
           : hd_draft_fill (hd_draft_setting (self, "salutation", NULL), "to", name, NULL);
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
         hd_draft_format_day_span (self, &g_array_index (facts->alternatives, HdDaySpan, 0)));

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
  put (self, "earlier-date", hd_draft_format_full_date (self, earlier.date));

  g_autofree char *date =
    hd_draft_format_date (self, earlier.date, hd_draft_setting (self, "date-short", "date"));
  g_autofree char *span = NULL;

  if (earlier.window.to > 0)
    {
      span = hd_draft_format_span (self, earlier.window, "span-short");
      put (self, "earlier-span", hd_draft_format_span (self, earlier.window, "span"));
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
  gboolean polite = facts->address == HD_ADDRESS_FORMAL ||
                    (facts->address == HD_ADDRESS_DEFAULT &&
                     g_strcmp0 (hd_templates_get (templates, "address"), "informal") != 0);

  self->templates = templates;
  self->facts = facts;
  self->today = today;
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->flags = HD_FLAG (HD_FLAG_SITUATION + situation - 1) | HD_FLAG (HD_FLAG_TONE + facts->tone);
  flag (self, HD_FLAG_CHAT, channel == HD_CHANNEL_CHAT);
  flag (self, polite ? HD_FLAG_POLITE : HD_FLAG_FAMILIAR, TRUE);
  flag (self, HD_FLAG_OFF, hd_draft_is_off (facts, situation));
  if (hd_draft_without_leave (facts, situation))
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
      put (self, "confirm-date", hd_draft_format_full_date (self, facts->confirm_by));
      flag (self, HD_FLAG_CONFIRM_BY, TRUE);
    }
  if (facts->reachable_until >= 0)
    {
      put (self, "reachable-time", hd_draft_format_time (self, facts->reachable_until));
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
