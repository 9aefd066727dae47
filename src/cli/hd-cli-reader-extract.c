/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-commands.h"

#include "hd-cli-reader.h"
#include "hd-error.h"
#include "hd-extract.h"

/*
 * `reader extract`: the article of a saved page. Touches nothing but its input.
 */

static void
set_string (JsonObject *object, const char *key, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, key, value);
  else
    json_object_set_null_member (object, key);
}

static void
print_json (const HdExtract *extract)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *warnings = json_array_new ();

  set_string (object, "title", extract->title);
  set_string (object, "byline", extract->byline);
  set_string (object, "site", extract->site);
  set_string (object, "published", extract->published);
  set_string (object, "language", extract->language);
  set_string (object, "dir", extract->direction);
  set_string (object, "excerpt", extract->excerpt);
  set_string (object, "html", extract->html);
  set_string (object, "text", extract->text);
  json_object_set_int_member (object, "words", extract->words);
  json_object_set_int_member (object, "minutes", extract->minutes);
  set_string (object, "picture", extract->picture);
  json_object_set_int_member (object, "links", extract->links);
  for (guint i = 0; extract->warnings[i] != NULL; i++)
    json_array_add_string_element (warnings, extract->warnings[i]);
  json_object_set_array_member (object, "warnings", warnings);

  json_node_take_object (node, object);
  hd_cli_print_json (node);
}

static void
print_text (HdCli *cli, const HdExtract *extract)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (extract->title != NULL)
    g_string_append_printf (out, "%s\n", extract->title);
  if (extract->byline != NULL)
    g_string_append_printf (out, "%s\n", extract->byline);
  if (out->len > 0)
    g_string_append_c (out, '\n');
  g_string_append_printf (out, "%s\n", extract->text);
  hd_cli_print (out->str);
  for (guint i = 0; extract->warnings[i] != NULL; i++)
    hd_cli_warn (cli, "%s", extract->warnings[i]);
}

static int
run (HdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *base = NULL;
  g_autofree char *charset = NULL;
  const GOptionEntry options[] = {
    { "base", 0, 0, G_OPTION_ARG_STRING, &base, "The address that the page came from", "URL" },
    { "charset", 0, 0, G_OPTION_ARG_STRING, &charset, "The encoding that it was sent with",
      "NAME" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HdExtract) extract = NULL;
  const char *data;
  gsize length;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 2)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "reader extract: name one HTML file, or - for standard input");
      return HD_CLI_USAGE;
    }

  bytes = hd_cli_read_file (argv[1], error);
  if (bytes == NULL)
    return HD_CLI_FAILED;
  if (!hd_cli_lock_down (error))
    return HD_CLI_FAILED;
  hd_cli_reader_warn (cli, base, charset);

  data = g_bytes_get_data (bytes, &length);
  extract = hd_extract_page (data, length, charset, base, error);
  if (extract == NULL)
    {
      g_prefix_error (error, "%s: ", hd_cli_input_name (argv[1]));
      return HD_CLI_FAILED;
    }

  if (cli->json)
    print_json (extract);
  else
    print_text (cli, extract);
  return HD_CLI_DONE;
}

const HdCliCommand hd_cli_reader_extract = {
  "reader extract",
  "FILE.html",
  "Find the article of a saved page",
  run,
};
