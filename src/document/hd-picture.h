/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The largest picture that is kept, in pixels: about twice as wide as a column of text; and in
 * bytes. */
#define HD_PICTURE_MAX_WIDTH 1360u
#define HD_PICTURE_MAX_HEIGHT 6000u
#define HD_PICTURE_MAX_BYTES (6u << 20)

/**
 * HdPicture: a picture that we wrote ourselves, from what somebody sent.
 *
 * A PNG, or a JPEG for what had lost details before and has no transparency: a photograph as a PNG
 * would take ten times the room.
 */
typedef struct
{
  guint width;
  guint height;
  GBytes *bytes;
} HdPicture;

HdPicture *hd_picture_new (guint width, guint height, GBytes *bytes);
void hd_picture_free (HdPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdPicture, hd_picture_free)

char *hd_picture_dup_name (const HdPicture *self);

GBytes *hd_picture_to_bytes (const HdPicture *self);
HdPicture *hd_picture_new_from_bytes (GBytes *bytes, GError **error);

G_END_DECLS
