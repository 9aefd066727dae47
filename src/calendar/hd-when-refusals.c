/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-when-cues.h"
#include "hd-when-join.h"
#include "hd-when-marks.h"
#include "hd-when-no-longer.h"

/* Times that are called off, and those that somebody refuses. */

/* Whether a date or time begins from one token up to another; @i: no item before it does. */
static gboolean
names_time (const HdItem *items, guint i, guint n, guint from, guint to)
{
  for (; i < n && items[i].first < to; i++)
    if (items[i].first >= from && (items[i].kind == ITEM_DATE || items[i].kind == ITEM_TIME))
      return TRUE;
  return FALSE;
}

/* "Le 24 tombe à l'eau, on cale ça jeudi 26", "Tuesday is not going ahead, let's do Thursday": the
 * words by which somebody sets another time. */
static gboolean
sets_other (const HdReading *r, guint from, guint to)
{
  static const char *const words[] = { "cale",    "calons",   "remet",     "remettons", "retrouve",
                                       "voit",    "voyons",   "decale",    "decalons",  "let",
                                       "ll",      "meet",     "machen",    "treffen",   "sehen",
                                       "nehmen",  "hacemos",  "vemos",     "quedamos",  "pasamos",
                                       "propose", "propongo", "proposons", NULL };
  static const char *const nots[] = { "pas", "plus", "not", "t", "nicht", "no", "nor", NULL };

  return hd_when_says_any (r, from, to, words) && !hd_when_says_any (r, from, to, nots);
}

/* "Lundi à 16h tombe à l'eau, mardi à 15h ?": a question behind a comma is about another time, as
 * are such words. */
static gboolean
asks_for_other (const HdReading *r, const HdItem *items, guint i, guint n, guint m)
{
  HdWhenSentence s = hd_when_sentence (r, m, 30);
  guint comma = m;

  while (comma < s.to && !hd_when_is_punct (&r->t[comma], ','))
    comma++;
  return (hd_when_is_punct (&r->t[s.to], '?') || sets_other (r, comma, s.to)) &&
         names_time (items, i, n, s.from, m) && names_time (items, i, n, comma, s.to);
}

/* "Subject: Cancelled: …" */
static gboolean
begins_heading (const HdReading *r, guint m)
{
  return m == 0 || r->t[m - 1].kind == T_BREAK || hd_when_is_punct (&r->t[m - 1], ':');
}

/* Where a heading such as "ANNULATION - entretien du 5 novembre" begins to say what it is of, when
 * the words of one end at @end; 0: it is none. */
static guint
skip_heading (const HdReading *r, guint m, guint end)
{
  if (hd_when_is_punct (&r->t[end], ':'))
    return end + 1;
  /* "Canceled event: …" */
  if (begins_heading (r, m) && r->t[end].kind == T_WORD && hd_when_is_punct (&r->t[end + 1], ':'))
    return end + 2;
  if (!hd_when_is_punct (&r->t[end], '-') || !r->t[end].space || !r->t[end + 1].space)
    return 0;
  return begins_heading (r, m) ? end + 1 : 0;
}

/* "Interview cancelled - Friday 11 December 13:00": whether the words of what is off end at a dash,
 * with a time right behind; @i: the first item from @m on. */
static gboolean
heads_time (const HdReading *r, const HdItem *items, guint i, guint n, guint end)
{
  if (!hd_when_is_punct (&r->t[end], '-') || !r->t[end].space || !r->t[end + 1].space)
    return FALSE;
  for (; i < n && items[i].first <= end + 2; i++)
    if (items[i].kind == ITEM_DATE || items[i].kind == ITEM_TIME)
      return items[i].first > end;
  return FALSE;
}

/* "The other candidate has cancelled", and no "Dear candidate, cancelled: …", "interview with the
 * candidate cancelled": whether who calls off at @m is somebody else. */
static gboolean
is_by_somebody (const HdReading *r, HdWhenSentence s, guint m)
{
  static const char *const they[] = { "candidate", "applicant",  "bewerber",  "bewerberin",
                                      "candidat",  "kandidatin", "candidato", "candidata",
                                      "kandidat",  "else",       NULL };
  static const char *const has[] = { "has", "have", "had", "a", "ha", "hat", NULL };
  static const char *const beside[] = { "with", "for",  "mit", "fur", "bei",
                                        "von",  "avec", "con", NULL };
  guint at = m - (m > s.from && hd_when_says_one (r, m - 1, has));

  return at > s.from && hd_when_says_one (r, at - 1, they) &&
         !(at == m && hd_when_is_punct (&r->t[m + 1], ':')) && !hd_when_is_addressed (r, at - 1) &&
         !hd_when_says_any (r, at > s.from + 4 ? at - 4 : s.from, at, beside);
}

