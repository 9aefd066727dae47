/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-link.h"

#include <glib/gi18n.h>

/**
 * hd_link_is_safe:
 * @link: as an invitation has it
 *
 * Whether it leads to a page of the web. Nothing else of what strangers send is opened.
 */
gboolean
hd_link_is_safe (const char *link)
{
  g_autoptr (GUri) uri = g_uri_parse (link, G_URI_FLAGS_NONE, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : "";

  return uri != NULL && (g_str_equal (scheme, "https") || g_str_equal (scheme, "http")) &&
         g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0';
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) parent = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "s", error->message);
}

/**
 * hd_link_open:
 * @link: one that is not hd_link_is_safe() is ignored
 */
void
hd_link_open (GtkWindow *parent, const char *link)
{
  g_autoptr (GdkAppLaunchContext) context = NULL;

  if (!hd_link_is_safe (link))
    return;
  context = gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (parent)));
  g_app_info_launch_default_for_uri_async (link, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb,
                                           g_object_ref (parent));
}
