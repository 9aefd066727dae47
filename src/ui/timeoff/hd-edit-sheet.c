/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-edit-sheet.h"

#include <glib/gi18n.h>

#include "hd-line-list.h"
#include "hd-sheet.h"
#include "hd-words.h"

/* A preview derives the whole ledger twice: not at every key. */
#define PREVIEW_DELAY_MS 120

struct _HdEditSheet
{
  AdwWindow parent_instance;

  HdContext *context;
  AdwPreferencesPage *page;
  GtkWidget *save;
  GtkRevealer *strip; /* what the preview is in: shown when it says something */
  GtkLabel *preview;
  GtkWidget *lines; /* the button that lists what differs */
  GArray *changes;  /* of HdLeaveChange, of the last preview */
  guint timeout;
  gboolean saving;

  HdEditMake make;
  HdEditNote note;
  gpointer data;
  GDestroyNotify free_data;
  char *done;
};

G_DEFINE_FINAL_TYPE (HdEditSheet, hd_edit_sheet, ADW_TYPE_WINDOW)

GPtrArray *
hd_edits_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) hd_leave_edit_unref);
}

static void
say (HdEditSheet *self, const char *words, gboolean problem)
{
  gtk_label_set_label (self->preview, words);
  gtk_revealer_set_reveal_child (self->strip, *words != '\0');
  if (problem)
    gtk_widget_add_css_class (GTK_WIDGET (self->preview), "hd-problem");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->preview), "hd-problem");
}

static void
show_preview (HdEditSheet *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) edits = self->make (self->data, &error);
  HdLeavePreview *preview = NULL;

  if (edits != NULL && edits->len > 0)
    preview = hd_leave_edits_preview (self->context, edits, &error);
  gtk_widget_set_sensitive (self->save, preview != NULL && !self->saving);
  g_clear_pointer (&self->changes, g_array_unref);
  if (preview != NULL)
    self->changes = g_array_ref (preview->changes);
  gtk_widget_set_visible (self->lines, preview != NULL && preview->changes->len > 0);
  if (preview == NULL)
    {
      say (self, error != NULL ? error->message : "", error != NULL);
      return;
    }

  g_autofree char *words =
    hd_leave_difference_words (preview, hd_context_get_today (self->context));
  g_autofree char *note = self->note != NULL ? self->note (self->data, preview) : NULL;
  g_autofree char *both =
    note != NULL && *note != '\0' ? g_strconcat (words, "\n", note, NULL) : g_strdup (words);

  say (self, both, FALSE);
  hd_leave_preview_free (preview);
}

/* The lines of the ledger that differ, day by day. */
static void
show_lines (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdEditSheet *self = HD_EDIT_SHEET (widget);
  HdDate today = hd_context_get_today (self->context);
  GtkWidget *sheet = hd_sheet_new (GTK_WINDOW (self), _ ("What Differs"), 420, 480);
  GtkWidget *list = hd_line_list_new (_ ("What Differs"));

  for (guint i = 0; self->changes != NULL && i < self->changes->len; i++)
    {
      const HdLeaveChange *change = &g_array_index (self->changes, HdLeaveChange, i);
      g_autofree char *on = hd_words_date (change->on, today);
      g_autofree char *line = hd_leave_difference_line (change, today);
      g_autofree char *by = hd_words_amount (change->after - change->before);

      hd_line_list_add (HD_LINE_LIST (list), line, on, by, "");
    }
  hd_sheet_set_content (sheet, list, FALSE);
  gtk_window_present (GTK_WINDOW (sheet));
}

static gboolean
preview_cb (gpointer user_data)
{
  HdEditSheet *self = user_data;

  self->timeout = 0;
  show_preview (self);
  return G_SOURCE_REMOVE;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdEditSheet) self = user_data;
  g_autoptr (GError) error = NULL;

  hd_leave_edits_apply_finish (HD_CONTEXT (source), result, &error);
  self->saving = FALSE;
  /* The window may have been closed meanwhile; what was done can be undone all the same. */
  if (error != NULL)
    {
      if (self->save != NULL)
        {
          say (self, error->message, TRUE);
          gtk_widget_set_sensitive (self->save, TRUE);
        }
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.undo-toast", "s", self->done);
  gtk_window_close (GTK_WINDOW (self));
}

