/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-import-index.h"

G_BEGIN_DECLS

/**
 * HdImportVerdict:
 * @HD_IMPORT_NEW: nothing like it is known
 * @HD_IMPORT_SAME: this very version is known
 * @HD_IMPORT_UPDATE: a later version of a known one
 * @HD_IMPORT_OLDER: an earlier version than the known one: nothing changes
 * @HD_IMPORT_DOUBTFUL: the version counts as earlier, but was written later, by the same organizer:
 *   ask which of both is true
 * @HD_IMPORT_CANCEL: a known one is marked as cancelled, never deleted
 * @HD_IMPORT_CANCEL_UNKNOWN: it cancels what is not known: nothing to do
 * @HD_IMPORT_MERGE: another identifier for the same slot: ask whether it is the same
 * @HD_IMPORT_NO_TIME: it has no time that is known
 */
typedef enum
{
  HD_IMPORT_NEW,
  HD_IMPORT_SAME,
  HD_IMPORT_UPDATE,
  HD_IMPORT_OLDER,
  HD_IMPORT_DOUBTFUL,
  HD_IMPORT_CANCEL,
  HD_IMPORT_CANCEL_UNKNOWN,
  HD_IMPORT_MERGE,
  HD_IMPORT_NO_TIME,
  HD_N_IMPORT_VERDICTS
} HdImportVerdict;

HdImportVerdict hd_import_judge (HdImportIndex *known, const HdSighting *incoming, guint *which);
gboolean hd_import_is_after_cancel (const HdSighting *cancel, const HdSighting *incoming);
const char *hd_import_verdict_to_string (HdImportVerdict verdict);
const char *hd_import_verdict_sentence (HdImportVerdict verdict);
gboolean hd_import_verdict_changes (HdImportVerdict verdict);

G_END_DECLS
