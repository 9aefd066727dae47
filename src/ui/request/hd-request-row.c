/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-request-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-leave-desk.h"
#include "hd-linked.h"
#include "hd-requests.h"
#include "hd-time-sheet.h"
#include "hd-words.h"
#include "hd-zone.h"

struct _HdRequestRow
{
  AdwActionRow parent_instance;

  HdContext *context;
  HdRequest *request;
  GtkMenuButton *button;
};

enum
{
  WRITE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdRequestRow, hd_request_row, ADW_TYPE_ACTION_ROW)

const char *
hd_request_state_words (const char *state)
{
  static const struct
  {
    const char *state, *words;
  } states[] = {
    { "requested", N_ ("Requested") }, { "approved", N_ ("Approved") },
    { "taken", N_ ("Taken") },         { "denied", N_ ("Denied") },
    { "cancelled", N_ ("Withdrawn") }, { "draft", N_ ("Held, not asked yet") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (strcmp (states[i].state, state) == 0)
      return _ (states[i].words);
  return "";
}

static gint64
finish_state (HdContext *context, GAsyncResult *result, GtkWidget *window)
{
  g_autoptr (GError) error = NULL;
  gint64 id = hd_context_finish (context, result, &error);

  if (error != NULL)
    gtk_widget_activate_action (window, "win.toast", "s", error->message);
  else
    gtk_widget_activate_action (window, "win.undo-toast", "s", _ ("Answer noted"));
  return id;
}

static void
state_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;

  finish_state (HD_CONTEXT (source), result, window);
}

/* The time off will not be. */
static void
lost_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  gint64 id = finish_state (HD_CONTEXT (source), result, window);

  if (id != 0)
    hd_linked_ask (GTK_WINDOW (window), HD_CONTEXT (source), id);
}

static void
set_state (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdRequestRow *self = HD_REQUEST_ROW (widget);
  const char *state = g_variant_get_string (parameter, NULL);
  gboolean lost = g_str_equal (state, "denied") || g_str_equal (state, "cancelled");

  /* The row may be gone by then, with its request: the toast is the window's. */
  hd_requests_set_state_async (self->context, hd_record_get_id (HD_RECORD (self->request)), state,
                               lost ? lost_cb : state_set_cb,
                               g_object_ref (gtk_widget_get_root (widget)));
}

static void
write_about (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdRequestRow *self = HD_REQUEST_ROW (widget);
  g_autoptr (HdKeptDraft) draft =
    hd_requests_new_draft (self->context, self->request, g_variant_get_string (parameter, NULL));

  g_signal_emit (self, signals[WRITE], 0, draft);
}

/* The same absence, to somebody who was not told of it yet. */
static void
tell (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdRequestRow *self = HD_REQUEST_ROW (widget);
  g_autoptr (GPtrArray) untold = hd_requests_list_untold (self->context, self->request);

  for (guint i = 0; i < untold->len; i++)
    if (hd_record_get_id (untold->pdata[i]) == g_variant_get_int64 (parameter))
      {
        g_autoptr (HdKeptDraft) draft =
          hd_requests_new_draft_for (self->context, self->request, untold->pdata[i]);

        g_signal_emit (self, signals[WRITE], 0, draft);
        return;
      }
}

