/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-invitation.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-error.h"

#define DAY_SECONDS 86400

static void
question_free (gpointer data)
{
  HdQuestion *question = data;

  g_free (question->field);
  g_ptr_array_unref (question->choices);
  g_free (question);
}

/**
 * hd_invitation_new:
 *
 * Returns: (transfer full): an event of which nothing is known
 */
HdInvitation *
hd_invitation_new (void)
{
  HdInvitation *self = g_new0 (HdInvitation, 1);

  self->start.date = HD_DATE_NONE;
  self->end.date = HD_DATE_NONE;
  self->zone_known = TRUE;
  self->stamp = HD_INSTANT_NONE;
  self->start_utc = HD_INSTANT_NONE;
  self->end_utc = HD_INSTANT_NONE;
  self->next_utc = HD_INSTANT_NONE;
  self->last_utc = HD_INSTANT_NONE;
  self->next_day = HD_DATE_NONE;
  self->occurrence_utc = HD_INSTANT_NONE;
  self->occurrence_day = HD_DATE_NONE;
  self->questions = g_ptr_array_new_with_free_func (question_free);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->source_start = -1;
  self->source_end = -1;

  return self;
}

void
hd_invitation_free (HdInvitation *self)
{
  if (self == NULL)
    return;

  g_free (self->uid);
  g_free (self->recurrence_id);
  g_free (self->method);
  g_free (self->status);
  g_free (self->summary);
  g_free (self->description);
  g_free (self->location);
  g_free (self->organizer_name);
  g_free (self->organizer_email);
  g_free (self->join_url);
  g_free (self->zone);
  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->warnings);
  g_free (self);
}

gboolean
hd_invitation_has_start (const HdInvitation *self)
{
  return self->start.date != HD_DATE_NONE;
}

gboolean
hd_invitation_has_end (const HdInvitation *self)
{
  return self->end.date != HD_DATE_NONE;
}

/**
 * hd_invitation_is_cancelled:
 *
 * Whether it calls the event off.
 */
gboolean
hd_invitation_is_cancelled (const HdInvitation *self)
{
  return g_strcmp0 (self->method, "CANCEL") == 0 || g_strcmp0 (self->status, "CANCELLED") == 0;
}

/**
 * hd_invitation_minutes:
 *
 * Returns: how long it takes in real time, rounded up; -1 when that is not known
 */
int
hd_invitation_minutes (const HdInvitation *self)
{
  gint64 seconds;

  if (!hd_invitation_has_start (self) || !hd_invitation_has_end (self))
    return -1;
  if (self->start_utc != HD_INSTANT_NONE && self->end_utc != HD_INSTANT_NONE)
    seconds = self->end_utc - self->start_utc;
  else
    seconds = ((gint64) self->end.date - self->start.date) * DAY_SECONDS + self->end.second -
              self->start.second;

  return (int) CLAMP ((seconds + 59) / 60, 0, G_MAXINT);
}

/**
 * hd_invitation_question:
 *
 * Returns: (transfer none) (nullable): the open question about @field
 */
HdQuestion *
hd_invitation_question (const HdInvitation *self, const char *field)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      HdQuestion *question = g_ptr_array_index (self->questions, i);

      if (strcmp (question->field, field) == 0)
        return question;
    }

  return NULL;
}

/**
 * hd_invitation_ask:
 *
 * Returns: (transfer none): the question about @field, made when there is none yet
 */
HdQuestion *
hd_invitation_ask (HdInvitation *self, const char *field)
{
  HdQuestion *question = hd_invitation_question (self, field);

  if (question == NULL)
    {
      question = g_new0 (HdQuestion, 1);
      question->field = g_strdup (field);
      question->choices = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (self->questions, question);
    }

  return question;
}

/**
 * hd_question_add:
 *
 * Adds a reading, once.
 */
void
hd_question_add (HdQuestion *self, const char *choice)
{
  for (guint i = 0; i < self->choices->len; i++)
    if (strcmp (g_ptr_array_index (self->choices, i), choice) == 0)
      return;

  g_ptr_array_add (self->choices, g_strdup (choice));
}

