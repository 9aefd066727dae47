/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-import-rule.h"

#define NONE HD_SIGHTING_NONE

static const HdSighting known[] = {
  { "a@x", NULL, 2, 1000, FALSE, 50000, 53600, "robin@example.net", "https://meet.example/1" },
  { "b@x", "20261203T140000Z", 0, 1000, FALSE, 60000, 63600, NULL, NULL },
  { "c@x", NULL, 1, 1000, TRUE, 70000, 73600, NULL, NULL },
  { NULL, NULL, 0, NONE, FALSE, 80000, NONE, NULL, NULL }, /* typed, without an end */
  { "d@x", NULL, 0, NONE, FALSE, 90000, 93600, NULL, NULL },
  /* the next one of a series; one that was moved by hand; one that they moved; one called off */
  { "s@x", NULL, 2, 1000, FALSE, 100000, 103600, NULL, NULL },
  { "t@x", NULL, 0, 1000, FALSE, 111000, 114600, NULL, NULL, .was = 110000 },
  { "u@x", "19700102T092000Z", 1, 1000, FALSE, 121000, 124600, NULL, NULL, .occurrence = 120000 },
  { "v@x", "19700102T120640Z", 1, 1000, TRUE, 130000, 133600, NULL, NULL, .occurrence = 130000 },
  /* a series that was called off, and one of it that takes place again; one of another */
  { "w@x", NULL, 2, 1000, TRUE, 140000, 143600, NULL, NULL },
  { "w@x", "19700102T174000Z", 3, 1500, FALSE, 151000, 154600, NULL, NULL, .occurrence = 150000 },
  { "x@x", "19700102T202640Z", 2, 2000, FALSE, 161000, 164600, NULL, NULL, .occurrence = 160000 },
};

#define N_KNOWN G_N_ELEMENTS (known)
#define OCCURRENCE(id, at) .recurrence_id = (id), .occurrence = (at)

typedef struct
{
  const char *name;
  HdSighting incoming;
  HdImportVerdict verdict;
  guint which;
} Case;

