/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-cues.h"
#include "hd-when-dates.h"
#include "hd-when-join.h"

/*
 * Most times of a whole mail are no offers: when to answer, when the work begins, when somebody
 * can be reached, is away, has written. What they have in common is that their clause says so. So
 * the text is cut into clauses, the words of a clause are weighed (hd-when-cues.c), and the times
 * of one that only tells are dropped.
 */

/* A clause that is longer is no sentence. */
#define MAX_CLAUSE 120

/* What has fewer tokens was typed for the sake of its time. */
#define SHORT_TEXT 24

/* One with more is a whole mail. */
#define LONG_TEXT 40

/* One with fewer is what somebody typed: "Physio every Monday". */
#define FEW_WORDS 12

/* What was so many days ago is still thanked for. */
#define MAX_LATELY 120

/* What somebody did or does, and no time of the reader's. */
#define DOINGS (CUE_TOLD | CUE_AWAY | CUE_FOLLOW | CUE_HABIT)

typedef struct
{
  guint from; /* tokens */
  guint to;
  guint cues;
  gboolean clock; /* it has a time of day */
  gboolean first; /* one that is no range, and begins the line */
  gboolean dated; /* it has another date */
  gboolean today; /* the last of these is today: "this afternoon" */
  gboolean run;   /* weekdays without a number */
  gboolean span;  /* from one of them to another: "Mon-Thu" */
} Clause;

/* "Teilen Sie uns mit", and no "mit Frau Vogt". */
static gboolean
is_preposition (const HdReading *r, guint from, guint i)
{
  if (!hd_when_says (r, i, "mit"))
    return FALSE;
  for (guint k = from; k < i; k++)
    if (g_str_has_prefix (hd_when_text (r, k), "teil"))
      return FALSE;
  return TRUE;
}

/* What the words between say; what stands within brackets is a clause of its own. */
static guint
weigh (const HdReading *r, guint from, guint to)
{
  guint cues = 0, depth = 0;

  for (guint i = from; i < to; i++)
    {
      if (hd_when_is_punct (&r->t[i], '('))
        depth++;
      else if (hd_when_is_punct (&r->t[i], ')') && depth > 0)
        depth--;
      /* "for 1.5 hours" is no "office hours" */
      else if (depth == 0 && r->t[i].kind == T_WORD && !is_preposition (r, from, i) &&
               !(i > 0 && hd_when_is (&r->t[i], W_HOUR, NULL) &&
                 (r->t[i - 1].kind == T_NUMBER || hd_when_is (&r->t[i - 1], W_NUMBER, NULL))))
        /* "A short update: the team has agreed on Tuesday" */
        cues |=
          hd_when_cue_at (r, i) &
          ~(guint) ((hd_when_is_punct (&r->t[i + 1], ':') ? CUE_FOLLOW : 0) |
                    /* "Tu turno es a las 10:20" is no shift. */
                    (hd_when_says (r, i, "turno") && i > from &&
                         hd_when_says_one (r, i - 1, (const char *const[]){ "tu", "su", NULL })
                       ? CUE_HABIT
                       : 0) |
                    /* "wurde erstellt", and no "würde passen" */
                    (hd_when_says (r, i, "wurde") && hd_when_is_plain (r, i) ? CUE_OFFER : 0));
    }
  return cues;
}

