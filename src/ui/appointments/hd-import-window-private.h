/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-appointment-import.h"
#include "hd-fold.h"
#include "hd-import-window.h"

G_BEGIN_DECLS

struct _HdImportWindow
{
  AdwWindow parent_instance;

  HdContext *context;
  GSettings *settings;
  HdPasted *given;   /* what was handed over: it is told only that it was kept */
  HdPasted *pasted;  /* a copy, which is answered */
  GPtrArray *lines;  /* of HdImportLine: the plan, in the order of the events */
  GPtrArray *groups; /* of GtkWidget, borrowed: one for each event that is shown */
  GPtrArray *cases;  /* of HdJobApplication: what the rows after “Somebody new” stand for */
  gint64 meant;      /* the known appointment that they ask another time for; 0: none */
  gint64 moved;      /* the known one that another time is told of, as it is or as it may be */
  GtkWidget *left;   /* what was not understood; borrowed */
  guint plan_source;
  char *planned;   /* what the plan that is shown says of what is known */
  gint64 proposed; /* the application that was proposed for it, 0: somebody new */
  gboolean keeping;
  guint n_kept;

  /* Template widgets */
  HdFold *place_fold;
  GtkLabel *place_label;
  GtkButton *skip_button;
  AdwPreferencesPage *page;
  AdwPreferencesGroup *meant_group;
  AdwActionRow *meant_row;
  GtkSwitch *meant_switch;
  AdwPreferencesGroup *case_group;
  AdwActionRow *offers_row;
  GtkSwitch *offers_switch;
  AdwActionRow *visit_row;
  GtkSwitch *visit_switch;
  AdwActionRow *travel_row;
  GtkSpinButton *travel_spin;
  AdwComboRow *case_row;
  AdwEntryRow *company_row;
  AdwEntryRow *role_row;
  AdwPreferencesGroup *warning_group;
  GtkWidget *cancel_button;
  GtkButton *keep_button;
};

/* A file with more events than these is no invitation: the rest is counted and left out. */
#define HD_IMPORT_WINDOW_MAX_SHOWN 50

/* hd-import-window.c */
gboolean _hd_import_window_may_be_offers (HdImportWindow *self);
gboolean _hd_import_line_is_fresh (const HdImportLine *line);

void _hd_import_window_update (HdImportWindow *self);
GPtrArray *_hd_import_window_make_plan (HdImportWindow *self);
void _hd_import_window_plan_soon (HdImportWindow *self);

/* hd-import-window-again.c */
void _hd_import_window_note_plan (HdImportWindow *self);
void _hd_import_window_watch (HdImportWindow *self);

/* hd-import-window-belongs.c */
void _hd_import_window_case_selected_cb (HdImportWindow *self);
void _hd_import_window_fill_cases (HdImportWindow *self);
void _hd_import_window_update_visit (HdImportWindow *self);

/* hd-import-window-place.c */
void _hd_import_window_skip_cb (HdImportWindow *self);

/* hd-import-window-moved.c */
char *_hd_import_line_dup_meaning (const HdImportLine *line, const char *times);
char *
_hd_import_window_dup_meaning (HdImportWindow *self, const HdImportLine *line, const char *times);
void _hd_import_window_add_instead (HdImportWindow *self,
                                    GtkWidget *group,
                                    HdImportLine *line,
                                    GtkWidget *taken,
                                    const char *times);
void _hd_import_window_show_meant (HdImportWindow *self, HdInterview *meant, gboolean sure);
HdInterview *_hd_import_window_find_moved (HdImportWindow *self, gboolean *sure);
void _hd_import_window_set_instead (HdImportWindow *self, HdInterview *moved, gboolean sure);

/* hd-import-window-keep.c */
gboolean _hd_import_window_offers (HdImportWindow *self);
void _hd_import_window_keep_cb (HdImportWindow *self);
void _hd_import_window_note_cancels (HdImportWindow *self);

G_END_DECLS
