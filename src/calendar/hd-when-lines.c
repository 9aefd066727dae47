/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-private.h"

#include <string.h>

/* So many empty lines stand between "… wrote:" and what was written. */
#define MAX_BLANK 3

typedef struct
{
  guint first;  /* token */
  guint end;    /* its T_BREAK or T_END */
  guint8 depth; /* leading '>' */
  gboolean blank;
  int number;     /* with which a list may count it, 0: none */
  gboolean form;  /* it names a time or a place: "Heure :" */
  int header;     /* value of W_HEADER, 0: none */
  gboolean spans; /* two hours stand in it */
  gboolean wrote;
  gboolean cut;     /* the mail before stands below it */
  gboolean writes;  /* it says so, and may go on on the next line */
  gboolean address; /* nothing but an address and a colon */
  gboolean numbers;
  gboolean signature;
  gboolean closing; /* a formula at the end of a mail */
  gboolean thanks;  /* one when a name follows */
  gboolean name;
  gboolean hours; /* office hours, or times that no longer hold */
  gboolean postscript;
  gboolean old;
  gboolean day; /* one of a form: "Día: lunes 22 de febrero" */
} Line;

static const char *
text_of (const HdTokens *tokens, const HdToken *t)
{
  return t->kind == T_WORD ? tokens->text->str + t->text : "";
}

