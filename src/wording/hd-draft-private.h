/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-draft.h"
#include "hd-template-private.h"

G_BEGIN_DECLS

/**
 * HdDraftBounds:
 * @required: slots that must be there when the reader approves
 * @optional: slots that help
 * @min_words: 0: none
 * @max_words: 0: none
 * @max_chars: code points; 0: none
 * @max_sentences: 0: none
 *
 * One cell of the channel × situation matrix of the message specification, with the bounds of
 * channel and situation worked in: the smaller upper one holds.
 */
typedef struct
{
  char required[8];
  char optional[12];
  int min_words;
  int max_words;
  int max_chars;
  int max_sentences;
} HdDraftBounds;

/* A request for a time that is the user's own anyhow. */
static inline gboolean
hd_draft_is_off (const HdRequestFacts *facts, HdSituation situation)
{
  return facts->off && situation >= HD_SITUATION_LATE && situation <= HD_SITUATION_SHORT_NOTICE;
}

/* Between this reader and the user nothing is said of leave: there are no terms of it, or there
 * is none to be taken. */
static inline gboolean
hd_draft_without_leave (const HdRequestFacts *facts, HdSituation situation)
{
  return facts->contractor || situation == HD_SITUATION_CONTRACTOR ||
         hd_draft_is_off (facts, situation);
}

gboolean hd_draft_get_bounds (const HdRequestFacts *facts, HdTone tone, HdDraftBounds *bounds);

/* The facts in the words of one language. */
typedef struct
{
  HdTemplates *templates;
  const HdRequestFacts *facts;
  HdDate today;
  HdFlags flags;
  GHashTable *values;   /* name → text; absent: no such fact */
  gboolean plain_leave; /* the balance does not carry the kind of leave that was named */
} HdDraftScene;

HdDraftScene *hd_draft_scene_new (HdTemplates *templates,
                                  const HdRequestFacts *facts,
                                  HdDate today,
                                  HdSituation situation,
                                  HdChannel channel);
void hd_draft_scene_free (HdDraftScene *self);
gboolean hd_draft_value_is_users (const char *name);

/* What the language writes; all but hd_draft_setting() are (transfer full). */
char *hd_draft_fill (const char *pattern, ...) G_GNUC_NULL_TERMINATED;
const char *hd_draft_setting (HdDraftScene *self, const char *key, const char *fallback);
char *hd_draft_format_date (HdDraftScene *self, HdDate date, const char *pattern);
char *hd_draft_format_full_date (HdDraftScene *self, HdDate date);
char *hd_draft_format_time (HdDraftScene *self, int minute);
void hd_draft_format_ends (HdDraftScene *self, HdSpan span, gboolean terse, char **from, char **to);
char *hd_draft_format_span (HdDraftScene *self, HdSpan span, const char *key);
char *hd_draft_format_count (HdDraftScene *self, gint64 n, const char *unit);
char *hd_draft_format_hours (HdDraftScene *self, gint64 minutes, const char *suffix);
char *hd_draft_format_days (HdDraftScene *self, gint64 minutes, const char *suffix);
char *hd_draft_format_day_span (HdDraftScene *self, const HdDaySpan *slot);

/* Text under construction, with the spans of its slots. */
typedef struct
{
  char letter;
  gsize start;
  gsize end;
} HdDraftSpan;

typedef struct
{
  GString *text;
  GArray *spans;    /* HdDraftSpan, in order of appearance */
  gboolean capital; /* the next letter begins a sentence */
} HdDraftText;

HdDraftText *hd_draft_text_new (void);
void hd_draft_text_free (HdDraftText *self);
gboolean hd_draft_expand_pool (HdDraftScene *scene,
                               HdDraftText *text,
                               const char *pool,
                               guint variant,
                               HdFlags flags);
guint hd_draft_count_lines (HdDraftScene *scene, const char *pool, HdFlags flags);

/* What composes a message of a frame, see hd-draft-compose.c. */
typedef struct
{
  HdDraftScene *scene;
  const HdFrame *frame;
  const HdDraftBounds *bounds;
  int limit;
  guint variant; /* from 0 */
} HdComposer;

HdDraftText *hd_composer_compose_body (HdComposer *self);
char *hd_composer_compose_subject (HdComposer *self, GPtrArray *slots);
guint hd_composer_count_variants (HdDraftScene *scene, const HdFrame *frame, HdFlags flags);
void hd_draft_add_slot (GPtrArray *slots, char letter, const char *text, gsize length);

int hd_draft_count_words (const char *text);
int hd_draft_count_sentences (const char *text);
void hd_draft_check_structure (HdDraftScene *scene,
                               const HdDraftContext *context,
                               const HdDraftBounds *bounds,
                               HdDraft *draft);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdDraftScene, hd_draft_scene_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdDraftText, hd_draft_text_free)

G_END_DECLS
