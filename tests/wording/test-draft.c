/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "hd-draft.h"
#include "hd-error.h"

#define TODAY (hd_date_new (2026, 11, 20))

/* Facts in one line: words `key=value` parted by `;`, as the options of `draft`. */
static HdRequestFacts *
read_facts (const char *line)
{
  HdRequestFacts *facts = hd_request_facts_new ();
  g_auto (GStrv) words = g_strsplit (line, ";", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *value = strchr (words[i], '=');
      g_autoptr (GError) error = NULL;
      gboolean ok = TRUE;

      if (*words[i] == '\0')
        continue;
      g_assert_nonnull (value);
      *value++ = '\0';
      if (g_str_equal (words[i], "situation"))
        ok = hd_situation_parse (value, &facts->situation);
      else if (g_str_equal (words[i], "channel"))
        ok = hd_channel_parse (value, &facts->channel);
      else if (g_str_equal (words[i], "tone"))
        ok = hd_tone_parse (value, &facts->tone);
      else if (g_str_equal (words[i], "date"))
        ok = hd_date_parse_iso (value, &facts->date);
      else if (g_str_equal (words[i], "until"))
        ok = hd_date_parse_iso (value, &facts->until_date);
      else if (g_str_equal (words[i], "confirm"))
        ok = hd_date_parse_iso (value, &facts->confirm_by);
      else if (g_str_equal (words[i], "earlier"))
        ok = hd_date_parse_iso (value, &facts->earlier.date);
      else if (g_str_equal (words[i], "window"))
        ok = hd_span_parse (value, &facts->window, &error);
      else if (g_str_equal (words[i], "amount"))
        ok = hd_amount_parse (value, 480, &facts->amount, &error);
      else if (g_str_equal (words[i], "balance"))
        ok = hd_amount_parse (value, 480, &facts->balance, &error);
      else if (g_str_equal (words[i], "reachable"))
        ok = hd_time_parse (value, &facts->reachable_until);
      else if (g_str_equal (words[i], "cover"))
        ok = hd_request_facts_set_cover (facts, value, &error);
      else if (g_str_equal (words[i], "item"))
        ok = hd_request_facts_add_item (facts, value, &error);
      else if (g_str_equal (words[i], "limit"))
        facts->limit = atoi (value);
      else if (g_str_equal (words[i], "flags"))
        {
          facts->contractor = strchr (value, 'c') != NULL;
          facts->recorded = strchr (value, 'r') != NULL;
          facts->purpose = strchr (value, 'p') == NULL;
          facts->amount_in_days = strchr (value, 'd') != NULL;
          if (strchr (value, 't') != NULL)
            facts->relation = HD_RELATION_IS_TOLD;
          if (strchr (value, 'i') != NULL)
            facts->address = HD_ADDRESS_INFORMAL;
        }
      else
        ok = hd_request_facts_set_text (facts, words[i], value, &error);
      g_assert_no_error (error);
      g_assert_true (ok);
    }

  return facts;
}

static HdDraft *
write_draft (const char *language, const char *line, guint variant)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdTemplates) templates = hd_templates_load (language, &error);
  g_autoptr (HdRequestFacts) facts = read_facts (line);
  HdDraftContext context = { .today = TODAY };
  HdDraft *draft;

  g_assert_no_error (error);
  draft = hd_draft_new (templates, facts, &context, variant, &error);
  g_assert_no_error (error);
  return draft;
}

