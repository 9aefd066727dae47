/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointments-page-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-applications.h"
#include "hd-appointment-agenda.h"
#include "hd-appointment-dialog.h"
#include "hd-case-dialog.h"
#include "hd-compat.h"
#include "hd-drops.h"
#include "hd-early-cancels.h"
#include "hd-forget.h"
#include "hd-interviews.h"
#include "hd-late-menu.h"
#include "hd-own-names-window.h"
#include "hd-verb.h"
#include "hd-watch.h"
#include "hd-windows-window.h"

enum
{
  PROP_VIEW = 1,
  PROP_SHOW_NAMES,
  PROP_FILTER,
  N_PROPS
};

enum
{
  WRITE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdAppointmentsPage, hd_appointments_page, ADW_TYPE_BIN)

static GtkWindow *
window (HdAppointmentsPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static gboolean
shows_detail (HdAppointmentsPage *self)
{
  return adw_leaflet_get_visible_child (self->leaflet) == GTK_WIDGET (self->detail);
}

/* Back leads out of what is shown alone, which has the room of what stands above the list. So has
 * what is found on a phone, of which a keyboard on the screen leaves little. */
static void
show_around (HdAppointmentsPage *self)
{
  gboolean any = g_list_model_get_n_items (hd_applications_get_list (self->context)) > 0;
  gboolean alone = adw_leaflet_get_folded (self->leaflet) && shows_detail (self) &&
                   g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "agenda") == 0;
  gboolean searches =
    adw_leaflet_get_folded (self->leaflet) && gtk_search_bar_get_search_mode (self->search_bar);

  gtk_widget_set_visible (GTK_WIDGET (self->back_button), alone);
  gtk_widget_set_visible (GTK_WIDGET (self->next_strip), any && !alone && !searches);
}

static gboolean
folded_idle_cb (gpointer user_data)
{
  HdAppointmentsPage *self = user_data;

  self->folded_source = 0;
  show_around (self);
  return G_SOURCE_REMOVE;
}

/* The leaflet folds while it is given its place, when nothing above it can move. */
static void
folded_cb (HdAppointmentsPage *self)
{
  if (self->context != NULL && self->folded_source == 0)
    self->folded_source = g_idle_add (folded_idle_cb, self);
}

/* Beside the list the next appointment is shown until another is chosen. */
static void
show_next (HdAppointmentsPage *self)
{
  HdInterview *next;

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->detail), "none") != 0 ||
      shows_detail (self))
    return;
  next = hd_agenda_next (self->context);
  if (next == NULL)
    return;
  hd_agenda_choose (self->agenda, hd_record_get_id (HD_RECORD (next)), FALSE);
  hd_appointment_pane_show (self->appointment_pane, hd_record_get_id (HD_RECORD (next)));
  gtk_stack_set_visible_child_name (self->detail, "appointment");
}

/* The leaflet goes to what it shows, also where that stood beside the list before: there one stays
 * in the list, as one does who steps through it. */
static void
show_detail (HdAppointmentsPage *self, const char *name)
{
  GtkWidget *before = gtk_window_get_focus (window (self));

  gtk_stack_set_visible_child_name (self->detail, name);
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->detail));
  if (!adw_leaflet_get_folded (self->leaflet) && before != NULL &&
      gtk_widget_is_ancestor (before, GTK_WIDGET (self->agenda)))
    gtk_widget_grab_focus (before);
  else if (adw_leaflet_get_folded (self->leaflet) && strcmp (name, "appointment") == 0)
    hd_appointment_pane_focus (self->appointment_pane);
}

static void
chosen_cb (HdAppointmentsPage *self, HdInterview *interview, gboolean go)
{
  hd_appointment_pane_show (self->appointment_pane, hd_record_get_id (HD_RECORD (interview)));
  gtk_stack_set_visible_child_name (self->detail, "appointment");
  if (go)
    show_detail (self, "appointment");
}

static void
open_appointment_cb (HdAppointmentsPage *self, gint64 id)
{
  hd_agenda_choose (self->agenda, id, TRUE);
  hd_appointment_pane_show (self->appointment_pane, id);
  show_detail (self, "appointment");
}

static void
interviews_changed_cb (HdAppointmentsPage *self)
{
  gint64 id = self->awaited;

  if (id != 0 && hd_interviews_peek (self->context, id) != NULL)
    {
      self->awaited = 0;
      open_appointment_cb (self, id);
    }
  show_next (self);
}

