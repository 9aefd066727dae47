/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-text.h"

static void
test_clean (void)
{
  static const struct
  {
    const char *text, *clean, *line, *terminal;
  } rows[] = {
    { "plain", "plain", "plain", "plain" },
    { "a\r\nb\rc", "a\nb\nc", "a b c", "a\357\277\275\nb\357\277\275c" },
    { "  two \t words ", "  two \t words ", "two words", "  two   words " },
    { "\x1b[31mred", "[31mred", "[31mred", "\357\277\275[31mred" },
    { "rtl\xe2\x80\xae override", "rtl override", "rtl override", "rtl\357\277\275 override" },
    { "bad\xff", "bad\357\277\275", "bad\357\277\275", "bad\357\277\275" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *clean = hd_text_clean (rows[i].text, -1);
      g_autofree char *line = hd_text_clean_line (rows[i].text, -1);
      g_autofree char *terminal = hd_text_for_terminal (rows[i].text);

      g_assert_cmpstr (clean, ==, rows[i].clean);
      g_assert_cmpstr (line, ==, rows[i].line);
      g_assert_cmpstr (terminal, ==, rows[i].terminal);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/clean", test_clean);
  return g_test_run ();
}
