/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-dates.h"

#include <string.h>

/* Weekdays, with what says which one is meant. */

static gboolean
adjacent (const HdReading *r, guint i, gunichar c)
{
  return hd_when_is_punct (&r->t[i], c) && !r->t[i].space;
}

static HdDate
monday_of (HdDate date)
{
  return date - ((int) hd_date_weekday (date) - 1);
}

typedef enum
{
  BARE,
  NEXT,
  AFTER_NEXT,
  THIS,
  COMING,
  FOLLOWING, /* after the date that was named before */
  LAST,
  NEXT_WEEK,
  WEEK_AFTER,
  THIS_WEEK,
} Which;

/* "Tuesdays", "dienstags", "mardis"; in Spanish all weekdays end so. */
static gboolean
is_plural (const HdToken *token, const char *word)
{
  static const char *const endings[] = { "days", "tags", "chs", "dis", "ches" };

  if (token->kind != T_WORD || strlen (word) < 6)
    return FALSE;
  for (guint e = 0; e < G_N_ELEMENTS (endings); e++)
    if (g_str_has_suffix (word, endings[e]))
      return TRUE;
  return FALSE;
}

static void
resolve_weekday (const HdReading *r,
                 HdDateItem *item,
                 int weekday,
                 Which which,
                 int weeks,
                 guint at)
{
  HdDate today = r->context->today;
  HdDate coming = hd_date_next_weekday (today, (HdWeekday) weekday);
  HdDate here = monday_of (today) + weekday - 1;

  item->bare = which == BARE && weeks == 0;
  if (item->bare)
    item->weekday = weekday;
  else
    item->which_weekday = weekday;
  switch (which)
    {
    case LAST:
      item->past = TRUE;
      hd_when_add_date (item, coming - 7);
      return;
    case NEXT:
      /* "Next Friday" is the coming one to some and the one in next week to others. */
      if (r->language == HD_LANG_EN && here + 7 != coming)
        hd_when_add_date (item, here + 7);
      hd_when_add_date (item, coming);
      /* Said on that weekday it is the one in a week, and far enough off in next week as well. */
      if (coming != today + 7 && !(here + 7 == coming && coming - today > 2))
        hd_when_add_date (item, coming + 7);
      return;
    case AFTER_NEXT:
      hd_when_add_date (item, coming + 7);
      if (coming != today + 7)
        hd_when_add_date (item, coming + 14);
      return;
    case WEEK_AFTER:
      hd_when_add_date (item, here + 14);
      return;
    case THIS:
    case THIS_WEEK:
      hd_when_add_date (item, here >= today ? here : coming);
      if (here < today)
        hd_when_add_date (item, here);
      /* "This Friday", said on a Friday, is rarely today. */
      if (here == today && which == THIS)
        hd_when_add_date (item, coming);
      return;
    case NEXT_WEEK:
      hd_when_add_date (item, here + 7);
      /* On a Sunday next week begins tomorrow, or in eight days where weeks begin on Sundays. */
      if (hd_date_weekday (today) == HD_SUNDAY && r->language == HD_LANG_EN)
        hd_when_add_date (item, here + 14);
      return;
    case FOLLOWING:
      hd_when_add_date (item, hd_date_next_weekday (r->named, (HdWeekday) weekday));
      return;
    case COMING:
      hd_when_add_date (item, coming);
      return;
    case BARE:
    default:
      /* "I can do Tuesdays", "los viernes": which of them? */
      if (is_plural (&r->t[at], hd_when_text (r, at)) ||
          (at > 0 && hd_when_says (r, at - 1, "los")))
        {
          item->weekly = TRUE;
          for (int week = 0; week < 3; week++)
            hd_when_add_date (item, coming + 7 * week);
          return;
        }
      if (weeks == 0 && hd_when_resolve_in_week (r, item, weekday, at, coming))
        return;
      /* "between 23 and 27 November; Tuesday 2pm": behind a day of a later week it may be the one
       * that follows that day. */
      if (weeks == 0 && r->named != HD_DATE_NONE && r->named_item.weekday == 0 &&
          monday_of (r->named) > coming && r->named - coming < 60)
        {
          item->weekday = 0;
          item->which_weekday = weekday;
          hd_when_add_date (item, hd_date_next_weekday (r->named, (HdWeekday) weekday));
          hd_when_add_date (item, coming);
          return;
        }
      /* In a mail from another day it may be the one that came next then. */
      if (r->sent != HD_DATE_NONE && weeks == 0 &&
          hd_date_next_weekday (r->sent, (HdWeekday) weekday) != coming)
        {
          HdDate then = hd_date_next_weekday (r->sent, (HdWeekday) weekday);

          if (then >= today)
            hd_when_add_date (item, then);
          hd_when_add_date (item, coming);
          hd_when_add_date (item, then);
          return;
        }
      /* A week from Monday, said on a Monday, counts from today to some. */
      if (coming == today + 7 && weeks > 0)
        hd_when_add_date (item, today + 7 * weeks);
      hd_when_add_date (item, coming + 7 * weeks);
      if (coming == today + 7 && weeks == 0)
        hd_when_add_date (item, today);
      return;
    }
}

