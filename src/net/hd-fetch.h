/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HdFetchKind:
 *
 * What is wanted from an address. It decides what the server is told that we read, and how large
 * an answer may be when it is unpacked: 16 MB, 32 MB and 8 MB.
 */
typedef enum
{
  HD_FETCH_PAGE,
  HD_FETCH_FEED,
  HD_FETCH_PICTURE,
} HdFetchKind;

/**
 * HdFetchRequest:
 * @url: http or https
 * @etag: (nullable): as the last answer gave it, byte for byte
 * @last_modified: (nullable): likewise; the two are from one answer
 * @allow_local: the user typed the address and, asked, said that a private network is meant
 * @now: seconds since 1970 in UTC, for dates that are given as such
 *
 * One wish, which is copied when it is handed over.
 */
typedef struct
{
  const char *url;
  HdFetchKind kind;
  const char *etag;
  const char *last_modified;
  gboolean allow_local;
  gint64 now;
} HdFetchRequest;

/**
 * HdFetchResult:
 * @status: of HTTP; 304 says that what is there already is still true
 * @url: where the answer came from in the end
 * @moved_to: (nullable): where permanent redirects lead
 * @etag: (nullable): for the next request, as a pair with @last_modified
 * @last_modified: (nullable): likewise
 * @max_age: for so many seconds the server sees no reason to be asked again; -1 unknown
 * @retry_after: for so many seconds it wishes not to be asked again; -1 unsaid
 * @content_type: the whole header, "" when there was none
 * @body: (nullable): the unpacked answer, for a status of 200 to 299 and no other
 */
typedef struct
{
  guint status;
  char *url;
  char *moved_to;
  char *etag;
  char *last_modified;
  gint64 max_age;
  gint64 retry_after;
  char *content_type;
  GBytes *body;
} HdFetchResult;

gboolean hd_fetch_result_is_success (const HdFetchResult *self);
char *hd_fetch_result_explain (const HdFetchResult *self);
void hd_fetch_result_free (HdFetchResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdFetchResult, hd_fetch_result_free)

G_END_DECLS
