/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-time-off-page.h"

#include <glib/gi18n.h>

#include "hd-compat.h"
#include "hd-date-button.h"
#include "hd-describe-sheet.h"
#include "hd-entry-sheet.h"
#include "hd-figures-row.h"
#include "hd-forecast-view.h"
#include "hd-kept-draft.h"
#include "hd-holidays-sheet.h"
#include "hd-home.h"
#include "hd-leave-desk.h"
#include "hd-leave-summary.h"
#include "hd-leave-words.h"
#include "hd-list-watch.h"
#include "hd-own-profile.h"
#include "hd-payslip-sheet.h"
#include "hd-requests-group.h"
#include "hd-requests.h"
#include "hd-sheet.h"
#include "hd-terms-sheet.h"
#include "hd-week-sheet.h"
#include "hd-words.h"
#include "hd-year-view.h"

struct _HdTimeOffPage
{
  AdwBin parent_instance;

  HdContext *context;
  HdLeaveDesk *desk; /* borrowed from the context */
  GSettings *settings;
  HdListWatch *watch;
  gboolean filling;

  /* Template widgets */
  GtkWidget *welcome;
  GtkLabel *welcome_title;
  HdFiguresRow *figures;
  GtkWidget *unlimited;
  AdwPreferencesGroup *unpaid_group;
  GtkLabel *unpaid_year;
  GtkLabel *unpaid_ahead;
  GtkLabel *settlement;
  HdForecastView *forecast;
  HdRequestsGroup *requests;
  HdYearView *year;
  GtkWidget *first_step;
  AdwEntryRow *hours_row;
  HdDateButton *payslip_day;
  GtkButton *describe_button;
  AdwPreferencesGroup *own_group;
  AdwActionRow *earned_row;
  AdwActionRow *week_row;
  AdwActionRow *holidays_row;
};

enum
{
  WRITE,
  TAKE_LINE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdTimeOffPage, hd_time_off_page, ADW_TYPE_BIN)

