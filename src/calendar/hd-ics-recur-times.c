/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-ics-recur.h"

/* What taking a time takes, in days of a rule. */
#define COST_OF_A_TIME 10

/* How many times of a day are looked at for what looking at a day takes. */
#define TIMES_OF_A_DAY 6

static guint
count_bits (guint64 bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;
  return n;
}

/**
 * hd_recur_count_times:
 * @rule: goes by days
 *
 * Returns: how often within a day
 */
guint
hd_recur_count_times (const HdRecur *rule)
{
  return MAX (count_bits (rule->hours), 1) * MAX (count_bits (rule->minutes), 1) *
         MAX (count_bits (rule->seconds), 1);
}

/* Whether the unit that begins at @second of @day is one of each @step from that of the start on;
 * by the clock on the wall, whatever is done to it in between. */
static gboolean
in_step (const HdRecur *rule, HdWall start, HdDate day, int second)
{
  gint64 units = ((gint64) (day - start.date) * 86400 + second) / rule->unit;
  gint64 first = start.second / rule->unit;

  return (units - first) % rule->step == 0;
}

/**
 * hd_recur_next_time:
 * @iter: stands at @day
 * @start: when the first one begins: it says what the rule leaves open
 * @after: a second of the day, -1 for none
 *
 * Returns: the next second of @day behind @after that the rule takes; -1: none
 */
int
hd_recur_next_time (HdRecurIter *iter, HdWall start, HdDate day, int after)
{
  const HdRecur *rule = iter->rule;
  const guint64 one = 1;
  /* What goes by a unit takes all larger ones that it does not name. */
  guint32 hours = rule->hours != 0  ? rule->hours
                  : rule->unit == 0 ? 1u << (start.second / 3600 % 24)
                                    : 0xffffffu;
  guint64 minutes = rule->minutes != 0                      ? rule->minutes
                    : rule->unit == 0 || rule->unit == 3600 ? one << (start.second / 60 % 60)
                                                            : (one << 60) - 1;
  guint64 seconds = rule->seconds != 0 ? rule->seconds
                    : rule->unit != 1  ? one << (start.second % 60)
                                       : (one << 60) - 1;
  guint position = 0, looked = 0;
  int found = -1, from = rule->n_positions > 0 || after < 0 ? 0 : after;

  for (int h = from / 3600; h < 24 && found < 0; h++)
    {
      if ((hours & (1u << h)) == 0 || (rule->unit == 3600 && !in_step (rule, start, day, h * 3600)))
        continue;
      for (int m = h == from / 3600 ? from / 60 % 60 : 0; m < 60 && found < 0; m++)
        {
          /* Those that are none of its minutes, at once. */
          int none = (minutes >> m) != 0 ? __builtin_ctzll (minutes >> m) : 60 - m;

          looked += (guint) none;
          m += none;
          if (m >= 60)
            break;
          looked++;
          if (rule->unit == 60 && !in_step (rule, start, day, h * 3600 + m * 60))
            continue;
          for (int s = h * 60 + m == from / 60 ? from % 60 : 0; s < 60 && found < 0; s++)
            {
              int at = h * 3600 + m * 60 + s;

              if ((seconds & (one << s)) == 0 ||
                  (rule->unit == 1 && !in_step (rule, start, day, at)))
                continue;
              if (at > after && (rule->n_positions == 0 || (iter->pick & (one << position)) != 0))
                found = at;
              position++;
            }
          looked += rule->unit == 1 ? 60 : 4;
        }
    }
  if (iter->budget != NULL)
    *iter->budget -= (int) (looked / TIMES_OF_A_DAY) +
                     (rule->unit > 0 || rule->hours != 0 || rule->minutes != 0 || rule->seconds != 0
                        ? COST_OF_A_TIME
                        : 0);
  return found;
}

/**
 * hd_recur_end:
 *
 * Says until when a rule goes on instead of how often, where that can be told without counting:
 * some count every second of a year.
 */
void
hd_recur_end (HdRecur *rule, HdWall start)
{
  gint64 last;

  if (rule->unit == 0 || rule->count == 0 || rule->until.date != HD_DATE_NONE ||
      rule->months != 0 || rule->n_days > 0 || rule->n_month_days > 0 || rule->n_year_days > 0 ||
      rule->n_weeks > 0 || rule->hours != 0 || rule->minutes != 0 || rule->seconds != 0)
    return;
  last = (gint64) start.date * 86400 + start.second +
         (gint64) (rule->count - 1) * rule->step * rule->unit;
  if (last < 0 || last / 86400 >= HD_DATE_MAX)
    return;
  rule->count = 0;
  rule->until.date = (HdDate) (last / 86400);
  rule->until.second = (int) (last % 86400);
}
