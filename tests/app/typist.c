/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>

#include "hd-drafts.h"

/*
 * Types a letter every 20 ms into a draft and prints how many there are. test-typing kills it.
 */

typedef struct
{
  HdContext *context;
  HdKeptDraft *draft;
  GString *text;
} Typist;

static gboolean
type_cb (gpointer data)
{
  Typist *typist = data;

  g_string_append_c (typist->text, 'x');
  g_object_set (typist->draft, "body", typist->text->str, NULL);
  hd_drafts_keep (typist->context, typist->draft);
  printf ("%d\n", (int) typist->text->len);
  fflush (stdout);
  return G_SOURCE_CONTINUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Typist typist;

  if (argc != 2)
    return 2;

  typist.context = hd_context_new (argv[1], NULL);
  typist.draft = hd_kept_draft_new ();
  typist.text = g_string_new (NULL);
  g_timeout_add (20, type_cb, &typist);
  g_main_loop_run (loop);
  return 1;
}
