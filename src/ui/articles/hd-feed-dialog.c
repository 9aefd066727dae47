/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feed-dialog.h"

#include <glib/gi18n.h>

#include "hd-feed-folder.h"
#include "hd-feeds.h"

/**
 * HdFeedDialog:
 *
 * What the user wants of one feed: its name, its folder, how often it is asked and how much of it
 * is kept; and how asking it went.
 */
struct _HdFeedDialog
{
  AdwWindow parent_instance;

  HdContext *context;
  HdSubscription *feed; /* as it was when the dialog opened */
  GArray *folder_ids;   /* of gint64, by the entries of the choice */
  guint interval_shown; /* what stands for the interval as it is, which may be none of the list */

  AdwEntryRow *title_row;
  AdwComboRow *folder_row;
  AdwEntryRow *new_folder_row;
  AdwComboRow *interval_row;
  GtkSwitch *full_text_switch;
  GtkSpinButton *keep_spin;
  GtkLabel *state_label;
  GtkLabel *address_label;
};

/* In minutes; 0: what the feed asks for. */
static const struct
{
  int minutes;
  const char *title;
} intervals[] = {
  { 0, N_ ("As the feed asks") }, { 60, N_ ("Every hour") },   { 180, N_ ("Every 3 hours") },
  { 360, N_ ("Every 6 hours") },  { 720, N_ ("Twice a day") }, { 1440, N_ ("Once a day") },
  { 10080, N_ ("Once a week") },
};

G_DEFINE_FINAL_TYPE (HdFeedDialog, hd_feed_dialog, ADW_TYPE_WINDOW)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) parent = user_data;
  g_autoptr (GError) error = NULL;

  if (hd_context_finish (HD_CONTEXT (source), result, &error) == 0)
    gtk_widget_activate_action (parent, "win.toast", "s", error->message);
}

static void
store_folder (HdFeedDialog *self, GtkWidget *parent)
{
  g_autofree char *name =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->new_folder_row))));
  gint64 id = hd_record_get_id (HD_RECORD (self->feed));
  gint64 folder =
    g_array_index (self->folder_ids, gint64, adw_combo_row_get_selected (self->folder_row));

  if (name[0] != '\0')
    hd_feeds_move_to_new_async (self->context, id, name, written_cb, g_object_ref (parent));
  else if (folder != self->feed->folder)
    hd_feeds_move_async (self->context, id, folder, written_cb, g_object_ref (parent));
}

/* What is stored stays unless something else is chosen. */
static int
chosen_interval (HdFeedDialog *self)
{
  guint chosen = adw_combo_row_get_selected (self->interval_row);

  return chosen == self->interval_shown ? self->feed->interval : intervals[chosen].minutes;
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdFeedDialog *self = HD_FEED_DIALOG (widget);
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  g_autofree char *title =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title_row))));
  int interval = chosen_interval (self);
  int keep = gtk_spin_button_get_value_as_int (self->keep_spin);
  gboolean full_text = gtk_switch_get_active (self->full_text_switch);

  if (!g_str_equal (title, self->feed->title))
    hd_feeds_rename_async (self->context, hd_record_get_id (HD_RECORD (self->feed)), title,
                           written_cb, g_object_ref (parent));
  store_folder (self, parent);
  if (interval != self->feed->interval || keep != self->feed->keep ||
      full_text != self->feed->full_text)
    {
      g_autoptr (HdSubscription) changed = hd_record_copy (HD_RECORD (self->feed));

      g_object_set (changed, "interval", interval, "keep", keep, "full-text", full_text, NULL);
      hd_feeds_configure_async (self->context, changed, written_cb, g_object_ref (parent));
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
fill_folders (HdFeedDialog *self)
{
  GListModel *folders = hd_feeds_get_folders (self->context);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gint64 none = 0;
  guint selected = 0;

  gtk_string_list_append (names, _ ("None"));
  g_array_append_val (self->folder_ids, none);
  for (guint i = 0; i < g_list_model_get_n_items (folders); i++)
    {
      g_autoptr (HdFeedFolder) folder = g_list_model_get_item (folders, i);
      gint64 id = hd_record_get_id (HD_RECORD (folder));

      gtk_string_list_append (names, folder->title);
      g_array_append_val (self->folder_ids, id);
      if (id == self->feed->folder)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->folder_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->folder_row, selected);
}

static void
fill_intervals (HdFeedDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (intervals); i++)
    {
      gtk_string_list_append (names, _ (intervals[i].title));
      if (intervals[i].minutes <= self->feed->interval)
        self->interval_shown = i;
    }
  adw_combo_row_set_model (self->interval_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->interval_row, self->interval_shown);
}

static char *
format_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);

  return time != NULL ? g_date_time_format (time, "%x %H:%M") : g_strdup ("");
}

static void
fill_state (HdFeedDialog *self)
{
  g_autofree char *when = format_time (self->feed->succeeded_at);
  g_autofree char *text = NULL;

  if (self->feed->error[0] != '\0')
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "error");
      text = g_strdup (self->feed->error);
    }
  else if (self->feed->succeeded_at != 0)
    /* Translators: %s is a date and a time. */
    text = g_strdup_printf (_ ("Last answer: %s"), when);
  else
    text = g_strdup (_ ("Not asked yet"));
  gtk_label_set_text (self->state_label, text);
  gtk_label_set_text (self->address_label, self->feed->url);
}

static void
hd_feed_dialog_dispose (GObject *object)
{
  HdFeedDialog *self = HD_FEED_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_FEED_DIALOG);
  g_clear_pointer (&self->folder_ids, g_array_unref);
  g_clear_object (&self->feed);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (hd_feed_dialog_parent_class)->dispose (object);
}

static void
hd_feed_dialog_class_init (HdFeedDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_feed_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "feed.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "feed.cancel", NULL, cancel);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "feed.cancel", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/"
                                                             "articles/hd-feed-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HdFeedDialog, title_row);
  gtk_widget_class_bind_template_child (widget_class, HdFeedDialog, folder_row);
  gtk_widget_class_bind_template_child (widget_class, HdFeedDialog, new_folder_row);
  gtk_widget_class_bind_template_child (widget_class, HdFeedDialog, interval_row);
  gtk_widget_class_bind_template_child (widget_class, HdFeedDialog, full_text_switch);
  gtk_widget_class_bind_template_child (widget_class, HdFeedDialog, keep_spin);
  gtk_widget_class_bind_template_child (widget_class, HdFeedDialog, state_label);
  gtk_widget_class_bind_template_child (widget_class, HdFeedDialog, address_label);
}

static void
hd_feed_dialog_init (HdFeedDialog *self)
{
  self->folder_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hd_feed_dialog_new (GtkWindow *parent, HdContext *context, HdSubscription *feed)
{
  HdFeedDialog *self = g_object_new (HD_TYPE_FEED_DIALOG, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  self->feed = hd_record_copy (HD_RECORD (feed));
  gtk_editable_set_text (GTK_EDITABLE (self->title_row), feed->title);
  gtk_switch_set_active (self->full_text_switch, feed->full_text);
  gtk_spin_button_set_value (self->keep_spin, feed->keep);
  fill_folders (self);
  fill_intervals (self);
  fill_state (self);
  return GTK_WIDGET (self);
}
