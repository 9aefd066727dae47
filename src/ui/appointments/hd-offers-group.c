/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-offers-group.h"

#include <glib/gi18n.h>

#include "hd-home.h"
#include "hd-interviews.h"
#include "hd-kept-rows.h"
#include "hd-verb.h"
#include "hd-watch.h"
#include "hd-words.h"
#include "hd-zone.h"

struct _HdOffersGroup
{
  AdwPreferencesGroup parent_instance;

  HdContext *context;
  GSettings *settings;
  HdShade *shade;
  HdInterview *interview;
  HdKeptRows *rows;
  guint update_source;
};

enum
{
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdOffersGroup, hd_offers_group, ADW_TYPE_PREFERENCES_GROUP)

static void
take_cb (GtkButton *button, HdOffersGroup *self)
{
  HdOfferedSlot *slot = g_object_get_data (G_OBJECT (button), "hd-slot");

  hd_offered_slots_take_async (self->context, hd_record_get_id (HD_RECORD (slot)), hd_verb_done_cb,
                               hd_verb_from (self, _ ("Time confirmed")));
  g_signal_emit (self, signals[TAKEN], 0);
}

static void
release_cb (HdOffersGroup *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  hd_offered_slots_offer_async (self->context, hd_record_get_id (HD_RECORD (self->interview)), none,
                                hd_verb_done_cb, hd_verb_from (self, _ ("Times released")));
}

/* “Offered to Ines on Mon 16 Nov, waiting”; initials stand for who is hidden. */
static char *
describe (HdOffersGroup *self, HdOfferedSlot *slot)
{
  g_autofree char *name = hd_shade_name (self->shade, slot->to_whom);
  g_autofree char *day = slot->offered_on != HD_DATE_NONE
                           ? hd_words_date (slot->offered_on, hd_context_get_today (self->context))
                           : NULL;

  if (day == NULL)
    return g_strdup (_ ("Offered, waiting"));
  if (*name != '\0')
    /* Translators: who was offered a time, and on which day, as “Offered to Ines on Mon 16 Nov,
     * waiting” */
    return g_strdup_printf (_ ("Offered to %s on %s, waiting"), name, day);
  /* Translators: a day, as “Offered on Mon 16 Nov, waiting” */
  return g_strdup_printf (_ ("Offered on %s, waiting"), day);
}

static void
add_row (HdOffersGroup *self, HdOfferedSlot *slot, GTimeZone *home)
{
  HdDate today = hd_context_get_today (self->context);
  HdWall start = hd_zone_to_wall (home, slot->start_at);
  HdWall end = hd_zone_to_wall (home, MAX (slot->end_at, slot->start_at));
  g_autofree char *date = hd_words_date (start.date, today);
  g_autofree char *span = hd_words_span (start.second / 60, end.second / 60);
  /* Translators: a date and a span of time, as “Fri 4 Dec, 08:00–09:30” */
  g_autofree char *title = g_strdup_printf (_ ("%s, %s"), date, span);
  g_autofree char *subtitle = describe (self, slot);
  /* Translators: a date and a span of time, as “They take Fri 4 Dec, 08:00–09:30” */
  g_autofree char *label = g_strdup_printf (_ ("They take %s"), title);
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_with_label (_ ("They Take It"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "hd-slot", g_object_ref (slot), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (take_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  hd_kept_rows_say (self->rows, "%p %s\n%s", (void *) slot, title, subtitle);
  hd_kept_rows_add (self->rows, row);
}

static void
update (HdOffersGroup *self)
{
  if (self->interview == NULL)
    {
      hd_kept_rows_show (self->rows);
      return;
    }

  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  g_autoptr (GPtrArray) waiting =
    hd_offered_slots_list_waiting (self->context, hd_record_get_id (HD_RECORD (self->interview)));

  for (guint i = 0; i < waiting->len; i++)
    add_row (self, waiting->pdata[i], home);
  hd_kept_rows_show (self->rows);
  gtk_widget_set_visible (GTK_WIDGET (self), waiting->len > 0);
}

static gboolean
update_cb (gpointer user_data)
{
  HdOffersGroup *self = user_data;

  self->update_source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (HdOffersGroup *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add (update_cb, self);
}

static void
hd_offers_group_dispose (GObject *object)
{
  HdOffersGroup *self = HD_OFFERS_GROUP (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->interview);
  g_clear_object (&self->shade);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (hd_offers_group_parent_class)->dispose (object);
}

static void
hd_offers_group_finalize (GObject *object)
{
  hd_kept_rows_free (HD_OFFERS_GROUP (object)->rows);

  G_OBJECT_CLASS (hd_offers_group_parent_class)->finalize (object);
}

static void
hd_offers_group_class_init (HdOffersGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_offers_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = hd_offers_group_finalize;

  signals[TAKEN] = g_signal_new ("taken", HD_TYPE_OFFERS_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
hd_offers_group_init (HdOffersGroup *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Release All"));

  self->rows = hd_kept_rows_new (self);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Times you offered"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (release_cb), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
hd_offers_group_set_up (HdOffersGroup *self,
                        HdContext *context,
                        GSettings *settings,
                        HdShade *shade)
{
  g_return_if_fail (HD_IS_OFFERS_GROUP (self));

  self->context = g_object_ref (context);
  self->settings = g_object_ref (settings);
  self->shade = g_object_ref (shade);
  hd_watch (hd_offered_slots_get_list (context), G_CALLBACK (queue_update), self);
}

void
hd_offers_group_show (HdOffersGroup *self, HdInterview *interview)
{
  g_return_if_fail (HD_IS_OFFERS_GROUP (self));

  g_set_object (&self->interview, interview);
  update (self);
}