/* Whether "my other …" at @k is what is off at @m, and not where it is or who calls it off: "in our
 * other office", "our other manager cancelled the interview". */
static gboolean
is_off_itself (const HdReading *r, HdWhenSentence s, guint k, guint m)
{
  static const char *const at[] = { "in", "at", "im", "dans", "en", NULL };

  if (k > s.from && hd_when_says_one (r, k - 1, at))
    return FALSE;
  for (guint j = k + 4; k < m && j < MIN (m + 3, s.to); j++)
    if (r->t[j].kind == T_WORD && (hd_when_cue_at (r, j) & CUE_TALK) != 0)
      return FALSE;
  return TRUE;
}

/* "I have cancelled my other call", "habe meinen anderen Termin abgesagt", "avons annulé d'autres
 * rendez-vous", "the other candidate has cancelled": what is off is of the writer or somebody else;
 * "cancelled, other dates will follow" is not. */
static gboolean
is_own_other (const HdReading *r, guint m)
{
  static const char *const other[] = { "other",  "another", "anderen", "andere", "autre",
                                       "autres", "otra",    "otras",   "otro",   NULL };
  static const char *const have[] = { "have", "ve", "avons", "ai", "he", "hemos", "i", "we", NULL };
  static const char *const mine[] = { "my",      "our",     "mein", "meine", "meinen",
                                      "unser",   "unsere",  "mon",  "notre", "nuestra",
                                      "nuestro", "unseren", "mi",   NULL };
  HdWhenSentence s = hd_when_sentence (r, m, 6);
  guint behind = m + 1;

  if (hd_when_says (r, behind, "d") && hd_when_is_punct (&r->t[behind + 1], '\''))
    behind += 2;
  if ((m > s.from && hd_when_says_one (r, m - 1, have) && hd_when_says_one (r, behind, other)) ||
      is_by_somebody (r, s, m))
    return TRUE;
  for (guint k = m > s.from + 4 ? m - 4 : s.from;
       k + 1 < MIN (s.to, m + 4) && !(k > m && hd_when_is_punct (&r->t[k], ',')); k++)
    if (hd_when_says_one (r, k, mine) && hd_when_says_one (r, k + 1, other) &&
        is_off_itself (r, s, k, m))
      return TRUE;
  return FALSE;
}

/* "Cancelled: Tue 3pm - Wed 3pm instead": whether what begins at @i ends so, with no comma between.
 */
static gboolean
is_instead (const HdReading *r, guint i)
{
  static const char *const words[] = { "instead", "stattdessen", "plutot", "mejor", "mieux", NULL };
  guint to = hd_when_sentence (r, i, 12).to;

  for (guint k = i; k < to && !hd_when_is_punct (&r->t[k], ','); k++)
    if (hd_when_says_one (r, k, words))
      return TRUE;
  return FALSE;
}

