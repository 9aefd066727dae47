/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-extract-private.h"

#include "hd-extract-phrases.h"

#include <string.h>

/*
 * The last pass: what Readability leaves in, but no reader would call the article. Nothing is
 * removed: a node is marked as folded, and the text that is searched and counted goes without it.
 */

#define LONGEST_LINE 3000

/* A block that holds text and no further block with text: a line, as one sees it. */
typedef struct
{
  HdNode *node;
  char *text; /* in lower case, white space folded, apostrophes plain */
  guint words;
  guint before; /* length of all lines before it */
  double links;
  gboolean heading;
} Line;

static void
line_clear (gpointer data)
{
  g_free (((Line *) data)->text);
}

static char *
fold_text (const HdNode *node)
{
  g_autofree char *text = hd_node_dup_text (node, TRUE);
  g_autofree char *lower = g_utf8_strdown (text, -1);
  GString *plain = g_string_sized_new (strlen (lower));

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      const char *word = p;
      gunichar c;

      while (*p > ' ' && *p < 0x7f)
        p++;
      g_string_append_len (plain, word, p - word);
      if (*p == '\0')
        break;

      c = g_utf8_get_char (p);
      if (hd_html_is_white (c))
        g_string_append_c (plain, ' ');
      else
        g_string_append_unichar (plain, c == 0x2019 || c == 0x2018 ? '\'' : c);
    }
  return g_string_free (plain, FALSE);
}

/* Words between blanks; of scripts without them, two characters are about one. */
static guint
count_words (const char *text)
{
  guint n = 0;
  guint wide = 0;
  gboolean inside = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x2e80 && c < 0xac00)
        wide++;
      else if (hd_html_is_white (c))
        inside = FALSE;
      else
        {
          n += !inside;
          inside = TRUE;
        }
    }
  return n + wide / 2;
}

/* A line holds no block that has text. */
static gboolean
is_line (HdNode *node)
{
  if (!hd_tag_is (node->tag, HD_KIND_BLOCK) || hd_node_is_blank (node))
    return FALSE;
  for (HdNode *n = node->first; n != NULL; n = hd_node_next (n, node))
    if (hd_tag_is (n->tag, HD_KIND_BLOCK) && !hd_node_is_blank (n))
      return FALSE;
  return TRUE;
}

static gboolean
is_kept_whole (const HdNode *node)
{
  return node->tag == HD_TAG_PRE || (node->tag == HD_TAG_TABLE && node->data_table);
}

static GArray *
list_lines (HdNode *article)
{
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (Line));
  guint before = 0;

  g_array_set_clear_func (lines, line_clear);
  for (HdNode *node = article->first, *next; node != NULL; node = next)
    {
      Line line = { .node = node, .before = before };

      next = hd_node_next (node, article);
      if (is_kept_whole (node) || node->folded)
        {
          before += hd_node_get_text_length (node);
          next = hd_node_next_after (node, article);
          continue;
        }
      if (!is_line (node))
        continue;

      next = hd_node_next_after (node, article);
      /* So long a text is prose, whatever it says. */
      if (hd_node_get_text_length (node) > LONGEST_LINE)
        {
          line.text = g_strdup ("");
          line.words = LONGEST_LINE / 6;
        }
      else
        {
          line.text = fold_text (node);
          line.words = count_words (line.text);
        }
      line.links = hd_node_get_link_density (node);
      line.heading = hd_tag_is_heading (node->tag);
      before += hd_node_get_text_length (node);
      g_array_append_val (lines, line);
    }
  return lines;
}

/* Class and id that mark captions and credits. */
static gboolean
is_caption (HdNode *node, GString *buffer)
{
  static const char *const marks[] = { "caption", "credit", "copyright", "imagetext", "photo-by" };
  const char *names;
  g_autofree char *lower = NULL;

  if (node->tag == HD_TAG_FIGCAPTION)
    return TRUE;
  if (node->tag == HD_TAG_TEXT || node->tag == HD_TAG_TABLE || node->tag == HD_TAG_CAPTION)
    return FALSE;
  names = hd_extract_names (node, buffer);
  if (names[0] == ' ' && names[1] == '\0')
    return FALSE;
  lower = g_ascii_strdown (names, -1);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strstr (lower, marks[i]) != NULL)
      return hd_node_get_text_length (node) < 400;
  return FALSE;
}

