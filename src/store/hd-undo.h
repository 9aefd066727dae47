/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"

G_BEGIN_DECLS

#define HD_UNDO_SCHEMA_1                                                                           \
  "CREATE TABLE undo_step ("                                                                       \
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"                                                        \
  "  verb TEXT NOT NULL,"                                                                          \
  "  at INTEGER NOT NULL,"                                                                         \
  "  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))"                                   \
  ") STRICT;"                                                                                      \
  "CREATE TABLE undo_row ("                                                                        \
  "  step INTEGER NOT NULL REFERENCES undo_step (id) ON DELETE CASCADE,"                           \
  "  seq INTEGER NOT NULL,"                                                                        \
  "  table_name TEXT NOT NULL,"                                                                    \
  "  row_id INTEGER NOT NULL,"                                                                     \
  "  image TEXT,"                                                                                  \
  "  PRIMARY KEY (step, seq)"                                                                      \
  ") STRICT;"                                                                                      \
  "CREATE INDEX undo_row_by_row ON undo_row (table_name, row_id);"

/**
 * HdUndoStep:
 * @id: the step, 0 for none
 * @verb: what was done, as the verb named it
 * @at: when, in seconds since 1970
 */
typedef struct
{
  gint64 id;
  char *verb;
  gint64 at;
} HdUndoStep;

void hd_undo_step_free (HdUndoStep *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdUndoStep, hd_undo_step_free)

gint64 hd_undo_begin (HdDb *db, const char *verb, gint64 now, GError **error);
gboolean hd_undo_changes (HdDb *db,
                          gint64 step,
                          const char *table,
                          const char *columns,
                          gint64 row_id,
                          GError **error);
gboolean hd_undo_touches (HdDb *db,
                          gint64 step,
                          const char *table,
                          gint64 row_id,
                          gboolean *touches,
                          GError **error);
gboolean hd_undo_join (HdDb *db, gint64 step, gint64 later, GError **error);
gboolean hd_undo_made (HdDb *db, gint64 step, const char *table, gint64 row_id, GError **error);

HdUndoStep *hd_undo_last (HdDb *db, gboolean undone, GError **error);
gboolean hd_undo_swap (HdDb *db, gint64 step, gint64 now, GError **error);
gboolean hd_undo_remove_row (HdDb *db,
                             gint64 step,
                             const char *table,
                             gint64 row_id,
                             gint64 now,
                             GError **error);
gboolean hd_undo_reverse_entry (HdDb *db, gint64 step, gint64 entry, gint64 now, GError **error);
gboolean hd_undo_purge (HdDb *db, gint64 before, guint keep, GError **error);

G_END_DECLS
