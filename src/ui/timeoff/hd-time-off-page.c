/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-time-off-page.h"

#include <glib/gi18n.h>

#include "hd-amount.h"
#include "hd-balance.h"
#include "hd-date-button.h"
#include "hd-list-watch.h"
#include "hd-own-profile.h"
#include "hd-request-row.h"
#include "hd-requests.h"
#include "hd-words.h"

/* More hours than ten years have: a slip of the keyboard. */
#define MAX_MINUTES (60 * 24 * 3660)

struct _HdTimeOffPage
{
  AdwBin parent_instance;

  HdContext *context;
  GSettings *settings;
  GPtrArray *why_rows; /* borrowed */
  HdListWatch *watches[2];
  gboolean filling;

  /* Template widgets */
  AdwPreferencesGroup *welcome_group;
  AdwPreferencesGroup *figures_group;
  AdwPreferencesGroup *why_group;
  AdwExpanderRow *why_row;
  GtkLabel *now_label;
  GtkLabel *after_label;
  AdwEntryRow *hours_row;
  HdDateButton *payslip_day;
  AdwPreferencesGroup *requests_group;
  GtkListBox *requests_list;
};

enum
{
  WRITE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdTimeOffPage, hd_time_off_page, ADW_TYPE_BIN)

static int
day_minutes (HdTimeOffPage *self)
{
  g_autofree char *hours = g_settings_get_string (self->settings, "work-hours");
  HdSpan span;

  return hd_span_parse (hours, &span, NULL) ? span.to - span.from : HD_WORK_DAY_MINUTES;
}

/* A bare number on a payslip means hours. */
static gboolean
parse_hours (HdTimeOffPage *self, gint64 *minutes)
{
  g_autofree char *amount =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->hours_row))));
  g_autofree char *in_hours = g_strconcat (amount, "h", NULL);

  return (hd_amount_parse (amount, day_minutes (self), minutes, NULL) ||
          hd_amount_parse (in_hours, day_minutes (self), minutes, NULL)) &&
         ABS (*minutes) <= MAX_MINUTES;
}

static void
mark_hours (HdTimeOffPage *self, gboolean valid)
{
  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self->hours_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->hours_row), "error");
}

static void
hours_changed_cb (HdTimeOffPage *self)
{
  gint64 minutes;

  if (!self->filling)
    mark_hours (self, *gtk_editable_get_text (GTK_EDITABLE (self->hours_row)) == '\0' ||
                        parse_hours (self, &minutes));
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdTimeOffPage) self = user_data;
  g_autoptr (GError) error = NULL;

  hd_context_finish (HD_CONTEXT (source), result, &error);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                              error != NULL ? error->message : _ ("Noted"));
}

static void
store (HdTimeOffPage *self)
{
  HdDate on = hd_date_button_get_date (self->payslip_day);
  gint64 minutes;

  if (!parse_hours (self, &minutes))
    {
      mark_hours (self, FALSE);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                  _ ("Write the hours as 46h30, 46.5 or 5.5d"));
      return;
    }
  hd_own_profile_set_payslip_async (self->context, (int) minutes,
                                    on != HD_DATE_NONE ? on : hd_context_get_today (self->context),
                                    stored_cb, g_object_ref (self));
}

static void
day_changed_cb (HdTimeOffPage *self)
{
  if (!self->filling && *gtk_editable_get_text (GTK_EDITABLE (self->hours_row)) != '\0')
    store (self);
}

static void
add_why (HdTimeOffPage *self, const char *title, const char *subtitle, gint64 minutes)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *amount = hd_words_amount (minutes);
  GtkWidget *label = gtk_label_new (amount);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_expander_row_add_row (self->why_row, row);
  g_ptr_array_add (self->why_rows, row);
}

/* Each figure, down to the lines that it is the sum of. */
static void
show_why (HdTimeOffPage *self, const HdProfile *profile)
{
  GListModel *requests = hd_requests_get_list (self->context);
  HdDate today = hd_context_get_today (self->context);
  g_autofree char *on = hd_words_date (profile->payslip_on, today);

  for (guint i = 0; i < self->why_rows->len; i++)
    adw_expander_row_remove (self->why_row, g_ptr_array_index (self->why_rows, i));
  g_ptr_array_set_size (self->why_rows, 0);

  add_why (self, _ ("On your payslip"), on, profile->payslip_minutes);
  for (guint i = g_list_model_get_n_items (requests); i > 0; i--)
    {
      g_autoptr (HdRequest) request = g_list_model_get_item (requests, i - 1);
      g_autofree char *days = hd_words_days (request->first_day, request->last_day, today);
      gboolean held;

      if (hd_balance_counts (self->context, request, &held))
        add_why (self, days,
                 held ? _ ("Requested: counts only in “After requests”")
                      : hd_request_state_words (request->state),
                 -request->amount_minutes);
    }
}

