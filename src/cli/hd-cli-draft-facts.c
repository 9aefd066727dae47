/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-draft.h"

#include <string.h>

#include "hd-error.h"
#include "hd-facts-problem.h"
#include "hd-zone.h"

/*
 * The facts of `halfday-cli draft`, from its options.
 */

/* Frees the texts in @options. */
void
hd_cli_draft_options_clear (HdCliDraftOptions *options)
{
  char **texts[] = {
    &options->date,           &options->until_date, &options->window,  &options->situation,
    &options->channel,        &options->tone,       &options->to,      &options->from,
    &options->relation,       &options->cover,      &options->contact, &options->leave_type,
    &options->amount,         &options->balance,    &options->back,    &options->reachable_until,
    &options->location,       &options->confirm_by, &options->due,     &options->earlier_date,
    &options->earlier_window, &options->topic,      &options->address, &options->hours,
    &options->workdays,       &options->audience,   &options->names
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*texts[i]);
  g_strfreev (options->items);
  g_strfreev (options->alternatives);
}

/* Every wrong fact is wrong usage to the caller, and the line names the option. */
static gboolean
wrong (GError **error, const char *option, const char *text, const char *wanted)
{
  g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "--%s: “%.60s” is not %s", option, text, wanted);
  return FALSE;
}

static gboolean
read_date (const char *option, const char *text, HdDate today, HdDate *date, GError **error)
{
  g_autoptr (GError) inner = NULL;

  if (text == NULL || hd_date_parse (text, today, date, &inner))
    return TRUE;
  return wrong (error, option, text, "a date: write it as 2026-12-03, tomorrow or thu");
}

static gboolean
read_span (const char *option, const char *text, HdSpan *span, GError **error)
{
  g_autoptr (GError) inner = NULL;

  if (text == NULL || hd_span_parse (text, span, &inner))
    return TRUE;
  return wrong (error, option, text, "a span of time: write it as 14:00-16:00");
}

static gboolean
read_time (const char *option, const char *text, int *minute, GError **error)
{
  if (text == NULL || hd_time_parse (text, minute))
    return TRUE;
  return wrong (error, option, text, "a time: write it as 16:15");
}

static gboolean
read_amount (const char *option, const char *text, gint64 least, gint64 *minutes, GError **error)
{
  g_autoptr (GError) inner = NULL;

  if (text == NULL)
    return TRUE;
  if (!hd_amount_parse (text, HD_WORK_DAY_MINUTES, minutes, &inner) || *minutes < least ||
      *minutes > HD_FACTS_MAX_AMOUNT)
    return wrong (error, option, text, "an amount of leave: write it as 2h, 2h30, 90m or 1d");
  return TRUE;
}

static gboolean
read_choice (const char *option,
             const char *text,
             const char *const *choices,
             int *value,
             GError **error)
{
  if (text == NULL)
    return TRUE;
  for (int i = 0; choices[i] != NULL; i++)
    if (strcmp (choices[i], text) == 0)
      {
        *value = i;
        return TRUE;
      }

  g_autofree char *list = g_strjoinv (", ", (char **) choices);
  g_autofree char *wanted = g_strdup_printf ("one of %s", list);

  return wrong (error, option, text, wanted);
}

/* `mon-fri`, `mon,wed,fri`, `sun-thu`: bits as HdRequestFacts has them. */
static gboolean
read_workdays (const char *text, guint8 *workdays, GError **error)
{
  g_auto (GStrv) parts = NULL;
  guint8 bits = 0;

  if (text == NULL)
    return TRUE;
  parts = g_strsplit (text, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *dash = strchr (parts[i], '-');
      HdWeekday first, last;

      if (dash != NULL)
        *dash = '\0';
      if (!hd_weekday_parse (parts[i], &first) ||
          !hd_weekday_parse (dash != NULL ? dash + 1 : parts[i], &last))
        return wrong (error, "workdays", text, "a list of weekdays: write it as mon-fri");
      for (int day = (int) first;; day = day % 7 + 1)
        {
          bits |= (guint8) (1u << (day - 1));
          if (day == (int) last)
            break;
        }
    }
  *workdays = bits;
  return TRUE;
}

static gboolean
is_same_time (const HdDaySpan *a, const HdDaySpan *b)
{
  return a->date == b->date && a->window.from == b->window.from && a->window.to == b->window.to;
}

/* What is named twice is offered once. */
static gboolean
has_alternative (const HdRequestFacts *facts, const HdDaySpan *slot)
{
  for (guint i = 0; facts->alternatives != NULL && i < facts->alternatives->len; i++)
    if (is_same_time (&g_array_index (facts->alternatives, HdDaySpan, i), slot))
      return TRUE;
  return FALSE;
}

