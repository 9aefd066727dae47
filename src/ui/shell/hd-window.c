/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-window-private.h"

#include "hd-appointments-page.h"
#include "hd-articles-page.h"
#include "hd-compat.h"
#include "hd-private-bin.h"
#include "hd-private-windows.h"
#include "hd-request-page.h"
#include "hd-secret-copy.h"
#include "hd-shortcuts.h"
#include "hd-time-off-page.h"
#include "hd-toasts.h"
#include "hd-trouble.h"

/* How long no window of ours may have the focus before the private pages are covered: a dialog
 * that opens takes it away for a moment. */
#define COVER_DELAY_MS 100

/* Marks a dialog that has the shortcut of the shield. */
#define SHIELDED "hd-shielded"

/**
 * HdWindow:
 *
 * The one window: four pages, of which two are private. They are closed until they are chosen,
 * covered while another program has the focus, and closed again by the shield, which also puts
 * every dialog away, folds the drafts away and goes to Time Off.
 */
struct _HdWindow
{
  AdwApplicationWindow parent_instance;

  HdContext *context;
  GSettings *settings;
  guint cover_timeout;
  gboolean shielding;

  /* Template widgets */
  AdwViewSwitcherTitle *switcher_title;
  AdwViewSwitcherBar *switcher_bar;
  GtkMenuButton *menu_button;
  GMenuModel *primary_menu;
  AdwViewStack *stack;
  GtkOverlay *toasts;
  AdwBin *request_bin;
  AdwBin *time_off_bin;
  HdPrivateBin *appointments_bin;
  HdPrivateBin *articles_bin;
};

G_DEFINE_FINAL_TYPE (HdWindow, hd_window, ADW_TYPE_APPLICATION_WINDOW)

static const char *const page_names[] = { "request", "time-off", "appointments", "articles" };

static void keep_cb (HdWindow *self, HdPasted *pasted);

/* Made once the window has shown its first frame, or when something asks for it before that. */
static HdRequestPage *
request_page (HdWindow *self)
{
  if (adw_bin_get_child (self->request_bin) == NULL)
    {
      GtkWidget *page = hd_request_page_new (self->context, self->settings);

      g_signal_connect_object (page, "keep", G_CALLBACK (keep_cb), self, G_CONNECT_SWAPPED);
      adw_bin_set_child (self->request_bin, page);
    }
  return HD_REQUEST_PAGE (adw_bin_get_child (self->request_bin));
}

static gboolean
make_request_page_cb (gpointer user_data)
{
  HdWindow *self = user_data;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || adw_bin_get_child (self->request_bin) != NULL)
    return G_SOURCE_REMOVE;

  HdRequestPage *page = request_page (self);

  /* Who types at once means the time, not the first button of the header bar. */
  if (adw_view_stack_get_visible_child (self->stack) == GTK_WIDGET (self->request_bin))
    hd_request_page_focus_line (page);
  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock, HdWindow *self)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  g_idle_add_full (G_PRIORITY_HIGH_IDLE, make_request_page_cb, g_object_ref (self), g_object_unref);
}

static void
hd_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hd_window_parent_class)->map (widget);

  if (adw_bin_get_child (HD_WINDOW (widget)->request_bin) == NULL)
    g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint",
                             G_CALLBACK (painted_cb), widget, 0);
}

/* A message about a request is written on Request, wherever it was asked for. */
static void
write_cb (HdWindow *self, HdKeptDraft *draft)
{
  adw_view_stack_set_visible_child_name (self->stack, "request");
  hd_request_page_go_on (request_page (self), draft);
}

