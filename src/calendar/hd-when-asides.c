/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-cues.h"
#include "hd-when-join.h"

/* Times that stand beside the one that is meant, on its line: lunch, arrival. */

#define NEAR_ITEMS 12

/* "before your shift at 9", "nach der Schule um 16 Uhr": the hour of what something is before or
 * after; but "after work at 6". */
static gboolean
is_beside (const HdReading *r, const HdItem *item)
{
  static const char *const words[] = { "before", "after", "vor",     "nach", "avant",
                                       "apres",  "antes", "despues", NULL };
  static const char *const work[] = { "work", "arbeit", "travail", "trabajo", NULL };
  guint named = 0;

  for (guint k = item->first; k > 0 && item->first - k < 6; k--)
    {
      const HdToken *t = &r->t[k - 1];

      if (t->kind != T_WORD || (hd_when_cue_at (r, k - 1) & CUE_TALK) != 0 ||
          hd_when_says_one (r, k - 1, work))
        return FALSE;
      if (hd_when_says_one (r, k - 1, words))
        return named > 0;
      named += t->word == NULL || (hd_when_cue_at (r, k - 1) & CUE_HABIT) != 0;
    }
  return FALSE;
}

/* "Si llegas más tarde de las 17:20", "arrive later than 9:10", "später als 9:10": how late one may
 * come. */
static gboolean
is_later_than (const HdReading *r, const HdItem *item)
{
  static const char *const later[] = { "later", "spater", "tarde", "tard", NULL };
  static const char *const than[] = { "than", "als", "de", "que", NULL };
  guint k = item->first;

  while (k > 0 && item->first - k < 2 &&
         (hd_when_is (&r->t[k - 1], W_AT, NULL) || hd_when_is (&r->t[k - 1], W_THE, NULL)))
    k--;
  /* "de las 17:20" may be a part of the time. */
  for (guint n = 0; n < 2; n++, k++)
    if (k > 1 && hd_when_says_one (r, k - 1, than) && hd_when_says_one (r, k - 2, later))
      return TRUE;
  return FALSE;
}

/* "je sors de réunion à 12h45", "salgo de trabajar a las 18:00", "I finish at half four so no
 * rush": from when on who writes is free. */
static gboolean
is_own_end (const HdReading *r, const HdItem *item)
{
  static const char *const leave[] = { "sors", "salgo", NULL };
  static const char *const off[] = { "feierabend", "schluss", "dienstschluss", NULL };
  static const char *const so[] = { "so", "also", "donc", "asi", NULL };

  for (guint k = item->first; k > 0 && item->first - k < 5 && r->t[k - 1].kind == T_WORD; k--)
    if (hd_when_says_one (r, k - 1, leave) ||
        (((k > 1 && hd_when_says (r, k - 1, "finish") &&
           hd_when_says_one (r, k - 2, (const char *const[]){ "i", "we", NULL })) ||
          (k > 1 && hd_when_says (r, k - 1, "finit") && hd_when_says (r, k - 2, "on")) ||
          hd_when_says_one (r, k - 1, (const char *const[]){ "acabamos", "terminamos", NULL })) &&
         hd_when_says_any (r, item->end, item->end + 5, so)))
      return TRUE;
  return hd_when_says_one (r, item->end, off);
}

/* "Um halb drei muss ich wieder im Laden sein", "I have to be back by 3", "je dois partir à 16h30":
 * when who writes has to go. */
