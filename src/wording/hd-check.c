/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-check.h"

#include <string.h>

#include "hd-check-fold.h"
#include "hd-check-language.h"
#include "hd-check-placeholder.h"
#include "hd-check-resources.h"
#include "hd-error.h"
#include "hd-lexicon.h"

/*
 * The order of things: text → tokens → language of the message and of each sentence → rules of
 * that language and of none → placeholders → what overlaps within a category is merged → what
 * the user chose to ignore is dropped.
 */

/* The code of the rules that hold in every language. */
#define COMMON "common"

/* What finds the shapes of gaps in every language. */
#define GAP_RULE "common.gap"

#define RESOURCES "/io/github/halfday_app/Halfday/check/"

/* A message shows this many findings at most; a longer list helps nobody. */
#define MAX_FINDINGS 2000

typedef struct
{
  char *code;
  GBytes *rules_bytes; /* until compiled */
  char *file;
  GPtrArray *rules; /* HdRules; the bundled ones first, then the user's */
  HdLanguageMarks *marks;
  HdLexicon *words;
  gboolean nouns_are_capitals;
} Language;

struct _HdChecker
{
  GPtrArray *languages;
  HdMatcherWords *name_words;
};

void
hd_check_result_free (HdCheckResult *self)
{
  g_free (self->language);
  g_ptr_array_unref (self->findings);
  g_free (self);
}

static void
language_free (gpointer data)
{
  Language *language = data;

  g_free (language->code);
  g_free (language->file);
  g_clear_pointer (&language->rules_bytes, g_bytes_unref);
  g_ptr_array_unref (language->rules);
  g_clear_pointer (&language->marks, hd_language_marks_free);
  g_clear_pointer (&language->words, hd_lexicon_free);
  g_free (language);
}

/**
 * hd_checker_new:
 *
 * Returns: (transfer full): a checker that knows no language yet
 */
HdChecker *
hd_checker_new (void)
{
  HdChecker *self = g_new0 (HdChecker, 1);

  self->languages = g_ptr_array_new_with_free_func (language_free);
  self->name_words = hd_matcher_words_new ();
  return self;
}

void
hd_checker_free (HdChecker *self)
{
  g_ptr_array_unref (self->languages);
  hd_matcher_words_free (self->name_words);
  g_free (self);
}

static GBytes *
look_up_resource (GResource *resource, const char *code, const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES, code, "/", name, NULL);

  return g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

/**
 * hd_checker_new_bundled:
 *
 * Returns: (transfer full): a checker with the languages that come with the program. Their rules
 *   are compiled when first needed.
 */
HdChecker *
hd_checker_new_bundled (void)
{
  HdChecker *self = hd_checker_new ();
  GResource *resource = hd_check_get_resource ();
  g_auto (GStrv) codes =
    g_resource_enumerate_children (resource, RESOURCES, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      g_autofree char *code = g_strndup (codes[i], strcspn (codes[i], "/"));
      g_autofree char *file = g_strconcat (code, "/rules", NULL);
      g_autoptr (GBytes) marks = look_up_resource (resource, code, "language");
      g_autoptr (GBytes) words = look_up_resource (resource, code, "ordinary");
      g_autoptr (GBytes) rules = look_up_resource (resource, code, "rules");

      g_autoptr (GBytes) names = look_up_resource (resource, code, "names");

      if (rules != NULL)
        hd_checker_add_language (self, code, marks, words, rules, file);
      if (rules != NULL && names != NULL)
        hd_checker_add_name_words (self, code, names);
    }
  return self;
}

static Language *
find_language (HdChecker *self, const char *code)
{
  gsize length = strcspn (code, "-_.");

  for (guint i = 0; i < self->languages->len; i++)
    {
      Language *language = self->languages->pdata[i];

      if (strlen (language->code) == length &&
          g_ascii_strncasecmp (language->code, code, length) == 0)
        return language;
    }
  return NULL;
}

