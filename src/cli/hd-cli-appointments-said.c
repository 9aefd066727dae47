/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-applications-table.h"
#include "hd-applications.h"
#include "hd-cli-appointments.h"
#include "hd-error.h"
#include "hd-interview-times.h"
#include "hd-interviews-table.h"

/*
 * What the commands say of an entry, a line each, and decide nothing: that it is not there, that
 * somebody stands there already, and that leave is left of what has ended.
 */

/**
 * hd_cli_name_missing:
 * @what: “entry”
 * @error: (inout): why a command failed
 *
 * Says which one is not there, where a sentence of the app, in which one has just seen it, says
 * only that something is gone.
 */
void
hd_cli_name_missing (const char *what, gint64 id, GError **error)
{
  if (!g_error_matches (*error, HD_ERROR, HD_ERROR_NOT_FOUND))
    return;
  g_clear_error (error);
  g_set_error (error, HD_ERROR, HD_ERROR_NOT_FOUND,
               "appointments: there is no %s %" G_GINT64_FORMAT, what, id);
}

/* What a command did is stored by then: that something beside it cannot be told takes nothing back,
 * and whoever is told that the command failed does it again. */
static void
warn_untold (HdCli *cli, const char *command, const char *what, const GError *error)
{
  hd_cli_warn (cli, "%s: it is stored; %s cannot be told: %s", command, what, error->message);
}

/**
 * hd_cli_warn_clash:
 * @id: an entry, as it is stored now
 *
 * The contractor's classic accident: two ways to the same client.
 */
void
hd_cli_warn_clash (HdCli *cli, const char *command, HdDb *db, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = hd_applications_table_list (db, &error);
  g_autoptr (GListStore) list = g_list_store_new (HD_TYPE_JOB_APPLICATION);
  HdJobApplication *entry = NULL, *other = NULL;
  HdSubmissionClash clash;
  g_autofree char *words = NULL;

  if (entries == NULL)
    {
      warn_untold (cli, command, "whether there is another way to the same firm", error);
      return;
    }
  for (guint i = 0; i < entries->len; i++)
    {
      g_list_store_append (list, entries->pdata[i]);
      if (hd_record_get_id (entries->pdata[i]) == id)
        entry = entries->pdata[i];
    }
  if (entry == NULL)
    return;

  clash = hd_applications_find_clash (G_LIST_MODEL (list), entry, cli->today, &other);
  words = hd_applications_clash_words (clash, other != NULL ? other->agency : "");
  if (words != NULL)
    hd_cli_warn (cli, "%s: %s (%" G_GINT64_FORMAT ")", command, words,
                 hd_record_get_id (HD_RECORD (other)));
}

/* Whether the leave of @one is still to come, and nothing but @application needs it. */
static gboolean
is_left (HdCli *cli, GPtrArray *interviews, HdInterview *one, gint64 application)
{
  static const char *const states[] = { "draft", "requested", "approved", NULL };

  if (one->absence == 0 || !g_strv_contains (states, one->absence_state) ||
      one->absence_last < cli->today)
    return FALSE;
  for (guint i = 0; application != 0 && i < interviews->len; i++)
    {
      HdInterview *other = interviews->pdata[i];

      if (other->absence == one->absence && other->application != application &&
          hd_interview_is_to_be (other))
        return FALSE;
    }
  return TRUE;
}

/**
 * hd_cli_list_left:
 * @application: one that ends; 0: all of them
 *
 * Returns: (transfer full) (element-type HdInterview) (nullable): those whose leave is left when it
 *   has ended, one for each absence; read it before it is forgotten
 */
GPtrArray *
hd_cli_list_left (HdCli *cli, HdDb *db, gint64 application, GError **error)
{
  g_autoptr (GPtrArray) interviews = hd_interviews_table_list (db, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  GPtrArray *left;

  if (interviews == NULL)
    return NULL;
  left = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < interviews->len; i++)
    {
      HdInterview *one = interviews->pdata[i];

      if ((application == 0 || one->application == application) &&
          is_left (cli, interviews, one, application) && g_hash_table_add (seen, &one->absence))
        g_ptr_array_add (left, g_object_ref (one));
    }
  return left;
}

/* Says of each what can become of it. Neither an appointment nor a name is in the line. */
void
hd_cli_warn_left (HdCli *cli, const char *command, GPtrArray *left)
{
  for (guint i = 0; i < left->len; i++)
    {
      HdInterview *one = left->pdata[i];
      g_autofree char *day = hd_date_format_iso (one->absence_first);

      hd_cli_warn (cli,
                   "%s: leave %" G_GINT64_FORMAT
                   " (%s, %s) was booked for it: keep it, it is yours, or give it back with "
                   "“leave cancel %" G_GINT64_FORMAT "”",
                   command, one->absence, day,
                   strcmp (one->absence_state, "draft") == 0 ? "not asked yet" : one->absence_state,
                   one->absence);
    }
}

/* hd_cli_list_left() and hd_cli_warn_left(), for an entry that has just ended. */
void
hd_cli_tell_left (HdCli *cli, const char *command, HdDb *db, gint64 application)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) left = hd_cli_list_left (cli, db, application, &error);

  if (left != NULL)
    hd_cli_warn_left (cli, command, left);
  else
    warn_untold (cli, command, "which leave is left of it", error);
}
