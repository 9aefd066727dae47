/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-own-profile.h"

#include "hd-context-private.h"
#include "hd-leave-desk.h"
#include "hd-profile-table.h"
#include "hd-record-sql.h"

/**
 * hd_own_profile_get_list:
 *
 * Returns: (transfer none): a list of one #HdProfile that stays true, empty until it has been read
 */
GListModel *
hd_own_profile_get_list (HdContext *context)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  return G_LIST_MODEL (hd_context_get_list (context, HD_LIST_PROFILE));
}

/**
 * hd_own_profile_peek:
 *
 * Returns: (transfer none) (nullable): what is known by now, %NULL until it has been read
 */
const HdProfile *
hd_own_profile_peek (HdContext *context)
{
  g_autoptr (HdProfile) profile = g_list_model_get_item (hd_own_profile_get_list (context), 0);

  /* The list keeps its reference. */
  return profile;
}

static gpointer
set_name (HdDb *db, gpointer data, GError **error)
{
  HdVerbArgs *args = data;

  return hd_profile_table_set_name (db, args->text, args->now, error) ? hd_row_id_new (1) : NULL;
}

/* Stores how the user signs; "" for nothing. Ends with hd_context_finish(). */
void
hd_own_profile_set_name_async (HdContext *context,
                               const char *name,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (name != NULL);

  HdVerbArgs *args = hd_verb_args_new (context);

  args->text = g_strdup (name);
  hd_context_write_async (context, HD_STORE_PRIVATE, set_name, args, hd_own_profile_set_name_async,
                          callback, user_data);
}

/**
 * hd_own_profile_set_payslip_async:
 * @minutes: leave left, as the last payslip says
 * @on: the day that the payslip means
 *
 * Stores the figure and what it means for the books, see hd_leave_edit_new_payslip(). Ends with
 * hd_context_finish().
 */
void
hd_own_profile_set_payslip_async (HdContext *context,
                                  int minutes,
                                  HdDate on,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (HD_IS_CONTEXT (context));
  g_return_if_fail (on >= HD_DATE_MIN && on <= HD_DATE_MAX);

  g_autoptr (HdLeaveEdit) edit = hd_leave_edit_new_payslip (on, minutes);

  hd_leave_desk_apply_async (hd_leave_desk_get (context), edit, callback, user_data);
}
