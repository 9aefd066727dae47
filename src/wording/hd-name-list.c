/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-name-list.h"

#include <string.h>

#include "hd-error.h"
#include "hd-json.h"

static const char *const kinds[N_HD_NAME_KINDS] = {
  "company", "recruiter", "role", "place", "title", "url",
};

gboolean
hd_name_kind_from_string (const char *text, HdNameKind *kind)
{
  for (guint i = 0; i < N_HD_NAME_KINDS; i++)
    if (strcmp (kinds[i], text) == 0)
      {
        *kind = (HdNameKind) i;
        return TRUE;
      }
  return FALSE;
}

static void
entry_free (gpointer data)
{
  HdNameEntry *entry = data;

  g_free (entry->name);
  g_free (entry);
}

HdNameList *
hd_name_list_new (void)
{
  HdNameList *self = g_new0 (HdNameList, 1);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->own = g_ptr_array_new_with_free_func (g_free);
  self->tools = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
hd_name_list_free (HdNameList *self)
{
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->own);
  g_ptr_array_unref (self->tools);
  g_free (self->employer);
  g_free (self->city);
  g_free (self);
}

void
hd_name_list_add (HdNameList *self, HdNameKind kind, const char *name, gboolean exempt)
{
  HdNameEntry *entry;

  g_return_if_fail (kind < N_HD_NAME_KINDS && name != NULL);

  entry = g_new0 (HdNameEntry, 1);
  entry->kind = kind;
  entry->name = g_strdup (name);
  entry->exempt = exempt;
  g_ptr_array_add (self->entries, entry);
}

static void
note_unknown (JsonObject *object, const char *const *known, const char *where, GPtrArray *unknown)
{
  g_autoptr (GList) members = json_object_get_members (object);

  for (GList *l = members; unknown != NULL && l != NULL; l = l->next)
    if (!g_strv_contains (known, l->data))
      g_ptr_array_add (unknown, g_strdup_printf ("%s%s", where, (const char *) l->data));
}

static gboolean
read_strings (JsonObject *object, const char *key, GPtrArray *strings, GError **error)
{
  JsonArray *array = NULL;

  if (!hd_json_get_array (object, key, &array, error))
    return FALSE;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "%s[%u] is no text", key, i);
          return FALSE;
        }
      g_ptr_array_add (strings, g_strdup (json_node_get_string (node)));
    }
  return TRUE;
}

static gboolean
read_entry (HdNameList *self, JsonNode *node, guint index, GPtrArray *unknown, GError **error)
{
  static const char *const known[] = { "kind", "name", "exempt", NULL };
  g_autofree char *where = g_strdup_printf ("entries[%u].", index);
  JsonObject *object = NULL;
  const char *kind_name = NULL, *name = NULL;
  gboolean exempt = FALSE;
  HdNameKind kind;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "entries[%u] is no object", index);
      return FALSE;
    }
  object = json_node_get_object (node);
  if (!hd_json_get_string (object, "kind", &kind_name, error) ||
      !hd_json_get_string (object, "name", &name, error) ||
      !hd_json_get_bool (object, "exempt", &exempt, error))
    {
      g_prefix_error (error, "%s ", where);
      return FALSE;
    }
  if (kind_name == NULL || name == NULL)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "entries[%u] needs a kind and a name", index);
      return FALSE;
    }
  if (!hd_name_kind_from_string (kind_name, &kind))
    {
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "entries[%u]: there is no kind “%s”", index,
                   kind_name);
      return FALSE;
    }
  note_unknown (object, known, where, unknown);
  hd_name_list_add (self, kind, name, exempt);
  return TRUE;
}

static gboolean
read_own (HdNameList *self, JsonObject *root, GPtrArray *unknown, GError **error)
{
  static const char *const known[] = { "names", "employer", "tools", "city", NULL };
  JsonNode *node = json_object_get_member (root, "own");
  const char *employer = NULL, *city = NULL;
  JsonObject *own;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_PARSE, "own is no object");
      return FALSE;
    }
  own = json_node_get_object (node);
  if (!read_strings (own, "names", self->own, error) ||
      !read_strings (own, "tools", self->tools, error) ||
      !hd_json_get_string (own, "employer", &employer, error) ||
      !hd_json_get_string (own, "city", &city, error))
    {
      g_prefix_error (error, "own: ");
      return FALSE;
    }
  self->employer = g_strdup (employer);
  self->city = g_strdup (city);
  note_unknown (own, known, "own.", unknown);
  return TRUE;
}

/**
 * hd_name_list_from_json:
 * @bytes: a document as `halfday-cli check --names` reads it
 * @unknown: (nullable) (element-type utf8): receives the keys that mean nothing to us
 *
 * Fails with %HD_ERROR_PARSE or %HD_ERROR_LIMIT; the message says where.
 */
HdNameList *
hd_name_list_from_json (GBytes *bytes, GPtrArray *unknown, GError **error)
{
  static const char *const known[] = { "entries", "own", NULL };
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (JsonNode) root = hd_json_parse (data != NULL ? data : "", (gssize) length, error);
  g_autoptr (HdNameList) self = hd_name_list_new ();
  JsonObject *object;
  JsonArray *entries = NULL;

  if (root == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_PARSE, "the names are no JSON object");
      return NULL;
    }
  object = json_node_get_object (root);
  if (!hd_json_get_array (object, "entries", &entries, error))
    return NULL;
  if (entries != NULL && json_array_get_length (entries) > HD_NAME_LIST_MAX)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_LIMIT, "more than %d names", HD_NAME_LIST_MAX);
      return NULL;
    }
  for (guint i = 0; entries != NULL && i < json_array_get_length (entries); i++)
    if (!read_entry (self, json_array_get_element (entries, i), i, unknown, error))
      return NULL;
  if (!read_own (self, object, unknown, error))
    return NULL;
  note_unknown (object, known, "", unknown);
  return g_steal_pointer (&self);
}
