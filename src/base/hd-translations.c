/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-translations.h"

#include <libintl.h>
#include <string.h>

/* Where the programs are in the build folder, whose po/ has the catalogues as they are installed.
 */
static const char *const built[] = { "/src", "/src/cli", "/src/parser" };

/* Returns: (transfer full) (nullable): the catalogues beside a program that was not installed */
static char *
find_beside (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (built); i++)
    if (g_str_has_suffix (folder, built[i]))
      {
        g_autofree char *root = g_strndup (folder, strlen (folder) - strlen (built[i]));
        g_autofree char *path = g_build_filename (root, "po", NULL);

        if (g_file_test (path, G_FILE_TEST_IS_DIR))
          return g_steal_pointer (&path);
      }

  return NULL;
}

/**
 * hd_translations_bind:
 *
 * Makes gettext() speak the language that setlocale() was told before: from the installed
 * catalogues, or from those of the build folder when the program runs there. The catalogue is
 * loaded here, since a process that has locked itself down can open it no longer.
 */
void
hd_translations_bind (void)
{
  g_autofree char *beside = find_beside ();
  /* The entry that every catalogue has; not written below, where it would pass for a text. */
  static const char header[] = "";

  bindtextdomain (GETTEXT_PACKAGE, beside != NULL ? beside : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  gettext (header);
}
