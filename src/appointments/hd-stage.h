/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HdStage:
 *
 * How far an application has come, in the order of the board.
 */
typedef enum
{
  HD_STAGE_SAVED,
  HD_STAGE_APPLIED,
  HD_STAGE_SCREEN,
  HD_STAGE_MANAGER,
  HD_STAGE_ASSESSMENT,
  HD_STAGE_LOOP,
  HD_STAGE_FINAL,
  HD_STAGE_OFFER,
  HD_STAGE_CLOSED,
  HD_N_STAGES
} HdStage;

/**
 * HdOutcome:
 * @HD_OUTCOME_OPEN: nothing is decided
 *
 * What came of an application; all but the first close it.
 */
typedef enum
{
  HD_OUTCOME_OPEN,
  HD_OUTCOME_ACCEPTED,
  HD_OUTCOME_DECLINED,
  HD_OUTCOME_REJECTED,
  HD_OUTCOME_WITHDRAWN,
  HD_OUTCOME_NO_REPLY,
  HD_OUTCOME_GHOSTED,
  HD_N_OUTCOMES
} HdOutcome;

/**
 * HdMeetingState:
 * @HD_MEETING_OFFERED: they named times, none is chosen
 * @HD_MEETING_PROPOSED: a time was named to them, which they have not confirmed
 * @HD_MEETING_CONFIRMED: both sides agreed
 * @HD_MEETING_MOVED: it will be at another time, which is not confirmed or not even known
 * @HD_MEETING_CANCELLED: it will not be
 * @HD_MEETING_HELD: it was
 *
 * Where an interview stands.
 */
typedef enum
{
  HD_MEETING_OFFERED,
  HD_MEETING_PROPOSED,
  HD_MEETING_CONFIRMED,
  HD_MEETING_MOVED,
  HD_MEETING_CANCELLED,
  HD_MEETING_HELD,
  HD_N_MEETING_STATES
} HdMeetingState;

const char *hd_stage_to_string (HdStage stage);
gboolean hd_stage_parse (const char *text, HdStage *stage);
const char *hd_stage_title (HdStage stage);

const char *hd_outcome_to_string (HdOutcome outcome);
gboolean hd_outcome_parse (const char *text, HdOutcome *outcome);
const char *hd_outcome_title (HdOutcome outcome);

const char *hd_meeting_state_to_string (HdMeetingState state);
gboolean hd_meeting_state_parse (const char *text, HdMeetingState *state);
const char *hd_meeting_state_title (HdMeetingState state);
gboolean hd_meeting_state_is_alive (HdMeetingState state);
gboolean hd_meeting_state_may_follow (HdMeetingState from, HdMeetingState to);

G_END_DECLS
