/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdlib.h>

#include "hd-feed-read.h"
#include "hd-opml-read.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* What was read survives its wire, byte for byte. */
static void
check_feed (HdFeed *feed)
{
  g_autoptr (GBytes) wire = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (HdFeed) back = NULL;
  g_autoptr (GError) error = NULL;

  if (feed == NULL)
    return;
  wire = hd_feed_to_bytes (feed);
  back = hd_feed_new_from_bytes (wire, &error);
  g_assert_no_error (error);
  again = hd_feed_to_bytes (back);
  g_assert_true (g_bytes_equal (wire, again));
}

static void
check_list (HdOpml *list)
{
  g_autoptr (GBytes) wire = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (HdOpml) back = NULL;
  g_autoptr (GError) error = NULL;

  if (list == NULL)
    return;
  wire = hd_opml_to_bytes (list);
  back = hd_opml_new_from_bytes (wire, &error);
  g_assert_no_error (error);
  again = hd_opml_to_bytes (back);
  g_assert_true (g_bytes_equal (wire, again));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *text = (const char *) data;
  g_autoptr (HdFeed) feed = hd_feed_read (text, size, "https://a.example/b", NULL, NULL);
  g_autoptr (HdFeed) bare = hd_feed_discover (text, size, NULL, "text/xml; charset=x", NULL);
  g_autoptr (HdOpml) list = hd_opml_read (text, size, NULL);

  check_feed (feed);
  check_feed (bare);
  check_list (list);
  return 0;
}
