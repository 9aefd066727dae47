/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"

G_BEGIN_DECLS

gboolean hd_forget_table_run (HdDb *db, gint64 application, GError **error);

G_END_DECLS
