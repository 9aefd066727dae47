/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-calendar-file.h"
#include "hd-context.h"
#include "hd-interview.h"
#include "hd-job-application.h"
#include "hd-when.h"

G_BEGIN_DECLS

/**
 * HdPasted:
 * @events: (element-type HdInvitation): the times, each with what it leaves open
 * @moved: (element-type HdInvitation): series of which another event of the file moves the next
 *   time, and which say nothing but where they end
 * @warnings: (element-type utf8): what was not understood
 * @travel: minutes of the way there, and back; -1 when nobody said
 * @prep: minutes to prepare; -1 likewise
 * @company: (nullable): whose it is, when that is certain
 * @role: (nullable): what it is about, likewise
 * @former: (nullable) (element-type HdWhenFormer): what it says no longer holds
 * @moves: it tells that an appointment is moved
 * @asks: it asks for the times or suggests them, and does not state them
 * @source: (nullable): the file that it is from
 * @chosen: which of @events was taken for a message already; -1: none
 * @draft: (nullable): the uid of that message
 * @absence: what was asked for with that message, when it was sent; 0: nothing yet
 * @interview: the stored interview that the times were named for; 0: none
 * @kept: it was stored
 *
 * What was typed, pasted or opened to become appointments, by whichever way it came in: a line, a
 * whole mail or a calendar file. Questions of an event are answered in it.
 */
typedef struct
{
  GPtrArray *events;
  GPtrArray *moved; /* NULL: none */
  GPtrArray *warnings;
  int travel;
  int prep;
  char *company;
  char *role;
  GArray *former;
  gboolean moves;
  gboolean asks;
  GFile *source;
  int chosen;
  char *draft;
  gint64 absence;
  gint64 interview;
  gboolean kept;
} HdPasted;

#define HD_TYPE_PASTED (hd_pasted_get_type ())
GType hd_pasted_get_type (void);

HdPasted *hd_pasted_new_from_when (HdContext *context, HdWhen *when, const char *text);
HdPasted *hd_pasted_new_from_file (HdContext *context, HdCalendarFile *file, GFile *source);
HdPasted *hd_pasted_copy (const HdPasted *self);
HdPasted *hd_pasted_ref (HdPasted *self);
void hd_pasted_unref (HdPasted *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdPasted, hd_pasted_unref)

void hd_pasted_read_text_async (HdContext *context,
                                const char *text,
                                const char *region,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void hd_pasted_read_file_async (HdContext *context,
                                GFile *file,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
HdPasted *hd_pasted_read_finish (HdContext *context, GAsyncResult *result, GError **error);

GPtrArray *hd_pasted_plan (const HdPasted *self, HdContext *context, GTimeZone *home);
gboolean hd_pasted_is_text (const HdPasted *self);
HdInvitation *hd_pasted_get_certain (const HdPasted *self);
HdDate hd_pasted_get_day (const HdPasted *self, HdContext *context);
gboolean hd_pasted_answer (HdPasted *self,
                           HdInvitation *event,
                           const char *field,
                           guint choice,
                           GTimeZone *home,
                           GError **error);
void hd_pasted_choose (HdPasted *self, const HdInvitation *event);
void hd_pasted_read_names (HdPasted *self, HdContext *context, const char *text);
HdJobApplication *hd_pasted_find_application (const HdPasted *self, HdContext *context);
HdInterview *hd_pasted_find_moved (const HdPasted *self, HdContext *context, gboolean *sure);
gboolean hd_pasted_is_asked (const HdPasted *self);
GPtrArray *hd_pasted_list_left (const HdPasted *self, HdContext *context, HdInterview *moved);
HdInterview *hd_pasted_dup_words (const HdPasted *self, GTimeZone *home);

G_END_DECLS
