/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-toasts.h"

/* The toasts of an overlay that are shown or wait for it. */
#define TOASTS "hd-toasts"

static void
dismissed_cb (AdwToastOverlay *overlay, AdwToast *toast)
{
  GPtrArray *toasts = g_object_get_data (G_OBJECT (overlay), TOASTS);

  if (toasts != NULL)
    g_ptr_array_remove (toasts, toast);
}

/* A button is for what was done last: once something else was done it would not do what it says.
 * Those that wait go first. */
static void
dismiss_with_button (GPtrArray *toasts)
{
  for (guint i = toasts->len; i-- > 0;)
    {
      g_autoptr (AdwToast) toast = g_object_ref (g_ptr_array_index (toasts, i));

      if (adw_toast_get_action_name (toast) != NULL)
        adw_toast_dismiss (toast);
    }
}

/**
 * hd_toasts_add:
 * @toast: (transfer full): it is shown once those before it are gone; one with a button takes away
 *   those with one
 */
void
hd_toasts_add (AdwToastOverlay *overlay, AdwToast *toast)
{
  GPtrArray *toasts = g_object_get_data (G_OBJECT (overlay), TOASTS);

  if (toasts == NULL)
    {
      toasts = g_ptr_array_new_with_free_func (g_object_unref);
      g_object_set_data_full (G_OBJECT (overlay), TOASTS, toasts,
                              (GDestroyNotify) g_ptr_array_unref);
    }
  if (adw_toast_get_action_name (toast) != NULL)
    dismiss_with_button (toasts);
  g_ptr_array_add (toasts, g_object_ref (toast));
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), overlay,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (overlay, toast);
}

/* Takes all of them away. Those that wait go first: else each would be shown for a moment. */
void
hd_toasts_dismiss (AdwToastOverlay *overlay)
{
  g_autoptr (GPtrArray) toasts = g_object_steal_data (G_OBJECT (overlay), TOASTS);

  for (guint i = toasts != NULL ? toasts->len : 0; i-- > 0;)
    adw_toast_dismiss (g_ptr_array_index (toasts, i));
}
