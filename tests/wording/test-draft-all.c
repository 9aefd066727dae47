/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-check.h"
#include "hd-draft.h"
#include "hd-patience.h"

/*
 * Every text that the bundled templates can make: all languages × situations × channels × tones
 * × relations × sets of facts × variants, held against the message specification. The numbers
 * are written down here again on purpose: this table and the one of the program must agree.
 */

typedef struct
{
  HdSituation situation;
  int email, chat, hr, auto_reply, handover; /* upper bounds; 0: no such message */
  gboolean calendar;
  gboolean lower; /* lower bounds hold */
} Bound;

static const Bound bounds[] = {
  { HD_SITUATION_LATE, 60, 35, 60, 0, 0, TRUE, TRUE },
  { HD_SITUATION_EARLY, 60, 35, 60, 0, 0, TRUE, TRUE },
  { HD_SITUATION_LUNCH, 25, 25, 60, 0, 0, TRUE, TRUE },
  { HD_SITUATION_HALF_DAY, 90, 40, 80, 25, 120, TRUE, TRUE },
  { HD_SITUATION_FULL_DAY, 90, 40, 60, 45, 250, TRUE, TRUE },
  { HD_SITUATION_DAYS, 110, 40, 100, 60, 350, TRUE, TRUE },
  { HD_SITUATION_REMOTE, 60, 40, 60, 0, 0, TRUE, TRUE },
  { HD_SITUATION_CONTRACTOR, 90, 40, 60, 25, 250, TRUE, TRUE },
  { HD_SITUATION_SHORT_NOTICE, 40, 40, 60, 25, 120, TRUE, TRUE },
  { HD_SITUATION_FOLLOW_UP, 45, 25, 0, 0, 0, FALSE, FALSE },
  { HD_SITUATION_PRYING, 20, 20, 0, 0, 0, FALSE, FALSE },
  { HD_SITUATION_DIRECT, 30, 20, 0, 0, 0, FALSE, FALSE },
  { HD_SITUATION_CHANGE, 60, 35, 80, 45, 250, TRUE, FALSE },
  { HD_SITUATION_CANCEL, 30, 20, 80, 0, 0, TRUE, FALSE },
  { HD_SITUATION_CLASH, 45, 30, 0, 0, 0, FALSE, FALSE },
  { HD_SITUATION_CONFIRM, 30, 25, 0, 0, 0, TRUE, FALSE },
  { HD_SITUATION_REASON, 20, 15, 40, 0, 0, FALSE, FALSE },
};

/* Words that no draft may hold, in no language: causes, apologies, a search, hints, gaps. */
static const char *const forbidden[] = {
  "interview",
  "recruit",
  "job",
  "career",
  "candidate",
  "sorry",
  "apolog",
  "unfortunat",
  "doctor",
  "dentist",
  "medical",
  "sick",
  "emergency",
  "family",
  "hate to",
  "anytime",
  "promise",
  "secret",
  "{",
  "}",
  "[",
  "]",
  "XX",
  "____",
  "TBD",
  "<",
  ">",
  "%",
  "(null)",
  "  ",
  " .",
  " ,",
  "..",
  ",.",
  ";.",
  ";;",
  "Vorstellungsgespräch",
  "Bewerbung",
  "Entschuldigung",
  "leider",
  "Arzt",
  "krank",
  "entretien",
  "embauche",
  "désolé",
  "médec",
  "malade",
  "entrevista",
  "lo siento",
  "médic",
  "enferm",
  "disculp",
};

static const char *const contractor_words[] = {
  "pto",      "leave",    "holiday",   "vacation", "approv",  "permission", "urlaub",
  "genehmig", "beantrag", "gleitzeit", "erlaub",   "congé",   "rtt",        "autoris",
  "approuv",  "vacacion", "permiso",   "aprob",    "autoriz", "ferien",     "asuntos propios",
};

#define TODAY (hd_date_new (2026, 11, 20))
#define DAY (hd_date_new (2026, 12, 3))