/* The hours alone, for who gets no message. */
static void
copy_hours (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdRequestRow *self = HD_REQUEST_ROW (widget);
  g_autofree char *language = hd_time_sheet_language (self->context);
  g_autofree char *text = hd_time_sheet_text (hd_leave_desk_get (self->context),
                                              hd_record_get_id (HD_RECORD (self->request)),
                                              language != NULL ? language : self->request->language,
                                              hd_context_get_today (self->context));

  if (text == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_widget_activate_action (widget, "win.toast", "s", _ ("Hours copied"));
}

/* The same day again, as a request of its own: what was denied stays in the history. */
static void
write_again (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdRequestRow *self = HD_REQUEST_ROW (widget);
  g_autoptr (HdKeptDraft) draft = hd_requests_new_draft (self->context, self->request, "other");

  g_object_set (draft, "request", (gint64) 0, NULL);
  g_signal_emit (self, signals[WRITE], 0, draft);
}

static void
hd_request_row_dispose (GObject *object)
{
  HdRequestRow *self = HD_REQUEST_ROW (object);

  g_clear_object (&self->context);
  g_clear_object (&self->request);

  G_OBJECT_CLASS (hd_request_row_parent_class)->dispose (object);
}

static void
hd_request_row_class_init (HdRequestRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_request_row_dispose;

  signals[WRITE] = g_signal_new ("write", HD_TYPE_REQUEST_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, HD_TYPE_KEPT_DRAFT);
  gtk_widget_class_install_action (widget_class, "row.set-state", "s", set_state);
  gtk_widget_class_install_action (widget_class, "row.write", "s", write_about);
  gtk_widget_class_install_action (widget_class, "row.copy-hours", NULL, copy_hours);
  gtk_widget_class_install_action (widget_class, "row.tell", "x", tell);
  gtk_widget_class_install_action (widget_class, "row.write-again", NULL, write_again);
}

static void
hd_request_row_init (HdRequestRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

/** hd_request_row_title: (transfer full): when it is, as “Thu 3 Dec 13:15–16:15” */
char *
hd_request_row_title (HdContext *context, HdRequest *request)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (HD_IS_REQUEST (request), NULL);

  g_autofree char *days =
    hd_words_days (request->first_day, request->last_day, hd_context_get_today (context));

  if (request->from_minute < 0)
    return g_steal_pointer (&days);

  g_autofree char *span = hd_words_span (request->from_minute, request->to_minute);

  return g_strdup_printf ("%s %s", days, span);
}

/**
 * hd_request_row_has_ways_on:
 *
 * Whether @request was denied and its day is still to come.
 */
gboolean
hd_request_row_has_ways_on (HdContext *context, HdRequest *request)
{
  return strcmp (request->state, "denied") == 0 &&
         request->last_day >= hd_context_get_today (context);
}

/** hd_request_row_subtitle: (transfer full): how it stands, as “Asked on Monday, no answer yet” */
char *
hd_request_row_subtitle (HdContext *context, HdRequest *request)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (HD_IS_REQUEST (request), NULL);

  HdDate today = hd_context_get_today (context);

  if (hd_request_row_has_ways_on (context, request))
    return g_strdup (_ ("Denied. Three ways on."));
  if (hd_requests_is_over (context, request))
    return g_strdup (strcmp (request->state, "approved") == 0
                       ? _ ("This day is over. Was it taken?")
                       : _ ("This day is over, and nobody answered. Was it taken?"));

  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  /* One that was entered and not sent was asked for when it was entered. */
  gint64 asked_at = request->sent_at != 0 ? request->sent_at : request->state_at;
  g_autofree char *ago = hd_words_ago (hd_zone_to_wall (local, asked_at).date, today);

  if (strcmp (request->state, "requested") != 0)
    return g_strdup (hd_request_state_words (request->state));
  if (hd_requests_is_overdue (context, request))
    /* Translators: when it was asked, as “Asked on Monday, no answer: time to ask again” */
    return g_strdup_printf (_ ("Asked %s, no answer: time to ask again"), ago);
  /* Translators: when it was asked, as “Asked on Monday, no answer yet” */
  return g_strdup_printf (_ ("Asked %s, no answer yet"), ago);
}

static void
add_item (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", target);
  g_menu_append_item (menu, item);
}

/* So many names are offered; who has more writes from the message. */
#define MOST_UNTOLD 8

static void
add_untold (GMenu *menu, HdContext *context, HdRequest *request)
{
  g_autoptr (GPtrArray) untold = hd_requests_list_untold (context, request);
  g_autoptr (GMenu) names = g_menu_new ();

  for (guint i = 0; i < MIN (untold->len, MOST_UNTOLD); i++)
    {
      HdRecipient *recipient = untold->pdata[i];
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);

      /* A name is no mnemonic. */
      g_auto (GStrv) parts = g_strsplit (recipient->name, "_", -1);
      g_autofree char *shown = g_strjoinv ("__", parts);

      g_menu_item_set_label (item, shown);
      g_menu_item_set_action_and_target (item, "row.tell", "x",
                                         hd_record_get_id (HD_RECORD (recipient)));
      g_menu_append_item (names, item);
    }
  if (untold->len > 0)
    g_menu_append_submenu (menu, _ ("_Tell Also"), G_MENU_MODEL (names));
}

