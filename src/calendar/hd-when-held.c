/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join.h"

/* "Thanks for the interview this morning", "la entrevista que mantuvimos el lunes": a talk that was
 * held, and is no offer. Where it may as well be one to come it is asked about. */

/* So many tokens behind what thanks or looks back the talk is named, */
#define MAX_TO_TALK 8

/* and so many behind the talk its day. */
#define MAX_TO_DAY 6

/* and so many behind its day the hour. */
#define MAX_TO_HOUR 4

#define MAX_SENTENCE 30

/* What is had with somebody, and no slot or invitation, for which one thanks before it. */
static const char *const talks[] = { "interview",
                                     "interviews",
                                     "call",
                                     "chat",
                                     "conversation",
                                     "meeting",
                                     "talk",
                                     "discussion",
                                     "visit",
                                     "gesprach",
                                     "gesprache",
                                     "telefonat",
                                     "anruf",
                                     "besuch",
                                     "austausch",
                                     "telefonate",
                                     "entretien",
                                     "echange",
                                     "appel",
                                     "rencontre",
                                     "visite",
                                     "conversacion",
                                     "entrevista",
                                     "llamada",
                                     "charla",
                                     "reunion",
                                     "visita",
                                     "erstgesprach",
                                     "vorstellungsgesprach",
                                     "interviewing",
                                     NULL };

/* What begins such words. */
static const char *const thanks[] = {
  "thanks", "thank", "danke", "dank", "merci", "gracias", NULL
};

static const char *const following[] = { "following", "after", "nach",  "anschluss", "suite",
                                         "apres",     "tras",  "luego", "despues",   NULL };

static const char *const we[] = { "we", "wir", "i", "ich", "you", NULL };

static const char *const had_alone[] = { "mantuvimos", "tuvimos", "tuvo", "tuve", NULL };

static const char *const have[] = { "avons", "ai", "avez", "hemos", NULL };

static const char *const glad[] = { "great",     "good",     "lovely",    "nice",      "pleasure",
                                    "wonderful", "schon",    "freude",    "placer",    "plaisir",
                                    "ravi",      "ravie",    "toll",      "nett",      "genial",
                                    "ravis",     "delight",  "encantada", "encantado", "pleased",
                                    "delighted", "enchante", "enchantee", NULL };

/* Every word of a text is asked for here. */
static GHashTable *
build_index (void)
{
  static const char *const *const lists[] = { thanks, following, we, had_alone, have, glad };
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint w = 0; lists[l][w] != NULL; w++)
      g_hash_table_add (index, (gpointer) lists[l][w]);
  return index;
}

/* "Wir hatten das Gespräch am Freitag ausgemacht", "we had the call scheduled for Friday": it is to
 * come. */
static gboolean
was_arranged (const HdReading *r, guint m)
{
  static const char *const words[] = { "ausgemacht", "vereinbart", "agreed",    "scheduled",
                                       "arranged",   "verabredet", "angesetzt", NULL };

  return hd_when_says_any (r, m, hd_when_sentence (r, m, MAX_SENTENCE).to, words);
}

static gboolean
names_talk (const HdReading *r, guint i)
{
  return hd_when_says_one (r, i, talks);
}

/* Whether a day may be over: today, or a weekday of which it is not said which. */
static gboolean
may_be_over (const HdReading *r, const HdItem *item)
{
  return item->kind == ITEM_DATE && item->date.n_dates > 0 && item->date.last_day == HD_DATE_NONE &&
         (item->date.bare || item->date.weekday != 0 || item->date.dates[0] == r->context->today);
}

/* "Thank you for", "Danke für", "Merci pour", "Gracias por": where what is thanked for begins; 0:
 * nobody is thanked. */
static guint
read_thanks (const HdReading *r, guint i)
{
  static const char *const of[] = { "for", "fur", "pour", "por", "de", NULL };

  if (!hd_when_says_one (r, i, thanks))
    return 0;
  for (guint k = i + 1; k < i + 5; k++)
    if (hd_when_says_one (r, k, of))
      return k + 1;
  return 0;
}

/* "Following", "After", "Suite à", "Tras", "Nach" before a talk: what comes then. */
static guint
read_following (const HdReading *r, guint i)
{
  return hd_when_says_one (r, i, following) ? i + 1 : 0;
}