/* Shows an appointment that was stored just now, as soon as it is among those that are known. */
void
hd_appointments_page_await (HdAppointmentsPage *self, gint64 id)
{
  self->awaited = id;
  interviews_changed_cb (self);
}

static void
gone_cb (HdAppointmentsPage *self)
{
  gtk_stack_set_visible_child_name (self->detail, "none");
  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->agenda));
}

static void
write_cb (HdAppointmentsPage *self, HdKeptDraft *draft)
{
  g_signal_emit (self, signals[WRITE], 0, draft);
}

/* Most visits never open an application, or the board: both are made when they are. */
static void
show_case (HdAppointmentsPage *self, gint64 id)
{
  if (self->case_pane == NULL)
    {
      self->case_pane = g_object_new (HD_TYPE_CASE_PANE, NULL);
      hd_case_pane_set_up (self->case_pane, self->context, self->settings, self->shade);
      g_signal_connect_swapped (self->case_pane, "write", G_CALLBACK (write_cb), self);
      g_signal_connect_swapped (self->case_pane, "open-appointment",
                                G_CALLBACK (open_appointment_cb), self);
      g_signal_connect_swapped (self->case_pane, "gone", G_CALLBACK (gone_cb), self);
      hd_wrap_buttons (GTK_WIDGET (self->case_pane));
      gtk_stack_add_named (self->detail, GTK_WIDGET (self->case_pane), "case");
    }
  hd_case_pane_show (self->case_pane, id);
}

static void
open_case_cb (HdAppointmentsPage *self, gint64 id)
{
  show_case (self, id);
  show_detail (self, "case");
}

static void
action_chosen_cb (HdAppointmentsPage *self, gint64 id, gboolean go)
{
  show_case (self, id);
  gtk_stack_set_visible_child_name (self->detail, "case");
  if (go)
    show_detail (self, "case");
}

static void
case_chosen_cb (HdAppointmentsPage *self, gint64 id)
{
  hd_appointments_page_set_view (self, "agenda");
  open_case_cb (self, id);
}

static void
show_board (HdAppointmentsPage *self)
{
  if (self->board != NULL)
    return;
  self->board = g_object_new (HD_TYPE_BOARD, NULL);
  hd_board_set_up (self->board, self->context, self->shade);
  hd_board_set_search (self->board, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)),
                       self->filter);
  g_signal_connect_swapped (self->board, "chosen", G_CALLBACK (case_chosen_cb), self);
  hd_wrap_buttons (GTK_WIDGET (self->board));
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->board), "board");
}

/* Whether the list was read at all: before that it is empty and says nothing. */
static gboolean
is_known (HdAppointmentsPage *self)
{
  gboolean loaded;

  g_object_get (hd_applications_get_list (self->context), "loaded", &loaded, NULL);
  return loaded;
}

static void
update (HdAppointmentsPage *self)
{
  gboolean any = g_list_model_get_n_items (hd_applications_get_list (self->context)) > 0;
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) != NULL;

  if (any && g_str_equal (self->view, "board"))
    show_board (self);
  gtk_widget_set_visible (GTK_WIDGET (self->toolbar), any);
  gtk_stack_set_visible_child_name (self->stack, any               ? self->view
                                                 : is_known (self) ? "empty"
                                                                   : "unknown");
  show_around (self);
  /* The page was opened by a key, and what it holds comes a little later: where GTK puts the focus
   * then is gone with the next rows, and it would fall back to the header bar. */
  if (had_focus && gtk_stack_get_visible_child (self->stack) != shown)
    {
      gtk_root_set_focus (gtk_widget_get_root (GTK_WIDGET (self)), NULL);
      if (!gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD))
        gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
    }
}

void
hd_appointments_page_set_view (HdAppointmentsPage *self, const char *view)
{
  if (!g_str_equal (view, "agenda") && !g_str_equal (view, "board"))
    return;
  g_free (self->view);
  self->view = g_strdup (view);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static void
add (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdAppointmentsPage *self = HD_APPOINTMENTS_PAGE (widget);

  hd_appointment_dialog_present_new (window (self), self->context, self->settings, 0, NULL);
}

static void
add_case (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdAppointmentsPage *self = HD_APPOINTMENTS_PAGE (widget);

  hd_case_dialog_present (window (self), self->context, NULL);
}

static void
own_names (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdAppointmentsPage *self = HD_APPOINTMENTS_PAGE (widget);

  hd_own_names_window_present (window (self), self->context, self->shade);
}

static void
forget_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdAppointmentsPage) self = user_data;

  if (hd_confirm_finish (result) && self->context != NULL)
    hd_forget_async (self->context, 0, hd_verb_done_cb, hd_verb_from (self, NULL));
}

