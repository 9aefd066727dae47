/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-slots-group.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-appointment-options.h"
#include "hd-appointment-words.h"
#include "hd-change-flow.h"
#include "hd-home.h"
#include "hd-import-window.h"
#include "hd-intake.h"
#include "hd-interview-times.h"
#include "hd-interviews.h"
#include "hd-kept-rows.h"
#include "hd-options.h"
#include "hd-pasted-rows.h"
#include "hd-promises.h"
#include "hd-verb.h"
#include "hd-watch.h"
#include "hd-words.h"

struct _HdSlotsGroup
{
  AdwPreferencesGroup parent_instance;

  HdContext *context;
  GSettings *settings;
  HdInterview *interview;
  HdKeptRows *rows;
  GtkWidget *entry_row;
  guint update_source;
};

enum
{
  CHOSEN,
  NOT_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdSlotsGroup, hd_slots_group, ADW_TYPE_PREFERENCES_GROUP)

typedef struct
{
  HdOfferedSlot *slot;
  int cost;
  HdClash clash;
} Ranked;

static void
ranked_clear (gpointer data)
{
  g_object_unref (((Ranked *) data)->slot);
}

static int
by_cost (gconstpointer a, gconstpointer b)
{
  const Ranked *first = a, *second = b;

  /* Where one is expected elsewhere one cannot be; where one may be, a dearer time is no better. */
  if ((first->clash == HD_CLASH_AGREED) != (second->clash == HD_CLASH_AGREED))
    return first->clash == HD_CLASH_AGREED ? 1 : -1;
  if (first->cost != second->cost)
    return first->cost - second->cost;
  if (first->clash != second->clash)
    return (int) first->clash - (int) second->clash;
  return first->slot->start_at < second->slot->start_at ? -1 : 1;
}

/* What a slot costs at least, in minutes of leave; more than anything when that is not known. */
static int
cost_of (HdSlotsGroup *self, HdOfferedSlot *slot, GTimeZone *home, const HdRequestFacts *work)
{
  g_autoptr (HdAppointmentOptions) options =
    hd_appointment_options_new_for_slot (self->context, self->interview, slot, home, work);

  if (options == NULL)
    return HD_FACTS_MAX_AMOUNT;
  return hd_appointment_options_get_n (options) > 0 ? hd_appointment_options_minutes (options, 0)
                                                    : 0;
}

/* What else is promised in the time of @slot. */
static HdClash
clash_of (HdSlotsGroup *self, const GArray *promises, HdOfferedSlot *slot, GTimeZone *home)
{
  HdStretch busy;

  return hd_offered_slot_busy (slot, self->interview, home, &busy)
           ? hd_promises_clash (promises, slot->interview, busy)
           : HD_CLASH_NONE;
}

/* Returns: (transfer container) (element-type HdOfferedSlot): what they named; what I offered is
 * shown below */
static GPtrArray *
list_named (HdSlotsGroup *self)
{
  GListModel *slots = hd_offered_slots_get_list (self->context);
  GPtrArray *named = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (slots); i++)
    {
      g_autoptr (HdOfferedSlot) slot = g_list_model_get_item (slots, i);

      if (slot->interview == hd_record_get_id (HD_RECORD (self->interview)) &&
          strcmp (slot->named_by, "me") != 0)
        g_ptr_array_add (named, g_steal_pointer (&slot));
    }
  return named;
}

/* @slots: (element-type HdOfferedSlot): those that can be chosen */
static GArray *
rank (HdSlotsGroup *self, GPtrArray *slots, GTimeZone *home)
{
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  g_autoptr (HdRequestFacts) work = hd_request_facts_new ();
  g_autoptr (GArray) promises = slots->len > 0 ? hd_promises_list (self->context) : NULL;

  hd_home_fill_work (self->settings, work);
  g_array_set_clear_func (ranked, ranked_clear);
  for (guint i = 0; i < slots->len; i++)
    {
      HdOfferedSlot *slot = slots->pdata[i];
      Ranked one = { g_object_ref (slot), cost_of (self, slot, home, work),
                     clash_of (self, promises, slot, home) };

      g_array_append_val (ranked, one);
    }
  g_array_sort (ranked, by_cost);
  return ranked;
}

static HdInvitation *
as_invitation (HdOfferedSlot *slot, GTimeZone *home)
{
  HdInvitation *invitation = hd_invitation_new ();

  invitation->zone_known = TRUE;
  invitation->all_day = hd_offered_slot_is_days (slot);
  invitation->start = (HdWall){ slot->start_day, MAX (slot->start_minute, 0) * 60 };
  invitation->end = (HdWall){ slot->end_day, MAX (slot->end_minute, 0) * 60 };
  if (*slot->zone != '\0')
    invitation->zone = g_strdup (slot->zone);
  hd_invitation_settle (invitation, home);
  return invitation;
}

