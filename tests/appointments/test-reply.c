/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-error.h"
#include "hd-reply.h"

static const char *const windows[] = { "WINDOW ONE", "WINDOW TWO", NULL };

static HdReplies *
load (const char *language)
{
  g_autoptr (GError) error = NULL;
  HdReplies *replies = hd_replies_load (language, &error);

  g_assert_no_error (error);
  return replies;
}

static guint
count (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);

  return g_strv_length (words);
}

/* Nothing left open, nothing empty, and short enough to be read at once. */
static void
check (const HdReplies *replies, const HdReplyFacts *facts, const char *language)
{
  guint n = hd_replies_count_variants (replies, facts);

  g_test_message ("%s %s formal %d", language, hd_reply_kind_to_string (facts->kind),
                  facts->formal);
  g_assert_cmpuint (n, >=, 1);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = hd_replies_write (replies, facts, i, &error);

      g_assert_no_error (error);
      g_assert_null (strpbrk (text, "{}|\\"));
      g_assert_null (strstr (text, "\n\n\n"));
      g_assert_null (strstr (text, "  "));
      g_assert_cmpuint (count (text), <=, 80);
      g_assert_cmpuint (count (text), >=, 6);
      g_assert_true (g_str_has_suffix (text, facts->sender != NULL ? "Kim Vale" : ""));
      if (facts->name != NULL)
        g_assert_nonnull (strstr (text, facts->name));
    }
}

/* Every reply that the files can make. */
static void
test_all (void)
{
  g_auto (GStrv) languages = hd_replies_list_languages ();

  g_assert_cmpuint (g_strv_length (languages), ==, 4);
  for (guint l = 0; languages[l] != NULL; l++)
    {
      g_autoptr (HdReplies) replies = load (languages[l]);

      for (guint kind = 0; kind < HD_N_REPLIES; kind++)
        for (guint bits = 0; bits < 64; bits++)
          {
            HdReplyFacts facts = {
              .kind = (HdReplyKind) kind,
              .formal = (bits & 1) != 0,
              .name = (bits & 2) != 0 ? "Robin Marsh" : NULL,
              .sender = (bits & 4) != 0 ? "Kim Vale" : NULL,
              .topic = (bits & 8) != 0 ? "TOPIC" : NULL,
              .when = (bits & 16) != 0 ? "WHEN" : NULL,
              .earlier = (bits & 32) != 0 ? "EARLIER" : NULL,
              .windows = (bits & 16) == 0 ? windows : NULL,
              .ask_length = (bits & 8) != 0,
              .ask_format = TRUE,
              .ask_place = (bits & 32) != 0,
            };

            if (facts.when == NULL && (kind == HD_REPLY_CHOOSE || kind == HD_REPLY_CONFIRM))
              facts.when = "WHEN";
            if (kind == HD_REPLY_OFFER)
              facts.windows = windows;
            check (replies, &facts, languages[l]);
            if (kind == HD_REPLY_MOVE)
              {
                facts.when = NULL;
                facts.windows = NULL;
                check (replies, &facts, languages[l]);
              }
          }
    }
}

/* There is more than one way to say the things that are said most often. */
static void
test_variants (void)
{
  g_auto (GStrv) languages = hd_replies_list_languages ();

  for (guint l = 0; languages[l] != NULL; l++)
    {
      g_autoptr (HdReplies) replies = load (languages[l]);

      for (guint kind = 0; kind < HD_N_REPLIES; kind++)
        for (guint formal = 0; formal < 2; formal++)
          {
            HdReplyFacts facts = { .kind = (HdReplyKind) kind,
                                   .formal = formal,
                                   .when = "WHEN",
                                   .windows = windows,
                                   .ask_length = TRUE };

            if (kind != HD_REPLY_MOVE)
              g_assert_cmpuint (hd_replies_count_variants (replies, &facts), >=, 2);
          }
    }
}