static void
test_texts (void)
{
  static const struct
  {
    const char *language;
    const char *facts;
    const char *subject;
    const char *body;
  } rows[] = {
    { "en",
      "date=2026-12-03;window=14:00-16:00;to=Dana;from=Sam;leave-type=PTO;amount=2h;balance=12h;"
      "cover=Priya:agreed;channel=email",
      "PTO request: Thursday 3 December, 14:00–16:00",
      "Hi Dana,\n\nI have an appointment on Thursday 3 December, 14:00–16:00, and I'd like to use "
      "two hours of my PTO for it; I'll be back at 16:00. Priya has agreed to cover for me. Is "
      "that OK with you?\n\nThanks,\nSam" },
    { "en-US", "date=2026-12-03;window=14:00-16:00;situation=short-notice;amount=90m;flags=p", NULL,
      "I'd like to use one and a half hours of leave on Thursday, December 3, 2:00–4:00 PM. Is "
      "that OK with you?" },
    { "en-US", "date=2027-01-04;window=11:30-13:00;situation=lunch;amount=90m", NULL,
      "I have an appointment on Monday, January 4, 2027, 11:30 AM–1:00 PM; I'd like to use one "
      "and a half hours of leave. OK?" },
    { "en", "date=2026-12-03;amount=1d;flags=dt;tone=formal;channel=chat;cover=none", NULL,
      "I have an appointment on Thursday 3 December, and I will use one day of leave for it; I "
      "will be back on Friday 4 December. Nothing is due that day; this is just for your "
      "information." },
    { "en", "date=2026-12-03;until=2026-12-08;leave-type=PTO;channel=hr", NULL,
      "4 days PTO, Thu 3 Dec - Tue 8 Dec" },
    { "en", "situation=reason", NULL, "Personal appointment" },
    { "en", "situation=prying;cover=Priya:agreed;topic=the release", NULL,
      "It's a personal appointment; Priya has agreed to cover the release." },
    { "en", "situation=direct;cover=Priya:agreed;topic=the release", NULL,
      "I keep my appointments private; the release is covered." },
    { "en", "situation=cancel;earlier=2026-12-03;flags=c;channel=chat", NULL,
      "I'm available on Thursday 3 December after all." },
    { "de", "date=2027-01-14;window=14:00-15:30;leave-type=Gleitzeit;amount=90m;flags=i", NULL,
      "Am Donnerstag, 14. Januar 2027, von 14:00 bis 15:30 Uhr habe ich einen Termin und möchte "
      "dafür gern anderthalb Stunden Gleitzeit nehmen; ich bin um 15:30 Uhr zurück. Passt das für "
      "dich?" },
    { "de-AT", "date=2027-01-14;situation=full-day;channel=chat;cover=none;flags=t", NULL,
      "Am Donnerstag, 14. Jänner 2027 habe ich einen Termin und nehme dafür einen Tag Urlaub; ich "
      "bin am Freitag, 15. Jänner 2027, wieder da. An diesem Tag steht nichts an; das ist nur zur "
      "Information." },
    { "de-CH", "date=2026-12-03;channel=email;to=Frau Dr. Ruiz;from=Sam;tone=formal;cover=Uwe",
      "Antrag: Ferien, Donnerstag, 3. Dezember",
      "Sehr geehrte Frau Dr. Ruiz,\n\nam Donnerstag, 3. Dezember habe ich einen Termin und "
      "beantrage dafür einen Tag Ferien; ich bin am Freitag, 4. Dezember, wieder da. Ich habe Uwe "
      "gebeten, mich zu vertreten. Ich bitte um Ihre Genehmigung.\n\nMit freundlichen "
      "Grüssen\nSam" },
    { "fr", "date=2026-12-01;window=14:30-16:00;leave-type=RTT;amount=90m", NULL,
      "J'ai un rendez-vous le mardi 1er décembre de 14 h 30 à 16 h et je souhaite poser une "
      "heure et demie de RTT ; retour à 16 h. Cela vous convient-il ?" },
    { "fr-CA", "situation=direct;cover=none;date=2026-12-01", NULL,
      "Mes rendez-vous restent privés; rien n'est à rendre ce jour-là." },
    { "es", "date=2026-12-03;window=09:00-11:00;leave-type=asuntos propios;amount=2h;flags=i", NULL,
      "Tengo una cita el jueves 3 de diciembre de 9:00 a 11:00 y quisiera pedir dos horas de "
      "asuntos propios; llegaré a las 11:00. ¿Te parece bien?" },
    { "es", "date=2026-12-03;window=14:00-16:00;amount=2h;flags=t", NULL,
      "Tengo una cita el jueves 3 de diciembre de 14:00 a 16:00 y me tomaré dos horas de "
      "permiso; vuelvo a las 16:00. Es solo un aviso." },
    { "es-MX", "date=2026-12-03;window=09:00-11:00;amount=2h;flags=t", NULL,
      "Tengo una cita el jueves 3 de diciembre de 9:00 a 11:00 y me tomaré dos horas de "
      "permiso; "
      "llegaré a las 11:00. Es solo un aviso." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HdDraft) draft = write_draft (rows[i].language, rows[i].facts, 1);
      g_auto (GStrv) parts = g_strsplit (draft->body, "\xc2\xa0", -1);
      g_autofree char *body = g_strjoinv (" ", parts);

      g_assert_cmpstr (body, ==, rows[i].body);
      g_assert_cmpstr (draft->subject, ==, rows[i].subject);
    }
}

