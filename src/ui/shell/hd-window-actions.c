/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-window-private.h"

#include <glib/gi18n.h>

#include "hd-compat.h"
#include "hd-terms-sheet.h"

/* The actions of the window that need nothing of its inside. */

/**
 * hd_window_open_file:
 * @file: a calendar file or a mail
 *
 * Is hd_window_open_files() of one.
 */
void
hd_window_open_file (HdWindow *self, GFile *file)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  g_ptr_array_add (files, file);
  hd_window_open_files (self, files);
}

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdWindow) self = HD_WINDOW (g_object_ref (source));
  g_autoptr (GFile) file = hd_choose_file_finish (result);

  if (file != NULL && hd_window_get_context (self) != NULL)
    hd_window_open_file (self, file);
}

static void
choose_file (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const suffixes[] = { "ics", "ical", "icalendar", "ifb",
                                          "vcs", "eml",  "dat",       NULL };

  hd_choose_open_file_async (GTK_WINDOW (widget), _ ("Open Calendar File"),
                             _ ("Invitations and Mails"), suffixes, file_chosen_cb, NULL);
}

static void
toast (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hd_window_toast (HD_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* Asked for on Appointments: the day is noted on Time Off, which says what follows from it. */
static void
note_last_day (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdWindow *self = HD_WINDOW (widget);

  hd_window_show_page (self, "time-off");
  hd_terms_sheet_present (GTK_WINDOW (self), hd_window_get_context (self));
}

void
hd_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, choose_file);
  gtk_widget_class_install_action (widget_class, "win.toast", "s", toast);
  gtk_widget_class_install_action (widget_class, "win.last-day", NULL, note_last_day);
}
