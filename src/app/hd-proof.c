/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-proof.h"

#include <glib/gi18n.h>
#include <string.h>

#include "hd-check-text.h"
#include "hd-check.h"
#include "hd-error.h"
#include "hd-findings.h"
#include "hd-list-watch.h"
#include "hd-name-exemption.h"
#include "hd-names.h"
#include "hd-recipients.h"

struct _HdProof
{
  HdContext *context;
  HdChecker *checker;      /* NULL until it is first needed */
  HdMatcher *matcher;      /* of the names; NULL when they have changed since */
  HdListWatch *watches[3]; /* of the names, the people, and which name may be told to whom */
  gint64 recipient;        /* whom the message goes to, 0 when that is not known */
  guint n_rules;           /* of the last check */
  char *language;          /* of the text that was checked last; NULL: none was */
  guint n_names;           /* that are kept out */
};

/* Code without region: `en-GB` is checked as `en`. */
static char *
base_language (const char *language)
{
  return g_strndup (language, strcspn (language, "-_"));
}

static HdChecker *
get_checker (HdProof *self)
{
  if (self->checker == NULL)
    self->checker = hd_checker_new_bundled ();
  return self->checker;
}

/* A name of the user's own side, which is never a finding. */
static void
add_own (HdNameList *names, const HdOwnName *name)
{
  if (strcmp (name->kind, "self") == 0)
    g_ptr_array_add (names->own, g_strdup (name->name));
  else if (strcmp (name->kind, "tool") == 0)
    g_ptr_array_add (names->tools, g_strdup (name->name));
  else if (strcmp (name->kind, "employer") == 0)
    {
      g_free (names->employer);
      names->employer = g_strdup (name->name);
    }
  else if (strcmp (name->kind, "city") == 0)
    {
      g_free (names->city);
      names->city = g_strdup (name->name);
    }
}

/* “Also my client”: the name may stand in messages to this recipient. */
static gboolean
may_be_told (HdProof *self, HdOwnName *name)
{
  GListModel *list = hd_name_exemptions_get_list (self->context);

  for (guint i = 0; self->recipient != 0 && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (HdNameExemption) row = g_list_model_get_item (list, i);

      if (row->recipient == self->recipient && row->own_name == hd_record_get_id (HD_RECORD (name)))
        return TRUE;
    }
  return FALSE;
}

static HdMatcher *
get_matcher (HdProof *self)
{
  GListModel *list = hd_names_get_list (self->context);
  GListModel *people = hd_recipients_get_list (self->context);
  g_autoptr (HdNameList) names = NULL;

  if (self->matcher != NULL)
    return self->matcher;

  names = hd_name_list_new ();
  self->n_names = 0;
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (HdOwnName) name = g_list_model_get_item (list, i);
      gboolean exempt = name->exempt || may_be_told (self, name);
      HdNameKind kind;

      if (!hd_name_kind_from_string (name->kind, &kind))
        {
          add_own (names, name);
          continue;
        }
      hd_name_list_add (names, kind, name->name, exempt);
      self->n_names += !exempt;
    }

  /* Whoever is written to may be named. */
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (HdRecipient) person = g_list_model_get_item (people, i);

      g_ptr_array_add (names->own, g_strdup (person->name));
    }

  self->matcher = hd_checker_new_matcher (get_checker (self), names);
  return self->matcher;
}

static void
names_changed_cb (HdProof *self)
{
  g_clear_pointer (&self->matcher, hd_matcher_free);
}

HdProof *
hd_proof_new (HdContext *context)
{
  HdProof *self = g_new0 (HdProof, 1);

  self->context = g_object_ref (context);
  self->watches[0] = hd_list_watch_new (hd_names_get_list (context));
  self->watches[1] = hd_list_watch_new (hd_recipients_get_list (context));
  self->watches[2] = hd_list_watch_new (hd_name_exemptions_get_list (context));
  for (guint i = 0; i < G_N_ELEMENTS (self->watches); i++)
    g_signal_connect_swapped (self->watches[i], "changed", G_CALLBACK (names_changed_cb), self);
  /* At once, where one can: the watches tell later, and also of what changed in place. */
  g_signal_connect_swapped (hd_names_get_list (context), "items-changed",
                            G_CALLBACK (names_changed_cb), self);
  g_signal_connect_swapped (hd_recipients_get_list (context), "items-changed",
                            G_CALLBACK (names_changed_cb), self);
  return self;
}

