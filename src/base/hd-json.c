/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-json.h"

#include <stdio.h>
#include <string.h>

#include "hd-error.h"

/* json-glib recurses once a level, so a hundred thousand brackets would end the stack. */
static gboolean
check_depth (const char *data, gsize length, GError **error)
{
  int depth = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      char c = data[i];

      if (quoted)
        {
          if (c == '\\')
            i++;
          else if (c == '"')
            quoted = FALSE;
        }
      else if (c == '"')
        quoted = TRUE;
      else if (c == '[' || c == '{')
        {
          if (++depth > HD_JSON_MAX_DEPTH)
            {
              g_set_error (error, HD_ERROR, HD_ERROR_LIMIT, "JSON nested deeper than %d levels",
                           HD_JSON_MAX_DEPTH);
              return FALSE;
            }
        }
      else if (c == ']' || c == '}')
        depth--;
    }

  return TRUE;
}

/**
 * hd_json_parse:
 * @data: UTF-8 text
 * @length: its bytes, or -1 when it ends in NUL
 *
 * Returns: (transfer full): the root, or %NULL with %HD_ERROR_PARSE (the message names the
 *   line) or %HD_ERROR_LIMIT
 */
JsonNode *
hd_json_parse (const char *data, gssize length, GError **error)
{
  g_return_val_if_fail (data != NULL, NULL);

  gsize size = length < 0 ? strlen (data) : (gsize) length;
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) inner = NULL;

  if (size > HD_JSON_MAX_BYTES)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_LIMIT, "JSON larger than %d bytes",
                   (int) HD_JSON_MAX_BYTES);
      return NULL;
    }
  /* A NUL within is no text either. */
  if (!g_utf8_validate_len (data, size, NULL))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_PARSE, "This is not UTF-8 text");
      return NULL;
    }
  if (!check_depth (data, size, error))
    return NULL;

  if (!json_parser_load_from_data (parser, data, (gssize) size, &inner))
    {
      guint line = 0;

      /* The scanner is gone by now; its position stands only in the message. */
      if (sscanf (inner->message, "<data>:%u:", &line) == 1)
        g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "line %u: not valid JSON", line);
      else
        g_set_error_literal (error, HD_ERROR, HD_ERROR_PARSE, "not valid JSON");
      return NULL;
    }
  if (json_parser_get_root (parser) == NULL)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_PARSE, "There is no JSON in it");
      return NULL;
    }

  return json_node_ref (json_parser_get_root (parser));
}

/**
 * hd_json_to_string:
 *
 * Returns: (transfer full): the document indented by two blanks, as the command line prints it
 */
char *
hd_json_to_string (JsonNode *node)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();

  json_generator_set_root (generator, node);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 2);
  return json_generator_to_data (generator, NULL);
}

static gboolean
wrong_type (const char *key, const char *wanted, GError **error)
{
  g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "“%s” must be %s", key, wanted);
  return FALSE;
}

/**
 * hd_json_get_object:
 * @object: (out) (transfer none): the object
 * @path: what to call it in the error
 */
gboolean
hd_json_get_object (JsonNode *node, JsonObject **object, const char *path, GError **error)
{
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return wrong_type (path, "an object", error);

  *object = json_node_get_object (node);
  return TRUE;
}

/* A key that is absent or null leaves the caller's default alone. */
static JsonNode *
present (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

/**
 * hd_json_get_string:
 * @value: (inout) (transfer none): left as it is when @key is absent or null
 *
 * Returns: %FALSE with %HD_ERROR_PARSE when the value has another type
 */
gboolean
hd_json_get_string (JsonObject *object, const char *key, const char **value, GError **error)
{
  JsonNode *node = present (object, key);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return wrong_type (key, "text", error);

  *value = json_node_get_string (node);
  return TRUE;
}

/** hd_json_get_int: as hd_json_get_string(), for whole numbers. */
gboolean
hd_json_get_int (JsonObject *object, const char *key, gint64 *value, GError **error)
{
  JsonNode *node = present (object, key);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return wrong_type (key, "a whole number", error);

  *value = json_node_get_int (node);
  return TRUE;
}

/** hd_json_get_bool: as hd_json_get_string(), for true and false. */
gboolean
hd_json_get_bool (JsonObject *object, const char *key, gboolean *value, GError **error)
{
  JsonNode *node = present (object, key);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return wrong_type (key, "true or false", error);

  *value = json_node_get_boolean (node);
  return TRUE;
}

/** hd_json_get_array: as hd_json_get_string(), for arrays. */
gboolean
hd_json_get_array (JsonObject *object, const char *key, JsonArray **value, GError **error)
{
  JsonNode *node = present (object, key);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return wrong_type (key, "an array", error);

  *value = json_node_get_array (node);
  return TRUE;
}