static const Case cases[] = {
  { "another", { "z@x", NULL, 0, 2000, FALSE, 10, 20, NULL, NULL }, HD_IMPORT_NEW, N_KNOWN },
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
    N_KNOWN },
  { "a cancel that names nothing",
    { NULL, NULL, 0, 1, TRUE, 1, 2, NULL, NULL },
    HD_IMPORT_CANCEL_UNKNOWN,
    N_KNOWN },
  { "another occurrence",
    { "b@x", "20261210T140000Z", 0, 1000, FALSE, 61000, 63600, NULL, NULL },
    HD_IMPORT_NEW,
    N_KNOWN },
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
    N_KNOWN },
  { "two uids, another end",
    { "n@x", NULL, 0, 1, FALSE, 50000, 53601, "robin@example.net", NULL },
    HD_IMPORT_NEW,
    N_KNOWN },
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
    N_KNOWN },
  { "no time", { "z@x", NULL, 0, 1, FALSE, NONE, NONE, NULL, NULL }, HD_IMPORT_NO_TIME, N_KNOWN },
  { "an update without a time",
    { "a@x", NULL, 3, 1, FALSE, NONE, NONE, NULL, NULL },
    HD_IMPORT_NO_TIME,
    0 },
  { "the next one of a series, cancelled",
    { "s@x", .sequence = 2, .stamp = 1000, .cancelled = TRUE, .start = NONE, .end = NONE,
      OCCURRENCE ("19700102T034640Z", 100000) },
    HD_IMPORT_CANCEL,
    5 },
  { "the next one of a series, moved",
    { "s@x", .sequence = 3, .stamp = 2000, .start = 101000, .end = 104600,
      OCCURRENCE ("19700102T034640Z", 100000) },
    HD_IMPORT_UPDATE,
    5 },
  { "the next one of a series, moved in the same version",
    { "s@x", .sequence = 2, .stamp = 1000, .start = 101000, .end = 104600,
      OCCURRENCE ("19700102T034640Z", 100000) },
    HD_IMPORT_UPDATE,
    5 },
  { "the next one of a series, as it is",
    { "s@x", .sequence = 2, .stamp = 1000, .start = 100000, .end = 103600,
      OCCURRENCE ("19700102T034640Z", 100000) },
    HD_IMPORT_SAME,
    5 },
  { "the next one of a series, before the series",
    { "s@x", .sequence = 1, .stamp = 900, .start = 101000, .end = 104600,
      OCCURRENCE ("19700102T034640Z", 100000) },
    HD_IMPORT_OLDER,
    5 },
  { "the next one of a series, counted by itself",
    { "s@x", .sequence = 1, .stamp = 2000, .start = 101000, .end = 104600,
      OCCURRENCE ("19700102T034640Z", 100000) },
    HD_IMPORT_DOUBTFUL,
    5 },
  { "the one after the next of a series, cancelled",
    { "s@x", .sequence = 3, .stamp = 2000, .cancelled = TRUE, .start = 200000, .end = 203600,
      OCCURRENCE ("19700103T073320Z", 200000) },
    HD_IMPORT_CANCEL_UNKNOWN,
    N_KNOWN },
  { "the one after the next of a series, moved to its time",
    { "s@x", .sequence = 3, .stamp = 2000, .start = 100000, .end = 103600,
      OCCURRENCE ("19700103T073320Z", 200000) },
    HD_IMPORT_NEW,
    N_KNOWN },
  { "the next one of another series",
    { "S@x", .sequence = 3, .stamp = 2000, .cancelled = TRUE, .start = NONE, .end = NONE,
      OCCURRENCE ("19700102T034640Z", 100000) },
    HD_IMPORT_CANCEL_UNKNOWN,
    N_KNOWN },
  { "the next one of a series, by the time that it was moved from",
    { "t@x", .sequence = 1, .stamp = 2000, .cancelled = TRUE, .start = NONE, .end = NONE,
      OCCURRENCE ("19700102T063320Z", 110000) },
    HD_IMPORT_CANCEL,
    6 },
  { "one that they moved, again, written in another zone",
    { "u@x", .sequence = 2, .stamp = 2000, .start = 122000, .end = 125600,
      OCCURRENCE ("19700102T102000", 120000) },
    HD_IMPORT_UPDATE,
    7 },
  { "its series behind it: what is said of one stands",
    { "u@x", .sequence = 5, .stamp = 2000, .start = 120000, .end = 123600 },
    HD_IMPORT_SAME,
    7 },
  { "its series behind it, later on",
    { "u@x", .sequence = 5, .stamp = 2000, .start = 220000, .end = 223600 },
    HD_IMPORT_NEW,
    N_KNOWN },
  { "its series, called off",
    { "u@x", .sequence = 5, .stamp = 2000, .cancelled = TRUE, .start = 20000, .end = 23600 },
    HD_IMPORT_CANCEL,
    7 },
  { "the series of one that was called off, as it was",
    { "v@x", .sequence = 0, .stamp = 900, .start = 130000, .end = 133600 },
    HD_IMPORT_OLDER,
    8 },
  { "the series of one that was called off, which takes place again",
    { "v@x", .sequence = 2, .stamp = 2000, .start = 130000, .end = 133600 },
    HD_IMPORT_UPDATE,
    8 },
  { "the series of one that was called off, at its next time",
    { "v@x", .sequence = 2, .stamp = 2000, .start = 230000, .end = 233600 },
    HD_IMPORT_NEW,
    N_KNOWN },
  { "a series, called off again",
    { "w@x", .sequence = 4, .stamp = 2000, .cancelled = TRUE, .start = 140000, .end = 143600 },
    HD_IMPORT_CANCEL,
    10 },
  { "a series, called off as it was before",
    { "w@x", .sequence = 2, .stamp = 1000, .cancelled = TRUE, .start = 140000, .end = 143600 },
    HD_IMPORT_SAME,
    9 },
  { "a series, called off before one of it was invited to in the same version",
    { "x@x", .sequence = 2, .stamp = 1500, .cancelled = TRUE, .start = 140000, .end = 143600 },
    HD_IMPORT_OLDER,
    11 },
};

static HdImportIndex *
index_new (const HdSighting *sightings, guint n)
{
  HdImportIndex *index = hd_import_index_new ();

  for (guint i = 0; i < n; i++)
    hd_import_index_add (index, &sightings[i]);
  return index;
}

static void
test_verdicts (void)
{
  g_autoptr (HdImportIndex) index = index_new (known, G_N_ELEMENTS (known));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint which = 99;
      HdImportVerdict verdict = hd_import_judge (index, &cases[i].incoming, &which);

      g_test_message ("%s: %s", cases[i].name, hd_import_verdict_to_string (verdict));
      g_assert_cmpint (verdict, ==, cases[i].verdict);
      g_assert_cmpuint (which, ==, cases[i].which);
    }
}

static gboolean
is_series (const HdSighting *sighting)
{
  return sighting->recurrence_id == NULL || *sighting->recurrence_id == '\0';
}

/* How near that comes which is found as the same event: itself; the series or one of it. Of a
 * series that is called off what is open still comes before what is cancelled already; and behind
 * all, one of it that is later than that. */
