/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-free-times.h"
#include "hd-interview-times.h"
#include "hd-interviews.h"
#include "hd-promises.h"
#include "hd-search.h"

/*
 * Times of mine that are offered: whom they wait for, and what they keep from others.
 */

#define THURSDAY hd_date_new (2026, 12, 3)

/* Offers @n times of one hour, a day each; the first begins at 10. */
static void
offer_mine (Search *search, gint64 interview, int n, int hours)
{
  g_autoptr (GPtrArray) mine = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;

  for (int i = 0; i < n; i++)
    g_ptr_array_add (mine, hd_offered_slot_new_mine (search->context, THURSDAY + i, 600,
                                                     600 + hours * 60, "Ines Q. Public"));
  hd_offered_slots_offer_async (search->context, interview, mine, hd_keep_result_cb, &result);
  g_assert_cmpint (hd_wait_id (search->context, &result), ==, interview);
  search_settle (search);
}

static guint
count_waiting (Search *search, gint64 interview)
{
  g_autoptr (GPtrArray) waiting = hd_offered_slots_list_waiting (search->context, interview);

  return waiting->len;
}

/* What I offer is kept with the day and to whom; what was sent is released when I say so. */
static void
test_offer_mine (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, HD_DATE_NONE, 0, 0, NULL);
  gint64 other = search_add_interview (search, 0, HD_DATE_NONE, 0, 0, NULL);
  g_autoptr (GPtrArray) waiting = NULL;
  HdOfferedSlot *slot;

  search_loaded (hd_offered_slots_get_list (search->context));
  offer_mine (search, id, 3, 1);
  g_assert_cmpuint (count_waiting (search, id), ==, 3);
  g_assert_cmpuint (count_waiting (search, other), ==, 0);
  g_assert_cmpuint (count_waiting (search, 0), ==, 3);
  waiting = hd_offered_slots_list_waiting (search->context, id);
  slot = waiting->pdata[0];
  g_assert_cmpstr (slot->to_whom, ==, "Ines Q. Public");
  g_assert_cmpint (slot->offered_on, ==, hd_context_get_today (search->context));
  g_assert_cmpint (slot->start_at, ==, (gint64) THURSDAY * 86400 + 36000);

  /* Offered again, it is offered once; another time is offered as well. */
  offer_mine (search, id, 1, 1);
  g_assert_cmpuint (count_waiting (search, id), ==, 3);
  offer_mine (search, id, 2, 2);
  g_assert_cmpuint (count_waiting (search, id), ==, 5);
  offer_mine (search, other, 1, 1);
  g_assert_cmpuint (count_waiting (search, other), ==, 1);
  search_undo (search);
  search_undo (search);
  search_undo (search);
  g_assert_cmpuint (count_waiting (search, id), ==, 3);
  offer_mine (search, id, 0, 1);
  g_assert_cmpuint (count_waiting (search, id), ==, 0);
  search_undo (search);

  /* What has passed waits for nobody. */
  search->now += (gint64) 9 * 86400;
  g_assert_cmpuint (count_waiting (search, id), ==, 2);
}

/* One that they take is confirmed in one step, and the others are free again. */
static void
test_take_mine (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, HD_DATE_NONE, 0, 0, NULL);
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  HdInterview *interview;

  search_loaded (hd_offered_slots_get_list (search->context));
  offer_mine (search, id, 3, 4);
  waiting = hd_offered_slots_list_waiting (search->context, id);
  hd_offered_slots_take_async (search->context, hd_record_get_id (waiting->pdata[1]),
                               hd_keep_result_cb, &result);
  g_assert_cmpint (hd_wait_id (search->context, &result), ==, id);
  search_settle (search);

  interview = hd_interviews_peek (search->context, id);
  g_assert_cmpstr (interview->state, ==, "confirmed");
  g_assert_cmpint (interview->start_day, ==, THURSDAY + 1);
  g_assert_cmpint (interview->start_minute, ==, 600);
  /* Of four hours in which it may be it takes the first. */
  g_assert_cmpint (interview->end_at - interview->start_at, ==, 3600);
  g_assert_cmpuint (count_waiting (search, id), ==, 0);

  search_undo (search);
  interview = hd_interviews_peek (search->context, id);
  g_assert_cmpstr (interview->state, ==, "confirmed");
  g_assert_cmpint (interview->start_day, ==, HD_DATE_NONE);
  g_assert_cmpuint (count_waiting (search, id), ==, 3);
}

