/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointment-agenda.h"

#include <string.h>

#include "hd-applications.h"
#include "hd-check-fold.h"
#include "hd-context-private.h"
#include "hd-interviews.h"
#include "hd-stage.h"

/* More words than these look for nothing that fewer would not find. */
#define MAX_WORDS 16

static gboolean
is_alive (HdInterview *interview)
{
  HdMeetingState state;

  return !hd_meeting_state_parse (interview->state, &state) || hd_meeting_state_is_alive (state);
}

/* Without an end it is over when its day is. */
static gboolean
is_over (HdInterview *interview, gint64 now, HdDate today)
{
  if (interview->end_at != 0)
    return interview->end_at <= now;
  if (interview->end_day != HD_DATE_NONE)
    return interview->end_day <= today && (interview->all_day || interview->end_day < today);
  return interview->start_day < today;
}

/**
 * hd_agenda_look:
 *
 * Returns: now, for who looks at many appointments; to be used at once, since the zone is
 * @context's
 */
HdAgendaMoment
hd_agenda_look (HdContext *context)
{
  return (HdAgendaMoment){ hd_context_get_now (context), hd_context_get_today (context),
                           hd_context_get_zone (context) };
}

/**
 * hd_agenda_section_at:
 *
 * Returns: where @interview stands at that moment
 */
HdAgendaSection
hd_agenda_section_at (const HdAgendaMoment *moment, HdInterview *interview)
{
  HdDate day = interview->start_day;

  if (!is_alive (interview))
    return HD_AGENDA_PAST;
  if (day == HD_DATE_NONE)
    return HD_AGENDA_NO_TIME;
  if (is_over (interview, moment->now, moment->today))
    return HD_AGENDA_PAST;
  if (interview->start_at != 0)
    day = hd_zone_to_wall (moment->zone, interview->start_at).date;
  return day <= moment->today + (HD_SUNDAY - (int) hd_date_weekday (moment->today))
           ? HD_AGENDA_THIS_WEEK
           : HD_AGENDA_LATER;
}

/**
 * hd_agenda_section:
 *
 * Returns: where @interview stands now
 */
HdAgendaSection
hd_agenda_section (HdContext *context, HdInterview *interview)
{
  const HdAgendaMoment moment = hd_agenda_look (context);

  return hd_agenda_section_at (&moment, interview);
}

/**
 * hd_agenda_next:
 *
 * Returns: (transfer none) (nullable): the appointment that comes next, or is going on
 */
HdInterview *
hd_agenda_next (HdContext *context)
{
  GListModel *interviews = hd_interviews_get_list (context);
  guint n = g_list_model_get_n_items (interviews);
  const HdAgendaMoment moment = hd_agenda_look (context);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HdInterview) interview = g_list_model_get_item (interviews, i);

      if (hd_agenda_section_at (&moment, interview) <= HD_AGENDA_LATER)
        return interview; /* the list holds it */
    }
  return NULL;
}

/* What is known of an application. */
typedef struct
{
  char *text;     /* folded */
  guint asked;    /* which words were looked for in it last; 0: none */
  gboolean found; /* whether all of those stand in it */
} Case;

struct _HdAgendaSearch
{
  HdContext *context;
  HdAgendaFilter *filter;
  GPtrArray *words;     /* folded */
  guint asked;          /* counts how often others were looked for */
  GHashTable *cases;    /* Case of an application's id; NULL: to be gathered */
  GHashTable *meetings; /* of an interview's id: what it says itself, folded */
};

static void
add (GString *text, const char *part)
{
  if (*part == '\0')
    return;
  g_string_append (text, part);
  g_string_append_c (text, '\n');
}

/* Whoever looks for “Müller” types it so, or “muller”, or “mueller”. */
static char *
fold (GString *text)
{
  g_autoptr (GString) whole = text;
  g_autofree char *bare = hd_fold_string (whole->str, FALSE);
  g_autofree char *written = hd_fold_string (whole->str, TRUE);

  return g_str_equal (bare, written) ? g_steal_pointer (&bare)
                                     : g_strconcat (bare, "\n", written, NULL);
}

/* The people of an application are looked for with it. */
static GHashTable *
gather_people (HdContext *context)
{
  GListModel *persons = hd_persons_get_list (context);
  GHashTable *people =
    g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < g_list_model_get_n_items (persons); i++)
    {
      g_autoptr (HdPerson) person = g_list_model_get_item (persons, i);
      GPtrArray *known = g_hash_table_lookup (people, &person->application);

      if (known == NULL)
        {
          known = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (people, &person->application, known);
        }
      g_ptr_array_add (known, g_steal_pointer (&person));
    }
  return people;
}

static char *
text_of (HdJobApplication *application, GPtrArray *people)
{
  GString *text = g_string_new (NULL);
  HdStage stage;

  add (text, application->company);
  add (text, application->agency);
  add (text, application->role);
  add (text, application->place);
  add (text, application->terms);
  add (text, application->next_action);
  add (text, application->notes);
  if (hd_stage_parse (application->stage, &stage))
    add (text, hd_stage_title (stage));
  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      HdPerson *person = g_ptr_array_index (people, i);

      add (text, person->name);
      add (text, person->role);
      add (text, person->agency);
    }
  return fold (text);
}

static void
free_case (gpointer data)
{
  g_free (((Case *) data)->text);
  g_free (data);
}

static gint64 *
key_of (gpointer record)
{
  gint64 id = hd_record_get_id (record);

  return g_memdup2 (&id, sizeof id);
}

