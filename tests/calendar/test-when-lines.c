/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-patience.h"
#include "hd-when.h"

/*
 * 300 lines as people write them, in four languages, with what they mean
 * (tests/data/when/). One half was written first and is held apart: nothing is tuned on it.
 */

typedef struct
{
  guint lines;
  guint right;
  guint asked; /* not right, but a question is open about what differs */
  guint wrong;
} Score;

static char *
unescape (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (p[0] == '\\' && p[1] == 'n')
      {
        g_string_append_c (out, '\n');
        p++;
      }
    else
      g_string_append_c (out, *p);
  return g_string_free (out, FALSE);
}

/* What an event was read as, in the notation of the expectations. */
static char *
describe (const HdInvitation *event)
{
  GString *out = g_string_new (NULL);
  g_autofree char *date = hd_date_format_iso (event->start.date);

  g_string_append (out, date);
  if (event->all_day)
    {
      if (event->end.date != event->start.date + 1)
        {
          g_autofree char *end = hd_date_format_iso (event->end.date);

          g_string_append_printf (out, "/%s", end);
        }
    }
  else
    {
      g_string_append_printf (out, "T%02d:%02d", event->start.second / 3600,
                              event->start.second / 60 % 60);
      if (hd_invitation_has_end (event))
        {
          g_string_append_c (out, '/');
          if (event->end.date != event->start.date)
            {
              g_autofree char *end = hd_date_format_iso (event->end.date);

              g_string_append_printf (out, "%sT", end);
            }
          g_string_append_printf (out, "%02d:%02d", event->end.second / 3600,
                                  event->end.second / 60 % 60);
        }
    }
  if (event->zone != NULL)
    g_string_append_printf (out, " @%s", event->zone);
  for (guint i = 0; i < event->questions->len; i++)
    {
      HdQuestion *question = g_ptr_array_index (event->questions, i);

      if (strcmp (question->field, "end") == 0)
        continue;
      g_string_append_printf (out, " ?%s=", question->field);
      for (guint k = 0; k < question->choices->len; k++)
        g_string_append_printf (out, "%s%s", k > 0 ? "," : "",
                                (char *) g_ptr_array_index (question->choices, k));
    }
  return g_string_free (out, FALSE);
}

/* Whether some choice holds @wanted: a date, a zone, or an hour within a wall time. */
static gboolean
offers (const HdQuestion *question, const char *wanted)
{
  for (guint i = 0; i < question->choices->len; i++)
    if (strstr (g_ptr_array_index (question->choices, i), wanted) != NULL)
      return TRUE;
  return FALSE;
}

/* What the weights of offers are fitted to, in per cent: it keeps them from getting worse, and
 * measures nothing that is new to them. */
typedef struct
{
  const char *name;
  guint right; /* at least */
  guint wrong; /* at most */
} Fitted;

static const Fitted told = { "told.tsv", 50, 20 };
static const Fitted typed = { "lines.tsv", 83, 5 };
static const Fitted evidence = { "evidence.tsv", 70, 9 };
static const Fitted asides = { "asides.tsv", 66, 14 };

typedef enum
{
  RIGHT,
  ASKED,
  WRONG,
} Verdict;

