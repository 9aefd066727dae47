/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers (LEB128) and strings (length, bytes), of which the wire formats of this room are made. */

void hd_wire_put_number (GByteArray *out, guint32 value);
void hd_wire_put_string (GByteArray *out, const char *text, gsize length);

/**
 * HdWireReader: bytes that nobody vouches for, and how far they have been read.
 *
 * After a failure every answer is 0 or empty, so that a caller looks at @failed once, at the end.
 */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gboolean failed;
} HdWireReader;

guint32 hd_wire_get_number (HdWireReader *self);
guint32 hd_wire_get_count (HdWireReader *self, guint size);
char *hd_wire_get_string (HdWireReader *self, gsize max, gsize *length);

G_END_DECLS
