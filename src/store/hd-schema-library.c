/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-schema.h"

#include "hd-undo.h"

/* Conventions as in hd-schema-private.c. */
static const char *const scripts[] = {
  /* 1 */
  "CREATE TABLE source ("
  "  id INTEGER PRIMARY KEY,"
  "  kind TEXT NOT NULL CHECK (kind IN ('advice', 'saved', 'feed')),"
  "  title TEXT NOT NULL,"
  "  url TEXT UNIQUE"
  ") STRICT;"
  "INSERT INTO source (id, kind, title) VALUES (1, 'advice', ''), (2, 'saved', '');"

  /* Only what a list shows: a page of a list reads a few small rows. */
  "CREATE TABLE article ("
  "  id INTEGER PRIMARY KEY,"
  "  slug TEXT UNIQUE,"
  "  url TEXT UNIQUE,"
  "  source INTEGER NOT NULL REFERENCES source (id),"
  "  title TEXT NOT NULL,"
  "  neutral_title TEXT NOT NULL,"
  "  byline TEXT NOT NULL,"
  "  language TEXT NOT NULL,"
  "  excerpt TEXT NOT NULL,"
  "  published_at INTEGER,"
  "  saved_at INTEGER NOT NULL,"
  "  sorted_at INTEGER NOT NULL,"
  "  words INTEGER NOT NULL,"
  "  minutes INTEGER NOT NULL,"
  "  pictures INTEGER NOT NULL,"
  "  position INTEGER NOT NULL DEFAULT 0,"
  "  unread INTEGER NOT NULL DEFAULT 1 CHECK (unread IN (0, 1)),"
  "  starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1)),"
  "  read_at INTEGER,"
  "  deleted_at INTEGER,"
  "  CHECK (slug IS NOT NULL OR url IS NOT NULL)"
  ") STRICT;"
  /* One for each list: newest first, straight from the index. */
  "CREATE INDEX article_all ON article (sorted_at DESC, id DESC) WHERE deleted_at IS NULL;"
  "CREATE INDEX article_unread ON article (sorted_at DESC, id DESC)"
  "  WHERE deleted_at IS NULL AND unread = 1;"
  "CREATE INDEX article_starred ON article (sorted_at DESC, id DESC)"
  "  WHERE deleted_at IS NULL AND starred = 1;"
  "CREATE INDEX article_source ON article (source, sorted_at DESC, id DESC)"
  "  WHERE deleted_at IS NULL;"

  "CREATE INDEX article_counts ON article (source, unread, starred) WHERE deleted_at IS NULL;"

  /* The document in its wire format, which the store does not look into. */
  "CREATE TABLE article_document ("
  "  article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,"
  "  bytes BLOB NOT NULL"
  ") STRICT;"

  /* What the index is built from; FTS5 reads the columns by these names. */
  "CREATE TABLE article_text ("
  "  id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,"
  "  title TEXT NOT NULL,"
  "  body TEXT NOT NULL"
  ") STRICT;"
  /* remove_diacritics 2, as 1 misses precomposed Vietnamese letters. */
  "CREATE VIRTUAL TABLE article_index USING fts5 (title, body, content='article_text',"
  "  content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3');"
  "CREATE VIRTUAL TABLE article_term USING fts5vocab (article_index, row);"

  "CREATE TABLE note ("
  "  id INTEGER PRIMARY KEY,"
  "  name TEXT NOT NULL UNIQUE,"
  "  value TEXT NOT NULL,"
  "  deleted_at INTEGER"
  ") STRICT;" HD_UNDO_SCHEMA_1,
};

const HdSchema hd_schema_library = {
  .application_id = 0x48646c62, /* “Hdlb” */
  .full_sync = FALSE,
  .scripts = scripts,
  .n_scripts = G_N_ELEMENTS (scripts),
};