/* The items of a clause begin at *@first, which moves on. */
static void
look_at (const HdReading *r, Clause *clause, guint *first)
{
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;

  while (*first < r->items->len && items[*first].first < clause->from)
    (*first)++;
  for (guint i = *first; i < r->items->len && items[i].first < clause->to; i++)
    {
      clause->clock |= items[i].kind == ITEM_TIME;
      clause->first |= items[i].kind == ITEM_TIME && !items[i].time.has_end &&
                       (items[i].first == 0 || r->t[items[i].first - 1].kind == T_BREAK);
      if (items[i].kind == ITEM_DATE)
        {
          /* A weekday alone may be one of each week. */
          gboolean weekly = items[i].date.run || items[i].date.office || items[i].date.bare;

          clause->run |= weekly;
          clause->today =
            !weekly && items[i].date.n_dates == 1 && items[i].date.dates[0] == r->context->today;
          clause->span |= items[i].date.run || items[i].date.weekly;
          clause->dated |= !weekly;
        }
    }
  clause->cues = weigh (r, clause->from, clause->to);
  if ((clause->clock || clause->dated || clause->run) &&
      hd_when_sets_limit (r, clause->from, clause->to))
    clause->cues |= CUE_LIMIT;
  if (clause->clock && clause->dated && hd_when_names_attended (r, clause->from, clause->to))
    clause->cues &= ~(guint) CUE_JOB;
  if (clause->clock && !clause->dated && hd_when_answers_questions (r, clause->from, clause->to))
    clause->cues |= CUE_REACHED;
}

/* Whether the times of a clause tell of something else; @sure: even when nothing else is left. */
static gboolean
only_tells (const Clause *clause, gboolean *sure)
{
  /* A day and an hour by number are no habit: "Saturday 21 November at 1pm for the trial shift". */
  guint cues = clause->dated && clause->clock && (clause->cues & CUE_JOB) == 0
                 ? clause->cues & ~(guint) CUE_HABIT
                 : clause->cues;
  gboolean meets = (cues & (CUE_TALK | CUE_OFFER)) != 0;

  /* "Thursday 3 December at 10:00, parking is behind the building" may be all there is. */
  *sure = (cues & (CUE_LIMIT | CUE_FOLLOW | CUE_PAST | CUE_TOLD | CUE_HABIT | CUE_JOB)) != 0 ||
          ((cues & CUE_TALK) == 0 && !(clause->dated && clause->clock)) ||
          (cues & (CUE_AWAY | CUE_RETURN)) == (CUE_AWAY | CUE_RETURN);
  if ((cues & (CUE_LIMIT | CUE_PAST)) != 0)
    return TRUE;
  /* "I'll tell you tomorrow about the interview" */
  if ((cues & CUE_FOLLOW) != 0 && (cues & CUE_OFFER) == 0 && !clause->clock)
    return TRUE;
  if ((cues & CUE_RETURN) != 0 && !clause->clock && !meets)
    return TRUE;
  if ((cues & CUE_JOB) != 0 && (cues & CUE_TALK) == 0 &&
      ((cues & CUE_BEGIN) != 0 || (!clause->clock && (cues & CUE_OFFER) == 0)))
    return TRUE;
  if ((cues & (CUE_AWAY | CUE_FOLLOW | CUE_TOLD | CUE_HABIT)) != 0 && !meets)
    return TRUE;
  /* Hours of a place or person have no date, or a run of weekdays. */
  if (clause->clock && !clause->dated && !clause->first &&
      ((cues & CUE_REACHED) != 0 || ((cues & CUE_REACH) != 0 && !meets)))
    return TRUE;
  return FALSE;
}

/* "Le comité vous entendra le 9", "the panel will see you on the 9th": no decision of theirs */
static gboolean
hears_reader (const HdReading *r, const Clause *clause)
{
  static const char *const panels[] = { "comite",    "commission", "jury",     "comision", "panel",
                                        "committee", "kommission", "tribunal", NULL };
  static const char *const hears[] = { "entendra",     "recevra",   "accueillera",  "rencontrera",
                                       "auditionnera", "see",       "meet",         "hear",
                                       "interview",    "empfangt",  "erwartet",     "hort",
                                       "recibira",     "escuchara", "entrevistara", NULL };
  static const char *const you[] = { "vous", "you", "sie", "le", "te", "dich", "la", NULL };

  for (guint k = clause->from; k < clause->to; k++)
    if (hd_when_says_one (r, k, panels) &&
        hd_when_says_any (r, k + 1, MIN (k + 4, clause->to), hears))
      return hd_when_says_any (r, k + 1, MIN (k + 5, clause->to), you);
  return FALSE;
}

