/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-check.h"
#include "hd-patience.h"

/* The cards of the name matcher: one entry, what must and what must not be found. */
typedef struct
{
  const char *kind;
  const char *name;
  const char *language;
  const char *found[12];
  const char *clean[12];
} Card;

static const Card cards[] = {
  { "company",
    "Hollowfern Labs Ltd",
    "en",
    { "I'm at hollowfern on Friday.", "See you in HOLLOWFERN'S lobby.",
      "A call with HollowfernLabs", "Write to jobs@hollowfern.dev please",
      "Hollowfren wants to talk.", "hollow\u00adfern at 3", "https://hollowfern.example/visit",
      "Hollow\u200bfern", "#hollowfern today", "At the Hollowferns on Monday",
      "H O L L O W F E R N at 3" },
    { "The wall is hollow.", "The fern lab supplies arrived.", "A hollow victory for the labs." } },
  { "company",
    "Bäckerei Großmann KG",
    "de",
    { "Ich bin bei Grossmann.", "Ich bin in Baeckerei Großmanns Büro.",
      "Termin bei Bäckerei Großmann", "bei GROSSMANN um 10" },
    { "Ich bin beim Bäcker.", "Wir treffen uns im großen Raum.", "Der große Mann hat Urlaub." } },
  { "company",
    "Société Générale",
    "fr",
    { "Je suis à la Societe Generale jusqu'à 15 h.", "RDV à la Société Générale" },
    { "L'assemblée générale est jeudi.", "Je quitte la société à 15 h.", "SG est en panne." } },
  { "company",
    "International Freight Systems Alliance",
    "en",
    { "IFSA on Monday", "At the International Freight Alliance",
      "international freight systems alliance" },
    { "No ifs and buts.", "The international freight rates are in the table." } },
  { "company",
    "Apple",
    "en",
    { "I'm at Apple till 3.", "visiting Apple on Friday", "see jobs.apple.com" },
    { "There is apple cake in the kitchen.", "An apple-to-apple comparison.",
      "The Apple silicon build is green.", "Apple silicon builds fail." } },
  { "company",
    "Target",
    "en",
    { "I'm visiting Target's office.", "Target's office at 3", "A call with Target at 2" },
    { "The target group is small.", "The target state is documented.", "Target date is Friday." } },
  { "company",
    "Meta",
    "en",
    { "A meeting at Meta" },
    { "On a meta level this is fine.", "The meta description is missing." } },
  { "company", "Gap", "en", { "I'm at Gap on Friday" }, { "There is a gap in the logs." } },
  { "company",
    "Oracle",
    "en",
    { "I'm at Oracle on Friday" },
    { "Ask the Oracle DBA.", "The data is in Oracle." } },
  { "company",
    "Notion",
    "en",
    { "my day at Notion", "https://notion.so/careers" },
    { "Please post it in Notion.", "The Notion page is updated.", "https://notion.so/team/page" } },
  { "company",
    "Teams",
    "en",
    { "I'm at Teams on Monday" },
    { "A Teams call at 3.", "Both teams are at the offsite." } },
  { "company",
    "Apple",
    "de",
    { "Ich bin bei Apple bis 15 Uhr." },
    { "Der Apple Rechner ist neu." } },
  { "company", "Thales", "en", { "I'm at Thales on Friday" }, { "Two tales of one bug." } },
  { "company",
    "Stripe",
    "en",
    { "I'm visiting Stripe" },
    { "Strip the prefix.", "The Stripe integration fails." } },
  { "recruiter",
    "Robin Marsh",
    "en",
    { "Robin Marsh at 3", "Mr Marsh called", "Mail to r.marsh@example.com", "MARSH, Robin",
      "robin.marsh@example.org" },
    { "Robin from support covers.", "Hi Robin, I'm out at 3." } },
  { "recruiter",
    "Faith Winter",
    "en",
    { "Ms Winter called", "Faith Winter at 2" },
    { "The winter schedule is out.", "Have faith in winter." } },
  { "recruiter",
    "Rowan Ash",
    "en",
    { "Rowan Ash at 3", "Ash, Rowan" },
    { "Penny, Ash and Rowan are on the early bus.", "Ash & Rowan cover." } },
  { "recruiter", "Pascal Noël", "fr", { "Pascal Noël à 15 h" }, { "Pour Noël et Pascal, merci." } },
  { "recruiter",
    "José Ortega y Gasset",
    "es",
    { "Con José Ortega y Gasset a las 3" },
    { "Julio y Agosto son así." } },
  { "recruiter",
    "Art Rose",
    "en",
    { "A chat with Art Rose" },
    { "Usage rose by 3 %.", "It is state of the art.", "The art rose in price." } },
  { "role",
    "Cloud Security Architect",
    "en",
    { "It is about the cloud security architect position.",
      "the Sr. Cloud Security Architect role" },
    { "our cloud security architect, Ida, covers", "The cloud security review is on Friday." } },
  { "role", "BA", "en", { "It is about the BA role." }, { "The BA is out.", "Ask ba about it." } },
  { "role",
    "PM",
    "en",
    { "The PM position is open." },
    { "I'm back at 4 PM.", "From 2 PM on this position is fixed." } },
  { "place",
    "Bath",
    "en",
    { "I'll be in Bath on Friday." },
    { "The bath tub demo data is wrong." } },
  { "place", "Tours", "fr", { "Je suis à Tours mardi." }, { "Il y a deux tours de garde." } },
  { "place", "Essen", "de", { "Ich bin am Freitag in Essen." }, { "Ich gehe zum Essen." } },
  { "place",
    "Cork",
    "en",
    { "I fly to Cork on Monday." },
    { "It is on the cork board.", "Ask the Cork office." } },
  { "company",
    "Mueller Brandt GmbH",
    "de",
    { "Ich bin bei Müller Brandt.", "Ich bin bei Mueller-Brandt." },
    { "Der Müller ist krank.", "Der Brand ist gelöscht." } },
  { "company",
    "Müller & Söhne GmbH",
    "de",
    { "Ich bin bei Mueller & Söhne.", "Ich bin bei Muller & Sohne." },
    { "Die Söhne kommen." } },
  { "recruiter",
    "Goetz Loeffler",
    "de",
    { "Götz Löffler ruft an.", "Herr Löffler ruft an." },
    { "Die Löffel liegen in der Küche." } },
  { "recruiter",
    "Petra Vogelsang",
    "de",
    { "Vogelsang kommt um drei dazu.", "Frau Vogelsang ruft an." },
    { "Der Vogelsang-Weg ist gesperrt.", "Die Vogelsang Str. ist gesperrt." } },
  { "place",
    "12 High St.",
    "en",
    { "I'll be at 12 High Street from nine.", "I'm at 12 High St. until two." },
    { "The high street shops are closed.", "I'm at 12 High Road." } },
  { "place",
    "Hauptstraße 5",
    "de",
    { "Ich bin ab neun in der Hauptstr. 5.", "Ich fahre in die Hauptstrasse 5." },
    { "Die Hauptstraße ist gesperrt." } },
  { "place",
    "14 rue de la Paix",
    "fr",
    { "Je serai au 14 rue de la Paix à 9 h." },
    { "La rue de la Paix est fermée." } },
  { "place",
    "Kaltenbrunner Straße 41",
    "de",
    { "Treffpunkt Kaltenbrunner Str. 41, danach bin ich mobil." },
    { "Die Kaltenbrunner Straße ist gesperrt." } },
  { "place",
    "Halle",
    "de",
    { "Ich bin am Freitag in Halle." },
    { "Der Strom fällt in Halle 2 um sechs aus." } },
  { "company",
    "Ausgleich & Partner OG",
    "de",
    { "Termin bei Ausgleich & Partner" },
    { "Zwei Stunden Zeitausgleich am Montag" } },
  { "company",
    "Adler Wappen AG",
    "de",
    { "Ich bin bei Adler Wappen." },
    { "Der Adler auf dem Wappen ist verpixelt." } },
  { "company",
    "Torfbacherwerke AG",
    "de",
    { "bin bei den Torfbacherwerken", "Treffen in Torfbacher Werke" },
    { "Die Werke in Torfbach." } },
  { "recruiter",
    "Sauvignac Talents",
    "fr",
    { "suite au mail de contact@sauvignac-talents.example", "appel de Sauvignac" },
    { "les talents de la région" } },
  { "company",
    "Cerro Pardo Minería",
    "es",
    { "Acceso_CerroPardo_estacionamiento.pdf", "Estoy en Cerro Pardo." },
    { "un cerro pardo al fondo" } },
  { "company",
    "Rivière Conseil",
    "fr",
    { "Je suis chez Rivière Conseil jeudi.", "Rivière Conseil SARL" },
    { "Rivière encore en crue, le dépôt est inaccessible." } },
  { "place", "Lisbon", "en", { "I'm near Lisbon." }, { "She works in the Lisbon office." } },
  { "title",
    "Technical deep dive with Ana",
    "en",
    { "Technical deep-dive with Ana" },
    { "A technical dive." } },
  { "company",
    "L'Étoile du Nord",
    "fr",
    { "Je passe à l'Etoile du Nord à 14 h.", "Je suis chez L’Étoile du Nord." },
    { "L'étoile au nord du plan est l'entrée." } },
  { "company",
    "Groupe Mercier et Fils",
    "fr",
    { "Je vois Mercier & Fils mardi.", "Je suis chez Mercier et Fils." },
    { "Le mercier et ses fils ferment à 18 h." } },
  { "company",
    "Tecnologías Ribera SL",
    "es",
    { "Voy a Tecnologias Ribera a las 9.", "Estoy en Ribera hasta las 12." },
    { "La ribera del río está cortada." } },
  { "company",
    "Rosen & Kohl AG",
    "de",
    { "Ich bin bei Rosen & Kohl.", "Ich bin bei RosenKohl." },
    { "Die Rosenkohlpreise steigen, bitte die Karte anpassen." } },
  { "company", "Ops", "en", { "I'm at Ops on Friday." }, { "The monitor is down, paging Ops" } },
  { "company", "IBX", "en", { "IBX on Friday at 2" }, { "The index is broken." } },
  { "recruiter",
    "Philippa Larkspur-Orr",
    "en",
    { "Ms Larkspur-Orr calls at 2.", "Philippa Larkspur-Orr is here." },
    { "The oar is in the boat." } },
  { "place",
    "Karlsruhe",
    "de",
    { "Am Dienstag bin ich in Karlsruhe.", "Dienstag ab 9 nach Karlsruhe, um 15 Uhr zurück." },
    { "Der Server in Karlsruhe ist wieder erreichbar.", "Die Bahn nach Karlsruhe fällt aus." } },
  { "place",
    "calle Mayor 8",
    "es",
    { "Me esperan en la c/ Mayor 8 a las 14:00." },
    { "El cargo mayor es de 8 euros." } },
  { "url",
    "https://www.hollow.example/x",
    "en",
    { "see hollow.example/y", "mail me@hollow.example",
      "hollow.example/y?next=https://wiki.example" },
    { "see example.org/hollow" } },
};