/**
 * hd_checker_add_language:
 * @code: such as “de”, or “common” for rules that hold in all languages
 * @marks: (nullable): see hd_language_marks_new()
 * @words: (nullable): see #HdLexicon
 * @rules: see hd_rules_load()
 * @file: its name, for errors
 *
 * Adds a language; its rules are compiled, and errors in them seen, when they are first needed.
 */
void
hd_checker_add_language (HdChecker *self,
                         const char *code,
                         GBytes *marks,
                         GBytes *words,
                         GBytes *rules,
                         const char *file)
{
  Language *language;

  g_return_if_fail (find_language (self, code) == NULL);

  language = g_new0 (Language, 1);
  language->code = g_strdup (code);
  language->file = g_strdup (file);
  language->rules_bytes = g_bytes_ref (rules);
  language->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_rules_free);
  language->marks = marks != NULL ? hd_language_marks_new (marks) : NULL;
  language->words = words != NULL ? hd_lexicon_new (words) : NULL;
  g_ptr_array_add (self->languages, language);
}

/**
 * hd_checker_add_name_words:
 * @code: a language that was added
 * @bytes: see hd_matcher_words_add()
 *
 * Adds the words that stand around names in that language.
 */
void
hd_checker_add_name_words (HdChecker *self, const char *code, GBytes *bytes)
{
  Language *language = find_language (self, code);

  g_return_if_fail (language != NULL);

  language->nouns_are_capitals = hd_matcher_words_add (self->name_words, bytes);
}

static gboolean
is_ordinary_cb (const char *folded, gpointer data)
{
  return hd_checker_is_ordinary (data, folded);
}

/**
 * hd_checker_new_matcher:
 *
 * Returns: (transfer full): a matcher for these names; the checker must outlive it
 */
HdMatcher *
hd_checker_new_matcher (HdChecker *self, const HdNameList *names)
{
  return hd_matcher_new (names, self->name_words, is_ordinary_cb, self);
}

/**
 * hd_checker_get_languages:
 *
 * Returns: (transfer container) (element-type utf8): the codes that a text can have
 */
GPtrArray *
hd_checker_get_languages (HdChecker *self)
{
  GPtrArray *codes = g_ptr_array_new ();

  for (guint i = 0; i < self->languages->len; i++)
    {
      const Language *language = self->languages->pdata[i];

      if (strcmp (language->code, COMMON) != 0)
        g_ptr_array_add (codes, language->code);
    }
  return codes;
}

/**
 * hd_checker_is_ordinary:
 * @folded: a word under fold A
 *
 * Returns: whether it is an ordinary word of any language that is loaded
 */
gboolean
hd_checker_is_ordinary (HdChecker *self, const char *folded)
{
  for (guint i = 0; i < self->languages->len; i++)
    {
      const Language *language = self->languages->pdata[i];

      if (language->words != NULL && hd_lexicon_contains (language->words, folded))
        return TRUE;
    }
  return FALSE;
}

static gboolean
compile (HdChecker *self, Language *language, GError **error)
{
  HdRules *rules;

  if (language->rules_bytes == NULL)
    return TRUE;
  rules = hd_rules_load (language->rules_bytes, language->file, is_ordinary_cb, self, error);
  if (rules == NULL)
    return FALSE;
  g_ptr_array_insert (language->rules, 0, rules);
  g_clear_pointer (&language->rules_bytes, g_bytes_unref);
  return TRUE;
}

/* Whether the parts of a word that a line end cuts belong together. */
static gboolean
is_word_cb (const char *word, gpointer data)
{
  HdChecker *self = data;

  for (guint i = 0; i < self->languages->len; i++)
    {
      const Language *language = self->languages->pdata[i];

      for (guint k = 0; k < language->rules->len; k++)
        if (hd_rules_know (language->rules->pdata[k], word))
          return TRUE;
    }
  return hd_checker_is_ordinary (self, word);
}

