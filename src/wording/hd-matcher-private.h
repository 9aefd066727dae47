/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-matcher.h"

G_BEGIN_DECLS

/* How a name is to be matched. */
typedef enum
{
  HD_MATCH_FIRM,     /* firm, or any name of one piece */
  HD_MATCH_ORDINARY, /* a firm all of whose words are ordinary ones */
  HD_MATCH_TOOL,     /* a firm whose name is a tool used at work */
  HD_MATCH_PERSON,
  HD_MATCH_ROLE,
  HD_MATCH_PLACE,
  HD_MATCH_TITLE,
} HdMatchKind;

/* One name: its significant words. */
typedef struct
{
  HdMatchKind kind;
  char **words;   /* without apostrophes and marks; of a role hd_matcher_words_role() */
  char **umlauts; /* the same with umlauts as two letters */
  guint n_words;
  gboolean ordinary; /* all of its words */
} HdPhrase;

/* A word in which two errors are forgiven. */
typedef struct
{
  char *word;
  guint length;    /* in letters */
  guint32 letters; /* hd_matcher_letters_in() */
} HdLongWord;

/* Words that may be written with a typing error. */
typedef struct
{
  GHashTable *variants; /* a word less one letter → GPtrArray of the words */
  GArray *long_words;   /* of HdLongWord: those of 12 letters or more */
} HdMatcherTypos;

struct _HdMatcher
{
  guint64 serial;              /* no other matcher of this process has it */
  const HdMatcherWords *words; /* (borrowed) */
  HdCheckTextIsWord is_ordinary;
  gpointer data;
  GPtrArray *phrases;   /* HdPhrase */
  GHashTable *by_first; /* first word → GPtrArray of HdPhrase (borrowed) */
  GHashTable *tools;    /* first word → GPtrArray of HdPhrase (borrowed): own tools of more */
  GHashTable *heads;    /* telling word of a longer name → 1, or 2 when it needs a capital */
  GHashTable *joined;   /* first six letters of a joined name → GPtrArray of the names */
  GHashTable *single;   /* those of the joined names that are one word */
  GHashTable *plain;    /* those that are several ordinary words */
  GHashTable *labels;   /* joined name → HdMatchKind + 1: as a label of a host */
  HdMatcherTypos firm_typos;
  HdMatcherTypos surname_typos;
  GHashTable *acronyms;   /* initials, as written */
  GHashTable *surnames;   /* surname → "possible" when it may stand alone, else "" */
  GHashTable *persons;    /* local parts of mail addresses: robinmarsh, rmarsh */
  GHashTable *role_short; /* listed abbreviation, as written */
  GHashTable *links;      /* first label → GPtrArray of links: host, or host/path */
};

/* The words of a name as it is written, under both folds. */
typedef struct
{
  GPtrArray *raw;
  GPtrArray *a;
  GPtrArray *b;
} HdNameWords;

void hd_name_words_init (HdNameWords *words);
void hd_name_words_of (const char *name, HdNameWords *words);
void hd_name_words_take (HdNameWords *words, const char *raw);
void hd_name_words_copy (const HdNameWords *from, guint i, HdNameWords *to);
void hd_name_words_clear (HdNameWords *words);

char *hd_matcher_bare (const char *fold);
void hd_matcher_run_links (const HdMatcher *self,
                           const HdCheckText *text,
                           const gboolean *sentences,
                           GArray *hits);
void
hd_matcher_add_hit (GArray *hits, const char *rule, HdSeverity severity, guint first, guint end);
gboolean hd_matcher_holds_joined (const HdMatcher *self, const char *letters, gboolean compounds);
guint32 hd_matcher_letters_in (const char *word);
gboolean hd_matcher_edits_within (const char *a, const char *b, guint limit);

G_END_DECLS
