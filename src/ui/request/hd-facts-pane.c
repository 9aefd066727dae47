/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-facts-pane-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-home.h"
#include "hd-pasted.h"
#include "hd-intake.h"
#include "hd-leave-desk.h"
#include "hd-leave-words.h"
#include "hd-words.h"

G_DEFINE_FINAL_TYPE (HdFactsPane, hd_facts_pane, ADW_TYPE_BIN)

/**
 * hd_facts_pane_usual_leave:
 *
 * Returns: (transfer full) (nullable): the kind of leave of the preferences; %NULL for just leave
 */
char *
hd_facts_pane_usual_leave (GSettings *settings)
{
  g_autofree char *words = g_settings_get_string (settings, "leave-words");

  return strcmp (words, "leave") == 0 ? NULL : g_steal_pointer (&words);
}

static void
set_text (gpointer row, const char *text)
{
  /* The same text again would move the cursor. */
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (row)), text != NULL ? text : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static char *
join_items (GPtrArray *items)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; items != NULL && i < items->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "",
                            (const char *) g_ptr_array_index (items, i));
  return g_string_free (text, FALSE);
}

static char *
join_alternatives (GArray *alternatives)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; alternatives != NULL && i < alternatives->len; i++)
    {
      const HdDaySpan *span = &g_array_index (alternatives, HdDaySpan, i);
      g_autofree char *date = hd_date_format_iso (span->date);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", date);
      if (span->window.to != 0)
        {
          g_autofree char *from = hd_time_format (span->window.from);
          g_autofree char *to = hd_time_format (span->window.to);

          g_string_append_printf (text, " %s-%s", from, to);
        }
    }
  return g_string_free (text, FALSE);
}

static void
show_span (gpointer row, HdSpan window)
{
  if (window.to == 0)
    {
      set_text (row, "");
      return;
    }

  g_autofree char *from = hd_time_format (window.from);
  g_autofree char *to = hd_time_format (window.to);
  g_autofree char *text = g_strdup_printf ("%s-%s", from, to);

  set_text (row, text);
}

static void
show_time (gpointer row, int minute)
{
  g_autofree char *text = minute >= 0 ? hd_time_format (minute) : NULL;

  set_text (row, text);
}

void
_hd_facts_pane_show_amount (HdFactsPane *self)
{
  const HdRequestFacts *from = _hd_facts_pane_facts (self);
  g_autofree char *text = NULL;

  if (from->amount >= 0)
    text = from->amount % 60 == 0 ? g_strdup_printf ("%dh", (int) (from->amount / 60))
           : from->amount < 60
             ? g_strdup_printf ("%dm", (int) from->amount)
             : g_strdup_printf ("%dh%02d", (int) (from->amount / 60), (int) (from->amount % 60));
  set_text (self->amount_row, text);
}

/* What is to be said of an absence is asked when there is one: at first there is the one line. */
static void
show_groups (HdFactsPane *self)
{
  const HdRequestFacts *from = _hd_facts_pane_facts (self);
  HdSituation situation = hd_request_facts_get_situation (from);
  gboolean begun = from->date != HD_DATE_NONE || from->situation != HD_SITUATION_AUTO ||
                   from->amount >= 0 || from->cover != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->leave_group),
                          begun && !from->contractor && situation != HD_SITUATION_CONTRACTOR);
  gtk_widget_set_visible (GTK_WIDGET (self->cover_group), begun);
  gtk_widget_set_visible (GTK_WIDGET (self->more_group), begun);
}

/* The one line has become a date: it shrinks to what was understood. */
void
_hd_facts_pane_show_when (HdFactsPane *self)
{
  const HdRequestFacts *from = _hd_facts_pane_facts (self);
  gboolean known = from->date != HD_DATE_NONE;

  show_groups (self);
  gtk_widget_set_visible (GTK_WIDGET (self->line_row), !known);
  gtk_widget_set_visible (GTK_WIDGET (self->when_row), known);
  gtk_widget_set_visible (GTK_WIDGET (self->travel_row), FALSE);
  if (!known)
    return;

  HdDate last = from->until_date != HD_DATE_NONE ? from->until_date : from->date;
  g_autofree char *days = last > from->date
                            ? hd_words_days (from->date, last, hd_context_get_today (self->context))
                            : hd_words_date_long (from->date);
  g_autofree char *span = from->window.to != 0
                            ? hd_words_span (from->window.from, from->window.to)
                            : g_strdup (last > from->date ? _ ("whole days") : _ ("the whole day"));
  g_autofree char *given = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->travel_row),
                          self->taken != NULL && from->window.to != 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->when_row), days);
  /* What was written, which one knows again; the options below say what it makes of the day. */
  if (self->taken != NULL)
    {
      g_autoptr (GTimeZone) home = hd_home_zone (self->settings);

      given = hd_intake_span (self->taken, home, from);
    }
  adw_action_row_set_subtitle (self->when_row, given != NULL ? given : span);
}

