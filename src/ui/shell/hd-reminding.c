/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-reminding.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-applications.h"
#include "hd-interviews.h"
#include "hd-list-watch.h"
#include "hd-reminders.h"
#include "hd-requests.h"

/* Nothing is looked for before the window had time to show itself. */
#define FIRST_LOOK_SECONDS 2

#define LATER_SECONDS (5 * 60)

struct _HdReminding
{
  GObject parent_instance;

  GApplication *application; /* borrowed: it owns this */
  HdContext *context;
  HdListWatch *interviews;
  HdListWatch *applications;
  HdListWatch *requests;
  GHashTable *shown; /* of Shown, by what they remind of */
  GHashTable *texts; /* what each notification says, by its name */
  GPtrArray *later;  /* of guint: timeouts of those that are to come again */
  guint wait;        /* seconds until the next look, as the last one found */
  HdDate derived_on; /* when instants were derived last */
  guint look_source;
};

typedef struct
{
  char *name;          /* of the notification; means nothing to whoever sees the bus */
  HdReminder reminder; /* as it was shown last */
} Shown;

G_DEFINE_FINAL_TYPE (HdReminding, hd_reminding, G_TYPE_OBJECT)

static void look (HdReminding *self);

static gboolean
look_cb (gpointer user_data)
{
  HdReminding *self = user_data;

  self->look_source = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
look_in (HdReminding *self, guint seconds)
{
  g_clear_handle_id (&self->look_source, g_source_remove);
  if (seconds > 0)
    self->look_source = g_timeout_add_seconds (seconds, look_cb, self);
}

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_free (shown->name);
  g_free (shown);
}

/* One that moved takes the place of the notification that it had. */
static Shown *
ensure_shown (HdReminding *self, const HdReminder *reminder)
{
  g_autofree char *key =
    g_strdup_printf ("%s-%" G_GINT64_FORMAT, hd_reminder_kind_to_string (reminder->kind),
                     reminder->interview != 0     ? reminder->interview
                     : reminder->application != 0 ? reminder->application
                                                  : -reminder->request);
  Shown *shown = g_hash_table_lookup (self->shown, key);

  if (shown == NULL)
    {
      shown = g_new0 (Shown, 1);
      shown->name = g_uuid_string_random ();
      g_hash_table_insert (self->shown, g_steal_pointer (&key), shown);
    }
  return shown;
}

static void
show (HdReminding *self, const Shown *shown)
{
  const char *name = shown->name;
  /* A request of which no appointment is known is asked about on its own page. */
  const char *open = shown->reminder.request != 0 ? "app.show-requests" : "app.show-appointments";
  g_autoptr (GNotification) notification =
    g_notification_new (g_hash_table_lookup (self->texts, name));

  g_notification_set_default_action (notification, open);
  g_notification_add_button (notification, C_ ("a button", "Open"), open);
  g_notification_add_button_with_target (notification, _ ("In 5 Minutes"), "app.remind-later", "s",
                                         name);
  g_application_send_notification (self->application, name, notification);
}

/* The evening before that comes only now says the same as that it is time to go. */
static gboolean
is_said_again (GArray *due, const HdReminder *reminder)
{
  if (reminder->kind != HD_REMINDER_PREPARE)
    return FALSE;
  for (guint i = 0; i < due->len; i++)
    {
      const HdReminder *other = &g_array_index (due, HdReminder, i);

      if (other->kind == HD_REMINDER_START && other->interview == reminder->interview)
        return TRUE;
    }
  return FALSE;
}

/* New rules of a zone come with an update of the system, and nobody need open a page for them to
 * count. */
static void
derive_anew (HdReminding *self)
{
  HdDate today = hd_context_get_today (self->context);

  if (self->derived_on == today)
    return;
  self->derived_on = today;
  hd_interviews_rederive_async (self->context, NULL, NULL);
}

static void
look (HdReminding *self)
{
  const HdReminderPlan plan = HD_REMINDER_PLAN_INIT;
  g_autoptr (GArray) due = NULL;

  derive_anew (self);
  due = hd_reminders_due (self->context, &plan, &self->wait);

  for (guint i = 0; i < due->len; i++)
    {
      const HdReminder *reminder = &g_array_index (due, HdReminder, i);
      Shown *shown = ensure_shown (self, reminder);

      /* On a full disk it cannot be stored that it was shown, and it is due for ever. */
      if (shown->reminder.at == reminder->at)
        continue;
      shown->reminder = *reminder;
      g_hash_table_replace (self->texts, g_strdup (shown->name),
                            hd_reminder_text (self->context, reminder));
      if (!is_said_again (due, reminder))
        show (self, shown);
      hd_reminders_shown_async (self->context, reminder, NULL, NULL);
    }
  look_in (self, self->wait);
}

