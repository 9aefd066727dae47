/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-describe-sheet.h"

#include <glib/gi18n.h>

#include "hd-edit-sheet.h"
#include "hd-leave-answers.h"
#include "hd-leave-words.h"
#include "hd-region-row.h"
#include "hd-rows.h"
#include "hd-tier-editor.h"
#include "hd-versions.h"
#include "hd-week-editor.h"
#include "hd-words.h"

/*
 * Four questions: how much, how often, what becomes of it at the year's end, when one works. With
 * the figure of a payslip they open the books; later they make another version of the terms.
 */

typedef struct
{
  HdEditSheet *sheet;    /* borrowed: it owns this */
  HdLeavePolicy *policy; /* the version that is edited; NULL for the first one */

  HdDateButton *from; /* NULL for the first version */
  GtkWidget *amount;
  GtkWidget *by_year;
  GtkWidget *frequency;
  GtkWidget *twice;
  GtkWidget *credit_row;
  HdDateButton *credit_on;
  GtkWidget *carry;
  GtkWidget *carry_max;
  GtkWidget *year_row;
  HdDateButton *year_start;
  GtkWidget *usable_row;
  HdDateButton *last_usable;
  GtkWidget *cap;
  HdTierEditor *tiers;
  GtkWidget *region;
  HdWeekEditor *week; /* NULL when the week is known */
  GtkWidget *payslip; /* NULL when there is a payslip */
  HdDateButton *payslip_on;
} Fields;

/* As the list of the row has them. */
static const HdFrequency frequencies[] = {
  HD_FREQUENCY_ANNUAL,      HD_FREQUENCY_SEMIANNUAL, HD_FREQUENCY_QUARTERLY, HD_FREQUENCY_MONTHLY,
  HD_FREQUENCY_SEMIMONTHLY, HD_FREQUENCY_BIWEEKLY,   HD_FREQUENCY_WEEKLY,    HD_FREQUENCY_DAILY,
};

static void
free_fields (gpointer data)
{
  Fields *fields = data;

  hd_leave_policy_free (fields->policy);
  g_free (fields);
}

static HdDate
today (Fields *fields)
{
  return hd_context_get_today (hd_edit_sheet_get_context (fields->sheet));
}

static const HdLeaveFacts *
facts (Fields *fields)
{
  return hd_leave_desk_get_facts (hd_leave_desk_get (hd_edit_sheet_get_context (fields->sheet)));
}

static HdMonthDay
month_day (HdDate date)
{
  HdMonthDay value = { 0, 0 };

  if (date != HD_DATE_NONE)
    hd_date_get_ymd (date, NULL, &value.month, &value.day);
  return value;
}

static guint
chosen (GtkWidget *row)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (row));
}

/* What is asked depends on what was answered. */
static void
update_rows (Fields *fields)
{
  HdFrequency frequency =
    frequencies[MIN (chosen (fields->frequency), G_N_ELEMENTS (frequencies) - 1)];
  HdCarryMode carry = (HdCarryMode) chosen (fields->carry);

  gtk_widget_set_visible (fields->twice, frequency == HD_FREQUENCY_SEMIMONTHLY);
  gtk_widget_set_visible (fields->credit_row,
                          frequency != HD_FREQUENCY_SEMIMONTHLY && frequency != HD_FREQUENCY_DAILY);
  gtk_widget_set_visible (fields->carry_max, carry == HD_CARRY_MAX);
  gtk_widget_set_visible (fields->usable_row, carry == HD_CARRY_MAX || carry == HD_CARRY_ALL);
}

static gboolean
read_answers (Fields *fields, HdLeaveAnswers *answers, GError **error)
{
  int day = facts (fields)->settings->day_minutes;
  gboolean valid;

  hd_leave_answers_init (answers, today (fields));
  answers->by_year = chosen (fields->by_year) == 0;
  answers->frequency =
    frequencies[MIN (chosen (fields->frequency), G_N_ELEMENTS (frequencies) - 1)];
  answers->credit_on = hd_date_button_get_date (fields->credit_on);
  answers->first_and_fifteenth = chosen (fields->twice) == 1;
  answers->carry = (HdCarryMode) chosen (fields->carry);
  answers->year_start = month_day (hd_date_button_get_date (fields->year_start));
  answers->last_usable = month_day (hd_date_button_get_date (fields->last_usable));
  valid = hd_amount_row_get (fields->amount, day, TRUE, &answers->amount) && answers->amount > 0;
  valid = hd_amount_row_get (fields->cap, day, FALSE, &answers->cap) && valid;
  if (answers->carry == HD_CARRY_MAX)
    valid = hd_amount_row_get (fields->carry_max, day, TRUE, &answers->carry_max) && valid;
  return valid;
}

