/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-draft-private.h"

#include <string.h>

#include "hd-error.h"
#include "hd-facts-problem.h"

/*
 * Composes a message: the frame of the situation and channel says which parts there are, and the
 * bounds say which of them stay. Nothing is ever cut: a part stands whole or not at all.
 */

#define MAX_SUBJECT 60
#define MAX_PARTS 32

G_DEFINE_BOXED_TYPE (HdDraft, hd_draft, hd_draft_copy, hd_draft_free)

static void
slot_free (gpointer data)
{
  g_free (((HdDraftSlot *) data)->text);
  g_free (data);
}

static void
add_slot (GPtrArray *slots, char letter, const char *text, gsize length)
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

      add_slot (copy->slots, slot->letter, slot->text, strlen (slot->text));
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

/* ---- One way of putting the parts together ---- */

typedef struct
{
  HdDraftScene *scene;
  const HdFrame *frame;
  const HdDraftBounds *bounds;
  int limit;
  guint variant; /* from 0 */
} Composer;

/* Returns: whether the part had something to say */
static gboolean
append_part (Composer *self,
             HdDraftText *text,
             const HdPart *part,
             gboolean after_part,
             HdFlags flags)
{
  g_autoptr (HdDraftText) piece = hd_draft_text_new ();
  const char *join = hd_templates_get (self->scene->templates, "join");
  gboolean greeted = text->spans->len > 0 &&
                     g_array_index (text->spans, HdDraftSpan, 0).letter == 'G' &&
                     strchr (text->text->str, '\n') == NULL;
  HdJoin how = part->join;
  gsize offset;

  if (hd_draft_count_lines (self->scene, part->pool, flags) == 0)
    return FALSE;

  if (text->text->len == 0 || (how == HD_JOIN_SENTENCE && greeted))
    how = HD_JOIN_PARAGRAPH;
  else if (how == HD_JOIN_CLAUSE && (!after_part || text->text->str[text->text->len - 1] != '.'))
    how = HD_JOIN_SENTENCE;

  piece->capital = how != HD_JOIN_CLAUSE && how != HD_JOIN_COMMA;
  if (how == HD_JOIN_PARAGRAPH && greeted && text->text->len > 0 &&
      hd_templates_get (self->scene->templates, "greeting-goes-on") != NULL)
    piece->capital = FALSE;
  hd_draft_expand_pool (self->scene, piece, part->pool, self->variant, flags);
  if (piece->text->len == 0)
    return FALSE;

  if (text->text->len > 0)
    switch (how)
      {
      case HD_JOIN_CLAUSE:
        g_string_truncate (text->text, text->text->len - 1);
        g_string_append (text->text, join);
        break;
      case HD_JOIN_COMMA:
        g_string_append (text->text, ", ");
        break;
      case HD_JOIN_LINE:
        g_string_append_c (text->text, '\n');
        break;
      case HD_JOIN_PARAGRAPH:
        g_string_append (text->text, "\n\n");
        break;
      case HD_JOIN_SENTENCE:
      default:
        g_string_append_c (text->text, ' ');
        break;
      }

  offset = text->text->len;
  for (guint i = 0; i < piece->spans->len; i++)
    {
      HdDraftSpan span = g_array_index (piece->spans, HdDraftSpan, i);

      span.start += offset;
      span.end += offset;
      g_array_append_val (text->spans, span);
    }
  g_string_append (text->text, piece->text->str);
  return TRUE;
}

static HdDraftText *
compose (Composer *self, guint32 included, HdFlags flags)
{
  HdDraftText *text = hd_draft_text_new ();
  gboolean placed = FALSE;

  /*
   * A clause joins only the part it was written behind: without that one it is a sentence. A
   * clause with nothing to say leaves its place to the next.
   */
  for (guint i = 0; i < self->frame->parts->len; i++)
    {
      const HdPart *part = &g_array_index (self->frame->parts, HdPart, i);

      if ((included & (1u << i)) != 0 && append_part (self, text, part, placed, flags))
        placed = TRUE;
      else if (part->join != HD_JOIN_CLAUSE)
        placed = FALSE;
    }

  return text;
}

