/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-pasted.h"

#include "hd-applications.h"
#include "hd-context-private.h"
#include "hd-interview-times.h"
#include "hd-interviews.h"
#include "hd-submission.h"

/* Which appointment that is known a text moves. It is offered only where no other can be meant. */

typedef enum
{
  MET_NOT,
  MET_BY_DAY,
  MET_BY_INSTANT,
} Met;

/* Returns: (transfer full): when each hint is, where its zone is that of home unless it names one
 */
static gint64 *
list_instants (const GArray *former, GTimeZone *home)
{
  gint64 *instants = g_new (gint64, former->len);

  for (guint i = 0; i < former->len; i++)
    {
      const HdWhenFormer *hint = &g_array_index (former, HdWhenFormer, i);
      g_autoptr (GTimeZone) named = *hint->zone != '\0' ? hd_zone_load (hint->zone) : NULL;
      HdWall wall = { hint->day, MAX (hint->minute, 0) * 60 };

      instants[i] = hd_zone_to_instant (named != NULL ? named : home, wall, NULL);
    }
  return instants;
}

/* @instant: when @hint is */
static Met
meets (const HdWhenFormer *hint, gint64 instant, HdInterview *interview, GTimeZone *home)
{
  gboolean own_day = interview->start_day == hint->day;

  if (hint->minute < 0 || interview->all_day)
    return hint->minute < 0 &&
               (own_day || (!interview->all_day &&
                            hd_zone_to_wall (home, interview->start_at).date == hint->day))
             ? MET_BY_DAY
             : MET_NOT;
  if (instant == interview->start_at)
    return MET_BY_INSTANT;
  /* Who names no zone may keep to that of the invitation. */
  return *hint->zone == '\0' && own_day && interview->start_minute == hint->minute ? MET_BY_INSTANT
                                                                                   : MET_NOT;
}

static Met
meets_any (const GArray *former, const gint64 *instants, HdInterview *interview, GTimeZone *home)
{
  Met best = MET_NOT;

  for (guint i = 0; former != NULL && i < former->len; i++)
    best =
      MAX (best, meets (&g_array_index (former, HdWhenFormer, i), instants[i], interview, home));
  return best;
}

static gboolean
is_another (const char *said, const char *known)
{
  return said != NULL && *known != '\0' && !hd_submission_same_name (said, known);
}

/* Whether @known can be what the text is about, as far as it says whose that is. */
static gboolean
may_be_meant (const HdPasted *self, HdJobApplication *meant, HdInterview *known)
{
  if (meant != NULL)
    return known->application == hd_record_get_id (HD_RECORD (meant));
  if (is_another (self->role, known->role))
    return FALSE;
  return !is_another (self->company, known->company) ||
         (*known->agency != '\0' && !is_another (self->company, known->agency));
}

/* Times that may take the place of another one. */
static gboolean
names_times (const HdPasted *self)
{
  for (guint i = 0; i < self->events->len; i++)
    if (!hd_invitation_has_start (g_ptr_array_index (self->events, i)))
      return FALSE;
  return self->events->len > 0 && hd_pasted_is_text (self);
}

/**
 * hd_pasted_find_moved:
 * @sure: (out): the text itself says when it was to be
 *
 * Finds the coming appointment that gets another time by what was read: the only one at the time
 * that no longer holds, or else the only one of the application that is meant.
 *
 * Returns: (transfer none) (nullable): %NULL: none, or it is not known which
 */
HdInterview *
hd_pasted_find_moved (const HdPasted *self, HdContext *context, gboolean *sure)
{
  GListModel *list = hd_interviews_get_list (context);
  GTimeZone *home = hd_context_get_zone (context);
  HdJobApplication *meant = hd_pasted_find_application (self, context);
  g_autofree gint64 *instants = self->former != NULL ? list_instants (self->former, home) : NULL;
  HdInterview *found[MET_BY_INSTANT + 1] = { NULL };
  guint n[MET_BY_INSTANT + 1] = { 0 };
  int best = MET_BY_INSTANT;

  *sure = FALSE;
  if (self->interview != 0 || !names_times (self))
    return NULL;
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (HdInterview) known = g_list_model_get_item (list, i); /* the list holds it */
      Met met;

      if (!hd_interview_is_to_be (known) || known->start_at <= hd_context_get_now (context) ||
          !may_be_meant (self, meant, known))
        continue;
      met = meets_any (self->former, instants, known, home);
      found[met] = known;
      n[met]++;
    }
  while (best > MET_NOT && n[best] == 0)
    best--;
  if (n[best] != 1 || (best == MET_NOT && (meant == NULL || !self->moves)))
    return NULL;
  /* "I can't do Friday" alone moves nothing of somebody else. */
  *sure = best != MET_NOT && (self->moves || meant != NULL);
  return found[best];
}

/**
 * hd_pasted_is_asked:
 *
 * Whether the times are there to be answered, and none of them is agreed: they are asked for, there
 * are several, or a day says no hour. That one of them was chosen meanwhile confirms nothing.
 */
gboolean
hd_pasted_is_asked (const HdPasted *self)
{
  const HdInvitation *first = self->events->len > 0 ? g_ptr_array_index (self->events, 0) : NULL;

  return self->asks || self->events->len > 1 || (first != NULL && first->all_day);
}

/**
 * hd_pasted_list_left:
 * @moved: (nullable): the appointment that the text moves
 *
 * Returns: (transfer container) (element-type utf8): what was not understood; when @moved was to be
 *   is understood
 */
GPtrArray *
hd_pasted_list_left (const HdPasted *self, HdContext *context, HdInterview *moved)
{
  GPtrArray *left = g_ptr_array_new ();

  GTimeZone *home = hd_context_get_zone (context);
  g_autofree gint64 *instants = self->former != NULL ? list_instants (self->former, home) : NULL;

  for (guint i = 0; i < self->warnings->len; i++)
    {
      gboolean understood = FALSE;

      for (guint k = 0; moved != NULL && self->former != NULL && k < self->former->len; k++)
        {
          const HdWhenFormer *hint = &g_array_index (self->former, HdWhenFormer, k);

          understood = understood || (hint->warning == (int) i &&
                                      meets (hint, instants[k], moved, home) == MET_BY_INSTANT);
        }
      if (!understood)
        g_ptr_array_add (left, g_ptr_array_index (self->warnings, i));
    }
  return left;
}
