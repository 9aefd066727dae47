/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-dates.h"
#include "hd-when-times.h"

#define LONGEST (24 * 60)

/* A quantity in tenths: "1,5", "45", "two"; -1 when there is none. */
static guint
read_quantity (const HdReading *r, guint i, int *tenths)
{
  const HdToken *t = r->t;
  int value = 0;

  if (t[i].kind == T_NUMBER && t[i].digits <= 3)
    {
      *tenths = t[i].value * 10;
      if ((hd_when_is_punct (&t[i + 1], ',') || hd_when_is_punct (&t[i + 1], '.')) &&
          !t[i + 1].space && t[i + 2].kind == T_NUMBER && !t[i + 2].space && t[i + 2].digits <= 2)
        {
          *tenths += t[i + 2].digits == 2 ? t[i + 2].value / 10 : t[i + 2].value;
          /* a quarter of an hour has two decimals */
          if (t[i + 2].digits == 2 && t[i + 2].value % 10 != 0)
            return 0;
          return i + 3;
        }
      return i + 1;
    }
  guint end = hd_when_read_count (r, i, &value);

  *tenths = value * 10;
  return end;
}

/* "halbstündiges", "einstündig", "zweistündigen": minutes; 0: no such word. */
static int
read_compound (const HdReading *r, guint i)
{
  static const struct
  {
    const char *stem;
    int minutes;
  } stems[] = { { "viertelstundig", 15 }, { "halbstundig", 30 },       { "dreiviertelstundig", 45 },
                { "einstundig", 60 },     { "eineinhalbstundig", 90 }, { "anderthalbstundig", 90 },
                { "zweistundig", 120 },   { "dreistundig", 180 },      { "vierstundig", 240 } };

  for (guint s = 0; s < G_N_ELEMENTS (stems); s++)
    if (g_str_has_prefix (hd_when_text (r, i), stems[s].stem))
      return stems[s].minutes;
  return 0;
}

/* "one and a half hours", "2 and a quarter hours", "1 1/2 Stunden": a count with its part before
 * the hours. Returns: the token behind it, 0: none begins at @i */
static guint
read_count_and_part (const HdReading *r, guint i, int *minutes)
{
  const HdToken *t = r->t;
  int tenths, part = 0;
  guint k = read_quantity (r, i, &tenths), end = k + 3;

  if (k == 0 || tenths < 10 || tenths > 80 || tenths % 10 != 0 ||
      !hd_when_is (&t[end], W_HOUR, NULL))
    return 0;
  if (hd_when_says (r, k, "and") && hd_when_says (r, k + 1, "a"))
    part = hd_when_is (&t[k + 2], W_HALF, NULL)      ? 30
           : hd_when_is (&t[k + 2], W_QUARTER, NULL) ? 15
                                                     : 0;
  else if (t[k].kind == T_NUMBER && t[k].value == 1 && hd_when_is_punct (&t[k + 1], '/') &&
           t[k + 2].kind == T_NUMBER && (t[k + 2].value == 2 || t[k + 2].value == 4))
    part = 60 / t[k + 2].value;
  *minutes = tenths * 6 + part;
  return part > 0 ? end + 1 : 0;
}

/* "£13.40 an hour", "18 euros an hour", "we pay 15 an hour": what an hour's work is paid. */
static gboolean
is_paid (const HdReading *r, guint i)
{
  static const char *const pay[] = { "pay", "pays", "paid", "rate", NULL };
  guint end = i > 0 && r->t[i - 1].kind != T_NUMBER ? i - 1 : i, from = end;

  if (hd_when_says_any (r, hd_when_sentence (r, i, 4).from, i, pay))
    return TRUE;
  while (from > 0 && i - from < 5 &&
         (r->t[from - 1].kind == T_NUMBER ||
          (from < end &&
           (hd_when_is_punct (&r->t[from - 1], '.') || hd_when_is_punct (&r->t[from - 1], ',')))))
    from--;
  return from < end && hd_when_is_amount (r, from, end);
}

