/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-why.h"

#include <glib/gi18n.h>

#include "hd-leave-words.h"
#include "hd-words.h"

static void
free_term (gpointer data)
{
  HdWhyTerm *term = data;

  g_free (term->words);
  g_free (term);
}

static HdWhy *
new_why (HdDate on)
{
  HdWhy *self = g_new0 (HdWhy, 1);

  self->on = on;
  self->terms = g_ptr_array_new_with_free_func (free_term);
  return self;
}

static void
take_term (HdWhy *self, char *words, gint64 minutes)
{
  HdWhyTerm *term = g_new (HdWhyTerm, 1);

  term->words = words;
  term->minutes = minutes;
  g_ptr_array_add (self->terms, term);
  self->total += minutes;
}

static void
add_parts (HdWhy *self, const HdLeaveBook *book, HdDate today, gboolean prospect)
{
  g_autoptr (GArray) parts =
    prospect ? hd_leave_explain_prospect (book, self->on) : hd_leave_explain (book, self->on);

  for (guint i = 0; i < parts->len; i++)
    {
      const HdLeavePart *part = &g_array_index (parts, HdLeavePart, i);

      take_term (self, hd_leave_words_part (part, today), part->minutes);
    }
}

static HdWhy *
finish (HdWhy *self)
{
  g_autofree char *total = hd_words_amount (self->total);
  GString *text = g_string_new (total);

  for (guint i = 0; i < self->terms->len; i++)
    {
      const HdWhyTerm *term = g_ptr_array_index (self->terms, i);

      if (i == 0)
        g_string_append (text, term->minutes < 0 ? " = −" : " = ");
      else
        g_string_append (text, term->minutes < 0 ? " − " : " + ");
      g_string_append (text, term->words);
    }
  self->sentence = g_string_free (text, FALSE);
  return self;
}

/**
 * hd_why_now:
 *
 * Returns: (transfer full): what a payslip of today would say
 */
HdWhy *
hd_why_now (const HdLeaveBook *book, HdDate today)
{
  g_return_val_if_fail (book != NULL, NULL);

  HdWhy *self = new_why (today);

  add_parts (self, book, today, FALSE);
  return finish (self);
}

/**
 * hd_why_requests_end:
 *
 * Returns: the last day of what is asked for and has no answer yet; @today when there is no such
 *   day ahead
 */
HdDate
hd_why_requests_end (const HdLeaveBook *book, HdDate today)
{
  HdDate last = today;

  g_return_val_if_fail (book != NULL, today);

  for (guint i = 0; i < book->charges->len; i++)
    {
      const GArray *days = g_ptr_array_index (book->charges, i);

      if (book->held[i] && days->len > 0)
        last = MAX (last, g_array_index (days, HdCharge, days->len - 1).on);
    }
  return CLAMP (last, today, MAX (today, book->ledger->until));
}

/* What one kind of lines comes to from tomorrow until @until, all that is held granted. */
static gint64
sum_lines (const HdLeaveBook *book, HdDate today, HdDate until, guint kinds)
{
  const GArray *lines = hd_leave_book_get_granted (book)->lines;
  gint64 sum = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const HdLeaveLine *line = &g_array_index (lines, HdLeaveLine, i);

      if (line->on > today && line->on <= until && (kinds & (1u << line->kind)) != 0)
        sum += line->minutes;
    }
  return sum;
}

/* What is approved for the days from tomorrow until @until, or what is held by then. */
static gint64
sum_charges (const HdLeaveBook *book, HdDate today, HdDate until, gboolean held)
{
  gint64 sum = 0;

  for (guint i = 0; i < book->charges->len; i++)
    {
      const GArray *days = g_ptr_array_index (book->charges, i);

      for (guint j = 0; (held ? book->held[i] : book->charged[i]) && j < days->len; j++)
        {
          const HdCharge *charge = &g_array_index (days, HdCharge, j);

          if (charge->on <= until && (held || charge->on > today))
            sum += charge->minutes;
        }
    }
  return sum;
}

/* A term of a sum, when there is anything to say; @format has one place, for the amount. */
static void
add_amount (HdWhy *self, const char *format, gint64 minutes)
{
  g_autofree char *amount = hd_words_amount (ABS (minutes));
  g_auto (GStrv) around = g_strsplit (format, "%s", 2);

  if (minutes != 0)
    take_term (self, g_strjoinv (amount, around), minutes);
}