static HdRequestFacts *
minimal (HdSituation situation)
{
  HdRequestFacts *facts = hd_request_facts_new ();

  facts->situation = situation;
  facts->date = DAY;
  switch ((int) situation)
    {
    case HD_SITUATION_LATE:
      facts->window = (HdSpan){ 540, 660 };
      break;
    case HD_SITUATION_EARLY:
      facts->window = (HdSpan){ 885, 1020 };
      break;
    case HD_SITUATION_LUNCH:
      facts->window = (HdSpan){ 690, 810 };
      break;
    case HD_SITUATION_HALF_DAY:
      facts->window = (HdSpan){ 780, 1020 };
      break;
    case HD_SITUATION_FULL_DAY:
      break;
    case HD_SITUATION_DAYS:
      facts->until_date = hd_date_new (2026, 12, 9);
      break;
    case HD_SITUATION_CLASH:
      {
        HdDaySpan slots[2] = { { hd_date_new (2026, 12, 4), { 840, 960 } },
                               { hd_date_new (2026, 12, 7), { 0, 0 } } };

        hd_request_facts_add_alternative (facts, slots[0], NULL);
        hd_request_facts_add_alternative (facts, slots[1], NULL);
        break;
      }
    default:
      facts->window = (HdSpan){ 840, 960 };
      break;
    }
  if (situation == HD_SITUATION_FOLLOW_UP)
    facts->confirm_by = hd_date_new (2026, 11, 27);
  if (situation == HD_SITUATION_CHANGE)
    facts->earlier = (HdDaySpan){ hd_date_new (2026, 12, 1), { 600, 690 } };
  g_assert_true (
    hd_request_facts_add_item (facts, "Release notes: drafted, review by Ada, Wednesday", NULL));
  return facts;
}

static void
set (HdRequestFacts *facts, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;

  hd_request_facts_set_text (facts, field, text, &error);
  g_assert_no_error (error);
}

/* The sets of facts that each situation is written with. */
enum
{
  MINIMAL,
  USUAL,
  RICH,
  UNASKED,
  NO_PURPOSE,
  LONG,
  HOSTILE,
  RANGE,
  N_SETS
};

static HdRequestFacts *
make_facts (HdSituation situation, int which)
{
  HdRequestFacts *facts = minimal (situation);

  if (which == NO_PURPOSE || which == RICH)
    facts->purpose = which == RICH;
  if (which == USUAL || which == RICH || which == NO_PURPOSE)
    {
      set (facts, "to", "Dana");
      set (facts, "from", "Sam");
      set (facts, "leave-type", "PTO");
      facts->amount = 120;
      facts->balance = 720;
      hd_request_facts_set_cover (facts, "Priya:agreed", NULL);
    }
  if (which == RICH)
    {
      set (facts, "topic", "the rollout");
      set (facts, "due", "the report is done");
      set (facts, "contact", "Ines");
      facts->recorded = TRUE;
      facts->reachable_until = 780;
      facts->confirm_by = hd_date_new (2026, 11, 27);
      facts->location = HD_LOCATION_REMOTE;
      facts->back = facts->window.to > 0 ? facts->window.to + 15 : -1;
      facts->address = HD_ADDRESS_INFORMAL;
    }
  if (which == UNASKED)
    {
      hd_request_facts_set_cover (facts, "Priya:asked", NULL);
      set (facts, "leave-type", "PTO");
      facts->amount = 150;
      facts->balance = 30;
      facts->address = HD_ADDRESS_FORMAL;
      facts->earlier = (HdDaySpan){ hd_date_new (2026, 11, 18), { 0, 0 } };
    }
  if (which == LONG)
    {
      set (facts, "to", "Dr. Maximiliane-Charlotte von Hohenstein-Wittelsbach");
      set (facts, "from", "Bartholomew Featherstonehaugh the Younger");
      set (facts, "cover", "Konstantinos Papadopoulos-Alexandridis of Platform Team");
      facts->cover_state = HD_COVER_AGREED;
      set (facts, "contact", "the whole of the platform team");
      set (facts, "leave-type", "compensatory time from overtime");
      set (facts, "topic", "the second part of the large quarterly rollout");
      set (facts, "due",
           "the long report on the state of the second quarter is done but for "
           "two tables that Ada fills in");
      facts->amount = 135;
      facts->balance = 6000;
      facts->date = hd_date_new (2027, 9, 29);
      if (situation == HD_SITUATION_DAYS)
        facts->until_date = hd_date_new (2027, 10, 6);
      facts->confirm_by = hd_date_new (2027, 9, 22);
      facts->reachable_until = 13 * 60 + 45;
      facts->recorded = TRUE;
      if (situation == HD_SITUATION_CHANGE)
        facts->earlier = (HdDaySpan){ hd_date_new (2027, 9, 22), { 635, 765 } };
    }
  if (which == HOSTILE)
    {
      set (facts, "to", "<b>\"Dana\"</b> O'Neil\n& Söhne {D:} \xe2\x80\xae");
      set (facts, "from",
           "S\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81"
           "am \xf0\x9f\x8f\x96");
      hd_request_facts_set_cover (facts, "P\xff|riya\r\n\t*\xe2\x80\x8b*:asked", NULL);
      set (facts, "leave-type", "P\xe2\x80\xadTO ${L:}");
      set (facts, "topic", "a & b");
      facts->amount = 1;
    }
  if (which == RANGE)
    {
      if (situation != HD_SITUATION_DAYS)
        facts->until_date = hd_date_new (2026, 12, 4);
      else
        {
          facts->date = hd_date_new (2026, 12, 29);
          facts->until_date = hd_date_new (2027, 1, 6);
        }
      hd_request_facts_set_cover (facts, "none", NULL);
    }

  return facts;
}

