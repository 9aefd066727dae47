/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HdDb:
 *
 * One connection to one SQLite database. It belongs to the thread that opened it.
 */
typedef struct _HdDb HdDb;

/**
 * HdStmt:
 *
 * One prepared statement of an #HdDb; it must be freed before its connection is closed.
 */
typedef struct _HdStmt HdStmt;

typedef enum
{
  HD_STEP_ERROR = -1,
  HD_STEP_DONE,
  HD_STEP_ROW,
} HdStep;

/**
 * HdSchema:
 * @application_id: marks the file as ours (SQLite's header field of that name)
 * @full_sync: private data: every commit waits for the disk, and the file is checked for damage
 *   when it is opened; otherwise a power cut may cost the last commits, never the file
 * @scripts: script N brings a database from version N to N + 1; one that has shipped is never
 *   edited
 * @n_scripts: the version that this program reads and writes
 *
 * What a database file must look like.
 */
typedef struct
{
  guint32 application_id;
  gboolean full_sync;
  const char *const *scripts;
  guint n_scripts;
} HdSchema;

/* How the backups begin, beside the databases, that restoring makes of what it replaces. */
#define HD_DB_KEPT_BACKUP "before-restore-"

/* Does one unit of work inside a transaction: FALSE with @error set rolls it back. */
typedef gboolean (*HdDbFunc) (HdDb *db, gpointer data, GError **error);

HdDb *hd_db_open (const HdSchema *schema, const char *path, GError **error);
HdDb *hd_db_open_reader (const HdSchema *schema, const char *path, GError **error);
HdDb *hd_db_open_bytes (const HdSchema *schema, GBytes *bytes, GError **error);
void hd_db_close (HdDb *self);

GBytes *hd_db_get_bytes (HdDb *self, GError **error);
gboolean hd_db_copy_to (HdDb *self, const char *path, GError **error);
gboolean hd_db_is_read_only (HdDb *self);
gint64 hd_db_get_data_version (HdDb *self);
GStrv hd_db_check (HdDb *self, GError **error);
gboolean hd_db_shred (HdDb *self, GError **error);
gboolean hd_db_remove_copies (const char *path, GError **error);
char *hd_db_set_aside (const char *path, const char *mark, GError **error);

void hd_db_set_triggers (HdDb *self, gboolean enabled);
void hd_db_set_cancellable (HdDb *self, GCancellable *cancellable);
gboolean hd_db_exec (HdDb *self, const char *sql, GError **error);
gboolean hd_db_transact (HdDb *self, HdDbFunc func, gpointer data, GError **error);
gboolean hd_db_read (HdDb *self, HdDbFunc func, gpointer data, GError **error);
gint64 hd_db_get_last_id (HdDb *self);
int hd_db_get_n_changes (HdDb *self);

HdStmt *hd_db_prepare (HdDb *self, const char *sql, GError **error);
void hd_stmt_free (HdStmt *self);
void hd_stmt_bind_int (HdStmt *self, const char *name, gint64 value);
void hd_stmt_bind_null (HdStmt *self, const char *name);
void hd_stmt_bind_text (HdStmt *self, const char *name, const char *value);
void hd_stmt_bind_bytes (HdStmt *self, const char *name, GBytes *value);
HdStep hd_stmt_step (HdStmt *self, GError **error);
gboolean hd_stmt_run (HdStmt *self, GError **error);
int hd_stmt_get_n_columns (HdStmt *self);
const char *hd_stmt_get_column_name (HdStmt *self, int column);
gboolean hd_stmt_is_null (HdStmt *self, int column);
gboolean hd_stmt_is_int (HdStmt *self, int column);
gint64 hd_stmt_get_int (HdStmt *self, int column);
const char *hd_stmt_get_text (HdStmt *self, int column);
GBytes *hd_stmt_get_bytes (HdStmt *self, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdDb, hd_db_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdStmt, hd_stmt_free)

G_END_DECLS
