/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-fraction.h"

static HdWide
greatest_common_divisor (HdWide a, HdWide b)
{
  if (a < 0)
    a = -a;
  while (b != 0)
    {
      HdWide rest = a % b;

      a = b;
      b = rest;
    }

  return a;
}

static HdFraction
reduced (HdWide num, HdWide den)
{
  HdWide divisor = greatest_common_divisor (num, den);

  g_assert (den > 0);

  return (HdFraction){ num / divisor, den / divisor };
}

/* @num / @den to the nearest whole, halves away from zero. */
static HdWide
divide_half_away (HdWide num, HdWide den)
{
  HdWide half_up = ((num < 0 ? -num : num) * 2 + den) / (den * 2);

  return num < 0 ? -half_up : half_up;
}

/**
 * hd_fraction_new:
 * @den: above 0
 */
HdFraction
hd_fraction_new (gint64 num, gint64 den)
{
  g_return_val_if_fail (den > 0, ((HdFraction){ 0, 1 }));

  return reduced (num, den);
}

/**
 * hd_fraction_parse:
 * @value: (out): the number
 *
 * Reads a decimal as people write it: an optional sign, digits, an optional point with up to
 * %HD_FRACTION_MAX_DIGITS digits, rounded to %HD_FRACTION_MAX_DECIMALS.
 *
 * Returns: %FALSE when @text is no such number or is above %HD_FRACTION_MAX_WHOLE
 */
gboolean
hd_fraction_parse (const char *text, HdFraction *value)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  gboolean negative = *text == '-';
  gint64 num = 0, den = 1;
  int decimals = 0;

  if (*text == '-' || *text == '+')
    text++;
  if (!g_ascii_isdigit (*text))
    return FALSE;

  for (; g_ascii_isdigit (*text); text++)
    {
      num = num * 10 + (*text - '0');
      if (num > HD_FRACTION_MAX_WHOLE)
        return FALSE;
    }
  if (*text == '.')
    {
      text++;
      if (!g_ascii_isdigit (*text))
        return FALSE;
      for (; g_ascii_isdigit (*text); text++)
        {
          decimals++;
          if (decimals > HD_FRACTION_MAX_DIGITS)
            return FALSE;
          if (decimals == HD_FRACTION_MAX_DECIMALS + 1 && *text >= '5')
            num++;
          if (decimals > HD_FRACTION_MAX_DECIMALS)
            continue;
          num = num * 10 + (*text - '0');
          den *= 10;
        }
    }
  if (*text != '\0')
    return FALSE;

  *value = reduced (negative ? -num : num, den);
  return TRUE;
}

/**
 * hd_fraction_scale:
 * @den: above 0
 *
 * Returns: @value × @num ÷ @den
 */
HdFraction
hd_fraction_scale (HdFraction value, gint64 num, gint64 den)
{
  g_return_val_if_fail (den > 0, value);

  return reduced (value.num * num, value.den * den);
}

HdFraction
hd_fraction_add (HdFraction a, HdFraction b)
{
  HdWide divisor = greatest_common_divisor (a.den, b.den);

  return reduced (a.num * (b.den / divisor) + b.num * (a.den / divisor), a.den / divisor * b.den);
}

/**
 * hd_fraction_round:
 *
 * Returns: the nearest whole number; half a minute rounds away from zero
 */
gint64
hd_fraction_round (HdFraction value)
{
  g_return_val_if_fail (value.den > 0, 0);

  return (gint64) divide_half_away (value.num, value.den);
}

/**
 * hd_fraction_round_to:
 * @step: above 0
 *
 * Returns: the multiple of @step that is nearest to @value, halves away from zero
 */
HdFraction
hd_fraction_round_to (HdFraction value, HdFraction step)
{
  g_return_val_if_fail (step.num > 0, value);

  HdWide steps = divide_half_away (value.num * step.den, value.den * step.num);

  return reduced (steps * step.num, step.den);
}

/**
 * hd_fraction_format:
 *
 * Returns: (transfer full): @value with exactly @decimals digits after the point, the last one
 *   rounded half away from zero; never a minus before zero
 */
char *
hd_fraction_format (HdFraction value, int decimals)
{
  gint64 scale = 1;

  g_return_val_if_fail (decimals >= 1 && decimals <= 9, NULL);

  for (int i = 0; i < decimals; i++)
    scale *= 10;

  gint64 scaled = hd_fraction_round (hd_fraction_scale (value, scale, 1));
  gint64 size = ABS (scaled);

  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%0*" G_GINT64_FORMAT, scaled < 0 ? "-" : "",
                          size / scale, decimals, size % scale);
}
