/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-days-off.h"

struct _HdDaysOff
{
  GHashTable *by_date; /* of HdDayOff, which is its own key: the date stands first */
};

HdDaysOff *
hd_days_off_new (void)
{
  HdDaysOff *self = g_new0 (HdDaysOff, 1);

  self->by_date = g_hash_table_new_full (g_int_hash, g_int_equal, NULL, g_free);
  return self;
}

void
hd_days_off_free (HdDaysOff *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->by_date);
  g_free (self);
}

/**
 * hd_days_off_add:
 * @permille: how much of the day is off, 1 to %HD_WHOLE_DAY
 * @part: where in the day; with a part at most half the day is off
 *
 * Adds a holiday. A date that is already off is off by the larger of both.
 */
void
hd_days_off_add (HdDaysOff *self, HdDate date, int permille, HdDayPart part)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (permille >= 0 && permille <= HD_WHOLE_DAY);

  HdDayOff *off = g_hash_table_lookup (self->by_date, &date);

  if (off == NULL)
    {
      off = g_new0 (HdDayOff, 1);
      off->date = date;
      g_hash_table_insert (self->by_date, &off->date, off);
    }

  switch (part)
    {
    case HD_DAY_PART_AM:
      off->am = MAX (off->am, MIN (permille, HD_WHOLE_DAY / 2));
      break;
    case HD_DAY_PART_PM:
      off->pm = MAX (off->pm, MIN (permille, HD_WHOLE_DAY / 2));
      break;
    case HD_DAY_PART_FULL:
    default:
      off->any = MAX (off->any, permille);
      break;
    }
}

/**
 * hd_days_off_get:
 * @self: (nullable): %NULL for no holidays at all
 *
 * Returns: (transfer none) (nullable): what is off on @date, or %NULL on an ordinary day
 */
const HdDayOff *
hd_days_off_get (const HdDaysOff *self, HdDate date)
{
  return self != NULL ? g_hash_table_lookup (self->by_date, &date) : NULL;
}