static gboolean
has_to_go (const HdReading *r, const HdItem *item)
{
  static const char *const must[][2] = { { "muss", "ich" }, { "ich", "muss" }, { "have", "to" },
                                         { "need", "to" },  { "je", "dois" },  { "tengo", "que" },
                                         { "i", "must" },   { "ve", "got" },   { "gotta", "go" } };
  static const char *const go[] = { "wieder", "zuruck",   "los",     "weg",  "abholen", "gehen",
                                    "leave",  "go",       "back",    "run",  "dash",    "partir",
                                    "filer",  "aller",    "salir",   "irme", "ir",      "volver",
                                    "pick",   "chercher", "recoger", "heim", NULL };
  /* "go with Tuesday", "run it by my wife", "go over your CV" */
  static const char *const light[] = { "go", "run", NULL };
  static const char *const other[] = { "with", "through", "over", "it", "for", "ahead", NULL };
  HdWhenSentence s = hd_when_sentence (r, item->first, 16);

  if (hd_when_is_punct (&r->t[s.to], '?'))
    return FALSE;
  /* Its clause */
  for (guint k = item->first; k > s.from; k--)
    if (hd_when_is_punct (&r->t[k - 1], ','))
      s.from = k;
  for (guint k = s.to; k > item->end; k--)
    if (hd_when_is_punct (&r->t[k - 1], ','))
      s.to = k - 1;
  for (guint k = s.from; k + 1 < s.to; k++)
    for (guint p = 0; p < G_N_ELEMENTS (must); p++)
      if (hd_when_says (r, k, must[p][0]) && hd_when_says (r, k + 1, must[p][1]) &&
          (k > item->end || item->first - MIN (k, item->first) < 6))
        for (guint g = k + 1; g < s.to; g++)
          if (hd_when_says_one (r, g, go) &&
              !(hd_when_says_one (r, g, light) && hd_when_says_one (r, g + 1, other)))
            return TRUE;
  return FALSE;
}

/* Whether nobody is let in behind a time, or one is late then. */
static gboolean
is_last_entry (const HdReading *r, const HdItem *item)
{
  static const char *const after[] = { "after", "nach", "apres", "despues", NULL };
  static const char *const in[] = { "admitted", "admit",   "allowed", "enter",   "entry",
                                    "zutritt",  "einlass", "entrar",  "acceder", "entree",
                                    "admis",    "acces",   "acceso",  NULL };
  HdWhenSentence s = hd_when_sentence (r, item->first, 14);

  return hd_when_says_any (r, item->first > 3 ? MAX (item->first - 3, s.from) : s.from,
                           item->first + 1, after) &&
         hd_when_says_any (r, s.from, s.to, in);
}

/* Whether another time is told of: a meal alone is what one meets for. */
static gboolean
has_time_near (const HdReading *r, const HdItem *item)
{
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;
  guint at = (guint) (item - items), from = at - MIN (at, NEAR_ITEMS);

  for (guint i = from; i < r->items->len && i <= at + NEAR_ITEMS; i++)
    if (i != at && items[i].kind == ITEM_TIME)
      return TRUE;
  return FALSE;
}

/* "Lunch is provided at 12.30pm" */
static gboolean
is_meal (const HdReading *r, const HdItem *item)
{
  static const char *const words[] = { "lunch",    "mittagessen", "dejeuner", "comida",
                                       "almuerzo", "provided",    "served",   "servi",
                                       "servira",  "break",       "pause",    NULL };
  guint i = item->first;

  if (i > 0 && !hd_when_is (&r->t[i], W_AT, NULL) && hd_when_is (&r->t[i - 1], W_AT, NULL))
    i--;
  if (i > 0 && hd_when_says_one (r, i - 1, (const char *const[]){ "is", "ist", "est", "es", NULL }))
    i--;
  return i > 0 && hd_when_says_one (r, i - 1, words);
}

/* "in my break at 12:30", "pendant ma pause à 12h30": when one could be met. */
static gboolean
is_in_break (const HdReading *r, guint i)
{
  static const char *const breaks[] = { "break", "pause", "pausa", "descanso", NULL };
  static const char *const in[] = { "in",   "during",  "wahrend", "pendant", "durant",
                                    "dans", "durante", "en",      NULL };

  return hd_when_says_one (r, i, breaks) && hd_when_says_any (r, i > 3 ? i - 3 : 0, i, in);
}

