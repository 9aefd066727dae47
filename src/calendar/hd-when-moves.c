/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-cues.h"
#include "hd-when-join.h"

/* How far beside a word the sentence that tells of a move is looked at, in tokens. */
#define NEAR 40

/* In minutes: a stretch without am and pm that goes over noon is no longer than @LONGEST_TALK. */
#define NOON (12 * 60)
#define LONGEST_TALK (6 * 60)

/* What is moved, and what takes its place. */

/* "scheduled for", "prevista para", "fixé au": where something was, and does not go to. */
static gboolean
was_set (const HdReading *r, guint i)
{
  static const char *const words[] = { "scheduled", "planned",   "prevista",   "previsto",
                                       "prevue",    "prevu",     "programada", "programado",
                                       "fijada",    "fijado",    "fixee",      "fixe",
                                       "geplant",   "angesetzt", NULL };

  return i > 0 && hd_when_says_one (r, i - 1, words);
}

/* Whether what begins at @i is said to be where something is moved to. */
static gboolean
is_target (const HdReading *r, guint i)
{
  static const char *const to[] = { "to", "auf", "au", "al", "para", "a", NULL };

  for (guint n = 0; n < 3 && i > 0; n++)
    {
      if (hd_when_says_one (r, --i, to))
        return !was_set (r, i);
      if (!hd_when_is (&r->t[i], W_THE, NULL) && !hd_when_is (&r->t[i], W_ON, NULL))
        return FALSE;
    }
  return FALSE;
}

/* "Your appointment on 2 December at 10 has been moved to 11": whether the sentence between two
 * tokens says so, whatever other days are named behind it. */
static gboolean
moves_hour (const HdReading *r, const HdItem *items, guint n, guint first, guint from, guint to)
{
  guint dates = 0;
  gboolean target = FALSE;

  for (guint k = first; k < n && items[k].first < to; k++)
    {
      if (items[k].first < from || items[k].dropped)
        continue;
      dates += items[k].kind == ITEM_DATE;
      target |= items[k].kind == ITEM_TIME &&
                hd_when_says_any (r, items[k].first > 0 ? items[k].first - 1 : 0,
                                  items[k].first + 1, (const char *const[]){ "to", "auf", NULL });
    }
  return dates == 1 && target;
}

/* "prévu demain, vendredi 9 octobre": whether the date at @k says the one right before it again. */
static gboolean
says_day_again (const HdItem *items, guint first, guint k)
{
  return k > first && items[k - 1].kind == ITEM_DATE && items[k].first <= items[k - 1].end + 1 &&
         items[k - 1].date.n_dates > 0 && items[k].date.n_dates > 0 &&
         items[k - 1].date.dates[0] == items[k].date.dates[0];
}

/* "I have to move our call on Tuesday. Would Thursday or Friday suit?": what the sentence that
 * tells of the move names is replaced by what the ones behind it offer; TRUE when it was so. */
static gboolean
replace_in_sentence (HdReading *r, HdItem *items, guint n, guint first, guint m)
{
  HdWhenSentence s = hd_when_sentence (r, m, NEAR);
  guint from = s.from, to = s.to, paragraph = r->lines[r->t[m].line].paragraph, behind = 0,
        inside = 0;
  gboolean target = FALSE, to_time = FALSE;

  for (guint k = first; k < n && items[k].first < m + 60; k++)
    {
      /* "von 14 Uhr auf 15:30 Uhr" */
      to_time |= items[k].kind == ITEM_TIME && items[k].first >= from && items[k].first < to &&
                 is_target (r, items[k].first);
      if (items[k].kind != ITEM_DATE || items[k].dropped)
        continue;
      /* What is quoted below is what was said before. */
      if (items[k].first >= to)
        behind += r->lines[r->t[items[k].first].line].depth == r->lines[r->t[m].line].depth &&
                  r->lines[r->t[items[k].first].line].paragraph <= paragraph + 1u;
      else if (items[k].first >= from)
        {
          inside += !says_day_again (items, first, k);
          target |= is_target (r, items[k].first);
        }
    }
  if (inside == 0 && to_time)
    return FALSE;
  if (inside == 1 && moves_hour (r, items, n, first, from, to))
    return FALSE;
  if (behind == 0 || target || inside > 1)
    return behind > 0 && target && inside == 1;
  for (guint k = first; k < n && items[k].first < to; k++)
    if (items[k].first >= from && (items[k].kind == ITEM_DATE || items[k].kind == ITEM_TIME))
      items[k].dropped = TRUE;
  return TRUE;
}

