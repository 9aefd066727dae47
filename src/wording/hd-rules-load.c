/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-rules-private.h"

#include <string.h>

#include "hd-check-fold.h"
#include "hd-error.h"

/*
 * Rule files. A line that begins in the first column opens something, indented ones belong to
 * the rule above them:
 *
 *     list NAME: alternatives            # a line that is indented more goes on with it
 *     guard CATEGORY…|all: alternatives  # an innocent phrase, immune against these categories, in
 *                                        # whatever file their rules are
 *     blanks WORDS                       # what a placeholder in brackets is called
 *     describes WORDS                    # near these a placeholder is only talked of
 *     houses WORDS                       # where one may also work: no reason beside a leak
 *     fix-behind WORDS                   # behind these a fix that is a noun may be put
 *     fix-named WORDS                    # behind these it goes without its article, as behind “my”
 *     fix-articles WORDS                 # other articles, of which it takes the place as well
 *     fix-before WORDS                   # what may follow it, as “at” may
 *     fix-times WORDS                    # and days and times, which may stand before it, too
 *     speaks: alternatives               # by which one speaks of oneself, or is away
 *     asks: alternatives                 # by which one asks for time, or changes it
 *     clean TEXT                         # nothing may be found in it
 *     rule ID
 *       category NAME                    # required
 *       severity block|warn|hint
 *       why TEXT                         # at most 90 characters
 *       fix TEXT                         # or “fix” alone: leave the words out; of an article and
 *                                        # a noun, it is offered where it reads well
 *       match PATTERN
 *       not PATTERN                      # a match that touches one of these does not count
 *       never PATTERN                    # nor one of any other rule of its category
 *       score N                          # two-sided: counts only when the sum is positive
 *       for N PATTERN                    # what speaks for the rule, in the sentence or close to
 *                                        # it: N points, once a line
 *       against N PATTERN                # what speaks against it, in the sentence alone
 *       yes TEXT                         # must be found, and must not: the loader tries them
 *       no TEXT
 */

/* Enough for several times the bundled rules. */
#define MAX_MEGABYTES 4
#define MAX_RULES 1000
#define MAX_STATES 400000
#define BYTES_A_STATE 2
#define MAX_LINE 32768
#define MAX_WHY 90

static void
rule_free (gpointer data)
{
  HdRule *rule = data;

  g_free (rule->id);
  g_free (rule->why);
  g_free (rule->fix);
  g_free (rule);
}

void
hd_rules_example_free (gpointer data)
{
  HdRuleExample *example = data;

  g_free (example->text);
  g_free (example);
}

typedef struct
{
  HdRules *rules;
  HdRule *rule;
  guint first_owner; /* of the rule */
  guint first_example;
  guint line;
} Loader;

static gboolean G_GNUC_PRINTF (2, 3) fail (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error_literal (error, HD_ERROR, HD_ERROR_INVALID, message);
  return FALSE;
}

/* Each top-level alternative is a pattern of its own, so that none hides a longer one. */
static gboolean
add_patterns (HdRules *self, const char *source, Owner owner, GError **error)
{
  g_autoptr (GString) part = g_string_new (NULL);
  guint depth = 0, pattern;

  for (const char *p = source;; p++)
    {
      if (*p == '\0' || (*p == '|' && depth == 0))
        {
          if (!hd_patterns_add (self->patterns, part->str, &pattern, error))
            return FALSE;
          g_assert (pattern == self->own_owners->len);
          g_array_append_val (self->own_owners, owner);
          g_string_truncate (part, 0);
          if (*p == '\0')
            return TRUE;
          continue;
        }
      depth += *p == '(';
      depth -= *p == ')' && depth > 0;
      g_string_append_c (part, *p);
    }
}

static char *
unescape (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\\n", -1);

  return g_strjoinv ("\n", lines);
}

static gboolean
add_example (Loader *loader, const HdRule *rule, gboolean wanted, const char *text, GError **error)
{
  HdRuleExample *example;

  if (*text == '\0')
    return fail (error, "%s", "an example is empty");
  example = g_new0 (HdRuleExample, 1);
  example->rule = rule;
  example->wanted = wanted;
  example->text = unescape (text);
  example->line = loader->line;
  g_ptr_array_add (loader->rules->examples, example);
  return TRUE;
}

