/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "hd-amount.h"
#include "hd-context.h"
#include "hd-request-facts.h"
#include "hd-when.h"

G_BEGIN_DECLS

GTimeZone *hd_home_zone (GSettings *settings);
char *hd_home_language (GSettings *settings);
char *hd_home_region (GSettings *settings);
HdSpan hd_home_hours (GSettings *settings);
HdWhen *hd_home_read (GSettings *settings, HdDate today, const char *text);
void hd_home_read_async (GSettings *settings,
                         HdContext *context,
                         const char *text,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
HdWhen *hd_home_read_field (GSettings *settings, HdDate today, const char *text);
void hd_home_tell_cut (HdWhen *when, const char *text);

void hd_home_fill_work (GSettings *settings, HdRequestFacts *facts);
void hd_home_tell (GSettings *settings, HdContext *context);

G_END_DECLS