/* What is said depends on what was confirmed, word for word. */
static void
test_truth (void)
{
  static const struct
  {
    const char *facts;
    const char *said;     /* NULL: anything */
    const char *not_said; /* NULL: anything */
    const char *finding;  /* a rule, or NULL for none */
  } rows[] = {
    { "leave-type=PTO;amount=2h;balance=2h", "two hours of my PTO", NULL, NULL },
    { "leave-type=PTO;amount=2h", "two hours of PTO", "my PTO", NULL },
    { "leave-type=PTO;amount=2h;balance=1h", "two hours of leave", "PTO", "false-claim" },
    { "leave-type=PTO;balance=1h", "take leave", "PTO", "false-claim" },
    { "leave-type=unpaid leave;amount=2h;balance=0h", "two hours of unpaid leave", NULL, NULL },
    { "leave-type=TOIL;amount=2h;balance=0h", "two hours of TOIL", "my TOIL", NULL },
    { "cover=Priya:agreed", "Priya has agreed", NULL, NULL },
    { "cover=Priya", "I've asked Priya", "agreed", NULL },
    { "cover=Priya:asked", "I've asked Priya", "agreed", NULL },
    { "cover=none", "Nothing is due", "cover", NULL },
    { "flags=r;channel=email", "entered in the leave system", NULL, NULL },
    { "channel=email", NULL, "entered", NULL },
    { "reachable=13:00;channel=email", "until 13:00", NULL, NULL },
    { "channel=email", NULL, "reach", NULL },
    { "flags=p", NULL, "appointment", NULL },
    { "flags=c;leave-type=PTO;amount=2h", "won't bill", "leave", NULL },
    { "flags=c;cover=Vacation Team:agreed", NULL, NULL, "contractor-term" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line =
        g_strconcat ("date=2026-12-03;window=15:00-17:00;", rows[i].facts, NULL);
      g_autoptr (HdDraft) draft = write_draft ("en", line, 1);
      const HdFinding *finding =
        draft->findings->len > 0 ? g_ptr_array_index (draft->findings, 0) : NULL;

      if (rows[i].said != NULL && strstr (draft->body, rows[i].said) == NULL)
        g_error ("row %u: %s", i, draft->body);
      if (rows[i].not_said != NULL && strstr (draft->body, rows[i].not_said) != NULL)
        g_error ("row %u: %s", i, draft->body);
      g_assert_cmpstr (finding != NULL ? finding->rule : NULL, ==, rows[i].finding);
    }
}

static void
test_limit (void)
{
  static const struct
  {
    int limit;
    const char *body;
    gboolean blocked;
  } rows[] = {
    { 255, "2 h PTO, Thu 3 Dec 14:00-16:00, appointment", FALSE },
    { 40, "2 h PTO, Thu 3 Dec 14:00-16:00", FALSE },
    { 30, "2 h PTO, Thu 3 Dec 14:00-16:00", FALSE },
    { 27, "2 h, Thu 3 Dec 14:00-16:00", FALSE },
    { 20, NULL, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line =
        g_strdup_printf ("date=2026-12-03;window=14:00-16:00;channel=hr;amount=2h;leave-type=PTO;"
                         "limit=%d",
                         rows[i].limit);
      g_autoptr (HdDraft) draft = write_draft ("en", line, 1);

      if (rows[i].body != NULL)
        g_assert_cmpstr (draft->body, ==, rows[i].body);
      g_assert_cmpint (hd_findings_have_block (draft->findings), ==, rows[i].blocked);
    }
}

static void
test_variants_avoid_recent_texts (void)
{
  g_autoptr (HdTemplates) templates = hd_templates_load ("en", NULL);
  g_autoptr (HdRequestFacts) facts = read_facts ("date=2026-12-03;window=14:00-16:00");
  HdDraftContext context = { .today = TODAY };
  g_autoptr (HdDraft) first = hd_draft_new (templates, facts, &context, 0, NULL);
  g_autoptr (HdDraft) second = hd_draft_new (templates, facts, &context, 2, NULL);
  const char *const recent[] = { first->body, second->body, NULL };

  context.recent = recent;

  g_autoptr (HdDraft) third = hd_draft_new (templates, facts, &context, 0, NULL);

  g_assert_cmpuint (first->variant, ==, 1);
  g_assert_cmpuint (third->variant, ==, 3);
  g_assert_cmpuint (hd_draft_count_variants (templates, facts, &context), ==, 4);

  g_autoptr (HdDraft) fifth = hd_draft_new (templates, facts, &context, 5, NULL);

  g_assert_cmpstr (fifth->body, ==, first->body);
}

static void
test_patterns_are_hinted (void)
{
  g_autoptr (HdTemplates) templates = hd_templates_load ("en", NULL);
  g_autoptr (HdRequestFacts) facts = read_facts ("date=2026-12-03;window=14:00-16:00");
  g_autoptr (GArray) absences = g_array_new (FALSE, FALSE, sizeof (HdDaySpan));
  HdDraftContext context = { .today = TODAY, .absences = absences };
  HdDaySpan past[] = { { hd_date_new (2026, 11, 26), { 840, 900 } },
                       { hd_date_new (2026, 11, 12), { 860, 900 } },
                       { hd_date_new (2026, 11, 30), { 600, 660 } } };

  for (guint n = 0; n <= G_N_ELEMENTS (past); n++)
    {
      g_autoptr (HdDraft) draft = hd_draft_new (templates, facts, &context, 1, NULL);
      gboolean hinted = FALSE;

      for (guint i = 0; i < draft->findings->len; i++)
        hinted |= g_str_equal (((HdFinding *) draft->findings->pdata[i])->rule, "pattern");
      g_assert_cmpint (hinted, ==, n >= 2);
      if (n < G_N_ELEMENTS (past))
        g_array_append_val (absences, past[n]);
    }
}

static void
test_days_off_are_asked_about (void)
{
  static const struct
  {
    const char *facts;
    gboolean found;
  } rows[] = {
    { "date=2026-12-03", FALSE },
    { "date=2026-12-05", TRUE },                  /* a Saturday */
    { "date=2026-12-05;until=2026-12-06", TRUE }, /* a weekend */
    { "date=2026-12-05;until=2026-12-07", FALSE },
    { "date=2026-12-08", TRUE }, /* a holiday */
  };
  g_autoptr (HdTemplates) templates = hd_templates_load ("en", NULL);
  g_autoptr (GArray) holidays = g_array_new (FALSE, FALSE, sizeof (HdDate));
  HdDate holiday = hd_date_new (2026, 12, 8);
  HdDraftContext context = { .today = TODAY, .holidays = holidays };

  g_array_append_val (holidays, holiday);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = g_strconcat (rows[i].facts, ";cover=none", NULL);
      g_autoptr (HdRequestFacts) facts = read_facts (line);
      g_autoptr (HdDraft) draft = hd_draft_new (templates, facts, &context, 1, NULL);

      g_assert_cmpuint (draft->findings->len, ==, rows[i].found);
      if (rows[i].found)
        g_assert_cmpstr (((HdFinding *) draft->findings->pdata[0])->rule, ==, "date-mismatch");
    }
}

static void
test_edited_text (void)
{
  static const struct
  {
    const char *facts;
    const char *body;
    const char *rule; /* NULL: nothing is found */
    const char *text;
  } rows[] = {
    { "", "I'm away on Thursday 3 December.", NULL, NULL },
    { "", "I'm away on Friday 3 December.", "date-mismatch", "Friday 3 December" },
    { "", "Priya has agreed to cover.", "false-claim", "has agreed" },
    { "cover=Priya:agreed", "Priya has agreed to cover.", NULL, NULL },
    { "", "It is entered in the system.", "false-claim", "entered in" },
    { "flags=r", "It is entered in the system.", NULL, NULL },
    { "", "I'll use my earned time.", "false-claim", "earned" },
    { "flags=c", "Please approve my vacation.", "contractor-term", "vacation" },
    { "flags=c", "I'm unavailable that day.", NULL, NULL },
  };
  g_autoptr (HdTemplates) templates = hd_templates_load ("en", NULL);
  HdDraftContext context = { .today = TODAY };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = g_strconcat ("date=2026-12-03;channel=email;", rows[i].facts, NULL);
      g_autoptr (HdRequestFacts) facts = read_facts (line);
      g_autoptr (GPtrArray) findings =
        hd_draft_check_text (templates, facts, &context, "Time off", rows[i].body);

      g_assert_cmpuint (findings->len, ==, rows[i].rule != NULL);
      if (rows[i].rule != NULL)
        {
          const HdFinding *finding = g_ptr_array_index (findings, 0);

          g_assert_cmpstr (finding->rule, ==, rows[i].rule);
          g_assert_cmpstr (finding->text, ==, rows[i].text);
          g_assert_cmpint (g_utf8_strlen (finding->why, -1), <=, 90);
        }
    }
}

