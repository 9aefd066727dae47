/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-library-counts.h"

G_DEFINE_FINAL_TYPE (HdLibraryCounts, hd_library_counts, HD_TYPE_RECORD)

static const HdField fields[] = {
  { "all", HD_FIELD_INT, G_STRUCT_OFFSET (HdLibraryCounts, all) },
  { "unread", HD_FIELD_INT, G_STRUCT_OFFSET (HdLibraryCounts, unread) },
  { "starred", HD_FIELD_INT, G_STRUCT_OFFSET (HdLibraryCounts, starred) },
  { "advice", HD_FIELD_INT, G_STRUCT_OFFSET (HdLibraryCounts, advice) },
  { "advice_unread", HD_FIELD_INT, G_STRUCT_OFFSET (HdLibraryCounts, advice_unread) },
  { "saved", HD_FIELD_INT, G_STRUCT_OFFSET (HdLibraryCounts, saved) },
  { "feeds", HD_FIELD_INT, G_STRUCT_OFFSET (HdLibraryCounts, feeds) },
  { "oldest_reader", HD_FIELD_INT, G_STRUCT_OFFSET (HdLibraryCounts, oldest_reader) },
};

static void
hd_library_counts_class_init (HdLibraryCountsClass *klass)
{
  hd_record_class_install (HD_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
hd_library_counts_init (HdLibraryCounts *self)
{
}