/* The language whose marks the tokens show most, or NULL when they show none. */
static Language *
guess (HdChecker *self, const HdCheckText *text, guint first, guint end, guint *best, guint *second)
{
  Language *found = NULL;

  *best = *second = 0;
  for (guint i = 0; i < self->languages->len; i++)
    {
      Language *language = self->languages->pdata[i];
      guint sum = language->marks == NULL
                    ? 0
                    : hd_language_marks_score (language->marks, language->words, text, first, end);

      if (sum > *best)
        {
          *second = *best;
          *best = sum;
          found = language;
        }
      else
        *second = MAX (*second, sum);
    }
  return found;
}

typedef struct
{
  HdChecker *checker;
  const HdCheckInput *input;
  const HdCheckText *text;
  guint field;
  Language *language;
  GPtrArray *findings;
} Check;

static char *
hash_key (const char *rule, const char *folds[3])
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (sum, (const guchar *) rule, -1);
  for (guint i = 0; i < 3; i++)
    {
      g_checksum_update (sum, (const guchar *) "\n", 1);
      g_checksum_update (sum, (const guchar *) folds[i], -1);
    }
  return g_strndup (g_checksum_get_string (sum), 32);
}

/* @byte_end is behind the last byte of the match. */
static void
take_finding (Check *check,
              const char *rule,
              HdCategory category,
              HdSeverity severity,
              guint start,
              guint end,
              gsize byte_start,
              gsize byte_end,
              const char *why,
              const char *fix,
              const char *folds[3])
{
  g_autofree char *text =
    g_utf8_make_valid (check->text->original + byte_start, (gssize) (byte_end - byte_start));
  HdFinding *finding;

  if (check->findings->len >= MAX_FINDINGS)
    return;
  finding = hd_finding_new (rule, hd_category_name (category), severity, (int) start, (int) end,
                            text, why, fix);
  finding->field = check->field;
  finding->key = hash_key (rule, folds);
  g_ptr_array_add (check->findings, finding);
}

static void
add_finding (Check *check,
             const char *rule,
             HdCategory category,
             HdSeverity severity,
             guint first,
             guint end,
             const char *why,
             const char *fix)
{
  const HdCheckText *text = check->text;
  const HdToken *head = &text->tokens[first], *tail = &text->tokens[end - 1];
  g_autoptr (GString) match = g_string_new (NULL);
  const char *folds[3];

  for (guint i = first; i < end; i++)
    g_string_append_printf (match, "%s ", hd_check_text_fold (text, i));
  folds[0] = first > 0 ? hd_check_text_fold (text, first - 1) : "";
  folds[1] = match->str;
  folds[2] = end < text->n_tokens ? hd_check_text_fold (text, end) : "";
  take_finding (check, rule, category, severity, head->start, tail->end, head->byte_start,
                tail->byte_end, why, fix, folds);
}

static gboolean
run_language (Check *check, Language *language, const gboolean *sentences, GError **error)
{
  if (!compile (check->checker, language, error))
    return FALSE;

  for (guint i = 0; i < language->rules->len; i++)
    {
      g_autoptr (GArray) hits = hd_rules_run (language->rules->pdata[i], check->text, sentences);

      for (guint k = 0; k < hits->len; k++)
        {
          const HdRuleHit *hit = &g_array_index (hits, HdRuleHit, k);

          if (hit->rule->category == HD_CATEGORY_CONTRACTOR_TERM && !check->input->contractor)
            continue;
          add_finding (check, hit->rule->id, hit->rule->category, hit->severity, hit->first,
                       hit->end, hit->rule->why, hit->rule->fix);
        }
    }
  return TRUE;
}

static gboolean
is_blank_cb (const char *folded, gpointer data)
{
  HdChecker *self = ((Check *) data)->checker;

  for (guint i = 0; i < self->languages->len; i++)
    {
      const Language *language = self->languages->pdata[i];

      for (guint k = 0; k < language->rules->len; k++)
        if (hd_rules_is_blank (language->rules->pdata[k], folded))
          return TRUE;
    }
  return FALSE;
}

