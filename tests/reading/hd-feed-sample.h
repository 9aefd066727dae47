/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "hd-feed-read.h"

G_BEGIN_DECLS

/* Feeds of the folder of samples, and feeds as text. */

static inline char *
read_sample (const char *name, gsize *length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "feeds", name, NULL);
  g_autoptr (GError) error = NULL;
  char *data = NULL;

  g_file_get_contents (path, &data, length, &error);
  g_assert_no_error (error);
  return data;
}

static inline HdFeed *
read_feed (const char *text)
{
  g_autoptr (GError) error = NULL;
  HdFeed *feed = hd_feed_read (text, strlen (text), "https://x.example/feed", NULL, &error);

  g_assert_no_error (error);
  return feed;
}

G_END_DECLS