/* "bring this forward to", but no "looking forward to". */
static gboolean
brings_forward (const HdReading *r, guint i)
{
  if (hd_when_puts_back (r, i))
    return TRUE;
  if (!hd_when_says (r, i, "bring") && !hd_when_says (r, i, "brought"))
    return FALSE;
  for (guint k = i + 1;
       k < i + 9 && !hd_when_ends_sentence (r, k) && !hd_when_is_punct (&r->t[k], ','); k++)
    if (hd_when_says (r, k, "forward"))
      return TRUE;
  return FALSE;
}

/* "please don't move it", "bitte nicht verschieben" */
static gboolean
is_negated (const HdReading *r, guint i)
{
  static const char *const words[] = { "t", "not", "nicht", "no", "ne", NULL };

  return i > 0 && hd_when_says_one (r, i - 1, words);
}

/* "The meeting scheduled for Friday will now take place on Monday", "findet nun am Montag statt" */
static gboolean
takes_new_place (const HdReading *r, guint i)
{
  static const char *const pairs[][2] = {
    { "will", "now" },        { "is", "now" },          { "findet", "nun" },
    { "findet", "jetzt" },    { "pasa", "al" },         { "pasa", "del" },
    { "pasa", "de" },         { "pasar", "su" },        { "pasar", "tu" },
    { "passe", "du" },        { "passe", "de" },        { "wechselt", "von" },
    { "finalement", "lieu" }, { "sera", "finalement" }, { "finalmente", "sera" }
  };

  static const char *const pass[] = { "pasar",   "pasamos", "pasado", "pasan",
                                      "pasemos", "paso",    "pase",   NULL };
  static const char *const las[] = { "las", "la", NULL };

  for (guint p = 0; p < G_N_ELEMENTS (pairs); p++)
    if (hd_when_says (r, i, pairs[p][0]) && hd_when_says (r, i + 1, pairs[p][1]))
      return TRUE;
  /* "¿Podemos pasar lo de mañana de las 11 a las 13?", and no "de 11 a 13" */
  if (r->language == HD_LANG_ES && hd_when_says_one (r, i, pass))
    for (guint k = i + 1; k < i + 14 && !hd_when_ends_sentence (r, k); k++)
      if (hd_when_says (r, k, "de") && hd_when_says_any (r, k + 1, k + 2, las) &&
          (r->t[k + 2].kind == T_NUMBER || hd_when_is (&r->t[k + 2], W_NUMBER, NULL)))
        return TRUE;
  return hd_when_says (r, i, "desormais") || hd_when_becomes (r, i);
}

/* Whether such words only say when: "findet nun von 14 bis 15 Uhr statt" goes from no hour to
 * another, as "passe de 14h à 15h" does. */
static gboolean
only_says_when (const HdReading *r, guint i)
{
  static const char *const words[] = { "pasa",  "pasar",   "passe", "wechselt", "pasamos", "pasado",
                                       "pasan", "pasemos", "paso",  "pase",     NULL };

  return !hd_when_says_one (r, i, words);
}

/* "We had 4pm in the diary", "nous avions prévu": a plan that something behind it may replace. */
static gboolean
was_planned (const HdReading *r, guint i)
{
  static const char *const words[] = { "had",      "hatten", "hatte",    "avions", "avais",
                                       "teniamos", "avait",  "habiamos", "said",   NULL };

  /* "on s'était dit jeudi 17h" */
  if ((hd_when_says (r, i, "etait") || hd_when_says (r, i, "etions")) &&
      hd_when_says (r, i + 1, "dit"))
    return TRUE;
  /* Without their marks "hätte" is "hatte", and offers. */
  return hd_when_says_one (r, i, words) && hd_when_is_plain (r, i);
}

/* "on avait dit jeudi 18h mais est-ce que 18h30 te va ?": the second time takes the place of the
 * first, on its day. */
