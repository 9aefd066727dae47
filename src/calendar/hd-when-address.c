/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-private.h"

#include <string.h>

#include "hd-text.h"

/*
 * Where one meets, when the text tells one place: behind a label ("Location: 12 Harbour Street"),
 * or a street and a number as four languages write them, behind a word such as "at". What stands
 * below a mail is the address of somebody and no place to go to, and so is one of several.
 */

/* Longer lines hold no address, and what is longer than this no mail: no more is searched. */
#define MAX_LINE_BYTES 2000
#define MAX_SEARCHED_BYTES ((gsize) 64 * 1024)
#define MAX_ADDRESS_BYTES 160
#define MAX_LABELS 100

#define NAME "\\p{Lu}[\\p{L}'’-]{0,40}+"
/* Further parts: ", Bristol BS1 4QA", ", 20457 Hamburg", ", 44000 Nantes". */
#define TAIL                                                                                       \
  "(?:,? +(?:[A-Z]{1,2}-)?\\d{4,5} +" NAME                                                         \
  "|, +(?:\\d{1,2}(?:st|nd|rd|th) floor|[A-Z]{2} \\d{5}|" NAME ")(?: +(?:" NAME                    \
  "|[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}|[A-Z]{2} \\d{5}|am|an der|upon|de|la))*+)"                  \
  "{0,3}+"

static const char *const streets[] = {
  "\\b\\d{1,5}[A-Ga-g]? +(?:" NAME "\\.? +){1,4}?(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|"
  "Square|Sq|Way|Place|Court|Quay|Row|Terrace|Boulevard|Blvd|Wharf|Gardens|Parade|Crescent|Close|"
  "Hill|Mews|Circus|Plaza|Parkway|Broadway)\\b\\.?",
  "\\b\\p{Lu}[\\p{L}-]{0,40}?(?:stra(?:ß|ss)e|str\\.|platz|weg|allee|gasse|damm|chaussee) "
  "*+\\d{1,4}"
  "(?: ?- ?\\d{1,4})?(?: ?[a-g])?\\b",
  "\\b(?:" NAME "[ -]){1,3}?(?:Stra(?:ß|ss)e|Str\\.|Platz|Weg|Allee|Ufer|Ring|Damm) +\\d{1,4}"
  " ?[a-g]?\\b",
  "\\b\\d{1,4}(?: ?(?:bis|ter))?,? "
  "+(?i:rue|avenue|av\\.|boulevard|boul\\.?|bd|place|quai|impasse|chemin|"
  "cours|allée|route|square|passage) +(?:(?i:de|du|des|la|le|les|aux?) +|[LlDd]['’])*+" NAME
  "(?: +(?:(?:de|du|des|la|le|les) +|[ld]['’])*+" NAME "){0,3}+",
  "\\b(?:[Cc]/|(?i:calle|avenida|avda\\.?|plaza|paseo|ronda|gran vía)) *+"
  "(?:(?i:de|del|la|las|los|el) +)*+" NAME "(?: +(?:(?:de|del|la|las|los|y) +)*+" NAME "){0,3}+"
  ",? *+(?:n[.º°úo]*+ *+)?\\d{1,4}\\b",
};

/* Folded, as tokens are; a colon follows. */
static const char *const labels[] = {
  "location", "venue",     "where",      "address",           "place", "ort", "wo",
  "adresse",  "anschrift", "treffpunkt", "veranstaltungsort", "lieu",  "ou",  "endroit",
  "lugar",    "donde",     "direccion",  "ubicacion",         "sitio",
};

/* Folded: an address may stand behind them. */
static const char *const before[] = {
  "at", "in",   "to",   "bei", "der", "die",     "im",      "unter",     "zu", "zur", "au",  "a",
  "en", "dans", "chez", "la",  "el",  "address", "adresse", "direccion", "is", "ist", "est", "es",
};

