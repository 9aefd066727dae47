/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-html.h"

G_BEGIN_DECLS

struct _HdHtml
{
  GPtrArray *chunks;
  guint8 *at; /* free room in the newest chunk */
  gsize left;

  HdNode *root; /* html */
  guint n_nodes;
  gboolean cut;
};

struct _HdHtmlLayer
{
  GPtrArray *chunks;
  guint8 *at;
  gsize left;
};

G_END_DECLS
