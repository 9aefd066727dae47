/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-board.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "hd-applications.h"
#include "hd-appointment-agenda.h"
#include "hd-board-column.h"
#include "hd-close-window.h"
#include "hd-interviews.h"
#include "hd-leave-desk.h"
#include "hd-nothing-found.h"
#include "hd-verb.h"
#include "hd-watch.h"

/* Below this width the columns would be cut: one is shown at a time. */
#define NARROW 560

/* So near to an edge a card that is dragged brings the columns there into view, so fast. */
#define EDGE 48
#define SCROLL_PIXELS_PER_SECOND 700

struct _HdBoard
{
  GtkWidget parent_instance;

  HdContext *context;
  HdShade *shade;
  HdAgendaSearch *search; /* NULL: everything is shown */
  HdAgendaKind kind;      /* of what is shown */
  HdBoardColumn *columns[HD_N_STAGES];
  GtkWidget *box;
  GtkWidget *scroller;
  GtkDropDown *stages;
  GtkWidget *nothing; /* NULL: something was always found */
  gboolean narrow;
  guint layout_source;
  guint rebuild_source;
  double drag_x; /* where a dragged card is, in what scrolls */
  double pull;   /* of a dragged card: -1 to the left, 1 to the right, 0 at no edge */
  guint pull_tick;
  gint64 pulled_at; /* time of the last frame */
  gboolean stale;   /* the columns are not what the list is */
  gint64 follow;    /* the card that gets the keyboard once it stands where it goes */
  HdStage follow_to;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdBoard, hd_board, GTK_TYPE_WIDGET)

/* What scrolls would keep the keyboard, though no card that is shown is in it. */
static void
update_can_focus (HdBoard *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < HD_N_STAGES; i++)
    any = any || (gtk_widget_get_visible (GTK_WIDGET (self->columns[i])) &&
                  hd_board_column_get_n (self->columns[i]) > 0);
  gtk_widget_set_can_focus (self->scroller, any);
}

static void
show_columns (HdBoard *self)
{
  guint shown = gtk_drop_down_get_selected (self->stages);

  gtk_widget_set_visible (GTK_WIDGET (self->stages),
                          self->narrow && gtk_widget_get_visible (self->scroller));
  for (guint i = 0; i < HD_N_STAGES && self->columns[i] != NULL; i++)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->columns[i]), !self->narrow || i == shown);
      gtk_widget_set_hexpand (GTK_WIDGET (self->columns[i]), TRUE);
    }
  update_can_focus (self);
}

/* Returns: (transfer full) (element-type gint64): of whose appointments one has no answer yet */
static GHashTable *
find_asked (HdBoard *self)
{
  g_autoptr (GHashTable) interviews = hd_offered_slots_find_asked (self->context);
  GHashTable *found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, interviews);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      HdInterview *interview = hd_interviews_peek (self->context, *(gint64 *) id);

      if (interview != NULL)
        g_hash_table_add (found,
                          g_memdup2 (&interview->application, sizeof interview->application));
    }
  return found;
}

/* Whoever had the keyboard on the last card has it on the way back to the others, and on one of
 * those when it was taken. */
static void
show_nothing (HdBoard *self, gboolean nothing)
{
  gboolean focus = gtk_widget_get_focus_child (self->box) != NULL;

  if (nothing && self->nothing == NULL)
    {
      self->nothing = g_object_new (HD_TYPE_NOTHING_FOUND, "vexpand", TRUE, NULL);
      gtk_box_append (GTK_BOX (self->box), self->nothing);
    }
  if (nothing)
    hd_nothing_found_set_kind (HD_NOTHING_FOUND (self->nothing), self->kind);
  if (self->nothing == NULL || gtk_widget_get_visible (self->scroller) == !nothing)
    return;
  gtk_widget_set_visible (self->nothing, nothing);
  gtk_widget_set_visible (self->scroller, !nothing);
  show_columns (self);
  if (focus)
    gtk_widget_child_focus (nothing ? self->nothing : self->scroller, GTK_DIR_TAB_FORWARD);
}

