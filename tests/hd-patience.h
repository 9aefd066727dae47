/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Seconds after which a test calls hostile input endless: far above what it takes, so that only a
 * pass that grows with the square gets there. HD_TEST_PATIENCE is a factor for what slows down
 * everything (valgrind). */
static inline double
hd_patience (void)
{
  const char *factor = g_getenv ("HD_TEST_PATIENCE");

  return 20.0 * (factor != NULL ? g_ascii_strtod (factor, NULL) : 1.0);
}

/* Of what is tried in all combinations: one in so many. It is all of them, or one in eleven, which
 * meets every value of each part, where everything is slowed down. */
static inline guint
hd_one_in (void)
{
  return g_getenv ("HD_TEST_PATIENCE") != NULL ? 11 : 1;
}

/* Of a size, or of rounds, whose number alone makes the work: @n, or a sixteenth where everything
 * is slowed down. That no pass grows with the square shows elsewhere, and a slip of memory in a
 * part. */
static inline guint
hd_part_of (guint n)
{
  return g_getenv ("HD_TEST_PATIENCE") != NULL ? n / 16 : n;
}

/* How often a crash loop runs: @n times, or HD_TEST_ROUNDS in the suite slow. */
static inline int
hd_rounds (int n)
{
  const char *rounds = g_getenv ("HD_TEST_ROUNDS");

  return rounds != NULL ? (int) g_ascii_strtoll (rounds, NULL, 10) : n;
}
