/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-terms-sheet.h"

#include <glib/gi18n.h>
#include <math.h>

#include "hd-edit-sheet.h"
#include "hd-error.h"
#include "hd-leave-words.h"
#include "hd-rows.h"
#include "hd-words.h"

/* What holds for the leave as a whole: its kind, how it is charged, its limits, its end. */

typedef struct
{
  HdEditSheet *sheet; /* borrowed: it owns this */
  GtkWidget *kind;
  GtkWidget *day;
  GtkWidget *increment;
  GtkWidget *block;
  GtkWidget *negative;
  GtkWidget *limit;
  GtkWidget *half;
  GtkSwitch *half_exact;
  HdDateButton *last_day;
  GtkWidget *rate;
  GtkWidget *currency;
  GtkSwitch *lunch;
  GtkSwitch *makeup;
  GtkWidget *core;
} Fields;

/* As the list of the row has them. Minutes. */
static const int increments[] = { 1, 5, 6, 10, 15, 30, 60, 120, 240 };

static const HdLeaveSettings *
settings (Fields *fields)
{
  HdContext *context = hd_edit_sheet_get_context (fields->sheet);

  return hd_leave_desk_get_facts (hd_leave_desk_get (context))->settings;
}

static guint
chosen (GtkWidget *row)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (row));
}

static const char *
typed (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* Money is whole hundredths; a comma is as good as a point. */
static gboolean
read_rate (GtkWidget *row, gint64 *hundredths)
{
  g_autofree char *text = g_strdelimit (g_strstrip (g_strdup (typed (row))), ",", '.');
  char *end = NULL;
  double value = *text != '\0' ? g_ascii_strtod (text, &end) : 0;
  gboolean valid = *text == '\0' || (*end == '\0' && value >= 0 && value <= 1000000);

  *hundredths = valid ? (gint64) llround (value * 100) : 0;
  hd_row_mark (row, valid);
  return valid;
}

static gboolean
read_core (GtkWidget *row, HdSpan *core)
{
  g_autoptr (GString) text = g_string_new (typed (row));
  gboolean valid;

  *core = (HdSpan){ 0, 0 };
  g_string_replace (text, " ", "", 0);
  valid = text->len == 0 || hd_span_parse (text->str, core, NULL);
  hd_row_mark (row, valid);
  return valid;
}

static gboolean
read_time (GtkWidget *row, int *minute)
{
  g_autofree char *text = g_strstrip (g_strdup (typed (row)));
  gboolean valid = hd_time_parse (text, minute);

  hd_row_mark (row, valid);
  return valid;
}

static gboolean
read_settings (Fields *fields, HdLeaveSettings *edited)
{
  gint64 day, block, limit;
  HdSpan core;
  gboolean valid;

  edited->kind = (HdLeaveAccountKind) chosen (fields->kind);
  edited->increment = increments[MIN (chosen (fields->increment), G_N_ELEMENTS (increments) - 1)];
  edited->negative = (HdLeaveNegative) chosen (fields->negative);
  edited->half_exact = gtk_switch_get_active (fields->half_exact);
  edited->lunch_movable = gtk_switch_get_active (fields->lunch);
  edited->makeup = gtk_switch_get_active (fields->makeup);
  edited->last_day = hd_date_button_get_date (fields->last_day);
  valid = hd_amount_row_get (fields->day, HD_WORK_DAY_MINUTES, TRUE, &day);
  valid =
    hd_amount_row_get (fields->block, (int) CLAMP (day, 1, HD_DAY_MINUTES), FALSE, &block) && valid;
  valid = hd_amount_row_get (fields->limit, (int) CLAMP (day, 1, HD_DAY_MINUTES),
                             edited->negative == HD_LEAVE_NEGATIVE_LIMIT, &limit) &&
          valid;
  valid = read_time (fields->half, &edited->half_split) && valid;
  valid = read_rate (fields->rate, &edited->hourly_rate) && valid;
  valid = read_core (fields->core, &core) && valid;
  edited->day_minutes = (int) CLAMP (day, G_MININT, G_MAXINT);
  edited->min_block = (int) CLAMP (block, G_MININT, G_MAXINT);
  edited->negative_limit = (int) CLAMP (ABS (limit), 0, G_MAXINT);
  edited->core_from = core.from;
  edited->core_to = core.to;
  g_free (edited->currency);
  edited->currency = g_strstrip (g_strdup (typed (fields->currency)));
  return valid;
}

static GPtrArray *
make (gpointer data, GError **error)
{
  Fields *fields = data;
  g_autoptr (HdLeaveSettings) edited = hd_leave_settings_copy (settings (fields));
  g_autoptr (GPtrArray) edits = hd_edits_new ();

  if (!read_settings (fields, edited))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_INVALID,
                           _ ("What is marked cannot be understood."));
      return NULL;
    }
  g_ptr_array_add (edits, hd_leave_edit_new_settings (edited));
  return g_ptr_array_ref (edits);
}

static void
update_rows (Fields *fields)
{
  gboolean leave = chosen (fields->kind) == HD_LEAVE_ACCOUNT_LEAVE;

  gtk_widget_set_visible (fields->negative, leave);
  gtk_widget_set_visible (fields->limit,
                          leave && chosen (fields->negative) == HD_LEAVE_NEGATIVE_LIMIT);
}

static GtkWidget *
new_group (Fields *fields, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  hd_edit_sheet_add (fields->sheet, group);
  return group;
}

static GtkWidget *
add (Fields *fields, GtkWidget *group, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  if (GTK_IS_EDITABLE (row) || ADW_IS_COMBO_ROW (row))
    hd_edit_sheet_watch (fields->sheet, row);
  return row;
}

