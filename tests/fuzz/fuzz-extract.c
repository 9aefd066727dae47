/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <string.h>

#include "hd-extract.h"
#include "hd-html-sanitize.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static char *
sanitize (const char *text, gsize length)
{
  g_autoptr (HdHtml) html = hd_html_parse (text, length, NULL);

  return html != NULL ? hd_html_sanitize (hd_html_get_root (html)) : NULL;
}

/* Any bytes are an article or none; what is written is valid and stays as it is. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (HdExtract) extract =
    hd_extract_page ((const char *) data, size, NULL, "https://a.example/b/c", NULL);
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;

  if (extract == NULL)
    return 0;

  g_assert_true (g_utf8_validate (extract->html, -1, NULL));
  g_assert_true (g_utf8_validate (extract->text, -1, NULL));
  once = sanitize (extract->html, strlen (extract->html));
  twice = sanitize (once, strlen (once));
  g_assert_cmpstr (once, ==, twice);
  return 0;
}