/* "I've cancelled the 30th and booked you in for the 10th" */
static gboolean
begins_anew (const HdReading *r, guint i)
{
  static const char *const words[] = {
    "booked",    "book",      "rebooked",    "put",     "moved",       "offer",
    "scheduled", "schedule",  "rescheduled", "gebucht", "eingetragen", "reserve",
    "planifie",  "reservado", "agendado",    "puesto",  "biete",       "bieten",
    "propose",   "proposons", "propongo",    "can",     "kann",        "puedo",
    "peux",      "pouvons",   "konnen",      "podemos", "could",       NULL
  };
  static const char *const fresh[] = { "new",       "now",   "neu",     "neuer",    "neue",
                                       "jetzt",     "nun",   "nouveau", "nouvelle", "maintenant",
                                       "desormais", "nuevo", "nueva",   "ahora",    "instead",
                                       "statt",     NULL };

  static const char *const so[] = { "so",        "also",  "donc",    "asi",
                                    "therefore", "daher", "deshalb", NULL };
  static const char *const nots[] = { "no", "not", "nicht", "kein", "keine", "pas", "t", NULL };
  static const char *const save[] = { "sauf", "except", "ausser", "salvo", "excepto", NULL };
  static const char *const who[] = {
    "i", "we", "ich", "wir", "je", "nous", "puedo", "podemos", NULL
  };

  /* "I'm cancelling my trip, so I can do Thursday", "annulés sauf celui de jeudi" */
  if (hd_when_says_one (r, i, save) ||
      (i > 0 && hd_when_is_punct (&r->t[i - 1], ',') && hd_when_says_one (r, i, so) &&
       !(hd_when_says (r, i, "also") && r->language != HD_LANG_DE) &&
       !hd_when_says_any (r, i + 1, i + 4, nots)) ||
      (hd_when_is_punct (&r->t[i], ':') && hd_when_says_one (r, i + 1, who)))
    return TRUE;
  /* "suspender mi clase para ir a la entrevista" */
  if (hd_when_says (r, i, "para") &&
      hd_when_says_one (r, i + 1, (const char *const[]){ "ir", "asistir", "acudir", NULL }))
    return TRUE;
  /* "Absage: Mi 14 Uhr, neuer Termin Do 9 Uhr", "Cancelled: Tue 3pm - Wed 3pm instead" */
  if (hd_when_is_punct (&r->t[i], ',') || (hd_when_is_punct (&r->t[i], '-') && r->t[i].space))
    return hd_when_says_one (r, i + 1, fresh) || is_instead (r, i + 1);
  return hd_when_is (&r->t[i], W_AND, NULL) && hd_when_says_any (r, i + 1, i + 4, words);
}

/* "The meeting on Friday at 10 is cancelled", "der Termin am 3.12. fällt aus": no offers. */
void
hd_when_mark_cancelled (HdReading *r, HdItem *items, guint n)
{
  guint i = 0, next = 0, timed = G_MAXUINT; /* the last line with a day or hour before @next */

  for (guint m = 0; m < r->n; m++)
    {
      static const char *const has[] = { "has",   "have", "had", "ve", "a",     "ai", "ont",
                                         "avons", "ha",   "han", "he", "hemos", NULL };
      static const char *const nots[] = { "nicht", "pas", "no", "nobody", NULL };
      static const char *const headings[] = { "cancellation", "annulation",  "cancelacion",
                                              "anulacion",    "stornierung", "storno",
                                              "declined",     "abgelehnt",   "refuse",
                                              "rechazado",    "rechazada",   NULL };
      guint from, whole = 0, to = m;
      int value = 1;
      gboolean near, heading = FALSE;
      gboolean off = hd_when_is (&r->t[m], W_OFF, &value);

      /* fällt leider aus, findet nicht statt */
      const char *word = hd_when_text (r, m);
      const char *last = strcmp (word, "fallt") == 0    ? "aus"
                         : strcmp (word, "findet") == 0 ? "nicht"
                                                        : NULL;

      guint end = m + 1;

      for (; next < n && items[next].first < m; next++)
        if (items[next].kind == ITEM_DATE || items[next].kind == ITEM_TIME)
          timed = r->t[items[next].first].line;
      for (guint k = m + 1; last != NULL && !off && k < m + 4; k++)
        if (strcmp (hd_when_text (r, k), last) == 0)
          {
            off = TRUE;
            end = k + 1;
          }
      /* "fällt der Dienstagstermin (23.02., 9:30 Uhr) aus": what is between is off. */
      if (last != NULL && !off)
        whole = hd_when_falls_away (r, m, last);
      /* "Absage: Gespräch am 18.12." */
      if (!off && skip_heading (r, m, m + 1) != 0 &&
          (hd_when_says_one (r, m, headings) || g_str_has_suffix (word, "absage")))
        off = TRUE;
      if (!off && whole == 0)
        whole = hd_when_says_off (r, m);
      if (whole != 0)
        {
          off = TRUE;
          end = to = whole;
        }
      /* "No podremos mantener la entrevista del 24": what follows is off as well. */
      if (!off && hd_when_read_no_longer (r, m, NO_LONGER_EVENT, NULL) != 0)
        {
          off = TRUE;
          value = asks_for_other (r, items, i, n, m) ? 1 : 2;
        }
      /* "Call cancelled: Tue 24 Nov 2pm", "Fällt aus: Gespräch 18.12." */
      if (off && skip_heading (r, m, end) != 0)
        {
          value = 2;
          to = skip_heading (r, m, end);
          whole = 0;
          heading = begins_heading (r, m);
        }
      else if (off && timed != r->t[m].line && heads_time (r, items, next, n, end))
        {
          value = 2;
          to = end + 1;
        }
      /* "fällt nicht aus" */
      if (last != NULL && strcmp (last, "aus") == 0 && hd_when_says_any (r, m, end, nots))
        off = FALSE;
      /* "I have cancelled my other call", "habe meinen anderen Termin abgesagt" */
      if (off && is_own_other (r, m))
        off = FALSE;
      /* "findet nicht in Raum 5, sondern in Raum 12 statt" */
      for (guint k = m; off && k < m + 24 && !hd_when_ends_sentence (r, k); k++)
        if (hd_when_says (r, k, "sondern"))
          off = FALSE;
      if (!off || r->lines[r->t[m].line].role == LINE_DROPPED)
        continue;
      /* "if you need to cancel" */
      from = hd_when_sentence (r, m, 40).from;
      if (hd_when_says_if (r, from, m) ||
          hd_when_says_any (r, from, m, (const char *const[]){ "not", NULL }) ||
          hd_when_says_any (r, MAX (from, m > 3 ? m - 3 : 0), m, nots))
        continue;
      while (i < n && items[i].first < from)
        i++;
      /* "The client has cancelled Monday's meeting", "has been cancelled for tomorrow 3pm": in the
       * same part of the sentence only. */
      near = value == 1 && whole == 0 &&
             ((m > 0 && hd_when_says_one (r, m - 1, has)) ||
              (!names_time (items, i, n, from, m) && r->t[m + 1].kind == T_WORD &&
               names_time (items, i, n, m, MIN (m + 8, hd_when_sentence (r, m, 8).to))));
      while ((value == 2 || (near && !hd_when_parts_clause (r, items, n, i, to))) && to - m < 30 &&
             !hd_when_ends_sentence (r, to) &&
             /* "Cancelled: HR interview - Mon 9 Nov 10:00" */
             !(to > m && !heading && hd_when_begins_clause (r, to)) && !begins_anew (r, to))
        to++;

      for (guint k = i; k < n && items[k].first < MAX (m, to); k++)
        if (items[k].kind == ITEM_DATE || items[k].kind == ITEM_TIME)
          items[k].dropped = items[k].off = TRUE;
    }
}

