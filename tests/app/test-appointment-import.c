/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointment-import.h"
#include "hd-early-cancels.h"
#include "hd-search.h"

/*
 * Invitations become interviews by way of a plan: updates, cancels, duplicates, in any order.
 */

#define THURSDAY hd_date_new (2026, 12, 3)
#define AT(hour, minute) (((hour) *60 + (minute)) * 60)
#define STAMP 1795000000

static HdInvitation *
invite (const char *uid, int sequence, HdDate day, int from, int to)
{
  HdInvitation *invitation = hd_invitation_new ();
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  invitation->uid = g_strdup (uid);
  invitation->sequence = sequence;
  invitation->stamp = STAMP + sequence;
  invitation->summary = g_strdup ("Talk about the role");
  invitation->description = g_strdup ("Dial in: 0123");
  invitation->organizer_email = g_strdup ("robin@example.net");
  invitation->join_url = g_strdup ("https://meet.example/1");
  invitation->place = HD_PLACE_VIDEO;
  invitation->zone = g_strdup ("Europe/Berlin");
  invitation->zone_known = TRUE;
  invitation->start = (HdWall){ day, from };
  invitation->end = (HdWall){ day, to };
  hd_invitation_settle (invitation, utc);
  return invitation;
}

static GPtrArray *
events (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) hd_invitation_free);
}

static GPtrArray *
plan (Search *search, GPtrArray *invitations)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  return hd_appointment_import_plan (hd_interviews_get_list (search->context),
                                     hd_early_cancels_get_list (search->context), invitations, utc,
                                     hd_context_get_now (search->context));
}

static HdImportVerdict
verdict (GPtrArray *lines, guint i)
{
  return ((HdImportLine *) g_ptr_array_index (lines, i))->verdict;
}

static gint64
import (Search *search, GPtrArray *lines, gint64 application)
{
  g_autoptr (GAsyncResult) result = NULL;
  HdJobApplication *known =
    application != 0 ? hd_applications_peek (search->context, application) : NULL;
  gint64 id;

  hd_appointment_import_async (search->context, lines, known, hd_keep_result_cb, &result);
  id = hd_wait_id (search->context, &result);
  search_settle (search);
  return id;
}

static HdInterview *
only (Search *search)
{
  GListModel *list = hd_interviews_get_list (search->context);
  g_autoptr (HdInterview) interview = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  interview = g_list_model_get_item (list, 0);
  return interview; /* the list holds it */
}

/* Imports one event, which must mean what it is said to. */
static void
take (Search *search, HdInvitation *invitation, HdImportVerdict expected)
{
  g_autoptr (GPtrArray) invitations = events ();
  g_autoptr (GPtrArray) lines = NULL;

  g_ptr_array_add (invitations, invitation);
  lines = plan (search, invitations);
  g_assert_cmpint (verdict (lines, 0), ==, expected);
  import (search, lines, 0);
}

static void
test_life (Search *search, gconstpointer data)
{
  HdInvitation *cancel = invite ("a@x", 2, THURSDAY + 1, AT (9, 0), AT (10, 0));
  HdInterview *interview;
  gint64 start;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *details = NULL;

  take (search, invite ("a@x", 0, THURSDAY, AT (14, 0), AT (15, 0)), HD_IMPORT_NEW);
  interview = only (search);
  start = interview->start_at;
  g_assert_cmpint (start, ==, 1796302800); /* 13:00 UTC */
  g_assert_cmpstr (interview->state, ==, "confirmed");
  g_assert_cmpstr (interview->format, ==, "video");
  g_assert_cmpstr (interview->stage, ==, "screen");
  g_assert_true (search_has_name (search, "title", "Talk about the role"));
  hd_interviews_details_async (search->context, hd_record_get_id (HD_RECORD (interview)), NULL,
                               hd_keep_result_cb, &result);
  details = hd_interviews_details_finish (search->context, hd_wait_for (&result), NULL);
  g_assert_cmpstr (details, ==, "Dial in: 0123");

  take (search, invite ("a@x", 0, THURSDAY, AT (14, 0), AT (15, 0)), HD_IMPORT_SAME);
  take (search, invite ("a@x", 1, THURSDAY + 1, AT (9, 0), AT (10, 0)), HD_IMPORT_UPDATE);
  g_assert_cmpstr (only (search)->state, ==, "moved");
  g_assert_cmpint (interview->was_at, ==, start);
  g_assert_cmpint (interview->sequence, ==, 1);

  /* Late, and of no more use. */
  take (search, invite ("a@x", 0, THURSDAY, AT (14, 0), AT (15, 0)), HD_IMPORT_OLDER);
  g_assert_cmpint (interview->start_day, ==, THURSDAY + 1);

  g_free (cancel->method);
  cancel->method = g_strdup ("CANCEL");
  take (search, cancel, HD_IMPORT_CANCEL);
  g_assert_cmpstr (only (search)->state, ==, "cancelled");

  search_undo (search);
  g_assert_cmpstr (only (search)->state, ==, "moved");
}

/* Words that are said to move what is known give it their time: it lasts as long as before, and is
 * the version that it was. */
static void
test_words_move (Search *search, gconstpointer data)
{
  g_autoptr (GPtrArray) invitations = events ();
  g_autoptr (GPtrArray) lines = NULL;
  HdInvitation *words = invite (NULL, 0, THURSDAY + 1, AT (10, 0), AT (11, 0));
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  HdInterview *interview;
  HdImportLine *line;
  gint64 start, id;

  take (search, invite ("a@x", 3, THURSDAY, AT (14, 0), AT (15, 30)), HD_IMPORT_NEW);
  start = only (search)->start_at;
  id = hd_record_get_id (HD_RECORD (only (search)));

  g_clear_pointer (&words->summary, g_free);
  g_clear_pointer (&words->zone, g_free);
  words->stamp = HD_INSTANT_NONE;
  words->end.date = HD_DATE_NONE;
  hd_invitation_settle (words, utc);
  g_ptr_array_add (invitations, words);
  lines = plan (search, invitations);
  g_assert_cmpint (verdict (lines, 0), ==, HD_IMPORT_NEW);
  line = g_ptr_array_index (lines, 0);
  line->instead = id;
  line->replaces = TRUE;
  g_assert_cmpint (import (search, lines, 0), ==, id);

  interview = only (search);
  g_assert_cmpstr (interview->state, ==, "moved");
  g_assert_cmpint (interview->was_at, ==, start);
  g_assert_cmpint (interview->start_day, ==, THURSDAY + 1);
  g_assert_cmpint (interview->start_minute, ==, 10 * 60);
  g_assert_cmpint (interview->end_at - interview->start_at, ==, 90 * 60);
  g_assert_cmpint (interview->end_minute, ==, 11 * 60 + 30);
  g_assert_cmpstr (interview->title, ==, "Talk about the role");
  g_assert_cmpstr (interview->uid, ==, "a@x");
  g_assert_cmpint (interview->sequence, ==, 3);

  search_undo (search);
  g_assert_cmpint (only (search)->start_at, ==, start);
  g_assert_cmpstr (only (search)->state, ==, "confirmed");
}

