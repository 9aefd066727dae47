/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "hd-context.h"
#include "hd-date.h"
#include "hd-interview.h"
#include "hd-job-application.h"
#include "hd-shade.h"

G_BEGIN_DECLS

/**
 * HdAgendaRow:
 *
 * One line of the agenda: when, with whom, and how far its leave has come.
 */
#define HD_TYPE_AGENDA_ROW (hd_agenda_row_get_type ())
G_DECLARE_FINAL_TYPE (HdAgendaRow, hd_agenda_row, HD, AGENDA_ROW, GtkWidget)

/* How high the lines of a list are, measured once for all its rows. */
typedef struct _HdAgendaRuler HdAgendaRuler;

HdAgendaRuler *hd_agenda_ruler_new (void);
void hd_agenda_ruler_unref (HdAgendaRuler *ruler);

GtkWidget *hd_agenda_row_new (HdAgendaRuler *ruler);
void hd_agenda_row_show (HdAgendaRow *self,
                         HdContext *context,
                         HdInterview *interview,
                         HdShade *shade,
                         GTimeZone *home,
                         HdDate today,
                         gboolean past,
                         gboolean asked);
void hd_agenda_row_show_case (HdAgendaRow *self,
                              HdJobApplication *application,
                              HdShade *shade,
                              HdDate today);
void hd_agenda_row_show_header (HdAgendaRow *self, const char *title);

G_END_DECLS