static void
apply (HdEditSheet *self, GPtrArray *edits)
{
  self->saving = TRUE;
  gtk_widget_set_sensitive (self->save, FALSE);
  hd_leave_edits_apply_async (self->context, edits, saved_cb, g_object_ref (self));
}

static void
save_cb (HdEditSheet *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) edits = NULL;

  if (self->saving)
    return;
  edits = self->make (self->data, &error);
  if (edits == NULL || edits->len == 0)
    say (self, error != NULL ? error->message : "", TRUE);
  else
    apply (self, edits);
}

static void
hd_edit_sheet_dispose (GObject *object)
{
  HdEditSheet *self = HD_EDIT_SHEET (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->save = NULL;
  g_clear_pointer (&self->changes, g_array_unref);
  if (self->free_data != NULL)
    self->free_data (self->data);
  self->free_data = NULL;
  g_clear_object (&self->context);

  G_OBJECT_CLASS (hd_edit_sheet_parent_class)->dispose (object);
}

static void
hd_edit_sheet_finalize (GObject *object)
{
  g_free (HD_EDIT_SHEET (object)->done);

  G_OBJECT_CLASS (hd_edit_sheet_parent_class)->finalize (object);
}

static void
hd_edit_sheet_class_init (HdEditSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_edit_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = hd_edit_sheet_finalize;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "edit.show-lines", NULL, show_lines);
}

static void
hd_edit_sheet_init (HdEditSheet *self)
{
}

/* Of a window: the handler that opens a sheet over it. */
#define WAITS "hd-sheet-waits"

typedef struct
{
  GWeakRef parent;
  GWeakRef context;
  HdEditSheetPresent present;
} Waiting;

static void
waiting_free (gpointer data, GClosure *closure)
{
  Waiting *waiting = data;

  g_weak_ref_clear (&waiting->parent);
  g_weak_ref_clear (&waiting->context);
  g_free (waiting);
}

/* Whoever closed the window meanwhile does not want to see a sheet. */
static void
loaded_cb (HdLeaveDesk *desk, gpointer data)
{
  Waiting *waiting = data;
  g_autoptr (GtkWindow) parent = g_weak_ref_get (&waiting->parent);
  g_autoptr (HdContext) context = g_weak_ref_get (&waiting->context);
  HdEditSheetPresent present = waiting->present;

  if (hd_leave_desk_get_facts (desk) == NULL)
    return;
  g_signal_handlers_disconnect_by_func (desk, loaded_cb, data);
  if (parent != NULL)
    g_object_set_data (G_OBJECT (parent), WAITS, NULL);
  if (parent != NULL && context != NULL)
    present (parent, context);
}

/**
 * hd_edit_sheet_waits:
 * @present: opens the sheet over @parent
 *
 * A sheet shows what is known, which is read from the file: one that is asked for before that is
 * there is opened as soon as it is.
 *
 * Returns: whether it is not there yet; @present will be called then
 */
gboolean
hd_edit_sheet_waits (GtkWindow *parent, HdContext *context, HdEditSheetPresent present)
{
  HdLeaveDesk *desk = hd_leave_desk_get (context);
  Waiting *waiting;
  gulong earlier;

  if (hd_leave_desk_get_facts (desk) != NULL)
    return FALSE;
  /* Asked for twice meanwhile it is one sheet: that of the last time. */
  earlier = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (parent), WAITS));
  if (earlier != 0)
    g_signal_handler_disconnect (desk, earlier);
  waiting = g_new0 (Waiting, 1);
  g_weak_ref_init (&waiting->parent, parent);
  g_weak_ref_init (&waiting->context, context);
  waiting->present = present;
  earlier =
    g_signal_connect_data (desk, "changed", G_CALLBACK (loaded_cb), waiting, waiting_free, 0);
  g_object_set_data (G_OBJECT (parent), WAITS, GSIZE_TO_POINTER (earlier));
  return TRUE;
}

/**
 * hd_edit_sheet_new:
 * @parent: (nullable)
 *
 * Returns: a sheet without fields that is not shown yet
 */
