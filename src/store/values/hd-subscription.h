/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-record.h"

G_BEGIN_DECLS

/* Entries that are kept of a feed at first, and the most that can be asked for. */
#define HD_SUBSCRIPTION_KEEP 500
#define HD_SUBSCRIPTION_KEEP_MAX 20000

#define HD_TYPE_SUBSCRIPTION (hd_subscription_get_type ())
G_DECLARE_FINAL_TYPE (HdSubscription, hd_subscription, HD, SUBSCRIPTION, HdRecord)

/**
 * HdSubscription:
 *
 * A feed that the user added: where it is, what the user wants of it, and how asking it went.
 *
 * Its id is also the source of its articles. Read its fields; write its properties.
 */
struct _HdSubscription
{
  HdRecord parent_instance;

  char *title; /* what it is shown as: the user's own name for it, else its own, else its address */
  char *given_title; /* the user's own, "" for none */
  char *url;
  char *site;    /* the page that it belongs to, "" when not known */
  gint64 folder; /* 0: at the top */

  int keep;             /* so many entries, not counting starred ones */
  gboolean full_text;   /* fetch the page of each entry, as the feed has only beginnings */
  int interval;         /* minutes between two requests; 0: what the feed asks for */
  gboolean allow_local; /* the user typed its address and said that it is in their own network */

  char *etag; /* as received, "" for none; the two are a pair */
  char *last_modified;
  char *moving_to; /* where a permanent redirect led the last time, "" for none */
  char *old_url;   /* where it was before it moved, "" for nowhere */

  int ttl;        /* minutes, as the feed says; -1 unsaid */
  int skip_hours; /* a bit for each hour of the day in UTC in which not to ask */
  int skip_days;  /* a bit for each day of the week, 1 << HD_MONDAY and so on */

  gint64 added_at;
  gint64 checked_at;   /* last asked */
  gint64 succeeded_at; /* last answered */
  gint64 next_at;      /* not to be asked before */
  int failures;        /* in a row */
  char *error;         /* what went wrong the last time, as a sentence; "" for nothing */
  gboolean stopped;    /* gone for good: asked only when the user asks */

  int unread;
  int n_articles;
};

HdSubscription *hd_subscription_new (void);

G_END_DECLS
