/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-quick-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-home.h"
#include "hd-intake-text.h"
#include "hd-intake.h"
#include "hd-left-row.h"
#include "hd-question-rows.h"

/* The window is small: more events than these are counted and not shown. */
#define MAX_ROWS 4

struct _HdQuickWindow
{
  AdwApplicationWindow parent_instance;

  HdContext *context;
  GSettings *settings;
  HdWhen *when;          /* what the line says, with the answers; NULL while it says nothing */
  char *pasted;          /* what others wrote, folded away; NULL: the line says it all */
  gboolean folding;      /* the line is being emptied */
  GCancellable *reading; /* what was pasted is read in the child; NULL: nothing is */
  gboolean entered;      /* Enter was pressed meanwhile */
  gboolean refused;      /* that none of its times is offered was the answer */
  GPtrArray *rows;       /* of GtkWidget, borrowed: what was read, and what is asked about it */

  /* Template widgets */
  AdwPreferencesGroup *group;
  AdwEntryRow *line_row;
  GtkButton *go_button;
};

enum
{
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdQuickWindow, hd_quick_window, ADW_TYPE_APPLICATION_WINDOW)

static const char *
text (HdQuickWindow *self)
{
  return self->pasted != NULL ? self->pasted
                              : gtk_editable_get_text (GTK_EDITABLE (self->line_row));
}

static void
add_row (HdQuickWindow *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void read_back (HdQuickWindow *self);

static void
answered_cb (HdQuickWindow *self)
{
  self->refused = self->when->events->len == 0;
  read_back (self);
  if (!hd_question_rows_focus (self->rows))
    gtk_widget_grab_focus (GTK_WIDGET (self->go_button));
}

static void
add_event (HdQuickWindow *self, HdInvitation *event)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  g_autofree char *title = hd_intake_title (event, home);
  g_autofree char *subtitle = hd_intake_subtitle (event, home);

  add_row (self, title, subtitle);
  hd_question_rows_add (self->group, self->rows, self->when->events, event, self->settings,
                        hd_context_get_today (self->context), G_CALLBACK (answered_cb), self);
}

static void
clear_rows (HdQuickWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
read_back (HdQuickWindow *self)
{
  guint n_events = self->when != NULL ? self->when->events->len : 0;
  GtkWidget *left;

  clear_rows (self);
  if (self->refused)
    add_row (self, _ ("None of its times is offered to you"), "");
  for (guint i = 0; i < MIN (n_events, MAX_ROWS); i++)
    add_event (self, g_ptr_array_index (self->when->events, i));
  if (n_events > MAX_ROWS)
    {
      g_autofree char *more =
        g_strdup_printf (ngettext ("and %u more time", "and %u more times", n_events - MAX_ROWS),
                         n_events - MAX_ROWS);

      add_row (self, more, "");
    }
  left = self->when != NULL ? hd_left_row_new (self->when->warnings) : NULL;
  if (left != NULL)
    {
      adw_preferences_group_add (self->group, left);
      g_ptr_array_add (self->rows, left);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->go_button), n_events > 0);
}

static void
stop_reading (HdQuickWindow *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

/* Once its times are read back, a mail with its names is not to be seen any more. */
static void
fold_mail (HdQuickWindow *self)
{
  if (strchr (text (self), '\n') == NULL || self->when->events->len == 0)
    return;
  self->pasted = g_strdup (text (self));
  self->folding = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->line_row), "");
  self->folding = FALSE;
}

static void go_cb (HdQuickWindow *self);

static void
words_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdQuickWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  HdWhen *when = hd_intake_text_finish (HD_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->reading);
  self->when = when;
  if (when != NULL)
    {
      hd_home_tell_cut (when, text (self));
      fold_mail (self);
    }
  read_back (self);
  if (when == NULL)
    add_row (self, _ ("Not everything was taken"), error->message);
  else if (self->entered)
    go_cb (self);
}

/* What others wrote is read in the child; what is typed, at once. */
static void
changed_cb (HdQuickWindow *self)
{
  HdDate today = hd_context_get_today (self->context);

  if (self->folding)
    return;
  stop_reading (self);
  g_clear_pointer (&self->pasted, g_free);
  clear_rows (self);
  g_clear_pointer (&self->when, hd_when_free);
  self->refused = self->entered = FALSE;
  if (hd_intake_is_line (text (self)))
    self->when = hd_home_read_field (self->settings, today, text (self));
  else
    {
      self->reading = g_cancellable_new ();
      hd_home_read_async (self->settings, self->context, text (self), self->reading, words_read_cb,
                          g_object_ref (self));
    }
  read_back (self);
}

/* Enter: what is still to be asked is asked on the page that the line goes to. */
static void
go_cb (HdQuickWindow *self)
{
  if (*text (self) == '\0')
    return;
  if (self->reading != NULL)
    self->entered = TRUE;
  else if (self->when == NULL)
    changed_cb (self); /* it could not be read: once more */
  else if (self->when->events->len == 0)
    {
      if (self->refused)
        return; /* it is said */
      clear_rows (self);
      add_row (self, _ ("No time was found in it"), "");
    }
  else
    {
      g_signal_emit (self, signals[TAKEN], 0, text (self));
      gtk_window_close (GTK_WINDOW (self));
    }
}

static void
hd_quick_window_dispose (GObject *object)
{
  HdQuickWindow *self = HD_QUICK_WINDOW (object);

  stop_reading (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_QUICK_WINDOW);
  g_clear_pointer (&self->when, hd_when_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->pasted, g_free);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (hd_quick_window_parent_class)->dispose (object);
}

static void
hd_quick_window_class_init (HdQuickWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_quick_window_dispose;

  signals[TAKEN] = g_signal_new ("taken", HD_TYPE_QUICK_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/shell/"
                                                             "hd-quick-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HdQuickWindow, group);
  gtk_widget_class_bind_template_child (widget_class, HdQuickWindow, line_row);
  gtk_widget_class_bind_template_child (widget_class, HdQuickWindow, go_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  /* Putting everything away is leaving, here. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK, "window.close",
                                       NULL);
}

static void
hd_quick_window_init (HdQuickWindow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

HdQuickWindow *
hd_quick_window_new (GtkApplication *application, HdContext *context, GSettings *settings)
{
  HdQuickWindow *self = g_object_new (HD_TYPE_QUICK_WINDOW, "application", application, NULL);

  self->context = g_object_ref (context);
  self->settings = g_object_ref (settings);
  gtk_widget_grab_focus (GTK_WIDGET (self->line_row));
  return self;
}

/**
 * hd_quick_window_steal_read:
 *
 * Returns: (transfer full) (nullable): what was read of the line, with the answers that were given;
 *   for handlers of `taken`
 */
HdWhen *
hd_quick_window_steal_read (HdQuickWindow *self)
{
  g_return_val_if_fail (HD_IS_QUICK_WINDOW (self), NULL);

  /* The rows speak of events that are no longer here. */
  clear_rows (self);
  return g_steal_pointer (&self->when);
}
