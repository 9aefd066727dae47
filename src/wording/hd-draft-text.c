/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-draft-private.h"

#include <string.h>

/*
 * Template text → message text. One pass: what comes out of a fact is never read as a template
 * again, so a name with braces in it stays a name.
 */

HdDraftText *
hd_draft_text_new (void)
{
  HdDraftText *self = g_new0 (HdDraftText, 1);

  self->text = g_string_new (NULL);
  self->spans = g_array_new (FALSE, FALSE, sizeof (HdDraftSpan));
  self->capital = TRUE;
  return self;
}

void
hd_draft_text_free (HdDraftText *self)
{
  if (self == NULL)
    return;

  g_string_free (self->text, TRUE);
  g_array_unref (self->spans);
  g_free (self);
}

/* French “de” before a vowel is “d'”: `elide = de d'|que qu'`, `vowels = aeiou…`. */
static void
elide (HdDraftScene *scene, GString *text, const char *next)
{
  const char *rules = hd_templates_get (scene->templates, "elide");
  const char *vowels = hd_templates_get (scene->templates, "vowels");
  g_autofree char *letter = NULL;
  g_auto (GStrv) pairs = NULL;

  if (rules == NULL || vowels == NULL || text->len == 0 || text->str[text->len - 1] != ' ')
    return;
  letter = g_utf8_strdown (next, (gssize) (g_utf8_next_char (next) - next));
  if (strstr (vowels, letter) == NULL)
    return;

  pairs = g_strsplit (rules, "|", -1);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], " ", 2);
      gsize length = strlen (pair[0]);

      if (pair[1] == NULL || text->len < length + 1 ||
          strncmp (text->str + text->len - length - 1, pair[0], length) != 0)
        continue;
      if (text->len > length + 1 && g_ascii_isalpha (text->str[text->len - length - 2]))
        continue;
      g_string_truncate (text, text->len - length - 1);
      g_string_append (text, pair[1]);
      return;
    }
}

/* Exchanges the pairs of a setting, `I'd=I would|I'll=I will`. */
static char *
exchange (HdDraftScene *scene, const char *key, const char *words)
{
  const char *rules = hd_templates_get (scene->templates, key);
  g_auto (GStrv) pairs = NULL;
  g_autoptr (GString) text = NULL;

  if (rules == NULL)
    return g_strdup (words);
  pairs = g_strsplit (rules, "|", -1);
  text = g_string_new (words);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      char *equals = strchr (pairs[i], '=');

      if (equals == NULL)
        continue;
      *equals = '\0';
      g_string_replace (text, pairs[i], equals + 1, 0);
    }

  return g_strdup (text->str);
}

/* Appends template words, with a capital where a sentence begins. */
static void
append_literal (HdDraftScene *scene, HdDraftText *self, const char *literal, HdFlags flags)
{
  g_autofree char *regional = NULL, *expanded = NULL;
  const char *words;

  if (*literal == '\0')
    return;

  /* What a region writes otherwise everywhere (“ß”), then what a formal text writes out. */
  regional = exchange (scene, "replace", literal);
  expanded = (flags & HD_FLAG (HD_FLAG_TONE + HD_TONE_FORMAL)) != 0
               ? exchange (scene, "formal-expand", regional)
               : NULL;
  words = expanded != NULL ? expanded : regional;

  elide (scene, self->text, words);
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (self->capital && g_unichar_isalnum (c))
        {
          c = g_unichar_toupper (c);
          self->capital = FALSE;
        }
      else if (strchr (".?!", *p) != NULL && (p[1] == ' ' || p[1] == '\n') &&
               !(p > words && g_ascii_isdigit (p[-1])))
        self->capital = TRUE;
      g_string_append_unichar (self->text, c);
    }
}

static void expand (HdDraftScene *scene,
                    HdDraftText *self,
                    const char *text,
                    const char *end,
                    guint variant,
                    HdFlags flags);

/* The brace that closes the one at @open. */
static const char *
find_close (const char *open, const char *end)
{
  int depth = 0;

  for (const char *p = open; p < end; p++)
    {
      depth += (*p == '{') - (*p == '}');
      if (depth == 0)
        return p;
    }

  g_assert_not_reached (); /* the loader counted them */
}

static void
expand_name (HdDraftScene *scene, HdDraftText *self, const char *name, guint variant, HdFlags flags)
{
  const char *value = g_hash_table_lookup (scene->values, name);
  const char *setting;

  if (value != NULL && hd_draft_value_is_users (name))
    {
      elide (scene, self->text, value);
      g_string_append (self->text, value);
      self->capital = FALSE;
    }
  else if (value != NULL)
    append_literal (scene, self, value, flags & ~HD_FLAG (HD_FLAG_TONE + HD_TONE_FORMAL));
  else if (hd_template_is_value (name))
    return; /* no such fact; the conditions of the line keep this from showing */
  else if ((setting = hd_templates_get (scene->templates, name)) != NULL)
    expand (scene, self, setting, setting + strlen (setting), variant, flags);
  else
    hd_draft_expand_pool (scene, self, name, variant, flags);
}

