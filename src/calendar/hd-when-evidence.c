/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-evidence.h"

#include <string.h>

#include "hd-when-cues.h"
#include "hd-when-join.h"

/*
 * What a mail says around a time of it: in its clause, in its sentence, in the sentence before and
 * the one behind. How much each speaks for the time being offered to the reader, or against it, is
 * told by the table in hd-when-offered.c.
 */

#define MAX_SENTENCE 60

/* A text with fewer lines and sentences was typed for the sake of its time. */
#define FEW_SENTENCES 2

/* So many words before a "not" may have an "if" among them: "Si cette date ne". */
#define IF_REACH 4

/* So many words may stand before the colon of a label: "Datum des Gesprächs:". */
#define MAX_LABEL 5

/* Who is meant by it goes another way: "the other candidate", "somebody else". */
static const char *const others[] = { "other",   "another", "else",     "andere",   "anderer",
                                      "anderen", "anderes", "autre",    "autres",   "otra",
                                      "otro",    "otros",   "otras",    "previous", "vorherige",
                                      "letzte",  "letzter", "derniere", "dernier",  "ultima",
                                      "ultimo",  NULL };
static const char *const rivals[] = { "candidate",  "candidates", "applicant", "applicants",
                                      "bewerber",   "bewerberin", "kandidat",  "kandidatin",
                                      "kandidaten", "candidat",   "candidats", "candidatos",
                                      "candidato",  "candidata",  "finalist",  "somebody",
                                      "someone",    "jemand",     "quelqu",    "alguien",
                                      "cohort",     NULL };

/* "He has an opening", "Estaremos encantados" are of nobody by name. */
static gboolean
is_pronoun (const HdReading *r, guint i)
{
  static const char *const words[] = { "he",   "she",  "it",   "they",  "that", "this",
                                       "er",   "es",   "das",  "il",    "elle", "ils",
                                       "ce",   "cela", "ella", "ellos", "esto", "there",
                                       "here", "hier", "dies", NULL };

  return hd_when_says_one (r, i, words) || g_str_has_suffix (hd_when_text (r, i), "mos");
}

/* "Anita viene", "Anita passe", and no "passe" or "viene" of a time. */
static gboolean
turns_up (const HdReading *r, guint i)
{
  static const char *const words[] = { "viene", "vienen", "passe", "passent", NULL };

  return hd_when_says_one (r, i, words) && !hd_when_says (r, i + 1, "bien") &&
         !hd_when_says (r, i + 1, "mejor");
}

/* "Nadia starts", "Herr Falk übernimmt", "Raúl coge": a name that begins a clause, and a verb. */
static gboolean
somebody_acts (const HdReading *r, guint from, guint to)
{
  static const char *const titles[] = { "herr", "frau", "mr", "mrs", "ms",    "dr",     "prof",
                                        "m",    "mme",  "sr", "sra", "senor", "senora", NULL };
  /* No name does what happens, is or is left. */
  static const char *const happens[] = { "ist",   "is",    "est",   "es",      "sera",  "findet",
                                         "kommt", "passt", "steht", "bleibt",  "geht",  "ware",
                                         "statt", "this",  "works", "remains", "takes", "suits",
                                         "on",    "vers",  "de",    "du",      "al",    "el",
                                         "la",    "le",    "les",   "que",     "mit",   "bei",
                                         "en",    "par",   "pour",  "con",     "los",   NULL };

  for (guint k = from; k + 1 < to; k++)
    {
      const HdToken *t = &r->t[k];
      const char *verb = hd_when_text (r, k + 1);
      gsize length = strlen (verb);
      gboolean begins =
        k == from || r->t[k - 1].kind != T_WORD || hd_when_says_one (r, k - 1, titles);

      if (t->kind != T_WORD || !t->title || t->word != NULL || t->caps || !begins ||
          hd_when_cue_at (r, k) != 0 || is_pronoun (r, k) || r->t[k + 1].kind != T_WORD ||
          r->t[k + 1].title || hd_when_says_one (r, k, titles))
        continue;
      if (turns_up (r, k + 1))
        return TRUE;
      if (r->t[k + 1].word != NULL || length < 3 || hd_when_says_one (r, k + 1, happens))
        continue;
      if (r->language == HD_LANG_EN && verb[length - 1] != 's')
        continue;
      if (r->language == HD_LANG_DE && verb[length - 1] != 't' && strcmp (verb, "muss") != 0)
        continue;
      return TRUE;
    }
  return FALSE;
}

static gboolean
says_rival (const HdReading *r, guint from, guint to)
{
  return hd_when_says_any (r, from, to, others) && hd_when_says_any (r, from, to, rivals);
}

