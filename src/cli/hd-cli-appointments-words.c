/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-appointments.h"
#include "hd-cli-store.h"
#include "hd-intake-text.h"

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/**
 * hd_cli_read_times:
 * @typed: it is an argument, and not from a file or from standard input
 *
 * Reads the times that a text names. A line that was typed is read here, it is the user's own;
 * what others wrote is read in the locked-down child, away from the database.
 *
 * Returns: (transfer full) (nullable): what it says, %NULL with a sentence
 */
HdWhen *
hd_cli_read_times (HdCli *cli, const char *text, gboolean typed, GError **error)
{
  const HdWhenContext where = { .today = cli->today, .home = cli->zone };
  const HdClock clock = { hd_cli_get_now, cli };
  g_autoptr (HdContext) context = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  HdWhen *when;

  if (typed && hd_intake_is_line (text))
    return hd_when_parse (text, -1, &where);

  context = hd_context_new (cli->data_dir, &clock);
  hd_intake_text_async (context, text, &where, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  when = hd_intake_text_finish (context, result, error);
  hd_context_close (context);
  return when;
}
