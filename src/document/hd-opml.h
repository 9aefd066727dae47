/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The largest list that is read, in bytes. */
#define HD_OPML_MAX_BYTES (32u << 20)

/* The most folders that a feed is in, and how deep they can stand. */
#define HD_OPML_MAX_FOLDERS 100u
#define HD_OPML_MAX_DEPTH 256u

/* The most folders without a feed that are kept. */
#define HD_OPML_MAX_EMPTY 1000u

/**
 * HdOpmlFeed: a feed in a list of feeds.
 *
 * @folders are paths of folder names from the outermost on: where it stands in the tree, then each
 * of its categories, none twice; empty when it stands at the top.
 */
typedef struct
{
  char *title; /* (nullable) */
  char *url;
  char *site;         /* (nullable) */
  GPtrArray *folders; /* of GStrv */
} HdOpmlFeed;

/**
 * HdOpml: a list of feeds, each address once.
 */
typedef struct
{
  char *title;         /* (nullable) */
  GPtrArray *feeds;    /* of HdOpmlFeed */
  GPtrArray *empty;    /* of GStrv: the paths of folders without a feed */
  GPtrArray *warnings; /* of char* */
} HdOpml;

HdOpml *hd_opml_new (void);
void hd_opml_free (HdOpml *opml);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdOpml, hd_opml_free)

HdOpmlFeed *hd_opml_add_feed (HdOpml *self);

GBytes *hd_opml_to_bytes (const HdOpml *self);
HdOpml *hd_opml_new_from_bytes (GBytes *bytes, GError **error);

G_END_DECLS
