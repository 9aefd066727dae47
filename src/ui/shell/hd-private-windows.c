/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-private-windows.h"

/* Marks what hides with the private pages, and what is hidden now. */
#define PRIVATE "hd-private"
#define HIDDEN "hd-hidden"

/* The page with which a dialog comes back that was put away. */
#define PAGE "hd-page"

/* Marks a dialog, which may not have its parent yet, as one of a private page. */
void
hd_private_windows_add (GtkWindow *dialog)
{
  g_return_if_fail (GTK_IS_WINDOW (dialog));

  g_object_set_data (G_OBJECT (dialog), PRIVATE, GINT_TO_POINTER (TRUE));
}

/* Whether @dialog is @window, or a dialog of it, or one of such a dialog. */
static gboolean
belongs (GtkWindow *dialog, GtkWindow *window)
{
  while (dialog != NULL && dialog != window)
    dialog = gtk_window_get_transient_for (dialog);
  return dialog != NULL;
}

/**
 * hd_private_windows_is_active:
 * @window: (nullable): whose dialogs count too; %NULL for all windows of the program
 *
 * Returns: whether one of these has the focus
 */
gboolean
hd_private_windows_is_active (GtkWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (toplevels, i);

      if (gtk_window_is_active (one) && (window == NULL || belongs (one, window)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_private (GtkWindow *dialog)
{
  while (dialog != NULL && g_object_get_data (G_OBJECT (dialog), PRIVATE) == NULL)
    dialog = gtk_window_get_transient_for (dialog);
  return dialog != NULL;
}

/**
 * hd_private_windows_list:
 *
 * Returns: (transfer full) (element-type GtkWindow): the dialogs of @window, private or not, shown
 *   or not; a parent stands before its dialogs
 */
GPtrArray *
hd_private_windows_list (GtkWindow *window)
{
  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);

  GListModel *toplevels = gtk_window_get_toplevels ();
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) dialog = g_list_model_get_item (toplevels, i);

      if (dialog != window && belongs (dialog, window))
        g_ptr_array_add (list, g_steal_pointer (&dialog));
    }
  return list;
}

/**
 * hd_private_windows_set_covered:
 * @window: the one whose private pages are covered
 *
 * Hides its private dialogs with all that is typed in them, or brings back those that were hidden.
 */
void
hd_private_windows_set_covered (GtkWindow *window, gboolean covered)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_autoptr (GPtrArray) dialogs = hd_private_windows_list (window);

  for (guint i = 0; i < dialogs->len; i++)
    {
      GtkWindow *dialog = g_ptr_array_index (dialogs, covered ? dialogs->len - 1 - i : i);

      if (covered && is_private (dialog) && gtk_widget_get_visible (GTK_WIDGET (dialog)))
        {
          g_object_set_data (G_OBJECT (dialog), HIDDEN, GINT_TO_POINTER (TRUE));
          gtk_widget_set_visible (GTK_WIDGET (dialog), FALSE);
        }
      else if (!covered && g_object_get_data (G_OBJECT (dialog), HIDDEN) != NULL)
        {
          g_object_set_data (G_OBJECT (dialog), HIDDEN, NULL);
          gtk_window_present (dialog);
        }
    }
}

/* Whether something can be typed into @widget, or into one of its children, that is more than what
 * is looked for. */
static gboolean
takes_text (GtkWidget *widget)
{
  if (GTK_IS_SEARCH_ENTRY (widget))
    return FALSE;
  if ((GTK_IS_TEXT (widget) && gtk_editable_get_editable (GTK_EDITABLE (widget))) ||
      (GTK_IS_TEXT_VIEW (widget) && gtk_text_view_get_editable (GTK_TEXT_VIEW (widget))))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (takes_text (child))
      return TRUE;
  return FALSE;
}

/**
 * hd_private_windows_put_away:
 * @window: the one whose dialogs are put away, private or not
 * @page: the page that they stand before
 *
 * Closes the dialogs that only show or ask something. Those that something is typed into are hidden
 * with it, until hd_private_windows_bring_back() is told of @page. What is at work has an action
 * `dialog.stop` that ends this first: unseen, it would go on, and ask something later.
 */
void
hd_private_windows_put_away (GtkWindow *window, const char *page)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_autoptr (GPtrArray) dialogs = hd_private_windows_list (window);

  for (guint i = dialogs->len; i-- > 0;)
    {
      GtkWindow *dialog = g_ptr_array_index (dialogs, i);

      gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.stop", NULL);
      if (!takes_text (GTK_WIDGET (dialog)))
        {
          gtk_window_close (dialog);
          continue;
        }
      if (g_object_get_data (G_OBJECT (dialog), PAGE) != NULL)
        continue; /* since an earlier time */
      g_object_set_data (G_OBJECT (dialog), HIDDEN, NULL);
      g_object_set_data_full (G_OBJECT (dialog), PAGE, g_strdup (page), g_free);
      gtk_widget_set_visible (GTK_WIDGET (dialog), FALSE);
    }
}

/**
 * hd_private_windows_bring_back:
 * @page: the one that was chosen
 *
 * Shows again what was put away with @page.
 *
 * Returns: whether there was something
 */
gboolean
hd_private_windows_bring_back (GtkWindow *window, const char *page)
{
  g_return_val_if_fail (GTK_IS_WINDOW (window), FALSE);

  g_autoptr (GPtrArray) dialogs = hd_private_windows_list (window);
  gboolean found = FALSE;

  for (guint i = 0; i < dialogs->len; i++)
    {
      GtkWindow *dialog = g_ptr_array_index (dialogs, i);

      if (g_strcmp0 (g_object_get_data (G_OBJECT (dialog), PAGE), page) != 0)
        continue;
      g_object_set_data (G_OBJECT (dialog), PAGE, NULL);
      gtk_window_present (dialog);
      found = TRUE;
    }
  return found;
}

static gboolean
is_away (GtkWindow *dialog)
{
  return g_object_get_data (G_OBJECT (dialog), PAGE) != NULL ||
         g_object_get_data (G_OBJECT (dialog), HIDDEN) != NULL;
}

/**
 * hd_private_windows_keep_typed:
 *
 * Returns: whether a dialog of @window that nobody sees now has something typed that would be lost
 *   with it; preferences are stored as they are typed
 */
gboolean
hd_private_windows_keep_typed (GtkWindow *window)
{
  g_return_val_if_fail (GTK_IS_WINDOW (window), FALSE);

  g_autoptr (GPtrArray) dialogs = hd_private_windows_list (window);

  for (guint i = 0; i < dialogs->len; i++)
    if (is_away (g_ptr_array_index (dialogs, i)) &&
        !ADW_IS_PREFERENCES_WINDOW (g_ptr_array_index (dialogs, i)) &&
        takes_text (g_ptr_array_index (dialogs, i)))
      return TRUE;
  return FALSE;
}

/**
 * hd_private_windows_destroy:
 *
 * Ends the dialogs of @window, which is about to go, that nobody sees and so could close.
 */
void
hd_private_windows_destroy (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_autoptr (GPtrArray) dialogs = hd_private_windows_list (window);

  for (guint i = dialogs->len; i-- > 0;)
    if (is_away (g_ptr_array_index (dialogs, i)))
      gtk_window_destroy (g_ptr_array_index (dialogs, i));
}
