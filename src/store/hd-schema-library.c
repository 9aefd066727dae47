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

  /* 2: feeds. A feed is a source of its own, so its id is that of its source. */
  "CREATE TABLE folder ("
  "  id INTEGER PRIMARY KEY,"
  "  parent INTEGER REFERENCES folder (id) ON DELETE SET NULL,"
  "  title TEXT NOT NULL,"
  "  deleted_at INTEGER"
  ") STRICT;"
  "CREATE TABLE feed ("
  "  id INTEGER PRIMARY KEY REFERENCES source (id),"
  "  given_title TEXT NOT NULL,"
  "  url TEXT NOT NULL UNIQUE,"
  "  site TEXT NOT NULL,"
  "  folder INTEGER REFERENCES folder (id) ON DELETE SET NULL,"
  "  keep INTEGER NOT NULL CHECK (keep > 0),"
  "  full_text INTEGER NOT NULL CHECK (full_text IN (0, 1)),"
  "  interval INTEGER NOT NULL CHECK (interval >= 0),"
  "  allow_local INTEGER NOT NULL CHECK (allow_local IN (0, 1)),"
  "  etag TEXT NOT NULL,"
  "  last_modified TEXT NOT NULL,"
  "  moving_to TEXT NOT NULL,"
  "  old_url TEXT NOT NULL,"
  "  ttl INTEGER NOT NULL,"
  "  skip_hours INTEGER NOT NULL,"
  "  skip_days INTEGER NOT NULL,"
  "  added_at INTEGER,"
  "  checked_at INTEGER,"
  "  succeeded_at INTEGER,"
  "  next_at INTEGER,"
  "  failures INTEGER NOT NULL,"
  "  error TEXT NOT NULL,"
  "  stopped INTEGER NOT NULL CHECK (stopped IN (0, 1)),"
  "  deleted_at INTEGER"
  ") STRICT;"
  /* What was seen of a feed. It outlives its article, which would come back with the next request
   * else; the second key is the first without what sites change for all entries at a time. */
  "CREATE TABLE entry ("
  "  id INTEGER PRIMARY KEY,"
  "  feed INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,"
  "  key TEXT NOT NULL,"
  "  second_key TEXT NOT NULL,"
  "  link TEXT NOT NULL,"
  "  sum TEXT NOT NULL,"
  "  article INTEGER UNIQUE REFERENCES article (id) ON DELETE SET NULL,"
  "  seen_at INTEGER NOT NULL,"
  "  UNIQUE (feed, key)"
  ") STRICT;"
  "CREATE INDEX entry_second_key ON entry (feed, second_key);"
  /* Sites that wish to be left alone for a time. */
  "CREATE TABLE feed_host ("
  "  host TEXT PRIMARY KEY,"
  "  not_before INTEGER NOT NULL"
  ") STRICT;",

  /* 3: saved pages */
  "ALTER TABLE article ADD COLUMN site TEXT NOT NULL DEFAULT '';"
  /* HdPageDoubts, which mean nothing here */
  "ALTER TABLE article ADD COLUMN doubts INTEGER NOT NULL DEFAULT 0;"
  /* Every address under which a page is known. */
  "CREATE TABLE article_key ("
  "  key TEXT PRIMARY KEY,"
  "  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX article_key_article ON article_key (article);"
  /* The page as it came, compressed. */
  "CREATE TABLE page ("
  "  article INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,"
  "  address TEXT,"
  "  charset TEXT,"
  "  bytes BLOB NOT NULL,"
  "  length INTEGER NOT NULL"
  ") STRICT;"
  /* Which files are needed: one that no row names can go. */
  "CREATE TABLE article_picture ("
  "  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,"
  "  name TEXT NOT NULL,"
  "  PRIMARY KEY (article, name)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE TABLE tag ("
  "  id INTEGER PRIMARY KEY,"
  "  name TEXT NOT NULL UNIQUE COLLATE NOCASE"
  ") STRICT;"
  "CREATE TABLE article_tag ("
  "  id INTEGER PRIMARY KEY,"
  "  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,"
  "  tag INTEGER NOT NULL REFERENCES tag (id),"
  "  deleted_at INTEGER"
  ") STRICT;"
  "CREATE INDEX article_tag_tag ON article_tag (tag, article) WHERE deleted_at IS NULL;"
  "CREATE INDEX article_tag_article ON article_tag (article);"
  /* What an article has in common with others, found when it was stored. */
  "CREATE TABLE article_related ("
  "  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,"
  "  other INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,"
  "  score INTEGER NOT NULL,"
  "  PRIMARY KEY (article, other)"
  ") STRICT, WITHOUT ROWID;"
  "CREATE INDEX article_related_other ON article_related (other);",

  /* 4: where the pictures of a page came from, so that the page can be read again */
  "DROP TABLE article_picture;"
  "CREATE TABLE article_picture ("
  "  article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,"
  "  source TEXT NOT NULL,"
  "  name TEXT NOT NULL,"
  "  width INTEGER NOT NULL,"
  "  height INTEGER NOT NULL,"
  "  PRIMARY KEY (article, source)"
  ") STRICT, WITHOUT ROWID;",
};

const HdSchema hd_schema_library = {
  .application_id = 0x48646c62, /* “Hdlb” */
  .full_sync = FALSE,
  .scripts = scripts,
  .n_scripts = G_N_ELEMENTS (scripts),
};
