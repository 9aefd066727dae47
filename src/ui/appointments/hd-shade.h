/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * HdShade:
 *
 * Whether names of others are shown, or only their initials: the page may be seen by others. One
 * for a page; every widget that shows a name asks it and draws itself again when `open` changes.
 */
#define HD_TYPE_SHADE (hd_shade_get_type ())
G_DECLARE_FINAL_TYPE (HdShade, hd_shade, HD, SHADE, GObject)

HdShade *hd_shade_new (void);
gboolean hd_shade_get_open (HdShade *self);
void hd_shade_set_open (HdShade *self, gboolean open);
char *hd_shade_name (HdShade *self, const char *name);

G_END_DECLS
