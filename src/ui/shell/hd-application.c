/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-application.h"

#include <glib/gi18n.h>

#include "hd-background.h"
#include "hd-context.h"
#include "hd-file-read.h"
#include "hd-home.h"
#include "hd-large-letters.h"
#include "hd-preferences.h"
#include "hd-quick-window.h"
#include "hd-reminding.h"
#include "hd-spoken-names.h"
#include "hd-text.h"
#include "hd-window.h"
#include "hd-words.h"

/* The largest text that is opened to be checked. */
#define MAX_TEXT ((gsize) 1024 * 1024)

/**
 * HdApplication:
 *
 * One instance, one window. Owns the context (the databases) and the settings.
 */
struct _HdApplication
{
  AdwApplication parent_instance;

  HdContext *context;
  GSettings *settings;
  HdReminding *reminding;
  HdWindow *window;      /* borrowed; NULL while there is none */
  HdQuickWindow *quick;  /* likewise */
  gboolean start_quick;  /* what is activated first is the quick entry */
  gboolean start_hidden; /* likewise, and it is no window at all */
  gboolean held;         /* the program stays without a window */
};

G_DEFINE_FINAL_TYPE (HdApplication, hd_application, ADW_TYPE_APPLICATION)

static void
ensure_window (HdApplication *self)
{
  if (self->window == NULL)
    {
      self->window = hd_window_new (GTK_APPLICATION (self), self->context, self->settings);
      g_object_add_weak_pointer (G_OBJECT (self->window), (gpointer *) &self->window);
    }
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
quick_taken_cb (HdApplication *self, const char *text)
{
  ensure_window (self);
  hd_window_take_read (self->window, text, hd_quick_window_steal_read (self->quick));
}

static void
quick_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HdApplication *self = user_data;

  if (self->quick == NULL)
    {
      self->quick = hd_quick_window_new (GTK_APPLICATION (self), self->context, self->settings);
      g_object_add_weak_pointer (G_OBJECT (self->quick), (gpointer *) &self->quick);
      g_signal_connect_object (self->quick, "taken", G_CALLBACK (quick_taken_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_window_present (GTK_WINDOW (self->quick));
}

static void
file_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = hd_file_read_finish (G_FILE (source), result, &error);

  if (self->window == NULL)
    return;
  if (bytes == NULL)
    {
      hd_window_toast (self->window, error->message);
      return;
    }

  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *text = hd_text_clean (data != NULL ? data : "", (gssize) size);

  hd_window_check_text (self->window, text);
}

/* Whose type is not known is known by its name. HTML is plain text to the desktop, and a page with
 * its pictures is a mail. */
static gboolean
is_page (const char *name, const char *type)
{
  return g_content_type_is_a (type, "text/html") ||
         g_content_type_is_a (type, "application/xhtml+xml") ||
         g_content_type_is_a (type, "application/x-mimearchive") ||
         g_str_has_suffix (name, ".mhtml") || g_str_has_suffix (name, ".mht");
}

static gboolean
is_calendar (const char *name, const char *type)
{
  return g_content_type_is_a (type, "text/calendar") ||
         g_content_type_is_a (type, "message/rfc822") || g_str_has_suffix (name, ".ics") ||
         g_str_has_suffix (name, ".eml");
}

static void
hd_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  HdApplication *self = HD_APPLICATION (application);
  g_autoptr (GPtrArray) calendars = g_ptr_array_new ();

  ensure_window (self);
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *name = g_file_get_basename (files[i]);
      g_autofree char *type = g_content_type_guess (name, NULL, 0, NULL);

      if (is_page (name, type))
        hd_window_save_page (self->window, files[i]);
      else if (is_calendar (name, type))
        g_ptr_array_add (calendars, files[i]);
      else if (g_content_type_is_a (type, "text/plain"))
        hd_file_read_async (files[i], MAX_TEXT, NULL, file_read_cb, g_object_ref (self));
      else
        hd_window_toast (self->window,
                         _ ("Halfday opens calendar files, mails, saved pages and plain text"));
    }
  if (calendars->len > 0)
    hd_window_open_files (self->window, calendars);
}

