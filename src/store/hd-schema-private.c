/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-schema.h"

#include "hd-search-schema.h"
#include "hd-leave-schema.h"
#include "hd-undo.h"

/*
 * Days are numbers of days since 1970-01-01, instants seconds since then in UTC, amounts whole
 * minutes. A row with deleted_at is gone for everybody but undo, until it is purged.
 */
static const char *const scripts[] = {
  /* 1 */
  "CREATE TABLE recipient ("
  "  id INTEGER PRIMARY KEY,"
  "  name TEXT NOT NULL,"
  "  email TEXT NOT NULL,"
  "  channel TEXT NOT NULL,"
  "  tone TEXT NOT NULL,"
  "  language TEXT NOT NULL,"
  "  address_form TEXT NOT NULL,"
  "  relation TEXT NOT NULL CHECK (relation IN ('approves', 'is-told')),"
  "  contractor INTEGER NOT NULL CHECK (contractor IN (0, 1)),"
  "  hr_limit INTEGER NOT NULL CHECK (hr_limit >= 0),"
  "  position INTEGER NOT NULL,"
  "  used_at INTEGER,"
  "  deleted_at INTEGER"
  ") STRICT;"

  /* What a request is about. The leave ledger will book on it; an absence outlives the messages
   * that were sent about it. */
  "CREATE TABLE absence ("
  "  id INTEGER PRIMARY KEY,"
  "  uid TEXT NOT NULL UNIQUE,"
  "  first_day INTEGER NOT NULL,"
  "  last_day INTEGER NOT NULL CHECK (last_day >= first_day),"
  "  from_minute INTEGER CHECK (from_minute BETWEEN 0 AND 1440),"
  "  to_minute INTEGER CHECK (to_minute BETWEEN 0 AND 1440),"
  "  zone TEXT NOT NULL,"
  "  leave_type TEXT NOT NULL,"
  "  amount_minutes INTEGER CHECK (amount_minutes >= 0),"
  "  state TEXT NOT NULL CHECK (state IN"
  "    ('draft', 'requested', 'approved', 'taken', 'denied', 'cancelled')),"
  "  state_at INTEGER NOT NULL,"
  "  follow_up_at INTEGER,"
  "  created_at INTEGER NOT NULL,"
  "  deleted_at INTEGER,"
  "  CHECK ((from_minute IS NULL) = (to_minute IS NULL))"
  ") STRICT;"
  "CREATE INDEX absence_by_day ON absence (first_day);"

  /* Every change of state, for good: written by the database itself, changed by nobody. */
  "CREATE TABLE absence_event ("
  "  id INTEGER PRIMARY KEY,"
  "  absence INTEGER NOT NULL REFERENCES absence (id) ON DELETE CASCADE,"
  "  at INTEGER NOT NULL,"
  "  from_state TEXT,"
  "  to_state TEXT NOT NULL"
  ") STRICT;"
  "CREATE INDEX absence_event_by_absence ON absence_event (absence);"
  "CREATE TRIGGER absence_made AFTER INSERT ON absence BEGIN"
  "  INSERT INTO absence_event (absence, at, from_state, to_state)"
  "    VALUES (new.id, unixepoch (), NULL, new.state);"
  "END;"
  "CREATE TRIGGER absence_moved AFTER UPDATE OF state ON absence"
  "  WHEN new.state IS NOT old.state BEGIN"
  "  INSERT INTO absence_event (absence, at, from_state, to_state)"
  "    VALUES (new.id, unixepoch (), old.state, new.state);"
  "END;"
  "CREATE TRIGGER absence_event_kept BEFORE UPDATE ON absence_event BEGIN"
  "  SELECT RAISE (ABORT, 'history is never changed');"
  "END;"
  /* Only together with the absence itself. */
  "CREATE TRIGGER absence_event_stays BEFORE DELETE ON absence_event"
  "  WHEN EXISTS (SELECT 1 FROM absence WHERE id = old.absence) BEGIN"
  "  SELECT RAISE (ABORT, 'history is never changed');"
  "END;"

  "CREATE TABLE message ("
  "  id INTEGER PRIMARY KEY,"
  "  absence INTEGER NOT NULL REFERENCES absence (id) ON DELETE CASCADE,"
  "  purpose TEXT NOT NULL CHECK (purpose IN"
  "    ('request', 'follow-up', 'change', 'cancel', 'confirm', 'other')),"
  "  recipient INTEGER REFERENCES recipient (id) ON DELETE SET NULL,"
  "  recipient_name TEXT NOT NULL,"
  "  situation TEXT NOT NULL,"
  "  channel TEXT NOT NULL,"
  "  tone TEXT NOT NULL,"
  "  language TEXT NOT NULL,"
  "  variant INTEGER NOT NULL,"
  "  facts TEXT NOT NULL,"
  "  subject TEXT NOT NULL,"
  "  body TEXT NOT NULL,"
  "  sent_at INTEGER NOT NULL,"
  "  deleted_at INTEGER"
  ") STRICT;"
  "CREATE INDEX message_by_absence ON message (absence, id);"
  "CREATE INDEX message_by_recipient ON message (recipient);"

  "CREATE TABLE draft ("
  "  id INTEGER PRIMARY KEY,"
  "  uid TEXT NOT NULL UNIQUE,"
  "  purpose TEXT NOT NULL,"
  "  request INTEGER REFERENCES absence (id) ON DELETE SET NULL,"
  "  facts TEXT NOT NULL,"
  "  situation TEXT NOT NULL,"
  "  channel TEXT NOT NULL,"
  "  tone TEXT NOT NULL,"
  "  language TEXT NOT NULL,"
  "  variant INTEGER NOT NULL,"
  "  recipient INTEGER REFERENCES recipient (id) ON DELETE SET NULL,"
  "  recipient_name TEXT NOT NULL,"
  "  subject TEXT NOT NULL,"
  "  body TEXT NOT NULL,"
  "  subject_edited INTEGER NOT NULL,"
  "  body_edited INTEGER NOT NULL,"
  "  first_day INTEGER,"
  "  last_day INTEGER,"
  "  from_minute INTEGER,"
  "  to_minute INTEGER,"
  "  zone TEXT NOT NULL,"
  "  leave_type TEXT NOT NULL,"
  "  amount_minutes INTEGER,"
  "  copied_at INTEGER,"
  "  created_at INTEGER,"
  "  updated_at INTEGER,"
  "  deleted_at INTEGER"
  ") STRICT;"
  "CREATE INDEX draft_by_request ON draft (request);"
  "CREATE INDEX draft_by_recipient ON draft (recipient);"

  "CREATE TABLE own_name ("
  "  id INTEGER PRIMARY KEY,"
  "  kind TEXT NOT NULL CHECK (kind IN ('company', 'recruiter', 'role', 'place', 'title', 'url',"
  "    'self', 'employer', 'tool', 'city')),"
  "  name TEXT NOT NULL,"
  "  exempt INTEGER NOT NULL CHECK (exempt IN (0, 1)),"
  "  ordinary INTEGER NOT NULL CHECK (ordinary IN (0, 1)),"
  "  deleted_at INTEGER"
  ") STRICT;"
  "CREATE UNIQUE INDEX own_name_once ON own_name (kind, name) WHERE deleted_at IS NULL;"

  "CREATE TABLE ignored_finding ("
  "  id INTEGER PRIMARY KEY,"
  "  finding TEXT NOT NULL,"
  "  at INTEGER NOT NULL,"
  "  deleted_at INTEGER"
  ") STRICT;"
  "CREATE UNIQUE INDEX ignored_finding_once ON ignored_finding (finding) WHERE deleted_at IS NULL;"

  /* What a payslip said was left, on its day. The newest entry counts. */
  "CREATE TABLE payslip ("
  "  id INTEGER PRIMARY KEY,"
  "  on_day INTEGER NOT NULL,"
  "  minutes INTEGER NOT NULL,"
  "  entered_at INTEGER NOT NULL,"
  "  deleted_at INTEGER"
  ") STRICT;"

  /* Preferences that are private text, such as the user's name. */
  "CREATE TABLE note ("
  "  id INTEGER PRIMARY KEY,"
  "  name TEXT NOT NULL UNIQUE,"
  "  value TEXT NOT NULL,"
  "  deleted_at INTEGER"
  ") STRICT;" HD_UNDO_SCHEMA_1,

  /* 2 */
  HD_SEARCH_SCHEMA_1,

  /* 3 */
  HD_LEAVE_SCHEMA_1,

  /* 4 */
  HD_SEARCH_SCHEMA_2,

  /* 5 */
  HD_SEARCH_SCHEMA_3,

  /* 6 */
  HD_SEARCH_SCHEMA_4,
};

const HdSchema hd_schema_private = {
  .application_id = 0x48646c76, /* “Hdlv” */
  .full_sync = TRUE,
  .scripts = scripts,
  .n_scripts = G_N_ELEMENTS (scripts),
};
