/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-document.h"

G_BEGIN_DECLS

/* As the end of a range: all that is left. 0 to HD_DOCUMENT_END is the whole document. */
#define HD_DOCUMENT_END G_MAXUINT32

char *hd_document_copy_text (const HdDocument *self, guint32 start, guint32 end);
char *hd_document_copy_markdown (const HdDocument *self, guint32 start, guint32 end);
char *hd_document_copy_html (const HdDocument *self, guint32 start, guint32 end);

G_END_DECLS
