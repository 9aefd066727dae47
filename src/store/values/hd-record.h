/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HdFieldType:
 * @HD_FIELD_STRING: `char *`, never %NULL; property of type string
 * @HD_FIELD_BOOLEAN: `gboolean`
 * @HD_FIELD_INT: `int`
 * @HD_FIELD_OPTIONAL: `int`, where the field's initial value means “none” (NULL in the database)
 * @HD_FIELD_TIME: `gint64`, seconds since 1970 in UTC; 0 means “never” (NULL in the database)
 * @HD_FIELD_ID: `gint64`, another record's id; 0 means “none” (NULL in the database)
 */
typedef enum
{
  HD_FIELD_STRING,
  HD_FIELD_BOOLEAN,
  HD_FIELD_INT,
  HD_FIELD_OPTIONAL,
  HD_FIELD_TIME,
  HD_FIELD_ID,
} HdFieldType;

/**
 * HdField:
 * @name: the column; the property is the same with dashes
 * @offset: where it is in the instance
 * @initial: its first value, for %HD_FIELD_INT, %HD_FIELD_OPTIONAL and %HD_FIELD_BOOLEAN
 * @joined: read together with the row, but not a column of its table
 *
 * One line of the table that describes a kind of record.
 */
typedef struct
{
  const char *name;
  HdFieldType type;
  guint offset;
  int initial;
  gboolean joined;
} HdField;

#define HD_TYPE_RECORD (hd_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (HdRecord, hd_record, HD, RECORD, GObject)

struct _HdRecordClass
{
  GObjectClass parent_class;

  const HdField *fields;
  guint n_fields;
};

/* @self, whose properties have changed, and is in the hands of @holder. */
typedef void (*HdRecordTold) (HdRecord *self, gpointer holder);

void hd_record_class_install (HdRecordClass *klass, const HdField *fields, guint n_fields);

gint64 hd_record_get_id (HdRecord *self);
void hd_record_set_id (HdRecord *self, gint64 id);
gpointer hd_record_copy (HdRecord *self);
gboolean hd_record_take (HdRecord *self, HdRecord *from);

void hd_record_hold (HdRecord *self, gpointer holder, HdRecordTold told);
void hd_record_let_go (HdRecord *self, gpointer holder);

void hd_record_set_string (HdRecord *self, guint field, const char *value);
void hd_record_set_number (HdRecord *self, guint field, gint64 value);
void hd_record_fill_string (HdRecord *self, guint field, const char *value);
void hd_record_fill_number (HdRecord *self, guint field, gint64 value);
gint64 hd_record_get_number (HdRecord *self, guint field);
const char *hd_record_get_string (HdRecord *self, guint field);

G_END_DECLS
