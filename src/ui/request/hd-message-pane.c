/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-message-pane.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-compat.h"
#include "hd-facts-pane.h"
#include "hd-finding-row.h"
#include "hd-fold.h"
#include "hd-home.h"
#include "hd-hr-rows.h"
#include "hd-message-pane-private.h"
#include "hd-proof.h"
#include "hd-recipient-popover.h"
#include "hd-words.h"

/* So long after the last key the text is checked. */
#define CHECK_DELAY_MS 200

G_DEFINE_FINAL_TYPE (HdMessagePane, hd_message_pane, ADW_TYPE_BIN)

static GtkTextBuffer *
buffer (HdMessagePane *self)
{
  return gtk_text_view_get_buffer (self->body);
}

static char *
body_text (HdMessagePane *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer (self), &start, &end);
  return gtk_text_buffer_get_text (buffer (self), &start, &end, FALSE);
}

/* --- Checking --------------------------------------------------------------------------- */

static void
finding_range (HdMessagePane *self, const HdFinding *finding, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_offset (buffer (self), start, finding->start);
  gtk_text_buffer_get_iter_at_offset (buffer (self), end, finding->end);
}

static void
replace_in_subject (HdMessagePane *self, const HdFinding *finding)
{
  GtkEditable *subject = GTK_EDITABLE (self->subject);
  g_autofree char *now = gtk_editable_get_chars (subject, finding->start, finding->end);
  g_autofree char *replacement = g_strdup (finding->replacement);
  int position = finding->start;

  if (strcmp (now, finding->text) != 0 || replacement == NULL)
    return;
  gtk_editable_delete_text (subject, finding->start, finding->end);
  gtk_editable_insert_text (subject, replacement, -1, &position);
}

static void
replace_cb (HdFindingRow *row, HdMessagePane *self)
{
  const HdFinding *finding = hd_finding_row_get_finding (row);
  GtkTextIter start, end;

  if (finding->field == HD_PROOF_SUBJECT)
    {
      replace_in_subject (self, finding);
      return;
    }
  finding_range (self, finding, &start, &end);

  /* The text may have changed since it was checked. */
  g_autofree char *now = gtk_text_buffer_get_text (buffer (self), &start, &end, FALSE);

  if (strcmp (now, finding->text) != 0 || finding->replacement == NULL)
    return;

  g_autofree char *replacement = g_strdup (finding->replacement);

  gtk_text_buffer_begin_user_action (buffer (self));
  gtk_text_buffer_delete (buffer (self), &start, &end);
  gtk_text_buffer_insert (buffer (self), &start, replacement, -1);
  gtk_text_buffer_end_user_action (buffer (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->body));
}

static void
ignore_cb (HdFindingRow *row, HdMessagePane *self)
{
  hd_composer_ignore (self->composer, hd_finding_row_get_finding (row));
}

static void
ignore_here_cb (HdFindingRow *row, HdMessagePane *self)
{
  hd_composer_ignore_here (self->composer, hd_finding_row_get_finding (row));
  _hd_message_pane_check (self);
}

static void
goto_cb (HdFindingRow *row, HdMessagePane *self)
{
  const HdFinding *finding = hd_finding_row_get_finding (row);
  GtkTextIter start, end;

  if (finding->field == HD_PROOF_SUBJECT)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->subject));
      gtk_editable_select_region (GTK_EDITABLE (self->subject), finding->start, finding->end);
      return;
    }
  finding_range (self, finding, &start, &end);
  gtk_text_buffer_select_range (buffer (self), &start, &end);
  gtk_text_view_scroll_to_iter (self->body, &start, 0.1, FALSE, 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->body));
}

/* Returns: (transfer full) (nullable): NULL when the text was checked */
char *
_hd_message_pane_dup_check_problem (HdMessagePane *self)
{
  const GError *error = hd_composer_get_check_error (self->composer);

  return error == NULL ? NULL
                       /* Translators: %s is the reason, such as “it is longer than 1 MB” */
                       : g_strdup_printf (_ ("The text could not be checked: %s"), error->message);
}

/* What stands behind “No findings”: never that a text is safe. */
static void
show_note (HdMessagePane *self, const char *problem)
{
  guint rules = hd_composer_get_n_rules (self->composer);
  guint names = hd_composer_get_n_names (self->composer);
  g_autofree char *held = g_strdup_printf (ngettext ("The text was held against %u rule.",
                                                     "The text was held against %u rules.", rules),
                                           rules);
  g_autofree char *looked =
    g_strdup_printf (ngettext ("%u name that you keep out was looked for in it.",
                               "%u names that you keep out were looked for in it.", names),
                     names);
  g_autofree char *note = g_strdup_printf ("%s\n%s", held, looked);

  gtk_label_set_label (self->check_note, problem != NULL ? problem : note);
}

