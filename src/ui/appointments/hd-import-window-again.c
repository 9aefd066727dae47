/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-import-window-private.h"

#include "hd-applications.h"
#include "hd-early-cancels.h"
#include "hd-interviews.h"
#include "hd-watch.h"

/* What is known may become something else while a preview is looked at: another preview is kept, a
 * cancellation has come in. Then it says what would happen now, since that is what will. */

/* Returns: (transfer full): what the plan says of what is known */
static char *
dup_plan (const GPtrArray *lines, HdInterview *moved, gboolean sure)
{
  GString *plan = g_string_new (NULL);

  g_string_printf (plan, "%" G_GINT64_FORMAT " %d",
                   moved != NULL ? hd_record_get_id (HD_RECORD (moved)) : 0, sure);
  for (guint i = 0; i < MIN (lines->len, HD_IMPORT_WINDOW_MAX_SHOWN); i++)
    {
      const HdImportLine *line = g_ptr_array_index (lines, i);

      g_string_append_printf (plan,
                              ";%d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                              " %u %u %d %d",
                              line->verdict, line->existing, line->relative, line->instead,
                              line->n_parts, line->n_moved, line->called_off, line->over);
    }
  return g_string_free (plan, FALSE);
}

/* Whom it moves is found as long as it is nobody's yet. */
static char *
dup_plan_now (HdImportWindow *self, const GPtrArray *lines)
{
  const gint64 interview = self->pasted->interview;
  gboolean sure = FALSE;
  HdInterview *moved = _hd_import_window_find_moved (self, &sure);

  self->pasted->interview = interview;
  return dup_plan (lines, moved, sure);
}

/* To be called with the lines as they were planned, before anything is said of them. */
void
_hd_import_window_note_plan (HdImportWindow *self)
{
  g_free (self->planned);
  self->planned = dup_plan_now (self, self->lines);
}

static void
known_cb (HdImportWindow *self)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *plan = NULL;

  if (self->context == NULL || self->keeping)
    return;
  lines = _hd_import_window_make_plan (self);
  plan = dup_plan_now (self, lines);
  if (!g_str_equal (plan, self->planned))
    _hd_import_window_plan_soon (self);
}

static void
cases_cb (HdImportWindow *self)
{
  if (self->context != NULL && !self->keeping)
    _hd_import_window_fill_cases (self);
}

/* Shows what changes from now on. */
void
_hd_import_window_watch (HdImportWindow *self)
{
  hd_watch (hd_interviews_get_list (self->context), G_CALLBACK (known_cb), self);
  hd_watch (hd_early_cancels_get_list (self->context), G_CALLBACK (known_cb), self);
  hd_watch (hd_offered_slots_get_list (self->context), G_CALLBACK (known_cb), self);
  hd_watch (hd_applications_get_list (self->context), G_CALLBACK (cases_cb), self);
}
