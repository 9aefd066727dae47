/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * HdNameKind:
 *
 * What a name that must stay out of a message stands for; each kind is matched in its own way.
 */
typedef enum
{
  HD_NAME_COMPANY,
  HD_NAME_RECRUITER,
  HD_NAME_ROLE,
  HD_NAME_PLACE,
  HD_NAME_TITLE,
  HD_NAME_URL,
  N_HD_NAME_KINDS,
} HdNameKind;

gboolean hd_name_kind_from_string (const char *text, HdNameKind *kind);

/**
 * HdNameList:
 * @entries: (element-type HdNameEntry): what must stay out
 * @own: (element-type utf8): people of one's own work: manager, colleagues, deputies
 * @employer: (nullable): one's own employer, which is never a finding
 * @tools: (element-type utf8): tools used at work
 * @city: (nullable): where one works
 */
typedef struct
{
  HdNameKind kind;
  char *name;
  gboolean exempt; /* also my client, agency or tool: matches nothing */
} HdNameEntry;

typedef struct
{
  GPtrArray *entries;
  GPtrArray *own;
  char *employer;
  GPtrArray *tools;
  char *city;
} HdNameList;

/* More than one person collects in years of searching; beyond it the input is wrong. */
#define HD_NAME_LIST_MAX 20000

HdNameList *hd_name_list_new (void);
void hd_name_list_free (HdNameList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdNameList, hd_name_list_free)

void hd_name_list_add (HdNameList *self, HdNameKind kind, const char *name, gboolean exempt);
HdNameList *hd_name_list_from_json (GBytes *bytes, GPtrArray *unknown, GError **error);

G_END_DECLS
