/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-commands.h"

#include "hd-cli-check.h"
#include "hd-error.h"
#include "hd-request-facts.h"

/*
 * halfday-cli check: what a text says beyond the absence.
 */

static void
print_text (const HdCheckResult *result)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < result->findings->len; i++)
    {
      const HdFinding *finding = result->findings->pdata[i];

      g_string_append_printf (text, "%d-%d %s %s: “%s”: %s", finding->start, finding->end,
                              hd_severity_to_string (finding->severity), finding->category,
                              finding->text, finding->why);
      if (finding->replacement != NULL && *finding->replacement != '\0')
        g_string_append_printf (text, " → %s", finding->replacement);
      g_string_append_c (text, '\n');
    }
  if (result->findings->len == 0)
    g_string_append_printf (text, "No findings (%u rules, %s)\n", result->rules, result->language);
  hd_cli_print (text->str);
}

static void
print_json (const HdCheckResult *result)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "language");
  json_builder_add_string_value (builder, result->language);
  json_builder_set_member_name (builder, "rules");
  json_builder_add_int_value (builder, result->rules);
  json_builder_set_member_name (builder, "findings");
  json_builder_add_value (builder, hd_findings_to_json (result->findings));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  hd_cli_print_json (root);
}

/**
 * hd_cli_parse_names:
 * @bytes: what is in the file of the option `--names`; unknown keys are named once on stderr
 * @file: its path, or `-`
 *
 * Returns: (transfer full): the names that must stay out of a text, ready to be matched
 */
HdMatcher *
hd_cli_parse_names (HdCli *cli, HdChecker *checker, GBytes *bytes, const char *file, GError **error)
{
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HdNameList) names = hd_name_list_from_json (bytes, unknown, error);

  if (names == NULL)
    {
      g_prefix_error (error, "%s: ", hd_cli_input_name (file));
      return NULL;
    }
  if (unknown->len > 0)
    {
      g_autofree char *keys = NULL;

      g_ptr_array_add (unknown, NULL);
      keys = g_strjoinv (", ", (char **) unknown->pdata);
      hd_cli_warn (cli, "%s: not understood and left out: %s", hd_cli_input_name (file), keys);
    }
  return hd_checker_new_matcher (checker, names);
}

/* Reads what the arguments name; the names and the text cannot both be standard input. */
static gboolean
read_inputs (const char *file,
             const char *names_file,
             const char *rules_file,
             GBytes **text,
             GBytes **names,
             GBytes **rules,
             GError **error)
{
  if (g_strcmp0 (names_file, "-") == 0 && g_str_equal (file, "-"))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "--names: standard input is the text already; name one of them");
      return FALSE;
    }

  *text = hd_cli_read_file (file, error);
  if (*text == NULL)
    return FALSE;
  *names = names_file != NULL ? hd_cli_read_file (names_file, error) : NULL;
  if (names_file != NULL && *names == NULL)
    return FALSE;
  *rules = rules_file != NULL ? hd_cli_read_file (rules_file, error) : NULL;
  return rules_file == NULL || *rules != NULL;
}

static int
run (HdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *channel = NULL, *names_file = NULL, *rules_file = NULL;
  const GOptionEntry entries[] = {
    { "channel", 0, 0, G_OPTION_ARG_STRING, &channel, "Where it is sent: email, chat, hr …",
      "NAME" },
    { "names", 0, 0, G_OPTION_ARG_FILENAME, &names_file, "Names that must stay out, as JSON",
      "FILE" },
    { "rules", 0, 0, G_OPTION_ARG_FILENAME, &rules_file,
      "Own rules, for the language of --lang or for all", "FILE" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (HdChecker) checker = NULL;
  g_autoptr (HdMatcher) matcher = NULL;
  g_autoptr (HdCheckResult) result = NULL;
  g_autoptr (GBytes) bytes = NULL, names = NULL, rules = NULL;
  g_autoptr (GError) inner = NULL;
  HdChannel known;
  HdCheckField field = { "text", NULL, 0 };
  HdCheckInput input = { .fields = &field, .n_fields = 1 };
  gsize length;

  if (!hd_cli_parse (cli, entries, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc > 2)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE, "check takes one file, or - for input");
      return HD_CLI_USAGE;
    }
  if (channel != NULL && !hd_channel_parse (channel, &known))
    {
      g_set_error (error, HD_ERROR, HD_ERROR_USAGE,
                   "--channel: “%.60s” is not one of email, chat, hr, calendar, auto-reply, "
                   "handover",
                   channel);
      return HD_CLI_USAGE;
    }
  if (!read_inputs (argc == 2 ? argv[1] : "-", names_file, rules_file, &bytes, &names, &rules,
                    error))
    return HD_CLI_FAILED;
  if (!hd_cli_lock_down (error))
    return HD_CLI_FAILED;

  field.text = g_bytes_get_data (bytes, &length);
  if (field.text == NULL)
    field.text = "";
  field.length = (gssize) length;
  input.language = cli->language;
  input.channel = channel;
  input.today = cli->today;
  input.clock = !cli->today_given;
  checker = hd_checker_new_bundled ();
  if (rules != NULL &&
      !hd_checker_add_rules (checker, cli->language != NULL ? cli->language : "common", rules,
                             hd_cli_input_name (rules_file), error))
    return HD_CLI_FAILED;
  if (names != NULL)
    {
      matcher = hd_cli_parse_names (cli, checker, names, names_file, error);
      if (matcher == NULL)
        return HD_CLI_FAILED;
    }
  input.matcher = matcher;
  result = hd_checker_check (checker, &input, &inner);
  if (result == NULL)
    {
      gboolean language = g_error_matches (inner, HD_ERROR, HD_ERROR_NOT_FOUND);

      g_set_error (error, HD_ERROR, language ? HD_ERROR_USAGE : inner->code, "%s: %s",
                   language ? "--lang" : hd_cli_input_name (argc == 2 ? argv[1] : "-"),
                   inner->message);
      return HD_CLI_FAILED;
    }

  if (!result->complete)
    hd_cli_warn (cli, "%s: more findings than anybody reads; only the first are listed",
                 hd_cli_input_name (argc == 2 ? argv[1] : "-"));
  if (cli->json)
    print_json (result);
  else
    print_text (result);
  return hd_findings_have_block (result->findings) ? HD_CLI_BLOCKED : HD_CLI_DONE;
}

const HdCliCommand hd_cli_check = { "check", "[FILE]", "What a message says beyond the absence",
                                    run };
