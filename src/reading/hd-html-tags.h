/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an element is, as far as reading a page goes. */
typedef enum
{
  HD_KIND_PHRASING = 1 << 0, /* runs of it can be a paragraph */
  HD_KIND_BLOCK = 1 << 1,    /* ends a line of text, and an open p */
  HD_KIND_VOID = 1 << 2,     /* has no content */
  HD_KIND_DROP = 1 << 3,     /* goes with all that it holds when a page is sanitized */
  HD_KIND_KEEP = 1 << 4,     /* may be in sanitized HTML */
} HdTagKind;

#define HD_HTML_INLINE (HD_KIND_PHRASING | HD_KIND_KEEP)
#define HD_HTML_BLOCK (HD_KIND_BLOCK | HD_KIND_KEEP)

/*
 * The elements that something below treats by name. An element that is not here is
 * HD_TAG_OTHER: its children count, it does not.
 */
#define HD_HTML_TAGS(X)                                                                            \
  X (A, "a", HD_KIND_KEEP)                                                                         \
  X (ABBR, "abbr", HD_HTML_INLINE)                                                                 \
  X (ADDRESS, "address", HD_HTML_BLOCK)                                                            \
  X (APPLET, "applet", HD_KIND_DROP)                                                               \
  X (AREA, "area", HD_KIND_VOID | HD_KIND_DROP)                                                    \
  X (ARTICLE, "article", HD_HTML_BLOCK)                                                            \
  X (ASIDE, "aside", HD_HTML_BLOCK)                                                                \
  X (AUDIO, "audio", HD_KIND_PHRASING | HD_KIND_DROP)                                              \
  X (B, "b", HD_HTML_INLINE)                                                                       \
  X (BASE, "base", HD_KIND_VOID | HD_KIND_DROP)                                                    \
  X (BDI, "bdi", HD_KIND_KEEP)                                                                     \
  X (BDO, "bdo", HD_HTML_INLINE)                                                                   \
  X (BLOCKQUOTE, "blockquote", HD_HTML_BLOCK)                                                      \
  X (BODY, "body", HD_KIND_BLOCK)                                                                  \
  X (BR, "br", HD_HTML_INLINE | HD_KIND_VOID)                                                      \
  X (BUTTON, "button", HD_KIND_PHRASING | HD_KIND_DROP)                                            \
  X (CANVAS, "canvas", HD_KIND_DROP)                                                               \
  X (CAPTION, "caption", HD_HTML_BLOCK)                                                            \
  X (CENTER, "center", HD_KIND_BLOCK)                                                              \
  X (CITE, "cite", HD_HTML_INLINE)                                                                 \
  X (CODE, "code", HD_HTML_INLINE)                                                                 \
  X (COL, "col", HD_KIND_VOID | HD_KIND_DROP)                                                      \
  X (COLGROUP, "colgroup", HD_KIND_DROP)                                                           \
  X (DATA, "data", HD_KIND_PHRASING)                                                               \
  X (DATALIST, "datalist", HD_KIND_PHRASING | HD_KIND_DROP)                                        \
  X (DD, "dd", HD_HTML_BLOCK)                                                                      \
  X (DEL, "del", HD_KIND_KEEP)                                                                     \
  X (DETAILS, "details", HD_HTML_BLOCK)                                                            \
  X (DFN, "dfn", HD_HTML_INLINE)                                                                   \
  X (DIALOG, "dialog", HD_KIND_BLOCK)                                                              \
  X (DIR, "dir", HD_KIND_BLOCK)                                                                    \
  X (DIV, "div", HD_HTML_BLOCK)                                                                    \
  X (DL, "dl", HD_HTML_BLOCK)                                                                      \
  X (DT, "dt", HD_HTML_BLOCK)                                                                      \
  X (EM, "em", HD_HTML_INLINE)                                                                     \
  X (EMBED, "embed", HD_KIND_PHRASING | HD_KIND_VOID | HD_KIND_DROP)                               \
  X (FIELDSET, "fieldset", HD_KIND_BLOCK)                                                          \
  X (FIGCAPTION, "figcaption", HD_HTML_BLOCK)                                                      \
  X (FIGURE, "figure", HD_HTML_BLOCK)                                                              \
  X (FONT, "font", 0)                                                                              \
  X (FOOTER, "footer", HD_HTML_BLOCK)                                                              \
  X (FORM, "form", HD_KIND_BLOCK)                                                                  \
  X (FRAME, "frame", HD_KIND_VOID | HD_KIND_DROP)                                                  \
  X (FRAMESET, "frameset", HD_KIND_DROP)                                                           \
  X (H1, "h1", HD_HTML_BLOCK)                                                                      \
  X (H2, "h2", HD_HTML_BLOCK)                                                                      \
  X (H3, "h3", HD_HTML_BLOCK)                                                                      \
  X (H4, "h4", HD_HTML_BLOCK)                                                                      \
  X (H5, "h5", HD_HTML_BLOCK)                                                                      \
  X (H6, "h6", HD_HTML_BLOCK)                                                                      \
  X (HEAD, "head", HD_KIND_DROP)                                                                   \
  X (HEADER, "header", HD_HTML_BLOCK)                                                              \
  X (HGROUP, "hgroup", HD_KIND_BLOCK)                                                              \
  X (HR, "hr", HD_HTML_BLOCK | HD_KIND_VOID)                                                       \
  X (HTML, "html", HD_KIND_BLOCK)                                                                  \
  X (I, "i", HD_HTML_INLINE)                                                                       \
  X (IFRAME, "iframe", HD_KIND_DROP)                                                               \
  X (IMG, "img", HD_HTML_INLINE | HD_KIND_VOID)                                                    \
  X (INPUT, "input", HD_KIND_PHRASING | HD_KIND_VOID | HD_KIND_DROP)                               \
  X (INS, "ins", HD_KIND_KEEP)                                                                     \
  X (KBD, "kbd", HD_HTML_INLINE)                                                                   \
  X (LABEL, "label", HD_KIND_PHRASING)                                                             \
  X (LEGEND, "legend", HD_KIND_BLOCK)                                                              \
  X (LI, "li", HD_HTML_BLOCK)                                                                      \
  X (LINK, "link", HD_KIND_VOID | HD_KIND_DROP)                                                    \
  X (MAIN, "main", HD_HTML_BLOCK)                                                                  \
  X (MAP, "map", HD_KIND_DROP)                                                                     \
  X (MARK, "mark", HD_HTML_INLINE)                                                                 \
  X (MATH, "math", HD_KIND_PHRASING)                                                               \
  X (MENU, "menu", HD_KIND_BLOCK)                                                                  \
  X (META, "meta", HD_KIND_VOID | HD_KIND_DROP)                                                    \
  X (METER, "meter", HD_KIND_PHRASING | HD_KIND_DROP)                                              \
  X (NAV, "nav", HD_KIND_BLOCK)                                                                    \
  X (NOSCRIPT, "noscript", HD_KIND_PHRASING | HD_KIND_DROP)                                        \
  X (OBJECT, "object", HD_KIND_PHRASING | HD_KIND_DROP)                                            \
  X (OL, "ol", HD_HTML_BLOCK)                                                                      \
  X (OPTION, "option", HD_KIND_DROP)                                                               \
  X (OUTPUT, "output", HD_KIND_PHRASING)                                                           \
  X (P, "p", HD_HTML_BLOCK)                                                                        \
  X (PARAM, "param", HD_KIND_VOID | HD_KIND_DROP)                                                  \
  X (PICTURE, "picture", HD_KIND_KEEP)                                                             \
  X (PRE, "pre", HD_HTML_BLOCK)                                                                    \
  X (PROGRESS, "progress", HD_KIND_PHRASING | HD_KIND_DROP)                                        \
  X (Q, "q", HD_HTML_INLINE)                                                                       \
  X (RP, "rp", HD_KIND_KEEP)                                                                       \
  X (RT, "rt", HD_KIND_KEEP)                                                                       \
  X (RUBY, "ruby", HD_HTML_INLINE)                                                                 \
  X (S, "s", HD_KIND_KEEP)                                                                         \
  X (SAMP, "samp", HD_HTML_INLINE)                                                                 \
  X (SCRIPT, "script", HD_KIND_PHRASING | HD_KIND_DROP)                                            \
  X (SECTION, "section", HD_HTML_BLOCK)                                                            \
  X (SELECT, "select", HD_KIND_PHRASING | HD_KIND_DROP)                                            \
  X (SMALL, "small", HD_HTML_INLINE)                                                               \
  X (SOURCE, "source", HD_KIND_VOID | HD_KIND_DROP)                                                \
  X (SPAN, "span", HD_HTML_INLINE)                                                                 \
  X (STRIKE, "strike", HD_KIND_KEEP)                                                               \
  X (STRONG, "strong", HD_HTML_INLINE)                                                             \
  X (STYLE, "style", HD_KIND_DROP)                                                                 \
  X (SUB, "sub", HD_HTML_INLINE)                                                                   \
  X (SUMMARY, "summary", HD_HTML_BLOCK)                                                            \
  X (SUP, "sup", HD_HTML_INLINE)                                                                   \
  X (SVG, "svg", HD_KIND_DROP)                                                                     \
  X (TABLE, "table", HD_HTML_BLOCK)                                                                \
  X (TBODY, "tbody", HD_HTML_BLOCK)                                                                \
  X (TD, "td", HD_HTML_BLOCK)                                                                      \
  X (TEMPLATE, "template", HD_KIND_DROP)                                                           \
  X (TEXTAREA, "textarea", HD_KIND_PHRASING | HD_KIND_DROP)                                        \
  X (TFOOT, "tfoot", HD_HTML_BLOCK)                                                                \
  X (TH, "th", HD_HTML_BLOCK)                                                                      \
  X (THEAD, "thead", HD_HTML_BLOCK)                                                                \
  X (TIME, "time", HD_HTML_INLINE)                                                                 \
  X (TITLE, "title", HD_KIND_DROP)                                                                 \
  X (TR, "tr", HD_HTML_BLOCK)                                                                      \
  X (TRACK, "track", HD_KIND_VOID | HD_KIND_DROP)                                                  \
  X (TT, "tt", 0)                                                                                  \
  X (U, "u", HD_KIND_KEEP)                                                                         \
  X (UL, "ul", HD_HTML_BLOCK)                                                                      \
  X (VAR, "var", HD_HTML_INLINE)                                                                   \
  X (VIDEO, "video", HD_KIND_DROP)                                                                 \
  X (WBR, "wbr", HD_HTML_INLINE | HD_KIND_VOID)

typedef enum
{
  HD_TAG_TEXT, /* not an element */
  HD_TAG_OTHER,
#define HD_TAG_ENUM(tag, name, kind) HD_TAG_##tag,
  HD_HTML_TAGS (HD_TAG_ENUM)
#undef HD_TAG_ENUM
    HD_N_TAGS
} HdTag;

HdTag hd_tag_find (const char *name, gsize length);
const char *hd_tag_get_name (HdTag tag);
HdTagKind hd_tag_get_kind (HdTag tag);

#define hd_tag_is(tag, what) ((hd_tag_get_kind (tag) & (what)) != 0)
#define hd_tag_is_heading(tag) ((tag) >= HD_TAG_H1 && (tag) <= HD_TAG_H6)

G_END_DECLS
