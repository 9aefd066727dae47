/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The longest address that is fetched or stored, in bytes. */
#define HD_NET_URL_MAX 4096

GUri *hd_net_parse_url (const char *url, GError **error);
GUri *hd_net_resolve (GUri *base, const char *reference, GError **error);
gboolean hd_net_address_is_public (GInetAddress *address);

G_END_DECLS
