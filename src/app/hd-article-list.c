/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-article-list.h"

#include "hd-article-search.h"
#include "hd-articles-table.h"
#include "hd-library-private.h"

/**
 * HdArticleList:
 *
 * Articles as a list view wants them, of any number.
 *
 * What is held is the order, one number for each article: sorting, filtering and searching are
 * done by the database. An item is made when somebody looks at it; it begins empty (`loaded`) and
 * is filled soon after, together with its neighbours.
 */
struct _HdArticleList
{
  GObject parent_instance;

  HdLibrary *library; /* owned */
  HdArticleFilter filter;
  gint64 scope; /* the feed, folder or tag of the filter */
  char *search; /* "" for none */

  GArray *ids;
  GCancellable *cancellable; /* of the reading that is under way */
  gboolean loaded;

  GHashTable *asked;    /* the pages whose rows will be asked for together */
  GHashTable *snippets; /* the pages whose rows were asked for with the snippets of this search */
  guint ask_id;
  GPtrArray *recent; /* the last items, so that scrolling back does not read them again */
  guint next_recent;
};

/* Rows are read by pages of so many; about two screens. */
#define PAGE 64

#define RECENT 256

enum
{
  PROP_0,
  PROP_FILTER,
  PROP_SEARCH,
  PROP_LOADED,
  PROP_N_ITEMS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GType
hd_article_list_get_item_type (GListModel *model)
{
  return HD_TYPE_ARTICLE_ITEM;
}

static guint
hd_article_list_get_n_items (GListModel *model)
{
  return HD_ARTICLE_LIST (model)->ids->len;
}

static void
ask_for_page (HdArticleList *self, guint page)
{
  guint start = page * PAGE;

  if (self->search[0] != '\0')
    g_hash_table_add (self->snippets, GUINT_TO_POINTER (page));
  if (start < self->ids->len)
    hd_library_want (self->library, &g_array_index (self->ids, gint64, start),
                     MIN (PAGE, self->ids->len - start),
                     self->search[0] != '\0' ? self->search : NULL);
}

/* A list view asks for its items one by one; they are read together when it is done. */
static gboolean
ask_cb (gpointer user_data)
{
  HdArticleList *self = user_data;
  g_autoptr (GHashTable) pages = g_steal_pointer (&self->asked);
  GHashTableIter iter;
  gpointer page;

  self->ask_id = 0;
  self->asked = g_hash_table_new (NULL, NULL);
  g_hash_table_iter_init (&iter, pages);
  while (g_hash_table_iter_next (&iter, &page, NULL))
    ask_for_page (self, GPOINTER_TO_UINT (page));
  return G_SOURCE_REMOVE;
}

static void
keep_recent (HdArticleList *self, HdArticleItem *item)
{
  if (self->recent->len < RECENT)
    {
      g_ptr_array_add (self->recent, g_object_ref (item));
      return;
    }

  g_object_unref (self->recent->pdata[self->next_recent]);
  self->recent->pdata[self->next_recent] = g_object_ref (item);
  self->next_recent = (self->next_recent + 1) % RECENT;
}

static void
ask_soon (HdArticleList *self, guint page)
{
  g_hash_table_add (self->asked, GUINT_TO_POINTER (page));
  if (self->ask_id == 0)
    self->ask_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, ask_cb, self, NULL);
}

static gboolean
lacks_snippet (HdArticleList *self, guint page)
{
  return self->search[0] != '\0' &&
         !g_hash_table_contains (self->snippets, GUINT_TO_POINTER (page));
}

/* What a search found says nothing when it is over. */
static void
clear_snippet (HdArticleItem *item)
{
  if (item->snippet[0] != '\0')
    g_object_set (item, "snippet", "", "marks", "", NULL);
}

