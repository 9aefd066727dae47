/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "hd-code-view.h"
#include "hd-compat.h"
#include "hd-linked.h"
#include "hd-mailto.h"
#include "hd-message-pane-private.h"
#include "hd-requests.h"

/*
 * The ways to hand a message over, and what follows.
 */

static GtkWindow *
window (HdMessagePane *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
toast (HdMessagePane *self, const char *sentence)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sentence);
}

/* A calendar block is its title. */
static const char *
text_to_hand_over (HdMessagePane *self)
{
  HdKeptDraft *draft = hd_composer_get_draft (self->composer);

  return *draft->body != '\0' ? draft->body : draft->subject;
}

static void
copy_now (HdMessagePane *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text_to_hand_over (self));
  if (hd_composer_is_own_text (self->composer))
    {
      toast (self, _ ("Copied"));
      return;
    }

  /* The row that asks whether it was sent says that it is copied; a toast would lie on top. */
  hd_composer_mark_copied (self->composer);
  gtk_widget_activate_action (GTK_WIDGET (self), "request.message", NULL);
  gtk_widget_grab_focus (self->sent_button);
}

typedef void (*HandOver) (HdMessagePane *self);

typedef struct
{
  HdMessagePane *self;
  HandOver hand_over;
} Asked;

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Asked *asked = user_data;
  g_autoptr (HdMessagePane) self = asked->self;

  if (hd_confirm_finish (result) && self->composer != NULL)
    {
      self->asked_to_copy = TRUE;
      asked->hand_over (self);
    }
  g_free (asked);
}

/* Whatever way a text leaves by: with a finding that weighs, or when it could not be checked, it is
 * asked once, and the safe answer is to go back. */
static void
check_and (HdMessagePane *self, HandOver hand_over)
{
  g_autofree char *problem = NULL;
  Asked *asked;

  if (hd_composer_is_empty (self->composer))
    return;

  _hd_message_pane_check (self);
  problem = _hd_message_pane_dup_check_problem (self);
  if ((problem == NULL && !hd_findings_have_block (self->found)) || self->asked_to_copy)
    {
      hand_over (self);
      return;
    }

  asked = g_new0 (Asked, 1);
  asked->self = g_object_ref (self);
  asked->hand_over = hand_over;
  hd_confirm_async (window (self), _ ("Use It as It Is?"),
                    problem != NULL
                      ? problem
                      : _ ("The text says more than “an appointment”. The findings below it show "
                           "where."),
                    _ ("_Use It"), FALSE, asked_cb, asked);
}

/**
 * hd_message_pane_copy:
 *
 * Copies the message. With a finding that weighs it asks once, and the safe answer is to go back.
 */
void
hd_message_pane_copy (HdMessagePane *self)
{
  g_return_if_fail (HD_IS_MESSAGE_PANE (self));

  check_and (self, copy_now);
}

static void
copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hd_message_pane_copy (HD_MESSAGE_PANE (widget));
}

static void
copy_subject_now (HdMessagePane *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          gtk_editable_get_text (GTK_EDITABLE (self->subject)));
  toast (self, _ ("Subject copied"));
}

static void
copy_subject (GtkWidget *widget, const char *action, GVariant *parameter)
{
  check_and (HD_MESSAGE_PANE (widget), copy_subject_now);
}

/* As one edit, so that undo brings one's own words back. */
static void
use_neutral (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdMessagePane *self = HD_MESSAGE_PANE (widget);
  g_autofree char *text = g_strdup (gtk_label_get_label (self->neutral_label));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->body);
  GtkTextIter start, end;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, text, -1);
  gtk_text_buffer_end_user_action (buffer);
  _hd_message_pane_check (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->body));
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdMessagePane) self = user_data;

  if (!g_app_info_launch_default_for_uri_finish (result, NULL))
    toast (self, _ ("No e-mail program could be opened. Copy the message instead."));
  else if (self->composer != NULL)
    hd_composer_mark_copied (self->composer);
}

static void
open_mail (HdMessagePane *self)
{
  HdRecipient *recipient = hd_composer_get_recipient (self->composer);
  g_autofree char *uri = hd_mailto_build (recipient != NULL ? recipient->email : NULL,
                                          hd_composer_get_subject (self->composer),
                                          hd_composer_get_body (self->composer));
  g_autoptr (GdkAppLaunchContext) context =
    gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (self)));

  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb,
                                           g_object_ref (self));
}

static void
mail_confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdMessagePane) self = user_data;

  if (!hd_confirm_finish (result) || self->composer == NULL)
    return;
  g_settings_set_boolean (self->settings, "mail-noted", TRUE);
  open_mail (self);
}

static void
mail_now (HdMessagePane *self)
{
  if (g_settings_get_boolean (self->settings, "mail-noted"))
    open_mail (self);
  else
    hd_confirm_async (window (self), _ ("Open in E-Mail?"),
                      _ ("The message opens in the e-mail program of this computer and goes out "
                         "from its account. If your work account is elsewhere, copy the message "
                         "or show it as a code."),
                      _ ("_Open"), FALSE, mail_confirmed_cb, g_object_ref (self));
}

