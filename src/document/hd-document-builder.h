/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-document.h"

G_BEGIN_DECLS

/**
 * HdDocumentBuilder: makes an #HdDocument from what a parser meets, in the order of reading.
 *
 * It is forgiving about content and strict about calls. Text from anywhere may be added: invalid
 * UTF-8 is mended, control characters go, white space is folded except in code, links and pictures
 * with an address that is not allowed become their text, empty blocks vanish and what is nested
 * too deeply is flattened. But each open call needs its close call, and a block may only be opened
 * where #HdBlockKind lets it stand.
 *
 * Ownership: hd_document_builder_end() frees nothing; the builder is always freed by its owner.
 */
typedef struct _HdDocumentBuilder HdDocumentBuilder;

HdDocumentBuilder *hd_document_builder_new (void);
void hd_document_builder_free (HdDocumentBuilder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdDocumentBuilder, hd_document_builder_free)

void hd_document_builder_set_title (HdDocumentBuilder *self, const char *title);
void hd_document_builder_set_byline (HdDocumentBuilder *self, const char *byline);
void hd_document_builder_set_site (HdDocumentBuilder *self, const char *site);
void hd_document_builder_set_address (HdDocumentBuilder *self, const char *address);
void hd_document_builder_set_language (HdDocumentBuilder *self, const char *language);
void hd_document_builder_set_direction (HdDocumentBuilder *self, HdDirection direction);
void hd_document_builder_set_published (HdDocumentBuilder *self, HdDate published);

void hd_document_builder_open_paragraph (HdDocumentBuilder *self);
void hd_document_builder_open_heading (HdDocumentBuilder *self, guint level);
void hd_document_builder_open_list (HdDocumentBuilder *self, gboolean ordered, guint first);
void hd_document_builder_open_item (HdDocumentBuilder *self);
void hd_document_builder_open_quote (HdDocumentBuilder *self);
void hd_document_builder_open_code (HdDocumentBuilder *self, const char *language);
void hd_document_builder_open_table (HdDocumentBuilder *self);
void hd_document_builder_open_row (HdDocumentBuilder *self);
void hd_document_builder_open_cell (HdDocumentBuilder *self,
                                    gboolean header,
                                    HdAlign align,
                                    guint columns,
                                    guint rows);
void hd_document_builder_open_picture (HdDocumentBuilder *self,
                                       const char *source,
                                       const char *alt,
                                       guint width,
                                       guint height);
void hd_document_builder_add_rule (HdDocumentBuilder *self);
gboolean hd_document_builder_is_nearly_full (const HdDocumentBuilder *self);
void hd_document_builder_set_anchor (HdDocumentBuilder *self, const char *anchor);
void hd_document_builder_add_text (HdDocumentBuilder *self,
                                   const char *text,
                                   gssize length,
                                   HdSpanFlags flags,
                                   const char *link);
void hd_document_builder_add_break (HdDocumentBuilder *self);
void hd_document_builder_close (HdDocumentBuilder *self);

HdDocument *hd_document_builder_end (HdDocumentBuilder *self, GError **error);

G_END_DECLS