static GMenuModel *
build_menu (HdContext *context, HdRequest *request)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) states = g_menu_new ();
  g_autoptr (GMenu) messages = g_menu_new ();
  gboolean open = hd_requests_is_open (context, request);
  gboolean asked = strcmp (request->state, "requested") == 0;
  gboolean approved = strcmp (request->state, "approved") == 0;

  if (hd_request_row_has_ways_on (context, request))
    {
      g_autoptr (GMenu) ways = g_menu_new ();

      g_menu_append (ways, _ ("_Less of the Same Day…"), "row.write-again");
      add_item (ways, _ ("Another _Day…"), "row.write", "request");
      add_item (ways, _ ("Let It _Go"), "row.set-state", "cancelled");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (ways));
      add_item (states, _ ("_Approved After All"), "row.set-state", "approved");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (states));
      return G_MENU_MODEL (menu);
    }

  if (hd_requests_is_over (context, request))
    {
      add_item (states, _ ("_Taken"), "row.set-state", "taken");
      add_item (states, _ ("_Did Not Happen"), "row.set-state", "cancelled");
      add_item (messages, _ ("_Use Again"), "row.write", "request");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (states));
      g_menu_append_section (menu, NULL, G_MENU_MODEL (messages));
      return G_MENU_MODEL (menu);
    }

  if (asked)
    {
      add_item (states, _ ("_Approved"), "row.set-state", "approved");
      add_item (states, _ ("_Denied"), "row.set-state", "denied");
    }
  if (approved && request->last_day <= hd_context_get_today (context))
    add_item (states, _ ("_Taken"), "row.set-state", "taken");
  if (!asked && !open)
    add_item (states, _ ("_Requested After All"), "row.set-state", "requested");

  if (asked && open)
    add_item (messages, _ ("_Follow Up"), "row.write", "follow-up");
  if (approved && open)
    add_item (messages, _ ("_Confirm"), "row.write", "confirm");
  if (open)
    {
      add_item (messages, _ ("C_hange…"), "row.write", "change");
      add_item (messages, _ ("_Withdraw…"), "row.write", "cancel");
      add_untold (messages, context, request);
    }
  add_item (messages, _ ("_Use Again"), "row.write", "request");
  if ((approved || open || strcmp (request->state, "taken") == 0) &&
      hd_time_sheet_is_kept (context, request->charge))
    g_menu_append (messages, _ ("Copy _Hours for the Time Sheet"), "row.copy-hours");

  g_menu_append_section (menu, NULL, G_MENU_MODEL (states));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (messages));
  return G_MENU_MODEL (menu);
}

/* A menu is made when it is opened: there can be many rows, and few are asked. */
static void
open_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  HdRequestRow *self = user_data;
  g_autoptr (GMenuModel) menu = build_menu (self->context, self->request);

  gtk_menu_button_set_menu_model (button, menu);
}

/* The request as it stands: its answer may come while the row is shown. */
static void
update (HdRequestRow *self)
{
  g_autofree char *first = hd_request_row_title (self->context, self->request);
  g_autofree char *second = hd_request_row_subtitle (self->context, self->request);
  gint64 minutes = hd_leave_desk_get_cost (hd_leave_desk_get (self->context),
                                           hd_record_get_id (HD_RECORD (self->request)));
  g_autofree char *cost = hd_words_amount (minutes);
  g_autofree char *both = g_strdup_printf ("%s · %s", cost, second);
  gboolean asked = strcmp (self->request->state, "requested") == 0 ||
                   hd_requests_is_over (self->context, self->request);
  gboolean ways_on = hd_request_row_has_ways_on (self->context, self->request);
  /* Translators: the menu of one request, named by its time for the screen reader */
  g_autofree char *label = g_strdup_printf (_ ("What next for %s"), first);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), first);
  /* Below the time, where a phone has room for it beside the button. */
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), minutes > 0 && !ways_on ? both : second);
  if (asked)
    gtk_menu_button_set_label (self->button, _ ("Answer"));
  else if (ways_on)
    gtk_menu_button_set_label (self->button, _ ("Ways On"));
  else
    gtk_menu_button_set_icon_name (self->button, "view-more-symbolic");
  if (asked || ways_on)
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "flat");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

GtkWidget *
hd_request_row_new (HdContext *context, HdRequest *request)
{
  HdRequestRow *self = g_object_new (HD_TYPE_REQUEST_ROW, NULL);

  self->context = g_object_ref (context);
  self->request = g_object_ref (request);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_menu_button_set_create_popup_func (self->button, open_menu_cb, self, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->button));
  g_signal_connect_object (request, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (hd_leave_desk_get (context), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/* Returns: (transfer none): what it shows */
HdRequest *
hd_request_row_get_request (HdRequestRow *self)
{
  g_return_val_if_fail (HD_IS_REQUEST_ROW (self), NULL);

  return self->request;
}
