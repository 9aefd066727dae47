/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-when-private.h"

/* Days and months with a slip of the keyboard: "tuseday", "donerstag", "decemeber". */

/* Of these lengths on, one letter left out is seen; one too many, one for another. */
#define SEEN_WITHOUT 6
#define SEEN_WITH 7
#define SEEN_CHANGED 8

static const char *const targets[] = {
  "monday",   "tuesday",  "wednesday",  "thursday",   "friday",    "saturday",  "sunday",
  "dienstag", "mittwoch", "donnerstag", "freitag",    "samstag",   "sonntag",   "montag",
  "mercredi", "vendredi", "samedi",     "dimanche",   "miercoles", "jueves",    "viernes",
  "tomorrow", "january",  "february",   "september",  "october",   "november",  "december",
  "februar",  "oktober",  "dezember",   "janvier",    "fevrier",   "septembre", "octobre",
  "novembre", "decembre", "febrero",    "septiembre", "octubre",   "noviembre", "diciembre",
};

/* What is a word or a name of its own. */
static const char *const others[] = { "frida",   "monta",   "montage", "sontag",  "vienes",
                                      "october", "mondays", "sundays", "fridays", NULL };

/* Whether two words are the same but for two letters that changed places. */
static gboolean
is_turned (const char *word, const char *target, gsize at)
{
  return word[at] == target[at + 1] && word[at] != '\0' && word[at + 1] == target[at] &&
         strcmp (word + at + 2, target + at + 2) == 0;
}

static gboolean
is_slip (const char *word, gsize n, const char *target, gsize length)
{
  gsize at = 0;

  while (at < n && word[at] == target[at])
    at++;
  /* The first letter is hit. */
  if (at == 0)
    return FALSE;
  if (n == length)
    return is_turned (word, target, at) ||
           (length >= SEEN_CHANGED && strcmp (word + at + 1, target + at + 1) == 0);
  if (n + 1 == length)
    return length >= SEEN_WITHOUT && strcmp (word + at, target + at + 1) == 0;
  /* No plural */
  return n == length + 1 && length >= SEEN_WITH && at < length &&
         strcmp (word + at + 1, target + at) == 0;
}

/**
 * hd_when_mend_word:
 * @folded: a word that is not known
 *
 * Returns: (nullable): the name of a day or month that was meant
 */
const char *
hd_when_mend_word (const char *folded)
{
  gsize n = strlen (folded);

  if (n < SEEN_WITHOUT - 1 || g_strv_contains (others, folded))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      gsize length = strlen (targets[i]);

      if (*targets[i] == *folded && n + 1 >= length && n <= length + 1 &&
          is_slip (folded, n, targets[i], length))
        return targets[i];
    }
  return NULL;
}