/* "Since the deadline was extended, we can still see you on Tuesday": what the part behind the last
 * comma before the times says, where that offers; else what the whole clause says, and not what
 * somebody did before it: "I have talked to the boss, come in on Thursday at 9". */
static guint
cues_of_part (const HdReading *r, const Clause *clause, guint first)
{
  guint at = clause->to, words = 0, part;

  for (guint i = first; i < r->items->len && at == clause->to; i++)
    {
      const HdItem *item = &g_array_index (r->items, HdItem, i);

      if ((item->kind == ITEM_DATE || item->kind == ITEM_TIME) && item->first >= clause->from)
        at = MIN (clause->to, item->first);
    }
  while (at > clause->from && !hd_when_is_punct (&r->t[at], ','))
    words += r->t[--at].kind == T_WORD;
  if (at == clause->from)
    return clause->cues;
  part = weigh (r, at + 1, clause->to);
  if (hd_when_sets_limit (r, at + 1, clause->to))
    part |= CUE_LIMIT;
  if ((part & (CUE_TALK | CUE_OFFER)) != 0)
    return part;
  return words > 1 ? clause->cues & (part | ~(guint) DOINGS) : clause->cues;
}

/* "Monday 15th 9-5, with feedback at 4.30": the feedback that is named behind the comma behind the
 * first hour of a clause is of something else than that. */
static guint
follows_behind (const HdReading *r, const Clause *clause, guint first)
{
  guint at = clause->to;

  if (!clause->clock || !clause->dated)
    return 0;
  for (guint i = first; i < r->items->len && at == clause->to; i++)
    {
      const HdItem *item = &g_array_index (r->items, HdItem, i);

      if (item->kind == ITEM_TIME && item->first >= clause->from)
        at = MIN (clause->to, item->end);
    }
  while (at < clause->to && !hd_when_is_punct (&r->t[at], ','))
    at++;
  return hd_when_says_any (r, at, clause->to, (const char *const[]){ "feedback", NULL }) &&
             (weigh (r, clause->from, at) & CUE_FOLLOW) == 0
           ? CUE_FOLLOW
           : 0;
}

/* "se abre a las 8:30 y el examen empieza a las 9:00": the time at which something begins or ends
 * is none of those at which doors are open. */
static gboolean
is_begin_or_end (const HdReading *r, const HdItem *item)
{
  static const char *const words[] = { "empieza",  "comienza", "empezara",   "comenzara", "starts",
                                       "begins",   "start",    "begin",      "beginnt",   "startet",
                                       "commence", "debute",   "commencera", "debutera",  NULL };
  guint k = item->first;

  if (item->kind != ITEM_TIME)
    return FALSE;
  for (guint n = 0; n < 3 && k > 0 && r->t[k - 1].kind == T_WORD; n++)
    if (hd_when_says_one (r, --k, words))
      return TRUE;
  return hd_when_is_said_end (r, item);
}

/* Drops the times between two tokens; FALSE when there is none. */
static gboolean
drop (HdReading *r, guint first, guint from, guint to, gboolean sure)
{
  HdItem *items = (HdItem *) (gpointer) r->items->data;
  gboolean any = FALSE;

  for (guint i = first; i < r->items->len && items[i].first < to; i++)
    if (items[i].first >= from && items[i].kind == ITEM_LENGTH)
      items[i].context = sure;
    else if (items[i].first >= from && (items[i].kind == ITEM_DATE || items[i].kind == ITEM_TIME))
      {
        any = TRUE;
        items[i].doubtful = items[i].doubtful && !sure;
        if (items[i].dropped)
          continue;
        items[i].dropped = items[i].context = TRUE;
        items[i].doubtful = !sure;
      }
  return any;
}

/* Takes back what begins or ends in a clause that tells of doors. */
static void
take_back (HdReading *r, guint first, guint to)
{
  HdItem *items = (HdItem *) (gpointer) r->items->data;

  for (guint i = first; i < r->items->len && items[i].first < to; i++)
    if (items[i].context && is_begin_or_end (r, &items[i]))
      {
        items[i].dropped = items[i].context = FALSE;
        /* "Registration opens at 8:45 and the day finishes at 16:30" */
        if (i > first && items[i - 1].context && items[i - 1].kind == ITEM_TIME &&
            !items[i - 1].time.has_end && hd_when_is_said_end (r, &items[i]))
          items[i - 1].dropped = items[i - 1].context = FALSE;
      }
}

