/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-composer.h"

#include <string.h>

#include "hd-draft.h"
#include "hd-drafts.h"
#include "hd-findings.h"
#include "hd-list-watch.h"
#include "hd-neutral.h"
#include "hd-own-profile.h"
#include "hd-proof.h"
#include "hd-recipients.h"
#include "hd-plan.h"
#include "hd-requests.h"
#include "hd-template.h"

struct _HdComposer
{
  GObject parent_instance;

  HdContext *context;
  HdListWatch *profile; /* the user's name signs */
  HdProof *proof;
  HdTemplates *templates; /* of the language in use */
  char *language;         /* of the app, where the recipient has none of their own */
  char *usual_leave;      /* the kind of leave when nothing else is said; NULL: just leave */
  char *applied_leave;    /* the same as it stands in the facts: not every language has each kind */
  HdRequestFacts *facts;
  HdRecipient *recipient; /* NULL: nobody was chosen */
  HdKeptDraft *draft;     /* texts, hand edits, variant: what is kept */
  HdDraft *message;       /* what the facts alone would say; NULL when they say nothing yet */
  char *spoken;
  HdFactsProblem problem;
  GHashTable *ignored_here; /* keys of findings that do not matter in this text */
  gboolean kept;            /* the draft is on its way to the disk, or there */
  gboolean own_text;        /* somebody's own words to be checked: made from no facts */
  gboolean stale;           /* the facts changed after a hand edit */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdComposer, hd_composer, G_TYPE_OBJECT)

static gpointer
copy_finding (gconstpointer finding, gpointer data)
{
  return hd_finding_copy (finding);
}

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

static GArray *
earlier_absences (HdComposer *self)
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
static void
keep (HdComposer *self)
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
render (HdComposer *self)
{
  g_auto (GStrv) recent = recent_bodies (self);
  g_autoptr (GArray) absences = earlier_absences (self);
  HdDraftContext context = { .today = hd_context_get_today (self->context),
                             .recent = (const char *const *) recent,
                             .absences = absences };

  g_clear_pointer (&self->message, hd_draft_free);
  g_clear_pointer (&self->spoken, g_free);
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
  self->spoken = hd_draft_spoken (self->templates, self->facts, &context);
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

static void
update (HdComposer *self)
{
  render (self);
  follow (self);
  keep (self);
  g_signal_emit (self, signals[CHANGED], 0);
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
  g_clear_pointer (&self->spoken, g_free);
  g_clear_pointer (&self->ignored_here, g_hash_table_unref);

  G_OBJECT_CLASS (hd_composer_parent_class)->finalize (object);
}

static void
hd_composer_class_init (HdComposerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hd_composer_finalize;

  signals[CHANGED] = g_signal_new ("changed", HD_TYPE_COMPOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
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
static void
apply_usual_leave (HdComposer *self)
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

static void
load_templates (HdComposer *self)
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
  apply_usual_leave (self);
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
  load_templates (self);
  self->profile = hd_list_watch_new (hd_own_profile_get_list (context));
  g_signal_connect_swapped (self->profile, "changed", G_CALLBACK (profile_changed_cb), self);
  profile_changed_cb (self);
  return self;
}

/* A message is coming: its rules may be compiled while the first words are typed. */
void
hd_composer_warm_up (HdComposer *self)
{
  g_return_if_fail (HD_IS_COMPOSER (self));

  hd_proof_warm_up (self->proof, hd_templates_get_language (self->templates));
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
  update (self);
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
  load_templates (self);
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
  apply_usual_leave (self);
}

/* Those facts that are about the reader, not about the absence. */
static void
take_recipient (HdComposer *self)
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
  load_templates (self);
  take_recipient (self);
  hd_composer_facts_changed (self);
}

HdRecipient *
hd_composer_get_recipient (HdComposer *self)
{
  g_return_val_if_fail (HD_IS_COMPOSER (self), NULL);

  return self->recipient;
}

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
  apply_usual_leave (self);
  g_set_object (&self->draft, draft);
  g_hash_table_remove_all (self->ignored_here);
  self->kept = FALSE;
  self->own_text = FALSE;
  self->stale = FALSE;
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
  take_recipient (self);
  update (self);
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
      facts->cover_state = facts->cover != NULL ? HD_COVER_UNKNOWN : facts->cover_state;
      facts->recorded = FALSE;
      facts->confirm_by = HD_DATE_NONE;
      return;
    }

  if (strcmp (draft->purpose, "follow-up") == 0)
    {
      facts->situation = HD_SITUATION_FOLLOW_UP;
      before = (HdDaySpan){ HD_DATE_NONE, { 0, 0 } };
    }
  else if (strcmp (draft->purpose, "change") == 0)
    facts->situation = HD_SITUATION_CHANGE;
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
  load_templates (self);
  if (!own_text)
    refer (self);
  /* The same absence, told to somebody else: in their way, and with what concerns them. */
  if (draft->request != 0 && draft->created_at == 0 && strcmp (draft->purpose, "other") == 0)
    {
      self->facts->situation = HD_SITUATION_AUTO;
      take_recipient (self);
    }
  update (self);
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
  update (self);
}

