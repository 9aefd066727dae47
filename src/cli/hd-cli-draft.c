/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-commands.h"

#include <string.h>

#include "hd-cli-check.h"
#include "hd-cli-draft.h"
#include "hd-draft.h"
#include "hd-error.h"

/*
 * halfday-cli draft: facts from options → message. Opens nothing but what is named.
 */

/* Whether a text of the user's own is in the draft; the words of the templates are known to be
 * clean, and compiling the rules takes longer than writing the message. */
static gboolean
has_own_words (const HdRequestFacts *facts)
{
  return facts->to != NULL || facts->from != NULL || facts->cover != NULL ||
         facts->contact != NULL || facts->topic != NULL || facts->due != NULL ||
         facts->leave_type != NULL || (facts->items != NULL && facts->items->len > 0);
}

/* Adds what the checker says about subject and body to the draft's own findings. */
static gboolean
check_draft (HdDraft *draft,
             HdChecker *checker,
             const HdMatcher *matcher,
             HdDate today,
             GError **error)
{
  const HdCheckField fields[] = { { "body", draft->body, -1 },
                                  { "subject", draft->subject != NULL ? draft->subject : "", -1 } };
  g_autofree char *language = g_strndup (draft->language, strcspn (draft->language, "-"));
  const HdCheckInput input = {
    .language = language,
    .today = today,
    .fields = fields,
    .n_fields = G_N_ELEMENTS (fields),
    .matcher = matcher,
  };
  g_autoptr (HdCheckResult) result = hd_checker_check (checker, &input, error);

  if (result == NULL)
    return FALSE;
  for (guint i = 0; i < result->findings->len; i++)
    g_ptr_array_add (draft->findings, hd_finding_copy (g_ptr_array_index (result->findings, i)));
  return TRUE;
}

/* The option whose text holds @part; %NULL for none. */
static const char *
find_option (const HdRequestFacts *facts, const char *part)
{
  const struct
  {
    const char *option;
    const char *text;
  } texts[] = {
    { "to", facts->to },
    { "from", facts->from },
    { "cover", facts->cover },
    { "contact", facts->contact },
    { "topic", facts->topic },
    { "due", facts->due },
    { "leave-type", facts->leave_type },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].text != NULL && strstr (texts[i].text, part) != NULL)
      return texts[i].option;
  for (guint i = 0; facts->items != NULL && i < facts->items->len; i++)
    if (strstr (g_ptr_array_index (facts->items, i), part) != NULL)
      return "item";
  return NULL;
}

/* A gap that somebody left to be filled in is not written into a message. */
static gboolean
has_no_gap (const HdDraft *draft, const HdRequestFacts *facts, GError **error)
{
  for (guint i = 0; i < draft->findings->len; i++)
    {
      const HdFinding *finding = g_ptr_array_index (draft->findings, i);
      const char *option =
        strcmp (finding->category, "placeholder") == 0 ? find_option (facts, finding->text) : NULL;

      if (option == NULL)
        continue;
      g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "--%s: “%.60s” is a gap to fill in, not a text",
                   option, finding->text);
      return FALSE;
    }
  return TRUE;
}

/* As in check, and which of the two texts the span counts in. */
static JsonNode *
findings_to_json (GPtrArray *findings)
{
  JsonNode *node = hd_findings_to_json (findings);
  JsonArray *array = json_node_get_array (node);

  for (guint i = 0; i < findings->len; i++)
    {
      const HdFinding *finding = g_ptr_array_index (findings, i);

      json_object_set_string_member (json_array_get_object_element (array, i), "field",
                                     finding->field == 0 ? "body" : "subject");
    }

  return node;
}

static JsonNode *
draft_to_json (const HdDraft *draft)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "language");
  json_builder_add_string_value (builder, draft->language);
  json_builder_set_member_name (builder, "situation");
  json_builder_add_string_value (builder, hd_situation_to_string (draft->situation));
  json_builder_set_member_name (builder, "channel");
  json_builder_add_string_value (builder, hd_channel_to_string (draft->channel));
  json_builder_set_member_name (builder, "tone");
  json_builder_add_string_value (builder, hd_tone_to_string (draft->tone));
  json_builder_set_member_name (builder, "variant");
  json_builder_add_int_value (builder, draft->variant);
  json_builder_set_member_name (builder, "subject");
  if (draft->subject != NULL)
    json_builder_add_string_value (builder, draft->subject);
  else
    json_builder_add_null_value (builder);
  json_builder_set_member_name (builder, "body");
  json_builder_add_string_value (builder, draft->body);
  json_builder_set_member_name (builder, "words");
  json_builder_add_int_value (builder, draft->words);
  json_builder_set_member_name (builder, "characters");
  json_builder_add_int_value (builder, draft->characters);

  json_builder_set_member_name (builder, "slots");
  json_builder_begin_object (builder);
  for (guint i = 0; i < draft->slots->len; i++)
    {
      const HdDraftSlot *slot = g_ptr_array_index (draft->slots, i);
      const char name[2] = { slot->letter, '\0' };

      json_builder_set_member_name (builder, name);
      json_builder_add_string_value (builder, slot->text);
    }
  json_builder_end_object (builder);

  json_builder_set_member_name (builder, "missing");
  json_builder_begin_array (builder);
  for (const char *p = draft->missing; *p != '\0'; p++)
    {
      const char name[2] = { *p, '\0' };

      json_builder_add_string_value (builder, name);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "findings");
  json_builder_add_value (builder, findings_to_json (draft->findings));
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

