/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* HdPaper: what an article is read on. The values are those of the setting `article-paper`. */
typedef enum
{
  HD_PAPER_SYSTEM,
  HD_PAPER_LIGHT,
  HD_PAPER_SEPIA,
  HD_PAPER_DARK,
} HdPaper;

/**
 * HdInk: the colours that text on a paper needs beyond what style sheets can give.
 *
 * Each of @text, @dim and @link has a contrast of at least 4.5 on its paper, 7 in high contrast.
 */
typedef struct
{
  GdkRGBA text;
  GdkRGBA dim;
  GdkRGBA link;
  GdkRGBA tint;    /* behind code */
  GdkRGBA line;    /* rules, and the bars beside quotes */
  GdkRGBA found;   /* behind what was searched for */
  GdkRGBA current; /* behind the match that one is at */
} HdInk;

/* The paper as it is now: the system's is light or dark. */
HdPaper hd_paper_resolve (HdPaper paper, gboolean dark);
const char *hd_paper_css_class (HdPaper resolved);
HdInk hd_ink_for (HdPaper resolved, gboolean high_contrast);

G_END_DECLS
