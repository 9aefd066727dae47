/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-when-private.h"

/*
 * Mail programs fold lines at 65 to 80 columns. What a sentence says of a time is then on two
 * lines, while a list has one time a line: so the ends of lines are taken out that a program made,
 * before anything is read.
 */

#define NARROWEST 55
#define WIDEST 80

typedef struct
{
  guint first; /* token */
  guint text;  /* the first one that is no sign of quotation */
  guint end;   /* its T_BREAK or T_END */
  guint width; /* code points */
  guint depth;
  gboolean link;
} Line;

static Line
look_at (const HdToken *t, guint first, guint start)
{
  Line line = { .first = first, .text = first };
  guint i = first;

  while (hd_when_is_punct (&t[i], '>'))
    {
      line.depth++;
      i++;
    }
  line.text = i;
  for (; t[i].kind != T_BREAK && t[i].kind != T_END; i++)
    line.link |= t[i].kind == T_LINK;
  line.end = i;
  line.width = t[i].start - start;
  return line;
}

/* The column at which the lines were folded; 0: they were not. */
static guint
fold_width (const HdToken *t)
{
  guint i = 0, start = 0, widest = 0;

  for (;;)
    {
      Line line = look_at (t, i, start);

      if (line.width > WIDEST && !line.link)
        return 0;
      if (line.width <= WIDEST && line.width > widest)
        widest = line.width;
      if (t[line.end].kind == T_END)
        return widest >= NARROWEST ? widest : 0;
      start = t[line.end].end;
      i = line.end + 1;
    }
}

/* How a line begins, so that two rows of a list are known by beginning alike. */
static int
beginning (const HdToken *t)
{
  if (t->kind == T_NUMBER)
    return 1;
  if (hd_when_is (t, W_WEEKDAY, NULL) && t->title)
    return 2;
  if (hd_when_is (t, W_MONTH, NULL) && t->title)
    return 3;
  return 0;
}

/* Whether a program folded the text between two lines. */
static gboolean
is_fold (const HdToken *t, const Line *line, const Line *next, guint width)
{
  const HdToken *last, *first = &t[next->text];

  if (line->text == line->end || next->text == next->end || line->depth != next->depth ||
      line->width < NARROWEST * 3 / 4)
    return FALSE;
  last = &t[line->end - 1];
  /* The next word would not have fitted. */
  if (line->width + 1 + (first->end - first->start) <= width && !line->link)
    return FALSE;
  if (last->kind == T_PUNCT && last->value != ',' && last->value != '/' && last->value != ')' &&
      last->value != '-')
    return FALSE;
  if (first->kind == T_PUNCT && first->value != '(')
    return FALSE;
  if (first->kind == T_LINK)
    return FALSE;
  /* "Booked on: …" begins a line of a form. */
  for (guint i = next->text; i < next->end && i < next->text + 4; i++)
    if (hd_when_is_punct (&t[i], ':') && t[i + 1].space && t[i].start == t[i - 1].end)
      return FALSE;
  return beginning (first) == 0 || beginning (first) != beginning (&t[line->text]);
}

/**
 * hd_when_unfold:
 *
 * Joins the lines that a mail program folded; their tokens keep their places in the text.
 */
void
hd_when_unfold (HdTokens *tokens)
{
  HdToken *t = (HdToken *) (gpointer) tokens->tokens->data;
  guint width = fold_width (t), out = 0, number = 0;
  Line line;

  if (width == 0)
    return;
  line = look_at (t, 0, 0);
  for (guint from = line.first;;)
    {
      gboolean last = t[line.end].kind == T_END, fold;
      Line next = last ? line : look_at (t, line.end + 1, t[line.end].end);

      fold = !last && is_fold (t, &line, &next, width);
      /* Writing stays behind reading. */
      for (guint i = from; i < line.end + (fold ? 0 : 1); i++)
        {
          t[out] = t[i];
          t[out++].line = number;
        }
      if (last)
        break;
      if (fold)
        t[next.text].space = TRUE;
      else
        number++;
      from = fold ? next.text : next.first;
      line = next;
    }
  g_array_set_size (tokens->tokens, out);
  tokens->lines = number + 1;
}

/* "semaine pro", "la semaine pro." and no "une semaine pro bono" */
static gboolean
is_next_shortened (const HdTokens *tokens, const HdToken *t)
{
  const char *text = tokens->text->str;

  return t[0].kind == T_WORD && t[1].kind == T_WORD && strcmp (text + t[0].text, "semaine") == 0 &&
         strcmp (text + t[1].text, "pro") == 0 && (t[2].kind != T_WORD || t[2].word != NULL);
}

/* "2moro", "2morrow" */
static gboolean
is_tomorrow_shortened (const HdTokens *tokens, const HdToken *t)
{
  const char *text = tokens->text->str;

  return t[0].kind == T_NUMBER && t[0].value == 2 && t[0].digits == 1 && t[1].kind == T_WORD &&
         !t[1].space &&
         (strcmp (text + t[1].text, "moro") == 0 || strcmp (text + t[1].text, "morrow") == 0 ||
          strcmp (text + t[1].text, "moz") == 0);
}

/**
 * hd_when_drop_stops:
 *
 * Takes out the full stops of shortened words that join: "Mi od. Do", "Mi bzw. Do"; and has
 * "semaine pro" and "2moro" mean what they are short for.
 */
void
hd_when_drop_stops (HdTokens *tokens)
{
  HdToken *t = (HdToken *) (gpointer) tokens->tokens->data;
  guint n = tokens->tokens->len, out = 0;

  for (guint i = 0; i + 2 < n; i++)
    if (is_tomorrow_shortened (tokens, &t[i]))
      {
        t[i + 1].word = hd_when_word ("tomorrow");
        t[i + 1].start = t[i].start;
        t[i + 1].byte = t[i].byte;
        t[i + 1].space = t[i].space;
        t[i].kind = T_PUNCT;
        t[i].value = ',';
      }
  for (guint i = 0; i + 2 < n; i++)
    if (is_next_shortened (tokens, &t[i]))
      t[i + 1].word = hd_when_word ("prochaine");
  for (guint i = 0; i < n; i++)
    if (i == 0 || !hd_when_is_punct (&t[i], '.') || t[i].space ||
        !hd_when_is (&t[out - 1], W_OR, NULL) || t[out - 1].end != t[i].start ||
        (t[out - 1].word->langs & HD_LANG_DE) == 0 || t[out - 1].end - t[out - 1].start > 3)
      t[out++] = t[i];
  g_array_set_size (tokens->tokens, out);
}
