/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-matcher-private.h"

#include <string.h>

/*
 * Names as rows of letters: within longer ones, and with typing errors.
 */

#define JOINED_MIN 6

/**
 * hd_matcher_holds_joined:
 * @letters: folded, without separators
 * @compounds: whether the language makes long words of short ones, as German does: then a name of
 *   one word may be one of them, and counts at the beginning only; one of ordinary words is one
 *
 * Returns: whether a joined name is written inside
 */
gboolean
hd_matcher_holds_joined (const HdMatcher *self, const char *letters, gboolean compounds)
{
  gsize length = strlen (letters);
  char head[JOINED_MIN + 1] = "";

  for (gsize i = 0; i + JOINED_MIN <= length; i++)
    {
      GPtrArray *list;

      memcpy (head, letters + i, JOINED_MIN);
      list = g_hash_table_lookup (self->joined, head);
      for (guint k = 0; list != NULL && k < list->len; k++)
        if (g_str_has_prefix (letters + i, list->pdata[k]) &&
            (!compounds || (!g_hash_table_contains (self->plain, list->pdata[k]) &&
                            (i == 0 || !g_hash_table_contains (self->single, list->pdata[k])))))
          return TRUE;
    }
  return FALSE;
}

/**
 * hd_matcher_letters_in:
 *
 * Returns: a bit for each letter that @word has, some of which share one. An edit changes two of
 *   them at most, so that words of which more differ need not be compared.
 */
guint32
hd_matcher_letters_in (const char *word)
{
  guint32 letters = 0;

  for (; *word != '\0'; word = g_utf8_next_char (word))
    letters |= 1u << g_utf8_get_char (word) % 32;
  return letters;
}

/**
 * hd_matcher_edits_within:
 *
 * Returns: whether at most @limit (1 or 2) edits or transpositions lead from @a to @b
 */
gboolean
hd_matcher_edits_within (const char *a, const char *b, guint limit)
{
  enum
  {
    MAX = 48
  };
  gunichar x[MAX], y[MAX];
  guint n = 0, m = 0, rows[3][MAX + 1];

  for (; *a != '\0' && n < MAX; a = g_utf8_next_char (a))
    x[n++] = g_utf8_get_char (a);
  for (; *b != '\0' && m < MAX; b = g_utf8_next_char (b))
    y[m++] = g_utf8_get_char (b);
  if (*a != '\0' || *b != '\0' || (n > m ? n - m : m - n) > limit)
    return FALSE;
  for (guint j = 0; j <= m; j++)
    rows[0][j] = j;
  for (guint i = 1; i <= n; i++)
    {
      guint *row = rows[i % 3], *above = rows[(i + 2) % 3], *two = rows[(i + 1) % 3];

      row[0] = i;
      for (guint j = 1; j <= m; j++)
        {
          row[j] = MIN (MIN (above[j] + 1, row[j - 1] + 1), above[j - 1] + (x[i - 1] != y[j - 1]));
          if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
            row[j] = MIN (row[j], two[j - 2] + 1);
        }
    }
  return rows[n % 3][m] <= limit;
}
