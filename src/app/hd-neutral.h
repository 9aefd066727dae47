/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-request-facts.h"
#include "hd-when.h"

G_BEGIN_DECLS

/**
 * HdNeutralTime:
 * @HD_NEUTRAL_TIME_STATED: the one that the facts state
 * @HD_NEUTRAL_TIME_READ: the one that the text names
 * @HD_NEUTRAL_TIME_LIKELY: likewise, but the text leaves open which it is: the likeliest
 * @HD_NEUTRAL_TIME_SEVERAL: none: the text names more than one
 * @HD_NEUTRAL_TIME_OPEN: none: the text names a day, but not from when to when
 * @HD_NEUTRAL_TIME_NONE: none: the text names no day that can be read
 *
 * Which time a neutral text says, or why there is no such text.
 */
typedef enum
{
  HD_NEUTRAL_TIME_STATED,
  HD_NEUTRAL_TIME_READ,
  HD_NEUTRAL_TIME_LIKELY,
  HD_NEUTRAL_TIME_SEVERAL,
  HD_NEUTRAL_TIME_OPEN,
  HD_NEUTRAL_TIME_NONE,
} HdNeutralTime;

char *hd_neutral_write (const HdRequestFacts *facts,
                        const char *language,
                        const HdWhen *when,
                        GTimeZone *home,
                        HdDate today,
                        HdNeutralTime *time);

G_END_DECLS
