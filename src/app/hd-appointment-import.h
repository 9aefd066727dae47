/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-import-rule.h"
#include "hd-interview.h"
#include "hd-invitation.h"
#include "hd-job-application.h"
#include "hd-offered-slot.h"

G_BEGIN_DECLS

/**
 * HdImportLine:
 * @invitation: (not nullable): what was understood; borrowed
 * @verdict: what it means for those that are known
 * @existing: the interview that it is about, 0 for none
 * @relative: a known interview with its identifier, which it may be no version of; 0 for none
 * @n_parts: how many more of its series are cancelled: with @existing, or since they are behind an
 *   end that the series is given
 * @n_moved: how many more of its series move with it if it is taken
 * @n_left: how many more of its series may move with it and do not: whole days, or very far
 * @rest: its own time has been, and nothing but what follows it is stored
 * @settles: it says itself when @existing is: nothing else in the file moves that
 * @called_off: with %HD_IMPORT_NEW, %HD_IMPORT_UPDATE and %HD_IMPORT_MERGE: what cancels it came in
 *   before it
 * @over: it has been
 * @take: take it in; %TRUE at first where that changes something and nothing is to be asked, but
 *   for what is new and has been
 * @merge: with %HD_IMPORT_MERGE: it is the same as @existing, and not another one
 * @instead: with %HD_IMPORT_NEW: a known interview that it may move, 0 for none
 * @replaces: it is the new time of @instead, and not another interview
 * @travel: minutes of the way there, and back, if it is a new one; 0: no way is counted
 * @prep: minutes to prepare, if it is a new one; -1: as usual
 * @visit: it is one visit with the others of its day that say so too
 * @visit_with: a known interview that it is one visit with, 0 for none
 *
 * A line of the preview that stands before every import.
 */
typedef struct
{
  const HdInvitation *invitation;
  HdImportVerdict verdict;
  gint64 existing;
  gint64 relative;
  guint n_parts;
  guint n_moved;
  guint n_left;
  gboolean rest;
  gboolean settles;
  gboolean called_off;
  gboolean over;
  gboolean take;
  gboolean merge;
  gint64 instead;
  gboolean replaces;
  int travel;
  int prep;
  gboolean visit;
  gint64 visit_with;
} HdImportLine;

GPtrArray *hd_appointment_import_plan (GListModel *interviews,
                                       GListModel *early_cancels,
                                       const GPtrArray *invitations,
                                       GTimeZone *home,
                                       gint64 now);
gboolean hd_import_line_proposes (const HdImportLine *line);
gboolean hd_import_line_answers (const HdImportLine *line);
HdJobApplication *hd_appointment_import_find_application (HdContext *context,
                                                          const GPtrArray *lines);
GPtrArray *hd_appointment_import_plan_times (GListModel *slots,
                                             HdInterview *interview,
                                             const GPtrArray *invitations,
                                             GTimeZone *home,
                                             gint64 now);
void hd_appointment_import_async (HdContext *context,
                                  const GPtrArray *lines,
                                  HdJobApplication *application,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);

gboolean hd_invitation_is_answer (const HdInvitation *invitation);
void hd_invitation_tell_series (const HdInvitation *invitation, HdSighting *sighting);
GHashTable *hd_invitations_load_zones (const GPtrArray *invitations);
HdInterview *hd_interview_from_invitation (const HdInvitation *invitation, GTimeZone *home);
void
hd_interview_take_time (HdInterview *interview, const HdInvitation *invitation, GTimeZone *home);
HdOfferedSlot *hd_offered_slot_from_invitation (const HdInvitation *invitation, GTimeZone *home);
HdInterview *
hd_interview_dup_moved (HdInterview *version, gint64 from, gint64 occurrence, GTimeZone *home);
void hd_interview_complete (HdInterview *version, HdInterview *row, GTimeZone *home);
void hd_interview_take_words (HdInterview *interview, HdInterview *version);
void
hd_interview_take_common (HdInterview *interview, const GPtrArray *invitations, GTimeZone *home);
gboolean hd_interview_is_elsewhere (HdInterview *interview);
void hd_interview_set_way (HdInterview *interview, int travel, int prep);
void hd_interview_take_asked (HdInterview *interview, HdInterview *asked, int travel, int prep);

G_END_DECLS
