/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "hd-error.h"
#include "hd-wire.h"

static HdWireReader
reader_of (const GByteArray *bytes)
{
  return (HdWireReader){ bytes->data, bytes->data + bytes->len, FALSE };
}

static void
test_numbers (void)
{
  static const gint64 values[] = { 0,  1,          -1,         63,         -64,
                                   64, G_MAXINT32, G_MININT32, G_MAXINT64, G_MININT64 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (GByteArray) out = g_byte_array_new ();

      hd_wire_put_signed (out, values[i]);

      HdWireReader wire = reader_of (out);

      g_assert_cmpint (hd_wire_get_signed (&wire, G_MININT64, G_MAXINT64), ==, values[i]);
      g_assert_true (hd_wire_end (&wire, NULL));

      wire = reader_of (out);
      hd_wire_get_signed (&wire, -64, 64);
      g_assert_cmpint (wire.failed, ==, values[i] < -64 || values[i] > 64);
    }
}

/* Only the shortest form of a number is one, and none is longer than it can be. */
static void
test_forms (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
  } bad[] = {
    { "", 0 },
    { "\x80", 1 },
    { "\x80\x00", 2 },
    { "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", 10 },
    { "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", 11 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      const guint8 *data = (const guint8 *) bad[i].bytes;
      HdWireReader wire = { data, data + bad[i].length, FALSE };
      g_autoptr (GError) error = NULL;

      hd_wire_get_signed (&wire, G_MININT64, G_MAXINT64);
      g_assert_true (wire.failed);
      g_assert_false (hd_wire_end (&wire, &error));
      g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
    }

  const guint8 long_one[] = { 0x80, 0x80, 0x80, 0x80, 0x10 }; /* 2^32 */
  HdWireReader wire = { long_one, long_one + sizeof long_one, FALSE };

  g_assert_cmpuint (hd_wire_get_number (&wire), ==, 0);
  g_assert_true (wire.failed);
}

static void
test_dates (void)
{
  static const HdDate dates[] = { HD_DATE_NONE, HD_DATE_MIN, -1, 0, HD_DATE_MAX };
  g_autoptr (GByteArray) out = g_byte_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    hd_wire_put_date (out, dates[i]);
  hd_wire_put_date (out, HD_DATE_MAX + 1);

  HdWireReader wire = reader_of (out);

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    g_assert_cmpint (hd_wire_get_date (&wire), ==, dates[i]);
  g_assert_cmpint (hd_wire_get_date (&wire), ==, HD_DATE_NONE);
  g_assert_true (hd_wire_end (&wire, NULL));

  g_byte_array_set_size (out, 0);
  hd_wire_put_number (out, (guint32) (HD_DATE_MAX - HD_DATE_MIN) + 2);
  wire = reader_of (out);
  g_assert_cmpint (hd_wire_get_date (&wire), ==, HD_DATE_NONE);
  g_assert_true (wire.failed);
}

static void
test_texts (void)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  g_ptr_array_add (texts, (char *) "");
  g_ptr_array_add (texts, (char *) "grün");
  hd_wire_put_text (out, NULL);
  hd_wire_put_text (out, "");
  hd_wire_put_text (out, "grün");
  hd_wire_put_texts (out, texts);

  HdWireReader wire = reader_of (out);
  g_autofree char *none = hd_wire_get_text (&wire, 5);
  g_autofree char *empty = hd_wire_get_text (&wire, 5);
  g_autofree char *text = hd_wire_get_text (&wire, 5);
  g_autoptr (GPtrArray) list = hd_wire_get_texts (&wire, 2, 5);

  g_assert_true (hd_wire_end (&wire, NULL));
  g_assert_null (none);
  g_assert_cmpstr (empty, ==, "");
  g_assert_cmpstr (text, ==, "grün");
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (list, 1), ==, "grün");
}

/* Too long, too many, not UTF-8, with a NUL, or longer than what is there. */
static void
test_bad_texts (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
  } bad[] = {
    { "\1\5green", 7 }, { "\1\2\xff\xfe", 4 }, { "\1\3a\0b", 5 },
    { "\1\4abc", 5 },   { "\2", 1 },           { "\1\204\200\0abcd", 8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      const guint8 *data = (const guint8 *) bad[i].bytes;
      HdWireReader wire = { data, data + bad[i].length, FALSE };
      g_autofree char *text = hd_wire_get_text (&wire, 4);

      g_assert_true (wire.failed);
      g_assert_null (text);
    }

  const guint8 many[] = { 3, 0, 0, 0 };
  HdWireReader wire = { many, many + sizeof many, FALSE };
  g_autoptr (GPtrArray) texts G_GNUC_UNUSED = hd_wire_get_texts (&wire, 2, 4);

  g_assert_true (wire.failed);
}

static void
test_begin (void)
{
  g_autoptr (GBytes) right = g_bytes_new_static ("Abc\1x", 5);
  g_autoptr (GBytes) newer = g_bytes_new_static ("Abc\2x", 5);
  g_autoptr (GBytes) other = g_bytes_new_static ("Ab", 2);
  g_autoptr (GError) error = NULL;
  HdWireReader wire;

  g_assert_true (hd_wire_begin (&wire, right, "Abc\1", NULL));
  g_assert_false (hd_wire_end (&wire, NULL)); /* there is more */
  g_assert_false (hd_wire_begin (&wire, newer, "Abc\1", &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_NEWER);
  g_clear_error (&error);
  g_assert_false (hd_wire_begin (&wire, other, "Abc\1", &error));
  g_assert_error (error, HD_ERROR, HD_ERROR_PARSE);
}

/* Nothing has no address to count from: found by fuzzing with the undefined behaviour sanitizer. */
static void
test_read (void)
{
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) two = g_bytes_new_static ("\1\2", 2);
  HdWireReader wire = hd_wire_read (empty, 0);

  g_assert_false (wire.failed);
  g_assert_true (hd_wire_end (&wire, NULL));
  g_assert_cmpuint (hd_wire_get_number (&wire), ==, 0);
  g_assert_true (wire.failed);

  wire = hd_wire_read (empty, 1);
  g_assert_true (wire.failed);
  wire = hd_wire_read (two, 1);
  g_assert_cmpuint (hd_wire_get_number (&wire), ==, 2);
  g_assert_true (hd_wire_end (&wire, NULL));
  wire = hd_wire_read (two, 3);
  g_assert_true (wire.failed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/wire/numbers", test_numbers);
  g_test_add_func ("/base/wire/forms", test_forms);
  g_test_add_func ("/base/wire/read", test_read);
  g_test_add_func ("/base/wire/dates", test_dates);
  g_test_add_func ("/base/wire/texts", test_texts);
  g_test_add_func ("/base/wire/bad-texts", test_bad_texts);
  g_test_add_func ("/base/wire/begin", test_begin);

  return g_test_run ();
}
