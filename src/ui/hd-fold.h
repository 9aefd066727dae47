/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HdFold:
 *
 * Two widgets beside one another where there is room for it, else the second below the first. The
 * keyboard goes through them as through a #GtkBox: a #GtkFlowBox holds it at a child that takes no
 * focus, such as a label.
 *
 * Children: two, with <child> in a template. Properties: `spacing`, in pixels, where they stand
 * beside one another; `tight`: the first is made as narrow as it can be before that.
 */
#define HD_TYPE_FOLD (hd_fold_get_type ())
G_DECLARE_FINAL_TYPE (HdFold, hd_fold, HD, FOLD, GtkWidget)

G_END_DECLS
