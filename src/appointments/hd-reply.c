/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-reply.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-error.h"
#include "hd-reply-resources.h"

#define RESOURCES "/io/github/halfday_app/Halfday/replies/"

typedef struct
{
  char *section;
  char **conditions;
  char *text;
} Line;

struct _HdReplies
{
  GPtrArray *lines;     /* of Line* */
  GHashTable *settings; /* char* → char* */
};

static const struct
{
  const char *name;
  const char *title;
} kinds[HD_N_REPLIES] = {
  [HD_REPLY_CHOOSE] = { "choose", N_ ("Choose a Time") },
  [HD_REPLY_OFFER] = { "offer", N_ ("Offer My Windows") },
  [HD_REPLY_MOVE] = { "move", N_ ("Ask to Move It") },
  [HD_REPLY_CONFIRM] = { "confirm", N_ ("Confirm") },
  [HD_REPLY_ASK] = { "ask", N_ ("Ask for Details") },
  [HD_REPLY_THANK] = { "thank", N_ ("Say Thanks") },
  [HD_REPLY_WITHDRAW] = { "withdraw", N_ ("Withdraw") },
};

const char *
hd_reply_kind_to_string (HdReplyKind kind)
{
  g_return_val_if_fail (kind < HD_N_REPLIES, "");

  return kinds[kind].name;
}

/* Returns: (transfer none): what a menu calls it */
const char *
hd_reply_kind_title (HdReplyKind kind)
{
  g_return_val_if_fail (kind < HD_N_REPLIES, "");

  return _ (kinds[kind].title);
}

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->section);
  g_strfreev (line->conditions);
  g_free (line->text);
  g_free (line);
}

void
hd_replies_free (HdReplies *self)
{
  g_ptr_array_unref (self->lines);
  g_hash_table_unref (self->settings);
  g_free (self);
}

/* `\n` is a line break. */
static char *
unescape (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\\n", -1);

  return g_strjoinv ("\n", parts);
}

static gboolean
add_setting (HdReplies *self, const char *line)
{
  const char *sign = strchr (line, '=');

  if (sign == NULL)
    return FALSE;
  g_hash_table_insert (self->settings, g_strstrip (g_strndup (line, (gsize) (sign - line))),
                       g_strstrip (g_strdup (sign + 1)));
  return TRUE;
}

static gboolean
add_line (HdReplies *self, const char *section, const char *text)
{
  const char *bar = strchr (text, '|');
  g_autofree char *conditions = NULL;
  g_autofree char *body = NULL;
  Line *line;

  if (bar == NULL)
    return FALSE;
  conditions = g_strstrip (g_strndup (text, (gsize) (bar - text)));
  body = g_strstrip (g_strdup (bar + 1));
  line = g_new0 (Line, 1);
  line->section = g_strdup (section);
  line->conditions = g_strsplit (conditions, " ", -1);
  line->text = unescape (body);
  g_ptr_array_add (self->lines, line);
  return TRUE;
}

/**
 * hd_replies_new:
 *
 * Returns: (transfer full): the replies of a file, or %NULL with %HD_ERROR_PARSE, which names the
 *   line
 */
HdReplies *
hd_replies_new (const char *text, gssize length, GError **error)
{
  g_autofree char *whole = length < 0 ? g_strdup (text) : g_strndup (text, (gsize) length);
  g_auto (GStrv) rows = g_strsplit (whole, "\n", -1);
  g_autoptr (HdReplies) self = g_new0 (HdReplies, 1);
  g_autofree char *section = NULL;

  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; rows[i] != NULL; i++)
    {
      char *row = g_strstrip (rows[i]);
      gsize size = strlen (row);
      gboolean understood = TRUE;

      if (size == 0 || row[0] == '#')
        continue;
      if (row[0] == '[' && row[size - 1] == ']')
        {
          g_free (section);
          section = g_strndup (row + 1, size - 2);
        }
      else if (section == NULL)
        understood = FALSE;
      else if (strcmp (section, "settings") == 0)
        understood = add_setting (self, row);
      else
        understood = add_line (self, section, row);

      if (!understood)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "replies: line %u is not understood",
                       i + 1);
          return NULL;
        }
    }
  return g_steal_pointer (&self);
}

