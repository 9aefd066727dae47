/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-appointment-import.h"
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
  guint plan_source;
  guint n_kept;

  /* Template widgets */
  AdwPreferencesPage *page;
  AdwPreferencesGroup *case_group;
  AdwActionRow *offers_row;
  GtkSwitch *offers_switch;
  AdwActionRow *travel_row;
  GtkSpinButton *travel_spin;
  AdwComboRow *case_row;
  AdwEntryRow *company_row;
  AdwEntryRow *role_row;
  AdwPreferencesGroup *warning_group;
  GtkButton *keep_button;
};

/* hd-import-window.c */
gboolean _hd_import_window_may_be_offers (HdImportWindow *self);
gboolean _hd_import_line_is_fresh (const HdImportLine *line);

/* hd-import-window-keep.c */
void _hd_import_window_keep_cb (HdImportWindow *self);

G_END_DECLS
