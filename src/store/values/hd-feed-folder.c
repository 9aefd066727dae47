/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-feed-folder.h"

G_DEFINE_FINAL_TYPE (HdFeedFolder, hd_feed_folder, HD_TYPE_RECORD)

static const HdField fields[] = {
  { "parent", HD_FIELD_ID, G_STRUCT_OFFSET (HdFeedFolder, parent) },
  { "title", HD_FIELD_STRING, G_STRUCT_OFFSET (HdFeedFolder, title) },
  { "unread", HD_FIELD_INT, G_STRUCT_OFFSET (HdFeedFolder, unread), .joined = TRUE },
};

static void
hd_feed_folder_class_init (HdFeedFolderClass *klass)
{
  hd_record_class_install (HD_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
hd_feed_folder_init (HdFeedFolder *self)
{
}
