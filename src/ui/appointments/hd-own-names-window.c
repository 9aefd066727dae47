/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-own-names-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-compat.h"
#include "hd-dialog-size.h"
#include "hd-name-exemption.h"
#include "hd-names.h"
#include "hd-recipients.h"
#include "hd-text.h"

struct _HdOwnNamesWindow
{
  AdwWindow parent_instance;

  HdContext *context;
  HdShade *shade;

  /* Template widgets */
  GtkToggleButton *show_button;
  AdwComboRow *kind_row;
  AdwEntryRow *name_row;
  GtkListBox *names_list;
};

G_DEFINE_FINAL_TYPE (HdOwnNamesWindow, hd_own_names_window, ADW_TYPE_WINDOW)

static const struct
{
  const char *kind, *title;
} kinds[] = {
  { "company", N_ ("Company") }, { "recruiter", N_ ("Recruiter") },
  { "role", N_ ("Role") },       { "place", N_ ("Place") },
  { "url", N_ ("Link") },        { "title", N_ ("Calendar title") },
};

static const char *
kind_title (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kind, kind) == 0)
      return _ (kinds[i].title);
  return NULL;
}

/* Whether the kind is one to keep out, and not the user's own side. */
static gboolean
is_listed (gpointer item, gpointer user_data)
{
  return kind_title (HD_OWN_NAME (item)->kind) != NULL;
}

/* The toasts are the window's behind this one. */
static void
toast (HdOwnNamesWindow *self, const char *action, const char *sentence)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), action, "s", sentence);
}

static void
finished (HdOwnNamesWindow *self, GObject *context, GAsyncResult *result, const char *undoable)
{
  g_autoptr (GError) error = NULL;

  hd_context_finish (HD_CONTEXT (context), result, &error);
  if (error != NULL)
    toast (self, "win.toast", error->message);
  else if (undoable != NULL)
    toast (self, "win.undo-toast", undoable);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdOwnNamesWindow) self = user_data;

  finished (self, source, result, NULL);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdOwnNamesWindow) self = user_data;

  finished (self, source, result, _ ("Name removed"));
}

static void
add_cb (HdOwnNamesWindow *self)
{
  g_autofree char *name =
    hd_text_clean_line (gtk_editable_get_text (GTK_EDITABLE (self->name_row)), -1);
  guint kind = adw_combo_row_get_selected (self->kind_row);
  g_autoptr (HdOwnName) own = hd_own_name_new ();

  if (*name == '\0' || kind >= G_N_ELEMENTS (kinds))
    return;
  g_object_set (own, "kind", kinds[kind].kind, "name", name, NULL);
  hd_names_save_async (self->context, own, added_cb, g_object_ref (self));
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), "");
}

static void
remove_cb (GtkButton *button, HdOwnNamesWindow *self)
{
  HdOwnName *name = g_object_get_data (G_OBJECT (button), "hd-name");

  hd_names_remove_async (self->context, hd_record_get_id (HD_RECORD (name)), removed_cb,
                         g_object_ref (self));
}

static gboolean
is_exempt (HdOwnNamesWindow *self, gint64 name, gint64 recipient)
{
  GListModel *exemptions = hd_name_exemptions_get_list (self->context);

  for (guint i = 0; i < g_list_model_get_n_items (exemptions); i++)
    {
      g_autoptr (HdNameExemption) exemption = g_list_model_get_item (exemptions, i);

      if (exemption->own_name == name && exemption->recipient == recipient)
        return TRUE;
    }
  return FALSE;
}

static void
exempted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdOwnNamesWindow) self = user_data;

  finished (self, source, result, NULL);
}

static void
exempt_cb (GtkSwitch *toggle, GParamSpec *pspec, HdOwnNamesWindow *self)
{
  HdRecord *name = g_object_get_data (G_OBJECT (toggle), "hd-name");
  HdRecord *recipient = g_object_get_data (G_OBJECT (toggle), "hd-recipient");

  hd_name_exemptions_set_async (self->context, hd_record_get_id (name),
                                hd_record_get_id (recipient), gtk_switch_get_active (toggle),
                                exempted_cb, g_object_ref (self));
}

