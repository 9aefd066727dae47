/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void hd_ask_async (GtkWindow *parent,
                   const char *heading,
                   const char *body,
                   const char *safe_label,
                   const char *action_label,
                   gboolean destructive,
                   GAsyncReadyCallback callback,
                   gpointer user_data);
void hd_confirm_async (GtkWindow *parent,
                       const char *heading,
                       const char *body,
                       const char *action_label,
                       gboolean destructive,
                       GAsyncReadyCallback callback,
                       gpointer user_data);
gboolean hd_confirm_finish (GAsyncResult *result);
void hd_ask_name_async (GtkWindow *parent,
                        const char *heading,
                        const char *name,
                        const char *action_label,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
char *hd_ask_name_finish (GAsyncResult *result);

void hd_choose_save_file_async (GtkWindow *parent,
                                const char *title,
                                const char *name,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
void hd_choose_open_file_async (GtkWindow *parent,
                                const char *title,
                                const char *kind,
                                const char *const *suffixes,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GFile *hd_choose_file_finish (GAsyncResult *result);

AdwToast *hd_toast_new (GtkWidget *over, const char *sentence, const char *button);

void hd_name_split_button (AdwSplitButton *button);
void hd_limit_row (AdwEntryRow *row, int most);
void hd_wrap_labels (GtkWidget *root);
void hd_wrap_buttons (GtkWidget *root);

G_END_DECLS
