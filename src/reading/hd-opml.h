/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The largest list that is read, in bytes. */
#define HD_OPML_MAX_BYTES (32u << 20)

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
  GPtrArray *warnings; /* of char* */
} HdOpml;

HdOpml *hd_opml_read (const char *data, gsize length, GError **error);
void hd_opml_free (HdOpml *opml);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdOpml, hd_opml_free)

G_END_DECLS
