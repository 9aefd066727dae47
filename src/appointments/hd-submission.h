/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-date.h"
#include "hd-stage.h"

G_BEGIN_DECLS

/**
 * HdSubmission:
 * @id: the application
 * @company: where it goes: the employer, or the client behind an agency
 * @agency: (nullable): who submitted it; none: oneself
 * @role: (nullable): what for
 * @represent_until: last day of the agency's right to represent, or %HD_DATE_NONE
 *
 * Who submitted somebody where. Strings are borrowed.
 */
typedef struct
{
  gint64 id;
  const char *company;
  const char *agency;
  const char *role;
  HdStage stage;
  HdDate represent_until;
} HdSubmission;

/**
 * HdSubmissionClash:
 * @HD_SUBMISSION_CLEAR: nobody else has
 * @HD_SUBMISSION_AGAIN: the same way is open already, for the same or an unnamed role
 * @HD_SUBMISSION_DOUBLE: another agency, or oneself, is in that house already
 * @HD_SUBMISSION_BOUND: another agency still has the right to represent there
 */
typedef enum
{
  HD_SUBMISSION_CLEAR,
  HD_SUBMISSION_AGAIN,
  HD_SUBMISSION_DOUBLE,
  HD_SUBMISSION_BOUND,
} HdSubmissionClash;

HdSubmissionClash hd_submission_check (const HdSubmission *others,
                                       guint n_others,
                                       const HdSubmission *next,
                                       HdDate today,
                                       guint *which);
char *hd_submission_key (const char *name);
gboolean hd_submission_same_name (const char *a, const char *b);

G_END_DECLS
