/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-when-no-longer.h"

#include <string.h>

#include "hd-when-cues.h"

/* The phrases of four languages that tell that a time no longer holds: it is refused, withdrawn,
 * taken, or its appointment is off. */

#define MAX_WORDS 4

/* So many other words may stand between two words of a phrase. */
#define MAX_GAP 4

static const struct
{
  guint said;
  guint gap;
  const char *phrases;
} groups[] = {
  { NO_LONGER_EVENT, 0,
    "pas lieu, pas avoir lieu, no tendra lugar, no tendran lugar, no se celebrara, "
    "no se celebraran, not take place, t take place, not going ahead, not go ahead, "
    "t be happening, not happening, no podremos mantener, no podemos mantener, "
    "no podremos realizar, pas maintenir, pas assurer, t go ahead, nicht stattfinden, "
    "se cancela, se anula, se suspende, sin efecto, sans objet, hinfallig, suspender, canceln, "
    "suspendemos, suspendida, suspendido, desconvocar, desconvocada, dar de baja, "
    "devons annuler, absagen mussen" },
  { NO_LONGER_EVENT, MAX_GAP - 2,
    "t going ahead, not going ahead, t taking place, not taking place, no longer going ahead, "
    "no longer taking place, aura plus lieu, auront plus lieu" },
  { NO_LONGER_EVENT, MAX_GAP,
    "tombe eau, se cae entrevista, se cae cita, se cae llamada, se cayo entrevista" },
  { NO_LONGER_DAY, MAX_GAP,
    "longer offer, longer make, nicht mehr, longer possible, longer work, longer works, "
    "longer suit, longer suits, longer available, nicht moglich, plus possible, plus disponible, "
    "n plus libre, va plus, va pas, vont plus, vont pas, "
    "convient plus, convient pas, doesn work, doesn suit, doesn fit, don work, won work, "
    "not work, not suit, not possible, isn possible, passt nicht, geht nicht, klappt nicht, "
    "passen nicht, gehen nicht, kriegen nicht hin, kriege nicht hin, bekommen nicht hin, "
    "bekomme nicht hin, haut nicht hin, ne convient, ne conviennent, ne possible, n possible, "
    "no viene, no vienen, no posible" },
  { NO_LONGER_HOUR, MAX_GAP,
    "zu fruh, zu spat, too early, too late, trop tot, trop tard, demasiado pronto, "
    "demasiado tarde" },
  { NO_LONGER_TAKEN, MAX_GAP - 1,
    "someone else, somebody else, jemand anderes, jemand anderer, jemand anderem, "
    "quelqu autre, autre candidat, autre personne, otra persona, otro candidato, "
    "another candidate" },
  /* No "can't wait to see you". */
  { NO_LONGER_BEHIND, 0, "t see you, t meet you, cannot see you, cannot meet you" },
  { NO_LONGER_BEHIND, MAX_GAP,
    "es nicht moglich am, t offer, cannot offer, don t come, not come, ignore invitation, "
    "disregard invitation, "
    "longer see, longer meet, longer do, longer offer, kann nicht mehr, konnen nicht mehr, "
    "peut plus, peux plus, peuvent plus, pouvons plus, ya no puede, ya no pueden, ya no puedo, "
    "ya no podemos, t be able, not be able, unable to, ignorieren sie, annulons, ignorer "
    "invitation, "
    "annulation minute, annulation notre, annulation votre, absage unseres, minute cancellation, "
    "plus proposer, plus offrir, no podemos ofrecer, cancelamos, anulamos, "
    "ignore la invitacion, ignora la invitacion, no venga, no vengas, scrap, forget, remove, "
    "pull out, scratch, vergessen sie, vergiss, oubliez, oublie, rayer, desiste, olvide, olvida, "
    "borre, borra, renuncio" },
  { NO_LONGER_BEHIND | NO_LONGER_PLAN, MAX_GAP,
    "was meant be, had agreed, avions dit, avions convenu, habiamos quedado, no es" },
  { NO_LONGER_BEFORE, MAX_GAP,
    "fallen weg, fallt weg, is off, se cae, se cayo, fallen through, fell through, double booked, "
    "doppelt vergeben, "
    "doppelt belegt, "
    "ete attribue, esta duplicado, impossible, clashes, conflicts with, wird nichts, "
    "nicht zustande, leider passen, kollidiert, tombe mal, etre pris, coincide, imposible, "
    "unmoglich" },
  { NO_LONGER_BOTH, MAX_GAP,
    "something came up, called off, bin verhindert, dazwischengekommen, "
    "dazwischen gekommen, un empechement, no puede ser, no podra ser, no puedo, no podre, no "
    "podra, no podran, "
    "ne pourra pas, ne pourront pas, ne pourrai pas, ne pourrons pas, ha surgido, no va poder, no "
    "voy poder, no vamos poder, no van poder, fully booked, "
    "re full, are full, nobody be, nobody is, nobody can do, nobody can make, nobody free, "
    "nobody available, no interview, no meeting, withdrawn, not happen, "
    "ausgebucht, niemand da, niemand hier, niemand im, niemand zeit, niemand frei, niemand "
    "verfugbar, niemand kann am, kann niemand, streichen, kein gesprach, kein termin, sommes "
    "complets, "
    "sommes complet, aura personne, personne n disponible, personne n libre, personne ne peut, pas "
    "d entretien, estamos completos, no hay nadie, no esta nadie, nadie esta, nadie puede, no "
    "habra" },
};

