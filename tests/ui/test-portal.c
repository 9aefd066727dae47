/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "hd-background.h"
#include "hd-compat.h"
#include "hd-test-ui.h"

/*
 * What a Flatpak asks of the desktop: a portal of our own stands for it on the test's bus. It runs
 * in a thread with a connection of its own, because GTK asks for its version synchronously.
 */

#define PATH "/org/freedesktop/portal/desktop"

static const char portal_xml[] =
  "<node>"
  "<interface name='org.freedesktop.portal.FileChooser'>"
  "<method name='OpenFile'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>"
  "<method name='SaveFile'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>"
  "<property name='version' type='u' access='read'/>"
  "</interface>"
  "<interface name='org.freedesktop.portal.Background'>"
  "<method name='RequestBackground'><arg type='s' direction='in'/>"
  "<arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>"
  "<property name='version' type='u' access='read'/>"
  "</interface></node>";

/* What the portal answers, and what it was asked last. Behind the lock. */
typedef struct
{
  GMutex lock;
  GMainContext *context;
  GMainLoop *loop;
  gboolean ready;
  gboolean gone;    /* answers the call itself with an error */
  guint32 response; /* 0 yes, 1 the person said no */
  const char *uri;
  gboolean background;
  gboolean autostart;
  char *method;
  char *title;
  GVariant *options;
} Portal;

static Portal portal;

static GVariant *
make_results (const char *method)
{
  GVariantBuilder results;

  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  if (g_str_equal (method, "RequestBackground"))
    {
      g_variant_builder_add (&results, "{sv}", "background",
                             g_variant_new_boolean (portal.background));
      g_variant_builder_add (&results, "{sv}", "autostart",
                             g_variant_new_boolean (portal.autostart));
    }
  else
    {
      const char *const uris[] = { portal.uri, NULL };

      /* Empty when nothing was chosen: GTK 4.8 counts on its being there. */
      g_variant_builder_add (&results, "{sv}", "uris", g_variant_new_strv (uris, -1));
    }
  return g_variant_builder_end (&results);
}

static void
asked_cb (GDBusConnection *bus,
          const char *sender,
          const char *path,
          const char *interface,
          const char *method,
          GVariant *parameters,
          GDBusMethodInvocation *invocation,
          gpointer user_data)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&portal.lock);
  g_autofree char *peer = g_strdup (sender + 1);
  g_autofree char *handle = NULL;
  const char *token = "none";

  g_free (portal.method);
  g_free (portal.title);
  g_clear_pointer (&portal.options, g_variant_unref);
  portal.method = g_strdup (method);
  portal.title = NULL;
  if (g_str_equal (method, "RequestBackground"))
    g_variant_get (parameters, "(&s@a{sv})", NULL, &portal.options);
  else
    g_variant_get (parameters, "(&ss@a{sv})", NULL, &portal.title, &portal.options);
  if (portal.gone)
    {
      g_dbus_method_invocation_return_dbus_error (invocation,
                                                  "org.freedesktop.DBus.Error.UnknownMethod",
                                                  "There is none");
      return;
    }
  g_variant_lookup (portal.options, "handle_token", "&s", &token);
  g_strdelimit (peer, ".", '_');
  handle = g_strconcat (PATH "/request/", peer, "/", token, NULL);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", handle));
  g_dbus_connection_emit_signal (bus, sender, handle, "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(u@a{sv})", portal.response,
                                                make_results (method)),
                                 NULL);
}

static GVariant *
get_version_cb (GDBusConnection *bus,
                const char *sender,
                const char *path,
                const char *interface,
                const char *property,
                GError **error,
                gpointer user_data)
{
  return g_variant_new_uint32 (3);
}

static void
named_cb (GDBusConnection *bus, const char *name, gpointer user_data)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&portal.lock);

  portal.ready = TRUE;
}

static gpointer
run_portal (gpointer data)
{
  static const GDBusInterfaceVTable table = { .method_call = asked_cb,
                                              .get_property = get_version_cb };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (portal_xml, NULL);
  g_autofree char *address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GDBusConnection) bus = NULL;
  guint name;

  g_main_context_push_thread_default (portal.context);
  bus = g_dbus_connection_new_for_address_sync (address,
                                                G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                NULL, NULL, NULL);
  for (guint i = 0; i < 2; i++)
    g_dbus_connection_register_object (bus, PATH, node->interfaces[i], &table, NULL, NULL, NULL);
  name = g_bus_own_name_on_connection (bus, "org.freedesktop.portal.Desktop",
                                       G_BUS_NAME_OWNER_FLAGS_NONE, named_cb, NULL, NULL, NULL);
  g_main_loop_run (portal.loop);
  g_bus_unown_name (name);
  g_dbus_connection_close_sync (bus, NULL, NULL);
  g_main_context_pop_thread_default (portal.context);
  return NULL;
}