static void
run_names (Check *check)
{
  g_autoptr (GArray) hits =
    hd_matcher_run (check->input->matcher, check->text, check->language->nouns_are_capitals);

  for (guint i = 0; i < hits->len; i++)
    {
      const HdMatcherHit *hit = &g_array_index (hits, HdMatcherHit, i);

      add_finding (check, hit->rule, HD_CATEGORY_TRACKER_LEAK, hit->severity, hit->first, hit->end,
                   "a name that this message does not need", NULL);
    }
}

/* The code point at a byte, found from the tokens before it so that no text is read twice. */
static guint
code_point_at (const HdCheckText *text, gsize byte)
{
  guint low = 0, high = text->n_tokens, cp;
  gsize at = 0;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (text->tokens[middle].byte_start <= byte)
        low = middle + 1;
      else
        high = middle;
    }
  cp = low > 0 ? text->tokens[low - 1].start : 0;
  at = low > 0 ? text->tokens[low - 1].byte_start : 0;
  for (; at < byte; cp++)
    {
      gunichar c = g_utf8_get_char_validated (text->original + at, (gssize) (text->length - at));

      at += c == (gunichar) -1 || c == (gunichar) -2 || text->original[at] == '\0'
              ? 1
              : (gsize) g_utf8_skip[(guchar) text->original[at]];
    }
  return cp;
}

static void
placeholder_cb (gsize byte_start, gsize byte_end, gpointer data)
{
  Check *check = data;
  g_autofree char *fold =
    g_utf8_make_valid (check->text->original + byte_start, (gssize) (byte_end - byte_start));
  const char *folds[3] = { "", fold, "" };

  take_finding (check, GAP_RULE, HD_CATEGORY_PLACEHOLDER, HD_SEVERITY_BLOCK,
                code_point_at (check->text, byte_start), code_point_at (check->text, byte_end),
                byte_start, byte_end, "this gap is still to be filled in", NULL, folds);
}

static gint
compare_findings (gconstpointer a, gconstpointer b)
{
  const HdFinding *x = *(const HdFinding *const *) a, *y = *(const HdFinding *const *) b;

  if (x->field != y->field)
    return x->field < y->field ? -1 : 1;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end > y->end ? -1 : 1;
  if (x->category != y->category)
    return strcmp (x->category, y->category);
  if (x->severity != y->severity)
    return x->severity > y->severity ? -1 : 1;
  return strcmp (x->rule, y->rule);
}

/* A gap's own span is exact; a rule for words around it takes in the greeting and half a bracket.
 */
static gboolean
says_more (const HdFinding *finding, const HdFinding *before)
{
  gboolean gap = strcmp (finding->rule, GAP_RULE) == 0;

  if (finding->severity != before->severity)
    return finding->severity > before->severity;
  if (gap != (strcmp (before->rule, GAP_RULE) == 0))
    return gap;
  return finding->end - finding->start > before->end - before->start;
}

/* Of findings of one category that overlap, the severest stays, else the one with the exact span
 * of a gap, else the longest, else the first. */
static void
merge (GPtrArray *findings)
{
  g_autoptr (GHashTable) last = g_hash_table_new (NULL, NULL);
  guint kept = 0;

  g_ptr_array_sort (findings, compare_findings);
  g_ptr_array_set_free_func (findings, NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      HdFinding *finding = findings->pdata[i];
      gpointer category = (gpointer) finding->category;
      HdFinding *before = g_hash_table_lookup (last, category);

      if (before != NULL && before->field == finding->field && finding->start < before->end)
        {
          if (says_more (finding, before))
            {
              for (guint k = 0; k < kept; k++)
                if (findings->pdata[k] == before)
                  findings->pdata[k] = finding;
              g_hash_table_insert (last, category, finding);
              hd_finding_free (before);
            }
          else
            hd_finding_free (finding);
          continue;
        }
      g_hash_table_insert (last, category, finding);
      findings->pdata[kept++] = finding;
    }
  g_ptr_array_set_size (findings, (gint) kept);
  g_ptr_array_set_free_func (findings, (GDestroyNotify) hd_finding_free);
}

