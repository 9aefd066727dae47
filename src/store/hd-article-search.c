/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-article-search.h"

#include <math.h>
#include <string.h>

/*
 * Ranked search over everything, and what an article has in common with others.
 */

/* More words than anybody types, fewer than would make a slow query. */
#define MAX_WORDS 16

/* A word of the title says more than one of the text. */
#define WEIGHTS "article_index, 8.0, 1.0"
#define RANK "bm25 (" WEIGHTS ")"

/* What comes up everywhere is not ranked as a whole: the last articles with the words compete, and
 * the last with the words in the title. */
#define SEARCH_CANDIDATES 1000
#define TITLE_CANDIDATES 400

/* With so many answers nobody misses those in which the last word goes on. */
#define ENOUGH 200

/* Related: so many of the words that tell an article from others, by term frequency times inverse
 * document frequency; and how much of a long article is looked at. */
#define RELATED_TERMS 12
#define RELATED_KEPT 8
#define RELATED_CANDIDATES 60
#define RELATED_TEXT ((gsize) 64 * 1024)

static gboolean
has_letter (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

static void
append_quoted (GString *match, const char *word)
{
  g_string_append_c (match, '"');
  for (const char *p = word; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (match, '"');
      g_string_append_c (match, *p);
    }
  g_string_append_c (match, '"');
}

/* A single letter begins every other article; a single ideograph is a word. */
static gboolean
may_go_on (const char *word)
{
  return g_utf8_strlen (word, -1) > 1 || g_unichar_iswide (g_utf8_get_char (word));
}

/**
 * hd_article_search_match:
 * @words: what somebody typed
 * @may_go: (out): whether the last word may go on, being still typed; then a `*` behind the
 *   expression finds longer ones as well
 *
 * Makes an expression of FTS5 in which nothing typed is syntax: every word is quoted, and all must
 * be there.
 *
 * Returns: (transfer full) (nullable): the expression, %NULL when there is no word to look for
 */
char *
hd_article_search_match (const char *words, gboolean *may_go)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_auto (GStrv) parts = g_strsplit_set (valid, " \t\r\n\f\v", -1);
  g_autoptr (GString) match = g_string_new (NULL);
  const char *last = NULL;
  guint n = 0;

  for (guint i = 0; parts[i] != NULL && n < MAX_WORDS; i++)
    if (has_letter (parts[i]))
      {
        if (n++ > 0)
          g_string_append_c (match, ' ');
        append_quoted (match, parts[i]);
        last = parts[i];
      }

  *may_go = last != NULL && may_go_on (last);
  return n > 0 ? g_string_free (g_steal_pointer (&match), FALSE) : NULL;
}

