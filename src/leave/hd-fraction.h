/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 10-digit decimals times days of a year times another year's: 64 bits are too few. */
__extension__ typedef __int128 HdWide;

/*
 * What an amount from outside may be at most, in its own unit, and its digits after the point: how
 * many count, and how many there may be. A third written by a program has 16 of them.
 */
#define HD_FRACTION_MAX_WHOLE 10000000
#define HD_FRACTION_MAX_DECIMALS 10
#define HD_FRACTION_MAX_DIGITS 30

/**
 * HdFraction:
 * @num: numerator, with the sign
 * @den: denominator, above 0
 *
 * An exact amount of minutes between the policy and the ledger line. Rates are never rounded:
 * the one rounding is hd_fraction_round() where a line is posted.
 */
typedef struct
{
  HdWide num;
  HdWide den;
} HdFraction;

HdFraction hd_fraction_new (gint64 num, gint64 den);
gboolean hd_fraction_parse (const char *text, HdFraction *value);
HdFraction hd_fraction_scale (HdFraction value, gint64 num, gint64 den);
HdFraction hd_fraction_add (HdFraction a, HdFraction b);
gint64 hd_fraction_round (HdFraction value);
HdFraction hd_fraction_round_to (HdFraction value, HdFraction step);
char *hd_fraction_format (HdFraction value, int decimals);

G_END_DECLS
