/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-articles.h"

#include <string.h>

#include "hd-article-search.h"
#include "hd-articles-table.h"
#include "hd-cli-commands.h"
#include "hd-cli-store.h"
#include "hd-document-copy.h"
#include "hd-document.h"
#include "hd-error.h"
#include "hd-page.h"
#include "hd-text.h"

/*
 * `articles …`: the library on the command line.
 */

#define ID_ARGUMENT "ID|SLUG"

static const struct
{
  const char *name;
  HdArticleFilter filter;
} filters[] = {
  { "all", HD_ARTICLES_ALL },         { "unread", HD_ARTICLES_UNREAD },
  { "starred", HD_ARTICLES_STARRED }, { "advice", HD_ARTICLES_ADVICE },
  { "saved", HD_ARTICLES_SAVED },     { "feeds", HD_ARTICLES_FEEDS },
};

static gboolean
parse_filter (const char *text, HdArticleFilter *filter, GError **error)
{
  *filter = HD_ARTICLES_ALL;
  if (text == NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    if (strcmp (filters[i].name, text) == 0)
      {
        *filter = filters[i].filter;
        return TRUE;
      }

  g_set_error (error, HD_ERROR, HD_ERROR_USAGE,
               "--filter: “%s” is none of all, unread, starred, advice, saved, feeds", text);
  return FALSE;
}

/* The article that an argument names: its number, or the slug of a bundled one. */
gint64
hd_cli_articles_find (HdDb *db, const char *text, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  gint64 id;

  if (!g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, &id, NULL))
    return hd_articles_table_find (db, text, error);

  rows = hd_articles_table_rows (db, &id, 1, error);
  if (rows == NULL)
    return 0;
  if (rows->len == 1)
    return id;
  g_set_error (error, HD_ERROR, HD_ERROR_NOT_FOUND, "There is no article %s", text);
  return 0;
}

static void
set_text (JsonObject *object, const char *key, const char *value)
{
  if (value[0] != '\0')
    json_object_set_string_member (object, key, value);
  else
    json_object_set_null_member (object, key);
}

static void
set_time (JsonObject *object, const char *key, gint64 seconds)
{
  g_autoptr (GDateTime) time = seconds != 0 ? g_date_time_new_from_unix_utc (seconds) : NULL;
  g_autofree char *text =
    time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");

  set_text (object, key, text);
}

static JsonArray *
list_tags (HdArticleItem *item)
{
  g_auto (GStrv) tags = g_strsplit (item->tags, "\n", -1);
  JsonArray *array = json_array_new ();

  for (guint i = 0; tags[i] != NULL; i++)
    if (tags[i][0] != '\0')
      json_array_add_string_element (array, tags[i]);
  return array;
}

/* What is doubtful about a saved page, in sentences. */
static JsonArray *
list_warnings (HdArticleItem *item)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < HD_N_DOUBTS; i++)
    if ((item->doubts & (1 << i)) != 0)
      json_array_add_string_element (array, hd_page_doubt_get_sentence ((HdPageDoubts) (1u << i)));
  return array;
}

static JsonObject *
to_json (HdArticleItem *item)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", hd_record_get_id (HD_RECORD (item)));
  set_text (object, "slug", item->slug);
  set_text (object, "url", item->url);
  json_object_set_string_member (object, "source", item->source_kind);
  set_text (object, "source_title", item->source_title);
  json_object_set_string_member (object, "title", item->title);
  set_text (object, "neutral_title", item->neutral_title);
  set_text (object, "byline", item->byline);
  set_text (object, "site", item->site);
  set_text (object, "language", item->language);
  set_text (object, "excerpt", item->excerpt);
  if (item->snippet[0] != '\0')
    json_object_set_string_member (object, "snippet", item->snippet);
  set_time (object, "published", item->published_at);
  set_time (object, "saved", item->saved_at);
  json_object_set_int_member (object, "words", item->words);
  json_object_set_int_member (object, "minutes", item->minutes);
  json_object_set_int_member (object, "pictures", item->pictures);
  json_object_set_boolean_member (object, "unread", item->unread);
  json_object_set_boolean_member (object, "starred", item->starred);
  json_object_set_array_member (object, "tags", list_tags (item));
  json_object_set_array_member (object, "warnings", list_warnings (item));
  return object;
}

