/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-record.h"

G_BEGIN_DECLS

#define HD_TYPE_INTERVIEW (hd_interview_get_type ())
G_DECLARE_FINAL_TYPE (HdInterview, hd_interview, HD, INTERVIEW, HdRecord)

/**
 * HdInterview:
 *
 * An interview, with what its application and its absence say.
 *
 * Read its fields; write its properties.
 */
struct _HdInterview
{
  HdRecord parent_instance;

  gint64 application;
  char *title;  /* as the invitation calls it */
  int round;    /* the first is 1 */
  int loop;     /* those of an application with one number are one visit; 0: it stands alone */
  char *state;  /* offered proposed confirmed moved cancelled held */
  char *format; /* site video phone task, or "" when not known */
  char *place;
  char *link;       /* where one joins */
  int start_day;    /* HdDate in @zone; HD_DATE_NONE: the time is not known */
  int start_minute; /* minute of the day in @zone */
  int end_day;      /* HdDate in @zone; of a whole day the day after the last */
  int end_minute;
  gboolean all_day;
  char *zone;            /* as in the invitation; "" is home */
  gint64 start_at;       /* the instant; follows from the above by hd_interview_derive() */
  gint64 end_at;         /* same */
  int prep;              /* minutes before it, there */
  int travel_out;        /* minutes of the way there */
  int travel_back;       /* minutes of the way back */
  int settle;            /* minutes until one works again */
  char *organizer;       /* the address in the invitation */
  char *uid;             /* identity in calendars; "" when it was typed */
  char *recurrence_id;   /* and the occurrence */
  int sequence;          /* version of the invitation */
  gint64 stamp;          /* when that version was written */
  gboolean counted_anew; /* its versions are numbered wrongly: @stamp tells the later one */
  gint64 was_at;         /* when it began before it was moved; 0: it was not */
  char *was_why;         /* "" moved zone-rules */
  gint64 absence;        /* the absence that covers it */
  char *draft_uid;       /* the message that is being written for it */
  gint64 thanked_at;     /* when thanks were sent */
  char *call_from;       /* where one will take the call */
  char *dress;           /* what to wear; camera */
  char *notes;
  gint64 created_at;
  char *company; /* of its application, and so on */
  char *agency;
  char *role;
  char *stage;
  char *outcome;
  char *absence_state; /* "" when there is no absence */
  int absence_first;   /* HdDate */
  int absence_last;    /* HdDate */
  int absence_from;    /* minute of the day at home; -1: whole days */
  int absence_to;      /* same */
  int visit_others;    /* how many others are of the same visit and the same leave */
  int visit_place;     /* how many of them come before it */
  gint64 visit_at;     /* when the first of the others begins, and so on */
  gint64 visit_end;
  gint64
    visit_ready; /* when one of the others is to be prepared for first, and when all are done */
  gint64 visit_done;
  int visit_out; /* the longest of their ways, in minutes, there and back */
  int visit_back;
  gint64 visit_with; /* for hd_interviews_enter_async(): whose visit it becomes a part of */
};

/* As many as the form takes. */
#define HD_INTERVIEW_MAX_ROUND 30

HdInterview *hd_interview_new (void);
int hd_interview_round_after (HdInterview *self, gint64 application, int round);

G_END_DECLS
