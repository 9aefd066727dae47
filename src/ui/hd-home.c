/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-home.h"

#include <glib/gi18n.h>
#include <gtk/gtk.h>
#include <string.h>

#include "hd-intake-text.h"

/**
 * hd_home_zone:
 *
 * Returns: (transfer full): the zone of the preferences, or else the one of this computer
 */
GTimeZone *
hd_home_zone (GSettings *settings)
{
  g_autofree char *name = g_settings_get_string (settings, "time-zone");
  GTimeZone *zone = *name != '\0' ? hd_zone_load (name) : NULL;

  return zone != NULL ? zone : g_time_zone_new_local ();
}

/**
 * hd_home_language:
 *
 * Returns: (transfer full): the language and region of the preferences or else of the desktop, as
 *   `en-GB`
 */
char *
hd_home_language (GSettings *settings)
{
  g_autofree char *chosen = g_settings_get_string (settings, "region");
  const char *name = g_get_language_names ()[0];

  if (*chosen != '\0')
    return g_steal_pointer (&chosen);
  return g_strdelimit (g_strndup (name, strcspn (name, ".@")), "_", '-');
}

/**
 * hd_home_region:
 *
 * Returns: (transfer full) (nullable): the ISO 3166 code of hd_home_language(), %NULL when it names
 *   none
 */
char *
hd_home_region (GSettings *settings)
{
  g_autofree char *language = hd_home_language (settings);
  const char *dash = strchr (language, '-');

  return dash != NULL ? g_strdup (dash + 1) : NULL;
}

/**
 * hd_home_read:
 * @text: a line or a whole mail
 *
 * Reads times as somebody writes them who lives where the preferences say.
 *
 * Returns: (transfer full): what it says
 */
HdWhen *
hd_home_read (GSettings *settings, HdDate today, const char *text)
{
  g_autoptr (GTimeZone) home = hd_home_zone (settings);
  g_autofree char *region = hd_home_region (settings);
  const HdWhenContext context = { today, home, region, HD_WHEN_QUICK_BYTES };

  return hd_when_parse (text, -1, &context);
}

/**
 * hd_home_tell_cut:
 * @when: what was read of @text
 * @text: what a field holds
 *
 * Of a text that is longer than a field of GTK can hold, the end is gone without a word: says so.
 */
void
hd_home_tell_cut (HdWhen *when, const char *text)
{
  /* The last character may have been the one that did not fit whole. */
  if (strlen (text) + 1 + 4 >= GTK_ENTRY_BUFFER_MAX_SIZE)
    g_ptr_array_add (when->warnings, g_strdup (_ ("only the first part of the text was read")));
}

/**
 * hd_home_read_field:
 *
 * As hd_home_read(), for what was typed or pasted into a field.
 */
HdWhen *
hd_home_read_field (GSettings *settings, HdDate today, const char *text)
{
  HdWhen *when = hd_home_read (settings, today, text);

  hd_home_tell_cut (when, text);
  return when;
}

/**
 * hd_home_read_async:
 *
 * As hd_home_read(), in the child: for what others wrote. Ends with hd_intake_text_finish().
 */
void
hd_home_read_async (GSettings *settings,
                    HdContext *context,
                    const char *text,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTimeZone) home = hd_home_zone (settings);
  g_autofree char *region = hd_home_region (settings);
  const HdWhenContext where = { hd_context_get_today (context), home, region, HD_WHEN_QUICK_BYTES };

  hd_intake_text_async (context, text, &where, cancellable, callback, user_data);
}

/**
 * hd_home_fill_work:
 *
 * Puts the usual hours and days of work into @facts.
 */
void
hd_home_fill_work (GSettings *settings, HdRequestFacts *facts)
{
  static const char *const names[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
  g_autofree char *hours = g_settings_get_string (settings, "work-hours");
  g_auto (GStrv) days = g_settings_get_strv (settings, "work-days");
  HdSpan span;
  guint workdays = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strv_contains ((const char *const *) days, names[i]))
      workdays |= 1u << i;
  if (hd_span_parse (hours, &span, NULL))
    facts->hours = span;
  facts->workdays = (guint8) workdays;
}

/**
 * hd_home_tell:
 *
 * Tells @context where the person lives and when they work.
 */
void
hd_home_tell (GSettings *settings, HdContext *context)
{
  g_autoptr (HdRequestFacts) facts = hd_request_facts_new ();
  g_autoptr (GTimeZone) zone = hd_home_zone (settings);

  hd_home_fill_work (settings, facts);
  hd_context_set_hours (context, facts->hours.from, facts->hours.to);
  hd_context_set_home (context, zone, (guint) facts->workdays << HD_MONDAY);
}

/* The hours of work that the settings say. */
HdSpan
hd_home_hours (GSettings *settings)
{
  g_autofree char *hours = g_settings_get_string (settings, "work-hours");
  HdSpan span = { 9 * 60, 17 * 60 };

  hd_span_parse (hours, &span, NULL);
  return span;
}
