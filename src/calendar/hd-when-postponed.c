/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-cues.h"
#include "hd-when-join.h"

/*
 * "We have to move Thursday's interview, a new time follows": what is moved, and nobody says yet
 * where to. The time that is named is the old one, and no offer.
 */

#define MAX_SENTENCE 60

/* How far behind the verb its object may stand: "postpone the technical interview on Friday". */
#define MAX_OBJECT 9

typedef struct
{
  guint from; /* tokens */
  guint verb;
  guint to;
  guint first; /* items */
  guint end;
} Sentence;

/* "For Thursday at 10 the room has changed": where, and not when. */
static const char *const places[] = {
  "room",   "location",    "address",       "link",         "office",  "venue",
  "format", "interviewer", "interviewers",  "building",     "offices", "raum",
  "ort",    "adresse",     "standort",      "zugangsdaten", "salle",   "lieu",
  "lien",   "bureaux",     "interlocuteur", "sala",         "lugar",   "direccion",
  "enlace", "oficina",     "oficinas",      "panel",        "team",    NULL
};

/* Whether an appointment is named from one token up to another, in their sentence. */
static gboolean
names_talk (const HdReading *r, guint from, guint to)
{
  for (guint k = from; k < to && !hd_when_ends_sentence (r, k); k++)
    if (r->t[k].kind == T_WORD && !hd_when_says_one (r, k, places) &&
        !hd_when_is (&r->t[k], W_VIDEO, NULL) && (hd_when_cue_at (r, k) & CUE_TALK) != 0)
      return TRUE;
  return FALSE;
}

/* "d'avance", "en avance", "moving forward", "move on to the next stage", "changed jobs": words of
 * a move that speak of none. */
static gboolean
means_other (const HdReading *r, guint i)
{
  static const char *const advance[] = { "d", "l", "en", NULL };
  static const char *const onward[] = { "forward", "ahead", "on", "along", "fast",
                                        "you",     "to",    "de", "gears", NULL };
  static const char *const movers[] = { "to",  "we",     "could", "can", "please", "must", "i",
                                        "you", "should", "let",   "us",  "ll",     NULL };
  static const char *const weak[] = { "move",  "moving", "push",    "switch",  "shift",
                                      "moved", "mover",  "cambiar", "changed", NULL };
  guint before = i > 0 && hd_when_is_punct (&r->t[i - 1], '\'') ? i - 1 : i;

  if (g_str_has_prefix (hd_when_text (r, i), "avance") && before > 0 &&
      hd_when_says_one (r, before - 1, advance))
    return TRUE;
  /* "pour faire avancer votre dossier" */
  if (hd_when_says (r, i, "avancer") && i > 0 && hd_when_says (r, i - 1, "faire"))
    return !names_talk (r, i + 1, i + 5);
  /* "the trial shift" */
  if (hd_when_says (r, i, "shift") && i > 0 && !hd_when_ends_sentence (r, i - 1) &&
      !hd_when_says_one (r, i - 1, movers))
    return TRUE;
  if (!hd_when_says_one (r, i, weak) || !hd_when_says_one (r, i + 1, onward))
    return FALSE;
  /* "moved to Friday", "moved to 10:30" */
  return !(hd_when_says (r, i + 1, "to") &&
           (r->t[i + 2].kind == T_NUMBER || hd_when_is (&r->t[i + 2], W_WEEKDAY, NULL) ||
            hd_when_is (&r->t[i + 2], W_RELDAY, NULL) || hd_when_is (&r->t[i + 2], W_MONTH, NULL)));
}

