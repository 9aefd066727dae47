/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-interview-times.h"
#include "hd-job-application.h"
#include "hd-kept-draft.h"
#include "hd-leave-edit.h"
#include "hd-stage.h"

G_BEGIN_DECLS

GListModel *hd_interviews_get_list (HdContext *context);
HdInterview *hd_interviews_peek (HdContext *context, gint64 id);
gboolean hd_interviews_is_linked (HdContext *context, gint64 absence);
HdInterview *hd_interviews_new (HdContext *context, gint64 application);
void hd_interviews_enter_async (HdContext *context,
                                HdJobApplication *application,
                                HdInterview *interview,
                                GPtrArray *slots,
                                gboolean moved,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void hd_interviews_set_state_async (HdContext *context,
                                    gint64 id,
                                    HdMeetingState state,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
void hd_interviews_move_async (HdContext *context,
                               gint64 id,
                               HdWall start,
                               HdWall end,
                               const char *zone,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
void hd_interviews_hold_async (HdContext *context,
                               gint64 id,
                               HdLeaveEdit *edit,
                               gboolean chosen,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
void hd_interviews_link_absence_async (HdContext *context,
                                       gint64 id,
                                       gint64 absence,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
void hd_interviews_note_draft_async (HdContext *context,
                                     gint64 id,
                                     const char *draft_uid,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
void hd_interviews_thanked_async (HdContext *context,
                                  gint64 id,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void hd_interviews_remove_async (HdContext *context,
                                 gint64 id,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void
hd_interviews_rederive_async (HdContext *context, GAsyncReadyCallback callback, gpointer user_data);
void hd_interviews_details_async (HdContext *context,
                                  gint64 id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
char *hd_interviews_details_finish (HdContext *context, GAsyncResult *result, GError **error);

GListModel *hd_offered_slots_get_list (HdContext *context);
void hd_offered_slots_add_async (HdContext *context,
                                 gint64 interview,
                                 GPtrArray *slots,
                                 HdInterview *words,
                                 int travel,
                                 int prep,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
void hd_offered_slots_stay_async (HdContext *context,
                                  gint64 interview,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *hd_offered_slots_list_asked (HdContext *context, gint64 interview);
GHashTable *hd_offered_slots_find_asked (HdContext *context);
void hd_offered_slots_offer_async (HdContext *context,
                                   gint64 interview,
                                   GPtrArray *slots,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
void hd_offered_slots_take_async (HdContext *context,
                                  gint64 slot,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
HdOfferedSlot *
hd_offered_slot_new_mine (HdContext *context, HdDate date, int from, int to, const char *to_whom);
GPtrArray *hd_offered_slots_list_waiting (HdContext *context, gint64 interview);
void hd_offered_slots_choose_async (HdContext *context,
                                    gint64 slot,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);

G_END_DECLS
