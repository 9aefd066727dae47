/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-agenda.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-agenda-list.h"
#include "hd-agenda-row.h"
#include "hd-applications.h"
#include "hd-appointment-agenda.h"
#include "hd-appointment-words.h"
#include "hd-home.h"
#include "hd-interviews.h"
#include "hd-leave-desk.h"
#include "hd-nothing-found.h"
#include "hd-row-focus.h"
#include "hd-watch.h"

/* So many rows are there at once; more fill no window, and come when it has been painted. */
#define FIRST_ROWS 40

/* In pixels, less than half a row. */
#define NEARLY_TOP 24

struct _HdAgenda
{
  AdwBin parent_instance;

  HdContext *context;
  GSettings *settings;
  HdShade *shade;
  HdAgendaSearch *search; /* NULL: everything is shown */
  HdAgendaKind kind;      /* of what is shown */
  GtkStringObject *titles[HD_N_AGENDA_SECTIONS + 1];
  GPtrArray *rows;    /* of HdInterview, of HdJobApplication: what is to be done for it, and of
                         GtkStringObject: the title of a section */
  HdAgendaList *list; /* those of them that are shown already */
  GHashTable *asked;  /* of gint64: the appointments that they ask another time for */
  HdAgendaRuler *ruler;
  GPtrArray *bound; /* of GtkListItem: what has a widget, borrowed */
  guint n_found;
  guint rebuild_source;
  guint rest_source; /* rows are still to come */
  gint64 wanted;     /* the appointment that is selected as soon as it is there */
  gboolean scroll;   /* also to it */
  gboolean filling;

  /* Template widgets */
  GtkStack *stack;
  HdNothingFound *nothing;
  GtkListView *view;
  GtkSingleSelection *selection;
};

enum
{
  CHOSEN,
  OPEN_CASE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdAgenda, hd_agenda, ADW_TYPE_BIN)

/* Above all sections: what is to be done. */
#define TO_DO HD_N_AGENDA_SECTIONS

static const char *const section_titles[HD_N_AGENDA_SECTIONS + 1] = {
  [HD_AGENDA_THIS_WEEK] = N_ ("This week"),
  [HD_AGENDA_LATER] = N_ ("Later"),
  [HD_AGENDA_NO_TIME] = N_ ("No time yet"),
  [HD_AGENDA_PAST] = N_ ("Past"),
  [TO_DO] = N_ ("To do"),
};

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, HdAgenda *self)
{
  gtk_list_item_set_child (item, hd_agenda_row_new (self->ruler));
}

/* What all rows are told from, looked up once for as many as are shown anew together. */
typedef struct
{
  GTimeZone *home;
  HdAgendaMoment moment;
  HdDate today;
} Now;

static Now
look (HdAgenda *self)
{
  return (Now){ hd_home_zone (self->settings), hd_agenda_look (self->context),
                hd_context_get_today (self->context) };
}

static void
show_item (HdAgenda *self, GtkListItem *list_item, const Now *now)
{
  HdAgendaRow *row = HD_AGENDA_ROW (gtk_list_item_get_child (list_item));
  HdAgendaPlace *place = gtk_list_item_get_item (list_item);
  gpointer item = hd_agenda_place_get (place);
  gboolean header = GTK_IS_STRING_OBJECT (item);

  hd_agenda_place_take_news (place);
  gtk_list_item_set_selectable (list_item, !header);
  gtk_list_item_set_activatable (list_item, !header);
  if (header)
    {
      hd_agenda_row_show_header (row, gtk_string_object_get_string (item));
      return;
    }

  if (HD_IS_JOB_APPLICATION (item))
    {
      hd_agenda_row_show_case (row, item, self->shade, now->today);
      return;
    }

  gint64 id = hd_record_get_id (HD_RECORD (item));

  hd_agenda_row_show (row, self->context, item, self->shade, now->home, now->today,
                      hd_agenda_section_at (&now->moment, item) == HD_AGENDA_PAST,
                      g_hash_table_contains (self->asked, &id));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, HdAgenda *self)
{
  Now now = look (self);

  g_ptr_array_add (self->bound, list_item);
  show_item (self, list_item, &now);
  g_time_zone_unref (now.home);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, HdAgenda *self)
{
  g_ptr_array_remove_fast (self->bound, list_item);
}

/* What came to stand elsewhere: a row says what it opens. */
static void
show_news (HdAgenda *self)
{
  Now now = look (self);

  for (guint i = 0; i < self->bound->len; i++)
    if (hd_agenda_place_take_news (gtk_list_item_get_item (self->bound->pdata[i])))
      show_item (self, self->bound->pdata[i], &now);
  g_time_zone_unref (now.home);
}