/* One for all cards: rules are compiled once. */
static HdChecker *checker;

static guint
count (const Card *card, const HdNameList *names, const char *text)
{
  g_autoptr (HdMatcher) matcher = hd_checker_new_matcher (checker, names);
  const HdCheckField field = { "text", text, -1 };
  HdCheckInput input = { .language = card->language,
                         .today = HD_DATE_NONE,
                         .fields = &field,
                         .n_fields = 1,
                         .matcher = matcher };
  g_autoptr (GError) error = NULL;
  g_autoptr (HdCheckResult) result = hd_checker_check (checker, &input, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < result->findings->len; i++)
    n += strcmp (((HdFinding *) result->findings->pdata[i])->category, "tracker-leak") == 0;
  return n;
}

static void
test_card (gconstpointer data)
{
  const Card *card = data;
  g_autoptr (HdNameList) names = hd_name_list_new ();
  g_autoptr (HdNameList) exempt = hd_name_list_new ();
  HdNameKind kind;

  g_assert_true (hd_name_kind_from_string (card->kind, &kind));
  hd_name_list_add (names, kind, card->name, FALSE);
  hd_name_list_add (exempt, kind, card->name, TRUE);
  for (guint i = 0; card->found[i] != NULL; i++)
    {
      if (count (card, names, card->found[i]) == 0)
        {
          g_test_message ("“%s” is not found", card->found[i]);
          g_test_fail ();
        }
      g_assert_cmpuint (count (card, exempt, card->found[i]), ==, 0);
    }
  for (guint i = 0; card->clean[i] != NULL; i++)
    if (count (card, names, card->clean[i]) != 0)
      {
        g_test_message ("“%s” is found", card->clean[i]);
        g_test_fail ();
      }
}

