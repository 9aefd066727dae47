/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-article-tags.h"

/* Space above and below, in hundredths of the size of the text, which the reader may change. */
static const struct
{
  HdLook look;
  int above;
  int below;
  double line_height;
} spaces[] = {
  { HD_LOOK_TITLE, 100, 30, 1.15 },        { HD_LOOK_BYLINE, 0, 120, 1.2 },
  { HD_LOOK_HEADING_1, 160, 30, 1.2 },     { HD_LOOK_HEADING_1 + 1, 160, 30, 1.2 },
  { HD_LOOK_HEADING_1 + 2, 130, 20, 1.2 }, { HD_LOOK_HEADING_1 + 3, 110, 20, 1.2 },
  { HD_LOOK_HEADING_1 + 4, 110, 20, 1.2 }, { HD_LOOK_HEADING_6, 110, 20, 1.2 },
  { HD_LOOK_PARAGRAPH, 40, 45, 1.4 },      { HD_LOOK_ITEM, 18, 18, 1.4 },
  { HD_LOOK_CODE_BLOCK, 0, 0, 1.3 },       { HD_LOOK_CODE_FIRST, 120, 0, 1.3 },
  { HD_LOOK_CODE_LAST, 0, 120, 1.3 },      { HD_LOOK_CAPTION, 0, 80, 1.3 },
  { HD_LOOK_WIDGET, 70, 50, 1.0 },         { HD_LOOK_RULE, 60, 60, 1.0 },
};

/* The same before and after a list or quote. */
#define OPENING 60

