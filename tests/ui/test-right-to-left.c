/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-articles-fixture.h"
#include "hd-articles-sidebar.h"
#include "hd-layout-start.h"

/* Where the language of the window runs from right to left all of it does, whatever the language of
 * what it shows. */

static void
test_line_begins_at_start (void)
{
  static const char *const texts[] = { "A title in Latin letters", "\327\237\327\223\327\223",
                                       "12 \302\267 13", "" };
  static const GtkTextDirection directions[] = { GTK_TEXT_DIR_LTR, GTK_TEXT_DIR_RTL };
  g_autoptr (GtkWidget) widget = g_object_ref_sink (gtk_label_new (NULL));
  const int width = 400;

  for (guint i = 0; i < G_N_ELEMENTS (directions) * G_N_ELEMENTS (texts); i++)
    {
      gboolean rtl = directions[i / G_N_ELEMENTS (texts)] == GTK_TEXT_DIR_RTL;
      g_autoptr (PangoLayout) layout = NULL;
      PangoRectangle line;

      gtk_widget_set_direction (widget, directions[i / G_N_ELEMENTS (texts)]);
      layout = gtk_widget_create_pango_layout (widget, texts[i % G_N_ELEMENTS (texts)]);
      pango_layout_set_width (layout, width * PANGO_SCALE);
      hd_layout_begin_at_start (layout);
      pango_layout_get_pixel_extents (layout, NULL, &line);
      g_assert_cmpint (rtl ? width - line.x - line.width : line.x, <=, 1);
    }
}

/* How far the title of the feeds stands from where the lines begin. */
static float
indent_of_feeds (GtkTextDirection direction)
{
  GtkWidget *sidebar, *label;
  graphene_rect_t place;
  float indent;
  Fixture f;

  gtk_widget_set_default_direction (direction);
  set_up_with (&f, 1000, 720);
  draw (&f);
  sidebar = hd_test_find_type (f.page, HD_TYPE_ARTICLES_SIDEBAR);
  label = hd_test_find_label (sidebar, "Feeds");
  g_assert_true (gtk_widget_compute_bounds (label, sidebar, &place));
  hd_test_screenshot (f.window, direction == GTK_TEXT_DIR_RTL ? "articles-rtl" : "articles-ltr");
  indent = direction == GTK_TEXT_DIR_RTL
             ? (float) gtk_widget_get_width (sidebar) - place.origin.x - place.size.width
             : place.origin.x;
  tear_down (&f);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  return indent;
}

static void
test_sidebar (void)
{
  float indent = indent_of_feeds (GTK_TEXT_DIR_LTR);

  g_assert_cmpfloat (indent, >, 6);
  g_assert_cmpfloat_with_epsilon (indent_of_feeds (GTK_TEXT_DIR_RTL), indent, 1);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  hd_test_load_style ();

  g_test_add_func ("/ui/right-to-left/line-begins-at-start", test_line_begins_at_start);
  g_test_add_func ("/ui/right-to-left/sidebar", test_sidebar);

  return g_test_run ();
}
