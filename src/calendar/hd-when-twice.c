/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join.h"

#include <glib/gi18n.h>
#include <string.h>

/* Two times of a text that are one: the same instant said in two zones, or said again. */

/* "9h à Montréal, soit 15h à Paris": a place beside a time is its clock where another time of the
 * line, which is the reader's, says the same instant. The event of @a is settled then. */
static gboolean
is_clock_of_place (const HdReading *r, const HdSpread *spread, HdDraftEvent *a, HdDraftEvent *b)
{
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;
  const HdZoneItem *zone = spread->zone[a->time] >= 0 ? &items[spread->zone[a->time]].zone : NULL;
  HdQuestion *question = hd_invitation_question (a->event, "zone");
  g_autoptr (GTimeZone) place = NULL;
  HdInvitation *event = a->event;

  if (zone == NULL || !zone->place || zone->n_zones != 1 || question == NULL ||
      b->event->start_utc == HD_INSTANT_NONE || spread->zone[a->time] == spread->zone[b->time])
    return FALSE;
  place = hd_zone_load (zone->zones[0]);
  if (place == NULL || (event->start.date * (gint64) 86400 + event->start.second) -
                           (b->event->start.date * (gint64) 86400 + b->event->start.second) !=
                         hd_when_offset_on (place, event->start.date) -
                           hd_when_offset_on (r->context->home, event->start.date))
    return FALSE;
  g_ptr_array_remove (event->questions, question);
  event->zone = g_strdup (zone->zones[0]);
  event->zone_known = TRUE;
  hd_invitation_settle (event, r->context->home);
  return TRUE;
}

/* The same time is said again within so many tokens: "10 bis 11 Uhr Ortszeit Austin, also für Sie".
 */
#define MAX_BETWEEN 14

/* Whether what stands between two times says that the second one is the first again: "(", "/", "=",
 * ", which is", ", soit". Else they may be two that are offered. */
static gboolean
says_again (const HdReading *r, const HdItem *a, const HdItem *b)
{
  static const char *const words[] = { "which",      "is",      "s",   "ie",    "so",
                                       "entspricht", "soit",    "sea", "decir", "equals",
                                       "equivale",   "meaning", "das", "sind",  NULL };

  if (b->first < a->end || b->first - a->end > MAX_BETWEEN)
    return FALSE;
  for (guint k = a->end; k < b->first; k++)
    if (hd_when_is (&r->t[k], W_OR, NULL) || hd_when_ends_sentence (r, k))
      return FALSE;
    else if (hd_when_is_punct (&r->t[k], '(') || hd_when_is_punct (&r->t[k], '/') ||
             hd_when_is_punct (&r->t[k], '=') || hd_when_says_one (r, k, words) ||
             (r->language == HD_LANG_DE && hd_when_says (r, k, "also")))
      return TRUE;
  return FALSE;
}

/* "14:30 IST (11:00 MESZ)", "10:30am EST (8pm your time)": of the zones that letters stand for the
 * one holds in which both are the same instant, if there is one and no more. The event of @a is
 * settled then. */
static gboolean
meets_one_choice (const HdReading *r, HdDraftEvent *a, const HdDraftEvent *b)
{
  HdQuestion *question = hd_invitation_question (a->event, "zone");
  const char *meets = NULL;

  if (question == NULL || question->choices->len < 2 || b->event->start_utc == HD_INSTANT_NONE ||
      !hd_invitation_has_start (a->event))
    return FALSE;
  for (guint i = 0; i < question->choices->len; i++)
    {
      const char *choice = question->choices->pdata[i];
      g_autoptr (GTimeZone) zone = hd_zone_load (choice);

      if (zone == NULL || hd_zone_to_instant (zone, a->event->start, NULL) != b->event->start_utc)
        continue;
      if (meets != NULL)
        return FALSE;
      meets = choice;
    }
  if (meets == NULL)
    return FALSE;
  g_free (a->event->zone);
  a->event->zone = g_strdup (meets);
  a->event->source_end = MAX (a->event->source_end, b->event->source_end);
  a->event->zone_known = TRUE;
  g_ptr_array_remove (a->event->questions, question);
  hd_invitation_settle (a->event, r->context->home);
  return TRUE;
}

