/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <string.h>

#include "hd-facts-pane-private.h"

/*
 * Each row below the one line is one fact: what is typed there is kept when it can be, and marked
 * where it stands when it cannot.
 */

/* The situations that a person may pick by hand, in the order of the list; the first row of the
 * list lets the times decide. */
static const struct
{
  HdSituation situation;
  const char *title;
} situations[] = {
  { HD_SITUATION_AUTO, N_ ("As the times say") },
  { HD_SITUATION_LATE, N_ ("Coming in late") },
  { HD_SITUATION_EARLY, N_ ("Leaving early") },
  { HD_SITUATION_LUNCH, N_ ("Long lunch") },
  { HD_SITUATION_HALF_DAY, N_ ("Half day") },
  { HD_SITUATION_FULL_DAY, N_ ("Full day") },
  { HD_SITUATION_DAYS, N_ ("Several days") },
  { HD_SITUATION_REMOTE, N_ ("Offline while working remotely") },
  { HD_SITUATION_CONTRACTOR, N_ ("Unavailable (contractor)") },
  { HD_SITUATION_SHORT_NOTICE, N_ ("Short notice") },
  { HD_SITUATION_FOLLOW_UP, N_ ("No answer yet") },
  { HD_SITUATION_CHANGE, N_ ("Change of what was approved") },
  { HD_SITUATION_CANCEL, N_ ("Withdraw") },
  { HD_SITUATION_CLASH, N_ ("Offer other times") },
  { HD_SITUATION_CONFIRM, N_ ("Confirm after approval") },
  { HD_SITUATION_PRYING, N_ ("Answer: what is it for?") },
  { HD_SITUATION_DIRECT, N_ ("Answer to a direct question") },
  { HD_SITUATION_REASON, N_ ("The form demands a reason") },
};

static const char *
text_of (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

void
_hd_facts_pane_mark (gpointer row, gboolean valid)
{
  if (valid)
    gtk_widget_remove_css_class (row, "error");
  else
    gtk_widget_add_css_class (row, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
}

HdRequestFacts *
_hd_facts_pane_facts (HdFactsPane *self)
{
  return hd_composer_get_facts (self->composer);
}

/* Nothing was typed: the widgets are being filled, or there is nothing behind them yet. */
gboolean
_hd_facts_pane_busy (HdFactsPane *self)
{
  return self->filling || self->composer == NULL;
}

/* A text fact: what cannot be kept is marked where it stands. */
static void
take_text (HdFactsPane *self, gpointer row, const char *field)
{
  if (_hd_facts_pane_busy (self))
    return;
  _hd_facts_pane_mark (row, hd_request_facts_set_text (_hd_facts_pane_facts (self), field,
                                                       text_of (row), NULL));
  hd_composer_facts_changed (self->composer);
}

/* A time of day, or none. */
static void
take_time (HdFactsPane *self, gpointer row, int *minute)
{
  int value = -1;

  if (_hd_facts_pane_busy (self))
    return;

  gboolean valid = *text_of (row) == '\0' || hd_time_parse (text_of (row), &value);

  _hd_facts_pane_mark (row, valid);
  if (valid)
    {
      *minute = value;
      hd_composer_facts_changed (self->composer);
    }
}

static void
contact_changed_cb (HdFactsPane *self)
{
  take_text (self, self->contact_row, "contact");
}

static void
due_changed_cb (HdFactsPane *self)
{
  take_text (self, self->due_row, "due");
}

static void
topic_changed_cb (HdFactsPane *self)
{
  take_text (self, self->topic_row, "topic");
}

static void
reachable_changed_cb (HdFactsPane *self)
{
  if (!_hd_facts_pane_busy (self))
    take_time (self, self->reachable_row, &_hd_facts_pane_facts (self)->reachable_until);
}

static void
back_changed_cb (HdFactsPane *self)
{
  if (!_hd_facts_pane_busy (self))
    take_time (self, self->back_row, &_hd_facts_pane_facts (self)->back);
}

static void
items_changed_cb (HdFactsPane *self)
{
  if (_hd_facts_pane_busy (self))
    return;

  g_auto (GStrv) items = g_strsplit (text_of (self->items_row), ";", -1);
  gboolean valid = TRUE;

  g_clear_pointer (&_hd_facts_pane_facts (self)->items, g_ptr_array_unref);
  for (guint i = 0; items[i] != NULL; i++)
    if (*g_strstrip (items[i]) != '\0')
      valid = hd_request_facts_add_item (_hd_facts_pane_facts (self), items[i], NULL) && valid;

  _hd_facts_pane_mark (self->items_row, valid);
  hd_composer_facts_changed (self->composer);
}

static gboolean
parse_day_span (const char *text, HdDate today, HdDaySpan *span)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 2);

  *span = (HdDaySpan){ HD_DATE_NONE };
  return words[0] != NULL && hd_date_parse (words[0], today, &span->date, NULL) &&
         (words[1] == NULL || hd_span_parse (words[1], &span->window, NULL));
}

