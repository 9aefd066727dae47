/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointment-import.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-intake.h"
#include "hd-interview-times.h"
#include "hd-occurrence.h"
#include "hd-record-tidy.h"
#include "hd-words.h"

/* What an invitation says, as an interview or as a time that was named. */

/*
 * From invitations to interviews. Never silent: the plan is what a preview shows, and only lines
 * that were taken go on. What each means is judged again in the transaction that stores it, since
 * another process may have been faster; one import is one step of undo.
 */
static const char *
format_of (HdPlace place)
{
  switch (place)
    {
    case HD_PLACE_SITE:
      return "site";
    case HD_PLACE_VIDEO:
      return "video";
    case HD_PLACE_PHONE:
      return "phone";
    case HD_PLACE_UNKNOWN:
    default:
      return "";
    }
}

/* Whether a location only says how one meets: that is the format, and no place that could give
 * anything away. */
static gboolean
is_only_format (const char *location)
{
  static const char *const words[] = {
    "on site",
    "on-site",
    "onsite",
    "in person",
    "office",
    "video",
    "video call",
    "online",
    "remote",
    "phone",
    "phone call",
    "call",
    "teams",
    "microsoft teams",
    "zoom",
    "zoom meeting",
    "google meet",
    "vor ort",
    "videocall",
    "telefon",
    "telefonisch",
    "persönlich",
    "sur place",
    "visio",
    "téléphone",
    "en présentiel",
    "presencial",
    "por teléfono",
    "en línea",
    "videollamada",
    "microsoft teams meeting",
    "microsoft teams-besprechung",
    "réunion microsoft teams",
    "reunión de microsoft teams",
    NULL,
  };
  g_autofree char *folded = g_utf8_casefold (location != NULL ? location : "", -1);

  return g_strv_contains (words, g_strstrip (folded));
}

/* The place that one goes to; %NULL: there is only a way to meet, or the link, which is said as
 * such. */
static const char *
place_of (const HdInvitation *invitation)
{
  g_autofree char *location = g_strdup (invitation->location != NULL ? invitation->location : "");

  if (is_only_format (location) || g_strcmp0 (g_strstrip (location), invitation->join_url) == 0)
    return NULL;
  return invitation->location;
}

/* Whether its zone is one that only the rules in its file told: its instants are known, and a name
 * by which they could be derived again there is none. */
static gboolean
is_known_by_file (const HdInvitation *invitation)
{
  g_autoptr (GTimeZone) zone = NULL;

  if (!invitation->zone_known || invitation->zone == NULL ||
      invitation->start_utc == HD_INSTANT_NONE)
    return FALSE;
  zone = hd_zone_load (invitation->zone);
  return zone == NULL;
}

static HdWall
utc_wall (gint64 instant)
{
  gint64 date = instant / 86400 - (instant % 86400 < 0);

  return (HdWall){ (HdDate) date, (int) (instant - date * 86400) };
}

/**
 * hd_invitation_is_answer:
 *
 * Whether it is what others answer to an invitation, or ask about one, which changes nothing of it
 * (RFC 5546).
 */
gboolean
hd_invitation_is_answer (const HdInvitation *invitation)
{
  static const char *const methods[] = { "REPLY", "REFRESH", "DECLINECOUNTER", NULL };

  return invitation->method != NULL && g_strv_contains (methods, invitation->method);
}

/**
 * hd_invitations_load_zones:
 * @invitations: (element-type HdInvitation)
 *
 * Loads the zones of @invitations, each once: as long as somebody has a zone it is at hand for the
 * next one that needs it, and else read anew for each of thousands of events.
 *
 * Returns: (transfer full): to be freed when all of them are converted
 */
GHashTable *
hd_invitations_load_zones (const GPtrArray *invitations)
{
  GHashTable *zones =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_time_zone_unref);

  for (guint i = 0; i < invitations->len; i++)
    {
      const HdInvitation *invitation = invitations->pdata[i];
      GTimeZone *zone;

      if (invitation->zone == NULL || g_hash_table_contains (zones, invitation->zone))
        continue;
      zone = hd_zone_load (invitation->zone);
      if (zone != NULL)
        g_hash_table_insert (zones, g_strdup (invitation->zone), zone);
    }
  return zones;
}

/**
 * hd_interview_take_time:
 *
 * Takes the time of @invitation, and its instants where its zone is known. Of an event that repeats
 * the next one counts; where that is not known, there is no time: the first one may be long past.
 */
