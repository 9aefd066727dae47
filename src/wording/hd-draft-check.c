/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-draft-private.h"

#include <string.h>

/*
 * The structural checks: what can be said about a message from its facts alone. What a draft
 * asserts is true by construction, so for a fresh draft they speak of the facts (a Saturday, a
 * balance too small); for a text that was edited by hand they compare it with the facts again.
 */

static void
add (GPtrArray *findings,
     const char *category,
     HdSeverity severity,
     const char *body,
     const char *at,
     gsize length,
     const char *why,
     const char *replacement)
{
  g_autofree char *text = g_strndup (at != NULL ? at : "", at != NULL ? length : 0);
  int start = at != NULL ? (int) g_utf8_pointer_to_offset (body, at) : 0;
  int end = start + (int) g_utf8_strlen (text, -1);

  g_ptr_array_add (findings, hd_finding_new (category, category, severity, start, end, text, why,
                                             replacement));
}

/* The first of the phrases of a setting (`a|b|c`) that stands in @body as whole words. */
static const char *
find_phrase (HdTemplates *templates, const char *key, const char *body, gsize *length)
{
  const char *list = hd_templates_get (templates, key);
  g_auto (GStrv) phrases = list != NULL ? g_strsplit (list, "|", -1) : NULL;

  for (guint i = 0; phrases != NULL && phrases[i] != NULL; i++)
    {
      gsize size = strlen (phrases[i]);
      gboolean open_end = size > 1 && phrases[i][size - 1] == '*';

      if (open_end)
        phrases[i][--size] = '\0';
      for (const char *p = body; *p != '\0'; p = g_utf8_next_char (p))
        {
          const char *before = g_utf8_find_prev_char (body, p);

          if (g_ascii_strncasecmp (p, phrases[i], size) != 0 ||
              (before != NULL && g_unichar_isalnum (g_utf8_get_char (before))))
            continue;
          if (!open_end && g_unichar_isalnum (g_utf8_get_char (p + size)))
            continue;
          *length = size;
          while (open_end && g_unichar_isalpha (g_utf8_get_char (p + *length)))
            *length += (gsize) (g_utf8_next_char (p + *length) - (p + *length));
          return p;
        }
    }

  return NULL;
}

static void
check_length (const HdDraftBounds *bounds, int limit, const char *body, GPtrArray *findings)
{
  int words = hd_draft_count_words (body);
  glong chars = g_utf8_strlen (body, -1);
  g_autofree char *why = NULL;

  if (limit > 0 && strlen (body) > (gsize) limit)
    {
      g_autofree char *field =
        g_strdup_printf ("The field takes %d characters; this is longer", limit);

      add (findings, "length", HD_SEVERITY_BLOCK, body, body, strlen (body), field, NULL);
    }
  if (bounds->max_words > 0 && words > bounds->max_words)
    why = g_strdup_printf ("%d words; %d are enough here", words, bounds->max_words);
  else if (bounds->max_chars > 0 && chars > bounds->max_chars)
    why = g_strdup_printf ("%ld characters; %d are enough here", chars, bounds->max_chars);
  if (why != NULL)
    add (findings, "length", HD_SEVERITY_WARN, body, body, strlen (body), why, NULL);
}

static gboolean
is_holiday (const HdDraftContext *context, HdDate date)
{
  for (guint i = 0; context->holidays != NULL && i < context->holidays->len; i++)
    if (g_array_index (context->holidays, HdDate, i) == date)
      return TRUE;

  return FALSE;
}

/* A day on which the user does not work may be meant, but is asked about first. */
static void
check_day (const HdRequestFacts *facts,
           const HdDraftContext *context,
           const char *body,
           const char *date_text,
           GPtrArray *findings)
{
  const char *at = date_text != NULL ? strstr (body, date_text) : NULL;
  const char *why = NULL;

  if (facts->date == HD_DATE_NONE)
    return;
  if (facts->until_date != HD_DATE_NONE && facts->until_date > facts->date)
    {
      if (hd_request_facts_count_workdays (facts) == 0)
        why = "There is no working day between these dates";
    }
  else if (is_holiday (context, facts->date))
    why = "This day is a public holiday";
  else if (!hd_request_facts_is_workday (facts, facts->date))
    why = "This day is not one of your working days";

  if (why != NULL)
    add (findings, "date-mismatch", HD_SEVERITY_WARN, body, at, at != NULL ? strlen (date_text) : 0,
         why, NULL);
}

