/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-edit-sheet.h"

G_BEGIN_DECLS

/* Writes what a version says in one line. (transfer full) */
typedef char *(*HdVersionWords) (const HdLeaveVersion *version);

GtkWidget *hd_versions_group_new (HdEditSheet *sheet,
                                  GPtrArray *versions,
                                  HdLeaveRow row,
                                  HdVersionWords words);

G_END_DECLS
