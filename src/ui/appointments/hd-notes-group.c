/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-notes-group.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-applications.h"
#include "hd-kept-rows.h"
#include "hd-text.h"
#include "hd-verb.h"
#include "hd-watch.h"

/* The check of a row, borrowed. */
#define CHECK "hd-check"

struct _HdNotesGroup
{
  AdwPreferencesGroup parent_instance;

  HdContext *context;
  const char *kind;
  gint64 application;
  gint64 interview;
  HdKeptRows *rows;
  GtkWidget *entry_row;
  guint update_source;
};

G_DEFINE_FINAL_TYPE (HdNotesGroup, hd_notes_group, ADW_TYPE_PREFERENCES_GROUP)

static const struct
{
  const char *kind, *title, *add;
} kinds[] = {
  { "checklist", N_ ("Preparation"), N_ ("Add something to prepare") },
  { "question", N_ ("Questions they asked"), N_ ("Add a question") },
  { "feedback", N_ ("Feedback received"), N_ ("Add what they said") },
  { "note", N_ ("Notes"), N_ ("Add a note") },
};

static void
done_cb (GtkCheckButton *check, HdNotesGroup *self)
{
  HdJobNote *known = g_object_get_data (G_OBJECT (check), "hd-note");
  g_autoptr (HdJobNote) note = hd_record_copy (HD_RECORD (known));

  g_object_set (note, "done", gtk_check_button_get_active (check), NULL);
  hd_job_notes_save_async (self->context, note, hd_verb_done_cb, hd_verb_from (self, NULL));
}

static void
remove_cb (GtkButton *button, HdNotesGroup *self)
{
  HdJobNote *note = g_object_get_data (G_OBJECT (button), "hd-note");

  hd_job_notes_remove_async (self->context, hd_record_get_id (HD_RECORD (note)), hd_verb_done_cb,
                             hd_verb_from (self, _ ("Line removed")));
}

static GtkWidget *
create_row (HdNotesGroup *self, HdJobNote *note)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Remove %s"), note->text);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), note->text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (strcmp (self->kind, "checklist") == 0)
    {
      GtkWidget *check = gtk_check_button_new ();

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), note->done);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (row), CHECK, check);
      g_object_set_data_full (G_OBJECT (check), "hd-note", g_object_ref (note), g_object_unref);
      g_signal_connect (check, "toggled", G_CALLBACK (done_cb), self);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
    }
  else
    gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "hd-note", g_object_ref (note), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static gboolean
is_ours (HdNotesGroup *self, HdJobNote *note)
{
  return note->application == self->application && note->interview == self->interview &&
         strcmp (note->kind, self->kind) == 0;
}

/* A line that is ticked, here or elsewhere, is the same line. */
static void
tick (HdNotesGroup *self, GtkWidget *row)
{
  GtkCheckButton *check = g_object_get_data (G_OBJECT (row), CHECK);
  HdJobNote *note = check != NULL ? g_object_get_data (G_OBJECT (check), "hd-note") : NULL;

  if (note == NULL)
    return;
  g_signal_handlers_block_by_func (check, done_cb, self);
  gtk_check_button_set_active (check, note->done);
  g_signal_handlers_unblock_by_func (check, done_cb, self);
}

static void
update (HdNotesGroup *self)
{
  GListModel *notes = hd_job_notes_get_list (self->context);

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (HdJobNote) note = g_list_model_get_item (notes, i);

      if (!is_ours (self, note))
        continue;
      hd_kept_rows_say (self->rows, "%p %" G_GINT64_FORMAT " %s", (void *) note,
                        hd_record_get_id (HD_RECORD (note)), note->text);
      hd_kept_rows_add (self->rows, create_row (self, note));
    }
  if (!hd_kept_rows_show (self->rows))
    for (guint i = 0; i < hd_kept_rows_get_n (self->rows); i++)
      tick (self, hd_kept_rows_get (self->rows, i));
}

static gboolean
update_cb (gpointer user_data)
{
  HdNotesGroup *self = user_data;

  self->update_source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (HdNotesGroup *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add (update_cb, self);
}

static void
added_cb (HdNotesGroup *self)
{
  g_autofree char *text =
    hd_text_clean_line (gtk_editable_get_text (GTK_EDITABLE (self->entry_row)), -1);
  g_autoptr (HdJobNote) note = hd_job_note_new ();

  if (*text == '\0')
    return;
  g_object_set (note, "application", self->application, "interview", self->interview, "kind",
                self->kind, "text", text, "position", (int) hd_kept_rows_get_n (self->rows), NULL);
  hd_job_notes_save_async (self->context, note, hd_verb_done_cb,
                           hd_verb_from_entry (GTK_EDITABLE (self->entry_row)));
}

static void
hd_notes_group_dispose (GObject *object)
{
  HdNotesGroup *self = HD_NOTES_GROUP (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (hd_notes_group_parent_class)->dispose (object);
}

static void
hd_notes_group_finalize (GObject *object)
{
  hd_kept_rows_free (HD_NOTES_GROUP (object)->rows);

  G_OBJECT_CLASS (hd_notes_group_parent_class)->finalize (object);
}

static void
hd_notes_group_class_init (HdNotesGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_notes_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = hd_notes_group_finalize;
}

static void
hd_notes_group_init (HdNotesGroup *self)
{
  self->rows = hd_kept_rows_new (self);
  self->entry_row = adw_entry_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->entry_row), FALSE);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->entry_row), TRUE);
  g_signal_connect_swapped (self->entry_row, "apply", G_CALLBACK (added_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->entry_row);
}

/**
 * hd_notes_group_set_up:
 * @kind: a kind of #HdJobNote
 */
void
hd_notes_group_set_up (HdNotesGroup *self, HdContext *context, const char *kind)
{
  g_return_if_fail (HD_IS_NOTES_GROUP (self));

  self->context = g_object_ref (context);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kind, kind) == 0)
      {
        self->kind = kinds[i].kind;
        adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ (kinds[i].title));
        adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry_row), _ (kinds[i].add));
      }
  hd_watch (hd_job_notes_get_list (context), G_CALLBACK (queue_update), self);
}

/**
 * hd_notes_group_show:
 * @interview: 0 for the notes on the whole case
 */
void
hd_notes_group_show (HdNotesGroup *self, gint64 application, gint64 interview)
{
  g_return_if_fail (HD_IS_NOTES_GROUP (self));

  if (self->application != application || self->interview != interview)
    gtk_editable_set_text (GTK_EDITABLE (self->entry_row), "");
  self->application = application;
  self->interview = interview;
  update (self);
}

guint
hd_notes_group_get_n_notes (HdNotesGroup *self)
{
  g_return_val_if_fail (HD_IS_NOTES_GROUP (self), 0);

  return hd_kept_rows_get_n (self->rows);
}
