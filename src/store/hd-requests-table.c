/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-requests-table.h"

#include <glib/gi18n.h>

#include "hd-date.h"
#include "hd-drafts-table.h"
#include "hd-error.h"
#include "hd-record-sql.h"
#include "hd-undo.h"

/*
 * A request is an absence and the messages that were sent about it. What is told of the last
 * message is the last one; what a new draft begins with are the facts that were last asked for,
 * not those of a reminder.
 */

/* Returns: (transfer full) (element-type HdRequest): the latest absence first */
GPtrArray *
hd_requests_table_list (HdDb *db, GError **error)
{
  return hd_record_select (db, HD_TYPE_REQUEST,
                           "SELECT absence.*,"
                           "  (SELECT count(*) FROM message WHERE absence = absence.id AND "
                           "deleted_at IS NULL)"
                           "    AS n_messages,"
                           "  coalesce ((SELECT group_concat (DISTINCT recipient) FROM message"
                           "    WHERE absence = absence.id AND deleted_at IS NULL), '') AS told,"
                           "  sent.purpose, sent.recipient, sent.recipient_name, sent.channel, "
                           "sent.tone, sent.language,"
                           "  sent.situation, sent.variant, sent.subject, sent.body, sent.sent_at,"
                           "  coalesce (asked.facts, sent.facts, '') AS facts"
                           " FROM absence"
                           " LEFT JOIN message AS sent ON sent.id = (SELECT max (id) FROM message"
                           "   WHERE absence = absence.id AND deleted_at IS NULL)"
                           " LEFT JOIN message AS asked ON asked.id = (SELECT max (id) FROM message"
                           "   WHERE absence = absence.id AND deleted_at IS NULL AND purpose IN "
                           "('request', 'change'))"
                           " WHERE absence.deleted_at IS NULL"
                           " ORDER BY absence.first_day DESC, absence.from_minute DESC, absence.id "
                           "DESC",
                           error);
}

/* Whether somebody owes an answer to a message: not whoever is only told. */
static gboolean
awaits_answer (HdDb *db, HdKeptDraft *draft, gboolean *awaits, GError **error)
{
  g_autoptr (HdStmt) stmt = NULL;
  HdStep step;

  *awaits = g_str_equal (draft->purpose, "request") || g_str_equal (draft->purpose, "follow-up") ||
            g_str_equal (draft->purpose, "change");
  if (!*awaits || draft->recipient == 0)
    return TRUE;

  stmt = hd_db_prepare (db, "SELECT relation FROM recipient WHERE id = :id", error);
  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":id", draft->recipient);
  step = hd_stmt_step (stmt, error);
  if (step == HD_STEP_ROW)
    *awaits = g_strcmp0 (hd_stmt_get_text (stmt, 0), "is-told") != 0;
  return step != HD_STEP_ERROR;
}

static void
bind_optional (HdStmt *stmt, const char *name, gint64 value, gint64 none)
{
  if (value == none)
    hd_stmt_bind_null (stmt, name);
  else
    hd_stmt_bind_int (stmt, name, value);
}

static void
bind_absence (HdStmt *stmt, HdKeptDraft *draft, gint64 now)
{
  hd_stmt_bind_int (stmt, ":first_day", draft->first_day);
  hd_stmt_bind_int (stmt, ":last_day",
                    draft->last_day != HD_DATE_NONE ? draft->last_day : draft->first_day);
  bind_optional (stmt, ":from_minute", draft->from_minute, -1);
  bind_optional (stmt, ":to_minute", draft->to_minute, -1);
  hd_stmt_bind_text (stmt, ":zone", draft->zone);
  hd_stmt_bind_text (stmt, ":leave_type", draft->leave_type);
  bind_optional (stmt, ":amount_minutes", draft->amount_minutes, -1);
  hd_stmt_bind_text (stmt, ":charge", draft->charge[0] != '\0' ? draft->charge : "leave");
  bind_optional (stmt, ":busy_from", draft->busy_from, -1);
  bind_optional (stmt, ":busy_to", draft->busy_to, -1);
  hd_stmt_bind_int (stmt, ":now", now);
}

