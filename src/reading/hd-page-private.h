/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-page.h"

G_BEGIN_DECLS

/* hd-page-sniff.c */
HdPageKind hd_page_sniff (const char *data, gsize length);
gboolean hd_page_is_archive (const char *data, gsize length);

/**
 * HdPageArchive: a page with its pictures in one file, as browsers save it (MHTML).
 */
typedef struct
{
  GBytes *page; /* HTML */
  char *charset;
  char *base;
  GPtrArray *names;    /* for each picture its addresses: char**, NULL-terminated */
  GPtrArray *pictures; /* of GBytes */
} HdPageArchive;

/* hd-page-archive.c */
HdPageArchive *hd_page_archive_read (const char *data, gsize length, GError **error);
void hd_page_archive_free (HdPageArchive *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdPageArchive, hd_page_archive_free)

G_END_DECLS
