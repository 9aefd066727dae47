/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HdTestServer:
 *
 * A server on the loopback that says what a test wants, byte for byte, and remembers what it was
 * asked. Its answers run on threads of their own, so that they may be as slow as they like.
 */
typedef struct _HdTestServer HdTestServer;

/* Writes an answer, the head included; the connection ends when it returns. */
typedef void (*HdTestAnswer) (GOutputStream *out, const char *head, gpointer user_data);

HdTestServer *hd_test_server_new (GTlsCertificate *certificate);
void hd_test_server_free (HdTestServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdTestServer, hd_test_server_free)

guint16 hd_test_server_get_port (HdTestServer *self);
char *hd_test_server_url (HdTestServer *self, const char *host, const char *path);
void hd_test_server_answer (HdTestServer *self,
                            const char *path,
                            HdTestAnswer answer,
                            gpointer user_data);
void hd_test_server_say (HdTestServer *self, const char *path, const char *answer);
void hd_test_server_serve (HdTestServer *self,
                           const char *path,
                           const char *headers,
                           const char *body,
                           gssize length);

guint hd_test_server_count (HdTestServer *self, const char *path);
guint hd_test_server_count_connections (HdTestServer *self);
char *hd_test_server_last_head (HdTestServer *self, const char *path);

gboolean hd_test_write (GOutputStream *out, const void *bytes, gsize length);

/* Names ending in “.test”: one address for each, or several with commas between; they rotate
 * through the alternatives that a | separates, one for each look-up. */
void hd_test_resolver_install (void);
void hd_test_resolver_set (const char *name, const char *addresses);
guint hd_test_resolver_count (const char *name);

G_END_DECLS
