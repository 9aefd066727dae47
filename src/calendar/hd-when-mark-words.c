/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-marks.h"

#include <string.h>

#include "hd-when-cues.h"
#include "hd-when-join.h"

/* Whether a word such as "by" or "instead of" marks a time that stands behind it. */

/* Words that may stand between a mark ("by", "instead of") and what it marks. */
gboolean
hd_when_is_filler (const HdReading *r, guint i)
{
  /* "can't make Friday", "not available on Friday", "by the end of day Friday" */
  static const char *const words[] = { "make",       "do",         "manage",
                                       "attend",     "available",  "disponible",
                                       "libre",      "verfugbar",  "frei",
                                       "end",        "wie",        "geplant",
                                       "vereinbart", "besprochen", "planned",
                                       "originally", "erst",       "initialement",
                                       "prevu",      "previsto",   "einschliesslich",
                                       "inklusive",  "inclus",     "incluido",
                                       NULL };
  /* "bis voraussichtlich 12. März" */
  static const char *const vague[] = { "voraussichtlich", "ungefahr", "circa",         "etwa",
                                       "environ",         "vers",     "approximately", "probably",
                                       "aproximadamente", NULL };
  const HdToken *t = &r->t[i];

  if (hd_when_says_one (r, i, words) || hd_when_says_one (r, i, vague))
    return TRUE;
  if (i > 0 && hd_when_says (r, i, "von") && hd_when_says (r, i - 1, "anstelle"))
    return TRUE;

  return hd_when_is (t, W_THE, NULL) || hd_when_is (t, W_ON, NULL) || hd_when_is (t, W_OF, NULL) ||
         hd_when_is (t, W_AT, NULL) || hd_when_is (t, W_DEADLINE, NULL) ||
         hd_when_is_punct (t, '\'') || hd_when_is (t, W_RANGE, NULL) || hd_when_is (t, W_DAY, NULL);
}

/* "can't", "won't", "couldn't" */
static gboolean
is_cannot (const HdReading *r, guint i)
{
  if (i < 2)
    return FALSE;

  return hd_when_says (r, i, "t") && hd_when_is_punct (&r->t[i - 1], '\'') &&
         hd_when_says_one (r, i - 2, (const char *const[]){ "can", "won", "couldn", NULL });
}

/* "aura lieu le", "tendrá lugar el": only "au lieu de" and "en lugar de" refuse. */
static gboolean
takes_place (const HdReading *r, guint i)
{
  static const char *const happens[] = { "findet", "finden", "fande", "fanden", NULL };
  const char *before = i > 0 ? hd_when_text (r, i - 1) : "";

  /* "Das Gespräch findet statt am Donnerstag" */
  if (hd_when_says (r, i, "statt") &&
      hd_when_says_any (r, hd_when_sentence (r, i, 20).from, i, happens))
    return TRUE;

  /* "Could we instead do Wednesday?" */
  if (hd_when_says (r, i, "instead") && !hd_when_says (r, i + 1, "of"))
    return TRUE;
  return (hd_when_says (r, i, "lieu") && strcmp (before, "au") != 0) ||
         ((hd_when_says (r, i, "lugar") || hd_when_says (r, i, "vez")) &&
          strcmp (before, "en") != 0);
}

/* "Bitte um Rückmeldung, danke", "schicken Sie uns die Unterlagen", and no "danke für die
 * Bestätigung": whether a sentence asks for an answer. */
static gboolean
wants_answer (const HdReading *r, HdWhenSentence s)
{
  static const char *const asks[] = { "bitte", "bitten", "brauche", "brauchen", "please",
                                      "favor", "need",   "rogamos", "ruego",    NULL };
  static const char *const us[] = { "sie", "uns", "mir", "us", "me", NULL };
  guint cues = 0;

  for (guint k = s.from; k < s.to; k++)
    cues |= r->t[k].kind == T_WORD ? hd_when_cue_at (r, k) : 0;
  return (cues & (CUE_REPLY | CUE_LIMIT)) != 0 &&
         (hd_when_says_any (r, s.from, s.to, asks) || hd_when_says_one (r, s.from + 1, us));
}

