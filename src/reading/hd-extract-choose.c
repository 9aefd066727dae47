/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-extract-private.h"

#include <string.h>

/* Scores what could hold the article, and puts the best and what belongs to it together. */

#define N_BEST 5

static double
first_score (HdTag tag)
{
  switch ((int) tag)
    {
    case HD_TAG_DIV:
      return 5;
    case HD_TAG_PRE:
    case HD_TAG_TD:
    case HD_TAG_BLOCKQUOTE:
      return 3;
    case HD_TAG_ADDRESS:
    case HD_TAG_OL:
    case HD_TAG_UL:
    case HD_TAG_DL:
    case HD_TAG_DD:
    case HD_TAG_DT:
    case HD_TAG_LI:
    case HD_TAG_FORM:
      return -3;
    case HD_TAG_H1:
    case HD_TAG_H2:
    case HD_TAG_H3:
    case HD_TAG_H4:
    case HD_TAG_H5:
    case HD_TAG_H6:
    case HD_TAG_TH:
      return -5;
    default:
      return 0;
    }
}

static void
start_score (const HdExtraction *self, HdNode *node)
{
  if (node->scored)
    return;
  node->scored = TRUE;
  node->score = first_score (node->tag) + hd_extract_weigh (self, node);
}

/* Gives each element's own score to those around it. */
static void
score (HdExtraction *self, GPtrArray *to_score, GPtrArray *candidates)
{
  for (guint i = 0; i < to_score->len; i++)
    {
      HdNode *node = g_ptr_array_index (to_score, i);
      HdNode *up = node->parent;
      guint length;
      double own;

      if (up == NULL)
        continue;
      length = hd_node_get_text_length (node);
      if (length < 25)
        continue;
      own = 1 + (node->measure.commas + 1) + MIN (length / 100, 3);

      for (guint level = 0; level < 5 && up != NULL; level++, up = up->parent)
        {
          if (up->parent == NULL)
            break;
          if (!up->scored)
            {
              start_score (self, up);
              g_ptr_array_add (candidates, up);
            }
          up->score += own / (level == 0 ? 1 : level == 1 ? 2 : level * 3);
        }
    }
}

/* The best candidates, best first. */
static guint
find_best (GPtrArray *candidates, HdNode *best[N_BEST])
{
  guint n = 0;

  for (guint i = 0; i < candidates->len; i++)
    {
      HdNode *node = g_ptr_array_index (candidates, i);
      guint at = 0;

      node->score *= 1 - hd_node_get_link_density (node);
      while (at < n && node->score <= best[at]->score)
        at++;
      if (at == N_BEST)
        continue;
      n = MIN (n + 1, N_BEST);
      memmove (&best[at + 1], &best[at], (n - at - 1) * sizeof best[0]);
      best[at] = node;
    }
  return n;
}

static gboolean
is_above (const HdNode *node, const HdNode *other)
{
  for (other = other->parent; other != NULL; other = other->parent)
    if (other == node)
      return TRUE;
  return FALSE;
}

/* When at least three others are nearly as good as the best: what holds them and it. */
static HdNode *
find_common (HdNode *body, HdNode *best[N_BEST], guint n)
{
  HdNode *rivals[N_BEST];
  guint n_rivals = 0;

  for (guint i = 1; i < n; i++)
    if (best[i]->score / best[0]->score >= 0.75)
      rivals[n_rivals++] = best[i];
  if (n_rivals < 3)
    return best[0];

  for (HdNode *up = best[0]->parent; up != NULL && up != body; up = up->parent)
    {
      guint inside = 0;

      for (guint i = 0; i < n_rivals; i++)
        inside += is_above (up, rivals[i]);
      if (inside >= 3)
        return up;
    }
  return best[0];
}

/* A parent that scores higher than what is below it holds more of the article. */
static HdNode *
climb (HdExtraction *self, HdNode *top)
{
  double last = top->score;
  double least = last / 3;

  for (HdNode *up = top->parent; up != NULL && up != self->body; up = up->parent)
    {
      if (!up->scored)
        continue;
      if (up->score < least)
        break;
      if (up->score > last)
        {
          top = up;
          break;
        }
      last = up->score;
    }

  while (top->parent != NULL && top->parent != self->body &&
         hd_node_count_elements (top->parent) == 1)
    top = top->parent;
  start_score (self, top);
  return top;
}

