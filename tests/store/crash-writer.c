/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "hd-own-name.h"
#include "hd-names-table.h"
#include "hd-record-sql.h"
#include "hd-schema.h"
#include "hd-store.h"

/*
 * Adds names through a store for ever and prints the number of each that was acknowledged.
 * test-crash kills it.
 */

static int next;
static GMainLoop *loop;

static void write_next (HdStore *store);

static gpointer
add_name (HdDb *db, gpointer data, GError **error)
{
  g_autofree char *text = g_strdup_printf ("name-%d", GPOINTER_TO_INT (data));
  g_autoptr (HdOwnName) name =
    g_object_new (HD_TYPE_OWN_NAME, "kind", "company", "name", text, NULL);

  return hd_names_table_save (db, name, 1, error) ? hd_row_id_new (1) : NULL;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = hd_store_finish (HD_STORE (source), result, &error);

  if (id == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      g_main_loop_quit (loop);
      return;
    }

  printf ("%d\n", GPOINTER_TO_INT (data));
  fflush (stdout);
  write_next (HD_STORE (source));
}

static void
write_next (HdStore *store)
{
  int number = next++;

  hd_store_write_async (store, add_name, GINT_TO_POINTER (number), NULL, g_free, written_cb,
                        GINT_TO_POINTER (number));
}

int
main (int argc, char **argv)
{
  g_autoptr (HdStore) store = NULL;

  if (argc != 3)
    return 2;

  next = (int) g_ascii_strtoll (argv[2], NULL, 10);
  loop = g_main_loop_new (NULL, FALSE);
  store = hd_store_new (&hd_schema_private, argv[1], FALSE);
  write_next (store);
  g_main_loop_run (loop);
  hd_store_close (store, NULL);
  g_main_loop_unref (loop);
  return 1;
}
