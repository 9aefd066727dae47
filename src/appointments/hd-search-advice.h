/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-stage.h"

G_BEGIN_DECLS

/**
 * HdAdviceCase:
 * @stage: of the application
 * @round: of the interview that is next or was last; 0 for none
 * @hours_to: whole hours until it, negative once it has begun; %G_MAXINT for none
 * @state: its state
 * @first: it is the only application so far
 * @thanked: thanks were sent
 * @feedback: feedback was received
 */
typedef struct
{
  HdStage stage;
  HdOutcome outcome;
  int round;
  int hours_to;
  HdMeetingState state;
  gboolean first;
  gboolean thanked;
  gboolean feedback;
} HdAdviceCase;

/* The most articles that fit beside an appointment. */
#define HD_ADVICE_MAX 3

guint hd_search_advice (const HdAdviceCase *what, const char *slugs[HD_ADVICE_MAX]);

G_END_DECLS
