/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-forecast.h"

#include <glib/gi18n.h>

#include "hd-leave-words.h"
#include "hd-words.h"

static void
clear_day (gpointer data)
{
  g_free (((HdForecastDay *) data)->what);
}

static void
add_cap (GArray *caps, HdDate on, gint64 minutes)
{
  HdForecastCap cap = { on, minutes };

  if (caps->len > 0 && g_array_index (caps, HdForecastCap, caps->len - 1).minutes == minutes)
    return;
  if (caps->len > 0 && g_array_index (caps, HdForecastCap, caps->len - 1).on == on)
    g_array_index (caps, HdForecastCap, caps->len - 1) = cap;
  else
    g_array_append_val (caps, cap);
}

/* The cap of each version and of each tier in it, from the day on which it holds. */
static GArray *
list_caps (const HdLeaveAccount *account, HdDate from, HdDate until)
{
  GArray *caps = g_array_new (FALSE, FALSE, sizeof (HdForecastCap));

  for (guint i = 0; i < account->policies->len; i++)
    {
      const HdLeavePolicy *policy = g_ptr_array_index (account->policies, i);
      const HdLeavePolicy *next =
        i + 1 < account->policies->len ? g_ptr_array_index (account->policies, i + 1) : NULL;
      HdDate end = next != NULL ? next->accrual_from : until + 1;

      for (guint j = 0; j < policy->terms->len; j++)
        {
          const HdLeaveTerms *terms = &g_array_index (policy->terms, HdLeaveTerms, j);
          HdDate start = j == 0 ? policy->accrual_from : MAX (terms->from, policy->accrual_from);

          if (start < end && start <= until)
            add_cap (caps, MAX (start, from), terms->balance_cap);
        }
    }

  if (caps->len == 1 && g_array_index (caps, HdForecastCap, 0).minutes == HD_NO_LIMIT)
    g_array_set_size (caps, 0);
  return caps;
}

/* Several lines of one kind on one day are one to people. */
typedef struct
{
  HdDate on;
  HdLeaveKind kind;
  gboolean held;
  gint64 minutes;
} Happening;

static int
compare_happenings (gconstpointer a, gconstpointer b)
{
  const Happening *first = a, *second = b;

  if (first->on != second->on)
    return first->on < second->on ? -1 : 1;
  if (first->held != second->held)
    return first->held ? 1 : -1;
  return (int) first->kind - (int) second->kind;
}

static GArray *
list_happenings (const HdLeaveBook *book, HdDate from, HdDate until)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Happening));
  const GArray *lines = hd_leave_book_get_granted (book)->lines;
  const GArray *leave = book->ledger->lines;

  /* What is earned and what lapses with all requests granted, as the steps have it. */
  for (guint i = 0; i < lines->len; i++)
    {
      const HdLeaveLine *line = &g_array_index (lines, HdLeaveLine, i);
      Happening one = { line->on, line->kind, FALSE, line->minutes };

      /* What moves between lots on the day of a carry-over is no event to anybody. */
      if (line->on >= from && line->on <= until && line->kind != HD_LEAVE_CARRY_IN &&
          line->kind != HD_LEAVE_CARRY_OUT && line->kind != HD_LEAVE_LEAVE)
        g_array_append_val (all, one);
    }
  for (guint i = 0; i < leave->len; i++)
    {
      const HdLeaveLine *line = &g_array_index (leave, HdLeaveLine, i);
      Happening one = { line->on, line->kind, FALSE, line->minutes };

      if (line->on >= from && line->on <= until && line->kind == HD_LEAVE_LEAVE)
        g_array_append_val (all, one);
    }
  for (guint i = 0; i < book->charges->len; i++)
    {
      const GArray *days = g_ptr_array_index (book->charges, i);

      for (guint j = 0; book->held[i] && j < days->len; j++)
        {
          const HdCharge *charge = &g_array_index (days, HdCharge, j);
          Happening one = { charge->on, HD_LEAVE_LEAVE, TRUE, -charge->minutes };

          if (charge->on >= from && charge->on <= until)
            g_array_append_val (all, one);
        }
    }

  g_array_sort (all, compare_happenings);
  return all;
}

static char *
describe (const Happening *one)
{
  g_autofree char *amount = hd_words_amount (ABS (one->minutes));

  if (one->held)
    /* Translators: an amount of time off that is asked for */
    return g_strdup_printf (_ ("Requested: %s"), amount);
  return hd_leave_words_change (one->kind, one->minutes);
}

static gboolean
is_marked (const HdLeaveForecast *steps, HdDate on)
{
  for (guint i = 0; i < steps->marks->len; i++)
    if (g_array_index (steps->marks, HdLeaveMark, i).on == on)
      return TRUE;
  return FALSE;
}