static void
print_text (const HdCli *cli, const HdDraft *draft)
{
  GString *out = g_string_new (NULL);

  if (draft->subject != NULL)
    g_string_append_printf (out, "%s%s\n", draft->channel == HD_CHANNEL_CALENDAR ? "" : "Subject: ",
                            draft->subject);
  if (draft->subject != NULL && *draft->body != '\0')
    g_string_append_c (out, '\n');
  if (*draft->body != '\0')
    g_string_append_printf (out, "%s\n", draft->body);
  hd_cli_print (out->str);
  g_string_free (out, TRUE);

  for (guint i = 0; i < draft->findings->len; i++)
    {
      const HdFinding *finding = g_ptr_array_index (draft->findings, i);

      hd_cli_warn ((HdCli *) cli, "%s: %s%s%s", hd_severity_to_string (finding->severity),
                   finding->why, *finding->text != '\0' ? ": " : "", finding->text);
    }
}

static int
run (HdCli *cli, int argc, char **argv, GError **error)
{
  g_auto (HdCliDraftOptions) options = { .variant = 1 };
  /* Texts come as bytes: what is no UTF-8 in them is mended and not refused. */
  const GOptionEntry entries[] = {
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date, "The first or only day", "D" },
    { "until-date", 0, 0, G_OPTION_ARG_STRING, &options.until_date, "The last day", "D" },
    { "window", 0, 0, G_OPTION_ARG_STRING, &options.window, "The time away", "14:00-16:00" },
    { "situation", 0, 0, G_OPTION_ARG_STRING, &options.situation,
      "late early lunch half-day full-day days remote contractor short-notice follow-up prying "
      "direct change cancel clash confirm reason",
      "S" },
    { "channel", 0, 0, G_OPTION_ARG_STRING, &options.channel,
      "email chat hr calendar auto-reply handover", "C" },
    { "tone", 0, 0, G_OPTION_ARG_STRING, &options.tone, "plain warm formal", "T" },
    { "to", 0, 0, G_OPTION_ARG_FILENAME, &options.to, "Who reads it", "NAME" },
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &options.from, "Who signs it", "NAME" },
    { "relation", 0, 0, G_OPTION_ARG_STRING, &options.relation, "approves is-told", "R" },
    { "cover", 0, 0, G_OPTION_ARG_FILENAME, &options.cover, "Who covers, and whether it is agreed",
      "NAME[:asked|agreed|none]" },
    { "contact", 0, 0, G_OPTION_ARG_FILENAME, &options.contact, "Whom others may turn to", "NAME" },
    { "leave-type", 0, 0, G_OPTION_ARG_FILENAME, &options.leave_type, "The kind of leave", "NAME" },
    { "amount", 0, 0, G_OPTION_ARG_STRING, &options.amount, "How much leave", "2h" },
    { "balance", 0, 0, G_OPTION_ARG_STRING, &options.balance, "How much leave is earned", "12h" },
    { "no-purpose", 0, 0, G_OPTION_ARG_NONE, &options.no_purpose, "Do not say “an appointment”",
      NULL },
    { "back", 0, 0, G_OPTION_ARG_STRING, &options.back, "The time of the return", "16:15" },
    { "reachable-until", 0, 0, G_OPTION_ARG_STRING, &options.reachable_until,
      "Until when urgent matters reach you", "14:00" },
    { "location", 0, 0, G_OPTION_ARG_STRING, &options.location, "office remote", "L" },
    { "recorded", 0, 0, G_OPTION_ARG_NONE, &options.recorded, "The leave is in the system", NULL },
    { "confirm-by", 0, 0, G_OPTION_ARG_STRING, &options.confirm_by, "When an answer is needed",
      "D" },
    { "due", 0, 0, G_OPTION_ARG_FILENAME, &options.due, "The state of what is due", "TEXT" },
    { "item", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.items, "A line of the hand-over",
      "TEXT" },
    { "alternative", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.alternatives,
      "Another time that is possible", "D[:WINDOW]" },
    { "earlier-date", 0, 0, G_OPTION_ARG_STRING, &options.earlier_date,
      "The day agreed before, or of the first message", "D" },
    { "earlier-window", 0, 0, G_OPTION_ARG_STRING, &options.earlier_window,
      "The time agreed before", "W" },
    { "topic", 0, 0, G_OPTION_ARG_FILENAME, &options.topic, "The work that cover is for", "TEXT" },
    { "contractor", 0, 0, G_OPTION_ARG_NONE, &options.contractor, "No leave terms", NULL },
    { "audience", 0, 0, G_OPTION_ARG_STRING, &options.audience,
      "Of an automatic reply: external internal", "A" },
    { "limit", 0, 0, G_OPTION_ARG_INT, &options.limit, "How much the field takes", "N" },
    { "address", 0, 0, G_OPTION_ARG_STRING, &options.address, "formal informal", "A" },
    { "hours", 0, 0, G_OPTION_ARG_STRING, &options.hours, "The working day", "09:00-17:00" },
    { "workdays", 0, 0, G_OPTION_ARG_STRING, &options.workdays, "The working week", "mon-fri" },
    { "names", 0, 0, G_OPTION_ARG_FILENAME, &options.names, "Names that must stay out, as JSON",
      "FILE" },
    { "variant", 0, 0, G_OPTION_ARG_INT, &options.variant, "Which wording, from 1", "N" },
    { "all-variants", 0, 0, G_OPTION_ARG_NONE, &options.all_variants, "All wordings", NULL },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &options.strict, "Exit 3 when a finding blocks", NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (HdTemplates) templates = NULL;
  g_autoptr (HdRequestFacts) facts = NULL;
  g_autoptr (HdChecker) checker = NULL;
  g_autoptr (HdMatcher) matcher = NULL;
  g_autoptr (GBytes) names = NULL;
  g_autoptr (GError) inner = NULL;
  HdDraftContext context = { 0 };
  gboolean blocked = FALSE;
  guint first, last;

  if (!hd_cli_parse (cli, entries, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc > 1)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "“%.60s”: draft takes options only", argv[1]);
      return HD_CLI_USAGE;
    }
  if (options.variant < 1)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "--variant: count from 1");
      return HD_CLI_USAGE;
    }

  if (options.names != NULL)
    {
      names = hd_cli_read_file (options.names, error);
      if (names == NULL)
        return HD_CLI_FAILED;
    }
  hd_cli_shut_in ();

  templates = hd_templates_load (cli->language != NULL ? cli->language : "en", &inner);
  if (templates == NULL)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "--lang: %s", inner->message);
      return HD_CLI_USAGE;
    }
  facts = hd_cli_draft_read_facts (cli, &options, error);
  if (facts == NULL)
    return HD_CLI_USAGE;

  if (options.names != NULL || has_own_words (facts))
    checker = hd_checker_new_bundled ();
  if (names != NULL)
    {
      matcher = hd_cli_parse_names (cli, checker, names, options.names, error);
      if (matcher == NULL)
        return HD_CLI_FAILED;
    }
  context.today = cli->today;
  first = options.all_variants ? 1 : (guint) options.variant;
  last =
    options.all_variants ? MAX (1, hd_draft_count_variants (templates, facts, &context)) : first;

  g_autoptr (JsonNode) all = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (all, json_array_new ());

  for (guint variant = first; variant <= last; variant++)
    {
      g_autoptr (HdDraft) draft = hd_draft_new (templates, facts, &context, variant, &inner);

      if (draft == NULL)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "--%s", inner->message);
          return HD_CLI_USAGE;
        }
      if (checker != NULL && (!check_draft (draft, checker, matcher, cli->today, error) ||
                              !has_no_gap (draft, facts, error)))
        return HD_CLI_FAILED;
      blocked |= hd_findings_have_block (draft->findings);
      if (cli->json)
        json_array_add_element (json_node_get_array (all), draft_to_json (draft));
      else
        {
          if (variant > first)
            hd_cli_print ("\n----\n\n");
          print_text (cli, draft);
        }
    }
  if (cli->json)
    hd_cli_print_json (
      options.all_variants ? all : json_array_get_element (json_node_get_array (all), 0));

  return blocked && options.strict ? HD_CLI_BLOCKED : HD_CLI_DONE;
}

const HdCliCommand hd_cli_draft = {
  .name = "draft",
  .arguments = "",
  .summary = "Write a short, truthful message about an absence",
  .run = run,
};
