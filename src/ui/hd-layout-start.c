/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-layout-start.h"

static gboolean
is_rtl (PangoDirection direction)
{
  return direction == PANGO_DIRECTION_RTL || direction == PANGO_DIRECTION_WEAK_RTL;
}

/**
 * hd_layout_begin_at_start:
 * @layout: one paragraph, of a widget, with its text and its width
 *
 * Lets its lines begin at the start of the widget, where those below and above do. By itself what
 * is written the other way, as an English title in a Hebrew window, would begin at the end.
 */
void
hd_layout_begin_at_start (PangoLayout *layout)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  gboolean rtl = is_rtl (pango_context_get_base_dir (pango_layout_get_context (layout)));
  /* Pango turns the sides of such a paragraph round. */
  gboolean turned = is_rtl (pango_layout_line_get_resolved_direction (line)) != rtl;

  pango_layout_set_alignment (layout, rtl != turned ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}