static void
mail (GtkWidget *widget, const char *action, GVariant *parameter)
{
  check_and (HD_MESSAGE_PANE (widget), mail_now);
}

static void
show_code_now (HdMessagePane *self)
{
  hd_code_window_present (window (self), text_to_hand_over (self));
  if (!hd_composer_is_own_text (self->composer))
    hd_composer_mark_copied (self->composer);
}

static void
code (GtkWidget *widget, const char *action, GVariant *parameter)
{
  check_and (HD_MESSAGE_PANE (widget), show_code_now);
}

typedef struct
{
  HdMessagePane *self;
  GBytes *bytes; /* the file's content, until it is written */
} Saving;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (HdMessagePane) self = saving->self;
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    toast (self, _ ("Saved"));
  else
    toast (self, error->message);
  g_bytes_unref (saving->bytes);
  g_free (saving);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdMessagePane) self = user_data;
  g_autoptr (GFile) file = hd_choose_file_finish (result);

  if (file == NULL || self->composer == NULL)
    return;

  const char *subject = hd_composer_get_subject (self->composer);
  const char *body = hd_composer_get_body (self->composer);
  char *text = subject != NULL && *subject != '\0' && *body != '\0'
                 ? g_strdup_printf ("%s\n\n%s\n", subject, body)
                 : g_strdup_printf ("%s\n", text_to_hand_over (self));
  Saving *saving = g_new0 (Saving, 1);

  saving->bytes = g_bytes_new_take (text, strlen (text));
  saving->self = g_steal_pointer (&self);
  g_file_replace_contents_bytes_async (file, saving->bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       saved_cb, saving);
}

static void
save_now (HdMessagePane *self)
{
  hd_choose_save_file_async (window (self), _ ("Save Message"),
                             /* Translators: the name of a file; neutral, without blanks */
                             _ ("message.txt"), file_chosen_cb, g_object_ref (self));
}

static void
save (GtkWidget *widget, const char *action, GVariant *parameter)
{
  check_and (HD_MESSAGE_PANE (widget), save_now);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdMessagePane) self = user_data;
  g_autoptr (HdKeptDraft) draft = g_steal_pointer (&self->sending);
  g_autoptr (GError) error = NULL;

  gint64 absence = hd_context_finish (HD_CONTEXT (source), result, &error);

  if (absence == 0)
    {
      toast (self, error->message);
      return;
    }
  if (self->composer == NULL)
    return;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.undo-toast", "s",
                              _ ("You earned this time."));
  /* The time off will not be: what counts on it is asked for, as where it is withdrawn by hand. */
  if (g_strcmp0 (draft->purpose, "cancel") == 0)
    hd_linked_ask (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->context,
                   draft->request);

  /* Another message may have been begun meanwhile. */
  if (hd_composer_get_draft (self->composer) != draft)
    return;
  hd_composer_reset (self->composer);
  gtk_widget_activate_action (GTK_WIDGET (self), "request.started-over", "(sx)", draft->uid,
                              strcmp (draft->purpose, "cancel") != 0 ? absence : 0);
}

static void
sent (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdMessagePane *self = HD_MESSAGE_PANE (widget);

  /* A second click books nothing. */
  if (self->sending != NULL)
    return;
  self->sending = g_object_ref (hd_composer_get_draft (self->composer));
  hd_requests_send_async (self->context, self->sending, sent_cb, g_object_ref (self));
}

static void
not_yet (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hd_composer_mark_unsent (HD_MESSAGE_PANE (widget)->composer);
}

/* Other words for the message, also where somebody wrote their own: those can be brought back. */
static void
give_up_edits (HdMessagePane *self, void (*take_words) (HdComposer *composer))
{
  self->undoable = hd_composer_is_edited (self->composer);
  take_words (self->composer);
  self->undoable = FALSE;
}

static void
rephrase (GtkWidget *widget, const char *action, GVariant *parameter)
{
  give_up_edits (HD_MESSAGE_PANE (widget), hd_composer_rephrase);
}

static void
rewrite (GtkWidget *widget, const char *action, GVariant *parameter)
{
  give_up_edits (HD_MESSAGE_PANE (widget), hd_composer_rewrite);
}

static void
keep_edit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hd_composer_keep_edit (HD_MESSAGE_PANE (widget)->composer);
}

void
_hd_message_pane_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "message.copy", copy },
    { "message.copy-subject", copy_subject },
    { "message.mail", mail },
    { "message.code", code },
    { "message.save", save },
    { "message.sent", sent },
    { "message.not-yet", not_yet },
    { "message.rephrase", rephrase },
    { "message.rewrite", rewrite },
    { "message.keep-edit", keep_edit },
    { "message.use-neutral", use_neutral },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
}
