/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-request-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-compat.h"
#include "hd-composer.h"
#include "hd-drafts.h"
#include "hd-drops.h"
#include "hd-facts-pane.h"
#include "hd-fold.h"
#include "hd-home.h"
#include "hd-leave-words.h"
#include "hd-intake-file.h"
#include "hd-message-pane.h"
#include "hd-open-strip.h"
#include "hd-pasted.h"

struct _HdRequestPage
{
  AdwBin parent_instance;

  HdContext *context;
  HdComposer *composer;
  GSettings *settings;
  guint step_source;

  /* Template widgets */
  GtkStack *stack;
  HdFold *welcome_box;
  GtkWidget *forward_button;
  GtkWidget *strip_bin;
  AdwLeaflet *leaflet;
  HdOpenStrip *strip;
  HdFactsPane *facts_pane;
  HdMessagePane *message_pane;
};

G_DEFINE_FINAL_TYPE (HdRequestPage, hd_request_page, ADW_TYPE_BIN)

static void
update_work (HdRequestPage *self)
{
  HdRequestFacts *facts = hd_composer_get_facts (self->composer);
  g_autofree char *spoken = hd_home_language (self->settings);
  g_autofree char *usual = hd_facts_pane_usual_leave (self->settings);
  g_autofree char *key = g_settings_get_string (self->settings, "leave-words");
  g_autofree char *name = hd_leave_words_name (spoken, key);

  hd_context_set_leave_name (self->context, name);
  hd_home_fill_work (self->settings, facts);
  hd_home_tell (self->settings, self->context);
  hd_composer_set_usual_leave (self->composer, usual);
  hd_composer_set_language (self->composer, spoken);
}

/* The size of the window is a setting too, and nothing to a message. */
static void
settings_changed_cb (HdRequestPage *self, const char *key)
{
  static const char *const keys[] = { "work-hours", "work-days",   "time-zone",
                                      "region",     "leave-words", NULL };

  if (!g_strv_contains (keys, key))
    return;
  update_work (self);
  hd_composer_facts_changed (self->composer);
  hd_facts_pane_words_changed (self->facts_pane);
}

/* There is something to go to. */
static void
show_forward (HdRequestPage *self)
{
  if (hd_composer_is_empty (self->composer))
    gtk_widget_remove_css_class (self->forward_button, "suggested-action");
  else
    gtk_widget_add_css_class (self->forward_button, "suggested-action");
}

/* What is said once and what is open stand above the times, and on a phone do not take the
 * message's room. */
static void
show_above (HdRequestPage *self)
{
  gboolean at_message =
    adw_leaflet_get_folded (self->leaflet) &&
    g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "message") == 0;

  gtk_widget_set_visible (self->strip_bin, !at_message);
  gtk_widget_set_visible (GTK_WIDGET (self->welcome_box),
                          !at_message && !g_settings_get_boolean (self->settings, "welcomed"));
}

static gboolean
step_cb (gpointer user_data)
{
  HdRequestPage *self = user_data;

  self->step_source = 0;
  show_above (self);
  return G_SOURCE_REMOVE;
}

/* The leaflet folds while it is given its place, when nothing above it can move. */
static void
queue_step (HdRequestPage *self)
{
  if (self->step_source == 0)
    self->step_source = g_idle_add (step_cb, self);
}

static void
composer_changed_cb (HdRequestPage *self)
{
  const char *field = NULL;

  show_forward (self);

  hd_open_strip_set_current (self->strip, hd_composer_get_draft (self->composer)->uid);

  const char *words = hd_facts_pane_problem_words (self->composer, &field);

  hd_facts_pane_mark_problem (self->facts_pane, field, words);
}

static void
show_times (HdRequestPage *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "times");
}

static void
show_message (HdRequestPage *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "message");
}

static void
forward_cb (HdRequestPage *self)
{
  show_message (self);
  hd_message_pane_focus_body (self->message_pane);
}

/* Said once. */
static void
welcomed_cb (HdRequestPage *self)
{
  g_settings_set_boolean (self->settings, "welcomed", TRUE);
}

static void
unfold_cb (HdRequestPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "open");
}

/* What was pasted and is kept nowhere is offered for that before it makes room. */
static void
offer_times (HdRequestPage *self)
{
  hd_open_strip_add_unkept (self->strip, hd_facts_pane_dup_unkept (self->facts_pane));
  hd_open_strip_add_unread (self->strip, hd_facts_pane_dup_unread (self->facts_pane));
}

