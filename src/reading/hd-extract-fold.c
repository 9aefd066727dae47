/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-extract-private.h"

#include <string.h>

/* The last pass: what Readability leaves in but no reader would call the article. */

void
hd_extract_fold (HdNode *article, const char *title, const char *byline)
{
  for (HdNode *n = article->first; n != NULL; n = hd_node_next (n, article))
    if (n->tag == HD_TAG_FIGCAPTION)
      n->folded = TRUE;
}
