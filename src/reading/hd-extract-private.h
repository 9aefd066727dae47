/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-document-builder.h"
#include "hd-html.h"
#include "hd-page.h"

G_BEGIN_DECLS

/* What the head of a page, and a few marks in its body, say about it. */
typedef struct
{
  char *title;
  char *byline;
  char *excerpt;
  char *site;
  char *published;
  char *picture;
  char *body; /* the whole text of the article, for search engines */
} HdPageFacts;

void hd_page_facts_clear (HdPageFacts *facts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HdPageFacts, hd_page_facts_clear)

/* What could explain that a page has no good article. */
typedef struct
{
  guint length; /* of all text in the body */
  guint scripts;
  gboolean script_root; /* an element that scripts fill is there, and empty */
  HdNode *asking; /* (nullable): the words with which it asks for scripts, apart from the page */
  gboolean asks_to_log_in;
  gboolean asks_to_pay;
  gboolean checks_visitors;
} HdPageSigns;

/**
 * HdExtraction: one page on its way to an article, shared by the steps in hd-extract-*.c.
 */
typedef struct
{
  HdHtml *html;
  HdNode *body; /* of this attempt */
  const HdPageFacts *facts;

  /* Which rules this attempt applies. */
  gboolean strip_unlikely;
  gboolean weigh_classes;
  gboolean clean_conditionally;
  gboolean
    score_lists; /* also what stands in items and definitions, which the algorithm does not */

  char *byline; /* found in the body, in the first attempt that meets one */
  char *direction;
  HdNode
    *titled; /* (nullable): the article element that had the title of the page as its heading */
} HdExtraction;

/* hd-extract-words.c: marks in class and id, and other lists of words. */
gboolean hd_extract_is_unlikely (const char *names);
gboolean hd_extract_is_byline (const char *names);
gboolean hd_extract_is_share (const char *names);
gboolean hd_extract_names_picture (const char *value);
gboolean hd_extract_is_filler (const char *text);
int hd_extract_weigh (const HdExtraction *self, const HdNode *node);
const char *hd_extract_names (const HdNode *node, GString *buffer);
double hd_extract_similarity (const char *a, const char *b);

/* hd-extract-facts.c, hd-extract-linked-data.c */
void hd_extract_read_facts (HdHtml *html, HdPageFacts *facts);
char *hd_extract_dup_title (HdHtml *html);
gboolean hd_extract_read_linked_data (const char *json, const char *title, HdPageFacts *facts);

/* hd-extract-prepare.c, hd-extract-prune.c, hd-extract-choose.c, hd-extract-clean.c */
void hd_extract_unwrap_pictures (HdHtml *html);
void hd_extract_prepare (HdHtml *html, HdNode *body);
gboolean hd_extract_is_invisible (const HdNode *node);
gboolean hd_extract_is_phrasing (const HdNode *node);
gboolean hd_extract_is_empty (HdNode *node);
gboolean hd_extract_has_only (const HdNode *node, HdTag tag);
void hd_extract_prune (HdExtraction *self, GPtrArray *to_score);
HdNode *hd_extract_choose (HdExtraction *self, GPtrArray *to_score);
void hd_extract_clean (HdExtraction *self, HdNode *article);
void hd_extract_clean_if_doubtful (const HdExtraction *self, HdNode *article, HdTag tag);
void hd_extract_mend_pictures (HdHtml *html, HdNode *article);

/* hd-extract-finish.c */
void hd_extract_resolve_links (HdHtml *html, HdNode *article, const char *base, const char *page);
void hd_extract_simplify (HdHtml *html, HdNode *article);

/* hd-extract-fold.c, hd-extract-furniture.c, hd-extract-text.c */
void hd_extract_fold_furniture (HdNode *body);
void hd_extract_spare_furniture (HdNode *article);
void hd_extract_fold (HdNode *article, const HdNode *titled, const char *title, const char *byline);
char *hd_extract_dup_plain (const HdNode *article);
void hd_extract_count_words (const char *text, guint *words, guint *minutes);

/* hd-extract-doubt.c */
void hd_extract_look_for_signs (HdHtml *html, HdNode *body, HdPageSigns *signs);
HdPageDoubts hd_extract_doubt (const HdPageSigns *signs, HdNode *article);

/* hd-extract.c */

/**
 * HdReading: a page of which the article was found.
 */
typedef struct
{
  HdHtml *html;
  HdNode *article; /* its addresses are absolute */
  HdNode *titled;  /* (nullable): where in it the title of the page stood as a heading */
  HdPageFacts facts;
  HdPageDoubts doubts;
  char *base; /* (nullable): what the addresses of the page are relative to */
  char *language;
  char *direction;
} HdReading;

gboolean hd_reading_begin (HdReading *self,
                           const char *data,
                           gsize length,
                           const char *charset,
                           const char *base,
                           gboolean whole,
                           GError **error);
void hd_reading_clear (HdReading *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HdReading, hd_reading_clear)
char *hd_reading_dup_line (const char *text);
char *hd_reading_dup_excerpt (const HdReading *self);

/* hd-extract-document.c, hd-extract-choice.c */
char *
hd_extract_choose_picture (const HdNode *picture, const char *base, guint *width, guint *height);
gboolean hd_extract_write (HdNode *article,
                           const char *base,
                           GHashTable *parts,
                           gboolean whole,
                           HdDocumentBuilder *builder);

G_END_DECLS