static void
rebuild (HdBoard *self)
{
  GListModel *applications = hd_applications_get_list (self->context);
  g_autoptr (GHashTable) asked = find_asked (self);
  GPtrArray *stages[HD_N_STAGES];
  guint n = 0;

  g_clear_handle_id (&self->rebuild_source, g_source_remove);
  self->stale = FALSE;
  for (guint i = 0; i < HD_N_STAGES; i++)
    stages[i] = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (applications); i++)
    {
      HdJobApplication *application = g_list_model_get_item (applications, i);
      HdStage stage;

      if (hd_stage_parse (application->stage, &stage) &&
          (self->search == NULL || hd_agenda_search_matches (self->search, application)))
        {
          g_ptr_array_add (stages[stage], application);
          n++;
          continue;
        }
      /* It went where nothing is shown of it, and the keyboard does not go along. */
      if (hd_record_get_id (HD_RECORD (application)) == self->follow &&
          strcmp (application->stage, hd_stage_to_string (self->follow_to)) == 0)
        self->follow = 0;
      g_object_unref (application);
    }
  for (guint i = 0; i < HD_N_STAGES; i++)
    {
      hd_board_column_set_cases (self->columns[i], stages[i], asked);
      g_ptr_array_unref (stages[i]);
    }
  update_can_focus (self);
  show_nothing (self, self->search != NULL && n == 0);
  if (self->follow != 0 &&
      hd_board_column_focus_case (self->columns[self->follow_to], self->follow))
    {
      gtk_drop_down_set_selected (self->stages, self->follow_to);
      hd_board_column_focus_case (self->columns[self->follow_to], self->follow);
      self->follow = 0;
    }
}

static gboolean
rebuild_cb (gpointer user_data)
{
  HdBoard *self = user_data;

  self->rebuild_source = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

/* Nobody pays for a board that is not looked at; but what is gone, and may have been forgotten, is
 * not to stay on it. */
static void
queue_rebuild (HdBoard *self)
{
  self->stale = TRUE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    for (guint i = 0; i < HD_N_STAGES && self->columns[i] != NULL; i++)
      hd_board_column_drop_gone (self->columns[i]);
  else if (self->rebuild_source == 0)
    self->rebuild_source = g_idle_add (rebuild_cb, self);
}

/* What is looked for may stand in it. */
static void
list_changed_cb (HdBoard *self)
{
  if (self->search != NULL)
    hd_agenda_search_renew (self->search);
  queue_rebuild (self);
}

static void
move_failed_cb (gpointer self, gpointer subject)
{
  HD_BOARD (self)->follow = 0;
}

static void
move_to (HdBoard *self, gint64 id, HdStage stage)
{
  HdJobApplication *known = hd_applications_peek (self->context, id);

  if (known == NULL)
    return;
  /* What came of it is still to be said. */
  if (stage == HD_STAGE_CLOSED)
    {
      if (strcmp (known->stage, hd_stage_to_string (HD_STAGE_CLOSED)) != 0)
        hd_close_window_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                 self->context, id);
      return;
    }

  HdJobApplication *other = NULL;
  HdSubmissionClash clash = hd_applications_check_submission (self->context, known, &other);
  g_autofree char *agency = hd_shade_name (self->shade, other != NULL ? other->agency : "");
  g_autofree char *warning =
    stage == HD_STAGE_SAVED ? NULL : hd_applications_clash_words (clash, agency);
  /* Translators: a stage that an application has come to, as “Moved to Applied” */
  g_autofree char *sentence = g_strdup_printf (_ ("Moved to %s"), hd_stage_title (stage));

  /* A card that stays where it is takes the keyboard from nobody. */
  self->follow = strcmp (known->stage, hd_stage_to_string (stage)) != 0 ? id : 0;
  self->follow_to = stage;
  hd_applications_move_async (self->context, id, stage, hd_verb_done_cb,
                              hd_verb_if_failed (hd_verb_from (self, warning != NULL ? warning
                                                                                     : sentence),
                                                 move_failed_cb, NULL));
}

static void
move (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *name;
  gint64 id;
  HdStage stage;

  g_variant_get (parameter, "(x&s)", &id, &name);
  if (hd_stage_parse (name, &stage))
    move_to (HD_BOARD (widget), id, stage);
}

static void
open_it (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[CHOSEN], 0, g_variant_get_int64 (parameter));
}

