/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-record.h"

G_BEGIN_DECLS

#define HD_TYPE_JOB_NOTE (hd_job_note_get_type ())
G_DECLARE_FINAL_TYPE (HdJobNote, hd_job_note, HD, JOB_NOTE, HdRecord)

/**
 * HdJobNote:
 *
 * A line about an application or one of its interviews.
 *
 * Read its fields; write its properties.
 */
struct _HdJobNote
{
  HdRecord parent_instance;

  gint64 application;
  gint64 interview; /* 0: about the whole */
  char *kind;       /* checklist question feedback note */
  char *text;
  gboolean done; /* of a checklist */
  int position;
  gint64 at; /* when it was written */
};

HdJobNote *hd_job_note_new (void);

G_END_DECLS
