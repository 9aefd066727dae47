/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-error.h"
#include "hd-facts-problem.h"
#include "hd-request-facts.h"

static void
test_situations (void)
{
  static const struct
  {
    HdSpan window;
    HdSpan hours;
    int days;
    HdLocation location;
    HdSituation situation;
    HdChannel channel;
  } rows[] = {
    { { 0, 0 }, { 540, 1020 }, 0, HD_LOCATION_UNKNOWN, HD_SITUATION_FULL_DAY, HD_CHANNEL_EMAIL },
    { { 540, 1020 },
      { 540, 1020 },
      0,
      HD_LOCATION_UNKNOWN,
      HD_SITUATION_FULL_DAY,
      HD_CHANNEL_EMAIL },
    { { 480, 1080 },
      { 540, 1020 },
      0,
      HD_LOCATION_UNKNOWN,
      HD_SITUATION_FULL_DAY,
      HD_CHANNEL_EMAIL },
    { { 0, 0 }, { 540, 1020 }, 2, HD_LOCATION_UNKNOWN, HD_SITUATION_DAYS, HD_CHANNEL_EMAIL },
    { { 540, 660 }, { 540, 1020 }, 0, HD_LOCATION_UNKNOWN, HD_SITUATION_LATE, HD_CHANNEL_CHAT },
    { { 930, 1020 }, { 540, 1020 }, 0, HD_LOCATION_UNKNOWN, HD_SITUATION_EARLY, HD_CHANNEL_CHAT },
    { { 840, 1020 }, { 540, 1020 }, 0, HD_LOCATION_UNKNOWN, HD_SITUATION_EARLY, HD_CHANNEL_CHAT },
    { { 780, 1020 },
      { 540, 1020 },
      0,
      HD_LOCATION_UNKNOWN,
      HD_SITUATION_HALF_DAY,
      HD_CHANNEL_EMAIL },
    { { 540, 780 },
      { 540, 1020 },
      0,
      HD_LOCATION_UNKNOWN,
      HD_SITUATION_HALF_DAY,
      HD_CHANNEL_EMAIL },
    { { 720, 810 }, { 540, 1020 }, 0, HD_LOCATION_UNKNOWN, HD_SITUATION_LUNCH, HD_CHANNEL_CHAT },
    { { 840, 960 }, { 540, 1020 }, 0, HD_LOCATION_UNKNOWN, HD_SITUATION_EARLY, HD_CHANNEL_CHAT },
    { { 840, 960 }, { 540, 1020 }, 0, HD_LOCATION_REMOTE, HD_SITUATION_REMOTE, HD_CHANNEL_CHAT },
    { { 570, 630 }, { 540, 1020 }, 0, HD_LOCATION_OFFICE, HD_SITUATION_LATE, HD_CHANNEL_CHAT },
    { { 840, 960 }, { 840, 1320 }, 0, HD_LOCATION_UNKNOWN, HD_SITUATION_LATE, HD_CHANNEL_CHAT },
    { { 600, 1020 }, { 540, 1020 }, 0, HD_LOCATION_UNKNOWN, HD_SITUATION_EARLY, HD_CHANNEL_CHAT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HdRequestFacts) facts = hd_request_facts_new ();

      facts->date = hd_date_new (2026, 12, 3);
      facts->window = rows[i].window;
      facts->hours = rows[i].hours;
      facts->location = rows[i].location;
      if (rows[i].days > 0)
        facts->until_date = facts->date + rows[i].days;
      g_assert_cmpstr (hd_situation_to_string (hd_request_facts_get_situation (facts)), ==,
                       hd_situation_to_string (rows[i].situation));
      g_assert_cmpint (hd_request_facts_get_channel (facts), ==, rows[i].channel);
    }
}

