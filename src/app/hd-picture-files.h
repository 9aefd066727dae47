/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-db.h"
#include "hd-picture.h"

G_BEGIN_DECLS

/* All pictures together take no more room than this, in bytes. */
#define HD_PICTURE_FILES_MAX (G_GUINT64_CONSTANT (2) << 30)

char *hd_picture_files_dup_folder (HdContext *context);
gboolean hd_picture_files_put (const char *folder, const char *name, GBytes *bytes, GError **error);
gboolean hd_picture_files_put_all (const char *folder, GHashTable *files, GError **error);
guint64 hd_picture_files_measure (const char *folder);
gboolean hd_picture_files_sweep (HdDb *db, const char *folder, GError **error);

G_END_DECLS
