/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>

/* What halfday-cli is measured against: a program that loads GLib and prints a line. */

int
main (void)
{
  g_print ("%s\n", g_get_user_name ());
  return 0;
}
