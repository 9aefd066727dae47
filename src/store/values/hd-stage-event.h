/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-record.h"

G_BEGIN_DECLS

#define HD_TYPE_STAGE_EVENT (hd_stage_event_get_type ())
G_DECLARE_FINAL_TYPE (HdStageEvent, hd_stage_event, HD, STAGE_EVENT, HdRecord)

/**
 * HdStageEvent:
 *
 * A step in the life of an application.
 *
 * Read its fields; write its properties.
 */
struct _HdStageEvent
{
  HdRecord parent_instance;

  gint64 application;
  char *stage;   /* where it went */
  char *outcome; /* what came of it, when closed */
  gint64 at;
};

G_END_DECLS
