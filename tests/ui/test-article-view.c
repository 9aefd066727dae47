/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-article-outline.h"
#include "hd-article-print.h"
#include "hd-article-table.h"
#include "hd-article-view.h"
#include "hd-document-copy.h"
#include "hd-find.h"
#include "hd-markdown.h"
#include "hd-patience.h"
#include "hd-test-ui.h"

#include <glib/gstdio.h>
#include <string.h>

static const char everything[] =
  "An opening paragraph with **strong**, *leaning*, `code`, ~~gone~~ and [a link]"
  "(https://example.org/page). It is long enough to be wrapped on every screen, so that one sees "
  "how far the lines run and how they stand to each other.\n\n"
  "## A heading\n\n"
  "- First, with **strength**\n- Second\n  1. nested one\n  2. nested two, which is so long that "
  "it has to go on in a second line below itself\n     - and deeper\n- Third\n\n"
  "> A quotation that says something worth repeating, at some length, so that it wraps.\n>\n"
  "> - with a list\n>\n> > and a quotation inside\n\n"
  "### Code\n\n"
  "```c\nstatic void\npour (Tea *tea)\n{\n\tboil (tea->water, 100); /* a line that is far too long "
  "for a narrow column */\n}\n```\n\n"
  "| Slot | Usual cost | Mind this |\n|---|--:|---|\n"
  "| Before or after work | nothing | an overrun; leave yourself a margin |\n"
  "| Lunch, by video | your break | where the needle sits; how long the break really is |\n"
  "| Full day | a day | best when several talks fit into it |\n\n"
  "---\n\n"
  "![A cup of tea](cup.png \"The cup, as it stood there.\")\n\n"
  "The end, with needle and nèedle and NEEDLE.\n";

static HdDocument *
document_of (const char *title, const char *markdown)
{
  g_autoptr (HdDocumentBuilder) builder = hd_document_builder_new ();
  g_autoptr (GError) error = NULL;
  HdDocument *document;

  hd_document_builder_set_title (builder, title);
  hd_markdown_read (builder, markdown, strlen (markdown), &error);
  g_assert_no_error (error);
  document = hd_document_builder_end (builder, &error);
  g_assert_no_error (error);
  return document;
}

/* Paragraphs of fifty words each. */
static HdDocument *
long_document (guint n_paragraphs)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint p = 0; p < n_paragraphs; p++)
    {
      g_string_append_printf (text, "Paragraph%u", p);
      for (guint w = 1; w < 50; w++)
        g_string_append_printf (text, " word%u", w);
      g_string_append (text, "\n\n");
    }
  return document_of ("A long one", text->str);
}

typedef struct
{
  GtkWidget *window;
  HdArticleView *view;
  HdArticleText *text;
} Fixture;

/* Several times: what one drawing finds out about sizes shows in the next. */
static void
draw (Fixture *f)
{
  for (int i = 0; i < 3; i++)
    {
      gtk_widget_queue_draw (f->window);
      gtk_test_widget_wait_for_draw (f->window);
      hd_test_settle ();
    }
}

static void
set_up_at (Fixture *f, int width, HdDocument *document, guint block)
{
  f->window = adw_window_new ();
  f->view = HD_ARTICLE_VIEW (hd_article_view_new ());
  f->text = hd_article_view_get_text (f->view);
  gtk_window_set_default_size (GTK_WINDOW (f->window), width, 700);
  adw_window_set_content (ADW_WINDOW (f->window), GTK_WIDGET (f->view));
  gtk_window_present (GTK_WINDOW (f->window));
  hd_article_view_show_document (f->view, document, "Example · 2 minute read", NULL, block);
  hd_article_text_load_now (f->text);
  draw (f);
}

static void
set_up (Fixture *f, const char *markdown)
{
  g_autoptr (HdDocument) document = document_of ("The title", markdown);

  set_up_at (f, 700, document, 0);
}

static void
tear_down (Fixture *f)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  hd_test_settle ();
}

