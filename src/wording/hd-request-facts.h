/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "hd-amount.h"
#include "hd-date.h"

G_BEGIN_DECLS

/* The most a name, a short phrase or a line of a hand-over may have, in code points. */
#define HD_FACTS_MAX_NAME 64
#define HD_FACTS_MAX_PHRASE 160
#define HD_FACTS_MAX_ITEMS 8
#define HD_FACTS_MAX_ALTERNATIVES 4

/* A year of minutes, which no leave and no balance of a person exceeds. */
#define HD_FACTS_MAX_AMOUNT ((gint64) 366 * HD_DAY_MINUTES)

typedef enum
{
  HD_SITUATION_AUTO,
  HD_SITUATION_LATE,
  HD_SITUATION_EARLY,
  HD_SITUATION_LUNCH,
  HD_SITUATION_HALF_DAY,
  HD_SITUATION_FULL_DAY,
  HD_SITUATION_DAYS,
  HD_SITUATION_REMOTE,
  HD_SITUATION_CONTRACTOR,
  HD_SITUATION_SHORT_NOTICE,
  HD_SITUATION_FOLLOW_UP,
  HD_SITUATION_PRYING,
  HD_SITUATION_DIRECT,
  HD_SITUATION_CHANGE,
  HD_SITUATION_CANCEL,
  HD_SITUATION_CLASH,
  HD_SITUATION_CONFIRM,
  HD_SITUATION_REASON,
  HD_N_SITUATIONS
} HdSituation;

typedef enum
{
  HD_CHANNEL_AUTO,
  HD_CHANNEL_EMAIL,
  HD_CHANNEL_CHAT,
  HD_CHANNEL_HR,
  HD_CHANNEL_CALENDAR,
  HD_CHANNEL_AUTO_REPLY,
  HD_CHANNEL_HANDOVER,
  HD_N_CHANNELS
} HdChannel;

typedef enum
{
  HD_TONE_PLAIN,
  HD_TONE_WARM,
  HD_TONE_FORMAL,
  HD_N_TONES
} HdTone;

/* Whether the reader grants the absence or only hears of it. */
typedef enum
{
  HD_RELATION_APPROVES,
  HD_RELATION_IS_TOLD,
} HdRelation;

/* How the reader is addressed in a language that has two forms. */
typedef enum
{
  HD_ADDRESS_DEFAULT,
  HD_ADDRESS_FORMAL,
  HD_ADDRESS_INFORMAL,
} HdAddress;

/* What the user confirmed about cover; the text says exactly that. */
typedef enum
{
  HD_COVER_UNKNOWN,
  HD_COVER_NONE_NEEDED,
  HD_COVER_ASKED,
  HD_COVER_AGREED,
} HdCoverState;

typedef enum
{
  HD_LOCATION_UNKNOWN,
  HD_LOCATION_OFFICE,
  HD_LOCATION_REMOTE,
} HdLocation;

/**
 * HdDaySpan:
 * @date: the day
 * @window: the time; `to` = 0 means the whole day
 */
typedef struct
{
  HdDate date;
  HdSpan window;
} HdDaySpan;

