/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-context-private.h"
#include "hd-db.h"
#include "hd-interviews.h"
#include "hd-applications.h"
#include "hd-record-sql.h"
#include "hd-reminding.h"
#include "hd-test-ui.h"

static gint64
fixed_now (gpointer data)
{
  return 1795600800; /* Wednesday 2026-11-25T10:00:00Z */
}

/* The notifications that a desktop would be given: this stands for the server of the bus. */
typedef struct
{
  GVariant *last;
  guint n;
} Shown;

static void
method_cb (GDBusConnection *bus,
           const char *sender,
           const char *path,
           const char *interface,
           const char *method,
           GVariant *parameters,
           GDBusMethodInvocation *invocation,
           gpointer user_data)
{
  Shown *shown = user_data;

  if (g_str_equal (method, "AddNotification"))
    {
      g_clear_pointer (&shown->last, g_variant_unref);
      shown->last = g_variant_ref (parameters);
      shown->n++;
    }
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static gboolean
was_shown (gpointer data)
{
  return ((Shown *) data)->n > 0;
}

typedef struct
{
  gboolean done;
  gint64 id;
} Answer;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->id = hd_context_finish (HD_CONTEXT (source), result, NULL);
  answer->done = TRUE;
}

static gboolean
is_done (gpointer answer)
{
  return ((Answer *) answer)->done;
}