static void
put_away_times (HdRequestPage *self)
{
  offer_times (self);
  hd_facts_pane_start_over (self->facts_pane);
}

static void
strip_read_cb (HdRequestPage *self, const char *text)
{
  offer_times (self);
  hd_facts_pane_take_line (self->facts_pane, text);
}

/* The strip has a message to write: a follow-up, a change, a draft to go on with. */
static void
strip_write_cb (HdRequestPage *self, HdKeptDraft *draft)
{
  gboolean again;

  put_away_times (self);
  hd_composer_load (self->composer, draft);

  /* A denied day asked for anew is a request like any other from here on. */
  again = draft->request == 0 && strcmp (draft->purpose, "other") == 0;
  if (again)
    g_object_set (hd_composer_get_draft (self->composer), "purpose", "request", NULL);
  update_work (self);
  hd_facts_pane_show (self->facts_pane);
  if (again && draft->busy_from >= 0)
    {
      hd_facts_pane_plan_again (self->facts_pane, draft->busy_from, draft->busy_to);
      show_times (self);
      return;
    }
  if (hd_composer_get_problem (self->composer) == HD_FACTS_PROBLEM_NONE)
    {
      if (draft->request == 0 && strcmp (draft->purpose, "request") == 0 && draft->busy_from >= 0)
        hd_facts_pane_show_ways (self->facts_pane, draft->busy_from, draft->busy_to);
      show_message (self);
      return;
    }

  /* There is no message yet: what it lacks comes first. */
  show_times (self);
  if (hd_composer_get_problem (self->composer) == HD_FACTS_PROBLEM_NO_DAY ||
      hd_composer_get_problem (self->composer) == HD_FACTS_PROBLEM_SAME_AS_EARLIER)
    hd_facts_pane_focus_line (self->facts_pane);
  else
    hd_facts_pane_reveal_problem (self->facts_pane);
}

/* What was read in the child. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdRequestPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HdPasted) pasted = hd_pasted_read_finish (HD_CONTEXT (source), result, &error);

  if (self->composer == NULL)
    return;
  if (pasted == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
      return;
    }
  show_times (self);
  hd_facts_pane_take_pasted (self->facts_pane, pasted);
}

static void
take_value (HdRequestPage *self, const GValue *value)
{
  g_autoptr (GPtrArray) files = hd_drop_get_files (value);

  if (files->len > 0)
    hd_request_page_take_files (self, files);
  else if (G_VALUE_HOLDS_STRING (value))
    hd_request_page_take_text (self, g_value_get_string (value));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, HdRequestPage *self)
{
  take_value (self, value);
  return TRUE;
}

static void
pasted_cb (GtkWidget *widget, const GValue *value)
{
  HdRequestPage *self = HD_REQUEST_PAGE (widget);

  if (value != NULL && self->composer != NULL)
    take_value (self, value);
}

/* Ctrl+V outside a text field: the time goes to the one line, that of a copied file too. */
static void
paste (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hd_drop_paste (widget, pasted_cb);
}

static void
keep_cb (HdRequestPage *self, HdPasted *pasted)
{
  g_signal_emit_by_name (self, "keep", pasted);
}

static void
choose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hd_facts_pane_choose_option (HD_REQUEST_PAGE (widget)->facts_pane,
                               g_variant_get_uint32 (parameter));
}

static void
copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hd_message_pane_copy (HD_REQUEST_PAGE (widget)->message_pane);
}

static void
rephrase (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (HD_REQUEST_PAGE (widget)->message_pane),
                              "message.rephrase", NULL);
}

static void
own_text (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hd_request_page_check_text (HD_REQUEST_PAGE (widget), "");
}

/* The paper, where it is not beside the times anyway. */
static void
message (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_message (HD_REQUEST_PAGE (widget));
}

/* What was written had to be given up. */
static void
start_over (HdRequestPage *self)
{
  update_work (self);
  hd_open_strip_forget_unkept (self->strip);
  hd_facts_pane_start_over (self->facts_pane);
  show_times (self);
}

