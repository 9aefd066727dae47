/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>
#include <stdlib.h>

#include "hd-picture-read.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Any bytes are a picture of ours or none. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (HdPicture) picture = hd_picture_read (data, size, NULL);
  g_autoptr (GBytes) wire = NULL;
  g_autoptr (HdPicture) back = NULL;

  if (picture == NULL)
    return 0;
  wire = hd_picture_to_bytes (picture);
  back = hd_picture_new_from_bytes (wire, NULL);
  g_assert_nonnull (back);
  return 0;
}
