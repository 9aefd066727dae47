/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean hd_cli_words_prepare (const GOptionEntry *own,
                               const GOptionEntry *shared,
                               gboolean reads_file,
                               int argc,
                               char **argv,
                               GPtrArray *kept,
                               GError **error);
void hd_cli_words_restore (int argc, char **argv);

G_END_DECLS