static void
choose_failed_cb (gpointer self, gpointer slot)
{
  g_signal_emit (self, signals[NOT_CHOSEN], 0, slot);
}

static void
choose_cb (GtkButton *button, HdSlotsGroup *self)
{
  HdOfferedSlot *slot = g_object_get_data (G_OBJECT (button), "hd-slot");

  hd_offered_slots_choose_async (self->context, hd_record_get_id (HD_RECORD (slot)),
                                 hd_verb_done_cb,
                                 hd_verb_if_failed (hd_verb_from (self, _ ("Time chosen")),
                                                    choose_failed_cb, slot));
  g_signal_emit (self, signals[CHOSEN], 0, slot);
}

static const char *
words_of_clash (HdClash clash)
{
  switch (clash)
    {
    case HD_CLASH_AGREED:
      return _ ("You have another appointment then");
    case HD_CLASH_OFFERED:
      return _ ("You offered this time to somebody else");
    case HD_CLASH_NONE:
    default:
      return NULL;
    }
}

static void
add_row (HdSlotsGroup *self, const Ranked *ranked, GTimeZone *home)
{
  g_autoptr (HdInvitation) invitation = as_invitation (ranked->slot, home);
  g_autofree char *day = hd_intake_title (invitation, home);
  g_autofree char *times = hd_intake_subtitle (invitation, home);
  g_autofree char *cost = ranked->cost >= HD_FACTS_MAX_AMOUNT ? g_strdup (_ ("whole days"))
                                                              : hd_option_cost (ranked->cost);
  const char *clash = words_of_clash (ranked->clash);
  gboolean no_hour = hd_offered_slot_lacks_hour (ranked->slot, self->interview);
  g_autofree char *subtitle = no_hour ? g_strdup (_ ("They named a day only. Ask at what time."))
                                      : g_strjoin ("\n", times, cost, clash, NULL);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), day);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_focusable (row, FALSE);
  if (ranked->slot->chosen)
    {
      GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

      gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Chosen"), -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
    }
  else if (!no_hour)
    {
      GtkWidget *button = gtk_button_new_with_label (_ ("Choose"));
      g_autofree char *label = g_strdup_printf (_ ("Choose %s"), day);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
      g_object_set_data_full (G_OBJECT (button), "hd-slot", g_object_ref (ranked->slot),
                              g_object_unref);
      g_signal_connect (button, "clicked", G_CALLBACK (choose_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  hd_kept_rows_say (self->rows, "%p %s\n%s\n%d %d", (void *) ranked->slot, day, subtitle,
                    ranked->slot->chosen, no_hour);
  hd_kept_rows_add (self->rows, row);
}

static void
stay_cb (HdSlotsGroup *self)
{
  hd_offered_slots_stay_async (self->context, hd_record_get_id (HD_RECORD (self->interview)),
                               hd_verb_done_cb, hd_verb_from (self, _ ("Kept as agreed")));
}

/* Nothing changes by their asking, and it need not. */
static void
add_stay_row (HdSlotsGroup *self, GTimeZone *home)
{
  g_autofree char *was =
    hd_appointment_short (self->interview, home, hd_context_get_today (self->context));
  GtkWidget *row = hd_pasted_row_new (was, _ ("As agreed, until you choose"));
  GtkWidget *button = gtk_button_new_with_label (_ ("Stay"));
  /* Translators: %s is when an appointment is, as “Thu 3 Dec 14:00” */
  g_autofree char *label = g_strdup_printf (_ ("Stay with %s"), was);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (stay_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  hd_kept_rows_say (self->rows, "%s", label);
  hd_kept_rows_add (self->rows, row);
}

static const char *
find_title (gboolean asked, gboolean other)
{
  if (asked)
    return _ ("They ask for another time");
  return other ? _ ("Other times that they named") : _ ("Times they offer");
}

/* Returns: (transfer container) (element-type HdOfferedSlot): those that can be chosen now. Once it
 * is agreed nobody offers times any more; they may ask for others, and when the leave for what was
 * chosen is denied the others that they named are there again. */
static GPtrArray *
list_shown (HdSlotsGroup *self, gboolean open, gboolean *asked, gboolean *other)
{
  gint64 id = hd_record_get_id (HD_RECORD (self->interview));
  GPtrArray *shown = hd_offered_slots_list_asked (self->context, id);

  *asked = shown->len > 0;
  *other = !*asked && !open;
  if (*asked)
    return shown;
  g_ptr_array_unref (shown);
  return open ? list_named (self)
              : hd_change_flow_list_other_times (self->context, self->interview);
}

static void
update (HdSlotsGroup *self)
{
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  gboolean open, asked, other;

  if (self->interview == NULL)
    {
      hd_kept_rows_show (self->rows);
      return;
    }

  open = strcmp (self->interview->state, "offered") == 0 ||
         strcmp (self->interview->state, "moved") == 0;

  g_autoptr (GPtrArray) shown = list_shown (self, open, &asked, &other);
  g_autoptr (GArray) ranked = rank (self, shown, home);

  for (guint i = 0; i < ranked->len; i++)
    add_row (self, &g_array_index (ranked, Ranked, i), home);
  if (asked)
    add_stay_row (self, home);
  hd_kept_rows_show (self->rows);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), find_title (asked, other));
  gtk_widget_set_visible (self->entry_row, open);
  gtk_widget_set_visible (GTK_WIDGET (self), open || ranked->len > 0);
}

static gboolean
update_cb (gpointer user_data)
{
  HdSlotsGroup *self = user_data;

  self->update_source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (HdSlotsGroup *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add (update_cb, self);
}

/* What was typed stays in the line until it is kept. */
static void
kept_cb (HdSlotsGroup *self, const char *sentence, GFile *source, gint64 id)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry_row), "");
  /* The row offers to apply what is new in it, also when that is that nothing is. */
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (self->entry_row)), "activate");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.undo-toast", "s", sentence);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdSlotsGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HdPasted) pasted = hd_pasted_read_finish (HD_CONTEXT (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  HdImportWindow *preview;

  /* Another one is shown by now, and the line is empty. */
  if (self->interview == NULL || root == NULL ||
      *gtk_editable_get_text (GTK_EDITABLE (self->entry_row)) == '\0')
    return;
  if (pasted == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
      return;
    }
  /* A calendar that was sent says itself which appointment it is about. */
  if (hd_pasted_is_text (pasted))
    pasted->interview = hd_record_get_id (HD_RECORD (self->interview));
  preview = hd_import_window_new (GTK_WINDOW (root), self->context, self->settings, pasted);
  g_signal_connect_object (preview, "kept", G_CALLBACK (kept_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (preview));
}

