/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "hd-error.h"
#include "hd-find-child.h"
#include "hd-parser-child.h"
#include "hd-parser-fixture.h"
#include "hd-sanitized.h"

static HdParser *
new_wild (void)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "sandbox", "wild-parser", NULL);

  return hd_parser_new (program);
}

static void
start (HdParser *parser, HdJobKind kind, const char *order, GAsyncResult **slot)
{
  g_autoptr (GBytes) bytes = g_bytes_new (order, strlen (order));

  hd_parser_run_async (parser, kind, NULL, bytes, G_PRIORITY_DEFAULT, NULL, keep_result_cb, slot);
}

/* Returns: (transfer full): the answer as text, or NULL with @error set */
static char *
finish (HdParser *parser, GAsyncResult **slot, GError **error)
{
  g_autoptr (GAsyncResult) result = wait_for (slot);
  g_autoptr (GBytes) payload = hd_parser_run_finish (parser, result, error);
  gsize length;
  const char *data = payload != NULL ? g_bytes_get_data (payload, &length) : NULL;

  *slot = NULL;
  return payload != NULL ? g_strndup (data != NULL ? data : "", length) : NULL;
}

static char *
ask (HdParser *parser, HdJobKind kind, const char *order, GError **error)
{
  GAsyncResult *result = NULL;

  start (parser, kind, order, &result);
  return finish (parser, &result, error);
}

static void
expect (HdParser *parser, HdJobKind kind, const char *order, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *got = ask (parser, kind, order, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (got, ==, wanted);
}

static guint
count_open_files (void)
{
  guint n = 0;

  for (int i = 0; i < 1024; i++)
    n += fcntl (i, F_GETFD) != -1;
  return n;
}

static void
test_kept (void)
{
  HdParser *parser = new_wild ();
  guint files;

  g_assert_cmpint (hd_find_child (), ==, 0);
  expect (parser, HD_JOB_FEED, "count", "1");
  files = count_open_files ();
  for (guint i = 2; i < 100; i++)
    {
      g_autofree char *n = g_strdup_printf ("%u", i);

      expect (parser, HD_JOB_FEED, "count", n);
    }
  g_assert_cmpuint (count_open_files (), ==, files);

  /* What is private is read by another child. */
  expect (parser, HD_JOB_CALENDAR, "count", "1");
  close_parser (parser);
}

static void
test_recycled (void)
{
  HdParser *parser = new_wild ();
  g_autofree char *last = NULL;

  for (guint i = 0; i < 201; i++)
    {
      g_free (last);
      last = ask (parser, HD_JOB_FEED, "count", NULL);
    }
  g_assert_cmpstr (last, ==, "1");
  close_parser (parser);
}

static void
test_options (void)
{
  HdParser *parser = new_wild ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("say", 3);
  const char *options[] = { "ask", "this", "say", "grün", NULL };
  GAsyncResult *result = NULL;
  g_autofree char *got = NULL;

  hd_parser_run_async (parser, HD_JOB_FEED, options, bytes, 0, NULL, keep_result_cb, &result);
  got = finish (parser, &result, NULL);
  g_assert_cmpstr (got, ==, "grün");
  close_parser (parser);
}

static void
test_large (void)
{
  HdParser *parser = new_wild ();
  g_autofree char *text = g_strnfill (20 << 20, ' ');
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  g_autofree char *got = NULL;

  memcpy (text, "size ", 5);
  expect (parser, HD_JOB_CALENDAR, text, "20971520");

  /* Each sort of job has its own bound, and all have one. */
  got = ask (parser, HD_JOB_FEED, text, &error);
  g_assert_error (error, HD_ERROR, HD_ERROR_LIMIT);
  g_assert_null (got);
  g_clear_error (&error);

  g_autofree char *larger = g_strnfill (65 << 20, ' ');
  g_autoptr (GBytes) too_large = g_bytes_new_static (larger, 65 << 20);

  hd_parser_run_async (parser, HD_JOB_FEED, NULL, too_large, 0, NULL, keep_result_cb, &result);
  got = finish (parser, &result, &error);
  g_assert_error (error, HD_ERROR, HD_ERROR_LIMIT);
  close_parser (parser);
}

static void
test_refused (void)
{
  HdParser *parser = new_wild ();
  g_autoptr (GError) error = NULL;
  g_autofree char *got = ask (parser, HD_JOB_FEED, "refuse", &error);

  g_assert_error (error, HD_ERROR, HD_ERROR_LIMIT);
  g_assert_cmpstr (error->message, ==, "It has [31mtoo many[0m parts");
  g_assert_null (got);
  expect (parser, HD_JOB_FEED, "count", "1"); /* an error is no reason to end the child */
  close_parser (parser);
}

static void
test_unknown_kind (void)
{
  HdParser *parser = new_wild ();
  g_autoptr (GError) error = NULL;
  g_autofree char *got = ask (parser, HD_JOB_OPML, "count", &error);

  g_assert_error (error, HD_ERROR, HD_ERROR_NEWER);
  g_assert_null (got);
  close_parser (parser);
}

static void
test_wild (void)
{
  static const char *const orders[] = { "crash", "leave", "nonsense", "no head",
                                        "short", "long",  "error",    "devour" };
  HdParser *parser = new_wild ();
  guint files;

  expect (parser, HD_JOB_FEED, "count", "1");
  files = count_open_files () + 3;
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *got = NULL;

      if (SANITIZED && g_str_equal (orders[i], "devour"))
        continue; /* whose memory is not bounded */
      expect (parser, HD_JOB_FEED, "count", i == 0 ? "2" : "1");
      got = ask (parser, HD_JOB_FEED, orders[i], &error);
      g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
      g_assert_null (got);
    }
  expect (parser, HD_JOB_FEED, "count", "1");
  close_parser (parser);
  g_assert_cmpuint (count_open_files (), <=, files);
}

