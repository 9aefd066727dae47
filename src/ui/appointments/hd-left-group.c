/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-left-group.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-forget.h"
#include "hd-interviews.h"
#include "hd-leave-desk.h"
#include "hd-leave-edit.h"
#include "hd-requests.h"
#include "hd-verb.h"
#include "hd-watch.h"
#include "hd-words.h"

struct _HdLeftGroup
{
  AdwPreferencesGroup parent_instance;

  HdContext *context;
  gboolean gone;   /* it is the leave of what was taken away */
  GPtrArray *rows; /* of GtkWidget, borrowed */
};

enum
{
  WRITE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdLeftGroup, hd_left_group, ADW_TYPE_PREFERENCES_GROUP)

static HdRequest *
request_of (gpointer button)
{
  return g_object_get_data (G_OBJECT (button), "hd-request");
}

static gboolean
is_held (HdRequest *request)
{
  return strcmp (request->state, "draft") == 0;
}

/* What nobody knows of goes back without a word to anybody. */
static void
give_back_cb (GtkButton *button, HdLeftGroup *self)
{
  HdRequest *request = request_of (button);

  if (is_held (request))
    {
      g_autoptr (HdLeaveEdit) edit =
        hd_leave_edit_new_state (hd_record_get_id (HD_RECORD (request)), "cancelled");

      hd_leave_desk_apply_async (hd_leave_desk_get (self->context), edit, hd_verb_done_cb,
                                 hd_verb_from (self, _ ("Leave given back")));
      return;
    }

  g_autoptr (HdKeptDraft) draft = hd_requests_new_draft (self->context, request, "cancel");

  g_signal_emit (self, signals[WRITE], 0, draft);
}

static void show_requests (HdLeftGroup *self, GPtrArray *left);

static void
show_gone (HdLeftGroup *self)
{
  g_autoptr (GPtrArray) left = hd_forget_list_left (self->context);

  show_requests (self, left);
}

/* Nothing asks about it any more. */
static void
keep_cb (GtkButton *button, HdLeftGroup *self)
{
  GListModel *interviews = hd_interviews_get_list (self->context);
  gint64 absence = hd_record_get_id (HD_RECORD (request_of (button)));
  gboolean linked = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (interviews); i++)
    {
      g_autoptr (HdInterview) interview = g_list_model_get_item (interviews, i);

      if (interview->absence != absence)
        continue;
      linked = TRUE;
      hd_interviews_link_absence_async (self->context, hd_record_get_id (HD_RECORD (interview)), 0,
                                        hd_verb_done_cb, hd_verb_from (self, _ ("Leave kept")));
    }
  /* Only the question goes, of which nothing is stored: the leave can be given back as any other.
   */
  if (!linked)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("Leave kept"));
  hd_forget_keep_left (self->context, absence);
  if (self->gone)
    show_gone (self);
}

static void
add_button (HdLeftGroup *self,
            GtkWidget *row,
            HdRequest *request,
            const char *label,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "hd-request", g_object_ref (request), g_object_unref);
  g_signal_connect (button, "clicked", callback, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_row (HdLeftGroup *self, HdRequest *request)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *days =
    hd_words_days (request->first_day, request->last_day, hd_context_get_today (self->context));
  g_autofree char *span = request->from_minute >= 0
                            ? hd_words_span (request->from_minute, request->to_minute)
                            : g_strdup ("");
  g_autofree char *subtitle =
    g_strdup_printf ("%s%s%s", span, *span != '\0' && is_held (request) ? " · " : "",
                     is_held (request) ? _ ("Not asked yet") : "");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), days);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_focusable (row, FALSE);
  add_button (self, row, request, _ ("_Give Back"), G_CALLBACK (give_back_cb));
  add_button (self, row, request, _ ("_Keep"), G_CALLBACK (keep_cb));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
hd_left_group_dispose (GObject *object)
{
  g_clear_object (&HD_LEFT_GROUP (object)->context);

  G_OBJECT_CLASS (hd_left_group_parent_class)->dispose (object);
}

static void
hd_left_group_finalize (GObject *object)
{
  g_ptr_array_unref (HD_LEFT_GROUP (object)->rows);

  G_OBJECT_CLASS (hd_left_group_parent_class)->finalize (object);
}

static void
hd_left_group_class_init (HdLeftGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_left_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = hd_left_group_finalize;

  signals[WRITE] = g_signal_new ("write", HD_TYPE_LEFT_GROUP, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, HD_TYPE_KEPT_DRAFT);
}

static void
hd_left_group_init (HdLeftGroup *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self),
                                   _ ("Leave that was booked for it"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _ ("Give it back or keep it? It is your leave."));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
hd_left_group_set_up (HdLeftGroup *self, HdContext *context)
{
  g_return_if_fail (HD_IS_LEFT_GROUP (self));

  self->context = g_object_ref (context);
}

static void
show_requests (HdLeftGroup *self, GPtrArray *left)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; left != NULL && i < left->len; i++)
    add_row (self, g_ptr_array_index (left, i));
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

/**
 * hd_left_group_show:
 * @application: one that has ended; 0 for none
 */
void
hd_left_group_show (HdLeftGroup *self, gint64 application)
{
  g_return_if_fail (HD_IS_LEFT_GROUP (self));

  g_autoptr (GPtrArray) left =
    application != 0 ? hd_forget_list_absences (self->context, application) : NULL;

  show_requests (self, left);
}

/**
 * hd_left_group_show_gone:
 *
 * Shows from now on the leave of what was removed or forgotten, as long as it is to be asked about.
 */
void
hd_left_group_show_gone (HdLeftGroup *self)
{
  g_return_if_fail (HD_IS_LEFT_GROUP (self));

  self->gone = TRUE;
  hd_watch (hd_interviews_get_list (self->context), G_CALLBACK (show_gone), self);
  hd_watch (hd_requests_get_list (self->context), G_CALLBACK (show_gone), self);
  show_gone (self);
}
