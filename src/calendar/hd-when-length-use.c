/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-cues.h"

/* What a length is of, by the words around it: the event, a way, what is done before, something
 * else. */

/* "will last about", "dauert", "prévoyez", "duración:": how long it takes stands behind it. */
gboolean
hd_when_says_lasting (const HdReading *r, guint i)
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
gboolean
hd_when_says_notice (const HdReading *r, guint i)
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

/* "the online test (50 mins) by Sunday": how long something takes that is due by then */
static gboolean
is_of_task (const HdReading *r, guint i, guint end)
{
  static const char *const by[] = { "by", "until", "bis", "avant", "antes", "before", NULL };

  if (i == 0 || !hd_when_is_punct (&r->t[i - 1], '(') || !hd_when_is_punct (&r->t[end], ')'))
    return FALSE;
  return hd_when_says_one (r, end + 1, by) ||
         /* "d'ici dimanche" */
         (hd_when_says (r, end + 1, "d") && hd_when_says (r, end + 3, "ici"));
}

/* "a 15 minute call before then", "un appel de 15 minutes avant": so long it takes, and not so long
 * before it. */
static gboolean
is_of_talk (const HdReading *r, guint i, guint end)
{
  static const char *const before[] = { "before", "avant", "antes", "vor", NULL };
  static const char *const work[] = { "work",    "boulot",  "travail", "trabajar",
                                      "trabajo", "dienst",  "arbeit",  "then",
                                      "shift",   "schicht", NULL };
  guint k = hd_when_is_punct (&r->t[end], '-') ? end + 1 : end;

  /* "20 min before work" */
  for (guint w = end; w < end + 3 && !hd_when_ends_sentence (r, w); w++)
    if (hd_when_says_one (r, w, before))
      return hd_when_says_any (r, w + 1, w + 5, work) || (hd_when_cue_at (r, k) & CUE_TALK) != 0 ||
             (i > 1 && hd_when_is (&r->t[i - 1], W_OF, NULL) &&
              (hd_when_cue_at (r, i - 2) & CUE_TALK) != 0);
  if ((hd_when_cue_at (r, k) & CUE_TALK) != 0)
    return TRUE;
  return i > 1 && hd_when_is (&r->t[i - 1], W_OF, NULL) &&
         (hd_when_cue_at (r, i - 2) & CUE_TALK) != 0;
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
  static const char *const rides[] = { "bahnfahrt", "zugfahrt",  "trajet",    "viaje",  "train",
                                       "zug",       "tren",      "flug",      "flight", "vol",
                                       "vuelo",     "busfahrt",  "autofahrt", "trains", "zuge",
                                       "trenes",    "taxi",      "shuttle",   "ferry",  "tramway",
                                       "attente",   "wartezeit", "waiting",   "espera", "margen",
                                       NULL };
  /* "eight minutes by line 2", "ten minutes on the bus" */
  static const char *const lines[] = { "linie", "ligne",   "linea", "bus", "tram",
                                       "metro", "bahn",    "train", "zug", "tren",
                                       "taxi",  "autobus", NULL };
  HdWhenSentence s = hd_when_sentence (r, i, 14);

  if (hd_when_says_any (r, s.from, i, rides))
    return TRUE;
  for (guint k = end; k < end + 5 && !hd_when_ends_sentence (r, k); k++)
    if (hd_when_says_one (r, k, lines))
      return TRUE;
  for (guint k = s.from; k < i; k++)
    if (is_past_day (r, k))
      return TRUE;
  for (guint k = end; k < end + 14 && !hd_when_ends_sentence (r, k); k++)
    if (is_past_day (r, k))
      return TRUE;
  return FALSE;
}

/* "arrivals of more than 10 minutes late", "en Lima son dos horas menos": a delay, or what is
 * between two clocks. */
static gboolean
is_of_delay (const HdReading *r, guint i, guint end)
{
  static const char *const late[] = { "late",    "latecomers", "lateness",   "retard",
                                      "retraso", "verspatung", "verspatet",  "verspatungen",
                                      "retards", "retrasos",   "tolerancia", "toleranz",
                                      NULL };
  static const char *const less[] = { "menos", "mas", "moins", "less", NULL };
  static const char *const than[] = { "o", "ou", "or", "than", "de", "que", NULL };
  HdWhenSentence s = hd_when_sentence (r, i, 14);

  return hd_when_says_any (r, s.from, s.to, late) ||
         (hd_when_says_one (r, end, less) && !hd_when_says_one (r, end + 1, than)) ||
         (hd_when_says (r, end, "de") &&
          (hd_when_says (r, end + 1, "moins") || hd_when_says (r, end + 1, "plus")));
}

