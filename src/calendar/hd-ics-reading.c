/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-ics-reading.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-error.h"
#include "hd-mail-parts.h"

/* Days that all rules of a file together may be followed over: a second of work at the most. */
#define DAY_BUDGET 2000000

/* The same, for how often they are counted to their ends. */
#define LAST_BUDGET 200000

#define MAX_ZONE_NAME ((gsize) 1000)

/**
 * hd_ics_warn:
 * @warnings: (element-type utf8)
 *
 * Adds what is to be said of the file as a whole, once.
 */
void
hd_ics_warn (GPtrArray *warnings, const char *text)
{
  for (guint i = 0; i < warnings->len; i++)
    if (strcmp (g_ptr_array_index (warnings, i), text) == 0)
      return;
  g_ptr_array_add (warnings, g_strdup (text));
}

static void
calendar_free (gpointer data)
{
  HdIcsCalendar *self = data;

  hd_ics_timezones_free (self->timezones);
  g_hash_table_unref (self->zones);
  hd_ics_old_zone_free (self->old_zone);
  g_free (self->default_zone);
  g_free (self);
}

/* VTIMEZONEs may stand behind what uses them, beside their calendar, or within an event. */
static void
collect_timezones (const HdIcsComponent *component, HdIcsTimezones *timezones)
{
  for (guint i = 0; i < component->children->len; i++)
    {
      HdIcsComponent *child = g_ptr_array_index (component->children, i);

      if (strcmp (child->name, "VTIMEZONE") == 0)
        hd_ics_timezones_add (timezones, child);
      else if (strcmp (child->name, "VEVENT") == 0)
        collect_timezones (child, timezones);
    }
}

static void
read_component (HdIcsReading *r, HdIcsCalendar *calendar, const HdIcsComponent *component)
{
  if (component->open)
    hd_ics_warn (r->warnings, _ ("the file ends too early: what it says may be incomplete"));
  if (strcmp (component->name, "VEVENT") == 0 && r->events->len >= HD_CALENDAR_MAX_EVENTS)
    hd_ics_warn (r->warnings, _ ("the file has too many parts: not all were read"));
  else if (strcmp (component->name, "VEVENT") == 0)
    {
      HdIcsEvent *event = hd_ics_read_event (calendar, component);

      if (event != NULL)
        g_ptr_array_add (r->events, event);
      else
        hd_ics_warn (r->warnings, _ ("an event without a time was left out"));
    }
  else if (strcmp (component->name, "VTODO") == 0)
    hd_ics_warn (r->warnings, _ ("tasks in the file were left out"));
  else if (strcmp (component->name, "VJOURNAL") == 0)
    hd_ics_warn (r->warnings, _ ("notes in the file were left out"));
  else if (strcmp (component->name, "VFREEBUSY") == 0)
    hd_ics_warn (r->warnings, _ ("free and busy times in the file were left out"));
}

/* Returns: (transfer full) (nullable): a name that each event can ask for: no zone has a longer one
 */
static char *
dup_name (const char *value)
{
  gsize n = value != NULL ? strnlen (value, MAX_ZONE_NAME) : 0;

  while (n > 0 && ((guchar) value[n] & 0xc0) == 0x80)
    n--;
  return n > 0 ? g_strndup (value, n) : NULL;
}

