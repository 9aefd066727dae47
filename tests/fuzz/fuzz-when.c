/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdint.h>

#include "hd-when.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Any bytes are events with spans within the text; each question can be answered. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static GTimeZone *home;

  if (home == NULL)
    home = hd_zone_load ("Europe/Berlin");

  HdWhenContext context = { .today = hd_date_new (2026, 11, 16), .home = home };
  g_autoptr (HdWhen) when = hd_when_parse ((const char *) data, (gssize) size, &context);
  g_autofree char *json = hd_invitations_to_json (when->events, when->warnings, TRUE);

  for (guint i = 0; i < when->events->len; i++)
    {
      HdInvitation *event = g_ptr_array_index (when->events, i);

      g_assert (event->source_start >= 0 && event->source_end >= event->source_start);
      g_assert ((size_t) event->source_end <= size);
      while (event->questions->len > 0)
        {
          HdQuestion *question = g_ptr_array_index (event->questions, 0);
          g_autofree char *field = g_strdup (question->field);

          g_assert (hd_invitation_answer (event, field, question->choices->len - 1, home, NULL));
        }
    }
  return 0;
}
