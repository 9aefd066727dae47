/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-tier-editor.h"

#include <glib/gi18n.h>

#include "hd-rows.h"
#include "hd-words.h"

/* As many as a policy in a file can have. */
#define MAX_TIERS 100
/* A new step begins with the next year of service. */
#define STEP_MONTHS 12

struct _HdTierEditor
{
  AdwPreferencesGroup parent_instance;

  HdDate start; /* of service */
  HdDate today;
  int day_minutes;
  HdLeaveTerms first; /* as they were; what a step shares with them follows them */
  GPtrArray *tiers;   /* of Tier, in the order of the list */

  GtkWidget *tier_switch;
  GtkWidget *add_row;
  GtkWidget *waiting;
  GtkWidget *until_row;
  HdDateButton *until;
};

typedef struct
{
  HdTierEditor *editor; /* borrowed: it owns this */
  HdLeaveTerms terms;   /* as they were, for what is not shown */
  GtkWidget *row;
  HdDateButton *from;
  GtkWidget *amount;
  GtkWidget *cap;
} Tier;

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdTierEditor, hd_tier_editor, ADW_TYPE_PREFERENCES_GROUP)

/* The row says what the step is, so that it can stay folded. */
static void
name_tier (Tier *tier)
{
  HdTierEditor *self = tier->editor;
  HdDate from = hd_date_button_get_date (tier->from);
  g_autofree char *day = hd_words_day (from, self->today);
  /* Translators: a day from which other terms hold, as “From 31 Mar 2028” */
  g_autofree char *title = g_strdup_printf (_ ("From %s"), day);
  g_autofree char *subtitle = NULL;
  gint64 minutes;

  if (hd_amount_row_get (tier->amount, self->day_minutes, TRUE, &minutes))
    {
      g_autofree char *amount = hd_words_amount (minutes);

      if (self->start != HD_DATE_NONE && from > self->start)
        {
          g_autofree char *length = hd_words_length (self->start, from);

          /* Translators: time of service, and an amount of leave, as “After 3 years, 2 months:
           * 200 h” */
          subtitle = g_strdup_printf (_ ("After %s: %s"), length, amount);
        }
      else
        subtitle = g_steal_pointer (&amount);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (tier->row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (tier->row), subtitle != NULL ? subtitle : "");
}

static void
update (HdTierEditor *self)
{
  for (guint i = 0; i < self->tiers->len; i++)
    name_tier (g_ptr_array_index (self->tiers, i));
  gtk_widget_set_visible (self->tier_switch, self->tiers->len > 0);
  gtk_widget_set_visible (self->add_row, self->tiers->len < MAX_TIERS);
  gtk_widget_set_visible (self->until_row,
                          adw_combo_row_get_selected (ADW_COMBO_ROW (self->waiting)) > 0);
}

static void
changed_cb (HdTierEditor *self)
{
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
remove_cb (HdTierEditor *self, GtkWidget *button)
{
  for (guint i = 0; i < self->tiers->len; i++)
    {
      Tier *tier = g_ptr_array_index (self->tiers, i);

      if (!gtk_widget_is_ancestor (button, tier->row))
        continue;
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), tier->row);
      g_ptr_array_remove_index (self->tiers, i);
      break;
    }
  changed_cb (self);
}

static void
add_remove (HdTierEditor *self, GtkWidget *row)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove This Step"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Remove This Step"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (remove_cb), self);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), button);
}

/* The rows are put in again behind one another, so that the steps stand before what is below. */
static void
place_last_rows (HdTierEditor *self)
{
  GtkWidget *last[] = { self->add_row, self->tier_switch, self->waiting, self->until_row };

  for (guint i = 0; i < G_N_ELEMENTS (last); i++)
    {
      g_object_ref (last[i]);
      if (gtk_widget_get_parent (last[i]) != NULL)
        adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), last[i]);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), last[i]);
      g_object_unref (last[i]);
    }
}

