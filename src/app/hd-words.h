/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-amount.h"
#include "hd-date.h"

G_BEGIN_DECLS

/* Dates, times and amounts as the interface writes them, in the language of the interface.
 * (Messages have their own: the language of the draft.) */

void hd_words_set_mirrored (gboolean right_to_left);
char *hd_words_isolate (const char *text);
char *hd_words_date (HdDate date, HdDate today);
char *hd_words_day (HdDate date, HdDate today);
char *hd_words_date_long (HdDate date);
char *hd_words_days (HdDate first, HdDate last, HdDate today);
char *hd_words_month_name (int month);
char *hd_words_month_short (int month);
char *hd_words_weekday (HdWeekday weekday);
char *hd_words_weekday_letter (HdWeekday weekday);
char *hd_words_span_typed (int from_minute, int to_minute);
char *hd_words_span (int from_minute, int to_minute);
char *hd_words_amount_typed (gint64 minutes);
char *hd_words_amount (gint64 minutes);
gboolean hd_words_read_amount (const char *text, int day_minutes, gint64 *minutes);
char *hd_words_ago (HdDate date, HdDate today);
char *hd_words_length (HdDate from, HdDate to);

G_END_DECLS