void
hd_proof_free (HdProof *self)
{
  g_signal_handlers_disconnect_by_data (hd_names_get_list (self->context), self);
  g_signal_handlers_disconnect_by_data (hd_recipients_get_list (self->context), self);
  for (guint i = 0; i < G_N_ELEMENTS (self->watches); i++)
    {
      g_signal_handlers_disconnect_by_data (self->watches[i], self);
      g_object_unref (self->watches[i]);
    }
  g_clear_pointer (&self->matcher, hd_matcher_free);
  g_clear_pointer (&self->checker, hd_checker_free);
  g_object_unref (self->context);
  g_free (self->language);
  g_free (self);
}

/**
 * hd_proof_set_recipient:
 * @recipient: its id; 0 when nobody is chosen
 *
 * Says whom the message goes to: some names may be told to one person and to nobody else.
 */
void
hd_proof_set_recipient (HdProof *self, gint64 recipient)
{
  g_return_if_fail (self != NULL);

  if (self->recipient == recipient)
    return;
  self->recipient = recipient;
  names_changed_cb (self);
}

static GHashTable *
ignored (HdProof *self)
{
  GListModel *list = hd_findings_get_ignored (self->context);
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (HdIgnoredFinding) finding = g_list_model_get_item (list, i);

      g_hash_table_add (keys, g_strdup (finding->finding));
    }
  return keys;
}

/**
 * hd_proof_check:
 * @subject: (nullable): the subject or title
 * @own_text: nothing is known of it but what it says, also not its language
 *
 * Returns: (transfer container) (element-type HdFinding): by field and place; %NULL with @error set
 *   when the text could not be checked, which is not to be taken for a text without findings
 */
GPtrArray *
hd_proof_check (HdProof *self,
                const char *language,
                const char *subject,
                const char *body,
                gboolean own_text,
                GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autofree char *code = own_text ? NULL : base_language (language);
  g_autoptr (GHashTable) keys = ignored (self);
  const HdCheckField fields[] = { { "body", body, -1 }, { "subject", subject, -1 } };
  const HdCheckInput input = { .language = code,
                               /* Of a draft the dates are proved against the facts. */
                               .today =
                                 own_text ? hd_context_get_today (self->context) : HD_DATE_NONE,
                               .fields = fields,
                               .n_fields = subject != NULL ? 2 : 1,
                               .matcher = get_matcher (self),
                               .ignored = keys };
  g_autoptr (GError) inner = NULL;
  g_autoptr (HdCheckResult) result = hd_checker_check (get_checker (self), &input, &inner);

  if (result == NULL)
    {
      self->n_rules = 0;
      /* The one that a person can do something about is said in their language. */
      if (g_error_matches (inner, HD_ERROR, HD_ERROR_LIMIT))
        g_set_error (error, HD_ERROR, HD_ERROR_LIMIT,
                     /* Translators: behind “The text could not be checked:” */
                     _ ("it is longer than %d MB"), (int) (HD_CHECK_MAX_BYTES / 1024 / 1024));
      else
        g_propagate_error (error, g_steal_pointer (&inner));
      return NULL;
    }

  self->n_rules = result->rules;
  g_free (self->language);
  self->language = g_strdup (result->language);
  return g_ptr_array_ref (result->findings);
}

/* How many rules the last text was held against. */
guint
hd_proof_get_n_rules (HdProof *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rules;
}

/* How many names were looked for in it. */
guint
hd_proof_get_n_names (HdProof *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_names;
}

/* Returns: (transfer none) (nullable): what the last text was found or said to be written in */
const char *
hd_proof_get_language (HdProof *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->language;
}
