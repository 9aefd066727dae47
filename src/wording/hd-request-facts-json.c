/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-request-facts.h"

#include "hd-error.h"
#include "hd-json.h"

/*
 * Facts as the database keeps them: one JSON object, keys as the options of `draft` are called,
 * only what differs from hd_request_facts_new(). Reading trusts nothing: every text passes the
 * same door as typed input.
 */

static const char *const relations[] = { "approves", "is-told" };
static const char *const addresses[] = { "default", "formal", "informal" };
static const char *const cover_states[] = { "unknown", "none", "asked", "agreed" };
static const char *const locations[] = { "unknown", "office", "remote" };

static void
set_string (JsonObject *object, const char *key, const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, key, value);
}

static void
set_name (JsonObject *object, const char *key, const char *const *names, int value)
{
  if (value != 0)
    json_object_set_string_member (object, key, names[value]);
}

static void
set_minutes (JsonObject *object, const char *key, gint64 value)
{
  if (value >= 0)
    json_object_set_int_member (object, key, value);
}

static void
set_flag (JsonObject *object, const char *key, gboolean value)
{
  if (value)
    json_object_set_boolean_member (object, key, TRUE);
}

static void
set_date (JsonObject *object, const char *key, HdDate date)
{
  if (date == HD_DATE_NONE)
    return;

  g_autofree char *text = hd_date_format_iso (date);

  json_object_set_string_member (object, key, text);
}

static void
set_span (JsonObject *object, const char *key, HdSpan span)
{
  if (span.to <= 0)
    return;

  g_autofree char *from = hd_time_format (span.from);
  g_autofree char *to = hd_time_format (span.to);
  g_autofree char *text = g_strdup_printf ("%s-%s", from, to);

  json_object_set_string_member (object, key, text);
}

/**
 * hd_request_facts_to_json:
 *
 * Returns: (transfer full): the facts as one JSON object
 */
char *
hd_request_facts_to_json (const HdRequestFacts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  if (self->situation != HD_SITUATION_AUTO)
    set_string (object, "situation", hd_situation_to_string (self->situation));
  if (self->channel != HD_CHANNEL_AUTO)
    set_string (object, "channel", hd_channel_to_string (self->channel));
  if (self->tone != HD_TONE_PLAIN)
    set_string (object, "tone", hd_tone_to_string (self->tone));
  set_name (object, "relation", relations, (int) self->relation);
  set_name (object, "address", addresses, (int) self->address);
  set_flag (object, "contractor", self->contractor);
  set_flag (object, "off", self->off);
  set_flag (object, "internal", self->internal);
  set_date (object, "date", self->date);
  set_date (object, "until-date", self->until_date);
  set_span (object, "window", self->window);
  set_string (object, "to", self->to);
  set_string (object, "from", self->from);
  set_string (object, "cover", self->cover);
  set_name (object, "cover-state", cover_states, (int) self->cover_state);
  set_string (object, "contact", self->contact);
  set_string (object, "leave-type", self->leave_type);
  set_minutes (object, "amount", self->amount);
  set_flag (object, "amount-in-days", self->amount_in_days);
  set_minutes (object, "balance", self->balance);
  set_flag (object, "no-purpose", !self->purpose);
  set_minutes (object, "back", self->back);
  set_minutes (object, "reachable-until", self->reachable_until);
  set_name (object, "location", locations, (int) self->location);
  set_flag (object, "recorded", self->recorded);
  set_date (object, "confirm-by", self->confirm_by);
  set_string (object, "due", self->due);
  set_string (object, "topic", self->topic);
  set_string (object, "zone-label", self->zone_label);
  set_date (object, "earlier-date", self->earlier.date);
  set_span (object, "earlier-window", self->earlier.window);
  if (self->limit > 0)
    json_object_set_int_member (object, "limit", self->limit);
  set_span (object, "hours", self->hours);
  json_object_set_int_member (object, "workdays", self->workdays);

  if (self->items != NULL && self->items->len > 0)
    {
      JsonArray *items = json_array_new ();

      for (guint i = 0; i < self->items->len; i++)
        json_array_add_string_element (items, g_ptr_array_index (self->items, i));
      json_object_set_array_member (object, "items", items);
    }
  if (self->alternatives != NULL && self->alternatives->len > 0)
    {
      JsonArray *alternatives = json_array_new ();

      for (guint i = 0; i < self->alternatives->len; i++)
        {
          const HdDaySpan *slot = &g_array_index (self->alternatives, HdDaySpan, i);
          JsonObject *entry = json_object_new ();

          set_date (entry, "date", slot->date);
          set_span (entry, "window", slot->window);
          json_array_add_object_element (alternatives, entry);
        }
      json_object_set_array_member (object, "alternatives", alternatives);
    }

  json_node_set_object (node, object);
  return hd_json_to_string (node);
}

