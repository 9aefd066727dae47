/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-job-application.h"
#include "hd-job-note.h"
#include "hd-person.h"
#include "hd-stage-event.h"
#include "hd-stage.h"
#include "hd-submission.h"

G_BEGIN_DECLS

GListModel *hd_applications_get_list (HdContext *context);
HdJobApplication *hd_applications_peek (HdContext *context, gint64 id);
void hd_applications_save_async (HdContext *context,
                                 HdJobApplication *application,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void hd_applications_move_async (HdContext *context,
                                 gint64 id,
                                 HdStage stage,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void hd_applications_close_async (HdContext *context,
                                  gint64 id,
                                  HdOutcome outcome,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void hd_applications_remove_async (HdContext *context,
                                   gint64 id,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
HdSubmissionClash hd_applications_find_clash (GListModel *list,
                                              HdJobApplication *application,
                                              HdDate today,
                                              HdJobApplication **other);
char *hd_applications_clash_words (HdSubmissionClash clash, const char *agency);
HdSubmissionClash hd_applications_check_submission (HdContext *context,
                                                    HdJobApplication *application,
                                                    HdJobApplication **other);

GListModel *hd_stage_events_get_list (HdContext *context);

GListModel *hd_persons_get_list (HdContext *context);
void hd_persons_save_async (HdContext *context,
                            HdPerson *person,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
void hd_persons_remove_async (HdContext *context,
                              gint64 id,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

GListModel *hd_job_notes_get_list (HdContext *context);
void hd_job_notes_save_async (HdContext *context,
                              HdJobNote *note,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
void hd_job_notes_remove_async (HdContext *context,
                                gint64 id,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

G_END_DECLS
