/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-compat.h"

#include <glib/gi18n.h>

#include "hd-recent.h"

/*
 * The widgets of GTK 4.8 and libadwaita 1.2 that later versions replace, each behind a function,
 * so that a port touches this file only.
 */

/* A toast lies over the lower edge of the page; libadwaita's five seconds are long for a word, and
 * short for what went wrong. */
#define TOAST_SECONDS 3
#define READ_A_SECOND 15

/* How much stands in a line of it; on a phone, also beside the longest word for the way back. */
#define NARROW_TOAST 500
#define BUTTON_CHARS 14
#define NARROW_CHARS 28
#define WIDE_CHARS 60

/* Pixels: more than a letter of a large heading is wide, and less than the smallest dialog. */
#define HEADING_WIDTH 120

/* How much of a name makes its dialog wider, in characters. */
#define LONG_NAME 48

/*
 * AdwMessageDialog has its heading twice, large on one line and small on several, and measures both
 * for whatever width the narrower one could do with, of which GTK warns from 4.18 on. Two that wrap
 * and can do with the same width are measured for no less, and the large one is shown as ever only
 * where it fits on its line.
 */
static void
let_heading_wrap (GtkWidget *widget, const char *heading)
{
  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), heading) == 0)
    {
      gtk_label_set_wrap (GTK_LABEL (widget), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (widget), PANGO_WRAP_WORD_CHAR);
      gtk_widget_set_size_request (widget, HEADING_WIDTH, -1);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    let_heading_wrap (child, heading);
}

static GtkWidget *
message_dialog_new (GtkWindow *parent, const char *heading)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, NULL, NULL);

  adw_message_dialog_set_heading_use_markup (ADW_MESSAGE_DIALOG (dialog), FALSE);
  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (dialog), heading);
  let_heading_wrap (dialog, heading);
  /* The desktop names the window to whoever looks, and the heading may be private. */
  gtk_window_set_title (GTK_WINDOW (dialog), "Halfday");
  return dialog;
}

static void
responded_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_boolean (task, g_strcmp0 (response, "go") == 0);
}

/**
 * hd_ask_async:
 * @heading: plain text, the question
 * @body: plain text, what follows from it
 * @safe_label: names the safe answer, which is the default, and what Escape means
 * @action_label: names the other one
 *
 * Asks once. Ends with hd_confirm_finish().
 */
void
hd_ask_async (GtkWindow *parent,
              const char *heading,
              const char *body,
              const char *safe_label,
              const char *action_label,
              gboolean destructive,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  GtkWidget *dialog = message_dialog_new (parent, heading);
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, hd_ask_async);
  adw_message_dialog_set_body_use_markup (ADW_MESSAGE_DIALOG (dialog), FALSE);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "back", safe_label);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "go", action_label);
  if (destructive)
    adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "go",
                                                ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "back");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "back");
  g_signal_connect (dialog, "response", G_CALLBACK (responded_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * hd_confirm_async:
 * @action_label: names the action; the other button is “Go Back”, and Escape means that too
 *
 * Asks once. The safe answer is the default.
 */
void
hd_confirm_async (GtkWindow *parent,
                  const char *heading,
                  const char *body,
                  const char *action_label,
                  gboolean destructive,
                  GAsyncReadyCallback callback,
                  gpointer user_data)
{
  hd_ask_async (parent, heading, body, _ ("Go _Back"), action_label, destructive, callback,
                user_data);
}

/**
 * hd_confirm_finish:
 *
 * Returns: whether the action was chosen
 */
gboolean
hd_confirm_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}

static char *
dup_name (GtkEditable *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (entry)));
}

static void
named_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GtkEditable *entry = GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog));

  g_task_return_pointer (task, g_strcmp0 (response, "go") == 0 ? dup_name (entry) : NULL, g_free);
}

static void
name_changed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  g_autofree char *name = dup_name (entry);

  adw_message_dialog_set_response_enabled (dialog, "go", *name != '\0');
}

/**
 * hd_ask_name_async:
 * @heading: plain text, what the name is for
 * @name: what it is now
 * @action_label: names what is done with it
 *
 * Asks for one name, which is not empty.
 */
void
hd_ask_name_async (GtkWindow *parent,
                   const char *heading,
                   const char *name,
                   const char *action_label,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  GtkWidget *dialog = message_dialog_new (parent, heading);
  GtkWidget *entry = gtk_entry_new ();
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, hd_ask_name_async);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "back", _ ("Go _Back"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "go", action_label);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "go",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "go");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "back");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  -1);
  /* One that is long can be seen whole where there is room. */
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry),
                                    (int) MIN (g_utf8_strlen (name, -1), LONG_NAME));
  g_signal_connect (entry, "changed", G_CALLBACK (name_changed_cb), dialog);
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  g_signal_connect (dialog, "response", G_CALLBACK (named_cb), task);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

/**
 * hd_ask_name_finish:
 *
 * Returns: (transfer full) (nullable): the name; %NULL when it was not given
 */
char *
hd_ask_name_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

static void
file_chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GFile *file = NULL;

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  G_GNUC_END_IGNORE_DEPRECATIONS
  if (file != NULL)
    hd_recent_forget (file);
  g_task_return_pointer (task, file, g_object_unref);
  g_object_unref (dialog);
}

