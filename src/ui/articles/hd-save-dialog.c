/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-save-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-compat.h"
#include "hd-dialog-bar.h"
#include "hd-dialog-size.h"
#include "hd-error.h"
#include "hd-saving.h"

/**
 * HdSaveDialog:
 *
 * Asks for the address of a page, saves it, and tells how far that is. Emits `saved` with the id of
 * the article and what became of it, and `feed` with an address when that turned out to be a feed.
 */
struct _HdSaveDialog
{
  AdwWindow parent_instance;

  HdContext *context;
  HdSaving *saving;          /* (nullable): while one is under way */
  GCancellable *cancellable; /* of that one */
  char *address;             /* (nullable): what is being fetched */
  gboolean asking;           /* whether pictures may be fetched */

  GtkWidget *save_button;
  GtkStack *stack;
  AdwEntryRow *address_row;
  GtkLabel *error_label;
  GtkLabel *stage_label;
  GtkProgressBar *progress;
};

enum
{
  SAVED,
  FEED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdSaveDialog, hd_save_dialog, ADW_TYPE_WINDOW)

static void
show_ask (HdSaveDialog *self, const char *sentence)
{
  gtk_label_set_text (self->error_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), sentence != NULL);
  gtk_widget_set_visible (self->save_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, "ask");
  gtk_widget_grab_focus (GTK_WIDGET (self->address_row));
}

static void
pictures_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdSaving) saving = user_data;

  hd_saving_answer (saving, hd_confirm_finish (result));
}

/* `stage` is told with its other properties: one question is enough. */
static void
ask_for_pictures (HdSaveDialog *self)
{
  const char *host;
  guint n = hd_saving_get_web_pictures (self->saving, &host);
  g_autofree char *heading = g_strdup_printf (ngettext ("Fetch %u Picture from the Web?",
                                                        "Fetch %u Pictures from the Web?", n),
                                              n);
  /* Translators: %s is a site, like example.org */
  g_autofree char *body = g_strdup_printf (_ ("The page was opened from a file, and its pictures "
                                              "are on the web, the first of them at %s. "
                                              "The site and the network would see that this "
                                              "computer asks for them. Without them, their "
                                              "words stay in their places."),
                                           host);

  if (self->asking)
    return;
  self->asking = TRUE;
  hd_confirm_async (GTK_WINDOW (self), heading, body, _ ("_Fetch"), FALSE, pictures_answered_cb,
                    g_object_ref (self->saving));
}

static void
stage_cb (HdSaveDialog *self)
{
  guint done;
  guint pictures = hd_saving_get_pictures (self->saving, &done);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  switch (hd_saving_get_stage (self->saving))
    {
    case HD_SAVING_FETCHING:
      gtk_label_set_text (self->stage_label, _ ("Fetching the page…"));
      break;
    case HD_SAVING_PICTURES:
      text = g_strdup_printf (
        /* Translators: how many of the pictures of a page were fetched: “2 of 5 pictures” */
        ngettext ("%u of %u picture", "%u of %u pictures", pictures), done, pictures);
      gtk_label_set_text (self->stage_label, text);
      gtk_progress_bar_set_fraction (self->progress, pictures > 0 ? (double) done / pictures : 1);
      gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
      break;
    case HD_SAVING_ASKING:
      ask_for_pictures (self);
      break;
    case HD_SAVING_READING:
    case HD_SAVING_STORING:
    case HD_SAVING_DONE:
    default:
      gtk_label_set_text (self->stage_label, _ ("Reading the page…"));
    }
}

static void run_address (HdSaveDialog *self, gboolean allow_local);

static void
local_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdSaveDialog) self = user_data;

  if (self->context == NULL)
    return;
  if (hd_confirm_finish (result))
    run_address (self, TRUE);
  else
    show_ask (self, NULL);
}

static void
end (HdSaveDialog *self)
{
  g_signal_handlers_disconnect_by_data (self->saving, self);
  /* It was cancelled, and may wait for an answer that nobody gives any more. */
  hd_saving_answer (self->saving, FALSE);
  g_clear_object (&self->saving);
  g_clear_object (&self->cancellable);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdSaveDialog) self = user_data;
  HdSaving *saving = HD_SAVING (source);
  g_autoptr (GError) error = NULL;
  gint64 id = hd_saving_finish (saving, result, &error);
  g_autoptr (HdSaving) kept = g_object_ref (saving);

  if (self->saving != saving)
    return; /* cancelled, and put away */
  end (self);
  if (id != 0)
    {
      g_signal_emit (self, signals[SAVED], 0, id, (int) hd_saving_get_how (kept),
                     hd_saving_get_missing (kept));
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (g_error_matches (error, HD_ERROR, HD_ERROR_LOCAL))
    hd_confirm_async (GTK_WINDOW (self), _ ("Fetch from Your Own Network?"),
                      _ ("This address is not on the web but in the network that this computer is "
                         "in, or on the computer itself."),
                      _ ("_Fetch"), FALSE, local_answered_cb, g_object_ref (self));
  else
    {
      if (hd_saving_get_kind (kept) == HD_PAGE_FEED && hd_saving_get_feed (kept) != NULL)
        g_signal_emit (self, signals[FEED], 0, hd_saving_get_feed (kept));
      show_ask (self, error->message);
    }
}

