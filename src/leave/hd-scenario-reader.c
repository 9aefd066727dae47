/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-scenario-reader.h"

#include <stdio.h>
#include <string.h>

#include "hd-amount.h"
#include "hd-error.h"

/**
 * hd_reader_enter:
 *
 * Goes into the object at @key.
 *
 * Returns: a mark for hd_reader_leave()
 */
gsize
hd_reader_enter (HdReader *self, const char *key)
{
  gsize mark = self->path->len;

  g_string_append_printf (self->path, "%s%s", mark > 0 ? "." : "", key);
  return mark;
}

gsize
hd_reader_enter_index (HdReader *self, const char *key, guint index)
{
  gsize mark = hd_reader_enter (self, key);

  g_string_append_printf (self->path, "[%u]", index);
  return mark;
}

void
hd_reader_leave (HdReader *self, gsize mark)
{
  g_string_truncate (self->path, mark);
}

/**
 * hd_reader_fail:
 * @key: (nullable): the key, or %NULL for the object that the reader is in
 *
 * Sets %HD_ERROR_INVALID with a message that begins with the path of the key.
 *
 * Returns: %FALSE
 */
gboolean
hd_reader_fail (HdReader *self, const char *key, GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *what = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "%s%s%s: %s", self->path->str,
               self->path->len > 0 && key != NULL ? "." : "", key != NULL ? key : "", what);
  return FALSE;
}

/* What stands in an error is cut short: it may be a megabyte. */
static char *
shorten (const char *text)
{
  g_autofree char *cut = g_utf8_make_valid (text, (gssize) strnlen (text, 40));

  return g_strdelimit (g_steal_pointer (&cut), "\n\r\t", ' ');
}

void
hd_reader_warn_unknown (HdReader *self, JsonObject *object, const char *const *known)
{
  g_autoptr (GList) keys = json_object_get_members (object);

  for (GList *l = keys; l != NULL; l = l->next)
    {
      const char *key = l->data;

      if (g_strv_contains (known, key))
        continue;

      g_autofree char *shown = shorten (key);

      g_ptr_array_add (self->warnings,
                       g_strdup_printf ("%s%s%s: unknown key, ignored", self->path->str,
                                        self->path->len > 0 ? "." : "", shown));
    }
}

/**
 * hd_reader_get:
 *
 * Returns: (transfer none) (nullable): the value; %NULL when absent or null, which are the same
 */
JsonNode *
hd_reader_get (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node == NULL || JSON_NODE_HOLDS_NULL (node) ? NULL : node;
}

/* All readers below leave @value alone when the key is absent or null. */

gboolean
hd_reader_object (HdReader *self,
                  JsonObject *object,
                  const char *key,
                  JsonObject **value,
                  GError **error)
{
  JsonNode *node = hd_reader_get (object, key);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return hd_reader_fail (self, key, error, "must be an object");

  *value = json_node_get_object (node);
  return TRUE;
}

/** hd_reader_array: @most is how many elements there may be */
gboolean
hd_reader_array (HdReader *self,
                 JsonObject *object,
                 const char *key,
                 guint most,
                 JsonArray **value,
                 GError **error)
{
  JsonNode *node = hd_reader_get (object, key);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return hd_reader_fail (self, key, error, "must be an array");
  if (json_array_get_length (json_node_get_array (node)) > most)
    return hd_reader_fail (self, key, error, "more than %u elements", most);

  *value = json_node_get_array (node);
  return TRUE;
}

gboolean
hd_reader_element (HdReader *self,
                   JsonArray *array,
                   const char *key,
                   guint index,
                   JsonObject **value,
                   GError **error)
{
  JsonNode *node = json_array_get_element (array, index);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autofree char *name = g_strdup_printf ("%s[%u]", key, index);

      return hd_reader_fail (self, name, error, "must be an object");
    }

  *value = json_node_get_object (node);
  return TRUE;
}

gboolean
hd_reader_text (HdReader *self,
                JsonObject *object,
                const char *key,
                const char **value,
                GError **error)
{
  JsonNode *node = hd_reader_get (object, key);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return hd_reader_fail (self, key, error, "must be text in quotes");

  *value = json_node_get_string (node);
  return TRUE;
}

gboolean
hd_reader_bool (HdReader *self,
                JsonObject *object,
                const char *key,
                gboolean *value,
                GError **error)
{
  JsonNode *node = hd_reader_get (object, key);

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return hd_reader_fail (self, key, error, "must be true or false");

  *value = json_node_get_boolean (node);
  return TRUE;
}

