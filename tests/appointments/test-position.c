/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-position.h"

/* What is certain is read, in four languages; what may be something else stays empty. */
static void
test_read (void)
{
  static const struct
  {
    const char *text, *role, *company;
  } cases[] = {
    { "Thank you for applying for the Senior Data Engineer position at Larch & Sons. Could you do "
      "Thu 3 Dec, 14:00-15:00?",
      "Senior Data Engineer", "Larch & Sons" },
    { "We would like to talk about the data analyst role.\n\nBest, Dana", "data analyst", NULL },
    { "regarding the position of Head of Design at Hollowfern", "Head of Design", "Hollowfern" },
    { "your application to Northwind Components, which", NULL, "Northwind Components" },
    { "Ihre Bewerbung als Softwareentwicklerin (m/w/d) bei der Larch GmbH", "Softwareentwicklerin",
      "Larch GmbH" },
    { "vielen Dank für Ihre Bewerbung als Leiter der Entwicklung. Passt Donnerstag?",
      "Leiter der Entwicklung", NULL },
    { "Ihre Bewerbung bei Ostrava Stahl hat uns gefallen", NULL, "Ostrava Stahl" },
    { "pour le poste d’analyste financier chez Larch, jeudi", "analyste financier", "Larch" },
    { "Votre candidature chez Larch", NULL, "Larch" },
    { "para el puesto de analista de datos en Larch, el jueves", "analista de datos", "Larch" },
    { "su candidatura en Larch", NULL, "Larch" },
    { "> for the Data\n> Engineer role at\n> Larch & Sons", "Data Engineer", "Larch & Sons" },
    /* The same again, in full, is one. */
    { "the application at Larch. Your application to Larch GmbH.", NULL, "Larch GmbH" },
    /* Two are none. */
    { "the application at Larch. Your application to Larchmont.", NULL, NULL },
    { "for the Data Engineer role at Larch, or for the Analyst role at Kestrel", NULL, NULL },
    /* Somebody, a time, a place to work, and whatever is no work. */
    { "about the Data Engineer role with Dana Ruiz", "Data Engineer", NULL },
    { "for the Data Engineer role at 10:00", "Data Engineer", NULL },
    { "for the Data Engineer role at Noon", "Data Engineer", NULL },
    { "in the right position for the best role", NULL, NULL },
    { "for the Larch position", NULL, NULL },
    { "Le poste de comptable reste ouvert.", NULL, NULL },
    { "votre poste de travail chez nous", NULL, NULL },
    { "Could you come on Thu 3 Dec at Larch? Dana Ruiz, Talent Acquisition, Kestrel", NULL, NULL },
    { "", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (HdPosition) position = { NULL, NULL };

      hd_position_read (cases[i].text, &position);
      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (position.role, ==, cases[i].role);
      g_assert_cmpstr (position.company, ==, cases[i].company);
    }
}

/* However long it is, it takes no time, and what is too long to be a name is none. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new ("for the Data Engineer role at");
  g_auto (HdPosition) position = { NULL, NULL };

  for (int i = 0; i < 200000; i++)
    g_string_append (text, " Ärmel the for position de d’");
  hd_position_read (text->str, &position);
  g_assert_cmpstr (position.role, ==, "Data Engineer");

  g_auto (HdPosition) other = { NULL, NULL };

  hd_position_read ("your application to A B C D E F G", &other);
  g_assert_null (other.company);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/appointments/position/read", test_read);
  g_test_add_func ("/appointments/position/long", test_long);
  return g_test_run ();
}
