/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feeds-table.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-error.h"
#include "hd-record-sql.h"
#include "hd-undo.h"

/*
 * Feeds and their folders. What a feed is called stands with its source, where lists of articles
 * read it.
 */

#define SELECT_FEED                                                                                \
  "SELECT feed.*, iif (source.title != '', source.title, feed.url) AS title,"                      \
  " (SELECT count(*) FROM article WHERE source = feed.id AND deleted_at IS NULL AND unread = 1)"   \
  "   AS unread,"                                                                                  \
  " (SELECT count(*) FROM article WHERE source = feed.id AND deleted_at IS NULL) AS n_articles"    \
  " FROM feed JOIN source USING (id) WHERE feed.deleted_at IS NULL"

/* Returns: (transfer full) (element-type HdSubscription): all feeds, by title */
GPtrArray *
hd_feeds_table_list (HdDb *db, GError **error)
{
  return hd_record_select (db, HD_TYPE_SUBSCRIPTION, SELECT_FEED " ORDER BY lower (title), feed.id",
                           error);
}

/* Returns: (transfer full) (element-type HdSubscription): the feeds of a folder and those in it */
GPtrArray *
hd_feeds_table_list_inside (HdDb *db, gint64 folder, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   SELECT_FEED " AND feed.folder IN (WITH RECURSIVE inside (id) AS"
                               " (VALUES (:folder) UNION SELECT folder.id FROM folder"
                               "  JOIN inside ON folder.parent = inside.id) SELECT id FROM inside)",
                   error);

  if (stmt == NULL)
    return NULL;
  hd_stmt_bind_int (stmt, ":folder", folder);
  return hd_record_collect (stmt, HD_TYPE_SUBSCRIPTION, error);
}

/* Returns: (transfer full) (element-type HdFeedFolder): all folders, by title */
GPtrArray *
hd_feeds_table_list_folders (HdDb *db, GError **error)
{
  return hd_record_select (db, HD_TYPE_FEED_FOLDER,
                           "SELECT folder.*,"
                           " (SELECT count(*) FROM article WHERE deleted_at IS NULL AND unread = 1 "
                           "AND source IN"
                           "   (WITH RECURSIVE inside (id) AS (VALUES (folder.id) UNION"
                           "     SELECT f.id FROM folder AS f JOIN inside ON f.parent = inside.id)"
                           "    SELECT feed.id FROM feed JOIN inside ON feed.folder = inside.id)) "
                           "AS unread"
                           " FROM folder WHERE deleted_at IS NULL ORDER BY lower (title), id",
                           error);
}

static void
set_gone (GError **error)
{
  g_set_error_literal (error, HD_ERROR, HD_ERROR_NOT_FOUND, _ ("There is no such feed."));
}

/* Returns: (transfer full): a feed, or %NULL with @error set */
HdSubscription *
hd_feeds_table_get (HdDb *db, gint64 id, GError **error)
{
  g_autoptr (HdStmt) stmt = hd_db_prepare (db, SELECT_FEED " AND feed.id = :id", error);
  g_autoptr (GPtrArray) found = NULL;

  if (stmt == NULL)
    return NULL;
  hd_stmt_bind_int (stmt, ":id", id);
  found = hd_record_collect (stmt, HD_TYPE_SUBSCRIPTION, error);
  if (found != NULL && found->len == 0)
    set_gone (error);
  return found != NULL && found->len > 0 ? g_object_ref (found->pdata[0]) : NULL;
}

/* The id that a statement gives; 0 for none, -1 with @error set. */
static gint64
read_id (HdStmt *stmt, GError **error)
{
  switch (hd_stmt_step (stmt, error))
    {
    case HD_STEP_ROW:
      return hd_stmt_get_int (stmt, 0);
    case HD_STEP_DONE:
      return 0;
    case HD_STEP_ERROR:
    default:
      return -1;
    }
}

