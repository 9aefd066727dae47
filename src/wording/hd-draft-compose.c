/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-draft-private.h"

#include <string.h>

/*
 * One way of putting the parts of a frame together: the bounds say which of them stay. Nothing is
 * ever cut: a part stands whole or not at all.
 */

#define MAX_SUBJECT 60
#define MAX_PARTS 32

/* Returns: whether the part had something to say */
static gboolean
append_part (HdComposer *self,
             HdDraftText *text,
             const HdPart *part,
             gboolean after_part,
             HdFlags flags)
{
  g_autoptr (HdDraftText) piece = hd_draft_text_new ();
  const char *join = hd_templates_get (self->scene->templates, "join");
  gboolean greeted = text->spans->len > 0 &&
                     g_array_index (text->spans, HdDraftSpan, 0).letter == 'G' &&
                     strchr (text->text->str, '\n') == NULL;
  HdJoin how = part->join;
  gsize offset;

  if (hd_draft_count_lines (self->scene, part->pool, flags) == 0)
    return FALSE;

  if (text->text->len == 0 || (how == HD_JOIN_SENTENCE && greeted))
    how = HD_JOIN_PARAGRAPH;
  else if (how == HD_JOIN_CLAUSE && (!after_part || text->text->str[text->text->len - 1] != '.'))
    how = HD_JOIN_SENTENCE;

  piece->capital = how != HD_JOIN_CLAUSE && how != HD_JOIN_COMMA;
  if (how == HD_JOIN_PARAGRAPH && greeted && text->text->len > 0 &&
      hd_templates_get (self->scene->templates, "greeting-goes-on") != NULL)
    piece->capital = FALSE;
  hd_draft_expand_pool (self->scene, piece, part->pool, self->variant, flags);
  if (piece->text->len == 0)
    return FALSE;

  if (text->text->len > 0)
    switch (how)
      {
      case HD_JOIN_CLAUSE:
        g_string_truncate (text->text, text->text->len - 1);
        g_string_append (text->text, join);
        break;
      case HD_JOIN_COMMA:
        g_string_append (text->text, ", ");
        break;
      case HD_JOIN_LINE:
        g_string_append_c (text->text, '\n');
        break;
      case HD_JOIN_PARAGRAPH:
        g_string_append (text->text, "\n\n");
        break;
      case HD_JOIN_SENTENCE:
      default:
        g_string_append_c (text->text, ' ');
        break;
      }

  offset = text->text->len;
  for (guint i = 0; i < piece->spans->len; i++)
    {
      HdDraftSpan span = g_array_index (piece->spans, HdDraftSpan, i);

      span.start += offset;
      span.end += offset;
      g_array_append_val (text->spans, span);
    }
  g_string_append (text->text, piece->text->str);
  return TRUE;
}

static HdDraftText *
compose (HdComposer *self, guint32 included, HdFlags flags)
{
  HdDraftText *text = hd_draft_text_new ();
  gboolean placed = FALSE;

  /*
   * A clause joins only the part it was written behind: without that one it is a sentence. A
   * clause with nothing to say leaves its place to the next.
   */
  for (guint i = 0; i < self->frame->parts->len; i++)
    {
      const HdPart *part = &g_array_index (self->frame->parts, HdPart, i);

      if ((included & (1u << i)) != 0 && append_part (self, text, part, placed, flags))
        placed = TRUE;
      else if (part->join != HD_JOIN_CLAUSE)
        placed = FALSE;
    }

  return text;
}

static gboolean
is_short_enough (HdComposer *self, const char *text)
{
  const HdDraftBounds *bounds = self->bounds;

  if (bounds->max_words > 0 && hd_draft_count_words (text) > bounds->max_words)
    return FALSE;
  if (bounds->max_chars > 0 && g_utf8_strlen (text, -1) > bounds->max_chars)
    return FALSE;
  if (bounds->max_sentences > 0 && hd_draft_count_sentences (text) > bounds->max_sentences)
    return FALSE;
  /* A field counts UTF-16 units or bytes; the text must pass either way. Bytes are never fewer. */
  return self->limit == 0 || strlen (text) <= (gsize) self->limit;
}

/*
 * First all parts as they are, then all of them in their short form, then without one part after
 * the other, the least needed first; at last in the fewest words there are.
 */
