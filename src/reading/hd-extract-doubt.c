/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-extract-private.h"

#include <string.h>

/* Says honestly when what was found may not be what one wanted. */

void
hd_extract_doubt (HdNode *page, HdNode *article, GPtrArray *warnings)
{
}
