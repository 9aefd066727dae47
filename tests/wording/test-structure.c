/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-check.h"
#include "hd-error.h"
#include "hd-patience.h"

/* What is said of the build of a text; and that remembering sentences changes no answer. */

static HdChecker *checker;

static gboolean
has (const HdCheckResult *result, const char *category)
{
  for (guint i = 0; i < result->findings->len; i++)
    if (strcmp (((HdFinding *) result->findings->pdata[i])->category, category) == 0)
      return TRUE;
  return FALSE;
}

static HdCheckResult *
check (HdChecker *with, const char *language, const char *channel, const char *text, gboolean clock)
{
  const HdCheckField field = { "text", text, -1 };
  HdCheckInput input = { .language = language,
                         .channel = channel,
                         .today = hd_date_new (2026, 11, 25),
                         .clock = clock,
                         .fields = &field,
                         .n_fields = 1 };
  g_autoptr (GError) error = NULL;
  HdCheckResult *result = hd_checker_check (with, &input, &error);

  g_assert_no_error (error);
  return result;
}

static void
test_dates (void)
{
  static const struct
  {
    const char *language;
    const char *text;
    gboolean wrong;
  } cases[] = {
    { "en", "I am out on Thursday 3 December from 2 to 4.", FALSE },
    { "en", "I am out on Friday 3 December from 2 to 4.", TRUE },
    { "en", "I am out on Friday, December 3rd.", TRUE },
    { "en", "I am out on Thursday, December 3rd, 2026.", FALSE },
    { "en", "I am out on Thursday, December 3rd, 2027.", TRUE },
    { "en", "Out Fri the 3rd of December.", TRUE },
    { "en", "Thu 12/3, 2 pm", FALSE },
    { "en", "Thu 3/12, 2 pm", FALSE },
    { "en", "Fri 3/12, 2 pm", FALSE }, /* the twelfth of March is one */
    { "en", "Sat 3/12, 2 pm", TRUE },
    { "en", "Thursday 14:00 to 16:00", FALSE },
    { "en", "Thursday 2 hours", FALSE },
    { "en", "Monday may be better, 3 people are in.", FALSE },
    { "en", "Monday 30 November was a day off.", FALSE },
    { "de", "Am Donnerstag, 3. Dezember, bin ich weg.", FALSE },
    { "de", "Am Freitag, 3. Dezember, bin ich weg.", TRUE },
    { "de", "Am Freitag, den 3.12.2026, bin ich weg.", TRUE },
    { "de", "Do., 3.12., 14 Uhr", FALSE },
    { "de", "Fr., 3.12., 14 Uhr", TRUE },
    { "de", "Am Freitag 10.30 Uhr bin ich weg.", FALSE },
    { "fr", "Je suis absent jeudi 3 décembre.", FALSE },
    { "fr", "Je suis absent vendredi 3 décembre.", TRUE },
    { "fr", "Je suis absent le lundi 1er décembre 2026.", TRUE },
    { "es", "Estaré fuera el jueves 3 de diciembre.", FALSE },
    { "es", "Estaré fuera el viernes 3 de diciembre.", TRUE },
    { "es", "Estaré fuera el viernes 3 de diciembre de 2027.", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdCheckResult) result =
        check (checker, cases[i].language, NULL, cases[i].text, FALSE);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (has (result, "date-mismatch"), ==, cases[i].wrong);
    }
}

/* The clock says less than a date that was given: a far day may be one of another year. */
static void
test_far_dates (void)
{
  g_autoptr (HdCheckResult) far = check (checker, "en", NULL, "Tuesday 14 May", TRUE);
  g_autoptr (HdCheckResult) given = check (checker, "en", NULL, "Tuesday 14 May", FALSE);
  g_autoptr (HdCheckResult) near = check (checker, "en", NULL, "Friday 3 December", TRUE);
  g_autoptr (HdCheckResult) year = check (checker, "en", NULL, "Wednesday 14 May 2024", TRUE);
  g_autoptr (HdCheckResult) past = check (checker, "en", NULL, "Friday 8 November", TRUE);
  g_autoptr (HdCheckResult) was = check (checker, "en", NULL, "Sunday 8 November", FALSE);
  g_autoptr (HdCheckResult) mistaken = check (checker, "en", NULL, "Friday 8 November", FALSE);

  g_assert_false (has (far, "date-mismatch"));
  g_assert_true (has (given, "date-mismatch"));
  g_assert_true (has (near, "date-mismatch"));
  g_assert_true (has (year, "date-mismatch"));
  g_assert_false (has (past, "date-mismatch"));
  g_assert_false (has (was, "date-mismatch"));
  g_assert_false (has (mistaken, "date-mismatch"));
}