static gboolean
is_short_enough (Composer *self, const char *text)
{
  const HdDraftBounds *bounds = self->bounds;

  if (bounds->max_words > 0 && hd_draft_count_words (text) > bounds->max_words)
    return FALSE;
  if (bounds->max_chars > 0 && g_utf8_strlen (text, -1) > bounds->max_chars)
    return FALSE;
  if (bounds->max_sentences > 0 && hd_draft_count_sentences (text) > bounds->max_sentences)
    return FALSE;
  /* A field counts UTF-16 units or bytes; the text must pass either way. Bytes are never fewer. */
  return self->limit == 0 || strlen (text) <= (gsize) self->limit;
}

/*
 * First all parts as they are, then all of them in their short form, then without one part after
 * the other, the least needed first; at last in the fewest words there are.
 */
static HdDraftText *
compose_within (Composer *self, HdFlags *flags, guint32 *included)
{
  guint n = MIN (self->frame->parts->len, MAX_PARTS);
  HdDraftText *text;

  *included = 0;
  for (guint i = 0; i < n; i++)
    if (!g_array_index (self->frame->parts, HdPart, i).pad)
      *included |= 1u << i;

  text = compose (self, *included, *flags);
  if (is_short_enough (self, text->text->str))
    return text;

  *flags |= HD_FLAG (HD_FLAG_TIGHT);
  for (int rank = 0; rank <= 9 && !is_short_enough (self, text->text->str); rank++)
    {
      gboolean changed = rank == 0;

      for (guint i = 0; i < n && rank > 0; i++)
        if (g_array_index (self->frame->parts, HdPart, i).rank == rank)
          {
            *included &= ~(1u << i);
            changed = TRUE;
          }
      if (!changed)
        continue;
      hd_draft_text_free (text);
      text = compose (self, *included, *flags);
    }

  if (!is_short_enough (self, text->text->str))
    {
      *flags |= HD_FLAG (HD_FLAG_TERSE);
      hd_draft_text_free (text);
      text = compose (self, *included, *flags);
      return text;
    }

  /* A long part may have gone after a short one that has room again. */
  for (int rank = 9; rank > 0; rank--)
    for (guint i = 0; i < n; i++)
      {
        HdDraftText *longer;

        if (g_array_index (self->frame->parts, HdPart, i).rank != rank ||
            (*included & (1u << i)) != 0)
          continue;
        longer = compose (self, *included | (1u << i), *flags);
        if (is_short_enough (self, longer->text->str))
          {
            *included |= 1u << i;
            hd_draft_text_free (text);
            text = longer;
          }
        else
          hd_draft_text_free (longer);
      }

  return text;
}

static HdDraftText *
pad_out (Composer *self, HdDraftText *text, HdFlags flags, guint32 included)
{
  guint n = MIN (self->frame->parts->len, MAX_PARTS);

  for (guint i = 0; i < n && hd_draft_count_words (text->text->str) < self->bounds->min_words; i++)
    {
      g_autoptr (HdDraftText) longer = NULL;

      if (!g_array_index (self->frame->parts, HdPart, i).pad)
        continue;
      longer = compose (self, included | (1u << i), flags);
      if (!is_short_enough (self, longer->text->str))
        continue;
      included |= 1u << i;
      hd_draft_text_free (text);
      text = g_steal_pointer (&longer);
    }

  return text;
}

static guint
count_variants (HdDraftScene *scene, const HdFrame *frame, HdFlags flags)
{
  for (guint i = 0; i < frame->parts->len; i++)
    {
      const HdPart *part = &g_array_index (frame->parts, HdPart, i);

      if (part->main)
        return MAX (1, hd_draft_count_lines (scene, part->pool, flags));
    }

  return frame->subject != NULL ? MAX (1, hd_draft_count_lines (scene, frame->subject, flags)) : 1;
}

static HdDraftText *
compose_body (Composer *self)
{
  HdFlags flags = self->scene->flags;
  guint n = count_variants (self->scene, self->frame, flags);
  guint32 included;
  HdDraftText *text = compose_within (self, &flags, &included);

  /* Too long with nothing left to leave out: another variant may be shorter. */
  for (guint i = 1; i < n && !is_short_enough (self, text->text->str); i++)
    {
      self->variant++;
      flags = self->scene->flags;
      hd_draft_text_free (text);
      text = compose_within (self, &flags, &included);
    }

  return pad_out (self, text, flags, included);
}

