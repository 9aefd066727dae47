/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-reply-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-applications.h"
#include "hd-dialog-bar.h"
#include "hd-dialog-size.h"
#include "hd-finding-why.h"
#include "hd-finding.h"
#include "hd-free-times.h"
#include "hd-home.h"
#include "hd-interviews.h"
#include "hd-names.h"
#include "hd-own-profile.h"
#include "hd-recipients.h"
#include "hd-reply-writer.h"
#include "hd-secret-copy.h"
#include "hd-verb.h"
#include "hd-watch.h"

/* More times than these are no offer. */
#define MAX_WINDOWS 4

/* So long after the last key it is looked at what was typed. Milliseconds. */
#define CHECK_DELAY 300

/* So many findings are told at once; who mends these sees the next. */
#define MAX_FINDINGS 3

/* How long a talk takes that says nothing of it. Minutes. */
#define USUAL_LENGTH 60

struct _HdReplyWindow
{
  AdwWindow parent_instance;

  HdContext *context;
  GSettings *settings;
  HdInterview *interview;
  HdReplyWriter *writer;
  char **languages;
  guint variant;
  GArray *offered;  /* HdFreeTime: the free times that the text names */
  GPtrArray *named; /* as it names them */
  gboolean filling;
  guint check_source; /* while somebody is typing */

  /* Template widgets */
  AdwComboRow *kind_row;
  AdwComboRow *language_row;
  AdwActionRow *formal_row;
  GtkSwitch *formal_switch;
  GtkTextView *text;
  GtkLabel *note;
  GtkButton *copy_button;
};

G_DEFINE_FINAL_TYPE (HdReplyWindow, hd_reply_window, ADW_TYPE_WINDOW)

/* Whom it goes to: who belongs to the appointment itself, or else to its case. */
static HdPerson *
find_person (HdReplyWindow *self)
{
  GListModel *persons = hd_persons_get_list (self->context);
  HdPerson *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (persons); i++)
    {
      g_autoptr (HdPerson) person = g_list_model_get_item (persons, i);

      if (person->application == self->interview->application &&
          (found == NULL || person->interview == hd_record_get_id (HD_RECORD (self->interview))))
        found = person; /* the list holds it */
    }
  return found;
}

static const char *
language (HdReplyWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->language_row);

  return selected < g_strv_length (self->languages) ? self->languages[selected] : "en";
}

static int
compare_windows (gconstpointer a, gconstpointer b)
{
  const HdFreeTime *first = a, *second = b;

  return first->date != second->date ? first->date - second->date : first->from - second->from;
}

/* When one could be away at least cost, as they read it. */
static void
add_free_windows (HdReplyWindow *self, GPtrArray *windows)
{
  HdInterview *interview = self->interview;
  g_autoptr (GTimeZone) home = hd_home_zone (self->settings);
  int minutes = interview->end_at > interview->start_at
                  ? (int) MIN ((interview->end_at - interview->start_at) / 60, (gint64) 8 * 60)
                  : USUAL_LENGTH;
  g_autoptr (GArray) found =
    hd_free_times_find (self->context, hd_record_get_id (HD_RECORD (interview)), interview->zone,
                        hd_home_hours (self->settings), minutes,
                        interview->prep + interview->travel_out,
                        interview->travel_back + interview->settle);

  if (found->len > MAX_WINDOWS)
    g_array_set_size (found, MAX_WINDOWS);
  g_array_sort (found, compare_windows);
  g_array_append_vals (self->offered, found->data, found->len);
  for (guint i = 0; i < found->len; i++)
    {
      const HdFreeTime *window = &g_array_index (found, HdFreeTime, i);
      gint64 from = hd_zone_to_instant (home, (HdWall){ window->date, window->from * 60 }, NULL);
      gint64 to = hd_zone_to_instant (home, (HdWall){ window->date, window->to * 60 }, NULL);

      g_ptr_array_add (windows, hd_reply_writer_format (self->writer, language (self), from, to,
                                                        interview->zone));
      g_ptr_array_add (self->named, g_strdup (g_ptr_array_index (windows, windows->len - 1)));
    }
}

