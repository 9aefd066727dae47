/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"
#include "hd-recipient.h"

G_BEGIN_DECLS

GPtrArray *hd_recipients_table_list (HdDb *db, GError **error);
gboolean hd_recipients_table_save (HdDb *db, HdRecipient *recipient, gint64 now, GError **error);
gboolean hd_recipients_table_remove (HdDb *db, gint64 id, gint64 now, GError **error);

G_END_DECLS