/* "The document was last changed on 1 November": what is changed there is no appointment. */
static gboolean
changes_thing (const HdReading *r, guint i)
{
  static const char *const changes[] = { "change", "changed",   "geandert", "cambiado",
                                         "cambia", "cambiamos", "cambiar",  NULL };
  static const char *const things[] = {
    "document", "dokument", "documento",  "file",    "datei",    "fichero",  "archivo",
    "form",     "formular", "formulario", "version", "password", "passwort", "contrasena",
    "name",     "nombre",   "number",     "nummer",  "numero",   "email",    "mail",
    "website",  "profile",  "profil",     "perfil",  "status",   "contract", "vertrag",
    "contrato", "cv",       "lebenslauf", "zuletzt", "last",     NULL
  };

  if (!hd_when_says_one (r, i, changes))
    return FALSE;
  guint from = hd_when_sentence (r, i, 14).from;
  guint origin = i + 2 + hd_when_is (&r->t[i + 2], W_THE, NULL);
  /* "changed from Monday", and no "from Zoom to Teams" */
  gboolean time =
    hd_when_says (r, i + 1, "from") &&
    (hd_when_is (&r->t[origin], W_WEEKDAY, NULL) || hd_when_is (&r->t[origin], W_RELDAY, NULL) ||
     hd_when_is (&r->t[origin], W_MONTH, NULL) ||
     (origin > i + 2 && r->t[origin].kind == T_NUMBER));

  if (hd_when_says_any (r, from, i, things) || hd_when_says_any (r, i + 1, i + 4, things))
    return TRUE;
  /* "The interviewer has changed your appointment", "the link and the time have changed" */
  for (guint k = from; k < i; k++)
    time |= hd_when_is (&r->t[k], W_TIMEWORD, NULL);
  return !time && !names_talk (r, i + 1, i + 5) &&
         (hd_when_says_any (r, from, i, places) || hd_when_says_any (r, i + 1, i + 4, places));
}

/* "change your interview from Tuesday": whether a time follows that it is changed from. */
static gboolean
names_origin (const HdReading *r, guint i)
{
  for (guint k = i + 2; k < i + 6 && k + 2 < r->n; k++)
    {
      guint at = k + 1 + hd_when_is (&r->t[k + 1], W_THE, NULL);

      if (hd_when_says (r, k, "from"))
        return hd_when_is (&r->t[at], W_WEEKDAY, NULL) || hd_when_is (&r->t[at], W_RELDAY, NULL) ||
               hd_when_is (&r->t[at], W_MONTH, NULL) || r->t[at].kind == T_NUMBER;
    }
  return FALSE;
}

/* Whether a word says that something is moved. */
gboolean
hd_when_tells_move (const HdReading *r, guint i)
{
  static const char *const of[] = { "de", "du", "d", NULL };
  static const char *const own[] = { "your", "my", "our", NULL };
  static const char *const asked[] = { "request", "requested", "had", "have", "need", NULL };

  /* "your request to change your Monday 9:00 appointment", and no "click here to change your …" */
  if (hd_when_says (r, i, "change") && hd_when_says_one (r, i + 1, own) && !names_origin (r, i))
    return i > 1 && hd_when_says (r, i - 1, "to") && hd_when_says_one (r, i - 2, asked) &&
           !hd_when_is_punct (&r->t[hd_when_sentence (r, i, MAX_SENTENCE).to], '?') &&
           !hd_when_says (r, hd_when_sentence (r, i, MAX_SENTENCE).from, "you") &&
           !changes_thing (r, i);
  if (hd_when_says (r, i, "change") && hd_when_says_one (r, i + 1, own))
    return !changes_thing (r, i);
  /* "Report de votre RDV du 05/11 au 10/11", and no English report */
  if (hd_when_says (r, i, "report") && hd_when_says_one (r, i + 1, of))
    return TRUE;
  return hd_when_is (&r->t[i], W_MOVED, NULL) && !means_other (r, i) && !changes_thing (r, i);
}

/* "if you need to reschedule", "no need to move", "you can change your appointment", "um Ihren
 * Termin zu verschieben": nothing is moved. */
