/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-cues.h"
#include "hd-when-join.h"
#include "hd-when-marks.h"

/*
 * "This event has been cancelled.", and below it what the event was: the notices of calendars and
 * booking pages, whose sentence names no time itself.
 */

/* So far below the sentence what it is of is looked for, in tokens. */
#define NOTICE_REACH 60

/* So close before a word that it is about that word, in tokens. */
#define BESIDE 4

/* "An applicant cancelled", and no "Dear applicant, …": whether somebody else is spoken of. */
static gboolean
is_of_somebody (const HdReading *r, guint from, guint to)
{
  static const char *const they[] = { "candidate", "applicant",  "somebody",   "someone",
                                      "bewerber",  "bewerberin", "candidat",   "candidato",
                                      "candidata", "kandidat",   "kandidatin", NULL };

  for (guint k = from; k < to; k++)
    if (hd_when_says_one (r, k, they) && !hd_when_is_addressed (r, k))
      return TRUE;
  return FALSE;
}

/* "never cancelled", "may be cancelled by phone", "has not yet been cancelled", and no "We can't
 * make it, your interview has been cancelled" */
static gboolean
is_denied (const HdReading *r, guint from, guint m)
{
  static const char *const words[] = { "not",    "nicht", "pas",    "no",     "to",
                                       "zu",     "can",   "konnen", "pouvez", "puede",
                                       "never",  "nie",   "t",      "jamais", "nunca",
                                       "cannot", "may",   "must",   "should", NULL };

  for (guint k = m; k > from && k + BESIDE > m && !hd_when_is_punct (&r->t[k - 1], ','); k--)
    if (hd_when_says_one (r, k - 1, words))
      return TRUE;
  return FALSE;
}

/* "by mistake", and no "due to an error in our system" */
static gboolean
is_slip (const HdReading *r, guint from, guint to)
{
  static const char *const alone[] = { "irrtumlich", "versehentlich", NULL };
  static const char *const what[] = { "mistake", "error", "erreur", NULL };
  static const char *const by[] = { "by", "in", "par", "por", NULL };

  for (guint k = from; k < to; k++)
    if (hd_when_says_one (r, k, alone) ||
        (k > from && hd_when_says_one (r, k, what) && hd_when_says_one (r, k - 1, by)))
      return TRUE;
  return FALSE;
}

/* Whether a sentence says of an appointment that it is off, and names no time. */
static gboolean
is_notice (const HdReading *r, HdWhenSentence s, guint m)
{
  static const char *const events[] = { "event",   "ereignis", "evenement", "evento", "booking",
                                        "buchung", "rdv",      "reserva",   NULL };
  /* No notice, or one of something else: "if", "your last interview" */
  static const char *const none[] = { "if",      "wenn",  "falls",    "si",       "or",
                                      "oder",    "ou",    "o",        "bis",      "until",
                                      "treated", "last",  "previous", "anterior", "precedent",
                                      "dernier", "train", "tour",     NULL };
  gboolean event = hd_when_says_any (r, s.from, s.to, events);

  for (guint k = s.from; k < s.to; k++)
    {
      if (r->t[k].kind == T_NUMBER || hd_when_is (&r->t[k], W_WEEKDAY, NULL))
        return FALSE;
      event |= r->t[k].kind == T_WORD && (hd_when_cue_at (r, k) & CUE_TALK) != 0;
    }
  return event && !hd_when_says_any (r, s.from, m, none) && !is_of_somebody (r, s.from, m) &&
         !is_denied (r, s.from, m) && !is_slip (r, s.from, s.to) &&
         !hd_when_is_punct (&r->t[s.to], '?');
}

static guint
begin_of_line (const HdReading *r, guint i)
{
  while (i > 0 && r->t[i - 1].line == r->t[i].line && r->t[i - 1].kind != T_BREAK)
    i--;
  return i;
}

/* Whether nothing but times, and the words that name them in a form, stands in the line of @item.
 */
