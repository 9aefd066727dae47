/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-composer-private.h"

#include <string.h>

/* The text of a message: as it follows from the facts, and as it was changed by hand. */

/* Returns: (transfer none) (nullable): NULL where the channel has no subject */
const char *
hd_composer_get_subject (HdComposer *self)
{
  g_return_val_if_fail (HD_IS_COMPOSER (self), NULL);

  if (self->own_text || self->message == NULL || self->message->subject == NULL)
    return NULL;
  return self->draft->subject;
}

const char *
hd_composer_get_body (HdComposer *self)
{
  g_return_val_if_fail (HD_IS_COMPOSER (self), NULL);

  return self->draft->body;
}

/* Returns: (transfer none) (nullable): what is said and not sent */
const char *
hd_composer_get_spoken (HdComposer *self, HdSpoken which)
{
  g_return_val_if_fail (HD_IS_COMPOSER (self) && which < HD_N_SPOKEN, NULL);

  return self->spoken[which];
}

void
hd_composer_edit_subject (HdComposer *self, const char *text)
{
  g_return_if_fail (HD_IS_COMPOSER (self));

  if (strcmp (self->draft->subject, text) == 0)
    return;
  g_object_set (self->draft, "subject", text, "subject-edited", TRUE, NULL);
  hd_composer_keep (self);
  hd_composer_tell (self);
}

void
hd_composer_edit_body (HdComposer *self, const char *text)
{
  g_return_if_fail (HD_IS_COMPOSER (self));

  if (strcmp (self->draft->body, text) == 0)
    return;
  g_object_set (self->draft, "body", text, "body-edited", TRUE, NULL);
  hd_composer_keep (self);
  hd_composer_tell (self);
}

gboolean
hd_composer_is_edited (HdComposer *self)
{
  g_return_val_if_fail (HD_IS_COMPOSER (self), FALSE);

  return !self->own_text && (self->draft->subject_edited || self->draft->body_edited);
}

gboolean
hd_composer_is_stale (HdComposer *self)
{
  g_return_val_if_fail (HD_IS_COMPOSER (self), FALSE);

  return self->stale;
}

/**
 * hd_composer_rewrite:
 *
 * Gives up the hand edits: the text follows the facts again.
 */
void
hd_composer_rewrite (HdComposer *self)
{
  g_return_if_fail (HD_IS_COMPOSER (self));

  g_object_set (self->draft, "subject-edited", FALSE, "body-edited", FALSE, NULL);
  self->stale = FALSE;
  hd_composer_update (self);
}

/**
 * hd_composer_keep_edit:
 *
 * The text as edited is right for the facts as they are now.
 */
void
hd_composer_keep_edit (HdComposer *self)
{
  g_return_if_fail (HD_IS_COMPOSER (self));

  self->stale = FALSE;
  hd_composer_tell (self);
}

/**
 * hd_composer_rephrase:
 *
 * The same facts in other words; the wording changes by this alone.
 */
void
hd_composer_rephrase (HdComposer *self)
{
  g_return_if_fail (HD_IS_COMPOSER (self));

  if (self->message == NULL)
    return;

  HdDraftContext context = { .today = hd_context_get_today (self->context) };
  guint n = MAX (1, hd_draft_count_variants (self->templates, self->facts, &context));

  g_object_set (self->draft, "variant", (int) (self->message->variant % n + 1), NULL);
  hd_composer_rewrite (self);
}

gboolean
hd_composer_is_empty (HdComposer *self)
{
  g_return_val_if_fail (HD_IS_COMPOSER (self), TRUE);

  return *self->draft->body == '\0' && *self->draft->subject == '\0';
}

/* Returns: (transfer full): the kinds of leave in the language of the message */
char **
hd_composer_list_leave_types (HdComposer *self)
{
  g_return_val_if_fail (HD_IS_COMPOSER (self), NULL);

  return hd_templates_list_leave_types (self->templates);
}

/* Returns: (transfer none): the record that is kept */
HdKeptDraft *
hd_composer_get_draft (HdComposer *self)
{
  g_return_val_if_fail (HD_IS_COMPOSER (self), NULL);

  return self->draft;
}

/**
 * hd_composer_mark_copied:
 *
 * The message has left this window, so that “Sent it?” may be asked, also at the next start.
 */
void
hd_composer_mark_copied (HdComposer *self)
{
  g_return_if_fail (HD_IS_COMPOSER (self));

  g_object_set (self->draft, "copied-at", hd_context_get_now (self->context), NULL);
  hd_composer_keep (self);
  hd_composer_tell (self);
}

/**
 * hd_composer_mark_unsent:
 *
 * It was copied, but not sent: nobody is asked again until it is copied anew.
 */
void
hd_composer_mark_unsent (HdComposer *self)
{
  g_return_if_fail (HD_IS_COMPOSER (self));

  g_object_set (self->draft, "copied-at", (gint64) 0, NULL);
  hd_composer_keep (self);
  hd_composer_tell (self);
}