static void
test_looks (void)
{
  static const int widths[] = { 360, 1000 };
  static const char *const papers[] = { "system", "light", "sepia", "dark" };
  g_autoptr (HdDocument) document = document_of ("Everything that an article may hold", everything);

  for (guint w = 0; w < G_N_ELEMENTS (widths); w++)
    for (int paper = HD_PAPER_LIGHT; paper <= HD_PAPER_DARK; paper++)
      {
        g_autofree char *name = g_strdup_printf ("view-%d-%s", widths[w], papers[paper]);
        g_autofree char *second = g_strconcat (name, "-2", NULL);
        Fixture f;

        set_up_at (&f, widths[w], document, 0);
        g_object_set (f.view, "paper", paper, "serif", paper == HD_PAPER_SEPIA, NULL);
        draw (&f);
        hd_test_screenshot (f.window, name);
        g_assert_cmpint (hd_test_min_width (GTK_WIDGET (f.view)), <=, 360);

        gtk_widget_activate_action (GTK_WIDGET (f.view), "article.page-down", NULL);
        draw (&f);
        hd_test_screenshot (f.window, second);
        g_assert_cmpfloat (hd_article_text_get_seen (f.text), >, 0.3);
        tear_down (&f);
      }
}

static GtkTextBuffer *
buffer_of (Fixture *f)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (f->text));
}

static void
select_all (Fixture *f)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer_of (f), &start, &end);
  gtk_text_buffer_select_range (buffer_of (f), &start, &end);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static gboolean
is_set (gpointer data)
{
  return *(char **) data != NULL;
}

static void
test_copy_comes_from_the_document (void)
{
  Fixture f;
  GdkClipboard *clipboard;
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;

  set_up (&f, everything);
  select_all (&f);
  g_signal_emit_by_name (f.text, "copy-clipboard");
  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (f.text));
  g_assert_true (
    gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), "text/html"));
  gdk_clipboard_read_text_async (clipboard, NULL, read_cb, &text);
  hd_test_wait_until (is_set, &text);

  expected = hd_document_copy_text (hd_article_text_get_document (f.text), 0, HD_DOCUMENT_END);
  g_assert_cmpstr (text, ==, expected);
  g_assert_nonnull (strstr (text, "Before or after work\tnothing\tan overrun"));
  tear_down (&f);
}

/* Every range that can be chosen in the document is the range that is then selected. */
static void
test_ranges_go_both_ways (void)
{
  Fixture f;
  gsize length;
  const char *text;

  set_up (&f, "A *bé* c.\n\n- item “ü”\n\n> quote\n\n```\ncode\n```\n\nend with a hard\\\nbreak");
  text = hd_document_get_text (hd_article_text_get_document (f.text), &length);
  for (const char *from = text; from < text + length; from = g_utf8_next_char (from))
    for (const char *to = g_utf8_next_char (from); to <= text + length; to = g_utf8_next_char (to))
      {
        guint32 start;
        guint32 end;

        hd_article_text_select_range (f.text, (guint32) (from - text), (guint32) (to - text));
        g_assert_true (hd_article_text_get_range (f.text, &start, &end));
        g_assert_cmpuint (start, ==, from - text);
        g_assert_cmpuint (end, ==, to - text);
      }
  tear_down (&f);
}

/* The longest paragraph that the text view has to lay out at once, in characters. */
static int
longest_line (Fixture *f)
{
  int longest = 0;
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (buffer_of (f), &iter);
  do
    longest = MAX (longest, gtk_text_iter_get_chars_in_line (&iter));
  while (gtk_text_iter_forward_line (&iter));
  return longest;
}

/* However long a block is, and whether it has blanks or not: it is shown in parts, all of it, and
 * each place in it is where it was. */
