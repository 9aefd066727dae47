/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-check-structure.h"

#include <string.h>

/*
 * What can be said of the build of a text without a rule: a weekday that does not fit the date
 * beside it, and two forms of address in one message. The names of days and months and the words
 * of address come from the files of the language.
 */

/* Words between a weekday and its date: “Thursday, the 3rd”. */
#define MAX_BETWEEN 2

static gboolean
is_fold (const HdCheckText *text, guint token, const char *fold)
{
  return token < text->n_tokens && strcmp (hd_check_text_fold (text, token), fold) == 0;
}

/* A day of the month: 3, 3rd, 1er; or 0. */
static int
read_day (const HdCheckText *text, guint token)
{
  static const char *const endings[] = { "", "st", "nd", "rd", "th", "er", "o", "a" };
  const char *fold;
  char *end;
  gint64 day;

  if (token >= text->n_tokens || (text->tokens[token].flags & HD_TOKEN_TIME) != 0)
    return 0;
  fold = hd_check_text_fold (text, token);
  if (!g_ascii_isdigit (*fold))
    return 0;
  day = g_ascii_strtoll (fold, &end, 10);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (strcmp (end, endings[i]) == 0)
      return day >= 1 && day <= 31 ? (int) day : 0;
  return 0;
}

/* A year of four digits, or 0. */
static int
read_year (const HdCheckText *text, guint token)
{
  const char *fold = token < text->n_tokens ? hd_check_text_fold (text, token) : "";

  return strlen (fold) == 4 && strspn (fold, "0123456789") == 4 && (*fold == '1' || *fold == '2')
           ? (int) g_ascii_strtoll (fold, NULL, 10)
           : 0;
}

/* What stands behind a weekday, as one or two readings of day and month. */
typedef struct
{
  int day[2];
  int month[2];
  int year; /* 0: not written */
  guint end;
} Written;

/* 3.12., 3/12/2026: in English the month may come first. */
static gboolean
read_numeric (const HdCheckText *text, guint token, gboolean month_first, Written *written)
{
  const char *fold = token < text->n_tokens ? hd_check_text_fold (text, token) : "";
  char separator, *end;
  gint64 a, b, year = 0;

  if (!g_ascii_isdigit (*fold) || (text->tokens[token].flags & HD_TOKEN_TIME) != 0)
    return FALSE;
  a = g_ascii_strtoll (fold, &end, 10);
  separator = *end;
  if ((separator != '.' && separator != '/') || !g_ascii_isdigit (end[1]))
    return FALSE;
  b = g_ascii_strtoll (end + 1, &end, 10);
  if (*end == separator && g_ascii_isdigit (end[1]))
    {
      year = g_ascii_strtoll (end + 1, &end, 10);
      year += year < 100 ? 2000 : 0;
    }
  if (*end != '\0' || a < 1 || b < 1 || a > 31 || b > 31 || year > 9999)
    return FALSE;
  /* “Thursday 10.30” is a time. */
  if (separator == '.' && year == 0 && b > 12)
    return FALSE;
  written->day[0] = (int) a;
  written->month[0] = (int) b;
  written->day[1] = month_first ? (int) b : 0;
  written->month[1] = month_first ? (int) a : 0;
  written->year = (int) year;
  written->end = token + 1;
  return TRUE;
}

static gboolean
read_date (const HdLanguageMarks *marks, const HdCheckText *text, guint token, Written *written)
{
  int day = read_day (text, token), month;
  guint next = token;

  memset (written, 0, sizeof *written);
  if (day != 0)
    {
      next++;
      if (is_fold (text, next, "of") || is_fold (text, next, "de") || is_fold (text, next, "."))
        next++;
      month = next < text->n_tokens
                ? hd_language_marks_get_month (marks, hd_check_text_fold (text, next))
                : 0;
      if (month == 0)
        return FALSE;
      next++;
    }
  else
    {
      month = token < text->n_tokens
                ? hd_language_marks_get_month (marks, hd_check_text_fold (text, token))
                : 0;
      if (month == 0)
        return read_numeric (text, token, hd_language_marks_has_month_first (marks), written);
      next++;
      day = read_day (text, next);
      if (day == 0)
        return FALSE;
      next++;
    }
  written->day[0] = day;
  written->month[0] = month;
  written->end = next;
  if (is_fold (text, next, ",") || is_fold (text, next, "de") || is_fold (text, next, "del"))
    next++;
  written->year = read_year (text, next);
  if (written->year != 0)
    written->end = next + 1;
  return TRUE;
}

/* Whether @weekday can be right for one reading of what is written. What is no date is not judged.
 * A day without a year is the next of that name, or one that nobody can place: one far ahead may as
 * well be one that was a short while ago. */