/* "lunch at 12", "arrive at 9:45": a time beside the one that is meant. */
static gboolean
is_aside (const HdReading *r, const HdItem *item)
{
  static const char *const words[] = {
    "lunch",         "treffpunkt",  "accueil",   "empfang",     "reception",    "recepcion",
    "einchecken",    "checkin",     "arrive",    "arrival",     "doors",        "ankunft",
    "eintreffen",    "mittagessen", "dejeuner",  "arrivee",     "comida",       "provided",
    "served",        "dej",         "llegada",   "train",       "flight",       "zug",
    "flieger",       "tren",        "vuelo",     "avion",       "bus",          "opens",
    "abre",          "ouvre",       "offnet",    "einlass",     "registration", "ouverture",
    "apertura",      "abriran",     "abrira",    "abren",       "ouvrent",      "acreditacion",
    "accreditation", "there",       "closes",    "schliesst",   "cierra",       "partent",
    "depart",        "fahrt",       "leaves",    "departs",     "sale",         "abfahrt",
    "abflug",        "departure",   "pause",     "pausa",       "break",        "descanso",
    "offi",          "offis",       "tram",      "bim",         "metro",        "llega",
    "ave",           "registro",    "anmeldung", "inscription", "emargement",   "technikcheck",
    "check",         NULL
  };
  /* "dentist 9am mon. interview mon 23rd 12.15", and no post of one */
  static const char *const own[] = { "dentist", "dentiste", "dentista",    "zahnarzt", "kine",
                                     "physio",  "friseur",  "hairdresser", NULL };
  /* "Der Raum ist ab 9:50 Uhr offen" */
  static const char *const open[] = { "offen",   "geoffnet", "open", "ouvert",
                                      "ouverte", "abierta",  NULL };
  /* "Gegen 12:30 Uhr essen wir", "à 12h30 nous déjeunons" */
  static const char *const meals[] = { "essen",    "lunch",     "mittagessen",
                                       "dejeuner", "dejeunons", "comeremos",
                                       "comemos",  "eat",       NULL };
  /* "a las 10 abrimos", "à 9h nous ouvrons" */
  static const char *const opens[] = { "abrimos", "ouvrons", NULL };
  /* "wir schließen um 18 Uhr", "um 18 Uhr schließen wir" */
  static const char *const either[] = { "offnen", "schliessen", "fermons", "cerramos", NULL };
  static const char *const we[] = { "wir", "we", "they", NULL };
  guint i = item->first;

  if ((hd_when_says_one (r, item->end, open) && !hd_when_is_open_house (r, item->end)) ||
      is_beside (r, item) || is_later_than (r, item) || is_own_end (r, item) ||
      has_to_go (r, item) || hd_when_says_any (r, item->end, item->end + 2, opens) ||
      hd_when_says_any (r, item->end, item->end + 2, either) ||
      (!item->time.has_end && has_time_near (r, item) &&
       (hd_when_says_one (r, item->end, meals) ||
        (r->t[item->end].kind == T_WORD && !hd_when_is (&r->t[item->end], W_AND, NULL) &&
         hd_when_says_one (r, item->end + 1, meals)))))
    return TRUE;
  /* "Ich bin ab 11:45 da" */
  if (hd_when_says (r, item->end, "da") && i > 0 &&
      (hd_when_says (r, i - 1, "bin") || hd_when_says (r, i - 1, "sind")))
    return TRUE;
  if (i > 0 && hd_when_is (&r->t[i], W_AT, NULL) == FALSE && hd_when_is (&r->t[i - 1], W_AT, NULL))
    i--;
  if (i > 0 && hd_when_is_punct (&r->t[i - 1], ':'))
    i--;
  if (i > 0 && hd_when_says_one (r, i - 1, own))
    return i == 1 || r->t[i - 2].kind != T_WORD;
  /* "Einlass ist ab 12:30 Uhr" */
  if (i > 0 && hd_when_says_one (r, i - 1, (const char *const[]){ "ist", "is", "est", "es", NULL }))
    i--;
  /* "le train part à 10h", and no "take part at 10" */
  if (i > 0 && r->language == HD_LANG_FR &&
      hd_when_says_one (r, i - 1, (const char *const[]){ "present", "part", NULL }))
    return TRUE;
  /* "late arrivals will not be admitted after 9:10", "nadie podrá entrar después de las 9:10" */
  if (i > 0 && !item->time.has_end && is_last_entry (r, item))
    return TRUE;
  /* "nach 13:05 Uhr ist keine Teilnahme mehr möglich" */
  if (i > 0 &&
      hd_when_says_one (r, i - 1, (const char *const[]){ "nach", "after", "apres", NULL }) &&
      hd_when_says_any (r, item->end, hd_when_sentence (r, item->end, 8).to,
                        (const char *const[]){ "kein", "keine", "keinen", "no", "not", "nobody",
                                               "aucun", "aucune", NULL }))
    return TRUE;
  if (i > 1 && hd_when_says (r, i - 1, "open") &&
      hd_when_says_one (r, i - 2, (const char *const[]){ "doors", "gates", NULL }))
    return TRUE;
  if (i > 0 && hd_when_says_one (r, i - 1, either))
    return TRUE;
  /* "Freitags schließen wir um 18 Uhr", "we close at 6 on Fridays" */
  if (i > 1 && hd_when_says_one (r, i - 1, we) && hd_when_says_one (r, i - 2, either))
    return TRUE;
  if (i > 1 && hd_when_says_one (r, i - 2, we) &&
      hd_when_says_one (r, i - 1, (const char *const[]){ "close", "open", "shut", NULL }))
    return TRUE;
  return i > 0 && hd_when_says_one (r, i - 1, words) && !is_in_break (r, i - 1);
}

