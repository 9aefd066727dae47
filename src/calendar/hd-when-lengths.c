/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-private.h"

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

/* Lengths without a plain number: half an hour, demi-heure, media hora, anderthalb Stunden. */
static guint
read_named (const HdReading *r, guint i, int *minutes)
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

/* "will last about", "dauert", "prévoyez", "duración:": how long it takes stands behind it. */
static gboolean
is_lasting (const HdReading *r, guint i)
{
  static const char *const words[] = {
    "last",     "lasts",     "take",      "takes",   "allow",   "duration", "dauert",  "dauer",
    "dauern",   "einplanen", "rechnen",   "planen",  "geplant", "dure",     "durera",  "duree",
    "prevoyez", "comptez",   "prevoir",   "compter", "prevoit", "dura",     "durara",  "duracion",
    "duraria",  "total",     "insgesamt", "length",  "runs",    "run",      "lange",   "minimum",
    "environ",  "pendant",   "durante",   "prend",   "prendra", "lleva",    "llevara", "ocupa",
    "braucht",  "benotigt",  "compte",    "prevois", "calcula", NULL
  };

  for (guint k = i;
       k > 0 && i - k < 5 && (r->t[k - 1].kind == T_WORD || hd_when_is_punct (&r->t[k - 1], ':'));
       k--)
    if (hd_when_says_one (r, k - 1, words))
      return TRUE;
  return FALSE;
}

/* "24 horas de antelación", "2 h avant", "24 hours before", "24 Stunden vorher" */
static gboolean
is_notice (const HdReading *r, guint i)
{
  static const char *const words[] = {
    "antelacion", "anticipacion", "avance", "avant", "before",  "advance",    "notice",
    "vorher",     "vorab",        "antes",  "prior", "preavis", "beforehand", NULL
  };

  for (guint k = i; k < i + 3 && r->t[k].kind != T_NUMBER && !hd_when_ends_sentence (r, k); k++)
    if (hd_when_says_one (r, k, words))
      return TRUE;
  return FALSE;
}

/* "37.5 hours per week", "38,5 Stunden pro Woche", "35 heures hebdomadaires": how much one works.
 */
static gboolean
is_per_week (const HdReading *r, guint end)
{
  static const char *const links[] = { "per", "a",    "pro",  "in",    "die", "par", "por",
                                       "al",  "cada", "each", "every", "la",  NULL };
  static const char *const weekly[] = {
    "weekly", "wochentlich", "hebdomadaires", "hebdomadaire", "semanales", "semanal", NULL
  };

  if (hd_when_says_one (r, end, weekly))
    return TRUE;
  if (hd_when_says_one (r, end, links))
    return hd_when_is (&r->t[end + 1], W_WEEK, NULL) || hd_when_is (&r->t[end + 1], W_DAY, NULL) ||
           hd_when_is (&r->t[end + 2], W_WEEK, NULL) || hd_when_says (r, end + 1, "month") ||
           hd_when_says (r, end + 1, "monat") || hd_when_says (r, end + 1, "mois") ||
           hd_when_says (r, end + 1, "mes");
  return FALSE;
}

/* "The take-home test should not take more than 3 hours": how long something else takes that is in
 * the sentence of a length. */
static gboolean
is_of_homework (const HdReading *r, guint i)
{
  static const char *const words[] = { "home",          "homework",     "assignment",   "challenge",
                                       "hausaufgabe",   "probeaufgabe", "vorbereitung", "deberes",
                                       "questionnaire", "fragebogen",   "cuestionario", NULL };

  return hd_when_says_any (r, hd_when_sentence (r, i, 14).from, i, words);
}

/* "yesterday"; "hier" is "here" in German. */
static gboolean
is_past_day (const HdReading *r, guint i)
{
  int value;

  return hd_when_is (&r->t[i], W_RELDAY, &value) && value < 0 &&
         (r->language == HD_LANG_FR || !hd_when_says (r, i, "hier"));
}

/* "The train from Leeds takes 2 hours", "we spent 45 minutes on it yesterday" */
static gboolean
is_of_ride (const HdReading *r, guint i, guint end)
{
  static const char *const rides[] = { "bahnfahrt", "zugfahrt", "trajet",    "viaje",  "train",
                                       "zug",       "tren",     "flug",      "flight", "vol",
                                       "vuelo",     "busfahrt", "autofahrt", NULL };
  HdWhenSentence s = hd_when_sentence (r, i, 14);

  if (hd_when_says_any (r, s.from, i, rides))
    return TRUE;
  for (guint k = s.from; k < i; k++)
    if (is_past_day (r, k))
      return TRUE;
  for (guint k = end; k < end + 14 && !hd_when_ends_sentence (r, k); k++)
    if (is_past_day (r, k))
      return TRUE;
  return FALSE;
}