/* What another window stored meanwhile is there: it is shown, and no other one. */
static void
test_stored_meanwhile (Search *search, gconstpointer data)
{
  g_autoptr (GPtrArray) invitations = events ();
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) again = NULL;
  gint64 id;

  take (search, invite ("other@x", 0, THURSDAY, AT (9, 0), AT (10, 0)), HD_IMPORT_NEW);
  g_ptr_array_add (invitations, invite ("a@x", 0, THURSDAY, AT (14, 0), AT (15, 0)));
  lines = plan (search, invitations);
  again = plan (search, invitations);

  id = import (search, lines, 0);
  g_assert_cmpstr (hd_interviews_peek (search->context, id)->uid, ==, "a@x");
  g_assert_cmpint (import (search, again, 0), ==, id);
}

/* Two times of mine for the only interview. */
static void
offer (Search *search)
{
  g_autoptr (GPtrArray) mine = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;

  for (int i = 0; i < 2; i++)
    g_ptr_array_add (mine,
                     hd_offered_slot_new_mine (search->context, THURSDAY + 5 + i, 600, 660, NULL));
  hd_offered_slots_offer_async (search->context, hd_record_get_id (HD_RECORD (only (search))), mine,
                                hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
}

static guint
count_waiting (Search *search)
{
  g_autoptr (GPtrArray) waiting = hd_offered_slots_list_waiting (search->context, 0);

  return waiting->len;
}

/* An invitation for a time is the answer to the times that I offered. */
static void
test_answer (Search *search, gconstpointer data)
{
  search_loaded (hd_offered_slots_get_list (search->context));
  take (search, invite ("a@x", 0, THURSDAY, AT (14, 0), AT (15, 0)), HD_IMPORT_NEW);
  offer (search);

  /* The old time, in other words, is no answer. */
  {
    HdInvitation *again = invite ("a@x", 1, THURSDAY, AT (14, 0), AT (15, 0));

    g_free (again->summary);
    again->summary = g_strdup ("Talk about the job");
    take (search, again, HD_IMPORT_UPDATE);
    g_assert_cmpuint (count_waiting (search), ==, 2);
  }

  take (search, invite ("a@x", 2, THURSDAY + 5, AT (10, 0), AT (11, 0)), HD_IMPORT_UPDATE);
  g_assert_cmpuint (count_waiting (search), ==, 0);
  search_undo (search);
  g_assert_cmpuint (count_waiting (search), ==, 2);

  /* Nor is one that is not agreed. */
  {
    HdInvitation *tentative = invite ("a@x", 2, THURSDAY + 5, AT (10, 0), AT (11, 0));

    tentative->status = g_strdup ("TENTATIVE");
    take (search, tentative, HD_IMPORT_UPDATE);
    g_assert_cmpuint (count_waiting (search), ==, 2);
    search_undo (search);
  }

  search_exec (search, "UPDATE interview SET state = 'offered'");
  take (search, invite ("a@x", 3, THURSDAY, AT (14, 0), AT (15, 0)), HD_IMPORT_UPDATE);
  g_assert_cmpstr (only (search)->state, ==, "confirmed");
  g_assert_cmpuint (count_waiting (search), ==, 0);
}

/* The preview is the only way in: what is not taken is not there. */
static void
test_nothing_untaken (Search *search, gconstpointer data)
{
  g_autoptr (GPtrArray) invitations = events ();
  g_autoptr (GPtrArray) lines = NULL;

  g_ptr_array_add (invitations, invite ("a@x", 0, THURSDAY, AT (14, 0), AT (15, 0)));
  g_ptr_array_add (invitations, invite ("b@x", 0, THURSDAY, AT (16, 0), AT (17, 0)));
  lines = plan (search, invitations);
  ((HdImportLine *) g_ptr_array_index (lines, 0))->take = FALSE;
  import (search, lines, search_add_application (search, "Hollowfern", "Analyst"));
  g_assert_cmpstr (only (search)->uid, ==, "b@x");
  g_assert_cmpstr (only (search)->company, ==, "Hollowfern");

  search_undo (search);
  g_assert_cmpuint (g_list_model_get_n_items (hd_interviews_get_list (search->context)), ==, 0);
}

/* A number as large as they get is followed by one that can be stored. */
static void
test_round (Search *search, gconstpointer data)
{
  g_autoptr (GPtrArray) invitations = events ();
  g_autoptr (GPtrArray) lines = NULL;
  gint64 typed = search_add_interview (search, 0, THURSDAY, AT (9, 0), AT (10, 0), NULL);
  gint64 id;

  search_exec (search, "UPDATE interview SET round = 2147483647");
  g_ptr_array_add (invitations, invite ("a@x", 0, THURSDAY, AT (14, 0), AT (15, 0)));
  lines = plan (search, invitations);
  id = import (search, lines, hd_interviews_peek (search->context, typed)->application);
  g_assert_cmpint (hd_interviews_peek (search->context, id)->round, ==, HD_INTERVIEW_MAX_ROUND);
}

static void
propose (Search *search, HdDate day, int minute)
{
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (HdInterview) words = hd_interview_new ();
  g_autoptr (GAsyncResult) result = NULL;

  g_ptr_array_add (slots, g_object_new (HD_TYPE_OFFERED_SLOT, "named-by", "them", "start-day", day,
                                        "start-minute", minute, "zone", "Europe/Berlin", "chosen",
                                        TRUE, NULL));
  hd_offered_slots_add_async (search->context, hd_record_get_id (HD_RECORD (only (search))), slots,
                              words, -1, -1, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
}

/* A calendar that they send for the time that was chosen confirms it, unless it says otherwise. */
static void
test_chosen (Search *search, gconstpointer data)
{
  HdInvitation *tentative = invite ("a@x", 1, THURSDAY + 1, AT (9, 0), AT (10, 0));
  g_autoptr (GPtrArray) invitations = events ();
  g_autoptr (GPtrArray) lines = NULL;
  HdImportLine *line;

  take (search, invite ("a@x", 0, THURSDAY, AT (14, 0), AT (15, 0)), HD_IMPORT_NEW);
  propose (search, THURSDAY + 1, 9 * 60);
  g_assert_cmpstr (only (search)->state, ==, "proposed");
  tentative->status = g_strdup ("TENTATIVE");
  take (search, tentative, HD_IMPORT_UPDATE);
  g_assert_cmpstr (only (search)->state, ==, "proposed");
  take (search, invite ("a@x", 2, THURSDAY + 1, AT (9, 0), AT (10, 0)), HD_IMPORT_UPDATE);
  g_assert_cmpstr (only (search)->state, ==, "confirmed");

  /* By another name it is the same, once somebody says so. */
  propose (search, THURSDAY + 4, 9 * 60);
  g_assert_cmpstr (only (search)->state, ==, "proposed");
  g_ptr_array_add (invitations, invite ("b@x", 0, THURSDAY + 4, AT (9, 0), AT (10, 0)));
  lines = plan (search, invitations);
  line = g_ptr_array_index (lines, 0);
  g_assert_cmpint (line->verdict, ==, HD_IMPORT_MERGE);
  line->take = line->merge = TRUE;
  import (search, lines, 0);
  g_assert_cmpstr (only (search)->state, ==, "confirmed");
}

/* One slot under two identifiers is asked about. */
static void
test_merge (Search *search, gconstpointer data)
{
  g_autoptr (GPtrArray) invitations = events ();
  g_autoptr (GPtrArray) lines = NULL;
  gint64 typed = search_add_interview (search, 0, THURSDAY, AT (13, 0), AT (14, 0), NULL);
  HdImportLine *line;

  g_ptr_array_add (invitations, invite ("a@x", 0, THURSDAY, AT (14, 0), AT (15, 0)));
  lines = plan (search, invitations);
  line = g_ptr_array_index (lines, 0);
  g_assert_cmpint (line->verdict, ==, HD_IMPORT_MERGE);
  g_assert_cmpint (line->existing, ==, typed);
  g_assert_false (line->take);

  line->take = line->merge = TRUE;
  import (search, lines, 0);
  g_assert_cmpstr (only (search)->uid, ==, "a@x");
  g_assert_cmpint (hd_record_get_id (HD_RECORD (only (search))), ==, typed);
  g_assert_cmpstr (only (search)->link, ==, "https://meet.example/1");

  search_undo (search);
  g_assert_cmpstr (only (search)->uid, ==, "");

  /* No, it is another one. */
  line->merge = FALSE;
  import (search, lines, 0);
  g_assert_cmpuint (g_list_model_get_n_items (hd_interviews_get_list (search->context)), ==, 2);
}

/* One wrong number does not hide what is sent afterwards: that is asked about. */
static void
test_wrong_number (Search *search, gconstpointer data)
{
  g_autoptr (GPtrArray) invitations = events ();
  g_autoptr (GPtrArray) lines = NULL;
  HdInvitation *later = invite ("a@x", 1, THURSDAY, AT (16, 0), AT (17, 0));
  HdInterview *interview;
  HdImportLine *line;

  take (search, invite ("a@x", 300000000, THURSDAY, AT (14, 0), AT (15, 0)), HD_IMPORT_NEW);
  interview = only (search);
  later->stamp = interview->stamp + 60;
  g_ptr_array_add (invitations, later);
  lines = plan (search, invitations);
  line = g_ptr_array_index (lines, 0);
  g_assert_cmpint (line->verdict, ==, HD_IMPORT_DOUBTFUL);
  g_assert_cmpint (line->existing, ==, hd_record_get_id (HD_RECORD (interview)));
  g_assert_false (line->take);

  line->take = TRUE;
  import (search, lines, 0);
  g_assert_cmpstr (only (search)->state, ==, "moved");
  g_assert_cmpint (only (search)->sequence, ==, 1);

  /* The old one with its high number is the older one now; the same again is known. */
  {
    HdInvitation *old = invite ("a@x", 300000000, THURSDAY, AT (14, 0), AT (15, 0));
    HdInvitation *same = invite ("a@x", 1, THURSDAY, AT (16, 0), AT (17, 0));
    HdInvitation *cancel = invite ("a@x", 300000001, THURSDAY, AT (14, 0), AT (15, 0));

    same->stamp = only (search)->stamp;
    old->stamp = same->stamp - 60;
    cancel->stamp = same->stamp - 30;
    cancel->status = g_strdup ("CANCELLED");
    take (search, old, HD_IMPORT_OLDER);
    take (search, same, HD_IMPORT_SAME);
    take (search, cancel, HD_IMPORT_OLDER);
    g_assert_cmpint (only (search)->start_minute, ==, 16 * 60);
    g_assert_cmpstr (only (search)->state, ==, "moved");
  }

  /* What follows is a later version like any other, whatever its number. */
  later = invite ("a@x", 0, THURSDAY, AT (17, 30), AT (18, 0));
  later->stamp = only (search)->stamp + 30;
  take (search, later, HD_IMPORT_UPDATE);
  later = invite ("a@x", 2, THURSDAY, AT (17, 0), AT (18, 0));
  later->stamp = only (search)->stamp + 60;
  take (search, later, HD_IMPORT_UPDATE);
}

/* A series of which nothing is to come: what is kept of it is called off, unless it has been. */
static void
test_ended (Search *search, gconstpointer data)
{
  const gboolean over = data != NULL;
  HdInvitation *ended = invite ("a@x", 1, THURSDAY - 7, AT (14, 0), AT (15, 0));

  take (search, invite ("a@x", 0, THURSDAY, AT (14, 0), AT (15, 0)), HD_IMPORT_NEW);
  ended->recurring = ended->ended = TRUE;
  ended->next_utc = HD_INSTANT_NONE;
  if (over)
    search->now += (gint64) 30 * 24 * 3600;
  take (search, ended, over ? HD_IMPORT_NO_TIME : HD_IMPORT_CANCEL);
  g_assert_cmpstr (only (search)->state, ==, over ? "confirmed" : "cancelled");
}

/* Its first day, which was moved behind the end of its series, is meant all the same. */
static void
test_ended_moved (Search *search, gconstpointer data)
{
  HdInvitation *moved = invite ("a@x", 0, THURSDAY, AT (14, 0), AT (15, 0));
  HdInvitation *ended = invite ("a@x", 1, THURSDAY - 14, AT (14, 0), AT (15, 0));

  moved->recurrence_id = g_strdup ("20261119T140000");
  moved->occurrence_utc = ended->start_utc;
  ended->recurring = ended->ended = TRUE;
  take (search, moved, HD_IMPORT_NEW);
  take (search, ended, HD_IMPORT_SAME);
  g_assert_cmpstr (only (search)->state, ==, "confirmed");
}

/* Two versions of one event and a cancel for something unknown, all in one file. */
static void
test_one_file (Search *search, gconstpointer data)
{
  g_autoptr (GPtrArray) invitations = events ();
  g_autoptr (GPtrArray) lines = NULL;
  HdInvitation *cancel = invite ("z@x", 0, THURSDAY, AT (8, 0), AT (9, 0));

  cancel->status = g_strdup ("CANCELLED");
  g_ptr_array_add (invitations, invite ("a@x", 0, THURSDAY, AT (14, 0), AT (15, 0)));
  g_ptr_array_add (invitations, invite ("a@x", 2, THURSDAY, AT (16, 0), AT (17, 0)));
  g_ptr_array_add (invitations, invite ("a@x", 1, THURSDAY, AT (15, 0), AT (16, 0)));
  g_ptr_array_add (invitations, cancel);
  lines = plan (search, invitations);
  g_assert_cmpint (verdict (lines, 0), ==, HD_IMPORT_NEW);
  g_assert_cmpint (verdict (lines, 1), ==, HD_IMPORT_UPDATE);
  g_assert_cmpint (verdict (lines, 2), ==, HD_IMPORT_OLDER);
  g_assert_cmpint (verdict (lines, 3), ==, HD_IMPORT_CANCEL_UNKNOWN);

  import (search, lines, 0);
  g_assert_cmpint (only (search)->start_minute, ==, 16 * 60);
  search_undo (search);
  g_assert_cmpuint (g_list_model_get_n_items (hd_interviews_get_list (search->context)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (hd_applications_get_list (search->context)), ==, 0);
  g_assert_false (search_has_name (search, "title", "Talk about the role"));
}

/* A zone that is not known gives no instant, and so no interview. */
static void
test_unknown_zone (Search *search, gconstpointer data)
{
  g_autoptr (GPtrArray) invitations = events ();
  g_autoptr (GPtrArray) lines = NULL;
  HdInvitation *invitation = invite ("a@x", 0, THURSDAY, AT (14, 0), AT (15, 0));

  invitation->zone_known = FALSE;
  invitation->start_utc = HD_INSTANT_NONE;
  g_ptr_array_add (invitations, invitation);
  lines = plan (search, invitations);
  g_assert_cmpint (verdict (lines, 0), ==, HD_IMPORT_NO_TIME);
  g_assert_false (((HdImportLine *) g_ptr_array_index (lines, 0))->take);
  import (search, lines, 0);
  g_assert_cmpuint (g_list_model_get_n_items (hd_interviews_get_list (search->context)), ==, 0);
}

/* Of what repeats the next one counts, at the same time on the wall. */
/* A zone that only the rules of its file told: the instant is right, now and derived again. */
static void
test_zone_of_file (Search *search, gconstpointer data)
{
  g_autoptr (GPtrArray) sent = events ();
  HdInvitation *custom = invite ("a@example", 0, THURSDAY, AT (14, 0), AT (15, 0));
  gint64 at = custom->start_utc;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_free (custom->zone);
  custom->zone = g_strdup ("Customized Time Zone");
  g_ptr_array_add (sent, custom);
  lines = plan (search, sent);
  import (search, lines, 0);
  g_assert_cmpint (only (search)->start_at, ==, at);
  g_assert_cmpint (only (search)->end_at, ==, at + 3600);

  hd_interviews_rederive_async (search->context, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  g_assert_cmpint (only (search)->start_at, ==, at);
}

static void
test_recurring (Search *search, gconstpointer data)
{
  HdInvitation *invitation = invite ("a@x", 0, hd_date_new (2026, 10, 1), AT (14, 0), AT (15, 0));

  invitation->recurring = TRUE;
  invitation->next_utc =
    invitation->start_utc + 63 * 86400 + 3600; /* over the end of summer time */
  take (search, invitation, HD_IMPORT_NEW);
  g_assert_cmpint (only (search)->start_day, ==, THURSDAY);
  g_assert_cmpint (only (search)->start_minute, ==, 14 * 60);
  g_assert_cmpint (only (search)->end_at - only (search)->start_at, ==, 3600);
}

/* When a series is next may not be known: the first one, long past, is not what is meant. */
static void
test_no_next (Search *search, gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      HdInvitation *invitation =
        invite ("a@x", 0, hd_date_new (2026, 10, 1), AT (14, 0), AT (15, 0));

      invitation->recurring = TRUE;
      invitation->next_utc = HD_INSTANT_NONE;
      invitation->all_day = i == 1;
      take (search, invitation, HD_IMPORT_NO_TIME);
      g_assert_cmpuint (g_list_model_get_n_items (hd_interviews_get_list (search->context)), ==, 0);
    }
}

/* A message about one occurrence of a@x, which was to be on Thursday. */
static HdInvitation *
about_one (const char *method, int sequence, HdDate day, int from, int to)
{
  HdInvitation *invitation = invite ("a@x", sequence, day, from, to);

  invitation->method = g_strdup (method);
  invitation->recurrence_id = g_strdup ("20261203T140000");
  invitation->occurrence_utc = 1796302800; /* 13:00 UTC */
  return invitation;
}

/* Of a series the next one is kept: what is said of that one day meets it, also where the user
 * moved it before. */
static void
test_one_of_series (Search *search, gconstpointer data)
{
  HdInvitation *series = invite ("a@x", 0, hd_date_new (2026, 10, 1), AT (14, 0), AT (15, 0));
  HdInterview *interview;

  series->recurring = TRUE;
  series->next_utc = series->start_utc + 63 * 86400 + 3600;
  take (search, series, HD_IMPORT_NEW);
  interview = only (search);
  g_assert_cmpint (interview->start_at, ==, 1796302800);
  g_assert_cmpstr (interview->recurrence_id, ==, "");

  take (search, about_one ("CANCEL", 1, THURSDAY, AT (14, 0), AT (15, 0)), HD_IMPORT_CANCEL);
  g_assert_cmpstr (only (search)->state, ==, "cancelled");
  g_assert_cmpstr (only (search)->recurrence_id, ==, "20261203T130000Z");
  search_undo (search);
  g_assert_cmpstr (only (search)->state, ==, "confirmed");

  search_exec (search, "UPDATE interview SET start_day = start_day + 4, end_day = end_day + 4,"
                       "   start_at = start_at + 4 * 86400, end_at = end_at + 4 * 86400,"
                       "   was_at = start_at, was_why = 'moved', state = 'moved'");
  take (search, about_one ("REQUEST", 1, THURSDAY + 1, AT (9, 0), AT (10, 0)), HD_IMPORT_UPDATE);
  g_assert_cmpint (only (search)->start_day, ==, THURSDAY + 1);
  g_assert_cmpstr (only (search)->state, ==, "moved");
  take (search, about_one ("REQUEST", 2, THURSDAY + 2, AT (9, 0), AT (10, 0)), HD_IMPORT_UPDATE);
  g_assert_cmpint (only (search)->start_day, ==, THURSDAY + 2);

  /* As it was stored once: as the file has it. */
  search_exec (search, "UPDATE interview SET recurrence_id = '20261203T140000'");
  take (search, about_one ("CANCEL", 3, THURSDAY, AT (14, 0), AT (15, 0)), HD_IMPORT_CANCEL);
  g_assert_cmpstr (only (search)->state, ==, "cancelled");
}

/* What has been stays: the series that is sent again later brings its next one. */
static void
test_series_goes_on (Search *search, gconstpointer data)
{
  const HdDate first = hd_date_new (2026, 10, 1);
  GListModel *kept = search_loaded (hd_interviews_get_list (search->context));
  HdInvitation *cancel = invite ("a@x", 2, first, AT (14, 0), AT (15, 0));
  gint64 moment = search->now;

  for (int i = 0; i < 2; i++)
    {
      HdInvitation *series = invite ("a@x", i, first, AT (14, 0), AT (15, 0));

      series->recurring = TRUE;
      series->next_utc = series->start_utc + (63 + i * 7) * 86400 + 3600;
      take (search, series, HD_IMPORT_NEW);
      g_assert_cmpuint (g_list_model_get_n_items (kept), ==, (guint) i + 1);
      search->now = moment + (gint64) 9 * 86400; /* Friday behind the first */
    }
  /* Some leave out by what rule it repeats. */
  cancel->method = g_strdup ("CANCEL");
  cancel->recurring = data != NULL;
  take (search, cancel, HD_IMPORT_CANCEL);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (HdInterview) row = g_list_model_get_item (kept, i);
      gboolean is_first = row->start_day == THURSDAY;

      g_assert_true (is_first || row->start_day == THURSDAY + 7);
      g_assert_cmpstr (row->state, ==, is_first ? "confirmed" : "cancelled");
      g_assert_cmpint (row->was_at, ==, 0);
    }
  search->now = moment;
}

/* A day of a series that was changed is not moved unasked by a message that moves all of it. */
static void
test_series_moves (Search *search, gconstpointer data)
{
  const HdDate first = hd_date_new (2026, 10, 1);
  HdInvitation *series = invite ("a@x", 2, first, AT (16, 0), AT (17, 0));
  g_autoptr (GPtrArray) sent = events ();
  g_autoptr (GPtrArray) lines = NULL;
  HdImportLine *line;
  gint64 id;

  take (search, about_one ("REQUEST", 1, THURSDAY, AT (15, 0), AT (16, 0)), HD_IMPORT_NEW);
  id = hd_record_get_id (HD_RECORD (only (search)));
  series->recurring = TRUE;
  series->next_utc = series->start_utc + 63 * 86400 + 3600;
  g_ptr_array_add (sent, series);
  lines = plan (search, sent);
  line = lines->pdata[0];
  g_assert_cmpint (line->verdict, ==, HD_IMPORT_NEW);
  g_assert_cmpint (line->instead, ==, id);
  g_assert_false (line->replaces);

  line->replaces = data != NULL;
  import (search, lines, 0);
  if (data == NULL)
    {
      g_assert_cmpuint (g_list_model_get_n_items (hd_interviews_get_list (search->context)), ==, 2);
      return;
    }
  g_assert_cmpint (only (search)->start_minute, ==, 16 * 60);
  g_assert_cmpstr (only (search)->state, ==, "moved");
  g_assert_cmpint (only (search)->sequence, ==, 2);
  g_assert_cmpstr (only (search)->recurrence_id, ==, "");
}

/* What has been is not taken unasked, unless it changes what is known. */
static void
test_over (Search *search, gconstpointer data)
{
  const HdDate today = hd_date_new (2026, 11, 25); /* 10:00 UTC, 11:00 in Berlin */
  HdInvitation *open = invite ("open@x", 0, today, AT (10, 30), AT (11, 30));
  HdInvitation *day = invite ("day@x", 0, today, 0, 0);
  const gboolean over[] = { TRUE, FALSE, TRUE, FALSE, FALSE, TRUE };
  const gboolean taken[] = { FALSE, TRUE, FALSE, TRUE, TRUE, TRUE };
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GPtrArray) sent = events ();
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) named = NULL;
  gint64 moment = search->now;

  search->now -= (gint64) 2 * 86400;
  take (search, invite ("known@x", 0, today - 1, AT (9, 0), AT (10, 0)), HD_IMPORT_NEW);
  search->now = moment;
  open->end.date = HD_DATE_NONE;
  hd_invitation_settle (open, utc);
  day->all_day = TRUE;
  day->start = (HdWall){ today, 0 };
  day->end = (HdWall){ today + 1, 0 };
  hd_invitation_settle (day, utc);

  g_ptr_array_add (sent, invite ("past@x", 0, today, AT (9, 0), AT (11, 0)));
  g_ptr_array_add (sent, invite ("now@x", 0, today, AT (9, 0), AT (11, 1)));
  g_ptr_array_add (sent, invite ("old@x", 0, today - 300, AT (9, 0), AT (11, 0)));
  g_ptr_array_add (sent, open);
  g_ptr_array_add (sent, day);
  g_ptr_array_add (sent, invite ("known@x", 1, today - 1, AT (15, 0), AT (16, 0)));
  lines = plan (search, sent);
  named = hd_appointment_import_plan_times (hd_offered_slots_get_list (search->context),
                                            only (search), sent, utc, search->now);
  for (guint i = 0; i < sent->len; i++)
    {
      const HdImportLine *line = lines->pdata[i];
      const HdImportLine *time = named->pdata[i];

      g_assert_cmpint (line->over, ==, over[i]);
      g_assert_cmpint (line->take, ==, taken[i]);
      g_assert_cmpint (time->over, ==, over[i]);
      g_assert_cmpint (time->take, ==, !over[i]);
    }
}