/** hd_reader_choice: @value is the index in @choices, which ends in %NULL */
gboolean
hd_reader_choice (HdReader *self,
                  JsonObject *object,
                  const char *key,
                  const char *const *choices,
                  int *value,
                  GError **error)
{
  const char *text = NULL;

  if (!hd_reader_text (self, object, key, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;

  for (int i = 0; choices[i] != NULL; i++)
    if (strcmp (choices[i], text) == 0)
      {
        *value = i;
        return TRUE;
      }

  g_autofree char *all = g_strjoinv (", ", (char **) choices);
  g_autofree char *shown = shorten (text);

  return hd_reader_fail (self, key, error, "“%s” is none of %s", shown, all);
}

gboolean
hd_reader_date_text (HdReader *self,
                     const char *key,
                     const char *text,
                     HdDate *value,
                     GError **error)
{
  HdDate date;

  if (!hd_date_parse_iso (text, &date))
    {
      g_autofree char *shown = shorten (text);

      return hd_reader_fail (self, key, error, "“%s” is no date: write 2026-12-03", shown);
    }

  int year = hd_date_year (date);

  if (year < HD_SCENARIO_FIRST_YEAR || year > HD_SCENARIO_LAST_YEAR)
    return hd_reader_fail (self, key, error, "%s is not between %d and %d", text,
                           HD_SCENARIO_FIRST_YEAR, HD_SCENARIO_LAST_YEAR);

  *value = date;
  return TRUE;
}

gboolean
hd_reader_date (HdReader *self, JsonObject *object, const char *key, HdDate *value, GError **error)
{
  const char *text = NULL;

  if (!hd_reader_text (self, object, key, &text, error))
    return FALSE;

  return text == NULL || hd_reader_date_text (self, key, text, value, error);
}

/** hd_reader_last_date: a date that may lie so far ahead that it means never */
gboolean
hd_reader_last_date (HdReader *self,
                     JsonObject *object,
                     const char *key,
                     HdDate *value,
                     GError **error)
{
  const char *text = NULL;
  HdDate date;

  if (!hd_reader_text (self, object, key, &text, error))
    return FALSE;
  if (text != NULL && hd_date_parse_iso (text, &date) &&
      hd_date_year (date) > HD_SCENARIO_LAST_YEAR)
    {
      *value = HD_DATE_NONE;
      return TRUE;
    }

  return text == NULL || hd_reader_date_text (self, key, text, value, error);
}

/** hd_reader_amount: exact minutes, from a decimal string or number in the unit */
gboolean
hd_reader_amount (HdReader *self,
                  JsonObject *object,
                  const char *key,
                  HdFraction *value,
                  GError **error)
{
  JsonNode *node = hd_reader_get (object, key);
  g_autofree char *text = NULL;

  if (node == NULL)
    return TRUE;
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    text = json_node_dup_string (node);
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    text = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_DOUBLE)
    {
      char buffer[G_ASCII_DTOSTR_BUF_SIZE];

      text = g_strdup (g_ascii_dtostr (buffer, sizeof buffer, json_node_get_double (node)));
    }
  else
    return hd_reader_fail (self, key, error, "must be an amount such as \"7.5\"");

  if (!hd_fraction_parse (text, value))
    {
      g_autofree char *shown = shorten (text);

      return hd_reader_fail (self, key, error,
                             "“%s” is no amount: write \"7.5\", at most %d and %d decimals", shown,
                             HD_FRACTION_MAX_WHOLE, HD_FRACTION_MAX_DIGITS);
    }

  *value = hd_fraction_scale (*value, self->unit, 1);
  return TRUE;
}

/** hd_reader_minutes: an amount as whole minutes, rounded once */
gboolean
hd_reader_minutes (HdReader *self,
                   JsonObject *object,
                   const char *key,
                   gint64 *value,
                   GError **error)
{
  HdFraction amount = hd_fraction_new (0, 1);

  if (hd_reader_get (object, key) == NULL)
    return TRUE;
  if (!hd_reader_amount (self, object, key, &amount, error))
    return FALSE;

  *value = hd_fraction_round (amount);
  return TRUE;
}

gboolean
hd_reader_time (HdReader *self, JsonObject *object, const char *key, int *value, GError **error)
{
  const char *text = NULL;

  if (!hd_reader_text (self, object, key, &text, error))
    return FALSE;
  if (text == NULL || hd_time_parse (text, value))
    return TRUE;

  g_autofree char *shown = shorten (text);

  return hd_reader_fail (self, key, error, "“%s” is no time: write 14:00", shown);
}

/** hd_reader_duration: an amount of time as people write it, “1h30”, as minutes of at least 0 */
gboolean
hd_reader_duration (HdReader *self,
                    JsonObject *object,
                    const char *key,
                    int day_minutes,
                    gint64 *value,
                    GError **error)
{
  const char *text = NULL;
  g_autoptr (GError) inner = NULL;

  if (!hd_reader_text (self, object, key, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;
  if (!hd_amount_parse (text, day_minutes, value, &inner))
    return hd_reader_fail (self, key, error, "%s", inner->message);
  if (*value < 0)
    return hd_reader_fail (self, key, error, "must not be negative");

  return TRUE;
}

/** hd_reader_month_day: “MM-DD”; a day past the month's end, up to 31, means its last day */
gboolean
hd_reader_month_day (HdReader *self,
                     const char *key,
                     const char *text,
                     HdMonthDay *value,
                     GError **error)
{
  unsigned month = 0, day = 0;
  char rest = '\0';

  if (strlen (text) == 5 && sscanf (text, "%2u-%2u%c", &month, &day, &rest) == 2 &&
      g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[3]) && month >= 1 && month <= 12 &&
      day >= 1 && day <= 31)
    {
      *value = (HdMonthDay){ (int) month, (int) day };
      return TRUE;
    }

  g_autofree char *shown = shorten (text);

  return hd_reader_fail (self, key, error, "“%s” is no day of the year: write 04-01", shown);
}
