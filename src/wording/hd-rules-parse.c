/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-rules-pattern-private.h"

#include <string.h>

#include "hd-error.h"

/*
 * The syntax of patterns (hd-rules-pattern.h) by recursive descent. A word is cut by the same
 * tokenizer as the text, so “take-home” in a rule is what it is in a message.
 */

#define MAX_DEPTH 12
#define MAX_GAP 12

typedef struct
{
  const char *p;
  HdFindList find_list;
  gpointer data;
  guint depth;
} Parser;

static HdPatternNode *parse_alternatives (Parser *parser, GError **error);

static HdPatternNode *
new_node (HdNodeKind kind)
{
  HdPatternNode *self = g_new0 (HdPatternNode, 1);

  self->kind = kind;
  self->predicate = G_MAXUINT;
  if (kind == HD_NODE_NOT || kind == HD_NODE_ALTERNATIVES || kind == HD_NODE_SEQUENCE ||
      kind == HD_NODE_OPTION)
    self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_pattern_node_free);
  return self;
}

void
hd_pattern_node_free (HdPatternNode *self)
{
  g_free (self->word);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self);
}

/**
 * hd_pattern_node_is_set:
 *
 * Returns: whether it stands for exactly one token in every reading, so that a predicate can do
 */
gboolean
hd_pattern_node_is_set (const HdPatternNode *self)
{
  if (self->kind == HD_NODE_WORD)
    return *self->word != '#';
  if (self->kind == HD_NODE_LIST)
    return self->list->predicate != G_MAXUINT;
  if (self->kind == HD_NODE_SEQUENCE)
    return self->parts->len == 1 && hd_pattern_node_is_set (self->parts->pdata[0]);
  if (self->kind != HD_NODE_ALTERNATIVES)
    return FALSE;
  for (guint i = 0; i < self->parts->len; i++)
    if (!hd_pattern_node_is_set (self->parts->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * hd_pattern_node_weigh:
 *
 * Returns: how many words it names, those of its lists included; lists of lists can name very
 *   many
 */
guint
hd_pattern_node_weigh (const HdPatternNode *self)
{
  guint weight = self->kind == HD_NODE_WORD ? 1 : 0;

  if (self->kind == HD_NODE_LIST)
    return self->list->count;
  for (guint i = 0; self->parts != NULL && i < self->parts->len; i++)
    weight += hd_pattern_node_weigh (self->parts->pdata[i]);
  return weight;
}

/**
 * hd_pattern_node_fill_set:
 *
 * Makes every word of a node that is a set a member of the predicate @set.
 */
void
hd_pattern_node_fill_set (const HdPatternNode *self, HdVocabulary *vocabulary, guint set)
{
  if (self->kind == HD_NODE_WORD)
    hd_vocabulary_add_term (vocabulary, set, self->word);
  else if (self->kind == HD_NODE_LIST)
    hd_pattern_node_fill_set (self->list, vocabulary, set);
  else
    for (guint i = 0; i < self->parts->len; i++)
      hd_pattern_node_fill_set (self->parts->pdata[i], vocabulary, set);
}

static gboolean
is_special (char c)
{
  return c == '\0' || g_ascii_isspace (c) || strchr ("()|", c) != NULL;
}

static HdPatternNode *
word_node (const char *word)
{
  HdPatternNode *node = new_node (HD_NODE_WORD);

  node->word = g_strdup (word);
  return node;
}

/* Most of what rules write is one word of plain letters, of which a text makes one token too:
 * finding that out the long way took a third of the time of reading the rules. */
static gboolean
is_plain_word (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalpha (text[i]))
      return FALSE;

  return length >= 2;
}

/* An elided word, as “d'” or “j'”, which a text has as a token of its own before a vowel, or an
 * English ending, as “'s” or “'ve”. Alone, its apostrophe would be taken for a quotation mark. */
static gboolean
is_elided_word (const char *text, gsize length)
{
  if (length < 2)
    return FALSE;
  if (text[0] == '\'')
    return length == 2 ? g_ascii_isalpha (text[1]) : is_plain_word (text + 1, length - 1);
  return text[length - 1] == '\'' &&
         (length == 2 ? g_ascii_isalpha (text[0]) : is_plain_word (text, length - 1));
}

/* What is written becomes the tokens that a text would have there. */
static HdPatternNode *
parse_word (const char *written, GError **error)
{
  gsize length = strlen (written);
  gboolean typo = *written == '~' && length > 1, exact = *written == '=' && length > 1;
  gboolean front = *written == '*' && length > 1;
  gboolean back = length > 1 && written[length - 1] == '*';
  g_autoptr (HdCheckText) text = NULL;
  HdPatternNode *sequence;

  if (*written == '#')
    {
      if (hd_vocabulary_class (written + 1) >= 0)
        return word_node (written);
      g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "there is no class “%s”", written);
      return NULL;
    }
  if (g_str_has_prefix (written, "host:") && length > 5)
    return word_node (written);
  if (is_elided_word (written, length))
    return word_node (written);
  if (is_plain_word (written + (typo || exact || front),
                     length - (typo || exact || front) - (back && !exact && !typo)))
    return word_node (written);
  if (exact || front || back)
    {
      g_autofree char *bare =
        g_strndup (written + (exact || front), length - (exact || front) - (back && !exact));

      text = hd_check_text_new (bare, strlen (bare), NULL, NULL);
      if (text->n_tokens != 1 || text->tokens[0].kind != HD_TOKEN_WORD ||
          (!exact && text->tokens[0].fold_length < 2))
        {
          g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "“%s” is not one word", written);
          return NULL;
        }
      return word_node (written);
    }

  text = hd_check_text_new (written + typo, length - typo, NULL, NULL);
  if (text->n_tokens == 0)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "“%s” holds no word", written);
      return NULL;
    }
  sequence = new_node (HD_NODE_SEQUENCE);
  for (guint i = 0; i < text->n_tokens; i++)
    {
      const HdToken *token = &text->tokens[i];
      g_autofree char *part =
        g_strndup (text->original + token->byte_start, token->byte_end - token->byte_start);
      g_autofree char *term = g_strconcat (typo ? "~" : "", part, NULL);

      g_ptr_array_add (sequence->parts, word_node (term));
    }
  if (sequence->parts->len == 1)
    {
      HdPatternNode *only = g_ptr_array_steal_index (sequence->parts, 0);

      hd_pattern_node_free (sequence);
      return only;
    }
  return sequence;
}