/* One line an article: number, unread, star, minutes, title. */
static void
print_item (HdArticleItem *item)
{
  g_autofree char *title = hd_text_clean_line (item->title, -1);
  g_autofree char *head =
    g_strdup_printf ("%6" G_GINT64_FORMAT " %s%s %3d min  %s\n",
                     hd_record_get_id (HD_RECORD (item)), item->unread ? "●" : " ",
                     item->starred ? "★" : " ", item->minutes, title);

  hd_cli_print (head);
  if (item->snippet[0] != '\0')
    {
      g_autofree char *snippet = hd_text_clean_line (item->snippet, -1);
      g_autofree char *line = g_strdup_printf ("                   %s\n", snippet);

      hd_cli_print (line);
    }
}

/* Prints the articles of @ids, in that order. */
gboolean
hd_cli_articles_print (HdCli *cli,
                       HdDb *db,
                       GArray *ids,
                       guint limit,
                       const char *words,
                       GError **error)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < ids->len && i < limit; i++)
    {
      g_autoptr (GPtrArray) rows =
        hd_articles_table_rows (db, &g_array_index (ids, gint64, i), 1, error);

      if (rows == NULL || (words != NULL && !hd_article_search_snippets (db, words, rows, error)))
        {
          json_array_unref (array);
          return FALSE;
        }
      for (guint j = 0; j < rows->len; j++)
        if (cli->json)
          json_array_add_object_element (array, to_json (rows->pdata[j]));
        else
          print_item (rows->pdata[j]);
    }

  if (cli->json)
    hd_cli_print_array (array);
  else
    json_array_unref (array);
  return TRUE;
}

static int
list (HdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *filter_name = NULL;
  int limit = G_MAXINT;
  const GOptionEntry options[] = {
    { "filter", 0, 0, G_OPTION_ARG_STRING, &filter_name,
      "all, unread, starred, advice, saved or feeds", "WHICH" },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, "At most so many", "N" },
    G_OPTION_ENTRY_NULL,
  };
  HdArticleFilter filter;
  g_autoptr (HdDb) db = NULL;
  g_autoptr (GArray) ids = NULL;

  if (!hd_cli_parse (cli, options, &argc, &argv, error) ||
      !parse_filter (filter_name, &filter, error))
    return HD_CLI_USAGE;
  if (argc != 1 || limit < 0)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "articles list: takes no argument, and --limit is not negative");
      return HD_CLI_USAGE;
    }

  db = hd_cli_open_store (cli, HD_STORE_LIBRARY, error);
  ids = db != NULL ? hd_articles_table_list (db, filter, 0, error) : NULL;
  return ids != NULL && hd_cli_articles_print (cli, db, ids, (guint) limit, NULL, error)
           ? HD_CLI_DONE
           : HD_CLI_FAILED;
}

static int
search (HdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *filter_name = NULL;
  int limit = 30;
  const GOptionEntry options[] = {
    { "filter", 0, 0, G_OPTION_ARG_STRING, &filter_name,
      "all, unread, starred, advice, saved or feeds", "WHICH" },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, "At most so many (30)", "N" },
    G_OPTION_ENTRY_NULL,
  };
  HdArticleFilter filter;
  g_autofree char *words = NULL;
  g_autoptr (HdDb) db = NULL;
  g_autoptr (GArray) ids = NULL;

  if (!hd_cli_parse (cli, options, &argc, &argv, error) ||
      !parse_filter (filter_name, &filter, error))
    return HD_CLI_USAGE;
  if (argc < 2 || limit < 0)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "articles search: name the words to look for");
      return HD_CLI_USAGE;
    }

  words = g_strjoinv (" ", argv + 1);
  db = hd_cli_open_store (cli, HD_STORE_LIBRARY, error);
  ids = db != NULL ? hd_article_search (db, words, filter, 0, error) : NULL;
  return ids != NULL && hd_cli_articles_print (cli, db, ids, (guint) limit, words, error)
           ? HD_CLI_DONE
           : HD_CLI_FAILED;
}

/* Reads the one argument that names an article, and opens the library. */
static gint64
one_article (HdCli *cli,
             const GOptionEntry *options,
             int argc,
             char **argv,
             HdDb **db,
             GError **error)
{
  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return 0;
  if (argc != 2)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "Name one article by its number or its slug");
      return 0;
    }

  *db = hd_cli_open_store (cli, HD_STORE_LIBRARY, error);
  return *db != NULL ? hd_cli_articles_find (*db, argv[1], error) : 0;
}

