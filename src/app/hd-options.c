/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-options.h"

/* Absences begin and end on the quarter of an hour: nobody asks for 13:07. */
#define STEP 15
#define SHOWN 3

/**
 * hd_options_paid_minutes:
 * @hours: the usual working time of the day
 *
 * Returns: how many minutes of @window are working time; for a whole day all of them
 */
int
hd_options_paid_minutes (HdSpan window, HdSpan hours)
{
  if (window.to == 0)
    return hours.to - hours.from;

  return MAX (0, MIN (window.to, hours.to) - MAX (window.from, hours.from));
}

static void
add (GArray *options, HdSpan window, HdSpan hours, HdSituation kind)
{
  HdAbsenceOption option = { window, hd_options_paid_minutes (window, hours), kind };

  for (guint i = 0; i < options->len; i++)
    {
      const HdAbsenceOption *other = &g_array_index (options, HdAbsenceOption, i);

      if (other->minutes == option.minutes)
        return;
    }
  g_array_append_val (options, option);
}

static int
by_minutes (gconstpointer a, gconstpointer b)
{
  return ((const HdAbsenceOption *) a)->minutes - ((const HdAbsenceOption *) b)->minutes;
}

/**
 * hd_options_for_window:
 * @busy: the time that is needed, travel included
 * @hours: the usual working time of the day
 *
 * The ways to be away during @busy, the smallest first: just then, from then to the end of the
 * day or up to its end in the morning, the half of the day that holds it, the whole day.
 *
 * Returns: (transfer full) (element-type HdAbsenceOption): one to three; empty when @busy lies
 *   outside working time and nothing need be asked
 */
GArray *
hd_options_for_window (HdSpan busy, HdSpan hours)
{
  GArray *options = g_array_new (FALSE, FALSE, sizeof (HdAbsenceOption));
  HdSpan window = { busy.from / STEP * STEP,
                    MIN (HD_DAY_MINUTES, (busy.to + STEP - 1) / STEP * STEP) };
  int middle = (hours.from + hours.to) / 2 / 30 * 30;

  if (hd_options_paid_minutes (window, hours) == 0)
    return options;

  window.from = MAX (window.from, hours.from);
  window.to = MIN (window.to, hours.to);
  add (options, window, hours,
       window.from <= hours.from ? HD_SITUATION_LATE
       : window.to >= hours.to   ? HD_SITUATION_EARLY
                                 : HD_SITUATION_AUTO);
  if (window.from >= middle)
    {
      add (options, (HdSpan){ window.from, hours.to }, hours, HD_SITUATION_EARLY);
      add (options, (HdSpan){ middle, hours.to }, hours, HD_SITUATION_HALF_DAY);
    }
  else if (window.to <= middle)
    {
      add (options, (HdSpan){ hours.from, window.to }, hours, HD_SITUATION_LATE);
      add (options, (HdSpan){ hours.from, middle }, hours, HD_SITUATION_HALF_DAY);
    }
  add (options, (HdSpan){ 0, 0 }, hours, HD_SITUATION_FULL_DAY);

  g_array_sort (options, by_minutes);
  if (options->len > SHOWN)
    g_array_set_size (options, SHOWN);
  return options;
}
