/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-db.h"

G_BEGIN_DECLS

/* private.db: what is the user's own. library.db: feeds and articles. No query joins the two. */
extern const HdSchema hd_schema_private;
extern const HdSchema hd_schema_library;

G_END_DECLS