/* Lengths without a plain number: half an hour, demi-heure, media hora, anderthalb Stunden. */
guint
hd_when_read_named_length (const HdReading *r, guint i, int *minutes)
{
  const HdToken *t = r->t;
  guint k = i;
  int value, base = 0;

  if (hd_when_is (&t[k], W_ONEHALF, &value))
    {
      *minutes = value;
      return hd_when_is (&t[k + 1], W_HOUR, NULL) ? k + 2 : value < 90 ? k + 1 : 0;
    }
  if (hd_when_says (r, k, "halbstunde"))
    {
      *minutes = 30;
      return k + 1;
    }
  if ((base = read_compound (r, k)) != 0)
    {
      *minutes = base;
      return k + 1;
    }
  /* "3/4 d'heure", "1/2 h" */
  if (t[k].kind == T_NUMBER && hd_when_is_punct (&t[k + 1], '/') && !t[k + 1].space &&
      t[k + 2].kind == T_NUMBER && !t[k + 2].space && t[k].value < t[k + 2].value &&
      (t[k + 2].value == 2 || t[k + 2].value == 4))
    {
      *minutes = 60 * t[k].value / t[k + 2].value;
      for (k += 3; k < i + 6 && (hd_when_says (r, k, "d") || hd_when_says (r, k, "de") ||
                                 hd_when_says (r, k, "of") || hd_when_says (r, k, "an") ||
                                 hd_when_is_punct (&t[k], '\''));
           k++)
        ;
      return hd_when_is (&t[k], W_HOUR, NULL) ? k + 1 : 0;
    }
  if (hd_when_is (&t[k], W_NUMBER, &value) && value == 1 && !hd_when_is (&t[k + 1], W_HOUR, NULL))
    k++;
  if (hd_when_is (&t[k], W_NUMBER, &value) && value == 3)
    {
      base = 45;
      k++;
    }
  else if (hd_when_says (r, k, "trois") || hd_when_says (r, k, "tres"))
    base = 45;

  if (hd_when_is (&t[k], W_HALF, NULL) && base == 0)
    base = 30;
  else if (hd_when_is (&t[k], W_QUARTER, NULL) && base == 0)
    base = 15;
  else if (hd_when_is (&t[k], W_ONEHALF, &value) && value < 90)
    {
      *minutes = value;
      return k + 1;
    }
  else if (hd_when_is (&t[k], W_THREEQ, NULL) ||
           (base == 45 && (hd_when_says (r, k, "quarts") || hd_when_says (r, k, "cuartos") ||
                           hd_when_says (r, k, "quarters"))))
    base = 45;
  else
    return 0;
  k++;

  while (k < i + 6 &&
         (hd_when_is_punct (&t[k], '-') || hd_when_is_punct (&t[k], '\'') ||
          hd_when_says (r, k, "d") || hd_when_says (r, k, "de") || hd_when_says (r, k, "of") ||
          hd_when_says (r, k, "an") || hd_when_says (r, k, "a")))
    k++;
  if (!hd_when_is (&t[k], W_HOUR, NULL) || hd_when_says (r, k, "h"))
    return 0;
  *minutes = base;
  return k + 1;
}

/* The two digits behind an hour: "1 h 30". */
static gboolean
is_minutes (const HdReading *r, guint i)
{
  return r->t[i].kind == T_NUMBER && r->t[i].digits == 2 && r->t[i].value < 60;
}

/* "und 30 Minuten", "30 min", "and a half", "et demie", "y media" behind hours. */
static guint
read_rest (const HdReading *r, guint i, int *minutes)
{
  const HdToken *t = r->t;
  guint k = i;
  int tenths;

  if (hd_when_is (&t[k], W_AND, NULL))
    {
      k++;
      if (hd_when_says (r, k, "a"))
        k++;
      if (hd_when_is (&t[k], W_HALF, NULL))
        {
          *minutes += 30;
          return k + 1;
        }
      if (hd_when_is (&t[k], W_QUARTER, NULL))
        {
          *minutes += 15;
          return k + 1;
        }
    }
  guint end = read_quantity (r, k, &tenths);

  if (end != 0 && hd_when_is (&t[end], W_MINUTE, NULL))
    {
      *minutes += tenths / 10;
      return end + 1;
    }
  /* "1 hora y 15", "1 hour 15" at the end of what is said */
  if (end == k + 1 && is_minutes (r, k) && hd_when_ends_phrase (&t[end]))
    {
      *minutes += tenths / 10;
      return end;
    }
  /* "une heure trente", "una hora treinta" */
  if (end != 0 && k == i && t[k].kind == T_WORD && tenths >= 150 && tenths < 600)
    {
      *minutes += tenths / 10;
      return end;
    }
  return i;
}

/* "15h30 chez le client, 1h": behind the comma at the end, with nothing else named between. */
static gboolean
ends_line (const HdReading *r, guint from, guint i)
{
  guint end = hd_when_is_punct (&r->t[i + 2], '.') ? i + 3 : i + 2;

  if (i - from > 8 || !hd_when_is_punct (&r->t[i - 1], ',') ||
      (r->t[end].kind != T_BREAK && r->t[end].kind != T_END))
    return FALSE;
  for (guint k = from; k + 1 < i; k++)
    if (hd_when_ends_sentence (r, k) || r->t[k].kind == T_NUMBER ||
        hd_when_is_punct (&r->t[k], ',') || hd_when_is (&r->t[k], W_OR, NULL) ||
        hd_when_is (&r->t[k], W_AND, NULL))
      return FALSE;
  return TRUE;
}

