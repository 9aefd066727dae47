/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-check-private.h"

#include <string.h>

#include "hd-check-structure.h"
#include "hd-draft.h"
#include "hd-error.h"

/*
 * The order of things: text → tokens → language of the message and of each sentence → rules of
 * that language and of none, and names → placeholders → the build of the whole → what overlaps
 * within a category is merged → what the user chose to ignore is dropped. A sentence that was seen
 * before is not looked at again; a long text goes piece by piece.
 */

/* The most bytes that are looked at together; what is longer is cut, if possible between
 * paragraphs. */
#define PIECE ((gsize) 256 * 1024)

/* A text up to this size is remembered sentence by sentence. */
#define MAX_REMEMBERED ((gsize) 64 * 1024)

/* How far ahead a date without a year is held against the calendar: when somebody says what day it
 * is, until it may as well be one of the last two months, else what people write of most. */
#define REACH_GIVEN 305
#define REACH_CLOCK 60

/* The most words of a title, of which too few are small words to tell a language by. */
#define MAX_TITLE 6

/* Points of a sentence from which on it can be in another language than its message. */
#define CLEARLY 12

void
hd_check_result_free (HdCheckResult *self)
{
  g_free (self->language);
  g_ptr_array_unref (self->findings);
  g_free (self);
}

/* The language whose marks the tokens show most, or NULL when they show none. */
static HdCheckLanguage *
guess (HdChecker *self, const HdCheckText *text, guint first, guint end, guint *best)
{
  HdCheckLanguage *found = NULL;

  *best = 0;
  for (guint i = 0; i < self->languages->len; i++)
    {
      HdCheckLanguage *language = self->languages->pdata[i];
      guint sum = language->marks == NULL
                    ? 0
                    : hd_language_marks_score (language->marks, language->words, text, first, end);

      if (sum > *best)
        {
          *best = sum;
          found = language;
        }
    }
  return found;
}

/* A title or the name of a file has no small words to go by: its language is the one whose rules
 * know most of its words, if one does. */
static HdCheckLanguage *
guess_by_rules (HdChecker *self, const HdCheckText *text, HdCheckLanguage *language)
{
  HdCheckLanguage *found = language;
  guint most = 0;

  for (guint i = 0; i < self->languages->len; i++)
    {
      HdCheckLanguage *other = self->languages->pdata[i];
      guint known = 0;

      if (other->marks == NULL || !hd_checker_compile (self, other, NULL))
        continue;
      for (guint t = 0; t < text->n_tokens; t++)
        for (guint k = 0; text->tokens[t].kind == HD_TOKEN_WORD && k < other->rules->len; k++)
          known += 2 * hd_rules_know (other->rules->pdata[k], hd_check_text_fold (text, t));
      /* What the small words said counts where two know as many. */
      known += known > 0 && other == language;
      if (known > most)
        {
          most = known;
          found = other;
        }
    }
  return found;
}

static void
take_hit (HdCheckPiece *check, guint first, guint end, HdCheckHit hit)
{
  guint sentence = check->text->tokens[first].sentence;

  /* Neighbours were run for their cues only. */
  if (!check->new[sentence])
    return;
  hit.first = first - check->text->sentences[sentence].first;
  hit.end = end - check->text->sentences[sentence].first;
  g_array_append_val (check->sentences[sentence], hit);
}

static void
take_hits (HdCheckPiece *check, const HdRulesRun *run, const guint32 *immune)
{
  g_autoptr (GArray) hits = hd_rules_judge (run, immune);

  for (guint i = 0; i < hits->len; i++)
    {
      const HdRuleHit *hit = &g_array_index (hits, HdRuleHit, i);
      HdCheckHit found = { .severity = hit->severity, .sign = hit->sign };

      if (hit->rule != NULL)
        {
          found.rule = hit->rule->id;
          found.category = hit->rule->category;
          found.why = hit->rule->why;
          found.fix = hit->rule->fix;
          found.needs_sign = hit->needs_sign;
        }
      take_hit (check, hit->first, hit->end, found);
    }
}

static void
run_names (HdCheckPiece *check, const gboolean *sentences)
{
  g_autoptr (GArray) hits = hd_matcher_run (check->input->matcher, check->text, sentences,
                                            check->language->nouns_are_capitals);

  for (guint i = 0; i < hits->len; i++)
    {
      const HdMatcherHit *hit = &g_array_index (hits, HdMatcherHit, i);
      const HdCheckHit found = { .rule = hit->rule,
                                 .category = HD_CATEGORY_TRACKER_LEAK,
                                 .severity = hit->severity,
                                 .why = "a name that this message does not need" };

      take_hit (check, hit->first, hit->end, found);
    }
}

