/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-import-index.h"

G_BEGIN_DECLS

/**
 * HdImportRanges:
 *
 * What in one file moves one of a series and all that follow. Texts of what is added are borrowed.
 */
typedef struct _HdImportRanges HdImportRanges;

HdImportRanges *hd_import_ranges_new (void);
void hd_import_ranges_free (HdImportRanges *self);
void hd_import_ranges_add (HdImportRanges *self, const HdSighting *incoming, guint which);
const HdSighting *
hd_import_ranges_find (HdImportRanges *self, const HdSighting *known, guint *which);

gboolean hd_import_range_reaches (const HdSighting *range, const HdSighting *known);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdImportRanges, hd_import_ranges_free)

G_END_DECLS
