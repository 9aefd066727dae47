/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-error.h"
#include "hd-picture-private.h"

#include <malloc.h>
#include <string.h>
#include <zlib.h>

static char *
load (const char *name, gsize *length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "pictures", name, NULL);
  char *data;

  if (!g_file_get_contents (path, &data, length, NULL))
    g_error ("%s cannot be read", path);
  return data;
}

/* Reads a file, sends it through its wire format, and decodes what was written. */
static HdRaster *
read_again (const guint8 *data, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HdPicture) picture = hd_picture_read (data, length, &error);
  g_autoptr (HdPicture) back = NULL;
  g_autoptr (GBytes) wire = NULL;
  HdRaster *raster;
  const guint8 *bytes;
  gsize size;

  g_assert_no_error (error);
  wire = hd_picture_to_bytes (picture);
  back = hd_picture_new_from_bytes (wire, &error);
  g_assert_no_error (error);

  bytes = g_bytes_get_data (back->bytes, &size);
  raster = bytes[0] == 0x89 ? hd_picture_decode_png (bytes, size, &error)
                            : hd_picture_decode_jpeg (bytes, size, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (raster->width, ==, back->width);
  g_assert_cmpuint (raster->height, ==, back->height);
  return raster;
}

/* The colour in the middle of a quarter, as a letter. */
static char
colour_at (const HdRaster *raster, guint quarter)
{
  guint x = raster->width * (quarter % 2 * 2 + 1) / 4;
  guint y = raster->height * (quarter / 2 * 2 + 1) / 4;
  const guint8 *p = raster->pixels + (y * raster->width + x) * 4;

  if (p[3] < 40)
    return '-';
  if (p[0] > 200 && p[1] > 200 && p[2] > 200)
    return 'w';
  if (p[0] > 200 && p[1] < 100 && p[2] < 100)
    return 'r';
  if (p[0] < 100 && p[1] > 200 && p[2] < 100)
    return 'g';
  return p[0] < 100 && p[1] < 100 && p[2] > 200 ? 'b' : '?';
}

