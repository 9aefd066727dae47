/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-finding.h"
#include "hd-request-facts.h"
#include "hd-template.h"

G_BEGIN_DECLS

/* How many of the last drafts a new one must differ from. */
#define HD_DRAFT_MEMORY 5

/**
 * HdDraftContext:
 * @today: the day of the user's clock; years are written when they differ from its year
 * @recent: (nullable): the last bodies that were sent, newest first; at most %HD_DRAFT_MEMORY count
 * @absences: (nullable) (element-type HdDaySpan): earlier absences for an appointment, any order
 * @holidays: (nullable) (element-type HdDate): days on which nobody works
 *
 * What a draft depends on besides the facts of this absence.
 */
typedef struct
{
  HdDate today;
  const char *const *recent;
  GArray *absences;
  GArray *holidays;
} HdDraftContext;

/**
 * HdDraftSlot:
 * @letter: the slot of the message specification: G D W B L P C U K Q V O A H Z
 * @text: its words in the draft
 */
typedef struct
{
  char letter;
  char *text;
} HdDraftSlot;

/**
 * HdDraft:
 * @language: the language and region of the texts
 * @situation: never %HD_SITUATION_AUTO
 * @channel: never %HD_CHANNEL_AUTO
 * @variant: the one asked for, from 1; of 0, the one that was found
 * @subject: (nullable): of an e-mail and an automatic reply; the title of a calendar block
 * @body: the message; "" for a calendar block
 * @words: words of @body, parted by white space
 * @characters: code points of @body
 * @slots: (element-type HdDraftSlot): in the order in which they stand
 * @missing: letters of optional slots whose facts would help
 * @findings: (element-type HdFinding): the structural ones; spans count in @body
 *
 * A finished message.
 */
typedef struct
{
  const char *language;
  HdSituation situation;
  HdChannel channel;
  HdTone tone;
  guint variant;
  char *subject;
  char *body;
  int words;
  int characters;
  GPtrArray *slots;
  char *missing;
  GPtrArray *findings;
} HdDraft;

/**
 * HdSpoken:
 * @HD_SPOKEN_ASKED: for the case that someone asks what it is: the same words each time, at most 20
 * @HD_SPOKEN_OUTRIGHT: for the question itself: it neither denies nor confirms; at most 20 words
 * @HD_SPOKEN_IN_PASSING: the request as one says it: day, time, leave; at most 25 words
 * @HD_SPOKEN_STATUS: the status line for a chat while away: “Away until 13:00”
 *
 * What is said beside a message and not sent.
 */
typedef enum
{
  HD_SPOKEN_ASKED,
  HD_SPOKEN_OUTRIGHT,
  HD_SPOKEN_IN_PASSING,
  HD_SPOKEN_STATUS,
  HD_N_SPOKEN
} HdSpoken;

#define HD_TYPE_DRAFT (hd_draft_get_type ())
GType hd_draft_get_type (void);

HdDraft *hd_draft_new (HdTemplates *templates,
                       const HdRequestFacts *facts,
                       const HdDraftContext *context,
                       guint variant,
                       GError **error);
HdDraft *hd_draft_copy (const HdDraft *self);
void hd_draft_free (HdDraft *self);
const char *hd_draft_get_slot (const HdDraft *self, char letter);

guint hd_draft_count_variants (HdTemplates *templates,
                               const HdRequestFacts *facts,
                               const HdDraftContext *context);
gboolean hd_draft_channel_fits (HdSituation situation, HdChannel channel);

char *hd_draft_say (HdTemplates *templates,
                    const HdRequestFacts *facts,
                    const HdDraftContext *context,
                    HdSpoken which);

GPtrArray *hd_draft_check_text (HdTemplates *templates,
                                const HdRequestFacts *facts,
                                const HdDraftContext *context,
                                const char *subject,
                                const char *body);
char *hd_draft_format_day (HdTemplates *templates, HdDate date, HdDate today);
char *hd_draft_format_when (HdTemplates *templates, HdDaySpan when, HdDate today);

char *hd_draft_describe_length (HdChannel channel, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdDraft, hd_draft_free)

G_END_DECLS
