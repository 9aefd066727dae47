/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-intake-file.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-context-private.h"
#include "hd-error.h"
#include "hd-file-read.h"

/* What others sent, from bytes to the values that a preview shows. It is read in the child, and
 * nothing is stored here. */

static gboolean
begins (const char *text, gsize length, const char *word)
{
  return length >= strlen (word) && g_ascii_strncasecmp (text, word, strlen (word)) == 0;
}

/**
 * hd_intake_is_calendar:
 * @text: what was pasted
 *
 * Whether it is a calendar file, or the source of a mail that carries one, rather than words.
 */
gboolean
hd_intake_is_calendar (const char *text, gssize length)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  const char *end = text + n;

  if (n >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    text += 3;
  while (text < end && g_ascii_isspace (*text))
    text++;
  n = (gsize) (end - text);

  if (begins (text, n, "BEGIN:VCALENDAR") || begins (text, n, "BEGIN:VEVENT"))
    return TRUE;
  /* Words may quote a header field; the source of a mail says how it is coded. */
  return g_strstr_len (text, (gssize) n, "text/calendar") != NULL &&
         g_strstr_len (text, (gssize) n, "Content-Type:") != NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) payload = hd_parser_run_finish (HD_PARSER (source), result, &error);
  g_autoptr (HdCalendarFile) file = NULL;

  if (payload != NULL)
    file = hd_calendar_file_new_from_bytes (payload, &error);
  if (file != NULL)
    g_task_return_pointer (task, g_steal_pointer (&file), (GDestroyNotify) hd_calendar_file_free);
  else if (g_error_matches (error, HD_ERROR, HD_ERROR_PARSE))
    g_task_return_new_error (task, HD_ERROR, HD_ERROR_PARSE, "%s",
                             _ ("No invitation can be read in it: it is damaged, or neither a "
                                "calendar file nor a mail"));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
parse (GTask *task, GBytes *bytes)
{
  HdContext *context = g_task_get_source_object (task);
  GTimeZone *zone = hd_context_get_zone (context);
  g_autofree char *today = hd_date_format_iso (hd_context_get_today (context));
  const char *home = g_time_zone_get_identifier (zone);
  const char *options[] = { "today", today, home != NULL ? "home" : NULL, home, NULL };

  hd_parser_run_async (hd_context_get_parser (context), HD_JOB_CALENDAR, options, bytes,
                       G_PRIORITY_DEFAULT, g_task_get_cancellable (task), read_cb,
                       g_object_ref (task));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = hd_file_read_finish (G_FILE (source), result, &error);

  if (bytes != NULL)
    parse (task, bytes);
  else
    g_task_return_error (task, error);
}

/**
 * hd_intake_file_async:
 * @file: a calendar file, or a mail with one in it
 *
 * Reads what the file says, for a preview; hd_intake_finish() ends it.
 */
void
hd_intake_file_async (HdContext *context,
                      GFile *file,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (context, cancellable, callback, user_data);

  g_return_if_fail (G_IS_FILE (file));

  g_task_set_source_tag (task, hd_intake_file_async);
  hd_file_read_async (file, HD_INTAKE_MAX_BYTES, cancellable, opened_cb, g_object_ref (task));
}

/**
 * hd_intake_bytes_async:
 * @bytes: a calendar file, or a mail with one in it
 *
 * hd_intake_file_async() for what was pasted.
 */
void
hd_intake_bytes_async (HdContext *context,
                       GBytes *bytes,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (context, cancellable, callback, user_data);

  g_return_if_fail (bytes != NULL);

  g_task_set_source_tag (task, hd_intake_bytes_async);
  parse (task, bytes);
}

/**
 * hd_intake_finish:
 *
 * Returns: (transfer full) (nullable): the events, each with its warnings and questions, and what
 *   is to be said of the file; %NULL with a sentence
 */
HdCalendarFile *
hd_intake_finish (HdContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
