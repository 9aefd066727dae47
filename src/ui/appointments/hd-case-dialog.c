/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-case-dialog.h"

#include "hd-applications.h"
#include "hd-compat.h"
#include "hd-dialog-bar.h"
#include "hd-dialog-size.h"
#include "hd-record-tidy.h"

struct _HdCaseDialog
{
  AdwWindow parent_instance;

  HdContext *context;
  HdJobApplication *application; /* a copy, which is changed */
  GtkWindow *behind;             /* whose toasts are used; borrowed, it outlives a dialog */

  /* Template widgets */
  AdwEntryRow *company_row;
  AdwEntryRow *role_row;
  AdwEntryRow *agency_row;
  AdwActionRow *clash_row;
  AdwEntryRow *place_row;
  AdwEntryRow *terms_row;
  AdwEntryRow *source_row;
  AdwEntryRow *submitted_row;
  GtkButton *save_button;
};

G_DEFINE_FINAL_TYPE (HdCaseDialog, hd_case_dialog, ADW_TYPE_WINDOW)

static const char *
text_of (gpointer row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
take (HdCaseDialog *self)
{
  g_object_set (self->application, "company", text_of (self->company_row), "role",
                text_of (self->role_row), "agency", text_of (self->agency_row), "place",
                text_of (self->place_row), "terms", text_of (self->terms_row), "source-url",
                text_of (self->source_row), "submitted-by", text_of (self->submitted_row), NULL);
}

static void
changed_cb (HdCaseDialog *self)
{
  HdJobApplication *other = NULL;
  g_autofree char *words = NULL;

  if (self->application == NULL)
    return;
  take (self);
  if (*self->application->company != '\0')
    {
      HdSubmissionClash clash =
        hd_applications_check_submission (self->context, self->application, &other);

      words = hd_applications_clash_words (clash, other != NULL ? other->agency : "");
    }
  gtk_widget_set_visible (GTK_WIDGET (self->clash_row), words != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->clash_row), words != NULL ? words : "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), *self->application->company != '\0' ||
                                                              *self->application->agency != '\0' ||
                                                              *self->application->role != '\0');
}

/* What was typed stays until it is stored. */
static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HdCaseDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  hd_context_finish (HD_CONTEXT (source), result, &error);
  if (self->context == NULL)
    return;
  if (error != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->behind), "win.toast", "s", error->message);
      gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), TRUE);
      return;
    }
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
save_cb (HdCaseDialog *self)
{
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->save_button)))
    return;
  take (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), FALSE);
  hd_applications_save_async (self->context, self->application, saved_cb, g_object_ref (self));
}

static void
hd_case_dialog_dispose (GObject *object)
{
  HdCaseDialog *self = HD_CASE_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), HD_TYPE_CASE_DIALOG);
  g_clear_object (&self->application);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (hd_case_dialog_parent_class)->dispose (object);
}

static void
hd_case_dialog_class_init (HdCaseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hd_case_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/halfday_app/Halfday/"
                                                             "appointments/hd-case-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, HdCaseDialog, company_row);
  gtk_widget_class_bind_template_child (widget_class, HdCaseDialog, role_row);
  gtk_widget_class_bind_template_child (widget_class, HdCaseDialog, agency_row);
  gtk_widget_class_bind_template_child (widget_class, HdCaseDialog, clash_row);
  gtk_widget_class_bind_template_child (widget_class, HdCaseDialog, place_row);
  gtk_widget_class_bind_template_child (widget_class, HdCaseDialog, terms_row);
  gtk_widget_class_bind_template_child (widget_class, HdCaseDialog, source_row);
  gtk_widget_class_bind_template_child (widget_class, HdCaseDialog, submitted_row);
  gtk_widget_class_bind_template_child (widget_class, HdCaseDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hd_case_dialog_init (HdCaseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hd_limit_row (self->company_row, HD_TIDY_NAME_MAX);
  hd_limit_row (self->role_row, HD_TIDY_NAME_MAX);
  hd_limit_row (self->agency_row, HD_TIDY_NAME_MAX);
  hd_dialog_bar_fit (GTK_WINDOW (self));
}

/**
 * hd_case_dialog_present:
 * @application: (nullable): what is changed; %NULL for a new one
 */
void
hd_case_dialog_present (GtkWindow *parent, HdContext *context, HdJobApplication *application)
{
  HdCaseDialog *self = g_object_new (HD_TYPE_CASE_DIALOG, "transient-for", parent, NULL);
  g_autoptr (HdJobApplication) copy =
    application != NULL ? hd_record_copy (HD_RECORD (application)) : hd_job_application_new ();
  const struct
  {
    AdwEntryRow *row;
    const char *text;
  } texts[] = {
    { self->company_row, copy->company },
    { self->role_row, copy->role },
    { self->agency_row, copy->agency },
    { self->place_row, copy->place },
    { self->terms_row, copy->terms },
    { self->source_row, copy->source_url },
    { self->submitted_row, copy->submitted_by },
  };

  hd_dialog_size_fit (GTK_WINDOW (self));
  self->behind = parent;
  self->context = g_object_ref (context);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    gtk_editable_set_text (GTK_EDITABLE (texts[i].row), texts[i].text);
  self->application = g_steal_pointer (&copy);
  changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->company_row));
  gtk_window_present (GTK_WINDOW (self));
}