static void
take (Search *search, gint64 interview, guint which)
{
  g_autoptr (GPtrArray) waiting = hd_offered_slots_list_waiting (search->context, interview);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_cmpuint (which, <, waiting->len);
  hd_offered_slots_take_async (search->context, hd_record_get_id (waiting->pdata[which]),
                               hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
}

static void
set_state (Search *search, gint64 interview, HdMeetingState state)
{
  g_autoptr (GAsyncResult) result = NULL;

  hd_interviews_set_state_async (search->context, interview, state, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
}

/* The day of the one time that is chosen. */
static HdDate
chosen_day (Search *search)
{
  GListModel *slots = hd_offered_slots_get_list (search->context);
  HdDate day = HD_DATE_NONE;

  for (guint i = 0; i < g_list_model_get_n_items (slots); i++)
    {
      g_autoptr (HdOfferedSlot) slot = g_list_model_get_item (slots, i);

      if (!slot->chosen)
        continue;
      g_assert_cmpint (day, ==, HD_DATE_NONE);
      day = slot->start_day;
    }
  return day;
}

/* What they took before it moved is no longer what they take, and waits for nobody. */
static void
test_take_again (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, HD_DATE_NONE, 0, 0, NULL);
  GListModel *slots = search_loaded (hd_offered_slots_get_list (search->context));
  g_autoptr (GPtrArray) theirs = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;

  offer_mine (search, id, 2, 1);
  take (search, id, 1);
  g_assert_cmpint (chosen_day (search), ==, THURSDAY + 1);
  set_state (search, id, HD_MEETING_MOVED);
  offer_mine (search, id, 1, 1);
  take (search, id, 0);
  g_assert_cmpint (chosen_day (search), ==, THURSDAY);
  g_assert_cmpuint (count_waiting (search, id), ==, 0);
  search_undo (search);
  g_assert_cmpint (chosen_day (search), ==, THURSDAY + 1);
  take (search, id, 0);

  /* Nor is it when one of theirs is taken. */
  g_ptr_array_add (theirs, g_object_new (HD_TYPE_OFFERED_SLOT, "named-by", "them", "start-day",
                                         THURSDAY + 4, "start-minute", 600, "end-day", THURSDAY + 4,
                                         "end-minute", 660, NULL));
  search_name_times (search, id, theirs);
  {
    g_autoptr (HdRecord) last = g_list_model_get_item (slots, g_list_model_get_n_items (slots) - 1);

    hd_offered_slots_choose_async (search->context, hd_record_get_id (last), hd_keep_result_cb,
                                   &result);
    hd_wait_id (search->context, &result);
    search_settle (search);
  }
  g_assert_cmpint (chosen_day (search), ==, THURSDAY + 4);
  g_assert_cmpuint (count_waiting (search, id), ==, 0);
}

/* What is offered or agreed is offered to nobody else. */
static void
test_offered_is_busy (Search *search, gconstpointer data)
{
  const HdSpan hours = { 9 * 60, 17 * 60 };
  gint64 id = search_add_interview (search, 0, HD_DATE_NONE, 0, 0, NULL);
  HdFreeTime busy[2];
  g_autoptr (GPtrArray) mine = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GAsyncResult) result = NULL;

  search_loaded (hd_offered_slots_get_list (search->context));
  {
    g_autoptr (GArray) windows = hd_free_times_find (search->context, 0, NULL, hours, 60, 30, 30);

    g_assert_cmpuint (windows->len, >=, 2);
    busy[0] = g_array_index (windows, HdFreeTime, 0);
    busy[1] = g_array_index (windows, HdFreeTime, 1);
  }
  g_ptr_array_add (mine, hd_offered_slot_new_mine (search->context, busy[0].date, busy[0].from,
                                                   busy[0].to, NULL));
  hd_offered_slots_offer_async (search->context, id, mine, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_add_interview (search, 0, busy[1].date, busy[1].from * 60, busy[1].to * 60, NULL);
  search_settle (search);

  g_autoptr (GArray) windows = hd_free_times_find (search->context, 0, NULL, hours, 60, 30, 30);

  g_assert_cmpuint (windows->len, >, 0);
  for (guint i = 0; i < windows->len; i++)
    for (guint b = 0; b < G_N_ELEMENTS (busy); b++)
      {
        const HdFreeTime *window = &g_array_index (windows, HdFreeTime, i);

        g_assert_cmpint (window->to - window->from, >=, 60);
        g_assert_true (window->date != busy[b].date || window->to + 30 <= busy[b].from ||
                       window->from - 30 >= busy[b].to);
      }
}

/* A time whose end nobody said takes as long as what it is asked for. */
static void
test_busy_as_long (Search *search, gconstpointer data)
{
  GTimeZone *home = hd_context_get_zone (search->context);
  gint64 id = search_add_interview (search, 0, THURSDAY, 14 * 3600, 16 * 3600, NULL);
  HdInterview *interview = hd_interviews_peek (search->context, id);
  g_autoptr (HdOfferedSlot) slot = hd_offered_slot_new ();
  HdStretch own, busy;

  g_object_set (slot, "start-day", THURSDAY + 1, "start-minute", 14 * 60, NULL);
  hd_offered_slot_derive (slot, home);
  g_assert_true (hd_interview_busy (interview, home, &own));
  g_assert_true (hd_offered_slot_busy (slot, interview, home, &busy));
  g_assert_cmpint (busy.to - busy.from, ==, own.to - own.from);
  g_assert_true (hd_offered_slot_busy (slot, NULL, home, &busy));
  g_assert_cmpint (busy.to - busy.from, ==, 60);
}

/* Nobody far away is offered a time of their night, also where they are a day ahead. */
static void
test_their_day (Search *search, gconstpointer data)
{
  static const char *const zones[] = { "America/New_York", "Asia/Tokyo", "Pacific/Auckland",
                                       "Europe/London" };
  const HdSpan hours = { 9 * 60, 17 * 60 };
  GTimeZone *home = hd_context_get_zone (search->context);

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (GTimeZone) theirs = hd_zone_load (zones[i]);
      g_autoptr (GArray) windows =
        hd_free_times_find (search->context, 0, zones[i], hours, 45, 10, 5);

      g_assert_true (windows->len > 0 || i == 2);
      for (guint j = 0; j < windows->len; j++)
        {
          const HdFreeTime *window = &g_array_index (windows, HdFreeTime, j);
          gint64 from =
            hd_zone_to_instant (home, (HdWall){ window->date, window->from * 60 }, NULL);
          gint64 to = hd_zone_to_instant (home, (HdWall){ window->date, window->to * 60 }, NULL);
          HdWall first = hd_zone_to_wall (theirs, from), last = hd_zone_to_wall (theirs, to);

          g_assert_cmpint (first.date, ==, last.date);
          g_assert_cmpint (first.second, >=, 8 * 3600);
          g_assert_cmpint (last.second, <=, 19 * 3600);
        }
    }
}

