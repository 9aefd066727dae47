/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointment-agenda.h"
#include "hd-sample-desk.h"
#include "hd-search.h"

/* Today is a Wednesday: the week ends on the Sunday after. */
static void
test_sections (Search *search, gconstpointer data)
{
  HdDate today = hd_context_get_today (search->context);
  int to_sunday = HD_SUNDAY - (int) hd_date_weekday (today);
  const struct
  {
    const char *state;
    int days;
    HdAgendaSection section;
  } cases[] = {
    { "confirmed", 0, HD_AGENDA_THIS_WEEK },
    { "confirmed", to_sunday, HD_AGENDA_THIS_WEEK },
    { "confirmed", to_sunday + 1, HD_AGENDA_LATER },
    { "confirmed", -1, HD_AGENDA_PAST },
    { "cancelled", 1, HD_AGENDA_PAST },
    { "held", 1, HD_AGENDA_PAST },
    { "proposed", 30, HD_AGENDA_LATER },
    { "moved", -3, HD_AGENDA_PAST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdInterview) interview = hd_interview_new ();
      HdDate day = today + cases[i].days;

      g_test_message ("%s, %d days", cases[i].state, cases[i].days);
      g_object_set (interview, "state", cases[i].state, NULL);
      hd_interview_set_times (interview, (HdWall){ day, 23 * 3600 },
                              (HdWall){ day, 23 * 3600 + 1800 }, "Europe/Berlin");
      hd_interview_derive (interview, hd_context_get_zone (search->context));
      g_assert_cmpint (hd_agenda_section (search->context, interview), ==, cases[i].section);
    }

  g_autoptr (HdInterview) open = hd_interview_new ();

  g_object_set (open, "state", "offered", NULL);
  g_assert_cmpint (hd_agenda_section (search->context, open), ==, HD_AGENDA_NO_TIME);
}

/* Words in any order, whatever their case and however an umlaut is written. */
static void
test_search (Search *search, gconstpointer data)
{
  static const struct
  {
    const char *words;
    gboolean found;
  } cases[] = {
    { "", TRUE },        { "müller", TRUE },      { "MULLER", TRUE },
    { "mueller", TRUE }, { "engineer mü", TRUE }, { "engineer schulz", FALSE },
    { "zebra", FALSE },
  };
  gint64 id = search_add_application (search, "Müller & Söhne", "Data engineer");

  search_settle (search);

  HdJobApplication *known = hd_applications_peek (search->context, id);

  g_assert_nonnull (known);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdAgendaSearch) words = hd_agenda_search_new (search->context, cases[i].words);

      g_test_message ("%s", cases[i].words);
      g_assert_cmpint (hd_agenda_search_matches (words, known), ==, cases[i].found);
    }
}

/* From key to key only the words change; what was read of the lists is read anew when told to. */
static void
test_search_goes_on (Search *search, gconstpointer data)
{
  gint64 first = search_add_application (search, "Müller & Söhne", "Data engineer");
  gint64 second = search_add_application (search, "Northwind", "Baker");
  gint64 meeting = search_add_interview (search, first, HD_DATE_NONE, 0, 0, "UTC");

  search_settle (search);

  HdJobApplication *miller = hd_applications_peek (search->context, first);
  HdJobApplication *baker = hd_applications_peek (search->context, second);
  HdInterview *interview = hd_interviews_peek (search->context, meeting);
  g_autoptr (HdAgendaSearch) words = hd_agenda_search_new (search->context, "mü");

  g_assert_true (hd_agenda_search_matches (words, miller));
  g_assert_true (hd_agenda_search_matches (words, interview));
  g_assert_false (hd_agenda_search_matches (words, baker));
  hd_agenda_search_set_words (words, "bak");
  g_assert_false (hd_agenda_search_matches (words, miller));
  g_assert_false (hd_agenda_search_matches (words, interview));
  g_assert_true (hd_agenda_search_matches (words, baker));

  g_object_set (baker, "role", "Miller", NULL);
  g_object_set (interview, "notes", "Bring the bread to the baker", NULL);
  hd_agenda_search_renew (words);
  g_assert_false (hd_agenda_search_matches (words, baker));
  g_assert_true (hd_agenda_search_matches (words, interview));
}

