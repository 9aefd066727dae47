/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-dates.h"

/* Days with a name that hang on Easter. "Good Friday" is none of the coming Fridays. */

#define MAX_NAME 3

static const struct
{
  const char *words[MAX_NAME]; /* folded; "of" and articles between them are left out */
  int from_easter;
} feasts[] = {
  { { "palm", "sunday" }, -7 },
  { { "maundy", "thursday" }, -3 },
  { { "holy", "thursday" }, -3 },
  { { "good", "friday" }, -2 },
  { { "holy", "saturday" }, -1 },
  { { "easter", "saturday" }, -1 },
  { { "easter", "sunday" }, 0 },
  { { "easter", "monday" }, 1 },
  { { "ascension", "thursday" }, 39 },
  { { "whit", "sunday" }, 49 },
  { { "whit", "monday" }, 50 },
  { { "pentecost", "monday" }, 50 },
  { { "shrove", "tuesday" }, -47 },
  { { "ash", "wednesday" }, -46 },
  { { "rosenmontag" }, -48 },
  { { "faschingsdienstag" }, -47 },
  { { "aschermittwoch" }, -46 },
  { { "palmsonntag" }, -7 },
  { { "grundonnerstag" }, -3 },
  { { "karfreitag" }, -2 },
  { { "karsamstag" }, -1 },
  { { "ostersamstag" }, -1 },
  { { "ostersonntag" }, 0 },
  { { "ostermontag" }, 1 },
  { { "pfingstsonntag" }, 49 },
  { { "pfingstmontag" }, 50 },
  { { "mardi", "gras" }, -47 },
  { { "mercredi", "cendres" }, -46 },
  { { "dimanche", "rameaux" }, -7 },
  { { "jeudi", "saint" }, -3 },
  { { "vendredi", "saint" }, -2 },
  { { "samedi", "saint" }, -1 },
  { { "dimanche", "paques" }, 0 },
  { { "lundi", "paques" }, 1 },
  { { "jeudi", "ascension" }, 39 },
  { { "dimanche", "pentecote" }, 49 },
  { { "lundi", "pentecote" }, 50 },
  { { "martes", "carnaval" }, -47 },
  { { "miercoles", "ceniza" }, -46 },
  { { "domingo", "ramos" }, -7 },
  { { "lunes", "santo" }, -6 },
  { { "martes", "santo" }, -5 },
  { { "miercoles", "santo" }, -4 },
  { { "jueves", "santo" }, -3 },
  { { "viernes", "santo" }, -2 },
  { { "sabado", "santo" }, -1 },
  { { "domingo", "resurreccion" }, 0 },
  { { "domingo", "pascua" }, 0 },
  { { "lunes", "pascua" }, 1 },
  { { "lunes", "pentecostes" }, 50 },
};

/* Easter Sunday of the Gregorian calendar, by the rule of 1582: the Sunday behind the full moon
 * that the tables of the church (not the sky) have on or behind 21 March. */
static HdDate
easter_of (int year)
{
  int golden = year % 19, century = year / 100;
  int epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
  int moon = epact - epact / 28 * (1 - epact / 28 * (29 / (epact + 1)) * ((21 - golden) / 11));
  HdDate full = hd_date_new (year, 3, 21) + moon;

  return full + 7 - (int) hd_date_weekday (full) % 7;
}

/* Where the words of a feast end that begins at @i; 0: there they are not. */
static guint
match (const HdReading *r, guint i, const char *const words[MAX_NAME])
{
  static const char *const between[] = { "de", "des", "du", "la", "l", "of", "del", "las", NULL };
  guint k = i;

  for (guint w = 0; w < MAX_NAME && words[w] != NULL; w++)
    {
      guint last = k;

      while (w > 0 && k - last < 4 &&
             (hd_when_says_one (r, k, between) || hd_when_is_punct (&r->t[k], '\'')))
        k++;
      /* "What a good Friday!" */
      if (!hd_when_says (r, k, words[w]) ||
          (w > 0 && hd_when_says (r, i, "good") && !r->t[i].title && r->t[k].title))
        return 0;
      k++;
    }
  return k;
}

/* The words that such a name may begin with: every word of a text is asked for here. */
static GHashTable *
build_index (void)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint f = 0; f < G_N_ELEMENTS (feasts); f++)
    g_hash_table_add (index, (gpointer) feasts[f].words[0]);
  return index;
}

/**
 * hd_when_read_feast:
 * @items: (out): the date; one that is written behind the name is it, and the name its weekday
 *
 * Reads "Good Friday", "Ostermontag", "lundi de Pâques", "Viernes Santo": the coming one, or that
 * of a year that stands behind.
 *
 * Returns: the token behind it, 0 when none begins at @i
 */
guint
hd_when_read_feast (const HdReading *r, guint i, HdItem *items, guint *n_items)
{
  guint end = 0, behind;
  int days = 0, year = hd_date_year (r->context->today);
  HdDate day;

  static GHashTable *index;

  if (r->t[i].kind != T_WORD)
    return 0;
  if (g_once_init_enter (&index))
    g_once_init_leave (&index, build_index ());
  if (!g_hash_table_contains (index, hd_when_text (r, i)))
    return 0;
  for (guint f = 0; f < G_N_ELEMENTS (feasts) && end == 0; f++)
    {
      end = match (r, i, feasts[f].words);
      days = feasts[f].from_easter;
    }
  if (end == 0)
    return 0;

  if (r->t[end].kind == T_NUMBER && r->t[end].digits == 4 && r->t[end].value >= 1900 &&
      r->t[end].value < 2200)
    {
      hd_when_add_date (&items[0].date, easter_of (r->t[end].value) + days);
      return end + 1;
    }
  day = easter_of (year) + days;
  if (day < r->context->today)
    day = easter_of (year + 1) + days;

  behind = end;
  if (hd_when_is_punct (&r->t[behind], ',') || hd_when_is_punct (&r->t[behind], '('))
    behind++;
  behind = hd_when_skip_optional (r, hd_when_skip_optional (r, behind, W_ON), W_THE);
  behind = hd_when_read_written (r, behind, (int) hd_date_weekday (day), items, n_items);
  if (behind != 0)
    return hd_when_is_punct (&r->t[behind], ')') ? behind + 1 : behind;
  *n_items = 1;
  items[0].date = (HdDateItem){ .last_day = HD_DATE_NONE };
  hd_when_add_date (&items[0].date, day);
  return end;
}
