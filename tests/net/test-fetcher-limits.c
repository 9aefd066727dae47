/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-error.h"
#include "hd-fetch-fixture.h"
#include "hd-patience.h"

#define MB (1024 * 1024)

/* What is kept of memory that is free is more under a sanitizer, in kB. */
#ifdef __SANITIZE_ADDRESS__
#define MEMORY_MAX (800 * 1024)
#else
#define MEMORY_MAX (64 * 1024)
#endif

/*
 * Too much, too slow
 */

static GBytes *
pack_zeros (gsize size)
{
  g_autoptr (GZlibCompressor) packer = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) out = g_converter_output_stream_new (memory, G_CONVERTER (packer));
  g_autofree char *zeros = g_malloc0 (MB);

  for (gsize i = 0; i < size; i += MB)
    g_assert_true (hd_test_write (out, zeros, MB));
  g_assert_true (g_output_stream_close (out, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* Returns: the most memory that this process ever had, in kB */
static gint64
peak_memory (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmHWM:");
  return line != NULL ? g_ascii_strtoll (line + strlen ("VmHWM:"), NULL, 10) : 0;
}

static void
bombs_do_not_go_off (Fixture *fixture, gconstpointer data)
{
  /* More than is taken of any kind. */
  g_autoptr (GBytes) bomb = pack_zeros (hd_one_in () > 1 ? 40 * MB : 200 * MB);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "net", "zeros.br", NULL);
  g_autofree char *brotli = NULL;
  gsize brotli_size;
  gint64 before;
  static const HdFetchKind kinds[] = { HD_FETCH_PAGE, HD_FETCH_FEED, HD_FETCH_PICTURE };

  g_assert_true (g_file_get_contents (path, &brotli, &brotli_size, NULL));
  hd_test_server_serve (fixture->server, "/gzip", "Content-Encoding: gzip\r\n",
                        g_bytes_get_data (bomb, NULL), (gssize) g_bytes_get_size (bomb));
  hd_test_server_serve (fixture->server, "/brotli", "Content-Encoding: br\r\n", brotli,
                        (gssize) brotli_size);
  before = peak_memory ();
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) brotli_error = NULL;

      g_assert_null (get (fixture, "site.test", "/gzip", kinds[i], &error));
      g_assert_error (error, HD_ERROR, HD_ERROR_LIMIT);
      g_assert_null (get (fixture, "site.test", "/brotli", kinds[i], &brotli_error));
      g_assert_error (brotli_error, HD_ERROR, HD_ERROR_LIMIT);
    }
  g_assert_cmpint (peak_memory () - before, <, MEMORY_MAX);
}

static void
serve_text (Fixture *fixture, gsize size)
{
  g_autofree char *text = g_malloc (size);

  for (gsize i = 0; i < size; i++)
    text[i] = (char) ('a' + g_random_int_range (0, 26));
  hd_test_server_serve (fixture->server, "/text", "", text, (gssize) size);
}

static void
sizes_are_bounded (Fixture *fixture, gconstpointer data)
{
  typedef struct
  {
    HdFetchKind kind;
    gsize max;
  } Case;
  static const Case cases[] = {
    { HD_FETCH_PICTURE, 8 * MB },
    { HD_FETCH_PAGE, 16 * MB },
    { HD_FETCH_FEED, 32 * MB },
  };

  hd_fetcher_set_patience (fixture->fetcher, 20000, 5000);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i += hd_one_in ())
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HdFetchResult) result = NULL;

      serve_text (fixture, cases[i].max);
      result = get (fixture, "site.test", "/text", cases[i].kind, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (result->body), ==, cases[i].max);
      serve_text (fixture, cases[i].max + 1);
      g_assert_null (get (fixture, "site.test", "/text", cases[i].kind, &error));
      g_assert_error (error, HD_ERROR, HD_ERROR_LIMIT);
    }
}

static void
endless (GOutputStream *out, const char *head, gpointer user_data)
{
  g_autofree char *block = g_malloc (65536);

  memset (block, 'x', 65536);
  if (hd_test_write (out, user_data, strlen (user_data)))
    while (hd_test_write (out, block, 65536))
      ;
}

static void
drip (GOutputStream *out, const char *head, gpointer user_data)
{
  hd_test_write (out, user_data, strlen (user_data));
  while (hd_test_write (out, "x", 1))
    g_usleep (20000);
}

static void
drip_lines (GOutputStream *out, const char *head, gpointer user_data)
{
  hd_test_write (out, user_data, strlen (user_data));
  while (hd_test_write (out, "X: y\r\n", 6))
    g_usleep (20000);
}

