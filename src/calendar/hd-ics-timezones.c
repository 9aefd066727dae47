/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-ics-rules.h"
#include "hd-ics-zone.h"

/* The VTIMEZONEs of a file, by their names. */

/**
 * hd_ics_tzid_clean:
 *
 * Returns: (transfer full): a TZID as it is meant: unescaped, and without the quotes that some
 *   writers put around it
 */
char *
hd_ics_tzid_clean (const char *value)
{
  char *text = g_strstrip (hd_ics_text (value)), *out = text;
  gsize n;

  /* Some put it through HTML, once or twice: "Eastern Time (US &amp; Canada)". */
  for (const char *p = text; *p != '\0';)
    {
      *out++ = *p;
      if (*p++ == '&')
        while (g_str_has_prefix (p, "amp;"))
          p += strlen ("amp;");
    }
  *out = '\0';
  n = strlen (text);
  while (n >= 2 && (*text == '"' || *text == '\'') && text[n - 1] == *text)
    {
      memmove (text, text + 1, n - 2);
      text[n -= 2] = '\0';
    }
  return text;
}

/* No program writes as many by one name that differ: of such a name nothing is believed. */
#define MAX_TWINS 4

/* Of the zones of a file so many are compared: some milliseconds each, at the worst. */
#define MAX_COMPARED 20

/* What has the name of one before it and says something else, perhaps only in other words. */
typedef struct
{
  GPtrArray *others; /* of HdIcsComponent, borrowed */
  gboolean compared;
  gboolean differ;
} Twins;

static void
twins_free (gpointer data)
{
  Twins *twins = data;

  g_ptr_array_unref (twins->others);
  g_free (twins);
}

/* Returns: (transfer full): what knows no VTIMEZONE yet */
HdIcsTimezones *
hd_ics_timezones_new (HdIcsTimezones *outer)
{
  HdIcsTimezones *self = g_new0 (HdIcsTimezones, 1);

  self->list = g_ptr_array_new ();
  self->outer = outer;
  self->left = MAX_COMPARED;
  return self;
}

void
hd_ics_timezones_free (HdIcsTimezones *self)
{
  g_ptr_array_unref (self->list);
  g_clear_pointer (&self->exact, g_hash_table_unref);
  g_clear_pointer (&self->loose, g_hash_table_unref);
  g_clear_pointer (&self->read, g_hash_table_unref);
  g_clear_pointer (&self->exact_twins, g_hash_table_unref);
  g_clear_pointer (&self->loose_twins, g_hash_table_unref);
  g_free (self);
}

/* Whether two say the same, word by word. */
static gboolean
is_copy (const HdIcsComponent *a, const HdIcsComponent *b)
{
  if (strcmp (a->name, b->name) != 0 || a->properties->len != b->properties->len ||
      a->children->len != b->children->len)
    return FALSE;
  for (guint i = 0; i < a->properties->len; i++)
    {
      const HdIcsProperty *one = &g_array_index (a->properties, HdIcsProperty, i);
      const HdIcsProperty *other = &g_array_index (b->properties, HdIcsProperty, i);

      if (strcmp (one->name, other->name) != 0 || strcmp (one->value, other->value) != 0)
        return FALSE;
    }
  for (guint i = 0; i < a->children->len; i++)
    if (!is_copy (g_ptr_array_index (a->children, i), g_ptr_array_index (b->children, i)))
      return FALSE;
  return TRUE;
}

/* Of several with one name the first counts, unless another one contradicts it.
 * @name: (transfer full) */
static void
keep (GHashTable **names, GHashTable **again, char *name, const HdIcsComponent *component)
{
  const HdIcsComponent *first;
  Twins *twins;

  if (*names == NULL)
    *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  first = g_hash_table_lookup (*names, name);
  if (first == NULL)
    {
      g_hash_table_insert (*names, name, (gpointer) component);
      return;
    }
  if (is_copy (first, component))
    {
      g_free (name);
      return;
    }
  if (*again == NULL)
    *again = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, twins_free);
  twins = g_hash_table_lookup (*again, name);
  if (twins == NULL)
    {
      twins = g_new0 (Twins, 1);
      twins->others = g_ptr_array_new ();
      g_hash_table_insert (*again, name, twins);
    }
  else
    g_free (name);
  if (twins->others->len < MAX_TWINS)
    g_ptr_array_add (twins->others, (gpointer) component);
  else
    twins->compared = twins->differ = TRUE;
}

/**
 * hd_ics_timezones_add:
 * @component: (transfer none): a VTIMEZONE
 *
 * Adds one; it is found by its name, whatever quotes are around it.
 */
