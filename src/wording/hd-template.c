/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-template-private.h"

#include <string.h>

#include "hd-error.h"
#include "hd-request-facts.h"
#include "hd-wording-resources.h"

#define RESOURCE_PATH "/io/github/halfday_app/Halfday/wording"

/* A template file is written by us or by a translator; nothing honest comes near this. */
#define MAX_FILE_BYTES ((gsize) 1024 * 1024)

struct _HdTemplates
{
  gatomicrefcount refs;
  char *language;
  GHashTable *settings; /* key → pattern */
  GHashTable *pools;    /* name → HdPool */
  GArray *frames;
  GPtrArray *types;       /* LeaveType, in the order of the file */
  GHashTable *conditions; /* what stands in {?…:} → HdCondition */
};

typedef struct
{
  char *key;
  char *words;
  gboolean earned;
} LeaveType;

G_DEFINE_BOXED_TYPE (HdTemplates, hd_templates, hd_templates_ref, hd_templates_unref)

/* In the order of the bits. */
static const char *const flag_names[] = {
  "late",           "early",        "lunch",      "half-day",  "full-day", "days",      "remote",
  "freelance",      "short-notice", "follow-up",  "prying",    "direct",   "change",    "cancel",
  "clash",          "confirm",      "reason",     "email",     "chat",     "hr",        "calendar",
  "auto-reply",     "handover",     "plain",      "warm",      "formal",   "polite",    "familiar",
  "approves",       "told",         "contractor", "window",    "range",    "purpose",   "agreed",
  "asked",          "uncovered",    "topic",      "back-time", "back-day", "reachable", "recorded",
  "confirm-by",     "due",          "items",      "amount",    "morning",  "afternoon", "gap",
  "at-office",      "at-home",      "zone",       "contact",   "to",       "from",      "earlier",
  "earlier-window", "two",          "internal",   "tight",     "sent",     "date",      "own",
  "terse",
};
G_STATIC_ASSERT (G_N_ELEMENTS (flag_names) == HD_N_FLAGS && HD_N_FLAGS <= 64);

/* What hd-draft-values.c fills in. */
static const char *const value_names[] = {
  "date",         "first",        "last",          "time-from",  "time-to",      "span",
  "back-time",    "back-date",    "amount",        "type",       "to",           "from",
  "cover",        "contact",      "topic",         "due",        "confirm-date", "reachable-time",
  "earlier-date", "earlier-span", "alternatives",  "items",      "zone",         "short-date",
  "short-span",   "short-amount", "terse-amount",  "terse-span", "span-from",    "span-to",
  "alternative",  "short-until",  "short-earlier", "salutation",
};

gboolean
hd_template_is_value (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (value_names); i++)
    if (strcmp (value_names[i], name) == 0)
      return TRUE;

  return FALSE;
}

gboolean
hd_condition_holds (const HdCondition *condition, HdFlags flags)
{
  for (int i = 0; i < condition->n; i++)
    if (((condition->any[i] & flags) != 0) == condition->negated[i])
      return FALSE;

  return TRUE;
}

static guint
find_flag (const char *name)
{
  guint bit = 0;

  while (bit < HD_N_FLAGS && (flag_names[bit][0] != name[0] || strcmp (flag_names[bit], name) != 0))
    bit++;
  return bit;
}

/**
 * hd_condition_parse:
 * @text: names with blanks between, `a/b` for either, `!a` for not; "" always holds
 */