static void
select_wanted (HdAgenda *self)
{
  guint position = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < hd_agenda_list_get_n (self->list); i++)
    {
      gpointer row = hd_agenda_list_peek (self->list, i);

      if (HD_IS_INTERVIEW (row) && hd_record_get_id (row) == self->wanted)
        {
          position = i;
          break;
        }
    }
  self->filling = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->filling = FALSE;
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (self->scroll)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  self->scroll = FALSE;
}

/* What was is shown from the latest backwards; everything else is in order of time already. */
static void
add_section (HdAgenda *self, GPtrArray *rows, GPtrArray *section, HdAgendaSection kind)
{
  if (section->len == 0)
    return;
  g_ptr_array_add (rows, g_object_ref (self->titles[kind]));
  for (guint i = 0; i < section->len; i++)
    g_ptr_array_add (rows, g_object_ref (g_ptr_array_index (section, kind == HD_AGENDA_PAST
                                                                       ? section->len - 1 - i
                                                                       : i)));
}

static int
compare_actions (gconstpointer a, gconstpointer b)
{
  const HdJobApplication *first = *(HdJobApplication *const *) a;
  const HdJobApplication *second = *(HdJobApplication *const *) b;

  /* Without a day they come last. */
  if ((first->next_on == HD_DATE_NONE) != (second->next_on == HD_DATE_NONE))
    return first->next_on == HD_DATE_NONE ? 1 : -1;
  return (first->next_on > second->next_on) - (first->next_on < second->next_on);
}

/* What is to be done next stands before what is agreed: one may be late with it. */
static void
add_actions (HdAgenda *self, GPtrArray *rows)
{
  GListModel *applications = hd_applications_get_list (self->context);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (applications); i++)
    {
      g_autoptr (HdJobApplication) application = g_list_model_get_item (applications, i);

      if (*application->next_action != '\0' && strcmp (application->stage, "closed") != 0 &&
          (self->search == NULL || hd_agenda_search_matches (self->search, application)))
        g_ptr_array_add (found, g_steal_pointer (&application));
    }
  if (found->len == 0)
    return;

  g_ptr_array_sort (found, compare_actions);
  g_ptr_array_add (rows, g_object_ref (self->titles[TO_DO]));
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (rows, g_object_ref (g_ptr_array_index (found, i)));
  self->n_found += found->len;
}

static gboolean add_rest_cb (gpointer user_data);

/* Of what is new, so many at once; the rest comes when that has been painted.
 * @refill: what stays in the list need not keep its place */
static void
show_rows (HdAgenda *self, guint at_once, gboolean refill)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->filling = TRUE;
  if (refill)
    hd_agenda_list_refill (self->list, self->rows, at_once);
  else
    hd_agenda_list_change (self->list, self->rows, at_once);
  self->filling = FALSE;
  show_news (self);
  if (refill || hd_agenda_list_get_n (self->list) < self->rows->len)
    self->rest_source = g_idle_add_full (G_PRIORITY_LOW, add_rest_cb, self, NULL);
}

static gboolean
add_rest_cb (gpointer user_data)
{
  HdAgenda *self = user_data;

  self->rest_source = 0;
  show_rows (self, G_MAXUINT, FALSE);
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    select_wanted (self);
  return G_SOURCE_REMOVE;
}

/* Further down somebody has a place, and what stands there is to be there at once. A list that
 * becomes lower keeps a row of its middle in place, and its top only nearly. */
static gboolean
is_at_top (HdAgenda *self)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view))) <
         NEARLY_TOP;
}