/* "we had", "wir hatten", "nous avons eu", "mantuvimos": where that ends; 0: nothing was had. */
static guint
read_had (const HdReading *r, guint i)
{
  static const char *const had[] = { "had", "hatten", "hatte", "held", "fuhrten", "enjoyed", NULL };
  static const char *const done[] = { "eu", "mene", "tenido", "mantenido", "eue", NULL };

  if (hd_when_says_one (r, i, had_alone))
    return i + 1;
  /* But "we had to reschedule" */
  if ((hd_when_says_one (r, i, we) && hd_when_says_one (r, i + 1, had) &&
       !hd_when_says (r, i + 2, "to")) ||
      (hd_when_says_one (r, i, have) && hd_when_says_one (r, i + 1, done)))
    return i + 2;
  return 0;
}

/* "It was lovely to meet you", "Great to speak with you", "Es war schön, Sie kennenzulernen", "Fue
 * un placer hablar contigo": where the talk that is looked back on ends; 0: none is. @opens:
 * whether nothing says that it was: "Nice to see you on Friday at 10 then". */
static guint
read_pleasure (const HdReading *r, guint i, gboolean *opens)
{
  static const char *const was[] = { "was", "war", "fue", "etait", "been", "sido", NULL };
  static const char *const meet[] = {
    "meet",      "meeting",   "speak",      "speaking", "talk",   "talking",
    "chat",      "chatting",  "see",        "seeing",   "hablar", "conocer",
    "conocerte", "conocerle", "rencontrer", "echanger", "parler", "kennenzulernen",
    "sprechen",  "conocerla", "hablado",    NULL
  };
  /* "Lovely to have met you on Friday", "Ravie de vous avoir rencontré vendredi" */
  static const char *const to_have[] = { "have",    "avoir", "haberte", "haberle", "haberla",
                                         "haberos", "haber", "having",  NULL };
  static const char *const met[] = { "met",       "spoken",     "talked", "seen",    "chatted",
                                     "rencontre", "rencontree", "parle",  "echange", "vu",
                                     "conocido",  "hablado",    "visto",  NULL };
  static const char *const was_there[] = { "waren", "warst", "wart", "sprachen", NULL };
  /* "Great to hear that you are free to speak on Friday", "Nice, we will see you" look forward. */
  static const char *const others[] = { "confirm", "hear", "read",  "that", "would",
                                        "will",    "ll",   "learn", "know", NULL };
  HdWhenSentence s;
  gboolean first;

  *opens = FALSE;
  if (!hd_when_says_one (r, i, glad))
    return 0;
  s = hd_when_sentence (r, i, MAX_SENTENCE);
  for (guint k = i + 1; k < MIN (s.to, i + MAX_TO_TALK); k++)
    if (hd_when_says_one (r, k, to_have) && hd_when_says_one (r, k + 1, met))
      return k + 2;
  /* "Schön, dass Sie am Freitag hier waren" */
  for (guint k = i + 1; k < MIN (s.to, i + 4); k++)
    if (hd_when_says (r, k, "dass") && hd_when_says_any (r, MAX (k, s.to - 2), s.to, was_there))
      return k + 1;
  /* "It would be great to speak on Tuesday" looks forward. */
  first = i == s.from && hd_when_says (r, i + 1, "to");
  if (!first && !(hd_when_says_any (r, MAX (s.from, i - MIN (i, 4)), i, was)))
    return 0;
  *opens = first;
  for (guint k = i + 1; k < MIN (s.to, first ? i + 4 : i + 2 * MAX_TO_TALK); k++)
    if (hd_when_says_one (r, k, meet))
      return k + 1;
    else if (hd_when_says_one (r, k, others))
      return 0;
  return 0;
}

/* Whether a word between a talk and its day says with whom it was, or nothing: "our call with you
 * on Monday", and no "our call I confirm Monday". */
static gboolean
says_with_whom (const HdReading *r, guint i)
{
  static const char *const words[] = { "sie",  "du",    "ihr",   "wir",      "with",    "you",
                                       "mit",  "ihnen", "dir",   "euch",     "avec",    "vous",
                                       "toi",  "con",   "usted", "ti",       "contigo", "ustedes",
                                       "us",   "uns",   "nous",  "nosotros", "earlier", "again",
                                       "both", "back",  "all",   "vom",      "von",     "that",
                                       "que",  "du",    "ce",    "cet",      NULL };
  const HdToken *t = &r->t[i];

  return hd_when_is (t, W_ON, NULL) || hd_when_is (t, W_THE, NULL) || hd_when_is (t, W_OF, NULL) ||
         hd_when_is (t, W_IN, NULL) || hd_when_is (t, W_THIS, NULL) || names_talk (r, i) ||
         hd_when_says_one (r, i, words) || (t->title && t->word == NULL);
}