/* A new saving, shown as under way. */
static HdSaving *
begin (HdSaveDialog *self)
{
  self->saving = hd_saving_new (self->context);
  self->asking = FALSE;
  hd_saving_set_asks (self->saving, TRUE);
  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (self->saving, "notify", G_CALLBACK (stage_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->save_button, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "busy");
  stage_cb (self);
  return self->saving;
}

static void
run_address (HdSaveDialog *self, gboolean allow_local)
{
  HdSaving *saving = begin (self);

  hd_saving_set_allow_local (saving, allow_local);
  hd_saving_run_address_async (saving, self->address, self->cancellable, saved_cb,
                               g_object_ref (self));
}

/* Asks before anything is fetched; @address is what is offered. */
void
hd_save_dialog_ask (HdSaveDialog *self, const char *address)
{
  g_return_if_fail (HD_IS_SAVE_DIALOG (self));

  gtk_editable_set_text (GTK_EDITABLE (self->address_row), address);
  show_ask (self, NULL);
}

/* Saves what is at an address; says so when it is none. */
void
hd_save_dialog_save_address (HdSaveDialog *self, const char *address)
{
  g_return_if_fail (HD_IS_SAVE_DIALOG (self));

  if (self->saving != NULL)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->address_row), address);
  g_free (self->address);
  self->address = hd_saving_dup_address (address);
  if (self->address == NULL)
    show_ask (self, _ ("This is not the address of a page: it begins with https:// or a name like "
                       "example.org."));
  else
    run_address (self, FALSE);
}

void
hd_save_dialog_save_file (HdSaveDialog *self, GFile *file)
{
  g_return_if_fail (HD_IS_SAVE_DIALOG (self));

  if (self->saving == NULL)
    hd_saving_run_file_async (begin (self), file, self->cancellable, saved_cb, g_object_ref (self));
}

/* Saves what was pasted or dropped as HTML. */
void
hd_save_dialog_save_markup (HdSaveDialog *self, const char *markup)
{
  g_autoptr (GBytes) bytes = g_bytes_new (markup, strlen (markup));

  g_return_if_fail (HD_IS_SAVE_DIALOG (self));

  if (self->saving == NULL)
    hd_saving_run_bytes_async (begin (self), bytes, NULL, self->cancellable, saved_cb,
                               g_object_ref (self));
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdSaveDialog *self = HD_SAVE_DIALOG (widget);
  /* The row is set to it, and forgets its own text first. */
  g_autofree char *address = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->address_row)));

  hd_save_dialog_save_address (self, address);
}

static void
cancel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* Ends what is under way; an address can be typed on, and a file is there to be opened again. */
static void
stop (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdSaveDialog *self = HD_SAVE_DIALOG (widget);

  if (self->saving == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  end (self);
  if (*gtk_editable_get_text (GTK_EDITABLE (self->address_row)) != '\0')
    show_ask (self, NULL);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdSaveDialog) self = user_data;
  g_autoptr (GFile) file = hd_choose_file_finish (result);

  if (file != NULL && self->context != NULL)
    hd_save_dialog_save_file (self, file);
}

static void
open_file (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const suffixes[] = { "html", "htm", "xhtml", "mhtml", "mht", NULL };

  hd_choose_open_file_async (GTK_WINDOW (widget), _ ("Open a Saved Page"), _ ("Saved Pages"),
                             suffixes, file_chosen_cb, g_object_ref (widget));
}

static void
address_changed_cb (HdSaveDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->address_row));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "save.save", *text != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), FALSE);
}

static void
address_activated_cb (HdSaveDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "save.save", NULL);
}

static gboolean
hd_save_dialog_close_request (GtkWindow *window)
{
  HdSaveDialog *self = HD_SAVE_DIALOG (window);

  g_cancellable_cancel (self->cancellable);
  if (self->saving != NULL)
    end (self);
  return GTK_WINDOW_CLASS (hd_save_dialog_parent_class)->close_request (window);
}

static void
hd_save_dialog_dispose (GObject *object)
{
  HdSaveDialog *self = HD_SAVE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  if (self->saving != NULL)
    end (self);
  g_clear_pointer (&self->address, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_SAVE_DIALOG);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (hd_save_dialog_parent_class)->dispose (object);
}

static void
hd_save_dialog_class_init (HdSaveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_save_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = hd_save_dialog_close_request;

  signals[SAVED] = g_signal_new ("saved", HD_TYPE_SAVE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 3, G_TYPE_INT64, G_TYPE_INT, G_TYPE_UINT);
  signals[FEED] = g_signal_new ("feed", HD_TYPE_SAVE_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "save.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "save.cancel", NULL, cancel);
  gtk_widget_class_install_action (widget_class, "save.open-file", NULL, open_file);
  gtk_widget_class_install_action (widget_class, "dialog.stop", NULL, stop);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/"
                                                             "articles/hd-save-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HdSaveDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, HdSaveDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, HdSaveDialog, address_row);
  gtk_widget_class_bind_template_child (widget_class, HdSaveDialog, error_label);
  gtk_widget_class_bind_template_child (widget_class, HdSaveDialog, stage_label);
  gtk_widget_class_bind_template_child (widget_class, HdSaveDialog, progress);
  gtk_widget_class_bind_template_callback (widget_class, address_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_activated_cb);
}

static void
hd_save_dialog_init (HdSaveDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hd_dialog_bar_fit (GTK_WINDOW (self));
  hd_wrap_buttons (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "save.save", FALSE);
}

HdSaveDialog *
hd_save_dialog_new (GtkWindow *parent, HdContext *context)
{
  HdSaveDialog *self = g_object_new (HD_TYPE_SAVE_DIALOG, "transient-for", parent, NULL);

  hd_dialog_size_fit (GTK_WINDOW (self));
  self->context = g_object_ref (context);
  return self;
}