static void
changed_cb (HdReminding *self)
{
  look_in (self, 1);
}

static void
hd_reminding_dispose (GObject *object)
{
  HdReminding *self = HD_REMINDING (object);

  g_clear_handle_id (&self->look_source, g_source_remove);
  for (guint i = 0; self->later != NULL && i < self->later->len; i++)
    g_source_remove (GPOINTER_TO_UINT (g_ptr_array_index (self->later, i)));
  g_clear_pointer (&self->later, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_pointer (&self->shown, g_hash_table_unref);
  g_clear_object (&self->interviews);
  g_clear_object (&self->applications);
  g_clear_object (&self->requests);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (hd_reminding_parent_class)->dispose (object);
}

static void
hd_reminding_class_init (HdRemindingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_reminding_dispose;
}

static void
hd_reminding_init (HdReminding *self)
{
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, shown_free);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->later = g_ptr_array_new ();
  self->derived_on = HD_DATE_NONE;
}

static gboolean
start_cb (gpointer user_data)
{
  HdReminding *self = user_data;

  self->look_source = 0;
  /* Before the lists are read. */
  derive_anew (self);
  self->interviews = hd_list_watch_new (hd_interviews_get_list (self->context));
  self->applications = hd_list_watch_new (hd_applications_get_list (self->context));
  self->requests = hd_list_watch_new (hd_requests_get_list (self->context));
  g_signal_connect_object (self->interviews, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->applications, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->requests, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  look (self);
  return G_SOURCE_REMOVE;
}

HdReminding *
hd_reminding_new (GApplication *application, HdContext *context)
{
  HdReminding *self = g_object_new (HD_TYPE_REMINDING, NULL);

  self->application = application;
  self->context = g_object_ref (context);
  self->look_source = g_timeout_add_seconds (FIRST_LOOK_SECONDS, start_cb, self);
  return self;
}

typedef struct
{
  HdReminding *self;
  char *name;
  gint64 at; /* of what was put off */
  guint source;
} Later;

static void
later_free (gpointer data)
{
  Later *later = data;

  g_free (later->name);
  g_free (later);
}

static Shown *
find_shown (HdReminding *self, const char *name)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (strcmp (((Shown *) value)->name, name) == 0)
      return value;
  return NULL;
}

/* What was moved meanwhile is another reminder, with a time of its own; of what was cancelled there
 * is none. */
static gboolean
later_cb (gpointer user_data)
{
  Later *later = user_data;
  HdReminding *self = later->self;
  Shown *shown = find_shown (self, later->name);

  g_ptr_array_remove (self->later, GUINT_TO_POINTER (later->source));
  if (shown != NULL && shown->reminder.at == later->at)
    {
      shown->reminder.at = 0;
      look (self);
    }
  return G_SOURCE_REMOVE;
}

/**
 * hd_reminding_later:
 * @name: of a notification; one that is not known is ignored, since it may come over D-Bus
 *
 * Shows it again in a while, when there is still something to remind of.
 */
void
hd_reminding_later (HdReminding *self, const char *name)
{
  hd_reminding_later_in (self, name, LATER_SECONDS);
}

void
hd_reminding_later_in (HdReminding *self, const char *name, guint seconds)
{
  g_return_if_fail (HD_IS_REMINDING (self));

  Shown *shown = find_shown (self, name);
  Later *later;

  if (shown == NULL)
    return;
  g_application_withdraw_notification (self->application, name);
  /* Whatever ends the program before then, the next start shows it. */
  hd_reminders_put_off_async (self->context, &shown->reminder, NULL, NULL);
  later = g_new0 (Later, 1);
  later->self = self;
  later->name = g_strdup (name);
  later->at = shown->reminder.at;
  later->source =
    g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, seconds, later_cb, later, later_free);
  g_ptr_array_add (self->later, GUINT_TO_POINTER (later->source));
}
