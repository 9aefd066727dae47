/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-cues.h"
#include "hd-when-dates.h"
#include "hd-when-join-private.h"

/* "In two hours", "in einer halben Stunde", "dans deux heures", "en media hora": so long from now.
 * It is none of the hours of the clock, and when now is the text does not tell: what is known is
 * the day, and the hour is asked about. */

/* Nobody says so of what is further away. */
#define MOST (12 * 60)
#define LEAST 5

/* What has fewer tokens was typed for the sake of its time. */
#define FEW_TOKENS 10

/* "two hours", "einer guten Stunde", "2h30": where it ends, 0: there is none. */
static guint
read_amount (const HdReading *r, guint i, int *minutes)
{
  static const char *const about[] = { "good",   "guten", "knappen",  "petite",  "bonne", "about",
                                       "around", "etwa",  "ungefahr", "environ", "unos",  "unas",
                                       "apenas", "circa", "ca",       NULL };
  const HdToken *t = r->t;
  guint k = i, end;
  int n;

  if (hd_when_says_one (r, k, about))
    k++;
  if ((end = hd_when_read_named_length (r, k, minutes)) != 0)
    return end;
  if (t[k].kind == T_NUMBER && t[k].digits <= 3)
    {
      n = t[k].value;
      end = k + 1;
    }
  else if ((end = hd_when_read_count (r, k, &n)) == 0)
    return 0;
  if (hd_when_says_one (r, end, about))
    end++;
  if (hd_when_is (&t[end], W_MINUTE, NULL))
    {
      *minutes = n;
      return end + 1;
    }
  if (!hd_when_is (&t[end], W_HOUR, NULL))
    return 0;
  *minutes = 60 * n;
  end++;
  if (t[end].kind == T_NUMBER && t[end].digits == 2 && t[end].value < 60 && !t[end].space)
    {
      *minutes += t[end].value;
      return end + 1;
    }
  /* "an hour and a half", "une heure et demie", "una hora y media" */
  k = hd_when_is (&t[end], W_AND, NULL) ? end + 1 : end;
  if (k > end && hd_when_says (r, k, "a"))
    k++;
  if (k > end && hd_when_is (&t[k], W_HALF, NULL))
    {
      *minutes += 30;
      return k + 1;
    }
  return end;
}

/**
 * hd_when_read_hence:
 * @item: (out): of today
 *
 * Returns: the token behind what is so long from now, 0 when it does not begin at @i
 */
guint
hd_when_read_hence (const HdReading *r, guint i, HdItem *item)
{
  static const char *const within[] = { "within", "innerhalb", "binnen", "sous", NULL };
  const HdToken *t = r->t;
  gboolean in = hd_when_is (&t[i], W_IN, NULL) && !hd_when_says_one (r, i, within);
  guint end;
  int minutes = 0;

  if (!in && t[i].kind != T_NUMBER && !hd_when_is (&t[i], W_NUMBER, NULL) &&
      !hd_when_is (&t[i], W_HALF, NULL))
    return 0;
  end = read_amount (r, in ? hd_when_skip_optional (r, i + 1, W_OF) : i, &minutes);
  if (end == 0 || minutes < LEAST || minutes > MOST)
    return 0;
  if (hd_when_is_punct (&t[end], '\'') && hd_when_says (r, end + 1, "time"))
    end += 2;
  if (hd_when_says (r, end, "from") && hd_when_says (r, end + 1, "now"))
    end += 2;
  else if (!in)
    return 0;

  *item = (HdItem){ .kind = ITEM_HENCE,
                    .first = i,
                    .end = end,
                    .date = { .last_day = HD_DATE_NONE, .hence = TRUE } };
  hd_when_add_date (&item->date, r->context->today);
  return end;
}

/* Whether the sentence of such an item says that something is to be then, and what else it may tell
 * by it: a way, when somebody is back, how fast one is. */
static gboolean
is_meant (const HdReading *r, const HdItem *item)
{
  static const char *const done[] = { "done",     "finish",    "finished",  "complete", "completed",
                                      "over",     "through",   "doable",    "fertig",   "erledigt",
                                      "schaffen", "geschafft", "machbar",   "vorbei",   "durch",
                                      "fait",     "finir",     "fini",      "termine",  "terminer",
                                      "hecho",    "terminado", "completar", "terminar", NULL };
  HdWhenSentence s = hd_when_sentence (r, item->first, 30);
  gboolean asked = hd_when_is_punct (&r->t[s.to], '?'), phone = FALSE;
  guint cues = 0;

  for (guint k = s.from; k < s.to; k++)
    if (r->t[k].kind == T_WORD && (k < item->first || k >= item->end))
      {
        if (hd_when_is (&r->t[k], W_TRAVEL, NULL))
          return FALSE;
        cues |= hd_when_cue_at (r, k);
        /* "Ich melde mich in einer halben Stunde telefonisch" */
        phone |= hd_when_is (&r->t[k], W_PHONE, NULL);
      }
  /* "¿Hablamos en dos horas?", and no "hablamos" of what was */
  if ((cues & (CUE_AWAY | CUE_JOB | CUE_LIMIT | CUE_PAST | CUE_HABIT | CUE_NOT)) != 0 ||
      ((cues & CUE_TOLD) != 0 && !asked) || hd_when_says_any (r, s.from, s.to, done))
    return FALSE;
  if ((cues & CUE_REPLY) != 0 && (cues & CUE_TALK) == 0 && !phone)
    return FALSE;
  if (phone || (cues & (CUE_TALK | CUE_OFFER)) != 0)
    return TRUE;
  return r->n <= FEW_TOKENS && (cues & (CUE_RETURN | CUE_REACH | CUE_BEGIN)) == 0;
}

/**
 * hd_when_take_hence:
 *
 * Makes an event of what is to be so long from now, where the text tells of no other time.
 */
void
hd_when_take_hence (HdJoin *j)
{
  /* A mail of another day is past by then. */
  if (j->r->sent != HD_DATE_NONE && j->r->sent != j->r->context->today)
    return;
  for (guint i = 0; i < j->n; i++)
    if (j->items[i].kind == ITEM_HENCE && hd_when_is_usable (j, i) && is_meant (j->r, &j->items[i]))
      {
        hd_when_add_all_day (j, (int) i);
        return;
      }
}
