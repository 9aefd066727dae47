/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-ink.h"

/* As hexadecimal RGB; the papers that they are read on stand in hd-articles.css. */
typedef struct
{
  const char *text;
  const char *dim;
  const char *link;
  const char *tint;
  const char *line;
  const char *found;
  const char *current;
} Palette;

static const Palette palettes[] = {
  [HD_PAPER_LIGHT] = { "#2a2a2e", "#5e5c64", "#1a5fb4", "#f2f2f4", "#c8c6cc", "#f9f06b",
                       "#ffbe6f" },
  [HD_PAPER_SEPIA] = { "#3a2f22", "#6b5a44", "#7b4400", "#ebdfc6", "#cbb892", "#f5d547",
                       "#f0a860" },
  [HD_PAPER_DARK] = { "#dcdcdc", "#a5a4a8", "#8ab8f5", "#2b2b2e", "#5a5960", "#6b5a00", "#9a5800" },
};

static const Palette contrast_palettes[] = {
  [HD_PAPER_LIGHT] = { "#000000", "#3d3846", "#0b3d80", "#ececee", "#77767b", "#f9f06b",
                       "#ffbe6f" },
  [HD_PAPER_SEPIA] = { "#000000", "#40321f", "#552f00", "#ebdfc6", "#7a6a4c", "#f5d547",
                       "#f0a860" },
  [HD_PAPER_DARK] = { "#ffffff", "#deddda", "#b9d6fb", "#36363a", "#9a9996", "#6b5a00", "#8a4b00" },
};

static GdkRGBA
color (const char *hex)
{
  GdkRGBA rgba;

  g_assert (gdk_rgba_parse (&rgba, hex));
  return rgba;
}

HdPaper
hd_paper_resolve (HdPaper paper, gboolean dark)
{
  if (paper == HD_PAPER_LIGHT || paper == HD_PAPER_SEPIA || paper == HD_PAPER_DARK)
    return paper;
  return dark ? HD_PAPER_DARK : HD_PAPER_LIGHT;
}

const char *
hd_paper_css_class (HdPaper resolved)
{
  static const char *const classes[] = { [HD_PAPER_LIGHT] = "hd-paper-light",
                                         [HD_PAPER_SEPIA] = "hd-paper-sepia",
                                         [HD_PAPER_DARK] = "hd-paper-dark" };

  g_return_val_if_fail (resolved != HD_PAPER_SYSTEM, NULL);

  return classes[resolved];
}

HdInk
hd_ink_for (HdPaper resolved, gboolean high_contrast)
{
  const Palette *palette = high_contrast ? &contrast_palettes[resolved] : &palettes[resolved];

  return (HdInk){
    .text = color (palette->text),
    .dim = color (palette->dim),
    .link = color (palette->link),
    .tint = color (palette->tint),
    .line = color (palette->line),
    .found = color (palette->found),
    .current = color (palette->current),
  };
}
