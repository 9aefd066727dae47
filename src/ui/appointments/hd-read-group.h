/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"

G_BEGIN_DECLS

/**
 * HdReadGroup:
 *
 * The articles that help now. Choosing one opens it in Articles.
 */
#define HD_TYPE_READ_GROUP (hd_read_group_get_type ())
G_DECLARE_FINAL_TYPE (HdReadGroup, hd_read_group, HD, READ_GROUP, AdwPreferencesGroup)

void hd_read_group_set_up (HdReadGroup *self, HdContext *context);
void hd_read_group_show (HdReadGroup *self, const char *const *slugs, guint n_slugs);

G_END_DECLS
