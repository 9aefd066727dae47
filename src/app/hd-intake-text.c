/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-intake-text.h"

#include <string.h>

#include "hd-context-private.h"

/* What others wrote, from bytes to times. It is read in the child, to which nothing goes but the
 * text itself and what its reading depends on: no name, no list and nothing that is stored. */

/**
 * hd_intake_is_line:
 * @text: what is in a field
 *
 * Whether it is as somebody types it: one line, and short. Such a line may be read in this process:
 * it is made of the user's own keys and is to be read back between two of them. All else was
 * written by others, and is for hd_intake_text_async().
 */
gboolean
hd_intake_is_line (const char *text)
{
  gsize length = strcspn (text, "\r\n");

  return text[length] == '\0' && length <= HD_INTAKE_LINE_BYTES;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GBytes) payload = hd_parser_run_finish (HD_PARSER (source), result, &error);
  HdWhen *when = payload != NULL ? hd_when_new_from_bytes (payload, &error) : NULL;

  if (when != NULL)
    g_task_return_pointer (task, when, (GDestroyNotify) hd_when_free);
  else
    g_task_return_error (task, error);
}

/**
 * hd_intake_text_async:
 * @text: whatever somebody wrote
 * @where: as for hd_when_parse()
 *
 * hd_when_parse() in the child; hd_intake_text_finish() ends it.
 */
void
hd_intake_text_async (HdContext *context,
                      const char *text,
                      const HdWhenContext *where,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (context, cancellable, callback, user_data);
  gsize most = where->most > 0 ? where->most : HD_WHEN_MAX_BYTES;
  g_autofree char *today = hd_date_format_iso (where->today);
  g_autofree char *n = g_strdup_printf ("%" G_GSIZE_FORMAT, most);
  const char *options[] = { "today", today, "most", n, NULL, NULL, NULL, NULL, NULL };
  const char *home = g_time_zone_get_identifier (where->home);
  /* What is read, and a byte by which the child sees that there is more. */
  g_autoptr (GBytes) bytes = g_bytes_new (text, strnlen (text, most + 1));
  guint at = 4;

  g_return_if_fail (HD_IS_CONTEXT (context));

  g_task_set_source_tag (task, hd_intake_text_async);
  if (home != NULL)
    {
      options[at++] = "home";
      options[at++] = home;
    }
  if (where->region != NULL)
    {
      options[at++] = "region";
      options[at++] = where->region;
    }
  hd_parser_run_async (hd_context_get_parser (context), HD_JOB_TEXT, options, bytes,
                       G_PRIORITY_DEFAULT, cancellable, read_cb, g_object_ref (task));
}

/**
 * hd_intake_text_finish:
 *
 * Returns: (transfer full) (nullable): what it says of times; %NULL with a sentence
 */
HdWhen *
hd_intake_text_finish (HdContext *context, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, context), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