/**
 * hd_facts_pane_show:
 *
 * Fills every row from the facts of the composer.
 */
void
hd_facts_pane_show (HdFactsPane *self)
{
  g_return_if_fail (HD_IS_FACTS_PANE (self));

  const HdRequestFacts *from = _hd_facts_pane_facts (self);
  g_autofree char *items = join_items (from->items);
  g_autofree char *alternatives = join_alternatives (from->alternatives);
  guint leave = 0;

  self->filling = TRUE;
  _hd_facts_pane_show_when (self);
  _hd_facts_pane_show_situation (self);
  hd_date_button_set_today (self->first_day, hd_context_get_today (self->context));
  hd_date_button_set_today (self->last_day, from->date);
  hd_date_button_set_date (self->first_day, from->date);
  hd_date_button_set_date (self->last_day, from->until_date);
  hd_date_button_set_date (self->earlier_day, from->earlier.date);
  hd_date_button_set_date (self->confirm_day, from->confirm_by);
  show_span (self->window_row, from->window);
  show_span (self->earlier_window_row, from->earlier.window);
  show_time (self->back_row, from->back);
  show_time (self->reachable_row, from->reachable_until);
  set_text (self->alternatives_row, alternatives);
  set_text (self->items_row, items);
  set_text (self->contact_row, from->contact);
  set_text (self->due_row, from->due);
  set_text (self->topic_row, from->topic);
  set_text (self->cover_row, from->cover);
  _hd_facts_pane_show_amount (self);
  _hd_facts_pane_show_difference (self);

  GListModel *types = adw_combo_row_get_model (self->leave_row);

  for (guint i = 1; from->leave_type != NULL && i < g_list_model_get_n_items (types); i++)
    {
      g_autoptr (GtkStringObject) type = g_list_model_get_item (types, i);

      if (strcmp (gtk_string_object_get_string (type), from->leave_type) == 0)
        leave = i;
    }
  adw_combo_row_set_selected (self->leave_row, leave);
  adw_combo_row_set_selected (self->location_row, (guint) from->location);
  gtk_switch_set_active (self->purpose_switch, from->purpose);
  gtk_switch_set_active (self->recorded_switch, from->recorded);
  gtk_toggle_button_set_active (self->cover_none, from->cover_state == HD_COVER_NONE_NEEDED);
  gtk_toggle_button_set_active (self->cover_asked, from->cover_state == HD_COVER_ASKED);
  gtk_toggle_button_set_active (self->cover_agreed, from->cover_state == HD_COVER_AGREED);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cover_asked), from->cover != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cover_agreed), from->cover != NULL);

  /* Rows that say something only about a message that refers to an earlier one. */
  HdSituation situation = hd_request_facts_get_situation (from);
  gboolean refers = situation == HD_SITUATION_CHANGE || situation == HD_SITUATION_CANCEL ||
                    situation == HD_SITUATION_FOLLOW_UP;

  gtk_widget_set_visible (GTK_WIDGET (self->earlier_row), refers);
  gtk_widget_set_visible (GTK_WIDGET (self->earlier_window_row),
                          refers && situation != HD_SITUATION_FOLLOW_UP);
  gtk_widget_set_visible (GTK_WIDGET (self->alternatives_row), situation == HD_SITUATION_CLASH);
  self->filling = FALSE;
}

/**
 * hd_facts_pane_is_reading:
 *
 * Whether what was pasted is still being read.
 */
gboolean
hd_facts_pane_is_reading (HdFactsPane *self)
{
  g_return_val_if_fail (HD_IS_FACTS_PANE (self), FALSE);

  return self->reading != NULL;
}

/**
 * hd_facts_pane_start_over:
 *
 * An empty line and no options, for new facts.
 */
void
hd_facts_pane_start_over (HdFactsPane *self)
{
  g_return_if_fail (HD_IS_FACTS_PANE (self));

  _hd_facts_pane_clear_line (self);
  self->amount_typed = FALSE;
  adw_expander_row_set_expanded (self->times_row, FALSE);
  adw_expander_row_set_expanded (self->more_row, FALSE);
  hd_facts_pane_show (self);
}