/* What the words around a length say that it is of. */
void
hd_when_find_use (const HdReading *r, guint i, guint end, HdLengthItem *length)
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

  /* "not a minute", "pas une minute à moi" */
  static const char *const nots[] = { "not", "pas", "keine", "ni", "kaum", NULL };

  if (is_per_week (r, end) || is_of_homework (r, i) || is_of_ride (r, i, end) ||
      is_of_delay (r, i, end) ||
      (length->minutes <= 1 && i > 0 && hd_when_says_one (r, i - 1, nots)))
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
  static const char *const shown[] = { "presentation", "prasentation", "vortrag",
                                       "presentacion", "exposicion",   NULL };
  static const char *const more[] = { "another", "weitere", "otros", "encore", NULL };
  static const char *const have[] = { "have", "tengo", "ai", NULL };
  static const char *const only[] = { "only", "solo", NULL };
  static const char *const of[] = { "of", "for", "de", "fur", NULL };
  static const char *const every[] = { "every", "alle", "cada", NULL };
  static const char *const delays[] = { "delayed",    "retrasa",   "retraso",     "superieur",
                                        "retard",     "verspatet", "verschiebt",  "retarde",
                                        "verspatung", "adelanta",  "adelantamos", "adelantar",
                                        "avance",     "avancer",   "avancons",    NULL };
  /* "eine Stunde voraus", "an hour ahead", "une heure de décalage": between two clocks. */
  static const char *const differs[] = { "voraus",          "hinterher",        "ahead",
                                         "behind",          "decalage",         "diferencia",
                                         "differenz",       "difference",       "unterschied",
                                         "zeitunterschied", "zeitverschiebung", NULL };
  static const char *const later[] = { "late",   "later",   "spater", "tarde", "tard",
                                       "retard", "earlier", "fruher", NULL };
  static const char *const french[] = { "tot", "tard", NULL };
  static const char *const by[] = { "um", "by", "back", "forward", NULL };
  static const char *const total[] = { "insgesamt", "total", NULL };
  static const char *const whole[] = { "insgesamt", "altogether", "overall", NULL };
  static const char *const all[] = { "total", "tout", NULL };

  if ((i > 1 && hd_when_is_punct (&r->t[i - 1], '(') && hd_when_says_one (r, i - 2, parts)) ||
      (hd_when_says_one (r, end, of) && hd_when_says_one (r, end + 1, parts)) ||
      /* "questions take another 10 minutes" */
      (i > 0 && hd_when_says_one (r, i - 1, more)) || is_of_task (r, i, end) ||
      /* "10-minute presentation, then questions", "… and 40 minutes of interview" */
      (hd_when_says_one (r, end, shown) &&
       (hd_when_is_punct (&r->t[end + 1], ',') || hd_when_is (&r->t[end + 1], W_AND, NULL))) ||
      /* "on Wednesday I only have 20 minutes", "je n'ai que 20 minutes" */
      (i > 1 && ((hd_when_says_one (r, i - 1, have) && hd_when_says_one (r, i - 2, only)) ||
                 (hd_when_says (r, i - 1, "que") && hd_when_says (r, i - 2, "ai")))) ||
      /* "every 10 minutes", "alle 10 Minuten", "toutes les 10 minutes" */
      (i > 0 && hd_when_says_one (r, i - 1, every)) ||
      (i > 1 && hd_when_says (r, i - 1, "les") &&
       (hd_when_says (r, i - 2, "toutes") || hd_when_says (r, i - 2, "tous"))) ||
      /* "5 min walk from the station" is no length of a meeting, and not the whole way either. */
      hd_when_says_any (r, end, end + 2, on_foot) ||
      (hd_when_says_notice (r, end) && !is_of_talk (r, i, end)) ||
      /* "delayed by half an hour", "se retrasa media hora", "30 minutes later" */
      hd_when_says_any (r, i > 3 ? i - 3 : 0, i, delays) ||
      hd_when_says_any (r, end, end + 2, differs) || hd_when_says_any (r, end, end + 2, delays) ||
      hd_when_says_one (r, end, later) ||
      (hd_when_says (r, end, "plus") && hd_when_says_one (r, end + 1, french)) ||
      /* "um eine Stunde nach hinten", "by half an hour", "pushed back an hour" */
      (i > 0 && hd_when_says_one (r, i - 1, by)))
    {
      length->use = LENGTH_OTHER;
      return;
    }
  length->total = (hd_when_says (r, end, "in") && hd_when_says (r, end + 1, "total")) ||
                  (hd_when_says (r, end, "en") && hd_when_says_one (r, end + 1, all)) ||
                  hd_when_says_one (r, end, whole) || (i > 0 && hd_when_says_one (r, i - 1, total));
  length->lasts = hd_when_says_lasting (r, i);
  if (both && (travel || hd_when_says (r, end, "aller") || hd_when_says (r, end, "hin") ||
               hd_when_says (r, end, "there")))
    length->use = LENGTH_BOTH;
  else if (both && !each)
    length->use = LENGTH_BACK;
  else if (travel)
    length->use = LENGTH_WAY;
  else if (prep || (early && !is_of_talk (r, i, end)))
    length->use = LENGTH_PREP;
}