gboolean
hd_condition_parse (const char *text, HdCondition *condition, GError **error)
{
  g_auto (GStrv) terms = g_strsplit_set (text, " \t", -1);

  *condition = (HdCondition){ .n = 0 };
  for (guint i = 0; terms[i] != NULL; i++)
    {
      const char *term = terms[i];
      g_auto (GStrv) names = NULL;
      HdFlags mask = 0;

      if (*term == '\0')
        continue;
      if (condition->n == HD_MAX_TERMS)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "more than %d conditions", HD_MAX_TERMS);
          return FALSE;
        }
      if (*term == '!')
        {
          condition->negated[condition->n] = TRUE;
          term++;
        }
      names = g_strsplit (term, "/", -1);
      for (guint k = 0; names[k] != NULL; k++)
        {
          guint bit = find_flag (names[k]);

          if (bit == HD_N_FLAGS)
            {
              g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "“%s” is no condition", names[k]);
              return FALSE;
            }
          mask |= HD_FLAG (bit);
        }
      condition->any[condition->n++] = mask;
    }

  return TRUE;
}

static void
pool_free (gpointer data)
{
  HdPool *pool = data;

  g_free (pool->name);
  g_array_unref (pool->lines);
  g_free (pool);
}

static void
line_clear (gpointer data)
{
  g_free (((HdLine *) data)->text);
}

static void
part_clear (gpointer data)
{
  g_free (((HdPart *) data)->pool);
}

static void
frame_clear (gpointer data)
{
  HdFrame *frame = data;

  g_free (frame->subject);
  g_array_unref (frame->parts);
}

static void
leave_type_free (gpointer data)
{
  LeaveType *type = data;

  g_free (type->key);
  g_free (type->words);
  g_free (type);
}

/* ---- One file ---- */

/* C escapes, and \\s for a blank at an end, where blanks are not kept. */
static char *
unescape (const char *text)
{
  g_autoptr (GString) escaped = g_string_new (text);

  g_string_replace (escaped, "\\s", "\\040", 0);
  return g_strcompress (escaped->str);
}

typedef enum
{
  SECTION_NONE,
  SECTION_SETTINGS,
  SECTION_TYPES,
  SECTION_POOL,
  SECTION_FRAME,
} Section;

typedef struct
{
  HdTemplates *self;
  Section section;
  HdPool *pool;
  HdFrame *frame;
  gboolean own_types; /* this file has begun its list of leave types */
} Reader;

static gboolean
open_pool (Reader *reader, const char *rest, GError **error)
{
  g_auto (GStrv) words = g_strsplit (rest, " ", -1);
  guint n = g_strv_length (words);

  if (n < 1 || n > 2 || *words[0] == '\0' ||
      (n == 2 && !(g_ascii_isupper (words[1][0]) && words[1][1] == '\0')))
    {
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "write [pool NAME] or [pool NAME X]");
      return FALSE;
    }

  HdPool *pool = g_new0 (HdPool, 1);

  pool->name = g_strdup (words[0]);
  if (n == 2)
    pool->slot = words[1][0];
  pool->lines = g_array_new (FALSE, FALSE, sizeof (HdLine));
  g_array_set_clear_func (pool->lines, line_clear);
  g_hash_table_replace (reader->self->pools, pool->name, pool);
  reader->section = SECTION_POOL;
  reader->pool = pool;
  return TRUE;
}

static gboolean
open_frame (Reader *reader, const char *rest, GError **error)
{
  g_auto (GStrv) fields = g_strsplit (rest, " / ", 3);
  HdFrame frame = { 0 };

  if (g_strv_length (fields) < 2)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE,
                   "write [frame SITUATIONS / CHANNELS / conditions]");
      return FALSE;
    }

  for (guint field = 0; field < 2; field++)
    {
      g_auto (GStrv) names = g_strsplit (fields[field], " ", -1);

      for (guint i = 0; names[i] != NULL; i++)
        {
          HdSituation situation;
          HdChannel channel;

          if (field == 0 && strcmp (names[i], "all") == 0)
            frame.situations = G_MAXUINT32;
          else if (field == 0 && hd_situation_parse (names[i], &situation))
            frame.situations |= 1u << situation;
          else if (field == 1 && hd_channel_parse (names[i], &channel))
            frame.channels |= 1u << channel;
          else
            {
              g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "“%s” is no %s", names[i],
                           field == 0 ? "situation" : "channel");
              return FALSE;
            }
        }
    }
  if (!hd_condition_parse (fields[2] != NULL ? fields[2] : "", &frame.condition, error))
    return FALSE;

  frame.parts = g_array_new (FALSE, FALSE, sizeof (HdPart));
  g_array_set_clear_func (frame.parts, part_clear);
  g_array_append_val (reader->self->frames, frame);
  reader->frame = &g_array_index (reader->self->frames, HdFrame, reader->self->frames->len - 1);
  reader->section = SECTION_FRAME;
  return TRUE;
}

