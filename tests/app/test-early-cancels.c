/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointment-import.h"
#include "hd-early-cancel.h"
#include "hd-early-cancels.h"
#include "hd-forget.h"
#include "hd-search.h"

/*
 * A cancellation that comes in before what it cancels.
 */

#define THURSDAY hd_date_new (2026, 12, 3)
#define AT(hour, minute) (((hour) *60 + (minute)) * 60)
#define STAMP 1795000000

/* A version of one event: @when 0 has no stamp. */
static HdInvitation *
version (const char *uid, const char *method, int sequence, int when)
{
  HdInvitation *invitation = hd_invitation_new ();
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  invitation->uid = g_strdup (uid);
  invitation->method = g_strdup (method);
  invitation->sequence = sequence;
  invitation->stamp = when != 0 ? STAMP + when : HD_INSTANT_NONE;
  invitation->summary = g_strdup ("Talk about the role");
  invitation->zone = g_strdup ("Europe/Berlin");
  invitation->zone_known = TRUE;
  invitation->start = (HdWall){ THURSDAY, AT (14, 0) };
  invitation->end = (HdWall){ THURSDAY, AT (15, 0) };
  hd_invitation_settle (invitation, utc);
  return invitation;
}

/* @invitations: (transfer full): of one file; they live as long as the plan */
static GPtrArray *
plan (Search *search, GPtrArray *invitations)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  GPtrArray *lines;

  g_ptr_array_set_free_func (invitations, (GDestroyNotify) hd_invitation_free);
  lines = hd_appointment_import_plan (hd_interviews_get_list (search->context),
                                      search_loaded (hd_early_cancels_get_list (search->context)),
                                      invitations, utc, search->now);
  g_object_set_data_full (G_OBJECT (search->context), "invitations", invitations,
                          (GDestroyNotify) g_ptr_array_unref);
  return lines;
}

static GPtrArray *
plan_one (Search *search, HdInvitation *invitation)
{
  GPtrArray *invitations = g_ptr_array_new ();

  g_ptr_array_add (invitations, invitation);
  return plan (search, invitations);
}