/* “2 some pattern” */
static gboolean
add_cue (Loader *loader, const char *value, gint sign, GError **error)
{
  char *end;
  gint64 weight = g_ascii_strtoll (value, &end, 10);
  Owner owner = { OWNER_CUE, loader->rules->rules->len - 1, 0, loader->line, 0 };

  if (end == value || *end != ' ' || weight < 1 || weight > 20)
    return fail (error, "“%s”: points (1 to 20) and a pattern are needed", value);
  owner.weight = (gint) weight * sign;
  loader->rule->two_sided = TRUE;
  return add_patterns (loader->rules, end + 1, owner, error);
}

static gboolean
read_rule_line (Loader *loader, const char *key, const char *value, GError **error)
{
  HdRule *rule = loader->rule;
  Owner owner = { OWNER_MATCH, loader->rules->rules->len - 1, 0, 0, 0 };

  if (strcmp (key, "match") == 0)
    return add_patterns (loader->rules, value, owner, error);
  if (strcmp (key, "not") == 0)
    {
      owner.kind = OWNER_NOT;
      return add_patterns (loader->rules, value, owner, error);
    }
  if (strcmp (key, "never") == 0)
    {
      if (rule->category == N_HD_CATEGORIES)
        return fail (error, "the rule “%s” needs its category before this line", rule->id);
      owner.kind = OWNER_GUARD;
      owner.mask = 1u << rule->category;
      return add_patterns (loader->rules, value, owner, error);
    }
  if (strcmp (key, "for") == 0)
    return add_cue (loader, value, 1, error);
  if (strcmp (key, "against") == 0)
    return add_cue (loader, value, -1, error);
  if (strcmp (key, "yes") == 0 || strcmp (key, "no") == 0)
    return add_example (loader, rule, key[0] == 'y', value, error);
  if (strcmp (key, "category") == 0)
    {
      if (!hd_category_from_name (value, &rule->category))
        return fail (error, "there is no category “%s”", value);
      rule->severity = rule->category == HD_CATEGORY_SEARCH_LEAK ||
                           rule->category == HD_CATEGORY_TRACKER_LEAK ||
                           rule->category == HD_CATEGORY_PLACEHOLDER
                         ? HD_SEVERITY_BLOCK
                         : HD_SEVERITY_WARN;
      return TRUE;
    }
  if (strcmp (key, "severity") == 0)
    {
      for (guint i = HD_SEVERITY_HINT; i <= HD_SEVERITY_BLOCK; i++)
        if (strcmp (value, hd_severity_to_string ((HdSeverity) i)) == 0)
          {
            rule->severity = (HdSeverity) i;
            return TRUE;
          }
      return fail (error, "there is no severity “%s”", value);
    }
  if (strcmp (key, "why") == 0)
    {
      if (g_utf8_strlen (value, -1) > MAX_WHY)
        return fail (error, "%s", "a why has more than 90 characters");
      g_free (rule->why);
      rule->why = g_strdup (value);
      return TRUE;
    }
  if (strcmp (key, "fix") == 0)
    {
      g_free (rule->fix);
      rule->fix = g_strdup (value);
      return TRUE;
    }
  if (strcmp (key, "score") == 0)
    {
      char *end;

      rule->base = (gint) CLAMP (g_ascii_strtoll (value, &end, 10), -100, 100);
      rule->two_sided = TRUE;
      return end != value && *end == '\0' ? TRUE : fail (error, "“%s” is no number", value);
    }
  return fail (error, "a rule has no line “%s”", key);
}

/* A rule may be used only when it says what it is, and shows both sides. */
static gboolean
finish_rule (Loader *loader, GError **error)
{
  gboolean match = FALSE, yes = FALSE, no = FALSE;

  if (loader->rule == NULL)
    return TRUE;
  for (guint i = loader->first_owner; i < loader->rules->own_owners->len; i++)
    match |= g_array_index (loader->rules->own_owners, Owner, i).kind == OWNER_MATCH;
  for (guint i = loader->first_example; i < loader->rules->examples->len; i++)
    {
      const HdRuleExample *example = loader->rules->examples->pdata[i];

      yes |= example->wanted;
      no |= !example->wanted;
    }
  if (loader->rule->category == N_HD_CATEGORIES)
    return fail (error, "the rule “%s” has no category", loader->rule->id);
  if (!match)
    return fail (error, "the rule “%s” has no match", loader->rule->id);
  if (loader->rule->why == NULL)
    return fail (error, "the rule “%s” has no why", loader->rule->id);
  if (!yes || !no)
    return fail (error, "the rule “%s” needs a yes and a no line", loader->rule->id);
  loader->rule = NULL;
  return TRUE;
}