static gboolean
has_keyboard (HdAgenda *self)
{
  return (gtk_widget_get_state_flags (GTK_WIDGET (self->view)) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* What is new above the first row is to be seen, unless the keyboard is on a row, which stays. */
static void
stay_at_top (HdAgenda *self)
{
  GtkWidget *view = GTK_WIDGET (self->view);

  if (hd_agenda_list_get_n (self->list) > 0 && gtk_widget_get_height (view) > 0 &&
      !has_keyboard (self))
    gtk_widget_activate_action (view, "list.scroll-to-item", "u", 0);
}

/* Whoever took the way back to everything has the keyboard on a row of it. */
static void
show_nothing (HdAgenda *self, gboolean nothing)
{
  gboolean focus = gtk_widget_get_focus_child (GTK_WIDGET (self->nothing)) != NULL;

  if (nothing)
    hd_nothing_found_set_kind (self->nothing, self->kind);
  gtk_stack_set_visible_child_name (self->stack, nothing ? "nothing" : "list");
  if (focus && !nothing)
    hd_row_focus (self->view);
}

/* @searched: other rows are shown, and none of them has changed */
static void
rebuild (HdAgenda *self, gboolean searched)
{
  GListModel *interviews = hd_interviews_get_list (self->context);
  guint n = g_list_model_get_n_items (interviews);
  const HdAgendaMoment moment = hd_agenda_look (self->context);
  GPtrArray *sections[HD_N_AGENDA_SECTIONS];
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean top;

  g_clear_handle_id (&self->rebuild_source, g_source_remove);
  if (!searched)
    {
      g_hash_table_unref (self->asked);
      self->asked = hd_offered_slots_find_asked (self->context);
    }
  for (guint i = 0; i < HD_N_AGENDA_SECTIONS; i++)
    sections[i] = g_ptr_array_new_with_free_func (g_object_unref);
  self->n_found = 0;
  for (guint i = 0; i < n; i++)
    {
      HdInterview *interview = g_list_model_get_item (interviews, i);

      if (self->search != NULL && !hd_agenda_search_matches (self->search, interview))
        {
          g_object_unref (interview);
          continue;
        }
      self->n_found++;
      g_ptr_array_add (sections[hd_agenda_section_at (&moment, interview)], interview);
    }
  add_actions (self, rows);
  for (guint i = 0; i < HD_N_AGENDA_SECTIONS; i++)
    {
      add_section (self, rows, sections[i], (HdAgendaSection) i);
      g_ptr_array_unref (sections[i]);
    }

  g_ptr_array_unref (self->rows);
  self->rows = g_steal_pointer (&rows);
  top = is_at_top (self);
  show_rows (self, top ? FIRST_ROWS : G_MAXUINT, searched && top && !has_keyboard (self));
  if (top)
    stay_at_top (self);
  show_nothing (self, self->search != NULL && self->n_found == 0);
  select_wanted (self);
}

/* What stays in the list may have changed itself. */
static void
renew (HdAgenda *self)
{
  Now now;

  rebuild (self, FALSE);
  now = look (self);
  for (guint i = 0; i < self->bound->len; i++)
    show_item (self, self->bound->pdata[i], &now);
  g_time_zone_unref (now.home);
}

static gboolean
rebuild_cb (gpointer user_data)
{
  HdAgenda *self = user_data;

  self->rebuild_source = 0;
  renew (self);
  return G_SOURCE_REMOVE;
}

/* Several lists change at once: they are looked at once. */
static void
queue_rebuild (HdAgenda *self)
{
  if (self->rebuild_source == 0)
    self->rebuild_source = g_idle_add (rebuild_cb, self);
}

/* What is looked for may stand in it. */
static void
list_changed_cb (HdAgenda *self)
{
  if (self->search != NULL)
    hd_agenda_search_renew (self->search);
  queue_rebuild (self);
}

static void
selected_cb (HdAgenda *self)
{
  gpointer item =
    hd_agenda_list_peek (self->list, gtk_single_selection_get_selected (self->selection));

  if (self->filling)
    return;
  if (HD_IS_JOB_APPLICATION (item))
    {
      self->wanted = 0;
      g_signal_emit (self, signals[OPEN_CASE], 0, hd_record_get_id (item), FALSE);
      return;
    }
  if (!HD_IS_INTERVIEW (item))
    return;
  self->wanted = hd_record_get_id (item);
  g_signal_emit (self, signals[CHOSEN], 0, item, FALSE);
}

static void
activated_cb (HdAgenda *self, guint position)
{
  gpointer item = hd_agenda_list_peek (self->list, position);

  if (HD_IS_INTERVIEW (item))
    g_signal_emit (self, signals[CHOSEN], 0, item, TRUE);
  else if (HD_IS_JOB_APPLICATION (item))
    g_signal_emit (self, signals[OPEN_CASE], 0, hd_record_get_id (HD_RECORD (item)), TRUE);
}

static void
hd_agenda_dispose (GObject *object)
{
  HdAgenda *self = HD_AGENDA (object);

  g_clear_handle_id (&self->rebuild_source, g_source_remove);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  /* The template would unparent its outermost child behind the back of AdwBin. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_AGENDA);
  g_clear_pointer (&self->search, hd_agenda_search_free);
  g_clear_object (&self->list);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);
  g_clear_object (&self->shade);

  G_OBJECT_CLASS (hd_agenda_parent_class)->dispose (object);
}

static gboolean
hd_agenda_focus_child (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  gboolean comes =
    tab && gtk_widget_get_focus_child (widget) == NULL && gtk_widget_get_mapped (widget);

  /* Arrows go from row to row; Tab goes past all of them in one step. */
  if (tab && !comes)
    return FALSE;
  return comes ? hd_row_focus (HD_AGENDA (widget)->view)
               : GTK_WIDGET_CLASS (hd_agenda_parent_class)->focus (widget, direction);
}

static void
hd_agenda_finalize (GObject *object)
{
  HdAgenda *self = HD_AGENDA (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->titles); i++)
    g_object_unref (self->titles[i]);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->asked);
  hd_agenda_ruler_unref (self->ruler);
  g_ptr_array_unref (self->bound);

  G_OBJECT_CLASS (hd_agenda_parent_class)->finalize (object);
}

