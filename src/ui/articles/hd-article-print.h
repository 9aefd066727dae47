/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hd-document.h"

G_BEGIN_DECLS

GtkPrintOperation *hd_article_print_new (HdDocument *document, const char *neutral_title);

G_END_DECLS
