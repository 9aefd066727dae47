/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-date.h"
#include "hd-opml.h"

G_BEGIN_DECLS

GBytes *hd_opml_write (const HdOpml *opml, HdDate date);

G_END_DECLS
