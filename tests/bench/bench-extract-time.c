/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <libxml/HTMLparser.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "hd-extract.h"

/*
 * bench-extract-time: how long finding the article takes, warm and in one process, beside what
 * libxml2 takes alone to parse the same pages. The pages are those of the folder in
 * HALFDAY_SAMPLES, which are not part of this project: news/ *.html.gz and
 * extract/NAME/source.html.
 */

#define ROUNDS 5
#define SKIPPED 77

/* Time that this process worked: what else runs on the computer does not count. */
static double
now_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1000000;
}

static GBytes *
unzip (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GConverter) converter =
    G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr (GFileInputStream) packed = g_file_read (file, NULL, NULL);
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  if (packed == NULL)
    return NULL;
  stream = g_converter_input_stream_new (G_INPUT_STREAM (packed), converter);
  if (g_output_stream_splice (out, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, NULL) < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

static GPtrArray *
load (const char *samples, const char *folder)
{
  GPtrArray *pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree char *path = g_build_filename (samples, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autofree char *source = g_build_filename (file, "source.html", NULL);
      GBytes *page = NULL;
      char *data;
      gsize length;

      if (g_str_has_suffix (name, ".gz"))
        page = unzip (file);
      else if (g_file_get_contents (source, &data, &length, NULL))
        page = g_bytes_new_take (data, length);
      if (page != NULL)
        g_ptr_array_add (pages, page);
    }
  return pages;
}

typedef void (*Work) (const char *data, gsize length);

static void
extract (const char *data, gsize length)
{
  g_autoptr (HdExtract) result G_GNUC_UNUSED =
    hd_extract_page (data, length, NULL, "https://example.org/a/b.html", NULL);
}

static void
parse (const char *data, gsize length)
{
  htmlDocPtr document = htmlReadMemory (data, (int) length, NULL, "UTF-8",
                                        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                          HTML_PARSE_NOWARNING | HTML_PARSE_NONET | XML_PARSE_HUGE);

  xmlFreeDoc (document);
}

/* The mean of the best of several rounds for each page, and the slowest page. */
static double
measure (GPtrArray *pages, Work work, double *worst)
{
  double sum = 0;

  *worst = 0;
  for (guint i = 0; i < pages->len; i++)
    {
      gsize length;
      const char *data = g_bytes_get_data (pages->pdata[i], &length);
      double best = G_MAXDOUBLE;

      for (int round = 0; round < ROUNDS; round++)
        {
          double start = now_ms ();

          work (data, length);
          best = MIN (best, now_ms () - start);
        }
      sum += best;
      *worst = MAX (*worst, best);
    }
  return sum / pages->len;
}

int
main (void)
{
  static const char *const folders[] = { "news", "extract" };
  const char *samples = g_getenv ("HALFDAY_SAMPLES");

  if (samples == NULL)
    {
      printf ("HALFDAY_SAMPLES is not set\n");
      return SKIPPED;
    }
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autoptr (GPtrArray) pages = load (samples, folders[i]);
      double worst_parse;
      double worst;
      double parsed;
      double extracted;

      if (pages->len == 0)
        continue;
      parsed = measure (pages, parse, &worst_parse);
      extracted = measure (pages, extract, &worst);
      printf ("%-8s %3u pages: extract %6.2f ms a page, worst %7.2f; libxml2 alone %6.2f, worst "
              "%7.2f: %.2f times\n",
              folders[i], pages->len, extracted, worst, parsed, worst_parse, extracted / parsed);
    }
  return 0;
}
