/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-written.h"

#include <string.h>

/* A date with its parts written out, with or without weekday. */
guint
hd_when_read_written (const HdReading *r, guint i, int weekday, HdItem *items, guint *n_items)
{
  const HdToken *t = r->t;
  HdWrittenDate w = { 0 };
  HdDayList days = { .n = 0 };
  guint end = 0;
  int after;

  if (t[i].kind == T_NUMBER)
    {
      if (i > 0 && !t[i].space && t[i - 1].kind == T_PUNCT && t[i - 1].value < 128 &&
          strchr (".:/+#$", t[i - 1].value) != NULL)
        return 0;
      end = hd_when_read_full_numbers (r, i, &w);
      if (end == 0)
        {
          w = (HdWrittenDate){ 0 };
          end = hd_when_read_days_month (r, i, &days, &w);
        }
      if (end == 0)
        {
          w = (HdWrittenDate){ 0 };
          days.n = 0;
          days.run = FALSE;
          end = hd_when_read_two_numbers (r, i, weekday, &w);
        }
    }
  else
    end = hd_when_read_month_days (r, i, &days, &w);
  if (end == 0)
    return 0;

  /* "3 December (Thursday)", "2026-12-03, Thursday at 10". */
  if (weekday == 0 && (hd_when_is_punct (&t[end], '(') || hd_when_is_punct (&t[end], ',')) &&
      hd_when_is (&t[end + 1], W_WEEKDAY, &after))
    {
      gboolean bracket = t[end].value == '(';
      gboolean closed = hd_when_is_punct (&t[end + 2], ')');

      if ((bracket && closed) ||
          (!bracket && (t[end + 2].kind == T_BREAK || t[end + 2].kind == T_END ||
                        hd_when_is (&t[end + 2], W_AT, NULL) ||
                        (hd_when_is_punct (&t[end + 2], ',') && hd_when_time_ahead (r, end + 2)))))
        {
          weekday = after & 0xf;
          end += bracket ? 3 : 2;
        }
    }

  /* Behind a day of the list stands the weekday of that day only. */
  if (!hd_when_resolve (r, &items[0].date, &w, days.n > 1 ? 0 : weekday))
    return 0;
  hd_when_add_days (r, &days, &w, items, n_items);
  return end;
}
