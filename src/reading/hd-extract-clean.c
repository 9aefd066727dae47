/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-extract-private.h"

#include <string.h>

/* Cleans what was taken for the article of what is none. */

static const HdTag headings[] = { HD_TAG_H1, HD_TAG_H2 };

/* How a page looked twenty years ago. */
static gboolean
is_presentational (const char *name, HdTag tag)
{
  static const char *const names[] = {
    "align", "background", "bgcolor", "border", "cellpadding", "cellspacing",
    "frame", "hspace",     "rules",   "style",  "valign",      "vspace",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (name, names[i]))
      return TRUE;
  if (tag == HD_TAG_TABLE || tag == HD_TAG_TH || tag == HD_TAG_TD || tag == HD_TAG_HR ||
      tag == HD_TAG_PRE)
    return g_str_equal (name, "width") || g_str_equal (name, "height");
  return FALSE;
}

static void
remove_presentation (HdHtml *html, HdNode *node)
{
  for (const HdAttribute *a = node->attributes, *next; a != NULL; a = next)
    {
      next = a->next;
      if (is_presentational (a->name, node->tag))
        {
          hd_html_remove_attribute (html, node, a->name);
          next = node->attributes;
        }
    }
}

static guint
span_of (const HdNode *node, const char *name)
{
  const char *value = hd_node_get_attribute (node, name);
  gint64 n = value != NULL ? g_ascii_strtoll (value, NULL, 10) : 0;

  return n > 0 && n < 1000 ? (guint) n : 1;
}

static gboolean
is_large (HdNode *table)
{
  guint rows = 0;
  guint columns = 0;

  for (HdNode *row = table->first; row != NULL; row = hd_node_next (row, table))
    {
      guint in_row = 0;

      if (row->tag != HD_TAG_TR)
        continue;
      rows += span_of (row, "rowspan");
      for (HdNode *cell = row->first; cell != NULL; cell = hd_node_next (cell, row))
        if (cell->tag == HD_TAG_TD)
          in_row += span_of (cell, "colspan");
      columns = MAX (columns, in_row);
    }
  if (columns == 1 || rows == 1)
    return FALSE;
  return rows >= 10 || columns > 4 || rows * columns > 10;
}

/* Whether a table holds data, and does not just place things on the page. */
static gboolean
holds_data (HdNode *table)
{
  const char *role = hd_node_get_attribute (table, "role");
  const char *marked = hd_node_get_attribute (table, "datatable");
  const char *summary = hd_node_get_attribute (table, "summary");
  HdNode *caption;

  if ((role != NULL && g_str_equal (role, "presentation")) ||
      (marked != NULL && g_str_equal (marked, "0")))
    return FALSE;
  if (summary != NULL && summary[0] != '\0')
    return TRUE;
  caption = hd_html_find (table, HD_TAG_CAPTION);
  if (caption != NULL && caption->first != NULL)
    return TRUE;
  for (HdNode *n = table->first; n != NULL; n = hd_node_next (n, table))
    if (n->tag == HD_TAG_COL || n->tag == HD_TAG_COLGROUP || n->tag == HD_TAG_TFOOT ||
        n->tag == HD_TAG_THEAD || n->tag == HD_TAG_TH)
      return TRUE;
  if (hd_html_find (table, HD_TAG_TABLE) != NULL)
    return FALSE;
  return is_large (table);
}

static gboolean
is_embed (HdTag tag)
{
  return tag == HD_TAG_OBJECT || tag == HD_TAG_EMBED || tag == HD_TAG_IFRAME;
}

static void
remove_all (HdNode *article, HdTag tag)
{
  g_autoptr (GPtrArray) list = hd_node_list (article, &tag, 1);

  for (guint i = 0; i < list->len; i++)
    {
      HdNode *node = g_ptr_array_index (list, i);

      if (!is_embed (tag) || !hd_node_has_video (node))
        hd_node_detach (node);
    }
}

static gboolean
is_in_data (const HdNode *node)
{
  for (const HdNode *up = node->parent; up != NULL; up = up->parent)
    if (up->tag == HD_TAG_TABLE && up->data_table)
      return TRUE;
  return FALSE;
}

