/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-document-builder.h"

static void
test_words (void)
{
  static const struct
  {
    const char *text;
    guint words;
  } cases[] = {
    { "one two three", 3 },
    { "don't e-mail me", 3 },
    { "it costs 3.50 – or more", 5 },
    { "well \342\200\224 yes", 2 },
    { "...", 0 },
    { "漢字とかな", 5 },
    { "Linux を使う", 4 },
    { "한국어 문장", 2 },
    { "l\342\200\231heure d\342\200\231\303\251t\303\251", 2 },
    { "naïve café", 2 },
    { "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdDocumentBuilder) b = hd_document_builder_new ();
      g_autoptr (HdDocument) document = NULL;

      hd_document_builder_add_text (b, cases[i].text, -1, HD_SPAN_PLAIN, NULL);
      document = hd_document_builder_end (b, NULL);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (hd_document_get_words (document), ==, cases[i].words);
    }
}

static void
test_minutes (void)
{
  static const struct
  {
    const char *word;
    guint times;
    guint minutes;
  } cases[] = {
    { "word ", 0, 1 },   { "word ", 1, 1 },     { "word ", 238, 1 },
    { "word ", 239, 2 }, { "word ", 2380, 10 }, { "word ", 2381, 11 },
    { "字", 500, 1 },    { "字", 501, 2 },      { "字 word ", 238, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdDocumentBuilder) b = hd_document_builder_new ();
      g_autoptr (HdDocument) document = NULL;

      hd_document_builder_open_paragraph (b);
      for (guint n = 0; n < cases[i].times; n++)
        hd_document_builder_add_text (b, cases[i].word, -1, HD_SPAN_PLAIN, NULL);
      document = hd_document_builder_end (b, NULL);
      g_assert_cmpuint (hd_document_get_minutes (document), ==, cases[i].minutes);
    }
}

/* Words end with their block, also where no blank stands between the two. */
static void
test_blocks_part_words (void)
{
  g_autoptr (HdDocumentBuilder) b = hd_document_builder_new ();
  g_autoptr (HdDocument) document = NULL;

  hd_document_builder_add_text (b, "one", -1, HD_SPAN_PLAIN, NULL);
  hd_document_builder_add_text (b, "two", -1, HD_SPAN_PLAIN, NULL);
  document = hd_document_builder_end (b, NULL);
  g_assert_cmpuint (hd_document_get_words (document), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/words/words", test_words);
  g_test_add_func ("/document/words/minutes", test_minutes);
  g_test_add_func ("/document/words/blocks-part-words", test_blocks_part_words);

  return g_test_run ();
}
