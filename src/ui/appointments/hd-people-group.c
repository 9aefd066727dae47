/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-people-group.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-applications.h"
#include "hd-compat.h"
#include "hd-kept-rows.h"
#include "hd-secret-copy.h"
#include "hd-text.h"
#include "hd-verb.h"
#include "hd-watch.h"

/* Of a number that somebody could call. */
#define LEAST_DIGITS 4

struct _HdPeopleGroup
{
  AdwPreferencesGroup parent_instance;

  HdContext *context;
  HdShade *shade;
  gint64 application;
  gint64 interview;
  HdKeptRows *rows;
  GtkWidget *entry_row;
  guint update_source;
};

G_DEFINE_FINAL_TYPE (HdPeopleGroup, hd_people_group, ADW_TYPE_PREFERENCES_GROUP)

/* “+44 (0)20 7946 0018”; “2nd interviewer” is a role, and so is “3”. */
static gboolean
is_number (const char *part)
{
  guint n_digits = 0;

  for (const char *at = part; *at != '\0'; at++)
    {
      if (g_ascii_isdigit (*at))
        n_digits++;
      else if (strchr (" +()-./", *at) == NULL)
        return FALSE;
    }
  return n_digits >= LEAST_DIGITS;
}

/* “Dana Ruiz, recruiter, dana@example.com, 020 7946 0018”: what has an @ is the address,
 * what is all digits the number, and of the rest the first is the name. Where there is a semicolon
 * that parts them, and a comma is one of theirs: “Ruiz, Dana; recruiter”. Returns: whether it says
 * who that is */
static gboolean
read_line (HdPerson *person, const char *line)
{
  g_autofree char *text = hd_text_clean_line (line, -1);
  g_auto (GStrv) parts = g_strsplit (text, strchr (text, ';') != NULL ? ";" : ",", -1);
  g_autoptr (GString) role = g_string_new (NULL);
  const char *name = "", *email = "", *phone = "";

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);

      if (strchr (part, '@') != NULL)
        email = part;
      else if (is_number (part))
        phone = part;
      else if (*name == '\0')
        name = part;
      else if (*part != '\0')
        g_string_append_printf (role, "%s%s", role->len > 0 ? ", " : "", part);
    }
  if (*name == '\0')
    name = *email != '\0' ? email : phone;
  g_object_set (person, "name", name, "role", role->str, "email", email, "phone", phone, NULL);
  return *name != '\0';
}

/* Returns: (transfer full): what read_line() reads as @person */
static char *
new_line (HdPerson *person)
{
  const char *parts[] = { person->name, person->role, person->email, person->phone };
  gboolean commas = strchr (person->name, ',') != NULL || strchr (person->role, ',') != NULL;
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len == 0 ? "" : commas ? "; " : ", ", parts[i]);
  /* A name alone that has a comma: “Ruiz, Dana;” */
  if (commas && strchr (line->str, ';') == NULL)
    g_string_append_c (line, ';');
  return g_string_free (line, FALSE);
}

static HdPerson *
person_of (gpointer button)
{
  return g_object_get_data (G_OBJECT (button), "hd-person");
}

typedef struct
{
  HdPeopleGroup *group;
  HdPerson *person;
  char *line; /* as it was */
} Edit;

static void
edited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Edit *edit = user_data;
  g_autoptr (HdPeopleGroup) self = edit->group;
  g_autoptr (HdPerson) known = edit->person;
  g_autoptr (HdPerson) person = hd_record_copy (HD_RECORD (known));
  g_autofree char *before = edit->line;
  g_autofree char *line = hd_ask_name_finish (result);

  g_free (edit);
  /* What nobody changed is not read anew: not every name can be told from its role again. */
  if (line != NULL && strcmp (line, before) != 0 && self->context != NULL &&
      read_line (person, line))
    hd_persons_save_async (self->context, person, hd_verb_done_cb,
                           hd_verb_from (self, _ ("Person changed")));
}

static void
edit_cb (GtkButton *button, HdPeopleGroup *self)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->group = g_object_ref (self);
  edit->person = g_object_ref (person_of (button));
  edit->line = new_line (edit->person);
  hd_ask_name_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                     _ ("Name, role, e-mail, phone"), edit->line, _ ("_Save"), edited_cb, edit);
}

static void
remove_cb (GtkButton *button, HdPeopleGroup *self)
{
  hd_persons_remove_async (self->context, hd_record_get_id (HD_RECORD (person_of (button))),
                           hd_verb_done_cb, hd_verb_from (self, _ ("Person removed")));
}

static void
copy (HdPeopleGroup *self, GtkButton *button, const char *text)
{
  hd_secret_copy (GTK_WIDGET (button), text);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", _ ("Copied for 30 seconds"));
}

static void
copy_address_cb (GtkButton *button, HdPeopleGroup *self)
{
  copy (self, button, person_of (button)->email);
}