/* What they wrote, as it came: it is read back before it is kept, again after it was not kept. */
static void
applied_cb (HdSlotsGroup *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry_row));
  g_autofree char *region = hd_home_region (self->settings);

  if (*text != '\0')
    hd_pasted_read_text_async (self->context, text, region, NULL, read_cb, g_object_ref (self));
}

static void
hd_slots_group_dispose (GObject *object)
{
  HdSlotsGroup *self = HD_SLOTS_GROUP (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->interview);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (hd_slots_group_parent_class)->dispose (object);
}

static void
hd_slots_group_finalize (GObject *object)
{
  hd_kept_rows_free (HD_SLOTS_GROUP (object)->rows);

  G_OBJECT_CLASS (hd_slots_group_parent_class)->finalize (object);
}

static void
hd_slots_group_class_init (HdSlotsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_slots_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = hd_slots_group_finalize;

  /* It is to be stored, and may not be in the end. */
  signals[CHOSEN] = g_signal_new ("chosen", HD_TYPE_SLOTS_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, HD_TYPE_OFFERED_SLOT);
  signals[NOT_CHOSEN] = g_signal_new ("not-chosen", HD_TYPE_SLOTS_GROUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 1, HD_TYPE_OFFERED_SLOT);
}

static void
hd_slots_group_init (HdSlotsGroup *self)
{
  self->rows = hd_kept_rows_new (self);
  self->entry_row = adw_entry_row_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Times they offer"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->entry_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry_row),
                                 _ ("Type or paste the times they offer"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->entry_row), TRUE);
  g_signal_connect_swapped (self->entry_row, "apply", G_CALLBACK (applied_cb), self);
  g_signal_connect_swapped (self->entry_row, "entry-activated", G_CALLBACK (applied_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->entry_row);
}

void
hd_slots_group_set_up (HdSlotsGroup *self, HdContext *context, GSettings *settings)
{
  g_return_if_fail (HD_IS_SLOTS_GROUP (self));

  self->context = g_object_ref (context);
  self->settings = g_object_ref (settings);
  hd_watch (hd_offered_slots_get_list (context), G_CALLBACK (queue_update), self);
  hd_watch (hd_interviews_get_list (context), G_CALLBACK (queue_update), self);
}

void
hd_slots_group_show (HdSlotsGroup *self, HdInterview *interview)
{
  g_return_if_fail (HD_IS_SLOTS_GROUP (self));

  /* What is being typed outlives a change of the same one. */
  if (self->interview == NULL || interview == NULL ||
      hd_record_get_id (HD_RECORD (self->interview)) != hd_record_get_id (HD_RECORD (interview)))
    gtk_editable_set_text (GTK_EDITABLE (self->entry_row), "");
  g_set_object (&self->interview, interview);
  update (self);
}
