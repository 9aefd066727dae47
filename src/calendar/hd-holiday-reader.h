/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-holiday-list.h"

G_BEGIN_DECLS

HdHolidayList *hd_holiday_list_read (GBytes *bytes, HdDate from, HdDate until, GError **error);

G_END_DECLS
