/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>
#include <locale.h>

#include "hd-rules-image.h"

/*
 * hd-compile-rules RULES NAME IMAGE: writes down what a rule file compiles to. Run when the program
 * is built, so that a bundled file with a mistake in it stops that, and nobody waits for it later.
 */

static gboolean
compile (const char *path, const char *name, const char *image_path, GError **error)
{
  g_autoptr (GByteArray) image = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HdRules) rules = NULL;
  char *text;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return FALSE;
  bytes = g_bytes_new_take (text, length);
  rules = hd_rules_load (bytes, name, NULL, NULL, error);
  if (rules == NULL)
    return FALSE;
  hd_rules_freeze (rules, image);
  return g_file_set_contents (image_path, (const char *) image->data, (gssize) image->len, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  /* Rules are UTF-8, and so is what is said of them, wherever this is built. */
  setlocale (LC_CTYPE, "C.UTF-8");
  if (argc != 4)
    return 2;
  if (compile (argv[1], argv[2], argv[3], &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}
