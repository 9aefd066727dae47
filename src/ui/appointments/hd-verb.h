/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hd-context.h"

G_BEGIN_DECLS

/* What becomes of a verb that a widget has asked for: a failure is said, and what can be taken
 * back is offered for that. */

/* @widget: for which it was asked */
typedef void (*HdVerbFailed) (gpointer widget, gpointer subject);

gpointer hd_verb_from (gpointer widget, const char *undoable);
gpointer hd_verb_from_entry (GtkEditable *entry);
gpointer hd_verb_if_failed (gpointer verb, HdVerbFailed failed, gpointer subject);
void hd_verb_done_cb (GObject *context, GAsyncResult *result, gpointer user_data);

G_END_DECLS