/* The words of one form of address that must not stand in a text of the other. */
static const struct
{
  const char *language;
  const char *not_polite;
  const char *not_familiar;
} addresses[] = {
  { "de",
    "\\b(du|dich|dir|dein(e[nrms]?)?|gib|sag|melde|streich|kannst|könntest|bist|hast|teile)\\b",
    "\\b(Sie|Ihnen|Ihr(e[nrms]?)?)\\b" },
  { "fr", "\\b(tu|te|toi|ton|ta|tes|tien|dis-moi|dis-le-moi|écris-moi)\\b|\\bt'",
    "\\b((?<!rendez-)vous|votre|vos|dites|pouvez|avez|êtes|écrivez|pourriez)\\b" },
  { "es",
    "\\b(tú|te|ti|tus?|tuy[oa]|puedes|podrías|dime|dímelo|necesitas|prefieres|estás|anula)\\b",
    "\\b(usted|le|sus?|suy[oa]|(?<=¿)puede|podría|dígame|dígamelo|necesita|prefiere|anule|reciba)"
    "\\b" },
};

/* A text addresses its reader in one way, and in the one that was asked for. */
static const char *
find_other_address (const HdDraft *draft, HdAddress address)
{
  static GRegex *patterns[G_N_ELEMENTS (addresses)][2];

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      gboolean familiar = address == HD_ADDRESS_INFORMAL;

      if (!g_str_has_prefix (draft->language, addresses[i].language))
        continue;
      if (patterns[i][0] == NULL)
        {
          patterns[i][0] = g_regex_new (addresses[i].not_polite, 0, 0, NULL);
          patterns[i][1] = g_regex_new (addresses[i].not_familiar, 0, 0, NULL);
          g_assert_true (patterns[i][0] != NULL && patterns[i][1] != NULL);
        }
      if (g_regex_match (patterns[i][familiar], draft->body, 0, NULL))
        return familiar ? "the polite form" : "the familiar form";
    }

  return NULL;
}

static int
upper_bound (const Bound *bound, HdChannel channel)
{
  switch ((int) channel)
    {
    case HD_CHANNEL_EMAIL:
      return bound->email;
    case HD_CHANNEL_CHAT:
      return bound->chat;
    case HD_CHANNEL_HR:
      return bound->hr;
    case HD_CHANNEL_AUTO_REPLY:
      return bound->auto_reply;
    case HD_CHANNEL_HANDOVER:
      return bound->handover;
    default:
      return bound->calendar;
    }
}

