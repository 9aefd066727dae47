/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-check-private.h"

#include <string.h>

#include "hd-check-resources.h"
#include "hd-rules-image.h"

/*
 * A checker and its languages: what they are made of, and when. How a text is checked is in
 * hd-check-run.c, how rule files are proved in hd-check-verify.c.
 */

#define RESOURCES "/io/github/halfday_app/Halfday/check/"

static void
language_free (gpointer data)
{
  HdCheckLanguage *language = data;

  g_free (language->code);
  g_free (language->file);
  g_clear_pointer (&language->rules_bytes, g_bytes_unref);
  g_ptr_array_unref (language->rules);
  g_clear_pointer (&language->marks, hd_language_marks_free);
  g_clear_pointer (&language->words, hd_lexicon_free);
  g_free (language);
}

void
hd_checker_free (HdChecker *self)
{
  g_ptr_array_unref (self->languages);
  hd_matcher_words_free (self->name_words);
  hd_check_cache_free (self->cache);
  g_free (self);
}

static GBytes *
look_up_resource (GResource *resource, const char *code, const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES, code, "/", name, NULL);

  return g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static HdCheckLanguage *
add_language (HdChecker *self,
              const char *code,
              GBytes *marks,
              GBytes *words,
              GBytes *names,
              GBytes *rules,
              const char *file)
{
  HdCheckLanguage *language = g_new0 (HdCheckLanguage, 1);

  language->code = g_strdup (code);
  language->file = g_strdup (file);
  language->rules_bytes = g_bytes_ref (rules);
  language->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_rules_free);
  language->marks = marks != NULL ? hd_language_marks_new (marks) : NULL;
  language->words = words != NULL ? hd_lexicon_new (words) : NULL;
  if (names != NULL)
    language->nouns_are_capitals = hd_matcher_words_add (self->name_words, names);
  g_ptr_array_add (self->languages, language);
  hd_check_cache_clear (self->cache);
  return language;
}

/**
 * hd_checker_new_bundled:
 *
 * Returns: (transfer full): a checker with the languages that come with the program, of which the
 *   rules were compiled with it
 */
HdChecker *
hd_checker_new_bundled (void)
{
  HdChecker *self = g_new0 (HdChecker, 1);
  GResource *resource = hd_check_get_resource ();
  g_auto (GStrv) codes =
    g_resource_enumerate_children (resource, RESOURCES, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  self->languages = g_ptr_array_new_with_free_func (language_free);
  self->name_words = hd_matcher_words_new ();
  self->cache = hd_check_cache_new ();
  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      g_autofree char *code = g_strndup (codes[i], strcspn (codes[i], "/"));
      g_autofree char *file = g_strconcat (code, "/rules", NULL);
      g_autoptr (GBytes) marks = look_up_resource (resource, code, "language");
      g_autoptr (GBytes) words = look_up_resource (resource, code, "ordinary");
      g_autoptr (GBytes) names = look_up_resource (resource, code, "names");
      g_autoptr (GBytes) rules = look_up_resource (resource, code, "rules");

      if (rules != NULL)
        add_language (self, code, marks, words, names, rules, file)->is_image = TRUE;
    }
  return self;
}

HdCheckLanguage *
hd_checker_find_language (HdChecker *self, const char *code)
{
  gsize length = strcspn (code, "-_.");

  for (guint i = 0; i < self->languages->len; i++)
    {
      HdCheckLanguage *language = self->languages->pdata[i];

      if (strlen (language->code) == length &&
          g_ascii_strncasecmp (language->code, code, length) == 0)
        return language;
    }
  return NULL;
}

/**
 * hd_checker_add_language:
 * @code: such as “de”, or “common” for rules that hold in all languages
 * @marks: (nullable): see hd_language_marks_new()
 * @words: (nullable): see #HdLexicon
 * @names: (nullable): see hd_matcher_words_add()
 * @rules: see hd_rules_load()
 * @file: its name, for errors
 *
 * Adds a language that does not come with the program, from the files of one; its rules are
 * compiled, and errors in them seen, when they are first needed. The tests show by it that a
 * further language is files alone.
 */
void
hd_checker_add_language (HdChecker *self,
                         const char *code,
                         GBytes *marks,
                         GBytes *words,
                         GBytes *names,
                         GBytes *rules,
                         const char *file)
{
  g_return_if_fail (hd_checker_find_language (self, code) == NULL);

  add_language (self, code, marks, words, names, rules, file);
}

static gboolean
is_ordinary_cb (const char *folded, gpointer data)
{
  return hd_checker_is_ordinary (data, folded);
}

/**
 * hd_checker_new_matcher:
 *
 * Returns: (transfer full): a matcher for these names; the checker must outlive it
 */
HdMatcher *
hd_checker_new_matcher (HdChecker *self, const HdNameList *names)
{
  return hd_matcher_new (names, self->name_words, is_ordinary_cb, self);
}

/**
 * hd_checker_get_languages:
 *
 * Returns: (transfer container) (element-type utf8): the codes that a text can have
 */
GPtrArray *
hd_checker_get_languages (HdChecker *self)
{
  GPtrArray *codes = g_ptr_array_new ();

  for (guint i = 0; i < self->languages->len; i++)
    {
      const HdCheckLanguage *language = self->languages->pdata[i];

      if (strcmp (language->code, HD_CHECK_COMMON) != 0)
        g_ptr_array_add (codes, language->code);
    }
  return codes;
}

/**
 * hd_checker_is_ordinary:
 * @folded: a word under fold A
 *
 * Returns: whether it is an ordinary word of any language that is loaded
 */
gboolean
hd_checker_is_ordinary (HdChecker *self, const char *folded)
{
  for (guint i = 0; i < self->languages->len; i++)
    {
      const HdCheckLanguage *language = self->languages->pdata[i];

      if (language->words != NULL && hd_lexicon_contains (language->words, folded))
        return TRUE;
    }
  return FALSE;
}

gboolean
hd_checker_compile (HdChecker *self, HdCheckLanguage *language, GError **error)
{
  HdRules *rules;

  if (language->rules_bytes == NULL)
    return TRUE;
  rules = language->is_image
            ? hd_rules_thaw (language->rules_bytes, language->file, is_ordinary_cb, self)
            : hd_rules_load (language->rules_bytes, language->file, is_ordinary_cb, self, error);
  if (rules == NULL)
    return FALSE;
  g_ptr_array_insert (language->rules, 0, rules);
  g_clear_pointer (&language->rules_bytes, g_bytes_unref);
  return TRUE;
}

/* Whether the parts of a word that a line end cuts belong together. */
gboolean
hd_checker_is_word (HdChecker *self, const char *word)
{

  for (guint i = 0; i < self->languages->len; i++)
    {
      const HdCheckLanguage *language = self->languages->pdata[i];

      for (guint k = 0; k < language->rules->len; k++)
        if (hd_rules_know (language->rules->pdata[k], word))
          return TRUE;
    }
  return hd_checker_is_ordinary (self, word);
}