/* What the words around a length say that it is of. */
static void
find_use (const HdReading *r, guint i, guint end, HdLengthItem *length)
{
  gboolean travel = FALSE, both = FALSE, prep = FALSE, early = FALSE, each = FALSE;
  guint first = i > 3 ? i - 3 : 0;

  for (guint k = i; k-- > first;)
    {
      if ((r->t[k].kind != T_WORD && !hd_when_is_punct (&r->t[k], ':')) ||
          hd_when_is (&r->t[k], W_AND, NULL))
        break;
      travel |= hd_when_is (&r->t[k], W_TRAVEL, NULL);
      each |= hd_when_is (&r->t[k], W_EACH, NULL);
      prep |= hd_when_is (&r->t[k], W_PREP, NULL);
    }
  for (guint k = end; k < end + 6; k++)
    {
      const HdToken *t = &r->t[k];

      if (t->kind == T_NUMBER || t->kind == T_BREAK || t->kind == T_END || t->kind == T_LINK ||
          (t->kind == T_PUNCT && t->value != '-' && t->value != '/'))
        break;
      travel |= hd_when_is (t, W_TRAVEL, NULL);
      each |= hd_when_is (t, W_EACH, NULL);
      both |= hd_when_is (t, W_BOTH, NULL);
      prep |= hd_when_is (t, W_PREP, NULL);
      early |= hd_when_is (t, W_EARLY, NULL) && k <= end + 1;
    }

  static const char *const on_foot[] = { "walk",    "walking", "drive", "fussweg", "gehweg", "pied",
                                         "andando", "pie",     "away",  "fuss",    NULL };

  if (is_per_week (r, end) || is_of_homework (r, i) || is_of_ride (r, i, end))
    {
      length->use = LENGTH_OTHER;
      return;
    }
  /* "The talk (20 minutes) comes first", "10 minutes of questions": a part of it */
  static const char *const parts[] = { "talk",         "presentation", "tour",
                                       "questions",    "break",        "vortrag",
                                       "prasentation", "rundgang",     "fragen",
                                       "pause",        "presentacion", "preguntas",
                                       "descanso",     "exposicion",   NULL };
  static const char *const of[] = { "of", "for", "de", "fur", NULL };
  static const char *const every[] = { "every", "alle", "cada", NULL };
  static const char *const delays[] = { "delayed",    "retrasa",   "retraso",    "superieur",
                                        "retard",     "verspatet", "verschiebt", "retarde",
                                        "verspatung", NULL };
  static const char *const later[] = { "late",   "later",   "spater", "tarde", "tard",
                                       "retard", "earlier", "fruher", NULL };
  static const char *const french[] = { "tot", "tard", NULL };
  static const char *const by[] = { "um", "by", NULL };
  static const char *const total[] = { "insgesamt", "total", NULL };
  static const char *const whole[] = { "insgesamt", "altogether", "overall", NULL };
  static const char *const all[] = { "total", "tout", NULL };

  if ((i > 1 && hd_when_is_punct (&r->t[i - 1], '(') && hd_when_says_one (r, i - 2, parts)) ||
      (hd_when_says_one (r, end, of) && hd_when_says_one (r, end + 1, parts)) ||
      /* "every 10 minutes", "alle 10 Minuten", "toutes les 10 minutes" */
      (i > 0 && hd_when_says_one (r, i - 1, every)) ||
      (i > 1 && hd_when_says (r, i - 1, "les") &&
       (hd_when_says (r, i - 2, "toutes") || hd_when_says (r, i - 2, "tous"))) ||
      /* "5 min walk from the station" is no length of a meeting, and not the whole way either. */
      hd_when_says_any (r, end, end + 2, on_foot) || is_notice (r, end) ||
      /* "delayed by half an hour", "se retrasa media hora", "30 minutes later" */
      hd_when_says_any (r, i > 3 ? i - 3 : 0, i, delays) ||
      hd_when_says_any (r, end, end + 2, delays) || hd_when_says_one (r, end, later) ||
      (hd_when_says (r, end, "plus") && hd_when_says_one (r, end + 1, french)) ||
      /* "um eine Stunde nach hinten", "by half an hour" */
      (i > 0 && hd_when_says_one (r, i - 1, by)))
    {
      length->use = LENGTH_OTHER;
      return;
    }
  length->total = (hd_when_says (r, end, "in") && hd_when_says (r, end + 1, "total")) ||
                  (hd_when_says (r, end, "en") && hd_when_says_one (r, end + 1, all)) ||
                  hd_when_says_one (r, end, whole) || (i > 0 && hd_when_says_one (r, i - 1, total));
  length->lasts = is_lasting (r, i);
  if (both && (travel || hd_when_says (r, end, "aller") || hd_when_says (r, end, "hin") ||
               hd_when_says (r, end, "there")))
    length->use = LENGTH_BOTH;
  else if (both && !each)
    length->use = LENGTH_BACK;
  else if (travel)
    length->use = LENGTH_WAY;
  else if (prep || early)
    length->use = LENGTH_PREP;
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

  end = read_named (r, k, &minutes);
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
          minute = hd_when_is (&t[end], W_MINUTE, NULL) ||
                   (prefixed && hd_when_says (r, end, "m") && !t[end].space);
          /* "10.30 h" is a time. */
          if (hours && end == k + 3 && t[k + 2].kind == T_NUMBER && t[k + 2].digits == 2 &&
              hd_when_is (&t[end], W_H, NULL))
            return 0;
          if (!hours && !minute)
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
              tenths % 10 == 0 && !(tenths <= 40 && stands_alone (r, i, end + 1)) &&
              !is_lasting (r, i) && !is_notice (r, end + 1) &&
              !follows_later_time (r, k, last, tenths / 10) &&
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
                   (t[end - 1].space && prefixed)))
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
      guint behind = read_named (r, end + 1, &most), count = 0;

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
  find_use (r, i, end, length);
  item->end = end;
  return end;
}
