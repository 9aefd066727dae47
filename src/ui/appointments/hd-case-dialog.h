/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "hd-context.h"
#include "hd-job-application.h"

G_BEGIN_DECLS

/**
 * HdCaseDialog:
 *
 * A new application, or one that is changed. It says when somebody else has submitted one there.
 */
#define HD_TYPE_CASE_DIALOG (hd_case_dialog_get_type ())
G_DECLARE_FINAL_TYPE (HdCaseDialog, hd_case_dialog, HD, CASE_DIALOG, AdwWindow)

void hd_case_dialog_present (GtkWindow *parent, HdContext *context, HdJobApplication *application);

G_END_DECLS
