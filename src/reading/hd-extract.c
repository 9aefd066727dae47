/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-extract.h"

#include "hd-address.h"
#include "hd-charset.h"
#include "hd-error.h"
#include "hd-extract-private.h"
#include "hd-html-sanitize.h"
#include "hd-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* Less text than this and the next attempt keeps more of the page. */
#define ENOUGH_TEXT 500

/* So many times the text of the algorithm's own answer and another one is better. */
#define MUCH_MORE 3

/* No line of a page about itself is longer; bytes. */
#define MAX_LINE ((gsize) 16000)

void
hd_extract_free (HdExtract *extract)
{
  g_free (extract->title);
  g_free (extract->byline);
  g_free (extract->site);
  g_free (extract->published);
  g_free (extract->language);
  g_free (extract->direction);
  g_free (extract->excerpt);
  g_free (extract->picture);
  g_free (extract->html);
  g_free (extract->text);
  g_strfreev (extract->warnings);
  g_free (extract);
}

static HdNode *
find_body (HdHtml *html)
{
  HdNode *node = hd_html_get_root (html)->first;

  while (node->tag != HD_TAG_BODY)
    node = node->next;
  return node;
}

/* One attempt, on a copy of @pristine, made in a layer of its own. Returns what it takes for the
 * article, which lives as long as @layer: (out). */
static HdNode *
try_to_find (HdExtraction *self, HdNode *pristine, GPtrArray **layer)
{
  g_autoptr (GPtrArray) to_score = g_ptr_array_new ();
  HdHtmlLayer *below = hd_html_begin_layer (self->html);
  HdNode *article;

  /* In the place of the page's own, so that ancestors are there. */
  self->body = hd_html_copy (self->html, pristine);
  self->body->parent = pristine->parent;

  hd_extract_prune (self, to_score);
  article = hd_extract_choose (self, to_score);
  hd_extract_clean (self, article);
  *layer = hd_html_end_layer (self->html, below);
  return article;
}

/* Questions and answers in a dl, or a text in items, have nothing that the algorithm scores. */
static HdNode *
find_in_lists (HdExtraction *self, HdNode *pristine, HdNode *found)
{
  guint length = found != NULL ? hd_node_get_text_length (found) : 0;
  HdNode *titled = self->titled;
  g_autoptr (GPtrArray) layer = NULL;
  HdNode *article;

  self->strip_unlikely = self->weigh_classes = self->score_lists = TRUE;
  self->clean_conditionally = FALSE;
  article = try_to_find (self, pristine, &layer);
  if (hd_node_get_text_length (article) >= MAX (ENOUGH_TEXT, length * MUCH_MORE) &&
      hd_node_get_link_density (article) < 0.25)
    {
      hd_html_keep_layer (self->html, g_steal_pointer (&layer));
      return article;
    }
  self->titled = titled;
  return found;
}

/* Tries with all rules, then with ever fewer, until there is enough text; else the longest. */
static HdNode *
find_article (HdExtraction *self)
{
  HdNode *pristine = self->body;
  HdNode *longest = NULL;
  HdNode *titled = NULL;
  guint longest_length = 0;
  g_autoptr (GPtrArray) longest_layer = NULL;

  self->strip_unlikely = self->weigh_classes = self->clean_conditionally = TRUE;
  while (TRUE)
    {
      g_autoptr (GPtrArray) layer = NULL;
      HdNode *article = try_to_find (self, pristine, &layer);
      guint length = hd_node_get_text_length (article);

      if (length >= ENOUGH_TEXT)
        {
          hd_html_keep_layer (self->html, g_steal_pointer (&layer));
          return article;
        }
      if (length > longest_length)
        {
          g_clear_pointer (&longest_layer, g_ptr_array_unref);
          longest_layer = g_steal_pointer (&layer);
          longest = article;
          longest_length = length;
          titled = self->titled;
        }

      if (self->strip_unlikely)
        self->strip_unlikely = FALSE;
      else if (self->weigh_classes)
        self->weigh_classes = FALSE;
      else if (self->clean_conditionally)
        self->clean_conditionally = FALSE;
      else
        break;
    }
  self->titled = titled;
  if (longest_layer != NULL)
    hd_html_keep_layer (self->html, g_steal_pointer (&longest_layer));
  return find_in_lists (self, pristine, longest);
}