static gboolean
get_name (JsonObject *object,
          const char *key,
          const char *const *names,
          guint n_names,
          int *value,
          GError **error)
{
  const char *text = NULL;

  if (!hd_json_get_string (object, key, &text, error))
    return FALSE;
  if (text == NULL)
    return TRUE;
  for (guint i = 0; i < n_names; i++)
    if (g_strcmp0 (names[i], text) == 0)
      {
        *value = (int) i;
        return TRUE;
      }

  g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "“%s” has an unknown value", key);
  return FALSE;
}

static gboolean
get_date (JsonObject *object, const char *key, HdDate *date, GError **error)
{
  const char *text = NULL;

  if (!hd_json_get_string (object, key, &text, error))
    return FALSE;
  if (text == NULL || hd_date_parse_iso (text, date))
    return TRUE;

  g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "“%s” is no date", key);
  return FALSE;
}

static gboolean
get_span (JsonObject *object, const char *key, HdSpan *span, GError **error)
{
  const char *text = NULL;

  if (!hd_json_get_string (object, key, &text, error))
    return FALSE;
  return text == NULL || hd_span_parse (text, span, error);
}

static gboolean
get_number (JsonObject *object, const char *key, gint64 max, gint64 *value, GError **error)
{
  gint64 number = *value;

  if (!hd_json_get_int (object, key, &number, error))
    return FALSE;
  if (number < -1 || number > max)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "“%s” is out of range", key);
      return FALSE;
    }
  *value = number;
  return TRUE;
}

static gboolean
get_small (JsonObject *object, const char *key, int max, int *value, GError **error)
{
  gint64 number = *value;

  if (!get_number (object, key, max, &number, error))
    return FALSE;
  *value = (int) number;
  return TRUE;
}

static gboolean
read_kinds (HdRequestFacts *self, JsonObject *object, GError **error)
{
  const char *text = NULL;
  int relation = (int) self->relation, address = (int) self->address;
  int cover_state = (int) self->cover_state, location = (int) self->location;

  if (!hd_json_get_string (object, "situation", &text, error))
    return FALSE;
  if (text != NULL && !hd_situation_parse (text, &self->situation))
    goto unknown;
  text = NULL;
  if (!hd_json_get_string (object, "channel", &text, error))
    return FALSE;
  if (text != NULL && !hd_channel_parse (text, &self->channel))
    goto unknown;
  text = NULL;
  if (!hd_json_get_string (object, "tone", &text, error))
    return FALSE;
  if (text != NULL && !hd_tone_parse (text, &self->tone))
    goto unknown;

  if (!get_name (object, "relation", relations, G_N_ELEMENTS (relations), &relation, error) ||
      !get_name (object, "address", addresses, G_N_ELEMENTS (addresses), &address, error) ||
      !get_name (object, "cover-state", cover_states, G_N_ELEMENTS (cover_states), &cover_state,
                 error) ||
      !get_name (object, "location", locations, G_N_ELEMENTS (locations), &location, error))
    return FALSE;
  self->relation = (HdRelation) relation;
  self->address = (HdAddress) address;
  self->cover_state = (HdCoverState) cover_state;
  self->location = (HdLocation) location;
  return TRUE;

unknown:
  g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "“%.20s” is no known value", text);
  return FALSE;
}

