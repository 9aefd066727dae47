/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointment-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-change-flow.h"
#include "hd-appointment-import.h"
#include "hd-intake.h"
#include "hd-interview-times.h"
#include "hd-interviews.h"
#include "hd-stage.h"
#include "hd-visits.h"
#include "hd-words.h"

#define NO_BREAK_SPACE "\u00a0"

#define MINUTE 60

/**
 * hd_appointment_invitation:
 *
 * Returns: (transfer full): the time of @interview as what reads times has it
 */
HdInvitation *
hd_appointment_invitation (HdInterview *interview, GTimeZone *home)
{
  HdInvitation *invitation = hd_invitation_new ();

  invitation->all_day = interview->all_day;
  invitation->zone_known = TRUE;
  if (interview->start_day == HD_DATE_NONE)
    return invitation;

  invitation->start.date = interview->start_day;
  invitation->start.second = MAX (interview->start_minute, 0) * MINUTE;
  if (interview->end_day != HD_DATE_NONE)
    {
      invitation->end.date = interview->end_day;
      invitation->end.second = MAX (interview->end_minute, 0) * MINUTE;
    }
  if (*interview->zone != '\0')
    invitation->zone = g_strdup (interview->zone);
  hd_invitation_settle (invitation, home);
  return invitation;
}

static void
add_part (GString *text, const char *part)
{
  if (part == NULL || *part == '\0')
    return;

  g_autofree char *isolated = hd_words_isolate (part);

  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, isolated);
}

static char *
who (const char *company, const char *agency, HdShade *shade)
{
  return hd_shade_name (shade, *company != '\0' ? company : agency);
}

/**
 * hd_appointment_round:
 *
 * Returns: (transfer full): “round 2”, which is not torn apart at the end of a line; empty for one
 *   that is not counted
 */
char *
hd_appointment_round (HdInterview *interview)
{
  if (interview->round <= 0)
    return g_strdup ("");

  /* Translators: the second meeting of several, as “round 2” */
  g_autofree char *words = g_strdup_printf (_ ("round %d"), interview->round);
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  return g_strjoinv (NO_BREAK_SPACE, parts);
}

/**
 * hd_appointment_name:
 *
 * Returns: (transfer full): with whom and what for, as “N. · Data engineer · round 2”
 */
char *
hd_appointment_name (HdInterview *interview, HdShade *shade)
{
  g_autofree char *with = who (interview->company, interview->agency, shade);
  g_autofree char *round = hd_appointment_round (interview);
  GString *text = g_string_new (NULL);

  add_part (text, with);
  add_part (text, interview->role);
  /* Of whom nothing is known but what the invitation says: that is a name too. */
  if (text->len == 0)
    add_part (text, hd_shade_get_open (shade) && *interview->title != '\0' ? interview->title
                                                                           : _ ("Appointment"));
  add_part (text, round);
  return g_string_free (text, FALSE);
}

static char *
moment (gint64 at, GTimeZone *home, HdDate today)
{
  HdWall wall = hd_zone_to_wall (home, at);
  g_autofree char *date = hd_words_date (wall.date, today);
  g_autofree char *time = hd_time_format (wall.second / MINUTE);

  /* Translators: a date and a time of day, as “Thu 3 Dec 14:00” */
  return g_strdup_printf (_ ("%s %s"), date, time);
}

/**
 * hd_appointment_short:
 *
 * Returns: (transfer full): “Thu 3 Dec 14:00”, at home
 */
char *
hd_appointment_short (HdInterview *interview, GTimeZone *home, HdDate today)
{
  if (interview->start_day == HD_DATE_NONE)
    return g_strdup (_ ("No time yet"));
  if (interview->all_day || interview->start_at == 0)
    return hd_words_date (interview->start_day, today);
  return moment (interview->start_at, home, today);
}

/**
 * hd_appointment_before_rules:
 *
 * Returns: (transfer full): when it was at home before the rules of its zone changed; empty when
 *   that has not moved it
 */
char *
hd_appointment_before_rules (HdInterview *interview, GTimeZone *home, HdDate today)
{
  g_autofree char *then = NULL;

  if (strcmp (interview->was_why, "zone-rules") != 0 || interview->was_at == 0 ||
      interview->start_at == 0)
    return g_strdup ("");
  then = moment (interview->was_at, home, today);
  /* Translators: %s is a date and a time of day, as “Thu 3 Dec 14:00” */
  return g_strdup_printf (_ ("It was %s"), then);
}

/**
 * hd_appointment_there:
 *
 * Returns: (transfer full): “ (08:00 New York)”, when the clock there shows another time; or empty
 */
char *
hd_appointment_there (HdInterview *interview, GTimeZone *home)
{
  g_autoptr (GTimeZone) zone = *interview->zone != '\0' ? hd_zone_load (interview->zone) : NULL;

  if (zone == NULL || interview->start_at == 0 || interview->all_day ||
      hd_zone_offset (zone, interview->start_at) == hd_zone_offset (home, interview->start_at))
    return g_strdup ("");

  g_autofree char *time =
    hd_time_format (hd_zone_to_wall (zone, interview->start_at).second / MINUTE);
  g_autofree char *city = hd_intake_choice ("zone", interview->zone, HD_DATE_NONE);

  /* Translators: the same time in another zone, as “ (08:00 New York)”; it follows a time */
  return g_strdup_printf (_ (" (%s %s)"), time, city);
}