/* A page that scripts would have built may still tell search engines its whole text. */
static HdNode *
take_told_text (HdExtraction *self, HdNode *found)
{
  const char *text = self->facts->body;
  guint length = found != NULL ? hd_node_get_text_length (found) : 0;
  g_auto (GStrv) lines = NULL;
  HdNode *article;

  if (text == NULL || length >= ENOUGH_TEXT || strchr (text, '<') != NULL ||
      (gulong) g_utf8_strlen (text, -1) < MAX (ENOUGH_TEXT, length * MUCH_MORE))
    return found;
  article = hd_html_add_element (self->html, HD_TAG_DIV);
  lines = g_strsplit (text, "\n", 5000);
  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *words = hd_html_fold (*line, TRUE);
      HdNode *paragraph;

      if (words[0] == '\0')
        continue;
      paragraph = hd_html_add_element (self->html, HD_TAG_P);
      hd_node_append (paragraph, hd_html_add_text (self->html, words, strlen (words)));
      hd_node_append (article, paragraph);
    }
  self->titled = NULL;
  return article;
}

/* The address that the page's addresses are relative to. */
static char *
find_base (HdHtml *html, const char *page)
{
  HdNode *root = hd_html_get_root (html);

  for (HdNode *n = root->first; n != NULL; n = hd_node_next (n, root))
    {
      const char *href = n->tag == HD_TAG_BASE ? hd_node_get_attribute (n, "href") : NULL;
      g_autofree char *address = NULL;

      if (href == NULL)
        continue;
      address = hd_address_resolve (page, href);
      if (address != NULL &&
          (g_str_has_prefix (address, "http:") || g_str_has_prefix (address, "https:")))
        return g_steal_pointer (&address);
      break;
    }
  return g_strdup (page);
}