static void
test_text (void)
{
  g_autoptr (HdReplies) english = load ("en-GB");
  g_autoptr (HdReplies) german = load ("de");
  g_autoptr (HdReplies) french = load ("fr");
  const HdReplyFacts offer = { .kind = HD_REPLY_OFFER,
                               .formal = TRUE,
                               .name = "Robin Marsh",
                               .sender = "Kim Vale",
                               .windows = windows };
  const HdReplyFacts choose = { .kind = HD_REPLY_CHOOSE, .when = "jeudi 3 décembre" };
  g_autofree char *said = hd_replies_write (english, &offer, 0, NULL);
  g_autofree char *gesagt = hd_replies_write (german, &offer, 0, NULL);
  g_autofree char *dit = hd_replies_write (french, &choose, 2, NULL);
  g_autofree char *zone = hd_replies_format_zone (german, "Montag, 8:00 Uhr", "New York");

  g_assert_cmpstr (said, ==,
                   "Dear Robin Marsh,\n\nThese times are free for me:\n– WINDOW ONE\n– WINDOW TWO\n"
                   "Would one of them suit you?\n\nKind regards\nKim Vale");
  g_assert_cmpstr (gesagt, ==,
                   "Guten Tag Robin Marsh,\n\ndiese Zeiten sind bei mir frei:\n– WINDOW ONE\n– "
                   "WINDOW TWO\nPasst Ihnen eine davon?\n\nMit freundlichen Grüßen\nKim Vale");
  g_assert_true (g_str_has_prefix (dit, "Bonjour,\n\nJeudi 3 décembre me convient."));
  g_assert_cmpstr (zone, ==, "Montag, 8:00 Uhr (Zeit in New York)");
}

/* The position is kept as its bare title: each language puts its own words around it. */
static void
test_position (void)
{
  static const struct
  {
    const char *language, *topic, *thanks, *withdraws;
  } cases[] = {
    { "en", "Data engineer", "talk with me about the Data engineer position.",
      "not to go on with the process for the Data engineer position." },
    { "de", "Ingenieurin", "das Gespräch über die Stelle als Ingenieurin und",
      "im Verfahren für die Stelle als Ingenieurin nicht weiterzumachen." },
    { "fr", "Ingénieure", "au sujet du poste « Ingénieure » et",
      "le processus pour le poste « Ingénieure »." },
    { "es", "ingeniera", "sobre el puesto de ingeniera y",
      "con el proceso para el puesto de ingeniera." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdReplies) replies = load (cases[i].language);
      const HdReplyFacts thank = { .kind = HD_REPLY_THANK, .topic = cases[i].topic };
      const HdReplyFacts withdraw = { .kind = HD_REPLY_WITHDRAW, .topic = cases[i].topic };
      g_autofree char *thanks = hd_replies_write (replies, &thank, 0, NULL);
      g_autofree char *withdraws = hd_replies_write (replies, &withdraw, 0, NULL);

      g_test_message ("%s\n%s", thanks, withdraws);
      g_assert_nonnull (strstr (thanks, cases[i].thanks));
      g_assert_nonnull (strstr (withdraws, cases[i].withdraws));
    }
}

/* What is missing is named, and no placeholder is printed. */
static void
test_missing (void)
{
  g_autoptr (HdReplies) replies = load ("en");
  const HdReplyFacts choose = { .kind = HD_REPLY_CHOOSE };
  const HdReplyFacts ask = { .kind = HD_REPLY_ASK };
  g_autoptr (GError) error = NULL;

  g_assert_null (hd_replies_write (replies, &choose, 0, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_MISSING);
  g_assert_nonnull (strstr (error->message, "when"));
  g_clear_error (&error);
  g_assert_null (hd_replies_write (replies, &ask, 0, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_MISSING);
}

static void
test_files (void)
{
  static const struct
  {
    const char *text;
    const char *line;
  } cases[] = {
    { "text\n", "line 1" },
    { "[settings]\nzone\n", "line 2" },
    { "[choose]\n\n# no bar\nwhen\n", "line 4" },
  };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_null (hd_replies_new (cases[i].text, -1, &error));
      g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
      g_assert_nonnull (strstr (error->message, cases[i].line));
      g_clear_error (&error);
    }
  g_assert_null (hd_replies_load ("xx", &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reply/all", test_all);
  g_test_add_func ("/reply/variants", test_variants);
  g_test_add_func ("/reply/text", test_text);
  g_test_add_func ("/reply/position", test_position);
  g_test_add_func ("/reply/missing", test_missing);
  g_test_add_func ("/reply/files", test_files);

  return g_test_run ();
}
