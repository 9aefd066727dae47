/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-parser-frame.h"

G_BEGIN_DECLS

#define HD_TYPE_PARSER_CHILD (hd_parser_child_get_type ())
G_DECLARE_FINAL_TYPE (HdParserChild, hd_parser_child, HD, PARSER_CHILD, GObject)

HdParserChild *hd_parser_child_new (const char *program, GError **error);

void hd_parser_child_run_async (HdParserChild *self,
                                GBytes *head,
                                GBytes *bytes,
                                guint seconds,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
GBytes *hd_parser_child_run_finish (HdParserChild *self, GAsyncResult *result, GError **error);

void hd_parser_child_kill (HdParserChild *self);
gboolean hd_parser_child_is_usable (HdParserChild *self);
guint hd_parser_child_get_n_jobs (HdParserChild *self);

G_END_DECLS
