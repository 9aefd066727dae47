/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-page.h"

G_BEGIN_DECLS

/**
 * HdPagePictures: the pictures of one page, as far as they could be had.
 */
typedef struct
{
  GHashTable *placed; /* source → HdPlacedPicture */
  GHashTable *files;  /* name → GBytes: what is not in the folder of pictures yet */
  guint total;
  guint done;
  guint missing;
} HdPagePictures;

void hd_page_pictures_free (HdPagePictures *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdPagePictures, hd_page_pictures_free)

typedef void (*HdPagePicturesProgress) (const HdPagePictures *pictures, gpointer user_data);

guint hd_page_pictures_count_web (const HdPage *page, char **host);
void hd_page_pictures_fetch_async (HdContext *context,
                                   const HdPage *page,
                                   gboolean from_web,
                                   int io_priority,
                                   HdPagePicturesProgress progress,
                                   gpointer progress_data,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
HdPagePictures *
hd_page_pictures_fetch_finish (HdContext *context, GAsyncResult *result, GError **error);
GPtrArray *hd_page_pictures_list (const HdPagePictures *self);

G_END_DECLS
