/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Applications, interviews and what belongs to them. An interview knows the absence that covers
 * it; nothing about an absence says that there is an interview. What is removed is hidden with
 * its application.
 */
#define HD_SEARCH_SCHEMA_1                                                                         \
  "CREATE TABLE job_application ("                                                                 \
  "  id INTEGER PRIMARY KEY,"                                                                      \
  "  company TEXT NOT NULL,"                                                                       \
  "  agency TEXT NOT NULL,"                                                                        \
  "  role TEXT NOT NULL,"                                                                          \
  "  place TEXT NOT NULL,"                                                                         \
  "  source_url TEXT NOT NULL,"                                                                    \
  "  stage TEXT NOT NULL CHECK (stage IN ('saved', 'applied', 'screen', 'manager',"                \
  "    'assessment', 'loop', 'final', 'offer', 'closed')),"                                        \
  "  outcome TEXT NOT NULL CHECK (outcome IN ('', 'accepted', 'declined', 'rejected',"             \
  "    'withdrawn', 'no-reply', 'ghosted')),"                                                      \
  "  stage_at INTEGER NOT NULL,"                                                                   \
  "  terms TEXT NOT NULL,"                                                                         \
  "  submitted_by TEXT NOT NULL,"                                                                  \
  "  submitted_at INTEGER,"                                                                        \
  "  represent_until INTEGER,"                                                                     \
  "  next_action TEXT NOT NULL,"                                                                   \
  "  next_on INTEGER,"                                                                             \
  "  notes TEXT NOT NULL,"                                                                         \
  "  created_at INTEGER NOT NULL,"                                                                 \
  "  deleted_at INTEGER,"                                                                          \
  "  CHECK ((stage = 'closed') = (outcome <> ''))"                                                 \
  ") STRICT;"                                                                                      \
  "CREATE TABLE stage_event ("                                                                     \
  "  id INTEGER PRIMARY KEY,"                                                                      \
  "  application INTEGER NOT NULL REFERENCES job_application (id) ON DELETE CASCADE,"              \
  "  stage TEXT NOT NULL,"                                                                         \
  "  outcome TEXT NOT NULL,"                                                                       \
  "  at INTEGER NOT NULL,"                                                                         \
  "  deleted_at INTEGER"                                                                           \
  ") STRICT;"                                                                                      \
  "CREATE INDEX stage_event_by_application ON stage_event (application);"                          \
  "CREATE TABLE interview ("                                                                       \
  "  id INTEGER PRIMARY KEY,"                                                                      \
  "  application INTEGER NOT NULL REFERENCES job_application (id) ON DELETE CASCADE,"              \
  "  title TEXT NOT NULL,"                                                                         \
  "  round INTEGER NOT NULL CHECK (round > 0),"                                                    \
  "  loop INTEGER NOT NULL CHECK (loop >= 0),"                                                     \
  "  state TEXT NOT NULL CHECK (state IN"                                                          \
  "    ('offered', 'proposed', 'confirmed', 'moved', 'cancelled', 'held')),"                       \
  "  format TEXT NOT NULL CHECK (format IN ('', 'site', 'video', 'phone', 'task')),"               \
  "  place TEXT NOT NULL,"                                                                         \
  "  link TEXT NOT NULL,"                                                                          \
  "  start_day INTEGER,"                                                                           \
  "  start_minute INTEGER CHECK (start_minute BETWEEN 0 AND 1440),"                                \
  "  end_day INTEGER,"                                                                             \
  "  end_minute INTEGER CHECK (end_minute BETWEEN 0 AND 1440),"                                    \
  "  all_day INTEGER NOT NULL CHECK (all_day IN (0, 1)),"                                          \
  "  zone TEXT NOT NULL,"                                                                          \
  "  start_at INTEGER,"                                                                            \
  "  end_at INTEGER,"                                                                              \
  "  prep INTEGER NOT NULL CHECK (prep >= 0),"                                                     \
  "  travel_out INTEGER NOT NULL CHECK (travel_out >= 0),"                                         \
  "  travel_back INTEGER NOT NULL CHECK (travel_back >= 0),"                                       \
  "  settle INTEGER NOT NULL CHECK (settle >= 0),"                                                 \
  "  organizer TEXT NOT NULL,"                                                                     \
  "  uid TEXT NOT NULL,"                                                                           \
  "  recurrence_id TEXT NOT NULL,"                                                                 \
  "  sequence INTEGER NOT NULL,"                                                                   \
  "  stamp INTEGER,"                                                                               \
  "  was_at INTEGER,"                                                                              \
  "  was_why TEXT NOT NULL,"                                                                       \
  "  absence INTEGER REFERENCES absence (id) ON DELETE SET NULL,"                                  \
  "  draft_uid TEXT NOT NULL,"                                                                     \
  "  thanked_at INTEGER,"                                                                          \
  "  call_from TEXT NOT NULL,"                                                                     \
  "  dress TEXT NOT NULL,"                                                                         \
  "  notes TEXT NOT NULL,"                                                                         \
  "  created_at INTEGER NOT NULL,"                                                                 \
  "  deleted_at INTEGER"                                                                           \
  ") STRICT;"                                                                                      \
  "CREATE INDEX interview_by_application ON interview (application);"                              \
  "CREATE INDEX interview_by_uid ON interview (uid);"                                              \
  "CREATE INDEX interview_by_absence ON interview (absence);"                                      \
  "CREATE INDEX interview_by_draft ON interview (draft_uid);"                                      \
  "CREATE TABLE interview_source ("                                                                \
  "  interview INTEGER PRIMARY KEY REFERENCES interview (id) ON DELETE CASCADE,"                   \
  "  details TEXT NOT NULL,"                                                                       \
  "  raw TEXT NOT NULL"                                                                            \
  ") STRICT;"                                                                                      \
  "CREATE TABLE offered_slot ("                                                                    \
  "  id INTEGER PRIMARY KEY,"                                                                      \
  "  interview INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,"                      \
  "  named_by TEXT NOT NULL CHECK (named_by IN ('them', 'me')),"                                   \
  "  start_day INTEGER NOT NULL,"                                                                  \
  "  start_minute INTEGER NOT NULL,"                                                               \
  "  end_day INTEGER,"                                                                             \
  "  end_minute INTEGER,"                                                                          \
  "  zone TEXT NOT NULL,"                                                                          \
  "  start_at INTEGER,"                                                                            \
  "  end_at INTEGER,"                                                                              \
  "  chosen INTEGER NOT NULL CHECK (chosen IN (0, 1)),"                                            \
  "  deleted_at INTEGER"                                                                           \
  ") STRICT;"                                                                                      \
  "CREATE INDEX offered_slot_by_interview ON offered_slot (interview);"                            \
  "CREATE TABLE person ("                                                                          \
  "  id INTEGER PRIMARY KEY,"                                                                      \
  "  application INTEGER NOT NULL REFERENCES job_application (id) ON DELETE CASCADE,"              \
  "  interview INTEGER REFERENCES interview (id) ON DELETE SET NULL,"                              \
  "  name TEXT NOT NULL,"                                                                          \
  "  role TEXT NOT NULL,"                                                                          \
  "  agency TEXT NOT NULL,"                                                                        \
  "  email TEXT NOT NULL,"                                                                         \
  "  phone TEXT NOT NULL,"                                                                         \
  "  notes TEXT NOT NULL,"                                                                         \
  "  deleted_at INTEGER"                                                                           \
  ") STRICT;"                                                                                      \
  "CREATE INDEX person_by_application ON person (application);"                                    \
  "CREATE INDEX person_by_interview ON person (interview);"                                        \
  "CREATE TABLE job_note ("                                                                        \
  "  id INTEGER PRIMARY KEY,"                                                                      \
  "  application INTEGER NOT NULL REFERENCES job_application (id) ON DELETE CASCADE,"              \
  "  interview INTEGER REFERENCES interview (id) ON DELETE CASCADE,"                               \
  "  kind TEXT NOT NULL CHECK (kind IN ('checklist', 'question', 'feedback', 'note')),"            \
  "  text TEXT NOT NULL,"                                                                          \
  "  done INTEGER NOT NULL CHECK (done IN (0, 1)),"                                                \
  "  position INTEGER NOT NULL,"                                                                   \
  "  at INTEGER,"                                                                                  \
  "  deleted_at INTEGER"                                                                           \
  ") STRICT;"                                                                                      \
  "CREATE INDEX job_note_by_application ON job_note (application);"                                \
  "CREATE INDEX job_note_by_interview ON job_note (interview);"                                    \
  "CREATE TABLE shown_reminder ("                                                                  \
  "  id INTEGER PRIMARY KEY,"                                                                      \
  "  interview INTEGER REFERENCES interview (id) ON DELETE CASCADE,"                               \
  "  application INTEGER REFERENCES job_application (id) ON DELETE CASCADE,"                       \
  "  kind TEXT NOT NULL,"                                                                          \
  "  at INTEGER NOT NULL"                                                                          \
  ") STRICT;"                                                                                      \
  "CREATE INDEX shown_reminder_by_interview ON shown_reminder (interview);"                        \
  "CREATE INDEX shown_reminder_by_application ON shown_reminder (application);" /* Which           \
                                                                                   application a   \
                                                                                   name to keep    \
                                                                                   out came from,  \
                                                                                   so that it can  \
                                                                                   be forgotten    \
                                                                                   with it. */     \
  "CREATE TABLE own_name_use ("                                                                    \
  "  id INTEGER PRIMARY KEY,"                                                                      \
  "  own_name INTEGER NOT NULL REFERENCES own_name (id) ON DELETE CASCADE,"                        \
  "  application INTEGER NOT NULL REFERENCES job_application (id) ON DELETE CASCADE,"              \
  "  made INTEGER NOT NULL CHECK (made IN (0, 1)),"                                                \
  "  deleted_at INTEGER"                                                                           \
  ") STRICT;"                                                                                      \
  "CREATE INDEX own_name_use_by_name ON own_name_use (own_name);"                                  \
  "CREATE INDEX own_name_use_by_application ON own_name_use (application);"                        \
  "CREATE TABLE name_exemption ("                                                                  \
  "  id INTEGER PRIMARY KEY,"                                                                      \
  "  own_name INTEGER NOT NULL REFERENCES own_name (id) ON DELETE CASCADE,"                        \
  "  recipient INTEGER NOT NULL REFERENCES recipient (id) ON DELETE CASCADE,"                      \
  "  deleted_at INTEGER"                                                                           \
  ") STRICT;"                                                                                      \
  "CREATE INDEX name_exemption_by_recipient ON name_exemption (recipient);"                        \
  "CREATE INDEX name_exemption_by_name ON name_exemption (own_name);"

/* To whom times were offered, and on which day: what waits for an answer. */
#define HD_SEARCH_SCHEMA_2                                                                         \
  "ALTER TABLE offered_slot ADD COLUMN to_whom TEXT NOT NULL DEFAULT '';"                          \
  "ALTER TABLE offered_slot ADD COLUMN offered_on INTEGER;"

/* Whether a later version was numbered as an earlier one: when they were written decides since. */
#define HD_SEARCH_SCHEMA_3                                                                         \
  "ALTER TABLE interview ADD COLUMN counted_anew INTEGER NOT NULL DEFAULT 0"                       \
  "  CHECK (counted_anew IN (0, 1));"

/* What was called off before it was known: a digest of which event, and the version. */
#define HD_SEARCH_SCHEMA_4                                                                         \
  "CREATE TABLE early_cancel ("                                                                    \
  "  id INTEGER PRIMARY KEY,"                                                                      \
  "  event TEXT NOT NULL UNIQUE,"                                                                  \
  "  sequence INTEGER NOT NULL,"                                                                   \
  "  stamp INTEGER,"                                                                               \
  "  at INTEGER NOT NULL"                                                                          \
  ") STRICT;"