static gboolean
read_texts (HdRequestFacts *self, JsonObject *object, GError **error)
{
  static const char *const keys[] = { "to",         "from",  "cover", "contact",
                                      "leave-type", "topic", "due",   "zone-label" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *text = NULL;

      if (!hd_json_get_string (object, keys[i], &text, error) ||
          (text != NULL && !hd_request_facts_set_text (self, keys[i], text, error)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_lists (HdRequestFacts *self, JsonObject *object, GError **error)
{
  JsonArray *items = NULL, *alternatives = NULL;

  if (!hd_json_get_array (object, "items", &items, error) ||
      !hd_json_get_array (object, "alternatives", &alternatives, error))
    return FALSE;

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonNode *node = json_array_get_element (items, i);
      const char *text =
        json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;

      if (text == NULL)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "“items” must hold texts");
          return FALSE;
        }
      if (!hd_request_facts_add_item (self, text, error))
        return FALSE;
    }
  for (guint i = 0; alternatives != NULL && i < json_array_get_length (alternatives); i++)
    {
      JsonObject *entry;
      HdDaySpan slot = { HD_DATE_NONE, { 0, 0 } };

      if (!hd_json_get_object (json_array_get_element (alternatives, i), &entry, "alternatives",
                               error) ||
          !get_date (entry, "date", &slot.date, error) ||
          !get_span (entry, "window", &slot.window, error))
        return FALSE;
      if (slot.date == HD_DATE_NONE)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "“alternatives” must hold dates");
          return FALSE;
        }
      if (!hd_request_facts_add_alternative (self, slot, error))
        return FALSE;
    }

  return TRUE;
}

/**
 * hd_request_facts_from_json:
 * @json: what hd_request_facts_to_json() wrote, perhaps by another version
 *
 * Unknown keys are left alone.
 *
 * Returns: (transfer full): the facts, or %NULL with %HD_ERROR_PARSE, %HD_ERROR_INVALID or
 *   %HD_ERROR_LIMIT
 */
HdRequestFacts *
hd_request_facts_from_json (const char *json, gssize length, GError **error)
{
  g_return_val_if_fail (json != NULL, NULL);

  g_autoptr (JsonNode) node = hd_json_parse (json, length, error);
  g_autoptr (HdRequestFacts) self = hd_request_facts_new ();
  JsonObject *object;
  gint64 workdays = self->workdays;
  gboolean no_purpose = FALSE;

  if (node == NULL || !hd_json_get_object (node, &object, "facts", error))
    return NULL;

  if (!read_kinds (self, object, error) || !read_texts (self, object, error) ||
      !read_lists (self, object, error) ||
      !hd_json_get_bool (object, "contractor", &self->contractor, error) ||
      !hd_json_get_bool (object, "off", &self->off, error) ||
      !hd_json_get_bool (object, "internal", &self->internal, error) ||
      !hd_json_get_bool (object, "amount-in-days", &self->amount_in_days, error) ||
      !hd_json_get_bool (object, "recorded", &self->recorded, error) ||
      !hd_json_get_bool (object, "no-purpose", &no_purpose, error) ||
      !get_date (object, "date", &self->date, error) ||
      !get_date (object, "until-date", &self->until_date, error) ||
      !get_date (object, "confirm-by", &self->confirm_by, error) ||
      !get_date (object, "earlier-date", &self->earlier.date, error) ||
      !get_span (object, "earlier-window", &self->earlier.window, error) ||
      !get_span (object, "window", &self->window, error) ||
      !get_span (object, "hours", &self->hours, error) ||
      !get_number (object, "amount", HD_FACTS_MAX_AMOUNT, &self->amount, error) ||
      !get_number (object, "balance", HD_FACTS_MAX_AMOUNT, &self->balance, error) ||
      !get_small (object, "back", HD_DAY_MINUTES, &self->back, error) ||
      !get_small (object, "reachable-until", HD_DAY_MINUTES, &self->reachable_until, error) ||
      !get_small (object, "limit", 1000000, &self->limit, error) ||
      !get_number (object, "workdays", 0x7f, &workdays, error))
    return NULL;

  self->purpose = !no_purpose;
  self->limit = MAX (self->limit, 0);
  self->workdays = (guint8) (workdays & 0x7f);
  return g_steal_pointer (&self);
}