/* Compares one event with its expectation. */
static Verdict
judge (const HdInvitation *event, const char *expected)
{
  g_auto (GStrv) words = g_strsplit (expected, " ", -1);
  g_auto (GStrv) times = g_strsplit (words[0], "/", 2);
  g_autofree char *got = describe (event);
  g_auto (GStrv) got_words = g_strsplit (got, " ", -1);
  Verdict verdict = RIGHT;
  const char *zone = NULL;
  guint questions = 0;

  for (guint i = 1; words[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (words[i], "=", 2);
      HdQuestion *question;

      if (*words[i] == '@')
        {
          zone = words[i] + 1;
          continue;
        }
      g_assert_cmpint (*words[i], ==, '?');
      questions++;
      question = hd_invitation_question (event, parts[0] + 1);
      if (question == NULL)
        return WRONG;
      g_auto (GStrv) choices = g_strsplit (parts[1] == NULL ? "" : parts[1], ",", -1);
      for (guint c = 0; choices[c] != NULL; c++)
        if (!offers (question, choices[c]))
          return WRONG;
    }

  if (g_strcmp0 (zone, event->zone) != 0)
    {
      HdQuestion *question = hd_invitation_question (event, "zone");

      if (question == NULL || (zone != NULL && !offers (question, zone)))
        return WRONG;
      verdict = ASKED;
    }

  /* The end, or a question about it. */
  if (times[1] == NULL && strchr (times[0], 'T') != NULL &&
      hd_invitation_question (event, "end") == NULL)
    return WRONG;

  if (strcmp (words[0], got_words[0]) != 0)
    {
      HdQuestion *date = hd_invitation_question (event, "date");
      HdQuestion *start = hd_invitation_question (event, "start");
      HdQuestion *end = hd_invitation_question (event, "end");
      g_autofree char *day = g_strndup (times[0], 10);
      gboolean expected_to_ask = questions > 0;

      if ((date != NULL && offers (date, day)) ||
          (start != NULL && strlen (times[0]) > 11 && offers (start, times[0] + 11)) ||
          (end != NULL && times[1] != NULL && offers (end, times[1])))
        verdict = expected_to_ask ? verdict : ASKED;
      else
        return WRONG;
    }
  if (verdict == RIGHT)
    {
      guint open = 0;

      for (guint i = 0; i < event->questions->len; i++)
        open +=
          strcmp (((HdQuestion *) g_ptr_array_index (event->questions, i))->field, "end") != 0;
      /* A question too many is no error, but not right either. */
      if (open > questions)
        verdict = ASKED;
    }
  return verdict;
}

/* "2026-11-26 Europe/London": a fourth column says when and where a line is read, in no region that
 * is known. Returns: (transfer full): the home that @context borrows */
static GTimeZone *
read_context (const char *column, HdWhenContext *context)
{
  g_auto (GStrv) words = g_strsplit (column, " ", 2);
  GTimeZone *home = hd_zone_load (words[1]);

  g_assert_nonnull (home);
  g_assert_true (hd_date_parse_iso (words[0], &context->today));
  context->home = home;
  context->region = NULL;
  return home;
}

/* Compares all events with the expectations. One too many that is asked about by itself is a
 * question without need. */
static Verdict
judge_all (GPtrArray *events, const char *const *expected)
{
  Verdict verdict = RIGHT;
  guint wanted = 0;

  for (guint k = 0; k < events->len; k++)
    {
      HdInvitation *event = g_ptr_array_index (events, k);
      Verdict one = expected[wanted] != NULL ? judge (event, expected[wanted]) : WRONG;

      if (one == WRONG && hd_invitation_question (event, "offered") != NULL)
        {
          verdict = ASKED;
          continue;
        }
      if (one == WRONG)
        return WRONG;
      verdict = MAX (verdict, one);
      wanted++;
    }
  return expected[wanted] == NULL ? verdict : WRONG;
}

static void
score_file (const char *name, Score *score)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "when", name, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTimeZone) home = hd_zone_load ("Europe/Berlin");
  HdWhenContext usual = { .today = hd_date_new (2026, 11, 16), .home = home, .region = "DE" };

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] == '#' || *lines[i] == '\0' || n++ % hd_one_in () != 0)
        continue;

      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", 4);
      g_assert_cmpuint (g_strv_length (columns), >=, 3);
      g_autoptr (GTimeZone) there = NULL;
      HdWhenContext context = usual;

      if (columns[3] != NULL)
        there = read_context (columns[3], &context);

      g_autofree char *text = unescape (columns[1]);
      g_auto (GStrv) expected =
        strcmp (columns[2], "-") == 0 ? g_new0 (char *, 1) : g_strsplit (columns[2], " ; ", -1);
      g_autoptr (HdWhen) when = hd_when_parse (text, -1, &context);
      Verdict verdict = judge_all (when->events, (const char *const *) expected);

      score->lines++;
      if (verdict == RIGHT)
        score->right++;
      else if (verdict == ASKED)
        score->asked++;
      else
        score->wrong++;
      if (verdict != RIGHT)
        {
          g_test_message ("%s %s: %s", verdict == WRONG ? "WRONG" : "asked", columns[0],
                          columns[1]);
          g_test_message ("   expected %s", columns[2]);
          for (guint k = 0; k < when->events->len; k++)
            {
              g_autofree char *got = describe (g_ptr_array_index (when->events, k));

              g_test_message ("   got      %s", got);
            }
        }
    }
}

