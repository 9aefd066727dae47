/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-composer-private.h"

#include <string.h>

#include "hd-drafts.h"
#include "hd-recipients.h"

/* Where a message begins: on new paper, from a draft, from a request, from one's own words. */

static void
start (HdComposer *self, HdRequestFacts *facts, HdKeptDraft *draft)
{
  HdSpan hours = self->facts->hours;
  guint8 workdays = self->facts->workdays;

  hd_drafts_flush (self->context);
  g_clear_pointer (&self->facts, hd_request_facts_free);
  self->facts = facts;
  self->facts->hours = hours;
  self->facts->workdays = workdays;
  hd_composer_apply_usual_leave (self);
  g_set_object (&self->draft, draft);
  g_hash_table_remove_all (self->ignored_here);
  self->kept = FALSE;
  self->own_text = FALSE;
  self->stale = FALSE;
}

/**
 * hd_composer_reset:
 *
 * Begins a new message to the same recipient. The one before stays among the drafts.
 */
void
hd_composer_reset (HdComposer *self)
{
  g_return_if_fail (HD_IS_COMPOSER (self));

  g_autoptr (HdKeptDraft) draft = hd_kept_draft_new ();

  start (self, hd_request_facts_new (), draft);
  hd_composer_take_recipient (self);
  hd_composer_update (self);
}

/* What an earlier request's facts become in a message about it. */
static void
refer (HdComposer *self)
{
  const HdKeptDraft *draft = self->draft;
  HdRequestFacts *facts = self->facts;
  HdDaySpan before = { facts->date, facts->window };

  /* One that was kept before has its facts already, also when it has no body (a calendar block). */
  if (draft->created_at != 0 || strcmp (draft->purpose, "other") == 0)
    return;

  if (strcmp (draft->purpose, "request") == 0)
    {
      /* Used again for another day: what was true of the old one is not of the new. */
      facts->date = facts->until_date = HD_DATE_NONE;
      hd_request_facts_forget_time (facts);
      return;
    }

  if (strcmp (draft->purpose, "follow-up") == 0)
    {
      facts->situation = HD_SITUATION_FOLLOW_UP;
      before = (HdDaySpan){ HD_DATE_NONE, { 0, 0 } };
    }
  else if (strcmp (draft->purpose, "change") == 0)
    {
      facts->situation = HD_SITUATION_CHANGE;
      hd_request_facts_forget_time (facts);
    }
  else if (strcmp (draft->purpose, "cancel") == 0)
    facts->situation = HD_SITUATION_CANCEL;
  else if (strcmp (draft->purpose, "confirm") == 0)
    facts->situation = HD_SITUATION_CONFIRM;
  facts->earlier = before;
}

/**
 * hd_composer_load:
 *
 * Goes on with a draft that was kept, or one made from an earlier request: facts, texts and hand
 * edits as they were.
 */
void
hd_composer_load (HdComposer *self, HdKeptDraft *draft)
{
  g_return_if_fail (HD_IS_COMPOSER (self));

  HdRequestFacts *facts =
    *draft->facts != '\0' ? hd_request_facts_from_json (draft->facts, -1, NULL) : NULL;
  gboolean own_text = facts == NULL && *draft->body != '\0';

  start (self, facts != NULL ? facts : hd_request_facts_new (), draft);
  self->own_text = own_text;
  g_clear_object (&self->recipient);

  GListModel *recipients = hd_recipients_get_list (self->context);

  for (guint i = 0; draft->recipient != 0 && i < g_list_model_get_n_items (recipients); i++)
    {
      g_autoptr (HdRecipient) recipient = g_list_model_get_item (recipients, i);

      if (hd_record_get_id (HD_RECORD (recipient)) == draft->recipient)
        g_set_object (&self->recipient, recipient);
    }
  hd_composer_load_templates (self);
  if (!own_text)
    refer (self);
  /* The same absence, told to somebody else: in their way, and with what concerns them. */
  if (draft->request != 0 && draft->created_at == 0 && strcmp (draft->purpose, "other") == 0)
    {
      self->facts->situation = HD_SITUATION_AUTO;
      hd_composer_take_recipient (self);
    }
  hd_composer_update (self);
}

/**
 * hd_composer_own_text:
 * @text: somebody's own words
 *
 * An empty paper, or one with @text on it, that no facts stand behind: it is only checked.
 */
void
hd_composer_own_text (HdComposer *self, const char *text)
{
  g_return_if_fail (HD_IS_COMPOSER (self));

  g_autoptr (HdKeptDraft) draft = hd_kept_draft_new ();

  start (self, hd_request_facts_new (), draft);
  self->own_text = TRUE;
  g_object_set (draft, "body", text, "body-edited", TRUE, NULL);
  hd_composer_update (self);
}

gboolean
hd_composer_is_own_text (HdComposer *self)
{
  g_return_val_if_fail (HD_IS_COMPOSER (self), FALSE);

  return self->own_text;
}