/* Whether hours written "1h" are a length here and not a time: they follow a later time. */
static gboolean
follows_later_time (const HdReading *r, guint i, const HdItem *last, int hours)
{
  const HdItem *newest =
    r->items->len > 0 ? &g_array_index (r->items, HdItem, r->items->len - 1) : NULL;
  guint from;

  if (last == NULL || newest == NULL || last->kind != ITEM_TIME || hours > 8 ||
      last->time.start.hour + (last->time.start.pm ? 12 : 0) <= hours)
    return FALSE;
  /* "1 PM Mountain Time, 1h" */
  from = newest->kind == ITEM_ZONE && newest->first - last->end <= 1 ? newest->end : last->end;
  if (hd_when_is_punct (&r->t[from], ')'))
    from++;
  if (i - from > 2)
    return hours <= 3 && ends_line (r, from, i);
  for (guint k = from; k < i; k++)
    if (!hd_when_is_punct (&r->t[k], ',') && !hd_when_is_punct (&r->t[k], '(') &&
        !hd_when_is_punct (&r->t[k], ')') &&
        !((hd_when_is_punct (&r->t[k], '-') || hd_when_is_punct (&r->t[k], '/')) && r->t[k].space &&
          r->t[k + 1].space))
      return FALSE;
  return i > from;
}

/* "a primera hora", "à la dernière heure": when, and not how long. */
static gboolean
is_point (const HdReading *r, guint i)
{
  static const char *const words[] = { "primera", "ultima", "premiere", "derniere", "misma",
                                       "meme",    "rush",   "happy",    NULL };

  return hd_when_says_one (r, i, words);
}

/* "(1 h)", "1 h chacun": how long each of several takes. */
static gboolean
stands_alone (const HdReading *r, guint i, guint end)
{
  static const char *const words[] = { "chacun", "chacune", "sont",    "suffiront", "suffisent",
                                       "each",   "apiece",  "jeweils", NULL };

  if (hd_when_says_one (r, end, words))
    return TRUE;
  return (hd_when_says (r, end, "cada") && g_str_has_prefix (hd_when_text (r, end + 1), "un")) ||
         (i > 0 && hd_when_is_punct (&r->t[i - 1], '(') &&
          (hd_when_is_punct (&r->t[end], ')') || hd_when_is_punct (&r->t[end], ',')));
}

/* ", env. 1 heure", "approx. 1 h": about so long, where it stands by itself behind a time. */
static gboolean
is_about (const HdReading *r, guint i)
{
  static const char *const words[] = {
    "env",           "environ",  "ca",    "circa",  "etwa",    "approx",
    "approximately", "about",    "aprox", "around", "roughly", "aproximadamente",
    "quasi",         "ungefahr", "unos",  "unas",   NULL
  };
  guint k = i;

  if (k > 1 && hd_when_is_punct (&r->t[k - 1], '.'))
    k--;
  return k > 1 && hd_when_says_one (r, k - 1, words) &&
         (hd_when_is_punct (&r->t[k - 2], ',') || hd_when_is_punct (&r->t[k - 2], '(') ||
          r->t[k - 2].kind == T_BREAK);
}

/* "deux heures de moins", "une heure de plus": between two clocks */
static gboolean
is_difference (const HdReading *r, guint i)
{
  static const char *const less[] = { "moins", "plus", NULL };

  return hd_when_says (r, i, "de") && hd_when_says_one (r, i + 1, less);
}

/* "durée prévue 2h", "duración estimada: 45 min" */
static gboolean
is_expected (const HdReading *r, guint i)
{
  return hd_when_says (r, i, "prevue") || hd_when_says (r, i, "prevista") ||
         hd_when_says (r, i, "estimee") || hd_when_says (r, i, "estimada") ||
         hd_when_says (r, i, "expected") || hd_when_says (r, i, "estimated") ||
         hd_when_says (r, i, "voraussichtlich") || hd_when_says (r, i, "generalement") ||
         hd_when_says (r, i, "normalement") || hd_when_says (r, i, "normalmente") ||
         hd_when_says (r, i, "normalerweise") || hd_when_says (r, i, "usually") ||
         hd_when_says (r, i, "typically");
}

