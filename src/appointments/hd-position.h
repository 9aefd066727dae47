/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HdPosition:
 * @company: (nullable): where it is
 * @role: (nullable): what it is
 *
 * What a mail says that an appointment is about. What is not certain is %NULL.
 */
typedef struct
{
  char *company;
  char *role;
} HdPosition;

void hd_position_read (const char *text, HdPosition *position);
void hd_position_clear (HdPosition *position);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HdPosition, hd_position_clear)

G_END_DECLS
