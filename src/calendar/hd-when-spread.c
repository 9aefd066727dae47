/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-join.h"

/* How many items away a zone or length still belongs to a time of the same line. */
#define REACH 24

/* "all in GMT", "times in CET", "alle Zeiten MEZ" */
static gboolean
is_for_all (const HdReading *r, int item)
{
  static const char *const words[] = { "times", "zeiten",   "horaires", "heures",
                                       "horas", "horarios", NULL };
  guint at = g_array_index (r->items, HdItem, item).first;

  for (guint k = at; k > 0 && at - k < 4 && r->t[k - 1].kind == T_WORD; k--)
    {
      if (hd_when_is (&r->t[k - 1], W_ALL, NULL))
        return TRUE;
      if (hd_when_says_one (r, k - 1, words))
        return TRUE;
    }
  return FALSE;
}

/* How surely a length is that of the whole event. */
static int
rank (const HdLengthItem *length)
{
  return length->total ? 2 : length->lasts ? 1 : 0;
}

/**
 * hd_when_spread:
 * @spread: (out): to be cleared with hd_when_spread_clear()
 *
 * Finds what the zones, lengths and places of a text say of its times; ways and preparation go
 * into @when.
 */
void
hd_when_spread (HdReading *r, guint8 depth, HdSpread *spread, HdWhen *when)
{
  const HdItem *items = (const HdItem *) (gpointer) r->items->data;
  guint n = r->items->len;

  spread->zone = g_new (int, n + 1);
  spread->length = g_new (int, n + 1);
  spread->place = g_new0 (HdPlace, n + 1);
  spread->placed = g_new0 (gboolean, n + 1);
  spread->any_zone = spread->any_length = -1;
  spread->any_place = HD_PLACE_UNKNOWN;
  for (guint i = 0; i < n; i++)
    spread->zone[i] = spread->length[i] = -1;

  g_autofree gboolean *near = g_new0 (gboolean, n + 1);
  gboolean lengths_differ = FALSE;

  for (guint i = 0, first = 0; i < n; i++)
    {
      const HdItem *item = &items[i];
      guint line = r->t[item->first].line;
      guint behind = i + 1, from, to;
      gboolean found = FALSE;

      if ((r->lines[line].depth > 0) != (depth > 0) || (item->kind == ITEM_LENGTH && item->context))
        continue;
      while (r->t[items[first].first].line != line)
        first++;

      if (item->kind == ITEM_ZONE)
        {
          /* A time shares the zone behind it with those before it on the line, unless the two are
           * within brackets: "14:00 (13:00 UK)". */
          gboolean alone = i > first && items[i - 1].kind == ITEM_TIME && items[i - 1].first > 0 &&
                           hd_when_is_punct (&r->t[items[i - 1].first - 1], '(') &&
                           hd_when_is_punct (&r->t[item->end], ')');

          for (guint k = alone ? i - 1 : MAX (first, i > REACH ? i - REACH : 0); k < i; k++)
            if (items[k].kind == ITEM_TIME)
              {
                found = TRUE;
                if (spread->zone[k] < 0)
                  spread->zone[k] = (int) i;
              }
          if (!found && behind < n && items[behind].kind == ITEM_TIME &&
              r->t[items[behind].first].line == line && items[behind].first - item->end <= 2)
            {
              spread->zone[behind] = (int) i;
              found = TRUE;
            }
          /* "all in GMT" holds over a zone that is only mentioned. */
          if (!found && !item->zone.place &&
              (spread->any_zone < 0 ||
               (!is_for_all (r, spread->any_zone) && is_for_all (r, (int) i))))
            spread->any_zone = (int) i;
        }
      else if (item->kind == ITEM_LENGTH && item->length.use == LENGTH_EVENT)
        {
          for (guint k = MAX (first, i > REACH ? i - REACH : 0);
               k < n && k < i + REACH && r->t[items[k].first].line == line; k++)
            if (items[k].kind == ITEM_TIME && !items[k].dropped)
              {
                gboolean close;

                found = TRUE;
                if (!hd_when_belongs (r, i, k, &close))
                  continue;
                if (spread->length[k] < 0 || (close && !near[k]) ||
                    rank (&item->length) > rank (&items[spread->length[k]].length))
                  {
                    spread->length[k] = (int) i;
                    near[k] = close;
                  }
              }
          if (!found && hd_when_find_block (r, i, &from, &to))
            {
              for (guint k = from; k < to; k++)
                if (spread->length[k] < 0)
                  spread->length[k] = (int) i;
            }
          else if (!found)
            {
              const HdLengthItem *known =
                spread->any_length >= 0 ? &items[spread->any_length].length : NULL;

              /* "20 minutes to present, 75 minutes in total", "it takes an hour and begins with
               * 15 minutes on our product" */
              if (known != NULL && rank (known) > rank (&item->length))
                continue;
              if (known != NULL && rank (known) == rank (&item->length))
                lengths_differ |= known->minutes != item->length.minutes;
              else
                lengths_differ = FALSE;
              spread->any_length = (int) i;
            }
        }
      else if (item->kind == ITEM_LENGTH)
        {
          int minutes = item->length.minutes;

          switch (item->length.use)
            {
            case LENGTH_WAY:
              when->travel_out = minutes;
              if (when->travel_back < 0)
                when->travel_back = minutes;
              break;
            case LENGTH_BACK:
              when->travel_back = minutes;
              break;
            case LENGTH_BOTH:
              when->travel_out = when->travel_back = (minutes + 1) / 2;
              break;
            case LENGTH_PREP:
              when->prep = minutes;
              break;
            case LENGTH_OTHER:
            case LENGTH_EVENT:
            default:
              break;
            }
        }
    }

  hd_when_spread_places (r, depth, spread);
  if (lengths_differ)
    spread->any_length = -1;
}

void
hd_when_spread_clear (HdSpread *spread)
{
  g_free (spread->zone);
  g_free (spread->length);
  g_free (spread->place);
  g_free (spread->placed);
}
