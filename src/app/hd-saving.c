/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-saving-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-document-pictures.h"
#include "hd-error.h"
#include "hd-file-read.h"
#include "hd-parser.h"

/**
 * HdSaving:
 *
 * A page on its way into the library, once: fetched or opened, read in the child, with its
 * pictures, and stored. Nothing is stored before everything is there, so that one who cancels has
 * changed nothing.
 *
 * `stage`, `pictures` and `pictures-done` tell how far it is.
 */

/* A page that leads elsewhere by itself is followed so often. */
#define MAX_HOPS 3

G_DEFINE_FINAL_TYPE (HdSaving, hd_saving, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STAGE,
  PROP_PICTURES,
  PROP_PICTURES_DONE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
hd_saving_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  HdSaving *self = HD_SAVING (object);

  switch (prop_id)
    {
    case PROP_STAGE:
      g_value_set_int (value, self->stage);
      break;
    case PROP_PICTURES:
      g_value_set_uint (value, self->n_pictures);
      break;
    case PROP_PICTURES_DONE:
      g_value_set_uint (value, self->n_done);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hd_saving_finalize (GObject *object)
{
  HdSaving *self = HD_SAVING (object);

  g_free (self->asked);
  g_free (self->address);
  g_free (self->charset);
  g_free (self->feed);
  g_free (self->web_host);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->page, hd_page_free);
  g_clear_pointer (&self->pictures, hd_page_pictures_free);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (hd_saving_parent_class)->finalize (object);
}

static void
hd_saving_class_init (HdSavingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hd_saving_get_property;
  object_class->finalize = hd_saving_finalize;

  properties[PROP_STAGE] = g_param_spec_int ("stage", NULL, NULL, 0, HD_SAVING_DONE, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PICTURES] = g_param_spec_uint ("pictures", NULL, NULL, 0, G_MAXUINT, 0,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PICTURES_DONE] = g_param_spec_uint ("pictures-done", NULL, NULL, 0, G_MAXUINT, 0,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hd_saving_init (HdSaving *self)
{
}

/* Returns: (transfer full): which does nothing until it is run, once */
HdSaving *
hd_saving_new (HdContext *context)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  HdSaving *self = g_object_new (HD_TYPE_SAVING, NULL);

  self->context = g_object_ref (context);
  return self;
}

/* The user, asked, said that an address in a private network is meant. */
void
hd_saving_set_allow_local (HdSaving *self, gboolean allow_local)
{
  g_return_if_fail (HD_IS_SAVING (self));

  self->allow_local = !!allow_local;
}

void
hd_saving_set_stage (HdSaving *self, HdSavingStage stage)
{
  self->stage = stage;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STAGE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PICTURES]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PICTURES_DONE]);
}

/* @error: (transfer full) */
void
hd_saving_fail (HdSaving *self, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  g_task_return_error (task, error);
}

static void
fail_with (HdSaving *self, int code, const char *sentence)
{
  hd_saving_fail (self, g_error_new_literal (HD_ERROR, code, sentence));
}

static void fetch (HdSaving *self, const char *address);

/* What a file is that is no page, as a sentence with a way on. */
static void
explain_kind (HdSaving *self)
{
  switch (self->kind)
    {
    case HD_PAGE_FEED:
      fail_with (self, HD_ERROR_INVALID,
                 _ ("This is a feed, a list of articles that grows: add it to the feeds instead."));
      break;
    case HD_PAGE_PDF:
      fail_with (self, HD_ERROR_INVALID, _ ("This is a PDF document and no page: keep the file."));
      break;
    case HD_PAGE_PICTURE:
      fail_with (self, HD_ERROR_INVALID, _ ("This is a picture and no page: keep the file."));
      break;
    case HD_PAGE_BINARY:
      fail_with (self, HD_ERROR_INVALID, _ ("This is a file of another kind and no page."));
      break;
    case HD_PAGE_MOVED:
      fail_with (self, HD_ERROR_INVALID,
                 _ ("The page leads on to other pages without an end, and there is none to read."));
      break;
    case HD_PAGE_EMPTY:
    case HD_PAGE_ARTICLE:
    default:
      fail_with (self, HD_ERROR_NOT_FOUND,
                 _ ("There is no text in this page. If it is there in a browser, save the page as "
                    "a file there and open that file here."));
    }
}

