/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-agenda-list.h"

struct _HdAgendaPlace
{
  GObject parent_instance;

  GObject *row;
  gboolean news; /* something else stands here than was last shown */
};

G_DEFINE_FINAL_TYPE (HdAgendaPlace, hd_agenda_place, G_TYPE_OBJECT)

static void
hd_agenda_place_finalize (GObject *object)
{
  g_clear_object (&HD_AGENDA_PLACE (object)->row);

  G_OBJECT_CLASS (hd_agenda_place_parent_class)->finalize (object);
}

static void
hd_agenda_place_class_init (HdAgendaPlaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hd_agenda_place_finalize;
}

static void
hd_agenda_place_init (HdAgendaPlace *self)
{
}

/**
 * hd_agenda_place_get:
 *
 * Returns: (transfer none): what stands here
 */
gpointer
hd_agenda_place_get (HdAgendaPlace *self)
{
  g_return_val_if_fail (HD_IS_AGENDA_PLACE (self), NULL);

  return self->row;
}

/**
 * hd_agenda_place_take_news:
 *
 * Returns: whether something else came to stand here since this was asked last
 */
gboolean
hd_agenda_place_take_news (HdAgendaPlace *self)
{
  g_return_val_if_fail (HD_IS_AGENDA_PLACE (self), FALSE);

  gboolean news = self->news;

  self->news = FALSE;
  return news;
}

struct _HdAgendaList
{
  GObject parent_instance;

  GPtrArray *rows;
  GPtrArray *places; /* as many; NULL where nobody asked yet */
};

static GType
hd_agenda_list_get_item_type (GListModel *model)
{
  return HD_TYPE_AGENDA_PLACE;
}

static guint
hd_agenda_list_get_n_items (GListModel *model)
{
  return HD_AGENDA_LIST (model)->rows->len;
}

static gpointer
hd_agenda_list_get_item (GListModel *model, guint position)
{
  HdAgendaList *self = HD_AGENDA_LIST (model);
  HdAgendaPlace *place;

  if (position >= self->rows->len)
    return NULL;
  if (self->places->pdata[position] == NULL)
    {
      place = g_object_new (HD_TYPE_AGENDA_PLACE, NULL);
      place->row = g_object_ref (self->rows->pdata[position]);
      self->places->pdata[position] = place;
    }
  return g_object_ref (self->places->pdata[position]);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = hd_agenda_list_get_item_type;
  iface->get_n_items = hd_agenda_list_get_n_items;
  iface->get_item = hd_agenda_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (HdAgendaList,
                               hd_agenda_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
hd_agenda_list_finalize (GObject *object)
{
  HdAgendaList *self = HD_AGENDA_LIST (object);

  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->places);

  G_OBJECT_CLASS (hd_agenda_list_parent_class)->finalize (object);
}

static void
hd_agenda_list_class_init (HdAgendaListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hd_agenda_list_finalize;
}

static void
clear_place (gpointer place)
{
  if (place != NULL)
    g_object_unref (place);
}

static void
hd_agenda_list_init (HdAgendaList *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->places = g_ptr_array_new_with_free_func (clear_place);
}

HdAgendaList *
hd_agenda_list_new (void)
{
  return g_object_new (HD_TYPE_AGENDA_LIST, NULL);
}

guint
hd_agenda_list_get_n (HdAgendaList *self)
{
  g_return_val_if_fail (HD_IS_AGENDA_LIST (self), 0);

  return self->rows->len;
}

/**
 * hd_agenda_list_peek:
 *
 * Returns: (transfer none) (nullable): what stands at @position
 */
gpointer
hd_agenda_list_peek (HdAgendaList *self, guint position)
{
  g_return_val_if_fail (HD_IS_AGENDA_LIST (self), NULL);

  return position < self->rows->len ? self->rows->pdata[position] : NULL;
}

/* Puts @added of @rows, from @position on, in the place of @removed. */
static void
splice (HdAgendaList *self, guint position, guint removed, GPtrArray *rows, guint added)
{
  if (removed > 0)
    {
      g_ptr_array_remove_range (self->rows, position, removed);
      g_ptr_array_remove_range (self->places, position, removed);
    }
  if (position == self->rows->len)
    {
      for (guint i = 0; i < added; i++)
        g_ptr_array_add (self->rows, g_object_ref (rows->pdata[position + i]));
      g_ptr_array_set_size (self->places, (int) self->rows->len);
    }
  else
    for (guint i = 0; i < added; i++)
      {
        g_ptr_array_insert (self->rows, (int) (position + i),
                            g_object_ref (rows->pdata[position + i]));
        g_ptr_array_insert (self->places, (int) (position + i), NULL);
      }
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/**
 * hd_agenda_list_change:
 * @at_once: of what is new, so many at most
 *
 * Makes the list that of @rows and changes as little of it as can be: what stays keeps its place,
 * and so its widget.
 */
void
hd_agenda_list_change (HdAgendaList *self, GPtrArray *rows, guint at_once)
{
  g_return_if_fail (HD_IS_AGENDA_LIST (self));

  guint n = rows->len, old = self->rows->len, same = 0, end = 0;

  while (same < MIN (n, old) && rows->pdata[same] == self->rows->pdata[same])
    same++;
  while (end < MIN (n, old) - same && rows->pdata[n - 1 - end] == self->rows->pdata[old - 1 - end])
    end++;
  splice (self, same, old - same - end, rows, MIN (n - same - end, at_once));
}

/**
 * hd_agenda_list_refill:
 * @at_once: so many at most, if the list is not longer already
 *
 * Makes the list that of @rows by another way: the places stay where they are, whatever stands
 * there. Who shows them asks hd_agenda_place_take_news().
 */
void
hd_agenda_list_refill (HdAgendaList *self, GPtrArray *rows, guint at_once)
{
  g_return_if_fail (HD_IS_AGENDA_LIST (self));

  guint old = self->rows->len;
  guint n = MIN (rows->len, MAX (old, at_once));

  for (guint i = 0; i < MIN (n, old); i++)
    {
      HdAgendaPlace *place = self->places->pdata[i];
      g_autoptr (GObject) before G_GNUC_UNUSED = self->rows->pdata[i];

      self->rows->pdata[i] = g_object_ref (rows->pdata[i]);
      if (place != NULL)
        place->news = g_set_object (&place->row, rows->pdata[i]) || place->news;
    }
  splice (self, MIN (n, old), old > n ? old - n : 0, rows, n > old ? n - old : 0);
}