static void
test_endless_blocks_are_parted (void)
{
  static const struct
  {
    const char *piece;
    HdBlockKind kind;
  } cases[] = {
    { "abc", HD_BLOCK_PARAGRAPH },    { "abc def ", HD_BLOCK_PARAGRAPH },
    { "漢字", HD_BLOCK_PARAGRAPH },   { "e\314\201", HD_BLOCK_PARAGRAPH },
    { "heading", HD_BLOCK_HEADING },  { "ab\n", HD_BLOCK_PARAGRAPH },
    { "a=b;", HD_BLOCK_CODE },        { "x\n", HD_BLOCK_CODE },
    { "\n\nüx  y\n", HD_BLOCK_CODE }, { "b c\td", HD_BLOCK_CODE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint quoted = 0; quoted < 2; quoted++)
      {
        g_autoptr (HdDocumentBuilder) b = hd_document_builder_new ();
        g_autoptr (GError) error = NULL;
        g_autoptr (HdDocument) document = NULL;
        guint32 start;
        guint32 end;
        gsize length;
        const char *text;
        Fixture f;

        if (quoted == 1)
          {
            hd_document_builder_open_quote (b);
            hd_document_builder_open_list (b, TRUE, 12);
            hd_document_builder_open_item (b);
          }
        if (cases[i].kind == HD_BLOCK_CODE)
          hd_document_builder_open_code (b, NULL);
        else if (cases[i].kind == HD_BLOCK_HEADING)
          hd_document_builder_open_heading (b, 2);
        else
          hd_document_builder_open_paragraph (b);
        for (guint n = 0; n < 3000; n++)
          {
            hd_document_builder_add_text (b, cases[i].piece, -1,
                                          n > 1200 && n < 2400 ? HD_SPAN_STRONG : HD_SPAN_PLAIN,
                                          n > 1200 && n < 2400 ? "https://example.org/" : NULL);
            if (cases[i].kind == HD_BLOCK_PARAGRAPH && strchr (cases[i].piece, '\n') != NULL)
              hd_document_builder_add_break (b);
          }
        hd_document_builder_close (b);
        if (quoted == 1)
          for (guint n = 0; n < 3; n++)
            hd_document_builder_close (b);
        hd_document_builder_add_text (b, "after", -1, HD_SPAN_PLAIN, NULL);
        document = hd_document_builder_end (b, &error);
        g_assert_no_error (error);

        set_up_at (&f, 500, document, 0);
        g_assert_cmpint (longest_line (&f), <, 3100);
        text = hd_document_get_text (document, &length);
        select_all (&f);
        g_assert_true (hd_article_text_get_range (f.text, &start, &end));
        g_assert_cmpuint (start, ==, 0);
        g_assert_cmpuint (end, ==, length);
        for (const char *p = text; p < text + length - 40; p += 397)
          {
            const char *from = g_utf8_find_next_char (p, NULL);
            const char *to = g_utf8_offset_to_pointer (from, 1 + (p - text) % 7);

            hd_article_text_select_range (f.text, (guint32) (from - text), (guint32) (to - text));
            g_assert_true (hd_article_text_get_range (f.text, &start, &end));
            g_assert_cmpuint (start, ==, from - text);
            g_assert_cmpuint (end, ==, to - text);
          }

        /* A link that goes through several parts is one in each. */
        for (guint nth = 0; cases[i].kind != HD_BLOCK_CODE && nth < 9; nth++)
          {
            const char *at = text + length / 2 + nth * (length / 50);
            GtkTextIter iter;

            at = g_utf8_find_next_char (at, NULL);
            while (*at == ' ' || *at == '\n')
              at++;
            hd_article_text_select_range (f.text, (guint32) (at - text),
                                          (guint32) (g_utf8_next_char (at) - text));
            gtk_text_buffer_get_selection_bounds (buffer_of (&f), &iter, NULL);
            g_assert_cmpstr (hd_article_text_get_link_at (f.text, &iter), ==,
                             "https://example.org/");
          }
        if (quoted == 1)
          {
            GtkTextIter iter;

            gtk_text_buffer_get_start_iter (buffer_of (&f), &iter);
            g_assert_true (gtk_text_iter_forward_search (&iter, "12.\t", 0, &iter, NULL, NULL));
          }
        tear_down (&f);
      }
}

static void
find_for (Fixture *f, const char *words)
{
  GtkWidget *entry = hd_test_find_type (GTK_WIDGET (f->view), GTK_TYPE_SEARCH_ENTRY);

  /* The entry waits for more letters; what it says late would search once more in between. */
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (entry), 0);
  gtk_widget_activate_action (GTK_WIDGET (f->view), "article.find", NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  g_signal_emit_by_name (entry, "search-changed");
  draw (f);
}

static void
test_finds_and_counts (void)
{
  Fixture f;

  set_up (&f, everything);
  find_for (&f, "NEEDLE");
  g_assert_nonnull (hd_test_find_label (GTK_WIDGET (f.view), "1 of 4"));
  gtk_widget_activate_action (GTK_WIDGET (f.view), "article.find-next", NULL);
  g_assert_nonnull (hd_test_find_label (GTK_WIDGET (f.view), "2 of 4"));
  draw (&f);
  hd_test_screenshot (f.window, "find");
  gtk_widget_activate_action (GTK_WIDGET (f.view), "article.find-previous", NULL);
  gtk_widget_activate_action (GTK_WIDGET (f.view), "article.find-previous", NULL);
  g_assert_nonnull (hd_test_find_label (GTK_WIDGET (f.view), "4 of 4"));

  find_for (&f, "haystack");
  g_assert_nonnull (hd_test_find_label (GTK_WIDGET (f.view), "Not found"));
  find_for (&f, "");
  g_assert_null (hd_test_find_label (GTK_WIDGET (f.view), "Not found"));
  tear_down (&f);
}

static void
test_zoom_has_bounds (void)
{
  Fixture f;
  int zoom;

  set_up (&f, everything);
  gtk_widget_activate_action (GTK_WIDGET (f.view), "article.zoom-in", NULL);
  g_object_get (f.view, "zoom", &zoom, NULL);
  g_assert_cmpint (zoom, ==, 110);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (f.text), "hd-zoom-110"));

  for (int i = 0; i < 30; i++)
    gtk_widget_activate_action (GTK_WIDGET (f.view), "article.zoom-in", NULL);
  g_object_get (f.view, "zoom", &zoom, NULL);
  g_assert_cmpint (zoom, ==, HD_ZOOM_MAX);
  draw (&f);
  hd_test_screenshot (f.window, "zoom-300");
  g_assert_cmpint (hd_test_min_width (GTK_WIDGET (f.view)), <=, 360);

  for (int i = 0; i < 30; i++)
    gtk_widget_activate_action (GTK_WIDGET (f.view), "article.zoom-out", NULL);
  g_object_get (f.view, "zoom", &zoom, NULL);
  g_assert_cmpint (zoom, ==, HD_ZOOM_MIN);
  gtk_widget_activate_action (GTK_WIDGET (f.view), "article.zoom-reset", NULL);
  g_object_get (f.view, "zoom", &zoom, NULL);
  g_assert_cmpint (zoom, ==, HD_ZOOM_USUAL);
  tear_down (&f);
}