static void
test_half (gconstpointer name)
{
  Score score = { 0 };

  score_file (name, &score);
  g_test_message ("%s: %u lines, %.1f %% right, %u asked without need, %u wrong",
                  (const char *) name, score.lines, 100.0 * score.right / score.lines, score.asked,
                  score.wrong);
  g_assert_cmpuint (score.wrong, ==, 0);
  /* How much is right in a part says nothing about the whole. */
  if (hd_one_in () > 1)
    return;
  g_assert_cmpuint (score.lines, >=, 150);
  g_assert_cmpuint (score.right * 100, >=, score.lines * 95);
}

static void
test_fresh (gconstpointer name)
{
  Score score = { 0 };

  score_file (name, &score);
  g_test_message ("%s: %u of %u right, %u asked without need, %u wrong", (const char *) name,
                  score.right, score.lines, score.asked, score.wrong);
  g_assert_cmpuint (score.wrong, ==, 0);
  /* How much is right in a part says nothing about the whole. */
  if (hd_one_in () > 1)
    return;
  g_assert_cmpuint (score.lines, >=, 80);
  g_assert_cmpuint (score.right * 100, >=, score.lines * 95);
}

static void
test_fitted (gconstpointer data)
{
  const Fitted *fitted = data;
  Score score = { 0 };

  score_file (fitted->name, &score);
  g_test_message ("%s: %u of %u right, %u asked without need, %u wrong", fitted->name, score.right,
                  score.lines, score.asked, score.wrong);
  /* How much is right in a part says nothing about the whole. */
  if (hd_one_in () > 1)
    return;
  g_assert_cmpuint (score.lines, >=, 100);
  g_assert_cmpuint (score.right * 100, >=, score.lines * fitted->right);
  g_assert_cmpuint (score.wrong * 100, <=, score.lines * fitted->wrong);
}

/* What was mended stays so. */
static void
test_mended (void)
{
  Score score = { 0 };

  score_file ("mended.tsv", &score);
  g_assert_cmpuint (score.right, ==, score.lines);
  g_assert_cmpuint (score.lines, >=, 20 / hd_one_in ());
}

/* A rule that goes too far loses or changes a time in silence. */
static void
test_untouched (void)
{
  Score score = { 0 };

  score_file ("untouched.tsv", &score);
  g_test_message ("untouched.tsv: %u of %u right, %u asked without need, %u wrong", score.right,
                  score.lines, score.asked, score.wrong);
  g_assert_cmpuint (score.wrong, ==, 0);
  g_assert_cmpuint (score.lines, >=, 100 / hd_one_in ());
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/when/lines/tuned", "tuned.tsv", test_half);
  g_test_add_data_func ("/when/lines/held-apart", "held.tsv", test_half);
  g_test_add_data_func ("/when/lines/fresh", "fresh.tsv", test_fresh);
  g_test_add_data_func ("/when/lines/fresh-too", "fresh-too.tsv", test_fresh);
  g_test_add_data_func ("/when/lines/fresh-three", "fresh-three.tsv", test_fresh);
  g_test_add_func ("/when/lines/mended", test_mended);
  g_test_add_func ("/when/lines/untouched", test_untouched);
  g_test_add_data_func ("/when/lines/fresh-four", "fresh-four.tsv", test_fresh);
  g_test_add_data_func ("/when/lines/fresh-five", "fresh-five.tsv", test_fresh);
  g_test_add_data_func ("/when/lines/fresh-six", "fresh-six.tsv", test_fresh);
  g_test_add_data_func ("/when/lines/everyday", "everyday.tsv", test_fresh);
  g_test_add_data_func ("/when/lines/mails", "mails.tsv", test_fresh);
  g_test_add_data_func ("/when/lines/mails-two", "mails-two.tsv", test_fresh);
  g_test_add_data_func ("/when/lines/answers", "answers.tsv", test_fresh);
  g_test_add_data_func ("/when/lines/beside", "beside.tsv", test_fresh);
  g_test_add_data_func ("/when/lines/offered", "offered.tsv", test_fresh);
  g_test_add_data_func ("/when/lines/withdrawn", "withdrawn.tsv", test_fresh);
  g_test_add_data_func ("/when/lines/evidence", &evidence, test_fitted);
  g_test_add_data_func ("/when/lines/told", &told, test_fitted);
  g_test_add_data_func ("/when/lines/lines", &typed, test_fitted);
  g_test_add_data_func ("/when/lines/asides", &asides, test_fitted);

  return g_test_run ();
}