static void
replace_time (HdReading *r, HdItem *items, guint n, guint first, guint m)
{
  HdItem *old = NULL, *day = NULL;
  guint to = hd_when_sentence (r, m, NEAR).to;

  for (guint k = first; k < n && items[k].first < to; k++)
    {
      if (items[k].first < m || items[k].dropped)
        continue;
      if (items[k].kind == ITEM_DATE && day == NULL && old == NULL)
        day = &items[k];
      else if (items[k].kind == ITEM_DATE)
        return;
      if (items[k].kind == ITEM_TIME && old == NULL)
        old = &items[k];
      else if (items[k].kind == ITEM_TIME)
        for (guint i = old->end; i < items[k].first; i++)
          if ((hd_when_cue_at (r, i) & CUE_BREAK) != 0)
            {
              old->dropped = TRUE;
              if (day != NULL)
                day->date.silent = TRUE;
              return;
            }
    }
}

/* "your 4pm on Wednesday has been pushed back to 4:30pm": the times before the word of the move go,
 * when one behind it is where it goes. */
static void
drop_times_before (const HdReading *r, HdItem *items, guint n, guint first, guint m)
{
  HdWhenSentence s = hd_when_sentence (r, m, NEAR);
  guint from = s.from, to = s.to;
  gboolean target = FALSE;

  for (guint k = first; k < n && items[k].first < to; k++)
    target |= items[k].kind == ITEM_TIME && items[k].first > m && !items[k].dropped &&
              (is_target (r, items[k].first) || hd_when_is (&r->t[items[k].first], W_RANGE, NULL) ||
               hd_when_says (r, items[k].first, "a"));
  for (guint k = first; target && k < n && items[k].first < m; k++)
    if (items[k].kind == ITEM_TIME && items[k].first >= from)
      items[k].dropped = TRUE;
}

/* "push tomorrow's 11 o'clock back to 1pm", "bring the 3pm call forward to 2", "push today's 3pm
 * call to 4.30": the hours between the word of the move at @m and these words go, where the hour to
 * which it moves stands right behind the "to". Hours before @m are drop_times_before()'s. */
static void
drop_pushed (const HdReading *r, HdItem *items, guint n, guint first, guint m)
{
  static const char *const words[] = { "back",      "forward", "call", "chat",        "meeting",
                                       "interview", "slot",    "talk", "appointment", NULL };
  guint to = hd_when_sentence (r, m, NEAR).to, joint = m + 1;

  while (joint < to && !(hd_when_says_one (r, joint, words) && hd_when_says (r, joint + 1, "to")))
    joint++;
  if (joint >= to)
    return;
  for (guint k = first; k < n && items[k].first <= joint + 3; k++)
    if (items[k].kind == ITEM_TIME && items[k].first > joint)
      for (guint old = first; old < k; old++)
        if (items[old].kind == ITEM_TIME && items[old].first > m && items[old].end <= joint)
          items[old].dropped = TRUE;
}

/* The sentence of a move, when it names both of its days, or one and another hour of it. */
static void
sentence_of_both (const HdReading *r,
                  const HdItem *items,
                  guint n,
                  guint first,
                  guint m,
                  guint *from,
                  guint *to)
{
  HdWhenSentence s = hd_when_sentence (r, m, NEAR);
  guint start = s.from, end = s.to, dates = 0;

  for (guint k = first; k < n && items[k].first < end; k++)
    dates += items[k].kind == ITEM_DATE && !items[k].dropped && items[k].first >= start &&
             !(k > 0 && items[k - 1].kind == ITEM_DATE &&
               hd_when_is_day_again (r, &items[k - 1], &items[k]));
  if (dates < 2 && !moves_hour (r, items, n, first, start, end))
    return;
  *from = start;
  *to = end;
}

/* Whether the sentence of a move names a time or an appointment. */
static gboolean
speaks_of_time (const HdReading *r, const HdItem *items, guint n, guint first, guint m)
{
  HdWhenSentence s = hd_when_sentence (r, m, NEAR);
  guint from = s.from, to = s.to;

  for (guint k = first; k < n && items[k].first < to; k++)
    if (items[k].first >= from && (items[k].kind == ITEM_DATE || items[k].kind == ITEM_TIME))
      return TRUE;
  for (guint k = from; k < to; k++)
    if (r->t[k].kind == T_WORD &&
        ((hd_when_cue_at (r, k) & CUE_TALK) != 0 || hd_when_is (&r->t[k], W_TIMEWORD, NULL)))
      return TRUE;
  return FALSE;
}

