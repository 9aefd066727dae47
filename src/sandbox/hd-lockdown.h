/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HdLockdown:
 * @HD_LOCKDOWN_FILES: the only files that can still be opened are the time zones, for reading
 * @HD_LOCKDOWN_CALLS: only system calls that reckoning needs are left
 *
 * What could be put in place; old kernels lack parts of it.
 */
typedef enum
{
  HD_LOCKDOWN_NONE = 0,
  HD_LOCKDOWN_FILES = 1 << 0,
  HD_LOCKDOWN_CALLS = 1 << 1,
} HdLockdown;

HdLockdown hd_lockdown (void);
HdLockdown hd_lockdown_within (guint cpu_seconds, gsize data);
gboolean hd_lockdown_suffices (HdLockdown done);
void hd_lockdown_renew (guint cpu_seconds, gsize data);

G_END_DECLS
