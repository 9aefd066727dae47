/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-open-strip.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-drafts.h"
#include "hd-history-window.h"
#include "hd-list-watch.h"
#include "hd-request-row.h"
#include "hd-requests.h"
#include "hd-words.h"

/* More rows would push the form down; the rest is behind one button. */
#define MAX_DRAFTS 1
#define MAX_REQUESTS 1

struct _HdOpenStrip
{
  AdwBin parent_instance;

  HdContext *context;
  HdListWatch *watches[2];
  char *current;     /* uid of the draft on the paper, which is not "unsent" */
  GPtrArray *unkept; /* of HdPasted: what would be lost otherwise, the latest last */
  GPtrArray *unread; /* of char*: the same, of which nothing is known yet */

  GtkRevealer *revealer;
  GtkListBox *list;
  GtkButton *more;
};

enum
{
  WRITE,
  KEEP,
  READ,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdOpenStrip, hd_open_strip, ADW_TYPE_BIN)

static void update (HdOpenStrip *self);

static void
write_cb (gpointer row, HdKeptDraft *draft, HdOpenStrip *self)
{
  g_signal_emit (self, signals[WRITE], 0, draft);
}

static void
continue_cb (GtkButton *button, HdOpenStrip *self)
{
  g_signal_emit (self, signals[WRITE], 0, g_object_get_data (G_OBJECT (button), "hd-draft"));
}

static void
discarded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdOpenStrip) self = user_data;
  g_autoptr (GError) error = NULL;

  hd_context_finish (HD_CONTEXT (source), result, &error);
  if (error != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.undo-toast", "s", _ ("Draft discarded"));
}

static void
discard_cb (GtkButton *button, HdOpenStrip *self)
{
  hd_drafts_discard_async (self->context, g_object_get_data (G_OBJECT (button), "hd-draft"),
                           discarded_cb, g_object_ref (self));
}

static GtkWidget *
draft_row (HdOpenStrip *self, HdKeptDraft *draft)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *go_on = gtk_button_new_with_mnemonic (_ ("_Continue"));
  GtkWidget *discard = gtk_button_new_from_icon_name ("user-trash-symbolic");
  HdDate today = hd_context_get_today (self->context);
  g_autofree char *when = draft->first_day != HD_DATE_NONE
                            ? hd_words_days (draft->first_day, draft->last_day, today)
                            : g_strdup (_ ("My own text"));
  /* Translators: a draft that was not sent, with its date, as “Not sent: Thu 3 Dec” */
  g_autofree char *title = g_strdup_printf (_ ("Not sent: %s"), when);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), draft->copied_at > 0
                                                       ? _ ("copied; was it sent?")
                                                       : draft->recipient_name);
  gtk_widget_set_tooltip_text (discard, _ ("Discard"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (discard), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Discard"), -1);
  gtk_widget_add_css_class (discard, "flat");
  for (int i = 0; i < 2; i++)
    {
      GtkWidget *button = i == 0 ? discard : go_on;

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_object_set_data_full (G_OBJECT (button), "hd-draft", g_object_ref (draft), g_object_unref);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      g_signal_connect (button, "clicked",
                        i == 0 ? G_CALLBACK (discard_cb) : G_CALLBACK (continue_cb), self);
    }
  return row;
}

static void
keep_cb (HdOpenStrip *self)
{
  if (self->unkept->len > 0)
    g_signal_emit (self, signals[KEEP], 0, g_ptr_array_index (self->unkept, self->unkept->len - 1));
}

static void
drop_cb (HdOpenStrip *self)
{
  if (self->unkept->len > 0)
    g_ptr_array_remove_index (self->unkept, self->unkept->len - 1);
  update (self);
}

static void
read_cb (HdOpenStrip *self)
{
  g_autofree char *text = g_ptr_array_steal_index (self->unread, self->unread->len - 1);

  update (self);
  g_signal_emit (self, signals[READ], 0, text);
}

static void
drop_unread_cb (HdOpenStrip *self)
{
  g_ptr_array_remove_index (self->unread, self->unread->len - 1);
  update (self);
}

/* @label: what the button says that goes on with what was pasted */
static GtkWidget *
pasted_row (HdOpenStrip *self,
            const char *title,
            const char *label,
            GCallback go_on,
            GCallback drop)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *keep = gtk_button_new_with_mnemonic (label);
  GtkWidget *discard = gtk_button_new_from_icon_name ("user-trash-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Gone when Halfday is closed"));
  gtk_widget_set_tooltip_text (discard, _ ("Discard"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (discard), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Discard"), -1);
  gtk_widget_add_css_class (discard, "flat");
  gtk_widget_set_valign (discard, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (keep, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (discard, "clicked", drop, self);
  g_signal_connect_swapped (keep, "clicked", go_on, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), discard);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), keep);
  return row;
}

