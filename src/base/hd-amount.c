/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-amount.h"

#include <string.h>

#include "hd-error.h"

/* More than a century of minutes: whatever is larger is a slip of the keyboard. */
#define AMOUNT_MAX ((gint64) 60 * 1000 * 1000)

/* Reads up to @most digits; returns how many there were. */
static int
read_digits (const char **text, int most, gint64 *value)
{
  int n = 0;

  *value = 0;
  while (n < most && g_ascii_isdigit ((*text)[0]))
    {
      *value = *value * 10 + ((*text)[0] - '0');
      (*text)++;
      n++;
    }

  return n;
}

/**
 * hd_time_parse:
 * @minute: (out): minutes since midnight, 0 to 1440
 *
 * Reads `HH:MM` or `H:MM`, and `24:00` as the end of the day.
 */
gboolean
hd_time_parse (const char *text, int *minute)
{
  gint64 hours, minutes;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (minute != NULL, FALSE);

  if (read_digits (&text, 2, &hours) == 0 || *text++ != ':' ||
      read_digits (&text, 2, &minutes) != 2 || *text != '\0')
    return FALSE;
  if (minutes > 59 || hours * 60 + minutes > HD_DAY_MINUTES)
    return FALSE;

  *minute = (int) (hours * 60 + minutes);
  return TRUE;
}

/**
 * hd_time_format:
 *
 * Returns: (transfer full): @minute as `HH:MM`
 */
char *
hd_time_format (int minute)
{
  g_return_val_if_fail (minute >= 0 && minute <= HD_DAY_MINUTES, NULL);

  return g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
}

/**
 * hd_span_parse:
 * @span: (out): the span
 *
 * Reads `14:00-16:00`, with a hyphen or an en dash. An empty or reversed span is refused.
 */
gboolean
hd_span_parse (const char *text, HdSpan *span, GError **error)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (span != NULL, FALSE);

  const char *dash = strchr (text, '-');
  gsize dash_length = 1;

  if (dash == NULL)
    {
      dash = strstr (text, "–");
      dash_length = strlen ("–");
    }

  g_autofree char *from = dash != NULL ? g_strndup (text, (gsize) (dash - text)) : NULL;

  if (dash == NULL || !hd_time_parse (from, &span->from) ||
      !hd_time_parse (dash + dash_length, &span->to))
    {
      g_autofree char *shown = g_utf8_make_valid (text, (gssize) strnlen (text, 40));

      g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "“%s” is no span of time: write 14:00-16:00",
                   shown);
      return FALSE;
    }

  if (span->to <= span->from)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "The span %s ends before it starts", text);
      return FALSE;
    }

  return TRUE;
}

/**
 * hd_amount_parse:
 * @day_minutes: what one day (`1d`) is worth, in minutes
 * @minutes: (out): the amount in whole minutes
 *
 * Reads `2h`, `2h30`, `2h30m`, `2.5h`, `90m`, `1d`, `0.5d`, with a leading minus for less than
 * nothing. Half a minute rounds away from zero.
 */
gboolean
hd_amount_parse (const char *text, int day_minutes, gint64 *minutes, GError **error)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (minutes != NULL, FALSE);

  const char *at = text;
  gboolean negative = *at == '-';
  gint64 whole, fraction = 0, scale = 1, rest = 0, total;
  int n_whole;

  if (negative)
    at++;
  n_whole = read_digits (&at, 9, &whole);
  if (n_whole > 0 && (*at == '.' || *at == ','))
    {
      int n;

      at++;
      n = read_digits (&at, 4, &fraction);
      if (n == 0)
        n_whole = 0;
      while (n-- > 0)
        scale *= 10;
    }

  gint64 unit = 0;
  switch (*at)
    {
    case 'h':
      unit = 60;
      break;
    case 'm':
      unit = 1;
      break;
    case 'd':
      unit = day_minutes;
      break;
    default:
      break;
    }

  if (n_whole == 0 || unit == 0)
    goto invalid;
  if (*at++ == 'h' && scale == 1 && g_ascii_isdigit (*at))
    {
      if (read_digits (&at, 2, &rest) != 2 || rest > 59)
        goto invalid;
      if (*at == 'm')
        at++;
    }
  if (*at != '\0')
    goto invalid;

  total = whole * unit + (fraction * unit * 2 + scale) / (scale * 2) + rest;
  if (total > AMOUNT_MAX)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "%s is more time than anyone has", text);
      return FALSE;
    }

  *minutes = negative ? -total : total;
  return TRUE;

invalid:;
  g_autofree char *shown = g_utf8_make_valid (text, (gssize) strnlen (text, 40));

  g_set_error (error, HD_ERROR, HD_ERROR_INVALID,
               "“%s” is no amount of time: write 2h, 2h30, 90m, 1d or 0.5d", shown);
  return FALSE;
}
