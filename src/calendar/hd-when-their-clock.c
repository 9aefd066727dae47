/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join.h"
#include "hd-when-zones.h"

/* A time that is said once more on a clock that nobody knows here. */

/* ", das ist", "which is", "soit": whether what stands between two times says that they are one. */
static gboolean
says_again (const HdReading *r, const HdItem *item, const HdItem *behind)
{
  static const char *const words[] = { "las", "ist", "is",    "s",   "also", "soit", "c", "donc",
                                       "sea", "es",  "decir", "son", "sind", "so",   NULL };

  return behind->first > item->end && behind->first - item->end <= 8 &&
         hd_when_says_any (r, item->end + 2, behind->first + 1, words);
}

/* "my time", "ihrer Zeit": a clock that nobody knows here. */
static gboolean
is_theirs (const HdReading *r, guint i)
{
  static const char *const whose[] = { "my",    "our",     "meiner", "unserer", "mon", "notre",
                                       "mi",    "nuestra", "ihrer",  "seiner",  "her", "his",
                                       "their", "son",     "sa",     "leur",    NULL };
  /* "16:00 Uhr unserer Zeit (10:00 Uhr dort)" */
  static const char *const there[] = { "dort", "there", "alli", "alla", NULL };

  if (hd_when_is_punct (&r->t[i], '('))
    i++;
  /* "hora de allí" */
  if (hd_when_is (&r->t[i], W_TIMEWORD, NULL) && hd_when_is (&r->t[i + 1], W_OF, NULL) &&
      hd_when_says_one (r, i + 2, (const char *const[]){ "alli", "alla", "ahi", NULL }))
    return TRUE;
  /* "10am your time (11am mine)" */
  if (hd_when_says (r, i, "mine") || hd_when_says (r, i, "ours") ||
      (hd_when_says_one (r, i, there) && hd_when_is_punct (&r->t[i + 1], ')')) ||
      hd_when_read_their (r, i) != 0 ||
      (hd_when_says (r, i, "la") && hd_when_is_punct (&r->t[i + 1], '-') &&
       hd_when_says (r, i + 2, "bas")))
    return TRUE;
  return hd_when_says_one (r, i, whose) && hd_when_is (&r->t[i + 1], W_TIMEWORD, NULL);
}

/* "16:00 hora de España (9:00 en México)": in brackets behind a time that has its zone the same on
 * the clock of a place that is not known. */
static gboolean
is_elsewhere (const HdReading *r, const HdItem *items, guint n, guint i)
{
  static const char *const in[] = { "en", "in", "au", "aux", "im", "a", NULL };
  guint k = items[i].end + 1;

  if (i < 2 || items[i].time.has_end || items[i - 1].kind != ITEM_ZONE || items[i - 1].zone.place ||
      items[i - 2].kind != ITEM_TIME || items[i].first - items[i - 1].end > 2 ||
      !hd_when_is_punct (&r->t[items[i].first - 1], '(') || !hd_when_says_one (r, items[i].end, in))
    return FALSE;
  while (k < items[i].end + 4 && r->t[k].kind == T_WORD && (r->t[k].title || k > items[i].end + 1))
    k++;
  return k > items[i].end + 1 && hd_when_is_punct (&r->t[k], ')') &&
         !(i + 1 < n && items[i + 1].kind == ITEM_ZONE && items[i + 1].first < k);
}

/* "5pm your time (8am my time)", "um 11 Uhr ihrer Zeit, das ist 17 Uhr bei uns": one of the two
 * says the same on a clock that nobody knows. */
void
hd_when_mark_theirs (HdReading *r, HdItem *items, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      if (items[i].kind != ITEM_TIME ||
          !(is_theirs (r, items[i].end) || is_elsewhere (r, items, n, i)))
        continue;
      for (guint b = i > 2 ? i - 2 : 0; b < n && b <= i + 2; b++)
        if (b != i && items[b].kind == ITEM_TIME &&
            r->t[items[b].first].line == r->t[items[i].first].line &&
            (b < i ? items[i].first - items[b].end <= 6
                   : says_again (r, &items[i], &items[b]) ||
                       (hd_when_read_their (r, items[i].end) != 0 &&
                        hd_when_read_here (r, items[b].end) != 0)))
          items[i].dropped = TRUE;
    }
}
