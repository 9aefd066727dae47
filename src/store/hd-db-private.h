/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* What the files hd-db*.c share; no other one sees SQLite. */

/* Follows the name of a file that was set aside; a date comes after it. */
#define HD_DB_DAMAGED_TAIL ".damaged-"

struct _HdDb
{
  sqlite3 *handle;
  GThread *owner;
  GCancellable *cancellable; /* of the job that runs now */
  char *name;                /* what sentences call the file: its base name */
  char *path;                /* NULL for one in memory */
};

void _hd_db_set_damaged (const char *name, const char *detail, GError **error);
void _hd_db_set_error (HdDb *self, GError **error);
gint64 _hd_db_pragma_int (HdDb *self, const char *sql);
gboolean _hd_db_make_private_file (const char *path, const char *name, GError **error);
HdDb *_hd_db_open_handle (const char *path, const char *name, int flags, GError **error);

G_END_DECLS
