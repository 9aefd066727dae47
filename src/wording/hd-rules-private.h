/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-rules-pattern.h"
#include "hd-rules.h"

G_BEGIN_DECLS

typedef enum
{
  OWNER_MATCH,
  OWNER_NOT,
  OWNER_CUE,
  OWNER_GUARD,
  OWNER_SIGN,
} OwnerKind;

/* To whom a pattern belongs. */
typedef struct
{
  OwnerKind kind;
  guint rule;   /* index; not for guards and signs */
  gint weight;  /* of a cue: positive for, negative against */
  guint line;   /* of a cue: its line of the file */
  guint32 mask; /* of a guard: categories; of a sign: an HdSign */
} Owner;

struct _HdRules
{
  char *file;
  GPtrArray *rules;
  GPtrArray *examples; /* (nullable): not asked for yet, of an image */
  HdPatterns *patterns;
  const Owner *owners; /* pattern → Owner */
  guint n_owners;
  GHashTable *words;  /* folded word → HdWordUse */
  gboolean has_signs; /* whether it says what tells of somebody's time */

  GArray *own_owners; /* where they were read from a file */

  /* Of an image (hd-rules-image.h), which the rest points into. */
  GBytes *image; /* (nullable): there is none */
  HdRule *room;  /* of all rules */
  const char *strings;
  gconstpointer frozen_examples;
  guint n_frozen;
};

void hd_rules_example_free (gpointer data);
GPtrArray *hd_rules_thaw_examples (const HdRules *self);

G_END_DECLS
