/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HdTimeOffInk: the colours of what is drawn by hand on Time Off.
 *
 * @text, @dim, @good, @bad and @holiday have a contrast of at least 4.5 on the background of a
 * window or a card, 7 in high contrast. Nothing is told by a colour alone.
 */
typedef struct
{
  GdkRGBA text;
  GdkRGBA dim;
  GdkRGBA line;    /* lines behind what is drawn */
  GdkRGBA good;    /* leave that is there, and absences that are settled */
  GdkRGBA on_good; /* text on @good */
  GdkRGBA good_tint;
  GdkRGBA bad; /* below nothing, lapses */
  GdkRGBA bad_tint;
  GdkRGBA holiday;
  GdkRGBA holiday_tint;
  GdkRGBA off_tint; /* behind days on which nobody works */
} HdTimeOffInk;

const HdTimeOffInk *hd_time_off_ink (void);
void hd_time_off_ink_watch (GtkWidget *widget);

G_END_DECLS
