/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "hd-background.h"
#include "hd-compat.h"
#include "hd-test-portal.h"
#include "hd-test-ui.h"

/* What a Flatpak asks of the desktop: a portal of our own stands for it on the test's bus. */

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
    g_variant_lookup_value (hd_test_portal.options, "filters", G_VARIANT_TYPE ("a(sa(us))"));
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
  hd_test_portal.response = 0;
  hd_test_portal.uri = "file:///run/user/1000/doc/9f2b/Einladung%20f%C3%BCr%20Mai.ics";
  hd_choose_open_file_async (window, "Open a Calendar File", "Invitations", suffixes, chosen_cb,
                             &answer);
  hd_test_wait_until (is_done, &answer);
  g_assert_nonnull (answer.file);
  g_assert_cmpstr (g_file_peek_path (answer.file), ==,
                   "/run/user/1000/doc/9f2b/Einladung für Mai.ics");
  g_assert_cmpstr (hd_test_portal.method, ==, "OpenFile");
  g_assert_cmpstr (hd_test_portal.title, ==, "Open a Calendar File");
  assert_filters ();
  g_clear_object (&answer.file);

  /* Nothing chosen. */
  answer = (Answer){ 0 };
  hd_test_portal.response = 1;
  hd_test_portal.uri = NULL;
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
  hd_test_portal.response = 0;
  hd_test_portal.uri = "file:///run/user/1000/doc/11aa/appointment.ics";
  hd_choose_save_file_async (window, "Save", "appointment.ics", chosen_cb, &answer);
  hd_test_wait_until (is_done, &answer);
  g_assert_nonnull (answer.file);
  g_assert_cmpstr (hd_test_portal.method, ==, "SaveFile");
  g_assert_true (g_variant_lookup (hd_test_portal.options, "current_name", "&s", &name));
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
      hd_test_portal.gone = cases[i].gone;
      hd_test_portal.response = cases[i].response;
      hd_test_portal.background = cases[i].background;
      hd_test_portal.autostart = cases[i].autostart;
      hd_background_ask_async (application, bus, cases[i].wanted, background_cb, &answer);
      hd_test_wait_until (is_done, &answer);
      g_assert_cmpint (answer.allowed, ==, cases[i].allowed);
      if (cases[i].allowed)
        g_assert_no_error (answer.error);
      else
        g_assert_error (answer.error, G_IO_ERROR, (int) cases[i].code);
      g_assert_true (g_variant_lookup (hd_test_portal.options, "autostart", "b", &autostart));
      g_assert_cmpint (autostart, ==, cases[i].wanted);
      g_assert_true (g_variant_lookup (hd_test_portal.options, "commandline", "^a&s", &command));
      g_assert_cmpstr (command[1], ==, "--background");
      g_clear_error (&answer.error);
    }
  hd_test_portal.gone = FALSE;
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
  int failed;

  g_setenv ("XDG_CONFIG_HOME", config, TRUE);
  hd_test_portal_start ();
  gtk_test_init (&argc, &argv, NULL);
  hd_test_portal_wait ();

  g_test_add_func ("/ui/portal/open", test_open);
  g_test_add_func ("/ui/portal/save", test_save);
  g_test_add_func ("/ui/portal/background/asked", test_background);
  g_test_add_func ("/ui/portal/background/entry", test_autostart);
  failed = g_test_run ();

  hd_test_portal_stop ();
  return failed;
}