/* The head of an article and all its text. */
static gboolean
print_article (HdCli *cli, HdDb *db, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) rows = hd_articles_table_rows (db, &id, 1, error);
  g_autoptr (GBytes) bytes = hd_articles_table_document (db, id, error);
  g_autoptr (HdDocument) document = NULL;
  HdArticleItem *item;
  g_autofree char *text = NULL;

  if (rows == NULL || bytes == NULL)
    return FALSE;
  document = hd_document_new_from_bytes (bytes, error);
  if (document == NULL)
    return FALSE;

  item = rows->pdata[0];
  text = hd_document_copy_text (document, 0, HD_DOCUMENT_END);
  if (cli->json)
    {
      g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
      JsonObject *object = to_json (item);

      json_object_set_string_member (object, "text", text);
      json_node_take_object (node, object);
      hd_cli_print_json (node);
    }
  else
    {
      g_autofree char *head =
        g_strdup_printf ("%s\n%s%s%d words, %d min\n\n", item->title, item->byline,
                         item->byline[0] != '\0' ? "\n" : "", item->words, item->minutes);

      hd_cli_print (head);
      hd_cli_print (text);
      hd_cli_print ("\n");
    }
  return TRUE;
}

static int
show (HdCli *cli, int argc, char **argv, GError **error)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (HdDb) db = NULL;
  gint64 id = one_article (cli, options, argc, argv, &db, error);

  return id != 0 && print_article (cli, db, id, error) ? HD_CLI_DONE : HD_CLI_FAILED;
}

typedef struct
{
  gint64 id;
  gboolean value;
  gint64 now;
} Flag;

static gboolean
write_unread (HdDb *db, gpointer data, GError **error)
{
  const Flag *flag = data;

  return hd_articles_table_set_unread (db, flag->id, flag->value, flag->now, error);
}

static gboolean
write_starred (HdDb *db, gpointer data, GError **error)
{
  const Flag *flag = data;

  return hd_articles_table_set_starred (db, flag->id, flag->value, flag->now, error);
}

static int
read_article (HdCli *cli, int argc, char **argv, GError **error)
{
  gboolean unread = FALSE;
  const GOptionEntry options[] = {
    { "unread", 0, 0, G_OPTION_ARG_NONE, &unread, "Mark it as unread and print nothing", NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (HdDb) db = NULL;
  Flag flag = { one_article (cli, options, argc, argv, &db, error), FALSE, hd_cli_now () };

  flag.value = unread;
  if (flag.id == 0 || (!unread && !print_article (cli, db, flag.id, error)))
    return HD_CLI_FAILED;
  return hd_db_transact (db, write_unread, &flag, error) ? HD_CLI_DONE : HD_CLI_FAILED;
}

static int
star (HdCli *cli, int argc, char **argv, GError **error)
{
  gboolean removed = FALSE;
  const GOptionEntry options[] = {
    { "remove", 0, 0, G_OPTION_ARG_NONE, &removed, "Take the star away", NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (HdDb) db = NULL;
  Flag flag = { one_article (cli, options, argc, argv, &db, error), TRUE, hd_cli_now () };

  flag.value = !removed;
  return flag.id != 0 && hd_db_transact (db, write_starred, &flag, error) ? HD_CLI_DONE
                                                                          : HD_CLI_FAILED;
}

static int
related (HdCli *cli, int argc, char **argv, GError **error)
{
  int limit = 3;
  const GOptionEntry options[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, "At most so many (3)", "N" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (HdDb) db = NULL;
  gint64 id = one_article (cli, options, argc, argv, &db, error);
  g_autoptr (GArray) ids = NULL;

  if (id == 0)
    return HD_CLI_FAILED;
  ids = hd_article_related (db, id, (guint) MAX (limit, 0), error);
  return ids != NULL && hd_cli_articles_print (cli, db, ids, G_MAXUINT, NULL, error)
           ? HD_CLI_DONE
           : HD_CLI_FAILED;
}

const HdCliCommand hd_cli_articles_list = {
  "articles list",
  "",
  "List articles, newest first",
  list,
};

const HdCliCommand hd_cli_articles_search = {
  "articles search",
  "WORDS…",
  "Search all articles, best first",
  search,
};

const HdCliCommand hd_cli_articles_show = {
  "articles show",
  ID_ARGUMENT,
  "Print an article",
  show,
};

const HdCliCommand hd_cli_articles_read = {
  "articles read",
  ID_ARGUMENT,
  "Print an article and mark it as read",
  read_article,
};

const HdCliCommand hd_cli_articles_star = {
  "articles star",
  ID_ARGUMENT,
  "Star an article",
  star,
};

const HdCliCommand hd_cli_articles_related = {
  "articles related",
  ID_ARGUMENT,
  "List articles on the same matter",
  related,
};