/* What was written has been sent: the next one may begin. */
static void
started_over (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdRequestPage *self = HD_REQUEST_PAGE (widget);
  const char *draft_uid;
  gint64 absence;

  g_variant_get (parameter, "(&sx)", &draft_uid, &absence);
  update_work (self);
  put_away_times (self);
  hd_open_strip_note_sent (self->strip, draft_uid, absence);
  show_times (self);
}

static void
hd_request_page_dispose (GObject *object)
{
  HdRequestPage *self = HD_REQUEST_PAGE (object);

  /* The template would unparent its outermost child behind the back of AdwBin. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_REQUEST_PAGE);
  g_clear_handle_id (&self->step_source, g_source_remove);
  g_clear_object (&self->context);
  g_clear_object (&self->composer);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (hd_request_page_parent_class)->dispose (object);
}

static void
hd_request_page_class_init (HdRequestPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_request_page_dispose;

  g_signal_new ("keep", HD_TYPE_REQUEST_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, HD_TYPE_PASTED);

  g_type_ensure (HD_TYPE_FACTS_PANE);
  g_type_ensure (HD_TYPE_FOLD);
  g_type_ensure (HD_TYPE_MESSAGE_PANE);
  g_type_ensure (HD_TYPE_OPEN_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/"
                                                             "request/hd-request-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HdRequestPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HdRequestPage, welcome_box);
  gtk_widget_class_bind_template_child (widget_class, HdRequestPage, forward_button);
  gtk_widget_class_bind_template_child (widget_class, HdRequestPage, strip_bin);
  gtk_widget_class_bind_template_child (widget_class, HdRequestPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, HdRequestPage, strip);
  gtk_widget_class_bind_template_child (widget_class, HdRequestPage, facts_pane);
  gtk_widget_class_bind_template_child (widget_class, HdRequestPage, message_pane);
  gtk_widget_class_bind_template_callback (widget_class, forward_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_times);
  gtk_widget_class_bind_template_callback (widget_class, unfold_cb);
  gtk_widget_class_bind_template_callback (widget_class, welcomed_cb);
  gtk_widget_class_bind_template_callback (widget_class, strip_write_cb);

  gtk_widget_class_install_action (widget_class, "request.paste", NULL, paste);
  gtk_widget_class_install_action (widget_class, "request.choose", "u", choose);
  gtk_widget_class_install_action (widget_class, "request.copy", NULL, copy);
  gtk_widget_class_install_action (widget_class, "request.message", NULL, message);
  gtk_widget_class_install_action (widget_class, "request.rephrase", NULL, rephrase);
  gtk_widget_class_install_action (widget_class, "request.own-text", NULL, own_text);
  gtk_widget_class_install_action (widget_class, "request.started-over", "(sx)", started_over);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "request.paste",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK,
                                       "request.rephrase", NULL);
  for (guint i = 0; i < 3; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK,
                                         "request.choose", "u", i);
}

/* Ctrl+Enter copies wherever one types: a text field would take it for a line break otherwise. */
static void
add_copy_shortcut (HdRequestPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (
                                                            "<Control>Return|<Control>KP_Enter"),
                                                          gtk_named_action_new ("request.copy")));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
