/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-zone-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-zone.h"

/* So much of a city's name is shown on the row itself, which has to fit a phone. */
#define SHOWN_CHARACTERS 16

struct _HdZoneRow
{
  AdwActionRow parent_instance;

  GStrv zones; /* as the list shows them; the first is "", this computer's */
  GSettings *settings;
  char *key;

  GtkDropDown *drop_down; /* owned by the row */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdZoneRow, hd_zone_row, ADW_TYPE_ACTION_ROW)

/* “Buenos Aires, America/Argentina”: the search looks at how a line begins, and people look for a
 * city. */
static char *
zone_title (const char *zone)
{
  const char *slash = strrchr (zone, '/');
  char *title;

  if (*zone == '\0')
    return g_strdup (_ ("This computer’s"));
  title = slash == NULL ? g_strdup (zone)
                        : g_strdup_printf ("%s, %.*s", slash + 1, (int) (slash - zone), zone);
  return g_strdelimit (title, "_", ' ');
}

static void
item_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer shown)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (shown != NULL)
    {
      /* As the values of the other rows look; large letters on a phone take a second line. */
      g_autoptr (PangoAttrList) normal = pango_attr_list_new ();

      pango_attr_list_insert (normal, pango_attr_weight_new (PANGO_WEIGHT_NORMAL));
      gtk_label_set_attributes (GTK_LABEL (label), normal);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), SHOWN_CHARACTERS);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_lines (GTK_LABEL (label), 2);
      gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
    }
  gtk_list_item_set_child (item, label);
}

static void
item_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *title = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (title));
}

static GtkListItemFactory *
new_factory (gboolean shown)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (item_setup_cb), GINT_TO_POINTER (shown));
  g_signal_connect (factory, "bind", G_CALLBACK (item_bind_cb), NULL);
  return factory;
}

static void
selected_cb (HdZoneRow *self)
{
  if (self->settings != NULL)
    g_settings_set_string (self->settings, self->key, hd_zone_row_get_zone (self));
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
hd_zone_row_dispose (GObject *object)
{
  HdZoneRow *self = HD_ZONE_ROW (object);

  g_clear_object (&self->settings);
  G_OBJECT_CLASS (hd_zone_row_parent_class)->dispose (object);
}

static void
hd_zone_row_finalize (GObject *object)
{
  HdZoneRow *self = HD_ZONE_ROW (object);

  g_strfreev (self->zones);
  g_free (self->key);
  G_OBJECT_CLASS (hd_zone_row_parent_class)->finalize (object);
}

static void
hd_zone_row_class_init (HdZoneRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_zone_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = hd_zone_row_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", HD_TYPE_ZONE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

/* What was typed means the first that is left; nothing typed means none. */
static void
search_done_cb (GtkWidget *entry, GtkWidget *popover)
{
  GtkWidget *list = find (popover, GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *found;

  if (list == NULL || *gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0')
    return;
  /* The list follows a moment later, which who types fast does not wait for. */
  g_signal_emit_by_name (entry, "search-changed");
  found = gtk_list_view_get_model (GTK_LIST_VIEW (list));
  if (g_list_model_get_n_items (G_LIST_MODEL (found)) == 0)
    return;
  /* What is activated is closed with what is selected then: as a rule what was chosen before. */
  gtk_selection_model_select_item (found, 0, TRUE);
  g_signal_emit_by_name (list, "activate", 0);
}

/* The list comes with the keyboard on its first line, and whoever opens it types a city. */
static void
search_by_typing (GtkWidget *drop_down)
{
  GtkWidget *popover = find (drop_down, GTK_TYPE_POPOVER);
  GtkWidget *entry = popover != NULL ? find (popover, GTK_TYPE_SEARCH_ENTRY) : NULL;

  if (entry == NULL)
    return;
  g_signal_connect_object (popover, "show", G_CALLBACK (gtk_widget_grab_focus), entry,
                           G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (search_done_cb), popover, 0);
}

static void
hd_zone_row_init (HdZoneRow *self)
{
  GtkWidget *drop_down =
    gtk_drop_down_new (NULL, gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  g_autoptr (GtkListItemFactory) shown = new_factory (TRUE);
  g_autoptr (GtkListItemFactory) listed = new_factory (FALSE);

  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), TRUE);
  search_by_typing (drop_down);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop_down), shown);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (drop_down), listed);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  /* As the lists of the other rows look. */
  gtk_widget_add_css_class (gtk_widget_get_first_child (drop_down), "flat");
  gtk_widget_add_css_class (drop_down, "hd-row-list");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self, NULL, -1);
  /* What is pressed is the button inside. */
  gtk_accessible_update_relation (GTK_ACCESSIBLE (gtk_widget_get_first_child (drop_down)),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self, NULL, -1);
  self->drop_down = GTK_DROP_DOWN (drop_down);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), drop_down);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), drop_down);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
}

/**
 * hd_zone_row_set_zone:
 * @zone: the name of a zone, or "" for this computer's. One by a former name is kept
 */
void
hd_zone_row_set_zone (HdZoneRow *self, const char *zone)
{
  g_return_if_fail (HD_IS_ZONE_ROW (self));
  g_return_if_fail (zone != NULL);

  g_auto (GStrv) known = hd_zone_list ();
  g_autoptr (GStrvBuilder) zones = g_strv_builder_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  g_strv_builder_add (zones, "");
  if (*zone != '\0' && !g_strv_contains ((const char *const *) known, zone))
    g_strv_builder_add (zones, zone);
  g_strv_builder_addv (zones, (const char **) known);
  g_strfreev (self->zones);
  self->zones = g_strv_builder_end (zones);

  for (guint i = 0; self->zones[i] != NULL; i++)
    {
      g_autofree char *title = zone_title (self->zones[i]);

      gtk_string_list_append (titles, title);
      if (strcmp (self->zones[i], zone) == 0)
        selected = i;
    }
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->drop_down, selected);
}

/**
 * hd_zone_row_ask:
 *
 * Shows that none is chosen yet, so that every zone can be chosen, this computer's as well.
 */
void
hd_zone_row_ask (HdZoneRow *self)
{
  g_return_if_fail (HD_IS_ZONE_ROW (self));

  hd_zone_row_set_zone (self, "");
  gtk_drop_down_set_selected (self->drop_down, GTK_INVALID_LIST_POSITION);
}

/**
 * hd_zone_row_bind:
 * @key: a key of type string: the name of a zone, or "" for this computer's
 *
 * Shows the zone of the settings, and keeps there what is chosen.
 */
void
hd_zone_row_bind (HdZoneRow *self, GSettings *settings, const char *key)
{
  g_return_if_fail (HD_IS_ZONE_ROW (self));
  g_return_if_fail (self->settings == NULL);

  g_autofree char *current = g_settings_get_string (settings, key);

  hd_zone_row_set_zone (self, current);
  /* Last, so that filling is not mistaken for choosing. */
  self->key = g_strdup (key);
  self->settings = g_object_ref (settings);
}

/**
 * hd_zone_row_get_zone:
 *
 * Returns: (transfer none): the name of the zone that is chosen, "" for this computer's
 */
const char *
hd_zone_row_get_zone (HdZoneRow *self)
{
  g_return_val_if_fail (HD_IS_ZONE_ROW (self), "");

  guint selected = gtk_drop_down_get_selected (self->drop_down);

  return self->zones != NULL && selected != GTK_INVALID_LIST_POSITION ? self->zones[selected] : "";
}
