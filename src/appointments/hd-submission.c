/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-submission.h"

#include <string.h>

/* Legal forms: the same house with and without them. */
static const char *const forms[] = {
  "ag",  "bv",  "co",      "company", "corp", "corporation", "eg",  "ev", "gmbh",
  "inc", "kg",  "limited", "llc",     "llp",  "ltd",         "mbh", "nv", "ohg",
  "oy",  "plc", "pty",     "sa",      "sarl", "sas",         "se",  "sl", "slu",
  "spa", "srl", "the",     "und",     "ab",   "as",          "and", NULL,
};

static gboolean
is_mark (gunichar c)
{
  return g_unichar_ismark (c);
}

/* How many signs at @p make the word before them another one: “C”, “C++” and “C#” are three. */
static gsize
count_signs (const char *text, const char *p)
{
  gsize n = strspn (p, "+#");

  return n > 0 && p > text && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p))) &&
             !g_unichar_isalnum (g_utf8_get_char (p + n))
           ? n
           : 0;
}

/**
 * hd_submission_key:
 *
 * Returns: (transfer full): a name as two people would write it alike: folded, without marks,
 *   signs and legal forms; what makes a name is kept when nothing else is left of it
 */
char *
hd_submission_key (const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name != NULL ? name : "", -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : "", -1);
  g_autoptr (GString) spaced = g_string_new (NULL);
  g_autoptr (GString) key = g_string_new (NULL);
  g_auto (GStrv) words = NULL;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gsize n = count_signs (folded, p);

      if (n > 0)
        {
          g_string_append_len (spaced, p, (gssize) n);
          p += n - 1;
          continue;
        }
      if (is_mark (c) || c == '.' || c == '\'' || c == 0x2019)
        continue;
      if (g_unichar_isalnum (c))
        g_string_append_unichar (spaced, c);
      else
        g_string_append_c (spaced, ' ');
    }

  words = g_strsplit (spaced->str, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0' && !g_strv_contains (forms, words[i]))
      g_string_append (key, words[i]);
  if (key->len == 0)
    for (guint i = 0; words[i] != NULL; i++)
      g_string_append (key, words[i]);
  /* “!!!” is another one than “???”. */
  if (key->len == 0)
    g_string_append (key, g_strstrip (folded));
  return g_strdup (key->str);
}

/**
 * hd_submission_same_name:
 *
 * Returns: whether two people may have written the one name
 */
gboolean
hd_submission_same_name (const char *a, const char *b)
{
  g_autofree char *key_a = hd_submission_key (a);
  g_autofree char *key_b = hd_submission_key (b);

  return strcmp (key_a, key_b) == 0;
}

static gboolean
is_named (const char *name)
{
  return name != NULL && *name != '\0';
}

static HdSubmissionClash
check_one (const HdSubmission *other, const HdSubmission *next, HdDate today)
{
  gboolean same_way;

  if (other->id == next->id || !is_named (other->company) ||
      !hd_submission_same_name (other->company, next->company))
    return HD_SUBMISSION_CLEAR;

  same_way = hd_submission_same_name (other->agency, next->agency);
  if (!same_way && is_named (other->agency) && other->represent_until != HD_DATE_NONE &&
      other->represent_until >= today)
    return HD_SUBMISSION_BOUND;

  /* What was only saved went nowhere, what is closed is over. */
  if (other->stage == HD_STAGE_SAVED || other->stage == HD_STAGE_CLOSED)
    return HD_SUBMISSION_CLEAR;
  if (!same_way)
    return HD_SUBMISSION_DOUBLE;

  return !is_named (other->role) || !is_named (next->role) ||
             hd_submission_same_name (other->role, next->role)
           ? HD_SUBMISSION_AGAIN
           : HD_SUBMISSION_CLEAR;
}

/**
 * hd_submission_check:
 * @which: (out) (nullable): the one of @others that stands in the way, when there is one
 *
 * The contractor's classic accident: two agencies send the same person to the same client, and
 * the client takes neither. Returns the worst clash that there is.
 */
HdSubmissionClash
hd_submission_check (const HdSubmission *others,
                     guint n_others,
                     const HdSubmission *next,
                     HdDate today,
                     guint *which)
{
  HdSubmissionClash worst = HD_SUBMISSION_CLEAR;

  if (!is_named (next->company))
    return worst;

  for (guint i = 0; i < n_others; i++)
    {
      HdSubmissionClash clash = check_one (&others[i], next, today);

      if (clash > worst)
        {
          worst = clash;
          if (which != NULL)
            *which = i;
        }
    }
  return worst;
}
