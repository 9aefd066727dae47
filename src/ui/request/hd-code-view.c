/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-code-view.h"

#include <adwaita.h>
#include <errno.h>
#include <glib/gi18n.h>
#include <qrencode.h>

#include "hd-error.h"

/* ISO/IEC 18004 asks for a margin of four modules. */
#define QUIET_ZONE 4
#define MIN_SIZE 264

struct _HdCodeView
{
  GtkWidget parent_instance;

  QRcode *code; /* NULL while there is no text */
};

G_DEFINE_FINAL_TYPE (HdCodeView, hd_code_view, GTK_TYPE_WIDGET)

/* Black on white in the dark style too: many readers know no inverted codes. */
static void
hd_code_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HdCodeView *self = HD_CODE_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const GdkRGBA white = { 1, 1, 1, 1 }, black = { 0, 0, 0, 1 };

  if (self->code == NULL)
    return;

  int modules = self->code->width + 2 * QUIET_ZONE;
  int scale = MAX (1, MIN (width, height) / modules);
  int size = scale * modules;
  int x0 = (width - size) / 2, y0 = (height - size) / 2;

  gtk_snapshot_append_color (snapshot, &white,
                             &GRAPHENE_RECT_INIT ((float) x0, (float) y0, (float) size,
                                                  (float) size));

  /* A run of dark modules is one rectangle. */
  for (int row = 0; row < self->code->width; row++)
    for (int column = 0; column < self->code->width; column++)
      {
        const guchar *modules_of_row = self->code->data + (gsize) row * (gsize) self->code->width;
        int end = column;

        while (end < self->code->width && (modules_of_row[end] & 1) != 0)
          end++;
        if (end == column)
          continue;
        gtk_snapshot_append_color (snapshot, &black,
                                   &GRAPHENE_RECT_INIT ((float) (x0 +
                                                                 (column + QUIET_ZONE) * scale),
                                                        (float) (y0 + (row + QUIET_ZONE) * scale),
                                                        (float) ((end - column) * scale),
                                                        (float) scale));
        column = end;
      }
}

static void
hd_code_view_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  HdCodeView *self = HD_CODE_VIEW (widget);
  int modules = self->code != NULL ? self->code->width + 2 * QUIET_ZONE : 0;

  *minimum = MAX (MIN_SIZE, modules * 2);
  *natural = MAX (MIN_SIZE, modules * 4);
}

static void
hd_code_view_finalize (GObject *object)
{
  HdCodeView *self = HD_CODE_VIEW (object);

  g_clear_pointer (&self->code, QRcode_free);

  G_OBJECT_CLASS (hd_code_view_parent_class)->finalize (object);
}

static void
hd_code_view_class_init (HdCodeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hd_code_view_finalize;
  widget_class->snapshot = hd_code_view_snapshot;
  widget_class->measure = hd_code_view_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hd_code_view_init (HdCodeView *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The message as a code to scan"), -1);
}

GtkWidget *
hd_code_view_new (void)
{
  return g_object_new (HD_TYPE_CODE_VIEW, NULL);
}

/**
 * hd_code_view_set_text:
 *
 * Returns: %FALSE with %HD_ERROR_LIMIT when @text is too long for one code
 */
gboolean
hd_code_view_set_text (HdCodeView *self, const char *text, GError **error)
{
  g_return_val_if_fail (HD_IS_CODE_VIEW (self), FALSE);

  QRcode *code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_L);

  if (code == NULL)
    {
      if (errno == ERANGE)
        g_set_error_literal (error, HD_ERROR, HD_ERROR_LIMIT,
                             _ ("This text is too long for a code. Save it instead."));
      else
        g_set_error_literal (error, HD_ERROR, HD_ERROR_FAILED,
                             _ ("There is nothing to show as a code yet."));
      return FALSE;
    }

  g_clear_pointer (&self->code, QRcode_free);
  self->code = code;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  return TRUE;
}

/**
 * hd_code_window_present:
 *
 * Shows @text as a code in a window of its own, or says why it cannot.
 */
void
hd_code_window_present (GtkWindow *parent, const char *text)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *view = hd_code_view_new ();
  GtkWidget *note = gtk_label_new (_ ("Scan it with your phone. The code was made on this computer "
                                      "and goes nowhere."));
  g_autoptr (GError) error = NULL;

  gtk_window_set_title (GTK_WINDOW (window), _ ("Show as Code"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_widget_set_vexpand (view, TRUE);
  for (int side = 0; side < 2; side++)
    {
      GtkWidget *child = side == 0 ? view : note;

      gtk_widget_set_margin_start (child, 18);
      gtk_widget_set_margin_end (child, 18);
      gtk_widget_set_margin_bottom (child, 18);
    }
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_justify (GTK_LABEL (note), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (note), 40);

  if (hd_code_view_set_text (HD_CODE_VIEW (view), text, &error))
    gtk_box_append (GTK_BOX (box), view);
  else
    {
      g_object_ref_sink (view);
      g_object_unref (view);
      gtk_label_set_label (GTK_LABEL (note), error->message);
    }
  gtk_box_append (GTK_BOX (box), note);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}