static void
progress_cb (const HdPagePictures *pictures, gpointer user_data)
{
  HdSaving *self = user_data;

  self->n_pictures = pictures->total;
  self->n_done = pictures->done;
  hd_saving_set_stage (self, HD_SAVING_PICTURES);
}

static void
pictures_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdSaving) self = user_data;
  GError *error = NULL;

  self->pictures = hd_page_pictures_fetch_finish (HD_CONTEXT (source), result, &error);
  if (self->pictures == NULL)
    hd_saving_fail (self, error);
  else
    hd_saving_store (self);
}

static void
fetch_pictures (HdSaving *self, gboolean from_web)
{
  hd_page_pictures_fetch_async (self->context, self->page, from_web, G_PRIORITY_DEFAULT,
                                progress_cb, self, g_task_get_cancellable (self->task), pictures_cb,
                                g_object_ref (self));
}

/* Who opens a file did not ask for anything to be fetched. */
static void
ask_or_fetch (HdSaving *self)
{
  if (self->asks && self->asked == NULL)
    self->n_web = hd_page_pictures_count_web (self->page, &self->web_host);
  if (self->n_web > 0)
    hd_saving_set_stage (self, HD_SAVING_ASKING);
  else
    fetch_pictures (self, TRUE);
}

/**
 * hd_saving_set_asks:
 *
 * A file whose pictures are on the web waits at %HD_SAVING_ASKING for hd_saving_answer().
 */
void
hd_saving_set_asks (HdSaving *self, gboolean asks)
{
  g_return_if_fail (HD_IS_SAVING (self));

  self->asks = !!asks;
}

/* Goes on from %HD_SAVING_ASKING, with the pictures of the web or without them. */
void
hd_saving_answer (HdSaving *self, gboolean from_web)
{
  g_return_if_fail (HD_IS_SAVING (self));

  if (self->stage == HD_SAVING_ASKING && self->task != NULL)
    fetch_pictures (self, from_web);
}

/* Returns: how many pictures of the file are on the web; @host: (out) (transfer none) (optional):
 *   where the first of them is */
guint
hd_saving_get_web_pictures (HdSaving *self, const char **host)
{
  g_return_val_if_fail (HD_IS_SAVING (self), 0);

  if (host != NULL)
    *host = self->web_host;
  return self->n_web;
}

static void
page_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdSaving) self = user_data;
  GError *error = NULL;
  g_autoptr (GBytes) payload = hd_parser_run_finish (HD_PARSER (source), result, &error);

  if (payload != NULL)
    self->page = hd_page_new_from_bytes (payload, &error);
  if (self->page == NULL)
    {
      hd_saving_fail (self, error);
      return;
    }

  self->kind = self->page->kind;
  g_free (self->feed);
  self->feed = g_strdup (self->kind == HD_PAGE_FEED ? self->address : self->page->feed);
  if (self->kind == HD_PAGE_MOVED && self->asked != NULL && self->hops++ < MAX_HOPS)
    {
      g_autofree char *next = g_strdup (self->page->refresh);

      g_clear_pointer (&self->page, hd_page_free);
      /* As with a redirect: what was asked for in private is not asked for in the open. */
      if (g_str_has_prefix (self->address, "https:") && !g_str_has_prefix (next, "https:"))
        fail_with (self, HD_ERROR_FAILED,
                   _ ("The site sends us on from a safe connection to one that anybody can "
                      "read."));
      else
        fetch (self, next);
    }
  else if (self->kind != HD_PAGE_ARTICLE)
    explain_kind (self);
  else
    ask_or_fetch (self);
}