static gboolean
set_flag_cb (gpointer flag)
{
  *(gboolean *) flag = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_set (gpointer flag)
{
  return *(gboolean *) flag;
}

static gpointer
refuse_to_note (HdDb *db, gpointer data, GError **error)
{
  gboolean made = hd_db_exec (db,
                              "CREATE TRIGGER refuse BEFORE INSERT ON shown_reminder"
                              " BEGIN SELECT RAISE (ABORT, 'full'); END",
                              error);

  return made ? hd_row_id_new (1) : NULL;
}

/* Returns: (transfer full) (nullable): the target of the button that does @action */
static GVariant *
find_target (GVariant *notification, const char *action)
{
  g_autoptr (GVariant) buttons =
    g_variant_lookup_value (notification, "buttons", G_VARIANT_TYPE ("aa{sv}"));

  g_assert_nonnull (buttons);
  for (gsize i = 0; i < g_variant_n_children (buttons); i++)
    {
      g_autoptr (GVariant) button = g_variant_get_child_value (buttons, i);
      const char *does;

      if (g_variant_lookup (button, "action", "&s", &does) && g_str_equal (does, action))
        {
          GVariant *target = g_variant_lookup_value (button, "target", NULL);

          return target != NULL ? target : g_variant_ref_sink (g_variant_new_string (""));
        }
    }
  return NULL;
}

/* A press on it opens the page that tells more; two buttons say so, and that it is to come again.
 */
static void
assert_actions (GVariant *parameters)
{
  g_autoptr (GVariant) notification = g_variant_get_child_value (parameters, 2);
  g_autoptr (GVariant) open = find_target (notification, "app.show-appointments");
  g_autoptr (GVariant) later = find_target (notification, "app.remind-later");
  const char *by_default, *name;

  g_assert_true (g_variant_lookup (notification, "default-action", "&s", &by_default));
  g_assert_cmpstr (by_default, ==, "app.show-appointments");
  g_assert_nonnull (open);
  g_assert_nonnull (later);
  g_variant_get_child (parameters, 1, "&s", &name);
  g_assert_cmpstr (g_variant_get_string (later, NULL), ==, name);
}

/* What is due in ten minutes is shown once, as a time and one word. */
static void
test_shown_once (void)
{
  static const char xml[] =
    "<node><interface name='org.gtk.Notifications'>"
    "<method name='AddNotification'><arg type='s'/><arg type='s'/><arg type='a{sv}'/></method>"
    "<method name='RemoveNotification'><arg type='s'/><arg type='s'/></method>"
    "</interface></node>";
  static const GDBusInterfaceVTable table = { .method_call = method_cb };
  const HdClock clock = { fixed_now, NULL };
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, NULL);
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autofree char *dir = g_dir_make_tmp ("halfday-XXXXXX", NULL);
  g_autoptr (GApplication) application =
    g_application_new ("io.github.halfday_app.Halfday.Test", G_APPLICATION_DEFAULT_FLAGS);
  HdContext *context = hd_context_new (dir, &clock);
  g_autoptr (GTimeZone) home = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (HdJobApplication) fresh = hd_job_application_new ();
  Shown shown = { 0 };
  Answer answer = { 0 };
  g_autoptr (HdInterview) stored = NULL;
  g_autofree char *name = NULL;
  gboolean looked = FALSE;
  guint n_shown;
  HdDate today = hd_date_new (2026, 11, 25);

  g_assert_nonnull (bus);
  g_assert_cmpuint (g_dbus_connection_register_object (bus, "/org/gtk/Notifications",
                                                       node->interfaces[0], &table, &shown, NULL,
                                                       NULL),
                    !=, 0);
  g_bus_own_name_on_connection (bus, "org.gtk.Notifications", G_BUS_NAME_OWNER_FLAGS_NONE, NULL,
                                NULL, NULL, NULL);
  g_assert_true (g_application_register (application, NULL, NULL));
  hd_context_set_home (context, home, 0x3e);

  g_object_set (fresh, "company", "Northwind Components", NULL);
  hd_applications_save_async (context, fresh, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);

  g_autoptr (HdInterview) interview = hd_interviews_new (context, answer.id);

  answer.done = FALSE;
  g_object_set (interview, "prep", 0, NULL);
  hd_interview_set_times (interview, (HdWall){ today, 11 * 3600 + 600 },
                          (HdWall){ today, 12 * 3600 }, NULL);
  hd_interviews_enter_async (context, NULL, interview, NULL, FALSE, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);

  /* As on a full disk, it cannot be stored that something was shown. */
  answer.done = FALSE;
  hd_context_write_async (context, HD_STORE_PRIVATE, refuse_to_note, hd_verb_args_new (context),
                          refuse_to_note, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  g_assert_cmpint (answer.id, ==, 1);

  HdReminding *reminding = hd_reminding_new (application, context);

  hd_test_wait_until (was_shown, &shown);
  g_autofree char *text = g_variant_print (shown.last, FALSE);

  g_assert_nonnull (strstr (text, "Appointment 11:10"));
  g_assert_null (strstr (text, "Northwind"));
  g_assert_null (strstr (text, "start"));
  assert_actions (shown.last);

  /* Something changes, and it is looked again: that it was shown is not forgotten. */
  g_timeout_add (500, set_flag_cb, &looked);
  hd_test_wait_until (is_set, &looked);
  looked = FALSE;
  n_shown = shown.n;
  /* The evening before would have said the same. */
  g_assert_cmpuint (n_shown, ==, 1);
  answer.done = FALSE;
  stored = g_list_model_get_item (hd_interviews_get_list (context), 0);
  g_object_set (stored, "place", "Elsewhere", NULL);
  hd_interviews_enter_async (context, NULL, stored, NULL, FALSE, answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  hd_test_settle ();
  g_timeout_add (1500, set_flag_cb, &looked);
  hd_test_wait_until (is_set, &looked);
  g_assert_cmpuint (shown.n, ==, n_shown);

  /* Put off it comes again, unless there is nothing to remind of by then. */
  g_variant_get_child (shown.last, 1, "s", &name);
  hd_reminding_later_in (reminding, name, 1);
  shown.n = 0;
  hd_test_wait_until (was_shown, &shown);
  hd_reminding_later_in (reminding, name, 1);
  n_shown = shown.n;
  answer.done = FALSE;
  hd_interviews_move_async (context, hd_record_get_id (HD_RECORD (stored)),
                            (HdWall){ today, 17 * 3600 }, (HdWall){ today, 18 * 3600 }, NULL,
                            answered_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  looked = FALSE;
  g_timeout_add (2500, set_flag_cb, &looked);
  hd_test_wait_until (is_set, &looked);
  g_assert_cmpuint (shown.n, ==, n_shown);
  g_assert_finalize_object (reminding);

  /* What does not exist is nobody's: the name may come over the bus. */
  reminding = hd_reminding_new (application, context);
  hd_reminding_later (reminding, "start-999");
  g_assert_finalize_object (reminding);
  g_assert_cmpuint (shown.n, ==, n_shown);

  hd_context_close (context);
  hd_test_settle ();
  g_assert_finalize_object (context);
  g_clear_pointer (&shown.last, g_variant_unref);
}

int
main (int argc, char **argv)
{
  g_setenv ("GNOTIFICATION_BACKEND", "gtk", TRUE);
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/reminding/shown-once", test_shown_once);
  return g_test_run ();
}