static gboolean
open_section (Reader *reader, char *line, GError **error)
{
  char *end = strrchr (line, ']');

  if (end == NULL || end[1] != '\0')
    {
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "a section is written [like this]");
      return FALSE;
    }
  *end = '\0';
  line++;

  if (strcmp (line, "settings") == 0)
    reader->section = SECTION_SETTINGS;
  else if (strcmp (line, "types") == 0)
    {
      reader->section = SECTION_TYPES;
      if (!reader->own_types)
        g_ptr_array_set_size (reader->self->types, 0);
      reader->own_types = TRUE;
    }
  else if (g_str_has_prefix (line, "pool "))
    return open_pool (reader, g_strstrip (line + 5), error);
  else if (g_str_has_prefix (line, "frame "))
    return open_frame (reader, g_strstrip (line + 6), error);
  else
    {
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "there is no section “%s”", line);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_parts (Reader *reader, const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t", -1);
  HdJoin join = HD_JOIN_SENTENCE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      char *word = words[i];
      HdPart part = { .join = join };
      char *mark;

      if (*word == '\0')
        continue;
      if (strcmp (word, "/") == 0)
        join = HD_JOIN_PARAGRAPH;
      else if (strcmp (word, "|") == 0)
        join = HD_JOIN_LINE;
      else if (strcmp (word, ";") == 0)
        join = HD_JOIN_CLAUSE;
      else if (strcmp (word, ",") == 0)
        join = HD_JOIN_COMMA;
      else
        {
          mark = strpbrk (word, "*+?");
          if (mark != NULL)
            {
              if (*mark == '*')
                part.main = TRUE;
              else if (*mark == '+')
                part.pad = TRUE;
              else if (!g_ascii_isdigit (mark[1]) || mark[1] == '0' || mark[2] != '\0')
                {
                  g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "“%s”: write part?1 to part?9",
                               word);
                  return FALSE;
                }
              else
                part.rank = mark[1] - '0';
              *mark = '\0';
            }
          part.pool = g_strdup (word);
          g_array_append_val (reader->frame->parts, part);
          join = HD_JOIN_SENTENCE;
        }
    }

  return TRUE;
}

static gboolean
read_key (Reader *reader, char *line, GError **error)
{
  char *equals = strchr (line, '=');

  if (equals == NULL)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "there is no “=” in this line");
      return FALSE;
    }
  *equals = '\0';

  char *key = g_strstrip (line), *value = g_strstrip (equals + 1);

  if (reader->section == SECTION_SETTINGS)
    g_hash_table_replace (reader->self->settings, g_strdup (key), unescape (value));
  else if (reader->section == SECTION_TYPES)
    {
      LeaveType *type = g_new0 (LeaveType, 1);

      type->earned = !g_str_has_suffix (key, "!");
      if (!type->earned)
        key[strlen (key) - 1] = '\0';
      type->key = g_strdup (g_strstrip (key));
      type->words = g_strdup (value);
      g_ptr_array_add (reader->self->types, type);
    }
  else if (strcmp (key, "subject") == 0)
    {
      g_free (reader->frame->subject);
      reader->frame->subject = g_strdup (value);
    }
  else if (strcmp (key, "body") == 0)
    return read_parts (reader, value, error);
  else
    {
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "a frame has subject and body, no “%s”", key);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_pool_line (Reader *reader, char *line, GError **error)
{
  char *bar = strchr (line, '|');
  HdLine entry = { 0 };

  if (bar == NULL)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "write conditions | text");
      return FALSE;
    }
  *bar = '\0';
  if (!hd_condition_parse (g_strstrip (line), &entry.condition, error))
    return FALSE;

  entry.text = unescape (g_strstrip (bar + 1));
  g_array_append_val (reader->pool->lines, entry);
  return TRUE;
}

