/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-visits.h"

#include <string.h>

#include "hd-interview-times.h"
#include "hd-interviews.h"
#include "hd-visit.h"

/*
 * Visits: several appointments of one application on one day. Which are one is stored as their
 * number; what follows from it, above all the one absence, is in hd_interview_busy().
 */

/* As long as one takes whose end is not known. */
#define USUAL_SECONDS 3600

static gint64
end_of (HdInterview *interview)
{
  return interview->end_at > interview->start_at ? interview->end_at
                                                 : interview->start_at + USUAL_SECONDS;
}

/**
 * hd_visit_of:
 * @visit: (out): from when until when it is, and how many there are in it
 *
 * Returns: %FALSE when @interview stands alone
 */
gboolean
hd_visit_of (HdInterview *interview, GTimeZone *home, HdVisit *visit)
{
  if (!hd_interview_is_visit (interview, home))
    return FALSE;
  visit->n = (guint) interview->visit_others + 1;
  visit->start = MIN (interview->start_at, interview->visit_at);
  visit->end = MAX (end_of (interview), interview->visit_end);
  return TRUE;
}

/* Whether it stands alone, or is the first of its visit: what holds for all is counted there. */
gboolean
hd_visit_is_first (HdInterview *interview)
{
  return interview->visit_others == 0 || interview->visit_place == 0;
}

static HdVisitPart
part_of (HdInterview *interview)
{
  return (HdVisitPart){
    .day = interview->all_day ? HD_DATE_NONE : interview->start_day,
    .start = interview->start_at,
    .end = interview->end_at,
    .confirmed = strcmp (interview->state, "confirmed") == 0,
    .on_site = hd_interview_is_elsewhere (interview),
    .place = interview->place,
  };
}

/* Whether both are one visit: that was said, or it is sure. */
gboolean
hd_visit_seems_one (HdInterview *one, HdInterview *other)
{
  const HdVisitPart parts[] = { part_of (one), part_of (other) };

  return (one->loop > 0 && one->loop == other->loop && one->application == other->application) ||
         (hd_record_get_id (HD_RECORD (one)) == 0 && hd_visit_is_sure (parts, 2));
}

/**
 * hd_visit_find:
 * @interview: may be new, with its application and its time
 *
 * Returns: (transfer none) (nullable): the appointment of the same application that is nearest to
 *   it on its day, and may be of the same visit; %NULL for none
 */
HdInterview *
hd_visit_find (HdContext *context, HdInterview *interview)
{
  GListModel *known = hd_interviews_get_list (context);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (HdVisitPart));
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  const HdVisitPart own = part_of (interview);
  guint nearest;

  if (interview->application == 0 || own.day == HD_DATE_NONE)
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (known); i++)
    {
      g_autoptr (HdInterview) one = g_list_model_get_item (known, i);
      HdVisitPart part = part_of (one);

      if (one->application != interview->application || strcmp (one->state, "cancelled") == 0 ||
          hd_record_get_id (HD_RECORD (one)) == hd_record_get_id (HD_RECORD (interview)))
        continue;
      g_array_append_val (parts, part);
      g_ptr_array_add (rows, one); /* the list holds it */
    }
  nearest = hd_visit_nearest ((const HdVisitPart *) (gpointer) parts->data, parts->len, &own);
  return nearest < rows->len ? rows->pdata[nearest] : NULL;
}

/* Whether it is stored as one that was not there. */
static gboolean
is_fresh (const HdImportLine *line)
{
  return line->take && !line->replaces &&
         (line->verdict == HD_IMPORT_NEW || (line->verdict == HD_IMPORT_MERGE && !line->merge));
}

/**
 * hd_visit_find_application:
 * @interview: a new one that is of no application yet
 *
 * Who sends an invitation for each person that one is to meet sends them all to one place.
 *
 * Returns: the application of which one is known that is one visit with it for sure, there; 0 for
 *   none, and where there are several
 */
gint64
hd_visit_find_application (HdContext *context, HdInterview *interview)
{
  GListModel *known = hd_interviews_get_list (context);
  gint64 found = 0;

  if (*interview->place == '\0' || interview->start_at == 0)
    return 0;
  for (guint i = 0; i < g_list_model_get_n_items (known); i++)
    {
      g_autoptr (HdInterview) one = g_list_model_get_item (known, i);

      if (one->start_day != interview->start_day || !hd_visit_seems_one (interview, one))
        continue;
      if (found != 0 && found != one->application)
        return 0;
      found = one->application;
    }
  return found;
}