/* "taken", "belegt": what is said of a slot as of a room. */
static gboolean
says_taken (const HdReading *r, guint i)
{
  static const char *const words[] = { "taken", "vergeben", "belegt", "pris",
                                       "prise", "ocupado",  NULL };

  return hd_when_says_one (r, i, words);
}

/* And what is said of a slot alone. */
static gboolean
says_slot_gone (const HdReading *r, guint i)
{
  static const char *const words[] = { "gone",   "snapped", "weg",       "reserve",
                                       "cogido", "cogida",  "reservado", NULL };

  return says_taken (r, i) || hd_when_says_one (r, i, words);
}

/* "is already taken", "ist leider belegt", "ya está ocupado": where it ends; 0: none begins. */
static guint
read_taken (const HdReading *r, guint i)
{
  static const char *const before[] = { "is",    "are",    "already", "now",     "ist",
                                        "sind",  "leider", "schon",   "bereits", "esta",
                                        "estan", "ya",     "est",     "sont",    "have",
                                        "been",  "deja",   "has",     "s",       NULL };
  static const char *const taken[] = { "raus", "filled", "ocupada", "reservada", NULL };
  static const char *const other[] = { "into", "care", "out", "in", NULL };
  /* "Die Einladung für Freitag ist raus" is sent. */
  static const char *const for_what[] = { "fur", "zum", "zur", "uber", NULL };
  /* "vous est réservé", "est réservé pour vous" */
  static const char *const to_you[] = { "vous", "te", "t", "ihnen", "dir", NULL };
  static const char *const for_whom[] = { "for", "fur", "pour", "para", NULL };
  static const char *const you[] = { "you", "vous", "toi",  "usted",    "ustedes", "ti",
                                     "sie", "dich", "euch", "vosotros", NULL };
  gboolean told = FALSE;
  guint k = i;

  while (k < i + 4 && hd_when_says_one (r, k, before))
    k++;
  if (k == i || (i > 0 && (hd_when_says_one (r, i - 1, to_you) || hd_when_says (r, i - 1, "no"))) ||
      !(says_slot_gone (r, k) || hd_when_says_one (r, k, taken)) ||
      hd_when_says_one (r, k + 1, other) ||
      (hd_when_says_one (r, k + 1, for_whom) && hd_when_says_one (r, k + 2, you)) ||
      (hd_when_says (r, k, "raus") &&
       hd_when_says_any (r, hd_when_sentence (r, i, 20).from, i, for_what)))
    return 0;

  /* "The room is taken" says nothing of the times before it. */
  for (guint b = i; b > 0 && i - b < 8 && !hd_when_ends_sentence (r, b - 1); b--)
    told |= r->t[b - 1].kind == T_NUMBER || hd_when_is (&r->t[b - 1], W_WEEKDAY, NULL);
  return told ? k + 1 : 0;
}

