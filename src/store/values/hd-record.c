/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-record.h"

/**
 * HdRecord:
 *
 * One row of a table, as lists and bindings show it.
 *
 * A kind of record is a table of its fields and a struct that holds them: the properties, the
 * notifications, copying, and reading from and writing to the database follow from the table. The
 * struct is public so that C code can read `recipient->name`; it is written through properties
 * only, so that everything that is bound to it hears of it.
 *
 * A record knows nothing of where it is stored; changing one changes nothing there.
 */
typedef struct
{
  gint64 id;       /* 0 until it is stored */
  gpointer holder; /* borrowed */
  HdRecordTold told;
} HdRecordPrivate;

enum
{
  PROP_ID = 1,
  FIRST_FIELD
};

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (HdRecord, hd_record, G_TYPE_OBJECT)

static void *
place (HdRecord *self, const HdField *field)
{
  return (guint8 *) self + field->offset;
}

static const HdField *
find_field (HdRecord *self, guint number)
{
  HdRecordClass *klass = HD_RECORD_GET_CLASS (self);

  g_assert (number < klass->n_fields);
  return &klass->fields[number];
}

/* What most fields of most rows hold: one for all of them. */
static char nothing[] = "";

static void
free_string (char *text)
{
  if (text != nothing)
    g_free (text);
}

/* TRUE when the value was another one before. */
static gboolean
put_string (HdRecord *self, const HdField *field, const char *value)
{
  char **slot = place (self, field);

  value = value != NULL ? value : "";
  if (g_strcmp0 (*slot, value) == 0)
    return FALSE;

  free_string (*slot);
  *slot = *value != '\0' ? g_strdup (value) : nothing;
  return TRUE;
}

static gboolean
put_number (HdRecord *self, const HdField *field, gint64 value)
{
  if (field->type == HD_FIELD_TIME || field->type == HD_FIELD_ID)
    {
      gint64 *slot = place (self, field);

      if (*slot == value)
        return FALSE;
      *slot = value;
    }
  else
    {
      int *slot = place (self, field);
      int small =
        field->type == HD_FIELD_BOOLEAN ? value != 0 : (int) CLAMP (value, G_MININT, G_MAXINT);

      if (*slot == small)
        return FALSE;
      *slot = small;
    }
  return TRUE;
}

static gint64
take_number (HdRecord *self, const HdField *field)
{
  if (field->type == HD_FIELD_TIME || field->type == HD_FIELD_ID)
    return *(gint64 *) place (self, field);

  return *(int *) place (self, field);
}

static void
hd_record_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  HdRecord *self = HD_RECORD (object);

  if (prop_id == PROP_ID)
    {
      g_value_set_int64 (value, hd_record_get_id (self));
      return;
    }

  const HdField *field = find_field (self, prop_id - FIRST_FIELD);

  switch (field->type)
    {
    case HD_FIELD_STRING:
      g_value_set_string (value, *(char **) place (self, field));
      break;
    case HD_FIELD_BOOLEAN:
      g_value_set_boolean (value, take_number (self, field) != 0);
      break;
    case HD_FIELD_INT:
    case HD_FIELD_OPTIONAL:
      g_value_set_int (value, (int) take_number (self, field));
      break;
    case HD_FIELD_TIME:
    case HD_FIELD_ID:
    default:
      g_value_set_int64 (value, take_number (self, field));
      break;
    }
}

static void
hd_record_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  HdRecord *self = HD_RECORD (object);
  guint number = prop_id - FIRST_FIELD;

  switch (find_field (self, number)->type)
    {
    case HD_FIELD_STRING:
      hd_record_set_string (self, number, g_value_get_string (value));
      break;
    case HD_FIELD_BOOLEAN:
      hd_record_set_number (self, number, g_value_get_boolean (value));
      break;
    case HD_FIELD_INT:
    case HD_FIELD_OPTIONAL:
      hd_record_set_number (self, number, g_value_get_int (value));
      break;
    case HD_FIELD_TIME:
    case HD_FIELD_ID:
    default:
      hd_record_set_number (self, number, g_value_get_int64 (value));
      break;
    }
}

static void
hd_record_constructed (GObject *object)
{
  HdRecord *self = HD_RECORD (object);
  HdRecordClass *klass = HD_RECORD_GET_CLASS (self);

  G_OBJECT_CLASS (hd_record_parent_class)->constructed (object);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].type == HD_FIELD_STRING)
      put_string (self, &klass->fields[i], "");
    else
      put_number (self, &klass->fields[i], klass->fields[i].initial);
}

static void
hd_record_finalize (GObject *object)
{
  HdRecord *self = HD_RECORD (object);
  HdRecordClass *klass = HD_RECORD_GET_CLASS (self);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].type == HD_FIELD_STRING)
      free_string (*(char **) place (self, &klass->fields[i]));

  G_OBJECT_CLASS (hd_record_parent_class)->finalize (object);
}

static void
hd_record_class_init (HdRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = hd_record_constructed;
  object_class->get_property = hd_record_get_property;
  object_class->finalize = hd_record_finalize;

  g_object_class_install_property (object_class, PROP_ID,
                                   g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0,
                                                       G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                                         G_PARAM_STATIC_STRINGS));
}

static void
hd_record_init (HdRecord *self)
{
}

