/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-finding.h"

G_BEGIN_DECLS

/* Which field a finding is in: its `field`. */
#define HD_PROOF_BODY 0
#define HD_PROOF_SUBJECT 1

/**
 * HdProof:
 *
 * Holds the texts of a message against the rules of its language and the names to keep out, less
 * what the user has put aside.
 */
typedef struct _HdProof HdProof;

HdProof *hd_proof_new (HdContext *context);
void hd_proof_free (HdProof *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdProof, hd_proof_free)

void hd_proof_set_recipient (HdProof *self, gint64 recipient);
GPtrArray *hd_proof_check (HdProof *self,
                           const char *language,
                           const char *subject,
                           const char *body,
                           gboolean own_text,
                           GError **error);
guint hd_proof_get_n_rules (HdProof *self);
guint hd_proof_get_n_names (HdProof *self);
const char *hd_proof_get_language (HdProof *self);

G_END_DECLS
