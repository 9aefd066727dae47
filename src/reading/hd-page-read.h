/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-document-builder.h"
#include "hd-page.h"

G_BEGIN_DECLS

/* The longest file that is read: a page, or one with its pictures. */
#define HD_PAGE_MAX_BYTES (64u << 20)

HdPage *hd_page_read (const char *data,
                      gsize length,
                      const char *charset,
                      const char *base,
                      gboolean whole,
                      GError **error);
HdDocument *hd_page_read_fragment (const char *markup,
                                   const char *base,
                                   HdDocumentBuilder *builder,
                                   gboolean *cut,
                                   GError **error);

G_END_DECLS