static void
test_place_is_kept (void)
{
  g_autoptr (HdDocument) document = long_document (60);
  Fixture f;

  set_up_at (&f, 500, document, 40);
  g_assert_cmpuint (hd_article_text_get_top_block (f.text), ==, 40);

  gtk_widget_activate_action (GTK_WIDGET (f.view), "article.zoom-in", NULL);
  draw (&f);
  g_assert_cmpuint (hd_article_text_get_top_block (f.text), ==, 40);

  gtk_widget_activate_action (GTK_WIDGET (f.view), "article.page-down", NULL);
  draw (&f);
  g_assert_cmpuint (hd_article_text_get_top_block (f.text), >, 40);
  gtk_widget_activate_action (GTK_WIDGET (f.view), "article.page-up", NULL);
  draw (&f);
  g_assert_cmpuint (hd_article_text_get_top_block (f.text), ==, 40);
  tear_down (&f);
}

static gboolean
is_at_the_end (gpointer text)
{
  GtkAdjustment *at = gtk_scrollable_get_vadjustment (text);

  return gtk_adjustment_get_value (at) + gtk_adjustment_get_page_size (at) >=
         gtk_adjustment_get_upper (at) - 1;
}

static gboolean
is_at_the_top (gpointer text)
{
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (text)) < 1;
}

/* Home and End lead to the ends of the article, and not of a line that no cursor is in. */
static void
test_home_and_end (void)
{
  g_autoptr (HdDocument) document = long_document (60);
  Fixture f;

  set_up_at (&f, 500, document, 0);
  g_signal_emit_by_name (f.text, "move-cursor", GTK_MOVEMENT_DISPLAY_LINE_ENDS, 1, FALSE);
  hd_test_wait_until (is_at_the_end, f.text);
  g_signal_emit_by_name (f.text, "move-cursor", GTK_MOVEMENT_DISPLAY_LINE_ENDS, -1, FALSE);
  hd_test_wait_until (is_at_the_top, f.text);
  tear_down (&f);
}

static gboolean
is_loaded (gpointer data)
{
  return hd_article_text_get_loaded (data);
}

