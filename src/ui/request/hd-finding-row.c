/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-finding-row.h"

#include <glib/gi18n.h>

#include "hd-finding-why.h"

struct _HdFindingRow
{
  AdwActionRow parent_instance;

  HdFinding *finding;
};

enum
{
  IGNORE,
  IGNORE_HERE,
  REPLACE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HdFindingRow, hd_finding_row, ADW_TYPE_ACTION_ROW)

static void
replace_clicked_cb (HdFindingRow *self)
{
  g_signal_emit (self, signals[REPLACE], 0);
}

static void
ignore (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[IGNORE], 0);
}

static void
ignore_here (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[IGNORE_HERE], 0);
}

static void
hd_finding_row_finalize (GObject *object)
{
  HdFindingRow *self = HD_FINDING_ROW (object);

  g_clear_pointer (&self->finding, hd_finding_free);

  G_OBJECT_CLASS (hd_finding_row_parent_class)->finalize (object);
}

static void
hd_finding_row_class_init (HdFindingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = hd_finding_row_finalize;

  signals[IGNORE] = g_signal_new ("ignore", HD_TYPE_FINDING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[IGNORE_HERE] = g_signal_new ("ignore-here", HD_TYPE_FINDING_ROW, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REPLACE] = g_signal_new ("replace", HD_TYPE_FINDING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "finding.ignore", NULL, ignore);
  gtk_widget_class_install_action (widget_class, "finding.ignore-here", NULL, ignore_here);
}

static void
hd_finding_row_init (HdFindingRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
}

/**
 * hd_finding_row_icon_name:
 *
 * Returns: (transfer none): the shape that says how much a finding weighs
 */
const char *
hd_finding_row_icon_name (HdSeverity severity)
{
  return severity == HD_SEVERITY_BLOCK  ? "dialog-warning-symbolic"
         : severity == HD_SEVERITY_WARN ? "emblem-important-symbolic"
                                        : "dialog-information-symbolic";
}

/* How much it weighs, as a shape and in words, not only as a colour. */
static GtkWidget *
severity_icon (HdSeverity severity)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (hd_finding_row_icon_name (severity));
  const char *words = severity == HD_SEVERITY_BLOCK  ? _ ("Weighs")
                      : severity == HD_SEVERITY_WARN ? _ ("Not needed")
                                                     : _ ("Hint");

  gtk_widget_add_css_class (icon, severity == HD_SEVERITY_BLOCK ? "warning" : "dim-label");
  gtk_widget_set_tooltip_text (icon, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return icon;
}

GtkWidget *
hd_finding_row_new (const HdFinding *finding)
{
  HdFindingRow *self = g_object_new (HD_TYPE_FINDING_ROW, NULL);
  g_autofree char *quoted = g_strdup_printf (C_ ("a sentence in quotes", "“%s”"), finding->text);

  g_autofree char *why = hd_finding_why_translate (finding->why);

  self->finding = hd_finding_copy (finding);
  /* What it would be replaced with stands there and not on the button, which leaves a phone no room
   * for anything else. */
  if (finding->replacement != NULL && *finding->replacement != '\0')
    {
      g_autofree char *instead =
        g_strdup_printf (C_ ("a sentence in quotes", "“%s”"), finding->replacement);
      g_autofree char *both = g_strconcat (quoted, " → ", instead, NULL);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), both);
    }
  else
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                   *finding->text != '\0' ? quoted : why);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), *finding->text != '\0' ? why : "");
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), severity_icon (finding->severity));

  if (finding->replacement != NULL)
    {
      /* Translators: a button that removes words from the text */
      const char *label = *finding->replacement == '\0' ? _ ("Remove") : _ ("Replace");
      GtkWidget *button = gtk_button_new_with_label (label);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (replace_clicked_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
    }

  if (finding->key != NULL)
    {
      GtkWidget *button = gtk_menu_button_new ();
      g_autoptr (GMenu) menu = g_menu_new ();

      g_menu_append (menu, _ ("_Ignore Here"), "finding.ignore-here");
      g_menu_append (menu, _ ("_Normal Word at My Work"), "finding.ignore");
      gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
      gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_tooltip_text (button, _ ("Put Aside"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Put Aside"), -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
    }

  return GTK_WIDGET (self);
}

/* Returns: (transfer none): valid as long as the row */
const HdFinding *
hd_finding_row_get_finding (HdFindingRow *self)
{
  g_return_val_if_fail (HD_IS_FINDING_ROW (self), NULL);

  return self->finding;
}
