/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-picture.h"

G_BEGIN_DECLS

/* The longest file and the largest picture that are decoded. */
#define HD_PICTURE_MAX_FILE (8u << 20)
#define HD_PICTURE_MAX_PIXELS 40000000u

HdPicture *hd_picture_read (const guint8 *data, gsize length, GError **error);

G_END_DECLS