/* Which time the neutral version says, or what it lacks. */
static const char *
neutral_note (HdNeutralTime time)
{
  switch (time)
    {
    case HD_NEUTRAL_TIME_STATED:
      return _ ("Made from the time on this page and nothing else.");
    case HD_NEUTRAL_TIME_READ:
      return _ ("Made from the time in your text and nothing else.");
    case HD_NEUTRAL_TIME_LIKELY:
      return _ (
        "Your text leaves the time open; this takes the likeliest. If it is another, set it "
        "under “When are you away?”.");
    case HD_NEUTRAL_TIME_SEVERAL:
      return _ ("Your text names more than one time. Set the one you mean under “When are you "
                "away?”.");
    case HD_NEUTRAL_TIME_OPEN:
      return _ ("Your text names a day, but not from when to when. Set it under “When are you "
                "away?”.");
    case HD_NEUTRAL_TIME_NONE:
      return _ ("Your text names no day. Set it under “When are you away?”.");
    default:
      g_assert_not_reached ();
    }
}

/* Beside one's own words: what they would be if they said the time and nothing else. */
static void
show_neutral (HdMessagePane *self)
{
  const char *body = hd_composer_get_body (self->composer);
  g_autofree char *text = NULL;
  gboolean any = FALSE;

  if (hd_composer_is_own_text (self->composer) && !hd_composer_is_empty (self->composer))
    {
      g_autoptr (HdWhen) when =
        hd_home_read (self->settings, hd_context_get_today (self->context), body);
      HdNeutralTime time;

      text = hd_composer_write_neutral (self->composer, when, &time);
      any = text != NULL ? strcmp (text, body) != 0 : time > HD_NEUTRAL_TIME_LIKELY;
      adw_preferences_group_set_description (self->neutral_group, neutral_note (time));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->neutral_group), any);
  gtk_widget_set_visible (GTK_WIDGET (self->neutral_card), text != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->neutral_button), text != NULL);
  gtk_label_set_label (self->neutral_label, text != NULL ? text : "");
}

static void
show_findings (HdMessagePane *self)
{
  HdSeverity worst = HD_SEVERITY_HINT;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->findings))) != NULL)
    gtk_list_box_remove (self->findings, row);

  for (guint i = 0; i < self->found->len; i++)
    {
      const HdFinding *finding = g_ptr_array_index (self->found, i);

      worst = MAX (worst, finding->severity);
      row = hd_finding_row_new (finding);
      g_signal_connect (row, "replace", G_CALLBACK (replace_cb), self);
      g_signal_connect (row, "ignore", G_CALLBACK (ignore_cb), self);
      g_signal_connect (row, "ignore-here", G_CALLBACK (ignore_here_cb), self);
      g_signal_connect (row, "activated", G_CALLBACK (goto_cb), self);
      gtk_list_box_append (self->findings, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->findings), self->found->len > 0);

  g_autofree char *problem = _hd_message_pane_dup_check_problem (self);
  g_autofree char *count =
    problem != NULL ? g_strdup (problem)
    : self->found->len == 0
      ? g_strdup (_ ("No findings"))
      : g_strdup_printf (ngettext ("%u finding", "%u findings", self->found->len),
                         self->found->len);

  gtk_widget_set_visible (GTK_WIDGET (self->check_button), !hd_composer_is_empty (self->composer));
  gtk_label_set_label (self->check_label, count);
  gtk_image_set_from_icon_name (self->check_icon, problem != NULL ? "dialog-warning-symbolic"
                                                  : self->found->len == 0
                                                    ? "object-select-symbolic"
                                                    : hd_finding_row_icon_name (worst));
  show_note (self, problem);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, count, -1);
}

/* Checks the text now and shows what was found. */
void
_hd_message_pane_check (HdMessagePane *self)
{
  g_clear_handle_id (&self->check_timeout, g_source_remove);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = hd_composer_get_findings (self->composer);
  show_findings (self);
  show_neutral (self);
  _hd_message_pane_underline (self);
}

static gboolean
check_cb (gpointer data)
{
  HdMessagePane *self = data;

  self->check_timeout = 0;
  _hd_message_pane_check (self);
  return G_SOURCE_REMOVE;
}

static void
check_soon (HdMessagePane *self)
{
  g_clear_handle_id (&self->check_timeout, g_source_remove);
  self->check_timeout = g_timeout_add (CHECK_DELAY_MS, check_cb, self);
}

