/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "hd-fraction.h"
#include "hd-grid.h"

G_BEGIN_DECLS

/*
 * Private to the scenario files: typed reading of JSON from outside, where each error names the
 * key by its path (“policy.tiers[1].from”) and each unknown key becomes a warning.
 */

/* Nobody's leave begins before; nobody's is asked for later. */
#define HD_SCENARIO_FIRST_YEAR 1900
#define HD_SCENARIO_LAST_YEAR 2199

/**
 * HdReader:
 * @path: where the reader is; empty at the top
 * @warnings: (element-type utf8): what was ignored
 * @unit: minutes in the unit of the amounts
 */
typedef struct
{
  GString *path;
  GPtrArray *warnings;
  int unit;
} HdReader;

gsize hd_reader_enter (HdReader *self, const char *key);
gsize hd_reader_enter_index (HdReader *self, const char *key, guint index);
void hd_reader_leave (HdReader *self, gsize mark);

gboolean hd_reader_fail (HdReader *self, const char *key, GError **error, const char *format, ...)
  G_GNUC_PRINTF (4, 5);
void hd_reader_warn_unknown (HdReader *self, JsonObject *object, const char *const *known);

JsonNode *hd_reader_get (JsonObject *object, const char *key);
gboolean hd_reader_object (HdReader *self,
                           JsonObject *object,
                           const char *key,
                           JsonObject **value,
                           GError **error);
gboolean hd_reader_array (HdReader *self,
                          JsonObject *object,
                          const char *key,
                          guint most,
                          JsonArray **value,
                          GError **error);
gboolean hd_reader_element (HdReader *self,
                            JsonArray *array,
                            const char *key,
                            guint index,
                            JsonObject **value,
                            GError **error);
gboolean hd_reader_text (HdReader *self,
                         JsonObject *object,
                         const char *key,
                         const char **value,
                         GError **error);
gboolean hd_reader_bool (HdReader *self,
                         JsonObject *object,
                         const char *key,
                         gboolean *value,
                         GError **error);
gboolean hd_reader_choice (HdReader *self,
                           JsonObject *object,
                           const char *key,
                           const char *const *choices,
                           int *value,
                           GError **error);
gboolean
hd_reader_date (HdReader *self, JsonObject *object, const char *key, HdDate *value, GError **error);
gboolean hd_reader_last_date (HdReader *self,
                              JsonObject *object,
                              const char *key,
                              HdDate *value,
                              GError **error);
gboolean hd_reader_amount (HdReader *self,
                           JsonObject *object,
                           const char *key,
                           HdFraction *value,
                           GError **error);
gboolean hd_reader_minutes (HdReader *self,
                            JsonObject *object,
                            const char *key,
                            gint64 *value,
                            GError **error);
gboolean
hd_reader_time (HdReader *self, JsonObject *object, const char *key, int *value, GError **error);
gboolean hd_reader_duration (HdReader *self,
                             JsonObject *object,
                             const char *key,
                             int day_minutes,
                             gint64 *value,
                             GError **error);
gboolean hd_reader_date_text (HdReader *self,
                              const char *key,
                              const char *text,
                              HdDate *value,
                              GError **error);
gboolean hd_reader_month_day (HdReader *self,
                              const char *key,
                              const char *text,
                              HdMonthDay *value,
                              GError **error);

G_END_DECLS
