/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-recipients-table.h"

#include "hd-record-sql.h"
#include "hd-undo.h"

/* What a form edits: not when something was last sent. */
#define EDITED                                                                                     \
  "name, email, channel, tone, language, address_form, relation, contractor, hr_limit, position"

/* Returns: (transfer full) (element-type HdRecipient): as sorted by hand, then last used first */
GPtrArray *
hd_recipients_table_list (HdDb *db, GError **error)
{
  return hd_record_select (db, HD_TYPE_RECIPIENT,
                           "SELECT * FROM recipient WHERE deleted_at IS NULL"
                           " ORDER BY position, used_at DESC NULLS LAST, name, id",
                           error);
}

/* Stores a new recipient, giving it its id, or changes one. */
gboolean
hd_recipients_table_save (HdDb *db, HdRecipient *recipient, gint64 now, GError **error)
{
  HdRecord *record = HD_RECORD (recipient);
  gint64 id = hd_record_get_id (record);
  gint64 step = hd_undo_begin (db, id == 0 ? "recipient-add" : "recipient-change", now, error);

  if (step == 0)
    return FALSE;
  if (id == 0)
    return hd_record_insert (db, "recipient", record, error) &&
           hd_undo_made (db, step, "recipient", hd_record_get_id (record), error);
  return hd_undo_changes (db, step, "recipient", EDITED, id, error) &&
         hd_record_update (db, "recipient", record, error);
}

gboolean
hd_recipients_table_remove (HdDb *db, gint64 id, gint64 now, GError **error)
{
  gint64 step = hd_undo_begin (db, "recipient-remove", now, error);

  return step != 0 && hd_undo_remove_row (db, step, "recipient", id, now, error);
}