static void
read_calendar (HdIcsReading *r,
               const HdIcsComponent *component,
               HdIcsTimezones *outer,
               const char *method)
{
  HdIcsCalendar *calendar = g_new0 (HdIcsCalendar, 1);

  calendar->context = r->context;
  calendar->timezones = hd_ics_timezones_new (outer);
  calendar->zones =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) hd_ics_zone_free);
  calendar->method = hd_ics_value (component, "METHOD");
  if (calendar->method == NULL || *calendar->method == '\0')
    calendar->method = method;
  calendar->old_zone = hd_ics_old_zone_new (component);
  calendar->default_zone = dup_name (hd_ics_value (component, "X-WR-TIMEZONE"));
  /* A name where an offset should be. */
  if (calendar->default_zone == NULL && calendar->old_zone == NULL)
    calendar->default_zone = dup_name (hd_ics_value (component, "TZ"));
  calendar->budget = &r->budget;
  calendar->last_budget = &r->last_budget;
  calendar->today = hd_zone_to_instant (r->context->home, (HdWall){ r->context->today, 0 }, NULL);
  g_ptr_array_add (r->calendars, calendar);

  collect_timezones (component, calendar->timezones);
  for (guint i = 0; i < component->children->len; i++)
    {
      const HdIcsComponent *child = g_ptr_array_index (component->children, i);

      if (strcmp (child->name, "VCALENDAR") == 0)
        read_calendar (r, child, outer != NULL ? outer : calendar->timezones, method);
      else
        read_component (r, calendar, child);
    }
}

static void
read_part (HdIcsReading *r, const char *data, gsize length, const char *charset, const char *method)
{
  gsize n;
  g_autofree char *text = hd_ics_decode (data, length, charset, &n);
  g_autofree char *bare = hd_ics_unquote (text, &n);
  HdIcsFile *file = hd_ics_parse (bare != NULL ? bare : text, n);

  g_ptr_array_add (r->files, file);
  if (file->too_many)
    hd_ics_warn (r->warnings, _ ("the file has too many parts: not all were read"));
  for (guint i = 0; i < file->root->children->len; i++)
    {
      const HdIcsComponent *child = g_ptr_array_index (file->root->children, i);

      if (child->open)
        hd_ics_warn (r->warnings, _ ("the file ends too early: what it says may be incomplete"));
    }
  read_calendar (r, file->root, NULL, method);
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

/* Which event it is. Of a series the occurrence counts, in whatever zone it is told. */
static char *
identity_of (const HdIcsEvent *event)
{
  const char *uid = event->event->uid, *id = event->event->recurrence_id;

  if (event->overrides != HD_INSTANT_NONE)
    return g_strdup_printf ("%s\n%" G_GINT64_FORMAT, uid, event->overrides);
  return g_strdup_printf ("%s\n%s", uid, id != NULL ? id : "");
}

/* Identity is UID and RECURRENCE-ID; the newest version stays, the others go. */
static void
drop_old_versions (HdIcsReading *r)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint kept = 0;

  for (guint i = 0; i < r->events->len; i++)
    {
      HdIcsEvent *event = g_ptr_array_index (r->events, i), *other;
      g_autofree char *key = NULL;

      if (event->event->uid == NULL)
        continue;
      key = identity_of (event);
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
          hd_invitation_warn (event->event, _ ("another event of the file has the same identity"));
          continue;
        }
      if (newer != 0)
        hd_ics_warn (r->warnings,
                     _ ("the file holds older versions of an event: the newest was taken"));
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
  for (guint i = 0; i < r->events->len; i++)
    if (r->events->pdata[i] != NULL)
      {
        gpointer event = g_steal_pointer (&r->events->pdata[i]);

        r->events->pdata[kept++] = event;
      }
  g_ptr_array_set_size (r->events, (int) kept);
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

void
hd_ics_reading_free (HdIcsReading *self)
{
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->calendars);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->warnings);
  g_free (self->words);
  g_free (self);
}

/* A calendar in base64 within a mail whose parts cannot be told apart. FALSE: there is no event in
 * it, so that what the mail says in words is what is left. */
static gboolean
read_coded (HdIcsReading *r, const char *text)
{
  const char *begin = strstr (text, "QkVHSU46VkNBTEVOREFS"); /* "BEGIN:VCALENDAR" */
  const char *mark = begin != NULL ? strstr (begin, "\n--") : NULL;
  g_autofree char *coded = NULL;
  g_autofree guchar *bytes = NULL;
  gsize n;

  if (begin == NULL)
    return FALSE;
  coded = mark != NULL ? g_strndup (begin, (gsize) (mark - begin)) : g_strdup (begin);
  bytes = g_base64_decode (coded, &n);
  read_part (r, (const char *) bytes, n, NULL, NULL);
  return r->events->len > 0;
}