static void
alternatives_changed_cb (HdFactsPane *self)
{
  if (_hd_facts_pane_busy (self))
    return;

  g_auto (GStrv) parts = g_strsplit (text_of (self->alternatives_row), ";", -1);
  gboolean valid = TRUE;

  g_clear_pointer (&_hd_facts_pane_facts (self)->alternatives, g_array_unref);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      HdDaySpan span;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      valid = parse_day_span (parts[i], hd_context_get_today (self->context), &span) &&
              hd_request_facts_add_alternative (_hd_facts_pane_facts (self), span, NULL) && valid;
    }

  _hd_facts_pane_mark (self->alternatives_row, valid);
  hd_composer_facts_changed (self->composer);
}

static void
earlier_changed_cb (HdFactsPane *self)
{
  if (_hd_facts_pane_busy (self))
    return;

  HdDaySpan *earlier = &_hd_facts_pane_facts (self)->earlier;
  HdSpan window = { 0, 0 };
  gboolean valid = *text_of (self->earlier_window_row) == '\0' ||
                   hd_span_parse (text_of (self->earlier_window_row), &window, NULL);

  _hd_facts_pane_mark (self->earlier_window_row, valid);
  earlier->date = hd_date_button_get_date (self->earlier_day);
  if (valid)
    earlier->window = window;
  hd_composer_facts_changed (self->composer);
}

static void
confirm_changed_cb (HdFactsPane *self)
{
  if (_hd_facts_pane_busy (self))
    return;
  _hd_facts_pane_facts (self)->confirm_by = hd_date_button_get_date (self->confirm_day);
  hd_composer_facts_changed (self->composer);
}

static void
flags_changed_cb (HdFactsPane *self)
{
  if (_hd_facts_pane_busy (self))
    return;
  _hd_facts_pane_facts (self)->purpose = gtk_switch_get_active (self->purpose_switch);
  _hd_facts_pane_facts (self)->recorded = gtk_switch_get_active (self->recorded_switch);
  hd_composer_facts_changed (self->composer);
}

static void
location_selected_cb (HdFactsPane *self)
{
  if (_hd_facts_pane_busy (self))
    return;
  _hd_facts_pane_facts (self)->location =
    (HdLocation) adw_combo_row_get_selected (self->location_row);
  hd_composer_facts_changed (self->composer);
}

static void
situation_selected_cb (HdFactsPane *self)
{
  guint selected = adw_combo_row_get_selected (self->situation_row);

  if (_hd_facts_pane_busy (self) || selected >= G_N_ELEMENTS (situations))
    return;
  _hd_facts_pane_facts (self)->situation = situations[selected].situation;

  /* What this kind needs to know stands there before it is asked for. */
  hd_facts_pane_show (self);
  hd_composer_facts_changed (self->composer);
}