HdEditSheet *
hd_edit_sheet_new (GtkWindow *parent, HdContext *context, const char *title)
{
  HdEditSheet *self = g_object_new (HD_TYPE_EDIT_SHEET, NULL);
  GtkWidget *strip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->context = g_object_ref (context);
  hd_sheet_init (GTK_WIDGET (self), parent, title, 480, 620);
  self->save = hd_sheet_add_buttons (GTK_WIDGET (self), _ ("_Save"));
  gtk_widget_set_sensitive (self->save, FALSE);
  g_signal_connect_swapped (self->save, "clicked", G_CALLBACK (save_cb), self);
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  hd_sheet_set_content (GTK_WIDGET (self), GTK_WIDGET (self->page), FALSE);

  self->preview = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "accessible-role",
                                GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->preview), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->preview), "numeric");
  self->lines = gtk_button_new_with_mnemonic (_ ("_Lines…"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->lines), "edit.show-lines");
  gtk_widget_set_valign (self->lines, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->lines, FALSE);
  gtk_widget_add_css_class (strip, "hd-strip");
  gtk_box_append (GTK_BOX (strip), GTK_WIDGET (self->preview));
  gtk_box_append (GTK_BOX (strip), self->lines);
  self->strip = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_transition_type (self->strip, GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (self->strip, strip);
  gtk_box_append (GTK_BOX (adw_window_get_content (ADW_WINDOW (self))), GTK_WIDGET (self->strip));
  return self;
}

HdContext *
hd_edit_sheet_get_context (HdEditSheet *self)
{
  g_return_val_if_fail (HD_IS_EDIT_SHEET (self), NULL);

  return self->context;
}

/* Adds an #AdwPreferencesGroup of fields. */
void
hd_edit_sheet_add (HdEditSheet *self, GtkWidget *group)
{
  g_return_if_fail (HD_IS_EDIT_SHEET (self));

  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
}

/**
 * hd_edit_sheet_start:
 * @make: what the fields say
 * @note: (nullable): what more is to be said of it
 * @data: (transfer full): for both
 * @done: what is said when it was saved
 *
 * Shows the sheet.
 */
void
hd_edit_sheet_start (HdEditSheet *self,
                     HdEditMake make,
                     HdEditNote note,
                     gpointer data,
                     GDestroyNotify free_data,
                     const char *done)
{
  g_return_if_fail (HD_IS_EDIT_SHEET (self));

  GtkWidget *focus;

  self->make = make;
  self->note = note;
  self->data = data;
  self->free_data = free_data;
  self->done = g_strdup (done);
  gtk_window_present (GTK_WINDOW (self));
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  /* Not at Cancel, which stands before the first field. */
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->page)))
    gtk_widget_child_focus (GTK_WIDGET (self->page), GTK_DIR_TAB_FORWARD);
  show_preview (self);
}

/* A field says something else now. */
void
hd_edit_sheet_changed (HdEditSheet *self)
{
  g_return_if_fail (HD_IS_EDIT_SHEET (self));

  if (self->make == NULL || self->save == NULL)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (PREVIEW_DELAY_MS, preview_cb, self);
}

/**
 * hd_edit_sheet_watch:
 * @widget: an entry, a row with choices, a switch or a date button
 *
 * Follows what is done with it.
 */
void
hd_edit_sheet_watch (HdEditSheet *self, GtkWidget *widget)
{
  const char *signal = GTK_IS_EDITABLE (widget)    ? "changed"
                       : GTK_IS_SWITCH (widget)    ? "notify::active"
                       : ADW_IS_COMBO_ROW (widget) ? "notify::selected"
                                                   : "notify::date";

  g_signal_connect_object (widget, signal, G_CALLBACK (hd_edit_sheet_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * hd_edit_sheet_apply:
 * @edit: (transfer full): beside what the fields say, such as taking an old version out
 *
 * Makes one change at once, and closes.
 */
void
hd_edit_sheet_apply (HdEditSheet *self, HdLeaveEdit *edit, const char *done)
{
  g_return_if_fail (HD_IS_EDIT_SHEET (self));

  g_autoptr (GPtrArray) edits = hd_edits_new ();

  g_ptr_array_add (edits, edit);
  if (self->saving)
    return;
  g_free (self->done);
  self->done = g_strdup (done);
  apply (self, edits);
}
