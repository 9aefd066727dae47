/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-article-words.h"
#include "hd-articles-fixture.h"
#include "hd-articles-sidebar.h"
#include "hd-library-pages.h"

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
test_share_copies_the_text (void)
{
  Fixture f;
  g_autofree char *text = NULL;

  set_up_with (&f, 1000, 720);
  open_first (&f);
  gtk_widget_activate_action (f.page, "articles.share", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (f.page), NULL, read_cb, &text);
  hd_test_wait_until (is_set, &text);
  g_assert_true (g_str_has_prefix (text, "Gracefully leaving work for interviews\n\n"));
  g_assert_null (strstr (text, "Halfday"));
  g_assert_null (strstr (text, "halfday"));
  g_assert_nonnull (hd_test_find_label (f.page, "Text copied"));
  tear_down (&f);
}

static gboolean
shows_other (gpointer data)
{
  Fixture *f = data;
  HdDocument *document = hd_article_text_get_document (f->text);

  return document != NULL &&
         g_str_equal (hd_document_get_title (document), "Tips for second interviews");
}

static void
test_links_lead_to_other_articles (void)
{
  Fixture f;

  set_up_with (&f, 1000, 720);
  open_first (&f);
  g_signal_emit_by_name (f.text, "link-activated", "halfday:the-second-meeting");
  hd_test_wait_until (shows_other, &f);
  hd_articles_page_open_slug (HD_ARTICLES_PAGE (f.page), "no-such-article");
  hd_test_settle ();
  g_assert_true (shows_other (&f));
  tear_down (&f);
}

static gboolean
shows_nets (gpointer data)
{
  Fixture *f = data;
  HdDocument *document = hd_article_text_get_document (f->text);

  return document != NULL && hd_article_text_get_loaded (f->text) &&
         g_str_has_prefix (hd_document_get_title (document), "Lamps");
}

static gboolean
is_whole (gpointer data)
{
  Fixture *f = data;

  return hd_test_find_label (f->page,
                             "This is the whole page, with all that surrounds the article.") !=
           NULL &&
         hd_article_text_get_loaded (f->text);
}

static gboolean
has_tag (gpointer data)
{
  Fixture *f = data;

  return hd_test_find_label (hd_test_find_type (f->page, HD_TYPE_ARTICLES_SIDEBAR), "harbour") !=
         NULL;
}

/* A file that a browser saved: opened, read, shown whole and tagged, with its pictures. */
static void
test_saved_page (void)
{
  static const int widths[] = { 1000, 360 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autofree char *path =
        g_test_build_filename (G_TEST_DIST, "data", "pages", "saved.mhtml", NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree char *article = g_strdup_printf ("articles-%d-saved", widths[i]);
      g_autofree char *whole = g_strdup_printf ("articles-%d-whole", widths[i]);
      Fixture f;

      set_up_with (&f, widths[i], 720);
      hd_articles_page_save_file (HD_ARTICLES_PAGE (f.page), file);
      hd_test_wait_until (shows_nets, &f);
      g_assert_nonnull (hd_test_find_type (GTK_WIDGET (f.text), GTK_TYPE_PICTURE));
      draw (&f);
      hd_test_screenshot (f.window, article);

      gtk_widget_activate_action (f.page, "articles.show-whole", NULL);
      hd_test_wait_until (is_whole, &f);
      draw (&f);
      hd_test_screenshot (f.window, whole);
      gtk_widget_activate_action (f.page, "articles.show-whole", NULL);
      hd_test_wait_until (shows_nets, &f);
      g_assert_cmpint (hd_test_min_width (f.page), <=, 360);

      hd_library_set_tags_async (f.context, hd_record_get_id (HD_RECORD (open_item (&f))),
                                 "harbour", NULL, NULL);
      hd_test_wait_until (has_tag, &f);
      draw (&f);
      tear_down (&f);
    }
}

static guint
n_save_dialogs (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  guint n = 0;

  for (GList *l = windows; l != NULL; l = l->next)
    n += g_strcmp0 (gtk_window_get_title (l->data), "Save a Page") == 0;
  return n;
}

static gboolean
is_one_other (gpointer first)
{
  return *(GtkWindow **) first == NULL && n_save_dialogs () == 1;
}

static gboolean
is_saved_and_over (gpointer data)
{
  return shows_nets (data) && n_save_dialogs () == 0;
}

/* Several files at once are saved one after the other, also after one that cannot be. */
static void
test_several_files (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "pages", "saved.mhtml", NULL);
  g_autoptr (GFile) missing = g_file_new_for_path ("/nonexistent/page.html");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWindow *first;
  Fixture f;

  set_up_with (&f, 1000, 720);
  hd_articles_page_save_file (HD_ARTICLES_PAGE (f.page), missing);
  hd_articles_page_save_file (HD_ARTICLES_PAGE (f.page), missing);
  hd_articles_page_save_file (HD_ARTICLES_PAGE (f.page), file);
  g_assert_cmpuint (n_save_dialogs (), ==, 1);
  first = hd_test_find_window ("Save a Page");
  hd_test_settle ();
  g_assert_cmpuint (n_save_dialogs (), ==, 1);
  g_object_add_weak_pointer (G_OBJECT (first), (gpointer *) &first);
  gtk_window_close (first);
  hd_test_wait_until (is_one_other, &first);
  gtk_window_close (hd_test_find_window ("Save a Page"));
  hd_test_wait_until (is_saved_and_over, &f);
  tear_down (&f);
}