static void
check_contractor (HdTemplates *templates, const char *body, GPtrArray *findings)
{
  gsize length = 0;
  const char *at = find_phrase (templates, "contractor-terms", body, &length);

  if (at != NULL)
    add (findings, "contractor-term", HD_SEVERITY_BLOCK, body, at, length,
         "Between contractor and client there are no leave terms", NULL);
}

/*
 * Three absences for an appointment in two weeks, or three on one weekday at one hour, are more
 * disturbing than one whole day.
 */
static void
check_pattern (const HdRequestFacts *facts, const HdDraftContext *context, GPtrArray *findings)
{
  int near = 1, same = 1;

  if (context->absences == NULL || facts->date == HD_DATE_NONE || facts->window.to == 0)
    return;

  for (guint i = 0; i < context->absences->len; i++)
    {
      const HdDaySpan *past = &g_array_index (context->absences, HdDaySpan, i);
      int days = facts->date - past->date;

      if (days == 0)
        continue;
      near += ABS (days) < 14;
      same += past->window.to > 0 &&
              hd_date_weekday (past->date) == hd_date_weekday (facts->date) &&
              past->window.from / 60 == facts->window.from / 60 && ABS (days) < 92;
    }
  if (near >= 3)
    add (findings, "pattern", HD_SEVERITY_HINT, "", NULL, 0,
         "The third absence in two weeks: one whole day may disturb less", NULL);
  else if (same >= 3)
    add (findings, "pattern", HD_SEVERITY_HINT, "", NULL, 0,
         "The third absence at this weekday and hour: another may disturb less", NULL);
}

static const char *
describe_slot (char letter)
{
  switch (letter)
    {
    case 'A':
      return "It does not name another time";
    case 'B':
      return "It does not say when you are back";
    case 'C':
      return "It does not say who covers";
    case 'D':
      return "It does not say which day";
    case 'H':
      return "It does not say what is open";
    case 'L':
      return "It does not say which leave and how much";
    case 'O':
      return "It does not say which earlier request it is about";
    case 'P':
      return "It does not say that it is an appointment";
    case 'Q':
      return "It does not ask for anything";
    case 'V':
      return "It does not say that no answer is asked for";
    case 'W':
      return "It does not say from when to when";
    default:
      return "A part of the message is missing";
    }
}

static void
check_missing (const HdDraftBounds *bounds, const HdDraft *draft)
{
  for (const char *p = bounds->required; *p != '\0'; p++)
    if (hd_draft_get_slot (draft, *p) == NULL)
      add (draft->findings, "missing-slot", HD_SEVERITY_WARN, draft->body, NULL, 0,
           describe_slot (*p), NULL);
}

void
hd_draft_check_structure (HdDraftScene *scene,
                          const HdDraftContext *context,
                          const HdDraftBounds *bounds,
                          HdDraft *draft)
{
  const char *leave = hd_draft_get_slot (draft, 'L');

  if (draft->channel != HD_CHANNEL_CALENDAR)
    {
      check_missing (bounds, draft);
      check_length (bounds, scene->facts->limit, draft->body, draft->findings);
    }
  if ((scene->flags & HD_FLAG (HD_FLAG_CONTRACTOR)) != 0 &&
      (scene->flags & HD_FLAG (HD_FLAG_OFF)) == 0)
    check_contractor (scene->templates, draft->body, draft->findings);
  check_day (scene->facts, context, draft->body, hd_draft_get_slot (draft, 'D'), draft->findings);
  if (scene->plain_leave && leave != NULL)
    add (draft->findings, "false-claim", HD_SEVERITY_HINT, draft->body, strstr (draft->body, leave),
         strlen (leave), "The balance does not hold this much, so the kind of leave is not named",
         NULL);
  check_pattern (scene->facts, context, draft->findings);
}

