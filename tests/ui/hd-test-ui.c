/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-test-ui.h"

#include <string.h>

#include "hd-context-state.h"
#include "hd-remove-folder.h"
#include "hd-store.h"
#include "hd-test-leaks.h"

/* A test that waits longer than this has failed; nothing depends on it being short. */
#define PATIENCE_SECONDS 60

/*
 * GtkTextView lays text out when it comes to draw it, and moves the slider of the scrollbar then,
 * which is drawn in the same frame: GTK warns of that now and then, on a busy machine. Nothing of
 * ours can keep it from doing so, so this one warning ends no test.
 */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (strcmp (fields[i].key, "MESSAGE") == 0 &&
        g_str_has_prefix (fields[i].value, "Trying to snapshot GtkGizmo "))
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, user_data);
}

__attribute__ ((constructor)) static void
set_up_program (void)
{
  g_log_set_writer_func (write_log, NULL, NULL);
  hd_test_leaks_forgive_quarks ();
}

typedef gboolean (*Matches) (GtkWidget *widget, gconstpointer data);

static GtkWidget *
find (GtkWidget *widget, Matches matches, gconstpointer data)
{
  if (matches (widget, data))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, matches, data);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_label (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) &&
         g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), (const char *) text) == 0;
}

static gboolean
is_button (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) &&
         (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), (const char *) label) == 0 ||
          g_strcmp0 (gtk_widget_get_tooltip_text (widget), (const char *) label) == 0 ||
          find (widget, is_label, label) != NULL);
}

static gboolean
is_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) type);
}

GtkWidget *
hd_test_find_label (GtkWidget *root, const char *text)
{
  return find (root, is_label, text);
}

/* By its label, with the underscore of its mnemonic, or its tooltip. */
GtkWidget *
hd_test_find_button (GtkWidget *root, const char *label)
{
  return find (root, is_button, label);
}

static gboolean
is_row (GtkWidget *widget, gconstpointer title)
{
  return ADW_IS_PREFERENCES_ROW (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

/* By its title. */
GtkWidget *
hd_test_find_row (GtkWidget *root, const char *title)
{
  return find (root, is_row, title);
}

GtkWidget *
hd_test_find_type (GtkWidget *root, GType type)
{
  return find (root, is_type, &type);
}

/* Says on the way which widgets are wider than a phone. */
int
hd_test_min_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum > 360)
    {
      g_test_message ("%s is %d wide", G_OBJECT_TYPE_NAME (widget), minimum);
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        hd_test_min_width (child);
    }
  return minimum;
}

/* Of @widget on a phone that lies on its side; says on the way what is higher than @most. */
int
hd_test_min_height (GtkWidget *widget, int most)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, 360, &minimum, NULL, NULL, NULL);
  if (minimum > most)
    {
      g_test_message ("%s is %d high", G_OBJECT_TYPE_NAME (widget), minimum);
      for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        hd_test_min_height (child, most / 2);
    }
  return minimum;
}

static gboolean
out_of_patience (gpointer data)
{
  g_error ("Waited %d s in vain", PATIENCE_SECONDS);
  return G_SOURCE_REMOVE;
}

void
hd_test_wait_until (HdTestCondition condition, gpointer data)
{
  guint timeout = g_timeout_add_seconds (PATIENCE_SECONDS, out_of_patience, NULL);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
}

/* The one program of a test that is open now; which store it has, no caller need know. */
static GWeakRef opened;

