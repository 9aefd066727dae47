/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feed-dialog.h"

#include <glib/gi18n.h>

#include "hd-dialog-bar.h"
#include "hd-dialog-size.h"
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
  GArray *intervals;    /* of int, in minutes, by the entries of the choice */

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

/* Returns: (transfer full): the feed as it is to be */
static HdSubscription *
read_feed (HdFeedDialog *self)
{
  HdSubscription *feed = hd_record_copy (HD_RECORD (self->feed));
  g_autofree char *title =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title_row))));
  guint interval = adw_combo_row_get_selected (self->interval_row);
  guint folder = adw_combo_row_get_selected (self->folder_row);

  g_object_set (feed, "title", title, "folder", g_array_index (self->folder_ids, gint64, folder),
                "interval", g_array_index (self->intervals, int, interval), "keep",
                gtk_spin_button_get_value_as_int (self->keep_spin), "full-text",
                gtk_switch_get_active (self->full_text_switch), NULL);
  return feed;
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdFeedDialog *self = HD_FEED_DIALOG (widget);
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  g_autoptr (HdSubscription) feed = read_feed (self);
  g_autofree char *folder =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->new_folder_row))));

  if (folder[0] != '\0' || !g_str_equal (feed->title, self->feed->title) ||
      feed->folder != self->feed->folder || feed->interval != self->feed->interval ||
      feed->keep != self->feed->keep || feed->full_text != self->feed->full_text)
    hd_feeds_change_async (self->context, self->feed, feed, folder[0] != '\0' ? folder : NULL,
                           written_cb, g_object_ref (parent));
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

/* An interval that is none of the list, in the largest unit that it is whole in. */
static char *
dup_interval (int minutes)
{
  guint n = (guint) minutes;

  if (n % (24 * 60) == 0)
    return g_strdup_printf (ngettext ("Every %u day", "Every %u days", n / (24 * 60)),
                            n / (24 * 60));
  if (n % 60 == 0)
    return g_strdup_printf (ngettext ("Every %u hour", "Every %u hours", n / 60), n / 60);
  return g_strdup_printf (ngettext ("Every %u minute", "Every %u minutes", n), n);
}

static void
add_interval (HdFeedDialog *self, GtkStringList *names, int minutes, const char *name)
{
  gtk_string_list_append (names, name);
  g_array_append_val (self->intervals, minutes);
}

/* The list, and among it the interval that is stored, also when it is none of these. */
static void
fill_intervals (HdFeedDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  int own = MAX (self->feed->interval, 0);
  g_autofree char *own_name = dup_interval (own);
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (intervals); i++)
    {
      gboolean last = i + 1 == G_N_ELEMENTS (intervals);

      add_interval (self, names, intervals[i].minutes, _ (intervals[i].title));
      if (own == intervals[i].minutes)
        selected = self->intervals->len - 1;
      else if (own > intervals[i].minutes && (last || own < intervals[i + 1].minutes))
        {
          selected = self->intervals->len;
          add_interval (self, names, own, own_name);
        }
    }
  adw_combo_row_set_model (self->interval_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->interval_row, selected);
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
  g_clear_pointer (&self->intervals, g_array_unref);
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
  self->intervals = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_init_template (GTK_WIDGET (self));
  hd_dialog_bar_fit (GTK_WINDOW (self));
}

GtkWidget *
hd_feed_dialog_new (GtkWindow *parent, HdContext *context, HdSubscription *feed)
{
  HdFeedDialog *self = g_object_new (HD_TYPE_FEED_DIALOG, "transient-for", parent, NULL);

  hd_dialog_size_fit (GTK_WINDOW (self));
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