/* "has been booked by someone else", "hat jemand anderes gebucht", "está cogido por otra persona"
 */
static guint
read_gone (const HdReading *r, guint i)
{
  static const char *const gone[] = { "booked", "gebucht", "genommen", NULL };
  guint end = hd_when_read_no_longer (r, i, NO_LONGER_TAKEN, NULL);

  for (guint k = i > 6 ? i - 6 : 0; end != 0 && k < end + 4; k++)
    if (says_slot_gone (r, k) || hd_when_says_one (r, k, gone))
      return end;
  return 0;
}

/* "Kann leider Freitag um 14 Uhr nicht": the word that refuses ends the clause. */
static gboolean
says_cannot (const HdReading *r, guint i)
{
  static const char *const can[] = { "kann", "konnen", "schaffe", "schaffen", "konnte", NULL };

  guint behind = i + 1;

  if (!hd_when_says (r, i, "nicht"))
    return FALSE;
  /* "nicht anbieten", "nicht wahrnehmen" */
  if (g_str_has_suffix (hd_when_text (r, behind), "en"))
    behind++;
  if (!hd_when_ends_sentence (r, behind) && !hd_when_is_punct (&r->t[behind], ',') &&
      !hd_when_is_punct (&r->t[behind], '.'))
    return FALSE;
  for (guint k = i; k > 0 && i - k < 14 && !hd_when_ends_sentence (r, k - 1) &&
                    !hd_when_is_punct (&r->t[k - 1], ',');
       k--)
    if (hd_when_says_one (r, k - 1, can))
      return TRUE;
  return FALSE;
}

/* "doesn't work", "passt leider nicht", "ne me convient pas", "no me viene bien": where the words
 * that refuse what stands before them end; 0: none begin at @i. */
static guint
read_refusal (const HdReading *r, guint i)
{
  static const char *const nots[] = { "not", "t", "nicht", "pas", "no", NULL };
  guint said = 0, end = hd_when_read_no_longer (r, i, NO_LONGER_DAY | NO_LONGER_HOUR, &said);

  /* "I hope it is not too early", and no "No, too early" */
  for (guint k = i; end != 0 && said == NO_LONGER_HOUR && k > 0 && i - k < 4; k--)
    if (hd_when_says_one (r, k - 1, nots))
      return 0;
    else if (r->t[k - 1].kind != T_WORD)
      break;
  if (end != 0)
    return end;
  if (says_cannot (r, i))
    return i + 1;
  return MAX (read_taken (r, i), read_gone (r, i));
}

/* Whether what is refused there is the time, and not its day: "too early", "is taken". */
static gboolean
refuses_hour (const HdReading *r, guint i)
{
  guint k = read_refusal (r, i);

  /* "Donnerstag passt nicht um 16 Uhr", "Thursday doesn't work at 4" */
  for (guint n = 0; n < 3 && r->t[k].kind == T_WORD && !hd_when_is (&r->t[k], W_WEEKDAY, NULL); n++)
    k++;
  if (k > 0 && r->t[k].kind == T_NUMBER && hd_when_is (&r->t[k - 1], W_AT, NULL))
    return TRUE;
  return hd_when_read_no_longer (r, i, NO_LONGER_HOUR, NULL) != 0 || read_taken (r, i) != 0 ||
         read_gone (r, i) != 0;
}

