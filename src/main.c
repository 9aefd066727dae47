/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "hd-application.h"
#include "hd-translations.h"

static int
handle_local_options_cb (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      printf ("halfday %s\n", HD_VERSION);
      return 0;
    }

  /* Without a display GTK would end the process with a line that helps nobody. */
  if (!gtk_init_check ())
    {
      fputs (_ ("Halfday needs a display. Without one use halfday-cli, or build-aux/run, which "
                "shows it in a web browser.\n"),
             stderr);
      return 1;
    }

  return -1;
}

int
main (int argc, char **argv)
{
  g_autoptr (HdApplication) application = NULL;
  const struct rlimit no_core = { 0, 0 };

  /* What was typed shall not end up in a core file. */
  setrlimit (RLIMIT_CORE, &no_core);
#ifndef __SANITIZE_ADDRESS__ /* whose leak check attaches to its own process */
  prctl (PR_SET_DUMPABLE, 0);
#endif

  setlocale (LC_ALL, "");
  hd_translations_bind ();
  g_set_application_name ("Halfday");

  application = hd_application_new (APPLICATION_ID);
  g_signal_connect (application, "handle-local-options", G_CALLBACK (handle_local_options_cb),
                    NULL);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
