/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-import-ranges.h"

#include "hd-date.h"

/*
 * A file may hold thousands of them about one series, and thousands of its days may be kept: each
 * day is looked up once, by the one that counts for it, so that it moves once at the most.
 */

typedef struct
{
  HdSighting says;
  guint which;
} Range;

typedef struct
{
  GArray *ranges; /* of Range, by the occurrences that they begin with once they are sorted */
  gboolean sorted;
} Series;

struct _HdImportRanges
{
  GHashTable *series; /* by their identifiers */
};

static void
series_free (gpointer data)
{
  Series *series = data;

  g_array_unref (series->ranges);
  g_free (series);
}

HdImportRanges *
hd_import_ranges_new (void)
{
  HdImportRanges *self = g_new0 (HdImportRanges, 1);

  self->series = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, series_free);
  return self;
}

void
hd_import_ranges_free (HdImportRanges *self)
{
  g_hash_table_unref (self->series);
  g_free (self);
}

/**
 * hd_import_ranges_add:
 * @incoming: whatever came in; what moves nothing that follows it is left out
 * @which: what hd_import_ranges_find() gives for it
 */
void
hd_import_ranges_add (HdImportRanges *self, const HdSighting *incoming, guint which)
{
  const Range range = { *incoming, which };
  Series *series;

  if (!incoming->future || incoming->cancelled || incoming->occurrence == 0 ||
      incoming->uid == NULL || *incoming->uid == '\0')
    return;
  series = g_hash_table_lookup (self->series, incoming->uid);
  if (series == NULL)
    {
      series = g_new0 (Series, 1);
      series->ranges = g_array_new (FALSE, FALSE, sizeof (Range));
      g_hash_table_insert (self->series, (gpointer) incoming->uid, series);
    }
  g_array_append_val (series->ranges, range);
  series->sorted = FALSE;
}

/* Of two of one day the later version stands behind the other, and else what is behind it in the
 * file. */
static int
compare_ranges (gconstpointer left, gconstpointer right)
{
  const Range *a = left, *b = right;

  if (a->says.occurrence != b->says.occurrence)
    return a->says.occurrence < b->says.occurrence ? -1 : 1;
  if (a->says.sequence != b->says.sequence)
    return a->says.sequence < b->says.sequence ? -1 : 1;
  if (a->says.stamp != b->says.stamp)
    return a->says.stamp < b->says.stamp ? -1 : 1;
  return a->which < b->which ? -1 : a->which > b->which;
}

/* What moves by more is rather a wrong date than an appointment. */
#define MAX_SHIFT ((gint64) 366 * 86400)

/* Whether @known can be when the rule says: its series comes in with the time that its next one has
 * moved to, which is another one of the day but for a change of clocks. */
static gboolean
is_of_rule (const HdSighting *range, const HdSighting *known)
{
  const gint64 beside = known->start % 86400 - range->occurrence % 86400;
  const gint64 of_day = (beside % 86400 + 86400) % 86400;

  return known->occurrence != 0 || of_day <= 3600 || of_day >= 86400 - 3600;
}

/**
 * hd_import_range_reaches:
 * @range: what hd_import_ranges_find() gave for @known
 *
 * Returns: whether it moves no further than can be meant, and written, and from where its rule says
 */
gboolean
hd_import_range_reaches (const HdSighting *range, const HdSighting *known)
{
  const gint64 last = (gint64) HD_DATE_MAX * 86400 - MAX_SHIFT;
  const gint64 day = known->occurrence != 0 ? known->occurrence : known->start;

  return range->start != HD_SIGHTING_NONE && range->start - range->occurrence <= MAX_SHIFT &&
         range->occurrence - range->start <= MAX_SHIFT && day <= last && day >= -last &&
         is_of_rule (range, known);
}

/**
 * hd_import_ranges_find:
 * @known: what is kept
 * @which: (out): what was given with it
 *
 * Of several that it follows that counts which begins last.
 *
 * Returns: (transfer none) (nullable): what was added and @known follows, which moves it if
 *   hd_sighting_is_moved() says so
 */
const HdSighting *
hd_import_ranges_find (HdImportRanges *self, const HdSighting *known, guint *which)
{
  Series *series = known->uid != NULL ? g_hash_table_lookup (self->series, known->uid) : NULL;
  gint64 day = known->occurrence != 0 ? known->occurrence : known->start;
  guint low = 0, high;
  const Range *range;

  if (series == NULL || known->cancelled || known->over || day == HD_SIGHTING_NONE)
    return NULL;
  if (!series->sorted)
    g_array_sort (series->ranges, compare_ranges);
  series->sorted = TRUE;

  high = series->ranges->len;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (series->ranges, Range, middle).says.occurrence < day)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0)
    return NULL;
  range = &g_array_index (series->ranges, Range, low - 1);
  *which = range->which;
  return &range->says;
}