static void
test_address (void)
{
  static const struct
  {
    const char *language;
    const char *text;
    const char *at; /* the word that changes the form, or NULL */
  } cases[] = {
    { "de", "Guten Tag Frau Berg, können Sie das freigeben? Ich danke Ihnen.", NULL },
    { "de", "Kannst du das freigeben? Ich danke Ihnen.", "Ihnen" },
    { "de", "Sie ist am Montag da, kannst du sie fragen?", NULL },
    { "de", "Geht das bei dir? - Sie ist am Montag wieder da.", NULL },
    { "de", "Können Sie das bestätigen? Danke dir!", "dir" },
    { "fr", "Pouvez-vous valider ? Je vous remercie.", NULL },
    { "fr", "J'ai un rendez-vous, peux-tu valider ? Je te remercie.", NULL },
    { "fr", "Je vous remercie de valider. Est-ce que tu peux ?", "tu" },
    { "fr", "Pouvez-vous valider ? Dis-moi si cela convient.", "Dis" },
    { "fr", "Pouvez-vous valider ? Je dis oui à tout.", NULL },
    { "fr", "Pouvez-vous valider ? Ça te va ?", "te" },
    { "fr", "Quand vous a-t-il répondu ?", NULL },
    { "de", "Können Sie das freigeben? Kannst auch Frau Berg fragen.", "Kannst" },
    { "es", "¿Puede usted confirmarlo? Dime si va bien.", "Dime" },
    { "es", "¿Puede usted confirmarlo? Gracias por su ayuda.", NULL },
    { "es", "¿Puede usted confirmarlo? Gracias por tu ayuda.", "tu" },
    { "en", "Could you confirm? Thank you.", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdCheckResult) result =
        check (checker, cases[i].language, NULL, cases[i].text, FALSE);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (has (result, "mixed-address"), ==, cases[i].at != NULL);
      if (cases[i].at != NULL)
        g_assert_cmpstr (((HdFinding *) result->findings->pdata[0])->text, ==, cases[i].at);
    }
}

static void
test_length (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (HdCheckResult) short_chat =
    check (checker, "en", "chat", "Out 2-4 tomorrow, back at 4.", FALSE);
  g_autoptr (HdCheckResult) title = check (checker, "en", "calendar", "Appointment", FALSE);
  g_autoptr (HdCheckResult) long_title =
    check (checker, "en", "calendar", "Appointment across the whole afternoon", FALSE);
  g_autoptr (HdCheckResult) chat = NULL, mail = NULL, any = NULL;

  for (guint i = 0; i < 10; i++)
    g_string_append (text, "I am away on Friday from 2 to 4. ");
  chat = check (checker, "en", "chat", text->str, FALSE);
  mail = check (checker, "en", "email", text->str, FALSE);
  any = check (checker, "en", NULL, text->str, FALSE);
  g_assert_false (has (short_chat, "length"));
  g_assert_false (has (title, "length"));
  g_assert_true (has (long_title, "length"));
  g_assert_true (has (chat, "length"));
  g_assert_false (has (mail, "length"));
  g_assert_false (has (any, "length"));
}

static void
assert_same (const HdCheckResult *a, const HdCheckResult *b, const char *text)
{
  g_test_message ("%s", text);
  g_assert_cmpstr (a->language, ==, b->language);
  g_assert_cmpuint (a->findings->len, ==, b->findings->len);
  for (guint i = 0; i < a->findings->len; i++)
    {
      const HdFinding *x = a->findings->pdata[i], *y = b->findings->pdata[i];

      g_assert_cmpstr (x->rule, ==, y->rule);
      g_assert_cmpint (x->start, ==, y->start);
      g_assert_cmpint (x->end, ==, y->end);
      g_assert_cmpstr (x->text, ==, y->text);
      g_assert_cmpstr (x->key, ==, y->key);
    }
}

static guint
count_tigers (HdChecker *own, const char *text)
{
  const HdCheckField field = { "text", text, -1 };
  HdCheckInput input = { .today = HD_DATE_NONE, .fields = &field, .n_fields = 1, .language = "en" };
  g_autoptr (HdCheckResult) result = hd_checker_check (own, &input, NULL);

  return result->findings->len;
}

/* A cue that ends just before a sentence may begin far from it: what changes there counts, too. */
static void
test_remembering_cues (void)
{
  static const char file[] =
    "rule own.tiger\n  category secrecy\n  why no tigers\n  match tiger\n  score -1\n"
    "  for 2 zebra ..12 lion\n  yes The zebra sees a lion. Tiger.\n  no Tiger.\n";
  g_autoptr (HdChecker) own = hd_checker_new_bundled ();
  g_autoptr (GBytes) bytes = g_bytes_new (file, strlen (file));

  g_assert_true (hd_checker_add_rules (own, "en", bytes, "mine", NULL));
  g_assert_cmpuint (count_tigers (own, "The horse is with us on one of the nine days of the lion. "
                                       "Tiger."),
                    ==, 0);
  g_assert_cmpuint (count_tigers (own, "The zebra is with us on one of the nine days of the lion. "
                                       "Tiger."),
                    ==, 1);
}