/* Keeps the free times that the text still names as offered: they are promised until somebody
 * answers. FALSE when it names none. */
static gboolean
keep_offered (HdReplyWindow *self, const char *text, GtkWidget *from)
{
  HdPerson *person = find_person (self);
  const char *to_whom =
    person != NULL && *person->name != '\0' ? person->name : self->interview->organizer;
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->offered->len; i++)
    {
      const HdFreeTime *window = &g_array_index (self->offered, HdFreeTime, i);

      if (strstr (text, g_ptr_array_index (self->named, i)) != NULL)
        g_ptr_array_add (slots, hd_offered_slot_new_mine (self->context, window->date, window->from,
                                                          window->to, to_whom));
    }
  if (slots->len == 0)
    return FALSE;
  hd_offered_slots_offer_async (self->context, hd_record_get_id (HD_RECORD (self->interview)),
                                slots, hd_verb_done_cb,
                                hd_verb_from (from, _ ("Copied, and kept as offered")));
  return TRUE;
}

/* The times that were named to them, as they read them. */
static GPtrArray *
list_windows (HdReplyWindow *self)
{
  g_autoptr (GPtrArray) waiting =
    hd_offered_slots_list_waiting (self->context, hd_record_get_id (HD_RECORD (self->interview)));
  GPtrArray *windows = g_ptr_array_new_with_free_func (g_free);

  g_array_set_size (self->offered, 0);
  g_ptr_array_set_size (self->named, 0);
  for (guint i = 0; i < waiting->len && windows->len < MAX_WINDOWS; i++)
    {
      HdOfferedSlot *slot = waiting->pdata[i];

      if (slot->start_at > hd_context_get_now (self->context))
        g_ptr_array_add (windows,
                         hd_reply_writer_format (self->writer, language (self), slot->start_at,
                                                 slot->end_at, slot->zone));
    }
  if (windows->len == 0)
    add_free_windows (self, windows);
  return windows;
}

static char *
write_it (HdReplyWindow *self, GError **error)
{
  HdInterview *interview = self->interview;
  HdPerson *person = find_person (self);
  const HdProfile *profile = hd_own_profile_peek (self->context);
  g_autoptr (GPtrArray) windows = list_windows (self);
  g_autofree char *when =
    interview->start_at != 0
      ? hd_reply_writer_format_interview (self->writer, language (self), interview)
      : NULL;
  g_autofree char *earlier = interview->was_at != 0
                               ? hd_reply_writer_format (self->writer, language (self),
                                                         interview->was_at, 0, interview->zone)
                               : NULL;
  HdReplyFacts facts = {
    .kind = (HdReplyKind) adw_combo_row_get_selected (self->kind_row),
    .formal = gtk_switch_get_active (self->formal_switch),
    .name = person != NULL && *person->name != '\0' ? person->name : NULL,
    .sender = profile != NULL && *profile->name != '\0' ? profile->name : NULL,
    .topic = *interview->role != '\0' ? interview->role : NULL,
    .when = when,
    .earlier = earlier,
    .ask_length = interview->end_at == 0,
    .ask_format = *interview->format == '\0',
    .ask_place = *interview->place == '\0' && *interview->link == '\0',
  };

  g_ptr_array_add (windows, NULL);
  if (windows->len > 1)
    facts.windows = (const char *const *) windows->pdata;
  if (facts.kind == HD_REPLY_MOVE)
    {
      facts.earlier = when != NULL ? when : earlier;
      facts.when = NULL;
    }
  /* What is known already is asked again only when nothing else is left to ask. */
  if (!facts.ask_length && !facts.ask_format && !facts.ask_place)
    facts.ask_length = facts.ask_format = facts.ask_place = TRUE;
  return hd_reply_writer_write (self->writer, language (self), &facts, self->variant, error);
}