static gboolean
only_may_move (const HdReading *r, const Sentence *s)
{
  static const char *const words[] = { "case",   "not",    "nicht", "kein",   "keine",    "keinen",
                                       "no",     "sin",    "sans",  "pas",    "without",  "never",
                                       "t",      "may",    "feel",  "bedarf", "whenever", "caso",
                                       "besoin", "wunsch", "puede", "puedes", NULL };
  static const char *const you[][2] = {
    { "you", "can" },     { "you", "could" },  { "you", "wish" },      { "you", "want" },
    { "sie", "konnen" },  { "konnen", "sie" }, { "du", "kannst" },     { "kannst", "du" },
    { "vous", "pouvez" }, { "tu", "peux" },    { "vous", "souhaitez" }
  };
  static const char *const aim[] = { "to", "um", "pour", "para", NULL };
  static const char *const needs[] = { "need",    "want",  "have",   "necesitas", "necesita",
                                       "quieres", "musst", "mussen", NULL };

  /* "Need to reschedule?" */
  if (hd_when_is_punct (&r->t[s->to], '?') && hd_when_says_one (r, s->from, needs))
    return TRUE;
  if (hd_when_says_one (r, s->from, aim) || hd_when_says_if (r, s->from, s->verb) ||
      hd_when_says_any (r, s->from, s->verb, words))
    return TRUE;
  for (guint k = s->from; k < s->verb; k++)
    for (guint p = 0; p < G_N_ELEMENTS (you); p++)
      if (hd_when_says (r, k, you[p][0]) && hd_when_says (r, k + 1, you[p][1]) &&
          !hd_when_is_punct (&r->t[s->to], '?'))
        return TRUE;
  /* "wird nicht verschoben", "verschieben wir nicht" */
  return hd_when_says_one (r, s->verb + 1, (const char *const[]){ "nicht", "pas", NULL });
}

/* "a new date will follow", "nouvelle date à venir", "à une date ultérieure", "je reviens vers
 * vous": behind the times of a sentence, or in the next one. */
static gboolean
announces (const HdReading *r, const HdItem *items, const Sentence *s)
{
  static const char *const words[] = {
    "new",           "neuer",       "neuen",         "neues",          "nouveau",
    "nouvelle",      "nouvelles",   "nouveaux",      "nueva",          "nuevas",
    "nuevo",         "nuevos",      "ulterieure",    "posterior",      "reviens",
    "reviendrai",    "reviendrons", "recontacterai", "recontacterons", "contactare",
    "contactaremos", "touch",       "follow",        "follows",        "later",
    "aviso",         "notice",      "otra",          "otras",          "autre",
    "autres",        "another",     "andere",        "anderen",        NULL
  };
  guint to = s->to + 1, from = s->verb;

  for (guint i = s->first; i < s->end; i++)
    from = MAX (from, items[i].end);
  while (to - s->to < MAX_SENTENCE && !hd_when_ends_sentence (r, to) && to < r->n)
    to++;
  return hd_when_says_any (r, from, MIN (to, r->n), words);
}

/* Whether a sentence names an hour before an item: "de 14h vendredi à 15h". */
static gboolean
names_hour (const HdItem *items, const Sentence *s, const HdItem *item)
{
  for (guint i = s->first; i < s->end && &items[i] < item; i++)
    if (items[i].kind == ITEM_TIME)
      return TRUE;
  return FALSE;
}

/* Whether an item is said to be where something goes: "to Friday", "auf 15 Uhr", "the new time is
 * 3pm", "rescheduled for Friday", "from 2 to 3". */
static gboolean
is_new (const HdReading *r, const HdItem *items, const HdItem *item, const Sentence *s)
{
  static const char *const to[] = { "to",    "auf", "au", "al", "para",  "for",     "pour", "fur",
                                    "until", "bis", "el", "in", "hasta", "instead", NULL };
  static const char *const before[] = { "auf", "au", NULL };
  static const char *const fresh[] = { "new",     "neu",    "neuer",     "neue",  "neuen", "neues",
                                       "nouveau", "nouvel", "nouvelle",  "nueva", "nuevo", "now",
                                       "nun",     "jetzt",  "desormais", "ahora", NULL };
  static const char *const was[] = { "scheduled", "planned",   "prevue",     "prevu",
                                     "prevista",  "previsto",  "programada", "programado",
                                     "fijada",    "fijado",    "fixe",       "fixee",
                                     "geplant",   "angesetzt", NULL };

  for (guint n = 0, k = item->first; n < 5 && k > s->from; n++)
    {
      k--;
      if (hd_when_says_one (r, k, fresh))
        return TRUE;
      /* "on décale à vendredi 11h30", and no "à 15h" alone */
      if (k > s->verb && hd_when_says (r, k, "a") && r->language != HD_LANG_EN &&
          (hd_when_is (&r->t[k + 1], W_WEEKDAY, NULL) || hd_when_is (&r->t[k + 1], W_RELDAY, NULL)))
        return TRUE;
      /* In German the verb stands behind: "auf Freitag verschieben" */
      if (n < 3 && hd_when_says_one (r, k, k > s->verb ? to : before))
        return !hd_when_says_one (r, k - 1, was);
    }
  if (hd_when_says_one (r, item->first, item->first > s->verb ? to : before))
    return TRUE;
  /* "décaler notre appel de jeudi à 15h" says one thing or the other. */
  if (item->first > s->verb && hd_when_is (&r->t[item->first], W_RANGE, NULL))
    return !announces (r, items, s) &&
           !(item > items && item[-1].kind == ITEM_DATE && item[-1].end == item->first &&
             !names_hour (items, s, item));
  for (guint k = item->first + 1; k < item->end; k++)
    if (hd_when_is (&r->t[k], W_RANGE, NULL))
      return TRUE;
  return hd_when_says_one (r, item->end, (const char *const[]){ "instead", "stattdessen", NULL });
}

