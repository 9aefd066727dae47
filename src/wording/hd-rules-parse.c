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
  HdArena *arena;
  const char *p;
  HdFindList find_list;
  gpointer data;
  guint depth;
} Parser;

static HdPatternNode *parse_alternatives (Parser *parser, GError **error);

static HdPatternNode *
new_node (HdArena *arena, HdNodeKind kind)
{
  HdPatternNode *self = hd_arena_new0 (arena, HdPatternNode);

  self->kind = kind;
  self->predicate = self->singles = G_MAXUINT;
  return self;
}

static void
add_part (HdPatternNode *self, HdPatternNode *part)
{
  part->previous = self->last;
  if (self->last != NULL)
    self->last->next = part;
  else
    self->first = part;
  self->last = part;
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
    return self->first == self->last && hd_pattern_node_is_set (self->first);
  if (self->kind != HD_NODE_ALTERNATIVES)
    return FALSE;
  for (const HdPatternNode *part = self->first; part != NULL; part = part->next)
    if (!hd_pattern_node_is_set (part))
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
  for (const HdPatternNode *part = self->first; part != NULL; part = part->next)
    weight += hd_pattern_node_weigh (part);
  return weight;
}

/**
 * hd_pattern_node_measure_depth:
 *
 * Returns: how many lists stand in each other in it; 0: it names none
 */
guint
hd_pattern_node_measure_depth (const HdPatternNode *self)
{
  guint depth = 0;

  if (self->kind == HD_NODE_LIST)
    return self->list->depth + 1;
  for (const HdPatternNode *part = self->first; part != NULL; part = part->next)
    depth = MAX (depth, hd_pattern_node_measure_depth (part));
  return depth;
}

/**
 * hd_pattern_node_get_word:
 *
 * Returns: (nullable): its word, when it is one word in every reading and nothing else
 */
const char *
hd_pattern_node_get_word (const HdPatternNode *self)
{
  while (self->kind == HD_NODE_SEQUENCE && self->first == self->last)
    self = self->first;
  return self->kind == HD_NODE_WORD && *self->word != '#' ? self->word : NULL;
}

/**
 * hd_pattern_node_list_words:
 * @words: receives every word of a node that is a set
 */
void
hd_pattern_node_list_words (const HdPatternNode *self, GPtrArray *words)
{
  if (self->kind == HD_NODE_WORD)
    g_ptr_array_add (words, (gpointer) self->word);
  else if (self->kind == HD_NODE_LIST)
    hd_pattern_node_list_words (self->list, words);
  else
    for (const HdPatternNode *part = self->first; part != NULL; part = part->next)
      hd_pattern_node_list_words (part, words);
}

static gboolean
is_special (char c)
{
  return c == '\0' || c == '(' || c == ')' || c == '|' || g_ascii_isspace (c);
}

/* @word: in the arena */
static HdPatternNode *
word_node (HdArena *arena, const char *word)
{
  HdPatternNode *node = new_node (arena, HD_NODE_WORD);

  node->word = word;
  return node;
}

/* The bytes of one letter of ASCII or Latin-1; 0: it is none. */
static gsize
letter_length (const char *text, gsize length)
{
  const guchar *bytes = (const guchar *) text;

  if (g_ascii_isalpha (*text))
    return 1;
  /* U+00C0 to U+00FF, where two are signs of arithmetic. */
  if (length >= 2 && bytes[0] == 0xC3 && bytes[1] != 0x97 && bytes[1] != 0xB7)
    return 2;
  return 0;
}

/* Most of what rules write is one word of plain letters, of which a text makes one token too:
 * finding that out the long way took a third of the time of reading the rules. */
