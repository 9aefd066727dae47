/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-matcher-run-private.h"

#include <string.h>

/*
 * Whether what stands around the words of a name says that they are one: a firm whose name is an
 * ordinary word, a role, a place, a surname alone.
 */

/* How far a cue may be from a role or a place. */
#define NEAR 4

/* A capital that no rule of grammar explains. */
static gboolean
is_telling_capital (const HdMatcherRun *run, guint token)
{
  return hd_matcher_is_capital (run, token) && !run->nouns_are_capitals &&
         !(run->text->tokens[token].flags & HD_TOKEN_FIRST);
}

/* @street: (nullable): any kind of street, or that one in all its spellings */
gboolean
hd_matcher_is_street (const HdMatcherRun *run, guint token, const char *street)
{
  g_autofree char *form = hd_matcher_words_street (run->self->words, run->bare[token]);

  return form != NULL && (street == NULL || strcmp (form, street) == 0);
}

static gboolean
is_possessive (const HdMatcherRun *run, guint token)
{
  return hd_matcher_same_sentence (run, token, token - 1) && token > 0 &&
         strcmp (hd_check_text_fold (run->text, token), "'s") == 0;
}

/* One that a name in French, Spanish or English begins with; German names take none. */
static gboolean
is_article (const HdMatcherRun *run, guint token)
{
  static const char *const words[] = { "la",  "le",  "l",   "les", "el",  "los", "las",
                                       "the", "der", "die", "das", "den", "dem", NULL };

  return g_strv_contains (words, run->bare[token]);
}

/* A firm with an ordinary name: only where grammar or context says that it is one. */
gboolean
hd_matcher_ordinary_counts (const HdMatcherRun *run, const HdPhrase *phrase, guint first, guint end)
{
  gboolean capitals = TRUE, telling = TRUE, possessive = is_possessive (run, end);
  guint behind = possessive ? end + 1 : end, before = first;
  gboolean presence;

  for (guint i = first; i < end; i++)
    if (run->text->tokens[i].kind == HD_TOKEN_WORD && !hd_matcher_has (run, HD_WORDS_CONNECTORS, i))
      {
        capitals &= hd_matcher_is_capital (run, i);
        telling &= is_telling_capital (run, i) || (i > first && hd_matcher_is_capital (run, i));
      }
  /* “Target Lane” is a street. */
  if (!capitals ||
      (hd_matcher_same_sentence (run, first, behind) && hd_matcher_is_capital (run, behind) &&
       hd_matcher_is_street (run, behind, NULL)))
    return FALSE;
  if (hd_matcher_same_sentence (run, first, behind) &&
      hd_matcher_has (run, HD_WORDS_LEGAL, behind) && hd_matcher_is_capital (run, behind) &&
      phrase->kind != HD_MATCH_TOOL)
    return TRUE;
  if (possessive && hd_matcher_has (run, HD_WORDS_ROOMS, behind))
    return TRUE;
  /* “beim Morgenstern Verlag”: nouns do not stand side by side by chance. */
  if (run->nouns_are_capitals && phrase->n_words > 1 && phrase->kind != HD_MATCH_TOOL &&
      (run->text->tokens[first].flags & HD_TOKEN_FIRST) == 0)
    return TRUE;
  /* “Ausgleich & Partner” */
  if (hd_matcher_same_sentence (run, first, behind + 1) && run->bare[behind][0] == '&' &&
      hd_matcher_has (run, HD_WORDS_MINOR, behind + 1) && hd_matcher_is_capital (run, behind + 1))
    return TRUE;
  /* “Mercier & Fils” */
  for (guint i = first; i < end; i++)
    if (run->bare[i][0] == '&')
      return TRUE;
  /* “Tecnologías Ribera”: what all firms are called may stand before it. */
  while (before > 0 && hd_matcher_same_sentence (run, first, before - 1) &&
         hd_matcher_has (run, HD_WORDS_MINOR, before - 1) &&
         !hd_matcher_has (run, HD_WORDS_FIRM_CUES, before - 1) &&
         is_telling_capital (run, before - 1))
    before--;
  if (before == 0 || !hd_matcher_same_sentence (run, first, before - 1))
    return FALSE;
  before--;
  /* “Grupo Roble”, “Firma Adler” */
  if (hd_matcher_has (run, HD_WORDS_FIRM_CUES, before) && phrase->kind != HD_MATCH_TOOL)
    return TRUE;
  presence = phrase->kind == HD_MATCH_TOOL ? hd_matcher_has (run, HD_WORDS_TOOL_PRESENCE, before)
                                           : hd_matcher_has (run, HD_WORDS_PRESENCE, before);
  /* “à la Société …”, “chez L’Étoile” */
  if (!presence && phrase->kind != HD_MATCH_TOOL && before > 0 && is_article (run, before) &&
      (!run->nouns_are_capitals || phrase->n_words > 1) &&
      hd_matcher_same_sentence (run, first, before - 1))
    presence = hd_matcher_has (run, HD_WORDS_PRESENCE, before - 1);
  if (!presence)
    return FALSE;
  if (run->nouns_are_capitals)
    {
      /* “bei Apple”, but not “für Orange Töne”: nothing that it could be the attribute of, unless
       * all firms are called so. */
      return !hd_matcher_same_sentence (run, first, end) || !hd_matcher_is_capital (run, end) ||
             hd_matcher_has (run, HD_WORDS_ROOMS, end) || hd_matcher_has (run, HD_WORDS_MINOR, end);
    }
  /* “at Apple”, but not “with Target groups”, “in Meta tags”: lower-case nouns make it a thing. */
  return telling && !(hd_matcher_same_sentence (run, first, end) &&
                      hd_matcher_has (run, HD_WORDS_PLACE_THINGS, end) &&
                      !hd_matcher_has (run, HD_WORDS_ROOMS, end));
}

