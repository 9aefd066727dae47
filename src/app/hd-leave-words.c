/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-leave-words.h"

#include <glib/gi18n.h>

#include "hd-template.h"
#include "hd-words.h"

/**
 * hd_leave_words_name:
 * @language: of the messages, as `en-GB`
 * @key: what leave is called there, as the templates name it; “leave” for just that
 *
 * Returns: (transfer full): as people say it at work, “PTO” or “annual leave”
 */
char *
hd_leave_words_name (const char *language, const char *key)
{
  g_return_val_if_fail (language != NULL && key != NULL, NULL);

  g_autoptr (HdTemplates) templates =
    g_str_equal (key, "leave") ? NULL : hd_templates_load (language, NULL);
  const char *words = templates != NULL ? hd_templates_get_leave_words (templates, key) : NULL;

  return g_strdup (words != NULL ? words : C_ ("paid time off, whatever kind", "leave"));
}

/**
 * hd_leave_words_own:
 * @title: as in a title, with capitals
 *
 * Returns: (transfer full): what the person calls leave, “annual leave” or “Annual Leave”
 */
char *
hd_leave_words_own (HdContext *context, gboolean title)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  const char *name = hd_context_get_leave_name (context);
  GString *text = g_string_new (NULL);
  gboolean first = TRUE;

  if (name == NULL)
    name = C_ ("paid time off, whatever kind", "leave");
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar sign = g_utf8_get_char (at);

      g_string_append_unichar (text, title && first ? g_unichar_totitle (sign) : sign);
      /* Only English has capitals inside its titles. */
      first = sign == ' ' && g_str_is_ascii (name);
    }
  return g_string_free (text, FALSE);
}

/**
 * hd_leave_words_kind:
 *
 * Returns: (transfer none): what a line of the ledger is called, as “Earned”
 */
const char *
hd_leave_words_kind (HdLeaveKind kind)
{
  static const char *const words[] = {
    [HD_LEAVE_OPENING] = N_ ("Opening balance"),
    [HD_LEAVE_GRANT] = N_ ("Granted"),
    [HD_LEAVE_ACCRUAL] = N_ ("Earned"),
    [HD_LEAVE_CARRY_IN] = N_ ("Carried over"),
    [HD_LEAVE_CARRY_OUT] = N_ ("Moved to the carry-over"),
    [HD_LEAVE_EXPIRE] = N_ ("Lapsed"),
    [HD_LEAVE_CAP_LOST] = N_ ("Lost to the cap"),
    [HD_LEAVE_LEAVE] = N_ ("Time off"),
    [HD_LEAVE_COMP] = N_ ("Time in lieu"),
    [HD_LEAVE_PAYOUT] = N_ ("Paid out"),
    [HD_LEAVE_ADJUST] = N_ ("Correction"),
    [HD_LEAVE_RECONCILE] = N_ ("Brought to the payslip"),
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (words), "");

  return _ (words[kind]);
}

/**
 * hd_leave_words_change:
 * @minutes: with its sign
 *
 * Returns: (transfer full): what happens to a balance on a day, as “Earned 7 h 30”
 */
char *
hd_leave_words_change (HdLeaveKind kind, gint64 minutes)
{
  g_autofree char *amount = hd_words_amount (ABS (minutes));
  g_autofree char *with_sign = hd_words_amount (minutes);

  switch (kind)
    {
    case HD_LEAVE_ACCRUAL:
    case HD_LEAVE_GRANT:
    case HD_LEAVE_OPENING:
    case HD_LEAVE_COMP:
    case HD_LEAVE_CARRY_IN:
    case HD_LEAVE_ADJUST:
    case HD_LEAVE_RECONCILE:
      /* Translators: what it is, as “Earned”, and an amount of time */
      return g_strdup_printf (_ ("%s: %s"), hd_leave_words_kind (kind), with_sign);
    case HD_LEAVE_CARRY_OUT:
    case HD_LEAVE_EXPIRE:
    case HD_LEAVE_CAP_LOST:
    case HD_LEAVE_LEAVE:
    case HD_LEAVE_PAYOUT:
    default:
      return g_strdup_printf (_ ("%s: %s"), hd_leave_words_kind (kind), amount);
    }
}

/**
 * hd_leave_words_mark:
 *
 * Returns: (transfer full): a day with a name, as “6 h lapse on 31 Mar”
 */
