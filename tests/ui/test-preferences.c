/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "hd-context-private.h"
#include "hd-record-sql.h"
#include "hd-window-fixture.h"

/* The preferences, as far as they are more than a setting and its row. */

static guint
find_choice (GListModel *model, const char *title)
{
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      if (strcmp (gtk_string_object_get_string (item), title) == 0)
        return i;
    }
  g_assert_not_reached ();
}

/* A zone is found by its city, a language by its own name, and leave is called as that language
 * calls it. */
static void
test_preferences (Fixture *fixture, gconstpointer data)
{
  g_settings_set_string (fixture->settings, "region", "en-IE");

  GtkWidget *preferences = open_preferences (fixture);
  GtkWidget *monday = hd_test_find_button (preferences, "Mon");
  GtkDropDown *zone = GTK_DROP_DOWN (
    hd_test_find_type (hd_test_find_row (preferences, "Home time zone"), GTK_TYPE_DROP_DOWN));
  AdwComboRow *region =
    ADW_COMBO_ROW (hd_test_find_row (preferences, "Language and region of messages"));
  AdwComboRow *leave = ADW_COMBO_ROW (hd_test_find_row (preferences, "Leave is called"));
  g_autofree char *chosen = NULL, *called = NULL;

  /* However short it is written, a day is read aloud by its name. */
  gtk_test_accessible_assert_property (monday, GTK_ACCESSIBLE_PROPERTY_LABEL, "Monday");

  g_assert_true (gtk_drop_down_get_enable_search (zone));
  gtk_drop_down_set_selected (zone, find_choice (gtk_drop_down_get_model (zone),
                                                 "Buenos Aires, America/Argentina"));
  chosen = g_settings_get_string (fixture->settings, "time-zone");
  g_assert_cmpstr (chosen, ==, "America/Argentina/Buenos_Aires");
  gtk_drop_down_set_selected (zone, 0);
  g_free (chosen);
  chosen = g_settings_get_string (fixture->settings, "time-zone");
  g_assert_cmpstr (chosen, ==, "");

  /* A region without words of its own is its language, and stays in the settings untouched. */
  g_assert_cmpuint (adw_combo_row_get_selected (region), ==,
                    find_choice (adw_combo_row_get_model (region), "English"));
  g_free (chosen);
  chosen = g_settings_get_string (fixture->settings, "region");
  g_assert_cmpstr (chosen, ==, "en-IE");

  adw_combo_row_set_selected (region, find_choice (adw_combo_row_get_model (region),
                                                   "Deutsch (Österreich)"));
  adw_combo_row_set_selected (leave, find_choice (adw_combo_row_get_model (leave), "Urlaub"));
  called = g_settings_get_string (fixture->settings, "leave-words");
  g_assert_cmpstr (called, ==, "vacation");

  g_settings_reset (fixture->settings, "region");
  g_settings_reset (fixture->settings, "leave-words");
  gtk_window_destroy (GTK_WINDOW (preferences));
}

/* Why there are no reminders in the background stands under the switch until it is tried again. */
static void
test_refused_background (Fixture *fixture, gconstpointer data)
{
  GtkWidget *preferences = open_preferences (fixture);
  AdwActionRow *row =
    ADW_ACTION_ROW (hd_test_find_row (preferences, "Remind while the window is closed"));
  GtkSwitch *background = GTK_SWITCH (adw_action_row_get_activatable_widget (row));
  g_autofree char *before = g_strdup (adw_action_row_get_subtitle (row));

  gtk_switch_set_active (background, TRUE);
  g_settings_set_boolean (fixture->settings, "background", FALSE);
  hd_preferences_refuse_background (HD_PREFERENCES (preferences), "The disk is full.");
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, "The disk is full.");
  g_assert_false (gtk_switch_get_active (background));

  gtk_switch_set_active (background, TRUE);
  g_assert_cmpstr (adw_action_row_get_subtitle (row), ==, before);
  g_settings_reset (fixture->settings, "background");
  gtk_window_destroy (GTK_WINDOW (preferences));
}

static gpointer
run_sql (HdDb *db, gpointer sql, GError **error)
{
  return hd_db_exec (db, sql, error) ? hd_row_id_new (1) : NULL;
}

static void
run_in_store (Fixture *fixture, const char *sql)
{
  hd_store_write_async (hd_context_get_store (fixture->context, HD_STORE_PRIVATE), run_sql,
                        (gpointer) sql, NULL, g_free, NULL, NULL);
}

typedef struct
{
  GtkWidget *row;
  gboolean wrong;
} NameRow;