static Tier *
add_tier (HdTierEditor *self, const HdLeaveTerms *terms)
{
  Tier *tier = g_new0 (Tier, 1);
  GtkWidget *from;

  tier->editor = self;
  tier->terms = *terms;
  tier->row = adw_expander_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (tier->row), FALSE);
  from = hd_date_row_new (_ ("Holds from"), terms->from, self->today, FALSE, &tier->from);
  tier->amount = hd_amount_row_new (_ ("How much then, such as 240h or 30d"));
  tier->cap = hd_amount_row_new (_ ("The most that can be saved up, if another"));
  hd_amount_row_set (tier->amount,
                     hd_fraction_round (terms->by_year ? terms->annual : terms->amount));
  if (terms->balance_cap != HD_NO_LIMIT && terms->balance_cap != self->first.balance_cap)
    hd_amount_row_set (tier->cap, terms->balance_cap);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (tier->row), from);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (tier->row), tier->amount);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (tier->row), tier->cap);
  add_remove (self, tier->row);
  g_signal_connect_swapped (tier->from, "notify::date", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (tier->amount, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (tier->cap, "changed", G_CALLBACK (changed_cb), self);
  g_ptr_array_add (self->tiers, tier);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), tier->row);
  place_last_rows (self);
  return tier;
}

static void
add_cb (HdTierEditor *self)
{
  HdLeaveTerms terms = self->first;
  HdDate after = self->today;
  int months = STEP_MONTHS;
  Tier *tier;

  for (guint i = 0; i < self->tiers->len; i++)
    {
      Tier *other = g_ptr_array_index (self->tiers, i);

      if (hd_date_button_get_date (other->from) > after)
        {
          after = hd_date_button_get_date (other->from);
          terms = other->terms;
        }
    }
  terms.from = self->start != HD_DATE_NONE ? self->start : self->today;
  while (hd_date_add_months (terms.from, months) <= after)
    months += STEP_MONTHS;
  terms.from = hd_date_add_months (terms.from, months);
  tier = add_tier (self, &terms);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (tier->row), TRUE);
  changed_cb (self);
}

static void
hd_tier_editor_finalize (GObject *object)
{
  g_ptr_array_unref (HD_TIER_EDITOR (object)->tiers);

  G_OBJECT_CLASS (hd_tier_editor_parent_class)->finalize (object);
}

static void
hd_tier_editor_class_init (HdTierEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hd_tier_editor_finalize;

  signals[CHANGED] = g_signal_new ("changed", HD_TYPE_TIER_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
hd_tier_editor_init (HdTierEditor *self)
{
  self->tiers = g_ptr_array_new_with_free_func (g_free);
}

static void
add_steps (HdTierEditor *self, const HdLeavePolicy *policy)
{
  /* In the order of HdTierSwitch. */
  const char *const switches[] = { _ ("With the next period"), _ ("On its day"),
                                   _ ("With the period it falls in"), NULL };

  self->tier_switch =
    hd_choice_row_new (_ ("A step begins"), switches, policy != NULL ? policy->tier_switch : 0);
  self->add_row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add_row), _ ("Add a Step"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->add_row), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->add_row),
                             gtk_image_new_from_icon_name ("list-add-symbolic"));
  g_signal_connect_swapped (self->add_row, "activated", G_CALLBACK (add_cb), self);
  g_signal_connect_swapped (self->tier_switch, "notify::selected", G_CALLBACK (changed_cb), self);
}

static void
add_waiting (HdTierEditor *self, const HdLeavePolicy *policy)
{
  /* In the order of HdWaiting. */
  const char *const modes[] = { _ ("None"), _ ("Nothing is earned in it"),
                                _ ("What is earned is usable after it"), NULL };
  gboolean waits = policy != NULL && policy->waiting != HD_WAITING_NONE;

  self->waiting = hd_choice_row_new (_ ("Waiting time"), modes, waits ? policy->waiting : 0);
  self->until_row =
    hd_date_row_new (_ ("First day after it"),
                     waits ? policy->waiting_until : hd_date_add_months (self->today, 3),
                     self->today, FALSE, &self->until);
  g_signal_connect_swapped (self->waiting, "notify::selected", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->until, "notify::date", G_CALLBACK (changed_cb), self);
}