static void
endless_answers_end (Fixture *fixture, gconstpointer data)
{
  typedef struct
  {
    HdTestAnswer answer;
    const char *begin;
  } Case;
  static const Case cases[] = {
    { endless, "HTTP/1.1 200 OK\r\n\r\n" },
    { endless, "HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n" },
    { endless, "HTTP/1.1 404 Not Found\r\n\r\n" },
    { endless, "HTTP/1.1 302 Found\r\nLocation: /ok\r\n\r\n" },
    { endless, "HTTP/1.1 200 OK\r\nX: " },
    { endless, "" },
    { endless, "HTTP/1.1 " },
    { drip, "HTTP/1.1 200 OK\r\n\r\n" },
    { drip, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" },
    { drip, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" },
    { drip, "HTTP/1.1 200 OK\r\nX: " },
    { drip, "" },
    { drip_lines, "HTTP/1.1 200 OK\r\n" },
  };
  gint64 before = peak_memory ();

  hd_fetcher_set_patience (fixture->fetcher, 1500, 400);
  hd_test_server_serve (fixture->server, "/ok", "", "ok", -1);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HdFetchResult) result = NULL;
      gint64 start = g_get_monotonic_time ();

      hd_test_server_answer (fixture->server, "/endless", cases[i].answer,
                             (gpointer) cases[i].begin);
      result = get (fixture, "site.test", "/endless", HD_FETCH_PAGE, &error);
      g_test_message ("%u: %s", i, error != NULL ? error->message : "a result");
      if (i == 2 || i == 3)
        g_assert_no_error (error);
      else
        g_assert_true (g_error_matches (error, HD_ERROR, HD_ERROR_LIMIT) ||
                       g_error_matches (error, HD_ERROR, HD_ERROR_FAILED));
      g_assert_cmpfloat ((double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, <,
                         hd_patience ());
    }
  g_assert_cmpint (peak_memory () - before, <, MEMORY_MAX);
  /* That the servers could stop writing, and the fixture can be freed, shows that the connections
   * were closed. */
}

static void
silence_ends (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  /* The server looks at it a little longer than this function lives. */
  static int ended;

  hd_fetcher_set_patience (fixture->fetcher, 1500, 400);
  hd_test_server_answer (fixture->server, "/silent", silent, &ended);
  g_assert_null (get (fixture, "site.test", "/silent", HD_FETCH_PAGE, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_LIMIT);
  g_atomic_int_set (&ended, TRUE);
}

static void
lies_about_length_are_noticed (Fixture *fixture, gconstpointer data)
{
  typedef struct
  {
    const char *answer;
    const char *body; /* NULL: an error; "": whatever the library makes of it, but in time */
  } Case;
  static const Case cases[] = {
    { "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort", NULL },
    { "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nlonger", "long" },
    { "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nx", NULL },
    { "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nx", NULL },
    { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nfour\r\n0\r\n\r\n", "four" },
    { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nx", "" },
    { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-4\r\nfour\r\n0\r\n\r\n", "" },
    { "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nfour\r\n", NULL },
    { "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nfour", "four" },
    { "HTTP/1.1 200 OK\r\n\r\nuntil the end", "until the end" },
    { "nothing of the kind", NULL },
    { "", NULL },
    { "HTTP/1.1 200 OK", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HdFetchResult) result = NULL;

      hd_test_server_say (fixture->server, "/lie", cases[i].answer);
      result = get (fixture, "site.test", "/lie", HD_FETCH_PAGE, &error);
      g_test_message ("%u: %s", i, error != NULL ? error->message : "a result");
      if (cases[i].body != NULL && cases[i].body[0] == '\0')
        {
          g_assert_true (result != NULL || error != NULL);
        }
      else if (cases[i].body != NULL)
        {
          g_assert_no_error (error);
          assert_body (result, cases[i].body);
        }
      else
        {
          g_assert_null (result);
          g_assert_nonnull (error);
        }
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  hd_test_resolver_install ();

#define ADD(path, func) g_test_add ("/fetcher/" path, Fixture, NULL, set_up, func, tear_down)

  ADD ("bombs-do-not-go-off", bombs_do_not_go_off);
  ADD ("sizes-are-bounded", sizes_are_bounded);
  ADD ("endless-answers-end", endless_answers_end);
  ADD ("silence-ends", silence_ends);
  ADD ("lies-about-length-are-noticed", lies_about_length_are_noticed);
  return g_test_run ();
}