/* "We review applications on Mondays and get back to you by Friday" */
static void
drop_habits (HdReading *r, guint first, guint to)
{
  HdItem *items = (HdItem *) (gpointer) r->items->data;

  for (guint i = first; i < r->items->len && items[i].first < to; i++)
    if (items[i].kind == ITEM_DATE && !items[i].dropped &&
        (items[i].date.weekly || hd_when_says_each (r, items[i].first)))
      {
        items[i].dropped = items[i].context = TRUE;
        items[i].doubtful = r->n < FEW_WORDS;
      }
}

static void
drop_lengths (HdReading *r, guint first, guint from, guint to)
{
  HdItem *items = (HdItem *) (gpointer) r->items->data;

  for (guint i = first; i < r->items->len && items[i].first < to; i++)
    if (items[i].first >= from && items[i].kind == ITEM_LENGTH)
      items[i].context = TRUE;
}

/* "(was 11am)", "(bisher 14 Uhr)": what no longer holds. */
static gboolean
names_old (const HdReading *r, guint i)
{
  static const char *const words[] = { "was",   "war",     "bisher",     "vorher",
                                       "statt", "instead", "previously", "formerly",
                                       "avant", "antes",   "era",        "not",
                                       "nicht", "etait",   "originally", NULL };

  return hd_when_says_one (r, i, words);
}

/* "04 76 00 00 00 (de 9h à 17h)": hours of a telephone. */
gboolean
hd_when_follows_number (const HdReading *r, guint bracket)
{
  static const char *const lines[] = { "ext", "extension", "durchwahl", "poste", "dw", NULL };

  for (guint k = bracket; k > 0 && bracket - k < 4; k--)
    if (r->t[k - 1].kind == T_WORD)
      {
        if (hd_when_says_one (r, k - 1, lines))
          return TRUE;
        break;
      }
  return bracket > 2 && r->t[bracket - 1].kind == T_NUMBER && r->t[bracket - 1].digits >= 2 &&
         (r->t[bracket - 2].kind == T_NUMBER ||
          (r->t[bracket - 2].kind == T_PUNCT && r->t[bracket - 3].kind == T_NUMBER)) &&
         !hd_when_is_punct (&r->t[bracket - 2], ':') &&
         !hd_when_is_punct (&r->t[bracket - 2], '.') && !hd_when_is_punct (&r->t[bracket - 2], '/');
}

/* The clauses within brackets have their own say. */
static void
judge_brackets (HdReading *r, const Clause *clause, guint first)
{
  /* "(sonst immer freitags 9 Uhr)" */
  static const char *const usually[] = { "immer",       "normalerweise", "always",
                                         "usually",     "normally",      "toujours",
                                         "normalement", "siempre",       "normalmente",
                                         NULL };

  for (guint i = clause->from; i < clause->to; i++)
    {
      Clause inner = { .from = i + 1 };
      guint at = first;
      gboolean sure;

      if (!hd_when_is_punct (&r->t[i], '('))
        continue;
      while (i < clause->to && !hd_when_is_punct (&r->t[i], ')'))
        i++;
      inner.to = i;
      look_at (r, &inner, &at);
      if (names_old (r, inner.from) ||
          ((inner.clock || inner.dated || inner.run) &&
           hd_when_says_any (r, inner.from, inner.to, usually)) ||
          (inner.clock && !inner.dated && hd_when_follows_number (r, inner.from - 1)))
        {
          drop (r, at, inner.from, inner.to, TRUE);
          continue;
        }
      if ((inner.clock || inner.dated || inner.run) && only_tells (&inner, &sure))
        drop (r, at, inner.from, inner.to, sure);
    }
}