#define EARNED ((1u << HD_LEAVE_ACCRUAL) | (1u << HD_LEAVE_CAP_LOST))
#define MOVED ((1u << HD_LEAVE_CARRY_IN) | (1u << HD_LEAVE_CARRY_OUT))

/**
 * hd_why_after_requests:
 *
 * What is left when all that is asked for has been taken: today's figure, and all that comes and
 * goes until the last of it.
 *
 * Returns: (transfer full): the figure of hd_why_on() on hd_why_requests_end()
 */
HdWhy *
hd_why_after_requests (const HdLeaveBook *book, HdDate today)
{
  g_return_val_if_fail (book != NULL, NULL);

  HdDate until = hd_why_requests_end (book, today);
  HdWhy *self = new_why (until);
  g_autoptr (HdWhy) now = hd_why_now (book, today);
  g_autofree char *amount = hd_words_amount (ABS (now->total));
  gint64 total = hd_leave_ledger_balance (hd_leave_book_get_granted (book), until);
  gint64 earned = sum_lines (book, today, until, EARNED);
  gint64 booked = sum_lines (book, today, until,
                             ~(EARNED | MOVED | (1u << HD_LEAVE_EXPIRE) | (1u << HD_LEAVE_LEAVE)));
  gint64 approved = sum_charges (book, today, until, FALSE);
  gint64 held = sum_charges (book, today, until, TRUE);

  /* Translators: a term of a sum: the leave that is left today */
  take_term (self, g_strdup_printf (_ ("%s now"), amount), now->total);
  /* Translators: a term of a sum: an amount of time that is earned until then */
  add_amount (self, _ ("%s earned until then"), earned);
  /* Translators: a term of a sum: an amount of time that will be granted or corrected */
  add_amount (self, _ ("%s booked"), booked);
  /* Translators: a term of a sum: an amount of time that can no longer be used by then */
  add_amount (self, _ ("%s lapsing"), total - now->total - earned - booked + approved + held);
  /* Translators: a term of a sum: an amount of time off that was approved and is to come */
  add_amount (self, _ ("%s approved"), -approved);
  /* Translators: a term of a sum: an amount of time off that is asked for */
  add_amount (self, _ ("%s requested"), -held);
  return finish (self);
}

/**
 * hd_why_on:
 * @on: a day up to the one that @book was derived for
 *
 * Returns: (transfer full): what is left on that day, after what is asked for by then
 */
HdWhy *
hd_why_on (const HdLeaveBook *book, HdDate today, HdDate on)
{
  g_return_val_if_fail (book != NULL, NULL);

  HdWhy *self = new_why (on);

  add_parts (self, book, today, TRUE);
  return finish (self);
}

void
hd_why_free (HdWhy *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->terms);
  g_free (self->sentence);
  g_free (self);
}

/**
 * hd_why_list_lines:
 *
 * Lines of one kind on one day are one; what only moves between lots is left out.
 *
 * Returns: (transfer full) (element-type HdWhyLine): the ledger up to @until, ascending
 */
GArray *
hd_why_list_lines (const HdLeaveBook *book, HdDate until)
{
  g_return_val_if_fail (book != NULL, NULL);

  GArray *lines = g_array_new (FALSE, FALSE, sizeof (HdWhyLine));
  gint64 left = 0;

  for (guint i = 0; i < book->ledger->lines->len; i++)
    {
      const HdLeaveLine *line = &g_array_index (book->ledger->lines, HdLeaveLine, i);
      HdWhyLine *last = lines->len > 0 ? &g_array_index (lines, HdWhyLine, lines->len - 1) : NULL;
      HdWhyLine one = { line->on, line->kind, line->minutes, 0 };

      if (line->on > until)
        break;
      left += line->minutes;
      if (last != NULL && (line->kind == HD_LEAVE_CARRY_IN || line->kind == HD_LEAVE_CARRY_OUT))
        {
          last->left = left;
          continue;
        }
      one.left = left;
      if (last != NULL && last->on == one.on && last->kind == one.kind)
        {
          last->minutes += one.minutes;
          last->left = left;
        }
      else
        g_array_append_val (lines, one);
    }

  return lines;
}