/* Whether a sign right before a time says that it is the one before it again. */
static gboolean
is_marked_off (const HdReading *r, const HdItem *time)
{
  guint i = time->first;

  return i > 0 && (hd_when_is_punct (&r->t[i - 1], '(') || hd_when_is_punct (&r->t[i - 1], '/') ||
                   hd_when_is_punct (&r->t[i - 1], '='));
}

/* Whether a time is said to be so for somebody: "3pm for you", "bei Ihnen 15 Uhr", "15h chez vous",
 * "las 15 para ti". */
static gboolean
is_said_for (const HdReading *r, const HdItem *time, const char *const *whom)
{
  static const char *const of[] = { "for", "pour", "para", "bei", "chez", "fur", "at", NULL };
  if (hd_when_says_one (r, time->end, of) && hd_when_says_one (r, time->end + 1, whom))
    return TRUE;
  /* Another time may be theirs: "9:30 bei Ihnen oder 13 Uhr" */
  for (guint k = time->first; k > 1 && time->first - k < 3; k--)
    if (hd_when_is (&r->t[k - 1], W_OR, NULL) || r->t[k - 1].kind != T_WORD)
      return FALSE;
    else if (hd_when_says_one (r, k - 2, of) && hd_when_says_one (r, k - 1, whom))
      return TRUE;
  return FALSE;
}

/* Who reads. */
static const char *const readers[] = { "you",   "ihnen",    "euch",     "dir",     "dich", "vous",
                                       "toi",   "ti",       "usted",    "ustedes", "sie",  "te",
                                       "yours", "vosotros", "vosotras", NULL };

/* "2:30pm IST, 9am your time", "9 Uhr EST, bei Ihnen 15 Uhr" */
static gboolean
is_readers (const HdReading *r, const HdSpread *spread, const HdDraftEvent *draft)
{
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;

  return (spread->zone[draft->time] >= 0 && items[spread->zone[draft->time]].zone.home) ||
         is_said_for (r, &items[draft->time], readers);
}

/**
 * hd_when_is_clock_again:
 * @before: an item that is a time
 * @i: one behind it
 *
 * Returns: whether what looks like the end of a time is its start on the reader's clock: "10am EST
 * - 3pm for you"
 */
gboolean
hd_when_is_clock_again (const HdReading *r, guint before, guint i)
{
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;

  for (guint k = before + 1; k < i; k++)
    if (items[k].kind == ITEM_ZONE && !items[k].zone.home)
      return is_said_for (r, &items[i], readers);
  return FALSE;
}

/* "1pm UK time, that's 8am for us in Boston", "15 Uhr, bei uns 9 Uhr" */
static gboolean
is_writers (const HdReading *r, const HdDraftEvent *draft)
{
  static const char *const writers[] = { "us",       "me",       "uns", "mir",  "nous", "moi",
                                         "nosotros", "nosotras", "mi",  "ours", NULL };
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;

  return is_said_for (r, &items[draft->time], writers);
}

/* "de 10h à 11h heure locale, soit de 17h à 18h pour vous": of a clock that nobody knows the
 * reader's own stays. */
static gboolean
says_readers (HdDraftEvent *a, HdDraftEvent *b)
{
  HdQuestion *question = hd_invitation_question (a->event, "zone");
  HdInvitation *unknown = a->event;

  if (question == NULL || question->choices->len > 1 || b->event->start_utc == HD_INSTANT_NONE)
    return FALSE;
  a->event = b->event;
  b->event = unknown;
  return TRUE;
}

/* "i.e.", ". That's", ". Das sind": whether the full stop at @i parts nothing. */
static gboolean
only_says_again (const HdReading *r, guint i)
{
  static const char *const that[] = { "that", "thats", "which", "das", "soit", "eso", NULL };
  static const char *const is[] = { "s", "is", "ist", "sind", "son", "es", NULL };

  if (i > 0 && hd_when_says_one (r, i - 1, (const char *const[]){ "i", "e", "d", "h", NULL }))
    return TRUE;
  return hd_when_says_one (r, i + 1, that) &&
         (hd_when_says_any (r, i + 2, MIN (i + 4, r->n), is) || hd_when_says (r, i + 1, "soit"));
}

/* Whether "or", "and" or a whole sentence parts two times. */
static gboolean
are_apart (const HdReading *r, const HdDraftEvent *a, const HdDraftEvent *b)
{
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;
  guint from = items[a->time].end, to = items[b->time].first;

  if (to < from || to - from > MAX_BETWEEN)
    return TRUE;
  for (guint k = from; k < to; k++)
    if (hd_when_is (&r->t[k], W_OR, NULL) || hd_when_is (&r->t[k], W_AND, NULL) ||
        (hd_when_ends_sentence (r, k) && !only_says_again (r, k)))
      return TRUE;
  return FALSE;
}