static char *
describe_findings (GPtrArray *findings)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < MIN (findings->len, MAX_FINDINGS); i++)
    {
      const HdFinding *finding = findings->pdata[i];
      g_autofree char *why = hd_finding_why_translate (finding->why);

      if (i > 0)
        g_string_append_c (lines, '\n');
      if (strcmp (finding->category, "tracker-leak") == 0)
        /* Translators: a name in a reply, as “Northwind” */
        g_string_append_printf (lines, _ ("“%s” belongs to where you work"), finding->text);
      else if (finding->start == finding->end)
        g_string_append (lines, why);
      else
        /* Translators: words of a text, and what is to be said of them */
        g_string_append_printf (lines, _ ("“%s”: %s"), finding->text, why);
    }
  return g_string_free (lines, FALSE);
}

/* Says of what stands there what is to be said before it is copied. */
static void
check (HdReplyWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *text = NULL;
  g_autofree char *note = NULL;
  gboolean clean;

  g_object_get (gtk_text_view_get_buffer (self->text), "text", &text, NULL);
  findings = hd_reply_writer_check (self->writer, language (self), text, &error);
  clean = findings != NULL && findings->len == 0;
  if (findings == NULL)
    note = g_strdup_printf (_ ("The text could not be checked: %s"), error->message);
  else if (!clean)
    note = describe_findings (findings);

  gtk_label_set_label (self->note, !clean ? note
                                          : _ ("What you copy is gone from the clipboard after 30 "
                                               "seconds. It says nothing of where you work."));
  gtk_button_set_label (self->copy_button, clean ? _ ("_Copy") : _ ("_Copy Anyway"));
  if (clean)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->note), "hd-problem");
      gtk_widget_add_css_class (GTK_WIDGET (self->note), "dim-label");
      gtk_widget_add_css_class (GTK_WIDGET (self->copy_button), "suggested-action");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->note), "dim-label");
      gtk_widget_add_css_class (GTK_WIDGET (self->note), "hd-problem");
      gtk_widget_remove_css_class (GTK_WIDGET (self->copy_button), "suggested-action");
    }
}

static gboolean
check_cb (gpointer data)
{
  HdReplyWindow *self = data;

  self->check_source = 0;
  check (self);
  return G_SOURCE_REMOVE;
}

/* What is typed, and which names stand in it. */
static void
text_changed_cb (HdReplyWindow *self)
{
  if (self->filling || self->writer == NULL)
    return;
  g_clear_handle_id (&self->check_source, g_source_remove);
  self->check_source = g_timeout_add (CHECK_DELAY, check_cb, self);
}

static void
write_cb (HdReplyWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (self->filling || self->writer == NULL)
    return;
  text = write_it (self, &error);
  g_clear_handle_id (&self->check_source, g_source_remove);
  self->filling = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text != NULL ? text : "", -1);
  self->filling = FALSE;
  check (self);
  if (text == NULL)
    gtk_label_set_label (self->note, error->message);
  gtk_widget_set_sensitive (GTK_WIDGET (self->copy_button), text != NULL);
}

static void
rephrase_cb (HdReplyWindow *self)
{
  self->variant++;
  write_cb (self);
}

static void
copy_cb (HdReplyWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *text = NULL;

  /* What was typed a moment ago is told first. */
  if (self->check_source != 0)
    {
      g_clear_handle_id (&self->check_source, g_source_remove);
      check (self);
      if (!gtk_widget_has_css_class (GTK_WIDGET (self->copy_button), "suggested-action"))
        return;
    }
  g_object_get (gtk_text_view_get_buffer (self->text), "text", &text, NULL);
  hd_secret_copy (GTK_WIDGET (self), text);
  if (parent != NULL && !keep_offered (self, text, GTK_WIDGET (parent)))
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "s", _ ("Copied for 30 seconds"));
  gtk_window_close (GTK_WINDOW (self));
}