static void
fold_captions (HdNode *article)
{
  g_autoptr (GString) buffer = g_string_new (NULL);

  for (HdNode *node = article->first, *next; node != NULL; node = next)
    {
      next = hd_node_next (node, article);
      if (is_caption (node, buffer))
        {
          node->folded = HD_FOLD_CAPTION;
          next = hd_node_next_after (node, article);
        }
    }
}

/* Class and id of what asks whether one may be followed. */
static gboolean
asks_for_consent (HdNode *node, GString *buffer)
{
  static const char *const marks[] = { "cookie-con",   "cookie-ban",  "cookie-not",  "cookie-pol",
                                       "cookie-law",   "cookie-mod",  "cookie-wall", "cookie-bar",
                                       "cookie-info",  "cookiecon",   "cookieban",   "cookienot",
                                       "cookiebot",    "gdpr",        "onetrust",    "didomi",
                                       "usercentrics", "consent-ban", "consent-mod", "consent-man",
                                       "consent-pop" };
  const char *names = hd_extract_names (node, buffer);
  g_autofree char *lower = NULL;

  if (names[0] == ' ' && names[1] == '\0')
    return FALSE;
  lower = g_strdelimit (g_ascii_strdown (names, -1), "_", '-');
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strstr (lower, marks[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Questions about cookies, where the page is about something else. */
static void
fold_consent (HdNode *article, guint length)
{
  g_autoptr (GString) buffer = g_string_new (NULL);

  for (HdNode *node = article->first, *next; node != NULL; node = next)
    {
      next = hd_node_next (node, article);
      if (node->tag != HD_TAG_TEXT && hd_node_get_text_length (node) * 2 < length &&
          asks_for_consent (node, buffer))
        {
          node->folded = HD_FOLD_LINE;
          next = hd_node_next_after (node, article);
        }
    }
}

/* Pages that go on and on: behind the article that the page is named after begin others, and
 * what only announces them. */
static void
fold_other_articles (HdNode *article, const HdNode *titled)
{
  gboolean behind = FALSE;

  for (HdNode *node = article->first, *next; node != NULL; node = next)
    {
      next = hd_node_next (node, article);
      if (node == titled)
        behind = TRUE;
      else if (!behind || node->tag != HD_TAG_ARTICLE)
        continue;
      else
        node->folded = HD_FOLD_LINE;
      next = hd_node_next_after (node, article);
    }
}

/* The same question where no name gives it away, and what stands around it. */
static void
fold_consent_lines (GArray *lines)
{
  gboolean asked = FALSE;

  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);
      guint marks = hd_phrase_count_consent (line->text, line->words);

      asked = marks >= 4 || (asked && marks >= 3);
      if (asked)
        line->node->folded = HD_FOLD_LINE;
    }
}

static gboolean
is_prose (const Line *line)
{
  return !line->heading && line->words >= 25 && line->links < 0.5;
}

/* Whether a line says no more than the title, or the byline. */
static gboolean
repeats (const char *line, const char *fact)
{
  g_autofree char *lower = NULL;

  if (fact == NULL)
    return FALSE;
  lower = g_utf8_strdown (fact, -1);
  for (char *p = lower; (p = strstr (p, "\342\200\231")) != NULL;)
    {
      p[0] = '\'';
      memmove (p + 1, p + 3, strlen (p + 3) + 1);
    }
  return g_str_equal (line, lower) ||
         (strlen (line) > 20 &&
          (strstr (lower, line) != NULL ||
           (strstr (line, lower) != NULL && strlen (line) < strlen (lower) + 20)));
}

/* Title, date and byline above the first paragraph. */
static void
fold_top (GArray *lines, const char *title, const char *byline)
{
  for (guint i = 0; i < lines->len && i < 12; i++)
    {
      Line *line = &g_array_index (lines, Line, i);

      if (is_prose (line))
        return;
      if (repeats (line->text, title) || repeats (line->text, byline) ||
          hd_phrase_is_dateline (line->text, line->words))
        line->node->folded = HD_FOLD_LINE;
    }
}

/* Lines that call to do something else, and those that only lead away. */
static void
fold_between (GArray *lines, guint length)
{
  guint in_links = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);

      if (!line->heading && line->links >= 0.9)
        in_links += hd_node_get_text_length (line->node);
    }

  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);
      gboolean leads_away = !line->heading && line->links >= 0.9 && line->words <= 25;

      /* An article that is a list of links is not one that has some. */
      if ((leads_away && in_links * 4 < length) ||
          hd_phrase_is_invitation (line->text, line->words) ||
          hd_phrase_is_credit (line->text, line->words))
        line->node->folded = HD_FOLD_LINE;
    }
}

