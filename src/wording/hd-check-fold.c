/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-check-fold.h"

/*
 * The two folds under which words are compared (spec: drafting, name matcher 1). Fold A strips
 * marks; fold B also writes the German and Nordic umlauts out. A writer may use either, so that
 * rules and names are indexed under both and text only under A.
 */

/**
 * hd_fold_is_ignorable:
 *
 * Returns: whether @c is invisible and says nothing: soft hyphen, zero-width and bidi controls,
 *   variation selectors, byte order mark
 */
gboolean
hd_fold_is_ignorable (gunichar c)
{
  return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE007F);
}

/* What no decomposition gives: letters with a stroke and ligatures. */
static const char *
special_fold (gunichar c)
{
  switch (c)
    {
    case 0xDF:
    case 0x1E9E:
      return "ss";
    case 0xF8:
    case 0xD8:
      return "o";
    case 0x142:
    case 0x141:
      return "l";
    case 0xE6:
    case 0xC6:
      return "ae";
    case 0x153:
    case 0x152:
      return "oe";
    case 0x111:
    case 0x110:
    case 0xF0:
    case 0xD0:
      return "d";
    case 0xFE:
    case 0xDE:
      return "th";
    case 0x131:
      return "i";
    default:
      return NULL;
    }
}

static const char *
umlaut_fold (gunichar c)
{
  switch (g_unichar_tolower (c))
    {
    case 0xE4:
      return "ae";
    case 0xF6:
    case 0xF8:
      return "oe";
    case 0xFC:
      return "ue";
    case 0xE5:
      return "aa";
    default:
      return NULL;
    }
}

/**
 * hd_fold_char:
 * @umlauts: fold B: ä → ae, ö and ø → oe, ü → ue, å → aa
 * @out: receives what @c folds to, lower case, without marks
 *
 * Returns: how many code points were written; 0 for a mark or an ignorable character
 */
guint
hd_fold_char (gunichar c, gboolean umlauts, gunichar out[HD_FOLD_MAX])
{
  const char *special;
  gunichar parts[HD_FOLD_MAX];
  gsize n;
  guint written = 0;

  if (c < 0x80)
    {
      out[0] = (gunichar) g_ascii_tolower ((char) c);
      return 1;
    }
  if (hd_fold_is_ignorable (c))
    return 0;

  special = umlauts ? umlaut_fold (c) : NULL;
  if (special == NULL)
    special = special_fold (c);
  if (special != NULL)
    {
      for (; *special != '\0'; special++)
        out[written++] = (gunichar) *special;
      return written;
    }
  if (c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x2BC || c == 0xB4 || c == 0xFF07)
    {
      out[0] = '\'';
      return 1;
    }

  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
    {
      out[0] = '-';
      return 1;
    }

  n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < MIN (n, G_N_ELEMENTS (parts)); i++)
    if (!g_unichar_ismark (parts[i]))
      out[written++] = g_unichar_tolower (parts[i]);

  return written;
}

/* Nothing below the first combining mark is composed with what is before it. */
static gboolean
is_composed (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_utf8_get_char (text) >= 0x300)
      return FALSE;
  return TRUE;
}

/**
 * hd_fold_string:
 * @text: valid UTF-8
 * @umlauts: as in hd_fold_char()
 *
 * Returns: (transfer full): the folded text. In fold B a base letter with a combining diaeresis
 *   counts as its umlaut.
 */
char *
hd_fold_string (const char *text, gboolean umlauts)
{
  g_autofree char *composed = NULL;
  GString *folded;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);

  if (!is_composed (text))
    {
      composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
      text = composed != NULL ? composed : "";
    }
  folded = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar out[HD_FOLD_MAX];
      guint n = hd_fold_char (g_utf8_get_char (p), umlauts, out);

      for (guint i = 0; i < n; i++)
        g_string_append_unichar (folded, out[i]);
    }

  return g_string_free (folded, FALSE);
}
