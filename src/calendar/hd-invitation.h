/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-zone.h"

G_BEGIN_DECLS

/* "Not known" for an instant in UTC seconds. */
#define HD_INSTANT_NONE G_MININT64

/**
 * HdPlace:
 *
 * Where a meeting happens as far as an absence cares: whether there is a way to go.
 */
typedef enum
{
  HD_PLACE_UNKNOWN,
  HD_PLACE_SITE,
  HD_PLACE_VIDEO,
  HD_PLACE_PHONE,
} HdPlace;

/* Whether a time of a text is offered to who reads it, or is only told of. */
#define HD_QUESTION_OFFERED "offered"

/**
 * HdQuestion:
 * @field: what is not decided: `date`, `start`, `end`, `zone`, `location` or
 *   %HD_QUESTION_OFFERED
 * @choices: (element-type utf8): the readings, the likeliest first: ISO dates for `date`, ISO wall
 *   times for `start` and `end`, zone names for `zone`, `yes` and `no` for `offered`
 *
 * Something that has more than one reading. The event's values are the first choice meanwhile,
 * but for a zone, which stays unknown.
 */
typedef struct
{
  char *field;
  GPtrArray *choices;
} HdQuestion;

/**
 * HdInvitation:
 * @stamp: when this version was made (DTSTAMP), or %HD_INSTANT_NONE: of two versions with the same
 *   @sequence the later one counts
 * @start: as written, in @zone; the date is %HD_DATE_NONE when there is none
 * @end: likewise; of an all-day event the day after the last
 * @zone: the zone's name; %NULL: floating, that is home time
 * @zone_known: %FALSE: @zone could not be resolved, and then no instant is given
 * @zone_answered: @zone was said when it was asked for; it is not stored with a file
 * @start_utc: seconds since 1970, or %HD_INSTANT_NONE; for all-day events always that
 * @next_utc: the next occurrence of a recurring event, %HD_INSTANT_NONE when none is known; else
 *   @start_utc
 * @ended: it repeats, and does not any more
 * @next_day: the day of the next occurrence of a recurring event where it has no instant: of whole
 *   days, and where the zone is not known; else %HD_DATE_NONE
 * @last_utc: of what repeats: when its rule has the last one, or a time between that and the next;
 * of whole days by the midnight at home. %HD_INSTANT_NONE when it goes on, or that is not known
 * @occurrence_utc: when that which it stands for was to be by the rule of its series: one
 *   occurrence (@recurrence_id), or the next one of a series where that was moved; else
 *   %HD_INSTANT_NONE
 * @occurrence_day: likewise of whole days, else %HD_DATE_NONE
 * @future: what it says of one occurrence it says of all that follow in its series
 * @source_start: where in the text it was read, in code points; -1 for calendar files
 *
 * One event as a calendar file or a person's line states it. Nothing in here was guessed:
 * what has several readings is among @questions, what was odd among @warnings.
 */
typedef struct
{
  char *uid;
  char *recurrence_id;
  int sequence;
  gint64 stamp;
  char *method;
  char *status;
  char *summary;
  char *description;
  char *location;
  char *organizer_name;
  char *organizer_email;
  char *join_url;

  HdWall start;
  HdWall end;
  gboolean all_day;
  HdPlace place;

  char *zone;
  gboolean zone_known;
  gboolean zone_answered;
  gint64 start_utc;
  gint64 end_utc;
  gboolean recurring;
  gboolean ended;
  gint64 next_utc;
  HdDate next_day;
  gint64 last_utc;
  gint64 occurrence_utc;
  HdDate occurrence_day;
  gboolean future;

  GPtrArray *questions;
  GPtrArray *warnings;
  int source_start;
  int source_end;
} HdInvitation;

HdInvitation *hd_invitation_new (void);
void hd_invitation_free (HdInvitation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdInvitation, hd_invitation_free)

gboolean hd_invitation_has_start (const HdInvitation *self);
gboolean hd_invitation_has_end (const HdInvitation *self);
gboolean hd_invitation_is_cancelled (const HdInvitation *self);
int hd_invitation_minutes (const HdInvitation *self);

HdQuestion *hd_invitation_ask (HdInvitation *self, const char *field);
HdQuestion *hd_invitation_question (const HdInvitation *self, const char *field);
void hd_question_add (HdQuestion *self, const char *choice);
void hd_invitation_ask_length (HdInvitation *self);
gboolean hd_invitation_answer (HdInvitation *self,
                               const char *field,
                               guint choice,
                               GTimeZone *home,
                               GError **error);
gboolean hd_invitations_answer (GPtrArray *events,
                                HdInvitation *event,
                                const char *field,
                                guint choice,
                                GTimeZone *home,
                                GError **error);
void hd_invitation_warn (HdInvitation *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void hd_invitation_settle (HdInvitation *self, GTimeZone *home);

gboolean hd_invitation_link_meets (const char *link);

char *hd_wall_format (HdWall wall);
gboolean hd_wall_parse (const char *text, HdWall *wall);
char *hd_invitations_to_json (GPtrArray *events, GPtrArray *warnings, gboolean with_source);

G_END_DECLS