/* Somebody looks at a file with nothing in it but a cancellation. */
static void
see_cancel (Search *search, HdInvitation *cancel)
{
  g_autoptr (GPtrArray) lines = plan_one (search, cancel);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_cmpint (((HdImportLine *) lines->pdata[0])->verdict, ==, HD_IMPORT_CANCEL_UNKNOWN);
  hd_early_cancels_note_async (search->context, lines, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
}

static void
assert_called_off (Search *search, HdInvitation *invitation, gboolean called_off)
{
  g_autoptr (GPtrArray) lines = plan_one (search, invitation);
  const HdImportLine *line = lines->pdata[0];

  g_assert_cmpint (line->verdict, ==, HD_IMPORT_NEW);
  g_assert_true (line->called_off == called_off);
  g_assert_true (line->take == !called_off);
}

/* Which version of an invitation was called off by what came in before it. */
static void
test_versions (Search *search, gconstpointer data)
{
  static const struct
  {
    int cancel, cancel_when, invitation, when;
    gboolean called_off;
  } rows[] = {
    { 1, 20, 0, 10, TRUE },  /* as RFC 5546 counts */
    { 0, 20, 0, 10, TRUE },  /* many programs do not count a cancellation */
    { 1, 20, 1, 20, TRUE },  /* written in one second */
    { 0, 20, 1, 10, TRUE },  /* begun to count anew: the invitation was written before */
    { 1, 20, 0, 30, TRUE },  /* counted anew: asked */
    { 1, 20, 2, 30, FALSE }, /* invited again */
    { 1, 20, 1, 30, FALSE }, { 1, 0, 0, 10, TRUE }, { 1, 20, 1, 0, TRUE }, { 1, 0, 2, 0, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *uid = g_strdup_printf ("%zu@x", i);

      g_test_message ("row %zu", i);
      assert_called_off (search, version (uid, "REQUEST", rows[i].invitation, rows[i].when), FALSE);
      see_cancel (search, version (uid, "CANCEL", rows[i].cancel, rows[i].cancel_when));
      assert_called_off (search, version (uid, "REQUEST", rows[i].invitation, rows[i].when),
                         rows[i].called_off);
    }
}

/* The later one of two counts, whichever came first. */
static void
test_later_one (Search *search, gconstpointer data)
{
  see_cancel (search, version ("a@x", "CANCEL", 3, 30));
  see_cancel (search, version ("a@x", "CANCEL", 1, 10));
  assert_called_off (search, version ("a@x", "REQUEST", 2, 20), TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (hd_early_cancels_get_list (search->context)), ==, 1);
}

/* All of a series is one of it, too; one of it is not the series, unless it is the next one. */
static void
test_series (Search *search, gconstpointer data)
{
  HdInvitation *part = version ("a@x", "REQUEST", 0, 10);
  HdInvitation *off = version ("b@x", "CANCEL", 0, 20);
  HdInvitation *series = version ("b@x", "REQUEST", 0, 10);
  HdInvitation *goes_on = version ("b@x", "REQUEST", 0, 10);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  see_cancel (search, version ("a@x", "CANCEL", 1, 20));
  part->recurrence_id = g_strdup ("20261203T140000");
  part->occurrence_utc = part->start_utc;
  assert_called_off (search, part, TRUE);

  off->recurrence_id = g_strdup ("20261203T140000");
  off->occurrence_utc = off->start_utc;
  see_cancel (search, off);
  series->recurring = TRUE;
  series->next_utc = series->start_utc;
  assert_called_off (search, series, TRUE);
  goes_on->recurring = TRUE;
  goes_on->start.date += 7;
  goes_on->end.date += 7;
  hd_invitation_settle (goes_on, utc);
  goes_on->next_utc = goes_on->start_utc;
  assert_called_off (search, goes_on, FALSE);
}

/* A version of a series that was known before is none to take unasked when its next day was called
 * off meanwhile. */
static void
test_late_update (Search *search, gconstpointer data)
{
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  HdInvitation *series = version ("a@x", "REQUEST", 2, 10);
  HdInvitation *off = version ("a@x", "CANCEL", 5, 50);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  series->recurring = TRUE;
  known = plan_one (search, series);
  hd_appointment_import_async (search->context, known, NULL, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  off->start.date += 7;
  off->end.date += 7;
  hd_invitation_settle (off, utc);
  off->recurrence_id = g_strdup ("20261210T140000");
  off->occurrence_utc = off->start_utc;
  see_cancel (search, off);

  for (int i = 0; i < 3; i++)
    {
      HdInvitation *update = version ("a@x", "REQUEST", 3, i == 1 ? 60 : 30);
      g_autoptr (GPtrArray) lines = NULL;
      const HdImportLine *line;

      update->recurring = TRUE;
      update->start.date += i < 2 ? 7 : 14;
      update->end.date += i < 2 ? 7 : 14;
      hd_invitation_settle (update, utc);
      update->next_utc = update->start_utc;
      lines = plan_one (search, update);
      line = lines->pdata[0];
      g_assert_cmpint (line->verdict, ==, HD_IMPORT_UPDATE);
      g_assert_true (line->called_off == (i == 0));
      g_assert_true (line->take == (i > 0));
    }
}

/* What follows an occurrence from which its series was called off is called off, too. */
static void
test_rest (Search *search, gconstpointer data)
{
  HdInvitation *off = version ("a@x", "CANCEL", 1, 20);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  off->recurrence_id = g_strdup ("20261203T140000");
  off->occurrence_utc = off->start_utc;
  off->future = TRUE;
  see_cancel (search, off);
  for (int i = 0; i < 12; i++)
    {
      const int when = i % 2 == 0 ? 10 : 30, week = i / 2 % 3 - 1;
      HdInvitation *one = version ("a@x", "REQUEST", i % 2 == 0 ? 0 : 2, when);

      one->start.date += 7 * week;
      one->end.date += 7 * week;
      hd_invitation_settle (one, utc);
      if (i < 6)
        one->recurring = TRUE;
      else
        {
          one->recurrence_id = g_strdup ("of one");
          one->occurrence_utc = one->start_utc;
        }
      one->next_utc = one->start_utc;
      g_test_message ("%d", i);
      assert_called_off (search, one, when == 10 && week >= 0);
    }
}

/* In one file, in the wrong order. */
static void
test_one_file (Search *search, gconstpointer data)
{
  GPtrArray *invitations = g_ptr_array_new ();
  g_autoptr (GPtrArray) lines = NULL;
  const HdImportLine *line;

  g_ptr_array_add (invitations, version ("a@x", "CANCEL", 1, 20));
  g_ptr_array_add (invitations, version ("a@x", "REQUEST", 0, 10));
  lines = plan (search, invitations);
  line = lines->pdata[1];
  g_assert_cmpint (line->verdict, ==, HD_IMPORT_NEW);
  g_assert_true (line->called_off);
  g_assert_false (line->take);
}

/* The later of two cancellations counts, wherever each stands in the file, or whichever was seen
 * first. */
static void
test_two (Search *search, gconstpointer data)
{
  static const struct
  {
    int sequence, when;
  } later[] = { { 3, 30 }, { 1, 40 } }, earlier = { 1, 10 };

  for (int i = 0; i < 8; i++)
    {
      g_autofree char *uid = g_strdup_printf ("%d@x", i);
      int how = i / 2 % 2;
      HdInvitation *pair[] = { version (uid, "CANCEL", later[how].sequence, later[how].when),
                               version (uid, "CANCEL", earlier.sequence, earlier.when) };
      HdInvitation *between = version (uid, "REQUEST", how == 0 ? 2 : 1, 20);

      if (i < 4)
        {
          GPtrArray *invitations = g_ptr_array_new ();
          g_autoptr (GPtrArray) lines = NULL;

          g_ptr_array_add (invitations, pair[i % 2]);
          g_ptr_array_add (invitations, pair[1 - i % 2]);
          g_ptr_array_add (invitations, between);
          lines = plan (search, invitations);
          g_assert_true (((HdImportLine *) lines->pdata[2])->called_off);
          continue;
        }
      see_cancel (search, pair[i % 2]);
      see_cancel (search, pair[1 - i % 2]);
      assert_called_off (search, between, TRUE);
    }
}

/* What somebody typed is no more certain for an invitation that was called off. */
static void
test_same_slot (Search *search, gconstpointer data)
{
  HdInvitation *typed = version (NULL, NULL, 0, 0);
  g_autoptr (GPtrArray) known = plan_one (search, typed);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  hd_appointment_import_async (search->context, known, NULL, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  see_cancel (search, version ("a@x", "CANCEL", 1, 20));

  lines = plan_one (search, version ("a@x", "REQUEST", 0, 10));
  g_assert_cmpint (((HdImportLine *) lines->pdata[0])->verdict, ==, HD_IMPORT_MERGE);
  g_assert_true (((HdImportLine *) lines->pdata[0])->called_off);
  g_assert_false (((HdImportLine *) lines->pdata[0])->take);
}

/* What somebody takes all the same is an appointment, which the next version of the cancellation
 * cancels. */
static void
test_taken (Search *search, gconstpointer data)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  see_cancel (search, version ("a@x", "CANCEL", 1, 20));
  lines = plan_one (search, version ("a@x", "REQUEST", 0, 10));
  ((HdImportLine *) lines->pdata[0])->take = TRUE;
  hd_appointment_import_async (search->context, lines, NULL, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  again = plan_one (search, version ("a@x", "CANCEL", 1, 20));
  g_assert_cmpint (((HdImportLine *) again->pdata[0])->verdict, ==, HD_IMPORT_CANCEL);
}

/* Not the identifier is stored, which names the host that it was made on; and it is forgotten with
 * whatever is forgotten, since of whom it is cannot be said. */
static void
test_forgotten (Search *search, gconstpointer data)
{
  gint64 other = search_add_application (search, "Hollowfern", "Analyst");
  GListModel *list = hd_early_cancels_get_list (search->context);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (HdEarlyCancel) row = NULL;

  see_cancel (search, version ("a@mail.tansyworks.example", "CANCEL", 1, 20));
  row = g_list_model_get_item (list, 0);
  g_assert_null (strstr (row->event, "tansyworks"));
  hd_forget_async (search->context, other, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  search_settle (search);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);
  assert_called_off (search, version ("a@mail.tansyworks.example", "REQUEST", 0, 10), FALSE);
}

/* A file of thousands of them, and what is long past, do not stay. */
static void
test_bounded (Search *search, gconstpointer data)
{
  GListModel *list = search_loaded (hd_early_cancels_get_list (search->context));

  search_exec (search, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                       " WHERE i < 1500)"
                       " INSERT INTO early_cancel (event, sequence, at)"
                       " SELECT 'e' || i, 0, 1795600000 FROM n");
  see_cancel (search, version ("a@x", "CANCEL", 1, 20));
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1000);
  assert_called_off (search, version ("a@x", "REQUEST", 0, 10), TRUE);

  /* What was seen again lately is not the oldest of them. */
  search->now += 60;
  search_exec (search,
               "UPDATE early_cancel SET id = 1 WHERE id = (SELECT max (id) FROM early_cancel)");
  search_settle (search);
  see_cancel (search, version ("a@x", "CANCEL", 1, 20));
  see_cancel (search, version ("c@x", "CANCEL", 1, 20));
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1000);
  assert_called_off (search, version ("a@x", "REQUEST", 0, 10), TRUE);

  search->now += (gint64) 401 * 24 * 3600;
  see_cancel (search, version ("b@x", "CANCEL", 1, 20));
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
}

/* Of a file of thousands those that stand last in it are remembered; what is too much is looked for
 * once, and not for each of them, which takes long. */
static void
test_long_file (Search *search, gconstpointer data)
{
  GPtrArray *invitations = g_ptr_array_new ();
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gint64 begin;

  for (int i = 0; i < 3000; i++)
    {
      g_autofree char *uid = g_strdup_printf ("%d@x", i);

      g_ptr_array_add (invitations, version (uid, "CANCEL", 1, 20));
    }
  lines = plan (search, invitations);
  begin = g_get_monotonic_time ();
  hd_early_cancels_note_async (search->context, lines, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  g_test_message ("%.2f s", (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC);
  search_settle (search);
  g_assert_cmpuint (g_list_model_get_n_items (hd_early_cancels_get_list (search->context)), ==,
                    1000);
  assert_called_off (search, version ("2999@x", "REQUEST", 0, 10), TRUE);
}

#define ADD(path, func) g_test_add (path, Search, NULL, search_set_up, func, search_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/early-cancels/versions", test_versions);
  ADD ("/early-cancels/later-one", test_later_one);
  ADD ("/early-cancels/series", test_series);
  ADD ("/early-cancels/late-update", test_late_update);
  ADD ("/early-cancels/one-file", test_one_file);
  ADD ("/early-cancels/rest", test_rest);
  ADD ("/early-cancels/two", test_two);
  ADD ("/early-cancels/same-slot", test_same_slot);
  ADD ("/early-cancels/taken", test_taken);
  ADD ("/early-cancels/forgotten", test_forgotten);
  ADD ("/early-cancels/bounded", test_bounded);
  ADD ("/early-cancels/long-file", test_long_file);

  return g_test_run ();
}