/* Returns: the id of the feed at an address, 0 when there is none, -1 with @error set */
gint64
hd_feeds_table_find (HdDb *db, const char *url, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db, "SELECT id FROM feed WHERE url = :url AND deleted_at IS NULL", error);

  if (stmt == NULL)
    return -1;
  hd_stmt_bind_text (stmt, ":url", url);
  return read_id (stmt, error);
}

/* Begins a step of undo in which feeds and folders are added. */
gint64
hd_feeds_table_begin_add (HdDb *db, gint64 now, GError **error)
{
  return hd_undo_begin (db, "feed-add", now, error);
}

static gboolean
put_title (HdDb *db, gint64 id, const char *title, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db, "UPDATE source SET title = :title WHERE id = :id", error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_text (stmt, ":title", title);
  hd_stmt_bind_int (stmt, ":id", id);
  return hd_stmt_run (stmt, error);
}

/* Makes room for an address that belonged to a feed that was removed. */
static gboolean
free_address (HdDb *db, const char *url, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "UPDATE feed SET url = 'removed:' || id || ':' || url WHERE url = :url"
                   " AND deleted_at IS NOT NULL",
                   error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_text (stmt, ":url", url);
  return hd_stmt_run (stmt, error);
}

/**
 * hd_feeds_table_add:
 * @step: of hd_feeds_table_begin_add()
 * @feed: gets its id; that of the feed which is there, when one has this address
 */
gboolean
hd_feeds_table_add (HdDb *db, gint64 step, HdSubscription *feed, gint64 now, GError **error)
{
  gint64 known = hd_feeds_table_find (db, feed->url, error);
  g_autoptr (HdStmt) source = NULL;
  g_autoptr (HdStmt) stmt = NULL;

  if (known < 0)
    return FALSE;
  hd_record_set_id (HD_RECORD (feed), known);
  if (known > 0)
    return TRUE;

  source = hd_db_prepare (db, "INSERT INTO source (kind, title) VALUES ('feed', :title)", error);
  if (source == NULL)
    return FALSE;
  hd_stmt_bind_text (source, ":title", feed->title);
  if (!hd_stmt_run (source, error))
    return FALSE;
  hd_record_set_id (HD_RECORD (feed), hd_db_get_last_id (db));

  if (!free_address (db, feed->url, error))
    return FALSE;
  g_object_set (feed, "added-at", now, NULL);
  stmt = hd_db_prepare (db,
                        "INSERT INTO feed (id, given_title, url, site, folder, keep, full_text, "
                        "interval, allow_local,"
                        " etag, last_modified, moving_to, old_url, ttl, skip_hours, skip_days, "
                        "added_at, checked_at,"
                        " succeeded_at, next_at, failures, error, stopped) VALUES (:id, "
                        ":given_title, :url, :site,"
                        " :folder, :keep, :full_text, :interval, :allow_local, :etag, "
                        ":last_modified, :moving_to,"
                        " :old_url, :ttl, :skip_hours, :skip_days, :added_at, :checked_at, "
                        ":succeeded_at, :next_at,"
                        " :failures, :error, :stopped)",
                        error);
  if (stmt == NULL)
    return FALSE;
  hd_record_bind (HD_RECORD (feed), stmt);
  hd_stmt_bind_int (stmt, ":id", hd_record_get_id (HD_RECORD (feed)));
  return hd_stmt_run (stmt, error) &&
         hd_undo_made (db, step, "feed", hd_record_get_id (HD_RECORD (feed)), error);
}

/* Returns: the folder of this name there, which is made if need be, or 0 with @error set */
gint64
hd_feeds_table_add_folder (HdDb *db, gint64 step, gint64 parent, const char *title, GError **error)
{
  g_autoptr (HdStmt) find = hd_db_prepare (db,
                                           "SELECT id FROM folder WHERE parent IS :parent AND"
                                           " title = :title AND deleted_at IS NULL",
                                           error);
  g_autoptr (HdStmt) stmt = NULL;
  gint64 id;

  if (find == NULL)
    return 0;
  if (parent != 0)
    hd_stmt_bind_int (find, ":parent", parent);
  hd_stmt_bind_text (find, ":title", title);
  id = read_id (find, error);
  if (id != 0)
    return MAX (id, 0);

  stmt = hd_db_prepare (db, "INSERT INTO folder (parent, title) VALUES (:parent, :title)", error);
  if (stmt == NULL)
    return 0;
  if (parent != 0)
    hd_stmt_bind_int (stmt, ":parent", parent);
  hd_stmt_bind_text (stmt, ":title", title);
  if (!hd_stmt_run (stmt, error))
    return 0;
  id = hd_db_get_last_id (db);
  return hd_undo_made (db, step, "folder", id, error) ? id : 0;
}

