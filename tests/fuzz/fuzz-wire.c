/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>

#include "hd-calendar-file.h"
#include "hd-document.h"
#include "hd-feed.h"
#include "hd-holiday-list.h"
#include "hd-opml.h"
#include "hd-page.h"
#include "hd-parser-frame.h"
#include "hd-picture.h"
#include "hd-when.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Whatever a child that was taken over answers is refused or is a value that can be written again,
 * to bytes that are read as the same. The magic of the bytes says which value they claim to be. */
#define CHECK(Type, prefix, bytes)                                                                 \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (Type) value = prefix##_new_from_bytes (bytes, NULL);                                \
    g_autoptr (GBytes) once = value != NULL ? prefix##_to_bytes (value) : NULL;                    \
    g_autoptr (Type) copy = once != NULL ? prefix##_new_from_bytes (once, NULL) : NULL;            \
    g_autoptr (GBytes) twice = copy != NULL ? prefix##_to_bytes (copy) : NULL;                     \
                                                                                                   \
    g_assert_true (value == NULL || (twice != NULL && g_bytes_equal (once, twice)));               \
  }                                                                                                \
  G_STMT_END

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GBytes) payload = hd_job_answer_from_frame (bytes, NULL);
  g_auto (HdJobRequest) request = { 0 };

  CHECK (HdCalendarFile, hd_calendar_file, bytes);
  CHECK (HdHolidayList, hd_holiday_list, bytes);
  CHECK (HdFeed, hd_feed, bytes);
  CHECK (HdOpml, hd_opml, bytes);
  CHECK (HdPage, hd_page, bytes);
  CHECK (HdPicture, hd_picture, bytes);
  CHECK (HdWhen, hd_when, bytes);
  CHECK (HdDocument, hd_document, bytes);
  hd_job_request_parse (&request, data, size);
  return 0;
}