/* "Bis Donnerstag, 9 Uhr!", "¡Hasta el jueves a las 9!", "super, dann bis Donnerstag, 9 Uhr": one
 * says good-bye so, and tells the hour. */
static gboolean
says_goodbye (const HdReading *r, guint i)
{
  static const char *const words[] = { "bis", "hasta", "until", NULL };
  static const char *const led_in[] = { "dann",     "sonst",   "ansonsten", "super",   "prima",
                                        "perfekt",  "klar",    "danke",     "gut",     "toll",
                                        "okay",     "ok",      "bestens",   "passt",   "entonces",
                                        "perfecto", "vale",    "genial",    "gracias", "estupendo",
                                        "great",    "perfect", "thanks",    NULL };
  static const char *const at[] = { "am", "an", "im", "in", "bei", "beim", "vor", "en", NULL };
  guint begin = i > 0 && hd_when_says_one (r, i - 1, led_in) ? i - 1 : i, to;
  gboolean led = hd_when_says_any (r, begin > 4 ? begin - 4 : 0, i, led_in);
  gboolean number = FALSE, more = FALSE;

  if (!hd_when_says_one (r, i, words) || !(begin == 0 || hd_when_ends_sentence (r, begin - 1) ||
                                           hd_when_is_punct (&r->t[begin - 1], 0xa1) ||
                                           (led && hd_when_is_punct (&r->t[begin - 1], ','))))
    return FALSE;
  /* "Bitte um Rückmeldung, danke. Bis Freitag 12 Uhr" */
  if (led && begin == i && i > 1 && wants_answer (r, hd_when_sentence (r, i - 2, 20)))
    return FALSE;
  to = hd_when_sentence (r, i, 12).to;
  for (guint k = i; k < to; k++)
    {
      /* "dann bis Montag 11:15 am Haupteingang", and no "… am Empfang abgeben" */
      if (led && number && hd_when_says_one (r, k, at) &&
          !wants_answer (r, (HdWhenSentence){ i, to }) &&
          !g_str_has_suffix (hd_when_text (r, to - 1), "en"))
        return TRUE;
      number |= r->t[k].kind == T_NUMBER;
      more |= r->t[k].kind == T_WORD && r->t[k].word == NULL;
    }
  return number && (hd_when_is_punct (&r->t[to], '!') || (led && !more));
}

/* "Come on Monday at the latest at 10", "Kommen Sie spätestens um 10 Uhr": who is asked to come
 * then is awaited, and nothing is due. */
gboolean
hd_when_comes_at_latest (const HdReading *r, guint i)
{
  static const char *const come[] = { "come", "komm",  "kommen", "venez", "viens",
                                      "ven",  "venga", "vengan", NULL };
  HdWhenSentence s = hd_when_sentence (r, i, 10);

  /* "Kommen Sie spätestens am Freitag mit Ihrer Entscheidung auf uns zu" */
  for (guint k = i, to = hd_when_sentence (r, i, 24).to; k < to; k++)
    if (hd_when_says (r, k, "auf") && hd_when_says (r, k + 2, "zu"))
      return FALSE;
  return (hd_when_says (r, i, "spatestens") || hd_when_says_latest (r, i) ||
          (i > 0 && hd_when_says_latest (r, i - 1))) &&
         hd_when_says_any (r, s.from, MIN (s.from + 2, i), come);
}

/* "Dear candidate", "Dear valued candidate", "Sehr geehrter Herr Bewerber": whether the word at @k
 * is who is written to, and no "Hello, a candidate has cancelled". */
gboolean
hd_when_is_addressed (const HdReading *r, guint k)
{
  static const char *const dear[] = { "dear",    "hello",  "hi",       "geehrte",  "geehrter",
                                      "liebe",   "lieber", "hallo",    "cher",     "chere",
                                      "bonjour", "hola",   "estimado", "estimada", "querido",
                                      "querida", NULL };
  static const char *const a[] = { "a", "an", "the", "one", "ein", "eine", "un", "une", NULL };

  return (k > 0 && hd_when_says_one (r, k - 1, dear)) ||
         (k > 1 && r->t[k - 1].kind == T_WORD && !hd_when_says_one (r, k - 1, a) &&
          hd_when_says_one (r, k - 2, dear));
}