/* What goes on belongs where it has been, unless somebody says something else. */
static void
test_belongs_to_series (Search *search, gconstpointer data)
{
  const HdDate first = hd_date_new (2026, 10, 1);
  gint64 known = search_add_application (search, "Hollowfern", "Data engineer");
  gint64 other = search_add_application (search, "Larch & Sons", "Analyst");
  gint64 moment = search->now;
  GListModel *kept = search_loaded (hd_interviews_get_list (search->context));

  for (int i = 0; i < 3; i++)
    {
      HdInvitation *series = invite ("a@x", i, first, AT (14, 0), AT (15, 0));
      g_autoptr (GPtrArray) sent = events ();
      g_autoptr (GPtrArray) lines = NULL;

      series->recurring = TRUE;
      series->next_utc = series->start_utc + (63 + i * 7) * 86400 + 3600;
      g_ptr_array_add (sent, series);
      g_ptr_array_add (sent, invite ("b@x", 0, THURSDAY + 2, AT (9, 0), AT (9, 30)));
      lines = plan (search, sent);
      g_assert_cmpint (verdict (lines, 0), ==, HD_IMPORT_NEW);
      g_assert_true (hd_appointment_import_find_application (search->context, lines) ==
                     (i == 0 ? NULL : hd_applications_peek (search->context, known)));
      ((HdImportLine *) lines->pdata[1])->take = FALSE;
      import (search, lines, i == 0 ? known : i == 1 ? 0 : other);
      search->now += (gint64) (i == 0 ? 9 : 7) * 86400;
    }
  g_assert_cmpuint (g_list_model_get_n_items (kept), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (HdInterview) row = g_list_model_get_item (kept, i);

      g_assert_cmpint (row->application, ==, row->start_day == THURSDAY + 14 ? other : known);
    }
  g_assert_cmpuint (g_list_model_get_n_items (hd_applications_get_list (search->context)), ==, 2);
  search->now = moment;
}