/* How sure it is that a talk was held; @IF_ALONE: where its day has no hour. */
typedef enum
{
  DOUBTFUL,
  IF_ALONE,
  SURE
} Held;

/* The items of the day that is named behind the token @from and of its hour, or of one just before
 * @talk: "Monday's call". */
static void
mark_day (const HdReading *r,
          HdItem *items,
          guint n,
          guint first,
          guint from,
          guint talk,
          Held held)
{
  guint end = hd_when_sentence (r, talk, MAX_SENTENCE).to;

  for (guint k = first; k < n && items[k].first < MIN (end, talk + MAX_TO_DAY + 1); k++)
    {
      HdItem *hour = k + 1 < n ? &items[k + 1] : NULL;

      if (items[k].first < from || items[k].dropped || !may_be_over (r, &items[k]))
        continue;
      for (guint i = talk; i < items[k].first; i++)
        if (!says_with_whom (r, i))
          return;
      if (hour != NULL && (hour->kind != ITEM_TIME || hour->first >= end ||
                           hour->first - MIN (hour->first, items[k].end) > MAX_TO_HOUR))
        hour = NULL;
      if (held == SURE || (held == IF_ALONE && hour == NULL) ||
          (hour == NULL && items[k].date.dates[0] == r->context->today))
        {
          items[k].dropped = items[k].context = TRUE;
          if (hour != NULL)
            hour->dropped = hour->context = TRUE;
        }
      else
        {
          items[k].doubted = TRUE;
          if (hour != NULL)
            hour->doubted = TRUE;
        }
      return;
    }
}

/* Where a talk is named between two tokens, 0: nowhere. */
static guint
find_talk (const HdReading *r, guint from, guint to)
{
  /* "Thanks for accepting the interview", "Danke für die Einladung zum Gespräch" come before it. */
  static const char *const before[] = { "invitation",  "einladung",    "invitacion",   "accepting",
                                        "agreeing",    "confirming",   "arranging",    "zusage",
                                        "bestatigung", "confirmation", "confirmacion", "aceptar",
                                        "confirmar",   "offer",        "offering",     "proposing",
                                        "propuesta",   "proposition",  "vorschlag",    "scheduling",
                                        "booking",     "organiser",    "setting",      "request",
                                        "solicitud",   "anfrage",      "option",       NULL };

  for (guint k = from; k < to && !hd_when_ends_sentence (r, k); k++)
    if (hd_when_says_one (r, k, before))
      return 0;
    else if (names_talk (r, k))
      return k;
  return 0;
}

/**
 * hd_when_mark_held:
 *
 * Drops the day and the hour of a talk that was held, and marks those of one that may have been.
 */
void
hd_when_mark_held (const HdReading *r, HdItem *items, guint n)
{
  static GHashTable *index;
  guint first = 0;

  if (g_once_init_enter (&index))
    g_once_init_leave (&index, build_index ());
  for (guint m = 0; m < r->n; m++)
    {
      guint from, talk;
      gboolean opens;

      if (r->t[m].kind != T_WORD || !g_hash_table_contains (index, hd_when_text (r, m)))
        continue;
      while (first < n && items[first].first + MAX_SENTENCE < m)
        first++;
      from = read_thanks (r, m);
      if (from == 0)
        from = read_following (r, m);
      if (from != 0)
        {
          talk = find_talk (r, from, MIN (from + MAX_TO_TALK, r->n));
          if (talk != 0)
            mark_day (r, items, n, first, from, talk, DOUBTFUL);
          continue;
        }
      from = read_had (r, m);
      if (from != 0)
        {
          if (find_talk (r, m - MIN (m, 4), MIN (from + 4, r->n)) != 0 && !was_arranged (r, m) &&
              !hd_when_says_if (r, hd_when_sentence (r, m, MAX_SENTENCE).from, m))
            mark_day (r, items, n, first, from, from, SURE);
          continue;
        }
      from = read_pleasure (r, m, &opens);
      if (from != 0)
        mark_day (r, items, n, first, m, from, opens ? IF_ALONE : SURE);
    }
}
