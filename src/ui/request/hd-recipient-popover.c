/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-recipient-popover.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-mailto.h"
#include "hd-recipients.h"

/* So long after the last change the person is remembered. */
#define KEEP_DELAY_MS 500

struct _HdRecipientPopover
{
  GtkPopover parent_instance;

  HdContext *context;
  HdComposer *composer;   /* borrowed: it outlives the page that owns both */
  HdRecipient *recipient; /* being edited: a copy */
  GPtrArray *people_rows; /* borrowed */
  gboolean filling;
  guint keep_timeout;

  /* Template widgets */
  AdwPreferencesGroup *people_group;
  AdwEntryRow *name_row;
  AdwEntryRow *email_row;
  AdwComboRow *channel_row;
  AdwComboRow *tone_row;
  AdwComboRow *relation_row;
  AdwActionRow *limit_row;
  GtkSpinButton *limit_spin;
  GtkButton *remove_button;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdRecipientPopover, hd_recipient_popover, GTK_TYPE_POPOVER)

static const struct
{
  HdChannel channel;
  const char *title;
} channels[] = {
  { HD_CHANNEL_EMAIL, N_ ("E-mail") },
  { HD_CHANNEL_CHAT, N_ ("Chat") },
  { HD_CHANNEL_HR, N_ ("HR form") },
  { HD_CHANNEL_CALENDAR, N_ ("Calendar block") },
  { HD_CHANNEL_AUTO_REPLY, N_ ("Auto-reply") },
  { HD_CHANNEL_HANDOVER, N_ ("Hand-over note") },
};

static const char *const tones[HD_N_TONES] = { N_ ("Plain"), N_ ("Warm"), N_ ("Formal") };

const char *
hd_recipient_channel_title (HdChannel channel)
{
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    if (channels[i].channel == channel)
      return _ (channels[i].title);
  return "";
}

const char *
hd_recipient_tone_title (HdTone tone)
{
  return tone < HD_N_TONES ? _ (tones[tone]) : "";
}

static void show_people (HdRecipientPopover *self);

static void
set_entry (AdwEntryRow *row, const char *text)
{
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (row)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/* Who has a name is stored, or will be in a moment. */
static void
show_remove (HdRecipientPopover *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->remove_button),
                          hd_record_get_id (HD_RECORD (self->recipient)) != 0 ||
                            *self->recipient->name != '\0');
}

static void
fill (HdRecipientPopover *self)
{
  HdRecipient *recipient = self->recipient;
  gboolean nobody = hd_record_get_id (HD_RECORD (recipient)) == 0 && *recipient->name == '\0';
  const HdRequestFacts *facts = hd_composer_get_facts (self->composer);
  /* A message to nobody yet goes as its page says. */
  HdChannel channel = nobody ? hd_request_facts_get_channel (facts) : HD_CHANNEL_EMAIL;
  HdTone tone = nobody ? facts->tone : HD_TONE_PLAIN;

  self->filling = TRUE;
  set_entry (self->name_row, recipient->name);
  set_entry (self->email_row, recipient->email);
  if (!nobody)
    {
      hd_channel_parse (recipient->channel, &channel);
      hd_tone_parse (recipient->tone, &tone);
    }
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    if (channels[i].channel == channel)
      adw_combo_row_set_selected (self->channel_row, i);
  adw_combo_row_set_selected (self->tone_row, (guint) tone);
  adw_combo_row_set_selected (self->relation_row, recipient->contractor ? 2
                                                  : strcmp (recipient->relation, "is-told") == 0
                                                    ? 1
                                                    : 0);
  gtk_spin_button_set_value (self->limit_spin, recipient->hr_limit);
  gtk_widget_set_visible (GTK_WIDGET (self->limit_row), channel == HD_CHANNEL_HR);
  show_remove (self);
  self->filling = FALSE;
}

typedef struct
{
  HdRecipientPopover *popover;
  HdRecipient *recipient; /* who is stored: another may be edited by then */
  gboolean again;         /* they were changed meanwhile */
  gboolean forget;        /* they are to be forgotten once they are stored */
} Saving;

/* Where one who is stored for the first time knows of it: before that they have no id, and would be
 * stored as another one. */
#define BEING_STORED "hd-being-stored"

/* Whether the message goes to whoever is edited, who has no id yet. */
static gboolean
is_written_to (HdRecipientPopover *self)
{
  HdRecipient *chosen = hd_composer_get_recipient (self->composer);

  return chosen != NULL && hd_record_get_id (HD_RECORD (chosen)) == 0 &&
         strcmp (chosen->name, self->recipient->name) == 0;
}