/* Whether an item behind the verb is its object: "move Thursday's interview", and no "moved:
 * Thursday 10:00". */
static gboolean
is_object (const HdReading *r, const HdItem *item, const Sentence *s)
{
  if (item->first > s->verb + MAX_OBJECT)
    return FALSE;
  for (guint k = s->verb + 1; k < item->first; k++)
    if ((r->t[k].kind == T_PUNCT && r->t[k].value != '\'' &&
         !(r->t[k].value == '-' && !r->t[k].space)) ||
        hd_when_is (&r->t[k], W_AND, NULL))
      return FALSE;
  return TRUE;
}

/* "Donnerstag 10 Uhr (verschoben)": which of the two it is nobody knows. */
static gboolean
in_brackets (const HdReading *r, const Sentence *s)
{
  for (guint k = s->verb; k > s->from; k--)
    if (hd_when_is_punct (&r->t[k - 1], ')'))
      return FALSE;
    else if (hd_when_is_punct (&r->t[k - 1], '('))
      return TRUE;
  return FALSE;
}

static gboolean
moves_nothing (const HdReading *r, const Sentence *s)
{
  return only_may_move (r, s) || hd_when_says_any (r, s->from, s->to, places) || in_brackets (r, s);
}

/* Whether the times of a sentence are those of what is moved, all of them and no other. */
static gboolean
names_old_only (const HdReading *r, const HdItem *items, const Sentence *s)
{
  guint left = 0;
  gboolean object = FALSE;

  for (guint i = s->first; i < s->end; i++)
    {
      if (items[i].kind != ITEM_DATE && items[i].kind != ITEM_TIME)
        continue;
      /* "Friday instead of Thursday": the one that is left is the new one. */
      if (items[i].dropped || is_new (r, items, &items[i], s))
        return FALSE;
      /* Behind the first one of the object may stand its hour. */
      if (items[i].first > s->verb && !object && !is_object (r, &items[i], s))
        return FALSE;
      object |= items[i].first > s->verb;
      left++;
    }
  return left > 0;
}

/* "Unfortunately we have to reschedule": said of the appointment that was named before. */
static gboolean
has_to (const HdReading *r, const Sentence *s)
{
  static const char *const words[] = { "must",    "unfortunately",
                                       "afraid",  "leider",
                                       "mussen",  "muss",
                                       "devons",  "malheureusement",
                                       "dois",    "lamentablemente",
                                       "debemos", "desgraciadamente",
                                       "debo",    "contraints",
                                       "regret",  NULL };
  static const char *const haves[] = { "have", "has",     "need",  "needs",
                                       "had",  "tenemos", "tengo", NULL };
  static const char *const surely[] = { "reschedule",   "rescheduled", "postpone", "postponed",
                                        "verschieben",  "verschoben",  "verlegen", "verlegt",
                                        "reporter",     "reporte",     "decaler",  "decale",
                                        "reprogrammer", "aplazar",     "aplazada", "posponer",
                                        "reprogramar",  "rearrange",   NULL };
  gboolean told = hd_when_says_one (r, s->verb, surely), must = FALSE;

  for (guint k = s->from; k < s->to; k++)
    {
      told |= r->t[k].kind == T_WORD && (hd_when_cue_at (r, k) & CUE_TALK) != 0;
      must |= hd_when_says_one (r, k, words) ||
              (hd_when_says_one (r, k, haves) &&
               (hd_when_says_one (r, k + 1, (const char *const[]){ "to", "que", NULL })));
    }
  return told && must;
}

