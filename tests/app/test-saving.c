/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-context-private.h"
#include "hd-document.h"
#include "hd-error.h"
#include "hd-library-pages.h"
#include "hd-library.h"
#include "hd-page.h"
#include "hd-remove-folder.h"
#include "hd-saving.h"
#include "hd-test-server.h"
#include "hd-wait.h"

typedef struct
{
  char *dir;
  HdContext *context;
  HdTestServer *server;
} Fixture;

static gint64 passed; /* seconds since the beginning */

static gint64
fixture_now (gpointer data)
{
  return 1795600800 + passed; /* Wednesday, 25 November 2026, 10:00 UTC */
}

/* The loopback stands for the web. */
static gboolean
check_cb (GInetSocketAddress *address, gpointer user_data)
{
  g_autofree char *text = g_inet_address_to_string (g_inet_socket_address_get_address (address));

  return g_str_equal (text, "127.0.0.1");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  HdClock clock = { fixture_now, NULL };

  passed = 0;
  fixture->dir = g_dir_make_tmp ("halfday-XXXXXX", NULL);
  g_assert_nonnull (fixture->dir);
  fixture->context = hd_context_new (fixture->dir, &clock);
  hd_test_resolver_set ("towns.test", "127.0.0.1");
  hd_test_resolver_set ("m.towns.test", "127.0.0.1");
  fixture->server = hd_test_server_new (NULL);
  hd_fetcher_set_check (hd_context_get_fetcher (fixture->context), check_cb, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hd_assert_closed (g_steal_pointer (&fixture->context));
  hd_test_server_free (fixture->server);
  hd_remove_folder (fixture->dir);
  g_free (fixture->dir);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GAsyncResult **slot = data;

  *slot = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **slot)
{
  while (*slot == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *slot;
}

static char *
load (const char *folder, const char *name, gsize *length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", folder, name, NULL);
  char *data;

  g_assert_true (g_file_get_contents (path, &data, length, NULL));
  return data;
}

static void
serve (Fixture *fixture, const char *path, const char *type, const char *body, gssize length)
{
  g_autofree char *headers = g_strdup_printf ("Content-Type: %s\r\n", type);

  hd_test_server_serve (fixture->server, path, headers, body, length);
}

static void
serve_file (Fixture *fixture, const char *path, const char *folder, const char *name)
{
  gsize length;
  g_autofree char *data = load (folder, name, &length);

  serve (fixture, path, "application/octet-stream", data, (gssize) length);
}

static gint64
save_address (Fixture *fixture,
              HdSaving *saving,
              const char *host,
              const char *path,
              GError **error)
{
  g_autofree char *address = hd_test_server_url (fixture->server, host, path);
  g_autoptr (GAsyncResult) result = NULL;

  hd_saving_run_address_async (saving, address, NULL, keep_result_cb, &result);
  return hd_saving_finish (saving, wait_for (&result), error);
}

static gint64
save (Fixture *fixture, const char *host, const char *path, HdSavedHow how)
{
  g_autoptr (HdSaving) saving = hd_saving_new (fixture->context);
  g_autoptr (GError) error = NULL;
  gint64 id = save_address (fixture, saving, host, path, &error);

  g_assert_no_error (error);
  g_assert_cmpint (hd_saving_get_how (saving), ==, how);
  g_assert_cmpint (hd_saving_get_stage (saving), ==, HD_SAVING_DONE);
  return id;
}

static HdDocument *
load_document (Fixture *fixture, gint64 id, gboolean whole)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  HdDocument *document;

  if (whole)
    hd_library_load_whole_async (fixture->context, id, NULL, keep_result_cb, &result);
  else
    hd_library_load_document_async (fixture->context, id, NULL, keep_result_cb, &result);
  wait_for (&result);
  bytes = whole ? hd_library_load_whole_finish (fixture->context, result, &error)
                : hd_library_load_document_finish (fixture->context, result, &error);
  g_assert_no_error (error);
  document = hd_document_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  return document;
}

static HdArticleItem *
load_item (Fixture *fixture, gint64 id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  HdArticleItem *item;

  hd_library_load_item_async (fixture->context, id, NULL, keep_result_cb, &result);
  item = hd_library_load_item_finish (fixture->context, wait_for (&result), &error);
  g_assert_no_error (error);
  return item;
}

static guint
count_files (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->dir, "pictures", NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

#define ROPES                                                                                      \
  "<p>The ropes are counted at night, by a man with a lamp, and there is always one too few, as "  \
  "he says to the dog, who knows, and says nothing, and counts the gulls instead of the ropes, "   \
  "which is easier, since they are white.</p>"

#define PAGE(extra)                                                                                \
  "<html lang=en><head><title>The ropes at night</title>" extra                                    \
  "</head><body><div class=nav><a href=/>All the other pages of this place</a></div><article>"     \
  "<img src=quay.jpg alt='The quay'>" ROPES "<figure><img data-src='/lamp.png' src='blank.gif'>"   \
  "<figcaption>The lamp</figcaption></figure>" ROPES "<img src=/gone.jpg alt=Gone>" ROPES          \
  "<img src='quay.jpg'><img src=http://stats.test/p.gif width=1 height=1></article></body></html>"

static void
test_page (Fixture *fixture, gconstpointer data)
{
  gint64 id;
  g_autoptr (HdDocument) document = NULL;
  g_autoptr (HdDocument) whole = NULL;
  g_autoptr (HdArticleItem) item = NULL;
  const HdBlock *blocks;
  guint n;
  g_autofree char *path = NULL;
  g_autofree char *head = NULL;

  serve (fixture, "/a/ropes?utm_source=x", "text/html; charset=utf-8", PAGE (""), -1);
  serve_file (fixture, "/a/quay.jpg", "pictures", "plain.jpg");
  serve_file (fixture, "/lamp.png", "pictures", "clear.png");
  id = save (fixture, "towns.test", "/a/ropes?utm_source=x#top", HD_SAVED_NEW);

  document = load_document (fixture, id, FALSE);
  blocks = hd_document_get_blocks (document, &n);
  g_assert_cmpint (blocks[0].kind, ==, HD_BLOCK_PICTURE);
  g_assert_true (g_str_has_suffix (blocks[0].source, ".jpg"));
  g_assert_cmpuint (blocks[0].width, ==, 16);
  g_assert_cmpint (blocks[2].kind, ==, HD_BLOCK_PICTURE);
  g_assert_true (g_str_has_suffix (blocks[2].source, ".png"));
  /* One that could not be had keeps its address and its words; one that is there twice goes. */
  g_assert_cmpint (blocks[4].kind, ==, HD_BLOCK_PICTURE);
  g_assert_cmpstr (blocks[4].alt, ==, "Gone");
  g_assert_cmpuint (n, ==, 6);
  path = hd_library_dup_picture_path (fixture->context, blocks[0].source);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_null (hd_library_dup_picture_path (fixture->context, blocks[4].source));
  g_assert_cmpuint (count_files (fixture), ==, 2);

  item = load_item (fixture, id);
  g_assert_cmpstr (item->title, ==, "The ropes at night");
  g_assert_cmpstr (item->source_kind, ==, "saved");
  g_assert_null (strstr (item->url, "utm_"));
  g_assert_cmpint (item->pictures, ==, 2);
  g_assert_true (item->unread);

  /* Nothing says who asks, and what was cut off is one step away, with no further request. */
  head = hd_test_server_last_head (fixture->server, "/a/quay.jpg");
  g_assert_null (strstr (head, "Referer"));
  whole = load_document (fixture, id, TRUE);
  g_assert_nonnull (strstr (hd_document_get_text (whole, NULL), "All the other pages"));
  g_assert_cmpuint (hd_test_server_count (fixture->server, "/a/quay.jpg"), ==, 1);
}

/* By its canonical address, its mobile one, and with parameters: one article. */
static void
test_twice (Fixture *fixture, gconstpointer data)
{
  gint64 id;
  g_autoptr (HdArticleItem) item = NULL;
  g_autofree char *address = hd_test_server_url (fixture->server, "towns.test", "/a/ropes");
  g_autofree char *page =
    g_strdup_printf ("<title>Ropes</title><link rel=canonical href='%s'>" ROPES ROPES ROPES,
                     address);
  g_autofree char *other = g_strdup_printf (
    "<title>Ropes</title><link rel=canonical href='https://elsewhere.test/'>" ROPES ROPES ROPES);

  serve (fixture, "/a/ropes", "text/html", page, -1);
  serve (fixture, "/b/ropes", "text/html", page, -1);
  serve (fixture, "/b/ropes?fbclid=1", "text/html", page, -1);
  serve (fixture, "/c/ropes", "text/html", other, -1);
  id = save (fixture, "towns.test", "/a/ropes", HD_SAVED_NEW);
  item = load_item (fixture, id);
  g_object_set (item, "unread", TRUE, NULL);
  hd_library_note_reading (fixture->context, item);
  g_assert_cmpint (save (fixture, "m.towns.test", "/b/ropes?fbclid=1", HD_SAVED_AGAIN), ==, id);
  g_assert_cmpint (save (fixture, "m.towns.test", "/b/ropes", HD_SAVED_AGAIN), ==, id);
  g_assert_false (item->unread);
  /* A page does not speak for another site. */
  g_assert_cmpint (save (fixture, "towns.test", "/c/ropes", HD_SAVED_NEW), !=, id);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *path;
    const char *type;
    const char *body;
    const char *says;
    HdPageKind kind;
  } cases[] = {
    { "/feed", "text/html", "<rss version='2.0'><channel></channel></rss>", "feed", HD_PAGE_FEED },
    { "/pdf", "text/html", "%PDF-1.7 x", "PDF", HD_PAGE_PDF },
    { "/empty", "text/html", "<script>x</script>", "no text", HD_PAGE_EMPTY },
    { "/round", "text/html", "<meta http-equiv=refresh content='0;url=/round'>", "without an end",
      HD_PAGE_MOVED },
    { "/none", NULL, NULL, "404", 0 },
    { "/file", "text/html", "<meta http-equiv=refresh content='0;url=file:///etc/passwd'>",
      "no text", HD_PAGE_EMPTY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdSaving) saving = hd_saving_new (fixture->context);
      g_autoptr (GError) error = NULL;

      if (cases[i].body != NULL)
        serve (fixture, cases[i].path, cases[i].type, cases[i].body, -1);
      g_assert_cmpint (save_address (fixture, saving, "towns.test", cases[i].path, &error), ==, 0);
      g_test_message ("%s: %s", cases[i].path, error->message);
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_cmpint (hd_saving_get_kind (saving), ==, cases[i].kind);
    }
}

/* A page that leads elsewhere by itself is followed. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  gint64 id;
  g_autoptr (HdArticleItem) item = NULL;

  serve (fixture, "/old", "text/html", "<meta http-equiv=refresh content='0;url=/new'>", -1);
  serve (fixture, "/new", "text/html", "<title>New</title>" ROPES, -1);
  id = save (fixture, "towns.test", "/old", HD_SAVED_NEW);
  item = load_item (fixture, id);
  g_assert_true (g_str_has_suffix (item->url, "/new"));
}

static void
test_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "pages", "saved.mhtml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (HdSaving) saving = hd_saving_new (fixture->context);
  g_autoptr (HdSaving) pasting = hd_saving_new (fixture->context);
  g_autoptr (GBytes) pasted = g_bytes_new_static (ROPES, strlen (ROPES));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) result2 = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HdArticleItem) item = NULL;
  g_autoptr (HdArticleItem) other = NULL;
  gint64 id;

  hd_saving_run_file_async (saving, file, NULL, keep_result_cb, &result);
  id = hd_saving_finish (saving, wait_for (&result), &error);
  g_assert_no_error (error);
  item = load_item (fixture, id);
  g_assert_cmpstr (item->url, ==, "https://towns.example/lamps");
  g_assert_cmpint (item->pictures, ==, 2);
  g_assert_cmpuint (count_files (fixture), ==, 2);

  hd_saving_run_bytes_async (pasting, pasted, NULL, NULL, keep_result_cb, &result2);
  id = hd_saving_finish (pasting, wait_for (&result2), &error);
  g_assert_no_error (error);
  other = load_item (fixture, id);
  g_assert_true (g_str_has_prefix (other->title, "The ropes are counted"));
  g_assert_cmpstr (other->url, ==, "");
}

static void
answer_cb (HdSaving *saving, GParamSpec *pspec, gpointer answer)
{
  const char *host;

  if (hd_saving_get_stage (saving) != HD_SAVING_ASKING)
    return;
  g_assert_cmpuint (hd_saving_get_web_pictures (saving, &host), ==, 1);
  g_assert_cmpstr (host, ==, "towns.test");
  g_signal_handlers_disconnect_by_func (saving, answer_cb, answer);
  hd_saving_answer (saving, GPOINTER_TO_INT (answer));
}

/* A file that was opened does not fetch what it names unless somebody says so. */
static void
test_file_asks (Fixture *fixture, gconstpointer data)
{
  g_autofree char *address = hd_test_server_url (fixture->server, "towns.test", "/lamp.png");

  serve_file (fixture, "/lamp.png", "pictures", "clear.png");
  for (int answer = 0; answer < 2; answer++)
    {
      g_autofree char *page =
        g_strdup_printf ("<title>Lamps %d</title>" ROPES "<img src='%s' alt=Lamp>" ROPES ROPES,
                         answer, address);
      g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
      g_autoptr (HdSaving) saving = hd_saving_new (fixture->context);
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (HdArticleItem) item = NULL;
      g_autoptr (GError) error = NULL;
      gint64 id;

      hd_saving_set_asks (saving, TRUE);
      g_signal_connect (saving, "notify::stage", G_CALLBACK (answer_cb), GINT_TO_POINTER (answer));
      hd_saving_run_bytes_async (saving, bytes, NULL, NULL, keep_result_cb, &result);
      id = hd_saving_finish (saving, wait_for (&result), &error);
      g_assert_no_error (error);
      item = load_item (fixture, id);
      g_assert_cmpint (item->pictures, ==, answer);
      g_assert_cmpuint (hd_test_server_count (fixture->server, "/lamp.png"), ==, (guint) answer);
    }
}

static void
cancel_cb (HdSaving *saving, GParamSpec *pspec, GCancellable *cancellable)
{
  if (hd_saving_get_stage (saving) == HD_SAVING_PICTURES)
    g_cancellable_cancel (cancellable);
}

/* Whoever cancels has changed nothing. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HdSaving) saving = hd_saving_new (fixture->context);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *address = hd_test_server_url (fixture->server, "towns.test", "/a/ropes");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  serve (fixture, "/a/ropes", "text/html", PAGE (""), -1);
  g_signal_connect (saving, "notify::stage", G_CALLBACK (cancel_cb), cancellable);
  hd_saving_run_address_async (saving, address, cancellable, keep_result_cb, &result);
  g_assert_cmpint (hd_saving_finish (saving, wait_for (&result), &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (fixture), ==, 0);
}

/* The bin takes the pictures along, those that another page needs stay. */
static void
test_bin (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) removed = NULL;
  g_autoptr (GAsyncResult) emptied = NULL;
  gint64 id;

  serve (fixture, "/a/ropes", "text/html", PAGE (""), -1);
  serve (fixture, "/a/other", "text/html", "<title>Other</title><img src=quay.jpg>" ROPES, -1);
  serve_file (fixture, "/a/quay.jpg", "pictures", "plain.jpg");
  serve_file (fixture, "/lamp.png", "pictures", "clear.png");
  id = save (fixture, "towns.test", "/a/ropes", HD_SAVED_NEW);
  save (fixture, "towns.test", "/a/other", HD_SAVED_NEW);
  g_assert_cmpuint (count_files (fixture), ==, 2);

  hd_library_remove_async (fixture->context, id, keep_result_cb, &removed);
  g_assert_cmpint (hd_context_finish (fixture->context, wait_for (&removed), NULL), !=, 0);
  g_assert_cmpuint (count_files (fixture), ==, 2);
  passed = 31 * 24 * 3600;
  hd_context_tidy_async (fixture->context, HD_STORE_LIBRARY, keep_result_cb, &emptied);
  g_assert_cmpint (hd_context_finish (fixture->context, wait_for (&emptied), NULL), !=, 0);
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

/* Read again without the web: the text anew, the pictures those that are there. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) older = NULL;
  g_autoptr (GAsyncResult) tagged = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HdArticleItem) item = NULL;
  g_autoptr (HdDocument) document = NULL;
  gint64 id;

  serve (fixture, "/a/ropes", "text/html", PAGE (""), -1);
  serve_file (fixture, "/a/quay.jpg", "pictures", "plain.jpg");
  id = save (fixture, "towns.test", "/a/ropes", HD_SAVED_NEW);
  hd_library_set_tags_async (fixture->context, id, "harbour, night", keep_result_cb, &tagged);
  g_assert_cmpint (hd_context_finish (fixture->context, wait_for (&tagged), NULL), !=, 0);
  item = load_item (fixture, id);
  hd_library_read_again_async (fixture->context, item, keep_result_cb, &result);
  g_assert_true (hd_library_read_again_finish (fixture->context, wait_for (&result), &error));
  g_assert_no_error (error);
  document = load_document (fixture, id, FALSE);
  g_assert_true (
    g_str_has_suffix (hd_document_get_blocks (document, &(guint){ 0 })[0].source, ".jpg"));
  g_clear_object (&item);
  item = load_item (fixture, id);
  g_assert_cmpstr (item->tags, ==, "harbour\nnight");
  g_assert_cmpint (item->pictures, ==, 1);
  g_assert_cmpuint (hd_test_server_count (fixture->server, "/a/ropes"), ==, 1);
  /* This program has read it, so there is no older page. */
  g_assert_cmpint (hd_library_get_counts (fixture->context)->oldest_reader, ==, HD_PAGE_READER);
  hd_library_read_older_async (fixture->context, NULL, keep_result_cb, &older);
  g_assert_cmpint (hd_library_read_older_finish (fixture->context, wait_for (&older), &error), ==,
                   0);
  g_assert_no_error (error);
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *typed;
    const char *address;
  } cases[] = {
    { " https://a.example/b ", "https://a.example/b" },
    { "a.example/b?c", "https://a.example/b?c" },
    { "http://a.example", "http://a.example" },
    { "localhost", NULL },
    { "http://localhost:80/", "http://localhost:80/" },
    { "two words.example", NULL },
    { "file:///etc/passwd", NULL },
    { "javascript:alert(1)", NULL },
    { "|touch /tmp/x", NULL },
    { "", NULL },
    { "https://", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = hd_saving_dup_address (cases[i].typed);

      g_assert_cmpstr (address, ==, cases[i].address);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  hd_test_resolver_install ();
  g_test_init (&argc, &argv, NULL);
  ADD ("/saving/a-page", test_page);
  ADD ("/saving/twice", test_twice);
  ADD ("/saving/no-page", test_refused);
  ADD ("/saving/moved", test_moved);
  ADD ("/saving/files", test_files);
  ADD ("/saving/file-asks", test_file_asks);
  ADD ("/saving/cancelled", test_cancelled);
  ADD ("/saving/bin", test_bin);
  ADD ("/saving/read-again", test_again);
  g_test_add_func ("/saving/addresses", test_addresses);
  return g_test_run ();
}