static void
skip_blanks (Parser *parser)
{
  while (g_ascii_isspace (*parser->p))
    parser->p++;
}

static HdPatternNode *
parse_list_name (const char *written, Parser *parser, GError **error)
{
  HdPatternNode *list = parser->find_list (written + 1, parser->data), *node;

  if (list == NULL)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "there is no list “%s” above", written);
      return NULL;
    }
  node = new_node (HD_NODE_LIST);
  node->list = list;
  return node;
}

static HdPatternNode *
parse_simple (Parser *parser, GError **error)
{
  const char *start = parser->p;
  g_autofree char *written = NULL;
  gsize length;
  gboolean option;
  HdPatternNode *node;

  while (!is_special (*parser->p))
    parser->p++;
  length = (gsize) (parser->p - start);
  option = length > 1 && start[length - 1] == '?';
  written = g_strndup (start, length - option);

  if (g_str_has_prefix (written, "..") && g_ascii_isdigit (written[2]))
    {
      guint64 count = g_ascii_strtoull (written + 2, NULL, 10);

      if (option || count < 1 || count > MAX_GAP)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "a gap is ..1 to ..%d", MAX_GAP);
          return NULL;
        }
      node = new_node (HD_NODE_GAP);
      node->count = (guint) count;
      return node;
    }
  if (strcmp (written, "^") == 0 || strcmp (written, "$") == 0)
    return new_node (*written == '^' ? HD_NODE_START : HD_NODE_END);

  node = *written == '@' && written[1] != '\0' ? parse_list_name (written, parser, error)
                                               : parse_word (written, error);
  if (node != NULL && option)
    {
      HdPatternNode *outer = new_node (HD_NODE_OPTION);

      g_ptr_array_add (outer->parts, node);
      node = outer;
    }
  return node;
}

