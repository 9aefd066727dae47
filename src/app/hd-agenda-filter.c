/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-agenda-filter.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-applications.h"
#include "hd-change-flow.h"
#include "hd-interviews.h"

/* In an action. */
static const char *const names[HD_AGENDA_AT_STAGE] = {
  [HD_AGENDA_ALL] = "all",
  [HD_AGENDA_OPEN] = "open",
  [HD_AGENDA_NOT_COVERED] = "not-covered",
};

static HdStage
stage_of (HdAgendaKind kind)
{
  return (HdStage) (kind - HD_AGENDA_AT_STAGE);
}

const char *
hd_agenda_kind_to_string (HdAgendaKind kind)
{
  g_return_val_if_fail (kind < HD_N_AGENDA_KINDS, "");

  return kind < HD_AGENDA_AT_STAGE ? names[kind] : hd_stage_to_string (stage_of (kind));
}

/* Returns: %FALSE when there is no such kind; a stage is one by its name */
gboolean
hd_agenda_kind_parse (const char *text, HdAgendaKind *kind)
{
  HdStage stage;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (text, names[i]) == 0)
      {
        *kind = (HdAgendaKind) i;
        return TRUE;
      }
  if (!hd_stage_parse (text, &stage))
    return FALSE;
  *kind = (HdAgendaKind) (HD_AGENDA_AT_STAGE + stage);
  return TRUE;
}

/* Returns: (transfer none): what a menu calls it */
const char *
hd_agenda_kind_title (HdAgendaKind kind)
{
  g_return_val_if_fail (kind < HD_N_AGENDA_KINDS, "");

  if (kind == HD_AGENDA_ALL)
    return C_ ("appointments", "All");
  if (kind == HD_AGENDA_OPEN)
    return C_ ("appointments", "Open");
  if (kind == HD_AGENDA_NOT_COVERED)
    return C_ ("appointments", "Not Covered");
  return hd_stage_title (stage_of (kind));
}

struct _HdAgendaFilter
{
  HdContext *context;
  HdAgendaKind kind;
  GHashTable *meetings; /* of gint64: the interviews that lack leave; NULL: to be found out */
  GHashTable *cases;    /* and the applications that have one */
};

HdAgendaFilter *
hd_agenda_filter_new (HdContext *context, HdAgendaKind kind)
{
  HdAgendaFilter *self = g_new0 (HdAgendaFilter, 1);

  self->context = g_object_ref (context);
  self->kind = kind;
  return self;
}

void
hd_agenda_filter_free (HdAgendaFilter *self)
{
  hd_agenda_filter_renew (self);
  g_object_unref (self->context);
  g_free (self);
}

/* What was found out stays: it is true for all kinds. */
void
hd_agenda_filter_set_kind (HdAgendaFilter *self, HdAgendaKind kind)
{
  g_return_if_fail (kind < HD_N_AGENDA_KINDS);

  self->kind = kind;
}

/**
 * hd_agenda_filter_renew:
 *
 * Asks the lists and the leave as they are by now.
 */
void
hd_agenda_filter_renew (HdAgendaFilter *self)
{
  g_clear_pointer (&self->meetings, g_hash_table_unref);
  g_clear_pointer (&self->cases, g_hash_table_unref);
}

static gboolean
is_closed (const char *stage)
{
  return strcmp (stage, hd_stage_to_string (HD_STAGE_CLOSED)) == 0;
}

/* Leave that was asked for apart from the appointment, and would hold it, was asked for. */
static gboolean
lacks_leave (HdContext *context, HdInterview *interview)
{
  return !is_closed (interview->stage) && hd_change_flow_is_uncovered (context, interview) &&
         hd_change_flow_find_absence (context, interview) == NULL;
}

static void
find_out (HdAgendaFilter *self)
{
  GListModel *interviews = hd_interviews_get_list (self->context);

  self->meetings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->cases = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (interviews); i++)
    {
      g_autoptr (HdInterview) interview = g_list_model_get_item (interviews, i);
      gint64 id = hd_record_get_id (HD_RECORD (interview));

      if (!lacks_leave (self->context, interview))
        continue;
      g_hash_table_add (self->meetings, g_memdup2 (&id, sizeof id));
      g_hash_table_add (self->cases,
                        g_memdup2 (&interview->application, sizeof interview->application));
    }
}

/**
 * hd_agenda_filter_matches:
 * @record: a #HdJobApplication or a #HdInterview
 */
gboolean
hd_agenda_filter_matches (HdAgendaFilter *self, gpointer record)
{
  gboolean whole = HD_IS_JOB_APPLICATION (record);
  const char *stage = whole ? HD_JOB_APPLICATION (record)->stage : HD_INTERVIEW (record)->stage;
  gint64 id = hd_record_get_id (record);
  HdStage known;

  if (self->kind == HD_AGENDA_ALL)
    return TRUE;
  if (self->kind == HD_AGENDA_OPEN)
    return !is_closed (stage);
  if (self->kind == HD_AGENDA_NOT_COVERED)
    {
      if (self->meetings == NULL)
        find_out (self);
      return g_hash_table_contains (whole ? self->cases : self->meetings, &id);
    }
  return hd_stage_parse (stage, &known) && known == stage_of (self->kind);
}
