/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-facts-pane-private.h"

#include <glib/gi18n.h>
#include <string.h>

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

static void
set_text (gpointer row, const char *text)
{
  /* The same text again would move the cursor. */
  if (strcmp (text_of (row), text != NULL ? text : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
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
    hd_request_facts_set_text (_hd_facts_pane_facts (self), "leave_type",
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
  _hd_facts_pane_facts (self)->amount = minutes;
  _hd_facts_pane_facts (self)->amount_in_days = g_str_has_suffix (text, "d");
  hd_composer_facts_changed (self->composer);
}

static void
dates_changed_cb (HdFactsPane *self)
{
  if (_hd_facts_pane_busy (self))
    return;
  _hd_facts_pane_facts (self)->date = hd_date_button_get_date (self->first_day);
  _hd_facts_pane_facts (self)->until_date = hd_date_button_get_date (self->last_day);
  hd_composer_facts_changed (self->composer);
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
  hd_composer_facts_changed (self->composer);
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

static void
show_amount (HdFactsPane *self)
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

/* The one line has become a date: it shrinks to what was understood. */
static void
show_when (HdFactsPane *self)
{
  const HdRequestFacts *from = _hd_facts_pane_facts (self);
  gboolean known = from->date != HD_DATE_NONE;

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

  gtk_widget_set_visible (GTK_WIDGET (self->travel_row),
                          self->taken != NULL && from->window.to != 0);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->when_row), days);
  adw_action_row_set_subtitle (self->when_row, span);
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
  show_when (self);
  for (guint i = 0; i < G_N_ELEMENTS (situations); i++)
    if (situations[i].situation == from->situation)
      adw_combo_row_set_selected (self->situation_row, i);
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
  show_amount (self);

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
  gtk_widget_set_visible (GTK_WIDGET (self->leave_group),
                          !from->contractor && situation != HD_SITUATION_CONTRACTOR);
  self->filling = FALSE;
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
  adw_expander_row_set_expanded (self->times_row, FALSE);
  adw_expander_row_set_expanded (self->more_row, FALSE);
  hd_facts_pane_show (self);
}

/**
 * hd_facts_pane_mark_problem:
 * @field: (nullable): the fact that is missing or wrong, by its name on the command line
 *
 * What is missing is said at the field that lacks it.
 */
void
hd_facts_pane_mark_problem (HdFactsPane *self, const char *field)
{
  g_return_if_fail (HD_IS_FACTS_PANE (self));

  const struct
  {
    const char *field;
    gpointer row;
  } rows[] = {
    { "window", self->window_row },
    { "back", self->back_row },
    { "cover", self->cover_row },
    { "contact", self->contact_row },
    { "amount", self->amount_row },
    { "earlier-window", self->earlier_window_row },
    { "alternative", self->alternatives_row },
    { "item", self->items_row },
    { "reachable-until", self->reachable_row },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_strcmp0 (field, rows[i].field) == 0)
      {
        _hd_facts_pane_mark (rows[i].row, FALSE);
        gtk_widget_add_css_class (rows[i].row, "hd-marked");
      }
    else if (gtk_widget_has_css_class (rows[i].row, "hd-marked"))
      {
        _hd_facts_pane_mark (rows[i].row, TRUE);
        gtk_widget_remove_css_class (rows[i].row, "hd-marked");
      }
}

static void
hd_facts_pane_dispose (GObject *object)
{
  HdFactsPane *self = HD_FACTS_PANE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_FACTS_PANE);
  g_clear_object (&self->context);
  g_clear_object (&self->composer);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->when, hd_when_free);
  g_clear_pointer (&self->pasted, g_free);
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

  g_type_ensure (HD_TYPE_DATE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/"
                                                             "request/hd-facts-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, line_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, when_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, travel_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, travel_spin);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, when_group);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, options_group);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, times_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, situation_row);
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, first_day);
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
  gtk_widget_class_bind_template_child (widget_class, HdFactsPane, confirm_day);
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
  gtk_widget_class_bind_template_callback_full (widget_class, "line_applied_cb",
                                                G_CALLBACK (_hd_facts_pane_line_applied_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "line_changed_cb",
                                                G_CALLBACK (_hd_facts_pane_line_changed_cb));
  gtk_widget_class_bind_template_callback (widget_class, location_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, reachable_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, situation_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, topic_changed_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "travel_changed_cb",
                                                G_CALLBACK (_hd_facts_pane_travel_changed_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "when_edit_cb",
                                                G_CALLBACK (_hd_facts_pane_edit_cb));
  gtk_widget_class_bind_template_callback (widget_class, window_changed_cb);
}

static void
hd_facts_pane_init (HdFactsPane *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  self->read_rows = g_ptr_array_new ();
  self->option_rows = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (situations); i++)
    gtk_string_list_append (titles, _ (situations[i].title));
  adw_combo_row_set_model (self->situation_row, G_LIST_MODEL (titles));
  self->filling = FALSE;
}

/* The kinds of leave of the language in use, after the word that was chosen in the preferences. */
static void
fill_leave_types (HdFactsPane *self)
{
  g_auto (GStrv) types = hd_composer_list_leave_types (self->composer);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, _ ("The usual leave"));
  for (guint i = 0; types[i] != NULL; i++)
    gtk_string_list_append (titles, types[i]);
  adw_combo_row_set_model (self->leave_row, G_LIST_MODEL (titles));
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
  self->filling = TRUE;
  fill_leave_types (self);
  self->filling = FALSE;
  hd_facts_pane_show (self);
}
