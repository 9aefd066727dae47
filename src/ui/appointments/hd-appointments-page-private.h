/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-agenda.h"
#include "hd-appointment-pane.h"
#include "hd-appointments-page.h"
#include "hd-board.h"
#include "hd-case-pane.h"
#include "hd-file-row.h"
#include "hd-fold.h"
#include "hd-left-group.h"
#include "hd-leftover-strip.h"
#include "hd-next-strip.h"
#include "hd-shade.h"

G_BEGIN_DECLS

struct _HdAppointmentsPage
{
  AdwBin parent_instance;

  HdContext *context;
  GSettings *settings;
  HdShade *shade;
  char *view; /* agenda or board */
  HdAgendaKind filter;
  guint folded_source;
  HdCasePane *case_pane; /* below detail; NULL: not asked for yet */
  HdBoard *board;        /* below stack; NULL: not asked for yet */
  HdFileRow *waiting;    /* files of which no preview was shown yet */
  GtkWindow *preview;    /* the one that is open; NULL: none */
  gboolean reading;      /* one of the files, whose preview comes */
  guint n_planned;       /* previews that come once the lists have been read */
  GPtrArray *behind;     /* of HdPasted: what was read while the page was covered */
  char *unsaid;          /* why something could not be read meanwhile; NULL: nothing */
  guint resume_source;
  gint64 awaited; /* the appointment that is shown as soon as it is there; 0: none */

  /* Template widgets */
  HdNextStrip *next_strip;
  HdLeftoverStrip *leftover;
  HdLeftGroup *left;
  HdFold *toolbar;
  GtkButton *back_button;
  GtkToggleButton *search_button;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkMenuButton *filter_button;
  GtkLabel *filter_label;
  GtkStack *stack;
  AdwLeaflet *leaflet;
  HdAgenda *agenda;
  GtkStack *detail;
  HdAppointmentPane *appointment_pane;
};

void hd_appointments_page_set_view (HdAppointmentsPage *self, const char *view);
void hd_appointments_page_await (HdAppointmentsPage *self, gint64 id);

/* hd-appointments-page-filter.c */
void hd_appointments_page_class_init_filter (GtkWidgetClass *widget_class);
void hd_appointments_page_init_filter (HdAppointmentsPage *self);
gboolean hd_appointments_page_set_filter (HdAppointmentsPage *self, const char *name);
void hd_appointments_page_search (HdAppointmentsPage *self);

/* hd-appointments-page-intake.c */
gboolean hd_appointments_page_drop_cb (GtkDropTarget *target,
                                       const GValue *value,
                                       double x,
                                       double y,
                                       HdAppointmentsPage *self);
void hd_appointments_page_resume (HdAppointmentsPage *self);

void hd_appointments_page_paste (GtkWidget *widget, const char *action, GVariant *parameter);

G_END_DECLS
