/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"

G_BEGIN_DECLS

typedef struct _HdBundleSync HdBundleSync;

HdBundleSync *hd_bundle_sync_new (void);
void hd_bundle_sync_add (HdBundleSync *self, const char *language, GBytes *bundle);
void hd_bundle_sync_free (HdBundleSync *self);
gpointer hd_bundle_sync_run (HdDb *db, gpointer sync, GError **error);

G_END_DECLS