static const char *
class_of (const HdNode *node)
{
  const char *class = hd_node_get_attribute (node, "class");

  return class != NULL ? class : "";
}

/* A full stop that ends a sentence. */
static gboolean
has_sentence (HdNode *node)
{
  g_autofree char *text = hd_node_dup_text (node, TRUE);

  for (const char *p = text; (p = strchr (p, '.')) != NULL; p++)
    if (p[1] == '\0' || p[1] == ' ')
      return TRUE;
  return FALSE;
}

static gboolean
belongs_to (HdNode *sibling, const HdNode *top, double top_score, const char *top_class)
{
  double threshold = MAX (10, top_score * 0.2);
  double bonus = 0;
  double density;
  guint length;

  if (top_class[0] != '\0' && g_str_equal (class_of (sibling), top_class))
    bonus = top_score * 0.2;
  if (sibling->scored && sibling->score + bonus >= threshold)
    return TRUE;
  if (sibling->tag != HD_TAG_P)
    return FALSE;

  density = hd_node_get_link_density (sibling);
  length = hd_node_get_text_length (sibling);
  if (length > 80)
    return density < 0.25;
  return length > 0 && length < 80 && density <= 0 && has_sentence (sibling);
}

static gboolean
stays_as_it_is (HdTag tag)
{
  return tag == HD_TAG_DIV || tag == HD_TAG_ARTICLE || tag == HD_TAG_SECTION || tag == HD_TAG_P ||
         tag == HD_TAG_OL || tag == HD_TAG_UL;
}

/* Takes the best and the siblings that belong to it out of the page. */
static HdNode *
gather (HdExtraction *self, HdNode *top)
{
  HdNode *article = hd_html_add_element (self->html, HD_TAG_DIV);
  g_autofree char *top_class = g_strdup (class_of (top));
  double top_score = top->score;
  HdNode *next;

  for (HdNode *sibling = hd_node_first_element (top->parent); sibling != NULL; sibling = next)
    {
      next = hd_node_next_sibling_element (sibling);
      if (sibling != top && !belongs_to (sibling, top, top_score, top_class))
        continue;
      if (!stays_as_it_is (sibling->tag))
        hd_node_set_tag (sibling, HD_TAG_DIV);
      hd_node_append (article, sibling);
    }
  return article;
}

static void
find_direction (HdExtraction *self, HdNode *parent, HdNode *top)
{
  const char *direction = hd_node_get_attribute (parent, "dir");

  if (direction == NULL || direction[0] == '\0')
    direction = hd_node_get_attribute (top, "dir");
  for (HdNode *up = parent->parent; (direction == NULL || direction[0] == '\0') && up != NULL;
       up = up->parent)
    direction = hd_node_get_attribute (up, "dir");

  g_free (self->direction);
  self->direction = direction != NULL && direction[0] != '\0' ? g_strdup (direction) : NULL;
}

/**
 * hd_extract_choose:
 *
 * Returns: a new element, out of the page, with what is taken for the article
 */
HdNode *
hd_extract_choose (HdExtraction *self, GPtrArray *to_score)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new ();
  HdNode *best[N_BEST + 1] = { NULL };
  HdNode *parent;
  HdNode *article;
  HdNode *top;
  guint n;

  score (self, to_score, candidates);
  n = find_best (candidates, best);

  if (n == 0 || best[0] == self->body)
    {
      top = hd_html_add_element (self->html, HD_TAG_DIV);
      hd_node_take_children (top, self->body);
      hd_node_append (self->body, top);
      start_score (self, top);
    }
  else
    {
      top = find_common (self->body, best, n);
      start_score (self, top);
      top = climb (self, top);
    }

  parent = top->parent;
  article = gather (self, top);
  find_direction (self, parent, top);
  return article;
}
