/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context-private.h"
#include "hd-library-private.h"
#include "hd-page-pictures.h"
#include "hd-saving.h"

G_BEGIN_DECLS

struct _HdSaving
{
  GObject parent_instance;

  HdContext *context; /* owned */
  gboolean allow_local;
  gboolean asks; /* before pictures of a file are fetched from the web */

  GTask *task; /* while it runs */
  HdSavingStage stage;
  HdSavedHow how;
  HdPageKind kind;

  char *asked;   /* (nullable): the address that somebody gave */
  char *address; /* (nullable): where the page came from in the end */
  char *charset; /* (nullable) */
  GBytes *bytes; /* the page as it came */
  HdPage *page;  /* the page as it was read */
  char *feed;    /* (nullable) */
  guint hops;    /* how often the page led elsewhere by itself */

  HdPagePictures *pictures; /* when all are there that can be had */
  guint n_web;              /* of a file, those that would have to be fetched */
  char *web_host;           /* (nullable): where the first of them is */
  guint n_pictures;
  guint n_done;
};

void hd_saving_set_stage (HdSaving *self, HdSavingStage stage);
void hd_saving_fail (HdSaving *self, GError *error);

/* hd-saving-store.c */
void hd_saving_store (HdSaving *self);

G_END_DECLS
