/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-intake-text.h"

#include <signal.h>
#include <string.h>

#include "hd-error.h"
#include "hd-find-child.h"
#include "hd-pasted.h"
#include "hd-sanitized.h"
#include "hd-search.h"

/* Words of others are read in the child. What comes back over the wire is what a reading here would
 * say, and nothing but the text goes out. */

static const char mail[] =
  "Dear Sam,\n\ncould we move from Thu 3 Dec 14:00 to Fri 4 Dec, 10:00-11:00 "
  "or Mon 7 Dec 9:30?\nThe way is 35 min each way. Please confirm by "
  "Tuesday, 5pm.\n\nRobin Marsh, Hollowfern\n";

static HdWhen *
finish (Search *search, GAsyncResult **slot, GError **error)
{
  g_autoptr (GAsyncResult) result = hd_wait_for (slot);

  *slot = NULL;
  return hd_intake_text_finish (search->context, result, error);
}

static void
start (Search *search, const char *text, const HdWhenContext *where, GAsyncResult **slot)
{
  hd_intake_text_async (search->context, text, where, NULL, hd_keep_result_cb, slot);
}

static HdWhen *
ask (Search *search, const char *text, GError **error)
{
  g_autoptr (GTimeZone) home = hd_zone_load ("Europe/Berlin");
  const HdWhenContext where = { hd_date_new (2026, 11, 16), home, "DE", HD_WHEN_QUICK_BYTES };
  GAsyncResult *result = NULL;

  start (search, text, &where, &result);
  return finish (search, &result, error);
}

static void
assert_same_former (const HdWhen *got, const HdWhen *wanted)
{
  g_assert_cmpuint (got->former->len, ==, wanted->former->len);
  for (guint i = 0; i < got->former->len; i++)
    {
      const HdWhenFormer *a = &g_array_index (got->former, HdWhenFormer, i);
      const HdWhenFormer *b = &g_array_index (wanted->former, HdWhenFormer, i);

      g_assert_cmpint (a->day, ==, b->day);
      g_assert_cmpint (a->minute, ==, b->minute);
      g_assert_cmpstr (a->zone, ==, b->zone);
      g_assert_cmpint (a->at, ==, b->at);
      g_assert_cmpint (a->warning, ==, b->warning);
    }
}

/* Compares what arrived with a reading of @text in this process. */
static void
assert_same (const HdWhen *got, const char *text, const HdWhenContext *where)
{
  g_autoptr (HdWhen) wanted = hd_when_parse (text, -1, where);
  g_autofree char *all = hd_invitations_to_json (got->events, got->warnings, TRUE);
  g_autofree char *wanted_all = hd_invitations_to_json (wanted->events, wanted->warnings, TRUE);
  g_autoptr (GBytes) bytes = hd_when_to_bytes (got);
  g_autoptr (GBytes) wanted_bytes = hd_when_to_bytes (wanted);

  g_assert_cmpstr (all, ==, wanted_all);
  g_assert_true (g_bytes_equal (bytes, wanted_bytes));
  g_assert_cmpint (got->travel_out, ==, wanted->travel_out);
  g_assert_cmpint (got->travel_back, ==, wanted->travel_back);
  g_assert_cmpint (got->prep, ==, wanted->prep);
  g_assert_cmpint (got->moves, ==, wanted->moves);
  g_assert_cmpint (got->asks, ==, wanted->asks);
  assert_same_former (got, wanted);
}

static char *
unescape (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\\n", -1);

  return g_strjoinv ("\n", lines);
}

