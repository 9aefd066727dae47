/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-composer-private.h"

#include <string.h>

#include "hd-context-private.h"
#include "hd-drafts.h"
#include "hd-own-profile.h"
#include "hd-plan.h"
#include "hd-requests.h"

enum
{
  CHANGED,
  DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdComposer, hd_composer, G_TYPE_OBJECT)

static char **
recent_bodies (HdComposer *self)
{
  GListModel *requests = hd_requests_get_list (self->context);
  guint n = MIN (g_list_model_get_n_items (requests), HD_DRAFT_MEMORY);
  GStrvBuilder *builder = g_strv_builder_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HdRequest) request = g_list_model_get_item (requests, i);

      g_strv_builder_add (builder, request->body);
    }

  char **bodies = g_strv_builder_end (builder);

  g_strv_builder_unref (builder);
  return bodies;
}

GArray *
hd_composer_earlier_absences (HdComposer *self)
{
  GListModel *requests = hd_requests_get_list (self->context);
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (HdDaySpan));

  for (guint i = 0; i < g_list_model_get_n_items (requests); i++)
    {
      g_autoptr (HdRequest) request = g_list_model_get_item (requests, i);
      HdDaySpan span = { request->first_day, { 0, 0 } };

      if (strcmp (request->state, "denied") == 0 || strcmp (request->state, "cancelled") == 0)
        continue;
      if (request->from_minute >= 0)
        span.window = (HdSpan){ request->from_minute, request->to_minute };
      g_array_append_val (spans, span);
    }

  return spans;
}

/* What the facts do not hold: written into the record that is kept. */
void
hd_composer_keep (HdComposer *self)
{
  HdKeptDraft *draft = self->draft;
  const HdRequestFacts *facts = self->facts;
  g_autofree char *json = hd_request_facts_to_json (facts);
  HdSituation situation = hd_request_facts_get_situation (facts);

  g_object_set (draft, "facts", self->own_text ? "" : json, "situation",
                hd_situation_to_string (situation), "channel",
                hd_channel_to_string (hd_request_facts_get_channel (facts)), "tone",
                hd_tone_to_string (facts->tone), "language",
                hd_templates_get_language (self->templates), "recipient",
                self->recipient != NULL ? hd_record_get_id (HD_RECORD (self->recipient))
                                        : (gint64) 0,
                "recipient-name", facts->to != NULL ? facts->to : "", "first-day", facts->date,
                "last-day", facts->until_date != HD_DATE_NONE ? facts->until_date : facts->date,
                "from-minute", facts->window.to != 0 ? facts->window.from : -1, "to-minute",
                facts->window.to != 0 ? facts->window.to : -1, "leave-type",
                facts->leave_type != NULL ? facts->leave_type : "", "amount-minutes",
                (int) facts->amount, NULL);

  /* A text that was kept and then emptied shall not stay on the disk with its last words. */
  if (hd_composer_is_empty (self) && !self->kept && hd_record_get_id (HD_RECORD (draft)) == 0)
    return;
  self->kept = TRUE;
  hd_drafts_keep (self->context, draft);
}

static void
forget_spoken (HdComposer *self)
{
  for (guint i = 0; i < HD_N_SPOKEN; i++)
    g_clear_pointer (&self->spoken[i], g_free);
}

static void
render (HdComposer *self)
{
  g_auto (GStrv) recent = recent_bodies (self);
  g_autoptr (GArray) absences = hd_composer_earlier_absences (self);
  HdDraftContext context = { .today = hd_context_get_today (self->context),
                             .recent = (const char *const *) recent,
                             .absences = absences };

  g_clear_pointer (&self->message, hd_draft_free);
  forget_spoken (self);
  self->problem = HD_FACTS_PROBLEM_NONE;
  if (self->own_text)
    return;

  self->problem = hd_facts_problem_find (self->facts, context.today);
  if (self->problem != HD_FACTS_PROBLEM_NONE)
    return;
  self->message =
    hd_draft_new (self->templates, self->facts, &context, (guint) self->draft->variant, NULL);
  if (self->message == NULL)
    {
      self->problem = HD_FACTS_PROBLEM_NO_MESSAGE;
      return;
    }

  /* 0 asked for any variant that was not used lately; from now on it is this one. */
  g_object_set (self->draft, "variant", (int) self->message->variant, NULL);
  for (guint i = 0; i < HD_N_SPOKEN; i++)
    self->spoken[i] = hd_draft_say (self->templates, self->facts, &context, (HdSpoken) i);
}

/* Whether the facts were well once, and are none to ask for any more because time went by. */
static gboolean
went_by (HdComposer *self)
{
  return self->problem == HD_FACTS_PROBLEM_DAY_PAST ||
         self->problem == HD_FACTS_PROBLEM_ANSWER_DAY_PAST ||
         self->problem == HD_FACTS_PROBLEM_ALTERNATIVE_PAST;
}

