/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-calendar-file.h"
#include "hd-context.h"
#include "hd-interview.h"
#include "hd-when.h"

G_BEGIN_DECLS

/**
 * HdPasted:
 * @events: (element-type HdInvitation): the times, each with what it leaves open
 * @warnings: (element-type utf8): what was not understood
 * @travel: minutes of the way there, and back; -1 when nobody said
 * @prep: minutes to prepare; -1 likewise
 * @source: (nullable): the file that it is from
 * @chosen: which of @events was taken for a message already; -1: none
 * @draft: (nullable): the uid of that message
 * @interview: the stored interview that the times were named for; 0: none
 *
 * What was typed, pasted or opened to become appointments, by whichever way it came in: a line, a
 * whole mail or a calendar file. Questions of an event are answered in it.
 */
typedef struct
{
  GPtrArray *events;
  GPtrArray *warnings;
  int travel;
  int prep;
  GFile *source;
  int chosen;
  char *draft;
  gint64 interview;
} HdPasted;

#define HD_TYPE_PASTED (hd_pasted_get_type ())
GType hd_pasted_get_type (void);

HdPasted *hd_pasted_new_from_when (HdWhen *when);
HdPasted *hd_pasted_new_from_file (HdCalendarFile *file, GFile *source);
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

gboolean hd_pasted_is_text (const HdPasted *self);
HdInvitation *hd_pasted_get_certain (const HdPasted *self);
void hd_pasted_choose (HdPasted *self, const HdInvitation *event);
HdInterview *hd_pasted_dup_words (const HdPasted *self, GTimeZone *home);

G_END_DECLS