/**
 * hd_choose_save_file_async:
 * @name: the file name that is offered
 */
void
hd_choose_save_file_async (GtkWindow *parent,
                           const char *title,
                           const char *name,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, hd_choose_save_file_async);
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  G_GNUC_END_IGNORE_DEPRECATIONS
  /* The reference is the dialog's own until it has answered. */
  g_signal_connect (dialog, "response", G_CALLBACK (file_chosen_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* Both kinds of case are meant by a suffix. */
static void
add_filter (GtkFileChooserNative *dialog, const char *name, const char *const *suffixes)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; suffixes != NULL && suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);
  if (suffixes == NULL)
    gtk_file_filter_add_pattern (filter, "*");
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  G_GNUC_END_IGNORE_DEPRECATIONS
  g_object_unref (filter);
}

/**
 * hd_choose_open_file_async:
 * @kind: what the files are that are shown first
 * @suffixes: (array zero-terminated=1): how their names end, without the dot
 *
 * Has a file chosen to be read; a file of another name can be chosen too.
 */
void
hd_choose_open_file_async (GtkWindow *parent,
                           const char *title,
                           const char *kind,
                           const char *const *suffixes,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, hd_choose_open_file_async);
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  G_GNUC_END_IGNORE_DEPRECATIONS
  add_filter (dialog, kind, suffixes);
  add_filter (dialog, _ ("All Files"), NULL);
  g_signal_connect (dialog, "response", G_CALLBACK (file_chosen_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * hd_choose_file_finish:
 *
 * Returns: (transfer full) (nullable): the file, %NULL when none was chosen
 */
GFile *
hd_choose_file_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * hd_toast_new:
 * @over: what it lies over, which says how wide it can be
 * @sentence: plain text; a toast's own title is always markup, and one line of which a phone shows
 *   the beginning only
 * @button: (nullable): the label of its button, with a mnemonic
 *
 * Returns: (transfer full): a toast
 */
AdwToast *
hd_toast_new (GtkWidget *over, const char *sentence, const char *button)
{
  g_return_val_if_fail (GTK_IS_WIDGET (over), NULL);

  AdwToast *toast = adw_toast_new ("");
  int width = gtk_widget_get_width (over);
  gboolean narrow = width > 0 && width < NARROW_TOAST;
  int chars = !narrow ? WIDE_CHARS : button != NULL ? BUTTON_CHARS : NARROW_CHARS;
  guint length = (guint) g_utf8_strlen (sentence, -1);
  /* A toast is as high as its title is when it has all the width that it asks for; what fits into a
   * line is not to be wrapped, which would make two narrow lines of it. */
  g_autoptr (GtkWidget) label =
    g_object_ref_sink (g_object_new (GTK_TYPE_LABEL, "label", sentence, "xalign", 0.0, "wrap",
                                     length > (guint) chars, "max-width-chars", chars, NULL));

  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);
  adw_toast_set_button_label (toast, button);
  adw_toast_set_timeout (toast, MAX (TOAST_SECONDS, length / READ_A_SECOND));
  return toast;
}

/**
 * hd_name_split_button:
 * @button: a split button with tooltips for both of its halves
 *
 * Gives the two halves names: libadwaita makes tooltips of these texts, which are no names to a
 * screen reader.
 */
void
hd_name_split_button (AdwSplitButton *button)
{
  const char *tooltip = gtk_widget_get_tooltip_text (GTK_WIDGET (button));

  g_return_if_fail (ADW_IS_SPLIT_BUTTON (button));

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (button)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *name =
        GTK_IS_MENU_BUTTON (child) ? adw_split_button_get_dropdown_tooltip (button) : tooltip;

      if (name != NULL && *name != '\0' && (GTK_IS_MENU_BUTTON (child) || GTK_IS_BUTTON (child)))
        gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                        -1);
    }
}

/* The words of a label take more than one line where there is no room for them. */
static void
wrap (GtkLabel *label)
{
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
}

/**
 * hd_wrap_labels:
 *
 * Lets each label in @root take more than one line where there is no room for its words.
 */
void
hd_wrap_labels (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  if (GTK_IS_LABEL (root))
    wrap (GTK_LABEL (root));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    hd_wrap_labels (child);
}

/**
 * hd_wrap_buttons:
 * @root: a widget whose template is there
 *
 * Lets the words of the buttons in @root take more than one line where there is no room for them:
 * large letters and long languages on a phone.
 */
void
hd_wrap_buttons (GtkWidget *root)
{
  g_return_if_fail (GTK_IS_WIDGET (root));

  GtkWidget *label = GTK_IS_BUTTON (root) ? gtk_button_get_child (GTK_BUTTON (root)) : NULL;

  if (label != NULL && GTK_IS_LABEL (label))
    {
      wrap (GTK_LABEL (label));
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    hd_wrap_buttons (child);
}

/**
 * hd_limit_row:
 * @most: how many characters it takes
 *
 * As its property max-length, which comes with libadwaita 1.6: what is too much is not typed at
 * all, rather than left out when it is stored.
 */
void
hd_limit_row (AdwEntryRow *row, int most)
{
  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  if (GTK_IS_TEXT (text))
    gtk_text_set_max_length (GTK_TEXT (text), most);
}