/* The texts follow the facts, but for what was changed by hand. */
static void
follow (HdComposer *self)
{
  /* What was copied may have been sent, and can still be booked as it was. */
  if (self->own_text || (self->draft->copied_at > 0 && went_by (self)))
    return;

  const char *subject =
    self->message != NULL && self->message->subject != NULL ? self->message->subject : "";
  const char *body = self->message != NULL ? self->message->body : "";

  if (!self->draft->subject_edited)
    g_object_set (self->draft, "subject", subject, NULL);
  if (!self->draft->body_edited)
    g_object_set (self->draft, "body", body, NULL);
}

/* Whoever shows the message looks at it again. */
void
hd_composer_tell (HdComposer *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Everything that the facts come to, anew. */
void
hd_composer_update (HdComposer *self)
{
  render (self);
  follow (self);
  hd_composer_keep (self);
  hd_composer_tell (self);
}

static void
hd_composer_finalize (GObject *object)
{
  HdComposer *self = HD_COMPOSER (object);

  g_clear_object (&self->profile);
  g_clear_pointer (&self->proof, hd_proof_free);
  g_clear_object (&self->context);
  g_clear_object (&self->recipient);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->templates, hd_templates_unref);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->usual_leave, g_free);
  g_clear_pointer (&self->applied_leave, g_free);
  g_clear_pointer (&self->facts, hd_request_facts_free);
  g_clear_pointer (&self->message, hd_draft_free);
  forget_spoken (self);
  g_clear_error (&self->check_error);
  g_clear_pointer (&self->ignored_here, g_hash_table_unref);

  G_OBJECT_CLASS (hd_composer_parent_class)->finalize (object);
}