static gboolean
parse_hours (HdTimeOffPage *self, gint64 *minutes)
{
  const HdLeaveFacts *facts = hd_leave_desk_get_facts (self->desk);
  int day = facts != NULL ? facts->settings->day_minutes : HD_WORK_DAY_MINUTES;

  return hd_words_read_amount (gtk_editable_get_text (GTK_EDITABLE (self->hours_row)), day,
                               minutes);
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

  hd_context_finish (self->context, result, &error);
  if (error != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.undo-toast", "s", _ ("Payslip noted"));
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

/* What a last day of employment or contract settles, when there is one. */
static void
update_settlement (HdTimeOffPage *self, HdDate today)
{
  HdLeaveSettlement settlement;
  const HdLeaveFacts *facts = hd_leave_desk_get_facts (self->desk);
  g_autofree char *text = NULL;

  if (!hd_leave_desk_settle (self->desk, &settlement))
    {
      gtk_widget_set_visible (GTK_WIDGET (self->settlement), FALSE);
      return;
    }

  text = hd_leave_words_settlement (&settlement, facts->settings->last_day, today);
  gtk_label_set_label (self->settlement, text);
  gtk_widget_set_visible (GTK_WIDGET (self->settlement), TRUE);
}

static void
show_unpaid (HdTimeOffPage *self, GtkLabel *label, HdDate from, HdDate until)
{
  gint64 minutes = hd_leave_desk_get_unpaid (self->desk, from, until);
  g_autofree char *amount = hd_words_amount (minutes);
  g_autofree char *money = hd_leave_desk_format_money (self->desk, minutes);
  g_autofree char *both =
    money != NULL ? g_strdup_printf ("%s · %s", amount, money) : g_strdup (amount);

  gtk_label_set_label (label, both);
}

static void
update_unpaid (HdTimeOffPage *self, HdDate today)
{
  int year = hd_date_year (today);

  show_unpaid (self, self->unpaid_year, hd_date_new (year, 1, 1), today);
  show_unpaid (self, self->unpaid_ahead, today + 1, hd_date_add_months (today, 12));
}

/* Nothing is forecast beyond the last day; the day after it brings what that day earned. */
static void
update_forecast (HdTimeOffPage *self)
{
  const HdLeaveBook *book = hd_leave_desk_get_book (self->desk);
  const HdLeaveFacts *facts = hd_leave_desk_get_facts (self->desk);
  HdDate today = hd_context_get_today (self->context);
  HdDate until;

  if (book == NULL)
    return;

  until = hd_date_add_months (today, 12 * hd_forecast_view_get_years (self->forecast)) - 1;
  if (facts->settings->last_day != HD_DATE_NONE && facts->settings->last_day >= today)
    until = MIN (until, facts->settings->last_day + 1);
  hd_forecast_view_take_forecast (self->forecast,
                                  hd_forecast_new (book, today, today,
                                                   MIN (until, book->ledger->until)));
}

static void
update_year (HdTimeOffPage *self)
{
  const HdLeaveBooks *books = hd_leave_desk_get_books (self->desk);
  int year = hd_year_view_get_year (self->year);
  g_autoptr (GArray) holidays = NULL;
  HdYear *days;

  if (books == NULL)
    return;

  days = hd_year_new (year, books->schedule);
  holidays = hd_leave_desk_list_holidays (self->desk, year);
  for (guint i = 0; i < holidays->len; i++)
    {
      const HdLeaveHoliday *holiday = &g_array_index (holidays, HdLeaveHoliday, i);

      hd_year_add_holiday (days, holiday->date, holiday->permille, holiday->name);
    }
  for (guint i = 0; i < books->facts->absences->len; i++)
    {
      const HdAbsenceFacts *facts = g_ptr_array_index (books->facts->absences, i);
      HdAbsence absence = hd_leave_books_to_absence (facts);

      if (hd_date_year (facts->first) <= year && hd_date_year (facts->last) >= year)
        hd_year_add_absence (days, &absence, hd_leave_books_get_cost (books, facts), facts->id);
    }
  hd_year_view_take_year (self->year, days);
}

/* Each row says what it leads to, so that nobody has to open it to see that it is right. */
static void
update_own (HdTimeOffPage *self, HdDate today)
{
  HdLeaveMode mode = hd_leave_desk_get_mode (self->desk);
  g_autofree char *earned = mode == HD_LEAVE_MODE_BALANCE || mode == HD_LEAVE_MODE_EMPTY
                              ? hd_leave_summary_earned (self->desk, today)
                              : NULL;
  g_autofree char *week = hd_leave_summary_week (self->desk, today);
  g_autofree char *holidays = hd_leave_summary_holidays (self->desk, today);

  adw_action_row_set_subtitle (self->earned_row, earned != NULL ? earned : "");
  adw_action_row_set_subtitle (self->week_row, week != NULL ? week : "");
  adw_action_row_set_subtitle (self->holidays_row, holidays);
}

static void
update (HdTimeOffPage *self)
{
  HdLeaveMode mode = hd_leave_desk_get_mode (self->desk);
  HdDate today = hd_context_get_today (self->context);
  gboolean balance = mode == HD_LEAVE_MODE_BALANCE;
  gboolean empty = mode == HD_LEAVE_MODE_EMPTY && hd_leave_desk_is_loaded (self->desk);

  gtk_widget_set_visible (self->welcome, empty);
  gtk_widget_set_visible (self->first_step, empty);
  gtk_widget_set_visible (GTK_WIDGET (self->figures), balance);
  gtk_widget_set_visible (GTK_WIDGET (self->forecast), balance);
  gtk_widget_set_visible (self->unlimited, mode == HD_LEAVE_MODE_UNLIMITED);
  gtk_widget_set_visible (GTK_WIDGET (self->unpaid_group), mode == HD_LEAVE_MODE_UNPAID);

  hd_figures_row_update (self->figures, today);
  update_settlement (self, today);
  if (mode == HD_LEAVE_MODE_UNPAID)
    update_unpaid (self, today);
  update_forecast (self);
  update_own (self, today);
  hd_year_view_set_today (self->year, today);
  update_year (self);
}

static void
requests_changed_cb (HdTimeOffPage *self)
{
  hd_requests_group_update (self->requests);
}

static void
write_cb (HdTimeOffPage *self, HdKeptDraft *draft)
{
  g_signal_emit (self, signals[WRITE], 0, draft);
}

static void
day_requested_cb (HdTimeOffPage *self, HdDate date)
{
  g_autofree char *line = hd_date_format_iso (date);

  g_signal_emit (self, signals[TAKE_LINE], 0, line);
}

static void
show_absence_cb (HdTimeOffPage *self, gint64 id)
{
  hd_requests_group_show (self->requests, id);
}

/* Opens one of the sheets in which the leave is described. */
static void
open_sheet (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const struct
  {
    const char *name;
    void (*present) (GtkWindow *parent, HdContext *context);
  } sheets[] = {
    { "payslip", hd_payslip_sheet_present }, { "describe", hd_describe_sheet_present },
    { "week", hd_week_sheet_present },       { "holidays", hd_holidays_sheet_present },
    { "terms", hd_terms_sheet_present },     { "entry", hd_entry_sheet_present },
  };
  const char *name = g_variant_get_string (parameter, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    if (g_str_equal (sheets[i].name, name))
      sheets[i].present (hd_sheet_parent (widget), HD_TIME_OFF_PAGE (widget)->context);
}

static void
words_changed_cb (HdTimeOffPage *self)
{
  g_autofree char *language = hd_home_language (self->settings);
  g_autofree char *key = g_settings_get_string (self->settings, "leave-words");
  g_autofree char *name = hd_leave_words_name (language, key);

  hd_context_set_leave_name (self->context, name);

  g_autofree char *leave = hd_leave_words_own (self->context, FALSE);
  g_autofree char *capital = hd_leave_words_own (self->context, TRUE);
  /* Translators: what leave is called where the person works, as “PTO” or “annual leave” */
  g_autofree char *title = g_strdup_printf (_ ("How much %s is left?"), leave);

  /* Translators: a button; what leave is called, as “Describe My PTO…” */
  g_autofree char *describe = g_strdup_printf (_ ("_Describe My %s…"), capital);
  /* Translators: a title; what leave is called, as “My PTO” */
  g_autofree char *group = g_strdup_printf (_ ("My %s"), capital);
  /* Translators: what leave is called, as “How PTO Is Earned…” */
  g_autofree char *earned = g_strdup_printf (_ ("How %s Is Earned…"), capital);
  /* Translators: what leave is called, as “Your PTO has no balance.” */
  g_autofree char *unlimited =
    g_strdup_printf (_ ("Your %s has no balance. What you ask for is kept here all the same."),
                     leave);

  gtk_label_set_label (self->welcome_title, title);
  gtk_button_set_label (self->describe_button, describe);
  adw_preferences_group_set_title (self->own_group, group);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->earned_row), earned);
  gtk_label_set_label (GTK_LABEL (self->unlimited), unlimited);
}

static void
hd_time_off_page_dispose (GObject *object)
{
  HdTimeOffPage *self = HD_TIME_OFF_PAGE (object);

  if (self->figures != NULL)
    hd_figures_row_set_source (self->figures, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_TIME_OFF_PAGE);
  g_clear_object (&self->watch);
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
  signals[TAKE_LINE] = g_signal_new ("take-line", HD_TYPE_TIME_OFF_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "time-off.open", "s", open_sheet);

  g_type_ensure (HD_TYPE_DATE_BUTTON);
  g_type_ensure (HD_TYPE_FIGURES_ROW);
  g_type_ensure (HD_TYPE_FORECAST_VIEW);
  g_type_ensure (HD_TYPE_REQUESTS_GROUP);
  g_type_ensure (HD_TYPE_YEAR_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/"
                                                             "timeoff/hd-time-off-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, welcome);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, welcome_title);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, figures);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, unlimited);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, unpaid_group);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, unpaid_year);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, unpaid_ahead);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, settlement);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, forecast);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, requests);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, year);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, first_step);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, hours_row);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, payslip_day);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, describe_button);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, own_group);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, earned_row);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, week_row);
  gtk_widget_class_bind_template_child (widget_class, HdTimeOffPage, holidays_row);
  gtk_widget_class_bind_template_callback (widget_class, hours_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, store);
  gtk_widget_class_bind_template_callback (widget_class, update_forecast);
  gtk_widget_class_bind_template_callback (widget_class, update_year);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_requested_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_absence_cb);
}

static void
hd_time_off_page_init (HdTimeOffPage *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  hd_wrap_buttons (GTK_WIDGET (self));
}

static const HdLeaveBook *
get_book (gpointer desk)
{
  return hd_leave_desk_get_book (desk);
}

GtkWidget *
hd_time_off_page_new (HdContext *context, GSettings *settings)
{
  HdTimeOffPage *self = g_object_new (HD_TYPE_TIME_OFF_PAGE, NULL);

  self->context = g_object_ref (context);
  self->desk = hd_leave_desk_get (context);
  self->settings = g_object_ref (settings);
  hd_date_button_set_date (self->payslip_day, hd_context_get_today (context));
  self->filling = FALSE;

  hd_figures_row_set_source (self->figures, get_book, self->desk);
  hd_requests_group_set_context (self->requests, context);
  self->watch = hd_list_watch_new (hd_requests_get_list (context));
  g_signal_connect_swapped (self->watch, "changed", G_CALLBACK (requests_changed_cb), self);
  g_signal_connect_object (self->desk, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::leave-words", G_CALLBACK (words_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed::region", G_CALLBACK (words_changed_cb), self,
                           G_CONNECT_SWAPPED);
  words_changed_cb (self);
  update (self);
  return GTK_WIDGET (self);
}