/* A long document comes in bit by bit, and what is above does not move while it does. */
static void
test_long_documents_come_in_slices (void)
{
  g_autoptr (HdDocument) document = long_document (3000);
  Fixture f;

  set_up (&f, "short");
  hd_article_view_show_document (f.view, document, "", NULL, 0);
  g_assert_false (hd_article_text_get_loaded (f.text));
  hd_test_wait_until (is_loaded, f.text);
  draw (&f);
  g_assert_cmpuint (hd_article_text_get_top_block (f.text), ==, 0);
  g_assert_cmpfloat (hd_article_text_get_seen (f.text), <, 0.1);

  /* Another one can take its place at any time. */
  hd_article_view_show_document (f.view, document, "", NULL, 0);
  hd_article_view_show_document (f.view, NULL, "", NULL, 0);
  draw (&f);
  g_assert_null (hd_article_text_get_document (f.text));
  tear_down (&f);
}

/* A single block that is long comes in bit by bit too. */
static void
test_long_blocks_come_in_slices (void)
{
  g_autoptr (GString) log = g_string_new ("```\n");
  g_autoptr (HdDocument) document = NULL;
  Fixture f;

  for (guint i = 0; i < 30000; i++)
    g_string_append_printf (log, "line %u\n", i);
  g_string_append (log, "```\n");
  document = document_of ("A log", log->str);

  set_up (&f, "short");
  hd_article_view_show_document (f.view, document, "", NULL, 0);
  g_assert_false (hd_article_text_get_loaded (f.text));
  g_assert_cmpint (gtk_text_buffer_get_line_count (buffer_of (&f)), <, 15000);
  hd_test_wait_until (is_loaded, f.text);
  g_assert_cmpint (gtk_text_buffer_get_line_count (buffer_of (&f)), >, 30000);
  tear_down (&f);
}

static void
test_links_are_found (void)
{
  Fixture f;
  GtkTextIter iter;
  GtkTextIter end;

  set_up (&f, "before [a *link*](https://example.org/) after");
  gtk_text_buffer_get_start_iter (buffer_of (&f), &iter);
  g_assert_true (gtk_text_iter_forward_search (&iter, "link", 0, &iter, &end, NULL));
  g_assert_cmpstr (hd_article_text_get_link_at (f.text, &iter), ==, "https://example.org/");
  gtk_text_iter_forward_chars (&end, 2);
  g_assert_null (hd_article_text_get_link_at (f.text, &end));
  tear_down (&f);
}

static void
test_reads_from_right_to_left (void)
{
  g_autoptr (HdDocument) document =
    document_of ("כותרת", "שלום עולם, זהו משפט ארוך מספיק.\n\n- אחת\n- שתיים\n\n> ציטוט\n\n| א | ב "
                          "|\n|---|---|\n| ג | ד |");
  Fixture f;

  set_up_at (&f, 500, document, 0);
  g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (f.text)), ==, GTK_TEXT_DIR_RTL);
  hd_test_screenshot (f.window, "rtl");
  tear_down (&f);
}

static void
test_wide_tables_scroll_alone (void)
{
  g_autoptr (GString) markdown = g_string_new ("|");
  g_autoptr (HdDocument) document = NULL;
  Fixture f;
  GtkWidget *table;

  for (int row = 0; row < 3; row++)
    {
      for (int column = 0; column < 20; column++)
        g_string_append (markdown, row == 1 ? "---|" : "something wide|");
      g_string_append (markdown, row < 2 ? "\n|" : "\n");
    }
  document = document_of ("Wide", markdown->str);
  set_up_at (&f, 360, document, 0);
  table = hd_test_find_type (GTK_WIDGET (f.text), HD_TYPE_ARTICLE_TABLE);
  g_assert_nonnull (table);
  g_assert_cmpint (gtk_widget_get_width (table), <=, 360);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (f.text)), <=, 360);
  g_assert_true (gtk_widget_get_focusable (table));
  hd_test_screenshot (f.window, "wide-table");
  tear_down (&f);
}

static void
add_labels (GtkWidget *widget, GPtrArray *labels)
{
  if (GTK_IS_LABEL (widget))
    g_ptr_array_add (labels, widget);
  for (GtkWidget *w = gtk_widget_get_first_child (widget); w != NULL;
       w = gtk_widget_get_next_sibling (w))
    add_labels (w, labels);
}

