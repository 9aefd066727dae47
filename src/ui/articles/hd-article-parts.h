/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-document.h"

G_BEGIN_DECLS

/* A text view, a label and a page all lay out a paragraph at once, in more than linear time: none
 * is given one that is endless. */
guint32 hd_article_part_end (const HdBlock *block, const char *text, guint32 from);
char *hd_article_part_lines (const char *from, gsize length);

G_END_DECLS
