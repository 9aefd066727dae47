/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-check-language.h"
#include "hd-date.h"

G_BEGIN_DECLS

/**
 * HdCheckSpanFound:
 * @first: a token
 * @end: the token behind the last
 */
typedef void (*HdCheckSpanFound) (guint first, guint end, gpointer data);

void hd_check_dates (const HdLanguageMarks *marks,
                     const HdCheckText *text,
                     HdDate today,
                     int reach,
                     HdCheckSpanFound found,
                     gpointer data);
void hd_check_address (const HdLanguageMarks *marks,
                       const HdCheckText *text,
                       HdCheckSpanFound found,
                       gpointer data);

G_END_DECLS