/* "3h de test technique vendredi à 13h": so much of something, where nothing stands before it. */
static gboolean
measures (const HdReading *r, guint i, guint end)
{
  guint k = end + 1;

  if (!(i == 0 || r->t[i - 1].kind == T_BREAK) ||
      !(hd_when_says (r, end, "de") || hd_when_says (r, end, "d")))
    return FALSE;
  if (hd_when_is_punct (&r->t[k], '\''))
    k++;
  return r->t[k].kind == T_WORD && r->t[k].word == NULL && !r->t[k].title;
}

/* "16:00 GMT // Meet // 45m", and no metres */
static gboolean
is_short_minute (const HdReading *r, guint i, guint end, int tenths)
{
  return hd_when_says (r, end, "m") && !r->t[end].space && tenths >= 100 && tenths <= 900 &&
         tenths % 50 == 0 && i > 0 && r->t[i - 1].kind == T_PUNCT &&
         (hd_when_ends_phrase (&r->t[end + 1]) || hd_when_is_punct (&r->t[end + 1], '/'));
}

/**
 * hd_when_read_length:
 * @last: (nullable): the item read before
 *
 * Reads how long something takes: "for 45 minutes", "1,5 Stunden", "35 min each way".
 *
 * Returns: the token behind it, 0 when none begins at @i
 */