void
hd_interview_take_time (HdInterview *interview, const HdInvitation *invitation, GTimeZone *home)
{
  HdWall start = invitation->start, end = invitation->end;
  const char *zone = invitation->zone;
  gint64 shift = 0;

  if (!hd_intake_has_next (invitation))
    start.date = end.date = HD_DATE_NONE;
  if (invitation->recurring && invitation->next_utc != HD_INSTANT_NONE &&
      invitation->start_utc != HD_INSTANT_NONE)
    shift = invitation->next_utc - invitation->start_utc;
  if (shift != 0)
    {
      g_autoptr (GTimeZone) loaded = zone != NULL ? hd_zone_load (zone) : g_time_zone_ref (home);

      if (loaded != NULL)
        {
          start = hd_zone_to_wall (loaded, invitation->next_utc);
          if (invitation->end_utc != HD_INSTANT_NONE)
            end = hd_zone_to_wall (loaded, invitation->end_utc + shift);
        }
    }
  if (invitation->recurring && invitation->all_day && invitation->next_day != HD_DATE_NONE)
    {
      if (end.date != HD_DATE_NONE)
        end.date += invitation->next_day - start.date;
      start.date = invitation->next_day;
    }
  g_object_set (interview, "all-day", invitation->all_day, NULL);
  if (start.date != HD_DATE_NONE && is_known_by_file (invitation))
    {
      zone = "UTC";
      start = utc_wall (invitation->start_utc + shift);
      if (invitation->end_utc != HD_INSTANT_NONE)
        end = utc_wall (invitation->end_utc + shift);
    }
  hd_interview_set_times (interview, start, end, zone);
  if (invitation->zone_known)
    hd_interview_derive (interview, home);
}

/**
 * hd_invitation_tell_series:
 *
 * Puts what it says of a series into @sighting: that it is one, and where it ends, unless that is
 * only proposed; or that it is called off, or moves, from one occurrence on.
 */
void
hd_invitation_tell_series (const HdInvitation *invitation, HdSighting *sighting)
{
  /* A single time is all that is left of a series which it comes behind. */
  const gint64 last = invitation->recurring ? invitation->last_utc : invitation->start_utc;

  sighting->series = invitation->recurring && invitation->recurrence_id == NULL;
  if (hd_invitation_is_answer (invitation) || g_strcmp0 (invitation->method, "COUNTER") == 0)
    return;
  /* Whole days are cancelled so; where others move to is asked of nobody. */
  sighting->future =
    invitation->future && (hd_invitation_is_cancelled (invitation) ||
                           (!invitation->all_day && invitation->start_utc != HD_INSTANT_NONE));
  if (invitation->recurrence_id != NULL)
    return;
  sighting->ended = invitation->ended;
  sighting->last = last != HD_INSTANT_NONE ? last : 0;
}

/**
 * hd_interview_from_invitation:
 *
 * Returns: (transfer full): an interview of no application yet, with the usual time around it;
 *   tidied. One whose time is in an unknown zone has no instant
 */
HdInterview *
hd_interview_from_invitation (const HdInvitation *invitation, GTimeZone *home)
{
  HdInterview *interview = hd_interview_new ();
  g_autofree char *occurrence = hd_occurrence_of_invitation (invitation);
  const char *state = "confirmed";

  if (hd_invitation_is_cancelled (invitation))
    state = "cancelled";
  else if (g_strcmp0 (invitation->status, "TENTATIVE") == 0 ||
           g_strcmp0 (invitation->method, "COUNTER") == 0)
    state = "proposed";

  g_object_set (interview, "title", invitation->summary, "place", place_of (invitation), "link",
                invitation->join_url, "organizer", invitation->organizer_email, "uid",
                invitation->uid, "recurrence-id", occurrence, "sequence", invitation->sequence,
                "stamp", invitation->stamp != HD_INSTANT_NONE ? invitation->stamp : 0, "state",
                state, "format", format_of (invitation->place), "prep", HD_INTAKE_PREPARATION,
                "settle", HD_INTAKE_SETTLING, NULL);
  hd_interview_take_time (interview, invitation, home);
  hd_record_tidy (HD_RECORD (interview));
  return interview;
}

static gint64
local_of (HdWall wall)
{
  return (gint64) wall.date * 86400 + wall.second;
}