/**
 * hd_tier_editor_new:
 * @policy: (nullable): the policy that is edited
 * @day_minutes: how long a day of leave is
 */
GtkWidget *
hd_tier_editor_new (const HdLeavePolicy *policy, HdDate today, int day_minutes)
{
  HdTierEditor *self = g_object_new (HD_TYPE_TIER_EDITOR, NULL);
  g_autoptr (HdLeavePolicy) empty = hd_leave_policy_new ();

  self->today = today;
  self->day_minutes = day_minutes;
  self->start = policy == NULL                           ? HD_DATE_NONE
                : policy->anniversary_of != HD_DATE_NONE ? policy->anniversary_of
                                                         : policy->accrual_from;
  self->first = g_array_index (policy != NULL ? policy->terms : empty->terms, HdLeaveTerms, 0);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("With the Years?"));
  add_steps (self, policy);
  add_waiting (self, policy);
  place_last_rows (self);
  for (guint i = 1; policy != NULL && i < policy->terms->len; i++)
    add_tier (self, &g_array_index (policy->terms, HdLeaveTerms, i));
  update (self);
  return GTK_WIDGET (self);
}

static int
compare_terms (gconstpointer a, gconstpointer b)
{
  const HdLeaveTerms *first = a, *second = b;

  return (first->from > second->from) - (first->from < second->from);
}

/* What a step shared with the first terms it shares with them as they are now. */
static gboolean
read_tier (HdTierEditor *self, Tier *tier, const HdLeaveTerms *now, HdLeaveTerms *terms)
{
  gint64 amount, cap;
  gboolean valid = hd_amount_row_get (tier->amount, self->day_minutes, TRUE, &amount);

  valid = hd_amount_row_get (tier->cap, self->day_minutes, FALSE, &cap) && valid;
  *terms = *now;
  if (tier->terms.frequency != self->first.frequency)
    {
      terms->frequency = tier->terms.frequency;
      terms->grid = tier->terms.grid;
    }
  if (tier->terms.carryover.mode != self->first.carryover.mode ||
      tier->terms.carryover.max != self->first.carryover.max)
    terms->carryover = tier->terms.carryover;
  if (tier->terms.yearly_cap != self->first.yearly_cap)
    terms->yearly_cap = tier->terms.yearly_cap;
  terms->from = hd_date_button_get_date (tier->from);
  terms->amount = hd_fraction_new (amount, 1);
  terms->annual = hd_fraction_new (amount, 1);
  if (cap > 0)
    terms->balance_cap = cap;
  else if (tier->terms.balance_cap == HD_NO_LIMIT)
    terms->balance_cap = HD_NO_LIMIT;
  return valid && terms->from != HD_DATE_NONE;
}

/**
 * hd_tier_editor_apply:
 * @policy: receives the steps in place of its own, and the waiting time
 *
 * Returns: %FALSE when something is missing, which its row shows
 */
gboolean
hd_tier_editor_apply (HdTierEditor *self, HdLeavePolicy *policy)
{
  g_return_val_if_fail (HD_IS_TIER_EDITOR (self), FALSE);
  g_return_val_if_fail (policy != NULL && policy->terms->len > 0, FALSE);

  HdLeaveTerms now = g_array_index (policy->terms, HdLeaveTerms, 0);
  gboolean valid = TRUE;

  g_array_set_size (policy->terms, 1);
  for (guint i = 0; i < self->tiers->len; i++)
    {
      HdLeaveTerms terms;

      valid = read_tier (self, g_ptr_array_index (self->tiers, i), &now, &terms) && valid;
      g_array_append_val (policy->terms, terms);
    }
  /* The first terms have no day, which is before all days. */
  g_array_sort (policy->terms, compare_terms);
  policy->tier_switch =
    (HdTierSwitch) adw_combo_row_get_selected (ADW_COMBO_ROW (self->tier_switch));
  policy->waiting = (HdWaiting) adw_combo_row_get_selected (ADW_COMBO_ROW (self->waiting));
  policy->waiting_until =
    policy->waiting != HD_WAITING_NONE ? hd_date_button_get_date (self->until) : HD_DATE_NONE;
  return valid;
}