static void
read_page (HdSaving *self)
{
  const char *options[5] = { NULL };
  guint n = 0;

  if (self->address != NULL)
    {
      options[n++] = "base";
      options[n++] = self->address;
    }
  if (self->charset != NULL)
    {
      options[n++] = "charset";
      options[n++] = self->charset;
    }
  hd_saving_set_stage (self, HD_SAVING_READING);
  hd_parser_run_async (hd_context_get_parser (self->context), HD_JOB_PAGE, options, self->bytes,
                       G_PRIORITY_DEFAULT, g_task_get_cancellable (self->task), page_read_cb,
                       g_object_ref (self));
}

/* The charset that a Content-Type names. */
static char *
find_charset (const char *content_type)
{
  g_autofree char *lower = g_ascii_strdown (content_type, -1);
  const char *at = strstr (lower, "charset=");

  if (at == NULL)
    return NULL;
  at += strlen ("charset=");
  at += *at == '"' || *at == '\'';
  return g_strndup (at, strcspn (at, "\"'; \t"));
}

/* Why there is no page; where a browser may be let in, what to do then. */
static GError *
explain_answer (const HdFetchResult *answer)
{
  g_autofree char *why = hd_fetch_result_explain (answer);
  gboolean guarded = answer->status == 401 || answer->status == 403 || answer->status == 429 ||
                     answer->status == 503;

  return g_error_new (HD_ERROR, HD_ERROR_FAILED, "%s%s%s", why != NULL ? why : "",
                      guarded ? " " : "",
                      guarded ? _ ("If a browser shows it, save the page as a file there and open "
                                   "that file here.")
                              : "");
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdSaving) self = user_data;
  GError *error = NULL;
  g_autoptr (HdFetchResult) answer = hd_fetcher_fetch_finish (HD_FETCHER (source), result, &error);

  if (answer == NULL)
    {
      hd_saving_fail (self, error);
      return;
    }
  if (answer->body == NULL)
    {
      hd_saving_fail (self, explain_answer (answer));
      return;
    }

  g_free (self->address);
  self->address = g_strdup (answer->url);
  g_free (self->charset);
  self->charset = find_charset (answer->content_type);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  self->bytes = g_bytes_ref (answer->body);
  read_page (self);
}

static void
fetch (HdSaving *self, const char *address)
{
  const HdFetchRequest request = {
    .url = address,
    .kind = HD_FETCH_PAGE,
    /* What the page leads to was not typed by anybody. */
    .allow_local = self->allow_local && self->hops == 0,
    .now = hd_context_get_now (self->context),
  };

  hd_saving_set_stage (self, HD_SAVING_FETCHING);
  hd_fetcher_fetch_async (hd_context_get_fetcher (self->context), &request,
                          g_task_get_cancellable (self->task), fetched_cb, g_object_ref (self));
}

static gboolean
begin (HdSaving *self,
       gpointer tag,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_return_val_if_fail (HD_IS_SAVING (self) && self->task == NULL && self->page == NULL, FALSE);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, tag);
  return TRUE;
}

/**
 * hd_saving_dup_address:
 * @text: what somebody typed or pasted
 *
 * Returns: (transfer full) (nullable): the address in it, with https where no scheme was given;
 *   %NULL when it is none
 */
