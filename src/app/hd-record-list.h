/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-record.h"
#include "hd-store.h"

G_BEGIN_DECLS

#define HD_TYPE_RECORD_LIST (hd_record_list_get_type ())
G_DECLARE_FINAL_TYPE (HdRecordList, hd_record_list, HD, RECORD_LIST, GObject)

/* Reads all rows: (transfer full) (element-type HdRecord), or NULL with error set. */
typedef GPtrArray *(*HdRecordListFunc) (HdDb *db, GError **error);

/**
 * HdRecordListAdopt:
 * @loaded: a record as it was read
 * @known: (nullable): the object that the list shows for the same row
 *
 * Decides which object stands for a row. Returns: (transfer full): @loaded, or another object
 * that has taken over what it should of it
 */
typedef HdRecord *(*HdRecordListAdopt) (HdRecord *loaded, HdRecord *known, gpointer user_data);

/* What a list calls when reading failed. */
typedef void (*HdRecordListFailed) (const GError *error, gpointer user_data);

HdRecordList *hd_record_list_new (HdStore *store,
                                  GType item_type,
                                  HdRecordListFunc func,
                                  HdRecordListFailed failed,
                                  gpointer user_data);
void hd_record_list_set_adopt (HdRecordList *self, HdRecordListAdopt adopt, gpointer user_data);
void hd_record_list_reload (HdRecordList *self);
gboolean hd_record_list_is_loading (HdRecordList *self);
void hd_record_list_stop (HdRecordList *self);

G_END_DECLS
