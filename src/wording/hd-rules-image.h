/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "hd-rules.h"

G_BEGIN_DECLS

/*
 * An image is what a rule file compiles to, written down when the program is built and used as it
 * stands when it runs: to start with it costs nothing. It is a row of arrays, each behind its size,
 * in the byte order of the machine and with the structures of the program that it is a part of;
 * nobody else's bytes are ever taken for one.
 */

void hd_image_add (GByteArray *image, gconstpointer data, gsize size);

typedef struct
{
  const guint8 *next;
  gsize left;
} HdImageReader;

gconstpointer hd_image_take (HdImageReader *reader, gsize element, guint *n);

void hd_rules_freeze (HdRules *self, GByteArray *image);
HdRules *
hd_rules_thaw (GBytes *image, const char *file, HdCheckTextIsWord is_ordinary, gpointer data);

G_END_DECLS
