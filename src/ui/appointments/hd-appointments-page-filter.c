/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointments-page-private.h"

#include <glib/gi18n.h>

/*
 * Which of all appointments and applications are to be seen: by words, and by kind. The kind is
 * chosen beside the words and goes with them when the search is closed, so that nothing is left out
 * without being said. Nothing of it is stored.
 */

/* Shows what is looked for by now, on the agenda and on the board. */
void
hd_appointments_page_search (HdAppointmentsPage *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  hd_agenda_set_search (self->agenda, words, self->filter);
  if (self->board != NULL)
    hd_board_set_search (self->board, words, self->filter);
}

static void
say (HdAppointmentsPage *self)
{
  const char *title = hd_agenda_kind_title (self->filter);
  /* Translators: what a list is filtered by, as “Filter: Not Covered” */
  g_autofree char *label = g_strdup_printf (_ ("Filter: %s"), title);

  gtk_label_set_label (self->filter_label, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * hd_appointments_page_set_filter:
 * @name: of a #HdAgendaKind
 *
 * Returns: whether that is another one than before
 */
gboolean
hd_appointments_page_set_filter (HdAppointmentsPage *self, const char *name)
{
  HdAgendaKind kind;

  if (!hd_agenda_kind_parse (name, &kind) || kind == self->filter)
    return FALSE;
  self->filter = kind;
  if (kind != HD_AGENDA_ALL)
    gtk_toggle_button_set_active (self->search_button, TRUE);
  say (self);
  hd_appointments_page_search (self);
  return TRUE;
}

static void
search_mode_cb (HdAppointmentsPage *self)
{
  if (!gtk_search_bar_get_search_mode (self->search_bar))
    g_object_set (self, "filter", hd_agenda_kind_to_string (HD_AGENDA_ALL), NULL);
}

static void
add_kinds (GMenu *menu, HdAgendaKind from, HdAgendaKind to)
{
  g_autoptr (GMenu) section = g_menu_new ();

  for (HdAgendaKind kind = from; kind < to; kind++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (hd_agenda_kind_title (kind), NULL);

      g_menu_item_set_action_and_target (item, "appointments.filter", "s",
                                         hd_agenda_kind_to_string (kind));
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

/* Made when it is first opened: most visits choose nothing. */
static void
create_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  if (gtk_menu_button_get_menu_model (button) != NULL)
    return;
  add_kinds (menu, HD_AGENDA_ALL, HD_AGENDA_AT_STAGE);
  add_kinds (menu, HD_AGENDA_AT_STAGE, HD_N_AGENDA_KINDS);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* In class_init, before instances. */
void
hd_appointments_page_class_init_filter (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentsPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, HdAppointmentsPage, filter_label);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
  gtk_widget_class_install_property_action (widget_class, "appointments.filter", "filter");
}

void
hd_appointments_page_init_filter (HdAppointmentsPage *self)
{
  gtk_menu_button_set_create_popup_func (self->filter_button, create_menu_cb, NULL, NULL);
  say (self);
}