hd_request_page_init (HdRequestPage *self)
{
  GtkDropTarget *target = hd_drop_target_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  hd_wrap_buttons (GTK_WIDGET (self));
  add_copy_shortcut (self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
hd_request_page_new (HdContext *context, GSettings *settings)
{
  HdRequestPage *self = g_object_new (HD_TYPE_REQUEST_PAGE, NULL);
  g_autofree char *spoken = hd_home_language (settings);

  self->context = g_object_ref (context);
  self->settings = g_object_ref (settings);
  self->composer = hd_composer_new (context, spoken);
  update_work (self);
  hd_facts_pane_set_up (self->facts_pane, context, self->composer, settings);
  hd_message_pane_set_up (self->message_pane, context, self->composer, settings);
  hd_open_strip_set_context (self->strip, context);
  hd_open_strip_set_current (self->strip, hd_composer_get_draft (self->composer)->uid);
  g_signal_connect_object (self->strip, "keep", G_CALLBACK (keep_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->strip, "read", G_CALLBACK (strip_read_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->facts_pane, "keep", G_CALLBACK (keep_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::welcomed", G_CALLBACK (show_above), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (queue_step), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leaflet, "notify::visible-child", G_CALLBACK (queue_step), self,
                           G_CONNECT_SWAPPED);
  show_above (self);
  show_forward (self);

  g_signal_connect_object (self->composer, "changed", G_CALLBACK (composer_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->composer, "dropped", G_CALLBACK (start_over), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed", G_CALLBACK (settings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * hd_request_page_new_request:
 *
 * Begins a new message; the one before stays among the drafts.
 */
void
hd_request_page_new_request (HdRequestPage *self)
{
  g_return_if_fail (HD_IS_REQUEST_PAGE (self));

  gtk_stack_set_visible_child_name (self->stack, "open");
  hd_composer_reset (self->composer);
  update_work (self);
  put_away_times (self);
  show_times (self);
  hd_facts_pane_focus_line (self->facts_pane);
}

/**
 * hd_request_page_focus_line:
 *
 * The one line is ready to be typed into, as soon as the page is shown.
 */
void
hd_request_page_focus_line (HdRequestPage *self)
{
  g_return_if_fail (HD_IS_REQUEST_PAGE (self));

  hd_facts_pane_focus_line (self->facts_pane);
}

/**
 * hd_request_page_take_read:
 * @text: a line or a whole mail that says a time
 * @when: (transfer full) (nullable): what was read of it already, with answers
 *
 * Reads it as if it had been typed into the one line.
 */
void
hd_request_page_take_read (HdRequestPage *self, const char *text, HdWhen *when)
{
  g_return_if_fail (HD_IS_REQUEST_PAGE (self));

  show_times (self);
  hd_facts_pane_take_read (self->facts_pane, text, when);
}

/**
 * hd_request_page_take_files:
 * @files: (element-type GFile): calendar files or mails, at least one
 *
 * Reads the times in the first as if they had been typed into the one line, and says that it was
 * not all: a message is about one absence.
 */
void
hd_request_page_take_files (HdRequestPage *self, GPtrArray *files)
{
  g_return_if_fail (HD_IS_REQUEST_PAGE (self));
  g_return_if_fail (files->len > 0);

  gtk_stack_set_visible_child_name (self->stack, "open");
  hd_pasted_read_file_async (self->context, g_ptr_array_index (files, 0), NULL, read_cb,
                             g_object_ref (self));
  if (files->len > 1)
    {
      g_autofree char *sentence =
        g_strdup_printf (ngettext ("Only the first of %u file was read",
                                   "Only the first of %u files was read", files->len),
                         files->len);

      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", sentence);
    }
}

/**
 * hd_request_page_take_text:
 * @text: a line, a whole mail, or a calendar file as text
 *
 * As hd_request_page_take_read(), for whatever was pasted or dropped.
 */
void
hd_request_page_take_text (HdRequestPage *self, const char *text)
{
  g_return_if_fail (HD_IS_REQUEST_PAGE (self));

  gtk_stack_set_visible_child_name (self->stack, "open");
  if (hd_intake_is_calendar (text, -1))
    hd_pasted_read_text_async (self->context, text, NULL, NULL, read_cb, g_object_ref (self));
  else
    hd_request_page_take_read (self, text, NULL);
}

/**
 * hd_request_page_check_text:
 *
 * Puts somebody's own words, or none yet, on the paper to be checked.
 */
void
hd_request_page_check_text (HdRequestPage *self, const char *text)
{
  g_return_if_fail (HD_IS_REQUEST_PAGE (self));

  gtk_stack_set_visible_child_name (self->stack, "open");
  hd_composer_own_text (self->composer, text);
  update_work (self);
  put_away_times (self);
  show_message (self);
  hd_message_pane_focus_body (self->message_pane);
}

/**
 * hd_request_page_fold:
 *
 * Puts what is being written out of sight. It is kept first.
 */
void
hd_request_page_fold (HdRequestPage *self)
{
  g_return_if_fail (HD_IS_REQUEST_PAGE (self));

  hd_drafts_flush (self->context);
  gtk_stack_set_visible_child_name (self->stack, "folded");
}

/**
 * hd_request_page_go_on:
 * @draft: a message that was begun, or one about a request
 *
 * Shows it, ready to be finished.
 */
void
hd_request_page_go_on (HdRequestPage *self, HdKeptDraft *draft)
{
  g_return_if_fail (HD_IS_REQUEST_PAGE (self));

  gtk_stack_set_visible_child_name (self->stack, "open");
  strip_write_cb (self, draft);
}
