/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-stage.h"

G_BEGIN_DECLS

/**
 * HdAgendaKind:
 * @HD_AGENDA_ALL: everything
 * @HD_AGENDA_OPEN: applications that are not closed, and what belongs to them
 * @HD_AGENDA_NOT_COVERED: appointments to come that need leave which nobody was asked for, or which
 *   was denied, and applications that have one
 * @HD_AGENDA_AT_STAGE: what stands at the first stage; the other stages follow in their order
 *
 * What of the agenda and the board is to be seen.
 */
typedef enum
{
  HD_AGENDA_ALL,
  HD_AGENDA_OPEN,
  HD_AGENDA_NOT_COVERED,
  HD_AGENDA_AT_STAGE,
  HD_N_AGENDA_KINDS = HD_AGENDA_AT_STAGE + HD_N_STAGES
} HdAgendaKind;

const char *hd_agenda_kind_to_string (HdAgendaKind kind);
gboolean hd_agenda_kind_parse (const char *text, HdAgendaKind *kind);
const char *hd_agenda_kind_title (HdAgendaKind kind);

/**
 * HdAgendaFilter:
 *
 * Whether a record is of a kind. Which appointments lack leave is found out once, until
 * hd_agenda_filter_renew().
 */
typedef struct _HdAgendaFilter HdAgendaFilter;

HdAgendaFilter *hd_agenda_filter_new (HdContext *context, HdAgendaKind kind);
void hd_agenda_filter_free (HdAgendaFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdAgendaFilter, hd_agenda_filter_free)
void hd_agenda_filter_set_kind (HdAgendaFilter *self, HdAgendaKind kind);
void hd_agenda_filter_renew (HdAgendaFilter *self);
gboolean hd_agenda_filter_matches (HdAgendaFilter *self, gpointer record);

G_END_DECLS