static gint64
add_absence (HdDb *db, HdKeptDraft *draft, gint64 now, GError **error)
{
  g_autofree char *uid = g_uuid_string_random ();
  g_autoptr (HdStmt) stmt = hd_db_prepare (db,
                                           "INSERT INTO absence (uid, first_day, last_day, "
                                           "from_minute, to_minute, zone, leave_type,"
                                           " amount_minutes, charge, busy_from, busy_to, state,"
                                           " state_at, created_at) VALUES (:uid, :first_day,"
                                           " :last_day, :from_minute, :to_minute, :zone,"
                                           " :leave_type, :amount_minutes, :charge, :busy_from,"
                                           " :busy_to, 'requested', :now, :now)",
                                           error);

  if (stmt == NULL)
    return 0;
  hd_stmt_bind_text (stmt, ":uid", uid);
  bind_absence (stmt, draft, now);
  return hd_stmt_run (stmt, error) ? hd_db_get_last_id (db) : 0;
}

static gboolean
move_absence (HdDb *db, HdKeptDraft *draft, gint64 now, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "UPDATE absence SET first_day = :first_day, last_day = :last_day,"
                   " from_minute = :from_minute, to_minute = :to_minute, zone = :zone,"
                   " leave_type = :leave_type, amount_minutes = :amount_minutes,"
                   " charge = :charge, busy_from = :busy_from, busy_to = :busy_to,"
                   " state = 'requested', state_at = :now WHERE id = :id",
                   error);

  if (stmt == NULL)
    return FALSE;
  bind_absence (stmt, draft, now);
  hd_stmt_bind_int (stmt, ":id", draft->request);
  return hd_stmt_run (stmt, error);
}

/* An absence whose state is no longer “requested” waits for nothing. */
static gboolean
put_state (HdDb *db, gint64 id, const char *state, gint64 now, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "UPDATE absence SET state = :state, state_at = :now,"
                   " follow_up_at = iif (:state = 'requested', follow_up_at, NULL)"
                   " WHERE id = :id AND deleted_at IS NULL",
                   error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_text (stmt, ":state", state);
  hd_stmt_bind_int (stmt, ":now", now);
  hd_stmt_bind_int (stmt, ":id", id);
  return hd_stmt_run (stmt, error);
}

static gboolean
put_follow_up (HdDb *db, gint64 id, gint64 at, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "UPDATE absence SET follow_up_at = :at WHERE id = :id AND state = 'requested'",
                   error);

  if (stmt == NULL)
    return FALSE;
  bind_optional (stmt, ":at", at, 0);
  hd_stmt_bind_int (stmt, ":id", id);
  return hd_stmt_run (stmt, error);
}

static gint64
add_message (HdDb *db, HdKeptDraft *draft, gint64 absence, gint64 now, GError **error)
{
  g_autoptr (HdStmt) stmt = hd_db_prepare (db,
                                           "INSERT INTO message (absence, purpose, recipient, "
                                           "recipient_name, situation, channel, tone,"
                                           " language, variant, facts, subject, body, sent_at) "
                                           "VALUES (:absence, :purpose, :recipient,"
                                           " :recipient_name, :situation, :channel, :tone, "
                                           ":language, :variant, :facts, :subject, :body,"
                                           " :now)",
                                           error);

  if (stmt == NULL)
    return 0;
  hd_stmt_bind_int (stmt, ":absence", absence);
  hd_stmt_bind_text (stmt, ":purpose", draft->purpose);
  bind_optional (stmt, ":recipient", draft->recipient, 0);
  hd_stmt_bind_text (stmt, ":recipient_name", draft->recipient_name);
  hd_stmt_bind_text (stmt, ":situation", draft->situation);
  hd_stmt_bind_text (stmt, ":channel", draft->channel);
  hd_stmt_bind_text (stmt, ":tone", draft->tone);
  hd_stmt_bind_text (stmt, ":language", draft->language);
  hd_stmt_bind_int (stmt, ":variant", draft->variant);
  hd_stmt_bind_text (stmt, ":facts", draft->facts);
  hd_stmt_bind_text (stmt, ":subject", draft->subject);
  hd_stmt_bind_text (stmt, ":body", draft->body);
  hd_stmt_bind_int (stmt, ":now", now);
  return hd_stmt_run (stmt, error) ? hd_db_get_last_id (db) : 0;
}