/* One line of a table: a name, a text, and what it means; perhaps a day and a zone. */
static void
compare_line (Search *search, const char *line)
{
  g_auto (GStrv) columns = g_strsplit (line, "\t", 4);
  g_autofree char *text = unescape (columns[1]);
  g_auto (GStrv) there =
    g_strsplit (columns[2] != NULL && columns[3] != NULL ? columns[3] : "2026-11-16 Europe/Berlin",
                " ", 2);
  g_autoptr (GTimeZone) home = hd_zone_load (there[1]);
  HdWhenContext where = { .home = home, .region = columns[3] != NULL ? NULL : "DE" };
  g_autoptr (GError) error = NULL;
  g_autoptr (HdWhen) got = NULL;
  GAsyncResult *result = NULL;

  g_assert_true (hd_date_parse_iso (there[0], &where.today));
  start (search, text, &where, &result);
  got = finish (search, &result, &error);
  g_assert_no_error (error);
  assert_same (got, text, &where);
}

/* The texts that the reading is tested with: all of them in the slow tests, else each eighth. */
static void
test_same (Search *search, gconstpointer data)
{
  guint step = g_getenv ("HD_TEST_ROUNDS") != NULL ? 1 : 8;
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", "when", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      g_auto (GStrv) lines = NULL;

      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      lines = g_strsplit (content, "\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        if (*lines[i] != '#' && *lines[i] != '\0' && n++ % step == 0)
          compare_line (search, lines[i]);
    }
  g_test_message ("%u texts", n);
  g_assert_cmpuint (n, >, 1000);
}

/* Of more than is read the rest is left out, and that is said. */
static void
test_large (Search *search, gconstpointer data)
{
  g_autoptr (GTimeZone) home = hd_zone_load ("Europe/Berlin");
  HdWhenContext where = { .today = hd_date_new (2026, 11, 16), .home = home };
  g_autofree char *space = g_strnfill (HD_WHEN_MAX_BYTES, ' ');
  g_autofree char *large = g_strconcat ("Do 3. Dez um 14 Uhr, schön", space, NULL);
  static const gsize most[] = { 25, HD_WHEN_QUICK_BYTES, 0 }; /* the first within a letter */

  for (guint i = 0; i < G_N_ELEMENTS (most); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HdWhen) got = NULL;
      GAsyncResult *result = NULL;

      where.most = most[i];
      start (search, large, &where, &result);
      got = finish (search, &result, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (got->events->len, ==, 1);
      g_assert_cmpstr (g_ptr_array_index (got->warnings, 0), ==,
                       "only the first part of the text was read");
      assert_same (got, large, &where);
    }
}

/* What is as long as it may be is read whole. */
static void
test_longest (Search *search, gconstpointer data)
{
  g_autoptr (GTimeZone) home = hd_zone_load ("Europe/Berlin");
  HdWhenContext where = { .today = hd_date_new (2026, 11, 16), .home = home };
  GAsyncResult *result = NULL;
  g_autoptr (HdWhen) got = NULL;

  where.most = strlen (mail);
  start (search, mail, &where, &result);
  got = finish (search, &result, NULL);
  g_assert_nonnull (got);
  assert_same (got, mail, &where);
}

static void
test_line (void)
{
  g_autofree char *longest = g_strnfill (HD_INTAKE_LINE_BYTES, 'x');
  g_autofree char *longer = g_strnfill (HD_INTAKE_LINE_BYTES + 1, 'x');

  g_assert_true (hd_intake_is_line (""));
  g_assert_true (hd_intake_is_line ("Thu 3 Dec 14:00-15:30"));
  g_assert_true (hd_intake_is_line (longest));
  g_assert_false (hd_intake_is_line (longer));
  g_assert_false (hd_intake_is_line ("Thu 3 Dec\n14:00"));
  g_assert_false (hd_intake_is_line ("Thu 3 Dec\r14:00"));
}

static void
kill_child (void)
{
  pid_t child = hd_find_child ();

  g_assert_cmpint (child, >, 1);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
}

/* Whoever ends the child in the middle of its work: that is a sentence, and the next one reads. A
 * child that had read before may have been at fault: then a new one does the work. */
