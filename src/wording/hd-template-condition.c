/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-template-private.h"

#include <string.h>

#include "hd-error.h"

/*
 * The conditions of a line: names, one bit each, of which the facts have some.
 */

/* In the order of the bits. */
static const char *const flag_names[] = {
  "late",      "early",        "lunch",          "half-day",  "full-day",   "days",      "remote",
  "freelance", "short-notice", "follow-up",      "prying",    "direct",     "change",    "cancel",
  "clash",     "confirm",      "reason",         "chat",      "plain",      "warm",      "formal",
  "polite",    "familiar",     "approves",       "told",      "contractor", "window",    "range",
  "purpose",   "agreed",       "asked",          "uncovered", "topic",      "back-time", "back-day",
  "reachable", "recorded",     "confirm-by",     "due",       "items",      "amount",    "morning",
  "afternoon", "gap",          "at-office",      "at-home",   "zone",       "contact",   "to",
  "from",      "earlier",      "earlier-window", "two",       "internal",   "tight",     "sent",
  "date",      "own",          "terse",          "off",
};
G_STATIC_ASSERT (G_N_ELEMENTS (flag_names) == HD_N_FLAGS && HD_N_FLAGS <= 64);

/* What hd-draft-values.c fills in. */
static const char *const value_names[] = {
  "date",         "first",        "last",          "time-from",  "time-to",      "span",
  "back-time",    "back-date",    "amount",        "type",       "to",           "from",
  "cover",        "contact",      "topic",         "due",        "confirm-date", "reachable-time",
  "earlier-date", "earlier-span", "alternatives",  "items",      "zone",         "short-date",
  "short-span",   "short-amount", "terse-amount",  "terse-span", "span-from",    "span-to",
  "alternative",  "short-until",  "short-earlier", "salutation",
};

gboolean
hd_template_is_value (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (value_names); i++)
    if (strcmp (value_names[i], name) == 0)
      return TRUE;

  return FALSE;
}

gboolean
hd_condition_holds (const HdCondition *condition, HdFlags flags)
{
  for (int i = 0; i < condition->n; i++)
    if (((condition->any[i] & flags) != 0) == condition->negated[i])
      return FALSE;

  return TRUE;
}

static guint
find_flag (const char *name)
{
  guint bit = 0;

  while (bit < HD_N_FLAGS && (flag_names[bit][0] != name[0] || strcmp (flag_names[bit], name) != 0))
    bit++;
  return bit;
}

/**
 * hd_condition_parse:
 * @text: names with blanks between, `a/b` for either, `!a` for not; "" always holds
 */
gboolean
hd_condition_parse (const char *text, HdCondition *condition, GError **error)
{
  g_auto (GStrv) terms = g_strsplit_set (text, " \t", -1);

  *condition = (HdCondition){ .n = 0 };
  for (guint i = 0; terms[i] != NULL; i++)
    {
      const char *term = terms[i];
      g_auto (GStrv) names = NULL;
      HdFlags mask = 0;

      if (*term == '\0')
        continue;
      if (condition->n == HD_MAX_TERMS)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "more than %d conditions", HD_MAX_TERMS);
          return FALSE;
        }
      if (*term == '!')
        {
          condition->negated[condition->n] = TRUE;
          term++;
        }
      names = g_strsplit (term, "/", -1);
      for (guint k = 0; names[k] != NULL; k++)
        {
          guint bit = find_flag (names[k]);

          if (bit == HD_N_FLAGS)
            {
              g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "“%s” is no condition", names[k]);
              return FALSE;
            }
          mask |= HD_FLAG (bit);
        }
      condition->any[condition->n++] = mask;
    }

  return TRUE;
}
