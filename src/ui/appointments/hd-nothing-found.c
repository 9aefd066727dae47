/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-nothing-found.h"

#include <glib/gi18n.h>

struct _HdNothingFound
{
  AdwBin parent_instance;

  AdwStatusPage *page; /* NULL: nobody has come here yet */
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (HdNothingFound, hd_nothing_found, ADW_TYPE_BIN)

static void
hd_nothing_found_class_init (HdNothingFoundClass *klass)
{
}

static void
hd_nothing_found_init (HdNothingFound *self)
{
}

/* Most visits find something. */
static void
make (HdNothingFound *self)
{
  self->page = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->page, "edit-find-symbolic");
  adw_status_page_set_title (self->page, _ ("Nothing Found"));
  gtk_widget_add_css_class (GTK_WIDGET (self->page), "compact");

  self->button = gtk_button_new_with_mnemonic (_ ("_Show All"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "pill");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->button),
                                           "appointments.filter::all");
  adw_status_page_set_child (self->page, self->button);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->page));
}

/**
 * hd_nothing_found_set_kind:
 * @kind: what is to be seen, of which there is none
 */
void
hd_nothing_found_set_kind (HdNothingFound *self, HdAgendaKind kind)
{
  g_return_if_fail (HD_IS_NOTHING_FOUND (self));

  /* Translators: what a list was filtered by, as “Only “Not Covered” is shown.” */
  g_autofree char *only = kind == HD_AGENDA_ALL ? NULL
                                                : g_strdup_printf (_ ("Only “%s” is shown."),
                                                                   hd_agenda_kind_title (kind));

  if (self->page == NULL)
    make (self);
  adw_status_page_set_description (self->page, only != NULL ? only : _ ("Try fewer words."));
  gtk_widget_set_visible (self->button, only != NULL);
}
