/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join.h"

/* "The panel meets again on Monday to decide": others come together, and it is asked whether the
 * reader is one of them. */

/* So many tokens before the verb its group is named, */
#define NEAR_GROUP 4

/* and so many behind it the day. */
#define NEAR_DAY 6

/* Whether a group is said to come together at @i. */
static gboolean
says_assembles (const HdReading *r, guint i)
{
  static const char *const verbs[] = {
    "meets", "convenes", "tagt", "reunit", "reune", "sits", NULL
  };
  static const char *const groups[] = { "panel",    "committee", "board",      "jury",
                                        "council",  "gremium",   "kommission", "ausschuss",
                                        "vorstand", "comite",    "commission", "jurado",
                                        "comision", "tribunal",  "team",       "equipe",
                                        "equipo",   NULL };

  return hd_when_says_one (r, i, verbs) && hd_when_says_any (r, i - MIN (i, NEAR_GROUP), i, groups);
}

/**
 * hd_when_mark_assemblies:
 *
 * Marks the days at which some group comes together, unless an hour is the reader's there.
 */
void
hd_when_mark_assemblies (const HdReading *r, HdItem *items, guint n)
{
  guint i = 0;

  for (guint m = 0; m < r->n; m++)
    {
      guint to;

      if (r->t[m].kind != T_WORD || !says_assembles (r, m))
        continue;
      to = MIN (hd_when_sentence (r, m, NEAR_DAY).to, m + NEAR_DAY);
      while (i < n && items[i].first < m)
        i++;
      for (guint k = i; k < n && items[k].first < to; k++)
        if (items[k].kind == ITEM_DATE && !items[k].dropped &&
            !(k + 1 < n && items[k + 1].kind == ITEM_TIME &&
              items[k + 1].first - items[k].end <= NEAR_DAY))
          items[k].doubted = TRUE;
    }
}