static gboolean
among (const char *word, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strcmp (word, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* A line of at most four words, with one of @last among them. */
static gboolean
is_formula (const HdTokens *tokens, const HdToken *t, const Line *line, const char *const *last)
{
  guint words = 0;
  gboolean found = FALSE;

  for (guint i = line->first; i < line->end; i++)
    {
      if (hd_when_is_punct (&t[i], ',') || hd_when_is_punct (&t[i], '.') ||
          hd_when_is_punct (&t[i], '!') || hd_when_is_punct (&t[i], '>'))
        continue;
      if (t[i].kind != T_WORD || ++words > 4)
        return FALSE;
      found |= among (text_of (tokens, &t[i]), last);
    }
  return found;
}

/* "Thanks,", "Best", "VG": at the end of a mail when a name stands below. */
static gboolean
is_thanks (const HdTokens *tokens, const HdToken *t, const Line *line)
{
  static const char *const last[] = {
    "best",    "thanks", "thank",    "thx",   "cheers", "gruss",   "vg",     "lg",      "bg",
    "hg",      "abrazo", "amities",  "yours", "danke",  "gracias", "merci",  "journee", "vous",
    "semaine", "talk",   "saludito", "speak", "warmly", "bientot", "pronto", NULL
  };

  return is_formula (tokens, t, line, last);
}

/* A line of one to five words that begin with a capital: who wrote. */
static gboolean
is_name (const HdToken *t, const Line *line)
{
  guint words = 0;

  for (guint i = line->first; i < line->end; i++)
    {
      if (t[i].kind == T_PUNCT && t[i].value != '?' && t[i].value != ':')
        continue;
      if (t[i].kind != T_WORD || !t[i].title || hd_when_is (&t[i], W_WEEKDAY, NULL) || ++words > 5)
        return FALSE;
    }
  return words > 0;
}

/* "Kind regards,", "Mit freundlichen Grüßen", "Cordialement", "Un saludo": alone on its line. */
static gboolean
is_closing (const HdTokens *tokens, const HdToken *t, const Line *line)
{
  static const char *const last[] = { "regards",      "wishes",      "sincerely", "grussen",
                                      "grusse",       "gruessen",    "gruesse",   "gru\303\237e",
                                      "cordialement", "salutations", "saludo",    "saludos",
                                      "atentamente",  "mfg",         "cdt",       NULL };

  return is_formula (tokens, t, line, last);
}

/* Whether a line names a day. */
static gboolean
names_day (const HdToken *t, const Line *line)
{
  for (guint i = line->first; i < line->end; i++)
    if (hd_when_is (&t[i], W_WEEKDAY, NULL) || hd_when_is (&t[i], W_MONTH, NULL) ||
        hd_when_is (&t[i], W_RELDAY, NULL) ||
        (t[i].kind == T_NUMBER &&
         (hd_when_is_punct (&t[i + 1], '/') ||
          (hd_when_is_punct (&t[i + 1], '.') && !t[i + 1].space && t[i + 2].kind == T_NUMBER &&
           hd_when_is_punct (&t[i + 3], '.')))))
      return TRUE;
  return FALSE;
}

/* Whether a day is told in the lines below @i: then that was not the end of the mail. */
static gboolean
day_below (const HdToken *t, const Line *lines, guint n, guint i)
{
  for (guint k = i + 1; k < n && k <= i + 6; k++)
    if (lines[k].depth == 0 && lines[k].numbers && names_day (t, &lines[k]))
      return TRUE;
  return FALSE;
}

/* Whether another sentence with numbers follows on the line. */
static gboolean
goes_on (const HdToken *t, const Line *line)
{
  gboolean ended = FALSE;

  for (guint i = line->first; i < line->end; i++)
    {
      if (ended && t[i].kind == T_NUMBER)
        return TRUE;
      ended |= hd_when_is_punct (&t[i], '.') && !t[i].space && i + 1 < line->end &&
               t[i + 1].space && t[i + 1].title;
    }
  return FALSE;
}

static gboolean
has_number (const HdToken *t, const Line *line)
{
  for (guint i = line->first; i < line->end; i++)
    if (t[i].kind == T_NUMBER)
      return TRUE;
  return FALSE;
}

/* "Office hours: …", "Bürozeiten: …", "Horario de atención: …": hours in which somebody can be
 * reached. */
static gboolean
names_hours (const HdTokens *tokens, const HdToken *t, const Line *line)
{
  static const char *const whole[] = { "burozeiten",   "offnungszeiten",  "geschaftszeiten",
                                       "sprechzeiten", "servicezeiten",   "arbeitszeiten",
                                       "buerozeiten",  "oeffnungszeiten", NULL };
  static const char *const before[] = { "office", "opening", "business", "working", NULL };
  static const char *const either[] = { "horaires", "horario", "horarios", NULL };
  static const char *const of[] = { "atencion", "oficina", "bureau",  "ouverture",
                                    "accueil",  "trabajo", "travail", NULL };

  for (guint i = line->first; i < line->end && i < line->first + 4; i++)
    {
      const char *word = text_of (tokens, &t[i]);

      if (among (word, whole))
        return TRUE;
      if (among (word, before) && (strcmp (text_of (tokens, &t[i + 1]), "hours") == 0 ||
                                   strcmp (text_of (tokens, &t[i + 1]), "times") == 0 ||
                                   strcmp (text_of (tokens, &t[i + 1]), "days") == 0))
        return TRUE;
      /* "Horaires possibles : jeudi 14h" are offers. */
      if (!among (word, either))
        continue;
      for (guint k = i + 1; k < line->end && k < i + 5; k++)
        if (among (text_of (tokens, &t[k]), of))
          return TRUE;
      /* "Horaires : heure de New York" names no hours. */
      return hd_when_is_punct (&t[i + 1], ':') && !names_day (t, line) && has_number (t, line);
    }
  return FALSE;
}

/* Whether the line goes on with what takes the place of the old: "alter Termin: …, neuer Termin: …"
 */
static gboolean
names_new (const HdTokens *tokens, const HdToken *t, const Line *line)
{
  static const char *const words[] = { "new",   "now",   "neu",     "neuer",    "neue",
                                       "neues", "jetzt", "nouveau", "nouvelle", "nuevo",
                                       "nueva", "ahora", NULL };

  for (guint k = line->first + 1; k + 1 < line->end; k++)
    if (among (text_of (tokens, &t[k]), words) &&
        (hd_when_is_punct (&t[k + 1], ':') || hd_when_is_punct (&t[k + 2], ':')))
      return TRUE;
  return FALSE;
}

/* "Old time: …", "Bisher: …", "Ancienne date : …": a line of a form that no longer holds. */
static gboolean
names_old (const HdTokens *tokens, const HdToken *t, const Line *line)
{
  static const char *const words[] = {
    "former",   "ursprunglich", "ursprunglicher", "vorher",   "initialement", "anteriormente",
    "old",      "previous",     "previously",     "original", "originally",   "formerly",
    "was",      "bisher",       "bisheriger",     "alter",    "alt",          "ancien",
    "ancienne", "anterior",     "antigua",        NULL
  };

  static const char *const told[] = { "booked",   "created",   "sent",    "printed",   "gebucht",
                                      "erstellt", "gesendet",  "reserve", "reservado", "creado",
                                      "cree",     "submitted", NULL };
  static const char *const on[] = { "on", "am", "le", "el", NULL };

  guint k = line->first;

  /* "Booked on: 16 Nov 2026, 10:22" */
  if (k + 2 < line->end && among (text_of (tokens, &t[k]), told) &&
      among (text_of (tokens, &t[k + 1]), on) && hd_when_is_punct (&t[k + 2], ':'))
    return TRUE;
  if (k + 1 >= line->end ||
      !(among (text_of (tokens, &t[k]), words) || among (text_of (tokens, &t[k + 1]), words)))
    return FALSE;
  /* "Was: Tuesday", and not "Was passt besser: …?" */
  if (strcmp (text_of (tokens, &t[k]), "was") == 0 && !among (text_of (tokens, &t[k + 1]), words))
    return hd_when_is_punct (&t[k + 1], ':') && !names_new (tokens, t, line);
  for (guint i = k + 1; i < line->end && i < k + 4; i++)
    if (hd_when_is_punct (&t[i], ':'))
      return !names_new (tokens, t, line);
  return FALSE;
}

/* "PS: …" goes on behind the name. */
static gboolean
is_postscript (const HdTokens *tokens, const HdToken *t, const Line *line)
{
  static const char *const words[] = { "ps", "p", "nb", "pd", NULL };

  return line->first < line->end && among (text_of (tokens, &t[line->first]), words);
}

/* The number at the head of a line that can be its place in a list, 0: none: "2. November 25",
 * "3. 2. Dez.", and no "1. Dezember, 10 Uhr". */
static int
list_number (const HdToken *t, const Line *line)
{
  guint i = line->first;

  if (line->end - i < 3 || t[i].kind != T_NUMBER || t[i].digits > 2 || t[i].value < 1 ||
      (!hd_when_is_punct (&t[i + 1], '.') && !hd_when_is_punct (&t[i + 1], ')')) ||
      t[i + 1].space || !t[i + 2].space)
    return 0;
  if (hd_when_is_punct (&t[i + 1], '.') && hd_when_is (&t[i + 2], W_MONTH, NULL) &&
      !hd_when_is (&t[i + 2], W_WEEKDAY, NULL) &&
      (t[i + 3].kind != T_NUMBER || t[i + 3].digits > 2 || t[i + 3].value > 31 ||
       hd_when_is_punct (&t[i + 4], ':') || hd_when_is (&t[i + 4], W_H, NULL) ||
       hd_when_is (&t[i + 4], W_AM, NULL) || hd_when_is (&t[i + 4], W_PM, NULL) ||
       hd_when_is_punct (&t[i + 4], '.') || hd_when_is_punct (&t[i + 4], '-')))
    return 0;
  return t[i].value;
}

/* "10:00 à 11:30", "10h-11h30": two hours. */
static gboolean
spans_hours (const HdToken *t, guint from, guint to)
{
  guint hours = 0;

  for (guint k = from; k + 1 < to; k++)
    if (t[k].kind == T_NUMBER && t[k].digits <= 2 && t[k].value <= 24 && !t[k + 1].space &&
        ((hd_when_is_punct (&t[k + 1], ':') && t[k + 2].kind == T_NUMBER && t[k + 2].digits == 2) ||
         hd_when_is (&t[k + 1], W_H, NULL)))
      {
        hours++;
        k += 2;
      }
  return hours > 1;
}

/* "Vendredi 27 novembre": nothing but a date, with a number in it. */
static gboolean
is_only_date (const HdToken *t, guint from, guint to)
{
  gboolean number = FALSE;

  for (guint i = from; i < to; i++)
    {
      number |= t[i].kind == T_NUMBER;
      if (t[i].kind == T_WORD && !hd_when_is (&t[i], W_WEEKDAY, NULL) &&
          !hd_when_is (&t[i], W_MONTH, NULL) && !hd_when_is (&t[i], W_OF, NULL) &&
          !hd_when_is (&t[i], W_ON, NULL) && !hd_when_is (&t[i], W_THE, NULL) &&
          !hd_when_is (&t[i], W_ORD, NULL))
        return FALSE;
    }
  return number;
}

/* "-----Original Message-----" with no head below it: what stands under it is the mail before. */
static gboolean
cuts_off (const HdTokens *tokens, const HdToken *t, const Line *line)
{
  static const char *const words[] = { "original", "ursprungliche", "origine", "originale", NULL };
  static const char *const what[] = { "message", "appointment", "nachricht", "mensaje",
                                      "mail",    "email",       "messaggio", NULL };
  guint from = line->first, to = line->end, dashes = 0;
  gboolean before = FALSE, mail = FALSE;

  while (from < to && (hd_when_is_punct (&t[from], '-') || hd_when_is_punct (&t[from], '_')))
    from++, dashes++;
  while (to > from && (hd_when_is_punct (&t[to - 1], '-') || hd_when_is_punct (&t[to - 1], '_')))
    to--, dashes++;
  if (dashes < 4 || to - from > 6)
    return FALSE;
  for (guint k = from; k < to; k++)
    {
      before |= among (text_of (tokens, &t[k]), words);
      mail |= among (text_of (tokens, &t[k]), what);
    }
  return before && mail;
}

static void
look_at (const HdTokens *tokens, const HdToken *t, Line *line)
{
  static const char *const forms[] = { "time",   "zeit",     "uhrzeit",  "heure", "horaire",
                                       "hora",   "horario",  "where",    "ort",   "lieu",
                                       "lugar",  "location", "place",    "wo",    "ou",
                                       "donde",  "duree",    "duration", "dauer", "duracion",
                                       "format", NULL };
  guint i = line->first;

  while (i < line->end && hd_when_is_punct (&t[i], '>'))
    {
      line->depth = (guint8) MIN (line->depth + 1, 200);
      i++;
    }
  line->blank = i == line->end;
  line->signature = line->end - i == 2 && hd_when_is_punct (&t[i], '-') &&
                    hd_when_is_punct (&t[i + 1], '-') && !t[i + 1].space;

  while (i < line->end && (hd_when_is_punct (&t[i], '*') || hd_when_is_punct (&t[i], '|')))
    i++;
  if (hd_when_is (&t[i], W_HEADER, &line->header) &&
      !(hd_when_is_punct (&t[i + 1], ':') ||
        (hd_when_is_punct (&t[i + 1], '*') && hd_when_is_punct (&t[i + 2], ':'))))
    line->header = 0;

  line->form = among (text_of (tokens, &t[i]), forms) && hd_when_is_punct (&t[i + 1], ':');
  line->day =
    names_day (t, line) && (hd_when_is_punct (&t[i + 1], ':') || is_only_date (t, i, line->end));

  for (guint k = i; k < line->end; k++)
    line->numbers |= t[k].kind == T_NUMBER;
  line->spans = spans_hours (t, i, line->end);
  /* "… wrote:", "… schrieb Jo Q. Public <jo@example.org>:" */
  for (guint k = line->end; k > i && k + 12 > line->end; k--)
    if (hd_when_is (&t[k - 1], W_WROTE, NULL))
      {
        line->wrote = hd_when_is_punct (&t[line->end - 1], ':');
        line->writes = TRUE;
      }
  line->cut = cuts_off (tokens, t, line);
  line->number = line->depth == 0 ? list_number (t, line) : 0;
  line->closing = is_closing (tokens, t, line);
  line->thanks = is_thanks (tokens, t, line);
  line->name = is_name (t, line);
  line->old = !goes_on (t, line) && names_old (tokens, t, line);
  line->hours = line->old || (!goes_on (t, line) && names_hours (tokens, t, line));
  line->postscript = is_postscript (tokens, t, line);
  line->address = !line->blank && hd_when_is_punct (&t[line->end - 1], ':') && line->end - i <= 6 &&
                  (t[i].kind == T_LINK || t[i + 1].kind == T_LINK);
}

/* Numbers that follow each other at the heads of lines count a list. */
static void
find_lists (const Line *lines, guint n, HdLine *roles)
{
  guint last = n;

  for (guint i = 0; i < n; i++)
    {
      if (lines[i].number == 0)
        continue;
      if (last < n && i - last <= 5 && lines[i].number == lines[last].number + 1)
        roles[last].numbered = roles[i].numbered = TRUE;
      last = i;
    }
}

/* The lines of a mail's head around line @i: at least two in a row, one of them no form's. */
static guint
head_end (const Line *lines, guint n, guint i, gboolean *head)
{
  guint end = i, sure = 0;

  while (end < n && lines[end].header != 0)
    {
      if (lines[end].header != 3)
        sure++;
      end++;
    }
  *head = sure >= 2 || (sure >= 1 && end - i >= 2) || (sure == 1 && lines[i].header == 2);
  /* "Subject: Interview, Date: 3 December, Time: 10:00" is a form, with nobody who wrote it. */
  if (*head && end < n && lines[end].form)
    {
      *head = FALSE;
      for (guint k = i; k < end; k++)
        *head |= lines[k].header == 1 || lines[k].header == 2;
    }
  /* Nobody sent a mail from 10:00 to 11:30: it is the form of an invitation that was forwarded. */
  for (guint k = i; k < end; k++)
    *head &= !(lines[k].header == 3 && lines[k].spans);
  return end;
}

/* "On 13 Sep 2027, at 21:04, Jo <jo@…> wrote:" above lines that bear no sign of a quotation, as
 * some programs leave them: they are one all the same. */
static gboolean
quotes_bare (const HdTokens *tokens, const HdToken *t, const Line *lines, guint n, guint i)
{
  static const char *const begins[] = { "on", "am", "le", "el", NULL };
  const Line *line = &lines[i];
  gboolean from = FALSE;
  guint below = i + 1;

  if (!line->wrote || !line->numbers || !among (text_of (tokens, &t[line->first]), begins))
    return FALSE;
  for (guint k = line->first; k < line->end; k++)
    from |= t[k].kind == T_LINK || t[k].digits == 4;
  while (below < n && below - i <= MAX_BLANK && lines[below].blank)
    below++;
  return from && below < n && !lines[below].blank && lines[below].depth == line->depth;
}

/**
 * hd_when_lines:
 *
 * Finds out which lines of a pasted mail say nothing about what is offered: its head but for
 * the subject, "… wrote:", the signature; and how deep each line is quoted.
 *
 * Returns: (transfer full): one entry a line
 */
HdLine *
hd_when_lines (const HdTokens *tokens)
{
  const HdToken *t = (const HdToken *) (gpointer) tokens->tokens->data;
  guint n = tokens->lines, token = 0, paragraph = 0;
  g_autofree Line *lines = g_new0 (Line, n);
  HdLine *roles = g_new0 (HdLine, n);
  gboolean signature = FALSE;
  guint said = 0;   /* lines with something in them */
  guint8 below = 0; /* what stands under an Outlook head is quoted */

  for (guint i = 0; i < n; i++)
    {
      lines[i].first = token;
      while (t[token].kind != T_BREAK && t[token].kind != T_END)
        token++;
      lines[i].end = token++;
      look_at (tokens, t, &lines[i]);
    }

  for (guint i = 0; i < n; i++)
    {
      roles[i].depth = (guint8) MIN (lines[i].depth + below, 200);
      if (lines[i].cut && said > 0 && below < 100)
        {
          below++;
          roles[i].role = LINE_DROPPED;
        }
      if (lines[i].blank)
        paragraph++;
      roles[i].paragraph = (guint16) paragraph;
      if (lines[i].signature)
        signature = TRUE;
      if (lines[i].depth > 0 || lines[i].wrote || lines[i].writes || lines[i].postscript)
        signature = FALSE;
      /* "Date : mardi 20 octobre" and below it "Horaires : 8h30 - 12h30" are a form. */
      if (signature ||
          (lines[i].hours && !(i > 0 && (lines[i - 1].header == 3 || lines[i - 1].form ||
                                         (lines[i - 1].day && !lines[i].old)))))
        roles[i].role = LINE_DROPPED;
      said += !lines[i].blank;
      /* "Cordial saludo, ingeniera:", "Reciba un cordial saludo." begin a mail as well. */
      if (lines[i].depth == 0 &&
          ((lines[i].closing && said > 1 && !(said == 2 && day_below (t, lines, n, i))) ||
           (lines[i].thanks && i + 1 < n && lines[i + 1].name && !day_below (t, lines, n, i))))
        signature = TRUE;

      /* "On Monday Jo wrote" and "<jo@…>:" */
      if (lines[i].writes && i + 1 < n && lines[i + 1].address)
        roles[i].role = LINE_DROPPED;
      if (lines[i].wrote)
        {
          roles[i].role = LINE_DROPPED;
          if (said > 1 && below < 100 && quotes_bare (tokens, t, lines, n, i))
            below++;
          /* "On Monday, Jo <jo@…>" and "wrote:" may stand on two lines. */
          if (i > 0 && !lines[i - 1].blank && !lines[i].numbers)
            roles[i - 1].role = LINE_DROPPED;
        }

      if (lines[i].header != 0 && (i == 0 || lines[i - 1].header == 0))
        {
          gboolean head;
          guint end = head_end (lines, n, i, &head), before = i;

          while (before > 0 && lines[before - 1].blank)
            before--;
          if (head && before > 0 && below < 100)
            below++;
          for (guint k = i; head && k < end; k++)
            {
              if (lines[k].header != 4)
                roles[k].role = LINE_DROPPED;
              roles[k].depth = (guint8) (lines[k].depth + below);
              roles[k].paragraph = (guint16) paragraph;
            }
          if (head)
            {
              signature = FALSE;
              i = end - 1;
              paragraph++;
            }
        }
    }

  find_lists (lines, n, roles);
  return roles;
}