/* The two public children work side by side, the third job waits, and a private one does not. */
static void
test_side_by_side (void)
{
  HdParser *parser = new_wild ();
  GAsyncResult *first = NULL, *second = NULL, *third = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *got = NULL;

  start (parser, HD_JOB_FEED, "wait", &first);
  start (parser, HD_JOB_FEED, "count", &second);
  got = finish (parser, &second, &error);
  g_assert_no_error (error);
  start (parser, HD_JOB_FEED, "wait", &second);
  start (parser, HD_JOB_FEED, "count", &third);
  expect (parser, HD_JOB_CALENDAR, "count", "1");
  spend (50);
  g_assert_null (first);
  g_assert_null (second);
  g_assert_null (third);

  hd_parser_close (parser);
  g_free (finish (parser, &third, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_free (finish (parser, &first, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_free (finish (parser, &second, &error));
  g_assert_nonnull (error);
  g_object_unref (parser);
  assert_no_children ();
}

static void
test_order (void)
{
  HdParser *parser = new_wild ();
  GAsyncResult *busy[2] = { NULL }, *results[4] = { NULL };
  static const int priorities[] = { 300, 0, 300, 0 };
  static const char *const wanted[] = { "3", "1", "4", "2" };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) wait = g_bytes_new_static ("wait", 4);
  g_autoptr (GBytes) count = g_bytes_new_static ("count", 5);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    hd_parser_run_async (parser, HD_JOB_FEED, NULL, wait, 0, i == 0 ? NULL : cancellable,
                         keep_result_cb, &busy[i]);
  for (guint i = 0; i < 4; i++)
    hd_parser_run_async (parser, HD_JOB_FEED, NULL, count, priorities[i], NULL, keep_result_cb,
                         &results[i]);
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *got = finish (parser, &results[i], NULL);

      g_assert_cmpstr (got, ==, wanted[i]);
    }
  g_free (finish (parser, &busy[1], &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  hd_parser_close (parser);
  g_free (finish (parser, &busy[0], NULL));
  g_object_unref (parser);
  assert_no_children ();
}

static void
test_cancelled (void)
{
  HdParser *parser = new_wild ();
  g_autoptr (GBytes) wait = g_bytes_new_static ("wait", 4);

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      GAsyncResult *result = NULL;

      if (i == 0)
        g_cancellable_cancel (cancellable);
      hd_parser_run_async (parser, HD_JOB_FEED, NULL, wait, 0, cancellable, keep_result_cb,
                           &result);
      if (i % 2 == 0)
        spend (2);
      g_cancellable_cancel (cancellable);
      g_free (finish (parser, &result, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  close_parser (parser);
}

/* By the wall clock, and by the work. */
static void
test_too_slow (void)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "sandbox", "wild-parser", NULL);
  static const char *const orders[] = { "wait", "spin" };

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autoptr (HdParserChild) child = hd_parser_child_new (program, NULL);
      g_autoptr (GBytes) head = hd_job_request_head (HD_JOB_FEED, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new_static (orders[i], 4);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GBytes) payload = NULL;
      g_autoptr (GError) error = NULL;

      hd_parser_child_run_async (child, head, bytes, i == 0 ? 1 : 60, keep_result_cb, &result);
      payload = hd_parser_child_run_finish (child, wait_for (&result), &error);
      g_assert_error (error, HD_ERROR, HD_ERROR_LIMIT);
      g_assert_null (payload);
      g_assert_false (hd_parser_child_is_usable (child));
    }
  assert_no_children ();
}

static void
test_nothing_allowed (void)
{
  HdParser *parser = new_wild ();

  if (SANITIZED)
    g_test_skip ("the sanitizers need more calls");
  else
    expect (parser, HD_JOB_CALENDAR, "calls", "");
  close_parser (parser);
}

/* What is private is small, and has less memory than a page with its pictures. */
static void
test_memory (void)
{
  HdParser *parser = new_wild ();

  if (SANITIZED)
    g_test_skip ("the sanitizers need more memory");
  else
    {
      expect (parser, HD_JOB_FEED, "memory", "given");
      expect (parser, HD_JOB_CALENDAR, "memory", "refused");
      expect (parser, HD_JOB_CALENDAR, "count", "1");
    }
  close_parser (parser);
}

/* The parser that is installed, where no filter can be loaded: it says so to every job. */
static void
test_no_filter (void)
{
  static const struct
  {
    HdJobKind kind;
    const char *bytes;
  } jobs[] = {
    { HD_JOB_CALENDAR, "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261203T140000Z\nEND:VEVENT\n"
                       "END:VCALENDAR\n" },
    { HD_JOB_HOLIDAYS, "BEGIN:VCALENDAR\nEND:VCALENDAR\n" },
    { HD_JOB_FEED, "<rss><channel><title>News</title></channel></rss>" },
    { HD_JOB_OPML, "<opml><body><outline xmlUrl='https://a.example/'/></body></opml>" },
    { HD_JOB_PAGE, "<p>A short text." },
    { HD_JOB_PICTURE, "\211PNG\r\n" },
    { HD_JOB_FEED, "" },
  };
  g_autofree char *program =
    g_test_build_filename (G_TEST_BUILT, "sandbox", "without-seccomp", NULL);
  HdParser *parser = hd_parser_new (program);

  if (SANITIZED)
    g_test_skip ("the sanitizers need more calls");
  for (guint i = 0; i < G_N_ELEMENTS (jobs) && !SANITIZED; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *got = ask (parser, jobs[i].kind, jobs[i].bytes, &error);

      g_assert_error (error, HD_ERROR, HD_ERROR_FAILED);
      g_assert_cmpstr (error->message, ==,
                       "It was not read: this system cannot shut in what reads it");
      g_assert_null (got);
    }
  close_parser (parser);
}

/* Without Landlock files can be read, but nothing of them can go anywhere but into the answer. */
static void
test_no_files (void)
{
  HdParser *parser = new_wild ();
  int file = open ("/etc/passwd", O_RDONLY); /* does not come along */
  g_autoptr (GError) error = NULL;
  g_autofree char *got = ask (parser, HD_JOB_CALENDAR, "files", &error);

  g_assert_no_error (error);
  if (strstr (got, "/etc/passwd") != NULL)
    {
      char *end = strrchr (got, '/');

      g_test_skip ("this kernel has no Landlock");
      g_assert_null (strpbrk (end, "0123456789"));
    }
  else if (!SANITIZED)
    g_assert_cmpstr (got, ==, "");
  close (file);
  close_parser (parser);
}

/* Ended from outside in the middle of a job, over and over. */
static void
test_killed (void)
{
  HdParser *parser = new_wild ();
  int rounds = hd_rounds (50);
  guint files = 0;

  for (int i = 0; i < rounds; i++)
    {
      g_autoptr (GError) error = NULL;
      GAsyncResult *result = NULL;
      pid_t child;

      start (parser, HD_JOB_FEED, i % 2 == 0 ? "wait" : "spin", &result);
      if (g_test_rand_bit ())
        spend ((guint) g_test_rand_int_range (0, 8));
      child = hd_find_child ();
      g_assert_cmpint (child, >, 0);
      g_assert_cmpint (kill (child, SIGKILL), ==, 0);
      g_free (finish (parser, &result, &error));
      g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
      /* GLib's own watch of a process may be closed a moment later. */
      if (i == 0)
        files = count_open_files () + 3;
      g_assert_cmpuint (count_open_files (), <=, files);
    }
  expect (parser, HD_JOB_FEED, "count", "1");
  close_parser (parser);
}

/* One that was ended while it had nothing to do is nobody's loss. */
static void
test_killed_idle (void)
{
  HdParser *parser = new_wild ();

  for (guint i = 0; i < 20; i++)
    {
      expect (parser, HD_JOB_FEED, "count", "1");
      g_assert_cmpint (kill (hd_find_child (), SIGKILL), ==, 0);
      if (i % 2 == 0)
        spend (5);
    }
  close_parser (parser);
}

static void
test_no_program (void)
{
  HdParser *parser = hd_parser_new ("/nonexistent/halfday-parser");
  g_autoptr (GError) error = NULL;
  g_autofree char *got = ask (parser, HD_JOB_FEED, "count", &error);

  g_assert_nonnull (error);
  g_assert_null (got);
  g_clear_error (&error);
  got = ask (parser, HD_JOB_FEED, "count", &error);
  g_assert_nonnull (error);
  close_parser (parser);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/parser/kept", test_kept);
  g_test_add_func ("/parser/recycled", test_recycled);
  g_test_add_func ("/parser/options", test_options);
  g_test_add_func ("/parser/large", test_large);
  g_test_add_func ("/parser/refused", test_refused);
  g_test_add_func ("/parser/unknown-kind", test_unknown_kind);
  g_test_add_func ("/parser/wild", test_wild);
  g_test_add_func ("/parser/side-by-side", test_side_by_side);
  g_test_add_func ("/parser/order", test_order);
  g_test_add_func ("/parser/cancelled", test_cancelled);
  g_test_add_func ("/parser/too-slow", test_too_slow);
  g_test_add_func ("/parser/nothing-allowed", test_nothing_allowed);
  g_test_add_func ("/parser/memory", test_memory);
  g_test_add_func ("/parser/no-filter", test_no_filter);
  g_test_add_func ("/parser/no-files", test_no_files);
  g_test_add_func ("/parser/killed", test_killed);
  g_test_add_func ("/parser/killed-idle", test_killed_idle);
  g_test_add_func ("/parser/no-program", test_no_program);

  return g_test_run ();
}