static gboolean
is_asking (gpointer data)
{
  return hd_test_find_window ("Save a Page") != NULL;
}

static gboolean
says_no_address (gpointer data)
{
  return hd_test_find_label (data,
                             "This is not the address of a page: it begins with https:// or a "
                             "name like example.org.") != NULL;
}

/* Pasting an address asks first; what is none is said to be none. */
static void
test_save_dialog (void)
{
  Fixture f;
  GtkWidget *dialog;
  AdwEntryRow *row;

  set_up_with (&f, 1000, 720);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (f.page), "https://towns.example/ropes");
  gtk_widget_activate_action (f.page, "articles.paste", NULL);
  hd_test_wait_until (is_asking, NULL);
  dialog = GTK_WIDGET (hd_test_find_window ("Save a Page"));
  row = ADW_ENTRY_ROW (hd_test_find_type (dialog, ADW_TYPE_ENTRY_ROW));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "https://towns.example/ropes");
  gtk_test_widget_wait_for_draw (dialog);
  hd_test_settle ();
  hd_test_screenshot (dialog, "save-dialog");
  g_assert_cmpint (hd_test_min_width (dialog), <=, 360);

  gtk_editable_set_text (GTK_EDITABLE (row), "no address");
  gtk_widget_activate_action (dialog, "save.save", NULL);
  hd_test_wait_until (says_no_address, dialog);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "no address");

  gtk_editable_set_text (GTK_EDITABLE (row), "http://localhost/ropes");
  gtk_widget_activate_action (dialog, "save.save", NULL);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (
                     GTK_STACK (hd_test_find_type (dialog, GTK_TYPE_STACK))),
                   ==, "busy");
  gtk_widget_activate_action (dialog, "save.cancel", NULL);
  hd_test_settle ();
  g_assert_null (hd_test_find_window ("Save a Page"));
  tear_down (&f);
}

/* Who shares the printer reads what a job is called. */
static void
test_print_name (void)
{
  g_autoptr (HdArticleItem) saved =
    g_object_new (HD_TYPE_ARTICLE_ITEM, "title", "Interview at Ostrava Steel", "neutral-title",
                  "Interview at Ostrava Steel", NULL);
  g_autoptr (HdArticleItem) bundled =
    g_object_new (HD_TYPE_ARTICLE_ITEM, "slug", "feedback", "title", "Why they said no",
                  "neutral-title", "Feedback", NULL);

  g_assert_cmpstr (hd_article_neutral_name (saved), ==, "Article");
  g_assert_cmpstr (hd_article_neutral_name (bundled), ==, "Feedback");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/ui/articles-page/share-copies-the-text", test_share_copies_the_text);
  g_test_add_func ("/ui/articles-page/saved-page", test_saved_page);
  g_test_add_func ("/ui/articles-page/several-files", test_several_files);
  g_test_add_func ("/ui/articles-page/save-dialog", test_save_dialog);
  g_test_add_func ("/ui/articles-page/links-lead-to-other-articles",
                   test_links_lead_to_other_articles);
  g_test_add_func ("/ui/articles-page/print-name", test_print_name);

  return g_test_run ();
}
