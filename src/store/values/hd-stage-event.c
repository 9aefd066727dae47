/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-stage-event.h"

G_DEFINE_FINAL_TYPE (HdStageEvent, hd_stage_event, HD_TYPE_RECORD)

static const HdField fields[] = {
  { "application", HD_FIELD_ID, G_STRUCT_OFFSET (HdStageEvent, application) },
  { "stage", HD_FIELD_STRING, G_STRUCT_OFFSET (HdStageEvent, stage) },
  { "outcome", HD_FIELD_STRING, G_STRUCT_OFFSET (HdStageEvent, outcome) },
  { "at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdStageEvent, at) },
};

static void
hd_stage_event_class_init (HdStageEventClass *klass)
{
  hd_record_class_install (HD_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
hd_stage_event_init (HdStageEvent *self)
{
}