static HdWall
wall_of (gint64 local)
{
  gint64 date = local / 86400 - (local % 86400 < 0);

  return (HdWall){ (HdDate) CLAMP (date, HD_DATE_MIN - 1, HD_DATE_MAX + 1),
                   (int) (local - date * 86400) };
}

/**
 * hd_interview_dup_moved:
 * @version: of one occurrence, and of what follows it: with its time, which is no whole day
 * @from: when that was to be by the rule of its series
 * @occurrence: when another one was to be
 *
 * Returns: (transfer full): what @version says of that other one: it moves as far on the clock
 */
HdInterview *
hd_interview_dup_moved (HdInterview *version, gint64 from, gint64 occurrence, GTimeZone *home)
{
  HdInterview *moved = hd_record_copy (HD_RECORD (version));
  g_autoptr (GTimeZone) zone =
    *version->zone != '\0' ? hd_zone_load (version->zone) : g_time_zone_ref (home);
  g_autofree char *id = hd_occurrence_at (occurrence);
  HdWall start = { version->start_day, MAX (version->start_minute, 0) * 60 };
  HdWall end = { version->end_day, MAX (version->end_minute, 0) * 60 };
  gint64 shift;

  g_object_set (moved, "recurrence-id", id, NULL);
  if (zone == NULL)
    return moved;
  shift = local_of (hd_zone_to_wall (zone, occurrence)) - local_of (hd_zone_to_wall (zone, from));
  hd_interview_set_times (moved, wall_of (local_of (start) + shift),
                          version->end_day != HD_DATE_NONE ? wall_of (local_of (end) + shift)
                                                           : (HdWall){ HD_DATE_NONE, 0 },
                          version->zone);
  hd_interview_derive (moved, home);
  return moved;
}

/**
 * hd_interview_complete:
 * @version: what was read
 * @row: what it is a version of
 *
 * Words have no version, and often no end: as long as it was to last it lasts at its new time.
 */
void
hd_interview_complete (HdInterview *version, HdInterview *row, GTimeZone *home)
{
  g_autoptr (GTimeZone) zone =
    *version->zone != '\0' ? hd_zone_load (version->zone) : g_time_zone_ref (home);
  gint64 lasts = row->end_at - row->start_at;

  if (*version->uid == '\0')
    g_object_set (version, "sequence", row->sequence, "stamp", row->stamp, NULL);
  if (version->end_day != HD_DATE_NONE || version->all_day || row->all_day || zone == NULL ||
      row->end_at == 0 || lasts <= 0 || version->start_at == 0)
    return;
  hd_interview_set_times (version, hd_zone_to_wall (zone, version->start_at),
                          hd_zone_to_wall (zone, version->start_at + lasts), version->zone);
  hd_interview_derive (version, home);
}

/* What an invitation says beside its time. */
static const char *const words[] = { "title", "place", "link", "format", "organizer" };

/**
 * hd_interview_take_words:
 * @version: what was said of it lately
 *
 * Takes all that @version says but its time. What it leaves out stays.
 */
void
hd_interview_take_words (HdInterview *interview, HdInterview *version)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *text = NULL;

      g_object_get (version, words[i], &text, NULL);
      if (text != NULL && *text != '\0')
        g_object_set (interview, words[i], text, NULL);
    }
}

/**
 * hd_interview_take_common:
 * @invitations: (element-type HdInvitation): times of which one becomes that of @interview
 *
 * Takes what all of @invitations say alike but for their times: where it is must not depend on
 * which of them is chosen.
 */
void
hd_interview_take_common (HdInterview *interview, const GPtrArray *invitations, GTimeZone *home)
{
  g_autoptr (HdInterview) common = NULL;

  for (guint i = 0; i < invitations->len; i++)
    {
      g_autoptr (HdInterview) one = hd_interview_from_invitation (invitations->pdata[i], home);

      for (guint j = 0; common != NULL && j < G_N_ELEMENTS (words); j++)
        {
          g_autofree char *before = NULL, *text = NULL;

          g_object_get (common, words[j], &before, NULL);
          g_object_get (one, words[j], &text, NULL);
          if (g_strcmp0 (before, text) != 0)
            g_object_set (common, words[j], "", NULL);
        }
      if (common == NULL)
        common = g_steal_pointer (&one);
    }
  if (common != NULL)
    hd_interview_take_words (interview, common);
}