static gboolean
says_what_is_wrong (gpointer data)
{
  NameRow *name = data;
  GtkWidget *group = gtk_widget_get_ancestor (name->row, ADW_TYPE_PREFERENCES_GROUP);
  const char *said = adw_preferences_group_get_description (ADW_PREFERENCES_GROUP (group));

  return (said != NULL && *said != '\0') == name->wrong &&
         gtk_widget_has_css_class (name->row, "error") == name->wrong;
}

/* A name that cannot be kept says so where it is, until it can. */
static void
test_name_not_stored (Fixture *fixture, gconstpointer data)
{
  GtkWidget *preferences = open_preferences (fixture);
  GtkWidget *row = hd_test_find_row (preferences, "Name, as you sign messages");

  run_in_store (fixture, "CREATE TRIGGER full BEFORE INSERT ON note"
                         " BEGIN SELECT RAISE (ABORT, 'full'); END");
  gtk_editable_set_text (GTK_EDITABLE (row), "Sam");
  hd_test_wait_until (says_what_is_wrong, &(NameRow){ row, TRUE });
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Sam");
  gtk_test_widget_wait_for_draw (preferences);
  hd_test_screenshot (preferences, "preferences-name-not-stored");

  run_in_store (fixture, "DROP TRIGGER full");
  gtk_editable_set_text (GTK_EDITABLE (row), "Samira");
  hd_test_wait_until (says_what_is_wrong, &(NameRow){ row, FALSE });
  gtk_window_destroy (GTK_WINDOW (preferences));
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static gboolean
is_unmapped (gpointer widget)
{
  return !gtk_widget_get_mapped (widget);
}

/* Who types a city takes the first that it may be, whichever zone was chosen before. */
static void
test_zone_typed (Fixture *fixture, gconstpointer data)
{
  static const char *const typed[][2] = { { "Tor", "America/Toronto" },
                                          { "Lond", "Europe/London" },
                                          { "Bue", "America/Argentina/Buenos_Aires" } };
  GtkWidget *preferences, *row, *entry;

  g_settings_set_string (fixture->settings, "time-zone", "Europe/Berlin");
  preferences = open_preferences (fixture);
  row = hd_test_find_row (preferences, "Home time zone");
  entry = hd_test_find_type (row, GTK_TYPE_SEARCH_ENTRY);
  gtk_test_widget_wait_for_draw (preferences);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *zone = NULL;

      adw_action_row_activate (ADW_ACTION_ROW (row));
      hd_test_wait_until (is_mapped, entry);
      for (gsize n = 1; n <= strlen (typed[i][0]); n++)
        {
          g_autofree char *part = g_strndup (typed[i][0], n);

          gtk_editable_set_text (GTK_EDITABLE (entry), part);
          hd_test_settle ();
        }
      g_signal_emit_by_name (entry, "activate");
      hd_test_wait_until (is_unmapped, entry);
      zone = g_settings_get_string (fixture->settings, "time-zone");
      g_assert_cmpstr (zone, ==, typed[i][1]);
      hd_test_settle ();
    }
}

/* Where weeks begin with Sunday so does this one, and each toggle is of its day. */
static void
test_first_weekday (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = g_strdup (setlocale (LC_TIME, NULL));
  g_auto (GStrv) days = NULL;
  GtkWidget *preferences, *sunday, *monday;

  if (setlocale (LC_TIME, "en_US.UTF-8") == NULL)
    {
      g_test_skip ("there is no locale en_US");
      return;
    }
  preferences = open_preferences (fixture);
  sunday = hd_test_find_button (preferences, "Sun");
  monday = hd_test_find_button (preferences, "Mon");
  g_assert_true (gtk_widget_get_first_child (gtk_widget_get_parent (sunday)) == sunday);
  g_assert_true (gtk_widget_get_next_sibling (sunday) == monday);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (sunday), TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (monday), FALSE);
  days = g_settings_get_strv (fixture->settings, "work-days");
  g_assert_true (g_strv_contains ((const char *const *) days, "sun"));
  g_assert_false (g_strv_contains ((const char *const *) days, "mon"));
  setlocale (LC_TIME, before);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();
  g_test_add ("/ui/preferences/choices", Fixture, NULL, set_up, test_preferences, tear_down);
  g_test_add ("/ui/preferences/zone-typed", Fixture, NULL, set_up, test_zone_typed, tear_down);
  g_test_add ("/ui/preferences/first-weekday", Fixture, NULL, set_up, test_first_weekday,
              tear_down);
  g_test_add ("/ui/preferences/refused-background", Fixture, NULL, set_up, test_refused_background,
              tear_down);
  g_test_add ("/ui/preferences/name-not-stored", Fixture, NULL, set_up, test_name_not_stored,
              tear_down);
  return g_test_run ();
}