/* A series that is called off takes all along that is kept of it, but for what is later. */
static void
test_cancel_of_series (Search *search, gconstpointer data)
{
  const struct
  {
    const char *id;
    int sequence;
    HdDate day;
    const char *state; /* afterwards */
    int later;         /* written by so many seconds */
  } parts[] = {
    { "20261203T140000", 4, THURSDAY, "confirmed", 0 },
    { "20261210T140000", 2, THURSDAY + 7, "cancelled", 0 },
    { "20261217T140000", 1, THURSDAY + 14, "cancelled", 0 },
    { "20261224T140000", 3, THURSDAY + 21, "cancelled", 0 },
    { "20261231T140000", 3, THURSDAY + 28, "confirmed", 1 },
  };
  HdInvitation *cancel = invite ("a@x", 3, hd_date_new (2026, 10, 1), AT (14, 0), AT (15, 0));
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) sent = events ();
  GListModel *kept = search_loaded (hd_interviews_get_list (search->context));

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      HdInvitation *part = invite ("a@x", parts[i].sequence, parts[i].day, AT (14, 0), AT (15, 0));

      part->recurrence_id = g_strdup (parts[i].id);
      part->occurrence_utc = 1796302800 + (gint64) (parts[i].day - THURSDAY) * 86400;
      part->stamp += parts[i].later;
      take (search, part, HD_IMPORT_NEW);
    }
  cancel->method = g_strdup ("CANCEL");
  g_ptr_array_add (sent, cancel);
  lines = plan (search, sent);
  g_assert_cmpuint (((HdImportLine *) lines->pdata[0])->n_parts, ==, 2);
  import (search, lines, 0);

  g_assert_cmpuint (g_list_model_get_n_items (kept), ==, G_N_ELEMENTS (parts));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (HdInterview) row = g_list_model_get_item (kept, i);
      guint which = (guint) (row->start_day - THURSDAY) / 7;

      g_assert_cmpstr (row->state, ==, parts[which].state);
    }
  search_undo (search);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (HdInterview) row = g_list_model_get_item (kept, i);

      g_assert_cmpstr (row->state, ==, "confirmed");
    }
}

