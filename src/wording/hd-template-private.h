/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-template.h"

G_BEGIN_DECLS

/* The conditions of a line, one bit each, in the order of the names in hd-template-condition.c. */
typedef guint64 HdFlags;

enum
{
  HD_FLAG_SITUATION = 0, /* + situation - 1 */
  HD_FLAG_CHAT = 17,     /* what other channels say differs by frame */
  HD_FLAG_TONE = 18,     /* + tone */
  HD_FLAG_POLITE = 21,
  HD_FLAG_FAMILIAR,
  HD_FLAG_APPROVES,
  HD_FLAG_TOLD,
  HD_FLAG_CONTRACTOR,
  HD_FLAG_WINDOW,
  HD_FLAG_RANGE,
  HD_FLAG_PURPOSE,
  HD_FLAG_AGREED,
  HD_FLAG_ASKED,
  HD_FLAG_UNCOVERED,
  HD_FLAG_TOPIC,
  HD_FLAG_BACK_TIME,
  HD_FLAG_BACK_DAY,
  HD_FLAG_REACHABLE,
  HD_FLAG_RECORDED,
  HD_FLAG_CONFIRM_BY,
  HD_FLAG_DUE,
  HD_FLAG_ITEMS,
  HD_FLAG_AMOUNT,
  HD_FLAG_MORNING,
  HD_FLAG_AFTERNOON,
  HD_FLAG_GAP,
  HD_FLAG_AT_OFFICE,
  HD_FLAG_AT_HOME,
  HD_FLAG_ZONE,
  HD_FLAG_CONTACT,
  HD_FLAG_TO,
  HD_FLAG_FROM,
  HD_FLAG_EARLIER,
  HD_FLAG_EARLIER_WINDOW,
  HD_FLAG_TWO,
  HD_FLAG_INTERNAL,
  HD_FLAG_TIGHT,
  HD_FLAG_SENT,
  HD_FLAG_DATE,
  HD_FLAG_OWN,
  HD_FLAG_TERSE,
  HD_FLAG_OFF,
  HD_N_FLAGS
};

#define HD_FLAG(bit) (G_GUINT64_CONSTANT (1) << (bit))

#define HD_MAX_TERMS 8

/* A condition: every term has a bit in common with the facts, or none when it is negated. */
typedef struct
{
  HdFlags any[HD_MAX_TERMS];
  gboolean negated[HD_MAX_TERMS];
  int n;
} HdCondition;

typedef struct
{
  HdCondition condition;
  char *text;
} HdLine;

typedef struct
{
  char *name;
  char slot; /* 0: none */
  GArray *lines;
} HdPool;

typedef enum
{
  HD_JOIN_SENTENCE,
  HD_JOIN_CLAUSE,
  HD_JOIN_COMMA,
  HD_JOIN_LINE,
  HD_JOIN_PARAGRAPH,
} HdJoin;

typedef struct
{
  char *pool;
  HdJoin join;
  int rank;      /* 0: always there; else the order in which it is left out */
  gboolean main; /* the part by which variants differ */
  gboolean pad;  /* only where the text is too short */
} HdPart;

typedef struct
{
  guint32 situations; /* bit = situation */
  guint32 channels;
  HdCondition condition;
  char *subject;
  GArray *parts;
} HdFrame;

typedef struct
{
  char *key;
  char *words;
  gboolean earned; /* comes out of a balance */
} HdLeaveType;

struct _HdTemplates
{
  gatomicrefcount refs;
  char *language;
  GHashTable *settings; /* key → pattern */
  GHashTable *pools;    /* name → HdPool */
  GArray *frames;
  GPtrArray *types;       /* HdLeaveType, in the order of the file */
  GHashTable *conditions; /* what stands in {?…:} → HdCondition */
};

gboolean hd_templates_read_file (HdTemplates *self, GBytes *file, const char *name, GError **error);
gboolean hd_templates_verify (HdTemplates *self, GError **error);
const char *hd_templates_get (HdTemplates *self, const char *key);
const HdPool *hd_templates_get_pool (HdTemplates *self, const char *name);
const HdFrame *
hd_templates_find_frame (HdTemplates *self, int situation, int channel, HdFlags flags);
const char *hd_templates_find_leave_type (HdTemplates *self, const char *name, gboolean *earned);
const HdCondition *hd_templates_get_condition (HdTemplates *self, const char *text);
gboolean hd_condition_parse (const char *text, HdCondition *condition, GError **error);
gboolean hd_condition_holds (const HdCondition *condition, HdFlags flags);
gboolean hd_template_is_value (const char *name);

G_END_DECLS
