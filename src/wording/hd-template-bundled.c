/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-template-private.h"

#include <string.h>

#include "hd-error.h"
#include "hd-wording-resources.h"

/*
 * The templates that come with the program: which there are, and which a locale means.
 */

#define RESOURCE_PATH "/io/github/halfday_app/Halfday/wording"

/* Regions that write alike share a file, which the language names: `region.MX = 419`. */
static HdTemplates *
load_shared_region (const char *base, GBytes *file, const char *region, GError **error)
{
  g_autoptr (HdTemplates) plain = hd_templates_new (base, file, NULL, NULL, error);
  g_autofree char *key = g_strconcat ("region.", region, NULL);
  const char *shared = plain != NULL ? hd_templates_get (plain, key) : NULL;
  g_autoptr (GBytes) region_file = NULL;
  g_autofree char *path = NULL;

  if (shared == NULL)
    return g_steal_pointer (&plain);

  path = g_strdup_printf (RESOURCE_PATH "/%s/templates-%s", base, shared);
  region_file =
    g_resource_lookup_data (hd_wording_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  return region_file != NULL ? hd_templates_new (base, file, shared, region_file, error) : NULL;
}

/**
 * hd_templates_load:
 * @language: a code as people and locales write it: `de`, `de-AT`, `de_AT.UTF-8`
 *
 * The bundled templates of a language; an unknown region gives the language itself.
 *
 * Returns: (transfer full): the templates, or %NULL with %HD_ERROR_NOT_FOUND
 */
HdTemplates *
hd_templates_load (const char *language, GError **error)
{
  g_return_val_if_fail (language != NULL, NULL);

  gsize n = strcspn (language, ".@");
  g_autofree char *code = g_strndup (language, MIN (n, 32));
  g_autofree char *base = NULL, *region = NULL;
  g_autoptr (GBytes) file = NULL, region_file = NULL;
  GResource *resource = hd_wording_get_resource ();

  g_strdelimit (code, "_", '-');
  base = g_ascii_strdown (code, (gssize) strcspn (code, "-"));
  if (strchr (code, '-') != NULL)
    region = g_ascii_strup (strrchr (code, '-') + 1, -1);

  if (*base != '\0' && strspn (base, "abcdefghijklmnopqrstuvwxyz") == strlen (base))
    {
      g_autofree char *path = g_strdup_printf (RESOURCE_PATH "/%s/templates", base);

      file = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    }
  if (file == NULL)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_NOT_FOUND, "“%.20s” is no language of the drafts",
                   language);
      return NULL;
    }
  if (region != NULL && *region != '\0' && strchr (region, '/') == NULL)
    {
      g_autofree char *path = g_strdup_printf (RESOURCE_PATH "/%s/templates-%s", base, region);

      region_file = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    }

  if (region != NULL && region_file == NULL)
    return load_shared_region (base, file, region, error);

  return hd_templates_new (base, file, region, region_file, error);
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * hd_templates_list_languages:
 *
 * Returns: (transfer full): the codes of all bundled languages and regions (`en`, `en-GB`),
 *   sorted
 */
char **
hd_templates_list_languages (void)
{
  GResource *resource = hd_wording_get_resource ();
  g_auto (GStrv) languages =
    g_resource_enumerate_children (resource, RESOURCE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; languages != NULL && languages[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf (RESOURCE_PATH "/%s", languages[i]);
      g_auto (GStrv) files =
        g_resource_enumerate_children (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      gsize length = strcspn (languages[i], "/");

      for (guint k = 0; files != NULL && files[k] != NULL; k++)
        if (g_str_has_prefix (files[k], "templates"))
          g_ptr_array_add (codes, g_strdup_printf ("%.*s%s", (int) length, languages[i],
                                                   files[k] + strlen ("templates")));
    }
  g_ptr_array_sort (codes, compare_codes);
  g_ptr_array_add (codes, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&codes), FALSE);
}