guint
hd_when_read_length (HdReading *r, guint i, const HdItem *last, HdItem *item)
{
  const HdToken *t = r->t;
  HdLengthItem *length = &item->length;
  guint k = i, end;
  int tenths, most = 0, minutes = 0;
  gboolean prefixed = FALSE;

  *item = (HdItem){ .kind = ITEM_LENGTH, .first = i };
  /* "a primera hora de la tarde" */
  if (hd_when_says (r, i, "primera") || hd_when_says (r, i, "ultima"))
    return 0;
  while (k < i + 4 && (hd_when_is (&t[k], W_FOR, NULL) ||
                       (prefixed && (hd_when_is_punct (&t[k], ':') || is_expected (r, k) ||
                                     hd_when_is_punct (&t[k], '.') || hd_when_says (r, k, "de")))))
    {
      prefixed = TRUE;
      k++;
    }

  end = read_count_and_part (r, k, &minutes);
  if (end == 0)
    end = hd_when_read_named_length (r, k, &minutes);
  if (end == 0)
    {
      gboolean article = t[k].kind == T_WORD;

      end = read_quantity (r, k, &tenths);
      if (end == 0)
        {
          /* "hora y media": the one is left out. */
          if (!(hd_when_says (r, k, "hora") &&
                (prefixed ||
                 (k > 0 && (hd_when_says (r, k - 1, "de") || hd_when_is_punct (&t[k - 1], ',') ||
                            (hd_when_is_punct (&t[k - 1], '-') && t[k - 1].space)))) &&
                hd_when_says (r, k + 1, "y") && hd_when_says (r, k + 2, "media")))
            return 0;
          minutes = 90;
          end = k + 3;
        }
      else
        {
          gboolean hours, minute;
          guint rest;

          if ((hd_when_is_punct (&t[end], '-') || hd_when_is (&t[end], W_RANGE, NULL)) &&
              t[end + 1].kind == T_NUMBER)
            {
              int other;
              guint behind = read_quantity (r, end + 1, &other);

              if (behind != 0 &&
                  (hd_when_is (&t[behind], W_MINUTE, NULL) ||
                   (hd_when_is (&t[behind], W_HOUR, NULL) &&
                    !hd_when_is (&t[behind], W_H, NULL))) &&
                  other > tenths)
                {
                  most = other;
                  end = behind;
                }
            }
          if (hd_when_is_punct (&t[end], '-') && !t[end].space)
            end++;
          /* une petite heure, eine knappe Stunde, a good hour */
          if (article && tenths == 10 && !hd_when_is (&t[end], W_HOUR, NULL) &&
              t[end].kind == T_WORD && t[end].word == NULL && !is_point (r, end) &&
              hd_when_is (&t[end + 1], W_HOUR, NULL))
            end++;
          if (hd_when_says (r, end, "de") && article && tenths >= 150)
            end++; /* une trentaine de minutes */
          hours = hd_when_is (&t[end], W_HOUR, NULL);
          rest = hours && is_minutes (r, end + 1) ? end + 2 : end + 1;
          minute = hd_when_is (&t[end], W_MINUTE, NULL) ||
                   (prefixed && hd_when_says (r, end, "m") && !t[end].space) ||
                   is_short_minute (r, i, end, tenths);
          /* "a las 10 hora de Londres" */
          if (hours && tenths >= 20 && hd_when_is (&t[end], W_TIMEWORD, NULL))
            return 0;
          /* "10.30 h" is a time. */
          if (hours && end == k + 3 && t[k + 2].kind == T_NUMBER && t[k + 2].digits == 2 &&
              hd_when_is (&t[end], W_H, NULL))
            return 0;
          if ((!hours && !minute) || (hours && article && tenths == 10 && is_paid (r, i)))
            return 0;
          /* "9h45 pour 10h", "réservé pour 13h15": when it begins, and not how long it is. */
          if (hours && hd_when_says (r, i, "pour") && tenths >= 80 &&
              hd_when_is (&t[end], W_H, NULL))
            return 0;

          /* Units that also stand behind the hour of a clock. */
          if (hours && hd_when_is (&t[end], W_H, NULL) && !prefixed && most == 0 &&
              !(hd_when_says (r, end, "h") && tenths <= 40 &&
                (r->language == HD_LANG_DE || r->language == HD_LANG_EN ||
                 (tenths <= 30 && i > 0 && hd_when_ends_sentence (r, i - 1) &&
                  t[end + 1].kind == T_WORD)) &&
                !(i > 0 && hd_when_is (&t[i - 1], W_AT, NULL))) &&
              tenths % 10 == 0 && !(tenths <= 40 && stands_alone (r, i, rest)) &&
              !hd_when_says_lasting (r, i) && !(tenths <= 30 && is_about (r, i)) &&
              !(tenths <= 40 && measures (r, i, rest)) && !hd_when_says_notice (r, end + 1) &&
              !is_difference (r, end + 1) && !follows_later_time (r, k, last, tenths / 10) &&
              /* "…, samedi à 13h ? 4 heures, payées." */
              !(hd_when_says (r, end, "heures") && i > 0 && hd_when_ends_sentence (r, i - 1) &&
                last != NULL && last->kind == ITEM_TIME && tenths <= 80) &&
              /* "deux heures à partir de 13h" */
              !(hd_when_says (r, end + 1, "a") && hd_when_says (r, end + 2, "partir")) &&
              !(article && tenths == 10 && !(i > 0 && hd_when_is (&t[i - 1], W_AT, NULL)) &&
                !(i > 0 && hd_when_is (&t[i - 1], W_THE, NULL))) &&
              !(hd_when_says (r, end, "horas") && tenths <= 40 &&
                !(i > 0 && hd_when_is (&t[i - 1], W_THE, NULL))))
            return 0;

          minutes = hours ? tenths * 6 : tenths / 10;
          most = hours ? most * 6 : most / 10;
          end++;
          if (hd_when_is_punct (&t[end], '.') && !t[end].space && t[end - 1].kind == T_WORD &&
              t[end - 1].end - t[end - 1].start <= 4 && !(t[end + 1].space && t[end + 1].title))
            end++;
          if (hours)
            {
              if (t[end].kind == T_NUMBER && t[end].digits == 2 && t[end].value < 60 &&
                  hd_when_is (&t[end - 1], W_H, NULL) &&
                  (!t[end].space || hd_when_is (&t[end + 1], W_MINUTE, NULL) ||
                   (t[end - 1].space && (prefixed || stands_alone (r, i, end + 1)))))
                {
                  minutes += t[end++].value;
                  end = hd_when_skip_optional (r, end, W_MINUTE);
                }
              else
                end = read_rest (r, end, &minutes);
            }
        }
    }

  /* "between 45 minutes and an hour" */
  if (most == 0 && i > 0 && hd_when_is (&t[i - 1], W_BETWEEN, NULL) &&
      hd_when_is (&t[end], W_AND, NULL))
    {
      guint behind = hd_when_read_named_length (r, end + 1, &most), count = 0;

      if (behind == 0 && (count = read_quantity (r, end + 1, &tenths)) != 0 &&
          (hd_when_is (&t[count], W_HOUR, NULL) || hd_when_is (&t[count], W_MINUTE, NULL)))
        {
          most = hd_when_is (&t[count], W_HOUR, NULL) ? tenths * 6 : tenths / 10;
          behind = count + 1;
        }
      if (behind != 0 && most > minutes)
        end = behind;
      else
        most = 0;
    }

  /* "in 30 minutes", "30 minutes ago", "within an hour" tell when, not how long. */
  if (i > 0 && hd_when_is (&t[i - 1], W_IN, NULL) && !prefixed)
    return 0;
  if (hd_when_is (&t[end], W_AGO, NULL) || minutes <= 0 || minutes > LONGEST || most > LONGEST)
    return 0;

  length->minutes = minutes;
  length->most = most;
  hd_when_find_use (r, i, end, length);
  item->end = end;
  return end;
}
