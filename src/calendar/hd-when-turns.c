/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join.h"

/* A list of whose turn is when: "10:00 Ben, 10:30 Kim, 11:15 you". */

#define MAX_TURNS 12

/* Of how many items behind the list one may say whose turn it is. */
#define NEAR_ITEMS 8

typedef enum
{
  NOBODY,
  SOMEBODY,
  READER,
} Turn;

/* Who stands alone behind a time, up to the next comma or the end of the line. */
static Turn
whose (const HdReading *r, guint i)
{
  static const char *const readers[] = { "you", "sie",   "du", "vous", "toi",
                                         "tu",  "usted", "ti", NULL };
  guint k = i, names = 0;

  if (hd_when_is_punct (&r->t[k], ':') || hd_when_is_punct (&r->t[k], '-'))
    k++;
  if (hd_when_says_one (r, k, readers) &&
      (r->t[k + 1].kind != T_WORD || hd_when_is (&r->t[k + 1], W_AND, NULL)))
    return READER;
  for (; names < 3 && r->t[k].kind == T_WORD && r->t[k].title &&
         (r->t[k].word == NULL || r->t[k].word->meaning == W_NONE);
       k++)
    names++;
  return names > 0 && (r->t[k].kind == T_BREAK || r->t[k].kind == T_END ||
                       hd_when_is_punct (&r->t[k], ',') || hd_when_is_punct (&r->t[k], ';') ||
                       hd_when_is_punct (&r->t[k], '.') || hd_when_is (&r->t[k], W_AND, NULL))
           ? SOMEBODY
           : NOBODY;
}

/* "Ifeoma, yours is the 10:00", "du bist um 10 Uhr dran", "c'est 10h pour toi", "la tuya es la de
 * las 10": whether the sentence of a time says that it is the reader's turn. */
static gboolean
is_readers (const HdReading *r, const HdItem *item)
{
  static const char *const yours[] = { "yours", "dran", "deiner", "deins", "ihrer",
                                       "ihres", "tien", "tienne", "tuya",  "tuyo",
                                       "suya",  "suyo", NULL };
  /* "Your interview starts at 10:00" may have all of them as its parts. */
  static const char *const your[] = { "your", "votre", "ton", "tu", "su", "dein", "ihr", NULL };
  static const char *const turns[] = { "turn",    "slot", "tour",     "passage", "turno",
                                       "creneau", "time", "timeslot", NULL };
  static const char *const for_[] = { "for", "pour", "fur", "para", NULL };
  static const char *const you[] = { "you", "toi", "vous", "dich", "sie", "ti", "usted", NULL };
  HdWhenSentence s = hd_when_sentence (r, item->first, 16);

  if (hd_when_says_any (r, s.from, s.to, yours))
    return TRUE;
  for (guint k = s.from; k + 1 < s.to; k++)
    if ((hd_when_says_one (r, k, for_) && hd_when_says_one (r, k + 1, you)) ||
        (hd_when_says_one (r, k, your) && hd_when_says_one (r, k + 1, turns)))
      return TRUE;
  return FALSE;
}

/* Below a list of names, the one of its times that is said to be the reader's; @end: none. */
static guint
find_readers (const HdReading *r, const HdItem *items, guint n, guint from, guint end)
{
  guint found = end;

  for (guint k = end; k < n && k < end + NEAR_ITEMS && items[k].kind != ITEM_DATE; k++)
    {
      if (items[k].kind != ITEM_TIME || items[k].time.same || !is_readers (r, &items[k]))
        continue;
      for (guint i = from; i < end; i++)
        if (hd_when_minutes_of (&items[i].time.start) == hd_when_minutes_of (&items[k].time.start))
          {
            if (found != end && found != i)
              return end;
            found = i;
          }
    }
  return found;
}

/* "you = Tues 9 Feb, 3pm; Sanjit = 4pm", "Sie am Di 9.2., 15 Uhr; Herr Sandhu um 16 Uhr": who
 * stands before a time, at the start of the part of a list in which it is. */
static Turn
whose_part (const HdReading *r, guint from, guint time)
{
  static const char *const readers[] = { "you", "sie", "du", "vous", "toi", "tu", "usted", NULL };
  static const char *const titles[] = { "mr",  "mrs", "ms",  "herr", "frau", "m",
                                        "mme", "sr",  "sra", "el",   "la",   NULL };
  guint k = from, names = 0;

  if (hd_when_says_one (r, k, readers))
    return READER;
  for (; k < time && names < 3; k++)
    if (hd_when_says_one (r, k, titles) || hd_when_is_punct (&r->t[k], '.'))
      continue;
    else if (r->t[k].kind == T_WORD && r->t[k].title &&
             (r->t[k].word == NULL || r->t[k].word->meaning == W_NONE))
      names++;
    else
      break;
  while (k < time && (hd_when_is_punct (&r->t[k], '=') || hd_when_is_punct (&r->t[k], ':') ||
                      hd_when_is_punct (&r->t[k], '-') || hd_when_is (&r->t[k], W_AT, NULL) ||
                      hd_when_is (&r->t[k], W_THE, NULL)))
    k++;
  return names > 0 && k == time ? SOMEBODY : NOBODY;
}