static void
forget (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdAppointmentsPage *self = HD_APPOINTMENTS_PAGE (widget);

  hd_confirm_async (window (self), _ ("Forget the Whole Search?"),
                    _ (
                      "All applications, appointments, people, notes and names leave this "
                      "computer and cannot be brought back. Copies that Halfday made by itself are "
                      "deleted as well; a backup that you saved is not. Your leave stays, as "
                      "appointments."),
                    _ ("_Forget"), TRUE, forget_cb, g_object_ref (self));
}

static void
windows (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdAppointmentsPage *self = HD_APPOINTMENTS_PAGE (widget);

  hd_windows_window_present (window (self), self->context, self->settings, self->shade);
}

static void
show_next_now (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdAppointmentsPage *self = HD_APPOINTMENTS_PAGE (widget);
  HdInterview *next = hd_agenda_next (self->context);

  if (next == NULL)
    return;
  hd_appointments_page_set_view (self, "agenda");
  open_appointment_cb (self, hd_record_get_id (HD_RECORD (next)));
}

static void
search (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdAppointmentsPage *self = HD_APPOINTMENTS_PAGE (widget);

  gtk_toggle_button_set_active (self->search_button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdAppointmentsPage *self = HD_APPOINTMENTS_PAGE (widget);

  adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->agenda));
  hd_agenda_focus (self->agenda);
}