static char *
find_language (HdHtml *html)
{
  HdNode *root = hd_html_get_root (html);
  const char *language = hd_node_get_attribute (root, "lang");

  if (language == NULL || language[0] == '\0')
    language = hd_node_get_attribute (root, "xml:lang");
  for (HdNode *n = root->first; (language == NULL || language[0] == '\0') && n != NULL;
       n = hd_node_next (n, root))
    {
      const char *what = n->tag == HD_TAG_META ? hd_node_get_attribute (n, "http-equiv") : NULL;

      if (what != NULL && g_ascii_strcasecmp (what, "content-language") == 0)
        language = hd_node_get_attribute (n, "content");
    }
  if (language == NULL)
    return NULL;
  language += strspn (language, " \t\n\r");
  /* Subtags of letters and figures; anything else is no language. */
  {
    gsize length =
      strspn (language, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");

    return length >= 2 && length <= 35 ? g_strndup (language, length) : NULL;
  }
}

/* A line of the page's own words about itself, harmless and NULL when nothing is left. */
char *
hd_reading_dup_line (const char *text)
{
  g_autofree char *line =
    text != NULL ? hd_text_clean_line (text, (gssize) strnlen (text, MAX_LINE)) : NULL;

  if (line == NULL || line[0] == '\0')
    return NULL;
  if (strlen (line) > 4000)
    {
      *g_utf8_find_prev_char (line, line + 4000) = '\0';
      g_strchomp (line); /* it may have been cut behind a blank, and a line ends with none */
    }
  return g_steal_pointer (&line);
}

static char *
first_paragraph (HdNode *article)
{
  HdNode *paragraph = hd_html_find (article, HD_TAG_P);

  return paragraph != NULL ? hd_node_dup_beginning (paragraph, MAX_LINE) : NULL;
}

static char *
find_picture (HdNode *article, const HdPageFacts *facts, const char *base)
{
  g_autofree char *named =
    facts->picture != NULL ? hd_address_resolve (base, facts->picture) : NULL;

  if (named != NULL && (g_str_has_prefix (named, "http:") || g_str_has_prefix (named, "https:")))
    return g_steal_pointer (&named);
  for (HdNode *n = article->first; n != NULL; n = hd_node_next (n, article))
    {
      const char *source = n->tag == HD_TAG_IMG ? hd_node_get_attribute (n, "src") : NULL;

      if (source != NULL && !hd_html_picture_is_tracker (n) &&
          (g_str_has_prefix (source, "http:") || g_str_has_prefix (source, "https:")))
        return g_strdup (source);
    }
  return NULL;
}

static guint
count_links (HdNode *article)
{
  guint n_links = 0;

  for (HdNode *n = article->first; n != NULL; n = hd_node_next (n, article))
    n_links += n->tag == HD_TAG_A && hd_node_get_attribute (n, "href") != NULL;
  return n_links;
}

/* Forms, as far as they are left, only hold the article (ASP.NET puts whole pages in one). */
static void
open_forms (HdNode *article)
{
  for (HdNode *n = article->first; n != NULL; n = hd_node_next (n, article))
    if (n->tag == HD_TAG_FORM)
      hd_node_set_tag (n, HD_TAG_DIV);
}

void
hd_reading_clear (HdReading *self)
{
  g_clear_pointer (&self->html, hd_html_free);
  hd_page_facts_clear (&self->facts);
  g_clear_pointer (&self->base, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->direction, g_free);
}

/* All that is in the body but what nobody sees. */
static HdNode *
take_whole (HdHtml *html, HdNode *body)
{
  for (HdNode *n = body->first, *next; n != NULL; n = next)
    {
      next = hd_node_next (n, body);
      if (n->tag != HD_TAG_TEXT && hd_extract_is_invisible (n))
        {
          next = hd_node_next_after (n, body);
          hd_node_detach (n);
        }
    }
  hd_extract_mend_pictures (html, body);
  return body;
}

/**
 * hd_reading_begin:
 * @self: filled with zeros; cleared by the caller, also after a failure
 * @base: (nullable): the absolute address that the page came from
 * @whole: take the whole page for the article
 *
 * Reads a page and finds its article.
 *
 * Returns: %FALSE with %HD_ERROR_NOT_FOUND when the page has no text, %HD_ERROR_LIMIT when it is
 *   too large
 */
gboolean
hd_reading_begin (HdReading *self,
                  const char *data,
                  gsize length,
                  const char *charset,
                  const char *base,
                  gboolean whole,
                  GError **error)
{
  g_autoptr (GString) text = NULL;
  HdExtraction extraction = { 0 };
  HdPageSigns signs;

  if (length > HD_HTML_MAX_BYTES)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_LIMIT, _ ("The page is larger than %u MB"),
                   HD_HTML_MAX_BYTES >> 20);
      return FALSE;
    }
  text = hd_charset_decode_html (data, length, charset);
  self->html = hd_html_parse (text->str, text->len, error);
  if (self->html == NULL)
    return FALSE;

  extraction.body = find_body (self->html);
  hd_extract_look_for_signs (self->html, extraction.body, &signs);
  hd_extract_unwrap_pictures (self->html);
  hd_extract_read_facts (self->html, &self->facts);
  self->base = find_base (self->html, base);
  self->language = find_language (self->html);
  extraction.html = self->html;
  extraction.facts = &self->facts;
  hd_extract_prepare (self->html, extraction.body);

  if (!whole)
    hd_extract_fold_furniture (extraction.body);

  self->article = whole ? take_whole (self->html, extraction.body)
                        : take_told_text (&extraction, find_article (&extraction));
  self->titled = extraction.titled;
  self->direction = g_steal_pointer (&extraction.direction);
  if (self->facts.byline == NULL)
    self->facts.byline = g_steal_pointer (&extraction.byline);
  g_free (extraction.byline);
  /* Where no script runs this is all that the page shows. */
  if (self->article == NULL && !whole && signs.scripts > 0)
    self->article = signs.asking;
  if (self->article == NULL || (whole && hd_node_is_blank (self->article)))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_NOT_FOUND,
                           signs.scripts > 0 && signs.script_root
                             ? _ ("The page builds its text with scripts, which are not run: there "
                                  "is nothing to read in the file")
                             : _ ("The page holds no text to read"));
      return FALSE;
    }

  open_forms (self->article);
  hd_extract_resolve_links (self->html, self->article, self->base, base);
  hd_extract_simplify (self->html, self->article);
  self->doubts = whole ? HD_DOUBT_NONE : hd_extract_doubt (&signs, self->article);
  if (hd_html_was_cut (self->html))
    self->doubts |= HD_DOUBT_CUT;
  return TRUE;
}

