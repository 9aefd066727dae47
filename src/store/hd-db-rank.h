/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

struct sqlite3;

/* For hd-db.c alone: gives a connection the function hd_rank (). */
gboolean hd_db_rank_register (struct sqlite3 *handle);

G_END_DECLS
