/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The source of a bundled article: a head between two lines "---" of one "key: value" a line,
 * then Markdown without the top heading, whose last section is "Sources", a list of links. */

#include "hd-article-source.h"

#include <string.h>

#include "hd-document-builder.h"
#include "hd-error.h"
#include "hd-markdown.h"

typedef enum
{
  KEY_SLUG,
  KEY_TITLE,
  KEY_NEUTRAL_TITLE,
  KEY_SUMMARY,
  KEY_ORDER,
  KEY_TOPICS,
  KEY_DATE,
  N_KEYS
} Key;

static const char *const keys[N_KEYS] = { "slug",  "title",  "neutral_title", "summary",
                                          "order", "topics", "date" };

typedef struct
{
  const char *path;
  char *values[N_KEYS];
  guint lines[N_KEYS];
} Head;

static void
head_clear (Head *head)
{
  for (guint i = 0; i < N_KEYS; i++)
    g_free (head->values[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Head, head_clear)

static gboolean
refuse (GError **error, const char *path, guint line, const char *what, const char *value)
{
  g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "%s:%u: %s%s%s", path, line, what,
               value != NULL ? ": " : "", value != NULL ? value : "");
  return FALSE;
}

static gboolean
read_line (Head *head, const char *text, guint line, GError **error)
{
  const char *colon = strchr (text, ':');
  g_autofree char *name = NULL;
  g_autofree char *value = NULL;

  if (colon == NULL)
    return refuse (error, head->path, line, "this is not “key: value”", text);

  name = g_strstrip (g_strndup (text, (gsize) (colon - text)));
  value = g_strstrip (g_strdup (colon + 1));
  for (guint i = 0; i < N_KEYS; i++)
    if (g_str_equal (name, keys[i]))
      {
        if (head->values[i] != NULL)
          return refuse (error, head->path, line, "this key was given before", name);
        if (*value == '\0')
          return refuse (error, head->path, line, "this key has no value", name);
        head->values[i] = g_steal_pointer (&value);
        head->lines[i] = line;
        return TRUE;
      }
  return refuse (error, head->path, line, "this key is not known", name);
}

/* Returns: where the text behind the head starts, or NULL with @error set */
static const char *
read_head (Head *head, const char *text, guint *n_lines, GError **error)
{
  gboolean first = TRUE;
  guint line = 0;

  for (const char *p = text; *p != '\0';)
    {
      const char *end = strchr (p, '\n');
      g_autofree char *content = end != NULL ? g_strndup (p, (gsize) (end - p)) : g_strdup (p);

      g_strchomp (content);
      line++;
      p = end != NULL ? end + 1 : p + strlen (p);

      if (first && !g_str_equal (content, "---"))
        break;
      if (!first && g_str_equal (content, "---"))
        {
          for (guint i = 0; i < N_KEYS; i++)
            if (head->values[i] == NULL)
              {
                refuse (error, head->path, line, "the head has no such key", keys[i]);
                return NULL;
              }
          *n_lines = line;
          return p;
        }
      if (!first && *content != '\0' && !read_line (head, content, line, error))
        return NULL;
      first = FALSE;
    }

  refuse (error, head->path, MAX (line, 1), "there is no head between two lines “---”", NULL);
  return NULL;
}

static gboolean
check_slug (const Head *head, GError **error)
{
  const char *slug = head->values[KEY_SLUG];
  g_autofree char *file = g_path_get_basename (head->path);
  g_autofree char *expected = g_strconcat (slug, ".md", NULL);

  if (strspn (slug, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen (slug))
    return refuse (error, head->path, head->lines[KEY_SLUG],
                   "a slug is made of small letters, digits and hyphens", slug);
  if (!g_str_equal (file, expected))
    return refuse (error, head->path, head->lines[KEY_SLUG], "the file has to be named so",
                   expected);
  return TRUE;
}

static char **
split_topics (const char *value)
{
  char **topics = g_strsplit (value, ",", -1);
  guint n = 0;

  for (guint i = 0; topics[i] != NULL; i++)
    {
      g_strstrip (topics[i]);
      if (*topics[i] != '\0')
        topics[n++] = topics[i];
      else
        g_free (topics[i]);
    }
  topics[n] = NULL;
  return topics;
}

/* Sources are what makes a piece of advice one that can be checked. */
static gboolean
check_sources (HdDocument *document, const Head *head, guint line, GError **error)
{
  guint n;
  const HdBlock *blocks = hd_document_get_blocks (document, &n);
  const char *text = hd_document_get_text (document, NULL);
  guint last = HD_BLOCK_NONE;

  for (guint i = 0; i < n; i++)
    {
      if (blocks[i].kind == HD_BLOCK_HEADING && blocks[i].level == 1)
        return refuse (error, head->path, line, "the title belongs in the head, not the text",
                       NULL);
      if (blocks[i].kind == HD_BLOCK_HEADING)
        last = i;
    }

  if (last == HD_BLOCK_NONE || blocks[last].length != strlen ("Sources") ||
      strncmp (text + blocks[last].start, "Sources", blocks[last].length) != 0)
    return refuse (error, head->path, line, "the last section is not “## Sources”", NULL);
  if (last + 1 >= n || blocks[last + 1].kind != HD_BLOCK_LIST || blocks[last + 1].end != n)
    return refuse (error, head->path, line, "the section “Sources” is not one list", NULL);

  for (guint i = last + 2; i < n; i++)
    if (hd_block_is_leaf (&blocks[i]))
      {
        guint n_spans;
        const HdTextSpan *spans = hd_document_get_spans (document, &n_spans);
        guint span = hd_document_find_span (document, blocks[i].start);

        if (span == n_spans || spans[span].link == NULL ||
            !g_str_has_prefix (spans[span].link, "http") ||
            spans[span].start >= blocks[i].start + blocks[i].length)
          {
            g_autofree char *source = g_strndup (text + blocks[i].start, blocks[i].length);

            return refuse (error, head->path, line, "a source has no address", source);
          }
      }
  return TRUE;
}

/**
 * hd_article_source_read:
 * @path: the name of the file, for messages and to compare with the slug
 * @language: its code, "en"
 * @text: what is in the file
 *
 * Returns: (transfer full): the article with its compiled document, or %NULL with an error that
 *   names file and line: HD_ERROR_INVALID for the head and the sources
 */
HdBundledArticle *
hd_article_source_read (const char *path,
                        const char *language,
                        const char *text,
                        gsize length,
                        GError **error)
{
  g_auto (Head) head = { .path = path };
  g_autoptr (HdBundledArticle) article = NULL;
  g_autoptr (HdDocumentBuilder) builder = hd_document_builder_new ();
  g_autoptr (HdDocument) document = NULL;
  const char *body;
  guint lines = 1;
  guint64 order;
  HdDate date;

  if (!g_utf8_validate (text, (gssize) length, NULL) || text[length] != '\0')
    {
      refuse (error, path, 1, "this is not UTF-8 text", NULL);
      return NULL;
    }
  body = read_head (&head, text, &lines, error);
  if (body == NULL || !check_slug (&head, error))
    return NULL;
  if (!g_ascii_string_to_unsigned (head.values[KEY_ORDER], 10, 1, 9999, &order, NULL))
    {
      refuse (error, path, head.lines[KEY_ORDER], "the order is a number from 1",
              head.values[KEY_ORDER]);
      return NULL;
    }
  if (!hd_date_parse_iso (head.values[KEY_DATE], &date))
    {
      refuse (error, path, head.lines[KEY_DATE], "the date is not YYYY-MM-DD",
              head.values[KEY_DATE]);
      return NULL;
    }

  hd_document_builder_set_title (builder, head.values[KEY_TITLE]);
  hd_document_builder_set_language (builder, language);
  hd_document_builder_set_published (builder, date);
  if (!hd_markdown_read (builder, body, length - (gsize) (body - text), error))
    return NULL;
  document = hd_document_builder_end (builder, error);
  if (document == NULL || !check_sources (document, &head, lines + 1, error))
    return NULL;

  article = g_new0 (HdBundledArticle, 1);
  article->slug = g_steal_pointer (&head.values[KEY_SLUG]);
  article->title = g_steal_pointer (&head.values[KEY_TITLE]);
  article->neutral_title = g_steal_pointer (&head.values[KEY_NEUTRAL_TITLE]);
  article->summary = g_steal_pointer (&head.values[KEY_SUMMARY]);
  article->topics = split_topics (head.values[KEY_TOPICS]);
  article->order = (guint32) order;
  article->date = date;
  article->words = hd_document_get_words (document);
  article->minutes = hd_document_get_minutes (document);
  article->document = hd_document_to_bytes (document);
  return g_steal_pointer (&article);
}
