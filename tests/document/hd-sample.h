/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-document-builder.h"

/* A document with one of everything. */
static inline HdDocument *
hd_sample_document (void)
{
  g_autoptr (HdDocumentBuilder) b = hd_document_builder_new ();
  g_autoptr (GError) error = NULL;
  HdDocument *document;

  hd_document_builder_set_title (b, "Tea & cake");
  hd_document_builder_set_byline (b, "A. Writer");
  hd_document_builder_set_site (b, "Example");
  hd_document_builder_set_address (b, "https://example.org/tea?a=1&b=2");
  hd_document_builder_set_language (b, "en-GB");
  hd_document_builder_set_published (b, hd_date_new (2026, 11, 22));

  hd_document_builder_open_paragraph (b);
  hd_document_builder_add_text (b, "Plain, ", -1, HD_SPAN_PLAIN, NULL);
  hd_document_builder_add_text (b, "strong", -1, HD_SPAN_STRONG, NULL);
  hd_document_builder_add_text (b, " & ", -1, HD_SPAN_PLAIN, NULL);
  hd_document_builder_add_text (b, "a ", -1, HD_SPAN_PLAIN, "https://example.org/");
  hd_document_builder_add_text (b, "leaning", -1, HD_SPAN_EMPHASIS, "https://example.org/");
  hd_document_builder_add_text (b, " link.", -1, HD_SPAN_PLAIN, NULL);
  hd_document_builder_close (b);

  hd_document_builder_open_heading (b, 2);
  hd_document_builder_set_anchor (b, "how");
  hd_document_builder_add_text (b, "How", -1, HD_SPAN_PLAIN, NULL);
  hd_document_builder_close (b);

  hd_document_builder_open_list (b, TRUE, 3);
  hd_document_builder_open_item (b);
  hd_document_builder_add_text (b, "Boil", -1, HD_SPAN_PLAIN, NULL);
  hd_document_builder_open_list (b, FALSE, 0);
  hd_document_builder_open_item (b);
  hd_document_builder_add_text (b, "water", -1, HD_SPAN_CODE, NULL);
  hd_document_builder_close (b);
  hd_document_builder_close (b);
  hd_document_builder_close (b);
  hd_document_builder_open_item (b);
  hd_document_builder_add_text (b, "Wait", -1, HD_SPAN_STRIKE, NULL);
  hd_document_builder_close (b);
  hd_document_builder_close (b);

  hd_document_builder_open_quote (b);
  hd_document_builder_add_text (b, "So it goes", -1, HD_SPAN_PLAIN, NULL);
  hd_document_builder_close (b);

  hd_document_builder_open_code (b, "c");
  hd_document_builder_add_text (b, "if (a < b)\n\tpour ();\n", -1, HD_SPAN_PLAIN, NULL);
  hd_document_builder_close (b);

  hd_document_builder_open_table (b);
  for (int row = 0; row < 2; row++)
    {
      hd_document_builder_open_row (b);
      hd_document_builder_open_cell (b, row == 0, HD_ALIGN_START, 1, 1);
      hd_document_builder_add_text (b, row == 0 ? "Tea" : "Assam", -1, HD_SPAN_PLAIN, NULL);
      hd_document_builder_close (b);
      hd_document_builder_open_cell (b, row == 0, HD_ALIGN_END, 1, 1);
      hd_document_builder_add_text (b, row == 0 ? "Minutes" : "4", -1, HD_SPAN_PLAIN, NULL);
      hd_document_builder_close (b);
      hd_document_builder_close (b);
    }
  hd_document_builder_close (b);

  hd_document_builder_add_rule (b);
  hd_document_builder_open_picture (b, "cup.png", "A cup", 640, 480);
  hd_document_builder_add_text (b, "The cup.", -1, HD_SPAN_PLAIN, NULL);
  hd_document_builder_close (b);

  document = hd_document_builder_end (b, &error);
  g_assert_no_error (error);
  return document;
}
