/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-record-list.h"

/**
 * HdRecordList:
 *
 * All rows of a small table, as a list that stays true while the program runs.
 *
 * Reading again keeps the objects of rows that are still there and changes their properties, so
 * that a selection or a binding outlives it. `loaded` becomes true when the rows have been read
 * once: before that an empty list means nothing. “record-changed” tells that a record of the list
 * has changed, whichever.
 */
struct _HdRecordList
{
  GObject parent_instance;

  HdStore *store;
  GType item_type;
  HdRecordListFunc func;
  HdRecordListFailed failed;
  gpointer failed_data;
  HdRecordListAdopt adopt;
  gpointer adopt_data;

  GPtrArray *records;
  GCancellable *cancellable; /* cancelled by dispose */
  gboolean loading;
  gboolean again; /* asked for while one was under way */
  gboolean loaded;
};

enum
{
  PROP_0,
  PROP_LOADED,
  PROP_N_ITEMS,
  N_PROPS
};

enum
{
  RECORD_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GType
hd_record_list_get_item_type (GListModel *model)
{
  return HD_RECORD_LIST (model)->item_type;
}

static guint
hd_record_list_get_n_items (GListModel *model)
{
  return HD_RECORD_LIST (model)->records->len;
}

static gpointer
hd_record_list_get_item (GListModel *model, guint position)
{
  HdRecordList *self = HD_RECORD_LIST (model);

  return position < self->records->len ? g_object_ref (self->records->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = hd_record_list_get_item_type;
  iface->get_n_items = hd_record_list_get_n_items;
  iface->get_item = hd_record_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (HdRecordList,
                               hd_record_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
told_cb (HdRecord *record, gpointer holder)
{
  g_signal_emit (holder, signals[RECORD_CHANGED], 0);
}

static void
let_go (HdRecordList *self, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    hd_record_let_go (records->pdata[i], self);
}

static HdRecord *
adopt_record (HdRecordList *self, HdRecord *loaded, HdRecord *known)
{
  if (self->adopt != NULL)
    return self->adopt (loaded, known, self->adopt_data);
  if (known == NULL)
    return g_object_ref (loaded);

  hd_record_take (known, loaded);
  return g_object_ref (known);
}

/* Shows @rows, changing as little as possible. */
static void
show_rows (HdRecordList *self, GPtrArray *rows)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->records);
  g_autofree gint64 *ids = g_new (gint64, old->len);
  guint head = 0;
  guint tail = 0;

  for (guint i = 0; i < old->len; i++)
    {
      ids[i] = hd_record_get_id (old->pdata[i]);
      g_hash_table_insert (known, &ids[i], old->pdata[i]);
    }

  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    {
      gint64 id = hd_record_get_id (rows->pdata[i]);

      g_ptr_array_add (self->records,
                       adopt_record (self, rows->pdata[i], g_hash_table_lookup (known, &id)));
    }
  let_go (self, old);
  for (guint i = 0; i < self->records->len; i++)
    hd_record_hold (self->records->pdata[i], self, told_cb);

  while (head < MIN (old->len, self->records->len) &&
         old->pdata[head] == self->records->pdata[head])
    head++;
  while (tail < MIN (old->len, self->records->len) - head &&
         old->pdata[old->len - 1 - tail] == self->records->pdata[self->records->len - 1 - tail])
    tail++;

  if (old->len != head + tail || self->records->len != head + tail)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                                self->records->len - head - tail);
  if (old->len != self->records->len)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = hd_store_finish (HD_STORE (source), result, &error);
  g_autoptr (HdRecordList) self = NULL;

  /* Cancelled means that user_data may be gone: look at nothing else first. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = g_object_ref (user_data);
  self->loading = FALSE;
  if (rows == NULL)
    {
      self->failed (error, self->failed_data);
    }
  else
    {
      show_rows (self, rows);
      if (!self->loaded)
        {
          self->loaded = TRUE;
          g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
        }
    }
  if (self->again)
    hd_record_list_reload (self);
}

static gpointer
read_rows (HdDb *db, gpointer args, GError **error)
{
  HdRecordListFunc *func = args;

  return (*func) (db, error);
}

static void
hd_record_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  HdRecordList *self = HD_RECORD_LIST (object);

  switch (prop_id)
    {
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->records->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hd_record_list_dispose (GObject *object)
{
  HdRecordList *self = HD_RECORD_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (hd_record_list_parent_class)->dispose (object);
}

static void
hd_record_list_finalize (GObject *object)
{
  HdRecordList *self = HD_RECORD_LIST (object);

  g_clear_object (&self->cancellable);
  let_go (self, self->records);
  g_clear_pointer (&self->records, g_ptr_array_unref);

  G_OBJECT_CLASS (hd_record_list_parent_class)->finalize (object);
}

static void
hd_record_list_class_init (HdRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hd_record_list_get_property;
  object_class->dispose = hd_record_list_dispose;
  object_class->finalize = hd_record_list_finalize;

  properties[PROP_LOADED] =
    g_param_spec_boolean ("loaded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[RECORD_CHANGED] = g_signal_new ("record-changed", HD_TYPE_RECORD_LIST, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hd_record_list_init (HdRecordList *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
}

/**
 * hd_record_list_new:
 * @failed: called with @user_data when reading failed; the list then stays as it was
 *
 * Returns: (transfer full): a list that is being read
 */
HdRecordList *
hd_record_list_new (HdStore *store,
                    GType item_type,
                    HdRecordListFunc func,
                    HdRecordListFailed failed,
                    gpointer user_data)
{
  g_return_val_if_fail (HD_IS_STORE (store), NULL);

  HdRecordList *self = g_object_new (HD_TYPE_RECORD_LIST, NULL);

  self->store = g_object_ref (store);
  self->item_type = item_type;
  self->func = func;
  self->failed = failed;
  self->failed_data = user_data;
  hd_record_list_reload (self);
  return self;
}

void
hd_record_list_set_adopt (HdRecordList *self, HdRecordListAdopt adopt, gpointer user_data)
{
  g_return_if_fail (HD_IS_RECORD_LIST (self));

  self->adopt = adopt;
  self->adopt_data = user_data;
}

/**
 * hd_record_list_reload:
 *
 * Reads all rows again, once more at the end if one was under way.
 */
void
hd_record_list_reload (HdRecordList *self)
{
  HdRecordListFunc *func;

  g_return_if_fail (HD_IS_RECORD_LIST (self));

  self->again = self->loading;
  if (self->loading || g_cancellable_is_cancelled (self->cancellable))
    return;

  self->loading = TRUE;
  func = g_new (HdRecordListFunc, 1);
  *func = self->func;
  hd_store_read_async (self->store, read_rows, func, g_free, (GDestroyNotify) g_ptr_array_unref,
                       self->cancellable, loaded_cb, self);
}

/* Whether what it shows may be older than what is stored. */
gboolean
hd_record_list_is_loading (HdRecordList *self)
{
  g_return_val_if_fail (HD_IS_RECORD_LIST (self), FALSE);

  return self->loading && !g_cancellable_is_cancelled (self->cancellable);
}

/* Reads nothing any more, whoever still shows the list. */
void
hd_record_list_stop (HdRecordList *self)
{
  g_return_if_fail (HD_IS_RECORD_LIST (self));

  g_cancellable_cancel (self->cancellable);
}
