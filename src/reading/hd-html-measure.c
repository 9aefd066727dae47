/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-html.h"

#include <string.h>

/* White space in JavaScript's sense, which is what the rules' figures were found with. */
gboolean
hd_html_is_white (gunichar c)
{
  if (c < 0x80)
    return c == ' ' || (c >= '\t' && c <= '\r');
  return c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 ||
         c == 0x202f || c == 0x205f || c == 0x3000 || c == 0xfeff;
}

static gboolean
is_comma (gunichar c)
{
  return c == ',' || c == 0x60c || c == 0xfe50 || c == 0xfe10 || c == 0xfe11 || c == 0x2e41 ||
         c == 0x2e34 || c == 0x2e32 || c == 0xff0c;
}

static void
measure_text (HdNode *node)
{
  HdMeasure *m = &node->measure;
  const char *end = node->text + node->length;
  gboolean white = FALSE;

  memset (m, 0, sizeof *m);
  for (const char *p = node->text; p < end; p = g_utf8_next_char (p))
    {
      const char *word = p;
      gunichar c;

      /* Letters and most other signs of ASCII are all alike. */
      while (p < end && (guint8) *p > ',' && (guint8) *p < 0x80)
        p++;
      if (p > word)
        {
          m->raw += (guint32) (p - word);
          m->solid += (guint32) (p - word);
          white = FALSE;
          if (p == end)
            break;
        }

      c = (guint8) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);
      m->raw += c > 0xffff ? 2 : 1;
      if (hd_html_is_white (c))
        {
          if (p == node->text)
            m->opens_white = TRUE;
          m->gaps += !white;
          white = TRUE;
          continue;
        }
      white = FALSE;
      m->solid += c > 0xffff ? 2 : 1;
      if (is_comma (c))
        {
          m->commas++;
          m->ascii_commas += c == ',';
        }
    }
  m->ends_white = white;
}

/* The length of trimmed text in which each run of white space is one blank. */
static guint
folded_length (const HdMeasure *m)
{
  return m->solid == 0 ? 0 : m->solid + m->gaps - m->opens_white - m->ends_white;
}

/* Whether an address leads to a host of videos. */
static gboolean
is_video (const char *value)
{
  static const char *const hosts[] = {
    "dailymotion.com", "youtube.com", "youtube-nocookie.com", "player.vimeo.com",
    "v.qq.com",        "archive.org", "upload.wikimedia.org", "player.twitch.tv",
  };

  for (const char *p = value; (p = strstr (p, "//")) != NULL; p++)
    {
      const char *host = p + 2;

      if (g_ascii_strncasecmp (host, "www.", 4) == 0)
        host += 4;
      for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
        if (g_ascii_strncasecmp (host, hosts[i], strlen (hosts[i])) == 0)
          return TRUE;
    }
  return FALSE;
}

/* Whether an embedded thing comes from one. */
gboolean
hd_node_has_video (const HdNode *node)
{
  for (const HdAttribute *a = node->attributes; a != NULL; a = a->next)
    if (is_video (a->value))
      return TRUE;
  return FALSE;
}

/* Counts @child itself. */
static void
count_child (HdMeasure *m, const HdNode *child)
{
  const HdMeasure *c = &child->measure;

  switch ((int) child->tag)
    {
    case HD_TAG_P:
      m->paragraphs++;
      m->textish |= c->solid > 0;
      break;
    case HD_TAG_IMG:
      m->pictures++;
      break;
    case HD_TAG_LI:
      m->items++;
      m->textish |= c->solid > 0;
      break;
    case HD_TAG_INPUT:
      m->inputs++;
      break;
    case HD_TAG_OBJECT:
    case HD_TAG_EMBED:
    case HD_TAG_IFRAME:
      m->embeds++;
      m->video |= hd_node_has_video (child);
      break;
    case HD_TAG_H1:
    case HD_TAG_H2:
    case HD_TAG_H3:
    case HD_TAG_H4:
    case HD_TAG_H5:
    case HD_TAG_H6:
      m->headings += folded_length (c);
      break;
    case HD_TAG_UL:
    case HD_TAG_OL:
      m->lists += folded_length (c);
      m->textish |= c->solid > 0;
      break;
    case HD_TAG_TABLE:
      m->data |= child->data_table;
      m->textish |= c->solid > 0;
      break;
    case HD_TAG_SPAN:
    case HD_TAG_TD:
    case HD_TAG_BLOCKQUOTE:
    case HD_TAG_DL:
    case HD_TAG_DIV:
    case HD_TAG_PRE:
      m->textish |= c->solid > 0;
      break;
    default:
      break;
    }
}

