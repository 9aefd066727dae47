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
  guint32 mask; /* of a guard: categories; of a sign: an HdWordUse */
} Owner;

struct _HdRules
{
  char *file;
  GPtrArray *rules;
  GPtrArray *examples;
  HdPatterns *patterns;
  GArray *owners;     /* pattern → Owner */
  GHashTable *words;  /* folded word → HdWordUse */
  guint uses;         /* all that its words are for */
  gboolean has_signs; /* whether it knows phrases by which one is away */
};

G_END_DECLS