/* What has no word in it is no name, and not the end of the program either. */
static void
test_no_words (void)
{
  static const char *const texts[] = { "", " ", "?", "-", "...", "&", "💼", "\u00ad" };
  const Card card = { .language = "en" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint kind = 0; kind < N_HD_NAME_KINDS; kind++)
      {
        g_autoptr (HdNameList) names = hd_name_list_new ();

        hd_name_list_add (names, (HdNameKind) kind, texts[i], FALSE);
        g_assert_cmpuint (count (&card, names, "I am away at noon - or later? 💼"), ==, 0);
        g_ptr_array_add (names->own, g_strdup (texts[i]));
        g_ptr_array_add (names->tools, g_strdup (texts[i]));
        names->employer = g_strdup (texts[i]);
        names->city = g_strdup (texts[i]);
        g_assert_cmpuint (count (&card, names, "I am away at noon - or later? 💼"), ==, 0);
      }
}

/* One's own employer, city, people and tools. */
static void
test_own (void)
{
  static const struct
  {
    const char *own;
    const char *text;
    guint n;
  } cases[] = {
    { "{}", "Robin Marsh is here.", 1 },
    { "{\"names\":[\"Robin Marsh\"]}", "Robin Marsh is here.", 0 },
    { "{\"names\":[\"Quickpad\"]}", "It is for Quickpad to lock up.", 0 },
    { "{\"names\":[\"Quickpad\"]}", "I'm at Quickpad on Friday.", 1 },
    { "{\"city\":\"Lisbon\"}", "I'm in Lisbon.", 0 },
    { "{}", "I'm in Lisbon.", 1 },
    { "{\"employer\":\"Hollowfern Labs Ltd\"}", "I'm at Hollowfern.", 0 },
    { "{\"tools\":[\"Quickpad\"]}", "It is in Quickpad, see the board.", 0 },
    { "{\"tools\":[\"Quickpad\"]}", "I'm at Quickpad on Friday.", 1 },
    { "{\"tools\":[\"Hollowfern CI\"]}", "Hollowfern CI is red again.", 0 },
    { "{\"tools\":[\"Hollowfern CI\"]}", "The build in Hollowfern CI hangs.", 0 },
    { "{\"tools\":[\"Hollowfern CI\"]}", "Hollowfern CI is red, I'm at Hollowfern.", 1 },
    { "{\"tools\":[\"Hollowfern CI\"]}", "I'm at Hollowfern CI on Friday.", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"entries\":[{\"kind\":\"recruiter\",\"name\":"
                                               "\"Robin Marsh\"},{\"kind\":\"place\",\"name\":"
                                               "\"Lisbon\"},{\"kind\":\"company\",\"name\":"
                                               "\"Hollowfern Labs Ltd\"},{\"kind\":\"company\","
                                               "\"name\":\"Quickpad\"}],\"own\":%s}",
                                               cases[i].own);
      g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
      g_autoptr (GError) error = NULL;
      g_autoptr (HdNameList) names = hd_name_list_from_json (bytes, NULL, &error);
      const Card card = { .language = "en" };

      g_assert_no_error (error);
      g_test_message ("%s: %s", cases[i].own, cases[i].text);
      g_assert_cmpuint (count (&card, names, cases[i].text), ==, cases[i].n);
    }
}