/* Nor is any label given more at once than it can lay out: a cell, a heading in the outline. */
static void
test_labels_are_bounded (void)
{
  static const char *const pieces[] = { "abc", "abc def ", "漢字" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (HdDocumentBuilder) b = hd_document_builder_new ();
      g_autoptr (GString) endless = g_string_new (NULL);
      g_autoptr (GPtrArray) labels = g_ptr_array_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (HdDocument) document = NULL;
      GtkWidget *outline = g_object_ref_sink (g_object_new (HD_TYPE_ARTICLE_OUTLINE, NULL));
      GtkWidget *table;

      for (guint n = 0; n < 4000; n++)
        g_string_append (endless, pieces[i]);
      hd_document_builder_open_heading (b, 2);
      hd_document_builder_add_text (b, endless->str, -1, HD_SPAN_PLAIN, "https://example.org/");
      hd_document_builder_close (b);
      hd_document_builder_open_table (b);
      for (guint cell = 0; cell < 4; cell++)
        {
          if (cell % 2 == 0)
            hd_document_builder_open_row (b);
          hd_document_builder_open_cell (b, FALSE, HD_ALIGN_START, 1, 1);
          hd_document_builder_add_text (b, cell == 3 ? endless->str : "x", -1, HD_SPAN_PLAIN, NULL);
          hd_document_builder_close (b);
          if (cell % 2 == 1)
            hd_document_builder_close (b);
        }
      document = hd_document_builder_end (b, &error);
      g_assert_no_error (error);

      hd_article_outline_set_document (HD_ARTICLE_OUTLINE (outline), document);
      add_labels (outline, labels);
      g_assert_cmpuint (labels->len, >=, 2);
      for (guint l = 0; l < labels->len; l++)
        g_assert_cmpint (g_utf8_strlen (gtk_label_get_text (labels->pdata[l]), -1), <=, 201);
      g_ptr_array_set_size (labels, 0);
      g_object_unref (outline);

      table = g_object_ref_sink (hd_article_table_new (document, 1));
      add_labels (table, labels);
      g_assert_cmpuint (labels->len, ==, 4);
      for (guint l = 0; l < labels->len; l++)
        {
          const char *text = gtk_label_get_text (labels->pdata[l]);
          g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

          for (guint line = 0; lines[line] != NULL; line++)
            g_assert_cmpint (g_utf8_strlen (lines[line], -1), <=, 3001);
          /* What is parted at blanks is all there, byte for byte. */
          if (l == 3 && strchr (pieces[i], ' ') != NULL)
            g_assert_cmpuint (strlen (text), ==, endless->len - 1);
          else if (l == 3)
            g_assert_true (g_str_has_suffix (text, "…"));
        }
      g_object_unref (table);
    }
}

static void
test_prints (void)
{
  g_autoptr (HdDocument) document = document_of ("The full heading", everything);
  g_autoptr (HdDocument) long_one = long_document (100);
  g_autoptr (GtkPrintOperation) operation = hd_article_print_new (document, "Neutral");
  g_autoptr (GtkPrintOperation) long_operation = hd_article_print_new (long_one, "Neutral");
  const char *shots = g_getenv ("HALFDAY_SCREENSHOTS");
  g_autofree char *dir = g_dir_make_tmp ("hd-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "out.pdf", NULL);
  g_autofree char *shot = g_build_filename (shots != NULL ? shots : dir, "print.pdf", NULL);
  g_autofree char *pdf = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  int pages;

  g_object_get (operation, "job-name", &name, NULL);
  g_assert_cmpstr (name, ==, "Neutral");
  gtk_print_operation_set_export_filename (operation, shot);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (shot, &pdf, &length, &error));
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
  g_object_get (operation, "n-pages", &pages, NULL);
  g_assert_cmpint (pages, >=, 1);
  g_assert_cmpint (pages, <=, 2);

  gtk_print_operation_set_export_filename (long_operation, path);
  gtk_print_operation_run (long_operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_object_get (long_operation, "n-pages", &pages, NULL);
  g_assert_cmpint (pages, >=, 8);
  g_assert_cmpint (g_remove (path), ==, 0);
  if (shots == NULL)
    g_assert_cmpint (g_remove (shot), ==, 0);
  g_assert_cmpint (g_rmdir (dir), ==, 0);
}

/* What stands behind the text goes with it, whether it was reached or not. */
static void
test_nothing_stays_behind (void)
{
  g_autoptr (HdDocument) long_one = long_document (3000);
  g_autoptr (HdDocument) pictures = document_of ("Pictures", everything);
  guint marks[3];
  Fixture f;

  set_up (&f, "short");
  for (guint loaded = 0; loaded < 2; loaded++)
    {
      GtkWidget *footer = gtk_label_new ("foot");

      g_object_add_weak_pointer (G_OBJECT (footer), (gpointer *) &footer);
      hd_article_view_show_document (f.view, long_one, "", footer, 0);
      if (loaded == 1)
        hd_article_text_load_now (f.text);
      hd_article_view_show_document (f.view, pictures, "", NULL, 0);
      hd_test_settle ();
      g_assert_null (footer);
    }

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autoptr (GSList) list = NULL;
      GtkTextIter iter;

      hd_article_view_show_document (f.view, pictures, "", NULL, 0);
      hd_article_text_load_now (f.text);
      hd_article_view_show_document (f.view, NULL, "", NULL, 0);
      gtk_text_buffer_get_start_iter (buffer_of (&f), &iter);
      list = gtk_text_iter_get_marks (&iter);
      marks[i] = g_slist_length (list);
    }
  g_assert_cmpuint (marks[0], ==, marks[1]);
  g_assert_cmpuint (marks[1], ==, marks[2]);
  tear_down (&f);
}

