/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-matcher-private.h"

#include <string.h>

/*
 * Names in links and mail addresses: a firm as a label of the host or in the path, a person as the
 * part before the @, a link that is known.
 */

/* What is looked at of a link, in bytes. */
#define MAX_LINK 1024

static char *
letters_of (const char *text)
{
  GString *letters = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || (guchar) *p >= 0x80)
      g_string_append_c (letters, *p);
  return g_string_free (letters, FALSE);
}

static gboolean
is_known_link (const HdMatcher *self, const char *link)
{
  for (const char *label = link;;)
    {
      gsize end = strcspn (label, "./");
      g_autofree char *key = g_strndup (label, end);
      GPtrArray *list = g_hash_table_lookup (self->links, key);

      for (guint i = 0; list != NULL && i < list->len; i++)
        {
          const char *known = list->pdata[i];
          gsize length = strlen (known);

          if (strncmp (label, known, length) == 0 &&
              (label[length] == '\0' || strchr ("/?#:", label[length]) != NULL))
            return TRUE;
        }
      /* Labels end where the path begins. */
      if (label[end] != '.')
        return FALSE;
      label += end + 1;
    }
}

static gboolean
names_career (const HdMatcher *self, const char *link)
{
  g_autofree char *copy = g_strdup (link);
  g_auto (GStrv) parts = NULL;

  g_strdelimit (copy, "/.?=&#", ' ');
  parts = g_strsplit (copy, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (hd_matcher_words_has (self->words, HD_WORDS_CAREERS, parts[i]))
      return TRUE;
  return FALSE;
}

static gboolean
names_firm (const HdMatcher *self, const char *host, const char *link)
{
  g_auto (GStrv) labels = g_strsplit (host, ".", 12);
  guint n = g_strv_length (labels);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *letters = letters_of (labels[i]);
      gpointer kind;

      /* The end of a host is no name. */
      if (i + 1 == n && n > 1)
        break;
      kind = g_hash_table_lookup (self->labels, letters);
      if (kind != NULL &&
          (GPOINTER_TO_INT (kind) != (int) HD_MATCH_TOOL + 1 || names_career (self, link)))
        return TRUE;
    }
  return FALSE;
}

/* “robin.marsh”, “r.marsh”, “rmarsh”, before the @ that stands at @host. */
static gboolean
names_person (const HdMatcher *self, const char *link, const char *host)
{
  const char *start = host;
  g_autofree char *local = NULL, *letters = NULL;

  if (host == link || host[-1] != '@')
    return FALSE;
  while (start > link && start[-1] != '/')
    start--;
  local = g_strndup (start, (gsize) (host - start));
  letters = letters_of (local);
  return g_hash_table_contains (self->persons, letters);
}

void
hd_matcher_run_links (const HdMatcher *self,
                      const HdCheckText *text,
                      const gboolean *sentences,
                      GArray *hits)
{
  for (guint i = 0; i < text->n_tokens; i++)
    {
      const HdToken *token = &text->tokens[i];
      const char *fold = hd_check_text_fold (text, i), *start;
      g_autofree char *link = NULL, *host = NULL, *letters = NULL;
      gsize length;

      if ((sentences != NULL && !sentences[token->sentence]) ||
          (token->kind != HD_TOKEN_URL && token->kind != HD_TOKEN_EMAIL))
        continue;
      start = hd_check_text_find_host (fold, &length);
      host = g_strndup (start, length);
      link = g_strndup (start, MAX_LINK);
      letters = letters_of (fold);
      if (is_known_link (self, host) || is_known_link (self, link) ||
          names_firm (self, host, link) || hd_matcher_holds_joined (self, letters, FALSE))
        hd_matcher_add_hit (hits, "names.link", HD_SEVERITY_BLOCK, i, i + 1);
      else if (names_person (self, fold, start))
        hd_matcher_add_hit (hits, "names.person", HD_SEVERITY_BLOCK, i, i + 1);
    }
}