/* "14 December 9:30 (moved from 7 December 10:00)": where it was stands last; TRUE when it did. */
static gboolean
drop_origin (const HdReading *r, HdItem *items, guint n, guint m, HdItem *last)
{
  static const char *const from[] = { "from", "vom", "von", "du", "del", "desde", NULL };
  guint to = hd_when_sentence (r, m, NEAR).to, k = last->first;

  while (k > m && last->first - k < 2 && hd_when_is (&r->t[k - 1], W_THE, NULL))
    k--;
  if (last->first < m || last->first - m > 5 || !hd_when_says_one (r, k - 1, from))
    return FALSE;
  for (HdItem *item = last + 1; item < items + n && item->first < to; item++)
    if (is_target (r, item->first))
      return FALSE;
  for (HdItem *item = last; item < items + n && item->first < to; item++)
    if (item->kind == ITEM_DATE || item->kind == ITEM_TIME)
      item->dropped = TRUE;
  return TRUE;
}

/* "The closing date was moved, so we can see you on Tuesday or on Thursday": the second of two days
 * to choose from is not where the first one goes. */
static gboolean
is_alternative (const HdReading *r, guint i)
{
  static const char *const to[] = { "to", "auf", "au", "al", NULL };
  guint k = i;

  while (k > 0 && i - k < 3 &&
         (hd_when_is (&r->t[k - 1], W_ON, NULL) || hd_when_is (&r->t[k - 1], W_THE, NULL) ||
          hd_when_says_one (r, k - 1, to)))
    k--;
  return k > 0 && hd_when_is (&r->t[k - 1], W_OR, NULL);
}

/* "Moved: Tuesday, 10:00 to 11:00" */
static gboolean
is_behind_colon (const HdReading *r, guint m, const HdItem *item)
{
  for (guint k = m + 1; k < item->first; k++)
    if (hd_when_is_punct (&r->t[k], ':') && r->t[k + 1].space)
      return TRUE;
  return FALSE;
}

/* "Moved: 15:00 to 14:00": whether an hour ends before it begins, on any clock, so that it went. */
static gboolean
runs_back (const HdTimeItem *time)
{
  int start = hd_when_minutes_of (&time->start), end = hd_when_minutes_of (&time->end);

  /* "Moved: 11:00 to 1:00" */
  if (end < NOON && !time->end.am && end + NOON > start && end + NOON - start <= LONGEST_TALK)
    return FALSE;
  return end <= start;
}

/* Whether the "and" at @i goes on with one more thing or person: "and the call", "and Tom", "the
 * date and time". */
static gboolean
adds_noun (const HdReading *r, guint i)
{
  static const char *const times[] = { "time", "hour", "heure", "hora", "uhrzeit", NULL };

  for (guint k = i + 1; k < i + 3; k++)
    if (r->t[k].kind == T_WORD &&
        ((r->t[k].title && r->t[k].word == NULL) || (hd_when_cue_at (r, k) & CUE_TALK) != 0))
      return TRUE;
  if (hd_when_says_one (r, i + 1, times))
    return TRUE;
  return FALSE;
}

/* "We moved it and see you from 10 to 11", and no "We moved the interview and the call": a stretch
 * that is no part of what the word of a move at @m says. "Von 10 bis 11" is one in any case.
 * @joined: whether an "and" stands between, so that it may be none. */