/**
 * HdRequestFacts:
 * @situation: %HD_SITUATION_AUTO: hd_request_facts_get_situation() derives it
 * @channel: %HD_CHANNEL_AUTO: the situation's usual one
 * @contractor: the relation to this reader has no leave terms, whatever the situation
 * @off: the user does not work then anyhow: nobody is asked for leave, whoever reads it is told
 * @internal: an automatic reply goes to colleagues, not to strangers
 * @date: first or only day of the absence
 * @until_date: last day, or %HD_DATE_NONE for one day
 * @window: the time away; `to` = 0 means whole days
 * @cover_state: what is confirmed about @cover
 * @contact: whom strangers may turn to; was asked
 * @amount: minutes of leave, or -1 when it was not stated
 * @amount_in_days: @amount was stated in days and is written so
 * @balance: minutes of leave earned, or -1 when it is not known
 * @purpose: “an appointment” may be said
 * @back: minute of the day of the return, or -1
 * @reachable_until: minute of the day up to which an urgent matter reaches the user, or -1
 * @recorded: the leave stands in the system already
 * @confirm_by: the day an answer is asked for, or %HD_DATE_NONE
 * @due: the state of what is due, in a few words
 * @topic: the work that the answer to a question returns to, and that cover is for
 * @items: (nullable): hand-over items
 * @alternatives: (nullable) (element-type HdDaySpan): other times that are possible
 * @earlier: the earlier slot (change, cancel) or the day the request was sent (follow-up)
 * @limit: the most UTF-16 units, and bytes, that the field takes; 0: none known
 * @hours: the usual working time of the day
 * @workdays: bit n-1 set: ISO weekday n is a working day
 * @zone_label: (nullable): the home zone as clocks are named (“CET”), for readers elsewhere
 *
 * What a draft is made from: facts of the absence and nothing else. There is no field that
 * could hold an organisation, a position or a meeting place other than home and office, which is
 * what keeps a draft discreet by construction. Every text in it is clean (one line, no controls)
 * because hd_request_facts_set_text() and friends are the way in.
 */
typedef struct
{
  HdSituation situation;
  HdChannel channel;
  HdTone tone;
  HdRelation relation;
  HdAddress address;
  gboolean contractor;
  gboolean off;
  gboolean internal;
  HdDate date;
  HdDate until_date;
  HdSpan window;
  char *to;
  char *from;
  char *cover;
  HdCoverState cover_state;
  char *contact;
  char *leave_type;
  gint64 amount;
  gboolean amount_in_days;
  gint64 balance;
  gboolean purpose;
  int back;
  int reachable_until;
  HdLocation location;
  gboolean recorded;
  HdDate confirm_by;
  char *due;
  char *topic;
  GPtrArray *items;
  GArray *alternatives;
  HdDaySpan earlier;
  int limit;
  HdSpan hours;
  guint8 workdays;
  char *zone_label;
} HdRequestFacts;

#define HD_TYPE_REQUEST_FACTS (hd_request_facts_get_type ())
GType hd_request_facts_get_type (void);

HdRequestFacts *hd_request_facts_new (void);
HdRequestFacts *hd_request_facts_copy (const HdRequestFacts *self);
void hd_request_facts_forget_time (HdRequestFacts *self);
void hd_request_facts_free (HdRequestFacts *self);

gboolean hd_request_facts_set_text (HdRequestFacts *self,
                                    const char *field,
                                    const char *text,
                                    GError **error);
gboolean hd_request_facts_set_cover (HdRequestFacts *self, const char *text, GError **error);
gboolean hd_request_facts_add_item (HdRequestFacts *self, const char *text, GError **error);
gboolean
hd_request_facts_add_alternative (HdRequestFacts *self, HdDaySpan alternative, GError **error);

HdSituation hd_request_facts_get_situation (const HdRequestFacts *self);
HdChannel hd_request_facts_get_channel (const HdRequestFacts *self);
gboolean hd_request_facts_is_workday (const HdRequestFacts *self, HdDate date);
int hd_request_facts_count_workdays (const HdRequestFacts *self);
HdDate hd_request_facts_return_date (const HdRequestFacts *self);

char *hd_request_facts_to_json (const HdRequestFacts *self);
HdRequestFacts *hd_request_facts_from_json (const char *json, gssize length, GError **error);

const char *hd_situation_to_string (HdSituation situation);
gboolean hd_situation_parse (const char *text, HdSituation *situation);
const char *hd_channel_to_string (HdChannel channel);
gboolean hd_channel_parse (const char *text, HdChannel *channel);
const char *hd_tone_to_string (HdTone tone);
gboolean hd_tone_parse (const char *text, HdTone *tone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdRequestFacts, hd_request_facts_free)

G_END_DECLS
