/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-test-leaks.h"

/* Linked to the program itself: what GLib leaves behind on purpose is told before it does. */
__attribute__ ((constructor)) static void
forgive_quarks (void)
{
  hd_test_leaks_forgive_quarks ();
}