static GParamSpec *
new_pspec (const HdField *field)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY;

  switch (field->type)
    {
    case HD_FIELD_STRING:
      return g_param_spec_string (field->name, NULL, NULL, "", flags);
    case HD_FIELD_BOOLEAN:
      return g_param_spec_boolean (field->name, NULL, NULL, field->initial != 0, flags);
    case HD_FIELD_INT:
    case HD_FIELD_OPTIONAL:
      return g_param_spec_int (field->name, NULL, NULL, G_MININT, G_MAXINT, field->initial, flags);
    case HD_FIELD_TIME:
    case HD_FIELD_ID:
    default:
      return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    }
}

/**
 * hd_record_class_install:
 * @fields: static
 *
 * Gives a kind of record its properties; called from its class_init.
 */
void
hd_record_class_install (HdRecordClass *klass, const HdField *fields, guint n_fields)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  klass->fields = fields;
  klass->n_fields = n_fields;

  /* GObject does not let these two be inherited. */
  object_class->get_property = hd_record_get_property;
  object_class->set_property = hd_record_set_property;

  for (guint i = 0; i < n_fields; i++)
    g_object_class_install_property (object_class, FIRST_FIELD + i, new_pspec (&fields[i]));
}

/* Returns: the row's id, or 0 for a record that is not stored yet */
gint64
hd_record_get_id (HdRecord *self)
{
  g_return_val_if_fail (HD_IS_RECORD (self), 0);

  HdRecordPrivate *priv = hd_record_get_instance_private (self);

  return priv->id;
}

static void
notify (HdRecord *self, const char *property)
{
  HdRecordPrivate *priv = hd_record_get_instance_private (self);

  g_object_notify (G_OBJECT (self), property);
  if (priv->holder != NULL)
    priv->told (self, priv->holder);
}

void
hd_record_set_id (HdRecord *self, gint64 id)
{
  g_return_if_fail (HD_IS_RECORD (self));

  HdRecordPrivate *priv = hd_record_get_instance_private (self);

  if (priv->id == id)
    return;
  priv->id = id;
  notify (self, "id");
}

static void
notify_field (HdRecord *self, const HdField *field)
{
  notify (self, field->name);
}

void
hd_record_set_string (HdRecord *self, guint number, const char *value)
{
  const HdField *field = find_field (self, number);

  if (put_string (self, field, value))
    notify_field (self, field);
}

void
hd_record_set_number (HdRecord *self, guint number, gint64 value)
{
  const HdField *field = find_field (self, number);

  if (put_number (self, field, value))
    notify_field (self, field);
}

/* Sets a field of a record that nobody has seen yet: nobody is told. */
void
hd_record_fill_string (HdRecord *self, guint number, const char *value)
{
  put_string (self, find_field (self, number), value);
}

/* Same. */
void
hd_record_fill_number (HdRecord *self, guint number, gint64 value)
{
  put_number (self, find_field (self, number), value);
}

gint64
hd_record_get_number (HdRecord *self, guint number)
{
  return take_number (self, find_field (self, number));
}

const char *
hd_record_get_string (HdRecord *self, guint number)
{
  return *(char **) place (self, find_field (self, number));
}

/**
 * hd_record_copy:
 *
 * Returns: (transfer full): a record of the same kind with the same values and id, to be edited
 *   or given to another thread
 */
gpointer
hd_record_copy (HdRecord *self)
{
  g_return_val_if_fail (HD_IS_RECORD (self), NULL);

  HdRecord *copy = g_object_new (G_OBJECT_TYPE (self), NULL);

  hd_record_set_id (copy, hd_record_get_id (self));
  hd_record_take (copy, self);
  return copy;
}

/**
 * hd_record_take:
 * @from: a record of the same kind
 *
 * Takes over the values of @from, notifying of what changed.
 *
 * Returns: whether anything changed
 */
gboolean
hd_record_take (HdRecord *self, HdRecord *from)
{
  g_return_val_if_fail (HD_IS_RECORD (self), FALSE);
  g_return_val_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (from), FALSE);

  HdRecordClass *klass = HD_RECORD_GET_CLASS (self);
  gboolean any = FALSE;

  for (guint i = 0; i < klass->n_fields; i++)
    {
      const HdField *field = &klass->fields[i];
      gboolean changed = field->type == HD_FIELD_STRING
                           ? put_string (self, field, hd_record_get_string (from, i))
                           : put_number (self, field, take_number (from, field));

      if (changed)
        notify_field (self, field);
      any = any || changed;
    }

  return any;
}

/**
 * hd_record_hold:
 * @holder: not %NULL; borrowed: it lets go before it is gone
 * @told: called when a property of @self has changed
 *
 * Has @holder told of what changes, instead of who held it before. To be connected to thousands of
 * records takes as long as to show them; this takes nothing.
 */
void
hd_record_hold (HdRecord *self, gpointer holder, HdRecordTold told)
{
  g_return_if_fail (HD_IS_RECORD (self));
  g_return_if_fail (holder != NULL && told != NULL);

  HdRecordPrivate *priv = hd_record_get_instance_private (self);

  priv->holder = holder;
  priv->told = told;
}

/* @holder is told no more, unless somebody else has @self by now. */
void
hd_record_let_go (HdRecord *self, gpointer holder)
{
  g_return_if_fail (HD_IS_RECORD (self));

  HdRecordPrivate *priv = hd_record_get_instance_private (self);

  if (priv->holder == holder)
    priv->holder = NULL;
}
