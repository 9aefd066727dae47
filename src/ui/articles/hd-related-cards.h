/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hd-article-item.h"

G_BEGIN_DECLS

/**
 * HdRelatedCards: what to read next, at the foot of an article.
 *
 * Emits `open` with the article that was chosen.
 */
#define HD_TYPE_RELATED_CARDS (hd_related_cards_get_type ())
G_DECLARE_FINAL_TYPE (HdRelatedCards, hd_related_cards, HD, RELATED_CARDS, GtkBox)

GtkWidget *hd_related_cards_new (void);
void hd_related_cards_set_articles (HdRelatedCards *self, GPtrArray *articles);

G_END_DECLS