static gboolean
note_use (HdDb *db, HdKeptDraft *draft, gint64 now, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db, "UPDATE recipient SET used_at = :now WHERE id = :id", error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":now", now);
  hd_stmt_bind_int (stmt, ":id", draft->recipient);
  return hd_stmt_run (stmt, error);
}

/* What the message does to the absence that it is about. Returns its id, 0 with error set. */
static gint64
apply_purpose (HdDb *db, gint64 step, HdKeptDraft *draft, gint64 now, GError **error)
{
  if (draft->request == 0)
    {
      gint64 id = add_absence (db, draft, now, error);

      return id != 0 && hd_undo_made (db, step, "absence", id, error) ? id : 0;
    }

  if (!hd_undo_changes (db, step, "absence", "*", draft->request, error))
    return 0;

  /* What was held for oneself is asked for now; what was asked for is changed. */
  if ((g_str_equal (draft->purpose, "request") || g_str_equal (draft->purpose, "change")) &&
      !move_absence (db, draft, now, error))
    return 0;
  if (g_str_equal (draft->purpose, "cancel") &&
      !put_state (db, draft->request, "cancelled", now, error))
    return 0;

  return draft->request;
}

/**
 * hd_requests_table_send:
 * @draft: what was sent; it is gone from the drafts afterwards
 * @follow_up_at: from when an answer would be overdue, if one is awaited; 0 for never
 *
 * “I sent it”: stores the message and what it does to its absence, as one step of undo.
 *
 * Returns: the absence's id, or 0 with @error set; %HD_ERROR_MISSING when there is no day,
 *   %HD_ERROR_INVALID when it ends before it begins
 */
gint64
hd_requests_table_send (HdDb *db,
                        HdKeptDraft *draft,
                        gint64 now,
                        gint64 follow_up_at,
                        GError **error)
{
  gboolean awaits;
  gint64 step;
  gint64 absence;
  gint64 message;

  if (draft->first_day == HD_DATE_NONE &&
      (draft->request == 0 || g_str_equal (draft->purpose, "change")))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_MISSING,
                           _ ("The message has no day to book."));
      return 0;
    }

  if ((draft->last_day != HD_DATE_NONE && draft->last_day < draft->first_day) ||
      (draft->from_minute == -1) != (draft->to_minute == -1) ||
      (draft->first_day == draft->last_day && draft->to_minute < draft->from_minute))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_INVALID,
                           _ ("The time off ends before it begins."));
      return 0;
    }

  /* Kept first, so that undo brings it back as it was sent. */
  if (!hd_drafts_table_keep (db, draft, now, error) || !awaits_answer (db, draft, &awaits, error))
    return 0;

  step = hd_undo_begin (db, "request-send", now, error);
  if (step == 0 ||
      !hd_undo_remove_row (db, step, "draft", hd_record_get_id (HD_RECORD (draft)), now, error))
    return 0;

  absence = apply_purpose (db, step, draft, now, error);
  if (absence == 0)
    return 0;

  message = add_message (db, draft, absence, now, error);
  if (message == 0 || !hd_undo_made (db, step, "message", message, error))
    return 0;

  if (awaits && !put_follow_up (db, absence, follow_up_at, error))
    return 0;

  return draft->recipient == 0 || note_use (db, draft, now, error) ? absence : 0;
}

/* An answer, or a change of mind: @state as in the table. */
gboolean
hd_requests_table_set_state (HdDb *db, gint64 id, const char *state, gint64 now, GError **error)
{
  g_autofree char *verb = g_strconcat ("request-", state, NULL);
  gint64 step = hd_undo_begin (db, verb, now, error);

  return step != 0 &&
         hd_undo_changes (db, step, "absence", "state, state_at, follow_up_at", id, error) &&
         put_state (db, id, state, now, error);
}