static void
copy_number_cb (GtkButton *button, HdPeopleGroup *self)
{
  copy (self, button, person_of (button)->phone);
}

static void
add_button (HdPeopleGroup *self,
            GtkWidget *row,
            HdPerson *person,
            const char *icon,
            const char *label,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "hd-person", g_object_ref (person), g_object_unref);
  g_signal_connect (button, "clicked", callback, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
create_row (HdPeopleGroup *self, HdPerson *person)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = hd_shade_name (self->shade, person->name);
  g_autofree char *agency = hd_shade_name (self->shade, person->agency);
  g_autofree char *subtitle =
    g_strdup_printf ("%s%s%s", person->role, *person->role != '\0' && *agency != '\0' ? " · " : "",
                     agency);
  g_autofree char *address = g_strdup_printf (_ ("Copy the address of %s"), name);
  /* Translators: the number of a phone */
  g_autofree char *number = g_strdup_printf (_ ("Copy the number of %s"), name);
  g_autofree char *change = g_strdup_printf (_ ("Edit %s"), name);
  g_autofree char *remove = g_strdup_printf (_ ("Remove %s"), name);

  hd_kept_rows_say (self->rows, "%p %s\n%s\n%d %d", (void *) person, name, subtitle,
                    *person->email != '\0', *person->phone != '\0');
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_focusable (row, FALSE);
  if (*person->email != '\0')
    add_button (self, row, person, "edit-copy-symbolic", address, G_CALLBACK (copy_address_cb));
  if (*person->phone != '\0')
    add_button (self, row, person, "call-start-symbolic", number, G_CALLBACK (copy_number_cb));
  add_button (self, row, person, "document-edit-symbolic", change, G_CALLBACK (edit_cb));
  add_button (self, row, person, "user-trash-symbolic", remove, G_CALLBACK (remove_cb));
  return row;
}

static void
update (HdPeopleGroup *self)
{
  GListModel *persons = hd_persons_get_list (self->context);

  for (guint i = 0; i < g_list_model_get_n_items (persons); i++)
    {
      g_autoptr (HdPerson) person = g_list_model_get_item (persons, i);

      if (person->application != self->application ||
          (person->interview != 0 && person->interview != self->interview))
        continue;
      hd_kept_rows_add (self->rows, create_row (self, person));
    }
  hd_kept_rows_show (self->rows);
}

static gboolean
update_cb (gpointer user_data)
{
  HdPeopleGroup *self = user_data;

  self->update_source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (HdPeopleGroup *self)
{
  if (self->update_source == 0)
    self->update_source = g_idle_add (update_cb, self);
}

static void
added_cb (HdPeopleGroup *self)
{
  g_autoptr (HdPerson) person = hd_person_new ();

  if (!read_line (person, gtk_editable_get_text (GTK_EDITABLE (self->entry_row))))
    return;
  g_object_set (person, "application", self->application, "interview", self->interview, NULL);
  hd_persons_save_async (self->context, person, hd_verb_done_cb,
                         hd_verb_from_entry (GTK_EDITABLE (self->entry_row)));
}

static void
hd_people_group_dispose (GObject *object)
{
  HdPeopleGroup *self = HD_PEOPLE_GROUP (object);

  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_object (&self->context);
  g_clear_object (&self->shade);

  G_OBJECT_CLASS (hd_people_group_parent_class)->dispose (object);
}

static void
hd_people_group_finalize (GObject *object)
{
  hd_kept_rows_free (HD_PEOPLE_GROUP (object)->rows);

  G_OBJECT_CLASS (hd_people_group_parent_class)->finalize (object);
}

static void
hd_people_group_class_init (HdPeopleGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_people_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = hd_people_group_finalize;
}

static void
hd_people_group_init (HdPeopleGroup *self)
{
  self->rows = hd_kept_rows_new (self);
  self->entry_row = adw_entry_row_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("People"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->entry_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry_row),
                                 _ ("Add a person: name, role, e-mail, phone"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->entry_row), TRUE);
  g_signal_connect_swapped (self->entry_row, "apply", G_CALLBACK (added_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->entry_row);
}

void
hd_people_group_set_up (HdPeopleGroup *self, HdContext *context, HdShade *shade)
{
  g_return_if_fail (HD_IS_PEOPLE_GROUP (self));

  self->context = g_object_ref (context);
  self->shade = g_object_ref (shade);
  hd_watch (hd_persons_get_list (context), G_CALLBACK (queue_update), self);
  g_signal_connect_object (shade, "notify::open", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
}

/**
 * hd_people_group_show:
 * @interview: 0 for the people of the whole case
 */
void
hd_people_group_show (HdPeopleGroup *self, gint64 application, gint64 interview)
{
  g_return_if_fail (HD_IS_PEOPLE_GROUP (self));

  if (self->application != application || self->interview != interview)
    gtk_editable_set_text (GTK_EDITABLE (self->entry_row), "");
  self->application = application;
  self->interview = interview;
  update (self);
}