/* Whether each date of a clause is one of the last months, and it has one. */
static gboolean
is_lately_past (const HdReading *r, const Clause *clause, guint first)
{
  HdDate today = r->context->today;
  gboolean any = FALSE;

  for (guint i = first; i < r->items->len; i++)
    {
      const HdItem *item = &g_array_index (r->items, HdItem, i);
      gboolean past = FALSE;

      if (item->first >= clause->to)
        break;
      if (item->kind != ITEM_DATE)
        continue;
      for (guint k = 0; k < item->date.n_dates; k++)
        past |= item->date.dates[k] < today && item->date.dates[k] > today - MAX_LATELY;
      if (!past)
        return FALSE;
      any = TRUE;
    }
  return any;
}

/* "Thank you for your time on Friday", "for coming in on 19 November at 10" */
static gboolean
is_thanks (const HdReading *r, const Clause *clause, guint first)
{
  /* "Thanks for the invitation to a talk on Friday at 10" */
  static const char *const ahead[] = { "einladung",   "invitation", "invitacion",  "zusage",
                                       "proposal",    "vorschlag",  "proposition", "propuesta",
                                       "bestatigung", "confirming", "offering",    "inviting",
                                       "agreeing",    "accepting",  "nehmen",      "accepter",
                                       "aceptar",     NULL };
  guint from = hd_when_part_of_time (r, first, clause->from, clause->to);

  if (clause->clock && clause->dated && (clause->cues & (CUE_OFFER | CUE_REPLY)) == 0 &&
      is_lately_past (r, clause, first) && hd_when_thanks_in (r, clause->from, clause->to))
    return TRUE;
  /* "…, ich melde mich", which asks for no answer */
  if (clause->clock && !clause->dated && clause->run && (clause->cues & CUE_OFFER) == 0 &&
      (clause->cues & (CUE_REPLY | CUE_FOLLOW)) != CUE_REPLY &&
      !hd_when_says_any (r, clause->from, clause->to, ahead))
    return hd_when_thanks_for (r, from, clause->to);
  return !clause->clock && (!clause->dated || clause->today) && (clause->cues & CUE_OFFER) == 0 &&
         hd_when_thanks_for (r, from, clause->to);
}

/* Whether a clause ends with a day and a colon, and the line behind it begins with an hour. */
static gboolean
heads_hours (const HdReading *r, const Clause *clause)
{
  guint k = clause->to;

  if (!clause->dated || clause->clock || k == clause->from ||
      !hd_when_is_punct (&r->t[k - 1], ':') || r->t[k].kind != T_BREAK)
    return FALSE;
  while (r->t[k].kind == T_BREAK || hd_when_is_punct (&r->t[k], '-') ||
         hd_when_is_punct (&r->t[k], '*') || hd_when_is_punct (&r->t[k], 0x2022))
    k++;
  return hd_when_time_ahead (r, k);
}

/* "Horario:", "Horaires :", "Hours:" */
static gboolean
begins_hours (const HdReading *r, const Clause *clause)
{
  static const char *const words[] = { "horario", "horaire", "horaires", "hours", "hora", NULL };

  return hd_when_says_one (r, clause->from, words) &&
         hd_when_is_punct (&r->t[clause->from + 1], ':');
}

/* "Could we talk on Friday? I would be reachable from 10 to 11." */
static gboolean
begins_answer (const HdReading *r, const Clause *clause)
{
  static const char *const words[] = { "ich", "i", "je", "estare", "estaria", "wir", "we", NULL };

  return clause->from > 0 && hd_when_is_punct (&r->t[clause->from - 1], '?') &&
         hd_when_says_one (r, clause->from, words);
}

/**
 * hd_when_judge_clauses:
 *
 * Drops the times of clauses that only tell of something else. What was dropped of a clause that
 * names an appointment is taken back when nothing else is left.
 */
