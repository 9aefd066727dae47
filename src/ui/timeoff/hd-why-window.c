/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-why-window.h"

#include <glib/gi18n.h>

#include "hd-leave-words.h"
#include "hd-line-list.h"
#include "hd-sheet.h"
#include "hd-words.h"

static GtkWidget *
new_term_row (const HdWhyTerm *term)
{
  GtkWidget *row = adw_action_row_new (), *label;
  g_autofree char *amount = hd_words_amount (term->minutes);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), term->words);
  label = gtk_label_new (amount);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

/* The newest line on top: it is the one that a question is about. */
static GtkWidget *
new_ledger (const HdLeaveBook *book, HdDate on, HdDate today)
{
  GtkWidget *list = hd_line_list_new (_ ("Ledger"));
  g_autoptr (GArray) lines = hd_why_list_lines (book, on);

  for (guint i = lines->len; i > 0; i--)
    {
      const HdWhyLine *line = &g_array_index (lines, HdWhyLine, i - 1);
      g_autofree char *date = hd_words_date (line->on, today);
      g_autofree char *amount = hd_words_amount (line->minutes);
      g_autofree char *left = hd_words_amount (line->left);
      /* Translators: the balance of leave after a line of the ledger */
      g_autofree char *then = g_strdup_printf (_ ("%s left"), left);

      hd_line_list_add (HD_LINE_LIST (list), hd_leave_words_kind (line->kind), date, amount, then);
    }
  return list;
}

static GtkWidget *
new_content (const HdWhy *why, const HdLeaveBook *book, HdDate today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *sentence = gtk_label_new (why->sentence), *terms = gtk_list_box_new ();
  GtkWidget *heading = gtk_label_new (_ ("Ledger")), *ledger = new_ledger (book, why->on, today);
  GtkWidget *clamp = adw_clamp_new ();

  gtk_label_set_wrap (GTK_LABEL (sentence), TRUE);
  gtk_label_set_xalign (GTK_LABEL (sentence), 0);
  gtk_widget_add_css_class (sentence, "numeric");
  gtk_box_append (GTK_BOX (box), sentence);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (terms), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (terms, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (terms), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  why->sentence, -1);
  for (guint i = 0; i < why->terms->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (terms), new_term_row (g_ptr_array_index (why->terms, i)));
  /* A single one is the sentence again. */
  gtk_widget_set_visible (terms, why->terms->len > 1);
  gtk_box_append (GTK_BOX (box), terms);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (box), heading);
  gtk_widget_add_css_class (ledger, "card");
  gtk_widget_set_overflow (ledger, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_vexpand (ledger, TRUE);
  gtk_box_append (GTK_BOX (box), ledger);

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  return clamp;
}

/**
 * hd_why_window_present:
 * @parent: (nullable)
 * @why: a figure; not kept
 * @book: what it is of; not kept
 *
 * Opens a window that says where a figure comes from, down to the lines of the ledger.
 */
void
hd_why_window_present (GtkWindow *parent, const HdWhy *why, const HdLeaveBook *book, HdDate today)
{
  g_return_if_fail (why != NULL);
  g_return_if_fail (book != NULL);

  g_autofree char *amount = hd_words_amount (why->total);
  /* Translators: the title of a window that says where an amount of time comes from */
  g_autofree char *title = g_strdup_printf (_ ("Why %s?"), amount);
  GtkWidget *sheet = hd_sheet_new (parent, title, 420, 560);

  hd_sheet_set_content (sheet, new_content (why, book, today), FALSE);
  gtk_window_present (GTK_WINDOW (sheet));
}
