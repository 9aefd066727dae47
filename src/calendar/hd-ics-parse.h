/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More is not read: the limits of spec 18, “ICS input bombs”. */
#define HD_ICS_MAX_BYTES ((gsize) 16 * 1024 * 1024)
#define HD_ICS_MAX_COMPONENTS 25000 /* ten thousand events, each with an alarm */
#define HD_ICS_MAX_DEPTH 8
#define HD_ICS_MAX_PROPERTIES 20000 /* of one component */

/**
 * HdIcsProperty:
 * @name: in capitals
 * @parameters: what stands between name and value, with its first semicolon; "" when nothing
 * @value: unfolded, transfer encoding undone, escapes kept
 * @loose: the name was not written in capitals
 *
 * One content line. The strings belong to the file it is from.
 */
typedef struct
{
  const char *name;
  const char *parameters;
  const char *value;
  gboolean loose;
} HdIcsProperty;

typedef struct _HdIcsComponent HdIcsComponent;

/**
 * HdIcsComponent:
 * @name: in capitals
 * @properties: (element-type HdIcsProperty)
 * @children: (element-type HdIcsComponent)
 * @open: its END is missing
 */
struct _HdIcsComponent
{
  const char *name;
  GArray *properties;
  GPtrArray *children;
  gboolean open;
};

/**
 * HdIcsFile:
 * @root: holds the components of the file, whatever they are
 *
 * A calendar file cut into lines and components, as tolerantly as can be: the meaning of nothing
 * is judged here.
 */
typedef struct
{
  HdIcsComponent *root;
  GStringChunk *strings;
  guint n_components;
  gboolean too_many; /* components or levels beyond the limits were left out */
} HdIcsFile;

HdIcsFile *hd_ics_parse (const char *data, gsize length);
void hd_ics_file_free (HdIcsFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdIcsFile, hd_ics_file_free)

const HdIcsProperty *hd_ics_get (const HdIcsComponent *component, const char *name);
const char *hd_ics_value (const HdIcsComponent *component, const char *name);
char *hd_ics_parameter (const HdIcsProperty *property, const char *name);
char *hd_ics_text (const char *value);

char *hd_ics_decode (const char *data, gsize length, const char *charset, gsize *out_length);
char *hd_ics_unquote (const char *text, gsize *out_length);
char *hd_ics_mend (const char *data, gsize length);
char *hd_ics_recode (const char *text, const char *charset);

G_END_DECLS