static void store (HdRecipientPopover *self, HdContext *context, HdRecipient *recipient);
static void removed_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr (HdRecipientPopover) self = saving->popover;
  g_autoptr (HdRecipient) recipient = saving->recipient;
  g_autoptr (GError) error = NULL;
  gint64 id = hd_context_finish (HD_CONTEXT (source), result, &error);
  gboolean again = saving->again;
  gboolean forget = saving->forget;

  g_object_set_data (G_OBJECT (recipient), BEING_STORED, NULL);
  g_free (saving);
  if (error != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
  else if (forget)
    hd_recipients_remove_async (HD_CONTEXT (source), id, removed_cb, g_object_ref (self));
  else if (hd_record_get_id (HD_RECORD (recipient)) == 0)
    {
      hd_record_set_id (HD_RECORD (recipient), id);
      if (self->recipient == recipient && is_written_to (self))
        g_signal_emit (self, signals[CHOSEN], 0, recipient);
    }
  if (again)
    store (self, HD_CONTEXT (source), recipient);
}

static void
store (HdRecipientPopover *self, HdContext *context, HdRecipient *recipient)
{
  Saving *saving = g_object_get_data (G_OBJECT (recipient), BEING_STORED);

  if (saving != NULL)
    {
      saving->again = TRUE;
      return;
    }
  saving = g_new0 (Saving, 1);
  saving->popover = g_object_ref (self);
  saving->recipient = g_object_ref (recipient);
  g_object_set_data (G_OBJECT (recipient), BEING_STORED, saving);
  hd_recipients_save_async (context, recipient, saved_cb, saving);
}

static gboolean
keep_cb (gpointer data)
{
  HdRecipientPopover *self = data;

  self->keep_timeout = 0;
  if (*self->recipient->name != '\0')
    store (self, self->context, self->recipient);
  return G_SOURCE_REMOVE;
}

static void
keep_now (HdRecipientPopover *self)
{
  if (self->keep_timeout == 0)
    return;
  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  keep_cb (self);
}

static void
changed_cb (HdRecipientPopover *self)
{
  if (self->filling || self->recipient == NULL)
    return;

  const char *email = gtk_editable_get_text (GTK_EDITABLE (self->email_row));
  gboolean valid = *email == '\0' || hd_mail_address_valid (email);
  guint channel = adw_combo_row_get_selected (self->channel_row);
  guint tone = adw_combo_row_get_selected (self->tone_row);
  guint relation = adw_combo_row_get_selected (self->relation_row);

  if (channel >= G_N_ELEMENTS (channels) || tone >= HD_N_TONES)
    return;
  if (valid)
    gtk_widget_remove_css_class (GTK_WIDGET (self->email_row), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->email_row), "error");

  g_object_set (self->recipient, "name", gtk_editable_get_text (GTK_EDITABLE (self->name_row)),
                "channel", hd_channel_to_string (channels[channel].channel), "tone",
                hd_tone_to_string ((HdTone) tone), "relation",
                relation == 0 ? "approves" : "is-told", "contractor", relation == 2, "hr-limit",
                gtk_spin_button_get_value_as_int (self->limit_spin), NULL);
  if (valid)
    g_object_set (self->recipient, "email", email, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->limit_row), channels[channel].channel == HD_CHANNEL_HR);

  show_remove (self);
  g_signal_emit (self, signals[CHOSEN], 0, self->recipient);
  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  self->keep_timeout = g_timeout_add (KEEP_DELAY_MS, keep_cb, self);
}

static void
edit (HdRecipientPopover *self, HdRecipient *recipient)
{
  keep_now (self);
  g_clear_object (&self->recipient);
  self->recipient =
    recipient != NULL ? hd_record_copy (HD_RECORD (recipient)) : hd_recipient_new ();
  fill (self);
}

static void
add_cb (HdRecipientPopover *self)
{
  edit (self, NULL);
  g_signal_emit (self, signals[CHOSEN], 0, self->recipient);
  fill (self); /* how the message goes by now */
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdRecipientPopover) self = user_data;
  g_autoptr (GError) error = NULL;

  hd_context_finish (HD_CONTEXT (source), result, &error);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                              error != NULL ? error->message : _ ("Forgotten"));
}

/* Who is being stored is forgotten as soon as that is done: it would come back otherwise. */
static void
remove_cb (HdRecipientPopover *self)
{
  gint64 id = hd_record_get_id (HD_RECORD (self->recipient));
  Saving *saving = g_object_get_data (G_OBJECT (self->recipient), BEING_STORED);

  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  if (saving != NULL)
    {
      saving->again = FALSE;
      saving->forget = TRUE;
    }
  else if (id != 0)
    hd_recipients_remove_async (self->context, id, removed_cb, g_object_ref (self));
  add_cb (self);
}

