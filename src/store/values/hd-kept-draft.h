/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-record.h"

G_BEGIN_DECLS

#define HD_TYPE_KEPT_DRAFT (hd_kept_draft_get_type ())
G_DECLARE_FINAL_TYPE (HdKeptDraft, hd_kept_draft, HD, KEPT_DRAFT, HdRecord)

/**
 * HdKeptDraft:
 *
 * A message being written, with the facts that it was made from. It is kept while one types.
 *
 * Read its fields; write its properties.
 */
struct _HdKeptDraft
{
  HdRecord parent_instance;

  char *uid;       /* names the draft before it has an id; made by hd_kept_draft_new() */
  char *purpose;   /* request follow-up change cancel confirm other: what sending it does to its
                      request */
  gint64 request;  /* the request that it belongs to, when it is not the first message */
  char *facts;     /* the facts as JSON; the store does not look inside */
  char *situation; /* as on the command line */
  char *channel;
  char *tone;
  char *language;
  int variant;
  gint64 recipient;
  char *recipient_name; /* stays when the recipient is removed */
  char *subject;        /* "" where the channel has none */
  char *body;
  gboolean subject_edited; /* changed by hand: never rewritten unasked */
  gboolean body_edited;    /* same */
  int first_day;           /* a HdDate */
  int last_day;            /* a HdDate, inclusive */
  int from_minute;         /* minute of the day in @zone; -1: whole days */
  int to_minute;           /* same */
  char *zone;              /* the home zone that the times are meant in */
  char *leave_type;        /* the user's word for it */
  int amount_minutes;      /* cost in leave; -1: not known */
  char *charge;            /* leave, unpaid, or none */
  int busy_from;           /* the time that is needed, an HD_MOMENT(); -1: not known */
  int busy_to;             /* same */
  gint64 copied_at;        /* when it was last copied: asks “Sent it?” */
  gint64 created_at;
  gint64 updated_at;
};

HdKeptDraft *hd_kept_draft_new (void);

G_END_DECLS
