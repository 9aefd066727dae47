/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-check.h"
#include "../hd-patience.h"

/*
 * The labelled messages of tests/data/wording: language | categories | text, one a line. The files
 * held-* were written before the rules of their language and are never looked at while rules are
 * written; tuned-* are where rules learn from.
 */

typedef struct
{
  guint found;
  guint missed;
  guint wrong;
} Tally;

typedef struct
{
  Tally tallies[N_HD_CATEGORIES];
  guint messages;
  guint clean;
  guint clean_with_findings;
  guint wrong_language;
} Labelled;

static gboolean
has_category (const HdCheckResult *result, const char *category)
{
  for (guint i = 0; i < result->findings->len; i++)
    if (g_str_equal (((HdFinding *) result->findings->pdata[i])->category, category))
      return TRUE;
  return FALSE;
}

static void
labelled_judge (HdChecker *checker, const char *line, Labelled *sum)
{
  g_auto (GStrv) parts = g_strsplit (line, " | ", 3);
  g_auto (GStrv) wanted = g_strsplit (parts[1], ",", -1);
  g_auto (GStrv) lines = g_strsplit (parts[2], "\\n", -1);
  g_autofree char *text = g_strjoinv ("\n", lines);
  const HdCheckField field = { "text", text, -1 };
  HdCheckInput input = { .today = HD_DATE_NONE, .fields = &field, .n_fields = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (HdCheckResult) result = hd_checker_check (checker, &input, &error);
  gboolean clean = g_str_equal (parts[1], "clean");
  HdCategory known;

  g_assert_no_error (error);
  for (guint i = 0; wanted[i] != NULL; i++)
    g_assert_true (clean || hd_category_from_name (wanted[i], &known));
  sum->messages++;
  sum->wrong_language += !g_str_equal (result->language, parts[0]);
  sum->clean += clean;
  sum->clean_with_findings += clean && result->findings->len > 0;
  for (guint i = 0; i < N_HD_CATEGORIES; i++)
    {
      const char *name = hd_category_name ((HdCategory) i);
      gboolean want = g_strv_contains ((const char *const *) wanted, name);
      gboolean got = has_category (result, name);

      sum->tallies[i].found += want && got;
      sum->tallies[i].missed += want && !got;
      sum->tallies[i].wrong += !want && got;
      if (want != got)
        g_test_message ("%s %s: %s", name, want ? "missed" : "wrong", text);
    }
}

static void
labelled_run (HdChecker *checker, const char *file, Labelled *sum)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "wording", file, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && *lines[i] != '#' && n++ % hd_one_in () == 0)
      labelled_judge (checker, lines[i], sum);
}
