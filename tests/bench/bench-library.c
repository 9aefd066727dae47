/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "hd-article-search.h"
#include "hd-schema.h"

/*
 * bench-library [ARTICLES] [WORDS]: lists, search and related articles in a large library, beside
 * a scan with LIKE, which is what other readers do.
 *
 * The text is made up: word n comes up in proportion to 1 / n, as words of a language do.
 */

#define VOCABULARY 30000
#define ROUNDS 40

static char **vocabulary;
static double *cumulative;

static void
make_vocabulary (GRand *rand)
{
  double sum = 0;

  vocabulary = g_new0 (char *, VOCABULARY + 1);
  cumulative = g_new0 (double, VOCABULARY);
  for (int i = 0; i < VOCABULARY; i++)
    {
      int length = g_rand_int_range (rand, 3, 11);

      vocabulary[i] = g_new0 (char, length + 1);
      for (int j = 0; j < length; j++)
        vocabulary[i][j] = (char) (j % 2 == 0 ? "bcdfghklmnprstvw"[g_rand_int_range (rand, 0, 16)]
                                              : "aeiou"[g_rand_int_range (rand, 0, 5)]);
      sum += 1.0 / (i + 1);
      cumulative[i] = sum;
    }
}

static const char *
any_word (GRand *rand)
{
  double at = g_rand_double (rand) * cumulative[VOCABULARY - 1];
  int low = 0;
  int high = VOCABULARY - 1;

  while (low < high)
    {
      int middle = (low + high) / 2;

      if (cumulative[middle] < at)
        low = middle + 1;
      else
        high = middle;
    }
  return vocabulary[low];
}

static char *
any_text (GRand *rand, int words)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < words; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, any_word (rand));
    }
  return g_string_free (text, FALSE);
}

static void
stop_on (const GError *error)
{
  if (error == NULL)
    return;
  fprintf (stderr, "%s\n", error->message);
  exit (1);
}

static void
fill (HdDb *db, GRand *rand, int articles, int words)
{
  g_autoptr (GError) error = NULL;

  hd_db_exec (db, "BEGIN IMMEDIATE", &error);
  for (int i = 1; i <= articles && error == NULL; i++)
    {
      g_autoptr (HdNewArticle) article = g_new0 (HdNewArticle, 1);
      g_autofree char *url = g_strdup_printf ("https://example.org/%d", i);
      g_autofree char *title = any_text (rand, 6);

      article->item =
        g_object_new (HD_TYPE_ARTICLE_ITEM, "url", url, "source", (gint64) HD_SOURCE_SAVED, "title",
                      title, "language", "en", "words", words, "minutes", 1, NULL);
      article->sorted_at = i;
      article->document = g_bytes_new_static ("document", 8);
      article->text = any_text (rand, words);
      hd_articles_table_put (db, article, &error);
      if (i % 2000 == 0 && error == NULL)
        hd_db_exec (db, "COMMIT; BEGIN IMMEDIATE", &error);
    }
  if (error == NULL)
    hd_db_exec (db, "COMMIT", &error);
  stop_on (error);
}

static int
compare (const void *a, const void *b)
{
  double one = *(const double *) a;
  double two = *(const double *) b;

  return one < two ? -1 : one > two;
}

/* Time that this process worked: what else runs on the computer does not count. */
static double
now_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1000000;
}

/* What is measured: one run of it. */
typedef void (*Work) (HdDb *db, const char *words);

static void
measure (HdDb *db, const char *name, Work work, const char *const *inputs, int n_inputs, int rounds)
{
  double times[ROUNDS];

  work (db, inputs[0]);
  for (int i = 0; i < rounds; i++)
    {
      double start = now_ms ();

      work (db, inputs[i % n_inputs]);
      times[i] = now_ms () - start;
    }
  qsort (times, (size_t) rounds, sizeof times[0], compare);
  printf ("%-34s p50 %8.2f ms   p95 %8.2f ms\n", name, times[rounds / 2], times[rounds * 95 / 100]);
}

static void
list_all (HdDb *db, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids G_GNUC_UNUSED = hd_articles_table_list (db, HD_ARTICLES_ALL, 0, &error);

  stop_on (error);
}

static void
read_page (HdDb *db, const char *words)
{
  g_autoptr (GError) error = NULL;
  gint64 ids[64];

  for (int i = 0; i < 64; i++)
    ids[i] = 1 + i * 7;
  g_autoptr (GPtrArray) rows G_GNUC_UNUSED = hd_articles_table_rows (db, ids, 64, &error);

  stop_on (error);
}