/**
 * hd_interview_is_elsewhere:
 *
 * Whether there is a way to go, as far as is known: it is on site, or at a place and nothing says
 * that one meets otherwise.
 */
gboolean
hd_interview_is_elsewhere (HdInterview *interview)
{
  return strcmp (interview->format, "site") == 0 ||
         (*interview->format == '\0' && *interview->place != '\0' && *interview->link == '\0');
}

/**
 * hd_interview_set_way:
 * @travel: minutes of the way there, and back; -1: as it is
 * @prep: minutes to prepare; -1: as it is
 */
void
hd_interview_set_way (HdInterview *interview, int travel, int prep)
{
  if (travel >= 0)
    g_object_set (interview, "travel-out", travel, "travel-back", travel, NULL);
  if (prep >= 0)
    g_object_set (interview, "prep", prep, NULL);
}

/* Who asks for another time meets elsewhere then: that stands with the notes, once. */
static void
note_asked (HdInterview *interview, const char *text)
{
  g_autofree char *line = g_strdup_printf ("%s: %s", _ ("They ask for another time"), text);
  g_auto (GStrv) lines = g_strsplit (interview->notes, "\n", -1);
  g_autofree char *notes = NULL;

  if (g_strv_contains ((const char *const *) lines, line))
    return;
  notes =
    *interview->notes != '\0' ? g_strconcat (interview->notes, "\n", line, NULL) : g_strdup (line);
  g_object_set (interview, "notes", notes, NULL);
}

static void
note_minutes (HdInterview *interview, const char *what, int minutes)
{
  g_autofree char *amount = hd_words_amount (minutes);
  g_autofree char *text = g_strdup_printf ("%s: %s", what, amount);

  note_asked (interview, text);
}

static const char *
words_of_format (const char *format)
{
  return strcmp (format, "site") == 0    ? _ ("On site")
         : strcmp (format, "video") == 0 ? _ ("Video call")
         : strcmp (format, "phone") == 0 ? _ ("Phone call")
                                         : _ ("Task to do at home");
}

/**
 * hd_interview_take_asked:
 * @asked: what is said of times that are only asked for
 * @travel: minutes of the way there, and back; -1: nothing is said of it
 * @prep: minutes to prepare; likewise
 *
 * What is agreed stays as it is: what it does not say yet it takes from @asked, and what differs is
 * added to its notes.
 */
void
hd_interview_take_asked (HdInterview *interview, HdInterview *asked, int travel, int prep)
{
  g_autoptr (HdInterview) missing = hd_record_copy (HD_RECORD (asked));
  gboolean met = *interview->format != '\0' || *interview->place != '\0' ||
                 *interview->link != '\0'; /* how and where is said, be it by one of them */

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *name = words[i];
      gboolean is_format = strcmp (name, "format") == 0;
      g_autofree char *before = NULL, *text = NULL;

      g_object_get (interview, name, &before, NULL);
      g_object_get (asked, name, &text, NULL);
      if (*before == '\0' && !(is_format && met))
        continue;
      g_object_set (missing, name, "", NULL);
      if (*text != '\0' && strcmp (before, text) != 0 && strcmp (name, "organizer") != 0)
        note_asked (interview, is_format ? words_of_format (text) : text);
    }
  hd_interview_take_words (interview, missing);

  if (travel > 0 && interview->travel_out == 0 && interview->travel_back == 0)
    hd_interview_set_way (interview, travel, -1);
  else if (travel >= 0 && (travel != interview->travel_out || travel != interview->travel_back))
    note_minutes (interview, _ ("Travel, each way"), travel);
  if (prep > 0 && interview->prep == 0)
    hd_interview_set_way (interview, -1, prep);
  else if (prep >= 0 && prep != interview->prep)
    note_minutes (interview, _ ("To prepare there"), prep);
}

/* Returns: (transfer full): the time of @invitation as one that they named */
HdOfferedSlot *
hd_offered_slot_from_invitation (const HdInvitation *invitation, GTimeZone *home)
{
  g_autoptr (HdInterview) interview = hd_interview_from_invitation (invitation, home);

  return g_object_new (HD_TYPE_OFFERED_SLOT, "named-by", "them", "start-day", interview->start_day,
                       "start-minute", interview->start_minute, "end-day", interview->end_day,
                       "end-minute", interview->end_minute, "zone", interview->zone, "start-at",
                       interview->start_at, "end-at", interview->end_at, NULL);
}