/* A heading that only opens what is folded. */
static void
fold_bare_headings (GArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);
      guint next = i + 1;

      if (!hd_phrase_is_tail_heading (line->text, line->words) || line->node->folded)
        continue;
      while (next < lines->len && g_array_index (lines, Line, next).node->folded)
        next++;
      if (next > i + 1 || next == lines->len)
        line->node->folded = HD_FOLD_LINE;
    }
}

static gboolean
is_emphatic (const Line *line)
{
  HdNode *first = hd_node_first_element (line->node);

  return line->heading ||
         (line->words <= 6 &&
          (g_str_has_suffix (line->text, ":") ||
           (first != NULL && (first->tag == HD_TAG_STRONG || first->tag == HD_TAG_B) &&
            hd_node_get_text_length (first) + 1 >= hd_node_get_text_length (line->node))));
}

/* From a heading of what comes after an article to its end, unless the article goes on. */
static void
fold_tail (GArray *lines, guint length)
{
  for (guint i = 1; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);
      guint end = i + 1;

      if (!is_emphatic (line) || !hd_phrase_is_tail_heading (line->text, line->words))
        continue;
      /* The first part of a page is no tail. */
      if (line->before * 2 < length)
        continue;

      for (; end < lines->len; end++)
        {
          Line *other = &g_array_index (lines, Line, end);

          if (other->words >= 60 && other->links < 0.3)
            break;
          if (other->heading && line->heading && other->node->tag <= line->node->tag &&
              !hd_phrase_is_tail_heading (other->text, other->words))
            break;
        }
      for (guint k = i; k < end; k++)
        g_array_index (lines, Line, k).node->folded = HD_FOLD_LINE;
      i = end - 1;
    }
}

/* The author's life, after the article. */
static void
fold_biography (GArray *lines, guint length)
{
  g_autoptr (GString) buffer = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);
      HdNode *node = line->node;

      if (line->before * 4 < length * 3 || line->words > 100)
        continue;
      for (guint level = 0; level < 3 && node->parent != NULL; level++, node = node->parent)
        {
          g_autofree char *names = g_ascii_strdown (hd_extract_names (node, buffer), -1);

          if (hd_node_get_text_length (node) < 800 &&
              (strstr (names, "author") != NULL || strstr (names, "-bio") != NULL ||
               strstr (names, "biography") != NULL || strstr (names, "about-writer") != NULL))
            {
              line->node->folded = HD_FOLD_LINE;
              break;
            }
        }
    }
}

/**
 * hd_extract_fold:
 * @titled: (nullable): the article element that the page is named after
 * @title: (nullable): what need not be said again
 * @byline: (nullable): the same
 *
 * Marks what the text of the article goes without.
 */
void
hd_extract_fold (HdNode *article, const HdNode *titled, const char *title, const char *byline)
{
  guint length = hd_node_get_text_length (article);
  g_autoptr (GArray) lines = NULL;
  gboolean left = FALSE;

  hd_extract_spare_furniture (article);
  fold_captions (article);
  fold_consent (article, length);
  if (titled != NULL)
    fold_other_articles (article, titled);
  lines = list_lines (article);
  fold_consent_lines (lines);
  fold_top (lines, title, byline);
  fold_between (lines, length);
  fold_tail (lines, length);
  fold_bare_headings (lines);
  fold_biography (lines, length);

  /* Better too much than nothing. */
  for (guint i = 0; i < lines->len && !left; i++)
    left = !g_array_index (lines, Line, i).node->folded;
  if (!left)
    for (guint i = 0; i < lines->len; i++)
      g_array_index (lines, Line, i).node->folded = HD_FOLD_NONE;
}
