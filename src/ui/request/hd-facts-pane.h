/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-composer.h"
#include "hd-pasted.h"
#include "hd-when.h"

G_BEGIN_DECLS

/**
 * HdFactsPane:
 *
 * The left half of Request: the one line, and each fact that a message may be made from.
 *
 * Signals: `keep` (#HdPasted) when what was read is to be kept as it is.
 */
#define HD_TYPE_FACTS_PANE (hd_facts_pane_get_type ())
G_DECLARE_FINAL_TYPE (HdFactsPane, hd_facts_pane, HD, FACTS_PANE, AdwBin)

void hd_facts_pane_set_up (HdFactsPane *self,
                           HdContext *context,
                           HdComposer *composer,
                           GSettings *settings);
char *hd_facts_pane_usual_leave (GSettings *settings);
void hd_facts_pane_show (HdFactsPane *self);
void hd_facts_pane_words_changed (HdFactsPane *self);
void hd_facts_pane_start_over (HdFactsPane *self);
void hd_facts_pane_focus_line (HdFactsPane *self);
gboolean hd_facts_pane_is_reading (HdFactsPane *self);
void hd_facts_pane_take_line (HdFactsPane *self, const char *text);
void hd_facts_pane_take_read (HdFactsPane *self, const char *text, HdWhen *when);
HdPasted *hd_facts_pane_dup_unkept (HdFactsPane *self);
char *hd_facts_pane_dup_unread (HdFactsPane *self);
void hd_facts_pane_take_pasted (HdFactsPane *self, HdPasted *pasted);
void hd_facts_pane_show_ways (HdFactsPane *self, gint64 busy_from, gint64 busy_to);
void hd_facts_pane_plan_again (HdFactsPane *self, gint64 busy_from, gint64 busy_to);
void hd_facts_pane_choose_option (HdFactsPane *self, guint option);
const char *hd_facts_pane_problem_words (HdComposer *composer, const char **field);
void hd_facts_pane_reveal_problem (HdFactsPane *self);
void hd_facts_pane_mark_problem (HdFactsPane *self, const char *field, const char *words);

G_END_DECLS