/* Whether a label stands before a token, on its line: "Date:", "Termin 2: am". */
static gboolean
has_label (const HdReading *r, guint from, guint at)
{
  guint k = at, words = 0;

  while (k > from && !(hd_when_is_punct (&r->t[k - 1], ':') && r->t[k].space) &&
         r->t[k - 1].kind != T_BREAK && (r->t[k - 1].kind != T_WORD || r->t[k - 1].word != NULL))
    k--;
  if (k == from || !hd_when_is_punct (&r->t[k - 1], ':'))
    return FALSE;
  for (k--; k > from; k--)
    words += r->t[k - 1].kind == T_WORD;
  return words <= MAX_LABEL;
}

/**
 * hd_when_is_mail:
 *
 * Returns: whether the text has more than one sentence, and so may tell of more than it offers
 */
gboolean
hd_when_is_mail (const HdReading *r)
{
  guint sentences = 0, words = 0;

  for (guint i = 0; i <= r->n && sentences < FEW_SENTENCES; i++)
    if (i < r->n && !hd_when_ends_sentence (r, i))
      words += r->t[i].kind == T_WORD;
    else
      {
        sentences += words > 0;
        words = 0;
      }
  return sentences >= FEW_SENTENCES;
}

/* The first item that ends behind a token. */
static guint
find_item (const HdReading *r, guint token)
{
  guint from = 0, to = r->items->len;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (g_array_index (r->items, HdItem, middle).end <= token)
        from = middle + 1;
      else
        to = middle;
    }
  return from;
}

/* Whether somebody speaks of those who write: it is nobody else, but not yet the reader. */
static gboolean
says_us (const HdReading *r, guint i)
{
  static const char *const words[] = { "we", "wir", NULL };

  return hd_when_says_one (r, i, words);
}

/* "not part of the selection", "no forma parte" */
static gboolean
is_denied (const HdReading *r, guint i)
{
  static const char *const nots[] = { "not", "no", "nicht", "kein", "keine", "pas", NULL };

  return hd_when_says_any (r, i - MIN (i, 2), i, nots);
}

/* Rooms where one meets are no people. */
static gboolean
is_place (const HdReading *r, guint i)
{
  static const char *const words[] = { "office",  "offices",  "bureau", "bureaux", "buro",
                                       "oficina", "oficinas", "locaux", NULL };

  return hd_when_says_one (r, i, words);
}

/* "If not, Thursday at 3", "Falls das nicht passt" deny nothing. */
static gboolean
is_if_not (const HdReading *r, guint i)
{
  if ((hd_when_cue_at (r, i) & CUE_NOT) == 0)
    return FALSE;
  for (guint k = i; k > 0 && i - k < IF_REACH && r->t[k - 1].kind == T_WORD; k--)
    if ((hd_when_cue_at (r, k - 1) & CUE_WHETHER) != 0)
      return TRUE;
  return FALSE;
}

/* What the words say that are no part of a time, and how many they are. */
static guint
read_cues (const HdReading *r, guint from, guint to, guint *words)
{
  guint cues = 0, cue, i = find_item (r, from);

  for (guint k = from; k < to; k++)
    {
      gboolean of_time;

      while (i < r->items->len && g_array_index (r->items, HdItem, i).end <= k)
        i++;
      if (r->t[k].kind != T_WORD)
        continue;
      of_time = i < r->items->len && k >= g_array_index (r->items, HdItem, i).first;
      *words +=
        !of_time && !hd_when_is (&r->t[k], W_ON, NULL) && !hd_when_is (&r->t[k], W_AT, NULL);
      /* "Frau Lenz" is nobody's wife. */
      if (hd_when_says (r, k, "frau") && r->t[k + 1].title)
        continue;
      cue = hd_when_cue_at (r, k);
      if (of_time)
        cue &= CUES_OF_TIMES;
      if (is_if_not (r, k))
        cue &= ~(guint) CUE_NOT;
      if (says_us (r, k))
        cue &= ~(guint) CUE_READER;
      if (is_denied (r, k))
        cue &= ~(guint) CUE_INVITE;
      if (is_place (r, k))
        cue &= ~(guint) CUE_OTHER;
      cues |= cue;
    }
  return cues;
}

/* A length, or "on the 24th at 10 and the 25th at 11": times to choose from. */
static guint
find_own_items (const HdReading *r, guint from, guint to)
{
  guint hours = 0, own = 0;

  for (guint i = find_item (r, from); i < r->items->len; i++)
    {
      const HdItem *item = &g_array_index (r->items, HdItem, i);

      if (item->first >= to)
        break;
      if (item->kind == ITEM_LENGTH)
        own |= OWN_LENGTH;
      hours += item->kind == ITEM_TIME && !item->dropped;
    }
  return hours > 1 ? own | OWN_LISTED : own;
}