/* "the following Monday", "le lundi suivant", behind another date. */
static gboolean
is_following (const HdReading *r, guint i)
{
  static const char *const words[] = { "following", "folgenden", "darauffolgenden", "darauf",
                                       "suivant",   "siguiente", "folgende",        NULL };

  return r->named != HD_DATE_NONE && hd_when_says_one (r, i, words);
}

/* What stands behind a weekday and says which: "next week", "prochain", "in einer Woche". */
static guint
read_which (const HdReading *r, guint i, Which *which, int *weeks)
{
  const HdToken *t = r->t;
  guint k = i;
  int days;

  if ((k = hd_when_read_distance (r, i, &days)) != 0 && days % 7 == 0)
    {
      *weeks = days / 7;
      return k;
    }
  k = i;
  if (hd_when_is_punct (&t[k], ','))
    k++;
  if (hd_when_is (&t[k], W_OF, NULL) || hd_when_is (&t[k], W_IN, NULL))
    k = hd_when_skip_optional (r, k + 1, W_THE);
  else
    k = hd_when_skip_optional (r, k, W_THE);

  int far = 0;
  gboolean next = hd_when_is (&t[k], W_NEXT, &far) || hd_when_is (&t[k], W_COMING, NULL);
  gboolean this = hd_when_is (&t[k], W_THIS, NULL);

  if ((next || this) && hd_when_is (&t[k + 1], W_WEEK, NULL))
    {
      *which = far == 2 ? WEEK_AFTER : next ? NEXT_WEEK : THIS_WEEK;
      return k + 2;
    }
  /* Tuesday the week after next */
  if (hd_when_is (&t[k], W_WEEK, NULL) && hd_when_says (r, k + 1, "after") &&
      hd_when_is (&t[k + 2], W_NEXT, NULL))
    {
      *which = WEEK_AFTER;
      return k + 3;
    }
  if (hd_when_is (&t[k], W_WEEK, NULL))
    {
      guint behind = k + 1;

      if (hd_when_says (r, behind, "que"))
        behind++;
      if (hd_when_is (&t[behind], W_NEXT, NULL))
        {
          *which = NEXT_WEEK;
          return behind + 1;
        }
      if (k == i && r->language == HD_LANG_EN && t[i].kind == T_WORD)
        {
          *weeks = 1; /* Thursday week */
          return k + 1;
        }
      return i;
    }

  k = i;
  /* "Monday after next at 10", and no "Monday after next Friday" */
  if (hd_when_says (r, k, "after") && hd_when_says (r, k + 1, "next") &&
      (r->t[k + 2].kind != T_WORD || hd_when_is (&r->t[k + 2], W_AT, NULL) ||
       hd_when_is (&r->t[k + 2], W_FROM, NULL) || hd_when_is (&r->t[k + 2], W_OR, NULL) ||
       hd_when_is (&r->t[k + 2], W_BETWEEN, NULL)))
    {
      *which = AFTER_NEXT;
      return k + 2;
    }
  if (hd_when_says (r, k, "fortnight"))
    {
      *weeks = 2; /* Thursday fortnight */
      return k + 1;
    }
  /* vendredi en huit, vendredi en quinze */
  if (hd_when_says (r, k, "en") &&
      (hd_when_says (r, k + 1, "huit") || hd_when_says (r, k + 1, "quinze")))
    {
      *weeks = hd_when_says (r, k + 1, "huit") ? 1 : 2;
      return k + 2;
    }
  if (hd_when_says (r, k, "que") && hd_when_says (r, k + 1, "viene"))
    {
      *which = NEXT;
      return k + 2;
    }
  /* In French and Spanish these stand behind; an English "next" there begins something else. */
  if (hd_when_is (&t[k], W_NEXT, NULL) && (t[k].word->langs & (HD_LANG_FR | HD_LANG_ES)) != 0)
    {
      *which = NEXT;
      return k + 1;
    }
  if (hd_when_is (&t[k], W_LAST, NULL) && (t[k].word->langs & (HD_LANG_FR | HD_LANG_ES)) != 0)
    {
      *which = LAST;
      return k + 1;
    }
  return i;
}