static void
find_sentence (const HdReading *r, const HdItem *items, guint n, guint verb, guint *at, Sentence *s)
{
  *s = (Sentence){ .from = verb, .verb = verb, .to = verb };
  while (s->from > 0 && verb - s->from < MAX_SENTENCE && !hd_when_ends_sentence (r, s->from - 1))
    s->from--;
  while (s->to - verb < MAX_SENTENCE && !hd_when_ends_sentence (r, s->to))
    s->to++;
  while (*at < n && items[*at].first < s->from)
    (*at)++;
  s->first = s->end = *at;
  while (s->end < n && items[s->end].first < s->to)
    s->end++;
}

/* "I will send new times tomorrow": a day on which somebody writes again. */
static gboolean
is_for_writing (const HdReading *r, const HdItem *item)
{
  static const char *const words[] = {
    "send",       "share",    "write",     "email",   "mail",       "back",         "touch",
    "schicke",    "schicken", "sende",     "senden",  "melde",      "melden",       "schreibe",
    "envoie",     "enverrai", "enverrons", "reviens", "reviendrai", "envio",        "enviare",
    "enviaremos", "mando",    "mandare",   "escribo", "escribire",  "escribiremos", NULL
  };
  guint from = item->first, to = item->end;

  while (from > 0 && item->first - from < MAX_SENTENCE && !hd_when_ends_sentence (r, from - 1))
    from--;
  while (to - item->end < MAX_SENTENCE && !hd_when_ends_sentence (r, to))
    to++;
  return hd_when_says_any (r, from, to, words);
}

/* Where the last time stands that is no day of writing, in items; -1: nowhere. */
static int
find_last_time (const HdReading *r, const HdItem *items, guint n)
{
  for (guint i = n; i-- > 0;)
    if (r->lines[r->t[items[i].first].line].depth == 0 && !items[i].context &&
        (items[i].kind == ITEM_TIME ||
         (items[i].kind == ITEM_DATE && !is_for_writing (r, &items[i]))))
      return (int) i;
  return -1;
}

/* Whether the word of a move at @i only tells that something may be moved: "if you need to
 * reschedule". */
gboolean
hd_when_only_may_move (const HdReading *r, guint i)
{
  guint at = 0;
  Sentence s;

  find_sentence (r, NULL, 0, i, &at, &s);
  return only_may_move (r, &s);
}

static void
call_off (HdItem *items, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    if (items[i].kind == ITEM_DATE || items[i].kind == ITEM_TIME)
      items[i].dropped = items[i].off = TRUE;
}

/**
 * hd_when_mark_postponed:
 *
 * Drops the times of what is moved where no sentence says to when. To be called when the moves that
 * name their new time are known.
 */
void
hd_when_mark_postponed (HdReading *r, HdItem *items, guint n)
{
  guint at = 0;
  int last = (int) n;

  for (guint m = 0; m < r->n; m++)
    {
      const HdLine *line = &r->lines[r->t[m].line];
      Sentence s;

      if (line->role == LINE_DROPPED || !hd_when_tells_move (r, m))
        continue;
      find_sentence (r, items, n, m, &at, &s);
      if (s.end > s.first)
        {
          if (names_old_only (r, items, &s) && !moves_nothing (r, &s))
            call_off (items, s.first, s.end);
        }
      /* What is behind only tells when somebody writes again. */
      else if (line->depth == 0 && has_to (r, &s) && !moves_nothing (r, &s))
        {
          last = last == (int) n ? find_last_time (r, items, n) : last;
          if (last >= (int) s.end)
            continue;
          call_off (items, 0, n);
          return;
        }
    }
}
