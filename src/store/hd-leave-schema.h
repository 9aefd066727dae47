/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The leave ledger. What was entered stays for good; what is derived is not stored. */
#define HD_LEAVE_SCHEMA_1                                                                          \
  "CREATE TABLE pto_account ("                                                                     \
  "  id INTEGER PRIMARY KEY,"                                                                      \
  "  kind TEXT NOT NULL CHECK (kind IN ('leave', 'unpaid', 'unlimited')),"                         \
  "  day_minutes INTEGER NOT NULL CHECK (day_minutes BETWEEN 1 AND 1440),"                         \
  "  increment_minutes INTEGER NOT NULL CHECK (increment_minutes BETWEEN 1 AND 1440),"             \
  "  min_block_minutes INTEGER NOT NULL CHECK (min_block_minutes BETWEEN 0 AND 1440),"             \
  "  negative TEXT NOT NULL CHECK (negative IN ('none', 'limit', 'free')),"                        \
  "  negative_limit_minutes INTEGER NOT NULL CHECK (negative_limit_minutes >= 0),"                 \
  "  half_split INTEGER NOT NULL CHECK (half_split BETWEEN 0 AND 1440),"                           \
  "  half_exact INTEGER NOT NULL CHECK (half_exact IN (0, 1)),"                                    \
  "  region TEXT NOT NULL,"                                                                        \
  "  last_day INTEGER,"                                                                            \
  "  hourly_rate INTEGER NOT NULL CHECK (hourly_rate >= 0),"                                       \
  "  currency TEXT NOT NULL,"                                                                      \
  "  min_remainder INTEGER,"                                                                       \
  "  lunch_movable INTEGER NOT NULL CHECK (lunch_movable IN (0, 1)),"                              \
  "  makeup INTEGER NOT NULL CHECK (makeup IN (0, 1)),"                                            \
  "  core_from INTEGER NOT NULL CHECK (core_from BETWEEN 0 AND 1440),"                             \
  "  core_to INTEGER NOT NULL CHECK (core_to BETWEEN 0 AND 1440)"                                  \
  ") STRICT;"                                                                                      \
  "INSERT INTO pto_account VALUES"                                                                 \
  "  (1, 'leave', 480, 15, 0, 'none', 0, 750, 0, '', NULL, 0, '', NULL, 0, 0, 0, 0);"              \
                                                                                                   \
  /* Versions: a change is a new row, and old periods keep the old one. Terms are the JSON of a    \
   * scenario's policy in minutes, so that files, this table and the command line have one form.   \
   */                                                                                              \
  "CREATE TABLE pto_policy ("                                                                      \
  "  id INTEGER PRIMARY KEY,"                                                                      \
  "  account INTEGER NOT NULL REFERENCES pto_account (id),"                                        \
  "  valid_from INTEGER NOT NULL,"                                                                 \
  "  terms TEXT NOT NULL,"                                                                         \
  "  entered_at INTEGER NOT NULL,"                                                                 \
  "  deleted_at INTEGER"                                                                           \
  ") STRICT;"                                                                                      \
  "CREATE TRIGGER pto_policy_kept BEFORE UPDATE OF account, valid_from, terms ON pto_policy BEGIN" \
  "  SELECT RAISE (ABORT, 'a version is never changed');"                                          \
  "END;"                                                                                           \
  "CREATE TABLE schedule ("                                                                        \
  "  id INTEGER PRIMARY KEY,"                                                                      \
  "  valid_from INTEGER NOT NULL,"                                                                 \
  "  week TEXT NOT NULL,"                                                                          \
  "  entered_at INTEGER NOT NULL,"                                                                 \
  "  deleted_at INTEGER"                                                                           \
  ") STRICT;"                                                                                      \
  "CREATE TRIGGER schedule_kept BEFORE UPDATE OF valid_from, week ON schedule BEGIN"               \
  "  SELECT RAISE (ABORT, 'a version is never changed');"                                          \
  "END;"                                                                                           \
                                                                                                   \
  /* What the person said of a day; the public holidays of the region are rules, not rows. */      \
  "CREATE TABLE holiday ("                                                                         \
  "  id INTEGER PRIMARY KEY,"                                                                      \
  "  on_day INTEGER NOT NULL,"                                                                     \
  "  permille INTEGER NOT NULL CHECK (permille BETWEEN 0 AND 1000),"                               \
  "  part TEXT NOT NULL CHECK (part IN ('full', 'am', 'pm')),"                                     \
  "  name TEXT NOT NULL,"                                                                          \
  "  uid TEXT NOT NULL,"                                                                           \
  "  deleted_at INTEGER"                                                                           \
  ") STRICT;"                                                                                      \
  "CREATE UNIQUE INDEX holiday_once ON holiday (on_day, name) WHERE deleted_at IS NULL;"           \
                                                                                                   \
  "CREATE TABLE pto_entry ("                                                                       \
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"                                                        \
  "  account INTEGER NOT NULL REFERENCES pto_account (id),"                                        \
  "  on_day INTEGER NOT NULL,"                                                                     \
  "  minutes INTEGER NOT NULL,"                                                                    \
  "  kind TEXT NOT NULL CHECK (kind IN"                                                            \
  "    ('opening', 'grant', 'comp', 'payout', 'adjust', 'reconcile', 'reversal')),"                \
  "  last_usable INTEGER,"                                                                         \
  "  note TEXT NOT NULL,"                                                                          \
  "  reverses INTEGER UNIQUE REFERENCES pto_entry (id),"                                           \
  "  entered_at INTEGER NOT NULL,"                                                                 \
  "  CHECK ((kind = 'reversal') = (reverses IS NOT NULL)),"                                        \
  "  CHECK (last_usable IS NULL OR last_usable >= on_day)"                                         \
  ") STRICT;"                                                                                      \
  "CREATE TRIGGER pto_entry_kept BEFORE UPDATE ON pto_entry BEGIN"                                 \
  "  SELECT RAISE (ABORT, 'the ledger is never changed');"                                         \
  "END;"                                                                                           \
  "CREATE TRIGGER pto_entry_stays BEFORE DELETE ON pto_entry BEGIN"                                \
  "  SELECT RAISE (ABORT, 'the ledger is never changed');"                                         \
  "END;"                                                                                           \
  "CREATE TRIGGER pto_entry_reversed BEFORE INSERT ON pto_entry"                                   \
  "  WHEN new.reverses IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pto_entry WHERE id = "            \
  "new.reverses"                                                                                   \
  "    AND minutes = -new.minutes AND on_day = new.on_day AND account = new.account) BEGIN"        \
  "  SELECT RAISE (ABORT, 'a reversal takes back exactly one entry');"                             \
  "END;"                                                                                           \
                                                                                                   \
  /* What an absence was charged, day by day, when it was booked. */                               \
  "CREATE TABLE absence_day ("                                                                     \
  "  id INTEGER PRIMARY KEY,"                                                                      \
  "  absence INTEGER NOT NULL REFERENCES absence (id) ON DELETE CASCADE,"                          \
  "  on_day INTEGER NOT NULL,"                                                                     \
  "  minutes INTEGER NOT NULL CHECK (minutes >= 0),"                                               \
  "  deleted_at INTEGER"                                                                           \
  ") STRICT;"                                                                                      \
  "CREATE INDEX absence_day_by_absence ON absence_day (absence, on_day);"                          \
                                                                                                   \
  "ALTER TABLE absence ADD COLUMN charge TEXT NOT NULL DEFAULT 'leave'"                            \
  "  CHECK (charge IN ('leave', 'unpaid', 'none'));"                                               \
  "ALTER TABLE absence ADD COLUMN stated INTEGER NOT NULL DEFAULT 1 CHECK (stated IN (0, 1));"     \
  "ALTER TABLE absence ADD COLUMN busy_from INTEGER;"                                              \
  "ALTER TABLE absence ADD COLUMN busy_to INTEGER;"                                                \
  "ALTER TABLE absence ADD COLUMN sequence INTEGER NOT NULL DEFAULT 0;"                            \
  "CREATE TRIGGER absence_changed AFTER UPDATE OF first_day, last_day, from_minute, to_minute, "   \
  "state"                                                                                          \
  "  ON absence WHEN new.first_day IS NOT old.first_day OR new.last_day IS NOT old.last_day"       \
  "    OR new.from_minute IS NOT old.from_minute OR new.to_minute IS NOT old.to_minute"            \
  "    OR (new.state IN ('denied', 'cancelled')) IS NOT (old.state IN ('denied', 'cancelled')) "   \
  "BEGIN"                                                                                          \
  "  UPDATE absence SET sequence = max (old.sequence, new.sequence) + 1 WHERE id = new.id;"        \
  "END;"                                                                                           \
  "ALTER TABLE draft ADD COLUMN charge TEXT NOT NULL DEFAULT 'leave';"                             \
  "ALTER TABLE draft ADD COLUMN busy_from INTEGER;"                                                \
  "ALTER TABLE draft ADD COLUMN busy_to INTEGER;"                                                  \
                                                                                                   \
  /* Until now the figure entered last was the balance to count from: it opens the books. Undoing  \
   * that a figure was entered takes its entry back as well. */                                    \
  "ALTER TABLE payslip ADD COLUMN entry INTEGER REFERENCES pto_entry (id);"                        \
  "INSERT INTO pto_entry (account, on_day, minutes, kind, note, entered_at)"                       \
  "  SELECT 1, on_day, minutes, 'opening', '', entered_at FROM payslip"                            \
  "  WHERE deleted_at IS NULL ORDER BY id;"                                                        \
  "UPDATE payslip SET entry = (SELECT id FROM pto_entry WHERE"                                     \
  "    id = (SELECT count(*) FROM payslip AS other WHERE other.deleted_at IS NULL"                 \
  "      AND other.id <= payslip.id)) WHERE deleted_at IS NULL;"                                   \
  "INSERT INTO undo_row (step, seq, table_name, row_id, image)"                                    \
  "  SELECT step, (SELECT count(*) FROM undo_row AS mine WHERE mine.step = undo_row.step),"        \
  "    'pto_entry', payslip.entry, NULL"                                                           \
  "  FROM undo_row JOIN payslip ON payslip.id = row_id"                                            \
  "  WHERE table_name = 'payslip' AND image IS NULL AND payslip.entry IS NOT NULL;"