/**
 * hd_appointment_day:
 *
 * Returns: (transfer full): the day in full, at home
 */
char *
hd_appointment_day (HdInterview *interview, GTimeZone *home)
{
  g_autoptr (HdInvitation) invitation = hd_appointment_invitation (interview, home);

  return hd_invitation_has_start (invitation) ? hd_intake_title (invitation, home)
                                              : g_strdup (_ ("No time yet"));
}

/**
 * hd_appointment_times:
 *
 * Returns: (transfer full): the time in both zones and the length; empty without a time
 */
char *
hd_appointment_times (HdInterview *interview, GTimeZone *home)
{
  g_autoptr (HdInvitation) invitation = hd_appointment_invitation (interview, home);

  return hd_intake_subtitle (invitation, home);
}

/**
 * hd_appointment_part:
 *
 * Returns: (transfer full): which part of a visit it is; empty when it stands alone
 */
char *
hd_appointment_part (HdInterview *interview, GTimeZone *home)
{
  HdVisit visit;

  if (!hd_visit_of (interview, home, &visit))
    return g_strdup ("");
  /* Translators: of several appointments that are one visit it is the %1$d-th, as “Visit, 2 of 3”
   */
  return g_strdup_printf (_ ("Visit, %1$d of %2$u"), interview->visit_place + 1, visit.n);
}

/**
 * hd_appointment_when:
 *
 * Returns: (transfer full): hd_appointment_times(), and from when until when its visit is
 */
char *
hd_appointment_when (HdInterview *interview, GTimeZone *home)
{
  g_autofree char *times = hd_appointment_times (interview, home);
  HdVisit visit;

  if (!hd_visit_of (interview, home, &visit))
    return g_steal_pointer (&times);

  g_autofree char *part = hd_appointment_part (interview, home);
  g_autofree char *from = hd_time_format (hd_zone_to_wall (home, visit.start).second / MINUTE);
  g_autofree char *to = hd_time_format (hd_zone_to_wall (home, visit.end).second / MINUTE);
  /* Translators: which part of a visit it is, and from when until when that is: “Visit, 2 of 3:
   * away once for 10:00–13:30” */
  g_autofree char *all = g_strdup_printf (_ ("%s: away once for %s–%s"), part, from, to);

  return g_strdup_printf ("%s\n%s", times, all);
}

/**
 * hd_appointment_format:
 *
 * Returns: what kind of meeting it is; empty when that is not known
 */