void
hd_when_judge_clauses (HdReading *r)
{
  HdItem *items = (HdItem *) (gpointer) r->items->data;
  guint first = 0, heading = G_MAXUINT;
  gboolean left = FALSE, pending = FALSE;

  for (guint i = 0; i < r->n;)
    {
      Clause clause = { .from = i };
      guint from, to;
      gboolean sure, over;

      while (i < r->n && !hd_when_ends_sentence (r, i) && i - clause.from < MAX_CLAUSE &&
             !(i > clause.from && hd_when_begins_clause (r, i)))
        i++;
      over = i >= r->n || hd_when_ends_sentence (r, i);
      clause.to = i;
      if (over)
        i++;
      if (clause.to == clause.from || r->lines[r->t[clause.from].line].role == LINE_DROPPED)
        continue;
      look_at (r, &clause, &first);
      /* "We are closed on these days:" */
      if (clause.to > clause.from && hd_when_is_punct (&r->t[clause.to - 1], ':') &&
          r->t[clause.to].kind == T_BREAK)
        {
          heading = only_tells (&clause, &sure) && (clause.cues & CUE_AWAY) != 0
                      ? r->lines[r->t[clause.from].line].paragraph
                      : G_MAXUINT;
        }
      if (!clause.clock && !clause.dated && !clause.run)
        continue;
      /* "The order for the post of clerk, Thursday 4 February:", above hours */
      if (heads_hours (r, &clause))
        clause.cues &= ~(guint) CUE_JOB;
      /* "2 de diciembre. Horario: 9:00-13:00": the hours of that day, and of no counter. */
      if (pending && clause.clock && !clause.dated && !clause.run &&
          (begins_hours (r, &clause) || begins_answer (r, &clause)))
        clause.cues &= ~(guint) (CUE_REACH | CUE_REACHED);
      if (clause.clock && clause.dated && hears_reader (r, &clause))
        clause.cues &= ~(guint) CUE_FOLLOW;
      pending = clause.dated && !clause.clock;
      if ((clause.cues & CUE_REPLY) != 0 &&
          hd_when_find_limit (r, (HdWhenSentence){ clause.from, clause.to }, first, &from, &to))
        {
          /* "The test (90 min) is to be handed in by Sunday" */
          if (drop (r, first, from, to, TRUE) && (clause.cues & CUE_TALK) == 0)
            drop_lengths (r, first, clause.from, clause.to);
        }
      if (!clause.clock && (clause.cues & (CUE_TALK | CUE_OFFER | CUE_WISH)) == 0)
        drop_habits (r, first, clause.to);
      clause.cues = cues_of_part (r, &clause, first) & ~follows_behind (r, &clause, first);
      if (heading == r->lines[r->t[clause.from].line].paragraph || is_thanks (r, &clause, first))
        drop (r, first, clause.from, clause.to, TRUE);
      else if (only_tells (&clause, &sure))
        {
          drop (r, first, clause.from, clause.to,
                sure && (r->n >= SHORT_TEXT || hd_when_closes (r, clause.from, clause.to) ||
                         (clause.span && (clause.cues & (CUE_REACH | CUE_REACHED)) != 0 &&
                          hd_when_begins_with_place (r, clause.from, clause.to))));
          if ((clause.cues & CUE_REACH) != 0 && (clause.cues & (CUE_LIMIT | CUE_PAST)) == 0)
            take_back (r, first, clause.to);
        }
      /* Or "Mon-Wed 9-5, Thurs 9-1" below a name. */
      else if ((clause.cues & CUE_OFFER) == 0 &&
               (hd_when_tells_own (r, clause.from, clause.to) ||
                (clause.span && clause.clock && !clause.dated && (clause.cues & CUE_TALK) == 0)))
        drop (r, first, clause.from, clause.to, clause.span && r->n >= LONG_TEXT);
      else
        judge_brackets (r, &clause, first);
    }

  for (guint i = 0; i < r->items->len && !left; i++)
    left = !items[i].dropped && (items[i].kind == ITEM_DATE || items[i].kind == ITEM_TIME) &&
           r->lines[r->t[items[i].first].line].depth == 0;
  for (guint i = 0; i < r->items->len && !left; i++)
    if (items[i].doubtful)
      items[i].dropped = FALSE;
}