static gboolean
is_ready (gpointer data)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&portal.lock);

  return portal.ready;
}

typedef struct
{
  GFile *file;
  GError *error;
  gboolean allowed;
  gboolean done;
} Answer;

static gboolean
is_done (gpointer answer)
{
  return ((Answer *) answer)->done;
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->file = hd_choose_file_finish (result);
  answer->done = TRUE;
}

static void
background_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->allowed = hd_background_finish (result, &answer->error);
  answer->done = TRUE;
}

/* What can be read is shown first, however it is spelt, and everything else can be. */
static void
assert_filters (void)
{
  g_autoptr (GVariant) filters =
    g_variant_lookup_value (portal.options, "filters", G_VARIANT_TYPE ("a(sa(us))"));
  const char *first, *last;
  g_autoptr (GVariant) patterns = NULL;
  g_autofree char *printed = NULL;

  g_assert_nonnull (filters);
  g_assert_cmpuint (g_variant_n_children (filters), ==, 2);
  g_variant_get_child (filters, 0, "(&s@a(us))", &first, &patterns);
  g_variant_get_child (filters, 1, "(&sa(us))", &last, NULL);
  printed = g_variant_print (patterns, FALSE);
  g_assert_cmpstr (first, ==, "Invitations");
  g_assert_nonnull (strstr (printed, "[iI][cC][sS]"));
  g_assert_nonnull (strstr (printed, "[eE][mM][lL]"));
  g_assert_cmpstr (last, ==, "All Files");
}

/* The file that the desktop names, also one that it hands over through its documents folder. */
static void
test_open (void)
{
  static const char *const suffixes[] = { "ics", "eml", NULL };
  g_autoptr (GtkWindow) window = g_object_ref_sink (GTK_WINDOW (gtk_window_new ()));
  Answer answer = { 0 };

  gtk_window_present (window);
  portal.response = 0;
  portal.uri = "file:///run/user/1000/doc/9f2b/Einladung%20f%C3%BCr%20Mai.ics";
  hd_choose_open_file_async (window, "Open a Calendar File", "Invitations", suffixes, chosen_cb,
                             &answer);
  hd_test_wait_until (is_done, &answer);
  g_assert_nonnull (answer.file);
  g_assert_cmpstr (g_file_peek_path (answer.file), ==,
                   "/run/user/1000/doc/9f2b/Einladung für Mai.ics");
  g_assert_cmpstr (portal.method, ==, "OpenFile");
  g_assert_cmpstr (portal.title, ==, "Open a Calendar File");
  assert_filters ();
  g_clear_object (&answer.file);

  /* Nothing chosen. */
  answer = (Answer){ 0 };
  portal.response = 1;
  portal.uri = NULL;
  hd_choose_open_file_async (window, "Open a Calendar File", "Invitations", suffixes, chosen_cb,
                             &answer);
  hd_test_wait_until (is_done, &answer);
  g_assert_null (answer.file);
  gtk_window_destroy (window);
}