/* Many send the times of an invitation in UTC, whose day is nobody's; and one's own zone, written
 * out, is no other one. */
static void
test_nobody_elsewhere (Search *search, gconstpointer data)
{
  const HdSpan hours = { 7 * 60, 20 * 60 };
  const char *const zones[] = {
    "UTC", "Etc/UTC", g_time_zone_get_identifier (hd_context_get_zone (search->context))
  };
  g_autoptr (GArray) all = hd_free_times_find (search->context, 0, NULL, hours, 45, 0, 0);

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (GArray) windows =
        hd_free_times_find (search->context, 0, zones[i], hours, 45, 0, 0);

      g_assert_cmpuint (windows->len, ==, all->len);
      for (guint j = 0; j < all->len; j++)
        {
          const HdFreeTime *window = &g_array_index (windows, HdFreeTime, j);
          const HdFreeTime *whole = &g_array_index (all, HdFreeTime, j);

          g_assert_cmpint (window->date, ==, whole->date);
          g_assert_cmpint (window->from, ==, whole->from);
          g_assert_cmpint (window->to, ==, whole->to);
        }
    }
}

static gboolean
is_free_for (Search *search, gint64 interview, HdDate date, int from, int to)
{
  const HdSpan hours = { 9 * 60, 17 * 60 };
  g_autoptr (GArray) windows =
    hd_free_times_find (search->context, interview, NULL, hours, 15, 0, 0);

  for (guint i = 0; i < windows->len; i++)
    {
      const HdFreeTime *window = &g_array_index (windows, HdFreeTime, i);

      if (window->date == date && window->from <= from && window->to >= to)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_free (Search *search, HdDate date, int from, int to)
{
  return is_free_for (search, 0, date, from, to);
}

/* What somebody was offered is still free for them, and for nobody else. */
static void
test_same_again (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, HD_DATE_NONE, 0, 0, NULL);
  gint64 other = search_add_interview (search, 0, HD_DATE_NONE, 0, 0, NULL);

  search_loaded (hd_offered_slots_get_list (search->context));
  offer_mine (search, id, 1, 1);
  g_assert_true (is_free_for (search, id, THURSDAY, 600, 660));
  g_assert_false (is_free_for (search, other, THURSDAY, 600, 660));
  g_assert_false (is_free (search, THURSDAY, 600, 660));

  /* What is agreed is nobody's any more. */
  take (search, id, 0);
  g_assert_false (is_free_for (search, id, THURSDAY, 600, 660));
}

static HdClash
clash (Search *search, gint64 interview, int from, int to)
{
  g_autoptr (GArray) promises = hd_promises_list (search->context);

  return hd_promises_clash (promises, interview,
                            (HdStretch){ HD_MOMENT (THURSDAY, from), HD_MOMENT (THURSDAY, to) });
}

/* A time that they name may be promised to others. */
static void
test_clash (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, HD_DATE_NONE, 0, 0, NULL);
  gint64 other = search_add_interview (search, 0, HD_DATE_NONE, 0, 0, NULL);
  gint64 agreed = search_add_interview (search, 0, THURSDAY, 39600, 43200, NULL);

  search_loaded (hd_offered_slots_get_list (search->context));
  offer_mine (search, other, 1, 1);
  g_assert_cmpint (clash (search, id, 480, 540), ==, HD_CLASH_NONE);
  g_assert_cmpint (clash (search, id, 630, 645), ==, HD_CLASH_OFFERED);
  g_assert_cmpint (clash (search, id, 630, 690), ==, HD_CLASH_AGREED);
  g_assert_cmpint (clash (search, id, 780, 840), ==, HD_CLASH_NONE);
  /* Its own times are in nobody's way. */
  g_assert_cmpint (clash (search, other, 630, 645), ==, HD_CLASH_NONE);
  g_assert_cmpint (clash (search, agreed, 690, 720), ==, HD_CLASH_NONE);

  offer_mine (search, other, 0, 1);
  set_state (search, agreed, HD_MEETING_CANCELLED);
  g_assert_cmpint (clash (search, id, 600, 720), ==, HD_CLASH_NONE);
}