static gboolean
among (const char *word, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (word, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* The first token that begins at @byte or behind it. */
static guint
token_at (const HdReading *r, guint byte)
{
  guint low = 0, high = r->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (r->t[middle].byte < byte)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Whether a line says that one meets by other ways than by going there. */
static gboolean
is_remote (const HdReading *r, guint line)
{
  for (guint i = 0; i < r->items->len; i++)
    {
      const HdItem *item = &g_array_index (r->items, HdItem, i);

      if (item->kind == ITEM_PLACE && r->t[item->first].line == line &&
          (item->place == HD_PLACE_VIDEO || item->place == HD_PLACE_PHONE))
        return TRUE;
    }
  return FALSE;
}

/* What stands there, up to a day that follows it; @street: and up to small words. */
static char *
trim (const HdReading *r, const char *text, guint from, guint to, gboolean street)
{
  guint end = token_at (r, to);

  for (guint i = token_at (r, from) + 1; i < end; i++)
    if (hd_when_is (&r->t[i], W_WEEKDAY, NULL) ||
        (hd_when_is (&r->t[i], W_MONTH, NULL) && r->t[i - 1].kind == T_NUMBER))
      {
        end = i;
        to = r->t[i].byte;
        break;
      }
  while (street && end > 0 && r->t[end - 1].byte > from && r->t[end - 1].kind == T_WORD &&
         !r->t[end - 1].title && r->t[end - 1].end - r->t[end - 1].start > 1)
    to = r->t[--end].byte;

  g_autofree char *address = hd_text_clean_line (text + from, (gssize) (to - from));
  gsize length = strlen (address);

  while (length > 0 && strchr (" ,.;:-(", address[length - 1]) != NULL)
    address[--length] = '\0';
  return length > 0 && length <= MAX_ADDRESS_BYTES ? g_steal_pointer (&address) : NULL;
}

/* Whether what stands before the address that begins with token @i leads to it. */
static gboolean
leads_to (const HdReading *r, guint i)
{
  gunichar sign;

  if (i == 0)
    return FALSE;
  if (r->t[i - 1].kind == T_BREAK)
    {
      while (i > 0 && r->t[i - 1].kind == T_BREAK)
        i--;
      return i > 0 && hd_when_is_punct (&r->t[i - 1], ':');
    }
  sign = r->t[i - 1].kind == T_PUNCT ? (gunichar) r->t[i - 1].value : 0;
  if (sign != 0)
    return sign == ',' || sign == ':' || sign == '(' || sign == '-';
  return r->t[i - 1].kind == T_WORD &&
         among (hd_when_text (r, i - 1), before, G_N_ELEMENTS (before));
}

/* The same place, perhaps with the town behind it. */
static gboolean
is_part (const char *shorter, const char *longer)
{
  gsize length = strlen (shorter);

  return strncmp (shorter, longer, length) == 0 &&
         (longer[length] == '\0' || longer[length] == ',');
}

/* Keeps one place; several are none. */
static void
keep (char **found, gboolean *several, char *address)
{
  if (address == NULL)
    return;
  if (*found == NULL)
    {
      *found = address;
      return;
    }
  if (is_part (*found, address))
    {
      g_free (*found);
      *found = address;
      return;
    }
  if (!is_part (address, *found))
    *several = TRUE;
  g_free (address);
}

static gsize
line_length (const char *line, const char *end)
{
  const char *lf = memchr (line, '\n', (gsize) (end - line));

  return (gsize) ((lf != NULL ? lf : end) - line);
}

static gboolean
has_digit (const char *line, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (line[i]))
      return TRUE;
  return FALSE;
}

static int
by_place (gconstpointer a, gconstpointer b)
{
  const HdStreet *first = a, *second = b;

  return (first->from > second->from) - (first->from < second->from);
}

static gboolean
touches (const HdReading *r, guint i, gunichar sign)
{
  return hd_when_is_punct (&r->t[i], sign) && !r->t[i].space;
}

/* "Marienplatz 10:00", "Potsdamer Platz 14 Uhr", "14:30 Baker Street", "Long Street 3 December":
 * the number is that of a clock or of a date, and no house's. */
static gboolean
is_time (const HdReading *r, guint i, gboolean houses)
{
  const HdToken *t = r->t;

  if (t[i].kind != T_NUMBER)
    return FALSE;
  if (i > 1 && !t[i].space && t[i - 2].kind == T_NUMBER &&
      (touches (r, i - 1, ':') || touches (r, i - 1, '.')))
    return TRUE;
  if ((touches (r, i + 1, ':') || touches (r, i + 1, '.')) && t[i + 2].kind == T_NUMBER &&
      !t[i + 2].space)
    return TRUE;
  if (!houses && (hd_when_is_punct (&t[i + 1], '-') || hd_when_is (&t[i + 1], W_RANGE, NULL)) &&
      t[i + 2].kind == T_NUMBER)
    return TRUE;
  return hd_when_is (&t[i + 1], W_H, NULL) || hd_when_is (&t[i + 1], W_PM, NULL) ||
         (hd_when_is (&t[i + 1], W_AM, NULL) && !t[i + 1].space) ||
         hd_when_is (&t[i + 1], W_MONTH, NULL);
}

static gboolean
has_time (const HdReading *r, const HdStreet *street)
{
  const char *name = r->t[street->first].kind == T_WORD ? hd_when_text (r, street->first) : "";
  /* "Hafenstraße 12-14" is two houses; on a "Platz" one may meet from 12 to 14. */
  gboolean houses = g_str_has_suffix (name, "strasse") || g_str_has_suffix (name, "str");

  for (guint i = street->first; i < street->end; i++)
    if (is_time (r, i, houses))
      return TRUE;
  return FALSE;
}

/**
 * hd_when_find_streets:
 * @text: what is read
 * @size: its bytes
 *
 * Finds the streets with a number; the number is then no time of the day.
 */
void
hd_when_find_streets (HdReading *r, const char *text, gsize size)
{
  static GRegex *regexes[G_N_ELEMENTS (streets)];
  static gsize made;
  const char *line = text, *end_of_text = text + size;
  gsize searched = 0;

  if (g_once_init_enter (&made))
    {
      for (guint i = 0; i < G_N_ELEMENTS (streets); i++)
        {
          g_autofree char *pattern = g_strconcat ("(", streets[i], ")", TAIL, NULL);

          /* Compiled just in time they would read what is not set, and the text is short. */
          regexes[i] = g_regex_new (pattern, 0, 0, NULL);
          g_assert (regexes[i] != NULL);
        }
      g_once_init_leave (&made, 1);
    }

  while (line < end_of_text && searched < MAX_SEARCHED_BYTES)
    {
      gsize length = line_length (line, end_of_text);
      gboolean look = length <= MAX_LINE_BYTES && has_digit (line, length);

      searched += look ? length : 0;

      for (guint i = 0; look && i < G_N_ELEMENTS (streets); i++)
        {
          g_autoptr (GMatchInfo) match = NULL;

          g_regex_match_full (regexes[i], line, (gssize) length, 0, 0, &match, NULL);
          for (; g_match_info_matches (match); g_match_info_next (match, NULL))
            {
              guint at = (guint) (line - text);
              int start, end, street_end;
              HdStreet street;

              g_match_info_fetch_pos (match, 0, &start, &end);
              g_match_info_fetch_pos (match, 1, NULL, &street_end);
              street.from = at + (guint) start;
              street.to = at + (guint) end;
              street.first = token_at (r, street.from);
              street.end = token_at (r, at + (guint) street_end);
              if (!has_time (r, &street))
                g_array_append_val (r->streets, street);
            }
        }
      line += length + 1;
    }
  g_array_sort (r->streets, by_place);
}

static void
take_streets (const HdReading *r, const char *text, char **found, gboolean *several)
{
  for (guint i = 0; i < r->streets->len; i++)
    {
      const HdStreet *street = &g_array_index (r->streets, HdStreet, i);
      const HdLine *line;

      if (street->first >= r->n)
        continue;
      line = &r->lines[r->t[street->first].line];
      if (line->role != LINE_DROPPED && line->depth == 0 && leads_to (r, street->first))
        keep (found, several, trim (r, text, street->from, street->to, TRUE));
    }
}

static void
find_labels (const HdReading *r, const char *text, gsize size, char **found, gboolean *several)
{
  static const char *const open[] = { "tbc", "tbd", "tba" };
  guint looked = 0;

  for (guint i = 0; i + 1 < r->n && !*several && looked < MAX_LABELS; i++)
    {
      guint line = r->t[i].line, value = i + 2;
      gsize length;

      if (r->t[i].kind != T_WORD || !hd_when_is_punct (&r->t[i + 1], ':') ||
          r->lines[line].depth > 0 ||
          (i > 0 && r->t[i - 1].line == line && i > 1 && r->t[i - 2].line == line) ||
          !among (hd_when_text (r, i), labels, G_N_ELEMENTS (labels)))
        continue;
      looked++;
      if (r->t[value].kind == T_BREAK)
        value++;
      if (value >= r->n || r->t[value].kind == T_BREAK || r->t[value].kind == T_LINK ||
          r->t[value].line > line + 1 || is_remote (r, r->t[value].line) ||
          /* "Treffpunkt: 9:45 Uhr am Empfang" */
          (r->t[value].kind == T_NUMBER && (hd_when_is_punct (&r->t[value + 1], ':') ||
                                            hd_when_is (&r->t[value + 1], W_H, NULL))) ||
          (r->t[value].kind == T_WORD &&
           among (hd_when_text (r, value), open, G_N_ELEMENTS (open))))
        continue;
      length = line_length (text + r->t[value].byte, text + size);
      keep (found, several,
            trim (r, text, r->t[value].byte, (guint) (r->t[value].byte + length), FALSE));
    }
}

/**
 * hd_when_find_address:
 * @text: what was read
 * @size: its bytes
 *
 * Tells the events where one goes, unless they are held by video or by telephone.
 */
void
hd_when_find_address (const HdReading *r, const char *text, gsize size, GPtrArray *events)
{
  g_autofree char *found = NULL;
  gboolean several = FALSE, labelled;

  if (events->len == 0)
    return;
  find_labels (r, text, size, &found, &several);
  labelled = found != NULL;
  if (!labelled)
    take_streets (r, text, &found, &several);
  if (found == NULL || several)
    return;

  for (guint i = 0; i < events->len; i++)
    {
      HdInvitation *event = g_ptr_array_index (events, i);

      if (event->place == HD_PLACE_VIDEO || event->place == HD_PLACE_PHONE)
        continue;
      g_free (event->location);
      event->location = g_strdup (found);
    }
}
