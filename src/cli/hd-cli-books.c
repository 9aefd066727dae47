/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-books.h"

#include "hd-cli-store.h"
#include "hd-error.h"
#include "hd-leave-edit-store.h"
#include "hd-leave-table.h"
#include "hd-words.h"

static gboolean
read_facts (HdDb *db, gpointer data, GError **error)
{
  HdLeaveFacts **facts = data;

  *facts = hd_leave_table_read (db, error);
  return *facts != NULL;
}

/* Until somebody describes a week of work it is the usual one, as `draft` has it. */
static void
usual_week (HdWorkWeek *week)
{
  hd_work_week_init_hours (week, (HdSpan){ 9 * 60, 17 * 60 }, HD_WEEKDAYS_MON_FRI);
}

/**
 * hd_cli_read_books:
 *
 * Returns: (transfer full): the leave as it is stored, evaluated; %NULL with @error set
 */
HdLeaveBooks *
hd_cli_read_books (HdCli *cli, GError **error)
{
  g_autoptr (HdDb) db = hd_cli_open_store (cli, HD_STORE_PRIVATE, error);
  HdLeaveFacts *facts = NULL;
  HdWorkWeek week;

  if (db == NULL || !hd_db_read (db, read_facts, &facts, error))
    return NULL;
  usual_week (&week);
  return hd_leave_books_new (facts, &week, cli->today);
}

typedef struct
{
  HdCli *cli;
  HdLeaveEdit *edit;
  HdLeavePreview *done;
  gint64 id;
} Edit;

static gboolean
store_edit (HdDb *db, gpointer data, GError **error)
{
  Edit *edit = data;
  HdWorkWeek week;

  usual_week (&week);
  edit->id = hd_leave_edit_store (edit->edit, db, &week, edit->cli->today, hd_cli_now (),
                                  &edit->done, error);
  return edit->id != 0;
}

/**
 * hd_cli_edit_leave:
 *
 * Stores an edit, and says which absences ahead cost something else from now on.
 *
 * Returns: the id of what was made or changed, or 0 with @error set
 */
gint64
hd_cli_edit_leave (HdCli *cli, HdLeaveEdit *edit, GError **error)
{
  g_autoptr (HdDb) db = hd_cli_open_store (cli, HD_STORE_PRIVATE, error);
  Edit data = { cli, edit, NULL, 0 };

  if (db == NULL || !hd_db_transact (db, store_edit, &data, error))
    {
      hd_leave_preview_free (data.done);
      return 0;
    }

  for (guint i = 0; i < data.done->repriced->len; i++)
    {
      const HdLeaveRepriced *repriced = &g_array_index (data.done->repriced, HdLeaveRepriced, i);
      g_autofree char *before = hd_words_amount (repriced->before);
      g_autofree char *after = hd_words_amount (repriced->after);

      hd_cli_warn (cli, "request %" G_GINT64_FORMAT " costs %s now, not %s", repriced->absence,
                   after, before);
    }
  hd_leave_preview_free (data.done);
  return data.id;
}

/* Stores an edit, frees it, and prints the id. */
int
hd_cli_run_edit (HdCli *cli, HdLeaveEdit *edit, GError **error)
{
  g_autoptr (HdLeaveEdit) owned G_GNUC_UNUSED = edit;
  gint64 id = hd_cli_edit_leave (cli, edit, error);

  if (id == 0)
    return HD_CLI_FAILED;
  if (cli->json)
    {
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "id", id);
      hd_cli_print_object (object);
    }
  else if (!cli->quiet)
    {
      g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT "\n", id);

      hd_cli_print (line);
    }
  return HD_CLI_DONE;
}

gboolean
hd_cli_leave_date (HdCli *cli, const char *option, const char *text, HdDate *date, GError **error)
{
  g_autoptr (GError) inner = NULL;

  if (hd_date_parse (text, cli->today, date, &inner))
    return TRUE;
  g_set_error (error, HD_ERROR, HD_ERROR_USAGE,
               "%s: “%.60s” is not a date: write it as 2026-12-03, tomorrow or thu", option, text);
  return FALSE;
}

/* An amount that may be negative. */
gboolean
hd_cli_leave_amount (const char *option,
                     const char *text,
                     int day_minutes,
                     gint64 *minutes,
                     GError **error)
{
  g_autoptr (GError) inner = NULL;
  gboolean negative = text[0] == '-';

  if (hd_amount_parse (negative || text[0] == '+' ? text + 1 : text, day_minutes, minutes, &inner))
    {
      if (negative)
        *minutes = -*minutes;
      return TRUE;
    }
  g_set_error (error, HD_ERROR, HD_ERROR_USAGE,
               "%s: “%.60s” is not an amount of time: write it as 2h, 2h30, 90m or 1d", option,
               text);
  return FALSE;
}

gboolean
hd_cli_leave_id (const char *text, gint64 *id, GError **error)
{
  if (g_ascii_string_to_signed (text, 10, 1, G_MAXINT64, id, NULL))
    return TRUE;
  g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "“%.60s” is not the number of a row", text);
  return FALSE;
}

void
hd_cli_set_text (JsonObject *object, const char *key, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, key, text);
  else
    json_object_set_null_member (object, key);
}

void
hd_cli_set_date (JsonObject *object, const char *key, HdDate date)
{
  g_autofree char *text = date != HD_DATE_NONE ? hd_date_format_iso (date) : NULL;

  hd_cli_set_text (object, key, text);
}

void
hd_cli_set_hours (JsonObject *object, const char *key, gint64 minutes)
{
  g_autofree char *text = hd_fraction_format (hd_fraction_new (minutes, 60), 4);

  hd_cli_set_text (object, key, text);
}

void
hd_cli_set_minute (JsonObject *object, const char *key, int minute)
{
  g_autofree char *text = minute >= 0 ? hd_time_format (minute) : NULL;

  hd_cli_set_text (object, key, text);
}

void
hd_cli_print_object (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  hd_cli_print_json (node);
}
