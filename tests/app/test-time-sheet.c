/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "hd-recipients.h"
#include "hd-sample-desk.h"
#include "hd-time-sheet.h"

static void
check (HdLeaveDesk *desk, gint64 absence, const char *language, const char *expected)
{
  g_autofree char *text = hd_time_sheet_text (desk, absence, language, SAMPLE_TODAY);

  g_assert_cmpstr (text, ==, expected);
}

static gint64
find_absence (HdLeaveDesk *desk, HdDate first)
{
  const GPtrArray *absences = hd_leave_desk_get_facts (desk)->absences;

  for (guint i = 0; i < absences->len; i++)
    {
      const HdAbsenceFacts *absence = g_ptr_array_index (absences, i);

      if (absence->first == first)
        return absence->id;
    }
  return 0;
}

/* The hours worked on each day of work, in the numbers and words of who keeps the sheet. */
static void
test_hours (void)
{
  const HdClock clock = { sample_now_cb, NULL };
  g_autofree char *dir = g_dir_make_tmp ("halfday-XXXXXX", NULL);
  g_autoptr (HdContext) context = hd_context_new (dir, &clock);
  HdLeaveDesk *desk = hd_leave_desk_get (context);
  g_autoptr (HdRecipient) client = hd_recipient_new ();
  gint64 request = sample_fill (context), saved = 0;
  g_autofree char *language = NULL;

  while (find_absence (desk, hd_date_new (2026, 12, 3)) != request)
    g_main_context_iteration (NULL, TRUE);
  check (desk, request, "en", "Thu 3 Dec: 5.0 h");
  check (desk, request, "de", "Do., 3. Dez.: 5,0 h");
  check (desk, request, "xx", "Thu 3 Dec: 5.0 h");
  check (desk, find_absence (desk, hd_date_new (2027, 2, 8)), "en",
         "Mon 8 Feb: 0.0 h\nTue 9 Feb: 0.0 h\nWed 10 Feb: 0.0 h\n"
         "Thu 11 Feb: 0.0 h\nFri 12 Feb: 0.0 h");
  check (desk, 4711, "en", NULL);

  g_assert_false (hd_time_sheet_is_kept (context, "leave"));
  g_assert_true (hd_time_sheet_is_kept (context, "unpaid"));
  g_object_set (client, "name", "Client", "relation", "is-told", "channel", "email", "tone",
                "plain", "language", "de", "contractor", TRUE, NULL);
  hd_recipients_save_async (context, client, sample_wait_cb, &saved);
  while (saved == 0 || g_list_model_get_n_items (hd_recipients_get_list (context)) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (hd_time_sheet_is_kept (context, "leave"));
  language = hd_time_sheet_language (context);
  g_assert_cmpstr (language, ==, "de");
  hd_context_close (context);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/time-sheet/hours", test_hours);
  return g_test_run ();
}
