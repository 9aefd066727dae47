/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-message-pane-private.h"
#include "hd-proof.h"

/*
 * The findings in the text itself. How much one weighs is a shape and a colour.
 */

typedef struct
{
  PangoUnderline shape;
  const char *light;
  const char *dark;
} Look;

/* In rising order: where two overlap, the tag that was made later is seen. The colours are those
 * that libadwaita warns, accents and dims with. */
static const Look looks[] = {
  [HD_SEVERITY_HINT] = { PANGO_UNDERLINE_SINGLE, "#77767b", "#9a9996" },
  [HD_SEVERITY_WARN] = { PANGO_UNDERLINE_DOUBLE, "#1c71d8", "#78aeed" },
  [HD_SEVERITY_BLOCK] = { PANGO_UNDERLINE_ERROR, "#9c6e03", "#f8e45c" },
};

static void
paint (HdMessagePane *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      GdkRGBA color;

      g_assert (gdk_rgba_parse (&color, dark ? looks[i].dark : looks[i].light));
      g_object_set (self->tags[i], "underline-rgba", &color, NULL);
    }
}

/* To be called once, when there is a text view. */
void
_hd_message_pane_add_tags (HdMessagePane *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->body);

  G_STATIC_ASSERT (G_N_ELEMENTS (looks) == G_N_ELEMENTS (self->tags));
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    self->tags[i] = gtk_text_buffer_create_tag (buffer, NULL, "underline", looks[i].shape, NULL);
  paint (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (paint),
                           self, G_CONNECT_SWAPPED);
}

/* Marks what was found, but for the word that is being typed. */
void
_hd_message_pane_underline (HdMessagePane *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->body);
  GtkTextIter start, end, cursor;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  for (guint i = 0; i < G_N_ELEMENTS (self->tags); i++)
    gtk_text_buffer_remove_tag (buffer, self->tags[i], &start, &end);
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));

  for (guint i = 0; self->found != NULL && i < self->found->len; i++)
    {
      const HdFinding *finding = g_ptr_array_index (self->found, i);

      if (finding->field != HD_PROOF_BODY)
        continue;
      if (finding->end == gtk_text_iter_get_offset (&cursor) &&
          gtk_widget_has_focus (GTK_WIDGET (self->body)))
        continue;
      gtk_text_buffer_get_iter_at_offset (buffer, &start, finding->start);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, finding->end);
      gtk_text_buffer_apply_tag (buffer, self->tags[finding->severity], &start, &end);
    }
}