static void
hd_reply_window_dispose (GObject *object)
{
  HdReplyWindow *self = HD_REPLY_WINDOW (object);

  g_clear_handle_id (&self->check_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_REPLY_WINDOW);
  g_clear_pointer (&self->writer, hd_reply_writer_free);
  g_clear_pointer (&self->languages, g_strfreev);
  g_clear_pointer (&self->offered, g_array_unref);
  g_clear_pointer (&self->named, g_ptr_array_unref);
  g_clear_object (&self->interview);
  g_clear_object (&self->settings);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (hd_reply_window_parent_class)->dispose (object);
}

static void
hd_reply_window_class_init (HdReplyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_reply_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/"
                                                             "appointments/hd-reply-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HdReplyWindow, kind_row);
  gtk_widget_class_bind_template_child (widget_class, HdReplyWindow, language_row);
  gtk_widget_class_bind_template_child (widget_class, HdReplyWindow, formal_row);
  gtk_widget_class_bind_template_child (widget_class, HdReplyWindow, formal_switch);
  gtk_widget_class_bind_template_child (widget_class, HdReplyWindow, text);
  gtk_widget_class_bind_template_child (widget_class, HdReplyWindow, note);
  gtk_widget_class_bind_template_child (widget_class, HdReplyWindow, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
  gtk_widget_class_bind_template_callback (widget_class, rephrase_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hd_reply_window_init (HdReplyWindow *self)
{
  self->offered = g_array_new (FALSE, FALSE, sizeof (HdFreeTime));
  self->named = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  hd_dialog_bar_fit (GTK_WINDOW (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed",
                           G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
fill (HdReplyWindow *self, GSettings *settings, const char *kind)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *spoken = hd_home_language (settings);
  guint chosen = 0, known = 0;

  for (guint i = 0; i < HD_N_REPLIES; i++)
    {
      gtk_string_list_append (kinds, hd_reply_kind_title ((HdReplyKind) i));
      if (strcmp (hd_reply_kind_to_string ((HdReplyKind) i), kind) == 0)
        chosen = i;
    }
  for (guint i = 0; self->languages[i] != NULL; i++)
    {
      static const struct
      {
        const char *language, *name;
      } languages[] = {
        { "de", "Deutsch" },
        { "en", "English" },
        { "es", "español" },
        { "fr", "français" },
      };
      const char *name = self->languages[i];

      for (guint j = 0; j < G_N_ELEMENTS (languages); j++)
        if (strcmp (languages[j].language, self->languages[i]) == 0)
          name = languages[j].name;
      gtk_string_list_append (names, name);
      if (strncmp (spoken, self->languages[i], strlen (self->languages[i])) == 0 ||
          (known == 0 && strcmp (self->languages[i], "en") == 0))
        known = i;
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (kinds));
  adw_combo_row_set_selected (self->kind_row, chosen);
  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->language_row, known);
  self->filling = FALSE;
}

/**
 * hd_reply_window_present:
 * @kind: of a #HdReplyKind, as text
 */
void
hd_reply_window_present (GtkWindow *parent,
                         HdContext *context,
                         GSettings *settings,
                         HdInterview *interview,
                         const char *kind)
{
  HdReplyWindow *self = g_object_new (HD_TYPE_REPLY_WINDOW, "transient-for", parent, NULL);

  hd_dialog_size_fit (GTK_WINDOW (self));
  self->context = g_object_ref (context);
  self->settings = g_object_ref (settings);
  self->interview = g_object_ref (interview);
  self->languages = hd_replies_list_languages ();
  self->writer = hd_reply_writer_new (context);
  fill (self, settings, kind);
  write_cb (self);
  /* They may still be read, or be others by the time that it is copied. */
  hd_watch (hd_names_get_list (context), G_CALLBACK (text_changed_cb), self);
  hd_watch (hd_recipients_get_list (context), G_CALLBACK (text_changed_cb), self);
  gtk_widget_grab_focus (GTK_WIDGET (self->kind_row));
  gtk_window_present (GTK_WINDOW (self));
}