static void
add_child (HdMeasure *m, const HdNode *child)
{
  const HdMeasure *c = &child->measure;

  if (child->tag == HD_TAG_A)
    {
      const char *target = hd_node_get_attribute (child, "href");
      double share = target != NULL && target[0] == '#' && target[1] != '\0' ? 0.3 : 1.0;

      m->links += share * folded_length (c);
    }
  m->links += c->links;
  m->paragraphs += c->paragraphs;
  m->pictures += c->pictures;
  m->items += c->items;
  m->inputs += c->inputs;
  m->embeds += c->embeds;
  m->headings += c->headings;
  m->lists += c->lists;
  m->textish |= c->textish;
  m->video |= c->video;
  m->data |= c->data;
  count_child (m, child);
  if (c->raw == 0)
    return;

  if (m->raw == 0)
    m->opens_white = c->opens_white;
  m->gaps += c->gaps - (m->raw > 0 && m->ends_white && c->opens_white);
  m->ends_white = c->ends_white;
  m->solid += c->solid;
  m->raw += c->raw;
  m->commas += c->commas;
  m->ascii_commas += c->ascii_commas;
}

/* Measures what changed below @node, children before parents. */
const HdMeasure *
hd_node_measure (HdNode *node)
{
  HdNode *at = node;

  if (node->measured)
    return &node->measure;

  while (TRUE)
    {
      /* Down to the first one that has nothing unmeasured below it. */
      HdNode *child = at->first;

      while (child != NULL)
        {
          if (!child->measured)
            {
              at = child;
              child = at->first;
            }
          else
            child = child->next;
        }

      /* Up as long as all later siblings are known; else over to the next unknown one. */
      while (TRUE)
        {
          HdNode *next;

          if (at->tag == HD_TAG_TEXT)
            measure_text (at);
          else
            {
              memset (&at->measure, 0, sizeof at->measure);
              for (const HdNode *c = at->first; c != NULL; c = c->next)
                add_child (&at->measure, c);
            }
          at->measured = TRUE;
          if (at == node)
            return &node->measure;

          for (next = at->next; next != NULL && next->measured; next = next->next)
            ;
          if (next != NULL)
            {
              at = next;
              break;
            }
          at = at->parent;
        }
    }
}

/* The length of the text, trimmed and with white space folded, in UTF-16 units. */
guint
hd_node_get_text_length (HdNode *node)
{
  return folded_length (hd_node_measure (node));
}

/* Which part of the text below @node is in links. */
double
hd_node_get_link_density (HdNode *node)
{
  guint length = hd_node_get_text_length (node);

  return length == 0 ? 0 : node->measure.links / length;
}

/* Whether it holds no text but white space. */
gboolean
hd_node_is_blank (HdNode *node)
{
  return hd_node_measure (node)->solid == 0;
}

/* Trims @text; with @fold each run of two or more white characters becomes one blank. */
char *
hd_html_fold (const char *text, gboolean fold)
{
  GString *folded = g_string_sized_new (64);
  const char *p = text;

  while (*p != '\0')
    {
      const char *white = p;
      const char *word;

      while (*p != '\0' && hd_html_is_white (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      word = p;
      while (*p != '\0' && ((*p > ' ' && *p < 0x7f) || !hd_html_is_white (g_utf8_get_char (p))))
        p = g_utf8_next_char (p);
      if (p == word)
        break;

      if (folded->len > 0 && fold && g_utf8_next_char (white) < word)
        g_string_append_c (folded, ' ');
      else if (folded->len > 0)
        g_string_append_len (folded, white, word - white);
      g_string_append_len (folded, word, p - word);
    }

  return g_string_free (folded, FALSE);
}

/* Adds what @node is, at most up to @most bytes in all. */
static void
add_text (GString *text, const HdNode *node, gsize most)
{
  gsize room = most - MIN (text->len, most);
  gsize length = node->tag == HD_TAG_TEXT ? node->length : 0;

  if (length > room)
    length =
      room == 0 ? 0 : (gsize) (g_utf8_find_prev_char (node->text, node->text + room) - node->text);
  g_string_append_len (text, node->text, (gssize) length);
}

/* The text at the beginning of @node, about @most bytes of it, trimmed. */
char *
hd_node_dup_beginning (const HdNode *node, gsize most)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_text (text, node, most);
  for (const HdNode *n = node->first; n != NULL && text->len < most; n = hd_node_next (n, node))
    add_text (text, n, most);
  return hd_html_fold (text->str, FALSE);
}

/* The text below @node, trimmed, and folded when asked for. */
char *
hd_node_dup_text (const HdNode *node, gboolean fold)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (node->tag == HD_TAG_TEXT)
    g_string_append_len (text, node->text, node->length);
  for (const HdNode *n = node->first; n != NULL; n = hd_node_next (n, node))
    if (n->tag == HD_TAG_TEXT)
      g_string_append_len (text, n->text, n->length);
  return hd_html_fold (text->str, fold);
}