static GArray *
collect_ids (HdStmt *stmt, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  HdStep step;

  while ((step = hd_stmt_step (stmt, error)) == HD_STEP_ROW)
    {
      gint64 id = hd_stmt_get_int (stmt, 0);

      g_array_append_val (ids, id);
    }
  return step == HD_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

/* Ranks what matches, or its last part when that is much. */
static GArray *
find (HdDb *db, const char *match, const char *where, GError **error)
{
  g_autofree char *title = g_strdup_printf ("title : (%s)", match);
  g_autofree char *sql =
    g_strdup_printf ("WITH found AS (SELECT article_index.rowid AS id, hd_rank (" WEIGHTS
                     ") AS score"
                     " FROM article_index CROSS JOIN article ON article.id = article_index.rowid"
                     " WHERE article_index MATCH :match AND deleted_at IS NULL AND %s"
                     " ORDER BY article_index.rowid DESC LIMIT %d),"
                     " titled AS (SELECT article_index.rowid AS id, hd_rank (" WEIGHTS ") AS score"
                     " FROM article_index CROSS JOIN article ON article.id = article_index.rowid"
                     " WHERE article_index MATCH :title AND deleted_at IS NULL AND %s"
                     " ORDER BY article_index.rowid DESC LIMIT %d)"
                     " SELECT id FROM (SELECT * FROM found UNION ALL SELECT * FROM titled)"
                     " GROUP BY id ORDER BY min (score), id DESC LIMIT %d",
                     where, SEARCH_CANDIDATES, where, TITLE_CANDIDATES, HD_SEARCH_MAX);
  g_autoptr (HdStmt) stmt = hd_db_prepare (db, sql, error);

  if (stmt == NULL)
    return NULL;
  hd_stmt_bind_text (stmt, ":match", match);
  hd_stmt_bind_text (stmt, ":title", title);
  return collect_ids (stmt, error);
}

/**
 * hd_article_search:
 * @words: what somebody typed, in any state
 *
 * The last word may go on, as it is still being typed; but where there is much with the word as it
 * is, what it could become is left out: FTS5 would gather all that first.
 *
 * Returns: (transfer full) (element-type gint64): at most %HD_SEARCH_MAX ids, best first, none
 *   when there is no word; or %NULL with @error set
 */
GArray *
hd_article_search (HdDb *db,
                   const char *words,
                   HdArticleFilter filter,
                   gint64 scope,
                   GError **error)
{
  g_autofree char *where = hd_article_filter_dup_sql (filter, scope);
  gboolean may_go;
  g_autofree char *match = hd_article_search_match (words, &may_go);
  g_autofree char *longer = NULL;
  g_autoptr (GArray) ids = NULL;

  if (match == NULL)
    return g_array_new (FALSE, FALSE, sizeof (gint64));

  ids = find (db, match, where, error);
  if (ids == NULL || ids->len >= ENOUGH || !may_go)
    return g_steal_pointer (&ids);
  longer = g_strconcat (match, "*", NULL);
  return find (db, longer, where, error);
}

/* Past the ends of lines at @p, and the marks of quotes at the start of what follows. */
static const char *
skip_line_ends (const char *p)
{
  while (*p == '\n' || *p == '>' || *p == ' ')
    p++;
  return p;
}

/* One line of @marked, which has the words that were found between the characters 2 and 3, which no
 * text has. */
static void
take_snippet (HdArticleItem *item, const char *marked)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) marks = g_string_new (NULL);

  for (const char *p = *marked == '>' ? skip_line_ends (marked) : marked; *p != '\0'; p++)
    if (*p == '\n')
      {
        g_string_append_c (text, ' ');
        p = skip_line_ends (p) - 1;
      }
    else if (*p == '\2')
      g_string_append_printf (marks, "%" G_GSIZE_FORMAT "-", text->len);
    else if (*p == '\3')
      g_string_append_printf (marks, "%" G_GSIZE_FORMAT " ", text->len);
    else
      g_string_append_c (text, *p);
  g_object_set (item, "snippet", text->str, "marks", marks->str, NULL);
}

/* The place in the text of @item where the words stand; FALSE with @error unset for none. */
static gboolean
put_snippet (HdDb *db, const char *match, HdArticleItem *item, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "SELECT snippet (article_index, 1, char (2), char (3), '…', 20)"
                   " FROM article_index"
                   " WHERE article_index MATCH :match AND rowid = :id",
                   error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_text (stmt, ":match", match);
  hd_stmt_bind_int (stmt, ":id", hd_record_get_id (HD_RECORD (item)));
  if (hd_stmt_step (stmt, error) != HD_STEP_ROW)
    return FALSE;
  take_snippet (item, hd_stmt_get_text (stmt, 0));
  return TRUE;
}

/**
 * hd_article_search_snippets:
 * @items: (element-type HdArticleItem): results of that search
 *
 * Fills the `snippet` of each: the place where the words stand, one line.
 */