/* One statement about one row, with a value that may be text or a number (0 for NULL). */
static gboolean
run_for (HdDb *db, const char *sql, gint64 id, const char *text, gint64 number, GError **error)
{
  g_autoptr (HdStmt) stmt = hd_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":id", id);
  if (text != NULL)
    hd_stmt_bind_text (stmt, ":value", text);
  else if (number != 0)
    hd_stmt_bind_int (stmt, ":value", number);
  return hd_stmt_run (stmt, error);
}

/* Gives a feed a name of the user's; "" for its own again, with the next answer. */
static gboolean
rename_feed (HdDb *db, gint64 step, gint64 id, const char *title, GError **error)
{
  return hd_undo_changes (db, step, "feed", "given_title", id, error) &&
         hd_undo_changes (db, step, "source", "title", id, error) &&
         run_for (db, "UPDATE feed SET given_title = :value WHERE id = :id", id, title, 0, error) &&
         (title[0] == '\0' || put_title (db, id, title, error));
}

/* Puts a feed into a folder; 0 for none. */
static gboolean
move_feed (HdDb *db, gint64 step, gint64 id, gint64 folder, GError **error)
{
  return hd_undo_changes (db, step, "feed", "folder", id, error) &&
         run_for (db, "UPDATE feed SET folder = :value WHERE id = :id", id, NULL, folder, error);
}

static gboolean
configure_feed (HdDb *db, gint64 step, HdSubscription *feed, GError **error)
{
  gint64 id = hd_record_get_id (HD_RECORD (feed));
  g_autoptr (HdStmt) stmt = NULL;

  if (!hd_undo_changes (db, step, "feed", "keep, full_text, interval, next_at", id, error))
    return FALSE;
  stmt = hd_db_prepare (db,
                        "UPDATE feed SET keep = :keep, full_text = :full_text,"
                        " interval = :interval, next_at = iif (:interval > 0,"
                        "   min (coalesce (next_at, 0), coalesce (checked_at, 0) + :interval * 60),"
                        "   next_at) WHERE id = :id",
                        error);
  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":keep", CLAMP (feed->keep, 1, HD_SUBSCRIPTION_KEEP_MAX));
  hd_stmt_bind_int (stmt, ":full_text", feed->full_text);
  hd_stmt_bind_int (stmt, ":interval", MAX (feed->interval, 0));
  hd_stmt_bind_int (stmt, ":id", id);
  return hd_stmt_run (stmt, error);
}

/**
 * hd_feeds_table_change:
 * @before: the feed as it was when somebody began to change it
 * @feed: and as it is to be: its title ("" for its own again), folder, keep, full text, interval
 * @folder: (nullable): the name of a folder at the top that it goes to, made if need be
 *
 * Stores what the user wants of a feed, as one step: what differs between the two, and no more.
 */
gboolean
hd_feeds_table_change (HdDb *db,
                       HdSubscription *before,
                       HdSubscription *feed,
                       const char *folder,
                       gint64 now,
                       GError **error)
{
  gint64 id = hd_record_get_id (HD_RECORD (feed));
  gint64 step = hd_undo_begin (db, "feed-change", now, error);
  gint64 to = feed->folder;

  if (step != 0 && folder != NULL)
    to = hd_feeds_table_add_folder (db, step, 0, folder, error);
  if (step == 0 || (folder != NULL && to == 0))
    return FALSE;
  if (!g_str_equal (feed->title, before->title) && !rename_feed (db, step, id, feed->title, error))
    return FALSE;
  if (to != before->folder && !move_feed (db, step, id, to, error))
    return FALSE;
  return (feed->keep == before->keep && feed->full_text == before->full_text &&
          feed->interval == before->interval) ||
         configure_feed (db, step, feed, error);
}

