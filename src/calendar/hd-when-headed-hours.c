/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-cues.h"
#include "hd-when-dates.h"
#include "hd-when-times.h"

/* "Tue 9 Feb interview 10-11", "Sat 13 Feb open day 10-2": two bare numbers behind a day and what
 * takes place on it. */

/* So many words may stand between the day and its hours. */
#define MAX_WORDS 4

/* So many hours it may take. */
#define MAX_HOURS 9

/* What takes place on a day, as the last word before its hours. */
static gboolean
takes_place (const HdReading *r, guint i)
{
  static const char *const words[] = {
    "day",       "trial",         "shift",       "training", "induction", "tour",    "test",
    "exam",      "workshop",      "site",        "onsite",   "tag",       "schicht", "schulung",
    "vor-ort",   "ort",           "essai",       "journee",  "jornada",   "prueba",  "formation",
    "visite",    "visita",        "remote",      "video",    "online",    "phone",   "lunch",
    "screening", "probearbeiten", "hospitation", NULL
  };

  return (hd_when_cue_at (r, i) & CUE_TALK) != 0 || hd_when_says_one (r, i, words);
}

/**
 * hd_when_is_headed:
 * @last: (nullable): the item read before
 *
 * Returns: whether the two numbers at @i are the hours of what is named between them and their day
 */
gboolean
hd_when_is_headed (const HdReading *r, guint i, const HdItem *last)
{
  const HdToken *t = r->t;
  /* "Thu 11: lunch (12-1)" */
  guint noun = i > 1 && hd_when_is_punct (&t[i - 1], '(') ? i - 2 : i - 1;
  int hours;

  if (last == NULL || last->kind != ITEM_DATE || i <= last->end || i - last->end > MAX_WORDS ||
      t[last->first].line != t[i].line || t[i].kind != T_NUMBER || t[i].digits > 2 ||
      t[i].value < 1 || t[i].value > 20 || !hd_when_is_punct (&t[i + 1], '-') ||
      t[i + 2].kind != T_NUMBER || t[i + 2].digits > 2 || t[i + 2].value > 22)
    return FALSE;
  hours = (t[i + 2].value - t[i].value + 24) % (t[i].value > 12 || t[i + 2].value > 12 ? 24 : 12);
  if (hours < 1 || hours > MAX_HOURS || !takes_place (r, noun))
    return FALSE;
  for (guint k = last->end; k <= noun; k++)
    if (t[k].kind != T_WORD &&
        !(k == last->end && (hd_when_is_punct (&t[k], ',') || hd_when_is_punct (&t[k], ':'))))
      return FALSE;
  /* "team meeting 5-6 people", "day 2-3 of it" */
  return hd_when_ends_phrase (&t[i + 3]) ||
         (t[i + 3].kind == T_WORD &&
          (hd_when_says (r, i + 3, "w") || hd_when_says (r, i + 3, "with") ||
           hd_when_says (r, i + 3, "mit") || hd_when_says (r, i + 3, "avec") ||
           hd_when_says (r, i + 3, "con") || hd_when_is (&t[i + 3], W_AT, NULL)));
}