gboolean
hd_article_search_snippets (HdDb *db, const char *words, GPtrArray *items, GError **error)
{
  gboolean may_go;
  g_autofree char *match = hd_article_search_match (words, &may_go);
  g_autofree char *longer = match != NULL ? g_strconcat (match, "*", NULL) : NULL;
  g_autoptr (GError) failed = NULL;

  for (guint i = 0; match != NULL && i < items->len; i++)
    {
      /* The words as they are first: that is the quicker question. */
      if (!put_snippet (db, match, items->pdata[i], &failed) && failed == NULL && may_go)
        put_snippet (db, longer, items->pdata[i], &failed);
      if (failed != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
    }
  return TRUE;
}

typedef struct
{
  char *word;
  guint count;
  double weight;
} Term;

static void
term_free (gpointer data)
{
  Term *term = data;

  g_free (term->word);
  g_free (term);
}

static int
by_count (gconstpointer a, gconstpointer b)
{
  const Term *one = *(Term *const *) a;
  const Term *two = *(Term *const *) b;

  if (one->count != two->count)
    return one->count < two->count ? 1 : -1;
  return strcmp (one->word, two->word);
}

static int
by_weight (gconstpointer a, gconstpointer b)
{
  const Term *one = *(Term *const *) a;
  const Term *two = *(Term *const *) b;

  if (one->weight != two->weight)
    return one->weight < two->weight ? 1 : -1;
  return strcmp (one->word, two->word);
}

static void
count_word (GHashTable *counts, GString *word, guint weight)
{
  Term *term;

  /* Short words say nothing of the matter, endless ones are none. */
  if (g_utf8_strlen (word->str, (gssize) word->len) >= 3 && word->len <= 60)
    {
      term = g_hash_table_lookup (counts, word->str);
      if (term == NULL)
        {
          term = g_new0 (Term, 1);
          term->word = g_strdup (word->str);
          g_hash_table_insert (counts, term->word, term);
        }
      term->count += weight;
    }
  g_string_truncate (word, 0);
}

/* Cuts and folds words as the index does: lower case, no diacritics. */
static void
count_words (GHashTable *counts, const char *text, guint weight)
{
  g_autofree char *part = g_utf8_make_valid (text, (gssize) strnlen (text, RELATED_TEXT));
  g_autofree char *folded = g_utf8_normalize (part, -1, G_NORMALIZE_NFD);
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (word, g_unichar_tolower (c));
      else if (!g_unichar_ismark (c))
        count_word (counts, word, weight);
    }
  count_word (counts, word, weight);
}

/* Gives each term its weight: 0 for one that no other article has, or every other. */
static gboolean
weigh_terms (HdDb *db, GPtrArray *terms, GError **error)
{
  g_autoptr (HdStmt) total =
    hd_db_prepare (db, "SELECT count(*) FROM article WHERE deleted_at IS NULL", error);
  double n;

  if (total == NULL || hd_stmt_step (total, error) != HD_STEP_ROW)
    return FALSE;
  n = (double) hd_stmt_get_int (total, 0);

  for (guint i = 0; i < terms->len; i++)
    {
      Term *term = terms->pdata[i];
      g_autoptr (HdStmt) stmt =
        hd_db_prepare (db, "SELECT doc FROM article_term WHERE term = :term", error);
      double with = 0;

      if (stmt == NULL)
        return FALSE;
      hd_stmt_bind_text (stmt, ":term", term->word);
      switch (hd_stmt_step (stmt, error))
        {
        case HD_STEP_ROW:
          with = (double) hd_stmt_get_int (stmt, 0);
          break;
        case HD_STEP_DONE:
          break;
        case HD_STEP_ERROR:
        default:
          return FALSE;
        }

      term->weight = with > 1 && with < n ? term->count * log (n / with) : 0;
    }
  return TRUE;
}

/* The words that tell the article from others, as an FTS5 expression, or NULL for none. */
static char *
related_match (HdDb *db, const char *title, const char *body, GError **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func (term_free);
  g_autoptr (GString) match = g_string_new (NULL);
  GHashTableIter iter;
  gpointer term;

  count_words (counts, title, 3);
  count_words (counts, body, 1);
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, NULL, &term))
    g_ptr_array_add (terms, term);

  g_ptr_array_sort (terms, by_count);
  if (terms->len > RELATED_CANDIDATES)
    g_ptr_array_set_size (terms, RELATED_CANDIDATES);
  if (!weigh_terms (db, terms, error))
    return NULL;
  g_ptr_array_sort (terms, by_weight);

  for (guint i = 0; i < MIN (terms->len, RELATED_TERMS); i++)
    {
      const Term *chosen = terms->pdata[i];

      if (chosen->weight <= 0)
        break;
      if (match->len > 0)
        g_string_append (match, " OR ");
      append_quoted (match, chosen->word);
    }
  return g_string_free (g_steal_pointer (&match), FALSE);
}

/* Reads title and text of an article; FALSE with @error unset when it has none. */
static gboolean
read_own_text (HdStmt *own, gint64 id, GError **error)
{
  hd_stmt_bind_int (own, ":id", id);
  return hd_stmt_step (own, error) == HD_STEP_ROW;
}