static void
hd_appointments_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HdAppointmentsPage *self = HD_APPOINTMENTS_PAGE (object);

  switch (id)
    {
    case PROP_VIEW:
      g_value_set_string (value, self->view);
      break;
    case PROP_SHOW_NAMES:
      g_value_set_boolean (value, hd_shade_get_open (self->shade));
      break;
    case PROP_FILTER:
      g_value_set_string (value, hd_agenda_kind_to_string (self->filter));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hd_appointments_page_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  HdAppointmentsPage *self = HD_APPOINTMENTS_PAGE (object);

  switch (id)
    {
    case PROP_VIEW:
      hd_appointments_page_set_view (self, g_value_get_string (value));
      break;
    case PROP_SHOW_NAMES:
      hd_shade_set_open (self->shade, g_value_get_boolean (value));
      break;
    case PROP_FILTER:
      if (hd_appointments_page_set_filter (self, g_value_get_string (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
shade_changed_cb (HdAppointmentsPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_NAMES]);
}

static void
hd_appointments_page_dispose (GObject *object)
{
  HdAppointmentsPage *self = HD_APPOINTMENTS_PAGE (object);

  /* The template would unparent its outermost child behind the back of AdwBin. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_APPOINTMENTS_PAGE);
  g_clear_handle_id (&self->folded_source, g_source_remove);
  g_clear_handle_id (&self->resume_source, g_source_remove);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (hd_appointments_page_parent_class)->dispose (object);
}

static void
hd_appointments_page_finalize (GObject *object)
{
  HdAppointmentsPage *self = HD_APPOINTMENTS_PAGE (object);

  g_object_unref (self->shade);
  hd_file_row_unref (self->waiting);
  g_ptr_array_unref (self->behind);
  g_free (self->unsaid);
  g_free (self->view);

  G_OBJECT_CLASS (hd_appointments_page_parent_class)->finalize (object);
}

static void
hd_appointments_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hd_appointments_page_parent_class)->root (widget);
  hd_appointments_page_resume (HD_APPOINTMENTS_PAGE (widget));
}

static void
hd_appointments_page_class_init (HdAppointmentsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hd_appointments_page_get_property;
  object_class->set_property = hd_appointments_page_set_property;
  object_class->dispose = hd_appointments_page_dispose;
  object_class->finalize = hd_appointments_page_finalize;
  widget_class->root = hd_appointments_page_root;

  properties[PROP_VIEW] =
    g_param_spec_string ("view", NULL, NULL, "agenda",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_NAMES] =
    g_param_spec_boolean ("show-names", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FILTER] =
    g_param_spec_string ("filter", NULL, NULL, "all",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[WRITE] = g_signal_new ("write", HD_TYPE_APPOINTMENTS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, HD_TYPE_KEPT_DRAFT);

  g_type_ensure (HD_TYPE_FOLD);
  g_type_ensure (HD_TYPE_LATE_MENU);
  g_type_ensure (HD_TYPE_AGENDA);
  g_type_ensure (HD_TYPE_APPOINTMENT_PANE);
  g_type_ensure (HD_TYPE_LEFT_GROUP);
  g_type_ensure (HD_TYPE_LEFTOVER_STRIP);
  g_type_ensure (HD_TYPE_NEXT_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/halfday_app/Halfday/appointments/"
                                               "hd-appointments-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentsPage, next_strip);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentsPage, leftover);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentsPage, left);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentsPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentsPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentsPage, search_button);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentsPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentsPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentsPage, agenda);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentsPage, detail);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentsPage, appointment_pane);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_case_cb);
  gtk_widget_class_bind_template_callback (widget_class, action_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, gone_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "search_cb",
                                                G_CALLBACK (hd_appointments_page_search));
  hd_appointments_page_class_init_filter (widget_class);

  gtk_widget_class_install_action (widget_class, "appointments.add", NULL, add);
  gtk_widget_class_install_action (widget_class, "appointments.add-case", NULL, add_case);
  gtk_widget_class_install_action (widget_class, "appointments.own-names", NULL, own_names);
  gtk_widget_class_install_action (widget_class, "appointments.windows", NULL, windows);
  gtk_widget_class_install_action (widget_class, "appointments.show-next", NULL, show_next_now);
  gtk_widget_class_install_action (widget_class, "appointments.forget", NULL, forget);
  gtk_widget_class_install_action (widget_class, "appointments.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "appointments.back", NULL, back);
  gtk_widget_class_install_action (widget_class, "appointments.paste", NULL,
                                   hd_appointments_page_paste);
  gtk_widget_class_install_property_action (widget_class, "appointments.view", "view");
  gtk_widget_class_install_property_action (widget_class, "appointments.show-names", "show-names");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK,
                                       "appointments.paste", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK,
                                       "appointments.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK,
                                       "appointments.back", NULL);
}

/* Not that of the strip, whose sentence gives way instead. */
static void
wrap_buttons (HdAppointmentsPage *self)
{
  GtkWidget *box = adw_bin_get_child (ADW_BIN (self));

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (child != GTK_WIDGET (self->leftover))
      hd_wrap_buttons (child);
}

static void
hd_appointments_page_init (HdAppointmentsPage *self)
{
  GtkDropTarget *target = hd_drop_target_new ();

  self->shade = hd_shade_new ();
  self->view = g_strdup ("agenda");
  self->waiting = hd_file_row_new ();
  self->behind = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_pasted_unref);
  g_signal_connect_object (self->shade, "notify::open", G_CALLBACK (shade_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_init_template (GTK_WIDGET (self));
  wrap_buttons (self);
  g_signal_connect (target, "drop", G_CALLBACK (hd_appointments_page_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  hd_appointments_page_init_filter (self);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
}

GtkWidget *
hd_appointments_page_new (HdContext *context, GSettings *settings)
{
  HdAppointmentsPage *self = g_object_new (HD_TYPE_APPOINTMENTS_PAGE, NULL);

  self->context = g_object_ref (context);
  self->settings = g_object_ref (settings);
  hd_next_strip_set_up (self->next_strip, context, settings, self->shade);
  hd_agenda_set_up (self->agenda, context, settings, self->shade);
  hd_appointment_pane_set_up (self->appointment_pane, context, settings, self->shade);
  hd_left_group_set_up (self->left, context);
  hd_left_group_show_gone (self->left);
  hd_watch (hd_applications_get_list (context), G_CALLBACK (update), self);
  g_signal_connect_object (hd_applications_get_list (context), "notify::loaded",
                           G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  hd_watch (hd_interviews_get_list (context), G_CALLBACK (interviews_changed_cb), self);
  update (self);
  show_next (self);
  hd_interviews_rederive_async (context, hd_verb_done_cb, hd_verb_from (self, NULL));
  /* Read behind what is shown, so that a preview knows at once what was called off. */
  hd_early_cancels_get_list (context);
  return GTK_WIDGET (self);
}