/* What is cancelled already is not all of a series that is called off. */
static void
test_cancel_of_rest (Search *search, gconstpointer data)
{
  HdInvitation *series = invite ("a@x", 0, hd_date_new (2026, 10, 1), AT (14, 0), AT (15, 0));
  HdInvitation *rest = about_one ("REQUEST", 1, THURSDAY + 7, AT (9, 0), AT (10, 0));
  GListModel *kept = search_loaded (hd_interviews_get_list (search->context));

  series->recurring = TRUE;
  series->next_utc = series->start_utc + 63 * 86400 + 3600;
  take (search, series, HD_IMPORT_NEW);
  rest->occurrence_utc += 7 * 86400;
  take (search, rest, HD_IMPORT_NEW);
  take (search, about_one ("CANCEL", 2, THURSDAY, AT (14, 0), AT (15, 0)), HD_IMPORT_CANCEL);

  /* Once more when it was invited to again. */
  for (int i = 0; i < 2; i++)
    {
      HdInvitation *all =
        invite ("a@x", 3 + 2 * i, hd_date_new (2026, 10, 1), AT (14, 0), AT (15, 0));
      HdInvitation *again = about_one ("REQUEST", 4, THURSDAY + 7, AT (9, 0), AT (10, 0));

      all->method = g_strdup ("CANCEL");
      all->recurring = TRUE;
      all->next_utc = all->start_utc + 63 * 86400 + 3600;
      take (search, all, HD_IMPORT_CANCEL);
      g_assert_cmpuint (g_list_model_get_n_items (kept), ==, 2);
      for (guint j = 0; j < 2; j++)
        {
          g_autoptr (HdInterview) row = g_list_model_get_item (kept, j);

          g_assert_cmpstr (row->state, ==, "cancelled");
        }
      again->occurrence_utc += 7 * 86400;
      if (i == 0)
        take (search, again, HD_IMPORT_UPDATE);
      else
        take (search, again, HD_IMPORT_OLDER);
    }
}