/* Monday to Friday: opening hours, or a run of days. */
static guint
read_weekday_run (const HdReading *r, guint i, int weekday, HdDateItem *item)
{
  guint k = i;
  int other;

  if (hd_when_is_punct (&r->t[k], '.'))
    k++;
  if (!hd_when_is_punct (&r->t[k], '-') && !hd_when_is (&r->t[k], W_RANGE, NULL))
    return 0;
  k = hd_when_skip_optional (r, k + 1, W_THE);
  if (!hd_when_is (&r->t[k], W_WEEKDAY, &other))
    return 0;
  other &= 0xf;
  /* "move it from Friday to Thursday" */
  if (other == weekday - 1)
    return 0;
  k++;
  if (adjacent (r, k, '.'))
    k++;
  /* "Thursday to Friday 4 December" is no pair of bare weekdays. */
  if (r->t[k].kind == T_NUMBER &&
      (hd_when_is (&r->t[k + 1], W_MONTH, NULL) || hd_when_is_punct (&r->t[k + 1], '.')))
    return 0;

  resolve_weekday (r, item, weekday, BARE, 0, i);
  item->n_dates = 1;
  item->last_day = item->dates[0] + (other - weekday + 7) % 7;
  item->run = TRUE;
  item->office = (other - weekday + 7) % 7 >= 4;
  return k;
}

/* The languages in which a word is a weekday. */
static guint
weekday_langs (const HdToken *token)
{
  guint langs = 0;

  for (const HdWord *w = token->word; w->word != NULL && strcmp (w->word, token->word->word) == 0;
       w++)
    if (w->meaning == W_WEEKDAY)
      langs |= w->langs;
  return langs;
}

/* "16h20 CET samedi": no "cet samedi" */
static gboolean
is_zone_name (const HdReading *r, guint i)
{
  return r->t[i].caps && hd_when_says (r, i, "cet");
}

/* "Mittags am Dienstag? So um 12": behind a day it is "about". */
static gboolean
says_about (const HdReading *r, guint i)
{
  const HdItem *last =
    r->items->len > 0 ? &g_array_index (r->items, HdItem, r->items->len - 1) : NULL;

  return hd_when_says (r, i, "so") && i > 0 && hd_when_ends_sentence (r, i - 1) &&
         r->t[i - 1].kind == T_PUNCT && last != NULL && last->kind == ITEM_DATE &&
         i - last->end < 6 && hd_when_is (&r->t[i + 1], W_AT, NULL);
}

