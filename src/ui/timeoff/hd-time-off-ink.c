/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-time-off-ink.h"

#include <adwaita.h>

#define RGBA(hex, alpha)                                                                           \
  {                                                                                                \
    (float) (((hex) >> 16) & 0xff) / 255.0f, (float) (((hex) >> 8) & 0xff) / 255.0f,               \
      (float) ((hex) &0xff) / 255.0f, (alpha)                                                      \
  }

/* Light and dark, then both in high contrast. */
static const HdTimeOffInk inks[] = {
  {
    .text = RGBA (0x2e2e32, 1.0f),
    .dim = RGBA (0x5e5c64, 1.0f),
    .line = RGBA (0x000000, 0.12f),
    .good = RGBA (0x1c71d8, 1.0f),
    .on_good = RGBA (0xffffff, 1.0f),
    .good_tint = RGBA (0x3584e4, 0.22f),
    .bad = RGBA (0xc01c28, 1.0f),
    .bad_tint = RGBA (0xe01b24, 0.25f),
    .holiday = RGBA (0x1b6f47, 1.0f),
    .holiday_tint = RGBA (0x33d17a, 0.28f),
    .off_tint = RGBA (0x000000, 0.06f),
  },
  {
    .text = RGBA (0xffffff, 1.0f),
    .dim = RGBA (0xb8b8bb, 1.0f),
    .line = RGBA (0xffffff, 0.14f),
    .good = RGBA (0x78aeed, 1.0f),
    .on_good = RGBA (0x1e1e1e, 1.0f),
    .good_tint = RGBA (0x3584e4, 0.38f),
    .bad = RGBA (0xff7b63, 1.0f),
    .bad_tint = RGBA (0xe01b24, 0.38f),
    .holiday = RGBA (0x8ff0a4, 1.0f),
    .holiday_tint = RGBA (0x26a269, 0.38f),
    .off_tint = RGBA (0xffffff, 0.06f),
  },
  {
    .text = RGBA (0x000000, 1.0f),
    .dim = RGBA (0x3d3846, 1.0f),
    .line = RGBA (0x000000, 0.5f),
    .good = RGBA (0x0b3d80, 1.0f),
    .on_good = RGBA (0xffffff, 1.0f),
    .good_tint = RGBA (0x3584e4, 0.3f),
    .bad = RGBA (0x8e0c16, 1.0f),
    .bad_tint = RGBA (0xe01b24, 0.3f),
    .holiday = RGBA (0x0d4d2e, 1.0f),
    .holiday_tint = RGBA (0x33d17a, 0.3f),
    .off_tint = RGBA (0x000000, 0.12f),
  },
  {
    .text = RGBA (0xffffff, 1.0f),
    .dim = RGBA (0xdeddda, 1.0f),
    .line = RGBA (0xffffff, 0.5f),
    .good = RGBA (0xb9d6fb, 1.0f),
    .on_good = RGBA (0x000000, 1.0f),
    .good_tint = RGBA (0x3584e4, 0.45f),
    .bad = RGBA (0xffb3a6, 1.0f),
    .bad_tint = RGBA (0xe01b24, 0.45f),
    .holiday = RGBA (0xb5f7c3, 1.0f),
    .holiday_tint = RGBA (0x26a269, 0.45f),
    .off_tint = RGBA (0xffffff, 0.14f),
  },
};

/**
 * hd_time_off_ink:
 *
 * Returns: (transfer none): the colours for the style of now
 */
const HdTimeOffInk *
hd_time_off_ink (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  return &inks[(adw_style_manager_get_dark (style) ? 1 : 0) +
               (adw_style_manager_get_high_contrast (style) ? 2 : 0)];
}

/**
 * hd_time_off_ink_watch:
 *
 * Has @widget drawn anew when the style changes.
 */
void
hd_time_off_ink_watch (GtkWidget *widget)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           widget, G_CONNECT_SWAPPED);
}