static gboolean
open_rule (Loader *loader, const char *id, GError **error)
{
  if (*id == '\0')
    return fail (error, "%s", "a rule has no id");
  if (loader->rules->rules->len == MAX_RULES)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_LIMIT, "there are more than %d rules", MAX_RULES);
      return FALSE;
    }
  for (guint i = 0; i < loader->rules->rules->len; i++)
    {
      const HdRule *other = loader->rules->rules->pdata[i];

      if (strcmp (other->id, id) == 0)
        return fail (error, "the rule “%s” stands here twice", id);
    }
  loader->rule = g_new0 (HdRule, 1);
  loader->rule->id = g_strdup (id);
  loader->rule->category = N_HD_CATEGORIES;
  loader->rule->line = loader->line;
  loader->first_owner = loader->rules->own_owners->len;
  loader->first_example = loader->rules->examples->len;
  g_ptr_array_add (loader->rules->rules, loader->rule);
  return TRUE;
}

static gboolean
add_guard (Loader *loader, const char *names, const char *source, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (names, " \t", -1);
  Owner owner = { OWNER_GUARD, 0, 0, 0, 0 };

  for (guint i = 0; words[i] != NULL; i++)
    {
      HdCategory category;

      if (*words[i] == '\0')
        continue;
      if (strcmp (words[i], "all") == 0)
        owner.mask = G_MAXUINT32;
      else if (hd_category_from_name (words[i], &category))
        owner.mask |= 1u << category;
      else
        return fail (error, "there is no category “%s”", words[i]);
    }
  return add_patterns (loader->rules, source, owner, error);
}

static gboolean
add_sign (Loader *loader, HdSign sign, const char *source, GError **error)
{
  const Owner owner = { OWNER_SIGN, 0, 0, 0, sign };

  loader->rules->has_signs = TRUE;
  return add_patterns (loader->rules, source, owner, error);
}

static const struct
{
  const char *line;
  HdWordUse use;
} word_uses[] = {
  { "blanks", HD_WORD_BLANK },        { "describes", HD_WORD_DESCRIBES },
  { "houses", HD_WORD_HOUSE },        { "fix-behind", HD_WORD_FIX_BEHIND },
  { "fix-named", HD_WORD_FIX_NAMED }, { "fix-before", HD_WORD_FIX_BEFORE },
  { "fix-times", HD_WORD_FIX_TIME },  { "fix-articles", HD_WORD_FIX_ARTICLE },
};

/* What the words of a line are for; 0 when it opens something else. */
static guint
find_use (const char *line)
{
  for (guint i = 0; i < G_N_ELEMENTS (word_uses); i++)
    if (strcmp (line, word_uses[i].line) == 0)
      return word_uses[i].use;
  return 0;
}

static void
add_words (HdRules *rules, guint use, const char *words)
{
  g_auto (GStrv) list = g_strsplit_set (words, " \t", -1);

  for (guint i = 0; list[i] != NULL; i++)
    if (*list[i] != '\0')
      {
        char *word = hd_fold_string (list[i], FALSE);
        guint old = GPOINTER_TO_UINT (g_hash_table_lookup (rules->words, word));

        g_hash_table_replace (rules->words, word, GUINT_TO_POINTER (old | use));
      }
}