/* Alt and an arrow: the card goes where the arrow points, in either direction of writing. */
static void
shift (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HdBoard *self = HD_BOARD (widget);
  int step = g_variant_get_int32 (parameter);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    step = -step;
  for (int i = 0; i < HD_N_STAGES; i++)
    {
      HdJobApplication *application;

      if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->columns[i])))
        continue;
      application = hd_board_column_get_selected (self->columns[i]);
      if (application != NULL && i + step >= 0 && i + step < HD_N_STAGES)
        move_to (self, hd_record_get_id (HD_RECORD (application)), (HdStage) (i + step));
      return;
    }
}

static gboolean
layout_cb (gpointer user_data)
{
  HdBoard *self = user_data;

  self->layout_source = 0;
  show_columns (self);
  return G_SOURCE_REMOVE;
}

static void
hd_board_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  gtk_widget_measure (HD_BOARD (widget)->box, orientation, for_size, minimum, natural, NULL, NULL);
}

/* What is shown cannot change while it is given its size. */
static void
hd_board_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HdBoard *self = HD_BOARD (widget);
  gboolean narrow = width < NARROW;

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  if (self->layout_source == 0)
    self->layout_source = g_idle_add (layout_cb, self);
}

static void
hd_board_map (GtkWidget *widget)
{
  HdBoard *self = HD_BOARD (widget);

  if (self->stale)
    rebuild (self);
  GTK_WIDGET_CLASS (hd_board_parent_class)->map (widget);
}

static void
hd_board_dispose (GObject *object)
{
  HdBoard *self = HD_BOARD (object);

  g_clear_handle_id (&self->layout_source, g_source_remove);
  g_clear_handle_id (&self->rebuild_source, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->search, hd_agenda_search_free);
  g_clear_object (&self->context);
  g_clear_object (&self->shade);

  G_OBJECT_CLASS (hd_board_parent_class)->dispose (object);
}

static void
hd_board_class_init (HdBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_board_dispose;
  widget_class->map = hd_board_map;
  widget_class->measure = hd_board_measure;
  widget_class->size_allocate = hd_board_size_allocate;

  signals[CHOSEN] = g_signal_new ("chosen", HD_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_install_action (widget_class, "board.move", "(xs)", move);
  gtk_widget_class_install_action (widget_class, "board.open", "x", open_it);
  gtk_widget_class_install_action (widget_class, "board.shift", "i", shift);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "board.shift", "i",
                                       -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "board.shift",
                                       "i", 1);
}

/* The one that is next to the pointer at @x of what scrolls. The columns go by while the pointer
 * stands still, so that none of them can be asked itself. */
static guint
column_at (HdBoard *self, double x)
{
  double least = G_MAXDOUBLE;
  guint nearest = HD_N_STAGES;

  for (guint i = 0; i < HD_N_STAGES; i++)
    {
      graphene_rect_t place;
      double away;

      if (!gtk_widget_get_visible (GTK_WIDGET (self->columns[i])) ||
          !gtk_widget_compute_bounds (GTK_WIDGET (self->columns[i]), self->scroller, &place))
        continue;
      away = fabs (x - place.origin.x - place.size.width / 2);
      if (away < least)
        {
          least = away;
          nearest = i;
        }
    }
  return nearest;
}

static void
show_target (HdBoard *self, guint target)
{
  for (guint i = 0; i < HD_N_STAGES; i++)
    if (i == target)
      gtk_widget_add_css_class (GTK_WIDGET (self->columns[i]), "hd-target");
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self->columns[i]), "hd-target");
}

static gboolean
pull_cb (GtkWidget *scroller, GdkFrameClock *clock, gpointer user_data)
{
  HdBoard *self = user_data;
  GtkAdjustment *at = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = (double) (now - self->pulled_at) / G_USEC_PER_SEC;

  self->pulled_at = now;
  gtk_adjustment_set_value (at, gtk_adjustment_get_value (at) +
                                  self->pull * SCROLL_PIXELS_PER_SECOND * seconds);
  show_target (self, column_at (self, self->drag_x));
  return G_SOURCE_CONTINUE;
}