/* Returns: (transfer full) (nullable): the first words of the article, as the page or we say */
char *
hd_reading_dup_excerpt (const HdReading *self)
{
  g_autofree char *paragraph = NULL;

  if (self->facts.excerpt != NULL)
    return hd_reading_dup_line (self->facts.excerpt);
  paragraph = first_paragraph (self->article);
  return hd_reading_dup_line (paragraph);
}

static char **
list_warnings (HdPageDoubts doubts)
{
  GPtrArray *warnings = g_ptr_array_new ();

  for (guint i = 0; i < HD_N_DOUBTS; i++)
    if ((doubts & (HdPageDoubts) (1u << i)) != 0)
      g_ptr_array_add (warnings, g_strdup (hd_page_doubt_get_sentence ((HdPageDoubts) (1u << i))));
  g_ptr_array_add (warnings, NULL);
  return (char **) g_ptr_array_free (warnings, FALSE);
}

/**
 * hd_extract_page:
 * @data: a page, in whatever encoding
 * @charset: (nullable): the encoding that its sender names
 * @base: (nullable): the absolute address that the page came from
 *
 * Finds the article in a page: Mozilla's Readability 0.6 on a tree of our own, then a last pass for
 * the text alone.
 *
 * Returns: (transfer full) (nullable): the article; NULL with %HD_ERROR_NOT_FOUND when the page has
 *   no text, %HD_ERROR_LIMIT when it is too large
 */
HdExtract *
hd_extract_page (const char *data,
                 gsize length,
                 const char *charset,
                 const char *base,
                 GError **error)
{
  g_auto (HdReading) reading = { 0 };
  HdExtract *extract;

  g_return_val_if_fail (data != NULL || length == 0, NULL);

  if (!hd_reading_begin (&reading, data, length, charset, base, FALSE, error))
    return NULL;

  extract = g_new0 (HdExtract, 1);
  extract->title = hd_reading_dup_line (reading.facts.title);
  extract->byline = hd_reading_dup_line (reading.facts.byline);
  extract->excerpt = hd_reading_dup_excerpt (&reading);
  extract->site = hd_reading_dup_line (reading.facts.site);
  extract->published = hd_reading_dup_line (reading.facts.published);
  extract->language = g_steal_pointer (&reading.language);
  extract->direction = hd_reading_dup_line (reading.direction);
  extract->picture = find_picture (reading.article, &reading.facts, reading.base);
  extract->links = count_links (reading.article);
  extract->html = hd_html_sanitize (reading.article);

  hd_extract_fold (reading.article, reading.titled, extract->title, extract->byline);
  extract->text = hd_extract_dup_plain (reading.article);
  hd_extract_count_words (extract->text, &extract->words, &extract->minutes);
  extract->warnings = list_warnings (reading.doubts);
  return extract;
}
