/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-page.h"

G_BEGIN_DECLS

/* The longest file that is opened as a page, in bytes. */
#define HD_SAVING_MAX_FILE (64u << 20)

typedef enum
{
  HD_SAVING_FETCHING,
  HD_SAVING_READING,
  HD_SAVING_ASKING, /* until hd_saving_answer() */
  HD_SAVING_PICTURES,
  HD_SAVING_STORING,
  HD_SAVING_DONE,
} HdSavingStage;

/* What became of the page. */
typedef enum
{
  HD_SAVED_NEW,
  HD_SAVED_AGAIN, /* it was there, and was brought up to date */
  HD_SAVED_KEPT,  /* it was there, and better: nothing was changed */
} HdSavedHow;

#define HD_TYPE_SAVING (hd_saving_get_type ())
G_DECLARE_FINAL_TYPE (HdSaving, hd_saving, HD, SAVING, GObject)

HdSaving *hd_saving_new (HdContext *context);
void hd_saving_set_allow_local (HdSaving *self, gboolean allow_local);
void hd_saving_set_asks (HdSaving *self, gboolean asks);
void hd_saving_answer (HdSaving *self, gboolean from_web);
guint hd_saving_get_web_pictures (HdSaving *self, const char **host);

void hd_saving_run_address_async (HdSaving *self,
                                  const char *address,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
void hd_saving_run_file_async (HdSaving *self,
                               GFile *file,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
void hd_saving_run_bytes_async (HdSaving *self,
                                GBytes *bytes,
                                const char *address,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gint64 hd_saving_finish (HdSaving *self, GAsyncResult *result, GError **error);

HdSavingStage hd_saving_get_stage (HdSaving *self);
guint hd_saving_get_pictures (HdSaving *self, guint *done);
HdSavedHow hd_saving_get_how (HdSaving *self);
HdPageKind hd_saving_get_kind (HdSaving *self);
const char *hd_saving_get_feed (HdSaving *self);
guint hd_saving_get_missing (HdSaving *self);

char *hd_saving_dup_address (const char *text);

G_END_DECLS
