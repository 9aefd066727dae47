/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-finding.h"
#include "hd-interview.h"
#include "hd-reply.h"
#include "hd-zone.h"

G_BEGIN_DECLS

/**
 * HdReplyWriter:
 *
 * Writes replies to whoever arranges a talk. They belong into Appointments alone: nothing of them
 * is a draft, no recipient of requests is used, and where one works is never named.
 */
typedef struct _HdReplyWriter HdReplyWriter;

HdReplyWriter *hd_reply_writer_new (HdContext *context);
void hd_reply_writer_free (HdReplyWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdReplyWriter, hd_reply_writer_free)

char *hd_reply_writer_format (HdReplyWriter *self,
                              const char *language,
                              gint64 start,
                              gint64 end,
                              const char *zone);
char *hd_reply_writer_format_interview (HdReplyWriter *self,
                                        const char *language,
                                        HdInterview *interview);
char *hd_reply_writer_write (HdReplyWriter *self,
                             const char *language,
                             const HdReplyFacts *facts,
                             guint variant,
                             GError **error);
GPtrArray *
hd_reply_writer_check (HdReplyWriter *self, const char *language, const char *text, GError **error);

G_END_DECLS