/* --- Typing ----------------------------------------------------------------------------- */

static void
subject_changed_cb (HdMessagePane *self)
{
  if (self->filling || self->composer == NULL)
    return;
  self->asked_to_copy = FALSE;
  hd_composer_edit_subject (self->composer, gtk_editable_get_text (GTK_EDITABLE (self->subject)));
  check_soon (self);
}

static void
body_changed_cb (HdMessagePane *self)
{
  if (self->filling || self->composer == NULL)
    return;

  g_autofree char *text = body_text (self);

  self->asked_to_copy = FALSE;
  hd_composer_edit_body (self->composer, text);
  check_soon (self);
}

/* Until the text that has changed is checked, what was found stands elsewhere in it; its marks have
 * moved with the letters. */
static void
cursor_moved_cb (HdMessagePane *self)
{
  if (!self->filling && self->check_timeout == 0 && self->found != NULL && self->found->len > 0)
    _hd_message_pane_underline (self);
}

/* --- Showing ---------------------------------------------------------------------------- */

static void
show_recipient (HdMessagePane *self)
{
  const HdRequestFacts *facts = hd_composer_get_facts (self->composer);
  g_autofree char *to = hd_words_isolate (facts->to != NULL ? facts->to : _ ("No recipient"));
  /* How it goes follows from the times as long as nobody chose: it is not said before. */
  gboolean open =
    facts->to == NULL && facts->channel == HD_CHANNEL_AUTO && hd_composer_is_empty (self->composer);
  g_autofree char *line =
    hd_composer_is_own_text (self->composer) ? g_strdup (_ ("My own text"))
    : open                                   ? g_strdup (to)
                                             : g_strdup_printf ("%s · %s · %s", to,
                                                                hd_recipient_channel_title (hd_request_facts_get_channel (facts)),
                                                                hd_recipient_tone_title (facts->tone));

  gtk_label_set_label (self->recipient_label, line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->recipient_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, line, -1);
}

/* Of one's own words, as one edit, so that undo brings them back; else there is nothing to undo. */
static void
set_body (HdMessagePane *self, const char *body)
{
  GtkTextIter start, end;

  if (!self->undoable)
    {
      gtk_text_buffer_set_text (buffer (self), body, -1);
      return;
    }
  gtk_text_buffer_begin_user_action (buffer (self));
  gtk_text_buffer_get_bounds (buffer (self), &start, &end);
  gtk_text_buffer_delete (buffer (self), &start, &end);
  gtk_text_buffer_insert (buffer (self), &start, body, -1);
  gtk_text_buffer_end_user_action (buffer (self));
}

static void
set_subject (HdMessagePane *self, const char *subject)
{
  GtkEditable *editable = GTK_EDITABLE (self->subject);
  int position = 0;

  if (!self->undoable)
    {
      gtk_editable_set_text (editable, subject);
      return;
    }
  gtk_editable_delete_text (editable, 0, -1);
  gtk_editable_insert_text (editable, subject, -1, &position);
}

static void
show_texts (HdMessagePane *self)
{
  const char *subject = hd_composer_get_subject (self->composer);
  const char *body = hd_composer_get_body (self->composer);
  HdChannel channel = hd_request_facts_get_channel (hd_composer_get_facts (self->composer));
  g_autofree char *shown = body_text (self);
  gboolean changed = strcmp (shown, body) != 0;
  gboolean subject_changed = strcmp (gtk_editable_get_text (GTK_EDITABLE (self->subject)),
                                     subject != NULL ? subject : "") != 0;

  self->filling = TRUE;
  if (subject_changed)
    set_subject (self, subject != NULL ? subject : "");
  if (changed)
    set_body (self, body);
  self->filling = FALSE;
  /* Another text is asked about anew. */
  if (changed || subject_changed)
    self->asked_to_copy = FALSE;

  /* A calendar block is its title and nothing else. */
  gtk_widget_set_visible (GTK_WIDGET (self->subject_box), subject != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->subject_line),
                          subject != NULL && channel != HD_CHANNEL_CALENDAR);
  gtk_widget_set_visible (GTK_WIDGET (self->body),
                          subject == NULL || channel != HD_CHANNEL_CALENDAR);
  if (changed || self->found == NULL)
    _hd_message_pane_check (self);
  else
    check_soon (self);
}

/**
 * hd_message_pane_show:
 *
 * Shows the message of the composer as it stands.
 */