static void
list_days (HdForecast *self, const HdLeaveBook *book)
{
  g_autoptr (GArray) all = list_happenings (book, self->from, self->until);

  for (guint i = 0; i < all->len;)
    {
      HdDate on = g_array_index (all, Happening, i).on;
      const HdLeavePoint *point = hd_forecast_get_point (self, on);
      HdForecastDay day = { on, MAX (point->balance, point->available), point->available, NULL,
                            is_marked (self->steps, on) };
      g_autoptr (GString) what = g_string_new (NULL);

      while (i < all->len && g_array_index (all, Happening, i).on == on)
        {
          Happening one = g_array_index (all, Happening, i);
          g_autofree char *words = NULL;

          for (i++;
               i < all->len && compare_happenings (&one, &g_array_index (all, Happening, i)) == 0;
               i++)
            one.minutes += g_array_index (all, Happening, i).minutes;
          words = describe (&one);
          g_string_append_printf (what, "%s%s", what->len > 0 ? " · " : "", words);
        }
      day.what = g_strdup (what->str);
      g_array_append_val (self->days, day);
    }
}

/**
 * hd_forecast_new:
 * @book: derived until @until or later; not kept
 * @from: the first day to show
 * @until: the last one
 *
 * Returns: (transfer full): the stretch, ready to be shown
 */
HdForecast *
hd_forecast_new (const HdLeaveBook *book, HdDate today, HdDate from, HdDate until)
{
  g_return_val_if_fail (book != NULL, NULL);
  g_return_val_if_fail (from <= until && until <= book->ledger->until, NULL);

  HdForecast *self = g_new0 (HdForecast, 1);

  self->today = today;
  self->from = from;
  self->until = until;
  self->steps = hd_leave_forecast_new (book, from, until);
  self->caps = list_caps (book->account, from, until);
  self->limit = book->account->limited ? MIN (book->account->negative_limit, 0) : 0;
  for (guint i = 0; i < self->steps->points->len; i++)
    {
      const HdLeavePoint *point = &g_array_index (self->steps->points, HdLeavePoint, i);

      self->least = MIN (self->least, MIN (point->available, point->balance));
      self->most = MAX (self->most, MAX (point->available, point->balance));
    }
  self->days = g_array_new (FALSE, FALSE, sizeof (HdForecastDay));
  g_array_set_clear_func (self->days, clear_day);
  list_days (self, book);
  return self;
}

void
hd_forecast_free (HdForecast *self)
{
  if (self == NULL)
    return;

  hd_leave_forecast_free (self->steps);
  g_array_unref (self->caps);
  g_array_unref (self->days);
  g_free (self);
}

/**
 * hd_forecast_get_point:
 *
 * Returns: (transfer none): the step that @on is on; a day outside counts as the nearest inside
 */
const HdLeavePoint *
hd_forecast_get_point (const HdForecast *self, HdDate on)
{
  const GArray *points = self->steps->points;
  guint low = 0, high = points->len - 1;

  while (low < high)
    {
      guint middle = (low + high + 1) / 2;

      if (g_array_index (points, HdLeavePoint, middle).on <= on)
        low = middle;
      else
        high = middle - 1;
    }

  return &g_array_index (points, HdLeavePoint, low);
}

/**
 * hd_forecast_get_day:
 *
 * Returns: (transfer none) (nullable): what happens on @on; %NULL for nothing
 */
const HdForecastDay *
hd_forecast_get_day (const HdForecast *self, HdDate on)
{
  guint low = 0, high = self->days->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const HdForecastDay *day = &g_array_index (self->days, HdForecastDay, middle);

      if (day->on == on)
        return day;
      if (day->on < on)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

/* The marks of a day: a lapse is one of the last day that was good as well as of the day after. */
static void
append_marks (GString *text, const HdForecast *self, HdDate on)
{
  for (guint i = 0; i < self->steps->marks->len; i++)
    {
      const HdLeaveMark *mark = &g_array_index (self->steps->marks, HdLeaveMark, i);
      g_autofree char *words = NULL;

      if (mark->kind != HD_LEAVE_EXPIRE || mark->on - 1 != on)
        continue;
      words = hd_leave_words_mark (mark, self->today);
      g_string_append_printf (text, " · %s", words);
    }
}

/**
 * hd_forecast_read_out:
 *
 * Returns: (transfer full): a day in words, as “Thu 3 Dec: 46 h 30, 43 h 30 after requests ·
 *   Requested: 3 h”
 */
char *
hd_forecast_read_out (const HdForecast *self, HdDate on)
{
  g_return_val_if_fail (self != NULL, NULL);

  const HdLeavePoint *point = hd_forecast_get_point (self, on);
  const HdForecastDay *day = hd_forecast_get_day (self, on);
  g_autofree char *date = hd_words_date (on, self->today);
  /* Leave that is taken before it would be cut off by a cap can leave more in the end. */
  g_autofree char *balance = hd_words_amount (MAX (point->balance, point->available));
  g_autofree char *available = hd_words_amount (point->available);
  GString *text = g_string_new (NULL);

  if (point->balance <= point->available)
    /* Translators: a date and what is left of leave then, as “Thu 3 Dec: 46 h 30” */
    g_string_append_printf (text, _ ("%s: %s"), date, balance);
  else
    /* Translators: a date, what is left of leave then, and what of it after open requests */
    g_string_append_printf (text, _ ("%s: %s, %s after requests"), date, balance, available);
  if (day != NULL)
    g_string_append_printf (text, " · %s", day->what);
  append_marks (text, self, on);
  return g_string_free (text, FALSE);
}
