/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-background.h"

#include <errno.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/*
 * Whether the program is started with the session, without a window: through the portal in a
 * Flatpak, by an autostart entry elsewhere.
 *
 * https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Background.html
 */

#define PORTAL "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_REQUEST "org.freedesktop.portal.Request"

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
static gboolean
set_entry (GApplication *application, gboolean wanted, GError **error)
{
  g_autofree char *path = entry_path (application);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = NULL;

  if (!wanted)
    {
      if (g_unlink (path) == 0 || errno == ENOENT || errno == ENOTDIR)
        return TRUE;
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                   _ ("The entry “%s”, which starts Halfday with your session, cannot be removed."),
                   path);
      return FALSE;
    }
  text = entry_text (application);
  g_mkdir_with_parents (folder, 0700);
  return g_file_set_contents (path, text, -1, error);
}

/* What is asked of the portal: its answer comes as a signal of an object that it makes. */
typedef struct
{
  GDBusConnection *bus;
  guint subscription;
  gboolean wanted;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  if (question->subscription != 0)
    g_dbus_connection_signal_unsubscribe (question->bus, question->subscription);
  g_object_unref (question->bus);
  g_free (question);
}

/* The desktop may ask, and may say no. */
static void
answered_cb (GDBusConnection *bus,
             const char *sender,
             const char *path,
             const char *interface,
             const char *name,
             GVariant *parameters,
             gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Question *question = g_task_get_task_data (task);
  guint subscription = question->subscription;
  g_autoptr (GVariant) results = NULL;
  gboolean background = FALSE, autostart = FALSE;
  guint32 response;

  if (g_task_get_completed (task) ||
      !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    return;
  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_variant_lookup (results, "background", "b", &background);
  g_variant_lookup (results, "autostart", "b", &autostart);
  if (!question->wanted || (response == 0 && background && autostart))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                             _ ("Your desktop does not let Halfday start in the background. Its "
                                "settings may allow it under Applications."));
  /* The subscription holds the task, and goes with it. */
  question->subscription = 0;
  g_dbus_connection_signal_unsubscribe (bus, subscription);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Question *question = g_task_get_task_data (task);
  guint subscription = question->subscription;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) handle =
    g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (handle != NULL || g_task_get_completed (task))
    return;
  question->subscription = 0;
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("This desktop cannot start Halfday in the background."));
  g_dbus_connection_signal_unsubscribe (G_DBUS_CONNECTION (source), subscription);
}

/* The path of the object that answers is known beforehand, so that no answer is missed. */
static char *
request_path (GDBusConnection *bus, const char *token)
{
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (bus) + 1);

  g_strdelimit (sender, ".", '_');
  return g_strconcat (PORTAL_PATH "/request/", sender, "/", token, NULL);
}

/**
 * hd_background_ask_async:
 * @bus: the session's bus
 *
 * What hd_background_set_async() does in a Flatpak: asks the desktop's portal. It may ask the
 * person, so the answer can take as long as they like.
 */
void
hd_background_ask_async (GApplication *application,
                         GDBusConnection *bus,
                         gboolean wanted,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  static const char *const command[] = { "halfday", "--background", NULL };
  static guint serial;
  GTask *task = g_task_new (application, NULL, callback, user_data);
  Question *question = g_new0 (Question, 1);
  g_autofree char *token = g_strdup_printf ("halfday%u", ++serial);
  g_autofree char *path = request_path (bus, token);
  GVariantBuilder options;

  g_task_set_source_tag (task, hd_background_ask_async);
  question->bus = g_object_ref (bus);
  question->wanted = wanted;
  g_task_set_task_data (task, question, question_free);
  question->subscription =
    g_dbus_connection_signal_subscribe (bus, PORTAL, PORTAL_REQUEST, "Response", path, NULL,
                                        G_DBUS_SIGNAL_FLAGS_NONE, answered_cb, g_object_ref (task),
                                        g_object_unref);

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options, "{sv}", "reason",
                         g_variant_new_string (_ ("Remind of appointments")));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (wanted));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  g_dbus_connection_call (bus, PORTAL, PORTAL_PATH, "org.freedesktop.portal.Background",
                          "RequestBackground", g_variant_new ("(sa{sv})", "", &options),
                          G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, asked_cb, task);
}

/**
 * hd_background_set_async:
 * @wanted: start with the session from now on, or not any more
 */
void
hd_background_set_async (GApplication *application,
                         gboolean wanted,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  gboolean sandboxed = is_sandboxed ();
  GDBusConnection *bus = sandboxed ? g_application_get_dbus_connection (application) : NULL;
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  if (bus != NULL)
    {
      hd_background_ask_async (application, bus, wanted, callback, user_data);
      return;
    }
  task = g_task_new (application, NULL, callback, user_data);
  g_task_set_source_tag (task, hd_background_set_async);
  if (sandboxed)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                             _ ("This desktop cannot start Halfday in the background."));
  else if (set_entry (application, wanted, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * hd_background_finish:
 *
 * Returns: %FALSE and @error with a sentence when it will not be so: nothing of the disk, or the
 *   desktop said no
 */
gboolean
hd_background_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
