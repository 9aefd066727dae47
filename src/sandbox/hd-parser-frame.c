/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-parser-frame.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-error.h"
#include "hd-text.h"
#include "hd-wire.h"

/* Head: two letters, the version of the protocol, nothing, the length (least byte first).
 * Request: the kind, the options, and the bytes to read up to the end.
 * Answer: 1 and the payload up to the end, or 0, the code of an error and its sentence. */
#define VERSION 1

#define MAX_OPTIONS 32
#define MAX_OPTION ((gsize) 64 * 1024)
#define MAX_SENTENCE 500

void
hd_frame_put_head (guint8 head[HD_FRAME_HEAD], gsize length)
{
  guint32 coded = GUINT32_TO_LE ((guint32) length);

  g_assert (length <= HD_FRAME_MAX);

  memcpy (head, "HP", 2);
  head[2] = VERSION;
  head[3] = 0;
  memcpy (head + 4, &coded, sizeof coded);
}

/* Returns: %FALSE when this is no head of this version, or of more than is ever sent */
gboolean
hd_frame_get_head (const guint8 head[HD_FRAME_HEAD], gsize *length)
{
  guint32 coded;

  memcpy (&coded, head + 4, sizeof coded);
  *length = GUINT32_FROM_LE (coded);
  return memcmp (head, "HP", 2) == 0 && head[2] == VERSION && head[3] == 0 &&
         *length <= HD_FRAME_MAX;
}

/* Returns: (transfer full): what stands before the bytes in the frame of a request */
GBytes *
hd_job_request_head (HdJobKind kind, const char *const *options)
{
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GPtrArray) given = g_ptr_array_new ();

  for (guint i = 0; options != NULL && options[i] != NULL; i++)
    g_ptr_array_add (given, (char *) options[i]);
  hd_wire_put_number (out, kind);
  hd_wire_put_texts (out, given);

  return g_byte_array_free_to_bytes (out);
}

/**
 * hd_job_request_parse:
 * @self: (out): the request; it borrows from @frame
 *
 * Returns: whether the bytes are a request
 */
gboolean
hd_job_request_parse (HdJobRequest *self, const guint8 *frame, gsize length)
{
  HdWireReader wire = { frame, frame + length, FALSE };
  g_autoptr (GPtrArray) options = NULL;

  *self = (HdJobRequest){ .kind = (HdJobKind) hd_wire_get_number (&wire) };
  options = hd_wire_get_texts (&wire, MAX_OPTIONS, MAX_OPTION);
  if (wire.failed || options->len % 2 != 0)
    return FALSE;

  g_ptr_array_set_free_func (options, NULL);
  g_ptr_array_add (options, NULL);
  self->options = (char **) g_ptr_array_free (g_steal_pointer (&options), FALSE);
  self->data = wire.at;
  self->length = (gsize) (wire.end - wire.at);
  return TRUE;
}

void
hd_job_request_clear (HdJobRequest *self)
{
  g_clear_pointer (&self->options, g_strfreev);
}

static void
put_failure (GByteArray *out, int code, const char *message)
{
  g_autofree char *sentence = hd_text_clean_line (message, -1);

  if (strlen (sentence) > MAX_SENTENCE)
    *g_utf8_find_prev_char (sentence, sentence + MAX_SENTENCE) = '\0';
  hd_wire_put_number (out, 0);
  hd_wire_put_number (out, (guint32) code);
  hd_wire_put_text (out, sentence);
}

/**
 * hd_job_answer_to_frame:
 * @payload: (nullable): what was read, or %NULL with @failure set
 * @failure: (nullable): why it was not
 *
 * Returns: (transfer full): the whole frame, head included
 */
GBytes *
hd_job_answer_to_frame (GBytes *payload, const GError *failure)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  guint8 head[HD_FRAME_HEAD] = { 0 };

  g_byte_array_append (out, head, sizeof head);
  if (payload != NULL && g_bytes_get_size (payload) < HD_FRAME_MAX)
    {
      gsize length;
      const guint8 *data = g_bytes_get_data (payload, &length);

      hd_wire_put_number (out, 1);
      g_byte_array_append (out, data, (guint) length);
    }
  else if (payload != NULL)
    put_failure (out, HD_ERROR_LIMIT, _ ("What is in it is too large to be shown"));
  else
    put_failure (out, failure->domain == HD_ERROR ? failure->code : HD_ERROR_FAILED,
                 failure->message);
  hd_frame_put_head (out->data, out->len - HD_FRAME_HEAD);

  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

static HdError
known_code (guint32 code)
{
  static const HdError known[] = { HD_ERROR_INVALID, HD_ERROR_MISSING, HD_ERROR_NOT_FOUND,
                                   HD_ERROR_PARSE,   HD_ERROR_LIMIT,   HD_ERROR_NEWER };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (code == (guint32) known[i])
      return known[i];
  return HD_ERROR_FAILED;
}

/**
 * hd_job_answer_from_frame:
 * @frame: what the child sent, without the head
 *
 * The answer, from whoever sent it: a payload still has to be checked by the one who knows what
 * it should be.
 *
 * Returns: (transfer full) (nullable): the payload, or %NULL with the child's error, or with
 *   %HD_ERROR_DAMAGED when this is no answer
 */
GBytes *
hd_job_answer_from_frame (GBytes *frame, GError **error)
{
  gsize size = g_bytes_get_size (frame);
  HdWireReader wire = hd_wire_read (frame, 0);
  guint32 ok = hd_wire_get_choice (&wire, 2);
  g_autofree char *sentence = NULL;
  g_autofree char *line = NULL;
  guint32 code;

  if (!wire.failed && ok == 1)
    return g_bytes_new_from_bytes (frame, size - (gsize) (wire.end - wire.at),
                                   (gsize) (wire.end - wire.at));

  code = hd_wire_get_number (&wire);
  sentence = hd_wire_get_text (&wire, MAX_SENTENCE);
  if (wire.failed || wire.at != wire.end || sentence == NULL)
    {
      g_set_error_literal (error, HD_ERROR, HD_ERROR_DAMAGED, "This is no answer");
      return NULL;
    }

  line = hd_text_clean_line (sentence, -1);
  g_set_error_literal (error, HD_ERROR, (int) known_code (code), line);
  return NULL;
}