static void
drop_ignored (GPtrArray *findings, GHashTable *ignored)
{
  for (guint i = findings->len; ignored != NULL && i > 0; i--)
    if (g_hash_table_contains (ignored, ((HdFinding *) findings->pdata[i - 1])->key))
      g_ptr_array_remove_index (findings, i - 1);
}

/* Sentences that are plainly in another language, as in a mail that quotes one, get its rules. */
static gboolean
run_all_languages (Check *check, GError **error)
{
  HdChecker *self = check->checker;
  const HdCheckText *text = check->text;
  g_autofree Language **owner = g_new0 (Language *, text->n_sentences + 1);
  g_autofree gboolean *chosen = g_new0 (gboolean, text->n_sentences + 1);

  for (guint s = 0; s < text->n_sentences; s++)
    {
      const HdSentence *sentence = &text->sentences[s];
      guint best, second, own;
      Language *other = guess (self, text, sentence->first, sentence->end, &best, &second);

      owner[s] = check->language;
      if (other == NULL || other == check->language || best < 12 || check->language->marks == NULL)
        continue;
      own = hd_language_marks_score (check->language->marks, check->language->words, text,
                                     sentence->first, sentence->end);
      if (best > 2 * own)
        owner[s] = other;
    }
  for (guint i = 0; i < self->languages->len; i++)
    {
      Language *language = self->languages->pdata[i];
      gboolean any = strcmp (language->code, COMMON) == 0;

      for (guint s = 0; s < text->n_sentences; s++)
        {
          chosen[s] = strcmp (language->code, COMMON) == 0 || owner[s] == language;
          any |= chosen[s];
        }
      if (any && !run_language (check, language, chosen, error))
        return FALSE;
    }
  return TRUE;
}

static Language *
choose_language (HdChecker *self,
                 const HdCheckInput *input,
                 HdCheckText *const *texts,
                 GError **error)
{
  guint longest = 0, best, second;
  Language *language;

  if (input->language != NULL)
    {
      language = find_language (self, input->language);
      if (language == NULL)
        g_set_error (error, HD_ERROR, HD_ERROR_NOT_FOUND,
                     "there are no rules for the language “%s”", input->language);
      return language;
    }
  for (guint i = 1; i < input->n_fields; i++)
    if (texts[i]->n_tokens > texts[longest]->n_tokens)
      longest = i;
  language = guess (self, texts[longest], 0, MIN (texts[longest]->n_tokens, 4000), &best, &second);
  if (language == NULL)
    language = find_language (self, "en");
  for (guint i = 0; language == NULL && i < self->languages->len; i++)
    if (strcmp (((Language *) self->languages->pdata[i])->code, COMMON) != 0)
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
  Language *common = find_language (self, COMMON), *language;

  g_return_val_if_fail (input->n_fields > 0, NULL);

  if (common != NULL && !compile (self, common, error))
    return NULL;
  for (guint i = 0; i < input->n_fields; i++)
    {
      const HdCheckField *field = &input->fields[i];
      gsize length = field->length < 0 ? strlen (field->text) : (gsize) field->length;

      if (length > HD_CHECK_MAX_BYTES)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_LIMIT, "the %s is longer than %d MB", field->name,
                       HD_CHECK_MAX_BYTES / 1024 / 1024);
          return NULL;
        }
      g_ptr_array_add (texts, hd_check_text_new (field->text, length, is_word_cb, self));
    }
  language = choose_language (self, input, (HdCheckText *const *) texts->pdata, error);
  if (language == NULL || !compile (self, language, error))
    return NULL;

  result = g_new0 (HdCheckResult, 1);
  result->language = g_strdup (language->code);
  result->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_finding_free);
  for (guint i = 0; i < input->n_fields; i++)
    {
      Check check = { .checker = self,
                      .input = input,
                      .text = texts->pdata[i],
                      .field = i,
                      .language = language,
                      .findings = result->findings };

      if (!run_all_languages (&check, error))
        return NULL;
      if (input->matcher != NULL)
        run_names (&check);
      hd_placeholder_scan (check.text->original, check.text->length, is_blank_cb, placeholder_cb,
                           &check);
    }
  merge (result->findings);
  drop_ignored (result->findings, input->ignored);
  for (guint k = 0; k < language->rules->len; k++)
    result->rules += hd_rules_get_size (language->rules->pdata[k]);
  for (guint k = 0; common != NULL && k < common->rules->len; k++)
    result->rules += hd_rules_get_size (common->rules->pdata[k]);
  return g_steal_pointer (&result);
}