/* Four quarters: red, green, blue, white, in every way in which they can be written. */
static void
test_formats (void)
{
  static const struct
  {
    const char *name;
    const char *colours;
    guint width;
  } cases[] = {
    { "plain.jpg", "rgbw", 16 },  { "scans.jpg", "rgbw", 16 },   { "ink.jpg", "rgbw", 16 },
    { "turned.jpg", "brwg", 12 }, { "palette.png", "rgbw", 16 }, { "deep.png", "rgbw", 16 },
    { "passes.png", "rgbw", 16 }, { "clear.png", "rg--", 16 },   { "lossless.webp", "rgbw", 16 },
    { "lossy.webp", "rgbw", 16 }, { "moving.webp", "rgbw", 16 }, { "moving.gif", "rgbw", 16 },
    { "passes.gif", "rgbw", 16 }, { "clear.gif", "rg--", 16 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize length;
      g_autofree char *data = load (cases[i].name, &length);
      g_autoptr (HdRaster) raster = read_again ((const guint8 *) data, length);
      char colours[5] = { 0 };

      for (guint quarter = 0; quarter < 4; quarter++)
        colours[quarter] = colour_at (raster, quarter);
      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (colours, ==, cases[i].colours);
      g_assert_cmpuint (raster->width, ==, cases[i].width);
    }
}

static void
test_grey (void)
{
  gsize length;
  g_autofree char *data = load ("grey.jpg", &length);
  g_autoptr (HdRaster) raster = read_again ((const guint8 *) data, length);
  const guint8 *p = raster->pixels;

  g_assert_cmpint (ABS (p[0] - p[2]), <, 8);
}

/* EXIF's eight ways of holding a camera: where the top left corner of two by three goes. */
static void
test_orientations (void)
{
  static const char *const cases[] = { "abcdef", "badcfe", "fedcba", "efcdab",
                                       "acebdf", "ecafdb", "fdbeca", "bdface" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (HdRaster) raster = hd_raster_new (2, 3, i + 1);
      g_autoptr (GString) letters = g_string_new (NULL);

      for (guint y = 0; y < 3; y++)
        {
          const guint8 row[8] = { (guint8) ('a' + y * 2), 0, 0, 255,
                                  (guint8) ('b' + y * 2), 0, 0, 255 };

          hd_raster_add_row (raster, row);
        }
      hd_raster_orient (raster, i + 1);
      for (guint k = 0; k < 6; k++)
        g_string_append_c (letters, (char) raster->pixels[k * 4]);
      g_assert_cmpstr (letters->str, ==, cases[i]);
    }
}

/* Made smaller, a picture of stripes is grey, and transparent red lends no red. */
static void
test_smaller (void)
{
  const guint width = HD_PICTURE_MAX_WIDTH * 2;
  g_autoptr (HdRaster) raster = hd_raster_new (width, 4, 1);
  g_autofree guint8 *row = g_malloc (width * 4);

  for (guint x = 0; x < width; x++)
    memcpy (row + x * 4, x % 2 == 0 ? "\377\0\0\0" : "\0\0\310\377", 4);
  for (guint y = 0; y < 4; y++)
    hd_raster_add_row (raster, row);
  g_assert_cmpuint (raster->width, ==, HD_PICTURE_MAX_WIDTH);
  g_assert_cmpuint (raster->height, ==, 2);
  for (guint i = 0; i < raster->width * raster->height; i++)
    g_assert_cmpmem (raster->pixels + i * 4, 4, "\0\0\310\200", 4);
}

static void
put_chunk (GByteArray *out, const char *type, const guint8 *data, gsize length)
{
  guint8 number[4] = { (guint8) (length >> 24), (guint8) (length >> 16), (guint8) (length >> 8),
                       (guint8) length };
  uLong sum = crc32 (crc32 (0, (const Bytef *) type, 4), data, (uInt) length);

  g_byte_array_append (out, number, 4);
  g_byte_array_append (out, (const guint8 *) type, 4);
  if (length > 0)
    g_byte_array_append (out, data, (guint) length);
  for (guint i = 0; i < 4; i++)
    number[i] = (guint8) (sum >> (24 - 8 * i));
  g_byte_array_append (out, number, 4);
}

/* A PNG with nothing but zeros in it, at one bit a pixel, of which only some rows are there. */
static GByteArray *
zeros (guint width, guint height, guint rows, gboolean passes)
{
  GByteArray *out = g_byte_array_new ();
  guint8 head[13] = { (guint8) (width >> 24),
                      (guint8) (width >> 16),
                      (guint8) (width >> 8),
                      (guint8) width,
                      (guint8) (height >> 24),
                      (guint8) (height >> 16),
                      (guint8) (height >> 8),
                      (guint8) height,
                      1,
                      0,
                      0,
                      0,
                      passes };
  uLong raw = (uLong) ((width + 7) / 8 + 2) * rows * 2;
  g_autofree guint8 *data = g_malloc0 (raw);
  uLongf length = compressBound (raw);
  g_autofree guint8 *packed = g_malloc (length);

  compress2 (packed, &length, data, raw, 1);
  g_byte_array_append (out, (const guint8 *) "\211PNG\r\n\032\n", 8);
  put_chunk (out, "IHDR", head, sizeof head);
  put_chunk (out, "IDAT", packed, length);
  put_chunk (out, "IEND", NULL, 0);
  return out;
}

static void
refuse (const guint8 *data, gsize length, int code)
{
  g_autoptr (GError) error = NULL;
  gint64 began = g_get_monotonic_time ();
  g_autoptr (HdPicture) picture = hd_picture_read (data, length, &error);

  g_assert_null (picture);
  g_assert_error (error, HD_ERROR, code);
  g_assert_cmpint (g_get_monotonic_time () - began, <, G_USEC_PER_SEC / 2);
}

/* Bombs are known by their header, and what unfolds row by row stays small. */
static void
test_bombs (void)
{
  g_autoptr (GByteArray) square = zeros (20000, 20000, 20, FALSE);
  g_autoptr (GByteArray) largest = zeros (6300, 6300, 6300, FALSE);
  g_autoptr (GByteArray) passes = zeros (6000, 6000, 6000, TRUE);
  g_autoptr (HdRaster) raster = NULL;
  g_autofree guint8 *long_file = g_malloc0 (HD_PICTURE_MAX_FILE + 1);
  gsize length;
  g_autofree char *jpeg = load ("plain.jpg", &length);
  g_autofree char *gif = NULL;
  gsize frame;

  refuse (square->data, square->len, HD_ERROR_LIMIT);
  raster = read_again (largest->data, largest->len);
  g_assert_cmpuint (raster->width, ==, HD_PICTURE_MAX_WIDTH);
  refuse (passes->data, passes->len, HD_ERROR_LIMIT);
  refuse (long_file, HD_PICTURE_MAX_FILE + 1, HD_ERROR_LIMIT);

  frame = (gsize) ((char *) memmem (jpeg, length, "\377\300", 2) - jpeg);
  memset (jpeg + frame + 5, 0x7f, 4);
  refuse ((const guint8 *) jpeg, length, HD_ERROR_LIMIT);
  gif = load ("moving.gif", &length);
  for (frame = 13; gif[frame] != 0x2c; frame++)
    g_assert_cmpuint (frame, <, length);
  memset (gif + frame + 5, 0xff, 4);
  refuse ((const guint8 *) gif, length, HD_ERROR_LIMIT);
}

static void
test_refused (void)
{
  gsize length;
  g_autofree char *dot = load ("dot.png", &length);
  const char *svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";

  refuse ((const guint8 *) dot, length, HD_ERROR_NOT_FOUND);
  refuse ((const guint8 *) svg, strlen (svg), HD_ERROR_INVALID);
  refuse ((const guint8 *) "\0\0\0\40ftypavif", 12, HD_ERROR_INVALID);
  refuse ((const guint8 *) "", 0, HD_ERROR_INVALID);
}

/* Cut off anywhere, or with any byte another: a picture or a sentence, and no harm. */
static void
test_damaged (void)
{
  static const char *const names[] = { "plain.jpg",     "scans.jpg",  "ink.jpg",     "turned.jpg",
                                       "palette.png",   "deep.png",   "passes.png",  "clear.png",
                                       "lossless.webp", "lossy.webp", "moving.webp", "moving.gif",
                                       "passes.gif" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length;
      g_autofree char *data = load (names[i], &length);

      for (gsize at = 0; at < length; at++)
        {
          g_autofree guint8 *cut = g_memdup2 (data, MAX (at, 1));
          g_autofree guint8 *changed = g_memdup2 (data, length);
          g_autoptr (GError) error = NULL;
          g_autoptr (HdPicture) part = hd_picture_read (cut, at, &error);
          g_autoptr (HdPicture) other = NULL;

          g_assert_true ((part != NULL) == (error == NULL));
          changed[at] ^= (guint8) (1u << (at % 8));
          other = hd_picture_read (changed, length, NULL);
          if (other != NULL)
            g_assert_cmpuint (other->width, <=, HD_PICTURE_MAX_WIDTH);
        }
    }
}

static HdPicture *
read_with_memory_of (int fill, const guint8 *data, gsize length)
{
  mallopt (M_PERTURB, fill);
  return hd_picture_read (data, length, NULL);
}

/* What a damaged file leaves out is never made up from what is in memory: whatever that is, the
 * same picture comes out. */
static void
test_memory (void)
{
  static const char *const names[] = { "plain.jpg",  "scans.jpg",  "ink.jpg",    "turned.jpg",
                                       "passes.png", "lossy.webp", "moving.gif", "passes.gif" };
  guint n_read = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length;
      g_autofree char *data = load (names[i], &length);

      for (gsize at = 1; at < length; at++)
        {
          g_autofree guint8 *changed = g_memdup2 (data, length);
          g_autoptr (HdPicture) one = NULL;
          g_autoptr (HdPicture) other = NULL;

          changed[at] ^= (guint8) (1u << (at % 8));
          one = read_with_memory_of (1, changed, length);
          other = read_with_memory_of (170, changed, length);
          g_assert_true ((one == NULL) == (other == NULL));
          g_assert_true (one == NULL || g_bytes_equal (one->bytes, other->bytes));
          n_read += one != NULL;
        }
    }
  g_assert_cmpuint (n_read, >, 1000);
}

/* A wire that says something else than the file in it is refused. */
static void
test_wire (void)
{
  gsize length;
  g_autofree char *data = load ("plain.jpg", &length);
  g_autoptr (HdPicture) picture = hd_picture_read ((const guint8 *) data, length, NULL);
  g_autofree char *name = hd_picture_dup_name (picture);
  g_autoptr (GBytes) wire = NULL;

  g_assert_cmpuint (strlen (name), ==, 68);
  g_assert_true (g_str_has_suffix (name, ".jpg"));
  picture->width++;
  wire = hd_picture_to_bytes (picture);
  g_assert_null (hd_picture_new_from_bytes (wire, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture/formats", test_formats);
  g_test_add_func ("/picture/grey", test_grey);
  g_test_add_func ("/picture/orientations", test_orientations);
  g_test_add_func ("/picture/smaller", test_smaller);
  g_test_add_func ("/picture/bombs", test_bombs);
  g_test_add_func ("/picture/refused", test_refused);
  g_test_add_func ("/picture/damaged", test_damaged);
  g_test_add_func ("/picture/memory", test_memory);
  g_test_add_func ("/picture/wire", test_wire);
  return g_test_run ();
}