/* A file that calls off all of a series names its parts as well: each is one that is known, and
 * what came with the file is none that was. */
static void
test_cancel_of_all (Search *search, gconstpointer data)
{
  HdInvitation *all = invite ("a@x", 2, hd_date_new (2026, 10, 1), AT (14, 0), AT (15, 0));
  HdInvitation *fresh = about_one (NULL, 1, THURSDAY + 7, AT (9, 0), AT (10, 0));
  g_autoptr (GPtrArray) sent = events ();
  g_autoptr (GPtrArray) lines = NULL;

  take (search, about_one ("REQUEST", 0, THURSDAY, AT (15, 0), AT (16, 0)), HD_IMPORT_NEW);
  all->method = g_strdup ("CANCEL");
  fresh->occurrence_utc += 7 * 86400;
  g_ptr_array_add (sent, fresh);
  g_ptr_array_add (sent, all);
  g_ptr_array_add (sent, about_one ("CANCEL", 2, THURSDAY, AT (15, 0), AT (16, 0)));
  lines = plan (search, sent);
  g_assert_cmpint (verdict (lines, 1), ==, HD_IMPORT_CANCEL);
  g_assert_cmpuint (((HdImportLine *) lines->pdata[1])->n_parts, ==, 0);
  g_assert_cmpint (verdict (lines, 2), ==, HD_IMPORT_SAME);
}