/**
 * hd_replies_load:
 * @language: a code, of which a region counts for nothing
 *
 * Returns: (transfer full): the bundled replies, or %NULL with %HD_ERROR_NOT_FOUND
 */
HdReplies *
hd_replies_load (const char *language, GError **error)
{
  g_autofree char *code = g_strndup (language, strcspn (language, "-_"));
  g_autofree char *path = g_strconcat (RESOURCES, code, "/replies", NULL);
  g_autoptr (GBytes) bytes =
    g_resource_lookup_data (hd_replies_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize length;
  const char *text;

  if (bytes == NULL)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_NOT_FOUND, "There are no replies in “%s”.", code);
      return NULL;
    }
  text = g_bytes_get_data (bytes, &length);
  return hd_replies_new (text, (gssize) length, error);
}

/* Returns: (transfer full): the codes of the languages that there are, sorted */
char **
hd_replies_list_languages (void)
{
  char **names = g_resource_enumerate_children (hd_replies_get_resource (), RESOURCES,
                                                G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  guint n = names != NULL ? g_strv_length (names) : 0;

  for (guint i = 0; i < n; i++)
    names[i][strcspn (names[i], "/")] = '\0';
  if (n > 1)
    g_qsort_with_data (names, (gint) n, sizeof *names,
                       (GCompareDataFunc) (void (*) (void)) g_strcmp0, NULL);
  return names != NULL ? names : g_new0 (char *, 1);
}

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
has_windows (const HdReplyFacts *facts)
{
  return facts->windows != NULL && facts->windows[0] != NULL;
}

static gboolean
holds (const char *condition, const HdReplyFacts *facts)
{
  const char *name = condition[0] == '!' ? condition + 1 : condition;
  gboolean value = FALSE;

  if (*name == '\0')
    return TRUE;
  if (strcmp (name, "formal") == 0)
    value = facts->formal;
  else if (strcmp (name, "informal") == 0)
    value = !facts->formal;
  else if (strcmp (name, "name") == 0)
    value = is_given (facts->name);
  else if (strcmp (name, "topic") == 0)
    value = is_given (facts->topic);
  else if (strcmp (name, "when") == 0)
    value = is_given (facts->when);
  else if (strcmp (name, "earlier") == 0)
    value = is_given (facts->earlier);
  else if (strcmp (name, "windows") == 0)
    value = has_windows (facts);
  else
    return FALSE;
  return value == (condition[0] != '!');
}

static gboolean
fits (const Line *line, const char *section, const HdReplyFacts *facts)
{
  if (strcmp (line->section, section) != 0)
    return FALSE;
  for (guint i = 0; line->conditions[i] != NULL; i++)
    if (!holds (line->conditions[i], facts))
      return FALSE;
  return TRUE;
}

/* The variant of a section, counted from 0 and around; NULL when nothing fits. */
static const char *
find (const HdReplies *self, const char *section, const HdReplyFacts *facts, guint variant)
{
  g_autoptr (GPtrArray) fitting = g_ptr_array_new ();

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = self->lines->pdata[i];

      if (fits (line, section, facts))
        g_ptr_array_add (fitting, line->text);
    }
  return fitting->len > 0 ? fitting->pdata[variant % fitting->len] : NULL;
}

/* Returns: how many ways there are to say it */
guint
hd_replies_count_variants (const HdReplies *self, const HdReplyFacts *facts)
{
  guint n = 0;

  for (guint i = 0; i < self->lines->len; i++)
    n += fits (self->lines->pdata[i], kinds[facts->kind].name, facts) ? 1 : 0;
  return n;
}

static const char *
get_setting (const HdReplies *self, const char *name, const char *otherwise)
{
  const char *value = g_hash_table_lookup (self->settings, name);

  return value != NULL ? value : otherwise;
}

static void
add_item (const HdReplies *self, GString *list, const char *text)
{
  g_autoptr (GString) item = g_string_new (get_setting (self, "item", "{text}"));

  g_string_replace (item, "{text}", text, 1);
  g_string_append_printf (list, "%s%s", list->len > 0 ? "\n" : "", item->str);
}

static char *
list_windows (const HdReplies *self, const HdReplyFacts *facts)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; has_windows (facts) && facts->windows[i] != NULL; i++)
    add_item (self, list, facts->windows[i]);
  return g_string_free (list, FALSE);
}

