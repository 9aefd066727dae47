/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-document.h"

G_BEGIN_DECLS

/* HdRange: bytes of hd_document_get_text(), from @start to before @end. */
typedef struct
{
  guint32 start;
  guint32 end;
} HdRange;

GArray *hd_find (const HdDocument *document, const char *words);

G_END_DECLS
