/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-subscription.h"

G_DEFINE_FINAL_TYPE (HdSubscription, hd_subscription, HD_TYPE_RECORD)

static const HdField fields[] = {
  { "title", HD_FIELD_STRING, G_STRUCT_OFFSET (HdSubscription, title), .joined = TRUE },
  { "given_title", HD_FIELD_STRING, G_STRUCT_OFFSET (HdSubscription, given_title) },
  { "url", HD_FIELD_STRING, G_STRUCT_OFFSET (HdSubscription, url) },
  { "site", HD_FIELD_STRING, G_STRUCT_OFFSET (HdSubscription, site) },
  { "folder", HD_FIELD_ID, G_STRUCT_OFFSET (HdSubscription, folder) },
  { "keep", HD_FIELD_INT, G_STRUCT_OFFSET (HdSubscription, keep), .initial = HD_SUBSCRIPTION_KEEP },
  { "full_text", HD_FIELD_BOOLEAN, G_STRUCT_OFFSET (HdSubscription, full_text) },
  { "interval", HD_FIELD_INT, G_STRUCT_OFFSET (HdSubscription, interval) },
  { "allow_local", HD_FIELD_BOOLEAN, G_STRUCT_OFFSET (HdSubscription, allow_local) },
  { "etag", HD_FIELD_STRING, G_STRUCT_OFFSET (HdSubscription, etag) },
  { "last_modified", HD_FIELD_STRING, G_STRUCT_OFFSET (HdSubscription, last_modified) },
  { "moving_to", HD_FIELD_STRING, G_STRUCT_OFFSET (HdSubscription, moving_to) },
  { "old_url", HD_FIELD_STRING, G_STRUCT_OFFSET (HdSubscription, old_url) },
  { "ttl", HD_FIELD_INT, G_STRUCT_OFFSET (HdSubscription, ttl), .initial = -1 },
  { "skip_hours", HD_FIELD_INT, G_STRUCT_OFFSET (HdSubscription, skip_hours) },
  { "skip_days", HD_FIELD_INT, G_STRUCT_OFFSET (HdSubscription, skip_days) },
  { "added_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdSubscription, added_at) },
  { "checked_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdSubscription, checked_at) },
  { "succeeded_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdSubscription, succeeded_at) },
  { "next_at", HD_FIELD_TIME, G_STRUCT_OFFSET (HdSubscription, next_at) },
  { "failures", HD_FIELD_INT, G_STRUCT_OFFSET (HdSubscription, failures) },
  { "error", HD_FIELD_STRING, G_STRUCT_OFFSET (HdSubscription, error) },
  { "stopped", HD_FIELD_BOOLEAN, G_STRUCT_OFFSET (HdSubscription, stopped) },
  { "unread", HD_FIELD_INT, G_STRUCT_OFFSET (HdSubscription, unread), .joined = TRUE },
  { "n_articles", HD_FIELD_INT, G_STRUCT_OFFSET (HdSubscription, n_articles), .joined = TRUE },
};

static void
hd_subscription_class_init (HdSubscriptionClass *klass)
{
  hd_record_class_install (HD_RECORD_CLASS (klass), fields, G_N_ELEMENTS (fields));
}

static void
hd_subscription_init (HdSubscription *self)
{
}

HdSubscription *
hd_subscription_new (void)
{
  return g_object_new (HD_TYPE_SUBSCRIPTION, NULL);
}