/* "ven a las 11:30": come, and no Friday. */
static gboolean
says_come (const HdReading *r, guint i)
{
  return hd_when_says (r, i, "ven") && hd_when_says (r, i + 1, "a") &&
         (hd_when_says (r, i + 2, "las") || hd_when_says (r, i + 2, "la"));
}

/* What makes up the head of a date: which, weekday, part of day. */
guint
hd_when_read_weekday (HdReading *r, guint i, HdItem *items, guint *n_items)
{
  const HdToken *t = r->t;
  HdDateItem *item = &items[0].date;
  Which which = BARE;
  guint k = i, end;
  int value, weeks = 0;
  const HdToken *weekday;
  gboolean weak, strange;
  HdNamedWeek week = { .monday = HD_DATE_NONE };

  if ((end = hd_when_read_week_number (r, k, &week)) != 0)
    {
      k = end;
      if (hd_when_is_punct (&t[k], ',') || hd_when_is_punct (&t[k], ':'))
        k++;
      if (!hd_when_is (&t[k], W_WEEKDAY, NULL))
        return 0;
    }
  else if (hd_when_is (&t[k], W_NUMBER, &value) && value == 1 &&
           hd_when_is (&t[k + 1], W_WEEK, NULL) &&
           (hd_when_is (&t[k + 2], W_ON, NULL) || hd_when_is (&t[k + 2], W_FROM, NULL)))
    {
      weeks = 1;
      k += 3;
    }
  else
    {
      which = is_following (r, k)                  ? FOLLOWING
              : hd_when_is (&t[k], W_COMING, NULL) ? COMING
              : hd_when_is (&t[k], W_NEXT, &value) ? (value == 2 ? AFTER_NEXT : NEXT)
              : hd_when_is (&t[k], W_THIS, NULL) && !is_zone_name (r, k)          ? THIS
              : hd_when_is (&t[k], W_LAST, NULL) && !hd_when_says (r, k, "passe") ? LAST
                                                                                  : BARE;
      if (which != BARE)
        k++;
      if (which == FOLLOWING && !hd_when_is (&t[k], W_WEEKDAY, NULL))
        return 0;
      /* la semaine prochaine, mercredi */
      else if (hd_when_is (&t[k], W_WEEK, NULL) &&
               (t[k].word->langs & (HD_LANG_FR | HD_LANG_ES)) != 0 &&
               (hd_when_is (&t[k + 1], W_NEXT, NULL) ||
                (hd_when_says (r, k + 1, "que") && hd_when_says (r, k + 2, "viene"))))
        {
          which = NEXT_WEEK;
          k += hd_when_is (&t[k + 1], W_NEXT, NULL) ? 2 : 3;
          k = hd_when_is_punct (&t[k], ',') ? k + 1 : k;
          k = hd_when_skip_optional (r, hd_when_skip_optional (r, k, W_ON), W_THE);
        }
      if (which != BARE && hd_when_is (&t[k], W_WEEK, NULL))
        {
          which = which == NEXT || which == COMING ? NEXT_WEEK
                  : which == AFTER_NEXT            ? WEEK_AFTER
                  : which == THIS                  ? THIS_WEEK
                                                   : LAST;
          k++;
          while (k < i + 5 && (hd_when_is (&t[k], W_ON, NULL) || hd_when_is (&t[k], W_THE, NULL) ||
                               hd_when_is_punct (&t[k], ',')))
            k++;
        }
      /* "este jueves" is the coming one to nearly all, as is "ce jeudi". */
    }

  if (!hd_when_is (&t[k], W_WEEKDAY, &value))
    return 0;
  guint short_end = adjacent (r, k + 1, '.') ? k + 2 : k + 1;

  weekday = &t[k];
  weak = (value & WEEKDAY_WEAK) != 0;
  /* A short one may be a word of another language: "do 9am". */
  /* "jue: 11:15 CET" may look English for its zone. */
  strange = r->language != 0 && (weekday_langs (weekday) & r->language) == 0 &&
            !(weekday->end - weekday->start >= 3 &&
              (hd_when_time_ahead (r, short_end) || hd_when_heads_lines (r, k, short_end)));
  if (weak && ((strange && !weekday->title) ||
               /* "so gegen vier": no Sunday */
               (strcmp (weekday->word->word, "so") == 0 && !weekday->title) || says_about (r, k) ||
               says_come (r, k) || hd_when_is_met (r, k)))
    return 0;
  /* "Mar 5, 2pm" is no Tuesday where nothing else is French or Spanish. */
  if (weak && hd_when_is (weekday, W_MONTH, NULL) &&
      (r->language & (HD_LANG_FR | HD_LANG_ES)) == 0 && t[k + 1].kind == T_NUMBER &&
      t[k + 1].value >= 1 && t[k + 1].value <= 31 && hd_when_is_punct (&t[k + 2], ','))
    return 0;
  item->part = (HdDayPart) ((value >> 4) & 0xf);
  value &= 0xf;
  k++;
  /* "Fr. Nachmittag", and no "Freitag. Nachts" */
  if (adjacent (r, k, '.') && (weekday->end - weekday->start <= 3 || !hd_when_ends_sentence (r, k)))
    k++;

  /* "anytime Fri pm", "Tue am or Thu pm" */
  if (item->part == PART_NONE && (r->language & HD_LANG_EN) != 0 &&
      (hd_when_is (&t[k], W_PM, NULL) || hd_when_is (&t[k], W_AM, NULL)) &&
      (weekday->title ? t[k + 1].kind != T_NUMBER : weekday == t || weekday[-1].kind == T_BREAK))
    item->part = hd_when_is (&t[k++], W_PM, NULL) ? PART_AFTERNOON : PART_MORNING;
  /* "Dienstag- oder Donnerstagnachmittag" */
  if (adjacent (r, k, '-') &&
      (hd_when_is (&t[k + 1], W_OR, NULL) || hd_when_is (&t[k + 1], W_AND, NULL)))
    k++;

  guint behind = k;

  if (item->part == PART_NONE)
    behind = hd_when_read_part (r, k, &item->part);
  /* "first thing Monday", "first thing on Monday" */
  if (item->part == PART_NONE && i > 1)
    {
      guint thing = hd_when_says (r, i - 1, "on") ? i - 2 : i - 1;

      if (hd_when_says (r, thing, "thing") && hd_when_says (r, thing - 1, "first"))
        item->part = PART_MORNING;
    }
  /* "on Monday mornings" */
  item->weekly = behind > k && hd_when_says_one (r, behind - 1,
                                                 (const char *const[]){ "mornings", "afternoons",
                                                                        "evenings", NULL });
  if (which == BARE && weeks == 0)
    {
      guint j = behind;

      if (hd_when_is_punct (&t[j], ',') || hd_when_is_punct (&t[j], '('))
        j++;
      j = hd_when_skip_optional (r, j, W_ON);
      j = hd_when_skip_optional (r, j, W_THE);
      j = hd_when_skip_optional (r, j, W_DAY);
      if ((end = hd_when_read_written (r, j, value, items, n_items)) != 0)
        {
          if (hd_when_is_punct (&t[end], ')') && hd_when_is_punct (&t[behind], '('))
            end++;
          return end;
        }
      if (weak && strange)
        return 0;
      if ((end = hd_when_read_day_only (r, j, value, item)) != 0)
        return end;
      /* "not Tuesday - Wednesday" is no run of days. */
      if (!hd_when_is (&t[i > 0 ? i - 1 : 0], W_NOT, NULL) &&
          (end = read_weekday_run (r, k, value, item)) != 0)
        return end;
    }

  /* "el próximo jueves 26", "next Tuesday, 24 November", "la semaine prochaine, lundi 21": the
   * number says which. */
  else if (which == NEXT || which == COMING || which == THIS || which == NEXT_WEEK ||
           which == THIS_WEEK || which == WEEK_AFTER)
    {
      HdItem dated[MAX_DATES + 1] = { items[0] };
      guint n_dated = 1, j = behind;

      if (hd_when_is_punct (&t[j], ',') || hd_when_is_punct (&t[j], '('))
        j++;
      j = hd_when_skip_optional (r, hd_when_skip_optional (r, j, W_ON), W_THE);
      if ((end = hd_when_read_written (r, j, value, dated, &n_dated)) == 0)
        end = hd_when_read_day_only (r, j, value, &dated[0].date);
      if (end != 0 && n_dated == 1 && dated[0].date.n_dates == 1 &&
          dated[0].date.last_day == HD_DATE_NONE)
        {
          items[0] = dated[0];
          if (hd_when_is_punct (&t[end], ')') && hd_when_is_punct (&t[behind], '('))
            end++;
          return end;
        }
    }

  if (weak && strange)
    return 0;
  if (weak && !hd_when_proves_weekday (r, (guint) (weekday - t), behind, item->part) &&
      !(which != BARE && weekday->title && (r->language & HD_LANG_EN)))
    return 0;

  /* "jeudi dans quinze jours", "Montag in 14 Tagen": the weekday says that it is two weeks. */
  int days;

  if (which == BARE && weeks == 0 && (r->sent == HD_DATE_NONE || r->sent == r->context->today) &&
      (end = hd_when_read_distance (r, behind, &days)) != 0 &&
      hd_when_is (&t[end - 1], W_DAY, NULL))
    {
      HdDate today = r->context->today;
      int on = (int) hd_date_weekday (today);

      if (days == 8 || days == 15)
        days--;
      if (days > 0 && days % 7 == 0)
        {
          item->which_weekday = value;
          hd_when_add_date (item, today + days - on + value);
          if (value < on)
            hd_when_add_date (item, today + days + 7 - on + value);
          return end;
        }
    }

  /* "Mittwoch, KW 49", "Mittwoch in KW 49", "mercredi de la semaine 49" */
  if (week.monday == HD_DATE_NONE)
    {
      guint j = hd_when_is_punct (&t[behind], ',') || hd_when_is_punct (&t[behind], '(')
                  ? behind + 1
                  : behind;

      j = hd_when_skip_optional (r, hd_when_skip_optional (r, j, W_IN), W_OF);
      j = hd_when_skip_optional (r, j, W_THE);
      if ((end = hd_when_read_week_number (r, j, &week)) != 0 ||
          (end = hd_when_read_month_week (r, j, &week)) != 0)
        behind = hd_when_is_punct (&t[end], ')') ? end + 1 : end;
    }
  if (week.monday != HD_DATE_NONE)
    {
      item->which_weekday = value;
      hd_when_add_day_of_week (r, item, &week, value);
      return behind;
    }

  if (which == BARE && is_following (r, behind))
    {
      which = FOLLOWING;
      behind++;
    }

  /* "Tue/Wed next week" */
  int other = 0;

  if (adjacent (r, behind, '/') && hd_when_is (&t[behind + 1], W_WEEKDAY, &other) &&
      ((other & WEEKDAY_WEAK) == 0 || t[behind + 1].title))
    behind += adjacent (r, behind + 2, '.') ? 3 : 2;
  else
    other = 0;

  end = read_which (r, behind, &which, &weeks);
  if (other != 0)
    {
      items[1] = items[0];
      *n_items = 2;
      resolve_weekday (r, &items[1].date, other & 0xf, which, weeks, (guint) (weekday - t));
    }
  resolve_weekday (r, item, value, which, weeks, (guint) (weekday - t));
  return end;
}