static void
test_killed (Search *search, gconstpointer data)
{
  g_autoptr (GTimeZone) home = hd_zone_load ("Europe/Berlin");
  const HdWhenContext where = { .today = hd_date_new (2026, 11, 16), .home = home };
  g_autofree char *space = g_strnfill (HD_WHEN_MAX_BYTES / 2, ' ');
  /* Much more than fits between two processes: the child cannot have had all of it. */
  g_autofree char *text = g_strconcat (mail, space, NULL);
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;

  start (search, text, &where, &result);
  kill_child ();
  g_assert_null (finish (search, &result, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
  g_assert_cmpstr (error->message, ==, "It was not read: it is damaged, or far too complicated");

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (HdWhen) got = NULL;

      start (search, text, &where, &result);
      if (i > 0)
        kill_child ();
      got = finish (search, &result, NULL);
      g_assert_nonnull (got);
      assert_same (got, text, &where);
    }
}

/* A text that took the child over can make it answer whatever it likes, late, or not at all. */
static void
test_misled (Search *search, gconstpointer data)
{
  static const struct
  {
    const char *order;
    int code;
  } cases[] = {
    { "crash", HD_ERROR_PARSE },  { "nonsense", HD_ERROR_PARSE }, { "no head", HD_ERROR_PARSE },
    { "short", HD_ERROR_PARSE },  { "say", HD_ERROR_PARSE },      { "size", HD_ERROR_PARSE },
    { "devour", HD_ERROR_PARSE }, { "refuse", HD_ERROR_LIMIT },   { "spin", HD_ERROR_LIMIT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HdWhen) got = NULL;

      if (SANITIZED && g_str_equal (cases[i].order, "devour"))
        continue; /* whose memory is not bounded */
      got = ask (search, cases[i].order, &error);

      g_test_message ("%s: %s", cases[i].order, error != NULL ? error->message : "");
      g_assert_null (got);
      g_assert_error (error, HD_ERROR, cases[i].code);
      g_assert_cmpuint (strlen (error->message), >, 10);
      g_assert_null (strchr (error->message, '\n'));
    }
}

/* Whose it is, is found here by names that stay here. */
static void
test_what_goes_over (Search *search, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  search_add_application (search, "Hollowfern", "");
  hd_pasted_read_text_async (search->context, "options", NULL, NULL, hd_keep_result_cb, &result);
  g_assert_null (hd_pasted_read_finish (search->context, hd_wait_for (&result), &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_LIMIT);
  g_assert_cmpstr (g_strchomp (error->message), ==, "today=2026-11-25 most=131072 home=UTC");
}

static void
test_names_are_found (Search *search, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HdPasted) pasted = NULL;

  search_add_application (search, "Hollowfern", "");
  hd_pasted_read_text_async (search->context, mail, NULL, NULL, hd_keep_result_cb, &result);
  pasted = hd_pasted_read_finish (search->context, hd_wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (pasted->company, ==, "Hollowfern");
  g_assert_cmpint (pasted->travel, ==, 35);
  g_assert_true (pasted->moves);
  g_assert_cmpuint (pasted->former->len, >, 0);
}

/* Of the last tests: the child is another one from here on. */
static void
wild_set_up (Search *search, gconstpointer data)
{
  g_autofree char *wild = g_test_build_filename (G_TEST_BUILT, "sandbox", "wild-parser", NULL);

  g_setenv ("HALFDAY_PARSER", wild, TRUE);
  search_set_up (search, data);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/intake-text/line", test_line);
  g_test_add ("/intake-text/same", Search, NULL, search_set_up, test_same, search_tear_down);
  g_test_add ("/intake-text/large", Search, NULL, search_set_up, test_large, search_tear_down);
  g_test_add ("/intake-text/longest", Search, NULL, search_set_up, test_longest, search_tear_down);
  g_test_add ("/intake-text/killed", Search, NULL, search_set_up, test_killed, search_tear_down);
  g_test_add ("/intake-text/names-are-found", Search, NULL, search_set_up, test_names_are_found,
              search_tear_down);
  g_test_add ("/intake-text/misled", Search, NULL, wild_set_up, test_misled, search_tear_down);
  g_test_add ("/intake-text/what-goes-over", Search, NULL, wild_set_up, test_what_goes_over,
              search_tear_down);

  return g_test_run ();
}
