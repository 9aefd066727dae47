/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-check.h"

/* What is offered in the place of what was found makes a sentence, or nothing is offered. */

static HdChecker *checker;

static const struct
{
  const char *language;
  const char *text;
  const char *becomes; /* NULL: nothing is offered */
} cases[] = {
  { "en", "I have an interview on Thursday afternoon.",
    "I have an appointment on Thursday afternoon." },
  { "en", "I've got a job interview tomorrow at 10.", "I've got an appointment tomorrow at 10." },
  { "en", "I'd like Friday off for an eye test. Sam covers the desk.",
    "I'd like Friday off for an appointment. Sam covers the desk." },
  { "en", "I have a careers adviser appointment on Friday.", "I have an appointment on Friday." },
  { "en", "Doctor 10-12", "Appointment 10-12" },
  { "en", "brb, managerial round", "brb, appointment" },
  { "en", "I'm interviewing at another company tomorrow.", NULL },
  { "en", "The nanny called in sick.", NULL },
  { "en", "I need Thursday off for my grandmother's funeral.", NULL },
  { "en", "The chimney sweep is coming on Thursday.", NULL },
  { "de", "Ich habe am Donnerstag ein Vorstellungsgespräch.",
    "Ich habe am Donnerstag einen Termin." },
  { "de", "Am Freitag habe ich einen Zahnarzttermin.", "Am Freitag habe ich einen Termin." },
  { "de", "Arzttermin 10-12", "Termin 10-12" },
  { "de", "Bin am Mittwoch weg, Hausarzttermin.", "Bin am Mittwoch weg, Termin." },
  { "de", "Meine Tochter muss um 14 Uhr von der Kita abgeholt werden.", NULL },
  { "de", "Der Glaser kommt zwischen 13 und 15 Uhr zu mir nach Hause.", NULL },
  { "fr", "J'ai rendez-vous chez le médecin lundi.", "J'ai un rendez-vous lundi." },
  { "fr", "Dentiste", "Rendez-vous" },
  { "fr", "Dentiste à 9 h", NULL },
  { "fr", "Mon tram est à l'arrêt.", NULL },
  { "es", "El jueves tengo una entrevista.", "El jueves tengo una cita." },
  { "es", "Tengo una preselección telefónica a las 12:15.", "Tengo una cita a las 12:15." },
  { "es", "Han cancelado mi tren.", NULL },
  { "es", "Tengo el examen práctico del coche el miércoles.", NULL },
};

static void
test_fit (gconstpointer data)
{
  const HdCheckField field = { "body", cases[GPOINTER_TO_UINT (data)].text, -1 };
  const char *becomes = cases[GPOINTER_TO_UINT (data)].becomes;
  HdCheckInput input = { .language = cases[GPOINTER_TO_UINT (data)].language,
                         .today = HD_DATE_NONE,
                         .fields = &field,
                         .n_fields = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (HdCheckResult) result = hd_checker_check (checker, &input, &error);
  const HdFinding *finding = NULL;
  const char *start, *end;
  g_autoptr (GString) now = g_string_new (NULL);

  g_assert_no_error (error);
  g_test_message ("%s", field.text);
  g_assert_cmpuint (result->findings->len, >, 0);
  for (guint i = 0; i < result->findings->len && finding == NULL; i++)
    {
      const HdFinding *other = result->findings->pdata[i];

      if (other->replacement != NULL && *other->replacement != '\0')
        finding = other;
    }
  g_assert_cmpint (finding != NULL, ==, becomes != NULL);
  if (becomes == NULL)
    return;

  start = g_utf8_offset_to_pointer (field.text, finding->start);
  end = g_utf8_offset_to_pointer (field.text, finding->end);
  g_assert_true (strncmp (start, finding->text, (gsize) (end - start)) == 0);
  g_string_append_len (now, field.text, start - field.text);
  g_string_append (now, finding->replacement);
  g_string_append (now, end);
  g_assert_cmpstr (now->str, ==, becomes);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  checker = hd_checker_new_bundled ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/wording/fit/%u", i);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_fit);
    }
  status = g_test_run ();
  hd_checker_free (checker);
  return status;
}