/* "…, so come on Monday": whether the sentence of @i goes on to a day that is to do instead. */
gboolean
hd_when_goes_on (const HdReading *r, guint i)
{
  static const char *const words[] = { "so",     "therefore", "hence",       "come",  "kommen",
                                       "daher",  "deshalb",   "darum",       "also",  "instead",
                                       "alors",  "donc",      "stattdessen", "venez", "entonces",
                                       "can",    "could",     "konnten",     "venga", "please",
                                       "pouvez", "puede",     "bitte",       NULL };
  guint to = hd_when_sentence (r, i, 30).to;
  gboolean on = FALSE;

  for (guint k = i; k < to; k++)
    if (hd_when_says_one (r, k, words))
      on = TRUE;
    else if (on && (hd_when_is (&r->t[k], W_WEEKDAY, NULL) ||
                    hd_when_is (&r->t[k], W_RELDAY, NULL) || hd_when_is (&r->t[k], W_MONTH, NULL)))
      return TRUE;
  return FALSE;
}

/* "We can't wait until Tuesday!", and no "we can't wait until Tuesday, so come on Monday". */
static gboolean
looks_forward (const HdReading *r, guint i)
{
  return i > 2 && hd_when_says (r, i - 1, "wait") && is_cannot (r, i - 2) &&
         !hd_when_goes_on (r, i);
}

/* "Come by on Tuesday", "zur Not am Donnerstag", "not before 3pm": words that mark nothing there.
 */
static gboolean
marks_nothing (const HdReading *r, guint i)
{
  static const char *const come[] = { "come", "came",     "stop",   "drop",     "swing",
                                      "pop",  "stopping", "coming", "dropping", NULL };
  static const char *const be[] = { "be", "am", "is", "are", "was", "and", "ll", NULL };
  static const char *const nots[] = { "not", "no", "pas", "nicht", NULL };
  static const char *const early[] = { "before", "until", "avant", "antes", "vor", NULL };

  if ((hd_when_says_one (r, i, nots) && hd_when_says_one (r, i + 1, early)) ||
      says_goodbye (r, i) || hd_when_comes_at_latest (r, i))
    return TRUE;
  if (hd_when_says_one (r, i, early) && looks_forward (r, i))
    return TRUE;
  /* "…, back by 4:30pm", "come back by on Tuesday", and no "get it back by Friday" */
  if (i > 1 && hd_when_says (r, i, "by") && hd_when_says (r, i - 1, "back") &&
      (r->t[i - 2].kind != T_WORD || hd_when_says_one (r, i - 2, come) ||
       hd_when_says_one (r, i - 2, be)))
    return TRUE;
  return i > 0 && ((hd_when_says (r, i, "by") && hd_when_says_one (r, i - 1, come)) ||
                   (hd_when_says (r, i, "not") && hd_when_says (r, i - 1, "zur")) ||
                   (hd_when_says_one (r, i, early) && (hd_when_says_one (r, i - 1, nots) ||
                                                       /* "half an hour before, on the 20th" */
                                                       hd_when_is (&r->t[i - 1], W_HOUR, NULL) ||
                                                       hd_when_is (&r->t[i - 1], W_MINUTE, NULL))));
}

/* Whether a word of that meaning stands before @i, with fillers between at most. */
gboolean
hd_when_is_marked (const HdReading *r, guint i, HdWordClass meaning, guint *at)
{
  for (guint n = 0; n < 4 && i > 0; n++)
    {
      i--;
      if ((hd_when_is (&r->t[i], meaning, NULL) && !marks_nothing (r, i) &&
           !(meaning == W_NOT && takes_place (r, i))) ||
          (meaning == W_NOT && is_cannot (r, i)) ||
          (meaning == W_DEADLINE && i > 0 && hd_when_says_latest (r, i - 1) &&
           !hd_when_comes_at_latest (r, i)))
        {
          *at = i;
          return TRUE;
        }
      if (!hd_when_is_filler (r, i))
        return FALSE;
    }
  return FALSE;
}