void
hd_ics_timezones_add (HdIcsTimezones *self, const HdIcsComponent *component)
{
  const char *value = hd_ics_value (component, "TZID");
  char *name;

  g_ptr_array_add (self->list, (gpointer) component);
  if (value == NULL)
    return;

  name = hd_ics_tzid_clean (value);
  keep (&self->loose, &self->loose_twins, g_ascii_strdown (name, -1), component);
  keep (&self->exact, &self->exact_twins, name, component);
}

static gpointer
look_up (GHashTable *table, const char *name)
{
  return table != NULL ? g_hash_table_lookup (table, name) : NULL;
}

/* The first of a name, from the calendar outwards.
 * @twins: (out) (optional): what else has its name there
 * @where: (out) (optional): whose it is */
static const HdIcsComponent *
find (HdIcsTimezones *self, const char *tzid, Twins **twins, HdIcsTimezones **where)
{
  g_autofree char *lower = g_ascii_strdown (tzid, -1);

  for (; self != NULL; self = self->outer)
    {
      const HdIcsComponent *found = look_up (self->exact, tzid);
      const gboolean exact = found != NULL;

      if (found == NULL)
        found = look_up (self->loose, lower);
      if (found == NULL)
        continue;
      if (twins != NULL)
        *twins = exact ? look_up (self->exact_twins, tzid) : look_up (self->loose_twins, lower);
      if (where != NULL)
        *where = self;
      return found;
    }
  return NULL;
}

/**
 * hd_ics_timezones_find:
 * @tzid: without quotes
 *
 * Returns: (nullable): the first of that name, from the calendar outwards
 */
const HdIcsComponent *
hd_ics_timezones_find (HdIcsTimezones *self, const char *tzid)
{
  return find (self, tzid, NULL, NULL);
}

static void
unref_rules (gpointer rules)
{
  if (rules != NULL)
    g_array_unref (rules);
}

/* Reads what a component says once, however many names mean it.
 * Returns: (transfer full) (nullable) */
static GArray *
read_rules (HdIcsTimezones *self, const HdIcsComponent *component)
{
  gpointer rules;

  if (self->read == NULL)
    self->read = g_hash_table_new_full (NULL, NULL, NULL, unref_rules);
  if (!g_hash_table_lookup_extended (self->read, component, NULL, &rules))
    {
      rules = hd_ics_rules_new (component);
      g_hash_table_insert (self->read, (gpointer) component, rules);
    }
  return rules != NULL ? g_array_ref (rules) : NULL;
}

/* Whether two rules give the same in the middle of each month of some years. */
static gboolean
give_the_same (GArray *one, GArray *other)
{
  const gint64 from = 1577836800, month = 2629746; /* 2020 */

  for (int i = 0; i < 12 * 15; i++)
    if (hd_ics_rules_offset (one, from + month / 2 + i * month) !=
        hd_ics_rules_offset (other, from + month / 2 + i * month))
      return FALSE;
  return TRUE;
}

/* Compares each once; what is not compared is not believed. */
static gboolean
do_differ (HdIcsTimezones *self, Twins *twins, GArray *rules)
{
  while (self->outer != NULL)
    self = self->outer;
  for (guint i = 0; !twins->compared && i < twins->others->len && !twins->differ; i++)
    {
      g_autoptr (GArray) other =
        self->left > 0 ? hd_ics_rules_new (g_ptr_array_index (twins->others, i)) : NULL;

      twins->differ = self->left-- <= 0 || (other != NULL && !give_the_same (rules, other));
    }
  twins->compared = TRUE;
  return twins->differ;
}

/**
 * hd_ics_timezones_rules:
 * @tzid: without quotes
 *
 * Returns: (transfer full) (nullable): what the first of that name says, as hd_ics_rules_new()
 *   does; %NULL also where there is none, and where another one says otherwise: which of them is
 *   meant nobody knows
 */
GArray *
hd_ics_timezones_rules (HdIcsTimezones *self, const char *tzid)
{
  Twins *twins = NULL;
  HdIcsTimezones *where = NULL;
  const HdIcsComponent *component = find (self, tzid, &twins, &where);
  g_autoptr (GArray) rules = component != NULL ? read_rules (where, component) : NULL;

  return rules == NULL || (twins != NULL && do_differ (where, twins, rules))
           ? NULL
           : g_steal_pointer (&rules);
}

/**
 * hd_ics_timezones_have_nameless:
 *
 * Returns: whether one has no name: it is what an empty TZID means
 */
gboolean
hd_ics_timezones_have_nameless (HdIcsTimezones *self)
{
  return hd_ics_timezones_find (self, "") != NULL;
}