char *
hd_leave_words_mark (const HdLeaveMark *mark, HdDate today)
{
  g_return_val_if_fail (mark != NULL, NULL);

  gboolean lapses = mark->kind == HD_LEAVE_EXPIRE;
  g_autofree char *amount = hd_words_amount (mark->minutes);
  /* People are told the last day that is still good, and the ledger posts on the day after. */
  g_autofree char *on = hd_words_day (lapses ? mark->on - 1 : mark->on, today);

  if (lapses)
    /* Translators: an amount of time and a date, as “6 h lapse on 31 Mar” */
    return g_strdup_printf (_ ("%s lapse on %s"), amount, on);
  if (mark->kind == HD_LEAVE_CAP_LOST)
    /* Translators: an amount of time and a date: what a cap cuts off */
    return g_strdup_printf (_ ("%s lost to the cap on %s"), amount, on);
  /* Translators: an amount of time and a date: from then on too little leave is left */
  return g_strdup_printf (_ ("%s too little from %s"), amount, on);
}

/**
 * hd_leave_words_part:
 *
 * Returns: (transfer full): a term without its sign, as “10 h carried (use by 31 Mar)”
 */
char *
hd_leave_words_part (const HdLeavePart *part, HdDate today)
{
  g_return_val_if_fail (part != NULL, NULL);

  g_autofree char *amount = hd_words_amount (ABS (part->minutes));
  g_autofree char *text = NULL;

  switch (part->kind)
    {
    case HD_LEAVE_PART_EARNED:
      /* Translators: a term of a sum: an amount of time that was earned */
      text = g_strdup_printf (_ ("%s earned"), amount);
      break;
    case HD_LEAVE_PART_CARRIED:
      /* Translators: a term of a sum: an amount of time carried over from the year before */
      text = g_strdup_printf (_ ("%s carried"), amount);
      break;
    case HD_LEAVE_PART_GRANTED:
      /* Translators: a term of a sum: an amount of time that the employer granted */
      text = g_strdup_printf (_ ("%s granted"), amount);
      break;
    case HD_LEAVE_PART_HELD:
      /* Translators: a term of a sum: an amount of time that is asked for */
      text = g_strdup_printf (_ ("%s held"), amount);
      break;
    case HD_LEAVE_PART_UNCOVERED:
    default:
      /* Translators: a term of a sum: an amount of time taken beyond what was earned */
      text = g_strdup_printf (_ ("%s taken in advance"), amount);
      break;
    }

  if (part->last_usable == HD_DATE_NONE)
    return g_steal_pointer (&text);

  g_autofree char *by = hd_words_day (part->last_usable, today);

  /* Translators: a term of a sum and its last day, as “10 h carried (use by 31 Mar)” */
  return g_strdup_printf (_ ("%s (use by %s)"), text, by);
}

/**
 * hd_leave_words_sum:
 * @parts: (element-type HdLeavePart): as hd_leave_explain() gives them
 *
 * Returns: (transfer full): as “43 h 30 = 10 h carried (use by 31 Mar) + 36 h 30 earned − 3 h
 *   held”
 */
char *
hd_leave_words_sum (const GArray *parts, HdDate today)
{
  g_return_val_if_fail (parts != NULL, NULL);

  GString *text = g_string_new (NULL);
  gint64 sum = 0;

  for (guint i = 0; i < parts->len; i++)
    sum += g_array_index (parts, HdLeavePart, i).minutes;

  g_autofree char *total = hd_words_amount (sum);

  g_string_append (text, total);
  for (guint i = 0; i < parts->len; i++)
    {
      const HdLeavePart *part = &g_array_index (parts, HdLeavePart, i);
      g_autofree char *term = hd_leave_words_part (part, today);
      const char *sign = part->minutes < 0 ? "−" : "+";

      if (i == 0)
        g_string_append_printf (text, part->minutes < 0 ? " = −%s" : " = %s", term);
      else
        g_string_append_printf (text, " %s %s", sign, term);
    }

  return g_string_free (text, FALSE);
}

/**
 * hd_leave_words_settlement:
 * @last_day: of employment or contract
 *
 * Returns: (transfer full): what the last day settles, as a sentence
 */
char *
hd_leave_words_settlement (const HdLeaveSettlement *settlement, HdDate last_day, HdDate today)
{
  g_return_val_if_fail (settlement != NULL, NULL);

  g_autofree char *day = hd_words_day (last_day, today);
  g_autofree char *left = hd_words_amount (settlement->left);
  g_autofree char *usable = hd_words_amount (settlement->usable);
  g_autofree char *owed = hd_words_amount (settlement->owed);

  if (settlement->owed > 0)
    /* Translators: the last day of employment, and an amount of leave */
    return g_strdup_printf (_ ("Last day %s: %s taken beyond what was earned."), day, owed);
  if (settlement->usable < settlement->left)
    /* Translators: the last day of employment, and two amounts of leave */
    return g_strdup_printf (_ ("Last day %s: %s will be left, of which %s can still be used."), day,
                            left, usable);
  /* Translators: the last day of employment, and an amount of leave */
  return g_strdup_printf (_ ("Last day %s: %s will be left to use or to be paid out."), day, left);
}
