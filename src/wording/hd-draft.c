/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-draft-private.h"

#include <string.h>

#include "hd-error.h"
#include "hd-facts-problem.h"

/*
 * A message as a value: the frame of the situation and channel says which parts there are, and
 * hd-draft-compose.c puts them together.
 */

G_DEFINE_BOXED_TYPE (HdDraft, hd_draft, hd_draft_copy, hd_draft_free)

static void
slot_free (gpointer data)
{
  g_free (((HdDraftSlot *) data)->text);
  g_free (data);
}

void
hd_draft_add_slot (GPtrArray *slots, char letter, const char *text, gsize length)
{
  HdDraftSlot *slot;

  for (guint i = 0; i < slots->len; i++)
    if (((HdDraftSlot *) g_ptr_array_index (slots, i))->letter == letter)
      return;

  while (length > 0 && strchr (" .;\n", text[length - 1]) != NULL)
    length--;
  if (length == 0)
    return;
  slot = g_new (HdDraftSlot, 1);
  slot->letter = letter;
  slot->text = g_strndup (text, length);
  g_ptr_array_add (slots, slot);
}

HdDraft *
hd_draft_copy (const HdDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  HdDraft *copy = g_new (HdDraft, 1);

  *copy = *self;
  copy->subject = g_strdup (self->subject);
  copy->body = g_strdup (self->body);
  copy->missing = g_strdup (self->missing);
  copy->slots = g_ptr_array_new_with_free_func (slot_free);
  for (guint i = 0; i < self->slots->len; i++)
    {
      const HdDraftSlot *slot = g_ptr_array_index (self->slots, i);

      hd_draft_add_slot (copy->slots, slot->letter, slot->text, strlen (slot->text));
    }
  copy->findings = g_ptr_array_copy (self->findings, (GCopyFunc) (void *) hd_finding_copy, NULL);
  return copy;
}

void
hd_draft_free (HdDraft *self)
{
  if (self == NULL)
    return;

  g_free (self->subject);
  g_free (self->body);
  g_free (self->missing);
  g_ptr_array_unref (self->slots);
  g_ptr_array_unref (self->findings);
  g_free (self);
}

/**
 * hd_draft_get_slot:
 *
 * Returns: (nullable): the words of the slot, or %NULL when the draft has none
 */
const char *
hd_draft_get_slot (const HdDraft *self, char letter)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->slots->len; i++)
    {
      const HdDraftSlot *slot = g_ptr_array_index (self->slots, i);

      if (slot->letter == letter)
        return slot->text;
    }

  return NULL;
}

/* Slots that the channel may hold and whose facts were not given. */
static char *
list_missing (HdDraftScene *scene, const HdDraftBounds *bounds, GPtrArray *slots)
{
  const HdRequestFacts *facts = scene->facts;
  g_autofree char *wanted = g_strconcat (bounds->optional, bounds->required, NULL);
  GString *missing = g_string_new (NULL);

  for (const char *p = wanted; *p != '\0'; p++)
    {
      gboolean absent = FALSE;

      switch (*p)
        {
        case 'G':
          absent = facts->to == NULL;
          break;
        case 'Z':
          absent = facts->from == NULL;
          break;
        case 'C':
          absent = facts->cover_state == HD_COVER_UNKNOWN && facts->contact == NULL;
          break;
        case 'L':
          absent = facts->amount < 0 && (scene->flags & HD_FLAG (HD_FLAG_CONTRACTOR)) == 0;
          break;
        case 'B':
          absent = (scene->flags & (HD_FLAG (HD_FLAG_BACK_TIME) | HD_FLAG (HD_FLAG_BACK_DAY))) == 0;
          break;
        case 'U':
          absent = facts->reachable_until < 0;
          break;
        case 'K':
          absent = !facts->recorded && (scene->flags & HD_FLAG (HD_FLAG_CONTRACTOR)) == 0;
          break;
        case 'H':
          absent = facts->due == NULL && (facts->items == NULL || facts->items->len == 0);
          break;
        case 'A':
          absent = facts->alternatives == NULL || facts->alternatives->len < 2;
          break;
        default:
          break;
        }
      if (absent && strchr (missing->str, *p) == NULL)
        g_string_append_c (missing, *p);
    }

  return g_string_free (missing, FALSE);
}