static char *
list_questions (const HdReplies *self, const HdReplyFacts *facts)
{
  const struct
  {
    gboolean ask;
    const char *section;
  } questions[] = {
    { facts->ask_length, "question-length" },
    { facts->ask_format, "question-format" },
    { facts->ask_place, "question-place" },
  };
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      const char *text = questions[i].ask ? find (self, questions[i].section, facts, 0) : NULL;

      if (text != NULL)
        add_item (self, list, text);
    }
  return g_string_free (list, FALSE);
}

/* The value of `{name}`, or NULL when there is no such fact. */
static char *
get_value (const HdReplies *self, const HdReplyFacts *facts, const char *name)
{
  if (strcmp (name, "name") == 0)
    return g_strdup (facts->name);
  if (strcmp (name, "topic") == 0)
    return g_strdup (facts->topic);
  if (strcmp (name, "when") == 0)
    return g_strdup (facts->when);
  if (strcmp (name, "earlier") == 0)
    return g_strdup (facts->earlier);
  if (strcmp (name, "windows") == 0)
    return has_windows (facts) ? list_windows (self, facts) : NULL;
  if (strcmp (name, "questions") == 0)
    return facts->ask_length || facts->ask_format || facts->ask_place ? list_questions (self, facts)
                                                                      : NULL;
  return NULL;
}

/* What the text leaves open is an error: a placeholder is never printed. */
static gboolean
expand (const HdReplies *self,
        const HdReplyFacts *facts,
        const char *text,
        GString *out,
        GError **error)
{
  for (const char *p = text; *p != '\0';)
    {
      const char *end = *p == '{' ? strchr (p, '}') : NULL;
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      if (end == NULL)
        {
          g_string_append_c (out, *p++);
          continue;
        }
      name = g_strndup (p + 1, (gsize) (end - p - 1));
      value = get_value (self, facts, name);
      if (!is_given (value))
        {
          g_set_error (error, HD_ERROR, HD_ERROR_MISSING, _ ("The reply needs more: %s."), name);
          return FALSE;
        }
      g_string_append (out, value);
      p = end + 1;
    }
  return TRUE;
}

/* A paragraph begins with a capital, unless its language goes on after the greeting's comma. */
static void
append_capital (GString *out, const char *text)
{
  gunichar first = g_utf8_get_char (text);

  g_string_append_unichar (out, g_unichar_toupper (first));
  g_string_append (out, g_utf8_next_char (text));
}

/**
 * hd_replies_write:
 * @variant: from 0; counted around
 *
 * Returns: (transfer full): the whole reply, or %NULL with %HD_ERROR_MISSING: the message names
 *   what is missing
 */
char *
hd_replies_write (const HdReplies *self, const HdReplyFacts *facts, guint variant, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (facts->kind < HD_N_REPLIES, NULL);

  const char *body = find (self, kinds[facts->kind].name, facts, variant);
  const char *greeting = find (self, "greeting", facts, 0);
  const char *close = find (self, "close", facts, 0);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GString) said = g_string_new (NULL);

  if (body == NULL || greeting == NULL || close == NULL)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_MISSING, _ ("There is no such reply."));
      return NULL;
    }

  if (!expand (self, facts, greeting, out, error) || !expand (self, facts, body, said, error))
    return NULL;
  g_string_append (out, "\n\n");
  if (strcmp (get_setting (self, "start", ""), "lower") == 0)
    g_string_append (out, said->str);
  else
    append_capital (out, said->str);
  g_string_append (out, "\n\n");
  g_string_append (out, close);
  if (is_given (facts->sender))
    g_string_append_printf (out, "\n%s", facts->sender);
  return g_strdup (out->str);
}

/**
 * hd_replies_format_zone:
 * @time: a time in words
 * @city: what the zone is called after
 *
 * Returns: (transfer full): the time with its zone
 */
char *
hd_replies_format_zone (const HdReplies *self, const char *time, const char *city)
{
  g_autoptr (GString) out = g_string_new (get_setting (self, "zone", "{time} ({city})"));

  g_string_replace (out, "{city}", city, 1);
  g_string_replace (out, "{time}", time, 1);
  return g_strdup (out->str);
}