/* The first line that fits: a subject says the most it has room for. A title rotates. */
static char *
compose_subject (Composer *self, GPtrArray *slots)
{
  guint n;
  gboolean title = self->bounds->max_chars == 20;
  int room = title ? 20 : MAX_SUBJECT;

  if (self->frame->subject == NULL)
    return NULL;
  n = hd_draft_count_lines (self->scene, self->frame->subject, self->scene->flags);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HdDraftText) text = hd_draft_text_new ();

      hd_draft_expand_pool (self->scene, text, self->frame->subject, title ? self->variant + i : i,
                            self->scene->flags);
      if (g_utf8_strlen (text->text->str, -1) > room)
        continue;
      for (guint k = 0; k < text->spans->len; k++)
        {
          const HdDraftSpan *span = &g_array_index (text->spans, HdDraftSpan, k);

          add_slot (slots, span->letter, text->text->str + span->start, span->end - span->start);
        }
      return g_strdup (text->text->str);
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
  Composer composer = { scene, frame, bounds, facts->limit, variant - 1 };
  HdDraft *self = g_new0 (HdDraft, 1);
  HdDraftText *body = compose_body (&composer);
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

      add_slot (self->slots, span->letter, body->text->str + span->start, span->end - span->start);
    }
  composer.variant = variant - 1;
  self->subject = compose_subject (&composer, self->slots);
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

  n = count_variants (scene, frame, scene->flags);
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

  return count_variants (scene, frame, scene->flags);
}

/* ---- What is said and not sent ---- */

static char *
say (HdTemplates *templates,
     const HdRequestFacts *facts,
     const HdDraftContext *context,
     const char *pool,
     HdSituation situation)
{
  g_autoptr (HdDraftScene) scene =
    hd_draft_scene_new (templates, facts, context->today, situation, HD_CHANNEL_CHAT);
  g_autoptr (HdDraftText) text = hd_draft_text_new ();

  if (hd_templates_get_pool (templates, pool) == NULL ||
      !hd_draft_expand_pool (scene, text, pool, 0, scene->flags))
    return NULL;

  return g_strdup (text->text->str);
}

/**
 * hd_draft_spoken:
 *
 * The line beside a message for the case that someone asks what it is: the same words each
 * time, at most 20 of them.
 *
 * Returns: (transfer full): one line
 */
char *
hd_draft_spoken (HdTemplates *templates, const HdRequestFacts *facts, const HdDraftContext *context)
{
  return say (templates, facts, context, "spoken", HD_SITUATION_PRYING);
}

/**
 * hd_draft_spoken_direct:
 *
 * The line for the question itself, which neither denies nor confirms.
 *
 * Returns: (transfer full): one line of at most 20 words
 */
char *
hd_draft_spoken_direct (HdTemplates *templates,
                        const HdRequestFacts *facts,
                        const HdDraftContext *context)
{
  return say (templates, facts, context, "spoken-direct", HD_SITUATION_DIRECT);
}

/**
 * hd_draft_spoken_ask:
 *
 * The request as one says it in passing: day, time, leave, at most 25 words.
 *
 * Returns: (transfer full) (nullable): one line, or %NULL without a date
 */
char *
hd_draft_spoken_ask (HdTemplates *templates,
                     const HdRequestFacts *facts,
                     const HdDraftContext *context)
{
  g_return_val_if_fail (templates != NULL && facts != NULL && context != NULL, NULL);

  return facts->date == HD_DATE_NONE
           ? NULL
           : say (templates, facts, context, "spoken-ask", hd_request_facts_get_situation (facts));
}

/**
 * hd_draft_status:
 *
 * The status line for a chat while away: “Away until 13:00”.
 *
 * Returns: (transfer full) (nullable): one line, or %NULL when no end is known
 */
char *
hd_draft_status (HdTemplates *templates, const HdRequestFacts *facts, const HdDraftContext *context)
{
  g_return_val_if_fail (templates != NULL && facts != NULL && context != NULL, NULL);

  return facts->date == HD_DATE_NONE
           ? NULL
           : say (templates, facts, context, "status", hd_request_facts_get_situation (facts));
}