static gboolean
read_alternatives (HdRequestFacts *facts, char **list, HdDate today, GError **error)
{
  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    {
      char *colon = strchr (list[i], ':');
      HdDaySpan slot = { HD_DATE_NONE, { 0, 0 } };
      g_autofree char *date =
        colon != NULL ? g_strndup (list[i], (gsize) (colon - list[i])) : g_strdup (list[i]);

      if (!read_date ("alternative", date, today, &slot.date, error) ||
          !read_span ("alternative", colon != NULL ? colon + 1 : NULL, &slot.window, error))
        return FALSE;
      if (!has_alternative (facts, &slot) && !hd_request_facts_add_alternative (facts, slot, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_kinds (HdRequestFacts *facts, const HdCliDraftOptions *options, GError **error)
{
  static const char *const relations[] = { "approves", "is-told", NULL };
  static const char *const locations[] = { "unknown", "office", "remote", NULL };
  static const char *const addresses[] = { "default", "formal", "informal", NULL };
  static const char *const audiences[] = { "external", "internal", NULL };
  int relation = 0, location = 0, address = 0, audience = 0;

  if (options->situation != NULL && !hd_situation_parse (options->situation, &facts->situation))
    return wrong (error, "situation", options->situation,
                  "one of late, early, lunch, half-day, full-day, days, remote, contractor, "
                  "short-notice, follow-up, prying, direct, change, cancel, clash, confirm, "
                  "reason");
  if (options->channel != NULL && !hd_channel_parse (options->channel, &facts->channel))
    return wrong (error, "channel", options->channel,
                  "one of email, chat, hr, calendar, auto-reply, handover");
  if (options->tone != NULL && !hd_tone_parse (options->tone, &facts->tone))
    return wrong (error, "tone", options->tone, "one of plain, warm, formal");
  if (!read_choice ("relation", options->relation, relations, &relation, error) ||
      !read_choice ("location", options->location, locations, &location, error) ||
      !read_choice ("address", options->address, addresses, &address, error) ||
      !read_choice ("audience", options->audience, audiences, &audience, error))
    return FALSE;

  facts->relation = (HdRelation) relation;
  facts->location = (HdLocation) location;
  facts->address = (HdAddress) address;
  facts->internal = audience == 1;
  facts->contractor = options->contractor;
  facts->purpose = !options->no_purpose;
  facts->recorded = options->recorded;
  return TRUE;
}

static gboolean
read_texts (HdRequestFacts *facts, const HdCliDraftOptions *options, GError **error)
{
  const struct
  {
    const char *field;
    const char *text;
  } texts[] = {
    { "to", options->to },           { "from", options->from },
    { "contact", options->contact }, { "leave-type", options->leave_type },
    { "due", options->due },         { "topic", options->topic },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].text != NULL &&
        !hd_request_facts_set_text (facts, texts[i].field, texts[i].text, error))
      return FALSE;
  if (options->cover != NULL && !hd_request_facts_set_cover (facts, options->cover, error))
    return FALSE;
  for (guint i = 0; options->items != NULL && options->items[i] != NULL; i++)
    if (!hd_request_facts_add_item (facts, options->items[i], error))
      return FALSE;

  return TRUE;
}

/* The time zone is worth a word only where readers may sit in another one. */
static gboolean
read_zone (HdRequestFacts *facts, const HdCli *cli, GError **error)
{
  if (cli->zone_name == NULL || hd_request_facts_get_situation (facts) != HD_SITUATION_REMOTE ||
      facts->date == HD_DATE_NONE)
    return TRUE;

  gint64 instant = hd_zone_to_instant (cli->zone, (HdWall){ facts->date, 12 * 3600 }, NULL);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (instant);
  g_autoptr (GDateTime) noon = utc != NULL ? g_date_time_to_timezone (utc, cli->zone) : NULL;
  const char *name = noon != NULL ? g_date_time_get_timezone_abbreviation (noon) : NULL;

  return name == NULL || !g_ascii_isalpha (name[0]) ||
         hd_request_facts_set_text (facts, "zone-label", name, error);
}

/* Times “instead” that are the same one. */
static gboolean
check_moves (const HdRequestFacts *facts, GError **error)
{
  HdDaySpan now = { facts->date, facts->window };

  if (facts->date == HD_DATE_NONE || facts->until_date != HD_DATE_NONE ||
      hd_request_facts_get_situation (facts) != HD_SITUATION_CLASH ||
      !has_alternative (facts, &now))
    return TRUE;
  g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "alternative: this is the time of --date itself");
  return FALSE;
}

/**
 * hd_cli_draft_read_facts:
 *
 * Returns: (transfer full): the facts that the options name; %NULL with %HD_ERROR_USAGE, and the
 *   line begins with the option
 */
HdRequestFacts *
hd_cli_draft_read_facts (const HdCli *cli, const HdCliDraftOptions *options, GError **error)
{
  g_autoptr (HdRequestFacts) facts = hd_request_facts_new ();
  g_autoptr (GError) inner = NULL;
  HdDate today = cli->today;

  if (!read_kinds (facts, options, error) ||
      !read_date ("date", options->date, today, &facts->date, error) ||
      !read_date ("until-date", options->until_date, today, &facts->until_date, error) ||
      !read_span ("window", options->window, &facts->window, error) ||
      !read_amount ("amount", options->amount, 1, &facts->amount, error) ||
      !read_amount ("balance", options->balance, 0, &facts->balance, error) ||
      !read_time ("back", options->back, &facts->back, error) ||
      !read_time ("reachable-until", options->reachable_until, &facts->reachable_until, error) ||
      !read_date ("confirm-by", options->confirm_by, today, &facts->confirm_by, error) ||
      !read_date ("earlier-date", options->earlier_date, today, &facts->earlier.date, error) ||
      !read_span ("earlier-window", options->earlier_window, &facts->earlier.window, error) ||
      !read_span ("hours", options->hours, &facts->hours, error) ||
      !read_workdays (options->workdays, &facts->workdays, error))
    return NULL;
  if (options->limit < 0)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "--limit: a number of characters, from 0 on");
      return NULL;
    }

  facts->limit = options->limit;
  facts->amount_in_days = options->amount != NULL && strchr (options->amount, 'd') != NULL;
  if (!read_alternatives (facts, options->alternatives, today, &inner) ||
      !read_texts (facts, options, &inner) || !read_zone (facts, cli, &inner) ||
      !hd_request_facts_check (facts, today, &inner) || !check_moves (facts, &inner))
    {
      /* The room names the fact; here it is an option. */
      g_set_error (error, HD_ERROR, HD_ERROR_USAGE, "%s%s",
                   g_str_has_prefix (inner->message, "--") ? "" : "--", inner->message);
      return NULL;
    }

  return g_steal_pointer (&facts);
}