typedef struct
{
  guint said;
  guint gap;
  const char *words[MAX_WORDS + 1]; /* behind the first one */
} Phrase;

/* By their first word: few words begin one, and every word of a text is asked for. */
static GHashTable *
build_index (void)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint g = 0; g < G_N_ELEMENTS (groups); g++)
    {
      g_auto (GStrv) phrases = g_strsplit (groups[g].phrases, ", ", -1);

      for (guint p = 0; phrases[p] != NULL; p++)
        {
          g_auto (GStrv) words = g_strsplit (phrases[p], " ", -1);
          const char *first = g_intern_string (words[0]);
          GArray *known = g_hash_table_lookup (index, first);
          Phrase phrase = { .said = groups[g].said, .gap = groups[g].gap };

          g_assert (g_strv_length (words) <= MAX_WORDS);
          for (guint w = 1; words[w] != NULL; w++)
            phrase.words[w - 1] = g_intern_string (words[w]);
          if (known == NULL)
            {
              known = g_array_new (FALSE, FALSE, sizeof (Phrase));
              g_hash_table_insert (index, (gpointer) first, known);
            }
          g_array_append_val (known, phrase);
        }
    }
  return index;
}

/* "doesn't, unfortunately, work", "passt, leider, nicht": where regret between two commas at @i
 * ends;
 * @i: there is none. */
static guint
skip_regret (const HdReading *r, guint i)
{
  static const char *const words[] = { "unfortunately",    "sadly",
                                       "leider",           "helas",
                                       "malheureusement",  "lamentablemente",
                                       "desgraciadamente", NULL };
  gboolean regret = hd_when_is_punct (&r->t[i], ',') && hd_when_says_one (r, i + 1, words) &&
                    hd_when_is_punct (&r->t[i + 2], ',');

  return regret ? i + 3 : i;
}

/* Where the words of a phrase behind its first one, at @i, end; 0: they do not follow. */
static guint
read_rest (const HdReading *r, guint i, const Phrase *phrase)
{
  guint k = i + 1;

  for (guint w = 0; phrase->words[w] != NULL; w++)
    {
      guint limit = skip_regret (r, k) + phrase->gap;

      for (k = skip_regret (r, k);
           k < limit && !hd_when_ends_sentence (r, k) && r->t[k].kind != T_NUMBER &&
           !hd_when_is_punct (&r->t[k], ',') && !hd_when_is (&r->t[k], W_AND, NULL) &&
           !hd_when_says (r, k, phrase->words[w]);
           k = skip_regret (r, k + 1))
        ;
      if (!hd_when_says (r, k, phrase->words[w]))
        return 0;
      k++;
    }
  return k;
}