static void
set_pull (HdBoard *self, double pull)
{
  self->pull = pull;
  if (pull == 0 && self->pull_tick != 0)
    {
      gtk_widget_remove_tick_callback (self->scroller, self->pull_tick);
      self->pull_tick = 0;
    }
  else if (pull != 0 && self->pull_tick == 0)
    {
      self->pulled_at =
        gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (self->scroller));
      self->pull_tick = gtk_widget_add_tick_callback (self->scroller, pull_cb, self, NULL);
    }
}

static GdkDragAction
dragged_cb (HdBoard *self, double x, double y)
{
  int width = gtk_widget_get_width (self->scroller);

  self->drag_x = x;
  show_target (self, column_at (self, x));
  set_pull (self, x < EDGE ? -1 : x > width - EDGE ? 1 : 0);
  return GDK_ACTION_MOVE;
}

static void
drag_gone_cb (HdBoard *self)
{
  show_target (self, HD_N_STAGES);
  set_pull (self, 0);
}

static gboolean
dropped_cb (HdBoard *self, const GValue *value, double x, double y)
{
  guint stage = column_at (self, x);

  drag_gone_cb (self);
  if (stage == HD_N_STAGES)
    return FALSE;
  move_to (self, g_value_get_int64 (value), (HdStage) stage);
  return TRUE;
}

static void
hd_board_init (HdBoard *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

void
hd_board_set_up (HdBoard *self, HdContext *context, HdShade *shade)
{
  g_return_if_fail (HD_IS_BOARD (self));

  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkStringList *titles = gtk_string_list_new (NULL);
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  self->context = g_object_ref (context);
  self->shade = g_object_ref (shade);
  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_add_css_class (self->scroller, "hd-board");
  for (guint i = 0; i < HD_N_STAGES; i++)
    {
      gtk_string_list_append (titles, hd_stage_title ((HdStage) i));
      self->columns[i] = HD_BOARD_COLUMN (hd_board_column_new (context, (HdStage) i, shade));
      gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->columns[i]));
    }
  self->stages = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (titles), NULL));
  gtk_drop_down_set_selected (self->stages, HD_STAGE_APPLIED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->stages), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Stage to show"), -1);
  gtk_widget_set_margin_start (GTK_WIDGET (self->stages), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->stages), 12);
  gtk_widget_set_margin_start (row, 6);
  gtk_widget_set_margin_end (row, 6);
  gtk_widget_set_margin_bottom (row, 6);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), row);
  gtk_widget_set_focusable (self->scroller, FALSE);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stages));
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  g_signal_connect_swapped (target, "enter", G_CALLBACK (dragged_cb), self);
  g_signal_connect_swapped (target, "motion", G_CALLBACK (dragged_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (drag_gone_cb), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (self->scroller, GTK_EVENT_CONTROLLER (target));

  g_signal_connect_object (self->stages, "notify::selected", G_CALLBACK (show_columns), self,
                           G_CONNECT_SWAPPED);
  hd_watch (hd_applications_get_list (context), G_CALLBACK (list_changed_cb), self);
  hd_watch (hd_persons_get_list (context), G_CALLBACK (list_changed_cb), self);
  hd_watch (hd_offered_slots_get_list (context), G_CALLBACK (queue_rebuild), self);
  hd_watch (hd_interviews_get_list (context), G_CALLBACK (list_changed_cb), self);
  g_signal_connect_object (hd_leave_desk_get (context), "changed", G_CALLBACK (list_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (shade, "notify::open", G_CALLBACK (queue_rebuild), self,
                           G_CONNECT_SWAPPED);
  show_columns (self);
  queue_rebuild (self);
}

/**
 * hd_board_set_search:
 * @words: in any order; empty for everything
 * @kind: among what they are looked for
 */
void
hd_board_set_search (HdBoard *self, const char *words, HdAgendaKind kind)
{
  g_return_if_fail (HD_IS_BOARD (self));

  self->kind = kind;
  hd_agenda_search_change (&self->search, self->context, words, kind);
  /* Where one column is shown at a time, it is the one that has something. */
  if (kind >= HD_AGENDA_AT_STAGE)
    gtk_drop_down_set_selected (self->stages, kind - HD_AGENDA_AT_STAGE);
  queue_rebuild (self);
}