static gboolean
read_top_line (Loader *loader, char *line, GError **error)
{
  char *rest = line + strcspn (line, " \t"), *colon;
  guint use;

  if (!finish_rule (loader, error))
    return FALSE;
  if (*rest != '\0')
    *rest++ = '\0';
  g_strstrip (rest);
  if (strcmp (line, "rule") == 0)
    return open_rule (loader, rest, error);
  use = find_use (line);
  if (use != 0)
    {
      add_words (loader->rules, use, rest);
      return TRUE;
    }
  if (strcmp (line, "speaks:") == 0)
    return add_sign (loader, HD_SIGN_SPEAKS, rest, error);
  if (strcmp (line, "asks:") == 0)
    return add_sign (loader, HD_SIGN_ASKS, rest, error);
  if (strcmp (line, "clean") == 0)
    return add_example (loader, NULL, FALSE, rest, error);

  colon = strchr (rest, ':');
  if ((strcmp (line, "list") != 0 && strcmp (line, "guard") != 0) || colon == NULL)
    return fail (error, "“%s” is not understood", line);
  *colon++ = '\0';
  g_strstrip (rest);
  if (strcmp (line, "guard") == 0)
    return add_guard (loader, rest, colon, error);
  return *rest != '\0' ? hd_patterns_add_list (loader->rules->patterns, rest, colon, error)
                       : fail (error, "%s", "a list has no name");
}

/* One logical line: what it continues over has been joined to it. */
static gboolean
read_logical_line (Loader *loader, char *line, guint indent, GError **error)
{
  char *value;

  if (indent == 0)
    return read_top_line (loader, line, error);
  if (loader->rule == NULL)
    return fail (error, "%s", "an indented line belongs to no rule");

  value = line + strcspn (line, " \t");
  if (*value != '\0')
    *value++ = '\0';
  g_strstrip (value);
  return read_rule_line (loader, line, value, error);
}

static gboolean
read_file (Loader *loader, const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) logical = g_string_new (NULL);
  guint indent_of_logical = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = lines[i];
      guint indent = (guint) strspn (line, " \t");
      gboolean continues;

      g_strstrip (line);
      if (*line == '\0' || *line == '#')
        continue;
      continues = logical->len > 0 && indent > indent_of_logical &&
                  (indent_of_logical > 0 || !g_str_has_prefix (logical->str, "rule "));
      if (!continues)
        {
          if (logical->len > 0 &&
              !read_logical_line (loader, logical->str, indent_of_logical, error))
            return FALSE;
          g_string_truncate (logical, 0);
          loader->line = i + 1;
          indent_of_logical = indent;
        }
      else
        g_string_append_c (logical, ' ');
      g_string_append (logical, line);
      if (logical->len > MAX_LINE)
        return fail (error, "%s", "the line is too long");
    }
  if (logical->len > 0 && !read_logical_line (loader, logical->str, indent_of_logical, error))
    return FALSE;
  return finish_rule (loader, error);
}

/**
 * hd_rules_load:
 * @bytes: the file
 * @file: its name, for errors
 * @is_ordinary: (nullable): whether a folded word is an ordinary one, so that it is no typo
 *
 * Reads and compiles a rule file. It does not yet try the examples: hd_checker_add_rules() does.
 * An error names file and line.
 */
HdRules *
hd_rules_load (GBytes *bytes,
               const char *file,
               HdCheckTextIsWord is_ordinary,
               gpointer data,
               GError **error)
{
  g_autoptr (HdRules) self = g_new0 (HdRules, 1);
  Loader loader = { .rules = self, .line = 1 };
  gsize length;
  const char *start = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (start != NULL ? start : "", length);

  self->file = g_strdup (file);
  self->rules = g_ptr_array_new_with_free_func (rule_free);
  self->examples = g_ptr_array_new_with_free_func (hd_rules_example_free);
  self->patterns = hd_patterns_new (MAX_STATES, (guint) MIN (length / BYTES_A_STATE, MAX_STATES));
  self->own_owners = g_array_new (FALSE, FALSE, sizeof (Owner));
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (length > (gsize) MAX_MEGABYTES * 1024 * 1024)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_LIMIT, "%s: the file is longer than %d MB", file,
                   MAX_MEGABYTES);
      return NULL;
    }
  if (!g_utf8_validate (text, (gssize) length, NULL))
    {
      g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "%s: the file is not UTF-8 text", file);
      return NULL;
    }
  if (!read_file (&loader, text, error))
    {
      g_prefix_error (error, "%s: line %u: ", file, loader.line);
      return NULL;
    }
  hd_patterns_finish (self->patterns, is_ordinary, data);
  self->owners = (gconstpointer) self->own_owners->data;
  self->n_owners = self->own_owners->len;
  return g_steal_pointer (&self);
}
