/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"

G_BEGIN_DECLS

/**
 * HdNotesGroup:
 *
 * The notes of one kind on an appointment, or on a case: what to prepare, which questions were
 * asked, what was said afterwards. New ones are typed on top.
 */
#define HD_TYPE_NOTES_GROUP (hd_notes_group_get_type ())
G_DECLARE_FINAL_TYPE (HdNotesGroup, hd_notes_group, HD, NOTES_GROUP, AdwPreferencesGroup)

void hd_notes_group_set_up (HdNotesGroup *self, HdContext *context, const char *kind);
void hd_notes_group_show (HdNotesGroup *self, gint64 application, gint64 interview);
guint hd_notes_group_get_n_notes (HdNotesGroup *self);

G_END_DECLS
