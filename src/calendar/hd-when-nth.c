/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-dates.h"

/* "the first Monday in December", "der letzte Freitag im Monat": weekdays that a month counts. */

#define LAST (-1)

/* "first", "1.", "2nd", "dernier": which, -1 for the last; 0: none. @end: behind it. */
int
hd_when_read_ordinal (const HdReading *r, guint i, guint *end)
{
  static const struct
  {
    const char *word;
    int nth;
  } words[] = {
    { "first", 1 },      { "second", 2 },    { "third", 3 },      { "fourth", 4 },
    { "last", LAST },    { "erste", 1 },     { "erster", 1 },     { "ersten", 1 },
    { "zweite", 2 },     { "zweiter", 2 },   { "zweiten", 2 },    { "dritte", 3 },
    { "dritter", 3 },    { "dritten", 3 },   { "vierte", 4 },     { "vierter", 4 },
    { "vierten", 4 },    { "letzte", LAST }, { "letzter", LAST }, { "letzten", LAST },
    { "premier", 1 },    { "deuxieme", 2 },  { "troisieme", 3 },  { "quatrieme", 4 },
    { "dernier", LAST }, { "primer", 1 },    { "segundo", 2 },    { "tercer", 3 },
    { "cuarto", 4 },     { "ultimo", LAST }, { "premiere", 1 },   { "derniere", LAST },
    { "primera", 1 },    { "segunda", 2 },   { "tercera", 3 },    { "cuarta", 4 },
    { "ultima", LAST },
  };
  const HdToken *t = r->t;

  if (t[i].kind == T_NUMBER)
    {
      *end = i + 2;
      return t[i].digits == 1 && t[i].value >= 1 && t[i].value <= 4 && !t[i + 1].space &&
                 (hd_when_is (&t[i + 1], W_ORD, NULL) || hd_when_is_punct (&t[i + 1], '.'))
               ? t[i].value
               : 0;
    }
  *end = i + 1;
  for (guint w = 0; w < G_N_ELEMENTS (words); w++)
    if (hd_when_says (r, i, words[w].word))
      return words[w].nth;
  return 0;
}

/* That weekday of a month. There are four of each at least. */
static HdDate
nth_of (int year, int month, int weekday, int nth)
{
  HdDate first = hd_date_new (year, month, 1);

  first += (weekday - (int) hd_date_weekday (first) + 7) % 7;
  if (nth != LAST)
    return first + 7 * (nth - 1);
  for (HdDate day = first + 28;; day -= 7)
    {
      int of;

      hd_date_get_ymd (day, NULL, &of, NULL);
      if (of == month)
        return day;
    }
}

/* "of the month": this one or the next. */
static void
add_of_month (const HdReading *r, HdDateItem *item, int weekday, int nth)
{
  HdDate today = r->context->today;
  int year, month;
  HdDate day;

  hd_date_get_ymd (today, &year, &month, NULL);
  day = nth_of (year, month, weekday, nth);
  if (day >= today)
    hd_when_add_date (item, day);
  hd_when_add_date (item, nth_of (year + month / 12, month % 12 + 1, weekday, nth));
}

/* Reads a weekday by its place in a month. Returns the token behind it, 0 for nothing. */
guint
hd_when_read_nth (const HdReading *r, guint i, HdDateItem *item)
{
  static const char *const months[] = { "month", "monat", "monats", "mois", "mes", NULL };
  const HdToken *t = r->t;
  HdDate today = r->context->today, day;
  guint k, links;
  int nth, weekday, month, year = hd_date_year (today);

  /* Few words stand before a weekday: the others are not looked up. */
  if (!hd_when_is (&t[i + 1], W_WEEKDAY, NULL) && !hd_when_is (&t[i + 2], W_WEEKDAY, NULL))
    return 0;
  nth = hd_when_read_ordinal (r, i, &k);
  if (nth == 0 || !hd_when_is (&t[k], W_WEEKDAY, &weekday))
    return 0;
  item->part = (HdDayPart) (weekday >> 4 & 0xf);
  item->which_weekday = weekday &= 0xf;
  links = ++k;
  k = hd_when_skip_optional (r, hd_when_skip_optional (r, k, W_IN), W_OF);
  if (hd_when_says (r, k, "d"))
    k++;
  if (k > links && hd_when_is_punct (&t[k], '\''))
    k++;
  if (k == links && (hd_when_says (r, k, "im") || hd_when_says (r, k, "des")))
    k++;
  if (k == links)
    return 0;
  while (hd_when_is (&t[k], W_THE, NULL) || hd_when_is (&t[k], W_THIS, NULL) ||
         hd_when_is (&t[k], W_NEXT, NULL) || hd_when_is (&t[k], W_COMING, NULL))
    k++;

  if (hd_when_says_one (r, k, months))
    {
      add_of_month (r, item, weekday, nth);
      return k + 1;
    }
  if (!hd_when_is (&t[k], W_MONTH, &month))
    return 0;
  k++;
  if (hd_when_is_punct (&t[k], '.') && !t[k].space && t[k - 1].end - t[k - 1].start <= 4)
    k++;
  if (t[k].kind == T_NUMBER && t[k].digits == 4 && t[k].value >= year - 1 && t[k].value <= year + 5)
    {
      hd_when_add_date (item, nth_of (t[k].value, month, weekday, nth));
      return k + 1;
    }
  day = nth_of (year, month, weekday, nth);
  hd_when_add_date (item, day >= today ? day : nth_of (year + 1, month, weekday, nth));
  return k;
}
