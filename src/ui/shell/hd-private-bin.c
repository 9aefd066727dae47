/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-private-bin.h"

#include "hd-drops.h"

struct _HdPrivateBin
{
  AdwBin parent_instance;

  GtkWidget *content; /* owned; NULL while closed */
  GtkWidget *holder;  /* owned: the parent of the content */
  gboolean covered;

  GtkWidget *cover; /* owned */
};

enum
{
  CREATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdPrivateBin, hd_private_bin, ADW_TYPE_BIN)

/* The child is either the content, within its holder, or the cover: what is not a child is drawn
 * nowhere, also not in the thumbnail of a window switcher. A widget that itself is taken out and
 * put back loses its own actions for all that has them inside (GTK 4.8), which what is within it
 * does not. */
static void
update (HdPrivateBin *self)
{
  gboolean shown = self->content != NULL && !self->covered;

  adw_bin_set_child (ADW_BIN (self), shown ? self->holder : self->cover);
}

/* Whoever drags a file here from another window has the focus there, and so the content is covered:
 * what is dropped on the cover is for the content all the same. */
static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, HdPrivateBin *self)
{
  g_autoptr (GListModel) controllers = NULL;
  gboolean taken = FALSE;

  if (self->content == NULL)
    return FALSE;
  controllers = gtk_widget_observe_controllers (self->content);
  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !taken; i++)
    {
      g_autoptr (GtkEventController) inner = g_list_model_get_item (controllers, i);
      gsize n = 0;
      const GType *types = GTK_IS_DROP_TARGET (inner)
                             ? gtk_drop_target_get_gtypes (GTK_DROP_TARGET (inner), &n)
                             : NULL;
      gboolean fits = FALSE;

      for (gsize t = 0; t < n; t++)
        fits |= G_VALUE_HOLDS (value, types[t]);
      if (fits)
        g_signal_emit_by_name (inner, "drop", value, x, y, &taken);
    }
  return taken;
}

static void
hd_private_bin_dispose (GObject *object)
{
  HdPrivateBin *self = HD_PRIVATE_BIN (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  if (self->holder != NULL)
    adw_bin_set_child (ADW_BIN (self->holder), NULL);
  g_clear_object (&self->holder);
  g_clear_object (&self->content);
  g_clear_object (&self->cover);

  G_OBJECT_CLASS (hd_private_bin_parent_class)->dispose (object);
}

/* A page that is left stays in the tree of what can be read aloud; it is not to be read from
 * another one, which may be on a shared screen. */
static void
hd_private_bin_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hd_private_bin_parent_class)->map (widget);
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, FALSE, -1);
}

static void
hd_private_bin_unmap (GtkWidget *widget)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  GTK_WIDGET_CLASS (hd_private_bin_parent_class)->unmap (widget);
}

static void
hd_private_bin_class_init (HdPrivateBinClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hd_private_bin_dispose;
  GTK_WIDGET_CLASS (klass)->map = hd_private_bin_map;
  GTK_WIDGET_CLASS (klass)->unmap = hd_private_bin_unmap;

  /**
   * HdPrivateBin::create:
   *
   * Returns: (transfer full): a new, floating widget: the content
   */
  signals[CREATE] = g_signal_new ("create", HD_TYPE_PRIVATE_BIN, G_SIGNAL_RUN_LAST, 0,
                                  g_signal_accumulator_first_wins, NULL, NULL, GTK_TYPE_WIDGET, 0);
}

static void
hd_private_bin_init (HdPrivateBin *self)
{
  GtkDropTarget *target = hd_drop_target_new ();

  self->holder = g_object_ref_sink (adw_bin_new ());
  self->cover = g_object_ref_sink (adw_status_page_new ());
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->cover), "view-conceal-symbolic");
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (self->cover, GTK_EVENT_CONTROLLER (target));
  update (self);
}

/**
 * hd_private_bin_open:
 *
 * Makes the content unless it is there, and uncovers it.
 */
void
hd_private_bin_open (HdPrivateBin *self)
{
  g_return_if_fail (HD_IS_PRIVATE_BIN (self));

  if (self->content == NULL)
    {
      g_signal_emit (self, signals[CREATE], 0, &self->content);
      g_return_if_fail (GTK_IS_WIDGET (self->content));
      adw_bin_set_child (ADW_BIN (self->holder), self->content);
    }
  self->covered = FALSE;
  update (self);
}

/**
 * hd_private_bin_close:
 *
 * Throws the content away.
 */
void
hd_private_bin_close (HdPrivateBin *self)
{
  g_return_if_fail (HD_IS_PRIVATE_BIN (self));

  self->covered = FALSE;
  if (self->content == NULL)
    return;

  g_autoptr (GtkWidget) content G_GNUC_UNUSED = g_steal_pointer (&self->content);
  update (self);
  adw_bin_set_child (ADW_BIN (self->holder), NULL);
}

/**
 * hd_private_bin_set_covered:
 *
 * Shows the cover instead of the content, or the content again where there is one.
 */
void
hd_private_bin_set_covered (HdPrivateBin *self, gboolean covered)
{
  g_return_if_fail (HD_IS_PRIVATE_BIN (self));

  covered = !!covered;
  if (self->covered == covered)
    return;

  self->covered = covered;
  update (self);
}

gboolean
hd_private_bin_get_covered (HdPrivateBin *self)
{
  g_return_val_if_fail (HD_IS_PRIVATE_BIN (self), FALSE);

  return self->covered;
}

/**
 * hd_private_bin_get_content:
 *
 * Returns: (transfer none) (nullable): the content, %NULL while closed
 */
GtkWidget *
hd_private_bin_get_content (HdPrivateBin *self)
{
  g_return_val_if_fail (HD_IS_PRIVATE_BIN (self), NULL);

  return self->content;
}
