/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-appointments-page.h"
#include "hd-pasted.h"
#include "hd-window-fixture.h"

/* What is on a private page while that is covered, and behind it. */

static GtkEventController *
drop_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return controller; /* the widget holds it */
    }
  return NULL;
}

/* Whoever drags something here has the focus elsewhere, and so the page is covered. */
static void
test_drop_on_cover (Fixture *fixture, gconstpointer data)
{
  g_auto (GValue) value = G_VALUE_INIT;
  GtkWidget *cover;
  GtkWindow *preview;
  gboolean taken = FALSE;

  hd_window_show_page (fixture->window, "appointments");
  hd_private_bin_set_covered (bin (fixture, "appointments"), TRUE);
  cover = adw_bin_get_child (ADW_BIN (bin (fixture, "appointments")));
  g_assert_true (cover != hd_private_bin_get_content (bin (fixture, "appointments")));
  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, "Thu 3 Dec 2026 14:00-15:30");
  g_signal_emit_by_name (drop_target (cover), "drop", &value, 0.0, 0.0, &taken);
  g_assert_true (taken);
  hd_test_settle ();
  preview = hd_test_find_window ("Keep Appointment");
  g_assert_nonnull (preview);
  gtk_window_destroy (preview);
  hd_test_settle ();
}

static void
test_private (Fixture *fixture, gconstpointer data)
{
  /* Who types at once types the time, and presses no button. */
  hd_test_wait_until (focus_is_in_text, fixture->window);

  /* Never the start page, closed until chosen. */
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack (fixture)), ==, "request");
  g_assert_null (hd_private_bin_get_content (bin (fixture, "appointments")));
  g_assert_null (hd_private_bin_get_content (bin (fixture, "articles")));

  hd_window_show_page (fixture->window, "appointments");
  g_assert_nonnull (hd_private_bin_get_content (bin (fixture, "appointments")));
  g_assert_null (hd_private_bin_get_content (bin (fixture, "articles")));

  /* Covered: not a child, so neither drawn nor accessible, but kept. */
  GtkWidget *content = hd_private_bin_get_content (bin (fixture, "appointments"));

  hd_private_bin_set_covered (bin (fixture, "appointments"), TRUE);
  g_assert_null (gtk_widget_get_root (content));
  hd_private_bin_set_covered (bin (fixture, "appointments"), FALSE);
  g_assert_true (gtk_widget_is_ancestor (content, GTK_WIDGET (bin (fixture, "appointments"))));

  hd_window_shield (fixture->window);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (stack (fixture)), ==, "time-off");
  g_assert_null (hd_private_bin_get_content (bin (fixture, "appointments")));
}

static gboolean
asks_for (gpointer title)
{
  GtkWindow *preview = hd_test_find_window ("Keep Appointment");

  return preview != NULL && hd_test_find_row (GTK_WIDGET (preview), title) != NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer done)
{
  g_autoptr (HdPasted) pasted = hd_pasted_read_finish (HD_CONTEXT (source), result, NULL);

  g_assert_nonnull (pasted);
  *(gboolean *) done = TRUE;
}

static gboolean
is_true (gpointer done)
{
  return *(gboolean *) done;
}

/* What is dropped on the cover, or was read when the page was covered, is asked about when the page
 * is there again. */
static void
test_files_behind_cover (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  HdPrivateBin *private = bin (fixture, "appointments");
  gboolean done = FALSE;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *name = g_strdup_printf ("behind-%u.ics", i);
      g_autofree char *path =
        g_build_filename (hd_context_get_data_dir (fixture->context), name, NULL);
      g_autofree char *event =
        g_strdup_printf ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:behind-%u\r\nSUMMARY:Talk %u\r\n"
                         "DTSTART:2027120%uT130000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
                         i, i, i + 1);

      g_assert_true (g_file_set_contents (path, event, -1, NULL));
      g_ptr_array_add (files, g_file_new_for_path (path));
    }
  hd_window_show_page (fixture->window, "appointments");
  hd_private_bin_set_covered (private, TRUE);
  hd_appointments_page_take_files (HD_APPOINTMENTS_PAGE (hd_private_bin_get_content (private)),
                                   files);
  hd_test_settle ();
  hd_private_bin_set_covered (private, FALSE);
  hd_test_wait_until (asks_for, (char *) "Talk 0");

  gtk_window_close (hd_test_find_window ("Keep Appointment"));
  hd_private_bin_set_covered (private, TRUE);
  hd_pasted_read_file_async (fixture->context, g_ptr_array_index (files, 1), NULL, read_cb, &done);
  hd_test_wait_until (is_true, &done);
  hd_test_settle ();
  hd_private_bin_set_covered (private, FALSE);
  hd_test_wait_until (asks_for, (char *) "Talk 1");
  gtk_window_close (hd_test_find_window ("Keep Appointment"));
  hd_test_settle ();
}

/* What can be pressed in @widget, by where it stands. */
static void
list_pressable (GtkWidget *widget, const char *path, GPtrArray *list)
{
  if (GTK_IS_ACTIONABLE (widget) && gtk_widget_get_sensitive (widget))
    {
      const char *action = gtk_actionable_get_action_name (GTK_ACTIONABLE (widget));

      if (action != NULL)
        g_ptr_array_add (list, g_strconcat (path, " ", action, NULL));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *name = g_strconcat (path, " ", G_OBJECT_TYPE_NAME (child), NULL);

      list_pressable (child, name, list);
    }
}

static char *
dup_pressable (GtkWidget *widget)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  list_pressable (widget, "", list);
  g_ptr_array_add (list, NULL);
  return g_strjoinv ("\n", (char **) list->pdata);
}

/* Whoever comes back from another window can press whatever could be pressed before. */
static void
test_uncovered (Fixture *fixture, gconstpointer data)
{
  static const char *const pages[] = { "appointments", "articles" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      HdPrivateBin *private = bin (fixture, pages[i]);
      g_autofree char *before = NULL, *after = NULL;

      hd_window_show_page (fixture->window, pages[i]);
      hd_test_settle ();
      before = dup_pressable (hd_private_bin_get_content (private));
      g_assert_nonnull (strstr (before, pages[i]));
      for (guint k = 0; k < 2; k++)
        {
          hd_private_bin_set_covered (private, TRUE);
          hd_test_settle ();
          hd_private_bin_set_covered (private, FALSE);
          hd_test_settle ();
        }
      after = dup_pressable (hd_private_bin_get_content (private));
      g_assert_cmpstr (after, ==, before);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  /* There is no application here that would load it. */
  hd_test_load_style ();
  g_test_add ("/ui/window/private", Fixture, NULL, set_up, test_private, tear_down);
  g_test_add ("/ui/window/uncovered", Fixture, NULL, set_up, test_uncovered, tear_down);
  g_test_add ("/ui/window/drop-on-cover", Fixture, NULL, set_up, test_drop_on_cover, tear_down);
  g_test_add ("/ui/window/files-behind-cover", Fixture, NULL, set_up, test_files_behind_cover,
              tear_down);
  return g_test_run ();
}
