/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-record.h"

G_BEGIN_DECLS

#define HD_TYPE_FEED_FOLDER (hd_feed_folder_get_type ())
G_DECLARE_FINAL_TYPE (HdFeedFolder, hd_feed_folder, HD, FEED_FOLDER, HdRecord)

/**
 * HdFeedFolder:
 *
 * A folder of feeds. Read its fields; write its properties.
 */
struct _HdFeedFolder
{
  HdRecord parent_instance;

  gint64 parent; /* 0: at the top */
  char *title;
  int unread; /* in its feeds and in the folders in it */
};

G_END_DECLS