/* "Monday afternoon is taken but the morning works, say 10am": whether the next item of a sentence
 * is an hour of the day at @i. */
static gboolean
has_hour_behind (const HdReading *r, const HdItem *items, guint n, guint i)
{
  guint to = hd_when_sentence (r, items[i].first, 30).to;

  for (guint k = i + 1; k < n && items[k].first < to; k++)
    if (items[k].kind == ITEM_DATE || items[k].kind == ITEM_TIME)
      return items[k].kind == ITEM_TIME;
  return FALSE;
}

/* "We can no longer offer the 10am slot on Monday", "le créneau de 9h n'est plus disponible mardi,
 * mais …": the time that stands in the same clause goes, and its day stays for others. */
static void
refuse_time (const HdReading *r, HdItem *items, guint first, guint n, guint at)
{
  guint from = at, to = at;
  gboolean any = FALSE, hour = refuses_hour (r, at),
           too = hd_when_read_no_longer (r, at, NO_LONGER_HOUR, NULL) != 0;

  while (from > 0 && at - from < 24 && !hd_when_ends_sentence (r, from - 1) &&
         !hd_when_is_punct (&r->t[from - 1], ',') &&
         !(hd_when_begins_clause (r, from) && names_time (items, first, n, from, at)))
    from--;
  /* "trop tard : 15h30 ça irait ?" */
  while (!too && to - at < 20 && !hd_when_is_punct (&r->t[to], ':') &&
         !hd_when_ends_sentence (r, to) && !hd_when_is_punct (&r->t[to], ',') &&
         !hd_when_begins_clause (r, to))
    to++;
  for (guint k = first; k < n && items[k].first < to; k++)
    if (items[k].first >= from && items[k].kind == ITEM_TIME)
      items[k].dropped = any = TRUE;
  for (guint k = first; any && k < n && items[k].first < to; k++)
    if (items[k].first >= (hour ? from : at) && items[k].kind == ITEM_DATE)
      items[k].date.silent = TRUE;
  /* "Der Montagnachmittag ist schon belegt": without an hour it is the day. */
  for (guint k = first; hour && !any && k < n && items[k].first < at; k++)
    if (items[k].first >= from && items[k].kind == ITEM_DATE && !has_hour_behind (r, items, n, k))
      items[k].dropped = items[k].refused = TRUE;
}

static gboolean
tells_hour (const HdItem *items, guint i, guint n, guint from, guint to)
{
  for (; i < n && items[i].first < to; i++)
    if (items[i].first >= from && items[i].kind == ITEM_TIME)
      return TRUE;
  return FALSE;
}

static guint
read_cues (const HdReading *r, guint from, guint to)
{
  guint cues = 0;

  for (guint k = from; k < to; k++)
    cues |= r->t[k].kind == T_WORD ? hd_when_cue_at (r, k) : 0;
  return cues;
}

/* "La salle est prise le 3 mars à 13h30, on peut l'avoir à 14h45": the hour that stands behind such
 * words, where the sentence goes on to another. */