static GtkWidget *
new_entry (const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  return row;
}

static GtkSwitch *
add_switch (Fields *fields, GtkWidget *group, const char *title, const char *subtitle, gboolean on)
{
  GtkSwitch *button;
  GtkWidget *row = hd_switch_row_new (title, subtitle, &button);

  gtk_switch_set_active (button, on);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  hd_edit_sheet_watch (fields->sheet, GTK_WIDGET (button));
  return button;
}

static void
add_kind (Fields *fields, const HdLeaveSettings *now)
{
  HdContext *context = hd_edit_sheet_get_context (fields->sheet);
  g_autofree char *leave = hd_leave_words_own (context, FALSE);
  g_autofree char *capital = hd_leave_words_own (context, TRUE);
  /* Translators: three kinds of terms; what leave is called, as “PTO with a balance” */
  g_autofree char *balance = g_strdup_printf (_ ("%s with a balance"), capital);
  g_autofree char *none = g_strdup_printf (_ ("No %s: time off is unpaid"), leave);
  g_autofree char *unlimited = g_strdup_printf (_ ("%s without a balance"), capital);
  const char *const kinds[] = { balance, none, unlimited, NULL };
  GtkWidget *group = new_group (fields, _ ("Kind"));
  g_autofree char *rate = now->hourly_rate > 0
                            ? g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", now->hourly_rate / 100,
                                               (int) (now->hourly_rate % 100))
                            : g_strdup ("");

  fields->kind = add (fields, group, hd_choice_row_new (_ ("You have"), kinds, now->kind));
  add (fields, group,
       hd_date_row_new (_ ("Last day of employment or contract"), now->last_day,
                        hd_context_get_today (context), TRUE, &fields->last_day));
  hd_edit_sheet_watch (fields->sheet, GTK_WIDGET (fields->last_day));
  fields->rate = add (fields, group, new_entry (_ ("What an hour is worth, if unpaid"), rate));
  fields->currency = add (fields, group, new_entry (_ ("Currency, such as EUR"), now->currency));
}

static void
add_charge (Fields *fields, const HdLeaveSettings *now)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *group = new_group (fields, _ ("How Time Off Is Charged"));
  g_autofree char *leave = hd_leave_words_own (hd_edit_sheet_get_context (fields->sheet), FALSE);
  g_autofree char *split = hd_time_format (now->half_split), *day = NULL;
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (increments); i++)
    {
      g_ptr_array_add (steps, hd_words_amount (increments[i]));
      if (increments[i] <= now->increment)
        selected = i;
    }
  g_ptr_array_add (steps, NULL);
  fields->increment =
    add (fields, group,
         hd_choice_row_new (_ ("In steps of"), (const char *const *) steps->pdata, selected));
  fields->block = add (fields, group, hd_amount_row_new (_ ("The least that it costs, if any")));
  if (now->min_block > 0)
    hd_amount_row_set (fields->block, now->min_block);
  /* Translators: how long it is; what leave is called, as “A day of PTO is” */
  day = g_strdup_printf (_ ("A day of %s is"), leave);
  fields->day = add (fields, group, hd_amount_row_new (day));
  hd_amount_row_set (fields->day, now->day_minutes);
  fields->half = add (fields, group, new_entry (_ ("The morning ends at"), split));
  fields->half_exact = add_switch (fields, group, _ ("Half days cost what they last"),
                                   _ ("Else half of the day, whichever half"), now->half_exact);
}

static void
add_limits (Fields *fields, const HdLeaveSettings *now)
{
  const char *const negatives[] = { _ ("Not at all"), _ ("Down to a limit"),
                                    _ ("As far as it goes"), NULL };
  GtkWidget *group = new_group (fields, _ ("What Is Possible"));
  g_autofree char *capital = hd_leave_words_own (hd_edit_sheet_get_context (fields->sheet), TRUE);
  /* Translators: what leave is called, as “PTO in advance” */
  g_autofree char *advance = g_strdup_printf (_ ("%s in advance"), capital);
  g_autofree char *core =
    now->core_to > 0 ? hd_words_span_typed (now->core_from, now->core_to) : g_strdup ("");

  fields->negative = add (fields, group, hd_choice_row_new (advance, negatives, now->negative));
  fields->limit = add (fields, group, hd_amount_row_new (_ ("The limit, such as 16h or 2d")));
  if (now->negative_limit > 0)
    hd_amount_row_set (fields->limit, now->negative_limit);
  fields->lunch = add_switch (fields, group, _ ("Lunch can be moved"), NULL, now->lunch_movable);
  fields->makeup =
    add_switch (fields, group, _ ("Time can be made up on another day"), NULL, now->makeup);
  fields->core =
    add (fields, group, new_entry (_ ("Hours when one must be there, as 10:00–15:00"), core));
}

/**
 * hd_terms_sheet_present:
 * @parent: (nullable)
 *
 * Opens what holds for the leave as a whole.
 */
void
hd_terms_sheet_present (GtkWindow *parent, HdContext *context)
{
  Fields *fields;

  if (hd_edit_sheet_waits (parent, context, hd_terms_sheet_present))
    return;

  fields = g_new0 (Fields, 1);
  fields->sheet = hd_edit_sheet_new (parent, context, _ ("Terms"));
  add_kind (fields, settings (fields));
  add_charge (fields, settings (fields));
  add_limits (fields, settings (fields));
  g_signal_connect_swapped (fields->kind, "notify::selected", G_CALLBACK (update_rows), fields);
  g_signal_connect_swapped (fields->negative, "notify::selected", G_CALLBACK (update_rows), fields);
  update_rows (fields);
  hd_edit_sheet_start (fields->sheet, make, NULL, fields, g_free, _ ("Terms noted"));
}