static int
count_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  int n = 0;

  for (guint i = 0; words[i] != NULL; i++)
    n += *words[i] != '\0';
  return n;
}

static void
test_spoken (void)
{
  g_auto (GStrv) languages = hd_templates_list_languages ();
  static const char *const sets[] = {
    "date=2026-12-03;window=14:00-16:00",
    "date=2026-12-03;window=14:00-16:00;cover=Priya:agreed;topic=the release;leave-type=PTO",
    "date=2026-12-03;window=14:00-16:00;flags=c;cover=Priya:asked",
    "date=2026-12-03;flags=pt;amount=1d",
  };

  for (guint i = 0; languages[i] != NULL; i++)
    for (guint k = 0; k < G_N_ELEMENTS (sets); k++)
      {
        g_autoptr (HdTemplates) templates = hd_templates_load (languages[i], NULL);
        g_autoptr (HdRequestFacts) facts = read_facts (sets[k]);
        HdDraftContext context = { .today = TODAY };
        g_autofree char *spoken = hd_draft_say (templates, facts, &context, HD_SPOKEN_ASKED);
        g_autofree char *direct = hd_draft_say (templates, facts, &context, HD_SPOKEN_OUTRIGHT);
        g_autofree char *ask = hd_draft_say (templates, facts, &context, HD_SPOKEN_IN_PASSING);
        g_autofree char *status = hd_draft_say (templates, facts, &context, HD_SPOKEN_STATUS);

        g_assert_cmpint (count_words (spoken), <=, 20);
        g_assert_cmpint (count_words (direct), <=, 20);
        g_assert_cmpint (count_words (ask), <=, 25);
        g_assert_nonnull (status);
      }

  g_autoptr (HdTemplates) english = hd_templates_load ("en", NULL);
  g_autoptr (HdRequestFacts) facts = read_facts (sets[1]);
  HdDraftContext context = { .today = TODAY };
  g_autofree char *status = hd_draft_say (english, facts, &context, HD_SPOKEN_STATUS);

  g_assert_cmpstr (status, ==, "Away until 16:00");

  /* Of what is withdrawn nobody says that they will be away. */
  facts->situation = HD_SITUATION_CANCEL;
  g_assert_null (hd_draft_say (english, facts, &context, HD_SPOKEN_STATUS));
  g_assert_null (hd_draft_say (english, facts, &context, HD_SPOKEN_IN_PASSING));
}