/* Tries one example of a rule file against everything that is loaded for its language. */
static gboolean
try_example (HdChecker *self,
             const char *code,
             const HdRules *rules,
             const HdRuleExample *example,
             GError **error)
{
  const HdCheckField field = { "example", example->text, -1 };
  HdCheckInput input = { .language = strcmp (code, COMMON) == 0 ? NULL : code,
                         .contractor = example->rule != NULL &&
                                       example->rule->category == HD_CATEGORY_CONTRACTOR_TERM,
                         .today = HD_DATE_NONE,
                         .fields = &field,
                         .n_fields = 1 };
  g_autoptr (HdCheckResult) result = hd_checker_check (self, &input, error);
  const HdFinding *seen = NULL;

  if (result == NULL)
    return FALSE;
  for (guint i = 0; i < result->findings->len; i++)
    {
      const HdFinding *finding = result->findings->pdata[i];

      if (example->rule == NULL ||
          strcmp (finding->category, hd_category_name (example->rule->category)) == 0)
        seen = finding;
    }
  if ((seen != NULL) == example->wanted)
    return TRUE;
  if (seen == NULL)
    g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "%s: line %u: “%s” is not found by “%s”",
                 hd_rules_get_file (rules), example->line, example->text, example->rule->id);
  else
    g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "%s: line %u: “%s” is found by “%s”: “%s”",
                 hd_rules_get_file (rules), example->line, example->text, seen->rule, seen->text);
  return FALSE;
}

/**
 * hd_checker_verify:
 *
 * Tries every example of every rule file of a language. Fails at the first that does not hold,
 * with an error that names file and line.
 */
gboolean
hd_checker_verify (HdChecker *self, const char *code, GError **error)
{
  Language *language = find_language (self, code);

  g_return_val_if_fail (language != NULL, FALSE);

  if (!compile (self, language, error))
    return FALSE;
  for (guint i = 0; i < language->rules->len; i++)
    {
      const HdRules *rules = language->rules->pdata[i];
      const GPtrArray *examples = hd_rules_get_examples (rules);

      for (guint k = 0; k < examples->len; k++)
        if (!try_example (self, code, rules, examples->pdata[k], error))
          return FALSE;
    }
  return TRUE;
}

/**
 * hd_checker_add_rules:
 * @code: a language that is there, or “common”
 * @file: the file's name, for errors
 *
 * Adds the user's own rules to a language. Refused, and nothing changed, when the file is wrong
 * or one of its examples does not hold.
 */
gboolean
hd_checker_add_rules (HdChecker *self,
                      const char *code,
                      GBytes *rules,
                      const char *file,
                      GError **error)
{
  Language *language = find_language (self, code);
  HdRules *added;
  const GPtrArray *examples;

  if (language == NULL)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_NOT_FOUND, "there are no rules for the language “%s”",
                   code);
      return FALSE;
    }
  if (!compile (self, language, error))
    return FALSE;
  added = hd_rules_load (rules, file, is_ordinary_cb, self, error);
  if (added == NULL)
    return FALSE;

  g_ptr_array_add (language->rules, added);
  examples = hd_rules_get_examples (added);
  for (guint k = 0; k < examples->len; k++)
    if (!try_example (self, code, added, examples->pdata[k], error))
      {
        g_ptr_array_remove (language->rules, added);
        return FALSE;
      }
  return TRUE;
}
