/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-when-join.h"

G_BEGIN_DECLS

#define MAX_GROUP 40

/* How far back the time may stand of which “same time” speaks, in items. */
#define MAX_BACK 64

/* Where the joining of items to events stands. */
typedef struct
{
  HdReading *r;
  guint8 depth;
  const HdItem *items;
  guint n;
  GArray *drafts;       /* HdDraftEvent */
  GArray *alone;        /* int: dates that no time was said of */
  int group[MAX_GROUP]; /* the dates that the next time belongs to */
  guint n_group;
  gboolean used;          /* the group has got a time */
  gboolean heading;       /* and that stood on a line below */
  int waiting[MAX_GROUP]; /* times that wait for their date */
  guint n_waiting;
  int before[MAX_GROUP]; /* the times that stood before the dates of the group */
  guint n_before;
  int again;         /* the item that says the same time once more, -1 */
  guint column_line; /* the row of a table whose end was in a column of its own, 0 */
  gboolean cut;      /* something was left out because there was too much */
} HdJoin;

/* hd-when-join.c */
gboolean hd_when_is_usable (const HdJoin *j, guint i);
guint hd_when_line_of (const HdJoin *j, int item);
gboolean hd_when_only (const HdJoin *j,
                       guint from,
                       guint to,
                       guint most,
                       gboolean (*fits) (const HdToken *t));
int hd_when_next_on_line (const HdJoin *j, guint i);
guint hd_when_gap_start (const HdJoin *j, int from, int to);

/* hd-when-rest.c */
void hd_when_take_agenda (HdJoin *j);
void hd_when_take_rest (HdJoin *j, gboolean timed, HdWhen *when);

/* hd-when-hence.c */
void hd_when_take_hence (HdJoin *j);

/* hd-when-drafts.c */
void hd_when_set_seconds (HdWall *wall, HdDate date, int minutes);
void hd_when_cover (HdInvitation *event, const HdJoin *j, int item);
void hd_when_add_timed (HdJoin *j, int time, int date, const HdDateItem *on);
void hd_when_add_all_day (HdJoin *j, int date);
void hd_when_take_told (HdJoin *j);
void hd_when_find_near_days (const HdJoin *j, int time, HdDateItem *near);

/* hd-when-ends.c */
gboolean hd_when_ranges (const HdToken *t);
gboolean hd_when_has_range (const HdJoin *j, guint from, guint to);
gboolean hd_when_end_of_last (HdJoin *j, guint i);
gboolean hd_when_end_on_other_day (HdJoin *j, guint i);
void hd_when_end_of_visit (HdJoin *j, guint i);
void hd_when_join_parts (HdJoin *j);
gboolean hd_when_is_choice (const HdJoin *j, const HdDraftEvent *first, const HdDraftEvent *last);
void hd_when_join_run (HdJoin *j, guint first, guint behind);

/* hd-when-columns.c */
gboolean hd_when_is_end_column (HdJoin *j, const HdDraftEvent *draft, guint i);

/* hd-when-breaks.c */
void hd_when_join_breaks (HdJoin *j);

G_END_DECLS
