/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HdAgendaPlace:
 *
 * A place in the list, and what stands there. A list view keeps a widget for each item that it
 * knows, and makes another for each that it does not: items that are places keep their widgets when
 * the list is filled anew.
 */
#define HD_TYPE_AGENDA_PLACE (hd_agenda_place_get_type ())
G_DECLARE_FINAL_TYPE (HdAgendaPlace, hd_agenda_place, HD, AGENDA_PLACE, GObject)

gpointer hd_agenda_place_get (HdAgendaPlace *self);
gboolean hd_agenda_place_take_news (HdAgendaPlace *self);

/**
 * HdAgendaList:
 *
 * The rows of the agenda, of #HdAgendaPlace.
 */
#define HD_TYPE_AGENDA_LIST (hd_agenda_list_get_type ())
G_DECLARE_FINAL_TYPE (HdAgendaList, hd_agenda_list, HD, AGENDA_LIST, GObject)

HdAgendaList *hd_agenda_list_new (void);
guint hd_agenda_list_get_n (HdAgendaList *self);
gpointer hd_agenda_list_peek (HdAgendaList *self, guint position);
void hd_agenda_list_change (HdAgendaList *self, GPtrArray *rows, guint at_once);
void hd_agenda_list_refill (HdAgendaList *self, GPtrArray *rows, guint at_once);

G_END_DECLS