/* Others may see this page: only the day is said. */
static GtkWidget *
unkept_row (HdOpenStrip *self, HdPasted *pasted)
{
  HdDate day = hd_pasted_get_day (pasted, self->context);
  g_autofree char *date = hd_words_date (day, hd_context_get_today (self->context));
  /* Translators: what was pasted for a day and is not kept, as “Pasted: Thu 3 Dec” */
  g_autofree char *title = g_strdup_printf (_ ("Pasted: %s"), date);

  return pasted_row (self, title, _ ("_Keep…"), G_CALLBACK (keep_cb), G_CALLBACK (drop_cb));
}

/* What was kept goes, and what has no time that could be. */
static void
add_unkept (HdOpenStrip *self)
{
  for (guint i = self->unkept->len; i-- > 0;)
    {
      const HdPasted *pasted = g_ptr_array_index (self->unkept, i);

      if (pasted->kept || hd_pasted_get_day (pasted, self->context) == HD_DATE_NONE)
        g_ptr_array_remove_index (self->unkept, i);
    }
  if (self->unkept->len > 0)
    gtk_list_box_append (self->list, unkept_row (self, g_ptr_array_index (self->unkept,
                                                                          self->unkept->len - 1)));
}

static void
history_cb (HdOpenStrip *self)
{
  GtkWidget *window =
    hd_history_window_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->context);

  g_signal_connect_object (window, "write", G_CALLBACK (write_cb), self, 0);
  gtk_window_present (GTK_WINDOW (window));
}

/* Whether somebody has to say something: it is asked for, it is over, or it was denied. What is
 * approved and lies ahead waits for nobody. */
static gboolean
waits (HdOpenStrip *self, HdRequest *request)
{
  return hd_requests_is_over (self->context, request) ||
         hd_request_row_has_ways_on (self->context, request) ||
         (strcmp (request->state, "requested") == 0 &&
          hd_requests_is_open (self->context, request));
}

static int
compare_waiting (gconstpointer a, gconstpointer b)
{
  const HdRequest *first = *(HdRequest *const *) a, *second = *(HdRequest *const *) b;

  return (first->first_day > second->first_day) - (first->first_day < second->first_day);
}

/* Returns: (element-type HdRequest): what waits, the earliest day first */
static GPtrArray *
list_waiting (HdOpenStrip *self)
{
  GListModel *requests = hd_requests_get_list (self->context);
  GPtrArray *waiting = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (requests); i++)
    {
      g_autoptr (HdRequest) request = g_list_model_get_item (requests, i);

      if (waits (self, request))
        g_ptr_array_add (waiting, g_steal_pointer (&request));
    }
  g_ptr_array_sort (waiting, compare_waiting);
  return waiting;
}

static void
add_drafts (HdOpenStrip *self)
{
  GListModel *drafts = hd_drafts_get_list (self->context);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (drafts) && n < MAX_DRAFTS; i++)
    {
      g_autoptr (HdKeptDraft) draft = g_list_model_get_item (drafts, i);

      if (g_strcmp0 (draft->uid, self->current) == 0)
        continue;
      gtk_list_box_append (self->list, draft_row (self, draft));
      n++;
    }
}

static void
update (HdOpenStrip *self)
{
  g_autoptr (GPtrArray) waiting = list_waiting (self);
  guint more = MAX (waiting->len, MAX_REQUESTS) - MAX_REQUESTS;
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, old);

  add_unkept (self);
  if (self->unread->len > 0)
    gtk_list_box_append (self->list,
                         pasted_row (self, _ ("Pasted, not read yet"), _ ("_Read"),
                                     G_CALLBACK (read_cb), G_CALLBACK (drop_unread_cb)));
  add_drafts (self);
  for (guint i = 0; i < MIN (waiting->len, MAX_REQUESTS); i++)
    {
      GtkWidget *row = hd_request_row_new (self->context, g_ptr_array_index (waiting, i));

      g_signal_connect_object (row, "write", G_CALLBACK (write_cb), self, 0);
      gtk_list_box_append (self->list, row);
    }

  if (more > 0)
    {
      g_autofree char
        *label = /* Translators: requests that wait for an answer, beside the one shown */
        g_strdup_printf (ngettext ("%u More Open…", "%u More Open…", more), more);

      gtk_button_set_label (self->more, label);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->more), more > 0);
  gtk_revealer_set_reveal_child (self->revealer,
                                 gtk_list_box_get_row_at_index (self->list, 0) != NULL);
}