static HdPatternNode *
parse_item (Parser *parser, GError **error)
{
  HdPatternNode *node, *outer;

  if (*parser->p == '!' && !is_special (parser->p[1]) && parser->p[1] != '!')
    {
      parser->p++;
      node = parse_simple (parser, error);
    }
  else if (*parser->p == '!' && parser->p[1] == '(')
    {
      parser->p++;
      node = parse_item (parser, error);
    }
  else if (*parser->p == '(')
    {
      parser->p++;
      node = parse_alternatives (parser, error);
      if (node == NULL)
        return NULL;
      if (*parser->p != ')')
        {
          hd_pattern_node_free (node);
          g_set_error_literal (error, HD_ERROR, HD_ERROR_INVALID, "a ( is never closed");
          return NULL;
        }
      parser->p++;
      if (*parser->p != '?')
        return node;
      parser->p++;
      outer = new_node (HD_NODE_OPTION);
      g_ptr_array_add (outer->parts, node);
      return outer;
    }
  else
    return parse_simple (parser, error);

  if (node == NULL)
    return NULL;
  if (!hd_pattern_node_is_set (node))
    {
      hd_pattern_node_free (node);
      g_set_error_literal (error, HD_ERROR, HD_ERROR_INVALID, "! needs single words behind it");
      return NULL;
    }
  outer = new_node (HD_NODE_NOT);
  g_ptr_array_add (outer->parts, node);
  return outer;
}

static HdPatternNode *
parse_sequence (Parser *parser, GError **error)
{
  HdPatternNode *sequence = new_node (HD_NODE_SEQUENCE);

  for (;;)
    {
      HdPatternNode *item;

      skip_blanks (parser);
      if (*parser->p == '\0' || *parser->p == '|' || *parser->p == ')')
        break;
      item = parse_item (parser, error);
      if (item == NULL)
        {
          hd_pattern_node_free (sequence);
          return NULL;
        }
      g_ptr_array_add (sequence->parts, item);
    }
  if (sequence->parts->len == 0)
    {
      hd_pattern_node_free (sequence);
      g_set_error_literal (error, HD_ERROR, HD_ERROR_INVALID, "an alternative is empty");
      return NULL;
    }
  return sequence;
}

static HdPatternNode *
parse_alternatives (Parser *parser, GError **error)
{
  HdPatternNode *node;

  if (++parser->depth > MAX_DEPTH)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_LIMIT, "too many brackets in brackets");
      return NULL;
    }
  node = new_node (HD_NODE_ALTERNATIVES);
  for (;;)
    {
      HdPatternNode *sequence = parse_sequence (parser, error);

      if (sequence == NULL)
        {
          hd_pattern_node_free (node);
          return NULL;
        }
      g_ptr_array_add (node->parts, sequence);
      if (*parser->p != '|')
        break;
      parser->p++;
    }
  parser->depth--;
  return node;
}

/**
 * hd_pattern_parse:
 * @source: valid UTF-8
 *
 * Returns: (transfer full) (nullable): the pattern; %NULL with %HD_ERROR_INVALID
 */
HdPatternNode *
hd_pattern_parse (const char *source, HdFindList find_list, gpointer data, GError **error)
{
  Parser parser = { source, find_list, data, 0 };
  HdPatternNode *node = parse_alternatives (&parser, error);

  if (node == NULL)
    return NULL;
  if (*parser.p != '\0')
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_INVALID, "a ) was never opened");
      hd_pattern_node_free (node);
      return NULL;
    }
  return node;
}