static void
add_region (Fields *fields, GPtrArray *edits)
{
  const HdLeaveSettings *settings = facts (fields)->settings;
  const char *region = hd_region_row_get (fields->region);
  g_autoptr (HdLeaveSettings) copy = NULL;

  if (g_str_equal (region, settings->region) && settings->kind == HD_LEAVE_ACCOUNT_LEAVE)
    return;
  copy = hd_leave_settings_copy (settings);
  g_free (copy->region);
  copy->region = g_strdup (region);
  copy->kind = HD_LEAVE_ACCOUNT_LEAVE;
  g_ptr_array_add (edits, hd_leave_edit_new_settings (copy));
}

/* The payslip comes before the terms: the books begin with it. */
static GPtrArray *
make (gpointer data, GError **error)
{
  Fields *fields = data;
  g_autoptr (GPtrArray) edits = hd_edits_new ();
  g_autoptr (HdLeavePolicy) policy = NULL;
  HdDate on = today (fields);
  HdLeaveAnswers answers;
  HdWorkWeek week;
  gint64 minutes;

  if (fields->week != NULL && !hd_week_editor_get_week (fields->week, &week, error))
    return NULL;
  if (!read_answers (fields, &answers, error))
    return g_ptr_array_ref (edits);

  add_region (fields, edits);
  if (fields->payslip != NULL)
    {
      on = hd_date_button_get_date (fields->payslip_on);
      if (hd_amount_row_get (fields->payslip, facts (fields)->settings->day_minutes, TRUE,
                             &minutes))
        g_ptr_array_add (edits, hd_leave_edit_new_payslip (on, minutes));
    }
  policy = hd_leave_answers_to_policy (&answers, fields->policy, on);
  if (!hd_tier_editor_apply (fields->tiers, policy))
    {
      g_ptr_array_set_size (edits, 0);
      return g_ptr_array_ref (edits);
    }
  if (fields->week != NULL)
    g_ptr_array_add (edits, hd_leave_edit_new_week (policy->accrual_from, &week));
  g_ptr_array_add (edits, hd_leave_edit_new_policy (fields->from != NULL
                                                      ? hd_date_button_get_date (fields->from)
                                                      : policy->accrual_from,
                                                    policy));
  return g_ptr_array_ref (edits);
}

static const HdLeaveDrift *
find_latest (const GArray *drifts)
{
  for (guint i = drifts->len; i > 0; i--)
    if (g_array_index (drifts, HdLeaveDrift, i - 1).counts)
      return &g_array_index (drifts, HdLeaveDrift, i - 1);

  return NULL;
}

/* What the terms alone come to, beside what a payslip says. */
static char *
note (gpointer data, const HdLeavePreview *preview)
{
  g_autoptr (GArray) drifts = hd_leave_statements_list_drift (preview->after);
  const HdLeaveDrift *payslip = find_latest (drifts);
  Fields *fields = data;
  HdDate on = payslip != NULL ? payslip->on : today (fields);
  g_autofree char *day = hd_words_day (on, today (fields));
  g_autofree char *computed = NULL;
  gint64 minutes;

  if (!hd_leave_books_compute (preview->after, on, &minutes))
    return NULL;
  computed = hd_words_amount (minutes);
  if (payslip == NULL)
    /* Translators: a date, and an amount of leave */
    return g_strdup_printf (_ ("Compare with your payslip: on %s these terms alone come to %s."),
                            day, computed);

  g_autofree char *stated = hd_words_amount (payslip->stated);

  /* Translators: a date, and two amounts of leave */
  return g_strdup_printf (_ ("On %s these terms alone come to %s; your payslip says %s, and the "
                             "books go by it."),
                          day, computed, stated);
}

static void
watch (Fields *fields, GtkWidget *widget)
{
  hd_edit_sheet_watch (fields->sheet, widget);
  if (ADW_IS_COMBO_ROW (widget))
    g_signal_connect_swapped (widget, "notify::selected", G_CALLBACK (update_rows), fields);
}

static GtkWidget *
new_group (Fields *fields, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  hd_edit_sheet_add (fields->sheet, group);
  return group;
}