static gpointer
hd_article_list_get_item (GListModel *model, guint position)
{
  HdArticleList *self = HD_ARTICLE_LIST (model);
  HdArticleItem *item;

  if (position >= self->ids->len)
    return NULL;

  item = hd_library_ref_item (self->library, g_array_index (self->ids, gint64, position));
  if (self->search[0] == '\0')
    clear_snippet (item);
  if (!item->loaded)
    keep_recent (self, item);
  if (!item->loaded || lacks_snippet (self, position / PAGE))
    ask_soon (self, position / PAGE);
  return item;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = hd_article_list_get_item_type;
  iface->get_n_items = hd_article_list_get_n_items;
  iface->get_item = hd_article_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (HdArticleList,
                               hd_article_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

typedef struct
{
  HdArticleFilter filter;
  gint64 scope;
  char *search;
} Query;

static void
query_free (gpointer data)
{
  Query *query = data;

  g_free (query->search);
  g_free (query);
}

static gpointer
read_ids (HdDb *db, gpointer data, GError **error)
{
  Query *query = data;

  if (query->search[0] != '\0')
    return hd_article_search (db, query->search, query->filter, query->scope, error);
  return hd_articles_table_list (db, query->filter, query->scope, error);
}

/* Nobody asks again for rows that stay where they are, but what was found is another place. */
static void
ask_for_kept (HdArticleList *self, guint from, guint to)
{
  for (guint page = from / PAGE; self->search[0] != '\0' && page * PAGE < to; page++)
    ask_soon (self, page);
}

/* Shows another order, changing as little as possible. */
static void
show_ids (HdArticleList *self, GArray *ids)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->ids);
  const gint64 *a = (const gint64 *) (gpointer) old->data;
  const gint64 *b = (const gint64 *) (gpointer) ids->data;
  guint shorter = MIN (old->len, ids->len);
  guint head = 0;
  guint tail = 0;

  self->ids = g_array_ref (ids);
  while (head < shorter && a[head] == b[head])
    head++;
  while (tail < shorter - head && a[old->len - 1 - tail] == b[ids->len - 1 - tail])
    tail++;

  if (old->len != head + tail || ids->len != head + tail)
    g_list_model_items_changed (G_LIST_MODEL (self), head, old->len - head - tail,
                                ids->len - head - tail);
  if (old->len != ids->len)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
  ask_for_kept (self, 0, head);
  ask_for_kept (self, ids->len - tail, ids->len);
}

static void
show_answer (HdArticleList *self, GArray *ids)
{
  g_hash_table_remove_all (self->snippets);
  show_ids (self, ids);
  for (guint i = 0; self->search[0] == '\0' && i < self->recent->len; i++)
    clear_snippet (self->recent->pdata[i]);
}

static void
set_loaded (HdArticleList *self, gboolean loaded)
{
  if (self->loaded == loaded)
    return;
  self->loaded = loaded;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
}

static void
ids_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = hd_store_finish (HD_STORE (source), result, &error);
  HdArticleList *self;

  /* Cancelled means that user_data may be gone: look at nothing else first. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = HD_ARTICLE_LIST (user_data);
  if (ids == NULL)
    hd_library_fail (self->library, error);
  else
    show_answer (self, ids);
  set_loaded (self, TRUE);
}

/* Reads the order again; an answer that is still under way no longer counts. */
void
hd_article_list_reload (HdArticleList *self)
{
  Query *query;

  g_return_if_fail (HD_IS_ARTICLE_LIST (self));

  if (hd_library_get_store (self->library) == NULL)
    return; /* the context is gone */

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  query = g_new0 (Query, 1);
  query->filter = self->filter;
  query->scope = self->scope;
  query->search = g_strdup (self->search);
  hd_store_read_async (hd_library_get_store (self->library), read_ids, query, query_free,
                       (GDestroyNotify) g_array_unref, self->cancellable, ids_read_cb, self);
}

