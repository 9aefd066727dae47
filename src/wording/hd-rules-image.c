/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-rules-image.h"

#include <string.h>

#include "hd-rules-private.h"

#define ALIGN 8

/* A rule and an example as an image has them; texts are places in its strings, 0 for none. */
typedef struct
{
  guint32 id;
  guint32 why;
  guint32 fix;
  guint32 category;
  guint32 severity;
  guint32 two_sided;
  gint32 base;
  guint32 line;
} FrozenRule;

typedef struct
{
  guint32 rule; /* its number, or G_MAXUINT32 */
  guint32 wanted;
  guint32 text;
  guint32 line;
} FrozenExample;

/**
 * hd_image_add:
 *
 * Adds an array; it is read again by hd_image_take() in the same order.
 */
void
hd_image_add (GByteArray *image, gconstpointer data, gsize size)
{
  const guint64 length = size;
  const guint8 padding[ALIGN] = { 0 };

  g_byte_array_append (image, (const guint8 *) &length, sizeof length);
  g_byte_array_append (image, data, (guint) size);
  g_byte_array_append (image, padding, (guint) (-size % ALIGN));
}

/**
 * hd_image_take:
 * @element: the size of one
 * @n: (out): how many there are
 *
 * Returns: (transfer none): the next array, in the image
 */
gconstpointer
hd_image_take (HdImageReader *reader, gsize element, guint *n)
{
  gconstpointer data = reader->next + sizeof (guint64);
  guint64 length;
  gsize whole;

  g_assert (reader->left >= sizeof length);
  memcpy (&length, reader->next, sizeof length);
  whole = sizeof length + (length + ALIGN - 1) / ALIGN * ALIGN;
  g_assert (reader->left >= whole && length % element == 0);
  reader->next += whole;
  reader->left -= whole;
  *n = (guint) (length / element);
  return data;
}

static guint32
add_string (GString *strings, const char *text)
{
  guint32 place = (guint32) strings->len;

  if (text == NULL)
    return 0;
  g_string_append_len (strings, text, (gssize) strlen (text) + 1);
  return place;
}

static void
freeze_words (GByteArray *image, GHashTable *words)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) uses = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (words), (GCompareFunc) strcmp);

  for (GList *l = keys; l != NULL; l = l->next)
    {
      guint32 use = GPOINTER_TO_UINT (g_hash_table_lookup (words, l->data));

      g_string_append_len (text, l->data, (gssize) strlen (l->data) + 1);
      g_array_append_val (uses, use);
    }
  hd_image_add (image, text->str, text->len);
  hd_image_add (image, uses->data, uses->len * sizeof (guint32));
}

static void
thaw_words (HdRules *self, HdImageReader *reader)
{
  guint n, n_words;
  const char *text = hd_image_take (reader, 1, &n), *p = text;
  const guint32 *uses = hd_image_take (reader, sizeof (guint32), &n_words);

  self->words = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < n_words && p < text + n; i++, p += strlen (p) + 1)
    g_hash_table_insert (self->words, (gpointer) p, GUINT_TO_POINTER (uses[i]));
}

/**
 * hd_rules_freeze:
 * @image: receives what hd_rules_thaw() makes the same rules of
 */
void
hd_rules_freeze (HdRules *self, GByteArray *image)
{
  const GPtrArray *examples = hd_rules_get_examples (self);
  g_autoptr (GString) strings = g_string_new (NULL);
  g_autoptr (GArray) rules = g_array_new (FALSE, FALSE, sizeof (FrozenRule));
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (FrozenExample));

  g_string_append_c (strings, '\0');
  for (guint i = 0; i < self->rules->len; i++)
    {
      const HdRule *rule = self->rules->pdata[i];
      const FrozenRule frozen = { add_string (strings, rule->id),
                                  add_string (strings, rule->why),
                                  add_string (strings, rule->fix),
                                  rule->category,
                                  rule->severity,
                                  rule->two_sided,
                                  rule->base,
                                  rule->line };

      g_array_append_val (rules, frozen);
    }
  for (guint i = 0; i < examples->len; i++)
    {
      const HdRuleExample *example = examples->pdata[i];
      FrozenExample frozen = { G_MAXUINT32, example->wanted, add_string (strings, example->text),
                               example->line };

      if (example->rule != NULL)
        g_ptr_array_find (self->rules, example->rule, &frozen.rule);
      g_array_append_val (lines, frozen);
    }
  hd_image_add (image, strings->str, strings->len);
  hd_image_add (image, rules->data, rules->len * sizeof (FrozenRule));
  hd_image_add (image, lines->data, lines->len * sizeof (FrozenExample));
  hd_image_add (image, self->owners, self->n_owners * sizeof (Owner));
  freeze_words (image, self->words);
  hd_patterns_freeze (self->patterns, image);
}

/**
 * hd_rules_thaw:
 * @image: of hd_rules_freeze(), of this program; kept, and not copied
 * @file: the name of the file that it was made of, for errors
 * @is_ordinary: (nullable): as in hd_rules_load()
 */
HdRules *
hd_rules_thaw (GBytes *image, const char *file, HdCheckTextIsWord is_ordinary, gpointer data)
{
  HdRules *self = g_new0 (HdRules, 1);
  HdImageReader reader = { NULL };
  const FrozenRule *frozen;
  const char *strings;
  guint n;

  self->image = g_bytes_ref (image);
  self->file = g_strdup (file);
  reader.next = g_bytes_get_data (image, &reader.left);
  g_assert (((guintptr) reader.next) % sizeof (guint32) == 0);
  strings = self->strings = hd_image_take (&reader, 1, &n);
  frozen = hd_image_take (&reader, sizeof (FrozenRule), &n);
  self->room = g_new0 (HdRule, n);
  self->rules = g_ptr_array_sized_new (n);
  for (guint i = 0; i < n; i++)
    {
      HdRule *rule = &self->room[i];

      rule->id = (char *) strings + frozen[i].id;
      rule->why = (char *) strings + frozen[i].why;
      rule->fix = frozen[i].fix != 0 ? (char *) strings + frozen[i].fix : NULL;
      rule->category = frozen[i].category;
      rule->severity = frozen[i].severity;
      rule->two_sided = (gboolean) frozen[i].two_sided;
      rule->base = frozen[i].base;
      rule->line = frozen[i].line;
      g_ptr_array_add (self->rules, rule);
    }
  self->frozen_examples = hd_image_take (&reader, sizeof (FrozenExample), &self->n_frozen);
  self->owners = hd_image_take (&reader, sizeof (Owner), &self->n_owners);
  for (guint i = 0; i < self->n_owners; i++)
    self->has_signs |= self->owners[i].kind == OWNER_SIGN;
  thaw_words (self, &reader);
  self->patterns = hd_patterns_thaw (&reader, is_ordinary, data);
  return self;
}

/* The examples of an image, which only those who prove rules ask for. */
GPtrArray *
hd_rules_thaw_examples (const HdRules *self)
{
  GPtrArray *examples = g_ptr_array_new_with_free_func (hd_rules_example_free);
  const FrozenExample *frozen = self->frozen_examples;

  for (guint i = 0; i < self->n_frozen; i++)
    {
      HdRuleExample *example = g_new0 (HdRuleExample, 1);

      example->rule = frozen[i].rule != G_MAXUINT32 ? self->rules->pdata[frozen[i].rule] : NULL;
      example->wanted = (gboolean) frozen[i].wanted;
      example->text = g_strdup (self->strings + frozen[i].text);
      example->line = frozen[i].line;
      g_ptr_array_add (examples, example);
    }
  return examples;
}