/* Takes a feed away with its articles, but for those with a star. */
gboolean
hd_feeds_table_remove (HdDb *db, gint64 id, gint64 now, GError **error)
{
  gint64 step = hd_undo_begin (db, "feed-remove", now, error);
  g_autoptr (HdStmt) keep = NULL;
  g_autoptr (HdStmt) hide = NULL;

  if (step == 0 || !hd_undo_remove_row (db, step, "feed", id, now, error))
    return FALSE;

  keep = hd_db_prepare (db,
                        "INSERT INTO undo_row (step, seq, table_name, row_id, image)"
                        " SELECT :step, row_number() OVER () + (SELECT count(*) FROM undo_row"
                        "   WHERE step = :step), 'article', id,"
                        "   json_object ('deleted_at', deleted_at)"
                        " FROM article WHERE source = :id AND deleted_at IS NULL AND starred = 0",
                        error);
  if (keep == NULL)
    return FALSE;
  hd_stmt_bind_int (keep, ":step", step);
  hd_stmt_bind_int (keep, ":id", id);
  hide = hd_db_prepare (db,
                        "UPDATE article SET deleted_at = :now WHERE source = :id"
                        " AND deleted_at IS NULL AND starred = 0",
                        error);
  if (hide == NULL || !hd_stmt_run (keep, error))
    return FALSE;
  hd_stmt_bind_int (hide, ":now", now);
  hd_stmt_bind_int (hide, ":id", id);
  return hd_stmt_run (hide, error);
}

gboolean
hd_feeds_table_rename_folder (HdDb *db, gint64 id, const char *title, gint64 now, GError **error)
{
  gint64 step = hd_undo_begin (db, "folder-change", now, error);

  return step != 0 && hd_undo_changes (db, step, "folder", "title", id, error) &&
         run_for (db, "UPDATE folder SET title = :value WHERE id = :id", id, title, 0, error);
}

/* Keeps, as a part of a step, where the rows stand that point to a folder, and moves them. */
static gboolean
move_up (HdDb *db, gint64 step, const char *table, const char *column, gint64 id, GError **error)
{
  g_autofree char *keep =
    g_strdup_printf ("INSERT INTO undo_row (step, seq, table_name, row_id, image)"
                     " SELECT :value, row_number() OVER () + (SELECT count(*) FROM undo_row WHERE "
                     "step = :value),"
                     " '%s', id, json_object ('%s', %s) FROM %s WHERE %s = :id AND deleted_at IS "
                     "NULL",
                     table, column, column, table, column);
  g_autofree char *move =
    g_strdup_printf ("UPDATE %s SET %s = (SELECT parent FROM folder WHERE id = :id) WHERE %s = :id"
                     " AND deleted_at IS NULL",
                     table, column, column);
  g_autoptr (HdStmt) stmt = NULL;

  if (!run_for (db, keep, id, NULL, step, error))
    return FALSE;
  stmt = hd_db_prepare (db, move, error);
  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":id", id);
  return hd_stmt_run (stmt, error);
}

/* Takes a folder away; what is in it moves to where the folder was. */
gboolean
hd_feeds_table_remove_folder (HdDb *db, gint64 id, gint64 now, GError **error)
{
  gint64 step = hd_undo_begin (db, "folder-remove", now, error);

  return step != 0 && hd_undo_remove_row (db, step, "folder", id, now, error) &&
         move_up (db, step, "feed", "folder", id, error) &&
         move_up (db, step, "folder", "parent", id, error);
}

/**
 * hd_feeds_table_put_outcome:
 * @feed: as a request has left it
 * @own_title: (nullable): what the feed calls itself, when it answered
 *
 * Stores how a request went; nothing to undo. What the user set meanwhile is not touched.
 */
