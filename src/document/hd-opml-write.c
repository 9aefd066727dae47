/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-opml-write.h"

#include <string.h>

/* A list of feeds as OPML 2.0, in an order of its own: the same feeds give the same bytes. */

typedef struct
{
  const HdOpmlFeed *feed; /* (nullable): the folder alone */
  GStrv path;             /* of its first folder */
  char *key;              /* its place among its like */
} Line;

static void
line_clear (gpointer data)
{
  g_free (((Line *) data)->key);
}

static int
compare_names (const char *a, const char *b)
{
  g_autofree char *x = g_utf8_casefold (a, -1);
  g_autofree char *y = g_utf8_casefold (b, -1);
  int order = strcmp (x, y);

  return order != 0 ? order : strcmp (a, b);
}

/* Folders before the feeds beside them. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const Line *x = a;
  const Line *y = b;
  guint i = 0;

  while (x->path[i] != NULL && y->path[i] != NULL)
    {
      int order = compare_names (x->path[i], y->path[i]);

      if (order != 0)
        return order;
      i++;
    }
  if (x->path[i] != NULL || y->path[i] != NULL)
    return x->path[i] != NULL ? -1 : 1;
  return strcmp (x->key, y->key);
}

static void
write_attribute (GString *out, const char *name, const char *value)
{
  g_string_append_printf (out, " %s=\"", name);
  for (const char *c = value; *c != '\0'; c++)
    switch (*c)
      {
      case '&':
        g_string_append (out, "&amp;");
        break;
      case '<':
        g_string_append (out, "&lt;");
        break;
      case '>':
        g_string_append (out, "&gt;");
        break;
      case '"':
        g_string_append (out, "&quot;");
        break;
      default:
        /* A reader turns these into blanks, so they are; others XML cannot hold. */
        if ((guchar) *c >= 0x20)
          g_string_append_c (out, *c);
        else if (*c == '\t' || *c == '\n' || *c == '\r')
          g_string_append_c (out, ' ');
      }
  g_string_append_c (out, '"');
}

static void
indent (GString *out, guint depth)
{
  for (guint i = 0; i < depth + 2; i++)
    g_string_append (out, "  ");
}

/* Closes and opens folders, from those of @from to those of @to. */
static void
change_folder (GString *out, GStrv from, GStrv to)
{
  guint same = 0;

  while (from[same] != NULL && to[same] != NULL && g_str_equal (from[same], to[same]))
    same++;
  for (guint i = g_strv_length (from); i > same; i--)
    {
      indent (out, i - 1);
      g_string_append (out, "</outline>\n");
    }
  for (guint i = same; to[i] != NULL; i++)
    {
      indent (out, i);
      g_string_append (out, "<outline");
      write_attribute (out, "text", to[i]);
      write_attribute (out, "title", to[i]);
      g_string_append (out, ">\n");
    }
}

static void
write_feed (GString *out, const HdOpmlFeed *feed, guint depth)
{
  const char *title = feed->title != NULL ? feed->title : feed->url;

  indent (out, depth);
  g_string_append (out, "<outline");
  write_attribute (out, "text", title);
  write_attribute (out, "title", title);
  write_attribute (out, "type", "rss");
  write_attribute (out, "xmlUrl", feed->url);
  if (feed->site != NULL)
    write_attribute (out, "htmlUrl", feed->site);
  g_string_append (out, "/>\n");
}

static void
write_date (GString *out, HdDate date)
{
  static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  int year, month, day;

  hd_date_get_ymd (date, &year, &month, &day);
  g_string_append_printf (out, "    <dateCreated>%s, %02d %s %04d 00:00:00 +0000</dateCreated>\n",
                          days[hd_date_weekday (date) - HD_MONDAY], day, months[month - 1], year);
}

/**
 * hd_opml_write:
 * @date: the day that the list is from
 *
 * Returns: (transfer full): the list; a feed that is in several folders stands in the first
 */
GBytes *
hd_opml_write (const HdOpml *opml, HdDate date)
{
  static char *no_folder[] = { NULL };
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<opml version=\"2.0\">\n"
                               "  <head>\n");
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  GStrv folder = no_folder;

  g_array_set_clear_func (lines, line_clear);
  for (guint i = 0; i < opml->feeds->len; i++)
    {
      const HdOpmlFeed *feed = g_ptr_array_index (opml->feeds, i);
      g_autofree char *fold = g_utf8_casefold (feed->title != NULL ? feed->title : "", -1);
      Line line = { feed, feed->folders->len > 0 ? feed->folders->pdata[0] : no_folder,
                    g_strconcat (fold, "\n", feed->url, NULL) };

      g_array_append_val (lines, line);
    }
  for (guint i = 0; i < opml->empty->len; i++)
    {
      Line line = { NULL, opml->empty->pdata[i], g_strdup ("") };

      g_array_append_val (lines, line);
    }
  g_array_sort (lines, compare);

  if (opml->title != NULL)
    {
      g_autofree char *title = g_markup_escape_text (opml->title, -1);

      g_string_append_printf (out, "    <title>%s</title>\n", title);
    }
  write_date (out, date);
  g_string_append (out, "  </head>\n  <body>\n");
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      change_folder (out, folder, line->path);
      folder = line->path;
      if (line->feed != NULL)
        write_feed (out, line->feed, g_strv_length (folder));
    }
  change_folder (out, folder, no_folder);
  g_string_append (out, "  </body>\n</opml>\n");
  return g_string_free_to_bytes (out);
}
