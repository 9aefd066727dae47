/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-record.h"

G_BEGIN_DECLS

/* The most that the name of a company or of what one does there may have, in characters: it stands
 * in rows, titles and questions. */
#define HD_TIDY_NAME_MAX 100

/* The most that a line and a text may have, in bytes. */
#define HD_TIDY_LINE_MAX 1000
#define HD_TIDY_TEXT_MAX ((gsize) 64 * 1024)

void hd_record_tidy (HdRecord *record);

G_END_DECLS
