/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-document-copy.h"
#include "hd-document-private.h"
#include "hd-error.h"
#include "hd-patience.h"
#include "hd-sample.h"

#include <string.h>

static HdDocument *
parse (const guint8 *data, gsize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  return hd_document_new_from_bytes (bytes, error);
}

static void
test_round_trip (void)
{
  g_autoptr (HdDocument) document = hd_sample_document ();
  g_autoptr (GBytes) bytes = hd_document_to_bytes (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDocument) again = hd_document_new_from_bytes (bytes, &error);
  g_autoptr (GBytes) bytes_again = NULL;

  g_assert_no_error (error);
  g_assert_true (hd_document_equal (document, again));
  bytes_again = hd_document_to_bytes (again);
  g_assert_true (g_bytes_equal (bytes, bytes_again));
  g_assert_cmpstr (hd_document_get_title (again), ==, "Tea & cake");
  g_assert_cmpint (again->published, ==, hd_date_new (2026, 11, 22));
  g_assert_cmpuint (hd_document_find_anchor (again, "how"), ==, 1);
  g_assert_cmpuint (hd_document_find_anchor (again, "nowhere"), ==, HD_BLOCK_NONE);
}

static void
test_every_cut_is_refused (void)
{
  g_autoptr (HdDocument) document = hd_sample_document ();
  g_autoptr (GBytes) bytes = hd_document_to_bytes (document);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autofree guint8 *longer = g_malloc0 (size + 1);

  for (gsize length = 0; length < size; length++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (HdDocument) cut = parse (data, length, &error);

      g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
      g_assert_null (cut);
    }

  memcpy (longer, data, size);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (HdDocument) trailing G_GNUC_UNUSED = parse (longer, size + 1, &error);

    g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
  }
}

static void
test_another_version_is_told_apart (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDocument) document = parse ((const guint8 *) "HDoc\2\0", 6, &error);

  g_assert_error (error, HD_ERROR, HD_ERROR_NEWER);
  g_assert_null (document);
}

/* Whatever is accepted can be shown and copied, and is the same when written and read again. */
static void
check_if_accepted (const guint8 *data, gsize size, guint *accepted)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdDocument) document = parse (data, size, &error);
  g_autoptr (HdDocument) again = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *html = NULL;
  g_autofree char *text = NULL;
  g_autofree char *markdown = NULL;

  if (document == NULL)
    {
      g_assert_true (error != NULL && error->domain == HD_ERROR);
      return;
    }

  *accepted += 1;
  html = hd_document_copy_html (document, 0, HD_DOCUMENT_END);
  text = hd_document_copy_text (document, 0, HD_DOCUMENT_END);
  markdown = hd_document_copy_markdown (document, 3, 60);
  g_assert_true (g_utf8_validate (html, -1, NULL));
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strstr (html, "javascript:"));

  bytes = hd_document_to_bytes (document);
  again = hd_document_new_from_bytes (bytes, &error);
  g_assert_no_error (error);
  g_assert_true (hd_document_equal (document, again));
}

static void
test_changed_bytes_do_no_harm (void)
{
  g_autoptr (HdDocument) document = hd_sample_document ();
  g_autoptr (GBytes) bytes = hd_document_to_bytes (document);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autofree guint8 *copy = g_malloc (size);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261122);
  guint accepted = 0;

  /* Every byte with every value, or with one in so many, then several at a time. */
  for (gsize i = 0; i < size; i++)
    for (guint value = (guint) i % hd_one_in (); value < 256; value += hd_one_in ())
      {
        memcpy (copy, data, size);
        copy[i] = (guint8) value;
        check_if_accepted (copy, size, &accepted);
      }
  for (guint round = 0; round < hd_part_of (20000); round++)
    {
      memcpy (copy, data, size);
      for (gint32 n = g_rand_int_range (rand, 1, 6); n > 0; n--)
        copy[g_rand_int_range (rand, 5, (gint32) size)] = (guint8) g_rand_int_range (rand, 0, 256);
      check_if_accepted (copy, size, &accepted);
    }

  /* Other letters are other documents; other structure is none. */
  g_assert_cmpuint (accepted, >, hd_part_of (1000));
}