/* What a kind shows of an application and of its appointment, by stage, leave and day. */
static void
test_kinds (Search *search, gconstpointer data)
{
  static const struct
  {
    const char *kind, *stage, *leave;
    int days;
    gboolean application, meeting;
  } cases[] = {
    { "all", "closed", "", 8, TRUE, TRUE },
    { "open", "applied", "", 8, TRUE, TRUE },
    { "open", "offer", "approved", -8, TRUE, TRUE },
    { "open", "closed", "", 8, FALSE, FALSE },
    { "not-covered", "screen", "", 8, TRUE, TRUE },
    { "not-covered", "screen", "draft", 8, TRUE, TRUE },
    { "not-covered", "screen", "denied", 8, TRUE, TRUE },
    { "not-covered", "screen", "requested", 8, FALSE, FALSE },
    { "not-covered", "screen", "approved", 8, FALSE, FALSE },
    { "not-covered", "screen", "", -8, FALSE, FALSE },
    { "not-covered", "closed", "", 8, FALSE, FALSE },
    { "screen", "screen", "", 8, TRUE, TRUE },
    { "screen", "manager", "", 8, FALSE, FALSE },
    { "closed", "closed", "", 8, TRUE, TRUE },
  };
  gint64 id = search_add_application (search, "Northwind", "Baker");
  HdDate today = hd_context_get_today (search->context);
  gint64 meeting = search_add_interview (search, id, today + 8, 14 * 3600, 15 * 3600, "UTC");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HdJobApplication *application = hd_applications_peek (search->context, id);
      HdInterview *interview = hd_interviews_peek (search->context, meeting);
      HdDate day = today + cases[i].days;
      gboolean leave = *cases[i].leave != '\0';
      HdAgendaKind kind;

      g_test_message ("%s: %s, %s, %d days", cases[i].kind, cases[i].stage, cases[i].leave,
                      cases[i].days);
      g_assert_true (hd_agenda_kind_parse (cases[i].kind, &kind));
      g_assert_cmpstr (hd_agenda_kind_to_string (kind), ==, cases[i].kind);
      hd_interview_set_times (interview, (HdWall){ day, 14 * 3600 }, (HdWall){ day, 15 * 3600 },
                              "UTC");
      hd_interview_derive (interview, hd_context_get_zone (search->context));
      g_object_set (application, "stage", cases[i].stage, NULL);
      g_object_set (interview, "stage", cases[i].stage, "absence-state", cases[i].leave,
                    "absence-first", leave ? day : HD_DATE_NONE, "absence-last",
                    leave ? day : HD_DATE_NONE, "absence-from", -1, "absence-to", -1, NULL);

      g_autoptr (HdAgendaFilter) filter = hd_agenda_filter_new (search->context, kind);

      g_assert_cmpint (hd_agenda_filter_matches (filter, application), ==, cases[i].application);
      g_assert_cmpint (hd_agenda_filter_matches (filter, interview), ==, cases[i].meeting);
    }
}

/* Leave that was asked for by itself holds an appointment too. */
static void
test_asked_apart (Search *search, gconstpointer data)
{
  HdDate day = hd_context_get_today (search->context) + 8;
  gint64 meeting = search_add_interview (search, 0, day, 14 * 3600, 15 * 3600, "UTC");
  g_autoptr (HdAgendaFilter) filter = hd_agenda_filter_new (search->context, HD_AGENDA_NOT_COVERED);

  g_assert_true (hd_agenda_filter_matches (filter, hd_interviews_peek (search->context, meeting)));
  sample_apply_absence (search->context, day, day, 13 * 60, 17 * 60, "requested");
  search_settle (search);
  hd_agenda_filter_renew (filter);
  g_assert_false (hd_agenda_filter_matches (filter, hd_interviews_peek (search->context, meeting)));
}

/* A search goes on among those of a kind; one for nothing is none. */
static void
test_search_in_kind (Search *search, gconstpointer data)
{
  gint64 first = search_add_application (search, "Northwind", "Baker");
  gint64 second = search_add_application (search, "Larch", "Baker");
  HdAgendaSearch *found = NULL;

  search_settle (search);

  HdJobApplication *northwind = hd_applications_peek (search->context, first);
  HdJobApplication *larch = hd_applications_peek (search->context, second);

  g_object_set (larch, "stage", "closed", NULL);
  hd_agenda_search_change (&found, search->context, "", HD_AGENDA_ALL);
  g_assert_null (found);
  hd_agenda_search_change (&found, search->context, "", HD_AGENDA_OPEN);
  g_assert_true (hd_agenda_search_matches (found, northwind));
  g_assert_false (hd_agenda_search_matches (found, larch));
  hd_agenda_search_change (&found, search->context, "baker", HD_AGENDA_OPEN);
  g_assert_true (hd_agenda_search_matches (found, northwind));
  g_assert_false (hd_agenda_search_matches (found, larch));
  hd_agenda_search_change (&found, search->context, "larch", HD_AGENDA_OPEN);
  g_assert_false (hd_agenda_search_matches (found, northwind));
  hd_agenda_search_change (&found, search->context, "larch", HD_AGENDA_ALL);
  g_assert_true (hd_agenda_search_matches (found, larch));

  /* The lists change: what lacks leave is found out anew. */
  gint64 meeting = search_add_interview (search, first, hd_context_get_today (search->context) + 8,
                                         14 * 3600, 15 * 3600, "UTC");

  hd_agenda_search_change (&found, search->context, "", HD_AGENDA_NOT_COVERED);
  g_assert_true (hd_agenda_search_matches (found, hd_interviews_peek (search->context, meeting)));
  g_object_set (hd_interviews_peek (search->context, meeting), "state", "cancelled", NULL);
  hd_agenda_search_renew (found);
  g_assert_false (hd_agenda_search_matches (found, hd_interviews_peek (search->context, meeting)));
  hd_agenda_search_change (&found, search->context, "", HD_AGENDA_ALL);
  g_assert_null (found);
}

#define ADD(path, func) g_test_add (path, Search, NULL, search_set_up, func, search_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/app/agenda/sections", test_sections);
  ADD ("/app/agenda/search", test_search);
  ADD ("/app/agenda/search/goes-on", test_search_goes_on);
  ADD ("/app/agenda/kinds", test_kinds);
  ADD ("/app/agenda/kinds/asked-apart", test_asked_apart);
  ADD ("/app/agenda/search/in-kind", test_search_in_kind);
  return g_test_run ();
}
