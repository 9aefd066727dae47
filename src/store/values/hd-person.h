/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-record.h"

G_BEGIN_DECLS

#define HD_TYPE_PERSON (hd_person_get_type ())
G_DECLARE_FINAL_TYPE (HdPerson, hd_person, HD, PERSON, HdRecord)

/**
 * HdPerson:
 *
 * Somebody on the other side.
 *
 * Read its fields; write its properties.
 */
struct _HdPerson
{
  HdRecord parent_instance;

  gint64 application;
  gint64 interview; /* 0: for all of them */
  char *name;
  char *role;   /* recruiter, interviewer …, as the user says it */
  char *agency; /* whom they work for, when that is not the company */
  char *email;
  char *phone;
  char *notes;
};

HdPerson *hd_person_new (void);

G_END_DECLS