static void
gather_cases (HdAgendaSearch *self)
{
  GListModel *applications = hd_applications_get_list (self->context);
  g_autoptr (GHashTable) people = gather_people (self->context);

  self->cases = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_case);
  for (guint i = 0; i < g_list_model_get_n_items (applications); i++)
    {
      g_autoptr (HdJobApplication) application = g_list_model_get_item (applications, i);
      gint64 *id = key_of (application);
      Case *known = g_new0 (Case, 1);

      known->text = text_of (application, g_hash_table_lookup (people, id));
      g_hash_table_insert (self->cases, id, known);
    }
}

/**
 * hd_agenda_search_new:
 * @words: as they were typed
 *
 * Returns: (transfer full): what hd_agenda_search_matches() asks
 */
HdAgendaSearch *
hd_agenda_search_new (HdContext *context, const char *words)
{
  HdAgendaSearch *self = g_new0 (HdAgendaSearch, 1);

  self->context = g_object_ref (context);
  self->filter = hd_agenda_filter_new (context, HD_AGENDA_ALL);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->meetings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  hd_agenda_search_set_words (self, words);
  return self;
}

void
hd_agenda_search_free (HdAgendaSearch *self)
{
  g_object_unref (self->context);
  hd_agenda_filter_free (self->filter);
  g_ptr_array_unref (self->words);
  g_clear_pointer (&self->cases, g_hash_table_unref);
  g_hash_table_unref (self->meetings);
  g_free (self);
}

/**
 * hd_agenda_search_set_words:
 *
 * Looks for other words. What was read of the lists stays: to read thousands of records takes much
 * longer than to look into them, and whoever types asks with every key.
 */
void
hd_agenda_search_set_words (HdAgendaSearch *self, const char *words)
{
  g_autofree char *folded = hd_fold_string (words, FALSE);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", MAX_WORDS);

  self->asked++;
  g_ptr_array_set_size (self->words, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_ptr_array_add (self->words, g_strdup (parts[i]));
}

/**
 * hd_agenda_search_set_kind:
 *
 * Looks among those of @kind only; at first that is among all.
 */
void
hd_agenda_search_set_kind (HdAgendaSearch *self, HdAgendaKind kind)
{
  hd_agenda_filter_set_kind (self->filter, kind);
}

/**
 * hd_agenda_search_change:
 * @self: (inout) (nullable): a search, or none: everything is to be seen
 * @words: as they were typed; empty for everything
 *
 * Looks for something else, or for nothing any more, which costs nothing.
 */
void
hd_agenda_search_change (HdAgendaSearch **self,
                         HdContext *context,
                         const char *words,
                         HdAgendaKind kind)
{
  if (*words == '\0' && kind == HD_AGENDA_ALL)
    {
      g_clear_pointer (self, hd_agenda_search_free);
      return;
    }
  if (*self == NULL)
    *self = hd_agenda_search_new (context, words);
  else
    hd_agenda_search_set_words (*self, words);
  hd_agenda_search_set_kind (*self, kind);
}

/**
 * hd_agenda_search_renew:
 *
 * Looks for the same in the lists as they are by now.
 */
void
hd_agenda_search_renew (HdAgendaSearch *self)
{
  self->asked++;
  hd_agenda_filter_renew (self->filter);
  g_clear_pointer (&self->cases, g_hash_table_unref);
  g_hash_table_remove_all (self->meetings);
}

static gboolean
has_all (HdAgendaSearch *self, const char *text, const char *more)
{
  for (guint i = 0; i < self->words->len; i++)
    {
      const char *word = g_ptr_array_index (self->words, i);

      if (strstr (text, word) == NULL && strstr (more, word) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Many interviews belong to one application, which is looked into once. */
static gboolean
case_has_all (HdAgendaSearch *self, Case *known)
{
  if (known == NULL)
    return FALSE;
  if (known->asked != self->asked)
    {
      known->asked = self->asked;
      known->found = has_all (self, known->text, "");
    }
  return known->found;
}

static const char *
text_of_meeting (HdAgendaSearch *self, HdInterview *interview)
{
  gint64 id = hd_record_get_id (HD_RECORD (interview));
  char *folded = g_hash_table_lookup (self->meetings, &id);

  if (folded == NULL)
    {
      GString *text = g_string_new (NULL);

      add (text, interview->title);
      add (text, interview->place);
      add (text, interview->notes);
      add (text, interview->call_from);
      folded = fold (text);
      g_hash_table_insert (self->meetings, key_of (interview), folded);
    }
  return folded;
}

/**
 * hd_agenda_search_matches:
 * @record: a #HdJobApplication or a #HdInterview
 *
 * Whether it is of the kind, and every word stands in it, or in what it belongs to.
 */
gboolean
hd_agenda_search_matches (HdAgendaSearch *self, gpointer record)
{
  gboolean whole = HD_IS_JOB_APPLICATION (record);
  gint64 id = whole ? hd_record_get_id (record) : HD_INTERVIEW (record)->application;
  Case *known;

  if (!hd_agenda_filter_matches (self->filter, record))
    return FALSE;
  if (self->words->len == 0)
    return TRUE;
  if (self->cases == NULL)
    gather_cases (self);
  known = g_hash_table_lookup (self->cases, &id);
  if (case_has_all (self, known))
    return TRUE;
  return !whole && has_all (self, text_of_meeting (self, record), known != NULL ? known->text : "");
}