static gboolean
read_line (Reader *reader, char *line, GError **error)
{
  g_strstrip (line);
  if (*line == '\0' || *line == '#')
    return TRUE;
  if (*line == '[' && strchr (line, '|') == NULL)
    return open_section (reader, line, error);

  switch (reader->section)
    {
    case SECTION_SETTINGS:
    case SECTION_TYPES:
    case SECTION_FRAME:
      return read_key (reader, line, error);
    case SECTION_POOL:
      return read_pool_line (reader, line, error);
    case SECTION_NONE:
    default:
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "this line stands before the first section");
      return FALSE;
    }
}

static gboolean
read_file (HdTemplates *self, GBytes *file, const char *name, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (file, &size);
  Reader reader = { .self = self };

  if (size > MAX_FILE_BYTES || !g_utf8_validate_len (data, size, NULL))
    {
      g_set_error (error, HD_ERROR, HD_ERROR_PARSE, "%s: this is no text of at most %d bytes", name,
                   (int) MAX_FILE_BYTES);
      return FALSE;
    }

  g_autofree char *text = g_strndup (data, size);
  char *line = text;

  for (guint number = 1; line != NULL; number++)
    {
      char *next = strchr (line, '\n');

      if (next != NULL)
        *next++ = '\0';
      if (!read_line (&reader, line, error))
        {
          g_prefix_error (error, "%s, line %u: ", name, number);
          return FALSE;
        }
      line = next;
    }

  return TRUE;
}

/* ---- What a text refers to must exist, and must end ---- */

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
 * hd_templates_get_condition:
 * @text: what stands in `{?…:}`
 */
const HdCondition *
hd_templates_get_condition (HdTemplates *self, const char *text)
{
  return g_hash_table_lookup (self->conditions, text);
}

static gboolean
check_all (HdTemplates *self, GError **error)
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

/**
 * hd_templates_new:
 * @language: the code, as `en`
 * @file: the language's `templates`
 * @region: (nullable): the region's code, as `GB`
 * @region_file: (nullable): the region's file, read on top
 *
 * Returns: (transfer full): the templates, or %NULL with %HD_ERROR_PARSE, whose message names
 *   file and line
 */
HdTemplates *
hd_templates_new (const char *language,
                  GBytes *file,
                  const char *region,
                  GBytes *region_file,
                  GError **error)
{
  g_return_val_if_fail (language != NULL && file != NULL, NULL);

  g_autoptr (HdTemplates) self = g_new0 (HdTemplates, 1);
  g_autofree char *name = g_strdup_printf ("%s/templates", language);

  g_atomic_ref_count_init (&self->refs);
  self->language =
    region_file != NULL ? g_strdup_printf ("%s-%s", language, region) : g_strdup (language);
  self->settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->pools = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, pool_free);
  self->types = g_ptr_array_new_with_free_func (leave_type_free);
  self->conditions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->frames = g_array_new (FALSE, FALSE, sizeof (HdFrame));
  g_array_set_clear_func (self->frames, frame_clear);

  if (!read_file (self, file, name, error))
    return NULL;
  if (region_file != NULL)
    {
      g_autofree char *region_name = g_strdup_printf ("%s-%s", name, region);

      if (!read_file (self, region_file, region_name, error))
        return NULL;
    }
  if (!check_all (self, error))
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }

  return g_steal_pointer (&self);
}

