/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-block-row.h"

#include <glib/gi18n.h>

#include "hd-block-save.h"
#include "hd-compat.h"
#include "hd-fold.h"
#include "hd-leave-desk.h"
#include "hd-leave-export.h"

/* Narrower than so many characters nobody reads with ease. */
#define WORDS_WIDTH 18

struct _HdBlockRow
{
  AdwPreferencesRow parent_instance;

  HdContext *context;
  gint64 request;
  GtkLabel *words;  /* what the file is */
  GtkLabel *result; /* what became of it */
  GtkWidget *button;
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (HdBlockRow, hd_block_row, ADW_TYPE_PREFERENCES_ROW)

static void
say (HdBlockRow *self, const char *result, gboolean wrong)
{
  gtk_label_set_label (self->result, result != NULL ? result : "");
  gtk_widget_set_visible (GTK_WIDGET (self->result), result != NULL);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->result), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->result), "error");
}

static void
set_saving (HdBlockRow *self, gboolean saving)
{
  self->saving = saving;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, saving, -1);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdBlockRow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (hd_block_save_finish (result, &error))
    say (self, _ ("Saved"), FALSE);
  else if (error != NULL)
    say (self, error->message, TRUE);
  set_saving (self, FALSE);
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdBlockRow *self = HD_BLOCK_ROW (widget);

  if (self->saving)
    return;
  set_saving (self, TRUE);
  say (self, NULL, FALSE);
  hd_block_save_async (GTK_WINDOW (gtk_widget_get_root (widget)), self->context, self->request,
                       saved_cb, g_object_ref (self));
}

static void
update (HdBlockRow *self)
{
  const HdAbsenceFacts *absence = hd_leave_export_find (self->context, self->request);
  const char *advice = absence != NULL ? hd_block_advice (absence) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), absence != NULL);
  gtk_label_set_label (self->words, advice != NULL
                                      ? advice
                                      : _ ("A file for your calendar: the time, and one word"));
  gtk_button_set_label (GTK_BUTTON (self->button),
                        absence != NULL && hd_block_is_cancelled (absence)
                          ? _ ("_Save Cancelled Block…")
                          : _ ("_Save Calendar Block…"));
  hd_wrap_buttons (self->button);
}

/* What was saved is not what is there by now. */
static void
leave_changed_cb (HdBlockRow *self)
{
  say (self, NULL, FALSE);
  update (self);
}

static void
hd_block_row_dispose (GObject *object)
{
  g_clear_object (&HD_BLOCK_ROW (object)->context);

  G_OBJECT_CLASS (hd_block_row_parent_class)->dispose (object);
}

static void
hd_block_row_class_init (HdBlockRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_block_row_dispose;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "block.save", NULL, save);
}

static GtkLabel *
add_label (GtkWidget *box, gboolean small, GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (small)
    gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
hd_block_row_init (HdBlockRow *self)
{
  GtkWidget *fold = g_object_new (HD_TYPE_FOLD, "spacing", 12, "tight", TRUE, NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkLabel *title = add_label (words, FALSE, GTK_ACCESSIBLE_ROLE_LABEL);

  gtk_label_set_width_chars (title, WORDS_WIDTH);
  gtk_label_set_label (title, _ ("Calendar block"));
  self->words = add_label (words, TRUE, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "dim-label");
  self->result = add_label (words, TRUE, GTK_ACCESSIBLE_ROLE_STATUS);
  self->button = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->button), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "block.save");
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (self->button, GTK_ALIGN_END);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);

  gtk_widget_set_parent (words, fold);
  gtk_widget_set_parent (self->button, fold);
  gtk_widget_set_margin_start (fold, 12);
  gtk_widget_set_margin_end (fold, 12);
  gtk_widget_set_margin_top (fold, 8);
  gtk_widget_set_margin_bottom (fold, 8);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), fold);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Calendar block"));
}

GtkWidget *
hd_block_row_new (HdContext *context, gint64 request)
{
  HdBlockRow *self = g_object_new (HD_TYPE_BLOCK_ROW, NULL);

  self->context = g_object_ref (context);
  self->request = request;
  g_signal_connect_object (hd_leave_desk_get (context), "changed", G_CALLBACK (leave_changed_cb),
                           self, G_CONNECT_SWAPPED);
  leave_changed_cb (self);
  return GTK_WIDGET (self);
}