/* Whole days have no instant, and are named by their day. */
static void
test_one_of_days (Search *search, gconstpointer data)
{
  HdInvitation *series = invite ("a@x", 0, hd_date_new (2026, 10, 1), 0, 0);
  HdInvitation *cancel = invite ("a@x", 1, THURSDAY, 0, 0);
  HdInvitation *both[] = { series, cancel };
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      both[i]->all_day = TRUE;
      both[i]->end.date = both[i]->start.date + 1;
      hd_invitation_settle (both[i], utc);
    }
  series->recurring = TRUE;
  series->next_day = THURSDAY;
  cancel->method = g_strdup ("CANCEL");
  cancel->recurrence_id = g_strdup ("20261203");
  cancel->occurrence_day = THURSDAY;
  take (search, series, HD_IMPORT_NEW);
  g_assert_cmpint (only (search)->start_day, ==, THURSDAY);
  take (search, cancel, HD_IMPORT_CANCEL);
  g_assert_cmpstr (only (search)->state, ==, "cancelled");
}

/* Whoever invites is kept out of messages, unless it is somebody of one's own side. */
static void
test_organizer (Search *search, gconstpointer data)
{
  g_autoptr (HdOwnName) self =
    g_object_new (HD_TYPE_OWN_NAME, "kind", "self", "name", "Kim Vale", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  HdInvitation *theirs = invite ("a@x", 0, THURSDAY, AT (14, 0), AT (15, 0));
  HdInvitation *mine = invite ("b@x", 0, THURSDAY + 1, AT (14, 0), AT (15, 0));
  HdInvitation *address = invite ("c@x", 0, THURSDAY + 2, AT (14, 0), AT (15, 0));
  GListModel *people = search_loaded (hd_persons_get_list (search->context));

  hd_names_save_async (search->context, self, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  theirs->organizer_name = g_strdup ("Robin Marsh");
  mine->organizer_name = g_strdup ("kim vale");
  address->organizer_name = g_strdup ("jobs@hollowfern.example");
  take (search, theirs, HD_IMPORT_NEW);
  take (search, mine, HD_IMPORT_NEW);
  take (search, address, HD_IMPORT_NEW);
  g_assert_cmpuint (g_list_model_get_n_items (people), ==, 1);
  g_assert_true (search_has_name (search, "recruiter", "Robin Marsh"));
  g_assert_false (search_has_name (search, "recruiter", "kim vale"));
}

/* A calendar of years at once: it must not take more than a moment for each. */
static void
test_many (Search *search, gconstpointer data)
{
  const guint n = hd_part_of (1500);
  g_autofree char *last = g_strdup_printf ("Talk number %u", n - 1);
  g_autoptr (GPtrArray) invitations = events ();
  g_autoptr (GPtrArray) lines = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *uid = g_strdup_printf ("many-%u@x", i);
      HdInvitation *invitation = invite (uid, 0, THURSDAY + (int) i, AT (14, 0), AT (15, 0));

      g_free (invitation->summary);
      invitation->summary = g_strdup_printf ("Talk number %u", i);
      g_ptr_array_add (invitations, invitation);
    }
  lines = plan (search, invitations);
  import (search, lines, 0);
  g_assert_cmpuint (g_list_model_get_n_items (hd_interviews_get_list (search->context)), ==, n);
  g_assert_true (search_has_name (search, "title", last));
  search_undo (search);
  g_assert_cmpuint (g_list_model_get_n_items (hd_interviews_get_list (search->context)), ==, 0);
}

/* A link that stands where the place does is said once, and is no place to go to. */
static void
test_link_as_place (Search *search, gconstpointer data)
{
  HdInvitation *invitation = invite ("link@example", 0, THURSDAY, AT (14, 0), AT (15, 0));

  invitation->location = g_strdup (" https://meet.example/1\n");
  take (search, invitation, HD_IMPORT_NEW);
  g_assert_cmpstr (only (search)->place, ==, "");
  g_assert_cmpstr (only (search)->link, ==, "https://meet.example/1");
}

/* What people answer changes nothing, and another time that they propose is not agreed. */
static void
test_answers_of_others (Search *search, gconstpointer data)
{
  static const char *const answers[] = { "REPLY", "REFRESH", "DECLINECOUNTER" };
  g_autoptr (GPtrArray) invitations = events ();
  g_autoptr (GPtrArray) lines = NULL;
  HdInvitation *counter = invite ("a@x", 2, THURSDAY + 1, AT (9, 0), AT (10, 0));
  HdInvitation *other = invite ("b@x", 0, THURSDAY + 2, AT (9, 0), AT (10, 0));

  take (search, invite ("a@x", 0, THURSDAY, AT (14, 0), AT (15, 0)), HD_IMPORT_NEW);
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      HdInvitation *answer = invite ("a@x", 1, THURSDAY, AT (16, 0), AT (17, 0));

      answer->method = g_strdup (answers[i]);
      g_free (answer->summary);
      answer->summary = g_strdup ("Accepted: Talk");
      take (search, answer, HD_IMPORT_SAME);
      g_assert_cmpstr (only (search)->title, ==, "Talk about the role");
      g_assert_cmpstr (only (search)->state, ==, "confirmed");
    }

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GPtrArray) alone = events ();
      g_autoptr (GPtrArray) judged = NULL;
      HdInvitation *answer = invite ("c@x", 0, THURSDAY, AT (18, 0), AT (19, 0));

      answer->method = g_strdup (answers[i]);
      g_ptr_array_add (alone, answer);
      judged = plan (search, alone);
      g_assert_cmpint (verdict (judged, 0), ==, HD_IMPORT_NEW);
      g_assert_false (((HdImportLine *) g_ptr_array_index (judged, 0))->take);
    }

  counter->method = g_strdup ("COUNTER");
  other->method = g_strdup ("COUNTER");
  g_ptr_array_add (invitations, counter);
  g_ptr_array_add (invitations, other);
  lines = plan (search, invitations);
  g_assert_cmpint (verdict (lines, 0), ==, HD_IMPORT_UPDATE);
  g_assert_false (((HdImportLine *) g_ptr_array_index (lines, 0))->take);
  g_assert_cmpint (verdict (lines, 1), ==, HD_IMPORT_NEW);
  g_assert_true (((HdImportLine *) g_ptr_array_index (lines, 1))->take);
  import (search, lines, only (search)->application);
  g_assert_cmpuint (g_list_model_get_n_items (hd_interviews_get_list (search->context)), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (HdInterview) one =
        g_list_model_get_item (hd_interviews_get_list (search->context), i);

      g_assert_cmpstr (one->state, ==, g_strcmp0 (one->uid, "b@x") == 0 ? "proposed" : "confirmed");
    }

  /* What they agreed to in the same file is a later version, whatever was proposed before. */
  g_clear_pointer (&lines, g_ptr_array_unref);
  g_ptr_array_remove_index (invitations, 1);
  g_ptr_array_add (invitations, invite ("a@x", 1, THURSDAY + 1, AT (11, 0), AT (12, 0)));
  lines = plan (search, invitations);
  g_assert_cmpint (verdict (lines, 0), ==, HD_IMPORT_UPDATE);
  g_assert_false (((HdImportLine *) g_ptr_array_index (lines, 0))->take);
  g_assert_cmpint (verdict (lines, 1), ==, HD_IMPORT_UPDATE);
}

