/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-check.h"
#include "hd-error.h"
#include "hd-patience.h"

static HdChecker *checker;

static HdCheckResult *
check_bytes (const char *text, gssize length, GHashTable *ignored, GError **error)
{
  const HdCheckField field = { "text", text, length };
  HdCheckInput input = { .language = "en",
                         .today = HD_DATE_NONE,
                         .fields = &field,
                         .n_fields = 1,
                         .ignored = ignored };

  return hd_checker_check (checker, &input, error);
}

/* A span counts code points of the text as it was given, whatever is invisible in it. */
static void
test_spans (void)
{
  static const struct
  {
    const char *text;
    int start;
    int end;
  } cases[] = {
    { "recruiter", 0, 9 },          { "é recruiter!", 2, 11 },
    { "a re\u00adcruiter", 0, 12 }, { "\xef\xbb\xbfrecruiter", 1, 10 },
    { "😀 rec\u200bruiter", 2, 12 }, { "x\xff\xfe recruiter", 4, 13 },
    { "recr\u0301uiter", 0, 10 },   { "\r\n\r\nre-\ncruiter at 3", 4, 15 },
    { "ｒｅｃｒｕｉｔｅｒ", 0, 9 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HdCheckResult) result = check_bytes (cases[i].text, -1, NULL, &error);
      const HdFinding *finding;

      g_assert_no_error (error);
      g_test_message ("%u: %u findings", i, result->findings->len);
      g_assert_cmpuint (result->findings->len, ==, 1);
      finding = result->findings->pdata[0];
      g_assert_cmpint (finding->start, ==, cases[i].start);
      g_assert_cmpint (finding->end, ==, cases[i].end);
      g_assert_cmpstr (finding->category, ==, "search-leak");
      g_assert_true (g_utf8_validate (finding->text, -1, NULL));
    }
}

