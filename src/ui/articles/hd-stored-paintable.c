/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-stored-paintable.h"

/**
 * HdStoredPaintable:
 *
 * A picture from a file of our own, of a size that is known before: nothing moves when it comes. It
 * is decoded the first time that it is about to be seen, and not on the main thread, so that a long
 * article with many pictures opens and scrolls as one without.
 */
struct _HdStoredPaintable
{
  GObject parent_instance;

  char *path;
  int width;
  int height;

  GdkTexture *texture; /* (nullable) */
  gboolean asked;
};

static void paintable_iface_init (GdkPaintableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (HdStoredPaintable,
                               hd_stored_paintable,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GDK_TYPE_PAINTABLE, paintable_iface_init))

static void
load_thread (GTask *task, gpointer source, gpointer path, GCancellable *cancellable)
{
  GError *error = NULL;
  GdkTexture *texture = gdk_texture_new_from_filename (path, &error);

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

/* A file that is gone leaves the place empty: what it showed is told in words beside it. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  HdStoredPaintable *self = HD_STORED_PAINTABLE (source);

  self->texture = g_task_propagate_pointer (G_TASK (result), NULL);
  if (self->texture != NULL)
    gdk_paintable_invalidate_contents (GDK_PAINTABLE (self));
}

static void
ask (HdStoredPaintable *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, loaded_cb, NULL);

  self->asked = TRUE;
  g_task_set_task_data (task, g_strdup (self->path), g_free);
  g_task_run_in_thread (task, load_thread);
}

static void
hd_stored_paintable_snapshot (GdkPaintable *paintable,
                              GdkSnapshot *snapshot,
                              double width,
                              double height)
{
  static const GdkRGBA empty = { 0.5f, 0.5f, 0.5f, 0.12f };
  HdStoredPaintable *self = HD_STORED_PAINTABLE (paintable);

  if (self->texture != NULL)
    {
      gdk_paintable_snapshot (GDK_PAINTABLE (self->texture), snapshot, width, height);
      return;
    }
  gtk_snapshot_append_color (snapshot, &empty,
                             &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  if (!self->asked)
    ask (self);
}

static int
hd_stored_paintable_get_width (GdkPaintable *paintable)
{
  return HD_STORED_PAINTABLE (paintable)->width;
}

static int
hd_stored_paintable_get_height (GdkPaintable *paintable)
{
  return HD_STORED_PAINTABLE (paintable)->height;
}

static GdkPaintableFlags
hd_stored_paintable_get_flags (GdkPaintable *paintable)
{
  return GDK_PAINTABLE_STATIC_SIZE;
}

static void
paintable_iface_init (GdkPaintableInterface *iface)
{
  iface->snapshot = hd_stored_paintable_snapshot;
  iface->get_intrinsic_width = hd_stored_paintable_get_width;
  iface->get_intrinsic_height = hd_stored_paintable_get_height;
  iface->get_flags = hd_stored_paintable_get_flags;
}

static void
hd_stored_paintable_finalize (GObject *object)
{
  HdStoredPaintable *self = HD_STORED_PAINTABLE (object);

  g_free (self->path);
  g_clear_object (&self->texture);

  G_OBJECT_CLASS (hd_stored_paintable_parent_class)->finalize (object);
}

static void
hd_stored_paintable_class_init (HdStoredPaintableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hd_stored_paintable_finalize;
}

static void
hd_stored_paintable_init (HdStoredPaintable *self)
{
}

/* @width, @height: in pixels, as they were when the file was written */
GdkPaintable *
hd_stored_paintable_new (const char *path, int width, int height)
{
  HdStoredPaintable *self = g_object_new (HD_TYPE_STORED_PAINTABLE, NULL);

  self->path = g_strdup (path);
  self->width = width;
  self->height = height;
  return GDK_PAINTABLE (self);
}
