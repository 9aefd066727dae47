/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-guarded-address.h"

#include <glib/gi18n.h>

#include "hd-error.h"

/**
 * HdGuardedAddress:
 *
 * A host to connect to, which leaves out the addresses that must not be asked. What it hands out
 * is what is connected to, without a second look-up in between: so no name can first lead to a
 * harmless address and then to another, and to a refused one not even a connection is opened.
 * It remains a #GNetworkAddress, as it is also the name that a certificate is checked against.
 *
 * Behind a proxy that the system has set, it is the proxy that looks names up; then only hosts
 * that are written as numbers can be checked.
 */
struct _HdGuardedAddress
{
  GNetworkAddress parent_instance;

  HdAddressCheck check;
  gpointer user_data;
};

/* Its walk over the addresses. */
#define HD_TYPE_GUARDED_WALK (hd_guarded_walk_get_type ())
G_DECLARE_FINAL_TYPE (HdGuardedWalk, hd_guarded_walk, HD, GUARDED_WALK, GSocketAddressEnumerator)

struct _HdGuardedWalk
{
  GSocketAddressEnumerator parent_instance;

  HdGuardedAddress *guard;
  GSocketAddressEnumerator *walk;
  gboolean found;
  gboolean refused;
};

static void hd_guarded_address_connectable_init (GSocketConnectableIface *iface);

G_DEFINE_FINAL_TYPE (HdGuardedWalk, hd_guarded_walk, G_TYPE_SOCKET_ADDRESS_ENUMERATOR)

G_DEFINE_FINAL_TYPE_WITH_CODE (HdGuardedAddress,
                               hd_guarded_address,
                               G_TYPE_NETWORK_ADDRESS,
                               G_IMPLEMENT_INTERFACE (G_TYPE_SOCKET_CONNECTABLE,
                                                      hd_guarded_address_connectable_init))

static gboolean
is_allowed (HdGuardedWalk *self, GSocketAddress *address)
{
  HdGuardedAddress *guard = self->guard;

  if (G_IS_PROXY_ADDRESS (address))
    {
      /* The address itself is the proxy's, which the user has set. */
      const char *host = g_proxy_address_get_destination_hostname (G_PROXY_ADDRESS (address));
      g_autoptr (GInetAddress) number = g_inet_address_new_from_string (host);
      g_autoptr (GSocketAddress) target = NULL;

      if (number == NULL)
        return TRUE;
      target = g_inet_socket_address_new (number, g_proxy_address_get_destination_port (
                                                    G_PROXY_ADDRESS (address)));
      return guard->check (G_INET_SOCKET_ADDRESS (target), guard->user_data);
    }

  return G_IS_INET_SOCKET_ADDRESS (address) &&
         guard->check (G_INET_SOCKET_ADDRESS (address), guard->user_data);
}

/* Returns: whether the walk is at its end with nothing but refused addresses */
static gboolean
ended_refused (HdGuardedWalk *self, GSocketAddress *address, const GError *error)
{
  return address == NULL && error == NULL && self->refused && !self->found;
}

static void
set_refused (GError **error)
{
  g_set_error_literal (error, HD_ERROR, HD_ERROR_LOCAL,
                       _ ("The address leads into a private network, and not to the web."));
}

static GSocketAddress *
hd_guarded_walk_next (GSocketAddressEnumerator *walk, GCancellable *cancellable, GError **error)
{
  HdGuardedWalk *self = HD_GUARDED_WALK (walk);
  GError *failure = NULL;

  for (;;)
    {
      GSocketAddress *address =
        g_socket_address_enumerator_next (self->walk, cancellable, &failure);

      if (address == NULL)
        {
          if (ended_refused (self, address, failure))
            set_refused (error);
          else if (failure != NULL)
            g_propagate_error (error, failure);
          return NULL;
        }
      if (is_allowed (self, address))
        {
          self->found = TRUE;
          return address;
        }
      self->refused = TRUE;
      g_object_unref (address);
    }
}

