/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-extract-private.h"

#include <string.h>
#include <unicode/uchar.h>

#include "hd-text.h"

/* An article as plain text: what the search index and the counts are made of. */

typedef struct
{
  GString *out;
  gboolean gap;   /* white space since the last character */
  gboolean fresh; /* at the start of a line */
} Writer;

static void
end_line (Writer *self)
{
  self->gap = FALSE;
  if (self->fresh)
    return;
  g_string_append_c (self->out, '\n');
  self->fresh = TRUE;
}

static void
add_text (Writer *self, const HdNode *node, gboolean pre)
{
  const char *end = node->text + node->length;

  for (const char *p = node->text; p < end; p = g_utf8_next_char (p))
    {
      const char *word = p;
      gunichar c;

      while (p<end && * p> ' ' && *p < 0x7f)
        p++;
      if (p > word)
        {
          if (self->gap && !self->fresh)
            g_string_append_c (self->out, ' ');
          self->gap = FALSE;
          self->fresh = FALSE;
          g_string_append_len (self->out, word, p - word);
          if (p == end)
            break;
        }

      c = g_utf8_get_char (p);
      if (pre && c == '\n')
        {
          self->gap = FALSE;
          g_string_append_c (self->out, '\n');
          self->fresh = TRUE;
          continue;
        }
      if (hd_html_is_white (c) && !(pre && (c == ' ' || c == '\t')))
        {
          self->gap = TRUE;
          continue;
        }
      if (hd_text_is_invisible (c) && c != '\t')
        continue;
      if (self->gap && !self->fresh)
        g_string_append_c (self->out, ' ');
      self->gap = FALSE;
      self->fresh = FALSE;
      g_string_append_len (self->out, p, g_utf8_next_char (p) - p);
    }
}

/**
 * hd_extract_dup_plain:
 *
 * Returns: (transfer full): the text of @article but for what is folded, a line for each block and
 *   one blank for each run of white space in it, except in pre
 */
char *
hd_extract_dup_plain (const HdNode *article)
{
  Writer writer = { g_string_new (NULL), FALSE, TRUE };
  const HdNode *node = article->first;
  const HdNode *pre = NULL;

  while (node != NULL)
    {
      gboolean block = hd_tag_is (node->tag, HD_KIND_BLOCK);
      const HdNode *next = NULL;

      if (!node->folded)
        {
          if (block || node->tag == HD_TAG_BR)
            end_line (&writer);
          if (node->tag == HD_TAG_PRE && pre == NULL)
            pre = node;
          if (node->tag == HD_TAG_TEXT)
            add_text (&writer, node, pre != NULL);
          else if (!hd_tag_is (node->tag, HD_KIND_DROP))
            next = node->first;
        }
      while (next == NULL && node != article)
        {
          if (hd_tag_is (node->tag, HD_KIND_BLOCK))
            end_line (&writer);
          if (node == pre)
            pre = NULL;
          next = node->next;
          node = node->parent;
        }
      node = next;
    }
  end_line (&writer);

  while (writer.out->len > 0 && writer.out->str[writer.out->len - 1] == '\n')
    g_string_truncate (writer.out, writer.out->len - 1);
  return g_string_free (writer.out, FALSE);
}

/* As the words of a document are counted: silent reading of non-fiction, and the usual figure for
 * scripts that are read by character. */
#define WORDS_A_MINUTE ((guint64) 238)
#define IDEOGRAPHS_A_MINUTE 500

static gboolean
joins_words (gunichar c)
{
  if (c < 0x80)
    return c == '\'' || c == '-' || c == '.' || c == ',' || c == '_';
  return c == 0x2019 || c == 0x2010 || c == 0x2011 || c == 0xad || g_unichar_ismark (c) ||
         c == 0x200c || c == 0x200d;
}

void
hd_extract_count_words (const char *text, guint *words, guint *minutes)
{
  guint64 n_words = 0;
  guint64 n_ideographs = 0;
  gboolean inside = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c;

      if ((guint8) *p < 0x80)
        {
          if (g_ascii_isalnum (*p))
            {
              n_words += !inside;
              inside = TRUE;
            }
          else if (!joins_words ((gunichar) *p))
            inside = FALSE;
          continue;
        }

      c = g_utf8_get_char (p);
      if ((c >= 0x2e80 && u_hasBinaryProperty ((UChar32) c, UCHAR_IDEOGRAPHIC)) ||
          (c >= 0x3040 && c <= 0x312f && g_unichar_isalnum (c)))
        {
          n_ideographs++;
          inside = FALSE;
        }
      else if (g_unichar_isalnum (c))
        {
          n_words += !inside;
          inside = TRUE;
        }
      else if (!joins_words (c))
        inside = FALSE;
    }

  *words = (guint) (n_words + n_ideographs);
  *minutes = (guint) ((n_words * IDEOGRAPHS_A_MINUTE + n_ideographs * WORDS_A_MINUTE +
                       WORDS_A_MINUTE * IDEOGRAPHS_A_MINUTE - 1) /
                      (WORDS_A_MINUTE * IDEOGRAPHS_A_MINUTE));
  *minutes = MAX (*minutes, 1);
}
