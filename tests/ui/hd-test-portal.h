/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HdTestPortal:
 * @gone: answers the call itself with an error
 * @response: 0 yes, 1 the person said no
 * @uri: the file that is chosen
 * @method: what was asked last, and so on
 *
 * A portal of our own on the test's bus: what it answers, and what it was asked. Behind the lock
 * while a call is under way.
 */
typedef struct
{
  GMutex lock;
  GMainContext *context;
  GMainLoop *loop;
  gboolean ready;
  gboolean gone;
  guint32 response;
  const char *uri;
  gboolean background;
  gboolean autostart;
  char *method;
  char *title;
  GVariant *options;
} HdTestPortal;

extern HdTestPortal hd_test_portal;

void hd_test_portal_start (void);
void hd_test_portal_wait (void);
void hd_test_portal_stop (void);

G_END_DECLS
