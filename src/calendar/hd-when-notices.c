/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-cues.h"
#include "hd-when-join.h"

/*
 * "This event has been cancelled.", and below it what the event was: the notices of calendars and
 * booking pages, whose sentence names no time itself.
 */

/* So far below the sentence what it is of is looked for, in tokens. */
#define NOTICE_REACH 60

/* Whether a sentence says of an appointment that it is off, and names no time. */
static gboolean
is_notice (const HdReading *r, HdWhenSentence s, guint m)
{
  static const char *const events[] = { "event",   "ereignis", "evenement", "evento", "booking",
                                        "buchung", "rdv",      "reserva",   NULL };
  /* No notice, or one of another: "never cancelled", "your last interview", "an applicant". */
  static const char *const none[] = {
    "if",       "not",       "nicht",     "pas",      "no",         "wenn",     "falls",
    "si",       "or",        "oder",      "ou",       "o",          "to",       "zu",
    "bis",      "until",     "can",       "konnen",   "pouvez",     "puede",    "never",
    "nie",      "jamais",    "nunca",     "t",        "cannot",     "may",      "must",
    "should",   "treated",   "last",      "previous", "first",      "anterior", "precedent",
    "dernier",  "candidate", "applicant", "somebody", "someone",    "bewerber", "bewerberin",
    "candidat", "candidato", "candidata", "kandidat", "kandidatin", "train",    "tour",
    NULL
  };
  static const char *const slip[] = { "mistake",       "error",  "irrtumlich",
                                      "versehentlich", "erreur", NULL };
  gboolean event = hd_when_says_any (r, s.from, s.to, events);

  for (guint k = s.from; k < s.to; k++)
    {
      if (r->t[k].kind == T_NUMBER || hd_when_is (&r->t[k], W_WEEKDAY, NULL))
        return FALSE;
      event |= r->t[k].kind == T_WORD && (hd_when_cue_at (r, k) & CUE_TALK) != 0;
    }
  return event && !hd_when_says_any (r, s.from, m, none) &&
         !hd_when_says_any (r, s.from, s.to, slip) && !hd_when_is_punct (&r->t[s.to], '?');
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

/* Whether the words between a notice and a time tell of another appointment. */
static gboolean
tells_other (const HdReading *r, guint from, guint to)
{
  static const char *const words[] = {
    "new",          "neu",        "neue",        "neuer",       "neuen",        "nouveau",
    "nouvelle",     "nueva",      "nuevo",       "instead",     "stattdessen",  "statt",
    "plutot",       "updated",    "alternative", "slots",       "rebook",       "reschedule",
    "alternatives", "suggestion", "suggestions", "proposal",    "proposals",    "proposition",
    "propositions", "propuesta",  "propuestas",  "alternativa", "alternativas", "next",
    "other",        "another",    "free",        "frei",        "libre",        "replacement",
    "ersatztermin", "prochain",   "prochaine",   "proxima",     "proximo",      "nachster",
    "nachste",      "meet",       NULL
  };

  for (guint k = from; k < to; k++)
    if (hd_when_is_punct (&r->t[k], '?') || hd_when_is (&r->t[k], W_MOVED, NULL) ||
        (r->t[k].kind == T_WORD && (hd_when_cue_at (r, k) & (CUE_OFFER | CUE_INVITE)) != 0))
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
