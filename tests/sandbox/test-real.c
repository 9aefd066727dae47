/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-calendar-file.h"
#include "hd-feed.h"
#include "hd-opml.h"
#include "hd-page.h"
#include "hd-parser-fixture.h"
#include "hd-picture.h"

static GBytes *
run_real_bytes (HdParser *parser, HdJobKind kind, const char *const *options, GBytes *bytes)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *payload;

  hd_parser_run_async (parser, kind, options, bytes, 0, NULL, keep_result_cb, &result);
  payload = hd_parser_run_finish (parser, wait_for (&result), &error);
  g_assert_no_error (error);
  return payload;
}

static GBytes *
run_real (HdParser *parser, HdJobKind kind, const char *const *options, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return run_real_bytes (parser, kind, options, bytes);
}

static GBytes *
load (const char *folder, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", folder, name, NULL);
  char *data;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  return g_bytes_new_take (data, length);
}

static void
test_real_calendar (void)
{
  HdParser *parser = hd_parser_new (NULL);
  const char *options[] = { "home", "Europe/Berlin", "today", "2026-11-16", NULL };
  g_autoptr (GBytes) payload =
    run_real (parser, HD_JOB_CALENDAR, options,
              "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nUID:a\nSEQUENCE:3\n"
              "DTSTAMP:20261101T120000Z\nSUMMARY:Gespräch\n"
              "DTSTART;TZID=Asia/Kathmandu:20261203T140000\nDURATION:PT45M\n"
              "END:VEVENT\nEND:VCALENDAR\n");
  g_autoptr (HdCalendarFile) file = hd_calendar_file_new_from_bytes (payload, NULL);
  HdInvitation *event;

  g_assert_nonnull (file);
  g_assert_cmpuint (file->events->len, ==, 1);
  event = g_ptr_array_index (file->events, 0);
  g_assert_cmpstr (event->uid, ==, "a");
  g_assert_cmpint (event->sequence, ==, 3);
  g_assert_cmpint (event->stamp, ==, 1793534400);
  g_assert_cmpstr (event->summary, ==, "Gespräch");
  g_assert_cmpstr (event->zone, ==, "Asia/Kathmandu");
  g_assert_cmpint (event->start_utc, ==, 1796285700); /* 08:15Z */
  g_assert_cmpint (event->end_utc - event->start_utc, ==, 45 * 60);
  close_parser (parser);
}

static void
test_real_feeds (void)
{
  HdParser *parser = hd_parser_new (NULL);
  const char *options[] = { "base", "https://a.example/", "type", "text/xml", NULL };
  g_autoptr (GBytes) payload =
    run_real (parser, HD_JOB_FEED, options,
              "<rss version='2.0'><channel><title>News</title><item><title>One</title>"
              "<link>1</link><category>x</category><enclosure url='/f.mp3' length='9'/></item>"
              "</channel></rss>");
  g_autoptr (HdFeed) feed = hd_feed_new_from_bytes (payload, NULL);
  g_autoptr (GBytes) list = run_real (parser, HD_JOB_OPML, NULL,
                                      "<opml><body><outline text='F'><outline text='T' "
                                      "xmlUrl='http://b.example'/></outline></body></opml>");
  g_autoptr (HdOpml) opml = hd_opml_new_from_bytes (list, NULL);
  HdFeedEntry *entry;
  HdOpmlFeed *first;

  g_assert_nonnull (feed);
  g_assert_cmpstr (feed->title, ==, "News");
  entry = g_ptr_array_index (feed->entries, 0);
  g_assert_cmpstr (entry->link, ==, "https://a.example/1");
  g_assert_cmpuint (entry->enclosures->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (entry->categories, 0), ==, "x");

  g_assert_nonnull (opml);
  first = g_ptr_array_index (opml->feeds, 0);
  g_assert_cmpstr (first->url, ==, "http://b.example");
  g_assert_cmpstr (((char **) g_ptr_array_index (first->folders, 0))[0], ==, "F");
  close_parser (parser);
}

static void
test_real_pages (void)
{
  HdParser *parser = hd_parser_new (NULL);
  const char *options[] = { "base", "https://a.example/b", "charset", "windows-1252", NULL };
  const char *whole[] = { "whole", "yes", NULL };
  const char *text = "<title>T</title><p>Caf\351 <a href=c>there</a>";
  g_autoptr (GBytes) payload = run_real (parser, HD_JOB_PAGE, options, text);
  g_autoptr (HdPage) page = hd_page_new_from_bytes (payload, NULL);
  g_autoptr (GBytes) harbour = load ("pages", "harbour.html");
  g_autoptr (GBytes) all = run_real_bytes (parser, HD_JOB_PAGE, whole, harbour);
  g_autoptr (HdPage) all_page = hd_page_new_from_bytes (all, NULL);
  g_autoptr (GBytes) archive = load ("pages", "saved.mhtml");
  g_autoptr (GBytes) saved = run_real_bytes (parser, HD_JOB_PAGE, NULL, archive);
  g_autoptr (HdPage) saved_page = hd_page_new_from_bytes (saved, NULL);
  guint n_spans;

  g_assert_cmpstr (hd_document_get_text (page->document, NULL), ==, "Café there");
  g_assert_cmpstr (hd_document_get_spans (page->document, &n_spans)[0].link, ==,
                   "https://a.example/c");
  g_assert_nonnull (strstr (hd_document_get_text (all_page->document, NULL), "All rights"));
  g_assert_cmpuint (saved_page->parts->len, ==, 2);
  close_parser (parser);
}

static void
test_real_pictures (void)
{
  static const char *const names[] = { "turned.jpg", "clear.png", "lossy.webp", "moving.gif" };
  HdParser *parser = hd_parser_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) bytes = load ("pictures", names[i]);
      g_autoptr (GBytes) payload = run_real_bytes (parser, HD_JOB_PICTURE, NULL, bytes);
      g_autoptr (HdPicture) picture = hd_picture_new_from_bytes (payload, NULL);

      g_assert_nonnull (picture);
      g_assert_cmpuint (picture->width, ==, i == 0 ? 12 : 16);
    }
  close_parser (parser);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/parser/real-calendar", test_real_calendar);
  g_test_add_func ("/parser/real-feeds", test_real_feeds);
  g_test_add_func ("/parser/real-pages", test_real_pages);
  g_test_add_func ("/parser/real-pictures", test_real_pictures);

  return g_test_run ();
}