static gboolean
is_apart (const HdReading *r, guint m, const HdItem *item, gboolean *joined)
{
  static const char *const who[] = { "we", "vous", "nous", "wir", "nos", NULL };
  static const char *const anew[] = { "see",     "can",   "will",       "now",   "is",
                                      "takes",   "meet",  "nun",        "jetzt", "sehen",
                                      "treffen", "ahora", "maintenant", NULL };
  static const char *const verbs[] = { "confirmed", "booked",    "are",    "hope",
                                       "findet",    "held",      "aura",   "tiendra",
                                       "sera",      "deroulera", "tendra", "esperamos",
                                       "starts",    "runs",      "place",  NULL };
  gboolean clause = FALSE; /* "and" goes on with no noun */
  gboolean verb = FALSE;   /* and something is said there */

  *joined = FALSE;
  for (guint k = item->first; k < item->end; k++)
    if (hd_when_says (r, k, "bis"))
      return TRUE;
  for (guint k = m + 1; k < item->first; k++)
    if (hd_when_is (&r->t[k], W_AND, NULL))
      {
        if (hd_when_says_any (r, k + 1, MIN (k + 5, item->first), anew) ||
            hd_when_says_any (r, k + 1, MIN (k + 3, item->first), who))
          return TRUE;
        clause = !adds_noun (r, k);
        *joined |= clause;
      }
    /* "… and will be held on Tuesday from 10 to 11", and no "with her and her deputy on Tuesday" */
    else if (clause && hd_when_says_one (r, k, verbs))
      verb = TRUE;
    else if (clause && verb && hd_when_is (&r->t[k], W_WEEKDAY, NULL))
      return TRUE;
  return FALSE;
}

/* "Your interview on Monday at 10 is now at 11": only what stands before the words at @m can be
 * where it was, and goes when the like stands behind them. "The options are now Monday 10am or
 * Tuesday 11am" takes nothing away. TRUE: no more is to be said of these words. */
static gboolean
drop_before_now (const HdReading *r, HdItem *items, guint n, guint first, guint m)
{
  HdWhenSentence s = hd_when_sentence (r, m, NEAR);
  gboolean becomes = hd_when_becomes (r, m), hour = FALSE;
  guint before = 0, dates = 0;

  for (guint k = first; k < n && items[k].first < s.to; k++)
    {
      if (items[k].first < s.from || items[k].dropped)
        continue;
      if (items[k].kind == ITEM_DATE && items[k].first > m)
        dates++;
      if (items[k].kind == ITEM_TIME && items[k].first > m)
        hour |= !items[k].time.has_end && items[k].first <= m + 6;
      if (items[k].first < m)
        before += items[k].kind == ITEM_DATE || items[k].kind == ITEM_TIME;
    }
  if (becomes && before == 0)
    return TRUE;
  /* Of an hour alone the day stays. */
  if ((!becomes || dates == 0) && (dates > 0 || !hour))
    return FALSE;
  for (guint k = first; k < n && items[k].first < m; k++)
    if (items[k].first >= s.from &&
        (items[k].kind == ITEM_TIME || (items[k].kind == ITEM_DATE && dates > 0)))
      items[k].dropped = TRUE;
  return becomes;
}

