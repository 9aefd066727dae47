/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-calendar-reader.h"

#include <string.h>

#include "hd-error.h"
#include "hd-ics-event.h"
#include "hd-mail-parts.h"

/* Days that all rules of a file together may be followed over: a second of work at the most. */
#define DAY_BUDGET 2000000

/* Recurring events of one file whose exceptions are looked for. */
#define MAX_RECURRING 500

static void
warn (HdCalendarFile *file, const char *text)
{
  for (guint i = 0; i < file->warnings->len; i++)
    if (strcmp (g_ptr_array_index (file->warnings, i), text) == 0)
      return;
  g_ptr_array_add (file->warnings, g_strdup (text));
}

/* Everything that is read of one file, over all of its calendars and parts. */
typedef struct
{
  HdCalendarFile *out;
  const HdCalendarContext *context;
  GPtrArray *files;     /* HdIcsFile */
  GPtrArray *calendars; /* HdIcsCalendar */
  GPtrArray *events;    /* HdIcsEvent */
  gint budget;
} Reader;

static void
calendar_free (gpointer data)
{
  HdIcsCalendar *self = data;

  g_ptr_array_unref (self->timezones);
  g_hash_table_unref (self->zones);
  g_free (self);
}

/* VTIMEZONEs may stand behind what uses them, or beside their calendar. */
static void
collect_timezones (const HdIcsComponent *component, GPtrArray *timezones)
{
  for (guint i = 0; i < component->children->len; i++)
    {
      HdIcsComponent *child = g_ptr_array_index (component->children, i);

      if (strcmp (child->name, "VTIMEZONE") == 0)
        g_ptr_array_add (timezones, child);
    }
}

static void
read_component (Reader *r, HdIcsCalendar *calendar, const HdIcsComponent *component)
{
  if (component->open)
    warn (r->out, "the file ends too early: what it says may be incomplete");
  if (strcmp (component->name, "VEVENT") == 0)
    {
      HdIcsEvent *event = hd_ics_read_event (calendar, component);

      if (event != NULL)
        g_ptr_array_add (r->events, event);
      else
        warn (r->out, "an event without a time was left out");
    }
  else if (strcmp (component->name, "VTODO") == 0)
    warn (r->out, "tasks in the file were left out");
  else if (strcmp (component->name, "VJOURNAL") == 0)
    warn (r->out, "notes in the file were left out");
  else if (strcmp (component->name, "VFREEBUSY") == 0)
    warn (r->out, "free and busy times in the file were left out");
}

static void
read_calendar (Reader *r,
               const HdIcsComponent *component,
               const HdIcsComponent *root,
               const char *method)
{
  HdIcsCalendar *calendar = g_new0 (HdIcsCalendar, 1);

  calendar->context = r->context;
  calendar->timezones = g_ptr_array_new ();
  calendar->zones =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) hd_ics_zone_free);
  calendar->method = hd_ics_value (component, "METHOD");
  if (calendar->method == NULL || *calendar->method == '\0')
    calendar->method = method;
  calendar->default_zone = hd_ics_value (component, "X-WR-TIMEZONE");
  if (calendar->default_zone != NULL && *calendar->default_zone == '\0')
    calendar->default_zone = NULL;
  calendar->budget = &r->budget;
  g_ptr_array_add (r->calendars, calendar);

  collect_timezones (component, calendar->timezones);
  if (component != root)
    collect_timezones (root, calendar->timezones);
  for (guint i = 0; i < component->children->len; i++)
    {
      const HdIcsComponent *child = g_ptr_array_index (component->children, i);

      if (strcmp (child->name, "VCALENDAR") == 0)
        read_calendar (r, child, root, method);
      else
        read_component (r, calendar, child);
    }
}

static void
read_part (Reader *r, const char *data, gsize length, const char *charset, const char *method)
{
  gsize n;
  g_autofree char *text = hd_ics_decode (data, length, charset, &n);
  HdIcsFile *file = hd_ics_parse (text, n);

  g_ptr_array_add (r->files, file);
  if (file->too_many)
    warn (r->out, "the file has too many parts: not all were read");
  for (guint i = 0; i < file->root->children->len; i++)
    {
      const HdIcsComponent *child = g_ptr_array_index (file->root->children, i);

      if (child->open)
        warn (r->out, "the file ends too early: what it says may be incomplete");
    }
  read_calendar (r, file->root, file->root, method);
}

/* Which of two versions of one event is the newer: above 0 for @a. */
static int
compare_versions (const HdIcsEvent *a, const HdIcsEvent *b)
{
  if (a->event->sequence != b->event->sequence)
    return a->event->sequence > b->event->sequence ? 1 : -1;
  if (a->event->stamp != b->event->stamp)
    return a->event->stamp > b->event->stamp ? 1 : -1;
  /* The cancelling one of two that are else alike. */
  return (int) a->cancelled - (int) b->cancelled;
}

