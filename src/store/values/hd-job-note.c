/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-job-note.h"

G_DEFINE_FINAL_TYPE (HdJobNote, hd_job_note, HD_TYPE_RECORD)

static const HdField fields[] = {
  { "application", HD_FIELD_ID, G_STRUCT_OFFSET (HdJobNote, application) },
  { "interview", HD_FIELD_ID, G_STRUCT_OFFSET (HdJobNote, interview) },
  { "kind", HD_FIELD_STRING, G_STRUCT_OFFSET (HdJobNote, kind) },
  { "text", HD_FIELD_STRING, G_STRUCT_OFFSET (HdJobNote, text) },
  { "done", HD_FIELD_BOOLEAN, G_STRUCT_OFFSET (HdJobNote, done) },
  { "position", HD_FIELD_INT, G_STRUCT_OFFSET (HdJobNote, position) },
  { "at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdJobNote, at) },
};

static void
hd_job_note_class_init (HdJobNoteClass *klass)
{
  hd_record_class_install (HD_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
hd_job_note_init (HdJobNote *self)
{
}

HdJobNote *
hd_job_note_new (void)
{
  return g_object_new (HD_TYPE_JOB_NOTE, NULL);
}
