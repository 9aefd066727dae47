/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-export-formats.h"

#include <string.h>

#include "hd-articles-table.h"
#include "hd-cli-store.h"
#include "hd-document-copy.h"

/* The articles in Markdown, one after the other. */

static gboolean
write_article (HdDb *db, HdArticleItem *item, GOutputStream *out, GError **error)
{
  g_autoptr (GBytes) bytes =
    hd_articles_table_document (db, hd_record_get_id (HD_RECORD (item)), error);
  g_autoptr (HdDocument) document =
    bytes != NULL ? hd_document_new_from_bytes (bytes, error) : NULL;
  g_autofree char *text = NULL;
  g_autofree char *head = NULL;

  if (document == NULL)
    return FALSE;
  text = hd_document_copy_markdown (document, 0, HD_DOCUMENT_END);
  head = *item->url != '\0' ? g_strdup_printf ("# %s\n\n<%s>\n\n", item->title, item->url)
                            : g_strdup_printf ("# %s\n\n", item->title);
  return hd_cli_write (out, head, error) && hd_cli_write (out, text, error) &&
         hd_cli_write (out, "\n\n", error);
}

gboolean
hd_cli_write_markdown (HdCli *cli, GOutputStream *out, GError **error)
{
  g_autoptr (HdDb) db = hd_cli_open_store (cli, HD_STORE_LIBRARY, error);
  g_autoptr (GArray) ids =
    db != NULL ? hd_articles_table_list (db, HD_ARTICLES_ALL, 0, error) : NULL;

  if (ids == NULL)
    return FALSE;
  /* One at a time: a library need not fit into memory. */
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GPtrArray) rows =
        hd_articles_table_rows (db, &g_array_index (ids, gint64, i), 1, error);

      if (rows == NULL)
        return FALSE;
      if (rows->len == 1 && rows->pdata[0] != NULL &&
          !write_article (db, rows->pdata[0], out, error))
        return FALSE;
    }
  return TRUE;
}