/* A mail with calendars in it, or a calendar that lost its first lines and looks like a mail. */
static void
read_mail (HdIcsReading *r, const char *text, gsize length)
{
  HdMailFound what;
  gboolean found = hd_mail_find_calendars (text, length, take_mail_part, r, &what);

  if (what.cut)
    hd_ics_warn (r->warnings, _ ("the message has too many parts: not all were read"));
  if (found)
    return;
  if (what.winmail)
    hd_ics_warn (r->warnings, _ ("a part of the message, “winmail.dat”, can only be read by "
                                 "Outlook: the sender can send the invitation as an .ics file"));
  if (what.sealed)
    hd_ics_warn (r->warnings, _ ("a part of the message is encrypted or sealed: it was not read"));
  if (strstr (text, "BEGIN:VEVENT") != NULL)
    read_part (r, text, length, NULL, NULL);
  else if (read_coded (r, text))
    return;
  else if (r->context->words)
    r->words = hd_mail_dup_words (text, length);
  else
    hd_ics_warn (r->warnings, _ ("no invitation in this message"));
}

/* What a file is that is neither a calendar nor a mail, where that helps. */
static const char *
what_it_is (const char *data, gsize length)
{
  static const char outlook[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

  if (length >= strlen (outlook) && memcmp (data, outlook, strlen (outlook)) == 0)
    return _ ("a message as Outlook keeps it: save it as .eml, or its invitation as .ics");
  if (starts_with (data, length, "<!doctype html") || starts_with (data, length, "<html"))
    return _ ("a web page and no calendar");
  return _ ("neither a calendar nor a message");
}

/**
 * hd_ics_reading_new:
 * @bytes: an iCalendar file or a mail that carries one
 * @context: (transfer none): must outlive what is returned
 *
 * Reads the events of a file; of each event the newest version in it. Nothing is fetched,
 * executed or answered.
 *
 * Returns: (transfer full): %NULL with %HD_ERROR_LIMIT when it is too large, or %HD_ERROR_PARSE
 *   when it is neither a calendar nor a mail
 */
HdIcsReading *
hd_ics_reading_new (GBytes *bytes, const HdCalendarContext *context, GError **error)
{
  gsize length, n;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (HdIcsReading) self = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (context != NULL && context->home != NULL, NULL);

  if (length > HD_ICS_MAX_BYTES)
    {
      /* Translators: said behind the name of a file */
      g_set_error (error, HD_ERROR, HD_ERROR_LIMIT, _ ("larger than %d MB"),
                   (int) (HD_ICS_MAX_BYTES / 1024 / 1024));
      return NULL;
    }

  self = g_new0 (HdIcsReading, 1);
  self->context = context;
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_ics_file_free);
  self->calendars = g_ptr_array_new_with_free_func (calendar_free);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_ics_event_free);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->budget = DAY_BUDGET;
  self->last_budget = LAST_BUDGET;

  text = hd_ics_decode (data != NULL ? data : "", length, NULL, &n);
  if (is_mail (text, n))
    {
      read_mail (self, text, n);
    }
  else
    {
      read_part (self, text, n, NULL, NULL);
      if (((HdIcsFile *) g_ptr_array_index (self->files, 0))->n_components == 0)
        {
          g_set_error_literal (error, HD_ERROR, HD_ERROR_PARSE,
                               what_it_is (data != NULL ? data : "", length));
          return NULL;
        }
    }

  drop_old_versions (self);
  if (self->events->len == 0 && self->warnings->len == 0 && self->words == NULL)
    hd_ics_warn (self->warnings, _ ("there is no event in the file"));
  return g_steal_pointer (&self);
}