/* Whatever is typed, cut and moved: a checker that remembers says what a new one says. */
static void
test_remembering (void)
{
  static const char *const edits[] = {
    "I have an appointment. Our candidates come at 10.",
    "I have an interview. Our candidates come at 10.",
    "I have an interview. Our customers come at 10.",
    "I have an interview. Our customers come at 10. Sorry about that. Hollowfern waits.",
    "Sorry about that. I have an interview.\n\nOur customers come at 10. Hollowfern waits.",
    "Hollowfern waits. Sorry about that. I have an interview.",
    "Hollowfern waits. I have an interview. I have an interview. I have an interview.",
    "Ich habe ein Vorstellungsgespräch. I have an interview.",
    "i have an interview. I HAVE AN INTERVIEW.",
    "I have an inter-\nview. [NAME] waits.",
    "",
    "I have an interview",
    "I have an interview\nI have an interview",
  };
  g_autoptr (HdNameList) names = hd_name_list_new ();
  g_autoptr (HdMatcher) matcher = NULL;

  hd_name_list_add (names, HD_NAME_COMPANY, "Hollowfern Labs Ltd", FALSE);
  matcher = hd_checker_new_matcher (checker, names);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (edits); i++)
    {
      const char *text = edits[i % G_N_ELEMENTS (edits)];
      const HdCheckField field = { "text", text, -1 };
      /* Names come and go. */
      HdCheckInput input = { .today = HD_DATE_NONE, .fields = &field, .n_fields = 1 };
      g_autoptr (HdChecker) fresh = hd_checker_new_bundled ();
      g_autoptr (HdMatcher) fresh_matcher = hd_checker_new_matcher (fresh, names);
      g_autoptr (HdCheckResult) expected = NULL, result = NULL;

      input.matcher = i % 3 == 1 ? NULL : fresh_matcher;
      expected = hd_checker_check (fresh, &input, NULL);
      input.matcher = i % 3 == 1 ? NULL : matcher;
      result = hd_checker_check (checker, &input, NULL);
      assert_same (expected, result, text);
    }
}

/* Own rules count from the moment that they are added. */
static void
test_forgetting (void)
{
  static const char rules[] = "rule own.zebra\n  category secrecy\n  why no zebras\n"
                              "  match zebra\n  yes a zebra\n  no a horse\n";
  g_autoptr (HdChecker) own = hd_checker_new_bundled ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (rules, strlen (rules));
  g_autoptr (HdCheckResult) before = check (own, "en", NULL, "A zebra is here.", FALSE);
  g_autoptr (HdCheckResult) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (hd_checker_add_rules (own, "en", bytes, "mine", &error));
  after = check (own, "en", NULL, "A zebra is here.", FALSE);
  g_assert_false (has (before, "secrecy"));
  g_assert_true (has (after, "secrecy"));
}

/* Ten megabytes end in bounded time, in pieces, and every place is one of the whole text. */
static void
test_huge (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 start = g_get_monotonic_time ();
  g_autoptr (HdCheckResult) result = NULL, all = NULL;
  const HdFinding *last;
  int place;

  while (text->len < hd_part_of (10 * 1024 * 1024))
    g_string_append (text, "Der Bericht für Köln ist fertig, und die Zahlen liegen im Ordner.\n");
  place = (int) g_utf8_strlen (text->str, -1);
  g_string_append (text, "Ich habe ein Vorstellungsgespräch.");
  result = check (checker, NULL, NULL, text->str, FALSE);
  g_test_message ("10 MB: %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpfloat ((double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, <,
                     4 * hd_patience ());
  g_assert_true (result->complete);
  g_assert_cmpuint (result->findings->len, ==, 1);
  last = result->findings->pdata[0];
  g_assert_cmpint (last->start, >=, place);
  g_assert_cmpint (last->end, ==, place + 33);

  /* More findings than anybody reads: the list says that it is not all of them. */
  g_string_truncate (text, 0);
  while (text->len < 400 * 1024)
    g_string_append (text, "I have a job interview. ");
  all = check (checker, "en", NULL, text->str, FALSE);
  g_assert_false (all->complete);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  checker = hd_checker_new_bundled ();
  g_test_add_func ("/wording/structure/dates", test_dates);
  g_test_add_func ("/wording/structure/far-dates", test_far_dates);
  g_test_add_func ("/wording/structure/address", test_address);
  g_test_add_func ("/wording/structure/length", test_length);
  g_test_add_func ("/wording/structure/remembering", test_remembering);
  g_test_add_func ("/wording/structure/remembering-cues", test_remembering_cues);
  g_test_add_func ("/wording/structure/forgetting", test_forgetting);
  g_test_add_func ("/wording/structure/huge", test_huge);
  status = g_test_run ();
  hd_checker_free (checker);
  return status;
}
