/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-draft.h"
#include "hd-error.h"

#define HEAD                                                                                       \
  "[settings]\nname = Test\nweekdays = a b c d e f g\nmonths = a b c d e f g h i j k l\n"          \
  "date = {weekday} {day} {month}\non = on {D:{date}}\nrange = {first} {last}\n"                   \
  "time = {HH}:{MM}\nspan = {from}-{to}\njoin = ;\nnumbers = one\n"

static HdTemplates *
load (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return hd_templates_new ("xx", bytes, NULL, NULL, error);
}

static void
test_errors (void)
{
  static const struct
  {
    const char *text;
    const char *message; /* a part of it */
  } rows[] = {
    { "", "“name” is missing" },
    { "name = x\n", "line 1: this line stands before the first section" },
    { "[settings]\nname\n", "line 2: there is no “=”" },
    { "[strange]\n", "line 1: there is no section “strange”" },
    { "[settings\n", "line 1: a section is written" },
    { HEAD "[pool]\n", "line 12: there is no section “pool”" },
    { HEAD "[pool a b]\n", "line 12: write [pool NAME]" },
    { HEAD "[pool a]\nno bar\n", "line 13: write conditions | text" },
    { HEAD "[pool a]\nsometimes | x\n", "line 13: “sometimes” is no condition" },
    { HEAD "[pool a]\n | {nothing}\n", "there is no “{nothing}”" },
    { HEAD "[pool a]\n | {date\n", "braces" },
    { HEAD "[pool a]\n | date}\n", "braces" },
    { HEAD "[pool a]\n | {date{\n", "braces" },
    { HEAD "[pool a]\n | {?never:x}\n", "“never” is no condition" },
    { HEAD "[pool a]\n | {word:x}\n", "neither slot nor condition" },
    { HEAD "[pool a]\n | {b}\n[pool b]\n | {a}\n", "leads back to itself" },
    { HEAD "[frame late]\n", "line 12: write [frame" },
    { HEAD "[frame soon / chat]\n", "line 12: “soon” is no situation" },
    { HEAD "[frame late / post]\n", "line 12: “post” is no channel" },
    { HEAD "[frame late / chat]\nbody = a\n", "there is no pool “a”" },
    { HEAD "[frame late / chat]\nsubject = a\n", "there is no pool “a”" },
    { HEAD "[frame late / chat]\nbody = a?x\n", "line 13: “a?x”" },
    { HEAD "[frame late / chat]\nfoot = a\n", "line 13: a frame has subject and body" },
    { "\xff\xfe", "no text" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (load (rows[i].text, &error));
      g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
      if (strstr (error->message, rows[i].message) == NULL ||
          !g_str_has_prefix (error->message, "xx/templates"))
        g_error ("row %u: %s", i, error->message);
    }
}

static void
test_languages (void)
{
  static const struct
  {
    const char *asked;
    const char *got; /* NULL: there is no such language */
  } rows[] = {
    { "en", "en" },       { "EN", "en" },    { "en-US", "en-US" }, { "en_US.UTF-8", "en-US" },
    { "en-us", "en-US" }, { "en-ZZ", "en" }, { "en_", "en" },      { "xx", NULL },
    { "", NULL },         { "../en", NULL }, { "en/../en", NULL }, { "C", NULL },
    { "C.UTF-8", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HdTemplates) templates = hd_templates_load (rows[i].asked, &error);

      if (rows[i].got == NULL)
        {
          g_assert_null (templates);
          g_assert_error (error, HD_ERROR, HD_ERROR_NOT_FOUND);
        }
      else
        {
          g_assert_no_error (error);
          g_assert_cmpstr (hd_templates_get_language (templates), ==, rows[i].got);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wording/template/errors-name-the-line", test_errors);
  g_test_add_func ("/wording/template/languages", test_languages);
  return g_test_run ();
}
