/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-record.h"

G_BEGIN_DECLS

#define HD_TYPE_EARLY_CANCEL (hd_early_cancel_get_type ())
G_DECLARE_FINAL_TYPE (HdEarlyCancel, hd_early_cancel, HD, EARLY_CANCEL, HdRecord)

/**
 * HdEarlyCancel:
 *
 * A cancellation of what was not known when it came: the invitation, which may come in later, is
 * older than it. Only a digest of the event's identifier is kept, which says nothing to whoever
 * does not have the invitation.
 *
 * Read its fields; write its properties.
 */
struct _HdEarlyCancel
{
  HdRecord parent_instance;

  char *event; /* the digest */
  int sequence;
  gint64 stamp; /* 0 when it has none */
  gint64 at;    /* when it came in */
};

G_END_DECLS