static gboolean
looks_wrong (HdNode *node, const HdMeasure *census, gboolean list, int weight)
{
  guint length = hd_node_get_text_length (node);
  double links = hd_node_get_link_density (node);
  double heading_share = length == 0 ? 0 : (double) census->headings / length;
  gboolean in_figure = hd_node_has_ancestor (node, HD_TAG_FIGURE, 4);

  if (!in_figure && census->pictures > 1 && census->paragraphs * 2 < census->pictures)
    return TRUE;
  if (!list && (int) census->items - 100 > (int) census->paragraphs)
    return TRUE;
  if (census->inputs > census->paragraphs / 3)
    return TRUE;
  if (!list && !in_figure && heading_share < 0.9 && length < 25 &&
      (census->pictures == 0 || census->pictures > 2) && links > 0)
    return TRUE;
  if (!list && weight < 25 && links > 0.2)
    return TRUE;
  if (weight >= 25 && links > 0.5)
    return TRUE;
  if ((census->embeds == 1 && length < 75) || census->embeds > 1)
    return TRUE;
  return census->pictures == 0 && !census->textish;
}

/* A list of pictures, one to an item. */
static gboolean
lists_pictures (const HdNode *node, const HdMeasure *census)
{
  for (const HdNode *child = hd_node_first_element (node); child != NULL;
       child = hd_node_next_sibling_element (child))
    if (hd_node_count_elements (child) > 1)
      return FALSE;
  return census->pictures == census->items;
}

static gboolean
is_doubtful (const HdExtraction *self, HdNode *node)
{
  gboolean list = node->tag == HD_TAG_UL || node->tag == HD_TAG_OL;
  const HdMeasure *census;
  guint length;
  int weight;

  if ((node->tag == HD_TAG_TABLE && node->data_table) || is_in_data (node) ||
      hd_node_has_ancestor (node, HD_TAG_CODE, 4))
    return FALSE;

  census = hd_node_measure (node);
  if (census->data)
    return FALSE;
  weight = hd_extract_weigh (self, node);
  if (weight < 0)
    return TRUE;
  if (census->ascii_commas >= 10)
    return FALSE;
  if (census->video)
    return FALSE;

  length = hd_node_get_text_length (node);
  list = list || census->lists > 0.9 * length;
  if (length <= 20)
    {
      g_autofree char *text = hd_node_dup_text (node, TRUE);

      if (hd_extract_is_filler (text))
        return TRUE;
    }
  if (!looks_wrong (node, census, list, weight))
    return FALSE;
  return !(list && lists_pictures (node, census));
}

/* Removes each @tag that does not look like a part of an article, the last one first. */
void
hd_extract_clean_if_doubtful (const HdExtraction *self, HdNode *article, HdTag tag)
{
  g_autoptr (GPtrArray) list = NULL;

  if (!self->clean_conditionally)
    return;

  list = hd_node_list (article, &tag, 1);
  for (guint i = list->len; i > 0; i--)
    {
      HdNode *node = g_ptr_array_index (list, i - 1);

      if (is_doubtful (self, node))
        hd_node_detach (node);
    }
}

static void
remove_sharing (HdNode *article)
{
  g_autoptr (GString) buffer = g_string_new (NULL);

  for (HdNode *top = hd_node_first_element (article); top != NULL;
       top = hd_node_next_sibling_element (top))
    for (HdNode *node = hd_node_next_element (top, top, TRUE), *next; node != NULL; node = next)
      {
        if (hd_extract_is_share (hd_extract_names (node, buffer)) &&
            hd_node_measure (node)->raw < 500)
          {
            next = hd_node_next_element (node, top, FALSE);
            hd_node_detach (node);
          }
        else
          next = hd_node_next_element (node, top, TRUE);
      }
}

static void
clean_headings (const HdExtraction *self, HdNode *article)
{
  g_autoptr (GPtrArray) list = hd_node_list (article, headings, G_N_ELEMENTS (headings));

  for (guint i = 0; i < list->len; i++)
    {
      HdNode *node = g_ptr_array_index (list, i);

      if (hd_extract_weigh (self, node) < 0)
        hd_node_detach (node);
    }
}

static gboolean
shows_something (HdNode *paragraph)
{
  if (!hd_node_is_blank (paragraph))
    return TRUE;
  for (HdNode *n = paragraph->first; n != NULL; n = hd_node_next (n, paragraph))
    if (n->tag == HD_TAG_IMG || is_embed (n->tag))
      return TRUE;
  return FALSE;
}

