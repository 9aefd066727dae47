/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-verb.h"

typedef struct
{
  GWeakRef widget;
  char *undoable;
  char *typed; /* into @widget, which is an entry then; NULL: nothing was */
  HdVerbFailed failed;
  gpointer subject; /* a #GObject or NULL */
} Verb;

/**
 * hd_verb_from:
 * @widget: in whose window it is said
 * @undoable: (nullable): the sentence that says what was done; %NULL when it shows anyway
 *
 * Returns: (transfer full): the data for hd_verb_done_cb(), to which it must be given
 */
gpointer
hd_verb_from (gpointer widget, const char *undoable)
{
  Verb *verb = g_new0 (Verb, 1);

  g_weak_ref_init (&verb->widget, widget);
  verb->undoable = g_strdup (undoable);
  return verb;
}

/**
 * hd_verb_from_entry:
 * @entry: what was typed to be stored
 *
 * As hd_verb_from(). The entry is emptied, for the next line; what was typed is put back into it
 * when it could not be stored.
 */
gpointer
hd_verb_from_entry (GtkEditable *entry)
{
  Verb *verb = hd_verb_from (entry, NULL);

  verb->typed = g_strdup (gtk_editable_get_text (entry));
  gtk_editable_set_text (entry, "");
  return verb;
}

/**
 * hd_verb_if_failed:
 * @verb: (transfer full): from hd_verb_from()
 * @failed: called with the widget, while there is one, and @subject when it could not be done
 * @subject: (nullable) (type GObject): what was to be done something with, if that matters then
 *
 * Returns: (transfer full): @verb
 */
gpointer
hd_verb_if_failed (gpointer verb, HdVerbFailed failed, gpointer subject)
{
  ((Verb *) verb)->failed = failed;
  g_set_object (&((Verb *) verb)->subject, subject);
  return verb;
}

/* A dialog has no toasts: those of the window behind it are used. */
static GtkWidget *
window_of (GtkWidget *widget)
{
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (widget));

  while (GTK_IS_WINDOW (root) && gtk_window_get_transient_for (GTK_WINDOW (root)) != NULL)
    root = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (root)));
  return root;
}

/**
 * hd_verb_done_cb:
 * @user_data: (transfer full): from hd_verb_from()
 *
 * A #GAsyncReadyCallback for any verb of app/.
 */
void
hd_verb_done_cb (GObject *context, GAsyncResult *result, gpointer user_data)
{
  Verb *verb = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&verb->widget);
  g_autoptr (GError) error = NULL;
  GtkWidget *window = widget != NULL ? window_of (widget) : NULL;

  hd_context_finish (HD_CONTEXT (context), result, &error);
  if (widget != NULL && error != NULL && verb->typed != NULL &&
      *gtk_editable_get_text (GTK_EDITABLE (widget)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (widget), verb->typed);
  if (widget != NULL && error != NULL && verb->failed != NULL)
    verb->failed (widget, verb->subject);
  if (window != NULL && error != NULL)
    gtk_widget_activate_action (window, "win.toast", "s", error->message);
  else if (window != NULL && verb->undoable != NULL)
    gtk_widget_activate_action (window, "win.undo-toast", "s", verb->undoable);
  g_weak_ref_clear (&verb->widget);
  g_clear_object (&verb->subject);
  g_free (verb->undoable);
  g_free (verb->typed);
  g_free (verb);
}
