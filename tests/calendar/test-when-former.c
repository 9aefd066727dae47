/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-read.h"

/* What a text says no longer holds: hints at the appointment that it is about. Today is Monday
 * 16 November 2026, home is Berlin. */

/* Returns: (transfer full): the hints in a line, "2026-12-03 14:00" each, with a zone that is named
 */
static char *
dup_former (const HdWhen *when)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < when->former->len; i++)
    {
      const HdWhenFormer *hint = &g_array_index (when->former, HdWhenFormer, i);
      g_autofree char *day = hd_date_format_iso (hint->day);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", day);
      if (hint->minute >= 0)
        g_string_append_printf (text, " %02d:%02d", hint->minute / 60, hint->minute % 60);
      if (*hint->zone != '\0')
        g_string_append_printf (text, " %s", hint->zone);
    }
  return g_string_free (text, FALSE);
}

static void
test_former (void)
{
  static const struct
  {
    const char *text, *former;
    gboolean moves;
  } cases[] = {
    { "Could we move the interview from Thu 3 Dec 14:00 to Fri 4 Dec 10:00?", "2026-12-03 14:00",
      TRUE },
    { "leider muss ich den Termin am Donnerstag, 3.12. verschieben, ginge Freitag, 4.12. um 10 "
      "Uhr?",
      "2026-12-03", TRUE },
    { "Wir müssen das Gespräch am 3.12. um 14 Uhr verschieben. Würde der 4.12. um 10 Uhr passen?",
      "2026-12-03 14:00", TRUE },
    { "Pouvons-nous déplacer l'entretien du jeudi 3 décembre à 14h au vendredi 4 décembre à 10h ?",
      "2026-12-03 14:00", TRUE },
    { "¿Podemos mover la entrevista del jueves 3 de diciembre a las 14:00 al viernes 4 de "
      "diciembre a las 10:00?",
      "2026-12-03 14:00", TRUE },
    { "Your interview on 3 December at 14:00 is cancelled. The new time is 4 December at 10:00.",
      "2026-12-03 14:00", TRUE },
    { "Could we do Fri 4 Dec 10:00 instead of Thu 3 Dec 14:00?", "2026-12-03 14:00", TRUE },
    { "Your interview on 3 December has been moved from 14:00 to 15:30.", "2026-12-03 14:00",
      TRUE },
    { "Unfortunately we have to reschedule your interview. The new time is Fri 4 Dec 10:00.", "",
      TRUE },
    { "leider muss ich den Termin am Donnerstag verschieben, ginge Freitag um 10?", "2026-11-19",
      TRUE },
    { "Je dois décaler notre rendez-vous de jeudi 3 décembre, 14h. Vendredi 4 décembre à 10h ?",
      "2026-12-03 14:00", TRUE },
    { "Thursday 3 Dec 2pm EST no longer works, sorry. Could you do Friday 4 Dec 10am EST?",
      "2026-12-03 14:00 America/New_York", FALSE },
    { "Your interview has been moved from 3 to 4 December, 10:00.", "2026-12-03", TRUE },
    /* What moves nothing. */
    { "Your interview is on Fri 4 Dec at 10:00.", "", FALSE },
    { "Your interview is on Fri 4 Dec at 10:00. If you need to reschedule, call us.", "", FALSE },
    { "We could do Thu 3 Dec 14:00 or Fri 4 Dec 10:00.", "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdWhen) when = when_parse (cases[i].text);
      g_autofree char *former = dup_former (when);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (former, ==, cases[i].former);
      g_assert_cmpint (when->moves, ==, cases[i].moves);
    }
}

/* What is asked for or suggested is not agreed; what is told is. */
static void
test_asks (void)
{
  static const struct
  {
    const char *text;
    gboolean asks;
  } cases[] = {
    { "Could we move the interview from Thu 3 Dec 14:00 to Fri 4 Dec 10:00?", TRUE },
    { "Leider muss ich den Termin am Donnerstag, 3.12. verschieben, ginge Freitag, 4.12. um 10 "
      "Uhr?",
      TRUE },
    { "Is there any way to move Thursday's call at 14:00? I am free on Friday at 10:00.", TRUE },
    { "I have to move our call on Thu 3 Dec 14:00. I suggest Fri 4 Dec 10:00.", TRUE },
    { "Wir möchten das Gespräch vom 3.12. um 14 Uhr auf den 4.12. um 10 Uhr verschieben.", TRUE },
    { "Pouvons-nous déplacer l'entretien du jeudi 3 décembre à 14h au vendredi 4 décembre à 10h ?",
      TRUE },
    { "Podríamos mover la entrevista del jueves 3 de diciembre a las 14:00 al viernes 4 de "
      "diciembre a las 10:00.",
      TRUE },
    { "Your interview on 3 December has been moved from 14:00 to 15:30.", FALSE },
    { "We would like to inform you that your interview was moved from Thu 3 Dec 14:00 to Fri 4 Dec "
      "10:00.",
      FALSE },
    { "Der Termin am 3.12. um 14 Uhr wird verschoben. Neuer Termin: 4.12. um 10 Uhr. Passt das?",
      FALSE },
    { "Your interview on 3 December at 14:00 is cancelled. The new time is 4 December at 10:00. "
      "Could you confirm?",
      FALSE },
    { "The interview has been moved to Fri 4 Dec 10:00.\n\n> Could we move from Thu 3 Dec 14:00?",
      FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdWhen) when = when_parse (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (when->asks, ==, cases[i].asks);
    }
}

/* The hint at what no longer holds knows which warning says that it is not offered. */
static void
test_warning (void)
{
  g_autoptr (HdWhen) when =
    when_parse ("Could we move from Thu 3 Dec 14:00 to Fri 4 Dec 10:00? I am out until 9:15.");
  gboolean said = FALSE;

  g_assert_cmpuint (when->former->len, ==, 1);

  int warning = g_array_index (when->former, HdWhenFormer, 0).warning;

  g_assert_cmpint (warning, >=, 0);
  g_assert_nonnull (strstr (g_ptr_array_index (when->warnings, warning), "Thu 3 Dec 14:00"));
  for (guint i = 0; i < when->warnings->len; i++)
    said = said || strstr (g_ptr_array_index (when->warnings, i), "9:15") != NULL;
  g_assert_true (said);
}

/* However much is moved, there are no more hints than so many. */
static void
test_bounded (void)
{
  GString *text = g_string_new (NULL);
  g_autofree char *all = NULL;
  g_autoptr (HdWhen) when = NULL;

  for (int day = 1; day <= 30; day++)
    g_string_append_printf (text,
                            "The call on %d December at 14:00 is cancelled.\n\n"
                            "The call on %d January at 14:00 is cancelled.\n\n",
                            day, day);
  all = g_string_free (text, FALSE);
  when = when_parse (all);
  g_assert_cmpuint (when->former->len, ==, HD_WHEN_MAX_FORMER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calendar/when-former/former", test_former);
  g_test_add_func ("/calendar/when-former/asks", test_asks);
  g_test_add_func ("/calendar/when-former/warning", test_warning);
  g_test_add_func ("/calendar/when-former/bounded", test_bounded);
  return g_test_run ();
}