static void
clean_paragraphs (HdNode *article)
{
  const HdTag p = HD_TAG_P;
  const HdTag br = HD_TAG_BR;
  g_autoptr (GPtrArray) paragraphs = hd_node_list (article, &p, 1);
  g_autoptr (GPtrArray) breaks = NULL;

  for (guint i = paragraphs->len; i > 0; i--)
    {
      HdNode *node = g_ptr_array_index (paragraphs, i - 1);

      if (!shows_something (node))
        hd_node_detach (node);
    }

  breaks = hd_node_list (article, &br, 1);
  for (guint i = 0; i < breaks->len; i++)
    {
      HdNode *node = g_ptr_array_index (breaks, i);
      HdNode *next = node->next;

      while (next != NULL && next->tag == HD_TAG_TEXT && hd_node_is_blank (next))
        next = next->next;
      if (next != NULL && next->tag == HD_TAG_P)
        hd_node_detach (node);
    }
}

/* A table of one cell only places it. */
static void
open_single_cells (HdNode *article)
{
  const HdTag tag = HD_TAG_TABLE;
  g_autoptr (GPtrArray) tables = hd_node_list (article, &tag, 1);

  for (guint i = 0; i < tables->len; i++)
    {
      HdNode *table = g_ptr_array_index (tables, i);
      HdNode *rows =
        hd_extract_has_only (table, HD_TAG_TBODY) ? hd_node_first_element (table) : table;
      HdNode *row;
      HdNode *cell;
      gboolean flows = TRUE;

      if (table->parent == NULL || !hd_extract_has_only (rows, HD_TAG_TR))
        continue;
      row = hd_node_first_element (rows);
      if (!hd_extract_has_only (row, HD_TAG_TD))
        continue;
      cell = hd_node_first_element (row);
      for (HdNode *n = cell->first; n != NULL && flows; n = n->next)
        flows = hd_extract_is_phrasing (n);
      hd_node_set_tag (cell, flows ? HD_TAG_P : HD_TAG_DIV);
      hd_node_replace (table, cell);
    }
}

/* All that is cleaned between choosing an article and looking whether it is one. */
void
hd_extract_clean (HdExtraction *self, HdNode *article)
{
  const HdTag table = HD_TAG_TABLE;
  const HdTag h1 = HD_TAG_H1;
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GPtrArray) list = NULL;

  for (HdNode *n = article->first; n != NULL;)
    {
      if (n->tag != HD_TAG_TEXT)
        remove_presentation (self->html, n);
      n = n->tag == HD_TAG_SVG ? hd_node_next_after (n, article) : hd_node_next (n, article);
    }
  tables = hd_node_list (article, &table, 1);
  for (guint i = 0; i < tables->len; i++)
    {
      HdNode *node = g_ptr_array_index (tables, i);

      hd_node_set_data_table (node, holds_data (node));
    }
  hd_extract_mend_pictures (self->html, article);

  hd_extract_clean_if_doubtful (self, article, HD_TAG_FORM);
  hd_extract_clean_if_doubtful (self, article, HD_TAG_FIELDSET);
  remove_all (article, HD_TAG_OBJECT);
  remove_all (article, HD_TAG_EMBED);
  remove_all (article, HD_TAG_FOOTER);
  remove_all (article, HD_TAG_LINK);
  remove_all (article, HD_TAG_ASIDE);
  remove_sharing (article);
  remove_all (article, HD_TAG_IFRAME);
  remove_all (article, HD_TAG_INPUT);
  remove_all (article, HD_TAG_TEXTAREA);
  remove_all (article, HD_TAG_SELECT);
  remove_all (article, HD_TAG_BUTTON);
  clean_headings (self, article);
  hd_extract_clean_if_doubtful (self, article, HD_TAG_TABLE);
  hd_extract_clean_if_doubtful (self, article, HD_TAG_UL);
  hd_extract_clean_if_doubtful (self, article, HD_TAG_DIV);

  list = hd_node_list (article, &h1, 1);
  for (guint i = 0; i < list->len; i++)
    hd_node_set_tag (g_ptr_array_index (list, i), HD_TAG_H2);
  clean_paragraphs (article);
  open_single_cells (article);
}