/* "moved from A to B": only B is left. */
void
hd_when_mark_moves (HdReading *r, HdItem *items, guint n)
{
  guint i = 0;

  for (guint m = 0; m < r->n; m++)
    {
      guint paragraph = r->lines[r->t[m].line].paragraph, dates = 0;
      HdItem *last = NULL, *before = NULL;

      gboolean had = was_planned (r, m), place;

      if ((!had && !hd_when_tells_move (r, m) && !brings_forward (r, m) &&
           !takes_new_place (r, m) && !hd_when_exchanges (r, m)) ||
          is_negated (r, m) || r->lines[r->t[m].line].role == LINE_DROPPED)
        continue;
      while (i < n && items[i].first + 40 < m)
        i++;
      if (had)
        replace_time (r, items, n, i, m);
      if (takes_new_place (r, m) && only_says_when (r, m) && drop_before_now (r, items, n, i, m))
        {
          r->moves = TRUE;
          continue;
        }
      if (replace_in_sentence (r, items, n, i, m))
        {
          r->moves |= !hd_when_only_may_move (r, m);
          continue;
        }
      /* "We moved the document to a shared folder." */
      if (had || !speaks_of_time (r, items, n, i, m))
        continue;
      r->moves |= !hd_when_only_may_move (r, m);
      guint from = 0, to = r->n;

      sentence_of_both (r, items, n, i, m, &from, &to);
      for (guint k = i; k < n && items[k].first < m + 40; k++)
        if (items[k].kind == ITEM_DATE && !items[k].dropped && items[k].first >= from &&
            items[k].first < to && r->lines[r->t[items[k].first].line].paragraph == paragraph &&
            !is_alternative (r, items[k].first))
          {
            /* "Tuesday's chat (8 June)" is one day. */
            if (last != NULL && hd_when_is_day_again (r, last, &items[k]))
              dates--;
            else
              before = last;
            last = &items[k];
            dates++;
          }
      if (dates >= 2 && drop_origin (r, items, n, m, last))
        continue;
      /* "will now be from 14:00 to 15:00" */
      place = takes_new_place (r, m) && only_says_when (r, m);
      if (dates == 1 && last->date.last_day != HD_DATE_NONE && !place)
        {
          last->date.former = last->date.dates[0];
          last->date.goes = TRUE;
          last->date.dates[0] = last->date.last_day;
          last->date.n_dates = 1;
          last->date.last_day = HD_DATE_NONE;
        }
      if (dates < 2)
        {
          HdItem *old = NULL;

          drop_times_before (r, items, n, i, m);
          drop_pushed (r, items, n, i, m);

          /* "von 14:00 Uhr auf 15:30 Uhr", "the 10am to 11:30" */
          for (guint k = i; k < n && items[k].first < m + 20; k++)
            {
              if (items[k].kind != ITEM_TIME || items[k].first + 24 < m ||
                  r->lines[r->t[items[k].first].line].paragraph != paragraph)
                continue;
              /* "our 2pm today to 2:45pm" */
              guint within = k > 0 && items[k - 1].kind == ITEM_DATE && &items[k - 1] > old
                               ? items[k - 1].end - items[k - 1].first
                               : 0;

              if (old != NULL && items[k].first - old->end <= 2 + within &&
                  !(within > 0 && is_alternative (r, items[k - 1].first)) &&
                  (is_target (r, items[k].first) ||
                   (within > 0 &&
                    hd_when_says_one (r, items[k].first,
                                      (const char *const[]){ "to", "auf", "a", NULL }))))
                old->dropped = TRUE;
              old = &items[k];
            }
          gboolean joined;

          for (guint k = i; k < n && items[k].first < MIN (m + 40, to) && !place; k++)
            if (items[k].kind != ITEM_TIME || !items[k].time.has_end ||
                is_apart (r, m, &items[k], &joined))
              continue;
            /* "It has moved: from 10:00 to 11:00" may say either. */
            else if (!runs_back (&items[k].time) && (joined || is_behind_colon (r, m, &items[k])))
              items[k].time.may_go =
                joined ||
                hd_when_says_one (r, items[k].first,
                                  (const char *const[]){ "from", "de", "des", "desde", NULL });
            else
              {
                gboolean dash = FALSE;

                for (guint j = items[k].first; j < items[k].end; j++)
                  dash |= hd_when_is_punct (&r->t[j], '-');
                if (!dash && r->lines[r->t[items[k].first].line].paragraph == paragraph &&
                    ((hd_when_is (&r->t[items[k].first], W_FROM, NULL) &&
                      /* "pasa al 14, igual de 10 a 16" moves the day. */
                      !(last != NULL && is_target (r, last->first) &&
                        items[k].first > last->first)) ||
                     (items[k].first > m && !is_target (r, items[k].first) &&
                      !(last != NULL && is_target (r, last->first)))))
                  {
                    HdClock start = items[k].time.start;

                    items[k].time.start = items[k].time.end;
                    items[k].time.end = start;
                    items[k].time.has_end = FALSE;
                    items[k].time.goes = TRUE;
                  }
              }
          continue;
        }
      for (guint k = i; k < n && &items[k] < last; k++)
        {
          /* "instead of 10:30 on Tuesday we will now start at 13:30 the same day" */
          gboolean behind = place && items[k].kind == ITEM_TIME && items[k].first > m &&
                            !hd_when_is (&r->t[items[k].first], W_FROM, NULL) &&
                            !hd_when_is (&r->t[items[k].first - 1], W_FROM, NULL);

          if (r->lines[r->t[items[k].first].line].paragraph != paragraph)
            continue;
          if (items[k].kind == ITEM_TIME && items[k].first >= before->end)
            for (guint j = before->end; j <= items[k].first; j++)
              behind |= (hd_when_is (&r->t[j], W_RANGE, NULL) && !hd_when_says (r, j, "a")) ||
                        hd_when_says (r, j, "auf");
          if ((items[k].kind == ITEM_DATE || items[k].kind == ITEM_TIME) && !behind)
            items[k].dropped = TRUE;
        }
    }
}
