/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-test-portal.h"

#include "hd-test-ui.h"

/* It runs in a thread with a connection of its own, because GTK asks for its version
 * synchronously. */

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

HdTestPortal hd_test_portal;
static GThread *thread;

static GVariant *
make_results (const char *method)
{
  GVariantBuilder results;

  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  if (g_str_equal (method, "RequestBackground"))
    {
      g_variant_builder_add (&results, "{sv}", "background",
                             g_variant_new_boolean (hd_test_portal.background));
      g_variant_builder_add (&results, "{sv}", "autostart",
                             g_variant_new_boolean (hd_test_portal.autostart));
    }
  else
    {
      const char *const uris[] = { hd_test_portal.uri, NULL };

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
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&hd_test_portal.lock);
  g_autofree char *peer = g_strdup (sender + 1);
  g_autofree char *handle = NULL;
  const char *token = "none";

  g_free (hd_test_portal.method);
  g_free (hd_test_portal.title);
  g_clear_pointer (&hd_test_portal.options, g_variant_unref);
  hd_test_portal.method = g_strdup (method);
  hd_test_portal.title = NULL;
  if (g_str_equal (method, "RequestBackground"))
    g_variant_get (parameters, "(&s@a{sv})", NULL, &hd_test_portal.options);
  else
    g_variant_get (parameters, "(&ss@a{sv})", NULL, &hd_test_portal.title, &hd_test_portal.options);
  if (hd_test_portal.gone)
    {
      g_dbus_method_invocation_return_dbus_error (invocation,
                                                  "org.freedesktop.DBus.Error.UnknownMethod",
                                                  "There is none");
      return;
    }
  g_variant_lookup (hd_test_portal.options, "handle_token", "&s", &token);
  g_strdelimit (peer, ".", '_');
  handle = g_strconcat (PATH "/request/", peer, "/", token, NULL);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", handle));
  g_dbus_connection_emit_signal (bus, sender, handle, "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(u@a{sv})", hd_test_portal.response,
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
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&hd_test_portal.lock);

  hd_test_portal.ready = TRUE;
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

  g_main_context_push_thread_default (hd_test_portal.context);
  bus = g_dbus_connection_new_for_address_sync (address,
                                                G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                NULL, NULL, NULL);
  for (guint i = 0; i < 2; i++)
    g_dbus_connection_register_object (bus, PATH, node->interfaces[i], &table, NULL, NULL, NULL);
  name = g_bus_own_name_on_connection (bus, "org.freedesktop.portal.Desktop",
                                       G_BUS_NAME_OWNER_FLAGS_NONE, named_cb, NULL, NULL, NULL);
  g_main_loop_run (hd_test_portal.loop);
  g_bus_unown_name (name);
  g_dbus_connection_close_sync (bus, NULL, NULL);
  g_main_context_pop_thread_default (hd_test_portal.context);
  return NULL;
}

static gboolean
is_ready (gpointer data)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&hd_test_portal.lock);

  return hd_test_portal.ready;
}

/* Before GTK is initialized. */
void
hd_test_portal_start (void)
{
  g_setenv ("GDK_DEBUG", "gl-disable,portals", TRUE);
  g_mutex_init (&hd_test_portal.lock);
  hd_test_portal.context = g_main_context_new ();
  hd_test_portal.loop = g_main_loop_new (hd_test_portal.context, FALSE);
  thread = g_thread_new ("portal", run_portal, NULL);
}

void
hd_test_portal_wait (void)
{
  hd_test_wait_until (is_ready, NULL);
}

void
hd_test_portal_stop (void)
{
  g_main_loop_quit (hd_test_portal.loop);
  g_thread_join (g_steal_pointer (&thread));
  g_main_loop_unref (hd_test_portal.loop);
  g_main_context_unref (hd_test_portal.context);
  g_free (hd_test_portal.method);
  g_free (hd_test_portal.title);
  g_clear_pointer (&hd_test_portal.options, g_variant_unref);
}