static gboolean
refuse_behind (const HdReading *r, HdItem *items, guint i, guint n, guint m)
{
  static const char *const before[] = { "is", "are", "ist", "sind", "est", "sont", "esta", NULL };
  static const char *const taken[] = { "booked", "occupee", "occupe", "ocupada", NULL };
  static const char *const blocked[] = { "blockiert", "blocked",   "bloque",
                                         "bloquee",   "bloqueado", NULL };
  HdWhenSentence s = hd_when_sentence (r, m, 40);
  guint comma = m, end = m + 1;
  gboolean any = FALSE, day = FALSE, other = FALSE;

  /* "Is the room taken on Tuesday?" */
  if (!hd_when_says_one (r, m, before) || m == s.from)
    return FALSE;
  /* "Der Raum ist am Donnerstag um 14 Uhr belegt", "am Donnerstag sind 9 und 10 Uhr vergeben" */
  while ((hd_when_says (r, m, "ist") || hd_when_says (r, m, "sind")) && end < s.to &&
         end - m < 12 && !hd_when_is_punct (&r->t[end], ',') && !says_taken (r, end) &&
         !hd_when_says_one (r, end, taken) && !hd_when_says_one (r, end, blocked))
    end++;
  /* "Der 10.12. ist bei uns blockiert – ginge der 11.?": without an hour it is the day. */
  for (guint k = end; k < s.to && k < end + 8 && !hd_when_is_punct (&r->t[k], ','); k++)
    day |= hd_when_says_one (r, k, blocked);
  if ((!day && !says_taken (r, end) && !hd_when_says_one (r, end, taken)) ||
      tells_hour (items, i, n, s.from, m) || !names_time (items, i, n, day ? s.from : m, m + 5) ||
      hd_when_says_if (r, s.from, m))
    return FALSE;
  while (comma < s.to && !hd_when_is_punct (&r->t[comma], ',') && !hd_when_begins_clause (r, comma))
    comma++;
  if (!names_time (items, i, n, comma, s.to))
    return FALSE;
  /* "The room is booked for Tuesday at 10, and you will also meet Tom at 11", "rendez-vous est
   * pris" */
  if (hd_when_says (r, end, "booked") &&
      (hd_when_is (&r->t[end + 1], W_FOR, NULL) || (read_cues (r, s.from, m) & CUE_READER) != 0 ||
       !((read_cues (r, comma, s.to) & (CUE_OFFER | CUE_WISH)) != 0 ||
         hd_when_is_punct (&r->t[s.to], '?'))))
    return FALSE;
  if (hd_when_says (r, end, "pris") && (read_cues (r, s.from, m) & CUE_TALK) != 0)
    return FALSE;
  for (guint k = i; k < n && items[k].first < comma; k++)
    if (items[k].first > m && items[k].kind == ITEM_TIME)
      items[k].dropped = items[k].refused = any = TRUE;
  for (guint k = i; k < n && items[k].first < s.to; k++)
    other |= items[k].kind == ITEM_DATE && items[k].first > comma;
  day = day && !any && other;
  for (guint k = i; (any || day) && k < n && items[k].first < comma; k++)
    if (items[k].first >= s.from && items[k].kind == ITEM_DATE)
      {
        items[k].date.silent = !day;
        items[k].dropped = items[k].refused = day;
      }
  return any || day;
}

/* Drops the date that such words refuse, and its times. */
void
hd_when_mark_refusals (HdReading *r, HdItem *items, guint n)
{
  guint i = 0;

  for (guint m = 0; m < r->n; m++)
    {
      guint line = r->t[m].line, at = n, from;

      if (r->t[m].kind != T_WORD)
        continue;
      while (i < n && items[i].first + 24 < m)
        i++;
      if (refuse_behind (r, items, i, n, m) || read_refusal (r, m) == 0)
        continue;
      /* "um 9 und nicht mehr um 10": what it refuses stands behind it. */
      if (m > 0 && hd_when_is (&r->t[m - 1], W_AND, NULL) && names_time (items, i, n, m, m + 5))
        continue;
      from = hd_when_sentence (r, m, 40).from;
      for (guint k = i; k < n && items[k].first < m; k++)
        if (items[k].kind == ITEM_DATE && items[k].first >= from)
          at = k;
      /* "If Tuesday doesn't work": it is offered still. */
      if (hd_when_says_if (r, hd_when_sentence (r, m, 24).from, m) || hd_when_suggests_so (r, m) ||
          hd_when_fails_thing (r, m))
        continue;
      /* "Thursday at 8 is too early": another time of that day may do. */
      for (guint k = at; k < n && !refuses_hour (r, m) && items[k].first < m; k++)
        if (items[k].kind == ITEM_DATE && hd_when_agrees_next (r, items, n, i, read_refusal (r, m)))
          items[k].date.silent = TRUE;
        else if (items[k].kind == ITEM_DATE || items[k].kind == ITEM_TIME)
          items[k].dropped = items[k].refused = TRUE;
      refuse_time (r, items, i, n, m);
      /* "4pm on Thursday doesn't work", and no "Ginge Mi 11 Uhr, da Di 10 Uhr nicht passt?" */
      if (at > 0 && !tells_hour (items, at, n, items[MIN (at, n - 1)].first, m) && at < n &&
          items[at - 1].kind == ITEM_TIME && items[at - 1].first >= from &&
          items[at].first - items[at - 1].end <= 2 && r->t[items[at - 1].first].line == line)
        items[at - 1].dropped = TRUE;
    }
}