/* The page that the shield closed left dialogs behind, which come back with the new one. */
static GtkWidget *
create_appointments_cb (HdPrivateBin *bin, HdWindow *self)
{
  GtkWidget *page = hd_appointments_page_new (self->context, self->settings);
  g_autoptr (GPtrArray) dialogs = hd_private_windows_list (GTK_WINDOW (self));

  g_signal_connect_object (page, "write", G_CALLBACK (write_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < dialogs->len; i++)
    hd_appointments_page_listen (HD_APPOINTMENTS_PAGE (page), g_ptr_array_index (dialogs, i));
  return g_object_ref_sink (page);
}

static GtkWidget *
create_articles_cb (HdPrivateBin *bin, HdWindow *self)
{
  GtkWidget *page = hd_articles_page_new (self->context);
  g_autoptr (GPtrArray) dialogs = hd_private_windows_list (GTK_WINDOW (self));

  for (guint i = 0; i < dialogs->len; i++)
    hd_articles_page_listen (HD_ARTICLES_PAGE (page), g_ptr_array_index (dialogs, i));
  return g_object_ref_sink (page);
}

static GtkWidget *
create_time_off (HdWindow *self)
{
  GtkWidget *page = hd_time_off_page_new (self->context, self->settings);

  g_signal_connect_object (page, "write", G_CALLBACK (write_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "take-line", G_CALLBACK (hd_window_take_line), self,
                           G_CONNECT_SWAPPED);
  return page;
}

/* Choosing a private page is what opens it. */
static void
page_chosen_cb (HdWindow *self)
{
  GtkWidget *child = adw_view_stack_get_visible_child (self->stack);

  if (HD_IS_PRIVATE_BIN (child))
    hd_private_bin_open (HD_PRIVATE_BIN (child));
  else if (child == GTK_WIDGET (self->time_off_bin) &&
           adw_bin_get_child (self->time_off_bin) == NULL)
    adw_bin_set_child (self->time_off_bin, create_time_off (self));
  if (!self->shielding)
    hd_private_windows_bring_back (GTK_WINDOW (self),
                                   adw_view_stack_get_visible_child_name (self->stack));
}

/* The buttons at the bottom are made when there is no more room for those on top. */
static void
title_visible_cb (HdWindow *self)
{
  if (!adw_view_switcher_title_get_title_visible (self->switcher_title))
    return;
  adw_view_switcher_bar_set_stack (self->switcher_bar, self->stack);
  hd_window_watch_switcher (self, GTK_WIDGET (self->switcher_bar), G_CALLBACK (page_chosen_cb));
}

/* So is the menu when it is first opened. */
static void
create_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  HdWindow *self = HD_WINDOW (user_data);

  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, self->primary_menu);
}

static void
set_covered (HdWindow *self, gboolean covered)
{
  hd_private_bin_set_covered (self->appointments_bin, covered);
  hd_private_bin_set_covered (self->articles_bin, covered);
  hd_private_windows_set_covered (GTK_WINDOW (self), covered);
  if (covered)
    hd_toasts_dismiss (self->toasts);
}

static gboolean
cover_cb (gpointer data)
{
  HdWindow *self = data;

  self->cover_timeout = 0;
  if (!hd_private_windows_is_active (NULL) && g_settings_get_boolean (self->settings, "discreet"))
    set_covered (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
active_changed_cb (HdWindow *self)
{
  if (self->context == NULL)
    return; /* on its way out */

  g_clear_handle_id (&self->cover_timeout, g_source_remove);
  if (hd_private_windows_is_active (GTK_WINDOW (self)))
    set_covered (self, FALSE);
  else
    self->cover_timeout = g_timeout_add (COVER_DELAY_MS, cover_cb, self);
}

/* Popovers and menus of the window itself. */
static void
pop_down (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_POPOVER (child) && gtk_widget_get_visible (child))
        gtk_popover_popdown (GTK_POPOVER (child));
      pop_down (child);
    }
}

/**
 * hd_window_shield:
 *
 * Puts everything away: closes popovers and the private pages, takes toasts away, hides dialogs,
 * folds the draft, takes what was copied from a private page off the clipboard, and shows Time Off.
 * Nothing that is typed is lost: drafts are kept, and a form comes back with its page, when that is
 * chosen; one of Time Off, where it stays, when that is chosen anew or pressed.
 */
void
hd_window_shield (HdWindow *self)
{
  g_return_if_fail (HD_IS_WINDOW (self));

  hd_private_windows_put_away (GTK_WINDOW (self),
                               adw_view_stack_get_visible_child_name (self->stack));
  hd_secret_copy_clear (gtk_widget_get_display (GTK_WIDGET (self)));
  pop_down (GTK_WIDGET (self));
  hd_request_page_fold (request_page (self));
  self->shielding = TRUE;
  adw_view_stack_set_visible_child_name (self->stack, "time-off");
  self->shielding = FALSE;
  hd_private_bin_close (self->appointments_bin);
  hd_private_bin_close (self->articles_bin);
  hd_toasts_dismiss (self->toasts);
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

static void
shield (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hd_window_shield (HD_WINDOW (widget));
}

/* Ctrl+L in a dialog, up to the window that the dialog belongs to. */
static gboolean
shield_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  GtkWindow *window = GTK_WINDOW (widget);

  while (window != NULL && !HD_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window != NULL)
    hd_window_shield (HD_WINDOW (window));
  return window != NULL;
}

/* A dialog has none of the shortcuts of the window behind it: each is given the one of the shield
 * when it comes. And whoever leaves a dialog leaves the window behind it, which had lost the focus
 * already and notices nothing. */
