/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-record.h"

G_BEGIN_DECLS

#define HD_TYPE_JOB_APPLICATION (hd_job_application_get_type ())
G_DECLARE_FINAL_TYPE (HdJobApplication, hd_job_application, HD, JOB_APPLICATION, HdRecord)

/**
 * HdJobApplication:
 *
 * An application as it stands, with what its interviews say in sum.
 *
 * Read its fields; write its properties.
 */
struct _HdJobApplication
{
  HdRecord parent_instance;

  char *company; /* where one would work: the employer, or the client behind an agency */
  char *agency;  /* "" when there is none between */
  char *role;
  char *place;      /* where the work is */
  char *source_url; /* where it was found */
  char *stage;      /* saved applied screen manager assessment loop final offer closed */
  char *outcome;    /* "" or, when closed: accepted declined rejected withdrawn no-reply ghosted */
  gint64 stage_at;  /* since when it is there */
  char *terms;      /* rate, hours, notice: as told */
  char *submitted_by; /* who sent one there */
  gint64 submitted_at;
  int represent_until; /* HdDate: the last day of the agency's right to represent */
  char *next_action;   /* what is to be done next */
  int next_on;         /* HdDate: and when */
  char *notes;
  gint64 created_at;
  int n_interviews; /* how many there are */
  int n_rounds;     /* the highest round */
  gint64 last_at;   /* when the latest of them begins; 0 for none */
};

HdJobApplication *hd_job_application_new (void);

G_END_DECLS