static void
person_chosen_cb (GtkCheckButton *check, HdRecipientPopover *self)
{
  if (self->filling || !gtk_check_button_get_active (check))
    return;

  edit (self, g_object_get_data (G_OBJECT (check), "hd-recipient"));
  g_signal_emit (self, signals[CHOSEN], 0, self->recipient);
}

static void
show_people (HdRecipientPopover *self)
{
  GListModel *people = hd_recipients_get_list (self->context);
  GtkCheckButton *first = NULL;

  self->filling = TRUE;
  for (guint i = 0; i < self->people_rows->len; i++)
    adw_preferences_group_remove (self->people_group, g_ptr_array_index (self->people_rows, i));
  g_ptr_array_set_size (self->people_rows, 0);

  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (HdRecipient) recipient = g_list_model_get_item (people, i);
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *check = gtk_check_button_new ();
      HdChannel channel = HD_CHANNEL_EMAIL;

      hd_channel_parse (recipient->channel, &channel);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), recipient->name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), hd_recipient_channel_title (channel));
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      if (first != NULL)
        gtk_check_button_set_group (GTK_CHECK_BUTTON (check), first);
      else
        first = GTK_CHECK_BUTTON (check);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   self->recipient != NULL &&
                                     hd_record_get_id (HD_RECORD (recipient)) ==
                                       hd_record_get_id (HD_RECORD (self->recipient)));
      g_object_set_data_full (G_OBJECT (check), "hd-recipient", g_steal_pointer (&recipient),
                              g_object_unref);
      g_signal_connect (check, "toggled", G_CALLBACK (person_chosen_cb), self);
      adw_preferences_group_add (self->people_group, row);
      g_ptr_array_add (self->people_rows, row);
    }
  self->filling = FALSE;
}

static void
opened_cb (HdRecipientPopover *self)
{
  /* Who is still being stored goes on being edited as who they are. */
  if (self->recipient == NULL ||
      g_object_get_data (G_OBJECT (self->recipient), BEING_STORED) == NULL || !is_written_to (self))
    edit (self, hd_composer_get_recipient (self->composer));
  show_people (self);
}

static void
hd_recipient_popover_dispose (GObject *object)
{
  HdRecipientPopover *self = HD_RECIPIENT_POPOVER (object);

  g_clear_handle_id (&self->keep_timeout, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_RECIPIENT_POPOVER);
  g_clear_object (&self->context);
  g_clear_object (&self->recipient);
  g_clear_pointer (&self->people_rows, g_ptr_array_unref);

  G_OBJECT_CLASS (hd_recipient_popover_parent_class)->dispose (object);
}

static void
hd_recipient_popover_class_init (HdRecipientPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_recipient_popover_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", HD_TYPE_RECIPIENT_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, HD_TYPE_RECIPIENT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/"
                                                             "request/hd-recipient-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, HdRecipientPopover, people_group);
  gtk_widget_class_bind_template_child (widget_class, HdRecipientPopover, name_row);
  gtk_widget_class_bind_template_child (widget_class, HdRecipientPopover, email_row);
  gtk_widget_class_bind_template_child (widget_class, HdRecipientPopover, channel_row);
  gtk_widget_class_bind_template_child (widget_class, HdRecipientPopover, tone_row);
  gtk_widget_class_bind_template_child (widget_class, HdRecipientPopover, relation_row);
  gtk_widget_class_bind_template_child (widget_class, HdRecipientPopover, limit_row);
  gtk_widget_class_bind_template_child (widget_class, HdRecipientPopover, limit_spin);
  gtk_widget_class_bind_template_child (widget_class, HdRecipientPopover, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
hd_recipient_popover_init (HdRecipientPopover *self)
{
  g_autoptr (GtkStringList) channel_titles = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) tone_titles = gtk_string_list_new (NULL);

  self->filling = TRUE;
  self->people_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    gtk_string_list_append (channel_titles, _ (channels[i].title));
  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    gtk_string_list_append (tone_titles, _ (tones[i]));
  adw_combo_row_set_model (self->channel_row, G_LIST_MODEL (channel_titles));
  adw_combo_row_set_model (self->tone_row, G_LIST_MODEL (tone_titles));
  self->filling = FALSE;
  g_signal_connect (self, "show", G_CALLBACK (opened_cb), NULL);
  g_signal_connect (self, "unmap", G_CALLBACK (keep_now), NULL);
}

GtkWidget *
hd_recipient_popover_new (HdContext *context, HdComposer *composer)
{
  HdRecipientPopover *self = g_object_new (HD_TYPE_RECIPIENT_POPOVER, NULL);

  self->context = g_object_ref (context);
  self->composer = composer;
  return GTK_WIDGET (self);
}