static void
add (GtkWidget *group, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_how_much (Fields *fields, const HdLeaveAnswers *answers)
{
  const char *const spans[] = { C_ ("so much leave", "A year"),
                                C_ ("so much leave", "Each time it is credited"), NULL };
  GtkWidget *group = new_group (fields, _ ("How Much?"), NULL);

  g_autofree char *capital = hd_leave_words_own (hd_edit_sheet_get_context (fields->sheet), TRUE);
  /* Translators: what leave is called, as “PTO, such as 200h or 25d” */
  g_autofree char *title = g_strdup_printf (_ ("%s, such as 200h or 25d"), capital);

  fields->amount = hd_amount_row_new (title);
  if (answers->amount > 0)
    hd_amount_row_set (fields->amount, answers->amount);
  fields->by_year = hd_choice_row_new (_ ("For"), spans, answers->by_year ? 0 : 1);
  add (group, fields->amount);
  add (group, fields->by_year);
  watch (fields, fields->amount);
  watch (fields, fields->by_year);
}

static void
add_how_often (Fields *fields, const HdLeaveAnswers *answers)
{
  const char *const often[] = { _ ("Once a year"), _ ("Twice a year"),  _ ("Each quarter"),
                                _ ("Each month"),  _ ("Twice a month"), _ ("Every two weeks"),
                                _ ("Every week"),  _ ("Every day"),     NULL };
  const char *const twice[] = { _ ("The 15th and the last"), _ ("The 1st and the 15th"), NULL };
  GtkWidget *group = new_group (fields, _ ("How Often?"), NULL);
  guint selected = 3;

  for (guint i = 0; i < G_N_ELEMENTS (frequencies); i++)
    if (frequencies[i] == answers->frequency)
      selected = i;
  fields->frequency = hd_choice_row_new (_ ("Credited"), often, selected);
  fields->twice = hd_choice_row_new (_ ("On"), twice, answers->first_and_fifteenth ? 1 : 0);
  fields->credit_row = hd_date_row_new (_ ("One day it comes on"), answers->credit_on,
                                        today (fields), FALSE, &fields->credit_on);
  add (group, fields->frequency);
  add (group, fields->twice);
  add (group, fields->credit_row);
  watch (fields, fields->frequency);
  watch (fields, fields->twice);
  watch (fields, GTK_WIDGET (fields->credit_on));
}

static HdDate
in_year (HdMonthDay value, int year)
{
  return value.month > 0 ? hd_month_day_in (value, year) : HD_DATE_NONE;
}

static void
add_year_end (Fields *fields, const HdLeaveAnswers *answers)
{
  /* In the order of HdCarryMode. */
  const char *const carry[] = { _ ("Everything stays"), _ ("All is carried over"),
                                _ ("Nothing stays"), _ ("A part is carried over"), NULL };
  GtkWidget *group = new_group (fields, _ ("At the Year’s End?"), NULL);
  int year = hd_date_year (today (fields));

  fields->carry = hd_choice_row_new (_ ("Then"), carry, answers->carry);
  fields->carry_max = hd_amount_row_new (_ ("The limit, such as 40h or 5d"));
  if (answers->carry_max > 0)
    hd_amount_row_set (fields->carry_max, answers->carry_max);
  fields->year_row =
    hd_date_row_new (_ ("A leave year begins on"), in_year (answers->year_start, year),
                     today (fields), FALSE, &fields->year_start);
  g_object_set (fields->year_start, "brief", TRUE, NULL);
  fields->usable_row =
    hd_date_row_new (_ ("Last day to use what was carried"), in_year (answers->last_usable, year),
                     today (fields), TRUE, &fields->last_usable);
  g_object_set (fields->last_usable, "brief", TRUE, NULL);
  fields->cap = hd_amount_row_new (_ ("The most that can be saved up, if there is a cap"));
  if (answers->cap > 0)
    hd_amount_row_set (fields->cap, answers->cap);
  add (group, fields->carry);
  add (group, fields->carry_max);
  add (group, fields->year_row);
  add (group, fields->usable_row);
  add (group, fields->cap);
  watch (fields, fields->carry);
  watch (fields, fields->carry_max);
  watch (fields, GTK_WIDGET (fields->year_start));
  watch (fields, GTK_WIDGET (fields->last_usable));
  watch (fields, fields->cap);
}

static void
add_tiers (Fields *fields)
{
  fields->tiers = HD_TIER_EDITOR (
    hd_tier_editor_new (fields->policy, today (fields), facts (fields)->settings->day_minutes));
  g_signal_connect_object (fields->tiers, "changed", G_CALLBACK (hd_edit_sheet_changed),
                           fields->sheet, G_CONNECT_SWAPPED);
  hd_edit_sheet_add (fields->sheet, GTK_WIDGET (fields->tiers));
}

static void
add_work (Fields *fields)
{
  HdSchedule *schedule =
    hd_leave_desk_get_schedule (hd_leave_desk_get (hd_edit_sheet_get_context (fields->sheet)));
  GtkWidget *group = new_group (fields, _ ("When Do You Work?"), NULL);
  HdWorkWeek week = { 0 };

  fields->region = hd_region_row_new (facts (fields)->settings->region, today (fields));
  add (group, fields->region);
  watch (fields, fields->region);
  if (facts (fields)->weeks->len > 0)
    return;

  for (int i = 0; i < 7; i++)
    week.days[i] = *hd_schedule_get_day (schedule, hd_date_next_weekday (today (fields) - 1,
                                                                         (HdWeekday) (i + 1)));
  fields->week = HD_WEEK_EDITOR (hd_week_editor_new (&week));
  g_signal_connect_object (fields->week, "changed", G_CALLBACK (hd_edit_sheet_changed),
                           fields->sheet, G_CONNECT_SWAPPED);
  hd_edit_sheet_add (fields->sheet, GTK_WIDGET (fields->week));
}

static void
add_payslip (Fields *fields)
{
  GtkWidget *group;

  if (facts (fields)->payslips->len > 0 || fields->policy != NULL)
    return;
  group =
    new_group (fields, _ ("Payslip"), _ ("If you have one at hand, the books begin with it."));
  fields->payslip = hd_amount_row_new (_ ("Hours left, such as 46h30 or 5.5d"));
  add (group, fields->payslip);
  add (group,
       hd_date_row_new (_ ("As of"), today (fields), today (fields), FALSE, &fields->payslip_on));
  watch (fields, fields->payslip);
  watch (fields, GTK_WIDGET (fields->payslip_on));
}

static char *
version_words (const HdLeaveVersion *version)
{
  g_autoptr (HdLeavePolicy) policy = hd_leave_version_to_policy (version->text, NULL);
  HdLeaveAnswers answers;
  g_autofree char *amount = NULL;

  if (policy == NULL)
    return g_strdup ("");
  hd_leave_answers_from_policy (&answers, policy);
  amount = hd_words_amount (answers.amount);
  return answers.by_year
           /* Translators: an amount of leave that is earned in a year */
           ? g_strdup_printf (_ ("%s a year"), amount)
           /* Translators: an amount of leave that is credited at a time */
           : g_strdup_printf (_ ("%s each time"), amount);
}

static void
add_from (Fields *fields)
{
  const HdGrid *grid = &g_array_index (fields->policy->terms, HdLeaveTerms, 0).grid;
  GtkWidget *group = adw_preferences_group_new ();
  /* Where a period ends nothing has to be split. */
  HdDate next = hd_grid_date (grid, hd_grid_last_index (grid, today (fields)) + 1);

  add (group, hd_date_row_new (_ ("Holds from"), next, today (fields), FALSE, &fields->from));
  hd_edit_sheet_add (fields->sheet, group);
  watch (fields, GTK_WIDGET (fields->from));
}

/**
 * hd_describe_sheet_present:
 * @parent: (nullable)
 *
 * Opens “Describe My Leave”, or how it is earned from a day on when it was described before.
 */
void
hd_describe_sheet_present (GtkWindow *parent, HdContext *context)
{
  HdLeaveDesk *desk = hd_leave_desk_get (context);
  HdLeaveAnswers answers;
  Fields *fields;
  g_autofree char *capital = NULL, *title = NULL;
  gboolean first;

  if (hd_edit_sheet_waits (parent, context, hd_describe_sheet_present))
    return;

  first = hd_leave_desk_get_facts (desk)->policies->len == 0;
  fields = g_new0 (Fields, 1);
  capital = hd_leave_words_own (context, TRUE);
  /* Translators: titles of a window; what leave is called, as “How PTO Is Earned” */
  title = g_strdup_printf (first ? _ ("Describe My %s") : _ ("How %s Is Earned"), capital);
  fields->sheet = hd_edit_sheet_new (parent, context, title);
  fields->policy = hd_leave_desk_get_policy (desk, today (fields));
  hd_leave_answers_init (&answers, today (fields));
  if (fields->policy != NULL)
    add_from (fields);
  if (fields->policy != NULL && !hd_leave_answers_from_policy (&answers, fields->policy))
    new_group (fields, "",
               _ ("These terms say more than is asked here, such as how amounts are rounded. That "
                  "stays as it is."));
  add_how_much (fields, &answers);
  add_how_often (fields, &answers);
  add_year_end (fields, &answers);
  add_tiers (fields);
  add_work (fields);
  add_payslip (fields);
  if (!first)
    hd_edit_sheet_add (fields->sheet,
                       hd_versions_group_new (fields->sheet, facts (fields)->policies,
                                              HD_LEAVE_ROW_POLICY, version_words));
  update_rows (fields);
  hd_edit_sheet_start (fields->sheet, make, note, fields, free_fields, _ ("Leave described"));
}