/* Whose an address is says its host, and nothing that stands around it. */
static void
test_hosts (void)
{
  static const struct
  {
    const char *link;
    gboolean found;
  } cases[] = {
    { "https://jobs.lever.co/acme/1", TRUE },
    { "https://jobs.lever.co:443/acme/1", TRUE },
    { "https://jobs.lever.co./acme/1", TRUE },
    { "https://me:secret@jobs.lever.co/acme/1", TRUE },
    { "https://jobs.lever.co/@acme/1", TRUE },
    { "https://jobs.lever.co?mail=me@mail.example", TRUE },
    { "jobs.lever.co/acme?next=https://acme.example", TRUE },
    { "https://jobs.lever.co/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17", TRUE },
    { "https://www.linkedin.com/jobs/view/123?by=me@mail.example", TRUE },
    { "https://a.b.c.d.e.f.g.h.i.j.k.lever.co", TRUE },
    { "https://www.linkedin.com/in/somebody", FALSE },
    { "https://lever.co.example/x", FALSE },
    { "https://wiki.example/@lever.co", FALSE },
    { "https://wiki.example/lever.co/jobs", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("The link is %s for now.", cases[i].link);
      g_autoptr (HdCheckResult) result = check_bytes (text, -1, NULL, NULL);

      g_test_message ("%s", cases[i].link);
      g_assert_cmpuint (result->findings->len, ==, cases[i].found ? 1 : 0);
    }
}

/* A finding that was put aside stays so when other sentences change, and only that one does. */
static void
test_ignored (void)
{
  g_autoptr (GHashTable) ignored = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (HdCheckResult) first = check_bytes ("Sorry, I am out at 3.", -1, NULL, NULL);
  g_autoptr (HdCheckResult) again = NULL, other = NULL;

  g_assert_cmpuint (first->findings->len, ==, 1);
  g_hash_table_add (ignored, ((HdFinding *) first->findings->pdata[0])->key);
  again = check_bytes ("Sorry, I am out at 3. Priya covers.", -1, ignored, NULL);
  g_assert_cmpuint (again->findings->len, ==, 0);
  other = check_bytes ("I am out at 3, sorry about that.", -1, ignored, NULL);
  g_assert_cmpuint (other->findings->len, ==, 1);
}

/* Everything ends in bounded time, with findings that lie inside the text. */
static void
test_hostile (void)
{
  static const char *const units[] = {
    "a",
    " ",
    "\n",
    "recruiter ",
    "my interview ",
    "I interview with the hiring manager, ",
    "e\u0301\u0301\u0301",
    "[",
    "{{",
    "<",
    "____",
    "\xff",
    "\xc3",
    "\u202e\u05d0",
    "😀",
    "'",
    "-",
    "a-",
    "a'",
    "1:",
    ".",
    "http://",
    "a.b.",
    "a@b.",
    "a/",
    "a.b/",
    "a+",
    "!!!",
    "I i my ",
    "\u00ad",
    "word\u00ad",
    "<p>&nbsp;",
    "> quoted\n",
    "X",
    "%A",
    "sorry. ",
    "the dentist visits the van and ",
    "der Zahnarzt besucht den Wagen und ",
    "le dentiste visite la voiture et ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      gsize unit = strlen (units[i]), size = hd_part_of (200000) / unit * unit;
      g_autofree char *text = g_malloc (size + 1);
      g_autoptr (GError) error = NULL;
      g_autoptr (HdCheckResult) result = NULL;
      gint64 start = g_get_monotonic_time ();
      /* What reads the test's lines wants them to be UTF-8. */
      g_autofree char *name = g_strescape (units[i], NULL);

      for (gsize k = 0; k < size; k += unit)
        memcpy (text + k, units[i], unit);
      text[size] = '\0';
      result = check_bytes (text, (gssize) size, NULL, &error);
      g_assert_no_error (error);
      g_test_message ("“%s”: %" G_GINT64_FORMAT " ms, %u findings", name,
                      (g_get_monotonic_time () - start) / 1000, result->findings->len);
      g_assert_cmpfloat ((double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, <,
                         hd_patience ());
      for (guint k = 0; k < result->findings->len; k++)
        {
          const HdFinding *finding = result->findings->pdata[k];

          g_assert_cmpint (finding->start, <=, finding->end);
          g_assert_cmpint (finding->end, <=, (int) size);
        }
    }
}

static void
test_limits (void)
{
  g_autofree char *large = g_strnfill (HD_CHECK_MAX_BYTES + 1, 'x');
  g_autoptr (GError) error = NULL;
  g_autoptr (HdCheckResult) none = NULL, nul = NULL, empty = NULL;

  none = check_bytes (large, -1, NULL, &error);
  g_assert_null (none);
  g_assert_error (error, HD_ERROR, HD_ERROR_LIMIT);
  empty = check_bytes ("", 0, NULL, NULL);
  g_assert_cmpuint (empty->findings->len, ==, 0);
  nul = check_bytes ("my\0 recruiter\0 called", 20, NULL, NULL);
  g_assert_cmpuint (nul->findings->len, ==, 1);
}

/* A sentence that is quoted in another language is held to the rules of that language. */
static void
test_mixed_languages (void)
{
  const HdCheckField field = {
    "text",
    "Hallo Jana, ich bin am Donnerstag ab 14 Uhr weg und am Freitag wieder da. Priya übernimmt "
    "die Vertretung, und der Bericht ist fertig. Wenn noch etwas fehlt, schreib mir bitte bis "
    "Mittwoch.\n\n"
    "> I have a job interview on Thursday and would like to take the afternoon off.",
    -1
  };
  HdCheckInput input = { .today = HD_DATE_NONE, .fields = &field, .n_fields = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (HdCheckResult) result = hd_checker_check (checker, &input, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (result->language, ==, "de");
  g_assert_cmpuint (result->findings->len, ==, 1);
}

/* How many findings of a category a text has. */
static guint
count_of (const char *text, const char *category)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdCheckResult) result = check_bytes (text, -1, NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint k = 0; k < result->findings->len; k++)
    n += strcmp (((HdFinding *) result->findings->pdata[k])->category, category) == 0;
  g_test_message ("%s", text);
  return n;
}

/* Gaps by their shape, and what only looks like one. */
static void
test_gaps (void)
{
  static const struct
  {
    const char *text;
    guint n;
  } cases[] = {
    { "Article XX-14 is not on the list.", 0 },
    { "Ich bin von XX-14 Uhr weg.", 1 },
    { "Out from __ h to __ h.", 2 },
    { "Out on ../.. until noon.", 1 },
    { "Out on ../../.. until noon.", 1 },
    { "Out from ?? h, back at ??:??.", 2 },
    { "Hello [to fill in here], out on Monday.", 1 },
    { "Bonjour [à compléter], un mot.", 1 },
    { "Run cd ../.. first.", 0 },
    { "It is in ../../src and a/../..", 0 },
    { "Really?? Hm.", 0 },
    { "[TICKET-7] is array[0]", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (count_of (cases[i].text, "placeholder"), ==, cases[i].n);
}

/* Who goes to a hospital to be hired invents no illness; who only goes there does, for all we know.
 */
static void
test_houses (void)
{
  static const struct
  {
    const char *text;
    guint invented;
  } cases[] = {
    { "I have to be at the hospital on Thursday at 2.", 1 },
    { "I have an interview at the hospital on Thursday at 2.", 0 },
    { "I have to be at the hospital on Thursday. It is a job interview.", 0 },
    { "I am ill on Thursday, and on Friday I have a job interview.", 1 },
    { "I have a job interview on Monday. Ben knows. I have to be at the hospital on Thursday.", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (count_of (cases[i].text, "invented-reason"), ==, cases[i].invented);
}

/* What is said of others' time is nobody's reason; a note leaves the “I” out, and who asks for time
 * may say why in the next sentence. */
static void
test_persons (void)
{
  static const struct
  {
    const char *text;
    guint invented;
  } cases[] = {
    { "The plumber is in unit 7 on Wednesday from eight to twelve.", 0 },
    { "I have the plumber in on Wednesday from eight to twelve.", 1 },
    { "Plumber on Wednesday from 8 to 12.", 1 },
    { "The plumber comes on Wednesday at eight, please let him in at the gate.", 0 },
    { "I have told the tenants. The plumber comes on Wednesday at eight.", 0 },
    { "I'll be late. The plumber comes on Wednesday at eight.", 1 },
    { "Plumber on Wednesday from 8 to 12, please don't tell the others about it.", 1 },
    { "Could we swap Friday? The plumber comes to us between eight and ten.", 1 },
    { "Could I leave at one on Friday? The plumber comes to flat 9 between eight and ten, and the "
      "tenants know of it.",
      0 },
    { "Could we swap Friday? The rota is full. The plumber comes between eight and ten.", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (count_of (cases[i].text, "invented-reason"), ==, cases[i].invented);
}

/* A sign may be of several words, and counts in its own sentence and beside it, where who looks for
 * others tells of no plan of his own. */
static void
test_signs (void)
{
  static const struct
  {
    const char *text, *category;
    guint n;
  } cases[] = {
    { "Le plombier arrive à 8 h chez Mme Vidal, prends les joints de 40 et la caméra.",
      "invented-reason", 0 },
    { "Le plombier passe à 8 h pour la fuite du premier, je pars après sa visite.",
      "invented-reason", 1 },
    { "El fontanero llega a las 8 a casa de la señora Vidal, lleva las juntas de 40.",
      "invented-reason", 0 },
    { "El fontanero llega a las 8 por la fuga del baño, entro después de su visita.",
      "invented-reason", 1 },
    { "Monday: stocktake in the big hall with Ben. Tuesday: second interview. Wednesday: the new "
      "printer arrives from Hull.",
      "search-leak", 1 },
    { "Monday: stocktake in the big hall with Ben. Tuesday: dentist. Wednesday: the new printer "
      "arrives from Hull.",
      "invented-reason", 0 },
    { "Could I go at two on Friday? The plumber comes between three and five at the flat.",
      "invented-reason", 1 },
    { "Could I have the key? The plumber comes at nine for the leak in unit 7 of the block.",
      "invented-reason", 0 },
    { "Bitte zwei Stunden am Donnerstag. Der Tierarzt hat um drei einen Termin für die Katze.",
      "invented-reason", 1 },
    { "Bonjour, la candidate pour la comptabilité passe vendredi à 14 h. Fais-lui visiter "
      "l'atelier "
      "après l'entretien.",
      "search-leak", 0 },
    { "Bonjour, la candidate pour la comptabilité passe vendredi. Moi, j'ai un entretien chez eux "
      "jeudi.",
      "search-leak", 1 },
    { "La candidata de contabilidad viene el viernes. Enséñale el taller después de la entrevista.",
      "search-leak", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const HdCheckField field = { "text", cases[i].text, -1 };
      const HdCheckInput input = { .today = HD_DATE_NONE, .fields = &field, .n_fields = 1 };
      g_autoptr (HdCheckResult) result = hd_checker_check (checker, &input, NULL);
      guint n = 0;

      for (guint k = 0; k < result->findings->len; k++)
        n += strcmp (((HdFinding *) result->findings->pdata[k])->category, cases[i].category) == 0;
      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (n, ==, cases[i].n);
    }
}

/* Lines of a quotation are one text, also where a word is parted. */
static void
test_quoted_lines (void)
{
  g_assert_cmpuint (count_of ("OK.\n\n> We would like to invite you\n> to an inter-\n> view at 3.",
                              "search-leak"),
                    ==, 1);

  /* Also those of the first line, however their marks are spaced. */
  HdCheckText *text = hd_check_text_new ("> > One\n> > text.", 17, NULL, NULL);

  g_assert_cmpuint (text->n_sentences, ==, 1);
  hd_check_text_free (text);
}

/* A clock time ends a sentence where a date does not. */
static void
test_stops_behind_numbers (void)
{
  static const struct
  {
    const char *text;
    guint n;
  } cases[] = {
    { "Out until 4. Priya covers.", 2 },     { "Out on the 4. Thanks.", 2 },
    { "Back at 2. I'm on the phone.", 2 },   { "Bin um 4. Priya vertritt.", 2 },
    { "Weg am 4. Dezember, danke.", 1 },     { "Weg ab 4. Dezember, danke.", 1 },
    { "La 2.ª planta cierra.", 1 },          { "In der 2. Runde bin ich weg.", 1 },
    { "Weg bis zum 4. Ich melde mich.", 2 }, { "Le 2. Mai et le 3. juin, merci.", 1 },
    { "Vuelvo a las 4. Ana cubre.", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HdCheckText *text = hd_check_text_new (cases[i].text, strlen (cases[i].text), NULL, NULL);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (text->n_sentences, ==, cases[i].n);
      hd_check_text_free (text);
    }
}

/* What is said of customers and servers beside a leak, in front of it, behind, or in the next
 * clause, does not hide it. */
static void
test_business_beside (void)
{
  static const char *const leaks[] = { "I have an interview on Thursday at noon",
                                       "I need the morning for a second talk with another company",
                                       "I have to be at the dentist on Friday at noon" };
  static const char *const business[] = { "the customer demo is on the drive",
                                          "our server runs again and the ticket is closed",
                                          "we sent the tender to the supplier" };

  for (guint i = 0; i < G_N_ELEMENTS (leaks); i++)
    for (guint k = 0; k < G_N_ELEMENTS (business); k++)
      {
        g_autofree char *behind = g_strdup_printf ("%s. And %s.", leaks[i], business[k]),
                        *before = g_strdup_printf ("First %s. %s.", business[k], leaks[i]),
                        *clause = g_strdup_printf ("%s, %s.", leaks[i], business[k]);
        const char *const texts[] = { behind, before, clause };

        for (guint t = 0; t < G_N_ELEMENTS (texts); t++)
          {
            g_autoptr (GError) error = NULL;
            g_autoptr (HdCheckResult) result = check_bytes (texts[t], -1, NULL, &error);

            g_assert_no_error (error);
            g_test_message ("%s", texts[t]);
            g_assert_cmpuint (result->findings->len, >, 0);
          }
      }
}

/* Who hires in one sentence may be hired in the next. */
static void
test_hiring_beside (void)
{
  static const char *const texts[] = {
    "I've been offered a job and need tomorrow morning to sort out the details. The recruiters' "
    "stand at our careers fair needs two of us.",
    "We're hiring: the job ad for our team goes out on Monday. My interview got moved to Thursday.",
    "Ich habe zwei Vorstellungsgespräche am Donnerstag. Am Freitag haben wir zwei Bewerber, die "
    "zweite Runde mache ich.",
    "Nuestros dos candidatos vienen el jueves. Tengo una oferta de otro ayuntamiento y debo "
    "contestar el lunes.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      g_assert_cmpuint (count_of (texts[i], "search-leak"), >, 0);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  checker = hd_checker_new_bundled ();
  g_test_add_func ("/wording/check/spans", test_spans);
  g_test_add_func ("/wording/check/ignored", test_ignored);
  g_test_add_func ("/wording/check/gaps", test_gaps);
  g_test_add_func ("/wording/check/houses", test_houses);
  g_test_add_func ("/wording/check/persons", test_persons);
  g_test_add_func ("/wording/check/signs", test_signs);
  g_test_add_func ("/wording/check/quoted-lines", test_quoted_lines);
  g_test_add_func ("/wording/check/business-beside", test_business_beside);
  g_test_add_func ("/wording/check/hiring-beside", test_hiring_beside);
  g_test_add_func ("/wording/check/stops-behind-numbers", test_stops_behind_numbers);
  g_test_add_func ("/wording/check/hosts", test_hosts);
  g_test_add_func ("/wording/check/hostile", test_hostile);
  g_test_add_func ("/wording/check/limits", test_limits);
  g_test_add_func ("/wording/check/mixed-languages", test_mixed_languages);
  status = g_test_run ();
  hd_checker_free (checker);
  return status;
}
