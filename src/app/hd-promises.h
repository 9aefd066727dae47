/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-plan.h"

G_BEGIN_DECLS

/**
 * HdPromise:
 * @busy: from when until when one would be away, on the wall at home
 * @interview: what for
 * @agreed: it is settled; %FALSE: it was offered, and waits for an answer
 *
 * A time that somebody else may count on.
 */
typedef struct
{
  HdStretch busy;
  gint64 interview;
  gboolean agreed;
} HdPromise;

/* How a time goes with what is promised already; what weighs more is the greater. */
typedef enum
{
  HD_CLASH_NONE,
  HD_CLASH_OFFERED,
  HD_CLASH_AGREED,
} HdClash;

GArray *hd_promises_list (HdContext *context);
HdClash hd_promises_clash (const GArray *promises, gint64 interview, HdStretch busy);

G_END_DECLS
