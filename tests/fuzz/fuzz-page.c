/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdlib.h>

#include "hd-page-read.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* What comes out of a file is a page that survives its wire. */
static void
check (HdPage *page)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) wire = NULL;
  g_autoptr (HdPage) back = NULL;

  if (page == NULL)
    return;
  wire = hd_page_to_bytes (page);
  back = hd_page_new_from_bytes (wire, &error);
  g_assert_no_error (error);
  g_assert_cmpint (back->kind, ==, page->kind);
  g_assert_true (page->document == NULL || hd_document_equal (page->document, back->document));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) wire = g_bytes_new_static (data, size);
  g_autoptr (HdPage) article =
    hd_page_read ((const char *) data, size, NULL, "https://a.example/b/c", FALSE, NULL);
  g_autoptr (HdPage) whole = hd_page_read ((const char *) data, size, NULL, NULL, TRUE, NULL);
  g_autoptr (HdPage) foreign = hd_page_new_from_bytes (wire, NULL);

  check (article);
  check (whole);
  check (foreign);
  return 0;
}