gboolean
hd_composer_is_own_text (HdComposer *self)
{
  g_return_val_if_fail (HD_IS_COMPOSER (self), FALSE);

  return self->own_text;
}

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

/* Returns: (transfer none) (nullable): what to say when somebody asks */
const char *
hd_composer_get_spoken (HdComposer *self)
{
  g_return_val_if_fail (HD_IS_COMPOSER (self), NULL);

  return self->spoken;
}

void
hd_composer_edit_subject (HdComposer *self, const char *text)
{
  g_return_if_fail (HD_IS_COMPOSER (self));

  if (strcmp (self->draft->subject, text) == 0)
    return;
  g_object_set (self->draft, "subject", text, "subject-edited", TRUE, NULL);
  keep (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
hd_composer_edit_body (HdComposer *self, const char *text)
{
  g_return_if_fail (HD_IS_COMPOSER (self));

  if (strcmp (self->draft->body, text) == 0)
    return;
  g_object_set (self->draft, "body", text, "body-edited", TRUE, NULL);
  keep (self);
  g_signal_emit (self, signals[CHANGED], 0);
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
  update (self);
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
  g_signal_emit (self, signals[CHANGED], 0);
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
 * What the rules and, for a draft, the facts say of the texts as they stand.
 *
 * Returns: (transfer container) (element-type HdFinding): by field and place
 */
GPtrArray *
hd_composer_get_findings (HdComposer *self)
{
  g_return_val_if_fail (HD_IS_COMPOSER (self), NULL);

  const char *subject = hd_composer_get_subject (self);

  if (hd_composer_is_empty (self))
    return g_ptr_array_new_with_free_func ((GDestroyNotify) hd_finding_free);

  hd_proof_set_recipient (self->proof, self->recipient != NULL
                                         ? hd_record_get_id (HD_RECORD (self->recipient))
                                         : 0);

  GPtrArray *findings = hd_proof_check (self->proof, hd_templates_get_language (self->templates),
                                        subject, self->draft->body, self->own_text);

  if (!self->own_text)
    {
      g_autoptr (GArray) absences = earlier_absences (self);
      HdDraftContext context = { .today = hd_context_get_today (self->context),
                                 .absences = absences };
      g_autoptr (GPtrArray) structural =
        hd_draft_check_text (self->templates, self->facts, &context, subject, self->draft->body);

      g_ptr_array_extend (findings, structural, (GCopyFunc) copy_finding, NULL);
    }
  for (guint i = findings->len; i > 0; i--)
    {
      const HdFinding *finding = findings->pdata[i - 1];

      if (finding->key != NULL && g_hash_table_contains (self->ignored_here, finding->key))
        g_ptr_array_remove_index (findings, i - 1);
    }

  return findings;
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
 *
 * Returns: (transfer full) (nullable): a message that says the same time and nothing else; %NULL
 *   when there is no own text, or no one time in it
 */
char *
hd_composer_write_neutral (HdComposer *self, const HdWhen *when)
{
  g_return_val_if_fail (HD_IS_COMPOSER (self) && when != NULL, NULL);

  const char *language = hd_proof_get_language (self->proof);

  if (!self->own_text)
    return NULL;
  return hd_neutral_write (self->facts,
                           language != NULL ? language
                                            : hd_templates_get_language (self->templates),
                           when, hd_context_get_today (self->context));
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
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
ignored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdComposer) self = user_data;

  hd_context_finish (HD_CONTEXT (source), result, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
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
  keep (self);
  g_signal_emit (self, signals[CHANGED], 0);
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
  keep (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Returns: (transfer full): the kinds of leave in the language of the message */
char **
hd_composer_list_leave_types (HdComposer *self)
{
  g_return_val_if_fail (HD_IS_COMPOSER (self), NULL);

  return hd_templates_list_leave_types (self->templates);
}
