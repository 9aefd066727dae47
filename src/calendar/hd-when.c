/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* Whether a word is a weekday, and none in English. */
static gboolean
names_foreign_day (const HdToken *t)
{
  gboolean day = FALSE;

  for (const HdWord *w = t->word; w->word != NULL && strcmp (w->word, t->word->word) == 0; w++)
    {
      if (w->meaning == W_WEEKDAY && (w->langs & HD_LANG_EN) != 0)
        return FALSE;
      day |= w->meaning == W_WEEKDAY;
    }
  return day;
}

/* The language that most words belong to which belong to one language alone. */
static void
find_language (HdReading *r)
{
  guint counts[4] = { 0 }, best = 0, second = 0;
  guint limit = MIN (r->n, 20000);

  for (guint i = 0; i < limit; i++)
    {
      const HdToken *t = &r->t[i];
      const HdWord *w;
      guint8 langs = 0;

      if (t->kind != T_WORD || t->word == NULL)
        continue;
      w = t->word;
      do
        langs |= w->langs;
      while ((++w)->word != NULL && strcmp (w->word, t->word->word) == 0);
      /* 14h is no English, but 2h is how long it takes. */
      if (strcmp (t->word->word, "h") == 0 && !t->space && i > 0 && t[-1].kind == T_NUMBER &&
          t[-1].value >= 8)
        r->foreign = TRUE;
      /* "mar 1/12" */
      if (t->end - t->start >= 3 && names_foreign_day (t) && t[1].kind == T_NUMBER &&
          hd_when_is_punct (&t[2], '/'))
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

/* "06 12 34 56 78", "01.42.68.53.00", "+44 7700 900123": where a telephone number that begins at
 * @i ends; 0: none does. */
guint
hd_when_read_call_number (const HdReading *r, guint i)
{
  const HdToken *t = r->t;
  gboolean plus = i > 0 && hd_when_is_punct (&t[i - 1], '+') && !t[i].space;
  guint k = i, groups = 0, digits = 0;
  gunichar separator = 0;

  if (t[i].kind != T_NUMBER)
    return 0;
  while (t[k].kind == T_NUMBER && groups < 8 && (plus || (t[k].digits >= 2 && t[k].digits <= 3)))
    {
      gunichar next;

      groups++;
      digits += t[k].digits;
      k++;
      next = t[k].kind == T_NUMBER && t[k].space ? ' '
             : t[k].kind == T_PUNCT && !t[k].space && t[k + 1].kind == T_NUMBER &&
                 !t[k + 1].space && (t[k].value == '.' || t[k].value == '-')
               ? (gunichar) t[k].value
               : 0;
      if (next == 0 || (separator != 0 && next != separator))
        break;
      separator = next;
      if (next != ' ')
        k++;
    }
  if (digits < (plus ? 7 : 9) || groups < (plus ? 2 : 4))
    return 0;
  return t[k - 1].kind == T_NUMBER ? k : k - 1;
}

static void
read_items (HdReading *r)
{
  const HdItem *last = NULL;
  HdItem found[MAX_DATES + 1];
  guint i = 0, street = 0;

  while (r->t[i].kind != T_END)
    {
      guint n = 1, end = 0;

      if (i == 0 || r->t[i - 1].kind == T_BREAK)
        hd_when_note_sent (r, i);
      while (street < r->streets->len && g_array_index (r->streets, HdStreet, street).first < i)
        street++;
      if (street < r->streets->len && g_array_index (r->streets, HdStreet, street).first == i)
        {
          i = MAX (g_array_index (r->streets, HdStreet, street).end, i + 1);
          continue;
        }

      if (r->t[i].kind == T_BREAK || r->t[i].kind == T_LINK ||
          r->lines[r->t[i].line].role == LINE_DROPPED)
        {
          i++;
          continue;
        }
      if (r->lines[r->t[i].line].numbered && (i == 0 || r->t[i - 1].kind == T_BREAK))
        {
          i += 2;
          continue;
        }
      end = hd_when_read_call_number (r, i);
      if (end != 0)
        {
          i = end;
          continue;
        }
      end = hd_when_note_week (r, i);
      if (end != 0)
        {
          i = end;
          continue;
        }
      /* Only what can begin an item is looked at: words that are known or may be a place. */
      end = hd_when_read_hence (r, i, &found[0]);
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

      if (found[0].kind == ITEM_DATE && found[0].date.n_dates > 0)
        {
          r->named_item = found[0].date;
          r->named = found[0].date.dates[0];
        }

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

static HdWhen *
hd_when_new (void)
{
  HdWhen *when = g_new0 (HdWhen, 1);

  when->events = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_invitation_free);
  when->warnings = g_ptr_array_new_with_free_func (g_free);
  when->former = g_array_new (FALSE, TRUE, sizeof (HdWhenFormer));
  when->travel_out = when->travel_back = when->prep = -1;
  return when;
}

static gboolean
lacks_end (const HdInvitation *event)
{
  return !event->all_day && !hd_invitation_has_end (event);
}

/* "Wednesday at 1pm is perfect", and below it how long it takes. */
static void
take_quoted_end (HdInvitation *event, const HdWhen *quoted, GTimeZone *home)
{
  for (guint k = 0; k < quoted->events->len && lacks_end (event); k++)
    {
      const HdInvitation *said = g_ptr_array_index (quoted->events, k);
      HdQuestion *question = hd_invitation_question (event, "end");

      if (said->all_day || lacks_end (said) || said->start.date != event->start.date ||
          said->start.second != event->start.second ||
          (event->zone != NULL && g_strcmp0 (event->zone, said->zone) != 0))
        continue;
      event->end = said->end;
      if (event->zone == NULL && said->zone != NULL && said->zone_known)
        event->zone = g_strdup (said->zone);
      if (question != NULL)
        g_ptr_array_remove (event->questions, question);
      hd_invitation_settle (event, home);
    }
}

/* "Thursday at 10 works", and below it "10am": which of the two hours is meant. */
static void
take_quoted_hour (HdInvitation *event, const HdWhen *quoted)
{
  HdQuestion *question = hd_invitation_question (event, "start");

  for (guint k = 0; question != NULL && !event->all_day && k < quoted->events->len; k++)
    {
      HdInvitation *said = g_ptr_array_index (quoted->events, k);

      if (said->all_day || said->start.date != event->start.date ||
          said->start.second != event->start.second ||
          hd_invitation_question (said, "start") != NULL)
        continue;
      g_ptr_array_remove (event->questions, question);
      return;
    }
}

/* Whether a day that stands without an hour is to be asked about: which it is, or where. That an
 * hour is missing is what the quoted mail may tell. */
static gboolean
asks_day (const HdInvitation *event)
{
  return hd_invitation_question (event, "date") != NULL ||
         hd_invitation_question (event, "zone") != NULL;
}

/* "Thursday works for me", and below it what was offered: a day that stands without a time has the
 * one that is quoted for it. */
static void
complete_from_quoted (HdReading *r, HdWhen *when)
{
  g_autoptr (HdWhen) quoted = NULL;
  gboolean open = FALSE;

  for (guint i = 0; i < when->events->len; i++)
    {
      const HdInvitation *event = g_ptr_array_index (when->events, i);

      open |= (event->all_day && !asks_day (event)) || lacks_end (event);
    }
  if (!open || r->lines[r->t[r->n - (r->n > 0)].line].depth == 0)
    return;

  quoted = hd_when_new ();
  hd_when_join (r, 1, quoted);
  for (guint i = 0; i < when->events->len; i++)
    {
      HdInvitation *event = g_ptr_array_index (when->events, i);
      guint found = quoted->events->len, n = 0;

      take_quoted_hour (event, quoted);
      take_quoted_end (event, quoted, r->context->home);

      for (guint k = 0; k < quoted->events->len; k++)
        {
          const HdInvitation *said = g_ptr_array_index (quoted->events, k);

          if (!said->all_day && said->start.date == event->start.date && n++ == 0)
            found = k;
        }
      if (n == 1 && event->all_day && !asks_day (event))
        {
          g_ptr_array_index (when->events, i) = g_ptr_array_steal_index (quoted->events, found);
          hd_invitation_free (event);
        }
    }
}

/* "We have to reschedule", above the mail that named the time: what is quoted holds no longer. */
static gboolean
calls_off (const HdReading *r)
{
  for (guint i = 0; i < r->items->len; i++)
    {
      const HdItem *item = &g_array_index (r->items, HdItem, i);

      if (item->off && r->lines[r->t[item->first].line].depth == 0)
        return TRUE;
    }
  return FALSE;
}

/* The link to join by: the last one to a meeting, for all events of the text. */
static void
find_link (const HdReading *r, const char *text, HdWhen *when)
{
  g_autofree char *found = NULL;

  for (guint i = 0; i < r->n; i++)
    {
      const HdToken *t = &r->t[i];
      g_autofree char *link = NULL;
      gsize length;

      if (t->kind != T_LINK || g_ascii_strncasecmp (text + t->byte, "http", 4) != 0)
        continue;
      link = g_strndup (text + t->byte, (gsize) t->value);
      length = strlen (link);
      while (length > 0 && strchr (".,;:!?)]'", link[length - 1]) != NULL)
        link[--length] = '\0';
      if (hd_invitation_link_meets (link))
        {
          g_free (found);
          found = g_steal_pointer (&link);
        }
    }
  for (guint i = 0; found != NULL && i < when->events->len; i++)
    {
      HdInvitation *event = g_ptr_array_index (when->events, i);

      event->join_url = g_strdup (found);
      if (event->place == HD_PLACE_UNKNOWN)
        {
          event->place = HD_PLACE_VIDEO;
          event->location = g_strdup ("video");
        }
    }
}

/* The day on which a pasted mail was sent, by its head; "tomorrow" in it counts from there. */
static void
find_mail_date (HdReading *r)
{
  guint limit = MIN (r->n, 2000);
  HdItem items[MAX_DATES + 1];

  for (guint i = 0; i < limit; i++)
    {
      guint n = 1;
      int header = 0;
      guint end;

      if (r->lines[r->t[i].line].depth > 0 || r->lines[r->t[i].line].role != LINE_DROPPED)
        continue;
      if (!hd_when_is (&r->t[i], W_HEADER, &header) || (header != 2 && header != 3) ||
          (i > 0 && r->t[i - 1].kind != T_BREAK) || !hd_when_is_punct (&r->t[i + 1], ':'))
        continue;
      end = hd_when_read_date (r, i + 2, items, &n);
      if (end != 0 && items[0].date.n_dates > 0)
        {
          HdDate sent = items[0].date.dates[0];

          if (sent < r->context->today && r->context->today - sent <= 60)
            r->sent = sent;
          return;
        }
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
  HdWhen *when = hd_when_new ();
  gsize bytes = length < 0 ? strlen (text) : (gsize) length;
  gsize most = context != NULL && context->most > 0 ? context->most : HD_WHEN_MAX_BYTES;
  gboolean cut = bytes > most;
  g_autofree char *valid = NULL;
  const char *input = text;

  g_return_val_if_fail (context != NULL && context->home != NULL, when);

  if (cut)
    {
      bytes = most;
      g_ptr_array_add (when->warnings, g_strdup (_ ("only the first part of the text was read")));
    }
  if (!g_utf8_validate_len (text, bytes, NULL))
    {
      input = valid = g_utf8_make_valid (text, (gssize) bytes);
      bytes = strlen (valid);
    }

  g_autoptr (HdTokens) lexed = hd_when_lex (input, bytes);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (HdItem));
  g_autoptr (GArray) streets = g_array_new (FALSE, FALSE, sizeof (HdStreet));

  hd_when_unfold (lexed);
  hd_when_drop_stops (lexed);
  hd_when_number_days (lexed);

  g_autofree HdLine *lines = hd_when_lines (lexed);
  HdReading reading = {
    .context = context,
    .lexed = lexed,
    .t = (const HdToken *) (gpointer) lexed->tokens->data,
    .text = input,
    .n = lexed->tokens->len - 1,
    .lines = lines,
    .items = items,
    .streets = streets,
    .named = HD_DATE_NONE,
    .sent = HD_DATE_NONE,
    .week = { .monday = HD_DATE_NONE, .other = HD_DATE_NONE },
  };

  /* Readers look ahead over a bounded number of tokens: let the end last that long. */
  HdToken stop = g_array_index (lexed->tokens, HdToken, lexed->tokens->len - 1);

  for (guint i = 0; i < 16; i++)
    g_array_append_val (lexed->tokens, stop);
  reading.t = (const HdToken *) (gpointer) lexed->tokens->data;

  g_autofree gboolean *ends = hd_when_find_sentences (&reading, lexed->tokens->len - 1);

  reading.ends = ends;
  find_language (&reading);
  find_clock (&reading);
  hd_when_find_order (&reading);
  find_mail_date (&reading);
  hd_when_find_streets (&reading, input, bytes);
  for (guint d = 0; d < HD_MAX_SENT; d++)
    reading.sent_at[d] = reading.sent;
  read_items (&reading);
  reading.sent = reading.sent_at[0];
  hd_when_find_quoted_days (&reading);
  hd_when_find_listed_days (&reading);

  /* What is quoted counts only when the mail itself offers nothing. */
  hd_when_join (&reading, 0, when);
  if (when->events->len == 0 && hd_when_refuses_all (&reading))
    g_ptr_array_add (when->warnings,
                     g_strdup (_ ("what is quoted is said not to suit: it was left out")));
  else if (when->events->len == 0 && !calls_off (&reading))
    hd_when_join (&reading, 1, when);
  else if (when->events->len > 0)
    complete_from_quoted (&reading, when);
  hd_when_tell_left (&reading, when);
  find_link (&reading, input, when);
  hd_when_find_address (&reading, input, bytes, when->events);

  return when;
}

void
hd_when_free (HdWhen *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_clear_pointer (&self->former, g_array_unref);
  g_free (self);
}
