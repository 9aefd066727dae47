/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-document-pictures.h"

#include "hd-document-private.h"

HdPlacedPicture *
hd_placed_picture_new (const char *name, guint width, guint height)
{
  HdPlacedPicture *self = g_new0 (HdPlacedPicture, 1);

  self->name = g_strdup (name);
  self->width = width;
  self->height = height;
  return self;
}

void
hd_placed_picture_free (HdPlacedPicture *self)
{
  g_free (self->name);
  g_free (self);
}

/* Returns: (transfer full) (element-type char*): where the pictures come from, each once, in order
 */
GPtrArray *
hd_document_dup_pictures (const HdDocument *self)
{
  GPtrArray *sources = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const HdBlock *block = &g_array_index (self->blocks, HdBlock, i);

      if (block->kind == HD_BLOCK_PICTURE && g_hash_table_add (seen, (gpointer) block->source))
        g_ptr_array_add (sources, g_strdup (block->source));
    }
  return sources;
}

/* A picture that was shown a moment ago, and has nothing to say about itself, is there twice. */
static gboolean
is_repeated (const HdBlock *block, GHashTable *shown)
{
  return block->depth == 0 && block->length == 0 && block->anchor == NULL &&
         g_hash_table_contains (shown, block->source);
}

/**
 * hd_document_place_pictures:
 * @placed: (element-type char* HdPlacedPicture): the file for the source of a picture
 *
 * Returns: (transfer full): the document with files in place of addresses, as far as there are any
 */
HdDocument *
hd_document_place_pictures (HdDocument *self, GHashTable *placed)
{
  g_autoptr (HdDocument) copy = NULL;
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GBytes) wire = NULL;
  g_autoptr (GError) error = NULL;
  GArray *blocks;
  guint kept = 0;

  if (g_hash_table_size (placed) == 0)
    return hd_document_ref (self);

  wire = hd_document_to_bytes (self);
  copy = hd_document_new_from_bytes (wire, &error);
  g_assert_no_error (error);

  blocks = copy->blocks;
  for (guint i = 0; i < blocks->len; i++)
    {
      HdBlock block = g_array_index (blocks, HdBlock, i);
      const HdPlacedPicture *picture =
        block.kind == HD_BLOCK_PICTURE ? g_hash_table_lookup (placed, block.source) : NULL;

      if (picture != NULL)
        {
          block.source = g_string_chunk_insert_const (copy->strings, picture->name);
          block.width = picture->width <= 65535 && picture->height <= 65535 ? picture->width : 0;
          block.height = block.width > 0 ? picture->height : 0;
          if (is_repeated (&block, shown))
            continue;
          g_hash_table_add (shown, (gpointer) block.source);
        }
      g_array_index (blocks, HdBlock, kept++) = block;
    }
  g_array_set_size (blocks, kept);

  if (!hd_document_seal (copy, &error))
    g_error ("Placed pictures broke the rules: %s", error->message);
  return g_steal_pointer (&copy);
}
