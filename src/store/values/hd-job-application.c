/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-job-application.h"

#include "hd-date.h"

G_DEFINE_FINAL_TYPE (HdJobApplication, hd_job_application, HD_TYPE_RECORD)

static const HdField fields[] = {
  { "company", HD_FIELD_STRING, G_STRUCT_OFFSET (HdJobApplication, company) },
  { "agency", HD_FIELD_STRING, G_STRUCT_OFFSET (HdJobApplication, agency) },
  { "role", HD_FIELD_STRING, G_STRUCT_OFFSET (HdJobApplication, role) },
  { "place", HD_FIELD_STRING, G_STRUCT_OFFSET (HdJobApplication, place) },
  { "source_url", HD_FIELD_STRING, G_STRUCT_OFFSET (HdJobApplication, source_url) },
  { "stage", HD_FIELD_STRING, G_STRUCT_OFFSET (HdJobApplication, stage) },
  { "outcome", HD_FIELD_STRING, G_STRUCT_OFFSET (HdJobApplication, outcome) },
  { "stage_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdJobApplication, stage_at) },
  { "terms", HD_FIELD_STRING, G_STRUCT_OFFSET (HdJobApplication, terms) },
  { "submitted_by", HD_FIELD_STRING, G_STRUCT_OFFSET (HdJobApplication, submitted_by) },
  { "submitted_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdJobApplication, submitted_at) },
  { "represent_until", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdJobApplication, represent_until),
    HD_DATE_NONE },
  { "next_action", HD_FIELD_STRING, G_STRUCT_OFFSET (HdJobApplication, next_action) },
  { "next_on", HD_FIELD_OPTIONAL, G_STRUCT_OFFSET (HdJobApplication, next_on), HD_DATE_NONE },
  { "notes", HD_FIELD_STRING, G_STRUCT_OFFSET (HdJobApplication, notes) },
  { "created_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdJobApplication, created_at) },
  { "n_interviews", HD_FIELD_INT, G_STRUCT_OFFSET (HdJobApplication, n_interviews), 0, TRUE },
  { "n_rounds", HD_FIELD_INT, G_STRUCT_OFFSET (HdJobApplication, n_rounds), 0, TRUE },
  { "last_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdJobApplication, last_at), 0, TRUE },
};

static void
hd_job_application_class_init (HdJobApplicationClass *klass)
{
  hd_record_class_install (HD_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
hd_job_application_init (HdJobApplication *self)
{
}

HdJobApplication *
hd_job_application_new (void)
{
  return g_object_new (HD_TYPE_JOB_APPLICATION, NULL);
}