/* "9h à 17h (pause déjeuner de 12h30 à 13h30)": what lies within another time of its line. */
static gboolean
is_break (const HdReading *r, const HdItem *item, const HdItem *other)
{
  static const char *const words[] = { "pause",  "break",    "lunch",       "dejeuner",
                                       "comida", "almuerzo", "descanso",    "mittagspause",
                                       "pausa",  "mittag",   "mittagessen", "breaks",
                                       NULL };
  const HdTimeItem *a = &item->time, *b = &other->time;
  guint k;
  int starts[2][4], ends[2][4];

  if (!a->has_end || !b->has_end || item->first == 0)
    return FALSE;
  hd_when_options (r, a, PART_NONE, starts[0], ends[0]);
  hd_when_options (r, b, PART_NONE, starts[1], ends[1]);
  /* "Mittagessen (12:30 bis 13:15 Uhr)" */
  k = item->first - 1;
  if (k > 0 && (hd_when_is_punct (&r->t[k], '(') || hd_when_is_punct (&r->t[k], ':')))
    k--;
  if (hd_when_says_one (r, k, words))
    return starts[0][0] > starts[1][0] && ends[0][0] < ends[1][0];
  return FALSE;
}

/* "demain midi (12h15)": the second one says it more closely. */
static gboolean
is_said_closer (const HdReading *r, const HdItem *item, const HdItem *behind)
{
  const HdClock *a = &item->time.start, *b = &behind->time.start;

  /* "lundi midi 12h30-13h30" */
  if (behind->kind == ITEM_TIME && !item->time.has_end && behind->first == item->end &&
      a->hour == 12 && a->style == CLOCK_FIXED && a->minute == 0 && b->hour >= 11 && b->hour <= 14)
    return TRUE;
  return behind->kind == ITEM_TIME && !item->time.has_end && behind->first == item->end + 1 &&
         hd_when_is_punct (&r->t[item->end], '(') && a->hour == 12 && a->minute == 0 &&
         !behind->time.has_end && b->minute != 0 && (b->hour == 12 || b->hour == 13);
}

/* "9:45 for 10:00", "08:45 for a 09:00 start": one comes at the first, for the second. */
static gboolean
is_come_for (const HdReading *r, const HdItem *item, const HdItem *behind)
{
  guint k = item->end;

  if (behind->kind != ITEM_TIME || item->time.has_end || k >= behind->first)
    return FALSE;
  /* "a las 8:45 para empezar puntuales a las 9" */
  if (hd_when_says (r, k, "para") &&
      hd_when_says_one (r, k + 1, (const char *const[]){ "empezar", "comenzar", NULL }) &&
      behind->first - k <= 4)
    k = behind->first - 1;
  else if (!hd_when_says (r, k, "for") && !hd_when_says (r, k, "pour") &&
           !hd_when_says (r, k, "fur"))
    return FALSE;
  k++;
  if (k != behind->first && (hd_when_says (r, k, "a") || hd_when_says (r, k, "an")))
    k++;
  /* "à 8h45 pour un début à 9h" */
  if (hd_when_says_one (r, k, (const char *const[]){ "un", "une", NULL }) &&
      hd_when_says_one (r, k + 1, (const char *const[]){ "debut", "demarrage", NULL }))
    k += 2;
  return k == behind->first && behind->time.start.hour * 60 + behind->time.start.minute >
                                 item->time.start.hour * 60 + item->time.start.minute;
}

