/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-date.h"

G_BEGIN_DECLS

/* Numbers (LEB128) and strings (length, bytes), of which all wire formats are made. */

void hd_wire_put_number (GByteArray *out, guint32 value);
void hd_wire_put_signed (GByteArray *out, gint64 value);
void hd_wire_put_date (GByteArray *out, HdDate date);
void hd_wire_put_string (GByteArray *out, const char *text, gsize length);
void hd_wire_put_text (GByteArray *out, const char *text);
void hd_wire_put_texts (GByteArray *out, const GPtrArray *texts);

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

HdWireReader hd_wire_read (GBytes *bytes, gsize skip);
guint32 hd_wire_get_number (HdWireReader *self);
guint32 hd_wire_get_count (HdWireReader *self, guint size);
guint32 hd_wire_get_choice (HdWireReader *self, guint32 n);
gint64 hd_wire_get_signed (HdWireReader *self, gint64 min, gint64 max);
HdDate hd_wire_get_date (HdWireReader *self);
char *hd_wire_get_string (HdWireReader *self, gsize max, gsize *length);
char *hd_wire_get_text (HdWireReader *self, gsize max);
GPtrArray *hd_wire_get_texts (HdWireReader *self, guint max_texts, gsize max);
gboolean hd_wire_begin (HdWireReader *self, GBytes *bytes, const char *magic, GError **error);
gboolean hd_wire_end (const HdWireReader *self, GError **error);

G_END_DECLS