static void
hd_application_activate (GApplication *application)
{
  HdApplication *self = HD_APPLICATION (application);

  if (self->start_hidden)
    self->start_hidden = FALSE;
  else if (self->start_quick)
    g_action_group_activate_action (G_ACTION_GROUP (self), "quick", NULL);
  else
    ensure_window (self);
  self->start_quick = FALSE;
}

/* What is there already shows the entry; else this process does, and shows nothing beside it. */
static int
hd_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  /* What cannot register now cannot later either, and says so then. */
  if (g_variant_dict_contains (options, "background"))
    {
      /* Where the program runs already, it does what is wanted. */
      if (!g_application_register (application, NULL, NULL) ||
          !g_application_get_is_remote (application))
        HD_APPLICATION (application)->start_hidden = TRUE;
      return g_application_get_is_remote (application) ? 0 : -1;
    }
  if (!g_variant_dict_contains (options, "quick") ||
      !g_application_register (application, NULL, NULL))
    return -1;
  if (g_application_get_is_remote (application))
    {
      g_action_group_activate_action (G_ACTION_GROUP (application), "quick", NULL);
      return 0;
    }

  HD_APPLICATION (application)->start_quick = TRUE;
  return -1;
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HdApplication *self = user_data;

  if (self->window != NULL)
    hd_preferences_present (GTK_WINDOW (self->window), self->context, self->settings);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HdApplication *self = user_data;
  GtkWidget *about =
    g_object_new (ADW_TYPE_ABOUT_WINDOW, "transient-for", self->window, "modal", TRUE,
                  "application-name", "Halfday", "application-icon",
                  g_application_get_application_id (G_APPLICATION (self)), "version", HD_VERSION,
                  "developer-name", _ ("The Halfday developers"), "license-type",
                  GTK_LICENSE_GPL_3_0, "comments",
                  _ ("Short, truthful time-off requests and a leave balance that explains itself. "
                     "Everything stays on this computer."),
                  "translator-credits", _ ("translator-credits"), NULL);

  gtk_window_present (GTK_WINDOW (about));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HdApplication *self = user_data;

  /* Closing the window is what saves its size; it may ask first, and then stays. */
  if (self->window != NULL)
    hd_window_quit (self->window);
  else
    g_application_quit (G_APPLICATION (self));
}

/* A page that is private is shown because its notification was chosen. */
static void
show_appointments_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HdApplication *self = user_data;

  ensure_window (self);
  hd_window_show_page (self->window, "appointments");
}

static void
show_requests_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HdApplication *self = user_data;

  ensure_window (self);
  hd_window_show_page (self->window, "request");
}

static void
remind_later_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  HdApplication *self = user_data;

  hd_reminding_later (self->reminding, g_variant_get_string (parameter, NULL));
}

/* Reminders when the window is closed: the program stays, and starts with the session. */
static void
update_background (HdApplication *self)
{
  gboolean wanted = g_settings_get_boolean (self->settings, "background");

  if (wanted && !self->held)
    g_application_hold (G_APPLICATION (self));
  else if (!wanted && self->held)
    g_application_release (G_APPLICATION (self));
  self->held = wanted;
}

/* Where the switch is, or in the window when that is closed by now. */
static void
tell_refused (HdApplication *self, const char *sentence)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (HD_IS_PREFERENCES (window))
        {
          hd_preferences_refuse_background (HD_PREFERENCES (window), sentence);
          return;
        }
    }
  if (self->window != NULL)
    hd_window_toast (self->window, sentence);
}

