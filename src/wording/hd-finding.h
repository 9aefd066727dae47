/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * HdSeverity:
 * @HD_SEVERITY_HINT: worth a look, never in the way
 * @HD_SEVERITY_WARN: says more than the message needs
 * @HD_SEVERITY_BLOCK: copying asks once
 *
 * In rising order, so that the worse of two is the larger.
 */
typedef enum
{
  HD_SEVERITY_HINT,
  HD_SEVERITY_WARN,
  HD_SEVERITY_BLOCK,
} HdSeverity;

/**
 * HdFinding:
 * @rule: the rule's id, unique within a language
 * @category: one of the categories of the command `check`, an interned string
 * @severity: how much it matters
 * @start: first code point of the span in the checked text, from 0
 * @end: the code point after the span; equal to @start when something is absent
 * @text: the words of the span, as written
 * @why: one line for the reader, at most 90 characters
 * @replacement: (nullable): what to put in the span's place; "" removes it
 * @field: index of the checked field that the span is in; 0 when there is one
 * @key: (nullable): names the finding across edits, so that it can be put aside for good; a hash,
 *   from which the text cannot be read back
 *
 * One thing that a check has to say about a text.
 */
typedef struct
{
  char *rule;
  const char *category;
  HdSeverity severity;
  int start;
  int end;
  char *text;
  char *why;
  char *replacement;
  guint field;
  char *key;
} HdFinding;

#define HD_TYPE_FINDING (hd_finding_get_type ())
GType hd_finding_get_type (void);

HdFinding *hd_finding_new (const char *rule,
                           const char *category,
                           HdSeverity severity,
                           int start,
                           int end,
                           const char *text,
                           const char *why,
                           const char *replacement);
HdFinding *hd_finding_copy (const HdFinding *self);
void hd_finding_free (HdFinding *self);
const char *hd_severity_to_string (HdSeverity severity);
JsonNode *hd_findings_to_json (GPtrArray *findings);
gboolean hd_findings_have_block (GPtrArray *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdFinding, hd_finding_free)

G_END_DECLS
