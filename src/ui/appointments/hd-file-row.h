/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HdFileRow:
 *
 * Files that are looked at one after the other, and how many there were.
 */
typedef struct _HdFileRow HdFileRow;

HdFileRow *hd_file_row_new (void);
HdFileRow *hd_file_row_ref (HdFileRow *self);
void hd_file_row_unref (HdFileRow *self);
void hd_file_row_add (HdFileRow *self, GFile *file);
GFile *hd_file_row_take (HdFileRow *self);
void hd_file_row_end (HdFileRow *self);
guint hd_file_row_get_place (HdFileRow *self, guint *n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdFileRow, hd_file_row_unref)

G_END_DECLS
