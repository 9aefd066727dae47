/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-find.h"

#include <string.h>

#include "hd-markdown.h"

static void
test_what_is_found (void)
{
  static const struct
  {
    const char *markdown;
    const char *words;
    const char *found; /* the matches, each between bars */
  } cases[] = {
    { "Tea and tea and TEA", "tea", "|Tea|tea|TEA|" },
    { "naïve cafe\xcc\x81 Ångström", "cafe", "|cafe\xcc\x81|" },
    { "naïve café", "NAIVE", "|naïve|" },
    { "Ångström", "angstrom", "|Ångström|" },
    { "aaaa", "aa", "|aa|aa|" },
    { "it’s “quoted”", "it's \"quoted\"", "|it’s “quoted”|" },
    { "over\\\na break", "over a", "|over\na|" },
    { "one\n\ntwo", "one two", "|" },
    { "a **bold** word", "a bold w", "|a bold w|" },
    { "| cell | needle |\n|---|---|\n| a | b |", "needle", "|needle|" },
    { "C++ and (x) [y] *", "c++", "|C++|" },
    { "soft\xc2\xadhyphen", "softhyphen", "|soft\xc2\xadhyphen|" },
    { "שלום עולם", "עולם", "|עולם|" },
    { "anything", "", "|" },
    { "anything", "   ", "|" },
    { "anything", "\377", "|" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdDocumentBuilder) builder = hd_document_builder_new ();
      g_autoptr (HdDocument) document = NULL;
      g_autoptr (GArray) ranges = NULL;
      g_autoptr (GString) found = g_string_new ("|");
      const char *text;

      g_assert_true (
        hd_markdown_read (builder, cases[i].markdown, strlen (cases[i].markdown), NULL));
      document = hd_document_builder_end (builder, NULL);
      text = hd_document_get_text (document, NULL);
      ranges = hd_find (document, cases[i].words);
      for (guint r = 0; r < ranges->len; r++)
        {
          const HdRange *range = &g_array_index (ranges, HdRange, r);

          g_string_append_len (found, text + range->start, range->end - range->start);
          g_string_append_c (found, '|');
        }
      g_assert_cmpstr (found->str, ==, cases[i].found);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ui/find/what-is-found", test_what_is_found);

  return g_test_run ();
}
