/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * HdJsonLimits:
 *
 * What a document from outside may be at most: bytes, and levels of nesting (json-glib parses
 * by recursion, so depth is counted before it sees the text).
 */
#define HD_JSON_MAX_BYTES ((gsize) 16 * 1024 * 1024)
#define HD_JSON_MAX_DEPTH 64

JsonNode *hd_json_parse (const char *data, gssize length, GError **error);
char *hd_json_to_string (JsonNode *node);

gboolean hd_json_get_object (JsonNode *node, JsonObject **object, const char *path, GError **error);
gboolean
hd_json_get_string (JsonObject *object, const char *key, const char **value, GError **error);
gboolean hd_json_get_int (JsonObject *object, const char *key, gint64 *value, GError **error);
gboolean hd_json_get_bool (JsonObject *object, const char *key, gboolean *value, GError **error);
gboolean hd_json_get_array (JsonObject *object, const char *key, JsonArray **value, GError **error);

G_END_DECLS