static gboolean
may_be_right (const Written *written, int reading, int weekday, HdDate today, int reach)
{
  int month = written->month[reading], day = written->day[reading];
  int year = written->year, this_month, this_day;
  HdDate date;

  if (day == 0)
    return FALSE;
  if (year == 0 && today == HD_DATE_NONE)
    return TRUE;
  if (year == 0)
    {
      hd_date_get_ymd (today, &year, &this_month, &this_day);
      year += month < this_month || (month == this_month && day < this_day);
    }
  if (!hd_date_valid (year, month, day))
    return TRUE;
  date = hd_date_new (year, month, day);
  return (int) hd_date_weekday (date) == weekday || (written->year == 0 && date > today + reach);
}

/**
 * hd_check_dates:
 * @today: what a date without a year is near; %HD_DATE_NONE: such dates are not judged
 * @reach: how many days after @today such a date may lie to be judged
 * @found: called for each weekday whose date is another day
 */
void
hd_check_dates (const HdLanguageMarks *marks,
                const HdCheckText *text,
                HdDate today,
                int reach,
                HdCheckSpanFound found,
                gpointer data)
{
  for (guint i = 0; i < text->n_tokens; i++)
    {
      const HdToken *token = &text->tokens[i];
      int weekday = token->kind == HD_TOKEN_WORD
                      ? hd_language_marks_get_weekday (marks, hd_check_text_fold (text, i))
                      : 0;
      guint next = i + 1;
      Written written;

      for (guint between = 0; weekday != 0 && between < MAX_BETWEEN && next < text->n_tokens;
           between++)
        if (is_fold (text, next, ",") || is_fold (text, next, "the") || is_fold (text, next, ".") ||
            is_fold (text, next, "den") || is_fold (text, next, "dem") ||
            is_fold (text, next, "le") || is_fold (text, next, "dia"))
          next++;
      if (weekday == 0 || next >= text->n_tokens ||
          text->tokens[next].sentence != token->sentence ||
          !read_date (marks, text, next, &written) ||
          may_be_right (&written, 0, weekday, today, reach) ||
          may_be_right (&written, 1, weekday, today, reach))
        continue;
      found (i, written.end, data);
    }
}

/* A polite pronoun that is one by its capital only counts where nothing else explains it. */
static gboolean
is_polite (const HdLanguageMarks *marks, const HdCheckText *text, guint token)
{
  const HdToken *t = &text->tokens[token];

  switch (hd_language_marks_get_address (marks, hd_check_text_fold (text, token)))
    {
    case HD_MARK_POLITE:
      return TRUE;
    case HD_MARK_POLITE_CAPITAL:
      return (t->flags & HD_TOKEN_CAPITAL) != 0 && (t->flags & HD_TOKEN_FIRST) == 0 &&
             (t->flags & HD_TOKEN_LINE) == 0 &&
             !(token > 0 && text->tokens[token - 1].kind == HD_TOKEN_PUNCT &&
               !is_fold (text, token - 1, ","));
    case HD_MARK_NONE:
    case HD_MARK_FAMILIAR:
    case HD_MARK_FAMILIAR_GLUED:
      return FALSE;
    }
  return FALSE;
}

static gboolean
is_familiar (const HdLanguageMarks *marks, const HdCheckText *text, guint token)
{
  HdAddressMark mark = hd_language_marks_get_address (marks, hd_check_text_fold (text, token));

  return mark == HD_MARK_FAMILIAR ||
         (mark == HD_MARK_FAMILIAR_GLUED && token + 1 < text->n_tokens &&
          (text->tokens[token + 1].flags & HD_TOKEN_GLUED) != 0);
}

/* “rendez-vous”, “a-t-il”; but “pouvez-vous”, “dis-toi” */
static gboolean
is_no_address (const HdCheckText *text, guint token)
{
  if (token == 0 || (text->tokens[token].flags & HD_TOKEN_GLUED) == 0)
    return FALSE;
  return text->tokens[token].fold_length == 1 || is_fold (text, token - 1, "rendez");
}

/**
 * hd_check_address:
 * @found: called once, for the first word that changes the form of address of the text
 */
void
hd_check_address (const HdLanguageMarks *marks,
                  const HdCheckText *text,
                  HdCheckSpanFound found,
                  gpointer data)
{
  gboolean formal = FALSE, informal = FALSE;

  for (guint i = 0; i < text->n_tokens; i++)
    {
      const HdToken *token = &text->tokens[i];
      gboolean polite, close;

      if (token->kind != HD_TOKEN_WORD || is_no_address (text, i))
        continue;
      polite = is_polite (marks, text, i);
      close = is_familiar (marks, text, i);
      if ((polite && informal) || (close && formal))
        {
          found (i, i + 1, data);
          return;
        }
      formal |= polite;
      informal |= close;
    }
}
