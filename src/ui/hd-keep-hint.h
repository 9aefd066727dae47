/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HdKeepHint:
 * @chosen: which of the events was taken already, -1 for none
 * @travel: minutes of the way there, and back; -1 when nobody said
 * @prep: minutes to prepare; -1 likewise
 * @draft: (nullable): the uid of the message that is written for the chosen one; borrowed
 *
 * What is known of times that are to be kept, beside what they say themselves.
 */
typedef struct
{
  int chosen;
  int travel;
  int prep;
  const char *draft;
} HdKeepHint;

G_END_DECLS
