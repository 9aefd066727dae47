/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "hd-job-kind.h"

G_BEGIN_DECLS

/* What goes between the program and the child: a frame each way for each job. A frame is a head,
 * which says how long the rest is, and the rest. */

#define HD_FRAME_HEAD 8

/* The longest request and the longest answer, in bytes. */
#define HD_FRAME_MAX (128u << 20)

void hd_frame_put_head (guint8 head[HD_FRAME_HEAD], gsize length);
gboolean hd_frame_get_head (const guint8 head[HD_FRAME_HEAD], gsize *length);

/**
 * HdJobRequest:
 * @options: (nullable): names and values in turns, NULL-terminated
 * @data: (array length=length): what is to be read; borrowed
 *
 * One job as the child sees it.
 */
typedef struct
{
  HdJobKind kind;
  char **options;
  const guint8 *data;
  gsize length;
} HdJobRequest;

GBytes *hd_job_request_head (HdJobKind kind, const char *const *options);
gboolean hd_job_request_parse (HdJobRequest *self, const guint8 *frame, gsize length);
void hd_job_request_clear (HdJobRequest *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HdJobRequest, hd_job_request_clear)

GBytes *hd_job_answer_to_frame (GBytes *payload, const GError *failure);
GBytes *hd_job_answer_from_frame (GBytes *frame, GError **error);

G_END_DECLS