/* Returns: (transfer container): the days on which something of @application is known, or of any if
 * that is 0; few of those in a long file are */
static GHashTable *
list_days (HdContext *context, gint64 application)
{
  GListModel *known = hd_interviews_get_list (context);
  GHashTable *days = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (known); i++)
    {
      g_autoptr (HdInterview) one = g_list_model_get_item (known, i);

      if (application == 0 || one->application == application)
        g_hash_table_add (days, GINT_TO_POINTER (one->start_day));
    }
  return days;
}

/* @application: what it will belong to; 0: where it is one visit with a known one for sure */
static void
mark_known (HdContext *context,
            HdImportLine *line,
            gint64 application,
            GHashTable *days,
            GTimeZone *home)
{
  g_autoptr (HdInterview) row = NULL;
  HdInterview *other;

  if (g_hash_table_size (days) == 0 || !is_fresh (line))
    return;
  row = hd_interview_from_invitation (line->invitation, home);
  if (!g_hash_table_contains (days, GINT_TO_POINTER (row->start_day)))
    return;
  if (application == 0)
    application = hd_visit_find_application (context, row);
  g_object_set (row, "application", application, NULL);
  other = hd_visit_find (context, row);
  if (other != NULL && hd_visit_seems_one (row, other))
    line->visit_with = hd_record_get_id (HD_RECORD (other));
}

/**
 * hd_visit_mark_known:
 * @lines: (element-type HdImportLine): a plan
 * @application: what its new ones will belong to; 0: to none that is there
 *
 * Marks the new ones that are one visit with a known one of @application for sure: invitations of
 * one day may come one by one.
 */
void
hd_visit_mark_known (HdContext *context,
                     const GPtrArray *lines,
                     gint64 application,
                     GTimeZone *home)
{
  g_autoptr (GHashTable) days = application != 0 ? list_days (context, application) : NULL;

  for (guint i = 0; i < lines->len; i++)
    {
      HdImportLine *line = lines->pdata[i];

      line->visit_with = 0;
      if (days != NULL)
        mark_known (context, line, application, days, home);
    }
}

/**
 * hd_visit_mark_anyones:
 * @lines: (element-type HdImportLine): a plan of which nobody says whose the new ones are
 *
 * hd_visit_mark_known() for whichever application it is, for each of them; what is of a known
 * series belongs to that.
 */
void
hd_visit_mark_anyones (HdContext *context, const GPtrArray *lines, GTimeZone *home)
{
  g_autoptr (GHashTable) days = list_days (context, 0);

  for (guint i = 0; i < lines->len; i++)
    {
      HdImportLine *line = lines->pdata[i];

      line->visit_with = 0;
      if (line->relative == 0)
        mark_known (context, line, 0, days, home);
    }
}

/**
 * hd_visit_mark_sure:
 * @lines: (element-type HdImportLine): a plan
 * @rows: (element-type HdInterview): what each of them would be stored as
 *
 * Marks the new ones of a day that are one visit for sure.
 */
void
hd_visit_mark_sure (const GPtrArray *lines, const GPtrArray *rows)
{
  g_autoptr (GHashTable) days =
    g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) sure = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer day;
  GArray *parts;

  for (guint i = 0; i < lines->len; i++)
    {
      HdVisitPart part = part_of (rows->pdata[i]);

      if (!is_fresh (lines->pdata[i]))
        continue;
      day = GINT_TO_POINTER (part.day);
      parts = g_hash_table_lookup (days, day);
      if (parts == NULL)
        {
          parts = g_array_new (FALSE, FALSE, sizeof (HdVisitPart));
          g_hash_table_insert (days, day, parts);
        }
      g_array_append_val (parts, part);
    }
  g_hash_table_iter_init (&iter, days);
  while (g_hash_table_iter_next (&iter, &day, (gpointer *) &parts))
    if (hd_visit_is_sure ((const HdVisitPart *) (gpointer) parts->data, parts->len))
      g_hash_table_add (sure, day);
  for (guint i = 0; i < lines->len; i++)
    {
      HdImportLine *line = lines->pdata[i];

      line->visit = is_fresh (line) &&
                    g_hash_table_contains (sure, GINT_TO_POINTER (part_of (rows->pdata[i]).day));
    }
}
