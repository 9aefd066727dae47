/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"

G_BEGIN_DECLS

/* A database that is there, or the test fails. */
static inline HdDb *
hd_test_db_open (const HdSchema *schema, const char *path)
{
  g_autoptr (GError) error = NULL;
  HdDb *db = hd_db_open (schema, path, &error);

  g_assert_no_error (error);
  return db;
}

static inline void
hd_test_db_exec (HdDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  hd_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

/* The one number that @sql answers with. */
static inline gint64
hd_test_db_ask (HdDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdStmt) stmt = hd_db_prepare (db, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpint (hd_stmt_step (stmt, &error), ==, HD_STEP_ROW);
  return hd_stmt_get_int (stmt, 0);
}

G_END_DECLS
