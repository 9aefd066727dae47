/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-composer-private.h"

#include "hd-context-private.h"
#include "hd-findings.h"
#include "hd-neutral.h"

/* What is to be said about the text of a message. */

static gpointer
copy_finding (gconstpointer finding, gpointer data)
{
  return hd_finding_copy (finding);
}

static int
by_place (gconstpointer a, gconstpointer b)
{
  const HdFinding *first = *(const HdFinding *const *) a, *second = *(const HdFinding *const *) b;

  if (first->field != second->field)
    return first->field < second->field ? -1 : 1;
  return first->start - second->start;
}

/**
 * hd_composer_get_problem:
 *
 * Returns: why there is no message yet
 */
HdFactsProblem
hd_composer_get_problem (HdComposer *self)
{
  g_return_val_if_fail (HD_IS_COMPOSER (self), HD_FACTS_PROBLEM_NONE);

  return self->problem;
}

/**
 * hd_composer_get_findings:
 *
 * What the rules and, for a draft, the facts say of the texts as they stand. When the rules could
 * not be held against them, only the facts: see hd_composer_get_check_error().
 *
 * Returns: (transfer container) (element-type HdFinding): by field and place
 */
GPtrArray *
hd_composer_get_findings (HdComposer *self)
{
  g_return_val_if_fail (HD_IS_COMPOSER (self), NULL);

  const char *subject = hd_composer_get_subject (self);

  g_clear_error (&self->check_error);
  if (hd_composer_is_empty (self))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) hd_finding_free);

  hd_proof_set_recipient (self->proof, self->recipient != NULL
                                         ? hd_record_get_id (HD_RECORD (self->recipient))
                                         : 0);

  GPtrArray *findings =
    hd_proof_check (self->proof, hd_templates_get_language (self->templates), subject,
                    self->draft->body, self->own_text, &self->check_error);

  if (findings == NULL)
    findings = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_finding_free);
  if (!self->own_text)
    {
      g_autoptr (GArray) absences = hd_composer_earlier_absences (self);
      HdDraftContext context = { .today = hd_context_get_today (self->context),
                                 .absences = absences };
      g_autoptr (GPtrArray) structural =
        hd_draft_check_text (self->templates, self->facts, &context, subject, self->draft->body);

      g_ptr_array_extend (findings, structural, (GCopyFunc) copy_finding, NULL);
      g_ptr_array_sort (findings, by_place);
    }
  for (guint i = findings->len; i > 0; i--)
    {
      const HdFinding *finding = findings->pdata[i - 1];

      if (finding->key != NULL && g_hash_table_contains (self->ignored_here, finding->key))
        g_ptr_array_remove_index (findings, i - 1);
    }

  return findings;
}

/**
 * hd_composer_get_check_error:
 *
 * Returns: (transfer none) (nullable): why the rules could not be held against the texts when their
 *   findings were asked for last
 */
const GError *
hd_composer_get_check_error (HdComposer *self)
{
  g_return_val_if_fail (HD_IS_COMPOSER (self), NULL);

  return self->check_error;
}

/* How many rules the texts were held against. */
guint
hd_composer_get_n_rules (HdComposer *self)
{
  g_return_val_if_fail (HD_IS_COMPOSER (self), 0);

  return hd_proof_get_n_rules (self->proof);
}

/* How many names were looked for in them. */
guint
hd_composer_get_n_names (HdComposer *self)
{
  g_return_val_if_fail (HD_IS_COMPOSER (self), 0);

  return hd_proof_get_n_names (self->proof);
}

/**
 * hd_composer_write_neutral:
 * @when: the times that the own text names
 * @time: (out): the time that is said, or why there is none
 *
 * Returns: (transfer full) (nullable): beside an own text, a message that says its time, or the one
 *   that was stated, and nothing else; %NULL when there is none
 */
char *
hd_composer_write_neutral (HdComposer *self, const HdWhen *when, HdNeutralTime *time)
{
  g_return_val_if_fail (HD_IS_COMPOSER (self) && self->own_text && when != NULL, NULL);

  const char *language = hd_proof_get_language (self->proof);

  return hd_neutral_write (self->facts,
                           language != NULL ? language
                                            : hd_templates_get_language (self->templates),
                           when, hd_context_get_zone (self->context),
                           hd_context_get_today (self->context), time);
}

/**
 * hd_composer_ignore_here:
 *
 * Puts a finding aside as long as this text is on the paper.
 */
void
hd_composer_ignore_here (HdComposer *self, const HdFinding *finding)
{
  g_return_if_fail (HD_IS_COMPOSER (self));

  if (finding->key == NULL)
    return;
  g_hash_table_add (self->ignored_here, g_strdup (finding->key));
  hd_composer_tell (self);
}

static void
ignored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdComposer) self = user_data;

  hd_context_finish (HD_CONTEXT (source), result, NULL);
  hd_composer_tell (self);
}

/**
 * hd_composer_ignore:
 *
 * Puts a finding aside for good, also in later texts with the same words around it.
 */
void
hd_composer_ignore (HdComposer *self, const HdFinding *finding)
{
  g_return_if_fail (HD_IS_COMPOSER (self));

  if (finding->key != NULL)
    hd_findings_set_ignored_async (self->context, finding->key, TRUE, ignored_cb,
                                   g_object_ref (self));
}
