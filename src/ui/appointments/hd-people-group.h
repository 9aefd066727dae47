/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"
#include "hd-shade.h"

G_BEGIN_DECLS

/**
 * HdPeopleGroup:
 *
 * The people of an appointment, with those who belong to its whole case; or of the case alone.
 */
#define HD_TYPE_PEOPLE_GROUP (hd_people_group_get_type ())
G_DECLARE_FINAL_TYPE (HdPeopleGroup, hd_people_group, HD, PEOPLE_GROUP, AdwPreferencesGroup)

void hd_people_group_set_up (HdPeopleGroup *self, HdContext *context, HdShade *shade);
void hd_people_group_show (HdPeopleGroup *self, gint64 application, gint64 interview);

G_END_DECLS
