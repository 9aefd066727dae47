/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-template-private.h"

#include <string.h>

#include "hd-error.h"

/*
 * What a text of the templates refers to must exist, and must end.
 */

typedef struct
{
  HdTemplates *self;
  GHashTable *seen; /* name → whether it is still being followed */
} Follower;

static gboolean check_text (Follower *follower, const char *text, GError **error);

static gboolean
check_name (Follower *follower, const char *name, GError **error)
{
  HdTemplates *self = follower->self;
  gpointer open;
  const HdPool *pool = NULL;
  const char *setting;

  if (hd_template_is_value (name))
    return TRUE;
  if (g_hash_table_lookup_extended (follower->seen, name, NULL, &open))
    {
      if (GPOINTER_TO_INT (open))
        g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "“{%s}” leads back to itself", name);
      return !GPOINTER_TO_INT (open);
    }

  setting = g_hash_table_lookup (self->settings, name);
  if (setting == NULL)
    pool = g_hash_table_lookup (self->pools, name);
  if (setting == NULL && pool == NULL)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "there is no “{%s}”", name);
      return FALSE;
    }

  g_hash_table_insert (follower->seen, g_strdup (name), GINT_TO_POINTER (TRUE));
  if (setting != NULL && !check_text (follower, setting, error))
    return FALSE;
  for (guint i = 0; pool != NULL && i < pool->lines->len; i++)
    if (!check_text (follower, g_array_index (pool->lines, HdLine, i).text, error))
      return FALSE;
  g_hash_table_insert (follower->seen, g_strdup (name), GINT_TO_POINTER (FALSE));
  return TRUE;
}

/* What stands before the colon: a slot's letter, or conditions, which are kept for later. */
static gboolean
check_head (Follower *follower, const char *head, GError **error)
{
  HdCondition condition;

  if (g_ascii_isupper (head[0]) && head[1] == '\0')
    return TRUE;
  if (head[0] != '?')
    {
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "“{%s:” is neither slot nor condition", head);
      return FALSE;
    }
  if (g_hash_table_contains (follower->self->conditions, head + 1))
    return TRUE;
  if (!hd_condition_parse (head + 1, &condition, error))
    return FALSE;
  g_hash_table_insert (follower->self->conditions, g_strdup (head + 1),
                       g_memdup2 (&condition, sizeof condition));
  return TRUE;
}

static gboolean
check_text (Follower *follower, const char *text, GError **error)
{
  int open = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      const char *stop;
      g_autofree char *head = NULL;

      if (*p == '}' && --open < 0)
        break;
      if (*p != '{')
        continue;
      open++;
      stop = p + 1 + strcspn (p + 1, ":{}");
      if (*stop != ':' && *stop != '}')
        break;
      head = g_strndup (p + 1, (gsize) (stop - p - 1));
      if (*stop == ':' ? !check_head (follower, head, error) : !check_name (follower, head, error))
        return FALSE;
      p = *stop == ':' ? stop : stop - 1;
    }

  if (open != 0)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "the braces of “%.40s” do not match", text);
      return FALSE;
    }

  return TRUE;
}

/**
 * hd_templates_verify:
 *
 * Fails with %HD_ERROR_PARSE when a text refers to what is not there, or to itself, or when what
 * every language needs is missing. Keeps the conditions that stand in texts.
 */
gboolean
hd_templates_verify (HdTemplates *self, GError **error)
{
  static const char *const required[] = { "name",  "weekdays", "months", "date", "on",
                                          "range", "time",     "span",   "join", "numbers" };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Follower follower = { self, seen };
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    if (hd_templates_get (self, required[i]) == NULL)
      {
        g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "the setting “%s” is missing", required[i]);
        return FALSE;
      }

  g_hash_table_iter_init (&iter, self->pools);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!hd_template_is_value (key) && !check_name (&follower, key, error))
      {
        g_prefix_error (error, "pool %s: ", (const char *) key);
        return FALSE;
      }

  for (guint i = 0; i < self->frames->len; i++)
    {
      const HdFrame *frame = &g_array_index (self->frames, HdFrame, i);

      if (frame->subject != NULL && g_hash_table_lookup (self->pools, frame->subject) == NULL)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "there is no pool “%s”", frame->subject);
          return FALSE;
        }
      for (guint k = 0; k < frame->parts->len; k++)
        {
          const char *name = g_array_index (frame->parts, HdPart, k).pool;

          if (g_hash_table_lookup (self->pools, name) == NULL)
            {
              g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "there is no pool “%s”", name);
              return FALSE;
            }
        }
    }

  return TRUE;
}