static int
farness (const HdSighting *one, const HdSighting *incoming)
{
  gboolean near = is_series (one) == is_series (incoming);
  gboolean next = is_series (one) || one->occurrence == incoming->start;

  if (!is_series (incoming) || !incoming->cancelled)
    return near ? 0 : 1;
  if (near || next)
    return (near ? 0 : 1) + (one->cancelled ? 3 : 0);
  return hd_sighting_compare_versions (one, incoming) >= 0 ? 2 : 5;
}

/* One after the other: the first that is the same event, else the first at the same time. */
static HdImportVerdict
judge_by_each (const HdSighting *sightings, guint n, const HdSighting *incoming, guint *which)
{
  g_autoptr (HdImportIndex) nothing = hd_import_index_new ();
  guint slot = n;
  guint places[6] = { n, n, n, n, n, n };
  HdImportVerdict verdicts[G_N_ELEMENTS (places)];

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HdImportIndex) one = index_new (&sightings[i], 1);
      guint found;
      HdImportVerdict verdict = hd_import_judge (one, incoming, &found);

      if (verdict == HD_IMPORT_MERGE)
        slot = MIN (slot, i);
      else if (found == 0)
        {
          int far = farness (&sightings[i], incoming);

          if (places[far] == n)
            {
              places[far] = i;
              verdicts[far] = verdict;
            }
        }
    }
  for (guint far = 0; far < G_N_ELEMENTS (places); far++)
    if (places[far] < n)
      {
        *which = places[far];
        return verdicts[far];
      }
  *which = slot;
  return slot < n ? HD_IMPORT_MERGE : hd_import_judge (nothing, incoming, NULL);
}

static const char *
pick (GRand *rand, const char *const *from, guint n)
{
  return from[g_rand_int_range (rand, 0, (gint32) n)];
}

static HdSighting
any_sighting (GRand *rand)
{
  static const char *const uids[] = { NULL, "", "a@x", "A@x", "b@x", "c@x" };
  static const char *const occurrences[] = { NULL, NULL, "", "1" };
  static const char *const organizers[] = { NULL, "", "robin@example.net", "Robin@Example.net",
                                            "kim@example.net" };
  static const char *const links[] = { NULL, NULL, "", "https://meet.example/1",
                                       "https://meet.example/2" };
  gint64 start = g_rand_int_range (rand, 0, 4);
  const char *occurrence = pick (rand, occurrences, G_N_ELEMENTS (occurrences));
  gboolean is_one = occurrence != NULL && *occurrence != '\0';

  return (HdSighting){
    .uid = pick (rand, uids, G_N_ELEMENTS (uids)),
    .recurrence_id = occurrence,
    .sequence = g_rand_int_range (rand, 0, 3),
    .stamp = g_rand_boolean (rand) ? NONE : g_rand_int_range (rand, 1, 4),
    .cancelled = g_rand_int_range (rand, 0, 5) == 0,
    .start = start == 0 ? NONE : start,
    .end = g_rand_int_range (rand, 0, 3) == 0 ? NONE : 10 + g_rand_int_range (rand, 0, 2),
    .organizer = pick (rand, organizers, G_N_ELEMENTS (organizers)),
    .link = pick (rand, links, G_N_ELEMENTS (links)),
    .counted_anew = g_rand_boolean (rand),
    .occurrence = is_one ? g_rand_int_range (rand, 0, 4) : 0,
    .was = g_rand_int_range (rand, 0, 4),
  };
}

/* However one is found among many, it is the one that comparing each would find. */
static void
test_index (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (HdSighting));
      g_autoptr (HdImportIndex) index = hd_import_index_new ();

      for (guint i = 0; i < 40; i++)
        {
          HdSighting incoming = any_sighting (rand);
          const HdSighting *sightings = (const HdSighting *) (gpointer) all->data;
          guint which, expected;

          g_assert_cmpint (hd_import_judge (index, &incoming, &which), ==,
                           judge_by_each (sightings, all->len, &incoming, &expected));
          g_assert_cmpuint (which, ==, expected);

          if (all->len > 0 && g_rand_boolean (rand))
            {
              guint place = (guint) g_rand_int_range (rand, 0, (gint32) all->len);

              g_array_index (all, HdSighting, place) = incoming;
              hd_import_index_replace (index, place, &incoming);
            }
          else
            {
              g_array_append_val (all, incoming);
              hd_import_index_add (index, &incoming);
            }
        }
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
  g_test_add_func ("/import/index", test_index);
  g_test_add_func ("/import/words", test_words);

  return g_test_run ();
}