/* Sentences that are plainly in another language, as in a mail that quotes one, get its rules. The
 * other languages are asked only where one of them could win at all. */
static HdCheckLanguage *
find_owner (HdCheckPiece *check, guint number)
{
  const HdSentence *sentence = &check->text->sentences[number];
  HdCheckLanguage *language = check->language, *other;
  guint best, own;

  if (language->marks == NULL)
    return language;
  own = hd_language_marks_score (language->marks, language->words, check->text, sentence->first,
                                 sentence->end);
  best = hd_language_marks_most (check->text, sentence->first, sentence->end);
  if (best < CLEARLY || best <= 2 * own)
    return language;
  other = guess (check->checker, check->text, sentence->first, sentence->end, &best);
  return other != NULL && best >= CLEARLY && best > 2 * own ? other : language;
}

/* Runs everything over the sentences that are new, and over those close enough to bear on them. */
static gboolean
run_new (HdCheckPiece *check, GError **error)
{
  HdChecker *self = check->checker;
  const HdCheckText *text = check->text;
  g_autofree HdCheckLanguage **owner = g_new0 (HdCheckLanguage *, text->n_sentences + 1);
  g_autofree gboolean *needed = g_new0 (gboolean, text->n_sentences + 1);
  g_autofree gboolean *chosen = g_new0 (gboolean, text->n_sentences + 1);
  g_autofree guint32 *immune = g_new0 (guint32, text->n_tokens + 1);
  g_autoptr (GPtrArray) runs = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_rules_run_free);

  for (guint s = 0; s < text->n_sentences; s++)
    {
      const HdSentence *sentence = &text->sentences[s];

      if (!check->new[s])
        continue;
      needed[s] = TRUE;
      for (guint k = s; k > 0 && text->sentences[k - 1].end + HD_CHECK_WINDOW > sentence->first;
           k--)
        needed[k - 1] = TRUE;
      for (guint k = s + 1;
           k < text->n_sentences && text->sentences[k].first < sentence->end + HD_CHECK_WINDOW; k++)
        needed[k] = TRUE;
    }
  for (guint s = 0; s < text->n_sentences; s++)
    owner[s] = needed[s] ? find_owner (check, s) : NULL;

  for (guint i = 0; i < self->languages->len; i++)
    {
      HdCheckLanguage *language = self->languages->pdata[i];
      gboolean common = strcmp (language->code, HD_CHECK_COMMON) == 0, any = FALSE;

      for (guint s = 0; s < text->n_sentences; s++)
        {
          chosen[s] = needed[s] && (common || owner[s] == language);
          any |= chosen[s];
        }
      if (!any)
        continue;
      if (!hd_checker_compile (self, language, error))
        return FALSE;
      for (guint k = 0; k < language->rules->len; k++)
        g_ptr_array_add (runs, hd_rules_look (language->rules->pdata[k], text, chosen, immune));
    }
  for (guint i = 0; i < runs->len; i++)
    take_hits (check, runs->pdata[i], immune);
  if (check->input->matcher != NULL)
    run_names (check, needed);
  return TRUE;
}

/* Rules and names, sentence by sentence. */
static gboolean
run_sentences (HdCheckPiece *check, gboolean remember, GError **error)
{
  const HdCheckText *text = check->text;
  HdCheckCache *cache = check->checker->cache;
  guint64 matcher =
    check->input->matcher != NULL ? hd_matcher_get_serial (check->input->matcher) : 0;
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree gboolean *new = g_new0 (gboolean, text->n_sentences + 1);
  gboolean any = FALSE, good = TRUE;
  g_auto (HdCheckWhose) whose = { NULL };

  for (guint s = 0; s < text->n_sentences; s++)
    {
      GBytes *key = remember ? hd_check_cache_key (text, s, check->language, matcher) : NULL;
      GArray *hits = key != NULL ? hd_check_cache_look_up (cache, key) : NULL;

      new[s] = hits == NULL;
      any |= new[s];
      g_ptr_array_add (keys, key);
      g_ptr_array_add (found,
                       hits != NULL ? hits : g_array_new (FALSE, FALSE, sizeof (HdCheckHit)));
    }
  check->sentences = (GArray **) found->pdata;
  check->new = new;
  if (any)
    good = run_new (check, error);
  for (guint s = 0; s < text->n_sentences; s++)
    {
      GBytes *key = keys->pdata[s];

      if (good && new[s] && key != NULL)
        hd_check_cache_insert (cache, key, found->pdata[s]);
      g_clear_pointer (&key, g_bytes_unref);
    }

  if (good)
    hd_check_whose_init (&whose, check);
  for (guint s = 0; good && s < text->n_sentences; s++)
    for (guint i = 0; i < check->sentences[s]->len; i++)
      {
        const HdCheckHit *hit = &g_array_index (check->sentences[s], HdCheckHit, i);
        guint base = text->sentences[s].first;

        if (!hd_check_whose_counts (&whose, check, s, hit))
          continue;
        if (hit->category != HD_CATEGORY_CONTRACTOR_TERM || check->input->contractor)
          hd_check_report (check, hit->rule, hit->category, hit->severity, base + hit->first,
                           base + hit->end, hit->why, hit->fix);
      }
  return good;
}

