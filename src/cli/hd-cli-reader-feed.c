/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-commands.h"

#include <string.h>

#include "hd-cli-reader.h"
#include "hd-error.h"
#include "hd-feed-read.h"

/*
 * `reader feed`: the entries of a feed. Touches nothing but its input.
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
set_date (JsonObject *object, const char *key, gint64 seconds)
{
  g_autofree char *text = hd_feed_date_format (seconds);

  set_string (object, key, text);
}

static JsonArray *
list_strings (GPtrArray *strings)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < strings->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (strings, i));
  return array;
}

/* Entries are many: they are written as they are, and not made objects of first. */

static void
write_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  while (*text != '\0')
    {
      const char *from = text;

      while ((guchar) *text >= 0x20 && *text != '"' && *text != '\\' && *text != 0x7f)
        text++;
      g_string_append_len (out, from, text - from);
      if (*text == '\0')
        break;
      if (*text == '"' || *text == '\\')
        g_string_append_printf (out, "\\%c", *text);
      else
        g_string_append_printf (out, "\\u%04x", (guchar) *text);
      text++;
    }
  g_string_append_c (out, '"');
}

/* Of the first member @key has its bracket with it. */
static void
write_member (GString *out, const char *key, const char *value)
{
  g_string_append (out, key);
  if (value != NULL)
    write_string (out, value);
  else
    g_string_append (out, "null");
}

static void
write_date (GString *out, const char *key, gint64 seconds)
{
  g_autofree char *text = hd_feed_date_format (seconds);

  write_member (out, key, text);
}

static void
write_enclosure (GString *out, const HdFeedEnclosure *enclosure)
{
  write_member (out, "{\"url\":", enclosure->url);
  write_member (out, ",\"type\":", enclosure->type);
  if (enclosure->length >= 0)
    g_string_append_printf (out, ",\"length\":%" G_GINT64_FORMAT "}", enclosure->length);
  else
    g_string_append (out, ",\"length\":null}");
}

static void
write_entry (GString *out, const HdFeedEntry *entry)
{
  write_member (out, "{\"id\":", entry->id);
  write_member (out, ",\"title\":", entry->title);
  write_member (out, ",\"link\":", entry->link);
  write_date (out, ",\"published\":", entry->published);
  write_date (out, ",\"updated\":", entry->updated);
  write_member (out, ",\"author\":", entry->author);
  write_member (out, ",\"summary\":", entry->summary);
  write_member (out, ",\"content\":", entry->content);
  g_string_append (out, ",\"categories\":[");
  for (guint i = 0; i < entry->categories->len; i++)
    write_member (out, i > 0 ? "," : "", g_ptr_array_index (entry->categories, i));
  g_string_append (out, "],\"enclosures\":[");
  for (guint i = 0; i < entry->enclosures->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ',');
      write_enclosure (out, g_ptr_array_index (entry->enclosures, i));
    }
  write_member (out, "],\"external_url\":", entry->external_url);
  g_string_append_c (out, '}');
}

/* One part of a document, without the line that ends a whole one. */
static char *
to_text (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_node_take_object (node, object);
  json_generator_set_root (generator, node);
  return json_generator_to_data (generator, NULL);
}

/* A feed may be long: its entries are written one by one, and are never a tree as a whole. */
static void
print_json (const HdFeed *feed)
{
  JsonObject *head = json_object_new ();
  JsonObject *tail = json_object_new ();
  g_autoptr (GString) entry = g_string_new (NULL);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  set_string (head, "format", hd_feed_format_get_name (feed->format));
  set_string (head, "version", feed->version);
  set_string (head, "id", feed->id);
  set_string (head, "title", feed->title);
  set_string (head, "link", feed->link);
  set_string (head, "description", feed->description);
  set_string (head, "language", feed->language);
  set_string (head, "author", feed->author);
  set_string (head, "rights", feed->rights);
  set_date (head, "updated", feed->updated);
  set_string (head, "icon", feed->icon);
  set_string (head, "self", feed->self);
  set_string (head, "hub", feed->hub);
  first = to_text (head);
  first[strlen (first) - 1] = '\0';
  hd_cli_print (first);
  hd_cli_print (",\n\"entries\":[");
  for (guint i = 0; i < feed->entries->len; i++)
    {
      g_string_assign (entry, i > 0 ? ",\n" : "\n");
      write_entry (entry, g_ptr_array_index (feed->entries, i));
      hd_cli_print (entry->str);
    }
  hd_cli_print ("],\n");
  json_object_set_array_member (tail, "warnings", list_strings (feed->warnings));
  last = to_text (tail);
  hd_cli_print (last + 1);
  hd_cli_print ("\n");
}

static void
print_text (HdCli *cli, const HdFeed *feed)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (feed->title != NULL)
    g_string_append_printf (out, "%s\n\n", feed->title);
  for (guint i = 0; i < feed->entries->len; i++)
    {
      const HdFeedEntry *entry = g_ptr_array_index (feed->entries, i);
      g_autofree char *date = hd_feed_date_format (entry->published);

      g_string_append_printf (out, "%.10s  %s\n", date != NULL ? date : "          ",
                              entry->title != NULL ? entry->title : entry->id);
      if (entry->link != NULL)
        g_string_append_printf (out, "            %s\n", entry->link);
    }
  hd_cli_print (out->str);
  for (guint i = 0; i < feed->warnings->len; i++)
    hd_cli_warn (cli, "%s", (const char *) g_ptr_array_index (feed->warnings, i));
}

static int
run (HdCli *cli, int argc, char **argv, GError **error)
{
  g_autofree char *base = NULL;
  g_autofree char *type = NULL;
  const GOptionEntry options[] = {
    { "base", 0, 0, G_OPTION_ARG_STRING, &base, "The address that the feed came from", "URL" },
    { "content-type", 0, 0, G_OPTION_ARG_STRING, &type, "The type that it was sent with", "TYPE" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (HdFeed) feed = NULL;
  const char *data;
  gsize length;

  if (!hd_cli_parse (cli, options, &argc, &argv, error))
    return HD_CLI_USAGE;
  if (argc != 2)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_USAGE,
                           "reader feed: name one feed, or - for standard input");
      return HD_CLI_USAGE;
    }

  bytes = hd_cli_read_file (argv[1], error);
  if (bytes == NULL)
    return HD_CLI_FAILED;
  if (!hd_cli_lock_down (error))
    return HD_CLI_FAILED;
  hd_cli_reader_warn (cli, base, NULL);

  data = g_bytes_get_data (bytes, &length);
  feed = hd_feed_read (data, length, base, type, error);
  if (feed == NULL)
    {
      g_prefix_error (error, "%s: ", hd_cli_input_name (argv[1]));
      return HD_CLI_FAILED;
    }

  if (cli->json)
    print_json (feed);
  else
    print_text (cli, feed);
  return HD_CLI_DONE;
}

const HdCliCommand hd_cli_reader_feed = {
  "reader feed",
  "FILE",
  "List the entries of a feed",
  run,
};
