/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-article-words.h"

#include <glib/gi18n.h>

#include "hd-words.h"

/* Returns: (transfer full): where the article is from, for people */
char *
hd_article_dup_source (HdArticleItem *item)
{
  if (*item->source_title != '\0')
    return g_strdup (item->source_title);
  if (g_str_equal (item->source_kind, "saved"))
    return g_strdup (*item->site != '\0' ? item->site : _ ("Saved page"));
  return g_strdup (_ ("Advice"));
}

/* Returns: (transfer full): how long reading takes, for people */
char *
hd_article_dup_minutes (guint minutes)
{
  /* Translators: how long it takes to read an article: "3 minute read" */
  return g_strdup_printf (ngettext ("%u minute read", "%u minute read", minutes), minutes);
}

/* Returns: (transfer full): the line below the title: author or source, day, reading time */
char *
hd_article_dup_byline (HdArticleItem *item)
{
  g_autofree char *source = hd_article_dup_source (item);
  g_autofree char *minutes = hd_article_dup_minutes ((guint) MAX (item->minutes, 1));
  g_autofree char *by = hd_words_isolate (*item->byline != '\0' ? item->byline : source);
  g_autoptr (GDateTime) published = NULL;
  g_autofree char *day = NULL;

  if (item->published_at != 0)
    published = g_date_time_new_from_unix_utc (item->published_at);
  if (published == NULL)
    /* Translators: author or source, reading time */
    return g_strdup_printf (_ ("%s · %s"), by, minutes);

  /* Translators: the day an article was published, as strftime() has it: "22 November 2026" */
  day = g_date_time_format (published, _ ("%-e %B %Y"));
  /* Translators: author or source, day of publication, reading time */
  return g_strdup_printf (_ ("%s · %s · %s"), by, day, minutes);
}

/**
 * hd_article_neutral_name:
 *
 * What a print job and its file are called, which others see who share the printer. Only the
 * bundled articles have a title for that; what was saved has its own, whatever it says.
 *
 * Returns: (transfer none)
 */
const char *
hd_article_neutral_name (HdArticleItem *item)
{
  return *item->slug != '\0' ? item->neutral_title : _ ("Article");
}
