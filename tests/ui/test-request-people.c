/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-context-private.h"
#include "hd-recipient-popover.h"
#include "hd-recipients.h"
#include "hd-record-sql.h"
#include "hd-request-fixture.h"

/* Those whom messages go to, while they are being stored. */

static gboolean
two_people (gpointer data)
{
  return g_list_model_get_n_items (data) == 2;
}

static gboolean
knows_anna (gpointer people)
{
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (HdRecipient) one = g_list_model_get_item (people, i);

      if (strcmp (one->name, "Anna") == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
knows_no_anna (gpointer people)
{
  return !knows_anna (people);
}

/* The second person does not take the place of the first, who is still being stored. */
static void
test_two_people (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover = hd_test_find_type (fixture->page, HD_TYPE_RECIPIENT_POPOVER);

  gtk_popover_popup (GTK_POPOVER (popover));
  GtkWidget *name = hd_test_find_type (popover, ADW_TYPE_ENTRY_ROW);

  gtk_editable_set_text (GTK_EDITABLE (name), "Ana");
  g_signal_emit_by_name (hd_test_find_button (popover, "Add a Person"), "clicked");
  gtk_editable_set_text (GTK_EDITABLE (name), "Ben");
  hd_test_wait_until (two_people, hd_recipients_get_list (fixture->context));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (HdRecipient) one =
        g_list_model_get_item (hd_recipients_get_list (fixture->context), i);

      g_assert_cmpstr (one->name, ==, i == 0 ? "Ana" : "Ben");
    }
  gtk_popover_popdown (GTK_POPOVER (popover));
  hd_test_settle ();
}

/* How a message goes that is to nobody yet is the same on the button and behind it. */
static void
test_nobody (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover = hd_test_find_type (fixture->page, HD_TYPE_RECIPIENT_POPOVER);
  AdwComboRow *channel = ADW_COMBO_ROW (hd_test_find_row (popover, "Channel"));

  hd_facts_pane_take_line (facts_pane (fixture), "Today 16:00-17:00");
  hd_test_settle ();
  g_assert_nonnull (hd_test_find_label (fixture->page, "No recipient · Chat · Plain"));
  gtk_popover_popup (GTK_POPOVER (popover));
  g_assert_cmpstr (gtk_string_object_get_string (
                     GTK_STRING_OBJECT (adw_combo_row_get_selected_item (channel))),
                   ==, "Chat");
  gtk_popover_popdown (GTK_POPOVER (popover));
  hd_test_settle ();
}

/* Keeps the database busy until it is told to go on. */
static gpointer
wait_job (HdDb *db, gpointer data, GError **error)
{
  while (!g_atomic_int_get ((int *) data))
    g_usleep (1000);
  return hd_row_id_new (1);
}

static gboolean
is_set (gpointer flag)
{
  return *(gboolean *) flag;
}

static void
job_done_cb (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_free (hd_store_finish (HD_STORE (store), result, NULL));
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_nobody (gpointer people)
{
  return g_list_model_get_n_items (people) == 0;
}

/* Whoever is forgotten while being stored for the first time does not come back. */
static void
test_forgotten_at_once (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover = hd_test_find_type (fixture->page, HD_TYPE_RECIPIENT_POPOVER);
  GtkWidget *name = hd_test_find_type (popover, ADW_TYPE_ENTRY_ROW);
  HdStore *store = hd_context_get_store (fixture->context, HD_STORE_PRIVATE);
  GtkWidget *forget;
  gboolean done = FALSE, later = FALSE;
  int go_on = FALSE;

  hd_store_write_async (store, wait_job, &go_on, NULL, g_free, job_done_cb, &done);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_test_widget_wait_for_draw (popover);
  gtk_editable_set_text (GTK_EDITABLE (name), "Anna");
  gtk_popover_popdown (GTK_POPOVER (popover)); /* stored now */
  hd_test_run_ready ();
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_test_widget_wait_for_draw (popover);
  forget = hd_test_find_button (popover, "_Forget This Person");
  g_assert_true (gtk_widget_get_visible (forget));
  g_signal_emit_by_name (forget, "clicked");
  gtk_popover_popdown (GTK_POPOVER (popover));
  g_atomic_int_set (&go_on, TRUE);
  hd_test_wait_until (is_set, &done);
  hd_test_settle ();
  hd_store_write_async (store, wait_job, &go_on, NULL, g_free, job_done_cb, &later);
  hd_test_wait_until (is_set, &later);
  hd_test_wait_until (is_nobody, hd_recipients_get_list (fixture->context));
}

/* Whoever is still being stored when the window is opened again is not stored twice. */
static void
test_one_person (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover = hd_test_find_type (fixture->page, HD_TYPE_RECIPIENT_POPOVER);
  GtkWidget *name = hd_test_find_type (popover, ADW_TYPE_ENTRY_ROW);
  static const char *const typed[] = { "An", "Ann", "Anna" };
  GListModel *people = hd_recipients_get_list (fixture->context);
  int go_on = FALSE;

  hd_store_write_async (hd_context_get_store (fixture->context, HD_STORE_PRIVATE), wait_job, &go_on,
                        NULL, g_free, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      gtk_popover_popup (GTK_POPOVER (popover));
      /* GTK keeps a reference to what is popped down before it was drawn. */
      gtk_test_widget_wait_for_draw (popover);
      gtk_editable_set_text (GTK_EDITABLE (name), typed[i]);
      gtk_popover_popdown (GTK_POPOVER (popover));
      hd_test_run_ready ();
    }
  g_atomic_int_set (&go_on, TRUE);
  hd_test_wait_until (knows_anna, people);
  g_assert_cmpuint (g_list_model_get_n_items (people), ==, 1);

  /* Nor later on. */
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_test_widget_wait_for_draw (popover);
  gtk_editable_set_text (GTK_EDITABLE (name), "Ana");
  gtk_popover_popdown (GTK_POPOVER (popover));
  hd_test_wait_until (knows_no_anna, people);
  g_assert_cmpuint (g_list_model_get_n_items (people), ==, 1);
  hd_test_settle ();
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();
  g_test_add ("/ui/request/people/two", Fixture, NULL, set_up, test_two_people, tear_down);
  g_test_add ("/ui/request-people/nobody", Fixture, NULL, set_up, test_nobody, tear_down);
  g_test_add ("/ui/request/people/one", Fixture, NULL, set_up, test_one_person, tear_down);
  g_test_add ("/ui/request/people/forgotten-at-once", Fixture, NULL, set_up, test_forgotten_at_once,
              tear_down);
  return g_test_run ();
}