static void
date_cb (guint first, guint end, gpointer data)
{
  hd_check_report (data, "structure.date", HD_CATEGORY_DATE_MISMATCH, HD_SEVERITY_WARN, first, end,
                   "this date falls on another weekday", NULL);
}

static void
address_cb (guint first, guint end, gpointer data)
{
  hd_check_report (data, "structure.address", HD_CATEGORY_MIXED_ADDRESS, HD_SEVERITY_WARN, first,
                   end, "the message addresses its reader in two ways", NULL);
}

static gboolean
run_piece (HdCheckPiece *check, gboolean remember, GError **error)
{
  const HdCheckInput *input = check->input;

  if (!run_sentences (check, remember, error))
    return FALSE;
  hd_check_gaps (check);
  if (check->language->marks != NULL)
    {
      hd_check_dates (check->language->marks, check->text, input->today,
                      input->clock ? REACH_CLOCK : REACH_GIVEN, date_cb, check);
      hd_check_address (check->language->marks, check->text, address_cb, check);
    }
  return TRUE;
}

/* How many bytes go together: at most PIECE, cut behind an empty line, a line, a blank, or at least
 * not within a character. */
static gsize
piece_length (const char *text, gsize length)
{
  gsize line = 0, blank = 0, cut = PIECE;

  if (length <= PIECE)
    return length;
  for (gsize i = PIECE; i > PIECE / 2; i--)
    {
      if (text[i - 1] == '\n' && text[i - 2] == '\n')
        return i;
      if (line == 0 && text[i - 1] == '\n')
        line = i;
      if (blank == 0 && text[i - 1] == ' ')
        blank = i;
    }
  while (cut > PIECE - 4 && ((guchar) text[cut] & 0xC0) == 0x80)
    cut--;
  return line != 0 ? line : blank != 0 ? blank : cut;
}

static gboolean
is_word_cb (const char *word, gpointer data)
{
  return hd_checker_is_word (data, word);
}

static gsize
field_length (const HdCheckField *field)
{
  return field->length < 0 ? strlen (field->text) : (gsize) field->length;
}

/* @first is the first piece of the field, which finding the language has needed already. */
static gboolean
run_field (HdCheckPiece *check, const HdCheckText *first, GError **error)
{
  const HdCheckField *field = &check->input->fields[check->field];
  gsize length = field_length (field), at = first->length;

  check->text = first;
  check->cp_base = 0;
  if (!run_piece (check, length <= MAX_REMEMBERED, error))
    return FALSE;
  check->cp_base += first->characters;
  while (at < length && check->findings->len < HD_CHECK_MAX_FINDINGS)
    {
      gsize size = piece_length (field->text + at, length - at);
      g_autoptr (HdCheckText) text =
        hd_check_text_new (field->text + at, size, is_word_cb, check->checker);

      check->text = text;
      if (!run_piece (check, FALSE, error))
        return FALSE;
      check->cp_base += text->characters;
      at += size;
    }
  return TRUE;
}