static void
hd_agenda_class_init (HdAgendaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_agenda_dispose;
  G_OBJECT_CLASS (klass)->finalize = hd_agenda_finalize;
  widget_class->focus = hd_agenda_focus_child;

  signals[CHOSEN] = g_signal_new ("chosen", HD_TYPE_AGENDA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, HD_TYPE_INTERVIEW, G_TYPE_BOOLEAN);
  signals[OPEN_CASE] = g_signal_new ("open-case", HD_TYPE_AGENDA, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);

  g_type_ensure (HD_TYPE_NOTHING_FOUND);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/"
                                                             "appointments/hd-agenda.ui");
  gtk_widget_class_bind_template_child (widget_class, HdAgenda, stack);
  gtk_widget_class_bind_template_child (widget_class, HdAgenda, nothing);
  gtk_widget_class_bind_template_child (widget_class, HdAgenda, view);
  gtk_widget_class_bind_template_child (widget_class, HdAgenda, selection);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
hd_agenda_init (HdAgenda *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  for (guint i = 0; i < G_N_ELEMENTS (self->titles); i++)
    self->titles[i] = gtk_string_object_new (_ (section_titles[i]));
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->asked = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->ruler = hd_agenda_ruler_new ();
  self->bound = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->list = hd_agenda_list_new ();
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->list));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->view, factory);
  g_object_unref (factory);
}

void
hd_agenda_set_up (HdAgenda *self, HdContext *context, GSettings *settings, HdShade *shade)
{
  g_return_if_fail (HD_IS_AGENDA (self));

  self->context = g_object_ref (context);
  self->settings = g_object_ref (settings);
  self->shade = g_object_ref (shade);
  hd_watch (hd_interviews_get_list (context), G_CALLBACK (list_changed_cb), self);
  hd_watch (hd_applications_get_list (context), G_CALLBACK (list_changed_cb), self);
  hd_watch (hd_persons_get_list (context), G_CALLBACK (list_changed_cb), self);
  hd_watch (hd_offered_slots_get_list (context), G_CALLBACK (queue_rebuild), self);
  /* Whether leave is needed depends on the working hours. */
  g_signal_connect_object (hd_leave_desk_get (context), "changed", G_CALLBACK (list_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (shade, "notify::open", G_CALLBACK (queue_rebuild), self,
                           G_CONNECT_SWAPPED);
  rebuild (self, FALSE);
}

/**
 * hd_agenda_set_search:
 * @words: in any order; empty for everything
 * @kind: among what they are looked for
 */
void
hd_agenda_set_search (HdAgenda *self, const char *words, HdAgendaKind kind)
{
  g_return_if_fail (HD_IS_AGENDA (self));

  self->kind = kind;
  hd_agenda_search_change (&self->search, self->context, words, kind);
  /* What waits to be shown, as that names are not, is shown along with what is found. */
  if (self->rebuild_source != 0)
    renew (self);
  else
    rebuild (self, TRUE);
}

/* How many appointments are shown. */
guint
hd_agenda_get_n_found (HdAgenda *self)
{
  g_return_val_if_fail (HD_IS_AGENDA (self), 0);

  return self->n_found;
}

/**
 * hd_agenda_choose:
 * @id: of an appointment; 0 for none
 * @scroll: also to it
 *
 * Selects it, as soon as it is there, without a signal.
 */
void
hd_agenda_choose (HdAgenda *self, gint64 id, gboolean scroll)
{
  g_return_if_fail (HD_IS_AGENDA (self));

  self->wanted = id;
  self->scroll = scroll;
  select_wanted (self);
}

void
hd_agenda_focus (HdAgenda *self)
{
  g_return_if_fail (HD_IS_AGENDA (self));

  hd_row_focus (self->view);
}
