/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-template-private.h"

#include <string.h>

/*
 * The templates of one language, once they are read.
 */

G_DEFINE_BOXED_TYPE (HdTemplates, hd_templates, hd_templates_ref, hd_templates_unref)

static void
pool_free (gpointer data)
{
  HdPool *pool = data;

  g_free (pool->name);
  g_array_unref (pool->lines);
  g_free (pool);
}

static void
frame_clear (gpointer data)
{
  HdFrame *frame = data;

  g_free (frame->subject);
  g_array_unref (frame->parts);
}

static void
leave_type_free (gpointer data)
{
  HdLeaveType *type = data;

  g_free (type->key);
  g_free (type->words);
  g_free (type);
}

/**
 * hd_templates_new:
 * @language: the code, as `en`
 * @file: the language's `templates`
 * @region: (nullable): the region's code, as `GB`
 * @region_file: (nullable): the region's file, read on top
 *
 * Returns: (transfer full): the templates, or %NULL with %HD_ERROR_PARSE, whose message names
 *   file and line
 */
HdTemplates *
hd_templates_new (const char *language,
                  GBytes *file,
                  const char *region,
                  GBytes *region_file,
                  GError **error)
{
  g_return_val_if_fail (language != NULL && file != NULL, NULL);

  g_autoptr (HdTemplates) self = g_new0 (HdTemplates, 1);
  g_autofree char *name = g_strdup_printf ("%s/templates", language);

  g_atomic_ref_count_init (&self->refs);
  self->language =
    region_file != NULL ? g_strdup_printf ("%s-%s", language, region) : g_strdup (language);
  self->settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->pools = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, pool_free);
  self->types = g_ptr_array_new_with_free_func (leave_type_free);
  self->conditions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->frames = g_array_new (FALSE, FALSE, sizeof (HdFrame));
  g_array_set_clear_func (self->frames, frame_clear);

  if (!hd_templates_read_file (self, file, name, error))
    return NULL;
  if (region_file != NULL)
    {
      g_autofree char *region_name = g_strdup_printf ("%s-%s", name, region);

      if (!hd_templates_read_file (self, region_file, region_name, error))
        return NULL;
    }
  if (!hd_templates_verify (self, error))
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }

  return g_steal_pointer (&self);
}

HdTemplates *
hd_templates_ref (HdTemplates *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
hd_templates_unref (HdTemplates *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;

  g_free (self->language);
  g_clear_pointer (&self->settings, g_hash_table_unref);
  g_clear_pointer (&self->pools, g_hash_table_unref);
  g_clear_pointer (&self->types, g_ptr_array_unref);
  g_clear_pointer (&self->conditions, g_hash_table_unref);
  g_clear_pointer (&self->frames, g_array_unref);
  g_free (self);
}

/**
 * hd_templates_get_language:
 *
 * The code with the region where one was found: `en`, `en-GB`.
 */
const char *
hd_templates_get_language (HdTemplates *self)
{
  return self->language;
}

/**
 * hd_templates_get_name:
 *
 * The language's own name for itself: “English (United Kingdom)”.
 */
const char *
hd_templates_get_name (HdTemplates *self)
{
  return hd_templates_get (self, "name");
}

/**
 * hd_templates_list_leave_types:
 *
 * Returns: (transfer full): the usual words for leave in the language and region, for a list
 *   to choose from; hd_request_facts_set_text() takes them, and any other words
 */
char **
hd_templates_list_leave_types (HdTemplates *self)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < self->types->len; i++)
    g_ptr_array_add (words, g_strdup (((HdLeaveType *) g_ptr_array_index (self->types, i))->words));
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

/**
 * hd_templates_list_earned_leave:
 *
 * Returns: (transfer full): the keys of those kinds of leave that come out of a balance, as the
 *   language has them
 */
char **
hd_templates_list_earned_leave (HdTemplates *self)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; i < self->types->len; i++)
    {
      const HdLeaveType *type = g_ptr_array_index (self->types, i);

      if (type->earned)
        g_ptr_array_add (keys, g_strdup (type->key));
    }
  g_ptr_array_add (keys, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&keys), FALSE);
}

/**
 * hd_templates_get_leave_words:
 * @name: the key of a kind of leave, or what the language calls it
 *
 * Returns: (nullable): what the language calls it, or %NULL where it has no such kind
 */
const char *
hd_templates_get_leave_words (HdTemplates *self, const char *name)
{
  gboolean earned;

  return hd_templates_find_leave_type (self, name, &earned);
}

const char *
hd_templates_get (HdTemplates *self, const char *key)
{
  return g_hash_table_lookup (self->settings, key);
}

const HdPool *
hd_templates_get_pool (HdTemplates *self, const char *name)
{
  return g_hash_table_lookup (self->pools, name);
}

/**
 * hd_templates_get_condition:
 * @text: what stands in `{?…:}`
 */
const HdCondition *
hd_templates_get_condition (HdTemplates *self, const char *text)
{
  return g_hash_table_lookup (self->conditions, text);
}

/**
 * hd_templates_find_frame:
 *
 * The last frame that fits, so that a later one refines an earlier; %NULL when the situation
 * has no text on this channel.
 */
const HdFrame *
hd_templates_find_frame (HdTemplates *self, int situation, int channel, HdFlags flags)
{
  for (guint i = self->frames->len; i > 0; i--)
    {
      const HdFrame *frame = &g_array_index (self->frames, HdFrame, i - 1);

      if ((frame->situations & (1u << situation)) != 0 &&
          (frame->channels & (1u << channel)) != 0 && hd_condition_holds (&frame->condition, flags))
        return frame;
    }

  return NULL;
}

/**
 * hd_templates_find_leave_type:
 * @name: what the user calls it, in the words or by the key of the file
 * @earned: (out): whether it comes out of a balance
 *
 * Returns: (nullable): the words of the language, or %NULL for words of the user's own
 */
const char *
hd_templates_find_leave_type (HdTemplates *self, const char *name, gboolean *earned)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < self->types->len; i++)
    {
      const HdLeaveType *type = g_ptr_array_index (self->types, i);
      g_autofree char *words = g_utf8_casefold (type->words, -1);

      if (strcmp (words, folded) == 0 || strcmp (type->key, folded) == 0)
        {
          *earned = type->earned;
          return type->words;
        }
    }

  *earned = TRUE;
  return NULL;
}