const char *
hd_appointment_format (const char *format)
{
  static const struct
  {
    const char *format, *title;
  } formats[] = {
    { "site", N_ ("On site") },
    { "video", N_ ("Video call") },
    { "phone", N_ ("Phone call") },
    { "task", N_ ("Task to do at home") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (format, formats[i].format) == 0)
      return _ (formats[i].title);
  return "";
}

/**
 * hd_appointment_place:
 *
 * Returns: (transfer full): the kind of meeting, and where while names are shown
 */
char *
hd_appointment_place (HdInterview *interview, HdShade *shade)
{
  GString *text = g_string_new (NULL);

  add_part (text, hd_appointment_format (interview->format));
  if (hd_shade_get_open (shade))
    add_part (text, interview->place);
  return g_string_free (text, FALSE);
}

/* Returns: why nothing is to be asked for an appointment for which no leave is needed */
const char *
hd_appointment_free (HdContext *context, HdInterview *interview)
{
  return hd_change_flow_is_off_already (context, interview) ? _ ("You are off already ✓")
                                                            : _ ("No leave needed");
}

/**
 * hd_appointment_cover:
 *
 * Returns: how far leave for its time has come
 */
const char *
hd_appointment_cover (HdContext *context, HdInterview *interview)
{
  static const struct
  {
    const char *state, *title;
  } states[] = {
    { "draft", N_ ("Leave held, not yet asked") },
    { "requested", N_ ("Leave asked, no answer yet") },
    { "approved", N_ ("Leave covered ✓") },
    { "taken", N_ ("Leave taken") },
    { "denied", N_ ("Leave denied") },
    { "cancelled", N_ ("Leave withdrawn") },
  };
  /* Nobody has been asked for the time as it is by now. */
  gboolean denied_elsewhere = strcmp (interview->absence_state, "denied") == 0 &&
                              hd_interview_has_time (interview) &&
                              !hd_change_flow_is_denied (context, interview);

  if (hd_change_flow_is_astray (context, interview))
    return _ ("Leave is for another time");
  for (guint i = 0; !denied_elsewhere && i < G_N_ELEMENTS (states); i++)
    if (strcmp (interview->absence_state, states[i].state) == 0)
      return _ (states[i].title);
  if (hd_interview_has_time (interview) && !hd_change_flow_needs_leave (context, interview))
    return hd_appointment_free (context, interview);
  if (hd_interview_has_time (interview) && hd_change_flow_find_absence (context, interview) != NULL)
    return _ ("Leave asked, no answer yet");
  return _ ("No leave asked");
}

/**
 * hd_appointment_offered:
 *
 * Returns: (transfer full) (nullable): “You offered Tue 8 Dec 10:00 and 2 more, waiting”; %NULL
 * when nothing waits
 */
char *
hd_appointment_offered (HdContext *context, HdInterview *interview, GTimeZone *home)
{
  g_autoptr (GPtrArray) waiting =
    hd_offered_slots_list_waiting (context, hd_record_get_id (HD_RECORD (interview)));
  HdOfferedSlot *first;

  if (waiting->len == 0)
    return NULL;
  first = waiting->pdata[0];

  HdWall start = hd_zone_to_wall (home, first->start_at);
  g_autofree char *date = hd_words_date (start.date, hd_context_get_today (context));
  g_autofree char *time = hd_time_format (start.second / MINUTE);
  /* Translators: a date and a time of day, as “Thu 3 Dec 14:00” */
  g_autofree char *when = g_strdup_printf (_ ("%s %s"), date, time);

  if (waiting->len == 1)
    /* Translators: a time, as “You offered Thu 3 Dec 14:00, waiting” */
    return g_strdup_printf (_ ("You offered %s, waiting"), when);
  /* Translators: a time and a number, as “You offered Thu 3 Dec 14:00 and 2 more, waiting” */
  return g_strdup_printf (ngettext ("You offered %s and %u more, waiting",
                                    "You offered %s and %u more, waiting", waiting->len - 1),
                          when, waiting->len - 1);
}

/**
 * hd_case_name:
 *
 * Returns: (transfer full): with whom and what for, as “N. · Data engineer”
 */
char *
hd_case_name (HdJobApplication *application, HdShade *shade)
{
  g_autofree char *with = who (application->company, application->agency, shade);
  GString *text = g_string_new (NULL);

  add_part (text, with);
  add_part (text, application->role);
  if (text->len == 0)
    add_part (text, _ ("Without a name"));
  return g_string_free (text, FALSE);
}

/**
 * hd_case_stage:
 *
 * Returns: the stage, or what came of it
 */
const char *
hd_case_stage (HdJobApplication *application)
{
  HdOutcome outcome;
  HdStage stage;

  if (hd_outcome_parse (application->outcome, &outcome) && outcome != HD_OUTCOME_OPEN)
    return hd_outcome_title (outcome);
  return hd_stage_parse (application->stage, &stage) ? hd_stage_title (stage) : "";
}

/**
 * hd_case_since:
 * @now: UTC seconds
 *
 * Returns: (transfer full): how long it has stood at its stage; "" when that is not known
 */
char *
hd_case_since (HdJobApplication *application, gint64 now)
{
  gint64 days = (now - application->stage_at) / 86400;

  if (application->stage_at == 0 || days < 0)
    return g_strdup ("");
  if (days == 0)
    return g_strdup (_ ("since today"));
  /* Translators: how long something has stood at its stage */
  return g_strdup_printf (ngettext ("for %d day", "for %d days", (gulong) days), (int) days);
}

/**
 * hd_case_next:
 *
 * Returns: (transfer full): what is to be done next and when; "" for nothing
 */
char *
hd_case_next (HdJobApplication *application, HdDate today)
{
  g_autofree char *day = NULL;

  if (*application->next_action == '\0' || application->next_on == HD_DATE_NONE)
    return g_strdup (application->next_action);
  day = hd_words_date (application->next_on, today);

  g_autofree char *action = hd_words_isolate (application->next_action);

  return g_strdup_printf ("%s · %s", day, action);
}

/* Returns: (transfer full): where one takes it, and what one wears; "" when neither is known */
char *
hd_appointment_dress (HdInterview *interview)
{
  gboolean both = *interview->call_from != '\0' && *interview->dress != '\0';

  return g_strdup_printf ("%s%s%s", interview->call_from, both ? " · " : "", interview->dress);
}

/* Returns: (transfer full): the time that an appointment takes beside itself */
char *
hd_appointment_buffers (HdInterview *interview)
{
  g_autofree char *prep = hd_words_amount (interview->prep);
  g_autofree char *out = hd_words_amount (interview->travel_out);
  g_autofree char *back = hd_words_amount (interview->travel_back);
  g_autofree char *settle = hd_words_amount (interview->settle);
  g_autofree char *text = interview->travel_out > 0 || interview->travel_back > 0
                            /* Translators: four amounts of time around an appointment */
                            ? g_strdup_printf (_ ("%s there, %s to prepare, %s back, %s to settle"),
                                               out, prep, back, settle)
                            /* Translators: two amounts of time around an appointment */
                            : g_strdup_printf (_ ("%s to prepare, %s to settle"), prep, settle);

  /* Too short an absence would be asked for without anybody noticing. */
  if (interview->travel_out == 0 && interview->travel_back == 0 &&
      hd_interview_is_elsewhere (interview))
    return g_strdup_printf ("%s\n%s", text, _ ("The way there and back is not counted yet"));
  return g_steal_pointer (&text);
}