/* A text that is longer than its channel takes: of the facts behind it nothing is known here. */
static void
check_length (const HdCheckInput *input, HdCheckResult *result)
{
  const HdCheckField *field = &input->fields[0];
  gsize length = field_length (field);
  g_autofree char *why = NULL, *valid = NULL;
  HdChannel channel;
  HdFinding *finding;

  if (input->channel == NULL || !hd_channel_parse (input->channel, &channel) ||
      length > MAX_REMEMBERED)
    return;
  valid = g_utf8_make_valid (field->text, (gssize) length);
  why = hd_draft_describe_length (channel, valid);
  if (why == NULL)
    return;
  finding = hd_finding_new ("structure.length", hd_category_name (HD_CATEGORY_LENGTH),
                            HD_SEVERITY_HINT, 0, (int) g_utf8_strlen (valid, -1), valid, why, NULL);
  g_ptr_array_add (result->findings, finding);
}

static HdCheckLanguage *
choose_language (HdChecker *self,
                 const HdCheckInput *input,
                 HdCheckText *const *texts,
                 GError **error)
{
  guint longest = 0, best;
  HdCheckLanguage *language;

  if (input->language != NULL)
    {
      language = hd_checker_find_language (self, input->language);
      if (language == NULL)
        g_set_error (error, HD_ERROR, HD_ERROR_NOT_FOUND,
                     "there are no rules for the language “%s”", input->language);
      return language;
    }
  for (guint i = 1; i < input->n_fields; i++)
    if (texts[i]->n_tokens > texts[longest]->n_tokens)
      longest = i;
  language = guess (self, texts[longest], 0, MIN (texts[longest]->n_tokens, 4000), &best);
  if (best == 0 && texts[longest]->n_tokens <= MAX_TITLE)
    language = guess_by_rules (self, texts[longest], language);
  if (language == NULL)
    language = hd_checker_find_language (self, "en");
  for (guint i = 0; language == NULL && i < self->languages->len; i++)
    if (strcmp (((HdCheckLanguage *) self->languages->pdata[i])->code, HD_CHECK_COMMON) != 0)
      language = self->languages->pdata[i];
  if (language == NULL)
    g_set_error_literal (error, HD_ERROR, HD_ERROR_NOT_FOUND, "no rules are loaded");
  return language;
}

/**
 * hd_checker_check:
 *
 * Returns: (transfer full): what was found. Fails with %HD_ERROR_LIMIT when a field is longer than
 *   %HD_CHECK_MAX_BYTES, with %HD_ERROR_NOT_FOUND for a language without rules, and with
 *   %HD_ERROR_INVALID when a rule file is damaged.
 */
HdCheckResult *
hd_checker_check (HdChecker *self, const HdCheckInput *input, GError **error)
{
  g_autoptr (HdCheckResult) result = NULL;
  g_autoptr (GPtrArray) texts =
    g_ptr_array_new_with_free_func ((GDestroyNotify) hd_check_text_free);
  HdCheckLanguage *common = hd_checker_find_language (self, HD_CHECK_COMMON), *language;

  g_return_val_if_fail (input->n_fields > 0, NULL);

  if (common != NULL && !hd_checker_compile (self, common, error))
    return NULL;
  for (guint i = 0; i < input->n_fields; i++)
    {
      const HdCheckField *field = &input->fields[i];
      gsize length = field_length (field);

      if (length > HD_CHECK_MAX_BYTES)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_LIMIT, "the %s is longer than %d MB", field->name,
                       (int) (HD_CHECK_MAX_BYTES / 1024 / 1024));
          return NULL;
        }
      g_ptr_array_add (texts, hd_check_text_new (field->text, piece_length (field->text, length),
                                                 is_word_cb, self));
    }
  language = choose_language (self, input, (HdCheckText *const *) texts->pdata, error);
  if (language == NULL || !hd_checker_compile (self, language, error))
    return NULL;

  result = g_new0 (HdCheckResult, 1);
  result->language = g_strdup (language->code);
  result->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_finding_free);
  for (guint i = 0; i < input->n_fields; i++)
    {
      HdCheckPiece check = { .checker = self,
                             .input = input,
                             .field = i,
                             .language = language,
                             .findings = result->findings };

      if (!run_field (&check, texts->pdata[i], error))
        return NULL;
    }
  result->complete = result->findings->len < HD_CHECK_MAX_FINDINGS;
  hd_check_merge (result->findings);
  check_length (input, result);
  hd_check_drop_ignored (result->findings, input->ignored);
  for (guint k = 0; k < language->rules->len; k++)
    result->rules += hd_rules_get_size (language->rules->pdata[k]);
  for (guint k = 0; common != NULL && k < common->rules->len; k++)
    result->rules += hd_rules_get_size (common->rules->pdata[k]);
  return g_steal_pointer (&result);
}
