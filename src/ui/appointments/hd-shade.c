/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-shade.h"

struct _HdShade
{
  GObject parent_instance;

  gboolean open;
};

enum
{
  PROP_OPEN = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HdShade, hd_shade, G_TYPE_OBJECT)

/* More words than these say too much of a name. */
#define MAX_INITIALS 3

static char *
initials (const char *name)
{
  GString *text = g_string_new (NULL);
  gboolean inside = FALSE;
  guint n = 0;

  for (const char *p = name; *p != '\0' && n < MAX_INITIALS; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean letter = g_unichar_isalnum (c);

      if (letter && !inside)
        {
          g_string_append (text, n++ > 0 ? " " : "");
          g_string_append_unichar (text, g_unichar_toupper (c));
          g_string_append_c (text, '.');
        }
      inside = letter || (inside && !g_unichar_isspace (c));
    }
  return g_string_free (text, FALSE);
}

static void
hd_shade_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_OPEN:
      g_value_set_boolean (value, HD_SHADE (object)->open);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hd_shade_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_OPEN:
      hd_shade_set_open (HD_SHADE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hd_shade_class_init (HdShadeClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = hd_shade_get_property;
  G_OBJECT_CLASS (klass)->set_property = hd_shade_set_property;

  properties[PROP_OPEN] =
    g_param_spec_boolean ("open", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
hd_shade_init (HdShade *self)
{
}

HdShade *
hd_shade_new (void)
{
  return g_object_new (HD_TYPE_SHADE, NULL);
}

gboolean
hd_shade_get_open (HdShade *self)
{
  g_return_val_if_fail (HD_IS_SHADE (self), FALSE);

  return self->open;
}

void
hd_shade_set_open (HdShade *self, gboolean open)
{
  g_return_if_fail (HD_IS_SHADE (self));

  open = !!open;
  if (self->open == open)
    return;
  self->open = open;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
}

/**
 * hd_shade_name:
 * @name: of a person or an organisation
 *
 * Returns: (transfer full): @name while names are shown, else its initials, as “N. C.”
 */
char *
hd_shade_name (HdShade *self, const char *name)
{
  g_return_val_if_fail (HD_IS_SHADE (self), NULL);

  return self->open ? g_strdup (name) : initials (name);
}