HdTemplates *
hd_templates_ref (HdTemplates *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
hd_templates_unref (HdTemplates *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;

  g_free (self->language);
  g_clear_pointer (&self->settings, g_hash_table_unref);
  g_clear_pointer (&self->pools, g_hash_table_unref);
  g_clear_pointer (&self->types, g_ptr_array_unref);
  g_clear_pointer (&self->conditions, g_hash_table_unref);
  g_clear_pointer (&self->frames, g_array_unref);
  g_free (self);
}

/* Regions that write alike share a file, which the language names: `region.MX = 419`. */
static HdTemplates *
load_shared_region (const char *base, GBytes *file, const char *region, GError **error)
{
  g_autoptr (HdTemplates) plain = hd_templates_new (base, file, NULL, NULL, error);
  g_autofree char *key = g_strconcat ("region.", region, NULL);
  const char *shared = plain != NULL ? hd_templates_get (plain, key) : NULL;
  g_autoptr (GBytes) region_file = NULL;
  g_autofree char *path = NULL;

  if (shared == NULL)
    return g_steal_pointer (&plain);

  path = g_strdup_printf (RESOURCE_PATH "/%s/templates-%s", base, shared);
  region_file =
    g_resource_lookup_data (hd_wording_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  return region_file != NULL ? hd_templates_new (base, file, shared, region_file, error) : NULL;
}

/**
 * hd_templates_load:
 * @language: a code as people and locales write it: `de`, `de-AT`, `de_AT.UTF-8`
 *
 * The bundled templates of a language; an unknown region gives the language itself.
 *
 * Returns: (transfer full): the templates, or %NULL with %HD_ERROR_NOT_FOUND
 */
HdTemplates *
hd_templates_load (const char *language, GError **error)
{
  g_return_val_if_fail (language != NULL, NULL);

  gsize n = strcspn (language, ".@");
  g_autofree char *code = g_strndup (language, MIN (n, 32));
  g_autofree char *base = NULL, *region = NULL;
  g_autoptr (GBytes) file = NULL, region_file = NULL;
  GResource *resource = hd_wording_get_resource ();

  g_strdelimit (code, "_", '-');
  base = g_ascii_strdown (code, (gssize) strcspn (code, "-"));
  if (strchr (code, '-') != NULL)
    region = g_ascii_strup (strrchr (code, '-') + 1, -1);

  if (*base != '\0' && strspn (base, "abcdefghijklmnopqrstuvwxyz") == strlen (base))
    {
      g_autofree char *path = g_strdup_printf (RESOURCE_PATH "/%s/templates", base);

      file = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    }
  if (file == NULL)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_NOT_FOUND, "“%.20s” is no language of the drafts",
                   language);
      return NULL;
    }
  if (region != NULL && *region != '\0' && strchr (region, '/') == NULL)
    {
      g_autofree char *path = g_strdup_printf (RESOURCE_PATH "/%s/templates-%s", base, region);

      region_file = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    }

  if (region != NULL && region_file == NULL)
    return load_shared_region (base, file, region, error);

  return hd_templates_new (base, file, region, region_file, error);
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * hd_templates_list_languages:
 *
 * Returns: (transfer full): the codes of all bundled languages and regions (`en`, `en-GB`),
 *   sorted
 */
char **
hd_templates_list_languages (void)
{
  GResource *resource = hd_wording_get_resource ();
  g_auto (GStrv) languages =
    g_resource_enumerate_children (resource, RESOURCE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; languages != NULL && languages[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf (RESOURCE_PATH "/%s", languages[i]);
      g_auto (GStrv) files =
        g_resource_enumerate_children (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      gsize length = strcspn (languages[i], "/");

      for (guint k = 0; files != NULL && files[k] != NULL; k++)
        if (g_str_has_prefix (files[k], "templates"))
          g_ptr_array_add (codes, g_strdup_printf ("%.*s%s", (int) length, languages[i],
                                                   files[k] + strlen ("templates")));
    }
  g_ptr_array_sort (codes, compare_codes);
  g_ptr_array_add (codes, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&codes), FALSE);
}

/**
 * hd_templates_get_language:
 *
 * The code with the region where one was found: `en`, `en-GB`.
 */
const char *
hd_templates_get_language (HdTemplates *self)
{
  return self->language;
}

/**
 * hd_templates_get_name:
 *
 * The language's own name for itself: “English (United Kingdom)”.
 */
const char *
hd_templates_get_name (HdTemplates *self)
{
  return hd_templates_get (self, "name");
}

/**
 * hd_templates_has_address:
 *
 * Whether the language has two forms of address between which a recipient is fixed.
 */
gboolean
hd_templates_has_address (HdTemplates *self)
{
  return hd_templates_get (self, "address") != NULL;
}

/**
 * hd_templates_list_leave_types:
 *
 * Returns: (transfer full): the usual words for leave in the language and region, for a list
 *   to choose from; hd_request_facts_set_text() takes them, and any other words
 */
char **
hd_templates_list_leave_types (HdTemplates *self)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < self->types->len; i++)
    g_ptr_array_add (words, g_strdup (((LeaveType *) g_ptr_array_index (self->types, i))->words));
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

/**
 * hd_templates_list_earned_leave:
 *
 * Returns: (transfer full): the keys of those kinds of leave that come out of a balance, as the
 *   language has them
 */
char **
hd_templates_list_earned_leave (HdTemplates *self)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; i < self->types->len; i++)
    {
      const LeaveType *type = g_ptr_array_index (self->types, i);

      if (type->earned)
        g_ptr_array_add (keys, g_strdup (type->key));
    }
  g_ptr_array_add (keys, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&keys), FALSE);
}