static gboolean
is_only_time (const HdReading *r, const HdItem *items, guint n, guint i)
{
  static const char *const labels[] = { "when",   "wann",  "quand",  "cuando", "date",
                                        "datum",  "fecha", "time",   "zeit",   "uhrzeit",
                                        "heure",  "hora",  "h",      "termin", "start",
                                        "beginn", "debut", "inicio", NULL };
  guint line = r->t[items[i].first].line, k = begin_of_line (r, items[i].first);

  while (i > 0 && items[i - 1].end > k)
    i--;
  for (; k < r->n && r->t[k].line == line && r->t[k].kind != T_BREAK && r->t[k].kind != T_END; k++)
    {
      while (i < n && items[i].end <= k)
        i++;
      if (i < n && items[i].first <= k)
        continue;
      if (hd_when_is_punct (&r->t[k], '?') ||
          (r->t[k].kind == T_WORD && r->t[k].word == NULL && !hd_when_says_one (r, k, labels)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
says_free (const HdReading *r, guint k)
{
  static const char *const words[] = { "free", "frei", "libre", "libres", NULL };

  return hd_when_says_one (r, k, words);
}

/* Whether a time is offered at @k, and no "feel free to write", "the slot is free again". */
static gboolean
is_offer (const HdReading *r, guint k)
{
  static const char *const again[] = { "again", "wieder", "nouveau", NULL };

  return (hd_when_cue_at (r, k) & (CUE_OFFER | CUE_INVITE)) != 0 && !says_free (r, k) &&
         !hd_when_says_any (r, k + 1, MIN (k + 4, r->n), again);
}

/* "next interview", "other dates", and no "next steps", "other questions"; "we are free", and no
 * "feel free"; "we meet in person", and no "lovely to meet you" */
static gboolean
is_another (const HdReading *r, guint k)
{
  static const char *const other[] = { "next",    "other",   "another",  "prochain", "prochaine",
                                       "proxima", "proximo", "nachster", "nachste",  "nachstes",
                                       "autre",   "autres",  "otra",     "otras",    "otro",
                                       "otros",   "anderer", "andere",   "anderen",  NULL };
  static const char *const times[] = { "date",  "dates",   "time",     "times",  "slot",
                                       "slots", "option",  "options",  "termin", "termine",
                                       "fecha", "fechas",  "hora",     "horas",  "cita",
                                       "citas", "creneau", "creneaux", "rdv",    "rendez",
                                       NULL };
  static const char *const are[] = { "am",   "are",    "m",     "re",      "bin", "sind",
                                     "suis", "sommes", "estoy", "estamos", NULL };
  static const char *const we[] = { "we", "will", "shall", "can", "could", "ll", "s", NULL };

  if (hd_when_says_one (r, k, other))
    {
      if (hd_when_says_any (r, k + 1, k + 3, times))
        return TRUE;
      for (guint j = k + 1; j < k + 3; j++)
        if (r->t[j].kind == T_WORD && (hd_when_cue_at (r, j) & CUE_TALK) != 0)
          return TRUE;
    }
  return k > 0 && ((says_free (r, k) && hd_when_says_one (r, k - 1, are)) ||
                   (hd_when_says (r, k, "meet") && hd_when_says_one (r, k - 1, we)));
}

/* Whether the words between a notice and a time tell of another appointment. */
static gboolean
tells_other (const HdReading *r, guint from, guint to)
{
  static const char *const words[] = { "new",          "neu",         "neue",         "neuer",
                                       "neuen",        "nouveau",     "nouvelle",     "nueva",
                                       "nuevo",        "instead",     "stattdessen",  "statt",
                                       "plutot",       "updated",     "alternative",  "slots",
                                       "rebook",       "reschedule",  "alternatives", "suggestion",
                                       "suggestions",  "proposal",    "proposals",    "proposition",
                                       "propositions", "propuesta",   "propuestas",   "alternativa",
                                       "alternativas", "replacement", "ersatztermin", NULL };

  for (guint k = from; k < to; k++)
    if (hd_when_is_punct (&r->t[k], '?') || hd_when_is (&r->t[k], W_MOVED, NULL) ||
        (r->t[k].kind == T_WORD && (is_another (r, k) || is_offer (r, k))))
      return TRUE;
  return hd_when_says_any (r, from, to, words);
}

/**
 * hd_when_mark_notices:
 *
 * Marks the times that stand by themselves below the notice that their appointment is cancelled.
 */
void
hd_when_mark_notices (const HdReading *r, HdItem *items, guint n)
{
  guint i = 0;

  for (guint m = 0; m < r->n; m++)
    {
      HdWhenSentence s;

      if (!hd_when_is (&r->t[m], W_OFF, NULL) || r->lines[r->t[m].line].role == LINE_DROPPED)
        continue;
      s = hd_when_sentence (r, m, 24);
      while (i < n && items[i].first < s.to)
        i++;
      for (guint k = i, line = 0; k < n && items[k].first < s.to + NOTICE_REACH; k++)
        {
          if (items[k].kind != ITEM_DATE && items[k].kind != ITEM_TIME)
            continue;
          if (line == 0 && (!is_notice (r, s, m) || r->t[items[k].first].line == r->t[m].line ||
                            tells_other (r, m + 1, begin_of_line (r, items[k].first))))
            break;
          /* The next line may hold the hour. */
          if ((line != 0 && r->t[items[k].first].line > line + 1) || !is_only_time (r, items, n, k))
            break;
          line = r->t[items[k].first].line;
          items[k].dropped = items[k].off = TRUE;
        }
    }
}
