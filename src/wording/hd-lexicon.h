/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HdLexicon:
 *
 * The ordinary words of one language: folded (fold A), one a line, sorted by bytes, searched in
 * place. Lines that begin with `#` stand at the top and say where the list comes from.
 */
typedef struct _HdLexicon HdLexicon;

HdLexicon *hd_lexicon_new (GBytes *words);
void hd_lexicon_free (HdLexicon *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdLexicon, hd_lexicon_free)

gboolean hd_lexicon_contains (const HdLexicon *self, const char *folded);

G_END_DECLS