static void
test_days (void)
{
  g_autoptr (HdRequestFacts) facts = hd_request_facts_new ();

  facts->date = hd_date_new (2026, 12, 3); /* a Thursday */
  facts->until_date = hd_date_new (2026, 12, 8);
  g_assert_cmpint (hd_request_facts_count_workdays (facts), ==, 4);
  g_assert_cmpint (hd_request_facts_return_date (facts), ==, hd_date_new (2026, 12, 9));

  facts->until_date = HD_DATE_NONE;
  facts->date = hd_date_new (2026, 12, 4);
  g_assert_cmpint (hd_request_facts_return_date (facts), ==, hd_date_new (2026, 12, 7));
  facts->workdays = 1u << 2; /* Wednesdays only */
  g_assert_cmpint (hd_request_facts_return_date (facts), ==, hd_date_new (2026, 12, 9));
  facts->workdays = 0;
  g_assert_cmpint (hd_request_facts_return_date (facts), ==, HD_DATE_NONE);
}

static void
test_texts (void)
{
  g_autofree char *endless = g_strnfill (10000, 'x');
  g_autofree char *enormous = g_strnfill (200000, 'x');
  const struct
  {
    const char *field;
    const char *text;
    const char *kept; /* NULL: refused */
  } rows[] = {
    { "to", "Dana", "Dana" },
    { "to", "  Dana \n Ruiz\r\n", "Dana Ruiz" },
    { "to", "<b>Dana</b>", "Dana" },
    { "to", "Da\xe2\x80\x8bna\xe2\x80\xae \xc2\xad!", "Dana !" },
    { "to", "Da\u200dna \u200cRuiz", "Dana Ruiz" },
    { "to", "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627",
      "\u0639\u0644\u06cc\u200c\u0631\u0636\u0627" }, /* without its joiner another name */
    { "to", "Dana \U0001f469\u200d\U0001f4bb", "Dana \U0001f469\u200d\U0001f4bb" },
    { "to", "O'Neil & \"Co\"", "O'Neil & \"Co\"" },
    { "to", "Dana\xff", "Dana\xef\xbf\xbd" },
    { "to", "Zoe\xcc\x88", "Zo\xc3\xab" },
    { "to", "x <y> z", "x z" },
    { "to", "", "" },
    { "to", "[Manager Name]", NULL },
    { "to", "{{name}}", NULL },
    { "to", "<Name>", NULL },
    { "to", "%NAME%", NULL },
    { "to", "TBD", NULL },
    { "to", "____", NULL },
    { "to", endless, NULL },
    { "to", enormous, NULL },
    { "to", "one two three four five six seven", NULL },
    { "due", "[TICKET-7] is done", "[TICKET-7] is done" },
    { "due", "until XX:XX", NULL },
    { "topic", "the release <v2>", "the release <v2>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HdRequestFacts) facts = hd_request_facts_new ();
      g_autoptr (GError) error = NULL;
      gboolean ok = hd_request_facts_set_text (facts, rows[i].field, rows[i].text, &error);
      const char *kept =
        rows[i].field[0] == 't' ? (rows[i].field[2] == 'p' ? facts->topic : facts->to) : facts->due;

      g_assert_cmpint (ok, ==, rows[i].kept != NULL);
      if (!ok)
        {
          g_assert_error (error, HD_ERROR, HD_ERROR_INVALID);
          g_assert_true (g_str_has_prefix (error->message, rows[i].field));
        }
      else
        g_assert_cmpstr (kept, ==, *rows[i].kept != '\0' ? rows[i].kept : NULL);
    }
}

static void
test_cover (void)
{
  static const struct
  {
    const char *text;
    const char *name;
    HdCoverState state;
  } rows[] = {
    { "Priya", "Priya", HD_COVER_ASKED },
    { "Priya:agreed", "Priya", HD_COVER_AGREED },
    { "Priya:asked", "Priya", HD_COVER_ASKED },
    { "Priya:none", "Priya", HD_COVER_NONE_NEEDED },
    { "none", NULL, HD_COVER_NONE_NEEDED },
    { ":none", NULL, HD_COVER_NONE_NEEDED },
    { "", NULL, HD_COVER_UNKNOWN },
    { ":agreed", NULL, HD_COVER_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HdRequestFacts) facts = hd_request_facts_new ();
      g_autoptr (GError) error = NULL;

      hd_request_facts_set_cover (facts, rows[i].text, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (facts->cover, ==, rows[i].name);
      g_assert_cmpint (facts->cover_state, ==, rows[i].state);
    }

  g_autoptr (HdRequestFacts) facts = hd_request_facts_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (hd_request_facts_set_cover (facts, "Priya:maybe", &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_INVALID);
}

static void
test_check (void)
{
  static const struct
  {
    HdSituation situation;
    int date, until; /* days from today; 999: none */
    HdSpan window;
    int back, confirm;
    const char *field; /* NULL: good */
    HdError code;
  } rows[] = {
    { HD_SITUATION_AUTO, 3, 999, { 840, 960 }, -1, 999, NULL, 0 },
    { HD_SITUATION_AUTO, 0, 999, { 840, 960 }, 960, 999, NULL, 0 },
    { HD_SITUATION_AUTO, 999, 999, { 840, 960 }, -1, 999, "date", HD_ERROR_MISSING },
    { HD_SITUATION_PRYING, 999, 999, { 0, 0 }, -1, 999, NULL, 0 },
    { HD_SITUATION_AUTO, -1, 999, { 840, 960 }, -1, 999, "date", HD_ERROR_INVALID },
    { HD_SITUATION_AUTO, -1, 2, { 0, 0 }, -1, 999, NULL, 0 },
    { HD_SITUATION_AUTO, 3, 1, { 0, 0 }, -1, 999, "until-date", HD_ERROR_INVALID },
    { HD_SITUATION_DAYS, 3, 999, { 0, 0 }, -1, 999, "until-date", HD_ERROR_MISSING },
    { HD_SITUATION_DAYS, 3, 3, { 0, 0 }, -1, 999, "until-date", HD_ERROR_INVALID },
    { HD_SITUATION_AUTO, 3, 800, { 0, 0 }, -1, 999, "until-date", HD_ERROR_INVALID },
    { HD_SITUATION_LATE, 3, 999, { 0, 0 }, -1, 999, "window", HD_ERROR_MISSING },
    { HD_SITUATION_REMOTE, 3, 999, { 0, 0 }, -1, 999, "window", HD_ERROR_MISSING },
    { HD_SITUATION_CONTRACTOR, 3, 999, { 0, 0 }, -1, 999, NULL, 0 },
    { HD_SITUATION_AUTO, 3, 999, { 840, 960 }, 950, 999, "back", HD_ERROR_INVALID },
    { HD_SITUATION_FOLLOW_UP, 3, 999, { 0, 0 }, -1, 999, "confirm-by", HD_ERROR_MISSING },
    { HD_SITUATION_FOLLOW_UP, 3, 999, { 0, 0 }, -1, 2, NULL, 0 },
    { HD_SITUATION_FOLLOW_UP, 3, 999, { 0, 0 }, -1, 4, "confirm-by", HD_ERROR_INVALID },
    { HD_SITUATION_FOLLOW_UP, 3, 999, { 0, 0 }, -1, -2, "confirm-by", HD_ERROR_INVALID },
    { HD_SITUATION_CHANGE, 3, 999, { 0, 0 }, -1, 999, "earlier-date", HD_ERROR_MISSING },
    { HD_SITUATION_CLASH, 3, 999, { 0, 0 }, -1, 999, "alternative", HD_ERROR_MISSING },
  };
  HdDate today = hd_date_new (2026, 11, 20);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HdRequestFacts) facts = hd_request_facts_new ();
      g_autoptr (GError) error = NULL;
      const char *field = NULL;
      gboolean ok;

      facts->situation = rows[i].situation;
      facts->date = rows[i].date == 999 ? HD_DATE_NONE : today + rows[i].date;
      facts->until_date = rows[i].until == 999 ? HD_DATE_NONE : today + rows[i].until;
      facts->confirm_by = rows[i].confirm == 999 ? HD_DATE_NONE : today + rows[i].confirm;
      facts->window = rows[i].window;
      facts->back = rows[i].back;
      field = hd_facts_problem_get_field (hd_facts_problem_find (facts, today));
      ok = hd_request_facts_check (facts, today, &error);
      g_assert_cmpstr (field, ==, rows[i].field);
      if (rows[i].field == NULL)
        g_assert_no_error (error);
      else
        g_assert_error (error, HD_ERROR, (int) rows[i].code);
      g_assert_cmpint (ok, ==, rows[i].field == NULL);
    }
}

static void
test_json (void)
{
  g_autoptr (HdRequestFacts) facts = hd_request_facts_new ();
  HdDaySpan slot = { hd_date_new (2026, 12, 7), { 540, 600 } };
  g_autoptr (GError) error = NULL;

  facts->situation = HD_SITUATION_CHANGE;
  facts->channel = HD_CHANNEL_CHAT;
  facts->tone = HD_TONE_FORMAL;
  facts->relation = HD_RELATION_IS_TOLD;
  facts->address = HD_ADDRESS_INFORMAL;
  facts->date = hd_date_new (2026, 12, 3);
  facts->until_date = hd_date_new (2026, 12, 4);
  facts->window = (HdSpan){ 840, 1440 };
  facts->amount = 240;
  facts->amount_in_days = TRUE;
  facts->balance = 0;
  facts->purpose = FALSE;
  facts->back = 0;
  facts->location = HD_LOCATION_REMOTE;
  facts->recorded = TRUE;
  facts->contractor = TRUE;
  facts->limit = 255;
  facts->workdays = 0x41;
  facts->earlier = slot;
  g_assert_true (hd_request_facts_set_text (facts, "to", "Dana \"D\" Ruiz", NULL));
  g_assert_true (hd_request_facts_set_cover (facts, "Priya:agreed", NULL));
  g_assert_true (hd_request_facts_add_item (facts, "One", NULL));
  g_assert_true (hd_request_facts_add_alternative (facts, slot, NULL));

  g_autofree char *json = hd_request_facts_to_json (facts);
  g_autoptr (HdRequestFacts) read = hd_request_facts_from_json (json, -1, &error);

  g_assert_no_error (error);

  g_autofree char *again = hd_request_facts_to_json (read);
  g_autoptr (HdRequestFacts) copy = hd_request_facts_copy (read);
  g_autofree char *copied = hd_request_facts_to_json (copy);

  g_assert_cmpstr (json, ==, again);
  g_assert_cmpstr (json, ==, copied);
  g_assert_cmpint (read->amount, ==, 240);
  g_assert_cmpstr (read->cover, ==, "Priya");
  g_assert_false (read->purpose);
  g_assert_cmpint (g_array_index (read->alternatives, HdDaySpan, 0).window.to, ==, 600);
}

static void
test_bad_json (void)
{
  static const char *const rows[] = {
    "",
    "[]",
    "{",
    "{\"situation\":\"lunchtime\"}",
    "{\"situation\":7}",
    "{\"date\":\"2026-13-01\"}",
    "{\"window\":\"16:00-14:00\"}",
    "{\"amount\":-7}",
    "{\"amount\":99999999999}",
    "{\"items\":[1]}",
    "{\"items\":\"one\"}",
    "{\"alternatives\":[{}]}",
    "{\"alternatives\":[7]}",
    "{\"to\":\"[NAME]\"}",
    "{\"workdays\":999}",
    "{\"limit\":\"a\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (hd_request_facts_from_json (rows[i], -1, &error));
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wording/facts/situations-follow-from-the-window", test_situations);
  g_test_add_func ("/wording/facts/days-are-counted", test_days);
  g_test_add_func ("/wording/facts/texts-are-cleaned-or-refused", test_texts);
  g_test_add_func ("/wording/facts/cover", test_cover);
  g_test_add_func ("/wording/facts/check", test_check);
  g_test_add_func ("/wording/facts/json", test_json);
  g_test_add_func ("/wording/facts/bad-json", test_bad_json);
  return g_test_run ();
}
