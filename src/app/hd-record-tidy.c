/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-record-tidy.h"

#include <string.h>

#include "hd-text.h"

/* The fields that may have more than one line. */
static const char *const texts[] = { "notes", "terms", "text", NULL };

/* The fields that are names. */
static const char *const names[] = { "agency", "company", "role", NULL };

static char *
cut_name (char *text)
{
  if (g_utf8_strlen (text, -1) > HD_TIDY_NAME_MAX)
    *g_utf8_offset_to_pointer (text, HD_TIDY_NAME_MAX) = '\0';
  return g_strstrip (text);
}

static char *
cut (char *text, gsize most)
{
  if (strlen (text) > most)
    *g_utf8_find_prev_char (text, text + most + 1) = '\0';
  return g_strstrip (text);
}

/**
 * hd_record_tidy:
 *
 * Cleans every text of a record that came from a form, an invitation or a command line: no
 * control characters, no line breaks where there is one line, and no end without one.
 */
void
hd_record_tidy (HdRecord *record)
{
  HdRecordClass *klass = HD_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const HdField *field = &klass->fields[i];
      gboolean long_text = g_strv_contains (texts, field->name);
      g_autofree char *clean = NULL;

      if (field->type != HD_FIELD_STRING || field->joined)
        continue;
      clean = long_text ? hd_text_clean (hd_record_get_string (record, i), -1)
                        : hd_text_clean_line (hd_record_get_string (record, i), -1);
      clean = g_strv_contains (names, field->name) ? cut_name (clean) : clean;
      hd_record_set_string (record, i,
                            cut (clean, long_text ? HD_TIDY_TEXT_MAX : HD_TIDY_LINE_MAX));
    }
}
