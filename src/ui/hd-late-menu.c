/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-late-menu.h"

/**
 * HdLateMenu:
 *
 * Gives a #GtkMenuButton of a template its menu when that is opened first: a popover with all its
 * lines takes as long to make as much of a page, and most visits open none.
 *
 * It stands beside the template, behind it, with the properties “button” and “menu”, and is gone
 * when the template has been read.
 */
struct _HdLateMenu
{
  GObject parent_instance;

  GtkMenuButton *button;
  GMenuModel *menu;
};

enum
{
  PROP_BUTTON = 1,
  PROP_MENU,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HdLateMenu, hd_late_menu, G_TYPE_OBJECT)

static void
create_cb (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

static void
hd_late_menu_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HdLateMenu *self = HD_LATE_MENU (object);

  switch (id)
    {
    case PROP_BUTTON:
      g_set_object (&self->button, g_value_get_object (value));
      break;
    case PROP_MENU:
      g_set_object (&self->menu, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
  if (self->button != NULL && self->menu != NULL)
    gtk_menu_button_set_create_popup_func (self->button, create_cb, g_object_ref (self->menu),
                                           g_object_unref);
}

static void
hd_late_menu_finalize (GObject *object)
{
  HdLateMenu *self = HD_LATE_MENU (object);

  g_clear_object (&self->button);
  g_clear_object (&self->menu);

  G_OBJECT_CLASS (hd_late_menu_parent_class)->finalize (object);
}

static void
hd_late_menu_class_init (HdLateMenuClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = hd_late_menu_set_property;
  object_class->finalize = hd_late_menu_finalize;

  properties[PROP_BUTTON] = g_param_spec_object ("button", NULL, NULL, GTK_TYPE_MENU_BUTTON,
                                                 G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MENU] = g_param_spec_object ("menu", NULL, NULL, G_TYPE_MENU_MODEL,
                                               G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hd_late_menu_init (HdLateMenu *self)
{
}
