/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-linked.h"

#include <glib/gi18n.h>

#include "hd-compat.h"
#include "hd-interviews.h"

/* What counts on the request and is still to be; the request knows nothing of it. */
static gint64
find_linked (HdContext *context, gint64 request)
{
  GListModel *list = hd_interviews_get_list (context);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (HdInterview) item = g_list_model_get_item (list, i);
      HdMeetingState state;

      if (item->absence == request && hd_meeting_state_parse (item->state, &state) &&
          state != HD_MEETING_CANCELLED && state != HD_MEETING_HELD)
        return hd_record_get_id (HD_RECORD (item));
    }

  return 0;
}

typedef struct
{
  HdContext *context;
  gint64 linked;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->context);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
cancelled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;

  hd_context_finish (HD_CONTEXT (source), result, &error);
  if (error != NULL)
    gtk_widget_activate_action (window, "win.toast", "s", error->message);
  else
    gtk_widget_activate_action (window, "win.undo-toast", "s", _ ("Appointment cancelled"));
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Question) question = user_data;

  if (hd_confirm_finish (result))
    hd_interviews_set_state_async (question->context, question->linked, HD_MEETING_CANCELLED,
                                   cancelled_cb, g_object_ref (source));
}

/**
 * hd_linked_ask:
 * @request: the id of a request that was denied or withdrawn
 *
 * When an appointment counts on the time off, asks what becomes of it.
 */
void
hd_linked_ask (GtkWindow *parent, HdContext *context, gint64 request)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (HD_IS_CONTEXT (context));

  gint64 linked = find_linked (context, request);
  Question *question;

  if (linked == 0)
    return;

  question = g_new (Question, 1);
  *question = (Question){ g_object_ref (context), linked };
  hd_ask_async (parent, _ ("What Becomes of the Appointment?"),
                _ ("An appointment counts on this time off. It can stay: then it is shown as not "
                   "covered, until there is other time off for it."),
                _ ("_Keep It"), _ ("_Cancel It Too"), TRUE, answered_cb, question);
}