/**
 * hd_when_read_no_longer:
 * @kinds: the flags of #HdNoLonger that are asked for
 * @said: (out) (optional): all flags of the phrase
 *
 * Returns: where the phrase that begins at @i ends; 0: none of these kinds begins there
 */
guint
hd_when_read_no_longer (const HdReading *r, guint i, guint kinds, guint *said)
{
  static GHashTable *index;

  if (g_once_init_enter (&index))
    g_once_init_leave (&index, build_index ());

  const GArray *phrases =
    r->t[i].kind == T_WORD ? g_hash_table_lookup (index, hd_when_text (r, i)) : NULL;

  for (guint p = 0; phrases != NULL && p < phrases->len; p++)
    {
      const Phrase *phrase = &g_array_index (phrases, Phrase, p);
      guint end = (phrase->said & kinds) != 0 ? read_rest (r, i, phrase) : 0;

      if (end != 0)
        {
          if (said != NULL)
            *said = phrase->said;
          return end;
        }
    }
  return 0;
}

/* "hiermit sagen wir den Termin am 20.11. um 9 Uhr ab", "damit hat sich das Gespräch am Montag
 * erledigt": a verb in two parts. Returns: the token behind it, 0: none begins at @i */
guint
hd_when_says_off (const HdReading *r, guint i)
{
  /* "Ihre Frage hat sich erledigt", "die Rückfrage zum Gespräch": no appointment. */
  static const char *const matters[] = { "frage",  "fragen",       "ruckfrage", "problem",
                                         "sache",  "verschiebung", "anliegen",  "thema",
                                         "andere", "anderer",      NULL };
  gboolean has = hd_when_says_one (r, i, (const char *const[]){ "hat", "haben", NULL }) &&
                 hd_when_says (r, i + 1, "sich"),
           talk = FALSE;
  const char *last = has ? "erledigt" : "ab";

  if (!has && !hd_when_says_one (r, i, (const char *const[]){ "sage", "sagen", "sagt", NULL }))
    return 0;

  HdWhenSentence s = hd_when_sentence (r, i, 20);

  for (guint k = s.from; has && k < s.to; k++)
    talk |= r->t[k].kind == T_WORD && (hd_when_cue_at (r, k) & CUE_TALK) != 0;
  if (has && (!talk || hd_when_says_any (r, s.from, s.to, matters)))
    return 0;
  /* "…, ab, da die Stelle besetzt ist", and no "ab 10 Uhr" */
  for (guint k = i; k - i < 40 && !hd_when_ends_sentence (r, k); k++)
    if (k > i && hd_when_says (r, k, last) &&
        (r->t[k + 1].kind == T_PUNCT || hd_when_ends_sentence (r, k + 1) ||
         (hd_when_is (&r->t[k + 1], W_AND, NULL) && !hd_when_says (r, k + 2, "zu"))))
      return hd_when_says_any (r, i, k, (const char *const[]){ "nicht", NULL }) ? 0 : k + 1;
  return 0;
}

/* "fällt … aus", "findet … nicht statt": a verb whose second part ends its sentence, up to a comma.
 * Returns: the token behind it, 0: none begins at @i */
guint
hd_when_falls_away (const HdReading *r, guint i, const char *last)
{
  gboolean falls = strcmp (last, "aus") == 0;
  gboolean first = i == 0 || hd_when_ends_sentence (r, i - 1);

  for (guint k = i + 1; k - i < 24 && r->t[k].kind != T_BREAK && r->t[k].kind != T_END; k++)
    {
      guint end = k + (falls ? 1 : 2);

      if (hd_when_says (r, k, last) && (falls || hd_when_says (r, k + 1, "statt")) &&
          (r->t[end].kind == T_PUNCT || r->t[end].kind == T_BREAK || r->t[end].kind == T_END))
        /* "Findet das Gespräch nicht statt, melden wir uns" */
        return (falls && hd_when_says (r, k - 1, "nicht")) ||
                   (first && k > i + 1 && hd_when_is_punct (&r->t[end], ','))
                 ? 0
                 : end;
    }
  return 0;
}