static void
toplevels_changed_cb (GListModel *toplevels,
                      guint position,
                      guint removed,
                      guint added,
                      HdWindow *self)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);
      GtkEventController *controller;

      if (HD_IS_WINDOW (toplevel) || g_object_get_data (G_OBJECT (toplevel), SHIELDED) != NULL)
        continue;
      if (HD_IS_PRIVATE_BIN (adw_view_stack_get_visible_child (self->stack)))
        hd_private_windows_add (GTK_WINDOW (toplevel));
      controller = gtk_shortcut_controller_new ();
      gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
      gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_l, GDK_CONTROL_MASK),
                          gtk_callback_action_new (shield_cb, NULL, NULL)));
      gtk_widget_add_controller (toplevel, controller);
      g_object_set_data (G_OBJECT (toplevel), SHIELDED, controller);
      g_signal_connect_object (toplevel, "notify::is-active", G_CALLBACK (active_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
new_request (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdWindow *self = HD_WINDOW (widget);

  adw_view_stack_set_visible_child_name (self->stack, "request");
  hd_request_page_new_request (request_page (self));
}

static gboolean
has_focus (HdWindow *self, GtkWidget *page)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, page);
}

/* Who comes by a key goes on with keys: on the page, and not on the first button of the header bar,
 * where the focus falls when what had it is gone. */
static void
focus_page (HdWindow *self)
{
  GtkWidget *page = adw_view_stack_get_visible_child (self->stack);

  if (page == GTK_WIDGET (self->request_bin) && !has_focus (self, page))
    hd_request_page_focus_line (request_page (self));
  if (!has_focus (self, page)) /* the line is put away once it is read */
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
show_page (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hd_window_show_page (HD_WINDOW (widget), g_variant_get_string (parameter, NULL));
  focus_page (HD_WINDOW (widget));
}

/* What was read on Request is kept on the page where it belongs. */
static void
keep_cb (HdWindow *self, HdPasted *pasted)
{
  adw_view_stack_set_visible_child_name (self->stack, "appointments");
  hd_appointments_page_import (HD_APPOINTMENTS_PAGE (
                                 hd_private_bin_get_content (self->appointments_bin)),
                               pasted);
}

/* An article that helps with what is on another page. */
static void
read_article (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdWindow *self = HD_WINDOW (widget);

  adw_view_stack_set_visible_child_name (self->stack, "articles");
  hd_articles_page_open_slug (HD_ARTICLES_PAGE (hd_private_bin_get_content (self->articles_bin)),
                              g_variant_get_string (parameter, NULL));
}

/**
 * hd_window_show_page:
 * @name: `request`, `time-off`, `appointments` or `articles`; anything else is ignored, since
 *   the name may come over D-Bus
 */
void
hd_window_show_page (HdWindow *self, const char *name)
{
  g_return_if_fail (HD_IS_WINDOW (self));

  for (guint i = 0; i < G_N_ELEMENTS (page_names); i++)
    if (g_strcmp0 (name, page_names[i]) == 0)
      {
        adw_view_stack_set_visible_child_name (self->stack, name);
        hd_private_windows_bring_back (GTK_WINDOW (self), name); /* if it was shown already */
      }
}

/**
 * hd_window_check_text:
 * @text: what the person wants checked
 *
 * Opens Request with @text on the paper of “Check my own text”.
 */
void
hd_window_check_text (HdWindow *self, const char *text)
{
  g_return_if_fail (HD_IS_WINDOW (self));

  adw_view_stack_set_visible_child_name (self->stack, "request");
  hd_request_page_check_text (request_page (self), text);
}

/**
 * hd_window_take_read:
 * @text: a line or a whole mail that says a time
 * @when: (transfer full) (nullable): what was read of it already, with answers
 *
 * As hd_window_take_line(), without asking again what was answered.
 */
void
hd_window_take_read (HdWindow *self, const char *text, HdWhen *when)
{
  g_return_if_fail (HD_IS_WINDOW (self));

  adw_view_stack_set_visible_child_name (self->stack, "request");
  hd_request_page_new_request (request_page (self));
  hd_request_page_take_read (request_page (self), text, when);
}

/**
 * hd_window_take_line:
 * @text: a line or a whole mail that says a time
 *
 * Opens Request with it, as if it had been typed there. What was begun before stays a draft.
 */
void
hd_window_take_line (HdWindow *self, const char *text)
{
  hd_window_take_read (self, text, NULL);
}

/* Saves a page that a browser stored as a file, and shows it on Articles. */
void
hd_window_save_page (HdWindow *self, GFile *file)
{
  g_return_if_fail (HD_IS_WINDOW (self));

  adw_view_stack_set_visible_child_name (self->stack, "articles");
  hd_articles_page_save_file (HD_ARTICLES_PAGE (hd_private_bin_get_content (self->articles_bin)),
                              file);
}

/**
 * hd_window_open_files:
 * @files: (element-type GFile): calendar files or mails
 *
 * Reads them on Appointments when that is what is shown, each with a preview of what would be kept;
 * or else on Request, where only times count, those of the first.
 */
void
hd_window_open_files (HdWindow *self, GPtrArray *files)
{
  g_return_if_fail (HD_IS_WINDOW (self));

  GtkWidget *content = hd_private_bin_get_content (self->appointments_bin);

  if (content != NULL &&
      adw_view_stack_get_visible_child (self->stack) == GTK_WIDGET (self->appointments_bin))
    {
      hd_appointments_page_take_files (HD_APPOINTMENTS_PAGE (content), files);
      return;
    }
  adw_view_stack_set_visible_child_name (self->stack, "request");
  hd_request_page_take_files (request_page (self), files);
}

/**
 * hd_window_toast:
 * @sentence: plain text
 */
void
hd_window_toast (HdWindow *self, const char *sentence)
{
  g_return_if_fail (HD_IS_WINDOW (self));

  hd_window_add_toast (self, hd_toast_new (GTK_WIDGET (self), sentence, NULL));
}

/* Takes @toast. */
void
hd_window_add_toast (HdWindow *self, AdwToast *toast)
{
  hd_toasts_add (self->toasts, toast);
}

HdContext *
hd_window_get_context (HdWindow *self)
{
  return self->context;
}

/* What is copied out of a field of Appointments, or of a form that stands before it, is as secret
 * as what its buttons copy. */
static void
copied_cb (HdWindow *self)
{
  if (self->context != NULL &&
      adw_view_stack_get_visible_child (self->stack) == GTK_WIDGET (self->appointments_bin) &&
      hd_private_windows_is_active (GTK_WINDOW (self)))
    hd_secret_copy_mark (GTK_WIDGET (self));
}

static void
hd_window_constructed (GObject *object)
{
  G_OBJECT_CLASS (hd_window_parent_class)->constructed (object);

  g_signal_connect_swapped (object, "notify::is-active", G_CALLBACK (active_changed_cb), object);
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed",
                           G_CALLBACK (toplevels_changed_cb), object, 0);
  g_signal_connect_object (gtk_widget_get_clipboard (GTK_WIDGET (object)), "changed",
                           G_CALLBACK (copied_cb), object, G_CONNECT_SWAPPED);
}

