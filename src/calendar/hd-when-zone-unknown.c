/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-when-cues.h"
#include "hd-when-dates.h"
#include "hd-when-zones.h"

/* Names of zones that nobody knows: asked about, for home's clock would be a guess. */

guint
hd_when_keep_unknown_zone (guint end, const char *name, HdZoneItem *zone)
{
  const char *bad;

  *zone = (HdZoneItem){ 0 };
  g_strlcpy (zone->unknown, name, sizeof zone->unknown);
  /* No letter is cut in two. */
  if (!g_utf8_validate (zone->unknown, -1, &bad))
    zone->unknown[bad - zone->unknown] = '\0';
  return end;
}

/* The tokens as they were written, and not as they are compared. */
static char *
as_written (const HdReading *r, guint from, guint to)
{
  guint length = r->t[to - 1].end - r->t[from].start;
  char *words = g_utf8_substring (r->text + r->t[from].byte, 0, length);

  return g_strdelimit (words, "\n\r\t", ' ');
}

/* A word in letters of another alphabet. */
static gboolean
is_other_script (const HdReading *r, guint i)
{
  return r->t[i].kind == T_WORD && *hd_when_text (r, i) == '?';
}

/* "10:00 МСК", "10:00 (Москва)", "10:00 上海时间": a name in another alphabet behind a time. */
static guint
read_other_script (const HdReading *r, guint i, HdZoneItem *zone)
{
  static const char *const times[] = { "时间", "時間", "시간" };
  const HdToken *t = r->t;
  guint to = i, length = t[i].end - t[i].start;
  gboolean brackets = i > 0 && hd_when_is_punct (&t[i - 1], '(');
  g_autofree char *name = NULL;
  gboolean found;

  while (to < i + 3 && is_other_script (r, to))
    to++;
  if (to == i)
    return 0;
  name = as_written (r, i, to);
  found = (brackets && hd_when_is_punct (&t[to], ')')) ||
          (to == i + 1 && length >= 2 && length <= 5 && t[i].caps && t[i].title);
  for (guint w = 0; w < G_N_ELEMENTS (times); w++)
    found |= g_str_has_suffix (name, times[w]);
  return found ? hd_when_keep_unknown_zone (to, name, zone) : 0;
}

/* "14:00 AEMT": in a line that is not all in capitals, where nothing follows; no "14:00 BOLT". */
static gboolean
ends_as_zone (const HdReading *r, guint i)
{
  gboolean small = FALSE;

  for (guint k = i; k > 0 && i - k < 12 && r->t[k - 1].kind != T_BREAK; k--)
    small |= r->t[k - 1].kind == T_WORD && !r->t[k - 1].caps;
  return small && g_str_has_suffix (hd_when_text (r, i), "mt") && hd_when_cue_at (r, i) == 0 &&
         hd_when_ends_phrase (&r->t[i + 1]) && !(i > 0 && hd_when_is_punct (&r->t[i - 1], ','));
}

/* "14:00 ZST": a short name that nobody knows is no reason to take home's clock. */
guint
hd_when_read_unknown_zone (const HdReading *r, guint i, HdZoneItem *zone)
{
  static const char *const others[] = { "mittagszeit", "tageszeit",  "mahlzeit",   "kaffeezeit",
                                        "reisezeit",   "fahrzeit",   "wartezeit",  "bedenkzeit",
                                        "spielzeit",   "sommerzeit", "winterzeit", "normalzeit",
                                        "teilzeit",    "vollzeit",   "sprechzeit", "kernzeit",
                                        NULL };
  const char *word = hd_when_text (r, i);
  gsize length = strlen (word);

  if (is_other_script (r, i))
    return read_other_script (r, i, zone);
  /* "11:00 Ostküstenzeit", and no "Mittagszeit" */
  if (r->t[i].kind == T_WORD && r->t[i].title && r->t[i].word == NULL && length > 8 &&
      g_str_has_suffix (word, "zeit") && hd_when_cue_at (r, i) == 0 &&
      !hd_when_says_one (r, i, others))
    {
      g_autofree char *name = as_written (r, i, i + 1);

      return hd_when_keep_unknown_zone (i + 1, name, zone);
    }
  if (r->t[i].kind != T_WORD || !r->t[i].caps || r->t[i].word != NULL || length < 3 || length > 5 ||
      !(g_str_has_suffix (word, "st") || g_str_has_suffix (word, "dt") || ends_as_zone (r, i)))
    return 0;
  for (gsize k = 0; k < length; k++)
    zone->unknown[k] = g_ascii_toupper (word[k]);
  return i + 1;
}

/* A word that can be the name of a place, and is none that is known to mean something else. */
static gboolean
is_foreign_name (const HdReading *r, guint i)
{
  static const char *const others[] = { "start", "end",    "total", "full", "arrival", "lunch",
                                        "prep",  "check",  "spare", "part", "real",    "finish",
                                        "break", "inicio", "debut", "fin",  NULL };
  const HdToken *t = &r->t[i];

  return t->kind == T_WORD && t->title && t->word == NULL && hd_when_cue_at (r, i) == 0 &&
         !hd_when_says_one (r, i, others);
}

/* "3pm Erewhon time", "15 Uhr Erewhon-Zeit", "15h heure d'Erewhon": a clock of a place that nobody
 * knows. */
guint
hd_when_read_unknown_place (const HdReading *r, guint i, HdZoneItem *zone)
{
  const HdToken *t = r->t;
  g_autofree char *name = NULL;
  gboolean before = hd_when_is (&t[i], W_TIMEWORD, NULL);
  guint k = i, from;

  if (before)
    {
      k++;
      if (!hd_when_is (&t[k], W_OF, NULL) && !hd_when_is (&t[k], W_IN, NULL))
        return 0;
      k++;
      if (hd_when_is_punct (&t[k], '\''))
        k++;
    }
  for (from = k; k < from + 3 && is_foreign_name (r, k); k++)
    ;
  if (k == from)
    return 0;
  if (!before)
    {
      guint end = hd_when_is_punct (&t[k], '\'')  ? k + 2
                  : hd_when_is_punct (&t[k], '-') ? k + 1
                                                  : k;

      if (!hd_when_is (&t[end], W_TIMEWORD, NULL) || hd_when_is_punct (&t[end + 1], ':'))
        return 0;
      i = end + 1;
    }
  else
    i = k;

  name = as_written (r, from, k);
  return hd_when_keep_unknown_zone (i, name, zone);
}