static int
count_words (const char *text)
{
  g_autoptr (GRegex) word = g_regex_new ("\\S+", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  int n = 0;

  g_regex_match (word, text, 0, &match);
  for (; g_match_info_matches (match); n++)
    g_match_info_next (match, NULL);
  return n;
}

static void
complain (const HdDraft *draft, int which, const char *what)
{
  g_test_message ("%s %s/%s/%s set %d variant %u (%d words): %s\n[%s]\n%s", draft->language,
                  hd_situation_to_string (draft->situation), hd_channel_to_string (draft->channel),
                  hd_tone_to_string (draft->tone), which, draft->variant, draft->words, what,
                  draft->subject, draft->body);
  g_test_fail ();
}

static void
check_words (const HdDraft *draft, const HdRequestFacts *facts, int which)
{
  g_autofree char *all =
    g_strconcat (draft->subject != NULL ? draft->subject : "", "\n", draft->body, NULL);
  g_autofree char *lower = g_utf8_strdown (all, -1);

  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    if (strstr (forbidden[i][0] >= 'A' && forbidden[i][0] <= 'Z' ? all : lower, forbidden[i]) !=
        NULL)
      complain (draft, which, forbidden[i]);
  if (find_other_address (draft, facts->address) != NULL)
    complain (draft, which, find_other_address (draft, facts->address));
  if (facts->contractor || facts->off || facts->situation == HD_SITUATION_CONTRACTOR)
    for (guint i = 0; i < G_N_ELEMENTS (contractor_words); i++)
      if (strstr (lower, contractor_words[i]) != NULL)
        complain (draft, which, contractor_words[i]);
  if (facts->cover_state != HD_COVER_AGREED &&
      (strstr (lower, "agreed") != NULL || strstr (lower, "zugesagt") != NULL))
    complain (draft, which, "cover was not agreed");
  if (!facts->purpose &&
      (strstr (lower, "appointment") != NULL || strstr (lower, "termin ") != NULL) &&
      draft->situation <= HD_SITUATION_SHORT_NOTICE)
    complain (draft, which, "the purpose was not to be stated");
}

static void
check_length (const HdDraft *draft, const HdRequestFacts *facts, const Bound *bound, int which)
{
  int words = count_words (draft->body);
  int upper = upper_bound (bound, draft->channel);
  int lower = 0;

  g_assert_cmpint (draft->words, ==, words);
  g_assert_cmpint (draft->characters, ==, g_utf8_strlen (draft->body, -1));

  if (draft->channel == HD_CHANNEL_EMAIL)
    lower = 30;
  else if (draft->channel == HD_CHANNEL_CHAT)
    lower = 10;
  else if (draft->channel == HD_CHANNEL_AUTO_REPLY)
    lower = 20;
  if (!bound->lower || lower > upper)
    lower = 0;

  if (draft->channel == HD_CHANNEL_CALENDAR)
    {
      if (*draft->body != '\0' || g_utf8_strlen (draft->subject, -1) > 20)
        complain (draft, which, "a calendar block is a short title");
      return;
    }
  if (draft->channel == HD_CHANNEL_HR ? draft->characters > upper : words > upper)
    complain (draft, which, "too long");
  if (words < lower)
    complain (draft, which, "too short");
  if (draft->channel == HD_CHANNEL_CHAT && draft->characters > 280)
    complain (draft, which, "more than 280 characters");
  if (draft->subject != NULL && g_utf8_strlen (draft->subject, -1) > 60)
    complain (draft, which, "the subject is too long");
  if ((draft->channel == HD_CHANNEL_CHAT || draft->channel == HD_CHANNEL_HR) !=
        (draft->subject == NULL) &&
      draft->channel != HD_CHANNEL_CALENDAR)
    complain (draft, which, "the subject is there or not");
}

/* Cover is missing where nobody said anything about it, and only there. */
static gboolean
facts_cover_unknown (int which)
{
  return which == MINIMAL;
}

static void
check_slots (const HdDraft *draft, int which)
{
  for (guint i = 0; i < draft->slots->len; i++)
    {
      const HdDraftSlot *slot = g_ptr_array_index (draft->slots, i);

      if (strstr (draft->body, slot->text) == NULL &&
          (draft->subject == NULL || strstr (draft->subject, slot->text) == NULL))
        complain (draft, which, slot->text);
    }
  for (guint i = 0; i < draft->findings->len; i++)
    {
      const HdFinding *finding = g_ptr_array_index (draft->findings, i);

      if (which == UNASKED && g_str_equal (finding->rule, "false-claim"))
        continue;
      if (g_str_equal (finding->rule, "missing-slot") && facts_cover_unknown (which) &&
          strstr (finding->why, "who covers") != NULL)
        continue;
      complain (draft, which, finding->why);
    }
  if (!g_utf8_validate (draft->body, -1, NULL))
    complain (draft, which, "not UTF-8");
}

/* What a template says is clean by the checker's rules, whatever the variant. */
static void
check_clean (const HdDraft *draft, int which)
{
  static HdChecker *checker;
  HdCheckField fields[] = { { "subject", draft->subject != NULL ? draft->subject : "", -1 },
                            { "body", draft->body, -1 } };
  g_autofree char *language = g_strndup (draft->language, strcspn (draft->language, "-"));
  HdCheckInput input = {
    .language = language,
    .today = TODAY,
    .fields = fields,
    .n_fields = G_N_ELEMENTS (fields),
  };
  g_autoptr (HdCheckResult) result = NULL;

  if (checker == NULL)
    checker = hd_checker_new_bundled ();
  result = hd_checker_check (checker, &input, NULL);
  g_assert_nonnull (result);
  for (guint i = 0; i < result->findings->len; i++)
    {
      const HdFinding *finding = g_ptr_array_index (result->findings, i);
      g_autofree char *what =
        g_strdup_printf ("%s: “%s”: %s", finding->rule, finding->text, finding->why);

      complain (draft, which, what);
    }
}

static guint
check_message (HdTemplates *templates, HdRequestFacts *facts, const Bound *bound, int which)
{
  HdDraftContext context = { .today = TODAY };
  guint n = hd_draft_count_variants (templates, facts, &context);
  g_autoptr (GHashTable) bodies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean ordinary = which != LONG && which != HOSTILE && which != RANGE;

  for (guint variant = 1; variant <= n; variant++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HdDraft) draft = hd_draft_new (templates, facts, &context, variant, &error);

      g_assert_no_error (error);
      if (variant == 1)
        {
          g_autoptr (HdDraft) again = hd_draft_new (templates, facts, &context, variant, NULL);

          g_assert_cmpstr (draft->body, ==, again->body);
          g_assert_cmpstr (draft->subject, ==, again->subject);
        }
      check_length (draft, facts, bound, which);
      check_words (draft, facts, which);
      check_slots (draft, which);
      if (which <= NO_PURPOSE)
        check_clean (draft, which);
      if (!g_hash_table_add (bodies, g_strdup (draft->body)) && ordinary &&
          draft->channel <= HD_CHANNEL_CHAT)
        complain (draft, which, "two variants are the same text");
    }
  if (facts->channel <= HD_CHANNEL_CHAT && n < 4)
    {
      g_test_message ("%s/%s: %u variants", hd_situation_to_string (facts->situation),
                      hd_channel_to_string (facts->channel), n);
      g_test_fail ();
    }

  return n;
}