/* "interview Monday 4pm, leave the office 3:15pm": behind a comma and words that join nothing an
 * hour before the one that is meant is of something else. */
static gboolean
is_before (const HdReading *r, const HdItem *meant, const HdItem *item)
{
  static const char *const rather[] = { "preferably", "ideally",      "better", "lieber",
                                        "besser",     "idealerweise", "plutot", "idealement",
                                        "mejor",      "idealmente",   NULL };
  int a[4], b[4], ends[4];
  guint words = 0;

  if (meant->kind != ITEM_TIME || meant->dropped || item->time.has_end ||
      !hd_when_is_punct (&r->t[meant->end], ',') || item->first - meant->end > 6 ||
      hd_when_options (r, &meant->time, PART_NONE, a, ends) != 1 ||
      hd_when_options (r, &item->time, PART_NONE, b, ends) != 1 || b[0] >= a[0])
    return FALSE;
  for (guint k = meant->end + 1; k < item->first; k++)
    {
      if (r->t[k].kind != T_WORD || hd_when_is (&r->t[k], W_OR, NULL) ||
          hd_when_is (&r->t[k], W_AND, NULL) || hd_when_says_one (r, k, rather) ||
          (hd_when_cue_at (r, k) & CUE_OFFER) != 0)
        return FALSE;
      words += !hd_when_is (&r->t[k], W_AT, NULL) && !hd_when_is (&r->t[k], W_FROM, NULL) &&
               !hd_when_is (&r->t[k], W_ON, NULL) && !hd_when_is (&r->t[k], W_THE, NULL);
    }
  return words > 0;
}

/* Drops such times where the line has another, and those that tell of something else. */
void
hd_when_mark_asides (HdReading *r, HdItem *items, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint line = r->t[items[i].first].line;
      gboolean other = FALSE;

      if (items[i].kind == ITEM_TIME && i + 1 < n &&
          (is_said_closer (r, &items[i], &items[i + 1]) ||
           is_come_for (r, &items[i], &items[i + 1])))
        items[i].dropped = TRUE;
      for (guint k = i > 3 ? i - 3 : 0; k < i && items[i].kind == ITEM_TIME; k++)
        if (items[k].kind == ITEM_TIME && r->t[items[k].first].line == line &&
            is_break (r, &items[i], &items[k]))
          items[i].dropped = TRUE;
      if (items[i].kind == ITEM_TIME && i > 0 && is_before (r, &items[i - 1], &items[i]))
        items[i].dropped = items[i].context = TRUE;
      if (items[i].kind != ITEM_TIME || !is_aside (r, &items[i]) ||
          (items[i].time.has_end && i > 0 &&
           items[i - 1].first >= hd_when_sentence (r, items[i].first, 20).from))
        continue;
      for (guint k = i > 6 ? i - 6 : 0; k < n && k < i + 6; k++)
        other |= k != i && items[k].kind == ITEM_TIME && !items[k].dropped &&
                 ((is_meal (r, &items[i]) && !is_meal (r, &items[k])) ||
                  (!is_aside (r, &items[k]) && !hd_when_is_said_end (r, &items[k])));
      items[i].dropped = items[i].dropped || other;
      /* Nor is it the one of "same time". */
      items[i].context = items[i].context || other;
    }
  hd_when_mark_theirs (r, items, n);
  hd_when_mark_hours (r, items, n);
  hd_when_mark_reasons (r, items, n);
}
