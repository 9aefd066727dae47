/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#include "hd-document.h"

G_BEGIN_DECLS

/* How a leaf looks, for a layout or label with just its text. */
PangoAttrList *
hd_article_attributes_new (const HdDocument *document, const HdBlock *leaf, const GdkRGBA *link);
void hd_article_attributes_add_background (PangoAttrList *list,
                                           const GdkRGBA *color,
                                           guint start,
                                           guint end);

G_END_DECLS