void
hd_message_pane_show (HdMessagePane *self)
{
  g_return_if_fail (HD_IS_MESSAGE_PANE (self));

  static const char *const needing_text[] = { "message.copy", "message.mail", "message.code",
                                              "message.save" };
  const char *problem = hd_facts_pane_problem_words (self->composer, NULL);
  const HdRequestFacts *facts = hd_composer_get_facts (self->composer);
  gboolean own_text = hd_composer_is_own_text (self->composer);
  gboolean empty = hd_composer_is_empty (self->composer);
  gboolean stale = hd_composer_is_stale (self->composer);
  gboolean copied = hd_composer_get_draft (self->composer)->copied_at > 0 && !own_text && !empty;

  show_recipient (self);
  show_texts (self);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_label), empty && !own_text && problem == NULL &&
                                                            !hd_composer_has_date (self->composer));
  gtk_widget_set_visible (GTK_WIDGET (self->stale_box), stale);
  gtk_widget_set_visible (GTK_WIDGET (self->edited_label),
                          hd_composer_is_edited (self->composer) && !stale);

  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");

  _hd_message_pane_show_spoken (self);
  gtk_widget_set_visible (GTK_WIDGET (self->hr_rows),
                          hd_request_facts_get_channel (facts) == HD_CHANNEL_HR && !own_text &&
                            !empty);
  hd_hr_rows_show (self->hr_rows, facts, facts->leave_type);

  gtk_revealer_set_reveal_child (self->sent_revealer, copied);
  /* One thing is the next to do. */
  if (copied)
    gtk_widget_remove_css_class (GTK_WIDGET (self->copy_button), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->copy_button), "suggested-action");
  for (guint i = 0; i < G_N_ELEMENTS (needing_text); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), needing_text[i], !empty);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "message.rephrase", !own_text && !empty);
}

static void
recipient_chosen_cb (HdRecipientPopover *popover, HdRecipient *recipient, HdMessagePane *self)
{
  hd_composer_set_recipient (self->composer, recipient);
}

static void
hd_message_pane_dispose (GObject *object)
{
  HdMessagePane *self = HD_MESSAGE_PANE (object);

  g_clear_handle_id (&self->check_timeout, g_source_remove);
  if (self->body != NULL)
    g_signal_handlers_disconnect_by_data (buffer (self), self);
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_MESSAGE_PANE);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->composer);
  g_clear_object (&self->settings);
  g_clear_object (&self->sending);

  G_OBJECT_CLASS (hd_message_pane_parent_class)->dispose (object);
}

static void
hd_message_pane_class_init (HdMessagePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_message_pane_dispose;

  g_type_ensure (HD_TYPE_FOLD);
  g_type_ensure (HD_TYPE_HR_ROWS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/"
                                                             "request/hd-message-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, recipient_button);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, recipient_label);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, stale_box);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, subject_box);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, subject_line);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, subject);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, empty_label);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, body);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, edited_label);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, problem_label);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, findings);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, hr_rows);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, spoken_group);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, spoken_row);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, outright_row);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, passing_row);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, status_row);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, neutral_group);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, neutral_button);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, neutral_card);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, neutral_label);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, sent_revealer);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, sent_button);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, check_button);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, check_icon);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, check_label);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, check_note);
  gtk_widget_class_bind_template_child (widget_class, HdMessagePane, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, subject_changed_cb);

  _hd_message_pane_install_actions (widget_class);
  _hd_message_pane_install_spoken (widget_class);
}

static void
hd_message_pane_init (HdMessagePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hd_name_split_button (self->copy_button);

  _hd_message_pane_add_tags (self);
  g_signal_connect_swapped (buffer (self), "changed", G_CALLBACK (body_changed_cb), self);
  g_signal_connect_swapped (buffer (self), "notify::cursor-position", G_CALLBACK (cursor_moved_cb),
                            self);
}

void
hd_message_pane_focus_body (HdMessagePane *self)
{
  g_return_if_fail (HD_IS_MESSAGE_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->body));
}

/**
 * hd_message_pane_set_up:
 *
 * To be called once, before the pane is shown.
 */
void
hd_message_pane_set_up (HdMessagePane *self,
                        HdContext *context,
                        HdComposer *composer,
                        GSettings *settings)
{
  g_return_if_fail (HD_IS_MESSAGE_PANE (self));

  GtkWidget *popover = hd_recipient_popover_new (context, composer);

  self->context = g_object_ref (context);
  self->composer = g_object_ref (composer);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (popover, "chosen", G_CALLBACK (recipient_chosen_cb), self, 0);
  gtk_menu_button_set_popover (self->recipient_button, popover);
  g_signal_connect_object (composer, "changed", G_CALLBACK (hd_message_pane_show), self,
                           G_CONNECT_SWAPPED);
  hd_message_pane_show (self);
}
