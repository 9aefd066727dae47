/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "hd-db.h"

G_BEGIN_DECLS

/*
 * A whole database as rows, whatever its tables are: for leaving with everything (JSON), and for
 * bringing everything back. Steps of undo are not rows that somebody entered; they stay behind.
 */

GStrv hd_archive_list_tables (HdDb *db, GError **error);
gboolean
hd_archive_write_json (HdDb *db, const HdSchema *schema, GOutputStream *out, GError **error);
HdDb *hd_archive_read_json (const HdSchema *schema, JsonObject *object, GError **error);
gboolean hd_archive_is_sound (HdDb *db, const HdSchema *schema, GError **error);
gboolean hd_archive_replace_within (HdDb *db, HdDb *from, GError **error);
gboolean hd_archive_replace (HdDb *db, HdDb *from, GError **error);
gboolean hd_archive_erase (HdDb *db, const HdSchema *schema, GError **error);

G_END_DECLS
