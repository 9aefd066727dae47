/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-entry-sheet.h"

#include <glib/gi18n.h>

#include "hd-edit-sheet.h"
#include "hd-leave-words.h"
#include "hd-rows.h"
#include "hd-words.h"

/* So many entries are shown to be taken back, the latest first. */
#define SHOWN 20

typedef struct
{
  HdEditSheet *sheet; /* borrowed: it owns this */
  GtkWidget *kind;
  GtkWidget *amount;
  HdDateButton *on;
  GtkWidget *usable_row;
  HdDateButton *last_usable;
  GtkWidget *note;
} Fields;

/* As the list of the row has them. */
static const char *const kinds[] = { "comp", "grant", "payout", "adjust" };

static guint
chosen (Fields *fields)
{
  return MIN (adw_combo_row_get_selected (ADW_COMBO_ROW (fields->kind)), G_N_ELEMENTS (kinds) - 1);
}

static void
update_rows (Fields *fields)
{
  gtk_widget_set_visible (fields->usable_row, g_str_equal (kinds[chosen (fields)], "grant"));
}

static GPtrArray *
make (gpointer data, GError **error)
{
  Fields *fields = data;
  HdLeaveDesk *desk = hd_leave_desk_get (hd_edit_sheet_get_context (fields->sheet));
  GPtrArray *edits = hd_edits_new ();
  const char *kind = kinds[chosen (fields)];
  gint64 minutes;

  if (hd_amount_row_get (fields->amount, hd_leave_desk_get_facts (desk)->settings->day_minutes,
                         TRUE, &minutes))
    g_ptr_array_add (edits,
                     hd_leave_edit_new_entry (kind, hd_date_button_get_date (fields->on), minutes,
                                              g_str_equal (kind, "grant")
                                                ? hd_date_button_get_date (fields->last_usable)
                                                : HD_DATE_NONE,
                                              gtk_editable_get_text (GTK_EDITABLE (fields->note))));
  return edits;
}

typedef struct
{
  HdEditSheet *sheet; /* borrowed: the button is in it */
  gint64 id;
} Reversal;

static void
reverse_cb (GtkWidget *button, Reversal *reversal)
{
  hd_edit_sheet_apply (reversal->sheet, hd_leave_edit_new_reversal (reversal->id),
                       _ ("Entry taken back"));
}

static void
free_reversal (gpointer data, GClosure *closure)
{
  g_free (data);
}

static GtkWidget *
new_booking_row (HdEditSheet *sheet,
                 const HdLeaveBooking *booking,
                 const HdLeavePayslip *payslip,
                 HdDate today)
{
  static const struct
  {
    const char *name;
    HdLeaveKind kind;
  } names[] = {
    { "opening", HD_LEAVE_OPENING }, { "grant", HD_LEAVE_GRANT },
    { "comp", HD_LEAVE_COMP },       { "payout", HD_LEAVE_PAYOUT },
    { "adjust", HD_LEAVE_ADJUST },   { "reconcile", HD_LEAVE_RECONCILE },
  };
  g_autofree char *amount = hd_words_amount (payslip != NULL ? payslip->minutes : booking->minutes);
  g_autofree char *on = hd_words_date (booking->on, today);
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic"), *row;
  Reversal *reversal = g_new (Reversal, 1);
  const char *title = "";

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (booking->kind, names[i].name))
      title = hd_leave_words_kind (names[i].kind);
  if (payslip != NULL)
    title = _ ("Payslip");
  *reversal = (Reversal){ sheet, booking->id };
  row = hd_value_row_new (title, on, amount);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Take Back"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Take Back"), -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (reverse_cb), reversal, free_reversal, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static const HdLeavePayslip *
find_payslip (const HdLeaveFacts *facts, gint64 entry)
{
  for (guint i = 0; i < facts->payslips->len; i++)
    if (((HdLeavePayslip *) facts->payslips->pdata[i])->entry == entry)
      return facts->payslips->pdata[i];

  return NULL;
}

static GtkWidget *
new_bookings (HdEditSheet *sheet, const HdLeaveFacts *facts, HdDate today)
{
  GtkWidget *group = adw_preferences_group_new ();
  guint n = 0;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Entries so Far"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _ ("Nothing is erased: what is taken back stays in the "
                                            "ledger, "
                                            "with the entry that takes it back."));
  for (guint i = facts->bookings->len; i > 0 && n < SHOWN; i--)
    {
      const HdLeaveBooking *booking = g_ptr_array_index (facts->bookings, i - 1);

      if (!booking->counts)
        continue;
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 new_booking_row (sheet, booking, find_payslip (facts, booking->id),
                                                  today));
      n++;
    }
  gtk_widget_set_visible (group, n > 0);
  return group;
}

/**
 * hd_entry_sheet_present:
 * @parent: (nullable)
 *
 * Opens what is put into the ledger by hand: time in lieu, a grant, a pay-out, a correction.
 */
void
hd_entry_sheet_present (GtkWindow *parent, HdContext *context)
{
  const HdLeaveFacts *facts = hd_leave_desk_get_facts (hd_leave_desk_get (context));
  const char *const titles[] = { _ ("Time in lieu"), _ ("A grant, with or without a last day"),
                                 _ ("Paid out"), _ ("A correction"), NULL };
  HdDate today = hd_context_get_today (context);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *rows[5];
  Fields *fields;

  if (facts == NULL)
    return;

  fields = g_new0 (Fields, 1);
  fields->sheet = hd_edit_sheet_new (parent, context, _ ("Add to the Ledger"));
  rows[0] = fields->kind = hd_choice_row_new (_ ("What"), titles, 0);
  rows[1] = fields->amount = hd_amount_row_new (_ ("How much, such as 4h or −1h30"));
  rows[2] = hd_date_row_new (_ ("On"), today, today, FALSE, &fields->on);
  rows[3] = fields->usable_row =
    hd_date_row_new (_ ("Last day to use it"), HD_DATE_NONE, today, TRUE, &fields->last_usable);
  rows[4] = fields->note = adw_entry_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (fields->note), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (fields->note), _ ("Note"));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), rows[i]);
  hd_edit_sheet_watch (fields->sheet, fields->kind);
  hd_edit_sheet_watch (fields->sheet, fields->amount);
  hd_edit_sheet_watch (fields->sheet, GTK_WIDGET (fields->on));
  hd_edit_sheet_watch (fields->sheet, GTK_WIDGET (fields->last_usable));
  g_signal_connect_swapped (fields->kind, "notify::selected", G_CALLBACK (update_rows), fields);
  update_rows (fields);
  hd_edit_sheet_add (fields->sheet, group);
  hd_edit_sheet_add (fields->sheet, new_bookings (fields->sheet, facts, today));
  hd_edit_sheet_start (fields->sheet, make, NULL, fields, g_free, _ ("Entry added"));
}
