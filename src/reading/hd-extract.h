/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HdExtract: the article of a page.
 *
 * @html is sanitized and keeps everything that was taken for the article; @text, @words and
 * @minutes are without what its last pass folded away (credits, teasers, what repeats the title).
 * Strings are NULL where the page does not say; @warnings, NULL-terminated, are sentences for the
 * reader.
 */
typedef struct
{
  char *title;
  char *byline;
  char *site;
  char *published; /* as the page has it */
  char *language;
  char *direction; /* "ltr", "rtl" or "auto" */
  char *excerpt;
  char *picture; /* address of the one that stands for the article */
  char *html;
  char *text;
  guint words;
  guint minutes;
  guint links;
  char **warnings;
} HdExtract;

HdExtract *hd_extract_page (const char *data,
                            gsize length,
                            const char *charset,
                            const char *base,
                            GError **error);
void hd_extract_free (HdExtract *extract);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdExtract, hd_extract_free)

G_END_DECLS
