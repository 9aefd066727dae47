/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context-private.h"

G_BEGIN_DECLS

#define HD_TYPE_LIBRARY (hd_library_get_type ())
G_DECLARE_FINAL_TYPE (HdLibrary, hd_library, HD, LIBRARY, GObject)

HdLibrary *hd_library_new (HdContext *context, HdStore *store);
void hd_library_flush (HdLibrary *self);
void hd_library_reload (HdLibrary *self);

HdLibrary *hd_context_get_library (HdContext *self);

G_END_DECLS
