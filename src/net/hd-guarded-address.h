/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HdAddressCheck:
 *
 * Returns: whether a connection to this address may be made
 */
typedef gboolean (*HdAddressCheck) (GInetSocketAddress *address, gpointer user_data);

#define HD_TYPE_GUARDED_ADDRESS (hd_guarded_address_get_type ())
G_DECLARE_FINAL_TYPE (HdGuardedAddress, hd_guarded_address, HD, GUARDED_ADDRESS, GNetworkAddress)

HdGuardedAddress *hd_guarded_address_new (const char *scheme,
                                          const char *host,
                                          guint16 port,
                                          HdAddressCheck check,
                                          gpointer user_data);

G_END_DECLS
