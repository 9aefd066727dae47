/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>

#include "hd-message-pane-private.h"

/*
 * Beside the message: what is said and not sent.
 */

/* Returns: (transfer full): “…”; "" when there is nothing to say */
static char *
quote (HdMessagePane *self, HdSpoken which)
{
  const char *spoken = hd_composer_get_spoken (self->composer, which);

  return spoken != NULL ? g_strdup_printf (C_ ("a sentence in quotes", "“%s”"), spoken)
                        : g_strdup ("");
}

static void
show_line (AdwActionRow *row, const char *text)
{
  gtk_widget_set_visible (GTK_WIDGET (row), *text != '\0');
  adw_action_row_set_subtitle (row, text);
}

/* What is said and not sent: the answer at once, the rest when it is unfolded. */
void
_hd_message_pane_show_spoken (HdMessagePane *self)
{
  const char *status = hd_composer_get_spoken (self->composer, HD_SPOKEN_STATUS);
  g_autofree char *asked = quote (self, HD_SPOKEN_ASKED);
  g_autofree char *outright = quote (self, HD_SPOKEN_OUTRIGHT);
  g_autofree char *passing = quote (self, HD_SPOKEN_IN_PASSING);

  gtk_widget_set_visible (GTK_WIDGET (self->spoken_group), *asked != '\0');
  adw_expander_row_set_subtitle (self->spoken_row, asked);
  show_line (self->outright_row, outright);
  show_line (self->passing_row, passing);
  show_line (self->status_row, status != NULL ? status : "");
}

/* For the chat program: it says the time and nothing else. */
static void
copy_status (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdMessagePane *self = HD_MESSAGE_PANE (widget);
  const char *status = hd_composer_get_spoken (self->composer, HD_SPOKEN_STATUS);

  if (status == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), status);
  gtk_widget_activate_action (widget, "win.toast", "s", _ ("Copied"));
}

void
_hd_message_pane_install_spoken (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "message.copy-status", NULL, copy_status);
}
