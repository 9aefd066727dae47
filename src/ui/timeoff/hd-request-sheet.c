/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-request-sheet.h"

#include <glib/gi18n.h>

#include "hd-block-row.h"
#include "hd-kept-draft.h"
#include "hd-leave-desk.h"
#include "hd-request-row.h"
#include "hd-rows.h"
#include "hd-sheet.h"
#include "hd-words.h"
#include "hd-zone.h"

struct _HdRequestSheet
{
  AdwWindow parent_instance;

  HdContext *context;
  HdRequest *request;
  AdwPreferencesGroup *facts;
  AdwPreferencesGroup *history;
  GPtrArray *rows;      /* borrowed, of the history */
  GPtrArray *fact_rows; /* borrowed */
};

enum
{
  WRITE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdRequestSheet, hd_request_sheet, ADW_TYPE_WINDOW)

static void
add_row (AdwPreferencesGroup *group,
         GPtrArray *rows,
         const char *title,
         const char *subtitle,
         const char *value)
{
  GtkWidget *row = hd_value_row_new (title, subtitle, value);

  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

/* A moment as “Mon 23 Nov, 09:12”, where the person is. */
static char *
moment_words (gint64 at, HdDate today)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  HdWall wall = hd_zone_to_wall (local, at);
  g_autofree char *date = hd_words_date (wall.date, today);
  g_autofree char *time = hd_time_format (wall.second / 60);

  /* Translators: a date and a time, as “Mon 23 Nov, 09:12” */
  return g_strdup_printf (_ ("%s, %s"), date, time);
}

static void
update_facts (HdRequestSheet *self)
{
  HdLeaveDesk *desk = hd_leave_desk_get (self->context);
  gint64 id = hd_record_get_id (HD_RECORD (self->request));
  gint64 cost = hd_leave_desk_get_cost (desk, id);
  HdLeaveFigures figures;

  clear_rows (self->facts, self->fact_rows);
  if (cost >= 0)
    {
      g_autofree char *amount = hd_words_amount (cost);
      g_autofree char *money = hd_leave_desk_get_mode (desk) == HD_LEAVE_MODE_UNPAID
                                 ? hd_leave_desk_format_money (desk, cost)
                                 : NULL;
      g_autofree char *both =
        money != NULL ? g_strdup_printf ("%s, %s", amount, money) : g_strdup (amount);

      add_row (self->facts, self->fact_rows, _ ("Costs"), NULL, both);
    }
  if (hd_leave_desk_get_figures (desk, self->request->last_day, &figures))
    {
      g_autofree char *left = hd_words_amount (figures.available);

      add_row (self->facts, self->fact_rows, _ ("Left on that day"), NULL, left);
    }
  if (self->request->recipient_name != NULL && self->request->recipient_name[0] != '\0')
    add_row (self->facts, self->fact_rows, _ ("Asked"), self->request->recipient_name, "");
  gtk_widget_set_visible (GTK_WIDGET (self->facts), self->fact_rows->len > 0);
}

static void
update_history (HdRequestSheet *self)
{
  const HdLeaveFacts *facts = hd_leave_desk_get_facts (hd_leave_desk_get (self->context));
  const HdAbsenceFacts *absence =
    facts != NULL
      ? hd_leave_facts_find_absence (facts, hd_record_get_id (HD_RECORD (self->request)))
      : NULL;
  HdDate today = hd_context_get_today (self->context);

  clear_rows (self->history, self->rows);
  for (guint i = 0; absence != NULL && i < absence->events->len; i++)
    {
      const HdAbsenceEvent *event = g_ptr_array_index (absence->events, i);
      g_autofree char *when = moment_words (event->at, today);

      add_row (self->history, self->rows,
               g_strcmp0 (event->from, event->to) == 0 ? _ ("Changed")
                                                       : hd_request_state_words (event->to),
               NULL, when);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->history), self->rows->len > 0);
}

static void
update (HdRequestSheet *self)
{
  update_facts (self);
  update_history (self);
}

static void
write_cb (HdRequestRow *row, HdKeptDraft *draft, HdRequestSheet *self)
{
  g_signal_emit (self, signals[WRITE], 0, draft);
  gtk_window_close (GTK_WINDOW (self));
}

static void
hd_request_sheet_dispose (GObject *object)
{
  HdRequestSheet *self = HD_REQUEST_SHEET (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->fact_rows, g_ptr_array_unref);
  g_clear_object (&self->request);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (hd_request_sheet_parent_class)->dispose (object);
}

static void
hd_request_sheet_class_init (HdRequestSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_request_sheet_dispose;

  signals[WRITE] = g_signal_new ("write", HD_TYPE_REQUEST_SHEET, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, HD_TYPE_KEPT_DRAFT);
}

static void
hd_request_sheet_init (HdRequestSheet *self)
{
  self->rows = g_ptr_array_new ();
  self->fact_rows = g_ptr_array_new ();
}

GtkWidget *
hd_request_sheet_new (GtkWindow *parent, HdContext *context, HdRequest *request)
{
  HdRequestSheet *self = g_object_new (HD_TYPE_REQUEST_SHEET, NULL);
  GtkWidget *page = adw_preferences_page_new (), *first = adw_preferences_group_new ();
  GtkWidget *row = hd_request_row_new (context, request), *block = adw_preferences_group_new ();
  GtkWidget *block_row = hd_block_row_new (context, hd_record_get_id (HD_RECORD (request)));

  self->context = g_object_ref (context);
  self->request = g_object_ref (request);
  self->facts = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->history = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  hd_sheet_init (GTK_WIDGET (self), parent, _ ("Request"), 440, 480);
  g_signal_connect_object (row, "write", G_CALLBACK (write_cb), self, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (first), row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (block), block_row);
  g_object_bind_property (block_row, "visible", block, "visible", G_BINDING_SYNC_CREATE);
  adw_preferences_group_set_title (self->history, _ ("History"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (first));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->facts);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (block));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->history);
  hd_sheet_set_content (GTK_WIDGET (self), page, FALSE);
  g_signal_connect_object (hd_leave_desk_get (context), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
