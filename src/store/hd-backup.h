/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"

G_BEGIN_DECLS

/* The parts of a backup that are databases. */
#define HD_BACKUP_PRIVATE "private.db"
#define HD_BACKUP_LIBRARY "library.db"

/* The largest file that is written and read: a library of years, with its pictures. Bytes. */
#define HD_BACKUP_MAX ((guint64) 1024 * 1024 * 1024)

/**
 * HdBackup:
 *
 * One file with everything: an SQLite database of named parts, so that it says itself whether it
 * is whole, and any SQLite tool can take it apart. It is as plain as the databases are.
 */
typedef struct _HdBackup HdBackup;

HdBackup *hd_backup_new (GError **error);
HdBackup *hd_backup_open (GBytes *bytes, GError **error);
void hd_backup_free (HdBackup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdBackup, hd_backup_free)

gboolean hd_backup_add (HdBackup *self, const char *name, GBytes *bytes, GError **error);
gboolean hd_backup_add_folder (HdBackup *self, const char *dir, const char *prefix, GError **error);
GStrv hd_backup_list (HdBackup *self, GError **error);
GBytes *hd_backup_get (HdBackup *self, const char *name, GError **error);
gboolean hd_backup_write (HdBackup *self, const char *path, GError **error);
HdDb *hd_backup_get_db (HdBackup *self, const char *name, const HdSchema *schema, GError **error);

G_END_DECLS