/* One document by hand, whose parts the cases below replace. */
typedef struct
{
  const char *why;
  const char *text; /* with its length byte */
  const char *rest; /* strings, blocks, spans */
  gsize rest_length;
  gboolean fine;
} Crafted;

#define REST(bytes) bytes, sizeof (bytes) - 1

static void
test_broken_rules_are_refused (void)
{
  static const Crafted cases[] = {
    { "a paragraph", "\3abc",
      REST ("\0"
            "\1"
            "\0\0\0\3"
            "\0"),
      TRUE },
    { "empty document", "\0",
      REST ("\0"
            "\0"
            "\0"),
      TRUE },
    { "text of no block", "\3abc",
      REST ("\0"
            "\1"
            "\0\0\0\2"
            "\0"),
      FALSE },
    { "past the text", "\3abc",
      REST ("\0"
            "\1"
            "\0\0\0\4"
            "\0"),
      FALSE },
    { "unknown kind", "\3abc",
      REST ("\0"
            "\1"
            "\13\0\0\3"
            "\0"),
      FALSE },
    { "item without list", "\3abc",
      REST ("\0"
            "\2"
            "\3\0\0"
            "\0\1\0\3"
            "\0"),
      FALSE },
    { "list without item", "\3abc",
      REST ("\0"
            "\2"
            "\2\0\0\0"
            "\0\1\0\3"
            "\0"),
      FALSE },
    { "a list", "\3abc",
      REST ("\0"
            "\3"
            "\2\0\0\0"
            "\3\1\0"
            "\0\2\0\3"
            "\0"),
      TRUE },
    { "empty list", "\0",
      REST ("\0"
            "\1"
            "\2\0\0\0"
            "\0"),
      FALSE },
    { "hanging in the air", "\3abc",
      REST ("\0"
            "\1"
            "\0\1\0\3"
            "\0"),
      FALSE },
    { "inside a paragraph", "\3abc",
      REST ("\0"
            "\2"
            "\0\0\0\1"
            "\0\1\0\2"
            "\0"),
      FALSE },
    { "heading of level 0", "\3abc",
      REST ("\0"
            "\1"
            "\1\0\0\0\3"
            "\0"),
      FALSE },
    { "heading of level 7", "\3abc",
      REST ("\0"
            "\1"
            "\1\0\0\7\3"
            "\0"),
      FALSE },
    { "control character", "\3a\1c",
      REST ("\0"
            "\1"
            "\0\0\0\3"
            "\0"),
      FALSE },
    { "carriage return", "\3a\rc",
      REST ("\0"
            "\1"
            "\0\0\0\3"
            "\0"),
      FALSE },
    { "tab in a paragraph", "\3a\tc",
      REST ("\0"
            "\1"
            "\0\0\0\3"
            "\0"),
      FALSE },
    { "tab in code", "\3a\tc",
      REST ("\0"
            "\1"
            "\5\0\0\0\3"
            "\0"),
      TRUE },
    { "not UTF-8", "\3a\377c",
      REST ("\0"
            "\1"
            "\0\0\0\3"
            "\0"),
      FALSE },
    { "object character", "\3\357\277\274",
      REST ("\0"
            "\1"
            "\0\0\0\3"
            "\0"),
      FALSE },
    { "a span", "\3abc",
      REST ("\0"
            "\1"
            "\0\0\0\3"
            "\1"
            "\0\2\1\0"),
      TRUE },
    { "span of no length", "\3abc",
      REST ("\0"
            "\1"
            "\0\0\0\3"
            "\1"
            "\0\0\1\0"),
      FALSE },
    { "span without style", "\3abc",
      REST ("\0"
            "\1"
            "\0\0\0\3"
            "\1"
            "\0\2\0\0"),
      FALSE },
    { "unknown style", "\3abc",
      REST ("\0"
            "\1"
            "\0\0\0\3"
            "\1"
            "\0\2\100\0"),
      FALSE },
    { "span past the text", "\3abc",
      REST ("\0"
            "\1"
            "\0\0\0\3"
            "\1"
            "\2\2\1\0"),
      FALSE },
    { "span over two blocks", "\3abc",
      REST ("\0"
            "\2"
            "\0\0\0\1"
            "\0\0\0\2"
            "\1"
            "\0\2\1\0"),
      FALSE },
    { "span in code", "\3abc",
      REST ("\0"
            "\1"
            "\5\0\0\0\3"
            "\1"
            "\0\2\1\0"),
      FALSE },
    { "half a character", "\3\342\202\254",
      REST ("\0"
            "\1"
            "\0\0\0\3"
            "\1"
            "\0\2\1\0"),
      FALSE },
    { "blocks cut a character", "\3\342\202\254",
      REST ("\0"
            "\2"
            "\0\0\0\1"
            "\0\0\0\2"
            "\0"),
      FALSE },
    { "a link", "\3abc",
      REST ("\1\12http://a/b"
            "\1"
            "\0\0\0\3"
            "\1"
            "\0\2\0\1"),
      TRUE },
    { "harmful link", "\3abc",
      REST ("\1\14javascript:1"
            "\1"
            "\0\0\0\3"
            "\1"
            "\0\2\0\1"),
      FALSE },
    { "link to no string", "\3abc",
      REST ("\0"
            "\1"
            "\0\0\0\3"
            "\1"
            "\0\2\0\1"),
      FALSE },
    { "empty string", "\3abc",
      REST ("\1\0"
            "\1"
            "\0\0\0\3"
            "\0"),
      FALSE },
    { "picture from a path", "\0",
      REST ("\1\13/etc/passwd"
            "\1"
            "\11\0\0\1\0\0\0\0"
            "\0"),
      FALSE },
    { "picture from nowhere", "\0",
      REST ("\0"
            "\1"
            "\11\0\0\0\0\0\0\0"
            "\0"),
      FALSE },
    { "a picture", "\0",
      REST ("\1\5a.png"
            "\1"
            "\11\0\0\1\0\0\0\0"
            "\0"),
      TRUE },
    { "rule with text", "\3abc",
      REST ("\0"
            "\1"
            "\12\0\0\3"
            "\0"),
      FALSE },
    { "number in a long form", "\3abc",
      REST ("\0"
            "\1"
            "\0\0\0\203\0"
            "\0"),
      FALSE },
    { "number too large", "\3abc",
      REST ("\0"
            "\377\377\377\377\377\1"),
      FALSE },
    { "more blocks than bytes", "\3abc",
      REST ("\0"
            "\377\377\3"
            "\0\0\0\3"
            "\0"),
      FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (HdDocument) document = NULL;

      g_byte_array_append (bytes,
                           (const guint8 *) "HDoc\1"
                                            "\0\0"
                                            "\0\0\0\0\0",
                           12);
      g_byte_array_append (bytes, (const guint8 *) cases[i].text, 1 + (guint) cases[i].text[0]);
      g_byte_array_append (bytes, (const guint8 *) cases[i].rest, (guint) cases[i].rest_length);
      document = parse (bytes->data, bytes->len, &error);
      g_test_message ("%s: %s", cases[i].why, error != NULL ? error->message : "read");
      g_assert_true ((document != NULL) == cases[i].fine);
      if (!cases[i].fine)
        g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/wire/round-trip", test_round_trip);
  g_test_add_func ("/document/wire/every-cut-is-refused", test_every_cut_is_refused);
  g_test_add_func ("/document/wire/another-version-is-told-apart",
                   test_another_version_is_told_apart);
  g_test_add_func ("/document/wire/changed-bytes-do-no-harm", test_changed_bytes_do_no_harm);
  g_test_add_func ("/document/wire/broken-rules-are-refused", test_broken_rules_are_refused);

  return g_test_run ();
}
