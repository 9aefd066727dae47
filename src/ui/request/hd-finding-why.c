/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-finding-why.h"

#include <glib/gi18n.h>
#include <string.h>

/* What the bundled rules and the facts have to say of a finding. They stand in data and in a room
 * that knows no language but the text's, so they are repeated here for the translators; a test
 * holds this list against the rules of every language. Rules of the user speak for themselves. */
static const char *const lines[] = {
  N_ ("a name that this message does not need"),
  N_ ("this gap is still to be filled in"),
  N_ ("this date falls on another weekday"),
  N_ ("the message addresses its reader in two ways"),
  N_ ("says more than “an appointment”"),
  N_ ("the message needs no such document"),
  N_ ("says more than the message needs"),
  N_ ("says more than this message needs"),
  N_ ("a reason is not needed; “an appointment” is enough"),
  N_ ("a reason is not needed"),
  N_ ("no need to explain the time"),
  N_ ("no need to say what it is not"),
  N_ ("the request stands without a reason for asking"),
  N_ ("one sentence about the appointment is enough"),
  N_ ("no apology is needed for leave that is yours"),
  N_ ("away means away; a bound is enough"),
  N_ ("promises more than an absence should"),
  N_ ("the request is stronger without it"),
  N_ ("calm words work better"),
  N_ ("saying nothing more is quieter"),
  N_ ("asks others to keep something; no need"),
  N_ ("says more by hinting; “an appointment” is enough"),
  N_ ("a contractor is unavailable; these words sound like employment"),
  N_ ("says more than “an appointment”; leave the link out"),
  N_ ("says more than “an appointment”; leave the other message out"),
  N_ ("Between contractor and client there are no leave terms"),
  N_ ("It does not ask for anything"),
  N_ ("It does not name another time"),
  N_ ("It does not say from when to when"),
  N_ ("It does not say that it is an appointment"),
  N_ ("It does not say that no answer is asked for"),
  N_ ("It does not say what is open"),
  N_ ("It does not say when you are back"),
  N_ ("It does not say which day"),
  N_ ("It does not say which earlier request it is about"),
  N_ ("It does not say which leave and how much"),
  N_ ("It does not say who covers"),
  N_ ("It is not confirmed that someone has agreed to cover"),
  N_ ("It is not confirmed that the leave is entered"),
  N_ ("It is not known that the balance holds this much"),
  N_ ("The balance does not hold this much, so the kind of leave is not named"),
  N_ ("The subject is longer than 60 characters"),
  N_ ("The third absence at this weekday and hour: another may disturb less"),
  N_ ("The third absence in two weeks: one whole day may disturb less"),
  N_ ("There is no working day between these dates"),
  N_ ("This date falls on another weekday"),
  N_ ("This day is a public holiday"),
  N_ ("This day is not one of your working days"),
};

/**
 * hd_finding_why_is_known:
 *
 * Returns: whether translators see the line
 */
gboolean
hd_finding_why_is_known (const char *why)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    if (strcmp (lines[i], why) == 0)
      return TRUE;
  return FALSE;
}

/**
 * hd_finding_why_translate:
 * @why: as a finding has it, perhaps half a sentence
 *
 * Returns: (transfer full): the line in the language of the program, beginning with a capital
 */
char *
hd_finding_why_translate (const char *why)
{
  const char *line = *why != '\0' ? _ (why) : "";
  char first[7] = "";

  if (*line == '\0')
    return g_strdup ("");
  first[g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (line)), first)] = '\0';
  return g_strconcat (first, g_utf8_next_char (line), NULL);
}
