/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-document-builder.h"

G_BEGIN_DECLS

/* The longest Markdown that is read, in bytes. */
#define HD_MARKDOWN_MAX (8u << 20)

gboolean
hd_markdown_read (HdDocumentBuilder *builder, const char *text, gsize length, GError **error);

G_END_DECLS
