/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-change-card.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-block-row.h"
#include "hd-block-save.h"
#include "hd-change-flow.h"
#include "hd-compat.h"
#include "hd-fold.h"
#include "hd-kept-rows.h"
#include "hd-leave-export.h"

/* Sooner than this nobody can be asked for another time. */
#define ENOUGH_TIME ((gint64) 24 * 60 * 60)

/* Narrower than so many characters nobody reads with ease. */
#define WORDS_WIDTH 18

struct _HdChangeCard
{
  AdwPreferencesGroup parent_instance;

  HdContext *context;
  HdKeptRows *rows;
};

G_DEFINE_FINAL_TYPE (HdChangeCard, hd_change_card, ADW_TYPE_PREFERENCES_GROUP)

static void
add (HdChangeCard *self, GtkWidget *row, const char *title)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  hd_kept_rows_say (self->rows, "%s", title);
  hd_kept_rows_add (self->rows, row);
}

static GtkWidget *
add_row (HdChangeCard *self, const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  add (self, row, title);
  return row;
}

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

/* As the words of a row are, but no narrower than reads well. */
static GtkWidget *
new_words (const char *title, const char *subtitle)
{
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *label = new_label (title);

  gtk_label_set_width_chars (GTK_LABEL (label), WORDS_WIDTH);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), label);
  if (subtitle != NULL)
    {
      label = new_label (subtitle);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (words), label);
    }
  return words;
}

/* A row with something to press: below the words where both do not stand beside one another. */
static void
add_verb (HdChangeCard *self,
          const char *title,
          const char *subtitle,
          const char *label,
          const char *action,
          const char *target,
          gboolean first)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *fold = g_object_new (HD_TYPE_FOLD, "spacing", 12, "tight", TRUE, NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  hd_wrap_buttons (button);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (first)
    gtk_widget_add_css_class (button, "suggested-action");

  gtk_widget_set_parent (new_words (title, subtitle), fold);
  gtk_widget_set_parent (button, fold);
  gtk_widget_set_margin_start (fold, 12);
  gtk_widget_set_margin_end (fold, 12);
  gtk_widget_set_margin_top (fold, 8);
  gtk_widget_set_margin_bottom (fold, 8);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), fold);
  hd_kept_rows_say (self->rows, "%s %s %s %s %d", subtitle != NULL ? subtitle : "", label, action,
                    target != NULL ? target : "", first);
  add (self, row, title);
}

/* Not stored: it is done at once, beside the message. */
static void
add_check (HdChangeCard *self, const char *title)
{
  GtkWidget *row = add_row (self, title);
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
}

static void
show_change (HdChangeCard *self, HdInterview *interview, const HdChangeAnswer *answer)
{
  const HdChangeAdvice *advice = &answer->advice;
  gboolean open = answer->what.proposed && answer->what.change == HD_CHANGE_MOVED;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self),
                                   answer->what.change == HD_CHANGE_CANCELLED ? _ ("It fell away")
                                   : open ? _ ("Another time is proposed")
                                          : _ ("It moved"));
  if (open)
    add_verb (self, answer->sentence, NULL, _ ("_Confirmed"), "appointment.state", "confirmed",
              FALSE);
  else if (advice->message != HD_MESSAGE_NONE)
    add_verb (self, answer->sentence,
              advice->chat ? _ ("It begins today: a short chat message is read at once.") : NULL,
              _ ("_Write Message"), "appointment.draft", NULL, TRUE);
  else
    add_row (self, answer->sentence);
  if (advice->offers & HD_OFFER_WAIT)
    add_row (self, _ ("Wait for the new time before you send anything"));
  if (advice->offers & HD_OFFER_KEEP)
    add_verb (self, _ ("Keep the leave: it is yours"), NULL, _ ("_Keep It"),
              "appointment.keep-leave", NULL, FALSE);
  if ((advice->offers & HD_OFFER_GIVE_BACK) && answer->what.asked == HD_ASK_DRAFT)
    add_verb (self, _ ("Give back the time that you hold"), NULL, _ ("_Give Back"),
              "appointment.give-back", NULL, FALSE);
  if (hd_change_flow_may_give_back (self->context, interview))
    add_verb (self, _ ("Give back what is not needed"), NULL, _ ("_Write Message"),
              "appointment.give-back", NULL, FALSE);
  if (advice->checklist & HD_CHECK_CALENDAR_MOVE)
    add_check (self, _ ("Move the block in your calendar"));
  if (advice->checklist & HD_CHECK_CALENDAR_DELETE)
    add_check (self, _ ("Delete the block in your calendar"));
  if (advice->checklist & HD_CHECK_AUTO_REPLY)
    add_check (self, _ ("Change the automatic reply"));
  if (advice->checklist & HD_CHECK_DEPUTY)
    add_check (self, _ ("Tell your deputy"));
}