static void
hd_article_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  HdArticleList *self = HD_ARTICLE_LIST (object);

  switch (prop_id)
    {
    case PROP_FILTER:
      g_value_set_int (value, self->filter);
      break;
    case PROP_SEARCH:
      g_value_set_string (value, self->search);
      break;
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->ids->len);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hd_article_list_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  HdArticleList *self = HD_ARTICLE_LIST (object);

  switch (prop_id)
    {
    case PROP_FILTER:
      hd_article_list_set_filter (self, (HdArticleFilter) g_value_get_int (value));
      break;
    case PROP_SEARCH:
      hd_article_list_set_search (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hd_article_list_dispose (GObject *object)
{
  HdArticleList *self = HD_ARTICLE_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->ask_id, g_source_remove);
  g_ptr_array_set_size (self->recent, 0);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (hd_article_list_parent_class)->dispose (object);
}

static void
hd_article_list_finalize (GObject *object)
{
  HdArticleList *self = HD_ARTICLE_LIST (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->asked, g_hash_table_unref);
  g_clear_pointer (&self->snippets, g_hash_table_unref);
  g_clear_pointer (&self->recent, g_ptr_array_unref);
  g_free (self->search);

  G_OBJECT_CLASS (hd_article_list_parent_class)->finalize (object);
}

static void
hd_article_list_class_init (HdArticleListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hd_article_list_get_property;
  object_class->set_property = hd_article_list_set_property;
  object_class->dispose = hd_article_list_dispose;
  object_class->finalize = hd_article_list_finalize;

  properties[PROP_FILTER] =
    g_param_spec_int ("filter", NULL, NULL, HD_ARTICLES_ALL, HD_ARTICLES_FEEDS, HD_ARTICLES_ALL,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SEARCH] =
    g_param_spec_string ("search", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /* Whether what is shown answers the filter and the search. */
  properties[PROP_LOADED] =
    g_param_spec_boolean ("loaded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hd_article_list_init (HdArticleList *self)
{
  self->search = g_strdup ("");
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->asked = g_hash_table_new (NULL, NULL);
  self->snippets = g_hash_table_new (NULL, NULL);
  self->recent = g_ptr_array_new_with_free_func (g_object_unref);
}

/* Returns: (transfer full): a list of all articles, which is being read */
HdArticleList *
hd_article_list_new (HdContext *context)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  HdArticleList *self = g_object_new (HD_TYPE_ARTICLE_LIST, NULL);

  self->library = g_object_ref (hd_context_get_library (context));
  hd_library_add_list (self->library, self);
  hd_article_list_reload (self);
  return self;
}

void
hd_article_list_set_filter (HdArticleList *self, HdArticleFilter filter)
{
  hd_article_list_set_scope (self, filter, 0);
}

/**
 * hd_article_list_set_scope:
 * @scope: the id of the feed, folder or tag that @filter is about, else 0
 */
void
hd_article_list_set_scope (HdArticleList *self, HdArticleFilter filter, gint64 scope)
{
  g_return_if_fail (HD_IS_ARTICLE_LIST (self));

  if (self->filter == filter && self->scope == scope)
    return;
  self->filter = filter;
  self->scope = scope;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
  set_loaded (self, FALSE);
  hd_article_list_reload (self);
}

/**
 * hd_article_list_set_search:
 * @words: (nullable): what somebody typed, in any state; nothing for the whole list
 *
 * Shows what holds all the words, best first, at most %HD_SEARCH_MAX. Call it at every key: a
 * search that is under way is given up.
 */
void
hd_article_list_set_search (HdArticleList *self, const char *words)
{
  g_return_if_fail (HD_IS_ARTICLE_LIST (self));

  words = words != NULL ? words : "";
  if (g_str_equal (self->search, words))
    return;

  g_free (self->search);
  self->search = g_strdup (words);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCH]);
  set_loaded (self, FALSE);
  hd_article_list_reload (self);
}

gboolean
hd_article_list_get_loaded (HdArticleList *self)
{
  g_return_val_if_fail (HD_IS_ARTICLE_LIST (self), FALSE);

  return self->loaded;
}

/**
 * hd_article_list_find:
 * @position: (out): where the article is
 *
 * Returns: whether the list shows the article
 */
gboolean
hd_article_list_find (HdArticleList *self, gint64 id, guint *position)
{
  g_return_val_if_fail (HD_IS_ARTICLE_LIST (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}