/* "am Mittwoch, 2. Dezember, um 16 Uhr": whether nothing else is said between two tokens. */
static gboolean
is_within_times (const HdReading *r, guint from, guint to)
{
  guint words = 0;

  read_cues (r, from, to, &words);
  return words == 0;
}

/* Whether a date or time begins at a token, or behind the word before it. */
static gboolean
begins_time (const HdReading *r, guint i)
{
  guint k = find_item (r, i);

  return k < r->items->len && g_array_index (r->items, HdItem, k).first <= i + 1;
}

/* The part of a sentence that a time stands in, between its commas and the times of others. */
static HdWhenSentence
find_part (const HdReading *r, const HdWhenSentence *s, guint first)
{
  HdWhenSentence part = { first, first };
  guint i = find_item (r, first);

  while (part.from > s->from &&
         (!hd_when_is_punct (&r->t[part.from - 1], ',') || is_within_times (r, part.from, first)))
    part.from--;
  while (part.to < s->to && (!hd_when_is_punct (&r->t[part.to], ',') ||
                             (is_within_times (r, first, part.to) && begins_time (r, part.to + 1))))
    part.to++;
  /* "lands at 12:10 and looks forward to seeing you on Thursday" */
  for (guint k = first; k > part.from; k--)
    if (hd_when_is (&r->t[k - 1], W_AND, NULL) && r->t[k].kind == T_WORD && r->t[k].word == NULL &&
        i > 0 && g_array_index (r->items, HdItem, i - 1).first >= part.from)
      part.from = k;
  for (guint k = first; k < part.to; k++)
    if (hd_when_is (&r->t[k], W_AND, NULL) && r->t[k + 1].kind == T_WORD &&
        r->t[k + 1].word == NULL)
      part.to = k;
  return part;
}

/* How much is said: a line of a list says little beside its time. */
static HdEvidenceMark
mark_of_length (guint words)
{
  static const guint most[] = { 0, 3, 7, 14 };

  for (guint m = 0; m < G_N_ELEMENTS (most); m++)
    if (words <= most[m])
      return (HdEvidenceMark) (SAID_NOTHING + m);
  return SAID_MUCH;
}

/* What tokens say that are no part of a time. */
static guint64
read_span (const HdReading *r, guint from, guint to)
{
  guint words = 0;
  guint64 said = read_cues (r, from, to, &words);

  if (says_rival (r, from, to))
    said |= (guint64) 1 << SAID_RIVAL;
  if (somebody_acts (r, from, to))
    said |= (guint64) 1 << SAID_ACTS;
  return said | (guint64) 1 << mark_of_length (words);
}

/**
 * hd_when_find_evidence:
 * @first: the token that a time or date begins with
 *
 * Returns: what is said around it
 */
HdEvidence
hd_when_find_evidence (const HdReading *r, guint first)
{
  HdWhenSentence s = hd_when_sentence (r, first, MAX_SENTENCE), part = find_part (r, &s, first);
  HdEvidence found = { .own = find_own_items (r, s.from, s.to) };

  found.said[SPAN_CLAUSE] = read_span (r, part.from, part.to);
  found.said[SPAN_SENTENCE] = read_span (r, s.from, s.to);
  if (s.from > 1)
    {
      HdWhenSentence before = hd_when_sentence (r, s.from - 2, MAX_SENTENCE);

      found.said[SPAN_BEFORE] = read_span (r, before.from, before.to);
    }
  if (s.to + 1 < r->n)
    {
      HdWhenSentence behind = hd_when_sentence (r, s.to + 1, MAX_SENTENCE);

      found.said[SPAN_BEHIND] = read_span (r, behind.from, behind.to);
    }
  if (hd_when_is_punct (&r->t[s.to], '?'))
    found.own |= OWN_ASKED;
  if (hd_when_is_alternative (r, s.from, s.to))
    found.own |= OWN_CHOICE;
  if (has_label (r, s.from, first))
    found.own |= OWN_LABEL;
  return found;
}

/**
 * hd_when_is_same_list:
 * @first: the token that a time begins with
 * @next: one that a later time begins with
 *
 * Returns: whether nothing but times stands between them, in one sentence or with an "or" that
 * begins the next: they are offered together
 */
gboolean
hd_when_is_same_list (const HdReading *r, guint first, guint next)
{
  if (next <= first || next - first > MAX_SENTENCE)
    return FALSE;
  for (guint k = first; k < next; k++)
    if (hd_when_ends_sentence (r, k))
      /* "Tuesday at 10am. Or 2pm would work as well." */
      return hd_when_is (&r->t[k + 1], W_OR, NULL) && is_within_times (r, first, k) &&
             is_within_times (r, k + 2, next);
  return is_within_times (r, first, next);
}
