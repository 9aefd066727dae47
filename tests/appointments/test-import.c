/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-import-rule.h"

#define NONE HD_SIGHTING_NONE

static const HdSighting known[] = {
  { "a@x", NULL, 2, 1000, FALSE, 50000, 53600, "robin@example.net", "https://meet.example/1" },
  { "b@x", "20261203T140000Z", 0, 1000, FALSE, 60000, 63600, NULL, NULL },
  { "c@x", NULL, 1, 1000, TRUE, 70000, 73600, NULL, NULL },
  { NULL, NULL, 0, NONE, FALSE, 80000, NONE, NULL, NULL }, /* typed, without an end */
  { "d@x", NULL, 0, NONE, FALSE, 90000, 93600, NULL, NULL },
};

typedef struct
{
  const char *name;
  HdSighting incoming;
  HdImportVerdict verdict;
  guint which;
} Case;

static const Case cases[] = {
  { "another", { "z@x", NULL, 0, 2000, FALSE, 10, 20, NULL, NULL }, HD_IMPORT_NEW, 5 },
  { "the same version",
    { "a@x", "", 2, 1000, FALSE, 50000, 53600, NULL, NULL },
    HD_IMPORT_SAME,
    0 },
  { "a higher sequence",
    { "a@x", NULL, 3, 900, FALSE, 51000, 54600, NULL, NULL },
    HD_IMPORT_UPDATE,
    0 },
  { "a later stamp",
    { "a@x", NULL, 2, 1001, FALSE, 51000, 54600, NULL, NULL },
    HD_IMPORT_UPDATE,
    0 },
  { "out of order: sequence",
    { "a@x", NULL, 1, 9000, FALSE, 1, 2, NULL, NULL },
    HD_IMPORT_OLDER,
    0 },
  { "counted anew by the same organizer",
    { "a@x", NULL, 0, 1001, FALSE, 51000, 54600, "Robin@Example.net", NULL },
    HD_IMPORT_DOUBTFUL,
    0 },
  { "counted anew by somebody else",
    { "a@x", NULL, 0, 1001, FALSE, 51000, 54600, "kim@example.net", NULL },
    HD_IMPORT_OLDER,
    0 },
  { "out of order, by the same organizer",
    { "a@x", NULL, 0, 999, FALSE, 51000, 54600, "robin@example.net", NULL },
    HD_IMPORT_OLDER,
    0 },
  { "counted anew without a time",
    { "a@x", NULL, 0, 1001, FALSE, NONE, NONE, "robin@example.net", NULL },
    HD_IMPORT_OLDER,
    0 },
  { "cancelled, counted anew",
    { "a@x", NULL, 0, 1001, TRUE, 50000, 53600, "robin@example.net", NULL },
    HD_IMPORT_DOUBTFUL,
    0 },
  { "out of order: stamp", { "a@x", NULL, 2, 999, FALSE, 1, 2, NULL, NULL }, HD_IMPORT_OLDER, 0 },
  { "sequence -1", { "a@x", NULL, -1, 9000, FALSE, 1, 2, NULL, NULL }, HD_IMPORT_OLDER, 0 },
  { "no stamps", { "d@x", NULL, 0, 2000, FALSE, 1, 2, NULL, NULL }, HD_IMPORT_SAME, 4 },
  { "cancelled", { "a@x", NULL, 2, 1000, TRUE, 50000, 53600, NULL, NULL }, HD_IMPORT_CANCEL, 0 },
  { "cancelled without a time",
    { "a@x", NULL, 3, NONE, TRUE, NONE, NONE, NULL, NULL },
    HD_IMPORT_CANCEL,
    0 },
  { "an old cancel", { "a@x", NULL, 1, 1000, TRUE, 50000, 53600, NULL, NULL }, HD_IMPORT_OLDER, 0 },
  { "cancelled twice",
    { "c@x", NULL, 1, 1000, TRUE, 70000, 73600, NULL, NULL },
    HD_IMPORT_SAME,
    2 },
  { "after the cancel, late",
    { "c@x", NULL, 1, 1000, FALSE, 70000, 73600, NULL, NULL },
    HD_IMPORT_OLDER,
    2 },
  { "taken up again",
    { "c@x", NULL, 2, 2000, FALSE, 71000, 73600, NULL, NULL },
    HD_IMPORT_UPDATE,
    2 },
  { "a cancel for something unknown",
    { "y@x", NULL, 0, 1, TRUE, 50000, 53600, "robin@example.net", NULL },
    HD_IMPORT_CANCEL_UNKNOWN,
    5 },
  { "a cancel that names nothing",
    { NULL, NULL, 0, 1, TRUE, 1, 2, NULL, NULL },
    HD_IMPORT_CANCEL_UNKNOWN,
    5 },
  { "another occurrence",
    { "b@x", "20261210T140000Z", 0, 1000, FALSE, 61000, 63600, NULL, NULL },
    HD_IMPORT_NEW,
    5 },
  { "the same occurrence",
    { "b@x", "20261203T140000Z", 1, 1000, FALSE, 61000, 63600, NULL, NULL },
    HD_IMPORT_UPDATE,
    1 },
  { "two uids, one organizer",
    { "n@x", NULL, 0, 1, FALSE, 50000, 53600, "Robin@Example.net", NULL },
    HD_IMPORT_MERGE,
    0 },
  { "two uids, one link",
    { "n@x", NULL, 0, 1, FALSE, 50000, 53600, NULL, "https://meet.example/1" },
    HD_IMPORT_MERGE,
    0 },
  { "two uids, one slot only",
    { "n@x", NULL, 0, 1, FALSE, 50000, 53600, "kim@example.net", NULL },
    HD_IMPORT_NEW,
    5 },
  { "two uids, another end",
    { "n@x", NULL, 0, 1, FALSE, 50000, 53601, "robin@example.net", NULL },
    HD_IMPORT_NEW,
    5 },
  { "what was typed before",
    { "n@x", NULL, 0, 1, FALSE, 80000, 83600, NULL, NULL },
    HD_IMPORT_MERGE,
    3 },
  { "typed after the file",
    { NULL, NULL, 0, NONE, FALSE, 50000, NONE, NULL, NULL },
    HD_IMPORT_MERGE,
    0 },
  { "the slot of a cancelled one",
    { NULL, NULL, 0, NONE, FALSE, 70000, 73600, NULL, NULL },
    HD_IMPORT_NEW,
    5 },
  { "no time", { "t@x", NULL, 0, 1, FALSE, NONE, NONE, NULL, NULL }, HD_IMPORT_NO_TIME, 5 },
  { "an update without a time",
    { "a@x", NULL, 3, 1, FALSE, NONE, NONE, NULL, NULL },
    HD_IMPORT_NO_TIME,
    0 },
};

static void
test_verdicts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint which = 99;
      HdImportVerdict verdict =
        hd_import_judge (known, G_N_ELEMENTS (known), &cases[i].incoming, &which);

      g_test_message ("%s: %s", cases[i].name, hd_import_verdict_to_string (verdict));
      g_assert_cmpint (verdict, ==, cases[i].verdict);
      g_assert_cmpuint (which, ==, cases[i].which);
    }
}

static void
test_words (void)
{
  for (guint i = 0; i < HD_N_IMPORT_VERDICTS; i++)
    {
      g_assert_cmpstr (hd_import_verdict_to_string ((HdImportVerdict) i), !=, NULL);
      g_assert_cmpstr (hd_import_verdict_sentence ((HdImportVerdict) i), !=, "");
    }
  g_assert_true (hd_import_verdict_changes (HD_IMPORT_CANCEL));
  g_assert_false (hd_import_verdict_changes (HD_IMPORT_OLDER));
  g_assert_false (hd_import_verdict_changes (HD_IMPORT_CANCEL_UNKNOWN));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/verdicts", test_verdicts);
  g_test_add_func ("/import/words", test_words);

  return g_test_run ();
}
