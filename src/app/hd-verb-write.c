/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-verb-write.h"

#include "hd-record-sql.h"
#include "hd-record-tidy.h"

/*
 * What the verbs on the private database have in common: values are copied to the thread of the
 * store, written there, and the verb ends with hd_context_finish(), which gives an id.
 */

/**
 * hd_verb_answer:
 * @done: whether the job was done
 *
 * Returns: (transfer full) (nullable): what a job answers: the id of its record, which may be a
 *   new one, or the id that it was told; %NULL when it was not done
 */
gpointer
hd_verb_answer (const HdVerbArgs *args, gboolean done)
{
  if (!done)
    return NULL;
  return hd_row_id_new (args->record != NULL ? hd_record_get_id (args->record) : args->id);
}

/**
 * hd_verb_save_async:
 * @record: new or changed, as it was typed; it is copied and tidied
 * @func: the job that stores #HdVerbArgs.record
 */
void
hd_verb_save_async (HdContext *context,
                    HdRecord *record,
                    HdStoreFunc func,
                    gpointer tag,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  HdVerbArgs *args = hd_verb_args_new (context);

  args->record = hd_record_copy (record);
  hd_record_tidy (args->record);
  hd_context_write_async (context, HD_STORE_PRIVATE, func, args, tag, callback, user_data);
}

/**
 * hd_verb_row_async:
 * @id: the row that the job @func is about
 * @number: what else it is told
 */
void
hd_verb_row_async (HdContext *context,
                   gint64 id,
                   gint64 number,
                   HdStoreFunc func,
                   gpointer tag,
                   GAsyncReadyCallback callback,
                   gpointer user_data)
{
  hd_verb_text_async (context, id, number, NULL, func, tag, callback, user_data);
}

/* hd_verb_row_async() with a text; it is copied. */
void
hd_verb_text_async (HdContext *context,
                    gint64 id,
                    gint64 number,
                    const char *text,
                    HdStoreFunc func,
                    gpointer tag,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  HdVerbArgs *args = hd_verb_args_new (context);

  args->id = id;
  args->number = number;
  args->text = g_strdup (text);
  hd_context_write_async (context, HD_STORE_PRIVATE, func, args, tag, callback, user_data);
}