/* Each of many events means what it would mean alone, and those before it in the file count. */
static void
test_each_of_many (Search *search, gconstpointer data)
{
  enum
  {
    N = 400
  };
  g_autoptr (GPtrArray) first = events (), invitations = events ();
  g_autoptr (GPtrArray) stored = NULL, lines = NULL;
  GListModel *list = hd_interviews_get_list (search->context);
  g_autoptr (GHashTable) zones = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (int i = 0; i < N; i += 2)
    {
      g_autofree char *uid = g_strdup_printf ("%d@x", i);

      g_ptr_array_add (first, invite (uid, 1, THURSDAY + i, AT (14, 0), AT (15, 0)));
    }
  stored = plan (search, first);
  import (search, stored, 0);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, N / 2);
  for (guint i = 0; i < N / 2; i++)
    {
      g_autoptr (HdInterview) interview = g_list_model_get_item (list, i);

      g_hash_table_insert (ids, g_strdup (interview->uid), interview);
    }

  /* Of every four the first is known and moves a day on, the second is new, the third is known by
   * another name, the fourth is the second once more. */
  for (int i = 0; i < N; i++)
    {
      g_autofree char *uid = i % 4 == 2 ? g_strdup_printf ("other-%d@x", i)
                                        : g_strdup_printf ("%d@x", i % 4 == 3 ? i - 2 : i);
      int sequence = i % 4 == 0 ? 2 : 1;
      int day = i % 4 == 0 ? i + 1 : i % 4 == 3 ? i - 2 : i;

      g_ptr_array_add (invitations, invite (uid, sequence, THURSDAY + day,
                                            i % 4 == 1 || i % 4 == 3 ? AT (9, 0) : AT (14, 0),
                                            i % 4 == 1 || i % 4 == 3 ? AT (10, 0) : AT (15, 0)));
    }
  /* The time from which one moved is free by then. */
  g_ptr_array_add (invitations, invite ("late@x", 0, THURSDAY, AT (14, 0), AT (15, 0)));
  /* And the one to which it moved is not. */
  g_ptr_array_add (invitations, invite ("later@x", 0, THURSDAY + 1, AT (14, 0), AT (15, 0)));

  /* However many are in it, a zone is read once. */
  zones = hd_invitations_load_zones (invitations);
  g_assert_cmpuint (g_hash_table_size (zones), ==, 1);
  g_assert_true (g_hash_table_contains (zones, "Europe/Berlin"));

  lines = plan (search, invitations);
  g_assert_cmpuint (lines->len, ==, N + 2);
  for (guint i = 0; i < N; i++)
    {
      static const HdImportVerdict verdicts[] = { HD_IMPORT_UPDATE, HD_IMPORT_NEW, HD_IMPORT_MERGE,
                                                  HD_IMPORT_SAME };
      const HdImportLine *line = lines->pdata[i];
      g_autofree char *uid = g_strdup_printf ("%u@x", i);
      HdInterview *known = i % 2 == 0 ? g_hash_table_lookup (ids, uid) : NULL;

      g_assert_cmpint (line->verdict, ==, verdicts[i % 4]);
      g_assert_cmpint (line->existing, ==,
                       known != NULL ? hd_record_get_id (HD_RECORD (known)) : 0);
      g_assert_cmpint (line->take, ==, i % 4 < 2);
    }
  g_assert_cmpint (verdict (lines, N), ==, HD_IMPORT_NEW);
  g_assert_cmpint (verdict (lines, N + 1), ==, HD_IMPORT_MERGE);
  g_assert_cmpint (((HdImportLine *) lines->pdata[N + 1])->existing, ==,
                   ((HdImportLine *) lines->pdata[0])->existing);

  /* What is stored is what was planned. */
  import (search, lines, 0);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, N / 2 + N / 4 + 1);
}

#define ADD(path, func) g_test_add (path, Search, NULL, search_set_up, func, search_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/appointment-import/life", test_life);
  ADD ("/appointment-import/words-move", test_words_move);
  ADD ("/appointment-import/stored-meanwhile", test_stored_meanwhile);
  ADD ("/appointment-import/answer", test_answer);
  ADD ("/appointment-import/answers-of-others", test_answers_of_others);
  ADD ("/appointment-import/nothing-untaken", test_nothing_untaken);
  ADD ("/appointment-import/round", test_round);
  ADD ("/appointment-import/merge", test_merge);
  ADD ("/appointment-import/chosen", test_chosen);
  ADD ("/appointment-import/wrong-number", test_wrong_number);
  ADD ("/appointment-import/one-file", test_one_file);
  ADD ("/appointment-import/unknown-zone", test_unknown_zone);
  ADD ("/appointment-import/zone-of-file", test_zone_of_file);
  ADD ("/appointment-import/recurring", test_recurring);
  ADD ("/appointment-import/no-next", test_no_next);
  ADD ("/appointment-import/one-of-series", test_one_of_series);
  ADD ("/appointment-import/series-goes-on", test_series_goes_on);
  g_test_add ("/appointment-import/ended", Search, NULL, search_set_up, test_ended,
              search_tear_down);
  g_test_add ("/appointment-import/ended/moved", Search, NULL, search_set_up, test_ended_moved,
              search_tear_down);
  g_test_add ("/appointment-import/ended/over", Search, "over", search_set_up, test_ended,
              search_tear_down);
  g_test_add ("/appointment-import/series-goes-on/by-its-rule", Search, "RRULE", search_set_up,
              test_series_goes_on, search_tear_down);
  ADD ("/appointment-import/series-moves/beside", test_series_moves);
  ADD ("/appointment-import/over", test_over);
  ADD ("/appointment-import/belongs-to-series", test_belongs_to_series);
  g_test_add ("/appointment-import/series-moves/instead", Search, "instead", search_set_up,
              test_series_moves, search_tear_down);
  ADD ("/appointment-import/cancel-of-series", test_cancel_of_series);
  ADD ("/appointment-import/cancel-of-rest", test_cancel_of_rest);
  ADD ("/appointment-import/cancel-of-all", test_cancel_of_all);
  ADD ("/appointment-import/one-of-days", test_one_of_days);
  ADD ("/appointment-import/organizer", test_organizer);
  ADD ("/appointment-import/many", test_many);
  ADD ("/appointment-import/each-of-many", test_each_of_many);
  ADD ("/appointment-import/link-as-place", test_link_as_place);

  return g_test_run ();
}
