/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-when-private.h"

G_BEGIN_DECLS

guint hd_when_read_meridiem (const HdReading *r, guint i, HdClock *c);
guint hd_when_behind_time (const HdReading *r, const HdItem *last);
gboolean hd_when_ends_day_part (const HdReading *r, guint i, const HdItem *last);
gboolean hd_when_follows_item (const HdReading *r, guint i, const HdItem *last);
gboolean hd_when_day_ahead (const HdReading *r, guint i);
gboolean hd_when_time_listed (const HdReading *r, guint i, HdClock *c);
gboolean
hd_when_ends_time_list (const HdReading *r, guint i, guint end, const HdItem *last, HdClock *c);
gboolean hd_when_hour_of_list (const HdReading *r, guint i);
gboolean hd_when_stands_for_other (const HdReading *r, guint i);
gboolean hd_when_is_moved_to (const HdReading *r, guint i);
gboolean hd_when_is_hour_of_day (const HdReading *r, guint i, const HdItem *last);
gboolean hd_when_says_works (const HdReading *r, guint i);
gboolean hd_when_is_hour_pair (const HdReading *r, guint i);
gboolean hd_when_is_hour_or_day (const HdReading *r, guint i);
gboolean hd_when_ends_part (const HdReading *r, guint i);
gboolean hd_when_follows_label (const HdReading *r, guint i);
gboolean hd_when_is_asked_of (const HdReading *r, guint i);
gboolean hd_when_is_asked_hour (const HdReading *r, guint i, const HdItem *last);
gboolean hd_when_is_next_part (const HdReading *r, guint i, const HdItem *last);
gboolean hd_when_is_hour_behind (const HdReading *r, guint i, const HdItem *last);
gboolean hd_when_is_minutes_to (const HdReading *r, guint i);
gboolean hd_when_is_hour_on_day (const HdReading *r, guint i);
gboolean hd_when_zone_ahead (HdReading *r, const HdItem *time, guint i);
HdDayPart hd_when_part_before (const HdReading *r, guint i);
void hd_when_take_part (HdDayPart part, HdClock *c);

/* hd-when-headed-hours.c */
gboolean hd_when_is_headed (const HdReading *r, guint i, const HdItem *last);

/* hd-when-military.c */
gboolean hd_when_is_military (const HdReading *r, guint i);

/* hd-when-clock.c */
guint hd_when_read_clock (const HdReading *r, guint i, HdClock *c, gboolean bare);

/* hd-when-dotted.c */
gboolean hd_when_is_dotted_range (const HdReading *r, guint i);
guint hd_when_read_same_hour (const HdReading *r, guint i);
gboolean hd_when_is_amount (const HdReading *r, guint i, guint end);
gboolean hd_when_follows_dotted (const HdReading *r, guint i);
gboolean hd_when_is_asked_dotted (const HdReading *r, guint i, guint end);
gboolean hd_when_heads_dotted (const HdReading *r, guint hour, guint end);

G_END_DECLS