static void
hd_window_dispose (GObject *object)
{
  HdWindow *self = HD_WINDOW (object);

  g_clear_handle_id (&self->cover_timeout, g_source_remove);
  hd_secret_copy_clear (gtk_widget_get_display (GTK_WIDGET (self)));
  hd_private_windows_destroy (GTK_WINDOW (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_WINDOW);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (hd_window_parent_class)->dispose (object);
}

static void
hd_window_class_init (HdWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = hd_window_map;
  object_class->constructed = hd_window_constructed;
  object_class->dispose = hd_window_dispose;

  g_type_ensure (HD_TYPE_PRIVATE_BIN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/halfday_app/Halfday/shell/hd-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HdWindow, switcher_title);
  gtk_widget_class_bind_template_child (widget_class, HdWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, HdWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, HdWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, HdWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, HdWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, HdWindow, request_bin);
  gtk_widget_class_bind_template_child (widget_class, HdWindow, time_off_bin);
  gtk_widget_class_bind_template_child (widget_class, HdWindow, appointments_bin);
  gtk_widget_class_bind_template_child (widget_class, HdWindow, articles_bin);
  gtk_widget_class_bind_template_callback (widget_class, page_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, title_visible_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_appointments_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_articles_cb);

  gtk_widget_class_install_action (widget_class, "win.shield", NULL, shield);
  gtk_widget_class_install_action (widget_class, "win.new-request", NULL, new_request);
  gtk_widget_class_install_action (widget_class, "win.page", "s", show_page);
  gtk_widget_class_install_action (widget_class, "win.read", "s", read_article);
  hd_window_install_undo (widget_class);
  hd_window_install_actions (widget_class);
}

static void
hd_window_init (HdWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_menu_cb, self, NULL);
  hd_window_watch_switcher (self, GTK_WIDGET (self->switcher_title), G_CALLBACK (page_chosen_cb));
  hd_window_bring_back_on (self, GTK_WIDGET (self->time_off_bin));
  hd_window_guard_forms (self);
}

/**
 * hd_window_new:
 *
 * Starts on Request, whatever page was shown last: nothing private is ever restored.
 */
HdWindow *
hd_window_new (GtkApplication *application, HdContext *context, GSettings *settings)
{
  HdWindow *self = g_object_new (HD_TYPE_WINDOW, "application", application, NULL);
  g_autoptr (GAction) discreet = g_settings_create_action (settings, "discreet");

  self->context = g_object_ref (context);
  self->settings = g_object_ref (settings);
  g_action_map_add_action (G_ACTION_MAP (self), discreet);
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  hd_shortcuts_add (GTK_APPLICATION_WINDOW (self));
  hd_trouble_watch (self, context);
  return self;
}