static void
count_all (HdDb *db, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdLibraryCounts) counts G_GNUC_UNUSED = hd_articles_table_count (db, &error);

  stop_on (error);
}

static void
search (HdDb *db, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = hd_article_search (db, words, HD_ARTICLES_ALL, 0, &error);
  g_autoptr (GPtrArray) rows = NULL;

  stop_on (error);
  /* The first screen, with its snippets. */
  rows =
    hd_articles_table_rows (db, (const gint64 *) (gpointer) ids->data, MIN (ids->len, 20), &error);
  stop_on (error);
  hd_article_search_snippets (db, words, rows, &error);
  stop_on (error);
}

static void
find_related (HdDb *db, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids G_GNUC_UNUSED =
    hd_article_related (db, g_ascii_strtoll (words, NULL, 10), 3, &error);

  stop_on (error);
}

static void
scan (HdDb *db, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *pattern = g_strdup_printf ("%%%s%%", words);
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db, "SELECT id FROM article_text WHERE title LIKE :p OR body LIKE :p LIMIT 500",
                   &error);

  stop_on (error);
  hd_stmt_bind_text (stmt, ":p", pattern);
  while (hd_stmt_step (stmt, &error) == HD_STEP_ROW)
    continue;
  stop_on (error);
}

int
main (int argc, char **argv)
{
  int articles = argc > 1 ? (int) g_ascii_strtoll (argv[1], NULL, 10) : 100000;
  int words = argc > 2 ? (int) g_ascii_strtoll (argv[2], NULL, 10) : 120;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261125);
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("halfday-bench-XXXXXX", &error);
  g_autofree char *path = g_build_filename (dir, "library.db", NULL);

  stop_on (error);
  make_vocabulary (rand);
  {
    g_autoptr (HdDb) db = hd_db_open (&hd_schema_library, path, &error);
    gint64 start = g_get_monotonic_time ();

    stop_on (error);
    fill (db, rand, articles, words);
    printf ("%d articles of %d words: %.1f s to fill\n", articles, words,
            (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  }

  gint64 start = g_get_monotonic_time ();
  g_autoptr (HdDb) db = hd_db_open (&hd_schema_library, path, &error);

  stop_on (error);
  printf ("%-34s     %8.2f ms\n", "open", (double) (g_get_monotonic_time () - start) / 1000);

  const char *none[] = { "" };
  const char *commonest[] = { vocabulary[0], vocabulary[1], vocabulary[2] };
  const char *usual[] = { vocabulary[40],  vocabulary[90],  vocabulary[150],
                          vocabulary[300], vocabulary[700], vocabulary[1500] };
  const char *rare[] = { vocabulary[8000], vocabulary[15000], vocabulary[25000] };
  char *typed[16];
  char *two[8];

  for (int i = 0; i < 16; i++)
    typed[i] = g_strndup (vocabulary[60 * (i + 1)], (gsize) (1 + i % 4));
  for (int i = 0; i < 8; i++)
    two[i] = g_strdup_printf ("%s %s", vocabulary[20 * (i + 1)], vocabulary[33 * (i + 2)]);
  const char *ids[] = { "5", "500", "5000", "9000" };

  measure (db, "list: order of all", list_all, none, 1, ROUNDS);
  measure (db, "list: a page of rows", read_page, none, 1, ROUNDS);
  measure (db, "counts", count_all, none, 1, ROUNDS);
  measure (db, "search: a rare word", search, rare, 3, ROUNDS);
  measure (db, "search: a usual word", search, usual, 6, ROUNDS);
  measure (db, "search: two words", search, (const char *const *) two, 8, ROUNDS);
  measure (db, "search: while typing, 1-4 letters", search, (const char *const *) typed, 16,
           ROUNDS);
  measure (db, "search: the commonest words", search, commonest, 3, ROUNDS);
  measure (db, "related", find_related, ids, 4, ROUNDS);
  measure (db, "reference: LIKE, a rare word", scan, rare, 3, 6);

  for (int i = 0; i < 16; i++)
    g_free (typed[i]);
  for (int i = 0; i < 8; i++)
    g_free (two[i]);
  g_strfreev (vocabulary);
  g_free (cumulative);
  g_clear_pointer (&db, hd_db_close);
  g_unlink (path);
  g_rmdir (dir);
  return 0;
}
