/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-record.h"

G_BEGIN_DECLS

#define HD_TYPE_REQUEST (hd_request_get_type ())
G_DECLARE_FINAL_TYPE (HdRequest, hd_request, HD, REQUEST, HdRecord)

/**
 * HdRequest:
 *
 * An absence that was asked for, with the last message about it.
 *
 * Read its fields; write its properties.
 */
struct _HdRequest
{
  HdRecord parent_instance;

  char *uid;       /* random and stable */
  int first_day;   /* a HdDate */
  int last_day;    /* a HdDate, inclusive */
  int from_minute; /* minute of the day in @zone; -1: whole days */
  int to_minute;   /* same */
  char *zone;
  char *leave_type;
  int amount_minutes;  /* cost in leave; -1: not known */
  char *charge;        /* leave, unpaid, or none */
  int busy_from;       /* the time that is needed, an HD_MOMENT(); -1: not known */
  int busy_to;         /* same */
  char *state;         /* requested approved taken denied cancelled */
  gint64 state_at;     /* since when */
  gint64 follow_up_at; /* from when an answer is overdue; 0: none is awaited */
  gint64 created_at;
  int n_messages; /* how many messages went out about it */
  char *told;     /* the ids of those who got one, separated by commas */
  char *purpose;  /* of the last message, and so on */
  gint64 recipient;
  char *recipient_name;
  char *channel;
  char *tone;
  char *language;
  char *situation;
  int variant;
  char *facts; /* JSON, for using it again */
  char *subject;
  char *body;
  gint64 sent_at;
};

G_END_DECLS