/* Nor does paper take an endless line at once. */
static void
test_prints_endless_lines (void)
{
  g_autoptr (HdDocumentBuilder) b = hd_document_builder_new ();
  g_autofree char *dir = g_dir_make_tmp ("hd-print-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "out.pdf", NULL);
  g_autofree char *endless = g_strnfill (200000, 'a');
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (HdDocument) document = NULL;
  g_autoptr (GTimer) timer = NULL;
  g_autoptr (GError) error = NULL;
  int pages;

  hd_document_builder_open_paragraph (b);
  hd_document_builder_add_text (b, endless, -1, HD_SPAN_STRONG, NULL);
  hd_document_builder_close (b);
  hd_document_builder_open_code (b, NULL);
  hd_document_builder_add_text (b, endless, -1, HD_SPAN_PLAIN, NULL);
  hd_document_builder_close (b);
  document = hd_document_builder_end (b, &error);
  g_assert_no_error (error);

  operation = hd_article_print_new (document, "Neutral");
  gtk_print_operation_set_export_filename (operation, path);
  timer = g_timer_new ();
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, hd_patience ());
  g_object_get (operation, "n-pages", &pages, NULL);
  g_assert_cmpint (pages, >=, 50);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (dir), ==, 0);
}

static void
test_finalizes (void)
{
  GtkWidget *view = g_object_ref_sink (hd_article_view_new ());
  g_autoptr (HdDocument) document = document_of ("Everything", everything);

  hd_article_view_show_document (HD_ARTICLE_VIEW (view), document, "", gtk_label_new ("foot"), 0);
  hd_article_text_load_now (hd_article_view_get_text (HD_ARTICLE_VIEW (view)));
  g_assert_finalize_object (view);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/article-view/looks", test_looks);
  g_test_add_func ("/ui/article-view/copy-comes-from-the-document",
                   test_copy_comes_from_the_document);
  g_test_add_func ("/ui/article-view/ranges-go-both-ways", test_ranges_go_both_ways);
  g_test_add_func ("/ui/article-view/finds-and-counts", test_finds_and_counts);
  g_test_add_func ("/ui/article-view/zoom-has-bounds", test_zoom_has_bounds);
  g_test_add_func ("/ui/article-view/place-is-kept", test_place_is_kept);
  g_test_add_func ("/ui/article-view/home-and-end", test_home_and_end);
  g_test_add_func ("/ui/article-view/long-documents-come-in-slices",
                   test_long_documents_come_in_slices);
  g_test_add_func ("/ui/article-view/endless-blocks-are-parted", test_endless_blocks_are_parted);
  g_test_add_func ("/ui/article-view/long-blocks-come-in-slices", test_long_blocks_come_in_slices);
  g_test_add_func ("/ui/article-view/links-are-found", test_links_are_found);
  g_test_add_func ("/ui/article-view/reads-from-right-to-left", test_reads_from_right_to_left);
  g_test_add_func ("/ui/article-view/wide-tables-scroll-alone", test_wide_tables_scroll_alone);
  g_test_add_func ("/ui/article-view/labels-are-bounded", test_labels_are_bounded);
  g_test_add_func ("/ui/article-view/prints", test_prints);
  g_test_add_func ("/ui/article-view/nothing-stays-behind", test_nothing_stays_behind);
  g_test_add_func ("/ui/article-view/prints-endless-lines", test_prints_endless_lines);
  g_test_add_func ("/ui/article-view/finalizes", test_finalizes);

  return g_test_run ();
}