/* Identity is UID and RECURRENCE-ID; the newest version stays, the others go. */
static void
drop_old_versions (Reader *r)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < r->events->len; i++)
    {
      HdIcsEvent *event = g_ptr_array_index (r->events, i), *other;
      g_autofree char *key = NULL;

      if (event->event->uid == NULL)
        continue;
      key =
        g_strdup_printf ("%s\n%s", event->event->uid,
                         event->event->recurrence_id != NULL ? event->event->recurrence_id : "");
      other = g_hash_table_lookup (known, key);
      if (other == NULL)
        {
          g_hash_table_insert (known, g_steal_pointer (&key), event);
          continue;
        }

      int newer = compare_versions (event, other);

      if (newer == 0 && (event->event->start_utc != other->event->start_utc ||
                         event->event->start.date != other->event->start.date))
        {
          hd_invitation_warn (event->event, "another event of the file has the same identity");
          continue;
        }
      if (newer != 0)
        warn (r->out, "the file holds older versions of an event: the newest was taken");
      /* The place in the file is that of the first. */
      if (newer > 0)
        {
          HdIcsEvent swap = *other;

          *other = *event;
          *event = swap;
        }
      hd_ics_event_free (event);
      r->events->pdata[i] = NULL;
    }
  for (guint i = 0; i < r->events->len;)
    if (r->events->pdata[i] == NULL)
      g_ptr_array_remove_index (r->events, i);
    else
      i++;
}

static gboolean
starts_with (const char *data, gsize length, const char *text)
{
  gsize i = 0;

  while (i < length && (g_ascii_isspace (data[i]) || (guchar) data[i] == 0xef ||
                        (guchar) data[i] == 0xbb || (guchar) data[i] == 0xbf))
    i++;
  return length - i >= strlen (text) && g_ascii_strncasecmp (data + i, text, strlen (text)) == 0;
}

/* Whether the text begins like a mail: a header field. */
static gboolean
is_mail (const char *data, gsize length)
{
  gsize i = 0;

  if (starts_with (data, length, "BEGIN:") || starts_with (data, length, "BEGIN :"))
    return FALSE;
  if (starts_with (data, length, "From "))
    return TRUE;
  while (i < length && g_ascii_isspace (data[i]))
    i++;

  gsize start = i;

  while (i < length && i - start < 77 && (g_ascii_isalnum (data[i]) || data[i] == '-'))
    i++;
  return i > start && i < length && data[i] == ':';
}

static void
take_mail_part (const char *data,
                gsize length,
                const char *charset,
                const char *method,
                gpointer user_data)
{
  read_part (user_data, data, length, charset, method);
}

/**
 * hd_calendar_read:
 * @bytes: an iCalendar file or a mail that carries one
 *
 * Reads the events of a file; of each event the newest version in it. Nothing is fetched,
 * executed or answered. Events without a UID are kept, zones that cannot be known stay unknown.
 *
 * Returns: (transfer full): %NULL with %HD_ERROR_LIMIT when it is too large, or %HD_ERROR_PARSE
 *   when it is neither a calendar nor a mail
 */
HdCalendarFile *
hd_calendar_read (GBytes *bytes, const HdCalendarContext *context, GError **error)
{
  gsize length, n;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (HdCalendarFile) out = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (context != NULL && context->home != NULL, NULL);

  if (length > HD_ICS_MAX_BYTES)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_LIMIT, "larger than %d MB",
                   HD_ICS_MAX_BYTES / 1024 / 1024);
      return NULL;
    }

  out = hd_calendar_file_new ();
  text = hd_ics_decode (data != NULL ? data : "", length, NULL, &n);

  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_ics_file_free);
  g_autoptr (GPtrArray) calendars = g_ptr_array_new_with_free_func (calendar_free);
  g_autoptr (GPtrArray) events = g_ptr_array_new ();
  Reader r = { .out = out,
               .context = context,
               .files = files,
               .calendars = calendars,
               .events = events,
               .budget = DAY_BUDGET };
  guint recurring = 0;

  if (is_mail (text, n))
    {
      /* A calendar that lost its first lines looks like a mail, too. */
      if (!hd_mail_find_calendars (text, n, take_mail_part, &r))
        {
          if (strstr (text, "BEGIN:VEVENT") != NULL)
            read_part (&r, text, n, NULL, NULL);
          else
            warn (out, "no invitation in this message");
        }
    }
  else
    {
      read_part (&r, text, n, NULL, NULL);

      HdIcsFile *file = g_ptr_array_index (files, 0);

      if (file->n_components == 0)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "neither a calendar nor a message");
          return NULL;
        }
    }

  drop_old_versions (&r);
  for (guint i = 0; i < events->len; i++)
    {
      HdIcsEvent *event = g_ptr_array_index (events, i);

      if (event->event->recurring && recurring++ < MAX_RECURRING)
        hd_ics_find_next (event, events);
    }
  for (guint i = 0; i < events->len; i++)
    {
      HdIcsEvent *event = g_ptr_array_index (events, i);

      g_ptr_array_add (out->events, g_steal_pointer (&event->event));
      g_free (event);
    }
  return g_steal_pointer (&out);
}
