/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "hd-job-kind.h"

G_BEGIN_DECLS

#define HD_TYPE_PARSER (hd_parser_get_type ())
G_DECLARE_FINAL_TYPE (HdParser, hd_parser, HD, PARSER, GObject)

HdParser *hd_parser_new (const char *program);
void hd_parser_close (HdParser *self);

void hd_parser_run_async (HdParser *self,
                          HdJobKind kind,
                          const char *const *options,
                          GBytes *bytes,
                          int io_priority,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data);
GBytes *hd_parser_run_finish (HdParser *self, GAsyncResult *result, GError **error);

G_END_DECLS