/* Asks which of two clocks holds. */
static gboolean
ask_which (const HdReading *r, HdDraftEvent *a, const HdDraftEvent *b)
{
  hd_when_ask_zone (a->event, a->event->zone);
  hd_when_ask_zone (a->event, b->event->zone != NULL
                                ? b->event->zone
                                : g_time_zone_get_identifier (r->context->home));
  g_clear_pointer (&a->event->zone, g_free);
  a->event->start_utc = a->event->end_utc = a->event->next_utc = HD_INSTANT_NONE;
  hd_invitation_warn (a->event, _ ("the times given for two zones do not meet"));
  return TRUE;
}

/* The same time said in two zones is one event; two that do not meet ask which holds. */
gboolean
hd_when_said_twice (const HdReading *r, const HdSpread *spread, HdDraftEvent *a, HdDraftEvent *b)
{
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;
  gboolean again;

  if (a->time < 0 || b->time < 0 || a->line != b->line)
    return FALSE;
  /* "Thursday at 11am AEDT, which is Wednesday at 4pm PT for you" */
  if (a->event->start_utc != HD_INSTANT_NONE && a->event->start_utc == b->event->start_utc &&
      a->event->zone != NULL && b->event->zone != NULL)
    return TRUE;
  if (a->date != b->date)
    return FALSE;
  again = says_again (r, &items[a->time], &items[b->time]) || is_readers (r, spread, b);
  /* "16 Uhr (10 Uhr in New York)": then the second one says the first again. */
  if (is_clock_of_place (r, spread, a, b) || is_clock_of_place (r, spread, b, a) ||
      (again && (meets_one_choice (r, a, b) || meets_one_choice (r, b, a))))
    return TRUE;
  if (again && is_readers (r, spread, b) && says_readers (a, b))
    return TRUE;
  if (again && !is_marked_off (r, &items[b->time]) && is_writers (r, b) && !is_writers (r, a) &&
      hd_invitation_question (a->event, "zone") == NULL)
    return TRUE;
  /* "14 h (heure de Montréal), soit 20 h chez toi" */
  if (again && spread->zone[b->time] < 0 && spread->any_zone < 0 && spread->zone[a->time] >= 0 &&
      a->event->start_utc != HD_INSTANT_NONE && a->event->start_utc == b->event->start_utc &&
      a->event->zone != NULL)
    return TRUE;
  if (a->event->zone != NULL && is_readers (r, spread, b) && !are_apart (r, a, b))
    return a->event->start_utc == b->event->start_utc || ask_which (r, a, b);
  if (spread->zone[b->time] < 0 || spread->zone[a->time] == spread->zone[b->time] ||
      (spread->zone[a->time] < 0 && a->event->start_utc != b->event->start_utc))
    return FALSE;
  if (a->event->start_utc != HD_INSTANT_NONE && a->event->start_utc == b->event->start_utc)
    {
      a->event->source_end = MAX (a->event->source_end, b->event->source_end);
      return TRUE;
    }
  if (!is_marked_off (r, &items[b->time]))
    return FALSE;

  if (a->event->zone != NULL && (b->event->zone != NULL || items[spread->zone[b->time]].zone.home))
    ask_which (r, a, b);
  return TRUE;
}

/* Whether two events are the same; the one that says more is kept in @a. */
gboolean
hd_when_same_event (HdDraftEvent *a, HdDraftEvent *b)
{
  if (a->event->all_day != b->event->all_day || a->event->start.date != b->event->start.date ||
      a->event->start.second != b->event->start.second ||
      (a->event->zone != NULL && b->event->zone != NULL &&
       strcmp (a->event->zone, b->event->zone) != 0) ||
      (!a->event->zone_known && !b->event->zone_known && a->line == b->line && a->time != b->time))
    return FALSE;
  if (b->event->questions->len < a->event->questions->len ||
      (b->event->questions->len == a->event->questions->len && a->event->zone == NULL &&
       b->event->zone != NULL))
    {
      HdInvitation *more = b->event;

      b->event = a->event;
      a->event = more;
    }
  return TRUE;
}