/**
 * hd_templates_get_leave_words:
 * @name: the key of a kind of leave, or what the language calls it
 *
 * Returns: (nullable): what the language calls it, or %NULL where it has no such kind
 */
const char *
hd_templates_get_leave_words (HdTemplates *self, const char *name)
{
  gboolean earned;

  return hd_templates_find_leave_type (self, name, &earned);
}

const char *
hd_templates_get (HdTemplates *self, const char *key)
{
  return g_hash_table_lookup (self->settings, key);
}

const HdPool *
hd_templates_get_pool (HdTemplates *self, const char *name)
{
  return g_hash_table_lookup (self->pools, name);
}

/**
 * hd_templates_find_frame:
 *
 * The last frame that fits, so that a later one refines an earlier; %NULL when the situation
 * has no text on this channel.
 */
const HdFrame *
hd_templates_find_frame (HdTemplates *self, int situation, int channel, HdFlags flags)
{
  for (guint i = self->frames->len; i > 0; i--)
    {
      const HdFrame *frame = &g_array_index (self->frames, HdFrame, i - 1);

      if ((frame->situations & (1u << situation)) != 0 &&
          (frame->channels & (1u << channel)) != 0 && hd_condition_holds (&frame->condition, flags))
        return frame;
    }

  return NULL;
}

/**
 * hd_templates_find_leave_type:
 * @name: what the user calls it, in the words or by the key of the file
 * @earned: (out): whether it comes out of a balance
 *
 * Returns: (nullable): the words of the language, or %NULL for words of the user's own
 */
const char *
hd_templates_find_leave_type (HdTemplates *self, const char *name, gboolean *earned)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < self->types->len; i++)
    {
      const LeaveType *type = g_ptr_array_index (self->types, i);
      g_autofree char *words = g_utf8_casefold (type->words, -1);

      if (strcmp (words, folded) == 0 || strcmp (type->key, folded) == 0)
        {
          *earned = type->earned;
          return type->words;
        }
    }

  *earned = TRUE;
  return NULL;
}
