/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-record.h"

G_BEGIN_DECLS

#define HD_TYPE_RECIPIENT (hd_recipient_get_type ())
G_DECLARE_FINAL_TYPE (HdRecipient, hd_recipient, HD, RECIPIENT, HdRecord)

/**
 * HdRecipient:
 *
 * Somebody to whom requests go: a manager who approves, a client or a team that is told.
 *
 * Read its fields; write its properties.
 */
struct _HdRecipient
{
  HdRecord parent_instance;

  char *name;          /* as it stands in a greeting */
  char *email;         /* "" when unknown */
  char *channel;       /* email chat hr calendar auto-reply handover, as on the command line */
  char *tone;          /* plain warm formal */
  char *language;      /* a language code; "" follows the app */
  char *address_form;  /* formal informal; "" where the language knows no difference */
  char *relation;      /* approves is-told */
  gboolean contractor; /* no leave terms in any message to this recipient */
  int hr_limit;        /* characters that the HR form takes; 0: no limit known */
  int position;        /* place in the list chosen by hand; then by use */
  gint64 used_at;      /* when something was last sent to them */
};

HdRecipient *hd_recipient_new (void);

G_END_DECLS