void
hd_invitation_warn (HdInvitation *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->warnings, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* Moves the choices of the question about @field by as many days as the date has moved. */
static void
shift_choices (HdInvitation *self, const char *field, gint64 seconds)
{
  HdQuestion *question = hd_invitation_question (self, field);

  for (guint i = 0; question != NULL && i < question->choices->len; i++)
    {
      HdWall wall;
      char **choice = (char **) &g_ptr_array_index (question->choices, i);

      if (!hd_wall_parse (*choice, &wall))
        continue;
      gint64 moved = (gint64) wall.date * DAY_SECONDS + wall.second + seconds;

      wall.date = (HdDate) (moved / DAY_SECONDS);
      wall.second = (int) (moved % DAY_SECONDS);
      g_free (*choice);
      *choice = hd_wall_format (wall);
    }
}

/* Whether each start has the end that belongs to it: "8 to 9" in the morning or in the evening.
 * Other ends tell how long it takes. */
static gboolean
are_paired (const HdQuestion *starts, const HdQuestion *ends)
{
  HdWall start, end;

  if (ends == NULL || ends->choices->len != starts->choices->len)
    return FALSE;
  for (guint i = 0; i < ends->choices->len; i++)
    if (!hd_wall_parse (g_ptr_array_index (starts->choices, i), &start) ||
        !hd_wall_parse (g_ptr_array_index (ends->choices, i), &end) || end.date < start.date ||
        (end.date == start.date && end.second <= start.second))
      return FALSE;
  return TRUE;
}

/**
 * hd_invitation_ask_length:
 *
 * Asks how long it takes: its hour is known, and no end that comes later.
 */
void
hd_invitation_ask_length (HdInvitation *self)
{
  static const int usual[] = { 30, 45, 60, 90 };
  gint64 start = (gint64) self->start.date * DAY_SECONDS + self->start.second;

  self->end.date = HD_DATE_NONE;
  self->end_utc = HD_INSTANT_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      gint64 end = start + (gint64) usual[i] * 60;
      HdWall wall = { .date = (HdDate) (end / DAY_SECONDS), .second = (int) (end % DAY_SECONDS) };
      g_autofree char *text = hd_wall_format (wall);

      hd_question_add (hd_invitation_ask (self, "end"), text);
    }
}

/**
 * hd_invitation_answer:
 * @field: the field of an open question
 * @choice: the number of the reading that holds
 * @home: the home zone, for the instants
 *
 * Settles a question. A new start moves the end along, or the ends to choose from, so that the
 * length stays; of a day that gets its hour the length is asked.
 *
 * Returns: %FALSE with %HD_ERROR_NOT_FOUND when there is no such question or choice
 */
gboolean
hd_invitation_answer (HdInvitation *self,
                      const char *field,
                      guint choice,
                      GTimeZone *home,
                      GError **error)
{
  HdQuestion *question = hd_invitation_question (self, field);
  HdWall wall;
  HdDate date;

  g_return_val_if_fail (home != NULL, FALSE);

  if (question == NULL || choice >= question->choices->len)
    {
      /* Translators: a field, as “start” */
      g_set_error (error, HD_ERROR, HD_ERROR_NOT_FOUND, _ ("“%s” has no such choice"), field);
      return FALSE;
    }

  const char *text = g_ptr_array_index (question->choices, choice);

  if (strcmp (field, "date") == 0 && hd_date_parse_iso (text, &date))
    {
      int days = date - self->start.date;

      self->start.date = date;
      if (hd_invitation_has_end (self))
        self->end.date += days;
      shift_choices (self, "start", (gint64) days * DAY_SECONDS);
      shift_choices (self, "end", (gint64) days * DAY_SECONDS);
    }
  else if (strcmp (field, "start") == 0 && hd_wall_parse (text, &wall))
    {
      gint64 moved =
        (gint64) (wall.date - self->start.date) * DAY_SECONDS + wall.second - self->start.second;
      const HdQuestion *ends = hd_invitation_question (self, "end");

      if (!self->all_day && !are_paired (question, ends))
        shift_choices (self, "end", moved);
      if (hd_invitation_has_end (self) && !self->all_day)
        {
          gint64 end = (gint64) self->end.date * DAY_SECONDS + self->end.second + moved;

          self->end.date = (HdDate) (end / DAY_SECONDS);
          self->end.second = (int) (end % DAY_SECONDS);
        }
      else
        self->end.date = HD_DATE_NONE;
      self->start = wall;
      if (self->all_day && ends == NULL)
        hd_invitation_ask_length (self);
      self->all_day = FALSE;
    }
  else if (strcmp (field, "end") == 0 && hd_wall_parse (text, &wall))
    self->end = wall;
  else if (strcmp (field, "zone") == 0)
    {
      g_free (self->zone);
      self->zone = g_strdup (text);
      self->zone_known = TRUE;
    }
  else if (strcmp (field, "location") == 0)
    {
      g_free (self->location);
      self->location = g_strdup (text);
    }

  g_ptr_array_remove (self->questions, question);
  hd_invitation_settle (self, home);
  return TRUE;
}

