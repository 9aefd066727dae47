/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "hd-context.h"
#include "hd-draft.h"
#include "hd-facts-problem.h"
#include "hd-kept-draft.h"
#include "hd-finding.h"
#include "hd-neutral.h"
#include "hd-recipient.h"
#include "hd-request-facts.h"
#include "hd-when.h"

G_BEGIN_DECLS

/**
 * HdComposer:
 *
 * One message in the making: the facts, the text that follows from them, what was changed by
 * hand, and what the checks say. It keeps itself as a draft while it changes, so that nothing
 * typed is lost.
 *
 * Signals: `changed` after anything that it answers with has changed; `dropped` when what was
 * written had to be given up because it was deleted for good, and a new message was begun.
 */
#define HD_TYPE_COMPOSER (hd_composer_get_type ())
G_DECLARE_FINAL_TYPE (HdComposer, hd_composer, HD, COMPOSER, GObject)

HdComposer *hd_composer_new (HdContext *context, const char *language);

/* What it is about. */
HdRequestFacts *hd_composer_get_facts (HdComposer *self);
void hd_composer_facts_changed (HdComposer *self);
void hd_composer_set_needed (HdComposer *self, HdSpan needed);
void hd_composer_set_language (HdComposer *self, const char *language);
void hd_composer_set_usual_leave (HdComposer *self, const char *leave_type);
void hd_composer_set_recipient (HdComposer *self, HdRecipient *recipient);
HdRecipient *hd_composer_get_recipient (HdComposer *self);
gboolean hd_composer_has_date (HdComposer *self);

/* Starting over. */
void hd_composer_reset (HdComposer *self);
void hd_composer_load (HdComposer *self, HdKeptDraft *draft);
void hd_composer_own_text (HdComposer *self, const char *text);
gboolean hd_composer_is_own_text (HdComposer *self);

/* The text. */
const char *hd_composer_get_subject (HdComposer *self);
const char *hd_composer_get_body (HdComposer *self);
const char *hd_composer_get_spoken (HdComposer *self, HdSpoken which);
void hd_composer_edit_subject (HdComposer *self, const char *text);
void hd_composer_edit_body (HdComposer *self, const char *text);
gboolean hd_composer_is_edited (HdComposer *self);
gboolean hd_composer_is_stale (HdComposer *self);
void hd_composer_rewrite (HdComposer *self);
void hd_composer_keep_edit (HdComposer *self);
void hd_composer_rephrase (HdComposer *self);
gboolean hd_composer_is_empty (HdComposer *self);

/* What is to be said about it. */
HdFactsProblem hd_composer_get_problem (HdComposer *self);
GPtrArray *hd_composer_get_findings (HdComposer *self);
const GError *hd_composer_get_check_error (HdComposer *self);
guint hd_composer_get_n_rules (HdComposer *self);
void hd_composer_ignore (HdComposer *self, const HdFinding *finding);
void hd_composer_ignore_here (HdComposer *self, const HdFinding *finding);
guint hd_composer_get_n_names (HdComposer *self);
char *hd_composer_write_neutral (HdComposer *self, const HdWhen *when, HdNeutralTime *time);
char **hd_composer_list_leave_types (HdComposer *self);

/* Where it goes. */
HdKeptDraft *hd_composer_get_draft (HdComposer *self);
void hd_composer_mark_copied (HdComposer *self);
void hd_composer_mark_unsent (HdComposer *self);

G_END_DECLS
