/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-finding.h"

G_DEFINE_BOXED_TYPE (HdFinding, hd_finding, hd_finding_copy, hd_finding_free)

/**
 * hd_finding_new:
 *
 * See #HdFinding for the fields; every string is copied.
 *
 * Returns: (transfer full): a finding
 */
HdFinding *
hd_finding_new (const char *rule,
                const char *category,
                HdSeverity severity,
                int start,
                int end,
                const char *text,
                const char *why,
                const char *replacement)
{
  g_return_val_if_fail (rule != NULL && category != NULL && why != NULL, NULL);
  g_return_val_if_fail (start >= 0 && end >= start, NULL);

  HdFinding *self = g_new0 (HdFinding, 1);

  self->rule = g_strdup (rule);
  self->category = g_intern_string (category);
  self->severity = severity;
  self->start = start;
  self->end = end;
  self->text = g_strdup (text != NULL ? text : "");
  self->why = g_strdup (why);
  self->replacement = g_strdup (replacement);
  return self;
}

HdFinding *
hd_finding_copy (const HdFinding *self)
{
  HdFinding *copy = hd_finding_new (self->rule, self->category, self->severity, self->start,
                                    self->end, self->text, self->why, self->replacement);

  copy->field = self->field;
  copy->key = g_strdup (self->key);
  return copy;
}

void
hd_finding_free (HdFinding *self)
{
  g_free (self->rule);
  g_free (self->text);
  g_free (self->why);
  g_free (self->replacement);
  g_free (self->key);
  g_free (self);
}

const char *
hd_severity_to_string (HdSeverity severity)
{
  switch (severity)
    {
    case HD_SEVERITY_HINT:
      return "hint";
    case HD_SEVERITY_WARN:
      return "warn";
    case HD_SEVERITY_BLOCK:
      return "block";
    default:
      g_return_val_if_reached ("hint");
    }
}

/**
 * hd_findings_to_json:
 * @findings: (element-type HdFinding): may be empty
 *
 * Returns: (transfer full): the array `findings` of the commands `check` and `draft`
 */
JsonNode *
hd_findings_to_json (GPtrArray *findings)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    {
      const HdFinding *finding = g_ptr_array_index (findings, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "rule");
      json_builder_add_string_value (builder, finding->rule);
      json_builder_set_member_name (builder, "category");
      json_builder_add_string_value (builder, finding->category);
      json_builder_set_member_name (builder, "severity");
      json_builder_add_string_value (builder, hd_severity_to_string (finding->severity));
      json_builder_set_member_name (builder, "start");
      json_builder_add_int_value (builder, finding->start);
      json_builder_set_member_name (builder, "end");
      json_builder_add_int_value (builder, finding->end);
      json_builder_set_member_name (builder, "text");
      json_builder_add_string_value (builder, finding->text);
      json_builder_set_member_name (builder, "why");
      json_builder_add_string_value (builder, finding->why);
      json_builder_set_member_name (builder, "replacement");
      if (finding->replacement != NULL)
        json_builder_add_string_value (builder, finding->replacement);
      else
        json_builder_add_null_value (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  return json_builder_get_root (builder);
}

/**
 * hd_findings_have_block:
 * @findings: (element-type HdFinding): may be empty
 *
 * Whether at least one finding is of the severity at which copying asks once.
 */
gboolean
hd_findings_have_block (GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    if (((const HdFinding *) g_ptr_array_index (findings, i))->severity == HD_SEVERITY_BLOCK)
      return TRUE;

  return FALSE;
}