static void
test_language (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdTemplates) templates = hd_templates_load (data, &error);
  gboolean regional = strchr (data, '-') != NULL;
  guint texts = 0;
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    for (int channel = HD_CHANNEL_EMAIL; channel < HD_N_CHANNELS; channel++)
      {
        HdSituation situation = bounds[i].situation;
        gboolean fits = upper_bound (&bounds[i], (HdChannel) channel) > 0;

        g_assert_cmpint (hd_draft_channel_fits (situation, (HdChannel) channel), ==, fits);
        if (!fits)
          continue;
        for (int which = MINIMAL; which < N_SETS; which++)
          for (int relation = 0; relation < 4; relation++)
            /* A region differs in its words, not in its tones. */
            for (int tone = HD_TONE_PLAIN; tone < (regional ? HD_TONE_WARM : HD_N_TONES); tone++)
              {
                if (n++ % hd_one_in () != 0)
                  continue;

                g_autoptr (HdRequestFacts) facts = make_facts (situation, which);

                facts->channel = (HdChannel) channel;
                facts->tone = (HdTone) tone;
                facts->relation = relation == 1 ? HD_RELATION_IS_TOLD : HD_RELATION_APPROVES;
                facts->contractor = relation == 2;
                facts->off = relation == 3 && situation <= HD_SITUATION_SHORT_NOTICE;
                texts += check_message (templates, facts, &bounds[i], which);
              }
      }
  g_test_message ("%u texts", texts);
}

int
main (int argc, char **argv)
{
  g_auto (GStrv) languages = NULL;

  g_test_init (&argc, &argv, NULL);
  languages = hd_templates_list_languages ();
  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("/wording/draft-all/%s", languages[i]);

      g_test_add_data_func (path, languages[i], test_language);
    }
  return g_test_run ();
}
