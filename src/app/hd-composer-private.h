/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-composer.h"

#include "hd-draft.h"
#include "hd-list-watch.h"
#include "hd-proof.h"
#include "hd-template.h"

G_BEGIN_DECLS

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
  HdRecipient *recipient;    /* NULL: nobody was chosen */
  HdKeptDraft *draft;        /* texts, hand edits, variant: what is kept */
  HdDraft *message;          /* what the facts alone would say; NULL when they say nothing yet */
  char *spoken[HD_N_SPOKEN]; /* NULL: there is nothing to say */
  HdFactsProblem problem;
  GError *check_error;      /* why the rules could not say anything; NULL: they did */
  GHashTable *ignored_here; /* keys of findings that do not matter in this text */
  gboolean kept;            /* the draft is on its way to the disk, or there */
  gboolean own_text;        /* somebody's own words to be checked: made from no facts */
  gboolean stale;           /* the facts changed after a hand edit */
};

/* Shared by the files of the composer. */
GArray *hd_composer_earlier_absences (HdComposer *self);
void hd_composer_apply_usual_leave (HdComposer *self);
void hd_composer_load_templates (HdComposer *self);
void hd_composer_take_recipient (HdComposer *self);
void hd_composer_keep (HdComposer *self);
void hd_composer_tell (HdComposer *self);
void hd_composer_update (HdComposer *self);

G_END_DECLS