static gboolean
is_plain_word (const char *text, gsize length)
{
  guint n_letters = 0;

  for (gsize i = 0, step; i < length; i += step, n_letters++)
    {
      step = letter_length (text + i, length - i);
      if (step == 0)
        return FALSE;
    }
  return n_letters >= 2;
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
parse_word (HdArena *arena, const char *written, GError **error)
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
        return word_node (arena, written);
      g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "there is no class “%s”", written);
      return NULL;
    }
  if (*written == 'h' && g_str_has_prefix (written, "host:") && length > 5)
    return word_node (arena, written);
  if (is_elided_word (written, length))
    return word_node (arena, written);
  if (is_plain_word (written + (typo || exact || front),
                     length - (typo || exact || front) - (back && !exact && !typo)))
    return word_node (arena, written);
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
      return word_node (arena, written);
    }

  text = hd_check_text_new (written + typo, length - typo, NULL, NULL);
  if (text->n_tokens == 0)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "“%s” holds no word", written);
      return NULL;
    }
  sequence = new_node (arena, HD_NODE_SEQUENCE);
  for (guint i = 0; i < text->n_tokens; i++)
    {
      const HdToken *token = &text->tokens[i];
      gsize part = token->byte_end - token->byte_start;
      char *term = hd_arena_alloc0 (arena, part + 2);

      if (typo)
        *term = '~';
      memcpy (term + typo, text->original + token->byte_start, part);
      add_part (sequence, word_node (arena, term));
    }
  return sequence->first == sequence->last ? sequence->first : sequence;
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
  node = new_node (parser->arena, HD_NODE_LIST);
  node->list = list;
  return node;
}

static HdPatternNode *
parse_simple (Parser *parser, GError **error)
{
  const char *start = parser->p;
  const char *written;
  gsize length;
  gboolean option;
  HdPatternNode *node;

  while (!is_special (*parser->p))
    parser->p++;
  length = (gsize) (parser->p - start);
  option = length > 1 && start[length - 1] == '?';
  written = hd_arena_strndup (parser->arena, start, length - option);

  if (written[0] == '.' && written[1] == '.' && g_ascii_isdigit (written[2]))
    {
      guint64 count = g_ascii_strtoull (written + 2, NULL, 10);

      if (option || count < 1 || count > MAX_GAP)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "a gap is ..1 to ..%d", MAX_GAP);
          return NULL;
        }
      node = new_node (parser->arena, HD_NODE_GAP);
      node->count = (guint) count;
      return node;
    }
  if (strcmp (written, "^") == 0 || strcmp (written, "$") == 0)
    return new_node (parser->arena, *written == '^' ? HD_NODE_START : HD_NODE_END);

  node = *written == '@' && written[1] != '\0' ? parse_list_name (written, parser, error)
                                               : parse_word (parser->arena, written, error);
  if (node != NULL && option)
    {
      HdPatternNode *outer = new_node (parser->arena, HD_NODE_OPTION);

      add_part (outer, node);
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
          g_set_error_literal (error, HD_ERROR, HD_ERROR_INVALID, "a ( is never closed");
          return NULL;
        }
      parser->p++;
      if (*parser->p != '?')
        return node;
      parser->p++;
      outer = new_node (parser->arena, HD_NODE_OPTION);
      add_part (outer, node);
      return outer;
    }
  else
    return parse_simple (parser, error);

  if (node == NULL)
    return NULL;
  if (!hd_pattern_node_is_set (node))
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_INVALID, "! needs single words behind it");
      return NULL;
    }
  outer = new_node (parser->arena, HD_NODE_NOT);
  add_part (outer, node);
  return outer;
}

static HdPatternNode *
parse_sequence (Parser *parser, GError **error)
{
  HdPatternNode *sequence = new_node (parser->arena, HD_NODE_SEQUENCE);

  for (;;)
    {
      HdPatternNode *item;

      skip_blanks (parser);
      if (*parser->p == '\0' || *parser->p == '|' || *parser->p == ')')
        break;
      item = parse_item (parser, error);
      if (item == NULL)
        return NULL;
      add_part (sequence, item);
    }
  if (sequence->first == NULL)
    {
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
  node = new_node (parser->arena, HD_NODE_ALTERNATIVES);
  for (;;)
    {
      HdPatternNode *sequence = parse_sequence (parser, error);

      if (sequence == NULL)
        return NULL;
      add_part (node, sequence);
      if (*parser->p != '|')
        break;
      parser->p++;
    }
  parser->depth--;
  return node;
}

/**
 * hd_pattern_parse:
 * @arena: where the pattern lives
 * @source: valid UTF-8
 *
 * Returns: (transfer none) (nullable): the pattern; %NULL with %HD_ERROR_INVALID
 */
HdPatternNode *
hd_pattern_parse (HdArena *arena,
                  const char *source,
                  HdFindList find_list,
                  gpointer data,
                  GError **error)
{
  Parser parser = { arena, source, find_list, data, 0 };
  HdPatternNode *node = parse_alternatives (&parser, error);

  if (node == NULL)
    return NULL;
  if (*parser.p != '\0')
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_INVALID, "a ) was never opened");
      return NULL;
    }
  return node;
}