char *
hd_saving_dup_address (const char *text)
{
  g_autofree char *line = g_strstrip (g_strdup (text));
  g_autofree char *address = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *host;

  if (*line == '\0' || strpbrk (line, " \t\n\r<>\"") != NULL)
    return NULL;
  address = strstr (line, "://") != NULL ? g_strdup (line) : g_strconcat ("https://", line, NULL);
  if (g_ascii_strncasecmp (address, "http://", 7) != 0 &&
      g_ascii_strncasecmp (address, "https://", 8) != 0)
    return NULL;
  uri = g_uri_parse (address, G_URI_FLAGS_PARSE_RELAXED, NULL);
  host = uri != NULL ? g_uri_get_host (uri) : NULL;
  /* A word alone is hardly a host. */
  if (host == NULL || *host == '\0' || (strstr (line, "://") == NULL && strchr (host, '.') == NULL))
    return NULL;
  return g_steal_pointer (&address);
}

/**
 * hd_saving_run_address_async:
 * @address: as hd_saving_dup_address() gives it
 *
 * Fetches and saves a page; ends with hd_saving_finish(). %HD_ERROR_LOCAL says that the address
 * is in a private network: ask, and begin another with hd_saving_set_allow_local().
 */
void
hd_saving_run_address_async (HdSaving *self,
                             const char *address,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  if (!begin (self, hd_saving_run_address_async, cancellable, callback, user_data))
    return;
  self->asked = g_strdup (address);
  fetch (self, address);
}

static void
file_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdSaving) self = user_data;
  GError *error = NULL;

  self->bytes = hd_file_read_finish (G_FILE (source), result, &error);
  if (self->bytes != NULL)
    read_page (self);
  else
    hd_saving_fail (self, error);
}

/* Saves what a browser stored as a file: HTML, or MHTML with its pictures. */
void
hd_saving_run_file_async (HdSaving *self,
                          GFile *file,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  if (!begin (self, hd_saving_run_file_async, cancellable, callback, user_data))
    return;
  hd_saving_set_stage (self, HD_SAVING_READING);
  hd_file_read_async (file, HD_SAVING_MAX_FILE, cancellable, file_read_cb, g_object_ref (self));
}

/**
 * hd_saving_run_bytes_async:
 * @bytes: a page, as it was pasted
 * @address: (nullable): where it is from
 */
void
hd_saving_run_bytes_async (HdSaving *self,
                           GBytes *bytes,
                           const char *address,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  if (!begin (self, hd_saving_run_bytes_async, cancellable, callback, user_data))
    return;
  self->bytes = g_bytes_ref (bytes);
  self->address = g_strdup (address);
  read_page (self);
}

/* Returns: the id of the article, or 0 with @error set */
gint64
hd_saving_finish (HdSaving *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), 0);

  g_autofree gint64 *id = g_task_propagate_pointer (G_TASK (result), error);

  return id != NULL ? *id : 0;
}

HdSavingStage
hd_saving_get_stage (HdSaving *self)
{
  g_return_val_if_fail (HD_IS_SAVING (self), HD_SAVING_FETCHING);

  return self->stage;
}

/* Returns: how many pictures the page has; @done: (out) (optional): of which are done with */
guint
hd_saving_get_pictures (HdSaving *self, guint *done)
{
  g_return_val_if_fail (HD_IS_SAVING (self), 0);

  if (done != NULL)
    *done = self->n_done;
  return self->n_pictures;
}

HdSavedHow
hd_saving_get_how (HdSaving *self)
{
  g_return_val_if_fail (HD_IS_SAVING (self), HD_SAVED_NEW);

  return self->how;
}

/* What the file was, also after a failure. */
HdPageKind
hd_saving_get_kind (HdSaving *self)
{
  g_return_val_if_fail (HD_IS_SAVING (self), HD_PAGE_EMPTY);

  return self->kind;
}

/* Returns: (nullable): the feed that the page names, or that it is */
const char *
hd_saving_get_feed (HdSaving *self)
{
  g_return_val_if_fail (HD_IS_SAVING (self), NULL);

  return self->feed;
}

/* Returns: how many pictures could not be had */
guint
hd_saving_get_missing (HdSaving *self)
{
  g_return_val_if_fail (HD_IS_SAVING (self), 0);

  return self->pictures != NULL ? self->pictures->missing : 0;
}
