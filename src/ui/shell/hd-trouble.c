/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-trouble.h"

#include <glib/gi18n.h>

#include "hd-compat.h"
#include "hd-error.h"

/*
 * What the window does when storing or reading failed behind the scenes: it says so in a
 * sentence. A damaged file is left as it is; moving it aside and beginning anew is offered once.
 */

typedef struct
{
  HdWindow *window; /* owned while something is asked or done */
  HdContext *context;
  HdStoreKind kind;
} Trouble;

static void
trouble_free (Trouble *self)
{
  g_object_unref (self->window);
  g_object_unref (self->context);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Trouble, trouble_free)

static void
moved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Trouble) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = hd_context_set_aside_finish (self->context, result, &error);
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  /* Translators: %s is the name of a file. */
  g_autofree char *said =
    name != NULL ? g_strdup_printf (_ ("The old file is now %s"), name) : NULL;

  hd_window_toast (self->window, said != NULL ? said : error->message);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Trouble) self = user_data;

  if (hd_confirm_finish (result))
    {
      HdContext *context = self->context;
      HdStoreKind kind = self->kind;

      hd_context_set_aside_async (context, kind, moved_cb, g_steal_pointer (&self));
    }
}

static void
offer_new_file (HdWindow *window, HdContext *context, HdStoreKind kind, const GError *error)
{
  static const char *const asked[] = { "hd-asked-private", "hd-asked-library" };
  g_autofree char *body = NULL;
  Trouble *self;

  if (g_object_get_data (G_OBJECT (window), asked[kind]) != NULL)
    return;
  g_object_set_data (G_OBJECT (window), asked[kind], GINT_TO_POINTER (TRUE));

  self = g_new0 (Trouble, 1);
  self->window = g_object_ref (window);
  self->context = g_object_ref (context);
  self->kind = kind;
  body = g_strdup_printf ("%s\n\n%s", error->message,
                          _ ("You can move it aside and begin with an empty one. Nothing in the "
                             "old file is changed or deleted."));
  hd_confirm_async (GTK_WINDOW (window), _ ("Begin Anew?"), body, _ ("_Move Aside"), FALSE,
                    answered_cb, self);
}

static void
failed_cb (HdContext *context, const GError *error, int kind, gpointer user_data)
{
  HdWindow *window = HD_WINDOW (user_data);

  if (g_error_matches (error, HD_ERROR, HD_ERROR_DAMAGED))
    offer_new_file (window, context, (HdStoreKind) kind, error);
  else
    hd_window_toast (window, error->message);
}

/* Another process may have written while somebody worked elsewhere. */
static void
active_changed_cb (GtkWindow *window, GParamSpec *pspec, gpointer user_data)
{
  if (gtk_window_is_active (window))
    hd_context_refresh (HD_CONTEXT (user_data));
}

/**
 * hd_trouble_watch:
 *
 * Lets @window tell of what fails in @context, and look for changes of other processes whenever
 * it becomes active.
 */
void
hd_trouble_watch (HdWindow *window, HdContext *context)
{
  g_return_if_fail (HD_IS_WINDOW (window));
  g_return_if_fail (HD_IS_CONTEXT (context));

  g_signal_connect_object (context, "failed", G_CALLBACK (failed_cb), window, 0);
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (active_changed_cb), context, 0);
}
