/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-holiday-import.h"

#include <glib/gi18n.h>

#include "hd-context-private.h"
#include "hd-error.h"
#include "hd-file-read.h"
#include "hd-intake-file.h"
#include "hd-schedule.h"

/* The years before and after this one whose days are read. */
#define YEARS_BACK 1
#define YEARS_AHEAD 4

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) payload = hd_parser_run_finish (HD_PARSER (source), result, &error);
  g_autoptr (HdHolidayList) list = NULL;

  if (payload != NULL)
    list = hd_holiday_list_new_from_bytes (payload, &error);
  if (list != NULL)
    g_task_return_pointer (task, g_steal_pointer (&list), (GDestroyNotify) hd_holiday_list_free);
  else if (g_error_matches (error, HD_ERROR, HD_ERROR_PARSE))
    g_task_return_new_error (task, HD_ERROR, HD_ERROR_PARSE, "%s",
                             _ ("No holidays can be read in it: it is damaged, or no calendar "
                                "file"));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
run (GTask *task, GBytes *bytes)
{
  HdContext *context = g_task_get_source_object (task);
  int year = hd_date_year (hd_context_get_today (context));
  g_autofree char *from = g_strdup_printf ("%04d-01-01", year - YEARS_BACK);
  g_autofree char *until = g_strdup_printf ("%04d-12-31", year + YEARS_AHEAD);
  const char *options[] = { "from", from, "until", until, NULL };

  hd_parser_run_async (hd_context_get_parser (context), HD_JOB_HOLIDAYS, options, bytes,
                       G_PRIORITY_DEFAULT, g_task_get_cancellable (task), read_cb,
                       g_object_ref (task));
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = hd_file_read_finish (G_FILE (source), result, &error);

  if (bytes == NULL)
    g_task_return_error (task, error);
  else
    run (task, bytes);
}

/**
 * hd_holiday_list_read_async:
 * @file: a calendar file that is a list of holidays
 *
 * Reads its days, for a choice of what counts; nothing is stored.
 */
void
hd_holiday_list_read_async (HdContext *context,
                            GFile *file,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (context, cancellable, callback, user_data);

  g_return_if_fail (G_IS_FILE (file));

  g_task_set_source_tag (task, hd_holiday_list_read_async);
  hd_file_read_async (file, HD_INTAKE_MAX_BYTES, cancellable, opened_cb, g_object_ref (task));
}

/**
 * hd_holiday_list_read_bytes_async:
 * @bytes: the same, read already; hd_holiday_list_read_finish() ends it
 */
void
hd_holiday_list_read_bytes_async (HdContext *context,
                                  GBytes *bytes,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (context, cancellable, callback, user_data);

  g_return_if_fail (bytes != NULL);

  g_task_set_source_tag (task, hd_holiday_list_read_bytes_async);
  run (task, bytes);
}

/**
 * hd_holiday_list_read_finish:
 *
 * Returns: (transfer full) (nullable): the days by date, from last year on; %NULL with a sentence
 */
HdHolidayList *
hd_holiday_list_read_finish (HdContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * hd_holiday_line_get_permille:
 *
 * Returns: what is proposed for each day of @line, as hd_leave_edit_add_holiday() takes it; 0 where
 *   nothing need be said of it
 */
int
hd_holiday_line_get_permille (const HdHolidayLine *line)
{
  g_return_val_if_fail (line != NULL, 0);

  return line->use == HD_HOLIDAY_COUNT  ? HD_WHOLE_DAY
         : line->use == HD_HOLIDAY_HALF ? HD_WHOLE_DAY / 2
                                        : 0;
}
