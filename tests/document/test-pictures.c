/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-document-builder.h"
#include "hd-document-pictures.h"
#include "hd-patience.h"

#define MANY 190000u

static void
add_picture (HdDocumentBuilder *b, const char *source, const char *caption)
{
  hd_document_builder_open_picture (b, source, NULL, 0, 0);
  hd_document_builder_add_text (b, caption, -1, HD_SPAN_PLAIN, NULL);
  hd_document_builder_close (b);
}

static GHashTable *
placed_new (const char *source)
{
  GHashTable *placed =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) hd_placed_picture_free);

  g_hash_table_insert (placed, (gpointer) source, hd_placed_picture_new ("stored.png", 640, 480));
  return placed;
}

/* What stands twice goes, unless it says something the second time; the rest stays in its order. */
static void
test_each_is_placed_once (void)
{
  static const struct
  {
    const char *source;
    guint width;
  } left[] = { { "stored.png", 640 },
               { "https://example.org/b.png", 0 },
               { "stored.png", 640 },
               { "https://example.org/b.png", 0 } };
  g_autoptr (HdDocumentBuilder) b = hd_document_builder_new ();
  g_autoptr (GHashTable) placed = placed_new ("https://example.org/a.png");
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDocument) document = NULL;
  g_autoptr (HdDocument) copy = NULL;
  const HdBlock *blocks;
  guint n;

  add_picture (b, "https://example.org/a.png", "");
  add_picture (b, "https://example.org/b.png", "");
  add_picture (b, "https://example.org/a.png", "");
  add_picture (b, "https://example.org/a.png", "again");
  add_picture (b, "https://example.org/b.png", "");
  add_picture (b, "https://example.org/a.png", "");
  document = hd_document_builder_end (b, &error);
  g_assert_no_error (error);

  copy = hd_document_place_pictures (document, placed);
  blocks = hd_document_get_blocks (copy, &n);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (left));
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (blocks[i].source, ==, left[i].source);
      g_assert_cmpuint (blocks[i].width, ==, left[i].width);
    }
  g_assert_cmpuint (blocks[2].length, ==, 5);
}

/* A page that shows one picture all over. */
static void
test_many_of_one (void)
{
  g_autoptr (HdDocumentBuilder) b = hd_document_builder_new ();
  g_autoptr (GHashTable) placed = placed_new ("https://example.org/a.png");
  g_autoptr (GTimer) timer = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDocument) document = NULL;
  g_autoptr (HdDocument) copy = NULL;
  guint n;

  hd_document_builder_add_text (b, "Prose.", -1, HD_SPAN_PLAIN, NULL);
  for (guint i = 0; i < MANY; i++)
    add_picture (b, "https://example.org/a.png", "");
  document = hd_document_builder_end (b, &error);
  g_assert_no_error (error);

  timer = g_timer_new ();
  copy = hd_document_place_pictures (document, placed);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, hd_patience ());
  hd_document_get_blocks (copy, &n);
  g_assert_cmpuint (n, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/pictures/each-is-placed-once", test_each_is_placed_once);
  g_test_add_func ("/document/pictures/many-of-one", test_many_of_one);

  return g_test_run ();
}