static gboolean
near_role_cue (const HdMatcherRun *run, guint first, guint end)
{
  for (guint i = 1; i <= NEAR; i++)
    {
      if (first >= i && hd_matcher_same_sentence (run, first, first - i) &&
          hd_matcher_has (run, HD_WORDS_ROLE_CUES, first - i))
        return TRUE;
      if (hd_matcher_same_sentence (run, first, end + i - 1) &&
          hd_matcher_has (run, HD_WORDS_ROLE_CUES, end + i - 1))
        return TRUE;
    }
  return FALSE;
}

/* A role with a word of jobs near it, unless it is a colleague’s. */
gboolean
hd_matcher_role_counts (const HdMatcherRun *run, guint first, guint end)
{
  if (!near_role_cue (run, first, end))
    return FALSE;
  /* “our <role>, Ida” is a colleague. */
  for (guint i = 1; i <= 2 && first >= i; i++)
    if (hd_matcher_same_sentence (run, first, first - i) &&
        hd_matcher_has (run, HD_WORDS_OWN_ROLE, first - i))
      return FALSE;
  return TRUE;
}

/* A place that somebody goes to or is at. */
gboolean
hd_matcher_place_counts (const HdMatcherRun *run, const HdPhrase *phrase, guint first, guint end)
{
  guint before = first;
  gboolean capital = !phrase->ordinary, number = FALSE, street = FALSE;

  /* A street may begin with its number, or stand without it. */
  for (guint i = first; i < end; i++)
    {
      capital |= hd_matcher_is_capital (run, i);
      number |= run->text->tokens[i].kind == HD_TOKEN_NUMBER;
      street |= hd_matcher_is_street (run, i, NULL);
    }
  /* “Halle 2” is a hall and no town. */
  if (phrase->n_words == 1 && hd_matcher_same_sentence (run, first, end) &&
      run->text->tokens[end].kind == HD_TOKEN_NUMBER &&
      (run->text->tokens[end].flags & HD_TOKEN_TIME) == 0)
    return FALSE;
  /* A street with its number is nothing else, whatever stands before it; without one it may be
   * what the sentence is about. */
  if (capital && phrase->n_words >= 2 &&
      (number ||
       (street && first > 0 && hd_matcher_same_sentence (run, first, first - 1) &&
        !is_article (run, first - 1) && !hd_matcher_has (run, HD_WORDS_CONNECTORS, first - 1))))
    return TRUE;
  if (!capital || (hd_matcher_same_sentence (run, first, end) &&
                   hd_matcher_has (run, HD_WORDS_PLACE_THINGS, end)))
    return FALSE;
  for (guint i = 0; i < 2 && before > 0 && hd_matcher_same_sentence (run, first, before - 1); i++)
    {
      before--;
      /* “der Server in Karlsruhe” is a thing there, and nobody goes. */
      if (hd_matcher_has (run, HD_WORDS_PLACE_PREPOSITIONS, before))
        return !(before > 0 && hd_matcher_same_sentence (run, first, before - 1) &&
                 hd_matcher_has (run, HD_WORDS_PLACE_THINGS, before - 1));
      /* A street may have its number or its article in between, a town may not. */
      if (phrase->n_words < 2)
        return FALSE;
    }
  return FALSE;
}

/* A first and a last name, written as one when both are ordinary words. */
gboolean
hd_matcher_person_counts (const HdMatcherRun *run, const HdPhrase *phrase, guint first, guint end)
{
  return !phrase->ordinary ||
         (hd_matcher_is_capital (run, first) && hd_matcher_is_capital (run, end - 1));
}

/* “Marsh Street”, “Marsh-Weg”, “rue Marsh” */
gboolean
hd_matcher_names_street (const HdMatcherRun *run, guint token)
{
  return (hd_matcher_same_sentence (run, token, token + 1) &&
          hd_matcher_is_capital (run, token + 1) && hd_matcher_is_street (run, token + 1, NULL)) ||
         (token > 0 && hd_matcher_same_sentence (run, token, token - 1) &&
          hd_matcher_is_street (run, token - 1, NULL));
}

/* The last word of a text of several lines, alone on its line or behind a first name. */
gboolean
hd_matcher_is_signature (const HdMatcherRun *run, guint token)
{
  const HdToken *tokens = run->text->tokens;

  return token + 1 == run->text->n_tokens &&
         ((token > 0 && (tokens[token].flags & HD_TOKEN_LINE) != 0) ||
          (token > 1 && (tokens[token - 1].flags & HD_TOKEN_LINE) != 0));
}
