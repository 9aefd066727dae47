/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-document.h"

G_BEGIN_DECLS

/* HdPageKind: what a file that was taken for a page is. */
typedef enum
{
  HD_PAGE_ARTICLE,
  HD_PAGE_EMPTY, /* a page with no text to read */
  HD_PAGE_MOVED, /* a page that only leads elsewhere; see @refresh */
  HD_PAGE_FEED,  /* a list of articles for feed readers */
  HD_PAGE_PDF,
  HD_PAGE_PICTURE,
  HD_PAGE_BINARY, /* some other file that is no text */
} HdPageKind;

/* HdPageDoubts: why an article may not be what one wanted. */
typedef enum
{
  HD_DOUBT_NONE = 0,
  HD_DOUBT_CUT = 1 << 0,       /* the page is so long that its end was not read */
  HD_DOUBT_SCRIPTS = 1 << 1,   /* scripts would have built its text */
  HD_DOUBT_SUBSCRIBE = 1 << 2, /* it asks to log in or to subscribe */
  HD_DOUBT_LOG_IN = 1 << 3,
  HD_DOUBT_SHORT = 1 << 4,
  HD_DOUBT_LINKS = 1 << 5, /* a list of articles rather than one */
  HD_DOUBT_PART = 1 << 6,  /* a small part of the page */
  HD_DOUBT_CHECK = 1 << 7, /* the site first wants to see whether there is a person */
} HdPageDoubts;

#define HD_N_DOUBTS 8u

/* The most pictures that a page can bring along, and the longest picture, in bytes. */
#define HD_PAGE_MAX_PARTS 200u
#define HD_PAGE_MAX_PART (8u << 20)

/**
 * HdPagePart: a picture that came inside the file of a page.
 *
 * Foreign bytes; @name is what the document calls it.
 */
typedef struct
{
  char *name;
  GBytes *bytes;
} HdPagePart;

/* Raised when reading/ gets more out of a page than it did: what was read before can be read
 * again. */
#define HD_PAGE_READER 2

/**
 * HdPage: what is known of a page that was read.
 *
 * @document is there for an %HD_PAGE_ARTICLE and for no other kind; its pictures are named by
 * address, or by the name of a part. Other addresses are http(s) and absolute.
 */
typedef struct
{
  HdPageKind kind;
  HdPageDoubts doubts;
  HdDocument *document; /* (nullable) */
  gint64 published_at;  /* seconds since 1970, 0 when the page does not say */
  char *address;        /* (nullable): where a file says that it was saved from */
  char *canonical;      /* (nullable): the address that it wants to be known by */
  char *refresh;        /* (nullable): where it leads at once */
  char *feed;           /* (nullable): the feed that it names first */
  char *excerpt;        /* "" when there is none */
  GPtrArray *parts;     /* of HdPagePart */
} HdPage;

HdPage *hd_page_new (HdPageKind kind);
void hd_page_free (HdPage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdPage, hd_page_free)

gboolean hd_page_address_is_safe (const char *address);
void hd_page_add_part (HdPage *self, const char *name, GBytes *bytes);
GBytes *hd_page_to_bytes (const HdPage *self);
HdPage *hd_page_new_from_bytes (GBytes *bytes, GError **error);

const char *hd_page_doubt_get_sentence (HdPageDoubts doubt);

G_END_DECLS