/* A weekday beside its day and month, as the language writes dates, that is another day. */
static void
check_weekdays (HdTemplates *templates, HdDate today, const char *body, GPtrArray *findings)
{
  g_auto (GStrv) weekdays = g_strsplit (hd_templates_get (templates, "weekdays"), " ", -1);

  /* Every day of the coming year, as it would be written, under a wrong weekday. */
  for (HdDate date = today; date < today + 366; date++)
    {
      HdDaySpan day = { date, { 0, 0 } };
      g_autofree char *right = NULL;
      const char *own = weekdays[hd_date_weekday (date) - 1];
      const char *rest, *at = NULL;

      right = hd_draft_format_when (templates, day, today);
      rest = g_str_has_prefix (right, own) ? right + strlen (own) : NULL;
      if (rest == NULL)
        continue;
      for (const char *p = body; (at = strstr (p, rest)) != NULL; p = at + 1)
        {
          gsize tail = strlen (rest);

          if (g_ascii_isalnum (at[tail]))
            continue;
          for (guint i = 0; weekdays[i] != NULL; i++)
            {
              gsize size = strlen (weekdays[i]);

              if (weekdays[i] == own || (gsize) (at - body) < size ||
                  strncmp (at - size, weekdays[i], size) != 0)
                continue;
              add (findings, "date-mismatch", HD_SEVERITY_BLOCK, body, at - size, size + tail,
                   "This date falls on another weekday", right);
            }
        }
    }
}

/**
 * hd_draft_check_text:
 * @subject: (nullable): as it stands now
 * @body: as it stands now, perhaps edited by hand
 *
 * What the facts say about a text: its length, claims that no fact carries, leave terms towards
 * a client, weekdays that do not fit their dates.
 *
 * Returns: (transfer full) (element-type HdFinding): spans count in @body
 */
GPtrArray *
hd_draft_check_text (HdTemplates *templates,
                     const HdRequestFacts *facts,
                     const HdDraftContext *context,
                     const char *subject,
                     const char *body)
{
  g_return_val_if_fail (templates != NULL && facts != NULL && context != NULL && body != NULL,
                        NULL);

  g_autoptr (GPtrArray) findings =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hd_finding_free);
  HdSituation situation = hd_request_facts_get_situation (facts);
  HdChannel channel = hd_request_facts_get_channel (facts);
  g_autoptr (HdDraftScene) scene =
    hd_draft_scene_new (templates, facts, context->today, situation, channel);
  HdDraftBounds bounds;
  gsize length = 0;
  const char *at;

  if (hd_draft_get_bounds (facts, facts->tone, &bounds) && channel != HD_CHANNEL_CALENDAR)
    check_length (&bounds, facts->limit, body, findings);
  if ((scene->flags & HD_FLAG (HD_FLAG_CONTRACTOR)) != 0 &&
      (scene->flags & HD_FLAG (HD_FLAG_OFF)) == 0)
    check_contractor (templates, body, findings);
  check_day (facts, context, body, g_hash_table_lookup (scene->values, "date"), findings);
  check_weekdays (templates, context->today, body, findings);
  check_pattern (facts, context, findings);

  if (facts->cover_state != HD_COVER_AGREED &&
      (at = find_phrase (templates, "claim-agreed", body, &length)) != NULL)
    add (findings, "false-claim", HD_SEVERITY_WARN, body, at, length,
         "It is not confirmed that someone has agreed to cover", NULL);
  if (!facts->recorded && (at = find_phrase (templates, "claim-recorded", body, &length)) != NULL)
    add (findings, "false-claim", HD_SEVERITY_WARN, body, at, length,
         "It is not confirmed that the leave is entered", NULL);
  if ((scene->plain_leave || facts->balance < 0) &&
      (at = find_phrase (templates, "claim-earned", body, &length)) != NULL)
    add (findings, "false-claim", HD_SEVERITY_WARN, body, at, length,
         "It is not known that the balance holds this much", NULL);
  if (subject != NULL && g_utf8_strlen (subject, -1) > 60 && channel == HD_CHANNEL_EMAIL)
    add (findings, "length", HD_SEVERITY_WARN, body, NULL, 0,
         "The subject is longer than 60 characters", NULL);

  return g_steal_pointer (&findings);
}
