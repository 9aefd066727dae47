/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-document.h"

G_BEGIN_DECLS

/* Where the bundle of a language lies among the resources; %s is the language code. */
#define HD_BUNDLE_RESOURCE "/io/github/halfday_app/Halfday/articles/%s.bundle"

/* Where the pictures of its articles lie; %s is the source of one. */
#define HD_BUNDLE_PICTURE "/io/github/halfday_app/Halfday/articles/pictures/%s"

/**
 * HdBundledArticle: what is known of an article that comes with the program.
 *
 * @neutral_title is for lists, cards, print headers and file names, which others may see; @title
 * is the full heading, which stands inside.
 */
typedef struct
{
  char *slug; /* its name for ever, in the library and in "halfday:slug" links */
  char *title;
  char *neutral_title;
  char *summary;
  char **topics; /* NULL-terminated */
  guint32 order; /* from 1 */
  HdDate date;
  GBytes *document; /* in its wire format */
  guint32 words;
  guint32 minutes;
} HdBundledArticle;

void hd_bundled_article_free (HdBundledArticle *article);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdBundledArticle, hd_bundled_article_free)

/**
 * HdBundle: the articles that come with the program, in one language.
 *
 * Compiled from Markdown when the program is built; immutable.
 */
typedef struct _HdBundle HdBundle;

HdBundle *hd_bundle_new_from_bytes (GBytes *bytes, GError **error);
void hd_bundle_free (HdBundle *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdBundle, hd_bundle_free)

guint hd_bundle_get_n_articles (const HdBundle *self);
const HdBundledArticle *hd_bundle_get_article (const HdBundle *self, guint index);
const HdBundledArticle *hd_bundle_find_article (const HdBundle *self, const char *slug);
HdDocument *hd_bundled_article_load (const HdBundledArticle *article, GError **error);

GBytes *hd_bundle_pack (const char *language, GPtrArray *articles);

G_END_DECLS
