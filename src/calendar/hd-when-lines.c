/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-private.h"

#include <string.h>

typedef struct
{
  guint first;  /* token */
  guint end;    /* its T_BREAK or T_END */
  guint8 depth; /* leading '>' */
  gboolean blank;
  int header; /* value of W_HEADER, 0: none */
  gboolean wrote;
  gboolean numbers;
  gboolean signature;
} Line;

static void
look_at (const HdToken *t, Line *line)
{
  guint i = line->first;

  while (i < line->end && hd_when_is_punct (&t[i], '>'))
    {
      line->depth = (guint8) MIN (line->depth + 1, 200);
      i++;
    }
  line->blank = i == line->end;
  line->signature = line->end - i == 2 && hd_when_is_punct (&t[i], '-') &&
                    hd_when_is_punct (&t[i + 1], '-') && !t[i + 1].space;

  while (i < line->end && (hd_when_is_punct (&t[i], '*') || hd_when_is_punct (&t[i], '|')))
    i++;
  if (hd_when_is (&t[i], W_HEADER, &line->header) &&
      !(hd_when_is_punct (&t[i + 1], ':') ||
        (hd_when_is_punct (&t[i + 1], '*') && hd_when_is_punct (&t[i + 2], ':'))))
    line->header = 0;

  for (guint k = i; k < line->end; k++)
    line->numbers |= t[k].kind == T_NUMBER;
  for (guint k = line->end; k > i && k + 4 > line->end; k--)
    if (hd_when_is (&t[k - 1], W_WROTE, NULL))
      line->wrote = hd_when_is_punct (&t[line->end - 1], ':');
}

/* The lines of a mail's head around line @i: at least two in a row, one of them no form's. */
static guint
head_end (const Line *lines, guint n, guint i, gboolean *head)
{
  guint end = i, sure = 0;

  while (end < n && lines[end].header != 0)
    {
      if (lines[end].header != 3)
        sure++;
      end++;
    }
  *head = sure >= 2 || (sure >= 1 && end - i >= 2) || (sure == 1 && lines[i].header == 2);
  return end;
}

/**
 * hd_when_lines:
 *
 * Finds out which lines of a pasted mail say nothing about what is offered: its head but for
 * the subject, "… wrote:", the signature; and how deep each line is quoted.
 *
 * Returns: (transfer full): one entry a line
 */
HdLine *
hd_when_lines (const HdTokens *tokens)
{
  const HdToken *t = (const HdToken *) (gpointer) tokens->tokens->data;
  guint n = tokens->lines, token = 0, paragraph = 0;
  g_autofree Line *lines = g_new0 (Line, n);
  HdLine *roles = g_new0 (HdLine, n);
  gboolean signature = FALSE;
  guint8 below = 0; /* what stands under an Outlook head is quoted */

  for (guint i = 0; i < n; i++)
    {
      lines[i].first = token;
      while (t[token].kind != T_BREAK && t[token].kind != T_END)
        token++;
      lines[i].end = token++;
      look_at (t, &lines[i]);
    }

  for (guint i = 0; i < n; i++)
    {
      roles[i].depth = (guint8) MIN (lines[i].depth + below, 200);
      if (lines[i].blank)
        paragraph++;
      roles[i].paragraph = (guint16) paragraph;
      if (lines[i].signature)
        signature = TRUE;
      if (lines[i].depth > 0 || lines[i].wrote)
        signature = FALSE;
      if (signature)
        roles[i].role = LINE_DROPPED;

      if (lines[i].wrote)
        {
          roles[i].role = LINE_DROPPED;
          /* "On Monday, Jo <jo@…>" and "wrote:" may stand on two lines. */
          if (i > 0 && !lines[i - 1].blank && !lines[i].numbers)
            roles[i - 1].role = LINE_DROPPED;
        }

      if (lines[i].header != 0 && (i == 0 || lines[i - 1].header == 0))
        {
          gboolean head;
          guint end = head_end (lines, n, i, &head), before = i;

          while (before > 0 && lines[before - 1].blank)
            before--;
          if (head && before > 0 && below < 100)
            below++;
          for (guint k = i; head && k < end; k++)
            {
              if (lines[k].header != 4)
                roles[k].role = LINE_DROPPED;
              roles[k].depth = (guint8) (lines[k].depth + below);
              roles[k].paragraph = (guint16) paragraph;
            }
          if (head)
            {
              signature = FALSE;
              i = end - 1;
              paragraph++;
            }
        }
    }

  return roles;
}