/* A switch that stayed on would promise reminders that do not come. */
static void
background_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HdApplication *self = HD_APPLICATION (source);
  g_autoptr (GError) error = NULL;

  if (hd_background_finish (result, &error))
    return;
  g_settings_set_boolean (self->settings, "background", FALSE);
  tell_refused (self, error->message);
}

static void
background_changed_cb (HdApplication *self)
{
  update_background (self);
  hd_background_set_async (G_APPLICATION (self), self->held, background_set_cb, NULL);
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/halfday_app/Halfday/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
hd_application_startup (GApplication *application)
{
  HdApplication *self = HD_APPLICATION (application);
  static const GActionEntry actions[] = {
    { .name = "preferences", .activate = preferences_cb },
    { .name = "about", .activate = about_cb },
    { .name = "quick", .activate = quick_cb },
    { .name = "remind-later", .activate = remind_later_cb, .parameter_type = "s" },
    { .name = "show-appointments", .activate = show_appointments_cb },
    { .name = "show-requests", .activate = show_requests_cb },
    { .name = "quit", .activate = quit_cb },
  };
  static const struct
  {
    const char *action;
    const char *const accels[3];
  } accels[] = {
    { "win.page('request')", { "<Control>1" } },
    { "win.page('time-off')", { "<Control>2" } },
    { "win.page('appointments')", { "<Control>3" } },
    { "win.page('articles')", { "<Control>4" } },
    { "win.new-request", { "<Control>n" } },
    { "win.shield", { "<Control>l" } },
    { "win.open", { "<Control>o" } },
    { "win.undo", { "<Control><Alt>z" } },
    { "win.redo", { "<Control><Shift><Alt>z" } },
    { "win.show-help-overlay", { "<Control>question", "<Control>F1" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
  };

  /* Each path of icons that is added makes GTK read the icon themes anew. libadwaita adds one, so
   * it goes first: a thread reads them once while the styles are loaded, and no window waits for
   * that. An application's own folder of resources would be another path; this one has none. */
  g_application_set_resource_base_path (application, NULL);
  adw_init ();
  G_APPLICATION_CLASS (hd_application_parent_class)->startup (application);
  load_style ();
  hd_spoken_names_mend ();
  hd_large_letters_fit ();
  hd_words_set_mirrored (gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL);

  gtk_window_set_default_icon_name (g_application_get_application_id (application));
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           accels[i].accels);

  self->settings = g_settings_new ("io.github.halfday_app.Halfday");
  self->context = hd_context_new (NULL, NULL);
  /* Reminders are shown without a window, too. */
  hd_home_tell (self->settings, self->context);
  self->reminding = hd_reminding_new (application, self->context);
  g_signal_connect_object (self->settings, "changed::background",
                           G_CALLBACK (background_changed_cb), self, G_CONNECT_SWAPPED);
  update_background (self);
}

static void
hd_application_shutdown (GApplication *application)
{
  HdApplication *self = HD_APPLICATION (application);

  if (self->quick != NULL)
    gtk_window_destroy (GTK_WINDOW (self->quick));
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->reminding);
  if (self->context != NULL)
    hd_context_close (self->context);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);

  G_APPLICATION_CLASS (hd_application_parent_class)->shutdown (application);
}

static void
hd_application_class_init (HdApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = hd_application_startup;
  application_class->activate = hd_application_activate;
  application_class->open = hd_application_open;
  application_class->handle_local_options = hd_application_handle_local_options;
  application_class->shutdown = hd_application_shutdown;
}

static void
hd_application_init (HdApplication *self)
{
  static const GOptionEntry options[] = {
    { "background", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, NULL, NULL },
    { "quick", 'q', 0, G_OPTION_ARG_NONE, NULL, N_ ("Show one line to type a time into"), NULL },
    { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), "[FILE…]");
}

HdApplication *
hd_application_new (const char *application_id)
{
  return g_object_new (HD_TYPE_APPLICATION, "application-id", application_id, "flags",
                       G_APPLICATION_HANDLES_OPEN, NULL);
}
