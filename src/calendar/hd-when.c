/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-private.h"

#include <string.h>

/* The language that most words belong to which belong to one language alone. */
static void
find_language (HdReading *r)
{
  guint counts[4] = { 0 }, best = 0, second = 0;
  guint limit = MIN (r->n, 20000);

  for (guint i = 0; i < limit; i++)
    {
      const HdToken *t = &r->t[i];
      guint8 langs = 0;

      if (t->kind != T_WORD || t->word == NULL)
        continue;
      for (const HdWord *w = t->word; w->word != NULL && strcmp (w->word, t->word->word) == 0; w++)
        langs |= w->langs;
      /* 14h is no English. */
      if (strcmp (t->word->word, "h") == 0 && !t->space)
        r->foreign = TRUE;
      for (guint l = 0; l < 4; l++)
        if (langs & (1u << l))
          counts[l] += langs == (1u << l) ? 3 : 1;
    }

  for (guint l = 1; l < 4; l++)
    if (counts[l] > counts[best])
      best = l;
  for (guint l = 0; l < 4; l++)
    if (l != best && counts[l] > second)
      second = counts[l];
  if (counts[best] > second)
    r->language = (HdLang) (1u << best);
}

/* Whether some hour is written as only a clock of 24 hours does. */
static void
find_clock (HdReading *r)
{
  guint limit = MIN (r->n, 20000);

  for (guint i = 0; i + 2 < limit && !r->clock24; i++)
    r->clock24 = r->t[i].kind == T_NUMBER && r->t[i].digits == 2 && r->t[i].value > 12 &&
                 r->t[i].value < 24 && hd_when_is_punct (&r->t[i + 1], ':') &&
                 r->t[i + 2].digits == 2;
}

static void
read_items (HdReading *r)
{
  const HdItem *last = NULL;
  HdItem found[MAX_DATES + 1];
  guint i = 0;

  while (r->t[i].kind != T_END)
    {
      guint n = 1, end = 0;

      if (r->t[i].kind == T_BREAK || r->t[i].kind == T_LINK ||
          r->lines[r->t[i].line].role == LINE_DROPPED)
        {
          i++;
          continue;
        }
      /* Only what can begin an item is looked at: words that are known or may be a place. */
      if (end == 0)
        end = hd_when_read_length (r, i, last, &found[0]);
      if (end == 0)
        {
          end = hd_when_read_date (r, i, found, &n);
          if (end == 0)
            n = 1;
        }
      if (end == 0)
        end = hd_when_read_time (r, i, last, &found[0]);
      if (end == 0)
        end = hd_when_read_zone (r, i, last, &found[0]);
      if (end == 0)
        end = hd_when_read_place (r, i, &found[0]);
      if (end == 0)
        {
          i++;
          continue;
        }

      guint at = r->items->len;

      g_array_append_vals (r->items, found, n);
      for (guint k = at; k < r->items->len; k++)
        if (found[k - at].kind == ITEM_DATE || found[k - at].kind == ITEM_TIME)
          last = &g_array_index (r->items, HdItem, k);
      /* Appending may have moved the array. */
      if (last != NULL && (found[0].kind == ITEM_DATE || found[0].kind == ITEM_TIME))
        last = &g_array_index (r->items, HdItem, r->items->len - 1);
      else if (last != NULL)
        {
          last = NULL;
          for (guint k = r->items->len; k-- > 0 && last == NULL;)
            {
              const HdItem *item = &g_array_index (r->items, HdItem, k);

              if (item->kind == ITEM_DATE || item->kind == ITEM_TIME)
                last = item;
              if (r->items->len - k > 8)
                break;
            }
        }
      i = end;
    }
}

/**
 * hd_when_parse:
 * @text: what a person typed or pasted, from any source
 * @length: bytes, or -1 when it ends in NUL
 *
 * Reads the times that a text offers. Pure; the time it takes grows with the length of the text.
 *
 * Returns: (transfer full): never %NULL; without events when the text tells of none
 */
HdWhen *
hd_when_parse (const char *text, gssize length, const HdWhenContext *context)
{
  HdWhen *when = g_new0 (HdWhen, 1);
  gsize bytes = length < 0 ? strlen (text) : (gsize) length;
  gboolean cut = bytes > HD_WHEN_MAX_BYTES;
  g_autofree char *valid = NULL;
  const char *input = text;

  g_return_val_if_fail (context != NULL && context->home != NULL, when);

  when->events = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_invitation_free);
  when->warnings = g_ptr_array_new_with_free_func (g_free);
  when->travel_out = when->travel_back = when->prep = -1;

  if (cut)
    {
      bytes = HD_WHEN_MAX_BYTES;
      g_ptr_array_add (when->warnings, g_strdup ("only the first 2 MB of the text were read"));
    }
  if (!g_utf8_validate_len (text, bytes, NULL))
    {
      input = valid = g_utf8_make_valid (text, (gssize) bytes);
      bytes = strlen (valid);
    }

  g_autoptr (HdTokens) lexed = hd_when_lex (input, bytes);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (HdItem));
  g_autofree HdLine *lines = hd_when_lines (lexed);
  HdReading reading = {
    .context = context,
    .lexed = lexed,
    .t = (const HdToken *) (gpointer) lexed->tokens->data,
    .n = lexed->tokens->len - 1,
    .lines = lines,
    .items = items,
  };

  /* Readers look ahead over a bounded number of tokens: let the end last that long. */
  HdToken stop = g_array_index (lexed->tokens, HdToken, lexed->tokens->len - 1);

  for (guint i = 0; i < 16; i++)
    g_array_append_val (lexed->tokens, stop);
  reading.t = (const HdToken *) (gpointer) lexed->tokens->data;

  find_language (&reading);
  find_clock (&reading);
  read_items (&reading);

  /* What is quoted counts only when the mail itself offers nothing. */
  hd_when_join (&reading, 0, when);
  if (when->events->len == 0)
    hd_when_join (&reading, 1, when);

  return when;
}

void
hd_when_free (HdWhen *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_free (self);
}