/* Drops what is somebody else's of a list whose parts end in semicolons, where one is the
 * reader's. */
static void
mark_parts (const HdReading *r, HdItem *items, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint begin = i, end = i, readers = 0, others = 0;

      for (int pass = 0; pass < 2; pass++)
        for (end = begin; end < n && end - begin < 2 * MAX_TURNS; end++)
          {
            guint from = items[end].first;
            Turn turn;

            if (end > begin && r->t[items[end].first].line != r->t[items[begin].first].line)
              break;
            if (items[end].kind != ITEM_TIME)
              continue;
            while (from > 0 && items[end].first - from < MAX_TURNS &&
                   !hd_when_is_punct (&r->t[from - 1], ';') &&
                   !hd_when_is_punct (&r->t[from - 1], ':') && r->t[from - 1].kind != T_BREAK)
              from--;
            turn = whose_part (r, from, items[end].first);
            if (pass == 0 && turn == READER)
              readers++;
            else if (turn == SOMEBODY && pass == 0)
              others++;
            else if (turn == SOMEBODY && readers == 1)
              items[end].dropped = items[end].context = TRUE;
          }
      i = MAX (i, end - (end > i));
    }
}

/* "Ahmed goes in at 9.30 and you at 10.15": of the hours of a sentence, those of others go where
 * the reader is named right before one. */
static void
mark_and_you (const HdReading *r, HdItem *items, guint n)
{
  static const char *const readers[] = { "you", "du", "toi", "vous", "tu", "sie", "usted", NULL };

  for (guint i = 1; i < n; i++)
    {
      guint k = items[i].first, from;

      if (items[i].kind != ITEM_TIME)
        continue;
      /* "du um 10:15", which looks like "from" in French */
      if (hd_when_says_one (r, k, readers))
        k++;
      while (k > 0 && items[i].first - MIN (k, items[i].first) < 3 &&
             (hd_when_is (&r->t[k - 1], W_AT, NULL) || hd_when_is (&r->t[k - 1], W_THE, NULL)))
        k--;
      if (k < 2 || !hd_when_says_one (r, k - 1, readers) ||
          !(hd_when_is (&r->t[k - 2], W_AND, NULL) || hd_when_is_punct (&r->t[k - 2], ',')))
        continue;
      from = hd_when_sentence (r, items[i].first, 30).from;
      for (guint o = i; o > 0 && i - o < MAX_TURNS && items[o - 1].first >= from; o--)
        {
          guint begin = o > 1 && items[o - 2].end > from ? items[o - 2].end : from;
          gboolean name = FALSE;

          if (items[o - 1].kind != ITEM_TIME)
            continue;
          for (guint w = begin; w < items[o - 1].first; w++)
            name |= r->t[w].kind == T_WORD && r->t[w].title && r->t[w].word == NULL;
          if (name)
            items[o - 1].dropped = items[o - 1].context = TRUE;
        }
    }
}

/**
 * hd_when_mark_turns:
 *
 * Where one of the times of a list is the reader's, or is said to be below it, the others are of
 * those who are named there.
 */
void
hd_when_mark_turns (HdReading *r, HdItem *items, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint end = i, readers = 0, others = 0;

      for (; end < n && end - i < MAX_TURNS && items[end].kind == ITEM_TIME; end++)
        {
          Turn turn = whose (r, items[end].end);

          if (turn == NOBODY)
            break;
          readers += turn == READER;
          others += turn == SOMEBODY;
        }
      if (readers == 1 && others > 0)
        for (guint k = i; k < end; k++)
          if (whose (r, items[k].end) == SOMEBODY)
            items[k].dropped = items[k].context = TRUE;
      if (readers == 0 && others > 1)
        {
          guint own = find_readers (r, items, n, i, end);

          for (guint k = i; own != end && k < end; k++)
            if (k != own)
              /* Nor are they parts of a programme. */
              items[k].dropped = items[k].context = items[k].refused = TRUE;
        }
      i = MAX (i, end - (end > i));
    }
  mark_parts (r, items, n);
  mark_and_you (r, items, n);
}
