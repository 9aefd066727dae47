/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-check-private.h"

#include <string.h>

#include "hd-check-placeholder.h"

/*
 * Findings from places in a piece of a text; and the gaps, which are found by their shape and not
 * by words.
 */

/* How many tokens beside a gap are asked whether they only speak of it. */
#define NEAR_GAP 5

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

/* @byte_end is behind the last byte of the match; all places count in the piece. */
static void
take_finding (HdCheckPiece *check,
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

  if (check->findings->len >= HD_CHECK_MAX_FINDINGS)
    return;
  finding =
    hd_finding_new (rule, hd_category_name (category), severity, (int) (check->cp_base + start),
                    (int) (check->cp_base + end), text, why, fix);
  finding->field = check->field;
  finding->key = hash_key (rule, folds);
  g_ptr_array_add (check->findings, finding);
}

/* Notes the tokens from @first to the one before @end, and an article before them that @fix takes
 * the place of; it is told where it reads well. */
void
hd_check_report (HdCheckPiece *check,
                 const char *rule,
                 HdCategory category,
                 HdSeverity severity,
                 guint first,
                 guint end,
                 const char *why,
                 const char *fix)
{
  const HdCheckText *text = check->text;
  guint from = first;
  g_autofree char *fitting = fix != NULL ? hd_check_fit (check, &from, end, fix) : NULL;
  const HdToken *head = &text->tokens[from], *tail = &text->tokens[end - 1];
  g_autoptr (GString) match = g_string_new (NULL);
  const char *folds[3];

  for (guint i = first; i < end; i++)
    g_string_append_printf (match, "%s ", hd_check_text_fold (text, i));
  folds[0] = first > 0 ? hd_check_text_fold (text, first - 1) : "";
  folds[1] = match->str;
  folds[2] = end < text->n_tokens ? hd_check_text_fold (text, end) : "";
  take_finding (check, rule, category, severity, head->start, tail->end, head->byte_start,
                tail->byte_end, why, fitting, folds);
}

static gboolean
is_blank_cb (const char *folded, gpointer data)
{
  HdChecker *self = ((HdCheckPiece *) data)->checker;

  for (guint i = 0; i < self->languages->len; i++)
    {
      const HdCheckLanguage *language = self->languages->pdata[i];

      for (guint k = 0; k < language->rules->len; k++)
        if (hd_rules_use_of (language->rules->pdata[k], folded) & HD_WORD_BLANK)
          return TRUE;
    }
  return FALSE;
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

static gboolean
describes (const HdCheckPiece *check, guint token)
{
  const HdCheckLanguage *languages[] = {
    hd_checker_find_language (check->checker, HD_CHECK_COMMON),
    check->language,
  };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    for (guint k = 0; languages[i] != NULL && k < languages[i]->rules->len; k++)
      if (hd_rules_use_of (languages[i]->rules->pdata[k], hd_check_text_fold (check->text, token)) &
          HD_WORD_DESCRIBES)
        return TRUE;
  return FALSE;
}

/* Whether a word close by says that the bracket is talked of: “the field [name]”, “<date> in the
 * template”. A colon parts them: “Template: Hi [name]”. */
static gboolean
is_described (const HdCheckPiece *check, gsize byte_start, gsize byte_end)
{
  const HdCheckText *text = check->text;
  guint low = 0, high = text->n_tokens;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (text->tokens[middle].byte_end <= byte_start)
        low = middle + 1;
      else
        high = middle;
    }
  for (guint i = low; i > 0 && low - i < NEAR_GAP; i--)
    {
      if (text->tokens[i - 1].kind == HD_TOKEN_PUNCT)
        break;
      if (describes (check, i - 1))
        return TRUE;
    }
  while (low < text->n_tokens && text->tokens[low].byte_start < byte_end)
    low++;
  for (guint i = low; i < text->n_tokens && i - low < NEAR_GAP; i++)
    {
      if (text->tokens[i].kind == HD_TOKEN_PUNCT)
        break;
      if (describes (check, i))
        return TRUE;
    }
  return FALSE;
}

static void
placeholder_cb (gsize byte_start, gsize byte_end, gpointer data)
{
  HdCheckPiece *check = data;
  g_autofree char *fold =
    g_utf8_make_valid (check->text->original + byte_start, (gssize) (byte_end - byte_start));
  const char *folds[3] = { "", fold, "" };

  if (is_described (check, byte_start, byte_end))
    return;
  take_finding (check, HD_CHECK_GAP_RULE, HD_CATEGORY_PLACEHOLDER, HD_SEVERITY_BLOCK,
                code_point_at (check->text, byte_start), code_point_at (check->text, byte_end),
                byte_start, byte_end, "this gap is still to be filled in", NULL, folds);
}

/* Finds what was left to be filled in. */
void
hd_check_gaps (HdCheckPiece *piece)
{
  hd_placeholder_scan (piece->text->original, piece->text->length, is_blank_cb, placeholder_cb,
                       piece);
}
