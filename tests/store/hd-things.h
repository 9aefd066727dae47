/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"
#include "hd-error.h"
#include "hd-test-db.h"

G_BEGIN_DECLS

/* The schemas of a small database, one after another, and one that cannot be made. */

static const char *const scripts[] = {
  "CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;",
  "ALTER TABLE thing ADD COLUMN size INTEGER NOT NULL DEFAULT 7;",
  "CREATE TABLE other (id INTEGER PRIMARY KEY) STRICT; SYNTAX ERROR;",
};

static const HdSchema v1 = { 0x54657374, TRUE, scripts, 1 };
static const HdSchema v2 = { 0x54657374, TRUE, scripts, 2 };
static const HdSchema v3_fails = { 0x54657374, TRUE, scripts, 3 };
static const HdSchema unchecked = { 0x54657374, FALSE, scripts, 1 };
static const HdSchema another = { 0x4f746865, TRUE, scripts, 1 };

static inline void
refuse (const HdSchema *schema, const char *path, HdError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hd_db_open (schema, path, &error));
  g_assert_error (error, HD_ERROR, (int) code);
}

static inline gboolean
add (HdDb *db, const char *name, GError **error)
{
  g_autoptr (HdStmt) stmt = hd_db_prepare (db, "INSERT INTO thing (name) VALUES (:name)", error);

  if (stmt == NULL)
    return FALSE;
  hd_stmt_bind_text (stmt, ":name", name);
  return hd_stmt_run (stmt, error);
}

static inline gboolean
add_many (HdDb *db, gpointer data, GError **error)
{
  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *name = g_strdup_printf ("a rather long name of a thing, number %d", i);

      if (!add (db, name, error))
        return FALSE;
    }
  return TRUE;
}

G_END_DECLS