/* The process locale has no say in it. */
static void
test_locale (void)
{
  const char *facts = "date=2026-12-03;window=14:00-16:00";
  g_autofree char *old = g_strdup (setlocale (LC_ALL, NULL));
  g_autoptr (HdDraft) plain = write_draft ("en", facts, 1);
  static const char *const locales[] = { "de_DE.UTF-8", "tr_TR.UTF-8", "fr_FR.UTF-8", "C" };

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    {
      g_autoptr (HdDraft) draft = NULL;

      setlocale (LC_ALL, locales[i]);
      draft = write_draft ("en", facts, 1);
      g_assert_cmpstr (draft->body, ==, plain->body);
    }
  setlocale (LC_ALL, old);
}

static void
test_missing (void)
{
  g_autoptr (HdDraft) poor = write_draft ("en", "date=2026-12-03;channel=email", 1);
  g_autoptr (HdDraft) rich =
    write_draft ("en",
                 "date=2026-12-03;channel=email;to=Dana;from=Sam;cover=Priya:agreed;amount=1d;"
                 "flags=rd;reachable=13:00",
                 1);

  for (const char *p = "CGZLKU"; *p != '\0'; p++)
    g_assert_nonnull (strchr (poor->missing, *p));
  g_assert_cmpstr (rich->missing, ==, "");
  g_assert_cmpstr (hd_draft_get_slot (rich, 'D'), ==, "Thursday 3 December");
  g_assert_cmpstr (hd_draft_get_slot (rich, 'L'), ==, "one day of leave");
  g_assert_cmpstr (hd_draft_get_slot (rich, 'P'), ==, "an appointment");
  g_assert_cmpstr (hd_draft_get_slot (rich, 'G'), ==, "Hi Dana,");
  g_assert_null (hd_draft_get_slot (rich, 'V'));
}