static void
show_payslip (HdTimeOffPage *self, const HdProfile *profile)
{
  g_autofree char *hours =
    g_strdup_printf ("%s%dh%02d", profile->payslip_minutes < 0 ? "-" : "",
                     ABS (profile->payslip_minutes) / 60, ABS (profile->payslip_minutes) % 60);

  self->filling = TRUE;
  hd_date_button_set_date (self->payslip_day, profile->payslip_on);
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->hours_row)) == NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->hours_row), hours);
  self->filling = FALSE;
}

static void
update (HdTimeOffPage *self)
{
  const HdProfile *profile = hd_own_profile_peek (self->context);
  HdBalance balance = hd_balance_get (self->context);
  g_autofree char *now = hd_words_amount (balance.now);
  g_autofree char *after = hd_words_amount (balance.after_requests);

  gtk_widget_set_visible (GTK_WIDGET (self->welcome_group), !balance.known);
  gtk_widget_set_visible (GTK_WIDGET (self->figures_group), balance.known);
  gtk_widget_set_visible (GTK_WIDGET (self->why_group), balance.known);
  gtk_widget_set_visible (GTK_WIDGET (self->requests_group),
                          g_list_model_get_n_items (hd_requests_get_list (self->context)) > 0);
  if (!balance.known)
    return;

  gtk_label_set_label (self->now_label, now);
  gtk_label_set_label (self->after_label, after);
  show_why (self, profile);
  show_payslip (self, profile);
}

static void
write_cb (HdRequestRow *row, HdKeptDraft *draft, HdTimeOffPage *self)
{
  g_signal_emit (self, signals[WRITE], 0, draft);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  HdTimeOffPage *self = user_data;
  GtkWidget *row = hd_request_row_new (self->context, HD_REQUEST (item));

  g_signal_connect_object (row, "write", G_CALLBACK (write_cb), self, 0);
  return row;
}

static void
hd_time_off_page_dispose (GObject *object)
{
  HdTimeOffPage *self = HD_TIME_OFF_PAGE (object);

  if (self->requests_list != NULL)
    gtk_list_box_bind_model (self->requests_list, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_TIME_OFF_PAGE);
  for (guint i = 0; i < G_N_ELEMENTS (self->watches); i++)
    g_clear_object (&self->watches[i]);
  g_clear_pointer (&self->why_rows, g_ptr_array_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (hd_time_off_page_parent_class)->dispose (object);
}

static void
hd_time_off_page_class_init (HdTimeOffPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_time_off_page_dispose;

  signals[WRITE] = g_signal_new ("write", HD_TYPE_TIME_OFF_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, HD_TYPE_KEPT_DRAFT);

  g_type_ensure (HD_TYPE_DATE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/"
                                                             "timeoff/hd-time-off-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, welcome_group);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, figures_group);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, why_group);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, why_row);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, now_label);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, after_label);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, hours_row);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, payslip_day);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, requests_group);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, requests_list);
  gtk_widget_class_bind_template_callback (widget_class, hours_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, store);
  gtk_widget_class_bind_template_callback (widget_class, day_changed_cb);
}

static void
hd_time_off_page_init (HdTimeOffPage *self)
{
  self->filling = TRUE;
  self->why_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
}

GtkWidget *
hd_time_off_page_new (HdContext *context, GSettings *settings)
{
  HdTimeOffPage *self = g_object_new (HD_TYPE_TIME_OFF_PAGE, NULL);
  GListModel *lists[] = { hd_own_profile_get_list (context), hd_requests_get_list (context) };

  self->context = g_object_ref (context);
  self->settings = g_object_ref (settings);
  self->filling = TRUE;
  hd_date_button_set_date (self->payslip_day, hd_context_get_today (context));
  self->filling = FALSE;
  gtk_list_box_bind_model (self->requests_list, lists[1], create_row, self, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      self->watches[i] = hd_list_watch_new (lists[i]);
      g_signal_connect_swapped (self->watches[i], "changed", G_CALLBACK (update), self);
    }
  update (self);
  return GTK_WIDGET (self);
}