static void
hd_open_strip_dispose (GObject *object)
{
  HdOpenStrip *self = HD_OPEN_STRIP (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->watches); i++)
    g_clear_object (&self->watches[i]);
  g_clear_object (&self->context);
  g_clear_pointer (&self->current, g_free);
  g_clear_pointer (&self->unkept, g_ptr_array_unref);
  g_clear_pointer (&self->unread, g_ptr_array_unref);

  G_OBJECT_CLASS (hd_open_strip_parent_class)->dispose (object);
}

/* What is kept is kept on another page. */
static void
hd_open_strip_map (GtkWidget *widget)
{
  HdOpenStrip *self = HD_OPEN_STRIP (widget);

  GTK_WIDGET_CLASS (hd_open_strip_parent_class)->map (widget);
  if (self->unkept->len > 0)
    update (self);
}

static void
hd_open_strip_class_init (HdOpenStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_open_strip_dispose;
  GTK_WIDGET_CLASS (klass)->map = hd_open_strip_map;

  signals[WRITE] = g_signal_new ("write", HD_TYPE_OPEN_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, HD_TYPE_KEPT_DRAFT);
  signals[KEEP] = g_signal_new ("keep", HD_TYPE_OPEN_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, HD_TYPE_PASTED);
  signals[READ] = g_signal_new ("read", HD_TYPE_OPEN_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hd_open_strip_init (HdOpenStrip *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->unkept = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_pasted_unref);
  self->unread = g_ptr_array_new_with_free_func (g_free);
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Open requests"), -1);
  self->more = GTK_BUTTON (gtk_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->more), "flat");
  gtk_widget_set_halign (GTK_WIDGET (self->more), GTK_ALIGN_END);
  g_signal_connect_swapped (self->more, "clicked", G_CALLBACK (history_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->more));
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_bottom (box, 3);
  gtk_revealer_set_child (self->revealer, box);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->revealer));
}

void
hd_open_strip_set_context (HdOpenStrip *self, HdContext *context)
{
  g_return_if_fail (HD_IS_OPEN_STRIP (self));

  self->context = g_object_ref (context);
  self->watches[0] = hd_list_watch_new (hd_requests_get_list (context));
  self->watches[1] = hd_list_watch_new (hd_drafts_get_list (context));
  for (guint i = 0; i < G_N_ELEMENTS (self->watches); i++)
    g_signal_connect_swapped (self->watches[i], "changed", G_CALLBACK (update), self);
  update (self);
}

/**
 * hd_open_strip_set_current:
 * @draft_uid: the draft on the paper
 */
void
hd_open_strip_set_current (HdOpenStrip *self, const char *draft_uid)
{
  g_return_if_fail (HD_IS_OPEN_STRIP (self));

  if (g_strcmp0 (self->current, draft_uid) == 0)
    return;
  g_free (self->current);
  self->current = g_strdup (draft_uid);
  update (self);
}

/**
 * hd_open_strip_add_unkept:
 * @pasted: (nullable) (transfer full): what is on the page no longer, and kept nowhere
 *
 * Offers to keep it, until it is kept or discarded.
 */
void
hd_open_strip_add_unkept (HdOpenStrip *self, HdPasted *pasted)
{
  g_return_if_fail (HD_IS_OPEN_STRIP (self));

  if (pasted == NULL)
    return;
  g_ptr_array_add (self->unkept, pasted);
  update (self);
}

/**
 * hd_open_strip_add_unread:
 * @text: (nullable) (transfer full): what was pasted, is on the page no longer and was not read
 *
 * Offers to read it, until that is done or it is discarded.
 */
void
hd_open_strip_add_unread (HdOpenStrip *self, char *text)
{
  g_return_if_fail (HD_IS_OPEN_STRIP (self));

  if (text == NULL)
    return;
  g_ptr_array_add (self->unread, text);
  update (self);
}

/**
 * hd_open_strip_note_sent:
 * @draft_uid: the message that was sent
 * @absence: what it asked for; 0: nothing any more
 *
 * What was pasted for that message is covered by @absence once it is kept.
 */
void
hd_open_strip_note_sent (HdOpenStrip *self, const char *draft_uid, gint64 absence)
{
  g_return_if_fail (HD_IS_OPEN_STRIP (self));

  for (guint i = 0; i < self->unkept->len; i++)
    {
      HdPasted *pasted = g_ptr_array_index (self->unkept, i);

      if (g_strcmp0 (pasted->draft, draft_uid) == 0)
        {
          pasted->absence = absence;
          g_clear_pointer (&pasted->draft, g_free);
        }
    }
}

/* What was written was deleted for good: nothing of it comes back here. */
void
hd_open_strip_forget_unkept (HdOpenStrip *self)
{
  g_return_if_fail (HD_IS_OPEN_STRIP (self));

  g_ptr_array_set_size (self->unkept, 0);
  g_ptr_array_set_size (self->unread, 0);
  update (self);
}