static HdDraftText *
compose_within (HdComposer *self, HdFlags *flags, guint32 *included)
{
  guint n = MIN (self->frame->parts->len, MAX_PARTS);
  HdDraftText *text;

  *included = 0;
  for (guint i = 0; i < n; i++)
    if (!g_array_index (self->frame->parts, HdPart, i).pad)
      *included |= 1u << i;

  text = compose (self, *included, *flags);
  if (is_short_enough (self, text->text->str))
    return text;

  *flags |= HD_FLAG (HD_FLAG_TIGHT);
  for (int rank = 0; rank <= 9 && !is_short_enough (self, text->text->str); rank++)
    {
      gboolean changed = rank == 0;

      for (guint i = 0; i < n && rank > 0; i++)
        if (g_array_index (self->frame->parts, HdPart, i).rank == rank)
          {
            *included &= ~(1u << i);
            changed = TRUE;
          }
      if (!changed)
        continue;
      hd_draft_text_free (text);
      text = compose (self, *included, *flags);
    }

  if (!is_short_enough (self, text->text->str))
    {
      *flags |= HD_FLAG (HD_FLAG_TERSE);
      hd_draft_text_free (text);
      text = compose (self, *included, *flags);
      return text;
    }

  /* A long part may have gone after a short one that has room again. */
  for (int rank = 9; rank > 0; rank--)
    for (guint i = 0; i < n; i++)
      {
        HdDraftText *longer;

        if (g_array_index (self->frame->parts, HdPart, i).rank != rank ||
            (*included & (1u << i)) != 0)
          continue;
        longer = compose (self, *included | (1u << i), *flags);
        if (is_short_enough (self, longer->text->str))
          {
            *included |= 1u << i;
            hd_draft_text_free (text);
            text = longer;
          }
        else
          hd_draft_text_free (longer);
      }

  return text;
}

static HdDraftText *
pad_out (HdComposer *self, HdDraftText *text, HdFlags flags, guint32 included)
{
  guint n = MIN (self->frame->parts->len, MAX_PARTS);

  for (guint i = 0; i < n && hd_draft_count_words (text->text->str) < self->bounds->min_words; i++)
    {
      g_autoptr (HdDraftText) longer = NULL;

      if (!g_array_index (self->frame->parts, HdPart, i).pad)
        continue;
      longer = compose (self, included | (1u << i), flags);
      if (!is_short_enough (self, longer->text->str))
        continue;
      included |= 1u << i;
      hd_draft_text_free (text);
      text = g_steal_pointer (&longer);
    }

  return text;
}

guint
hd_composer_count_variants (HdDraftScene *scene, const HdFrame *frame, HdFlags flags)
{
  for (guint i = 0; i < frame->parts->len; i++)
    {
      const HdPart *part = &g_array_index (frame->parts, HdPart, i);

      if (part->main)
        return MAX (1, hd_draft_count_lines (scene, part->pool, flags));
    }

  return frame->subject != NULL ? MAX (1, hd_draft_count_lines (scene, frame->subject, flags)) : 1;
}

HdDraftText *
hd_composer_compose_body (HdComposer *self)
{
  HdFlags flags = self->scene->flags;
  guint n = hd_composer_count_variants (self->scene, self->frame, flags);
  guint32 included;
  HdDraftText *text = compose_within (self, &flags, &included);

  /* Too long with nothing left to leave out: another variant may be shorter. */
  for (guint i = 1; i < n && !is_short_enough (self, text->text->str); i++)
    {
      self->variant++;
      flags = self->scene->flags;
      hd_draft_text_free (text);
      text = compose_within (self, &flags, &included);
    }

  return pad_out (self, text, flags, included);
}

/* The first line that fits: a subject says the most it has room for. A title rotates. */
char *
hd_composer_compose_subject (HdComposer *self, GPtrArray *slots)
{
  guint n;
  gboolean title = self->bounds->max_chars == 20;
  int room = title ? 20 : MAX_SUBJECT;

  if (self->frame->subject == NULL)
    return NULL;
  n = hd_draft_count_lines (self->scene, self->frame->subject, self->scene->flags);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HdDraftText) text = hd_draft_text_new ();

      hd_draft_expand_pool (self->scene, text, self->frame->subject, title ? self->variant + i : i,
                            self->scene->flags);
      if (g_utf8_strlen (text->text->str, -1) > room)
        continue;
      for (guint k = 0; k < text->spans->len; k++)
        {
          const HdDraftSpan *span = &g_array_index (text->spans, HdDraftSpan, k);

          hd_draft_add_slot (slots, span->letter, text->text->str + span->start,
                             span->end - span->start);
        }
      return g_strdup (text->text->str);
    }

  return NULL;
}