static void
hd_facts_pane_dispose (GObject *object)
{
  HdFactsPane *self = HD_FACTS_PANE (object);

  _hd_facts_pane_stop_reading (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_FACTS_PANE);
  g_clear_object (&self->context);
  g_clear_object (&self->composer);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->when, hd_when_free);
  g_clear_object (&self->source);
  g_clear_pointer (&self->pasted, g_free);
  g_clear_pointer (&self->held, g_free);
  g_clear_pointer (&self->handed_over, hd_pasted_unref);
  g_clear_pointer (&self->taken_for, g_free);
  g_clear_pointer (&self->options, g_array_unref);
  g_clear_pointer (&self->option_rows, g_ptr_array_unref);
  g_clear_pointer (&self->read_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (hd_facts_pane_parent_class)->dispose (object);
}

static void
hd_facts_pane_class_init (HdFactsPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_facts_pane_dispose;

  g_signal_new ("keep", HD_TYPE_FACTS_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                HD_TYPE_PASTED);

  g_type_ensure (HD_TYPE_DATE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/"
                                                             "request/hd-facts-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, line_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, when_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, keep_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, travel_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, travel_spin);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, when_group);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, options_group);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, cover_group);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, more_group);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, times_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, situation_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, first_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, first_day);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, last_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, last_day);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, window_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, back_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, earlier_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, earlier_day);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, earlier_window_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, alternatives_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, leave_group);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, leave_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, amount_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, rules_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, cover_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, cover_none);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, cover_asked);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, cover_agreed);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, more_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, purpose_switch);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, recorded_switch);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, location_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, reachable_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, contact_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, due_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, topic_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, items_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, confirm_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, confirm_day);
  _hd_facts_pane_bind_fields (widget_class);
  gtk_widget_class_bind_template_callback_full (widget_class, "line_applied_cb",
                                                G_CALLBACK (_hd_facts_pane_line_applied_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "line_changed_cb",
                                                G_CALLBACK (_hd_facts_pane_line_changed_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "travel_changed_cb",
                                                G_CALLBACK (_hd_facts_pane_travel_changed_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "use_rules_cb",
                                                G_CALLBACK (_hd_facts_pane_use_rules_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "keep_cb",
                                                G_CALLBACK (_hd_facts_pane_keep_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "when_edit_cb",
                                                G_CALLBACK (_hd_facts_pane_edit_cb));
}

static void
hd_facts_pane_init (HdFactsPane *self)
{
  self->read_rows = g_ptr_array_new ();
  self->option_rows = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  _hd_facts_pane_fill_situations (self);
  self->filling = FALSE;
}

/* The kinds of leave of the language in use, after the word that was chosen in the preferences. */
static void
fill_leave_types (HdFactsPane *self)
{
  g_auto (GStrv) types = hd_composer_list_leave_types (self->composer);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autofree char *leave = hd_leave_words_own (self->context, FALSE);
  g_autofree char *capital = hd_leave_words_own (self->context, TRUE);
  /* Translators: the kind of leave of the preferences, as “The usual PTO” */
  g_autofree char *usual = g_strdup_printf (_ ("The usual %s"), leave);

  adw_preferences_group_set_title (self->leave_group, capital);
  gtk_string_list_append (titles, usual);
  for (guint i = 0; types[i] != NULL; i++)
    gtk_string_list_append (titles, types[i]);
  adw_combo_row_set_model (self->leave_row, G_LIST_MODEL (titles));
}

/* Leave is called something else now. */
void
hd_facts_pane_words_changed (HdFactsPane *self)
{
  g_return_if_fail (HD_IS_FACTS_PANE (self));

  self->filling = TRUE;
  fill_leave_types (self);
  self->filling = FALSE;
  hd_facts_pane_show (self);
}

/**
 * hd_facts_pane_set_up:
 *
 * To be called once, before the pane is shown.
 */
void
hd_facts_pane_set_up (HdFactsPane *self,
                      HdContext *context,
                      HdComposer *composer,
                      GSettings *settings)
{
  g_return_if_fail (HD_IS_FACTS_PANE (self));

  self->context = g_object_ref (context);
  self->settings = g_object_ref (settings);
  self->composer = g_object_ref (composer);
  g_signal_connect_object (hd_leave_desk_get (context), "changed",
                           G_CALLBACK (_hd_facts_pane_leave_changed_cb), self, G_CONNECT_SWAPPED);
  hd_facts_pane_words_changed (self);
}
