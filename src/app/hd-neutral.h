/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-request-facts.h"
#include "hd-when.h"

G_BEGIN_DECLS

char *hd_neutral_write (const HdRequestFacts *facts,
                        const char *language,
                        const HdWhen *when,
                        HdDate today);

G_END_DECLS
