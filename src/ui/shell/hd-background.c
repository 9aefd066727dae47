/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-background.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <gtk/gtk.h>

/*
 * Whether the program is started with the session, without a window: through the portal in a
 * Flatpak, by an autostart entry elsewhere.
 */

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"

static gboolean
is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

static char *
entry_path (GApplication *application)
{
  g_autofree char *name =
    g_strconcat (g_application_get_application_id (application), ".desktop", NULL);

  return g_build_filename (g_get_user_config_dir (), "autostart", name, NULL);
}

/* The text of the entry: as neutral as that of the program itself. */
static char *
entry_text (GApplication *application)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_set_string (file, "Desktop Entry", "Type", "Application");
  g_key_file_set_string (file, "Desktop Entry", "Name", "Halfday");
  g_key_file_set_string (file, "Desktop Entry", "Exec", "halfday --background");
  g_key_file_set_string (file, "Desktop Entry", "Icon",
                         g_application_get_application_id (application));
  g_key_file_set_boolean (file, "Desktop Entry", "NoDisplay", TRUE);
  return g_key_file_to_data (file, NULL, NULL);
}

/* At once: switched on and off again quickly, the last word holds. */
static void
set_entry (GApplication *application, gboolean wanted)
{
  g_autofree char *path = entry_path (application);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (!wanted)
    {
      g_unlink (path);
      return;
    }
  text = entry_text (application);
  g_mkdir_with_parents (folder, 0700);
  if (!g_file_set_contents (path, text, -1, &error) && window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.toast", "s", error->message);
}

/* The desktop may ask, and may say no: then there is nothing in the background, as before. */
static void
ask_portal (GApplication *application, gboolean wanted)
{
  static const char *const command[] = { "halfday", "--background", NULL };
  GVariantBuilder options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "reason",
                         g_variant_new_string (_ ("Remind of appointments")));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (wanted));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  g_dbus_connection_call (g_application_get_dbus_connection (application), PORTAL, PORTAL_PATH,
                          "org.freedesktop.portal.Background", "RequestBackground",
                          g_variant_new ("(sa{sv})", "", &options), NULL, G_DBUS_CALL_FLAGS_NONE,
                          -1, NULL, NULL, NULL);
}

/**
 * hd_background_set:
 * @wanted: start with the session from now on, or not any more
 */
void
hd_background_set (GApplication *application, gboolean wanted)
{
  if (is_sandboxed ())
    {
      if (g_application_get_dbus_connection (application) != NULL)
        ask_portal (application, wanted);
      return;
    }
  set_entry (application, wanted);
}