static void
hd_composer_class_init (HdComposerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hd_composer_finalize;

  signals[CHANGED] = g_signal_new ("changed", HD_TYPE_COMPOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[DROPPED] = g_signal_new ("dropped", HD_TYPE_COMPOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
hd_composer_init (HdComposer *self)
{
  self->facts = hd_request_facts_new ();
  self->draft = hd_kept_draft_new ();
  self->ignored_here = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* The usual leave stands in the facts until another kind is chosen, and only in a language that
 * has such a kind: no German message asks for PTO because an English one would. */
void
hd_composer_apply_usual_leave (HdComposer *self)
{
  const char *usual = self->usual_leave != NULL &&
                          hd_templates_get_leave_words (self->templates, self->usual_leave) != NULL
                        ? self->usual_leave
                        : NULL;

  if (self->facts->leave_type == NULL ||
      g_strcmp0 (self->facts->leave_type, self->applied_leave) == 0)
    hd_request_facts_set_text (self->facts, "leave-type", usual != NULL ? usual : "", NULL);
  g_free (self->applied_leave);
  self->applied_leave = g_strdup (usual);
}

void
hd_composer_load_templates (HdComposer *self)
{
  const char *language = self->recipient != NULL && *self->recipient->language != '\0'
                           ? self->recipient->language
                           : self->language;
  g_autoptr (GError) error = NULL;
  HdTemplates *templates = hd_templates_load (language, &error);

  /* A language without templates (the one of the desktop, say) falls back to English. */
  if (templates == NULL)
    templates = hd_templates_load ("en", &error);
  g_assert (templates != NULL);

  g_clear_pointer (&self->templates, hd_templates_unref);
  self->templates = templates;
  hd_composer_apply_usual_leave (self);
}

/* The user's name was read, or changed: it signs this message too. */
static void
profile_changed_cb (HdComposer *self)
{
  const HdProfile *profile = hd_own_profile_peek (self->context);

  if (profile == NULL || g_strcmp0 (profile->name, self->facts->from) == 0 ||
      (self->facts->from == NULL && *profile->name == '\0'))
    return;
  hd_request_facts_set_text (self->facts, "from", profile->name, NULL);
  hd_composer_facts_changed (self);
}

/* Deleted for good, while it was open: the next letter shall not bring it back. */
static void
draft_gone_cb (HdComposer *self, HdKeptDraft *draft)
{
  if (strcmp (draft->uid, self->draft->uid) != 0)
    return;
  hd_composer_reset (self);
  g_signal_emit (self, signals[DROPPED], 0);
}

/**
 * hd_composer_new:
 * @language: language and region of the app's user, as `en-GB`
 */
HdComposer *
hd_composer_new (HdContext *context, const char *language)
{
  HdComposer *self = g_object_new (HD_TYPE_COMPOSER, NULL);

  self->context = g_object_ref (context);
  self->proof = hd_proof_new (context);
  self->language = g_strdup (language);
  hd_composer_load_templates (self);
  self->profile = hd_list_watch_new (hd_own_profile_get_list (context));
  g_signal_connect_swapped (self->profile, "changed", G_CALLBACK (profile_changed_cb), self);
  profile_changed_cb (self);
  g_signal_connect_object (hd_context_get_keeper (context), "gone", G_CALLBACK (draft_gone_cb),
                           self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * hd_composer_get_facts:
 *
 * Returns: (transfer none): the facts, to be changed in place; then call
 *   hd_composer_facts_changed()
 */
HdRequestFacts *
hd_composer_get_facts (HdComposer *self)
{
  g_return_val_if_fail (HD_IS_COMPOSER (self), NULL);

  return self->facts;
}

/**
 * hd_composer_facts_changed:
 *
 * The text follows at once; one that was changed by hand is left alone and said to be stale.
 */
void
hd_composer_facts_changed (HdComposer *self)
{
  g_return_if_fail (HD_IS_COMPOSER (self));

  self->stale = hd_composer_is_edited (self);
  hd_composer_update (self);
}

gboolean
hd_composer_has_date (HdComposer *self)
{
  g_return_val_if_fail (HD_IS_COMPOSER (self), FALSE);

  return self->facts->date != HD_DATE_NONE;
}

/**
 * hd_composer_set_language:
 *
 * The language of messages to recipients who have none of their own.
 */
void
hd_composer_set_language (HdComposer *self, const char *language)
{
  g_return_if_fail (HD_IS_COMPOSER (self));

  if (g_strcmp0 (self->language, language) == 0)
    return;
  g_free (self->language);
  self->language = g_strdup (language);
  hd_composer_load_templates (self);
  hd_composer_facts_changed (self);
}

/**
 * hd_composer_set_usual_leave:
 * @leave_type: (nullable): what leave is called where the user works: a name of data/wording
 *
 * Takes the place of the usual leave in the facts; another kind that was chosen stays.
 */
void
hd_composer_set_usual_leave (HdComposer *self, const char *leave_type)
{
  g_return_if_fail (HD_IS_COMPOSER (self));

  g_free (self->usual_leave);
  self->usual_leave = g_strdup (leave_type);
  hd_composer_apply_usual_leave (self);
}

/* Those facts that are about the reader, not about the absence. */
void
hd_composer_take_recipient (HdComposer *self)
{
  const HdRecipient *recipient = self->recipient;
  HdRequestFacts *facts = self->facts;
  const HdProfile *profile = hd_own_profile_peek (self->context);

  hd_request_facts_set_text (facts, "from", profile != NULL ? profile->name : "", NULL);
  hd_request_facts_set_text (facts, "to", recipient != NULL ? recipient->name : "", NULL);
  facts->relation = HD_RELATION_APPROVES;
  facts->address = HD_ADDRESS_DEFAULT;
  facts->contractor = FALSE;
  facts->limit = 0;
  facts->channel = HD_CHANNEL_AUTO;
  facts->tone = HD_TONE_PLAIN;
  if (recipient == NULL)
    return;

  hd_channel_parse (recipient->channel, &facts->channel);
  hd_tone_parse (recipient->tone, &facts->tone);
  facts->relation =
    strcmp (recipient->relation, "is-told") == 0 ? HD_RELATION_IS_TOLD : HD_RELATION_APPROVES;
  facts->address = strcmp (recipient->address_form, "formal") == 0     ? HD_ADDRESS_FORMAL
                   : strcmp (recipient->address_form, "informal") == 0 ? HD_ADDRESS_INFORMAL
                                                                       : HD_ADDRESS_DEFAULT;
  facts->contractor = recipient->contractor;
  facts->limit = recipient->hr_limit;
}

/**
 * hd_composer_set_recipient:
 * @recipient: (nullable): a copy is kept
 */
void
hd_composer_set_recipient (HdComposer *self, HdRecipient *recipient)
{
  g_return_if_fail (HD_IS_COMPOSER (self));

  g_autoptr (HdRecipient) copy =
    recipient != NULL ? HD_RECIPIENT (hd_record_copy (HD_RECORD (recipient))) : NULL;

  g_set_object (&self->recipient, copy);
  hd_composer_load_templates (self);
  hd_composer_take_recipient (self);
  hd_composer_facts_changed (self);
}

HdRecipient *
hd_composer_get_recipient (HdComposer *self)
{
  g_return_val_if_fail (HD_IS_COMPOSER (self), NULL);

  return self->recipient;
}

/**
 * hd_composer_set_needed:
 * @needed: the time that is needed on the day of the facts, with what lies around it
 *
 * Kept with the request, so that a way to be away can be found anew when the first is denied.
 */
void
hd_composer_set_needed (HdComposer *self, HdSpan needed)
{
  g_return_if_fail (HD_IS_COMPOSER (self));

  if (self->facts->date != HD_DATE_NONE)
    g_object_set (self->draft, "busy-from", (int) HD_MOMENT (self->facts->date, needed.from),
                  "busy-to", (int) HD_MOMENT (self->facts->date, needed.to), NULL);
}