static void
expand (HdDraftScene *scene,
        HdDraftText *self,
        const char *text,
        const char *end,
        guint variant,
        HdFlags flags)
{
  for (const char *p = text; p < end;)
    {
      const char *brace = memchr (p, '{', (gsize) (end - p));
      const char *stop = brace != NULL ? brace : end;
      g_autofree char *literal = g_strndup (p, (gsize) (stop - p));
      const char *close, *colon;

      append_literal (scene, self, literal, flags);
      if (brace == NULL)
        return;

      close = find_close (brace, end);
      colon = brace + 1 + strcspn (brace + 1, ":{}");
      if (*colon != ':')
        {
          g_autofree char *name = g_strndup (brace + 1, (gsize) (close - brace - 1));

          expand_name (scene, self, name, variant, flags);
        }
      else if (brace[1] == '?')
        {
          g_autofree char *terms = g_strndup (brace + 2, (gsize) (colon - brace - 2));
          const HdCondition *condition = hd_templates_get_condition (scene->templates, terms);

          /* A setting that nothing refers to was not read; it has no text either. */
          if (condition != NULL && hd_condition_holds (condition, flags))
            expand (scene, self, colon + 1, close, variant, flags);
        }
      else
        {
          guint index = self->spans->len;
          HdDraftSpan span = { brace[1], self->text->len, self->text->len };

          g_array_append_val (self->spans, span);
          expand (scene, self, colon + 1, close, variant, flags);
          g_array_index (self->spans, HdDraftSpan, index).end = self->text->len;
        }
      p = close + 1;
    }
}

/**
 * hd_draft_count_lines:
 *
 * How many lines of the pool can be said with these facts.
 */
guint
hd_draft_count_lines (HdDraftScene *scene, const char *pool_name, HdFlags flags)
{
  const HdPool *pool = hd_templates_get_pool (scene->templates, pool_name);
  guint n = 0;

  g_assert (pool != NULL);
  for (guint i = 0; i < pool->lines->len; i++)
    n += hd_condition_holds (&g_array_index (pool->lines, HdLine, i).condition, flags);

  return n;
}

/**
 * hd_draft_expand_pool:
 * @variant: from 0; taken modulo the number of lines whose conditions hold
 *
 * Appends one line of the pool.
 *
 * Returns: %FALSE when no line can be said with these facts
 */
gboolean
hd_draft_expand_pool (HdDraftScene *scene,
                      HdDraftText *self,
                      const char *pool_name,
                      guint variant,
                      HdFlags flags)
{
  const HdPool *pool = hd_templates_get_pool (scene->templates, pool_name);
  guint n = hd_draft_count_lines (scene, pool_name, flags);
  guint wanted, seen = 0;

  if (n == 0)
    return FALSE;

  wanted = variant % n;
  for (guint i = 0; i < pool->lines->len; i++)
    {
      const HdLine *line = &g_array_index (pool->lines, HdLine, i);

      if (!hd_condition_holds (&line->condition, flags) || seen++ != wanted)
        continue;

      guint index = self->spans->len;
      HdDraftSpan span = { pool->slot, self->text->len, self->text->len };

      if (pool->slot != '\0')
        g_array_append_val (self->spans, span);
      expand (scene, self, line->text, line->text + strlen (line->text), variant, flags);
      if (pool->slot != '\0')
        g_array_index (self->spans, HdDraftSpan, index).end = self->text->len;
      break;
    }

  return TRUE;
}

/**
 * hd_draft_count_words:
 *
 * Runs of anything but white space.
 */
int
hd_draft_count_words (const char *text)
{
  gboolean inside = FALSE;
  int words = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gboolean space = g_unichar_isspace (g_utf8_get_char (p));

      words += !space && !inside;
      inside = !space;
    }

  return words;
}

/**
 * hd_draft_count_sentences:
 *
 * Sentences that end in a full stop, a question or an exclamation mark; the point of an ordinal
 * (“3. Dezember”) ends none.
 */
int
hd_draft_count_sentences (const char *text)
{
  int sentences = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr (".?!", *p) == NULL || !(p[1] == '\0' || p[1] == ' ' || p[1] == '\n'))
        continue;
      if (*p == '.' && p[1] == ' ' && p > text && g_ascii_isdigit (p[-1]))
        {
          const char *digits = p;

          while (digits > text && g_ascii_isdigit (digits[-1]))
            digits--;
          /* “3. Dezember”, but not “um 14:00. Danke”. */
          if (p - digits <= 2 && (digits == text || digits[-1] == ' '))
            continue;
        }
      sentences++;
    }

  return sentences;
}