/* Only what is ready: no answer of a store is waited for, which a test may hold up. */
void
hd_test_run_ready (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static gpointer
read_nothing (HdDb *db, gpointer args, GError **error)
{
  return g_new0 (char, 1);
}

static void
was_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_free (hd_store_finish (HD_STORE (source), result, NULL));
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

/*
 * Runs what is ready, and what that makes ready. A thread of a store may be at work on what a page
 * asked for: jobs run in the order in which they were made, so one that is made now is answered
 * behind them. What was answered often asks again (a list, then what stands beside it).
 */
void
hd_test_settle (void)
{
  g_autoptr (HdContext) context = g_weak_ref_get (&opened);

  hd_test_run_ready ();
  for (int round = 0; round < 3; round++)
    for (guint i = 0; context != NULL && !context->closed && i < G_N_ELEMENTS (context->stores);
         i++)
      {
        gboolean answered = FALSE;

        if (context->stores[i] == NULL)
          continue;
        hd_store_read_async (context->stores[i], read_nothing, NULL, NULL, g_free, NULL,
                             was_read_cb, &answered);
        hd_test_wait_until (is_true, &answered);
        hd_test_run_ready ();
      }
}

/* The keyboard of @window is somewhere in @widget; says where it is if it is not. */
void
hd_test_assert_focus_within (GtkWidget *window, GtkWidget *widget)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_autoptr (GString) path = g_string_new (NULL);

  if (focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget)))
    return;
  for (GtkWidget *at = focus; at != NULL; at = gtk_widget_get_parent (at))
    {
      GtkWidget *label = hd_test_find_type (at, GTK_TYPE_LABEL);

      g_string_append_printf (path, " < %s (%s)", G_OBJECT_TYPE_NAME (at),
                              label != NULL ? gtk_label_get_text (GTK_LABEL (label)) : "");
    }
  g_error ("The keyboard is not in %s but in%s", G_OBJECT_TYPE_NAME (widget), path->str);
}

/* Presses a key on @widget, as its own shortcuts see it. Returns: whether one of them took it */
gboolean
hd_test_press (GtkWidget *widget, const char *key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) &&
                        j < g_list_model_get_n_items (G_LIST_MODEL (controller));
           j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *trigger =
            gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          if (strcmp (trigger, key) == 0)
            return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                                 NULL);
        }
    }
  return FALSE;
}

/* Returns: (transfer full): a program that keeps what it has in a new folder */
HdContext *
hd_test_open (const HdClock *clock)
{
  g_autofree char *dir = g_dir_make_tmp ("halfday-XXXXXX", NULL);
  HdContext *context;

  g_assert_nonnull (dir);
  context = hd_context_new (dir, clock);
  g_weak_ref_set (&opened, context);
  return context;
}

/* Whether one reference is left: a job that was on its way when all was closed has let go. */
static gboolean
is_last_held (gpointer object)
{
  return g_atomic_int_get ((gint *) &G_OBJECT (object)->ref_count) == 1;
}

/* A thread that lets go wakes nobody. */
static gboolean
keep_looking (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

/* Takes @context, which nothing may still hold once @window (nullable) is gone and all is
 * answered, and its folder. */
void
hd_test_close (GtkWindow *window, HdContext *context)
{
  g_autofree char *dir = g_strdup (hd_context_get_data_dir (context));
  guint tick;

  if (window != NULL)
    gtk_window_destroy (window);
  hd_test_settle ();
  hd_context_close (context);
  hd_test_settle (); /* what was still asked of it is answered now */
  tick = g_timeout_add (10, keep_looking, NULL);
  hd_test_wait_until (is_last_held, context);
  g_source_remove (tick);
  g_assert_finalize_object (context);
  hd_remove_folder (dir);
}

/* The program's own style, which GtkApplication loads there. */
void
hd_test_load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/halfday_app/Halfday/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* By its title. */
GtkWindow *
hd_test_find_window (const char *title)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (g_strcmp0 (gtk_window_get_title (window), title) == 0)
        return window;
    }

  return NULL;
}

/* The window of that type. */
GtkWidget *
hd_test_find_toplevel (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;
  return NULL;
}

/* Writes what @widget shows now to $HALFDAY_SCREENSHOTS, for people to look at. */
void
hd_test_screenshot (GtkWidget *widget, const char *name)
{
  const char *dir = g_getenv ("HALFDAY_SCREENSHOTS");
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  if (dir == NULL || width == 0 || height == 0)
    return;

  g_autofree char *path = g_strdup_printf ("%s/%s.png", dir, name);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, width, height);

  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);

  if (node == NULL)
    return;

  g_autoptr (GdkTexture) texture =
    gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
                                 &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));

  g_assert_true (gdk_texture_save_to_png (texture, path));
}