static void
make_looks (HdArticleTags *self)
{
  static const double heading_scales[] = { 1.5, 1.32, 1.16, 1.05, 1.0, 1.0 };

  for (guint i = 0; i < HD_N_LOOKS; i++)
    {
      self->looks[i] = gtk_text_tag_new (NULL);
      gtk_text_tag_table_add (self->table, self->looks[i]);
      g_object_unref (self->looks[i]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    g_object_set (self->looks[spaces[i].look], "line-height", (float) spaces[i].line_height, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (heading_scales); i++)
    g_object_set (self->looks[HD_LOOK_HEADING_1 + i], "weight", PANGO_WEIGHT_BOLD, "scale",
                  heading_scales[i], NULL);

  g_object_set (self->looks[HD_LOOK_TITLE], "weight", PANGO_WEIGHT_HEAVY, "scale", 1.75, NULL);
  g_object_set (self->looks[HD_LOOK_BYLINE], "scale", 0.88, NULL);
  g_object_set (self->looks[HD_LOOK_CAPTION], "scale", 0.88, NULL);
  g_object_set (self->looks[HD_LOOK_RULE], "scale", 0.5, NULL);
  g_object_set (self->looks[HD_LOOK_STRONG], "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (self->looks[HD_LOOK_EMPHASIS], "style", PANGO_STYLE_ITALIC, NULL);
  g_object_set (self->looks[HD_LOOK_STRIKE], "strikethrough", TRUE, NULL);
  g_object_set (self->looks[HD_LOOK_LINK], "underline", PANGO_UNDERLINE_SINGLE, NULL);
  g_object_set (self->looks[HD_LOOK_SUBSCRIPT], "scale", 0.8, NULL);
  g_object_set (self->looks[HD_LOOK_SUPERSCRIPT], "scale", 0.8, NULL);

  /* No space between what is one paragraph, or one piece of code. */
  g_object_set (self->looks[HD_LOOK_CONTINUED], "pixels-above-lines", 0, NULL);
  g_object_set (self->looks[HD_LOOK_GOES_ON], "pixels-below-lines", 0, NULL);

  /* Code keeps its columns, and reads from left to right in every language. */
  g_object_set (self->looks[HD_LOOK_CODE], "family", "monospace", "scale", 0.92, NULL);
  for (HdLook look = HD_LOOK_CODE_BLOCK; look <= HD_LOOK_CODE_LAST; look++)
    g_object_set (self->looks[look], "family", "monospace", "direction", GTK_TEXT_DIR_LTR,
                  "wrap-mode", GTK_WRAP_WORD_CHAR, NULL);
  /* Scales multiply, and the first and the last line of a block have its look too. */
  g_object_set (self->looks[HD_LOOK_CODE_BLOCK], "scale", 0.9, NULL);
}

void
hd_article_tags_init (HdArticleTags *self)
{
  self->table = gtk_text_tag_table_new ();
  self->margins = g_hash_table_new (NULL, NULL);
  self->em = 16;
  make_looks (self);
}

void
hd_article_tags_clear (HdArticleTags *self)
{
  g_clear_pointer (&self->margins, g_hash_table_unref);
  g_clear_object (&self->table);
}

/* Pixels between the edge of the text and what stands that deep. */
int
hd_article_tags_indent (const HdArticleTags *self, guint quotes, guint lists)
{
  /* Beyond six levels a narrow column would have no room left for words. */
  return (int) (MIN (quotes, 6) * (guint) self->em * 5 / 4 +
                MIN (lists, 6) * (guint) self->em * 7 / 4);
}

/* Pixels above or below a paragraph of that look. */
int
hd_article_tags_space (const HdArticleTags *self, HdLook look, gboolean above)
{
  if (look == HD_LOOK_OPENING || look == HD_LOOK_CLOSING)
    return OPENING * self->em / 100;
  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    if (spaces[i].look == look)
      return (above ? spaces[i].above : spaces[i].below) * self->em / 100;
  return 0;
}

static void
update_margin (HdArticleTags *self, GtkTextTag *tag, guint key)
{
  guint quotes = key >> 16;
  guint lists = (key >> 1) & 0x7fff;
  gboolean marker = (key & 1) != 0;
  int step = self->em * 7 / 4;
  int start = HD_ARTICLE_MARGIN + hd_article_tags_indent (self, quotes, lists);

  if (marker)
    {
      g_autoptr (PangoTabArray) tabs =
        pango_tab_array_new_with_positions (2, TRUE, PANGO_TAB_LEFT, step, PANGO_TAB_LEFT,
                                            step * 2);

      start -= step;
      g_object_set (tag, "indent", -step, "tabs", tabs, NULL);
    }
  g_object_set (tag, self->rtl ? "right-margin" : "left-margin", start,
                self->rtl ? "left-margin" : "right-margin", HD_ARTICLE_MARGIN, NULL);
}

/* The tag for a paragraph inside so many quotes and lists; with @marker its first line starts
 * with the marker of an item and a tab. */
GtkTextTag *
hd_article_tags_get_margin (HdArticleTags *self, guint quotes, guint lists, gboolean marker)
{
  guint key = MIN (quotes, 1000) << 16 | MIN (lists, 1000) << 1 | (marker ? 1 : 0);
  GtkTextTag *tag = g_hash_table_lookup (self->margins, GUINT_TO_POINTER (key));

  if (tag == NULL)
    {
      tag = gtk_text_tag_new (NULL);
      gtk_text_tag_table_add (self->table, tag);
      g_hash_table_insert (self->margins, GUINT_TO_POINTER (key), tag);
      update_margin (self, tag, key);
      g_object_unref (tag);
    }
  return tag;
}

/* @em: the size of the text in pixels */
void
hd_article_tags_set_size (HdArticleTags *self, int em, gboolean rtl)
{
  GHashTableIter iter;
  gpointer key;
  gpointer tag;

  self->em = em;
  self->rtl = rtl;

  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    g_object_set (self->looks[spaces[i].look], "pixels-above-lines", spaces[i].above * em / 100,
                  "pixels-below-lines", spaces[i].below * em / 100, NULL);
  g_object_set (self->looks[HD_LOOK_OPENING], "pixels-above-lines", OPENING * em / 100, NULL);
  g_object_set (self->looks[HD_LOOK_CLOSING], "pixels-below-lines", OPENING * em / 100, NULL);
  g_object_set (self->looks[HD_LOOK_SUBSCRIPT], "rise", -em * PANGO_SCALE / 6, NULL);
  g_object_set (self->looks[HD_LOOK_SUPERSCRIPT], "rise", em * PANGO_SCALE / 3, NULL);

  g_hash_table_iter_init (&iter, self->margins);
  while (g_hash_table_iter_next (&iter, &key, &tag))
    update_margin (self, tag, GPOINTER_TO_UINT (key));
}

void
hd_article_tags_set_ink (HdArticleTags *self, const HdInk *ink)
{
  g_object_set (self->looks[HD_LOOK_BYLINE], "foreground-rgba", &ink->dim, NULL);
  g_object_set (self->looks[HD_LOOK_CAPTION], "foreground-rgba", &ink->dim, NULL);
  g_object_set (self->looks[HD_LOOK_LINK], "foreground-rgba", &ink->link, NULL);
  g_object_set (self->looks[HD_LOOK_CODE], "background-rgba", &ink->tint, NULL);
  g_object_set (self->looks[HD_LOOK_FOUND], "background-rgba", &ink->found, NULL);
  g_object_set (self->looks[HD_LOOK_CURRENT], "background-rgba", &ink->current, NULL);
}