static void
test_bad_json (void)
{
  static const char *const wrong[] = {
    "",
    "nonsense",
    "[]",
    "{\"entries\":5}",
    "{\"entries\":[5]}",
    "{\"entries\":[{\"kind\":\"company\"}]}",
    "{\"entries\":[{\"kind\":\"firm\",\"name\":\"A\"}]}",
    "{\"entries\":[{\"kind\":\"company\",\"name\":7}]}",
    "{\"entries\":[{\"kind\":\"company\",\"name\":\"A\",\"exempt\":\"yes\"}]}",
    "{\"own\":[]}",
    "{\"own\":{\"names\":[1]}}",
    "{\"own\":{\"tools\":\"Slack\"}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (wrong[i], strlen (wrong[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (hd_name_list_from_json (bytes, NULL, &error));
      g_assert_nonnull (error);
    }
}

/* A word of @length letters. */
static void
append_word (GString *text, GRand *rand, guint length)
{
  for (guint i = 0; i < length; i++)
    g_string_append_c (text, i % 2 == 0 ? "bcdfghklmnprstvw"[g_rand_int_range (rand, 0, 16)]
                                        : "aeiou"[g_rand_int_range (rand, 0, 5)]);
}

/* Long words that are no ordinary ones, one of a megabyte, and hosts of many labels, beside
 * hundreds of names. */