static void
next_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  HdGuardedWalk *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GSocketAddress) address =
    g_socket_address_enumerator_next_finish (G_SOCKET_ADDRESS_ENUMERATOR (source), result, &error);

  if (ended_refused (self, address, error))
    set_refused (&error);

  if (error != NULL)
    {
      g_task_return_error (task, error);
    }
  else if (address == NULL || is_allowed (self, address))
    {
      self->found = self->found || address != NULL;
      g_task_return_pointer (task, g_steal_pointer (&address), g_object_unref);
    }
  else
    {
      self->refused = TRUE;
      g_socket_address_enumerator_next_async (self->walk, g_task_get_cancellable (task), next_cb,
                                              g_object_ref (task));
    }
}

static void
hd_guarded_walk_next_async (GSocketAddressEnumerator *walk,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  HdGuardedWalk *self = HD_GUARDED_WALK (walk);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, hd_guarded_walk_next_async);
  g_socket_address_enumerator_next_async (self->walk, cancellable, next_cb, task);
}

static GSocketAddress *
hd_guarded_walk_next_finish (GSocketAddressEnumerator *walk, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
hd_guarded_walk_dispose (GObject *object)
{
  HdGuardedWalk *self = HD_GUARDED_WALK (object);

  g_clear_object (&self->walk);
  g_clear_object (&self->guard);

  G_OBJECT_CLASS (hd_guarded_walk_parent_class)->dispose (object);
}

static void
hd_guarded_walk_class_init (HdGuardedWalkClass *klass)
{
  GSocketAddressEnumeratorClass *walk_class = G_SOCKET_ADDRESS_ENUMERATOR_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_guarded_walk_dispose;
  walk_class->next = hd_guarded_walk_next;
  walk_class->next_async = hd_guarded_walk_next_async;
  walk_class->next_finish = hd_guarded_walk_next_finish;
}

static void
hd_guarded_walk_init (HdGuardedWalk *self)
{
}

static GSocketAddressEnumerator *
walk_new (HdGuardedAddress *self, GSocketAddressEnumerator *walk)
{
  HdGuardedWalk *guarded = g_object_new (HD_TYPE_GUARDED_WALK, NULL);

  guarded->guard = g_object_ref (self);
  guarded->walk = walk;
  return G_SOCKET_ADDRESS_ENUMERATOR (guarded);
}

static GSocketConnectableIface *
parent_iface (void)
{
  return g_type_interface_peek (hd_guarded_address_parent_class, G_TYPE_SOCKET_CONNECTABLE);
}

static GSocketAddressEnumerator *
hd_guarded_address_enumerate (GSocketConnectable *connectable)
{
  return walk_new (HD_GUARDED_ADDRESS (connectable), parent_iface ()->enumerate (connectable));
}

static GSocketAddressEnumerator *
hd_guarded_address_proxy_enumerate (GSocketConnectable *connectable)
{
  return walk_new (HD_GUARDED_ADDRESS (connectable),
                   parent_iface ()->proxy_enumerate (connectable));
}

static void
hd_guarded_address_connectable_init (GSocketConnectableIface *iface)
{
  iface->enumerate = hd_guarded_address_enumerate;
  iface->proxy_enumerate = hd_guarded_address_proxy_enumerate;
}

static void
hd_guarded_address_class_init (HdGuardedAddressClass *klass)
{
}

static void
hd_guarded_address_init (HdGuardedAddress *self)
{
}

/**
 * hd_guarded_address_new:
 * @scheme: http or https, by which the system may choose a proxy
 * @host: the name or number of a checked address
 * @check: which addresses may be connected to; outlives the object
 *
 * Returns: (transfer full): what to connect to
 */
HdGuardedAddress *
hd_guarded_address_new (const char *scheme,
                        const char *host,
                        guint16 port,
                        HdAddressCheck check,
                        gpointer user_data)
{
  HdGuardedAddress *self = g_object_new (HD_TYPE_GUARDED_ADDRESS, "scheme", scheme, "hostname",
                                         host, "port", (guint) port, NULL);

  self->check = check;
  self->user_data = user_data;
  return self;
}