static GtkWidget *
create_exemption_row (HdOwnNamesWindow *self, HdOwnName *name, HdRecipient *recipient)
{
  GtkWidget *row = adw_action_row_new (), *toggle = gtk_switch_new ();
  /* Translators: whether a name may stand in messages to somebody; %s is whom they go to */
  g_autofree char *title = g_strdup_printf (_ ("May stand in messages to %s"), recipient->name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), is_exempt (self, hd_record_get_id (HD_RECORD (name)),
                                                         hd_record_get_id (HD_RECORD (recipient))));
  g_object_set_data_full (G_OBJECT (toggle), "hd-name", g_object_ref (name), g_object_unref);
  g_object_set_data_full (G_OBJECT (toggle), "hd-recipient", g_object_ref (recipient),
                          g_object_unref);
  g_signal_connect (toggle, "notify::active", G_CALLBACK (exempt_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  return row;
}

/* Filled when it is opened: there are more names than anybody looks at. */
static void
expanded_cb (AdwExpanderRow *row, GParamSpec *pspec, HdOwnNamesWindow *self)
{
  HdOwnName *name = g_object_get_data (G_OBJECT (row), "hd-name");
  GListModel *recipients = hd_recipients_get_list (self->context);

  if (g_object_get_data (G_OBJECT (row), "hd-filled") != NULL)
    return;
  g_object_set_data (G_OBJECT (row), "hd-filled", self);
  for (guint i = 0; i < g_list_model_get_n_items (recipients); i++)
    {
      g_autoptr (HdRecipient) recipient = g_list_model_get_item (recipients, i);

      adw_expander_row_add_row (row, create_exemption_row (self, name, recipient));
    }
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  HdOwnNamesWindow *self = user_data;
  HdOwnName *name = HD_OWN_NAME (item);
  /* Somebody may know: a client that is also where one has applied. */
  gboolean anybody = g_list_model_get_n_items (hd_recipients_get_list (self->context)) > 0;
  GtkWidget *row = anybody ? adw_expander_row_new () : adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *shown = hd_shade_name (self->shade, name->name);
  g_autofree char *label = g_strdup_printf (_ ("Remove %s"), shown);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), shown);
  g_object_set (row, "subtitle", kind_title (name->kind), NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "hd-name", g_object_ref (name), g_object_unref);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  if (anybody)
    {
      g_object_set_data_full (G_OBJECT (row), "hd-name", g_object_ref (name), g_object_unref);
      adw_expander_row_add_action (ADW_EXPANDER_ROW (row), button);
      g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), self);
    }
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
bind (HdOwnNamesWindow *self)
{
  if (self->context == NULL)
    return;

  GListModel *names = g_object_ref (hd_names_get_list (self->context));
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (is_listed, NULL, NULL));
  g_autoptr (GtkFilterListModel) listed = gtk_filter_list_model_new (names, filter);

  gtk_list_box_bind_model (self->names_list, G_LIST_MODEL (listed), create_row, self, NULL);
}

static void
update (HdOwnNamesWindow *self)
{
  gboolean any = g_list_model_get_n_items (hd_names_get_list (self->context)) > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->names_list), any);
  gtk_widget_set_visible (GTK_WIDGET (self->show_button), any);
}

static void
hd_own_names_window_dispose (GObject *object)
{
  HdOwnNamesWindow *self = HD_OWN_NAMES_WINDOW (object);

  if (self->names_list != NULL)
    gtk_list_box_bind_model (self->names_list, NULL, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_OWN_NAMES_WINDOW);
  g_clear_object (&self->context);
  g_clear_object (&self->shade);

  G_OBJECT_CLASS (hd_own_names_window_parent_class)->dispose (object);
}

static void
hd_own_names_window_class_init (HdOwnNamesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_own_names_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/halfday_app/Halfday/appointments/"
                                               "hd-own-names-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HdOwnNamesWindow, show_button);
  gtk_widget_class_bind_template_child (widget_class, HdOwnNamesWindow, kind_row);
  gtk_widget_class_bind_template_child (widget_class, HdOwnNamesWindow, name_row);
  gtk_widget_class_bind_template_child (widget_class, HdOwnNamesWindow, names_list);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hd_own_names_window_init (HdOwnNamesWindow *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  hd_wrap_buttons (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (titles, _ (kinds[i].title));
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (titles));
}

/**
 * hd_own_names_window_present:
 * @shade: of the page that opens it
 */
void
hd_own_names_window_present (GtkWindow *parent, HdContext *context, HdShade *shade)
{
  HdOwnNamesWindow *self = g_object_new (HD_TYPE_OWN_NAMES_WINDOW, "transient-for", parent, NULL);

  hd_dialog_size_fit (GTK_WINDOW (self));
  self->context = g_object_ref (context);
  self->shade = g_object_ref (shade);
  g_object_bind_property (shade, "open", self->show_button, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  bind (self);
  g_signal_connect_object (hd_names_get_list (context), "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  /* Both load by themselves, and rows that are opened look at them. */
  hd_name_exemptions_get_list (context);
  g_signal_connect_object (hd_recipients_get_list (context), "items-changed", G_CALLBACK (bind),
                           self, G_CONNECT_SWAPPED);
  update (self);
  gtk_window_present (GTK_WINDOW (self));
}