static void
test_many (void)
{
  static const Card card = { .language = "en" };
  g_autoptr (HdNameList) names = hd_name_list_new ();
  g_autoptr (GString) words = g_string_new (NULL), hosts = g_string_new (NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree char *endless = g_strnfill (hd_part_of (1024 * 1024), 'a');
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (GString) word = g_string_new (NULL);
      g_autofree char *link = NULL;

      append_word (word, rand, 14);
      link = g_strdup_printf ("https://%s.example", word->str);
      hd_name_list_add (names, HD_NAME_COMPANY, word->str, FALSE);
      hd_name_list_add (names, HD_NAME_URL, link, FALSE);
    }
  for (guint i = 0; words->len < hd_part_of (256 * 1024); i++)
    {
      append_word (words, rand, 12 + i % 4);
      g_string_append_c (words, ' ');
    }
  while (hosts->len < hd_part_of (2 * 1024 * 1024))
    g_string_append_printf (hosts, "%sa", hosts->len % 1001 == 0 ? " http://" : ".");
  count (&card, names, words->str);
  count (&card, names, endless);
  count (&card, names, hosts->str);
  g_assert_cmpfloat ((double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC, <,
                     hd_patience ());
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  checker = hd_checker_new_bundled ();
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autofree char *path = g_strdup_printf ("/wording/matcher/%u-%s", i, cards[i].kind);

      g_test_add_data_func (path, &cards[i], test_card);
    }
  g_test_add_func ("/wording/matcher/no-words", test_no_words);
  g_test_add_func ("/wording/matcher/own", test_own);
  g_test_add_func ("/wording/matcher/bad-json", test_bad_json);
  g_test_add_func ("/wording/matcher/many", test_many);
  status = g_test_run ();
  hd_checker_free (checker);
  return status;
}