/* The desktop is told the name that is offered, and no more of what is saved. */
static void
test_save (void)
{
  g_autoptr (GtkWindow) window = g_object_ref_sink (GTK_WINDOW (gtk_window_new ()));
  Answer answer = { 0 };
  const char *name = NULL;

  gtk_window_present (window);
  portal.response = 0;
  portal.uri = "file:///run/user/1000/doc/11aa/appointment.ics";
  hd_choose_save_file_async (window, "Save", "appointment.ics", chosen_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  g_assert_nonnull (answer.file);
  g_assert_cmpstr (portal.method, ==, "SaveFile");
  g_assert_true (g_variant_lookup (portal.options, "current_name", "&s", &name));
  g_assert_cmpstr (name, ==, "appointment.ics");
  g_clear_object (&answer.file);
  gtk_window_destroy (window);
}

/* Whether it may start with the session is the desktop's word, and is heard. */
static void
test_background (void)
{
  static const struct
  {
    gboolean wanted, gone;
    guint32 response;
    gboolean background, autostart, allowed;
    GIOErrorEnum code;
  } cases[] = {
    { TRUE, FALSE, 0, TRUE, TRUE, TRUE, 0 },
    { TRUE, FALSE, 0, TRUE, FALSE, FALSE, G_IO_ERROR_PERMISSION_DENIED },
    { TRUE, FALSE, 1, FALSE, FALSE, FALSE, G_IO_ERROR_PERMISSION_DENIED },
    { TRUE, FALSE, 2, TRUE, TRUE, FALSE, G_IO_ERROR_PERMISSION_DENIED },
    { TRUE, TRUE, 0, TRUE, TRUE, FALSE, G_IO_ERROR_NOT_SUPPORTED },
    { FALSE, FALSE, 0, TRUE, FALSE, TRUE, 0 },
    { FALSE, FALSE, 1, FALSE, FALSE, TRUE, 0 },
  };
  g_autoptr (GApplication) application =
    g_application_new ("io.github.halfday_app.Halfday.Test", G_APPLICATION_NON_UNIQUE);
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree const char **command = NULL;
      Answer answer = { 0 };
      gboolean autostart = !cases[i].wanted;

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      portal.gone = cases[i].gone;
      portal.response = cases[i].response;
      portal.background = cases[i].background;
      portal.autostart = cases[i].autostart;
      hd_background_ask_async (application, bus, cases[i].wanted, background_cb, &answer);
      hd_test_wait_until (is_done, &answer);
      g_assert_cmpint (answer.allowed, ==, cases[i].allowed);
      if (cases[i].allowed)
        g_assert_no_error (answer.error);
      else
        g_assert_error (answer.error, G_IO_ERROR, (int) cases[i].code);
      g_assert_true (g_variant_lookup (portal.options, "autostart", "b", &autostart));
      g_assert_cmpint (autostart, ==, cases[i].wanted);
      g_assert_true (g_variant_lookup (portal.options, "commandline", "^a&s", &command));
      g_assert_cmpstr (command[1], ==, "--background");
      g_clear_error (&answer.error);
    }
  portal.gone = FALSE;
  hd_test_settle ();
}

/* Without a portal: the entry of the session is there while it is wanted, and says nothing. */
static void
test_autostart (void)
{
  g_autoptr (GApplication) application =
    g_application_new ("io.github.halfday_app.Halfday.Test", G_APPLICATION_NON_UNIQUE);
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "autostart", NULL);
  g_autofree char *path =
    g_build_filename (folder, "io.github.halfday_app.Halfday.Test.desktop", NULL);
  g_autofree char *text = NULL;
  Answer answers[5] = { { 0 } };

  /* On and off again at once: the last word holds. */
  hd_background_set_async (application, TRUE, background_cb, &answers[0]);
  hd_background_set_async (application, FALSE, background_cb, &answers[1]);
  hd_test_wait_until (is_done, &answers[1]);
  g_assert_true (answers[0].allowed && answers[1].allowed);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  hd_background_set_async (application, TRUE, background_cb, &answers[2]);
  hd_test_wait_until (is_done, &answers[2]);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Exec=halfday --background"));
  hd_background_set_async (application, FALSE, background_cb, &answers[3]);
  hd_test_wait_until (is_done, &answers[3]);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  /* A file stands where the folder should be. */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  hd_background_set_async (application, TRUE, background_cb, &answers[4]);
  hd_test_wait_until (is_done, &answers[4]);
  g_assert_false (answers[4].allowed);
  g_assert_nonnull (answers[4].error);
  g_clear_error (&answers[4].error);
}

int
main (int argc, char **argv)
{
  g_autofree char *config = g_dir_make_tmp ("halfday-XXXXXX", NULL);
  g_autoptr (GThread) thread = NULL;
  int failed;

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  g_setenv ("GDK_DEBUG", "gl-disable,portals", TRUE);
  g_mutex_init (&portal.lock);
  portal.context = g_main_context_new ();
  portal.loop = g_main_loop_new (portal.context, FALSE);
  thread = g_thread_new ("portal", run_portal, NULL);
  gtk_test_init (&argc, &argv, NULL);
  hd_test_wait_until (is_ready, NULL);

  g_test_add_func ("/ui/portal/open", test_open);
  g_test_add_func ("/ui/portal/save", test_save);
  g_test_add_func ("/ui/portal/background/asked", test_background);
  g_test_add_func ("/ui/portal/background/entry", test_autostart);
  failed = g_test_run ();

  g_main_loop_quit (portal.loop);
  g_thread_join (g_steal_pointer (&thread));
  g_main_loop_unref (portal.loop);
  g_main_context_unref (portal.context);
  g_free (portal.method);
  g_free (portal.title);
  g_clear_pointer (&portal.options, g_variant_unref);
  return failed;
}
