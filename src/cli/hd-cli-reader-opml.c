/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-commands.h"

#include "hd-error.h"
#include "hd-opml-read.h"

/*
 * `reader opml`: the feeds of a list. Touches nothing but its input.
 */

static void
set_string (JsonObject *object, const char *key, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, key, value);
  else
    json_object_set_null_member (object, key);
}

static JsonArray *
describe_path (char **path)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; path != NULL && path[i] != NULL; i++)
    json_array_add_string_element (array, path[i]);
  return array;
}

static JsonObject *
describe_feed (const HdOpmlFeed *feed)
{
  JsonObject *object = json_object_new ();
  JsonArray *folders = json_array_new ();

  set_string (object, "title", feed->title);
  set_string (object, "url", feed->url);
  set_string (object, "site", feed->site);
  for (guint i = 0; i < feed->folders->len; i++)
    json_array_add_array_element (folders, describe_path (g_ptr_array_index (feed->folders, i)));
  json_object_set_array_member (object, "folder",
                                describe_path (feed->folders->len > 0
                                                 ? g_ptr_array_index (feed->folders, 0)
                                                 : NULL));
  json_object_set_array_member (object, "folders", folders);
  return object;
}

/* One part of the document as text; takes @node. */
static char *
to_text (JsonNode *node)
{
  char *text = json_to_string (node, FALSE);

  json_node_unref (node);
  return text;
}

/* A list may be long: its feeds are written one by one, and are never a tree as a whole. */
static void
print_json (const HdOpml *opml)
{
  JsonNode *title = json_node_new (JSON_NODE_NULL);
  JsonNode *warnings = json_node_new (JSON_NODE_ARRAY);

  if (opml->title != NULL)
    json_node_init_string (title, opml->title);

  g_autofree char *first = to_text (title);

  hd_cli_print ("{\"title\":");
  hd_cli_print (first);
  hd_cli_print (",\n\"feeds\":[");
  for (guint i = 0; i < opml->feeds->len; i++)
    {
      JsonNode *node = json_node_new (JSON_NODE_OBJECT);

      json_node_take_object (node, describe_feed (g_ptr_array_index (opml->feeds, i)));

      g_autofree char *text = to_text (node);

      hd_cli_print (i > 0 ? ",\n" : "\n");
      hd_cli_print (text);
    }

  json_node_take_array (warnings, json_array_new ());
  for (guint i = 0; i < opml->warnings->len; i++)
    json_array_add_string_element (json_node_get_array (warnings),
                                   g_ptr_array_index (opml->warnings, i));

  g_autofree char *last = to_text (warnings);

  hd_cli_print ("],\n\"warnings\":");
  hd_cli_print (last);
  hd_cli_print ("}\n");
}

static void
print_text (HdCli *cli, const HdOpml *opml)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < opml->feeds->len; i++)
    {
      const HdOpmlFeed *feed = g_ptr_array_index (opml->feeds, i);
      g_autofree char *folder =
        feed->folders->len > 0 ? g_strjoinv (" / ", g_ptr_array_index (feed->folders, 0)) : NULL;

      g_string_append_printf (out, "%s%s%s\n  %s\n", folder != NULL ? folder : "",
                              folder != NULL ? " / " : "",
                              feed->title != NULL ? feed->title : feed->url, feed->url);
    }
  hd_cli_print (out->str);
  for (guint i = 0; i < opml->warnings->len; i++)
    hd_cli_warn (cli, "%s", (const char *) g_ptr_array_index (opml->warnings, i));
}

static int
run (HdCli *cli, int argc, char **argv, GError **error)
{
  const GOptionEntry options[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HdOpml) opml = NULL;
  const char *data;
  gsize length;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 2)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "reader opml: name one list, or - for standard input");
      return HD_CLI_USAGE;
    }

  bytes = hd_cli_read_file (argv[1], error);
  if (bytes == NULL)
    return HD_CLI_FAILED;
  if (!hd_cli_lock_down (error))
    return HD_CLI_FAILED;

  data = g_bytes_get_data (bytes, &length);
  opml = hd_opml_read (data, length, error);
  if (opml == NULL)
    {
      g_prefix_error (error, "%s: ", hd_cli_input_name (argv[1]));
      return HD_CLI_FAILED;
    }

  if (cli->json)
    print_json (opml);
  else
    print_text (cli, opml);
  return HD_CLI_DONE;
}

const HdCliCommand hd_cli_reader_opml = {
  "reader opml",
  "FILE",
  "List the feeds of an OPML file",
  run,
};