/* No alarm: the appointment stays, and there are ways on. */
static void
show_denial (HdChangeCard *self, HdInterview *interview, gboolean less)
{
  guint offers =
    hd_denial_offers (less, interview->start_at > hd_context_get_now (self->context) + ENOUGH_TIME);
  gboolean three = (offers & HD_OFFER_CHEAPER) && (offers & HD_OFFER_OTHER_SLOT);
  g_autoptr (GPtrArray) others = hd_change_flow_list_other_times (self->context, interview);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self),
                                   three ? _ ("Denied. Three ways on.") : _ ("Denied. Ways on."));
  if (offers & HD_OFFER_CHEAPER)
    add_verb (self, _ ("Ask for less"),
              _ ("Choose a smaller absence below: a long lunch or an edge of the day."),
              _ ("_Draft Request"), "appointment.draft", NULL, FALSE);
  if (offers & HD_OFFER_OTHER_SLOT)
    add_verb (self, _ ("Ask them for another time"),
              others->len > 0 ? _ ("Or choose one of the others that they named, below.") : NULL,
              _ ("_Reply"), "appointment.reply", "move", FALSE);
  add_verb (self, _ ("Let the appointment go"), NULL, _ ("_Withdraw"), "appointment.reply",
            "withdraw", FALSE);
}

/* Whether a calendar may still have the time of @interview as it no longer is: its leave has
 * followed, to another time or to none, or was denied behind a block that was saved when it was
 * asked for; and it is not over. */
static gboolean
is_block_old (HdChangeCard *self, HdInterview *interview)
{
  const HdAbsenceFacts *absence = hd_leave_export_find (self->context, interview->absence);

  if (absence == NULL || interview->absence_last < hd_context_get_today (self->context))
    return FALSE;
  return hd_block_is_cancelled (absence) ||
         (absence->sequence > 0 && hd_change_flow_answer (self->context, interview).what.covered);
}

/* It says by itself what the file does, and stays as it is while nothing else is to be shown. */
static void
add_block (HdChangeCard *self, HdInterview *interview)
{
  hd_kept_rows_say (self->rows, "block %" G_GINT64_FORMAT, interview->absence);
  hd_kept_rows_add (self->rows, hd_block_row_new (self->context, interview->absence));
}

static void
hd_change_card_dispose (GObject *object)
{
  g_clear_object (&HD_CHANGE_CARD (object)->context);

  G_OBJECT_CLASS (hd_change_card_parent_class)->dispose (object);
}

static void
hd_change_card_finalize (GObject *object)
{
  hd_kept_rows_free (HD_CHANGE_CARD (object)->rows);

  G_OBJECT_CLASS (hd_change_card_parent_class)->finalize (object);
}

static void
hd_change_card_class_init (HdChangeCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_change_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = hd_change_card_finalize;
}

static void
hd_change_card_init (HdChangeCard *self)
{
  self->rows = hd_kept_rows_new (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
hd_change_card_set_up (HdChangeCard *self, HdContext *context)
{
  g_return_if_fail (HD_IS_CHANGE_CARD (self));

  self->context = g_object_ref (context);
}

/**
 * hd_change_card_show:
 * @less: there is a way to be away for less than was asked for
 *
 * Says what follows from how @interview and its leave stand.
 */
void
hd_change_card_show (HdChangeCard *self, HdInterview *interview, gboolean less)
{
  g_return_if_fail (HD_IS_CHANGE_CARD (self));

  gboolean pending = hd_change_flow_is_pending (self->context, interview);
  gboolean denied = hd_change_flow_is_denied (self->context, interview) &&
                    hd_change_flow_is_uncovered (self->context, interview);
  gboolean block = is_block_old (self, interview);

  /* What was ticked for one appointment is not ticked for another, nor for another move of it. */
  if (denied || pending)
    hd_kept_rows_say (self->rows,
                      "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s",
                      hd_record_get_id (HD_RECORD (interview)), interview->start_at,
                      interview->end_at, interview->state);
  if (denied)
    show_denial (self, interview, less);
  else if (pending)
    {
      HdChangeAnswer answer = hd_change_flow_answer (self->context, interview);

      show_change (self, interview, &answer);
    }
  else
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), "");
  if (block)
    add_block (self, interview);
  hd_kept_rows_show (self->rows);
  gtk_widget_set_visible (GTK_WIDGET (self), denied || pending || block);
}