static HdDraft *
render (HdTemplates *templates,
        const HdRequestFacts *facts,
        const HdDraftContext *context,
        const HdDraftBounds *bounds,
        HdDraftScene *scene,
        const HdFrame *frame,
        guint variant)
{
  HdComposer composer = { scene, frame, bounds, facts->limit, variant - 1 };
  HdDraft *self = g_new0 (HdDraft, 1);
  HdDraftText *body = hd_composer_compose_body (&composer);
  g_autoptr (HdDraftText) owned G_GNUC_UNUSED = body;

  self->language = g_intern_string (hd_templates_get_language (templates));
  self->situation = hd_request_facts_get_situation (facts);
  self->channel = hd_request_facts_get_channel (facts);
  self->tone = facts->tone;
  self->variant = variant;
  self->slots = g_ptr_array_new_with_free_func (slot_free);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_finding_free);
  for (guint i = 0; i < body->spans->len; i++)
    {
      const HdDraftSpan *span = &g_array_index (body->spans, HdDraftSpan, i);

      hd_draft_add_slot (self->slots, span->letter, body->text->str + span->start,
                         span->end - span->start);
    }
  composer.variant = variant - 1;
  self->subject = hd_composer_compose_subject (&composer, self->slots);
  self->body = g_strdup (body->text->str);
  self->words = hd_draft_count_words (self->body);
  self->characters = (int) g_utf8_strlen (self->body, -1);
  self->missing = list_missing (scene, bounds, self->slots);
  hd_draft_check_structure (scene, context, bounds, self);
  return self;
}

static gboolean
is_recent (const HdDraftContext *context, const char *body)
{
  for (guint i = 0; context->recent != NULL && context->recent[i] != NULL && i < HD_DRAFT_MEMORY;
       i++)
    if (strcmp (context->recent[i], body) == 0)
      return TRUE;

  return FALSE;
}

/* Everything that rendering needs, or why there is no such message. */
static gboolean
prepare (HdTemplates *templates,
         const HdRequestFacts *facts,
         const HdDraftContext *context,
         HdDraftBounds *bounds,
         HdDraftScene **scene,
         const HdFrame **frame,
         GError **error)
{
  HdSituation situation = hd_request_facts_get_situation (facts);
  HdChannel channel = hd_request_facts_get_channel (facts);

  if (!hd_draft_get_bounds (facts, facts->tone, bounds))
    {
      g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "channel: there is no %s message for %s",
                   hd_channel_to_string (channel), hd_situation_to_string (situation));
      return FALSE;
    }
  *scene = hd_draft_scene_new (templates, facts, context->today, situation, channel);
  *frame = hd_templates_find_frame (templates, (int) situation, (int) channel, (*scene)->flags);
  if (*frame == NULL)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_NOT_FOUND, "the templates of “%s” have no %s for %s",
                   hd_templates_get_language (templates), hd_channel_to_string (channel),
                   hd_situation_to_string (situation));
      return FALSE;
    }

  return TRUE;
}

/**
 * hd_draft_new:
 * @variant: from 1; more than there are begins again. 0: the first that is not among the last
 *   texts of @context
 *
 * Writes the message. The same input gives the same text, whatever the process locale.
 *
 * Returns: (transfer full): the draft; %NULL with %HD_ERROR_MISSING or %HD_ERROR_INVALID when
 *   hd_request_facts_check() refuses the facts or the situation has no message on the channel
 */
HdDraft *
hd_draft_new (HdTemplates *templates,
              const HdRequestFacts *facts,
              const HdDraftContext *context,
              guint variant,
              GError **error)
{
  g_return_val_if_fail (templates != NULL && facts != NULL && context != NULL, NULL);

  g_autoptr (HdDraftScene) scene = NULL;
  const HdFrame *frame;
  HdDraftBounds bounds;
  guint n;

  if (!hd_request_facts_check (facts, context->today, error) ||
      !prepare (templates, facts, context, &bounds, &scene, &frame, error))
    return NULL;

  if (variant > 0)
    return render (templates, facts, context, &bounds, scene, frame, variant);

  n = hd_composer_count_variants (scene, frame, scene->flags);
  for (variant = 1; variant < n; variant++)
    {
      g_autoptr (HdDraft) draft =
        render (templates, facts, context, &bounds, scene, frame, variant);

      if (!is_recent (context, draft->body))
        return g_steal_pointer (&draft);
    }

  return render (templates, facts, context, &bounds, scene, frame, variant);
}

/**
 * hd_draft_count_variants:
 *
 * How many different texts there are for these facts; 0 when there is none.
 */
guint
hd_draft_count_variants (HdTemplates *templates,
                         const HdRequestFacts *facts,
                         const HdDraftContext *context)
{
  g_return_val_if_fail (templates != NULL && facts != NULL && context != NULL, 0);

  g_autoptr (HdDraftScene) scene = NULL;
  const HdFrame *frame;
  HdDraftBounds bounds;

  if (!prepare (templates, facts, context, &bounds, &scene, &frame, NULL))
    return 0;

  return hd_composer_count_variants (scene, frame, scene->flags);
}