/* Who is offered a time needs the way there and back as well. */
static void
test_way (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, HD_DATE_NONE, 0, 0, NULL);
  g_autoptr (HdInterview) form =
    hd_record_copy (HD_RECORD (hd_interviews_peek (search->context, id)));
  g_autoptr (GAsyncResult) result = NULL;

  search_loaded (hd_offered_slots_get_list (search->context));
  g_object_set (form, "prep", 5, "travel-out", 25, "travel-back", 30, "settle", 15, NULL);
  hd_interviews_enter_async (search->context, NULL, form, NULL, FALSE, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  g_assert_true (is_free (search, THURSDAY, 570, 585));
  g_assert_true (is_free (search, THURSDAY, 690, 705));

  /* From 10 to 11: away from 9:30 to 11:45. */
  offer_mine (search, id, 1, 1);
  g_assert_true (is_free (search, THURSDAY, 555, 570));
  g_assert_false (is_free (search, THURSDAY, 570, 585));
  g_assert_false (is_free (search, THURSDAY, 690, 705));
  g_assert_true (is_free (search, THURSDAY, 705, 720));
}

/* Nobody takes a time any more of what is settled, called off, over or closed. */
static void
test_over (Search *search, gconstpointer data)
{
  static const HdMeetingState over[] = { HD_MEETING_CANCELLED, HD_MEETING_HELD,
                                         HD_MEETING_CONFIRMED };
  gint64 id = search_add_interview (search, 0, HD_DATE_NONE, 0, 0, NULL);
  gint64 application = hd_interviews_peek (search->context, id)->application;
  g_autoptr (GAsyncResult) result = NULL;

  search_loaded (hd_offered_slots_get_list (search->context));
  set_state (search, id, HD_MEETING_MOVED);
  offer_mine (search, id, 2, 1);
  g_assert_false (is_free (search, THURSDAY, 600, 615));
  for (guint i = 0; i < G_N_ELEMENTS (over); i++)
    {
      set_state (search, id, over[i]);
      g_assert_cmpuint (count_waiting (search, id), ==, 0);
      g_assert_cmpuint (count_waiting (search, 0), ==, 0);
      g_assert_true (is_free (search, THURSDAY, 600, 615));
      search_undo (search);
      g_assert_cmpuint (count_waiting (search, id), ==, 2);
    }

  hd_applications_close_async (search->context, application, HD_OUTCOME_REJECTED, hd_keep_result_cb,
                               &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  g_assert_cmpuint (count_waiting (search, id), ==, 0);
  g_assert_true (is_free (search, THURSDAY, 600, 615));
}

/* Nobody is offered the new time of what moved. */
static void
test_moved (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, THURSDAY, 36000, 39600, NULL);
  g_autoptr (GAsyncResult) result = NULL;

  hd_interviews_move_async (search->context, id, (HdWall){ THURSDAY + 1, 36000 },
                            (HdWall){ THURSDAY + 1, 39600 }, NULL, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  g_assert_true (is_free (search, THURSDAY, 600, 615));
  g_assert_false (is_free (search, THURSDAY + 1, 600, 615));
}

/* Other times can be offered for what is agreed: these wait until it is agreed anew. */
static void
test_agreed (Search *search, gconstpointer data)
{
  gint64 id = search_add_interview (search, 0, THURSDAY, 36000, 39600, NULL);

  search_loaded (hd_offered_slots_get_list (search->context));
  offer_mine (search, id, 2, 1);
  set_state (search, id, HD_MEETING_CONFIRMED);
  g_assert_cmpuint (count_waiting (search, id), ==, 2);
  set_state (search, id, HD_MEETING_MOVED);
  g_assert_cmpuint (count_waiting (search, id), ==, 2);
  set_state (search, id, HD_MEETING_CONFIRMED);
  g_assert_cmpuint (g_list_model_get_n_items (hd_offered_slots_get_list (search->context)), ==, 0);
}

#define ADD(path, func) g_test_add (path, Search, NULL, search_set_up, func, search_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/offers/offer", test_offer_mine);
  ADD ("/offers/take", test_take_mine);
  ADD ("/offers/take-again", test_take_again);
  ADD ("/offers/busy", test_offered_is_busy);
  ADD ("/offers/busy-as-long", test_busy_as_long);
  ADD ("/offers/their-day", test_their_day);
  ADD ("/offers/nobody-elsewhere", test_nobody_elsewhere);
  ADD ("/offers/same-again", test_same_again);
  ADD ("/offers/clash", test_clash);
  ADD ("/offers/way", test_way);
  ADD ("/offers/over", test_over);
  ADD ("/offers/moved", test_moved);
  ADD ("/offers/agreed", test_agreed);

  return g_test_run ();
}
