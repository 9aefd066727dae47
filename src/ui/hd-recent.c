/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-recent.h"

#include <gtk/gtk.h>

/* GTK notes a file once it has asked for its type, also one that was noted before, and writes its
 * notes down a quarter of a second later; what is not noted by then is not noted at all, as where
 * the desktop's own chooser is used. */
#define LOOK_MS 20
#define MOST_LOOKS 100

typedef struct
{
  char *uri;
  guint looks;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->uri);
  g_free (search);
}

/* What another program noted as well stays its own. */
static gboolean
is_only_ours (GtkRecentInfo *info)
{
  g_auto (GStrv) names = gtk_recent_info_get_applications (info, NULL);

  return names != NULL && g_strv_length (names) == 1 &&
         g_strcmp0 (names[0], g_get_application_name ()) == 0;
}

static gboolean
look_cb (gpointer user_data)
{
  Search *search = user_data;
  GtkRecentManager *manager = gtk_recent_manager_get_default ();
  GtkRecentInfo *info = gtk_recent_manager_lookup_item (manager, search->uri, NULL);

  if (info != NULL)
    {
      if (is_only_ours (info))
        gtk_recent_manager_remove_item (manager, search->uri, NULL);
      gtk_recent_info_unref (info);
    }
  return ++search->looks < MOST_LOOKS ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/**
 * hd_recent_forget:
 * @file: that was chosen in a window of GTK
 *
 * Keeps @file out of the list of recent files that the desktop shows to whoever sees the screen:
 * its name may be that of a company. (The setting of GTK for that would empty the whole list.)
 */
void
hd_recent_forget (GFile *file)
{
  g_return_if_fail (G_IS_FILE (file));

  Search *search = g_new0 (Search, 1);

  search->uri = g_file_get_uri (file);
  g_timeout_add_full (G_PRIORITY_DEFAULT, LOOK_MS, look_cb, search, search_free);
}
