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

/* Returns: (transfer full): what knows no VTIMEZONE yet */
HdIcsTimezones *
hd_ics_timezones_new (const HdIcsTimezones *outer)
{
  HdIcsTimezones *self = g_new0 (HdIcsTimezones, 1);

  self->list = g_ptr_array_new ();
  self->outer = outer;
  return self;
}

void
hd_ics_timezones_free (HdIcsTimezones *self)
{
  g_ptr_array_unref (self->list);
  g_clear_pointer (&self->exact, g_hash_table_unref);
  g_clear_pointer (&self->loose, g_hash_table_unref);
  g_clear_pointer (&self->again, g_hash_table_unref);
  g_free (self);
}

/* No program writes as many by one name. */
#define MAX_AGAIN 8

/* Keeps what has the name of one before it, which it may contradict. */
static void
keep_again (HdIcsTimezones *self, const char *name, const HdIcsComponent *component)
{
  const HdIcsComponent *first = g_hash_table_lookup (self->exact, name);
  GPtrArray *list;

  if (first == NULL)
    return;
  if (self->again == NULL)
    self->again = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                         (GDestroyNotify) g_ptr_array_unref);
  list = g_hash_table_lookup (self->again, first);
  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (self->again, (gpointer) first, list);
    }
  if (list->len < MAX_AGAIN)
    g_ptr_array_add (list, (gpointer) component);
}

/* Of several with one name the first counts, unless another one contradicts it. */
static void
keep_first (GHashTable *table, char *name, const HdIcsComponent *component)
{
  if (g_hash_table_contains (table, name))
    g_free (name);
  else
    g_hash_table_insert (table, name, (gpointer) component);
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

  if (self->exact == NULL)
    {
      self->exact = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      self->loose = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    }
  name = hd_ics_tzid_clean (value);
  keep_again (self, name, component);
  keep_first (self->loose, g_ascii_strdown (name, -1), component);
  keep_first (self->exact, name, component);
}

/**
 * hd_ics_timezones_find:
 * @tzid: without quotes
 *
 * Returns: (nullable): the first of that name, from the calendar outwards
 */
const HdIcsComponent *
hd_ics_timezones_find (const HdIcsTimezones *self, const char *tzid)
{
  g_autofree char *lower = g_ascii_strdown (tzid, -1);

  for (; self != NULL; self = self->outer)
    {
      const HdIcsComponent *found = NULL;

      if (self->exact != NULL)
        found = g_hash_table_lookup (self->exact, tzid);
      if (found == NULL && self->loose != NULL)
        found = g_hash_table_lookup (self->loose, lower);
      if (found != NULL)
        return found;
    }
  return NULL;
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

/**
 * hd_ics_timezones_rules:
 * @component: one of them
 *
 * Returns: (transfer full) (nullable): what it says, as hd_ics_rules_new() does; %NULL also where
 *   another one of its name says otherwise: which of them is meant nobody knows
 */
GArray *
hd_ics_timezones_rules (const HdIcsTimezones *timezones, const HdIcsComponent *component)
{
  g_autoptr (GArray) rules = hd_ics_rules_new (component);

  for (; rules != NULL && timezones != NULL; timezones = timezones->outer)
    {
      const GPtrArray *list =
        timezones->again != NULL ? g_hash_table_lookup (timezones->again, component) : NULL;

      for (guint i = 0; list != NULL && i < list->len; i++)
        {
          g_autoptr (GArray) other = hd_ics_rules_new (g_ptr_array_index (list, i));

          if (other != NULL && !give_the_same (rules, other))
            return NULL;
        }
    }
  return g_steal_pointer (&rules);
}

/**
 * hd_ics_timezones_have_nameless:
 *
 * Returns: whether one has no name: it is what an empty TZID means
 */
gboolean
hd_ics_timezones_have_nameless (const HdIcsTimezones *self)
{
  return hd_ics_timezones_find (self, "") != NULL;
}