gboolean
hd_feeds_table_put_outcome (HdDb *db, HdSubscription *feed, const char *own_title, GError **error)
{
  gint64 id = hd_record_get_id (HD_RECORD (feed));
  gint64 other = hd_feeds_table_find (db, feed->url, error);
  g_autoptr (HdStmt) stmt = NULL;

  if (other < 0 || !free_address (db, feed->url, error))
    return FALSE;

  /* Where another feed is already, this one does not move to. */
  stmt = hd_db_prepare (db,
                        "UPDATE feed SET url = iif (:free, :url, url), old_url = iif (:free, "
                        ":old_url, old_url),"
                        " allow_local = iif (:free, min (allow_local, :allow_local), allow_local),"
                        " site = :site, etag = :etag, last_modified = :last_modified, moving_to = "
                        ":moving_to,"
                        " ttl = :ttl, skip_hours = :skip_hours, skip_days = :skip_days, checked_at "
                        "= :checked_at,"
                        " succeeded_at = :succeeded_at, next_at = :next_at, failures = :failures, "
                        "error = :error,"
                        " stopped = :stopped WHERE id = :id AND deleted_at IS NULL",
                        error);
  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_int (stmt, ":id", id);
  hd_stmt_bind_int (stmt, ":free", other == 0 || other == id);
  hd_stmt_bind_text (stmt, ":url", feed->url);
  hd_stmt_bind_text (stmt, ":old_url", feed->old_url);
  hd_stmt_bind_int (stmt, ":allow_local", feed->allow_local);
  hd_stmt_bind_text (stmt, ":site", feed->site);
  hd_stmt_bind_text (stmt, ":etag", feed->etag);
  hd_stmt_bind_text (stmt, ":last_modified", feed->last_modified);
  hd_stmt_bind_text (stmt, ":moving_to", feed->moving_to);
  hd_stmt_bind_int (stmt, ":ttl", feed->ttl);
  hd_stmt_bind_int (stmt, ":skip_hours", feed->skip_hours);
  hd_stmt_bind_int (stmt, ":skip_days", feed->skip_days);
  hd_stmt_bind_int (stmt, ":checked_at", feed->checked_at);
  if (feed->succeeded_at != 0)
    hd_stmt_bind_int (stmt, ":succeeded_at", feed->succeeded_at);
  hd_stmt_bind_int (stmt, ":next_at", feed->next_at);
  hd_stmt_bind_int (stmt, ":failures", feed->failures);
  hd_stmt_bind_text (stmt, ":error", feed->error);
  hd_stmt_bind_int (stmt, ":stopped", feed->stopped);
  if (!hd_stmt_run (stmt, error))
    return FALSE;

  return own_title == NULL ||
         run_for (db,
                  "UPDATE source SET title = :value WHERE id = :id AND title != :value AND"
                  " (SELECT given_title FROM feed WHERE feed.id = :id) = ''",
                  id, own_title, 0, error);
}

/* Returns: until when a host is not to be asked, 0 for at once, -1 with @error set */
gint64
hd_feeds_table_get_pause (HdDb *db, const char *host, gint64 now, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db, "SELECT not_before FROM feed_host WHERE host = :host AND not_before > :now",
                   error);

  if (stmt == NULL)
    return -1;
  hd_stmt_bind_text (stmt, ":host", host);
  hd_stmt_bind_int (stmt, ":now", now);
  return read_id (stmt, error);
}

gboolean
hd_feeds_table_set_pause (HdDb *db, const char *host, gint64 not_before, GError **error)
{
  g_autoptr (HdStmt) stmt =
    hd_db_prepare (db,
                   "INSERT INTO feed_host (host, not_before) VALUES (:host, :at)"
                   " ON CONFLICT (host) DO UPDATE SET not_before = max (not_before, :at)",
                   error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_text (stmt, ":host", host);
  hd_stmt_bind_int (stmt, ":at", not_before);
  return hd_stmt_run (stmt, error);
}
