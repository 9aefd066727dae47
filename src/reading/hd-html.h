/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-html-tags.h"

G_BEGIN_DECLS

/* The longest page that is parsed, in bytes of UTF-8; what is deeper is flattened into the level
 * above, what comes after so many nodes is not read: it would take more than 200 MB. */
#define HD_HTML_MAX_BYTES (16u << 20)
#define HD_HTML_MAX_DEPTH 512u
#define HD_HTML_MAX_NODES 230000u
#define HD_HTML_MAX_ATTRIBUTES 128u

/**
 * HdAttribute: one attribute; a list of them is shared between copies of a node and never changed.
 */
typedef struct _HdAttribute HdAttribute;
struct _HdAttribute
{
  const char *name; /* lower case */
  const char *value;
  HdAttribute *next;
};

/**
 * HdMeasure: the text of a node, measured so that the measures of its children add up.
 *
 * Lengths are UTF-16 units, the measure in which the rules of extraction are stated. White space is
 * what JavaScript takes for it.
 */
typedef struct
{
  guint32 solid;        /* what is not white space */
  guint32 gaps;         /* runs of white space */
  guint32 raw;          /* everything */
  guint32 commas;       /* in all scripts */
  guint32 ascii_commas; /* "," alone */
  double links;         /* text in the links inside, "#name" links counting less */
  /* What is inside, the node itself not counted. */
  guint32 paragraphs;
  guint32 pictures;
  guint32 items;
  guint32 inputs;
  guint32 embeds;
  guint32 headings; /* length of their text */
  guint32 lists;    /* length of their text */
  guint8 textish;   /* text in what usually holds it */
  guint8 video;
  guint8 data;        /* a table of data */
  guint8 opens_white; /* it begins, ends with white space */
  guint8 ends_white;
} HdMeasure;

/* Why the last pass leaves a node out of the text. */
typedef enum
{
  HD_FOLD_NONE,
  HD_FOLD_CAPTION, /* it belongs to a picture */
  HD_FOLD_LINE,
} HdFold;

/**
 * HdNode: an element or a run of text.
 *
 * Nodes live as long as their #HdHtml (or the layer of it that they were made in), also when they
 * are taken out of the tree.
 */
typedef struct _HdNode HdNode;
struct _HdNode
{
  HdNode *parent;
  HdNode *first;
  HdNode *last;
  HdNode *previous;
  HdNode *next;

  const char *text; /* TEXT: valid UTF-8 */
  guint32 length;   /* TEXT: bytes */
  guint16 tag;      /* HdTag */
  guint8 measured;
  guint8 scored;
  guint8 data_table;
  guint8 folded; /* HdFold: TEXT and elements */

  const HdAttribute *attributes;
  double score;
  HdMeasure measure;
};

/**
 * HdHtml: a page as a tree. Owns all its nodes.
 */
typedef struct _HdHtml HdHtml;

typedef struct _HdHtmlLayer HdHtmlLayer;

HdHtml *hd_html_new (void);
void hd_html_free (HdHtml *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdHtml, hd_html_free)

/* hd-html-parse.c */
HdHtml *hd_html_parse (const char *text, gsize length, GError **error);
gboolean hd_html_was_cut (const HdHtml *self);

HdNode *hd_html_get_root (const HdHtml *self);
HdNode *hd_html_find (HdNode *top, HdTag tag);
guint hd_html_get_n_nodes (const HdHtml *self);

HdNode *hd_html_add_element (HdHtml *self, HdTag tag);
HdNode *hd_html_add_text (HdHtml *self, const char *text, gsize length);
HdNode *hd_html_copy (HdHtml *self, const HdNode *node);
HdHtmlLayer *hd_html_begin_layer (HdHtml *self);
GPtrArray *hd_html_end_layer (HdHtml *self, HdHtmlLayer *below);
void hd_html_keep_layer (HdHtml *self, GPtrArray *layer);
const char *hd_html_keep (HdHtml *self, const char *text, gsize length);
void hd_html_set_attribute (HdHtml *self, HdNode *node, const char *name, const char *value);
void hd_html_add_attribute (HdHtml *self, HdNode *node, const char *name, const char *value);
void hd_html_remove_attribute (HdHtml *self, HdNode *node, const char *name);

const char *hd_node_get_attribute (const HdNode *node, const char *name);
void hd_node_detach (HdNode *node);
void hd_node_append (HdNode *parent, HdNode *node);
void hd_node_insert_before (HdNode *node, HdNode *reference);
void hd_node_replace (HdNode *node, HdNode *replacement);
void hd_node_unwrap (HdNode *node);
void hd_node_take_children (HdNode *node, HdNode *from);
void hd_node_set_tag (HdNode *node, HdTag tag);

HdNode *hd_node_next (const HdNode *node, const HdNode *top);
HdNode *hd_node_next_after (const HdNode *node, const HdNode *top);
HdNode *hd_node_next_element (const HdNode *node, const HdNode *top, gboolean inside);
HdNode *hd_node_first_element (const HdNode *node);
HdNode *hd_node_next_sibling_element (const HdNode *node);
HdNode *hd_node_previous_sibling_element (const HdNode *node);
guint hd_node_count_elements (const HdNode *node);
gboolean hd_node_has_ancestor (const HdNode *node, HdTag tag, guint levels);
GPtrArray *hd_node_list (HdNode *top, const HdTag *tags, guint n_tags);

/* hd-html-measure.c */
const HdMeasure *hd_node_measure (HdNode *node);
gboolean hd_node_has_video (const HdNode *node);
void hd_node_set_data_table (HdNode *node, gboolean data);
guint hd_node_get_text_length (HdNode *node);
double hd_node_get_link_density (HdNode *node);
gboolean hd_node_is_blank (HdNode *node);
char *hd_node_dup_text (const HdNode *node, gboolean fold);
char *hd_node_dup_beginning (const HdNode *node, gsize most);
gboolean hd_html_is_white (gunichar c);
char *hd_html_fold (const char *text, gboolean fold);

G_END_DECLS
