/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "hd-date.h"

G_BEGIN_DECLS

/**
 * HdBlockKind: what a block of a document is.
 *
 * Containers are LIST (holds only ITEM), ITEM and QUOTE (hold anything but ITEM, ROW and CELL),
 * TABLE (holds only ROW) and ROW (holds only CELL). The others are leaves: they hold text, except
 * RULE, which is empty. The text of a PICTURE is its caption.
 */
typedef enum
{
  HD_BLOCK_PARAGRAPH,
  HD_BLOCK_HEADING,
  HD_BLOCK_LIST,
  HD_BLOCK_ITEM,
  HD_BLOCK_QUOTE,
  HD_BLOCK_CODE,
  HD_BLOCK_TABLE,
  HD_BLOCK_ROW,
  HD_BLOCK_CELL,
  HD_BLOCK_PICTURE,
  HD_BLOCK_RULE,
} HdBlockKind;

/* How the text of a table cell stands; START follows the direction of the document. */
typedef enum
{
  HD_ALIGN_START,
  HD_ALIGN_CENTER,
  HD_ALIGN_END,
} HdAlign;

typedef enum
{
  HD_DIRECTION_LTR,
  HD_DIRECTION_RTL,
} HdDirection;

typedef enum
{
  HD_SPAN_PLAIN = 0,
  HD_SPAN_STRONG = 1 << 0,
  HD_SPAN_EMPHASIS = 1 << 1,
  HD_SPAN_CODE = 1 << 2,
  HD_SPAN_STRIKE = 1 << 3,
  HD_SPAN_SUBSCRIPT = 1 << 4,
  HD_SPAN_SUPERSCRIPT = 1 << 5,
} HdSpanFlags;

/* The longest text, in bytes, and the most blocks, spans and nested containers of one document. */
#define HD_DOCUMENT_MAX_TEXT (16u << 20)
#define HD_DOCUMENT_MAX_BLOCKS 200000u
#define HD_DOCUMENT_MAX_SPANS 400000u
#define HD_DOCUMENT_MAX_DEPTH 32u
/* The longest single string of the metadata, and the longest address, in bytes. */
#define HD_DOCUMENT_MAX_STRING 4096u
#define HD_DOCUMENT_MAX_ADDRESS 8192u
/* The widest and the highest cell, in columns and rows. */
#define HD_DOCUMENT_MAX_CELL 1000u

/* The parent of a block at the top. */
#define HD_BLOCK_NONE G_MAXUINT32

/**
 * HdBlock: one block, in the order of reading, a container before what it holds.
 *
 * @start and @length are bytes of hd_document_get_text(); a container spans the text of all that
 * it holds. The strings belong to the document and are never empty.
 */
typedef struct
{
  HdBlockKind kind;
  guint32 depth;  /* containers around it */
  guint32 parent; /* index, or HD_BLOCK_NONE */
  guint32 end;    /* index of the first block after all that it holds */
  guint32 start;
  guint32 length;

  guint32 level;        /* HEADING: 1 to 6 */
  gboolean ordered;     /* LIST */
  guint32 first;        /* LIST, ordered: number of the first item; ITEM of one: its own */
  gboolean header;      /* CELL */
  HdAlign align;        /* CELL */
  guint32 columns;      /* CELL: how many it covers; TABLE: how many it has */
  guint32 rows;         /* CELL: how many it covers */
  guint32 width;        /* PICTURE: pixels, 0 when not known */
  guint32 height;       /* PICTURE: pixels, 0 when not known */
  const char *anchor;   /* (nullable): the name that "#name" links lead to */
  const char *language; /* (nullable): CODE: as its author named it */
  const char *source;   /* PICTURE: http(s) address, or the bare name of a stored file */
  const char *alt;      /* (nullable): PICTURE: what it shows, in words */
} HdBlock;

/**
 * HdTextSpan: a run of text inside one leaf that is not plain.
 *
 * Spans never overlap and come in order. A link that contains other styles is several spans with
 * the same @link, which is http:, https:, mailto:, "#name" or "halfday:" and the slug of a bundled
 * article.
 */
typedef struct
{
  guint32 start;
  guint32 length;
  HdSpanFlags flags;
  const char *link; /* (nullable) */
} HdTextSpan;

/* HdLink: a link with all its text: what hd_document_dup_links() lists. */
typedef struct
{
  guint32 start;
  guint32 length;
  const char *target; /* owned by the document */
} HdLink;

/**
 * HdDocument: an article as blocks and spans, immutable once built.
 *
 * Made by #HdDocumentBuilder or from its wire format. All text is valid UTF-8 without control
 * characters other than line breaks (and tabs in code), and all addresses have a harmless scheme:
 * whoever holds a document may show it as it is. May be shared between threads.
 */
typedef struct _HdDocument HdDocument;

#define HD_TYPE_DOCUMENT (hd_document_get_type ())
GType hd_document_get_type (void);

HdDocument *hd_document_ref (HdDocument *self);
void hd_document_unref (HdDocument *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdDocument, hd_document_unref)

const char *hd_document_get_title (const HdDocument *self);
const char *hd_document_get_byline (const HdDocument *self);
const char *hd_document_get_site (const HdDocument *self);
const char *hd_document_get_language (const HdDocument *self);
HdDirection hd_document_get_direction (const HdDocument *self);

const char *hd_document_get_text (const HdDocument *self, gsize *length);
const HdBlock *hd_document_get_blocks (const HdDocument *self, guint *n_blocks);
const HdTextSpan *hd_document_get_spans (const HdDocument *self, guint *n_spans);
guint hd_document_find_span (const HdDocument *self, guint offset);
guint hd_document_find_anchor (const HdDocument *self, const char *name);
GArray *hd_document_dup_links (const HdDocument *self);
gboolean hd_document_equal (const HdDocument *a, const HdDocument *b);

guint hd_document_get_words (const HdDocument *self);
guint hd_document_get_minutes (const HdDocument *self);

gboolean hd_block_is_leaf (const HdBlock *block);

GBytes *hd_document_to_bytes (const HdDocument *self);
HdDocument *hd_document_new_from_bytes (GBytes *bytes, GError **error);

G_END_DECLS
