/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-agenda-filter.h"
#include "hd-context.h"
#include "hd-interview.h"
#include "hd-shade.h"

G_BEGIN_DECLS

/**
 * HdAgenda:
 *
 * What is to be done next, and the appointments by time: those of this week, those to come, those
 * without a time, those that were.
 *
 * Signals: `chosen` (the appointment, whether it is to be gone to), `open-case` (its id, the same).
 */
#define HD_TYPE_AGENDA (hd_agenda_get_type ())
G_DECLARE_FINAL_TYPE (HdAgenda, hd_agenda, HD, AGENDA, AdwBin)

void hd_agenda_set_up (HdAgenda *self, HdContext *context, GSettings *settings, HdShade *shade);
void hd_agenda_set_search (HdAgenda *self, const char *words, HdAgendaKind kind);
guint hd_agenda_get_n_found (HdAgenda *self);
void hd_agenda_choose (HdAgenda *self, gint64 id, gboolean scroll);
void hd_agenda_focus (HdAgenda *self);

G_END_DECLS
