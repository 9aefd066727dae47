/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "hd-context.h"

G_BEGIN_DECLS

/**
 * HdReminding:
 *
 * Shows what is due as notifications of the desktop. They say a time and one word, whatever it is
 * about; what was shown is not shown again, also not after a restart.
 */
#define HD_TYPE_REMINDING (hd_reminding_get_type ())
G_DECLARE_FINAL_TYPE (HdReminding, hd_reminding, HD, REMINDING, GObject)

HdReminding *hd_reminding_new (GApplication *application, HdContext *context);
void hd_reminding_later (HdReminding *self, const char *name);
void hd_reminding_later_in (HdReminding *self, const char *name, guint seconds);

G_END_DECLS
