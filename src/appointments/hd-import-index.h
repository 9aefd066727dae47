/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An instant or a stamp that is not known. */
#define HD_SIGHTING_NONE G_MININT64

/**
 * HdSighting:
 * @uid: (nullable): as the file has it; NULL and "": none
 * @recurrence_id: (nullable): which occurrence, likewise
 * @sequence: the version
 * @stamp: when the version was written, or %HD_SIGHTING_NONE
 * @cancelled: it says that it will not be
 * @start: seconds since 1970, or %HD_SIGHTING_NONE
 * @end: likewise
 * @organizer: (nullable): the address
 * @link: (nullable): where one joins
 * @counted_anew: of a known one: a version of it that was numbered as an earlier one was the later
 *   one; of one that comes in: somebody says that it is
 * @occurrence: when an occurrence was to be by the rule of its series, or 0
 * @was: of a known one: when it was to be before it moved, or 0
 * @over: of a known one: it has been
 * @series: it repeats, and @start is when it is next
 * @ended: it repeats, and does not any more
 * @future: of one occurrence that comes in: what it says it says of all that follow, too
 * @last: of a series that comes in: its rule has none that is later, or 0
 *
 * What of an event decides whether it is one that is known already. Strings are borrowed.
 */
typedef struct
{
  const char *uid;
  const char *recurrence_id;
  int sequence;
  gint64 stamp;
  gboolean cancelled;
  gint64 start;
  gint64 end;
  const char *organizer;
  const char *link;
  gboolean counted_anew;
  gint64 occurrence;
  gint64 was;
  gboolean over;
  gboolean series;
  gboolean ended;
  gint64 last;
  gboolean future;
} HdSighting;

/**
 * HdImportIndex:
 *
 * What is known when events come in, in its order, and found by identifier and by time: a file may
 * hold thousands of events, and each is held against all that are known. It owns its texts.
 */
typedef struct _HdImportIndex HdImportIndex;

int hd_sighting_compare_versions (const HdSighting *known, const HdSighting *incoming);
HdSighting hd_sighting_without_next (const HdSighting *series);
gboolean hd_sighting_is_superseded (const HdSighting *known, const HdSighting *incoming);
gboolean hd_sighting_follows (const HdSighting *known, const HdSighting *incoming);
gboolean hd_sighting_is_moved (const HdSighting *known, const HdSighting *incoming);
gboolean hd_sighting_is_same_slot (const HdSighting *known, const HdSighting *incoming);
gboolean hd_sighting_is_off (const HdSighting *known, const HdSighting *incoming);

HdImportIndex *hd_import_index_new (void);
void hd_import_index_free (HdImportIndex *self);
void hd_import_index_add (HdImportIndex *self, const HdSighting *sighting);
void hd_import_index_replace (HdImportIndex *self, guint which, const HdSighting *sighting);
guint hd_import_index_get_size (HdImportIndex *self);
const HdSighting *hd_import_index_get (HdImportIndex *self, guint which);
guint hd_import_index_find_event (HdImportIndex *self, const HdSighting *incoming);
guint hd_import_index_find_part (HdImportIndex *self, const HdSighting *incoming, guint from);
guint hd_import_index_find_kept (HdImportIndex *self, const HdSighting *series);
guint hd_import_index_find_relative (HdImportIndex *self, const HdSighting *incoming);
guint hd_import_index_find_slot (HdImportIndex *self, const HdSighting *incoming);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdImportIndex, hd_import_index_free)

G_END_DECLS