static void
cover_changed_cb (HdFactsPane *self)
{
  if (_hd_facts_pane_busy (self))
    return;

  const char *name = text_of (self->cover_row);
  gboolean named = *name != '\0';
  HdRequestFacts *to = _hd_facts_pane_facts (self);

  _hd_facts_pane_mark (self->cover_row, hd_request_facts_set_text (to, "cover", name, NULL));
  gtk_widget_set_sensitive (GTK_WIDGET (self->cover_asked), named);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cover_agreed), named);

  /* Nothing is claimed that was not said: a name alone is nobody asked yet. */
  if (named && gtk_toggle_button_get_active (self->cover_agreed))
    to->cover_state = HD_COVER_AGREED;
  else if (named && gtk_toggle_button_get_active (self->cover_asked))
    to->cover_state = HD_COVER_ASKED;
  else if (gtk_toggle_button_get_active (self->cover_none))
    to->cover_state = HD_COVER_NONE_NEEDED;
  else
    to->cover_state = HD_COVER_UNKNOWN;
  hd_composer_facts_changed (self->composer);
}

static void
leave_selected_cb (HdFactsPane *self)
{
  GtkStringObject *selected = adw_combo_row_get_selected_item (self->leave_row);

  if (_hd_facts_pane_busy (self) || selected == NULL)
    return;

  g_autofree char *usual = hd_facts_pane_usual_leave (self->settings);

  /* The first is the word of the preferences. */
  if (adw_combo_row_get_selected (self->leave_row) == 0)
    hd_request_facts_set_text (_hd_facts_pane_facts (self), "leave-type",
                               usual != NULL ? usual : "", NULL);
  else
    hd_request_facts_set_text (_hd_facts_pane_facts (self), "leave-type",
                               gtk_string_object_get_string (selected), NULL);
  hd_composer_facts_changed (self->composer);
}

static int
day_minutes (HdFactsPane *self)
{
  return _hd_facts_pane_facts (self)->hours.to - _hd_facts_pane_facts (self)->hours.from;
}

static void
amount_changed_cb (HdFactsPane *self)
{
  if (_hd_facts_pane_busy (self))
    return;

  const char *text = text_of (self->amount_row);
  gint64 minutes = -1;
  gboolean valid = *text == '\0' || hd_amount_parse (text, day_minutes (self), &minutes, NULL);

  _hd_facts_pane_mark (self->amount_row, valid && minutes >= -1);
  if (!valid || minutes < -1)
    return;
  self->amount_typed = minutes >= 0;
  _hd_facts_pane_facts (self)->amount = minutes;
  _hd_facts_pane_facts (self)->amount_in_days = g_str_has_suffix (text, "d");
  _hd_facts_pane_show_difference (self);
  hd_composer_facts_changed (self->composer);
}

static void
dates_changed_cb (HdFactsPane *self)
{
  if (_hd_facts_pane_busy (self))
    return;
  _hd_facts_pane_facts (self)->date = hd_date_button_get_date (self->first_day);
  _hd_facts_pane_facts (self)->until_date = hd_date_button_get_date (self->last_day);
  _hd_facts_pane_time_changed (self, TRUE);
  hd_composer_facts_changed (self->composer);
  _hd_facts_pane_show_when (self);
}

static void
window_changed_cb (HdFactsPane *self)
{
  if (_hd_facts_pane_busy (self))
    return;

  const char *text = text_of (self->window_row);
  HdSpan window = { 0, 0 };
  gboolean valid = *text == '\0' || hd_span_parse (text, &window, NULL);

  _hd_facts_pane_mark (self->window_row, valid);
  if (!valid)
    return;
  _hd_facts_pane_facts (self)->window = window;
  _hd_facts_pane_time_changed (self, FALSE);
  hd_composer_facts_changed (self->composer);
  _hd_facts_pane_show_when (self);
}

/* The kinds of absence, for the list. */
void
_hd_facts_pane_fill_situations (HdFactsPane *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (situations); i++)
    gtk_string_list_append (titles, _ (situations[i].title));
  adw_combo_row_set_model (self->situation_row, G_LIST_MODEL (titles));
}

void
_hd_facts_pane_show_situation (HdFactsPane *self)
{
  HdSituation situation = _hd_facts_pane_facts (self)->situation;

  for (guint i = 0; i < G_N_ELEMENTS (situations); i++)
    if (situations[i].situation == situation)
      adw_combo_row_set_selected (self->situation_row, i);
}

void
_hd_facts_pane_bind_fields (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, alternatives_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, amount_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirm_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, contact_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cover_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, dates_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, due_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, earlier_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, flags_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, items_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, location_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, reachable_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, situation_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, topic_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, window_changed_cb);
}
