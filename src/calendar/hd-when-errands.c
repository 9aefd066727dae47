/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-cues.h"
#include "hd-when-join.h"

/*
 * "Dentist 9am Mon, interview Mon 23rd 12:15", "el AVE llega 10:05, cita 11:15": what else somebody
 * has that day stands beside the appointment in what they typed, for the sake of the one or the
 * other. And "not before 4pm, so 4:30 works": what only gives the reason of the time behind it.
 */

/* A text with more tokens was not typed so. */
#define SHORT_TEXT 40

typedef struct
{
  guint from; /* tokens */
  guint to;
  guint first; /* items */
  guint end;
  gboolean hour;
  gboolean day;
  gboolean talk;   /* it names an appointment of an application */
  gboolean errand; /* it names something else */
} Part;

static gboolean
ends_part (const HdReading *r, guint i)
{
  const HdToken *t = &r->t[i];

  return hd_when_ends_sentence (r, i) || hd_when_is_punct (t, ',') || hd_when_is_punct (t, '|') ||
         hd_when_is_punct (t, '+') ||
         ((hd_when_is_punct (t, '/') || hd_when_is_punct (t, '-')) && t->space && t[1].space) ||
         (i > 0 && hd_when_is_punct (t, '.') && t[1].space && t[-1].kind != T_NUMBER);
}

static Part
read_part (const HdReading *r, const HdItem *items, guint n, guint from, guint first)
{
  static const char *const errands[] = {
    "dentist",  "dentista",   "dentiste",  "zahnarzt",    "zahnarzttermin",
    "arzt",     "arzttermin", "doctor",    "gp",          "medico",
    "medecin",  "kine",       "physio",    "osteo",       "yoga",
    "pilates",  "gym",        "gimnasio",  "fitness",     "handball",
    "fussball", "football",   "futbol",    "tennis",      "partido",
    "delivery", "lieferung",  "livraison", "entrega",     "friseur",
    "frisor",   "haircut",    "coiffeur",  "hairdresser", "peluqueria",
    "kita",     "creche",     "vet",       "tierarzt",    "veterinario",
    "zug",      "train",      "tren",      "ave",         "tgv",
    "ice",      "bus",        "offi",      "flight",      "flug",
    "vuelo",    "vol",        "ferry",     "plumber",     "klempner",
    "plombier", "fontanero",  NULL
  };
  static const char *const talks[] = { "hr", "rh", "rrhh", "vg", "recruiter", "bewerbung", NULL };
  Part part = { .from = from, .to = from, .first = first };

  for (; part.to < r->n && !ends_part (r, part.to); part.to++)
    {
      part.errand |= hd_when_says_one (r, part.to, errands);
      part.talk |= hd_when_says_one (r, part.to, talks) ||
                   (r->t[part.to].kind == T_WORD && (hd_when_cue_at (r, part.to) & CUE_TALK) != 0);
    }
  part.end = first;
  while (part.end < n && items[part.end].first < part.to)
    {
      part.hour |= items[part.end].kind == ITEM_TIME && !items[part.end].dropped;
      part.day |= items[part.end].kind == ITEM_DATE;
      part.end++;
    }
  /* "hr 5 pm partido" */
  part.talk = part.talk && !(part.errand && hd_when_says (r, part.from, "hr"));
  return part;
}

/* The times of errands, where another part of the text names an appointment and its hour. The day
 * of one stays when the appointment has none of its own. */
static void
mark_errands (const HdReading *r, HdItem *items, guint n)
{
  gboolean errand = FALSE, talk = FALSE, day = FALSE;

  for (guint pass = 0; pass < 2; pass++)
    {
      if (pass == 1 && !(errand && talk))
        return;
      for (guint from = 0, first = 0; from < r->n;)
        {
          Part part = read_part (r, items, n, from, first);
          gboolean own = part.errand && !part.talk && part.hour;

          errand |= own;
          talk |= part.talk && part.hour;
          day |= part.talk && part.hour && part.day;
          for (guint i = part.first; pass == 1 && own && i < part.end; i++)
            if (items[i].kind == ITEM_TIME || (items[i].kind == ITEM_DATE && day))
              items[i].dropped = items[i].context = TRUE;
          first = part.end;
          from = part.to + 1;
        }
    }
}

/* "pas avant 16h demain, donc 16h30 ok", "not before 4, so 4:30": an hour that is too early, with
 * the one that follows from it behind. */
static void
mark_reasons (const HdReading *r, HdItem *items, guint n)
{
  static const char *const early[] = { "before", "avant", "antes", "vor", NULL };
  static const char *const nots[] = { "not", "pas", "no", "nicht", NULL };
  static const char *const so[] = { "so", "donc", "also", "asi", "daher", "deshalb", NULL };

  for (guint i = 0; i + 1 < n; i++)
    {
      guint k = items[i].first, to;

      if (items[i].kind != ITEM_TIME || items[i].time.has_end)
        continue;
      while (k > 0 && items[i].first - k < 3 && !hd_when_says_one (r, k, early))
        k--;
      if (k == 0 || !hd_when_says_one (r, k, early) || !hd_when_says_one (r, k - 1, nots))
        continue;
      to = hd_when_sentence (r, items[i].first, 20).to;
      for (guint b = i + 1; b < n && items[b].first < to; b++)
        if (items[b].kind == ITEM_TIME && !items[b].dropped &&
            hd_when_says_any (r, items[i].end, items[b].first, so))
          items[i].dropped = items[i].context = TRUE;
    }
}

/**
 * hd_when_mark_errands:
 *
 * Drops the times that stand beside the one that is meant in what somebody typed.
 */
void
hd_when_mark_errands (HdReading *r, HdItem *items, guint n)
{
  if (r->n > SHORT_TEXT)
    return;
  mark_errands (r, items, n);
  mark_reasons (r, items, n);
}