/**
 * hd_invitations_answer:
 * @events: (element-type HdInvitation): all that a text names
 * @event: one of them; it goes when the answer is that it is not offered
 *
 * As hd_invitation_answer(), for one of several.
 */
gboolean
hd_invitations_answer (GPtrArray *events,
                       HdInvitation *event,
                       const char *field,
                       guint choice,
                       GTimeZone *home,
                       GError **error)
{
  const HdQuestion *question = hd_invitation_question (event, field);
  gboolean refused = strcmp (field, HD_QUESTION_OFFERED) == 0 && question != NULL &&
                     choice < question->choices->len &&
                     strcmp (g_ptr_array_index (question->choices, choice), "no") == 0;

  if (!hd_invitation_answer (event, field, choice, home, error))
    return FALSE;
  if (refused)
    g_ptr_array_remove (events, event);
  return TRUE;
}

/**
 * hd_invitation_settle:
 * @home: the home zone, in which floating times are read
 *
 * Derives the instants from wall times and zone; what is not known stays %HD_INSTANT_NONE.
 */
void
hd_invitation_settle (HdInvitation *self, GTimeZone *home)
{
  HdWallFit fit = HD_WALL_ONCE;

  self->start_utc = self->end_utc = self->next_utc = HD_INSTANT_NONE;
  if (self->all_day || !self->zone_known || !hd_invitation_has_start (self))
    return;

  if (!hd_zone_derive (self->zone, home, self->start, &self->start_utc, &fit))
    {
      self->zone_known = FALSE;
      return;
    }
  /* Of what repeats the first one is only the next one where that was found out. */
  if (!self->recurring || self->next_day == self->start.date)
    self->next_utc = self->start_utc;
  if (fit == HD_WALL_FOLD)
    hd_invitation_warn (self, _ ("the clocks go back then: the first of the two was taken"));
  else if (fit == HD_WALL_GAP)
    hd_invitation_warn (self, _ ("the clocks go forward then: there is no such time that day"));
  if (hd_invitation_has_end (self))
    hd_zone_derive (self->zone, home, self->end, &self->end_utc, NULL);
}

/**
 * hd_invitation_link_meets:
 *
 * Returns: whether a link leads to a meeting: its host is one of the well-known ones
 */
gboolean
hd_invitation_link_meets (const char *link)
{
  static const char *const hosts[] = {
    "teams.microsoft.com", "teams.live.com",    "zoom.us",        "zoomgov.com",
    "meet.google.com",     "webex.com",         "whereby.com",    "meet.jit.si",
    "gotomeeting.com",     "gotomeet.me",       "join.skype.com", "meet.lync.com",
    "bluejeans.com",       "teams.microsoft.us"
  };
  const char *host = strstr (link, "://");
  gsize length;

  if (host == NULL)
    return FALSE;
  host += 3;
  length = strcspn (host, "/?#");
  /* Before an @ there can be any name: "https://zoom.us:x@elsewhere.example/". */
  for (gsize i = 0; i < length; i++)
    if (host[i] == '@' || host[i] == '%' || host[i] == '\\')
      return FALSE;
  length = strcspn (host, "/?#:");
  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      gsize n = strlen (hosts[i]);

      if (length >= n && g_ascii_strncasecmp (host + length - n, hosts[i], n) == 0 &&
          (length == n || host[length - n - 1] == '.'))
        return TRUE;
    }
  return FALSE;
}
