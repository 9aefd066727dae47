/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-db-rank.h"

#include <sqlite3.h>

/*
 * hd_rank (index, weight…): how well a row of an FTS5 index answers, the smaller the better, as
 * bm25 () says it too.
 *
 * bm25 () first counts, for each word, all rows that hold it: with a usual word in a hundred
 * thousand articles that takes many times as long as ranking those that compete. What it gains by
 * that is how rare each word is, which hardly tells rows apart that all hold all the words. This
 * goes without: words in a row count less and less the more there are (k1), and more in a short
 * text than in a long one (b), as there.
 */

#define K1 1.2
#define B 0.75
/* The usual length of a text, in words; what matters is which of two is longer. */
#define USUAL_LENGTH 600.0
#define MAX_COLUMNS 8
#define MAX_PHRASES 64

static double
weight_of (sqlite3_value **values, int n_values, int column)
{
  return column < n_values ? sqlite3_value_double (values[column]) : 1.0;
}

static void
rank (const Fts5ExtensionApi *api,
      Fts5Context *context,
      sqlite3_context *answer,
      int n_values,
      sqlite3_value **values)
{
  double found[MAX_PHRASES] = { 0 };
  int n_phrases = MIN (api->xPhraseCount (context), MAX_PHRASES);
  double score = 0;
  int n_instances = 0;
  int length = 0;
  int status = api->xInstCount (context, &n_instances);

  for (int i = 0; i < n_instances && status == SQLITE_OK; i++)
    {
      int phrase = 0;
      int column = 0;
      int offset = 0;

      status = api->xInst (context, i, &phrase, &column, &offset);
      if (status == SQLITE_OK && phrase < n_phrases)
        found[phrase] += weight_of (values, n_values, MIN (column, MAX_COLUMNS));
    }
  if (status == SQLITE_OK)
    status = api->xColumnSize (context, -1, &length);
  if (status != SQLITE_OK)
    {
      sqlite3_result_error_code (answer, status);
      return;
    }

  for (int i = 0; i < n_phrases; i++)
    score += found[i] * (K1 + 1) / (found[i] + K1 * (1 - B + B * MAX (length, 1) / USUAL_LENGTH));
  sqlite3_result_double (answer, -score);
}

gboolean
hd_db_rank_register (struct sqlite3 *handle)
{
  fts5_api *api = NULL;
  sqlite3_stmt *stmt = NULL;
  gboolean registered = FALSE;

  if (sqlite3_prepare_v2 (handle, "SELECT fts5(?1)", -1, &stmt, NULL) == SQLITE_OK)
    {
      sqlite3_bind_pointer (stmt, 1, (void *) &api, "fts5_api_ptr", NULL);
      sqlite3_step (stmt);
    }
  sqlite3_finalize (stmt);
  if (api != NULL)
    registered = api->xCreateFunction (api, "hd_rank", NULL, rank, NULL) == SQLITE_OK;
  return registered;
}