static void
test_refusals (void)
{
  static const struct
  {
    const char *facts;
    int code;
    const char *field;
  } rows[] = {
    { "date=2026-12-03;channel=auto-reply;window=14:00-16:00", HD_ERROR_INVALID, "channel" },
    { "date=2026-12-03;situation=prying;channel=hr", HD_ERROR_INVALID, "channel" },
    { "date=2026-11-19", HD_ERROR_INVALID, "date" },
    { "date=2026-12-03;situation=late", HD_ERROR_MISSING, "window" },
    { "date=2026-12-03;channel=handover", HD_ERROR_MISSING, "item" },
  };
  g_autoptr (HdTemplates) templates = hd_templates_load ("en", NULL);
  HdDraftContext context = { .today = TODAY };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (HdRequestFacts) facts = read_facts (rows[i].facts);
      g_autoptr (GError) error = NULL;

      g_assert_null (hd_draft_new (templates, facts, &context, 1, &error));
      g_assert_error (error, HD_ERROR, rows[i].code);
      g_assert_true (g_str_has_prefix (error->message, rows[i].field));
    }
}

/* A language is a file: this one is known to the tests only. */
static void
test_fifth_language (void)
{
  g_autofree char *path =
    g_test_build_filename (G_TEST_DIST, "wording", "data", "nl", "templates", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HdTemplates) templates = NULL;
  g_autoptr (HdRequestFacts) facts =
    read_facts ("date=2026-12-03;window=15:00-17:00;amount=2h;cover=Priya:asked");
  HdDraftContext context = { .today = TODAY };
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new (text, length);
  templates = hd_templates_new ("nl", bytes, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hd_templates_get_name (templates), ==, "Nederlands");
  g_assert_cmpuint (hd_draft_count_variants (templates, facts, &context), ==, 4);

  g_autoptr (HdDraft) draft = hd_draft_new (templates, facts, &context, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (draft->body, ==,
                   "Ik heb op donderdag 3 december, 15.00–17.00 uur een afspraak en wil daarvoor "
                   "twee uur verlof opnemen. Ik heb Priya gevraagd het over te nemen; vind je dat "
                   "goed?");
  g_assert_cmpuint (draft->findings->len, ==, 0);

  /* What it does not have it says, and writes nothing. */
  facts->channel = HD_CHANNEL_EMAIL;
  g_assert_null (hd_draft_new (templates, facts, &context, 1, &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wording/draft/texts", test_texts);
  g_test_add_func ("/wording/draft/nothing-unconfirmed-is-said", test_truth);
  g_test_add_func ("/wording/draft/a-field-limit-cuts-no-word", test_limit);
  g_test_add_func ("/wording/draft/variants-avoid-recent-texts", test_variants_avoid_recent_texts);
  g_test_add_func ("/wording/draft/patterns-are-hinted", test_patterns_are_hinted);
  g_test_add_func ("/wording/draft/days-off-are-asked-about", test_days_off_are_asked_about);
  g_test_add_func ("/wording/draft/edited-text", test_edited_text);
  g_test_add_func ("/wording/draft/spoken", test_spoken);
  g_test_add_func ("/wording/draft/locale-has-no-say", test_locale);
  g_test_add_func ("/wording/draft/missing-and-slots", test_missing);
  g_test_add_func ("/wording/draft/refusals", test_refusals);
  g_test_add_func ("/wording/draft/fifth-language", test_fifth_language);
  return g_test_run ();
}