/* At most @max, the nearest first; @scores gets how near each is. */
static GArray *
find_related (HdDb *db, gint64 id, guint max, GArray *scores, GError **error)
{
  g_autoptr (HdStmt) own =
    hd_db_prepare (db, "SELECT title, body FROM article_text WHERE id = :id", error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failed = NULL;
  g_autoptr (HdStmt) stmt = NULL;
  g_autofree char *match = NULL;
  HdStep step;

  if (own == NULL)
    return NULL;
  if (!read_own_text (own, id, &failed))
    {
      if (failed == NULL)
        return g_steal_pointer (&ids);
      g_propagate_error (error, g_steal_pointer (&failed));
      return NULL;
    }

  match = related_match (db, hd_stmt_get_text (own, 0), hd_stmt_get_text (own, 1), error);
  if (match == NULL)
    return NULL;
  if (match[0] == '\0')
    return g_steal_pointer (&ids);

  stmt = hd_db_prepare (db,
                        "SELECT article.id, CAST (-1000 * " RANK " AS INTEGER) FROM article_index"
                        " JOIN article ON article.id = article_index.rowid"
                        " JOIN article AS mine ON mine.id = :id"
                        " WHERE article_index MATCH :match AND article.id != :id"
                        " AND article.deleted_at IS NULL AND article.language = mine.language"
                        " AND article.title != mine.title"
                        " ORDER BY " RANK ", article.sorted_at DESC LIMIT :max",
                        error);
  if (stmt == NULL)
    return NULL;
  hd_stmt_bind_int (stmt, ":id", id);
  hd_stmt_bind_text (stmt, ":match", match);
  hd_stmt_bind_int (stmt, ":max", max);
  while ((step = hd_stmt_step (stmt, error)) == HD_STEP_ROW)
    {
      gint64 other = hd_stmt_get_int (stmt, 0);
      gint64 score = hd_stmt_get_int (stmt, 1);

      g_array_append_val (ids, other);
      g_array_append_val (scores, score);
    }
  return step == HD_STEP_DONE ? g_steal_pointer (&ids) : NULL;
}

static gboolean
keep_pair (HdDb *db, gint64 article, gint64 other, gint64 score, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "INSERT OR REPLACE INTO article_related (article, other, score)"
                   " VALUES (:article, :other, :score)",
                   error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":article", article);
  hd_stmt_bind_int (stmt, ":other", other);
  hd_stmt_bind_int (stmt, ":score", score);
  return hd_stmt_run (stmt, error);
}

/**
 * hd_article_related_keep:
 *
 * Finds what an article that was just stored has in common with others, and keeps it, for both
 * sides: later they are read and not searched for.
 */
gboolean
hd_article_related_keep (HdDb *db, gint64 id, GError **error)
{
  g_autoptr (GArray) scores = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) ids = find_related (db, id, RELATED_KEPT, scores, error);
  g_autoptr (HdStmt) clear =
    hd_db_prepare (db, "DELETE FROM article_related WHERE article = :id OR other = :id", error);

  if (ids == NULL || clear == NULL)
    return FALSE;
  hd_stmt_bind_int (clear, ":id", id);
  if (!hd_stmt_run (clear, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 other = g_array_index (ids, gint64, i);
      gint64 score = g_array_index (scores, gint64, i);

      if (!keep_pair (db, id, other, score, error) || !keep_pair (db, other, id, score, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * hd_article_related:
 *
 * The articles in the same language that share most of the words which tell this one from others,
 * later ones first among equals, without itself and without copies of it: those that were found
 * when it was stored, or else searched for now.
 *
 * Returns: (transfer full) (element-type gint64): at most @max ids, best first; or %NULL with
 *   @error set
 */
GArray *
hd_article_related (HdDb *db, gint64 id, guint max, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "SELECT other FROM article_related JOIN article ON article.id = other"
                   " WHERE article_related.article = :id AND deleted_at IS NULL"
                   " ORDER BY score DESC, sorted_at DESC LIMIT :max",
                   error);
  g_autoptr (GArray) scores = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) kept = NULL;

  if (stmt == NULL)
    return NULL;
  hd_stmt_bind_int (stmt, ":id", id);
  hd_stmt_bind_int (stmt, ":max", max);
  kept = collect_ids (stmt, error);
  if (kept == NULL || kept->len > 0)
    return g_steal_pointer (&kept);
  return find_related (db, id, max, scores, error);
}
