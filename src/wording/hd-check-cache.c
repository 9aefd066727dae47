/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-check-cache.h"

#include <string.h>

/*
 * Two generations: when the young one is full it becomes the old one, and what is asked for again
 * moves back. So memory is bounded, and a text that one works on stays.
 */

/* Sentences of a generation. A long mail has a hundred. */
#define GENERATION 1024

/* A longer key is not worth its memory: that is no sentence. */
#define MAX_KEY 16384

struct _HdCheckCache
{
  GHashTable *young; /* GBytes → GArray of HdCheckHit */
  GHashTable *old;
};

static GHashTable *
new_generation (void)
{
  return g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                (GDestroyNotify) g_array_unref);
}

HdCheckCache *
hd_check_cache_new (void)
{
  HdCheckCache *self = g_new0 (HdCheckCache, 1);

  self->young = new_generation ();
  self->old = new_generation ();
  return self;
}

void
hd_check_cache_free (HdCheckCache *self)
{
  g_hash_table_unref (self->young);
  g_hash_table_unref (self->old);
  g_free (self);
}

/**
 * hd_check_cache_clear:
 *
 * Forgets everything: the rules have changed.
 */
void
hd_check_cache_clear (HdCheckCache *self)
{
  g_hash_table_remove_all (self->young);
  g_hash_table_remove_all (self->old);
}

/* Where a token stands in its window and what it is; with the bytes this is all of the text that
 * rules and names can see. */
typedef struct
{
  guint32 start;
  guint32 length;
  gint32 sentence;
  guint8 kind;
  guint8 flags;
  guint16 padding;
} KeyToken;

/**
 * hd_check_cache_key:
 * @language: whoever the sentence is checked for
 * @matcher: see hd_matcher_get_serial(); 0: no names
 *
 * Returns: (transfer full) (nullable): everything that what is found in the sentence depends on;
 *   %NULL when the sentence is too long to be remembered
 */
GBytes *
hd_check_cache_key (const HdCheckText *text,
                    guint sentence,
                    gconstpointer language,
                    guint64 matcher)
{
  const HdSentence *own = &text->sentences[sentence];
  guint first = own->first > HD_CHECK_WINDOW ? own->first - HD_CHECK_WINDOW : 0;
  guint last = MIN (text->n_tokens, own->end + HD_CHECK_WINDOW) - 1;
  /* A cue that ends beside the sentence may begin anywhere in its own, and is weighed in the
   * language of that. */
  guint from = text->sentences[text->tokens[first].sentence].first;
  guint to = text->sentences[text->tokens[last].sentence].end;
  guint start = text->tokens[from].byte_start;
  gsize length = text->tokens[to - 1].byte_end - start;
  guint8 at_end = own->end == text->n_tokens;
  GByteArray *key;

  if (length + (to - from) * sizeof (KeyToken) > MAX_KEY)
    return NULL;

  key = g_byte_array_sized_new ((guint) (length + (to - from) * sizeof (KeyToken) + 32));
  g_byte_array_append (key, (const guint8 *) &language, sizeof language);
  g_byte_array_append (key, (const guint8 *) &matcher, sizeof matcher);
  g_byte_array_append (key, &at_end, 1);
  for (guint i = from; i < to; i++)
    {
      const HdToken *token = &text->tokens[i];
      KeyToken part = { token->byte_start - start,
                        token->byte_end - token->byte_start,
                        (gint32) token->sentence - (gint32) sentence,
                        token->kind,
                        token->flags,
                        0 };

      g_byte_array_append (key, (const guint8 *) &part, sizeof part);
    }
  g_byte_array_append (key, (const guint8 *) text->original + start, (guint) length);
  return g_byte_array_free_to_bytes (key);
}

/**
 * hd_check_cache_look_up:
 *
 * Returns: (transfer full) (nullable) (element-type HdCheckHit): what was found in the sentence
 */
GArray *
hd_check_cache_look_up (HdCheckCache *self, GBytes *key)
{
  GArray *hits = g_hash_table_lookup (self->young, key);

  if (hits != NULL)
    return g_array_ref (hits);
  hits = g_hash_table_lookup (self->old, key);
  if (hits == NULL)
    return NULL;

  hits = g_array_ref (hits);
  hd_check_cache_insert (self, key, hits);
  return hits;
}

/**
 * hd_check_cache_insert:
 * @hits: (element-type HdCheckHit)
 */
void
hd_check_cache_insert (HdCheckCache *self, GBytes *key, GArray *hits)
{
  if (g_hash_table_size (self->young) >= GENERATION)
    {
      g_hash_table_unref (self->old);
      self->old = self->young;
      self->young = new_generation ();
    }
  g_hash_table_insert (self->young, g_bytes_ref (key), g_array_ref (hits));
}
