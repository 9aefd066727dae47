/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-reply-writer.h"

#include <string.h>

#include "hd-check.h"
#include "hd-context-private.h"
#include "hd-draft.h"
#include "hd-names.h"
#include "hd-own-name.h"
#include "hd-recipient.h"
#include "hd-recipients.h"

struct _HdReplyWriter
{
  HdContext *context;
  HdChecker *checker; /* NULL until it is first needed */
  char *language;     /* of what follows */
  HdTemplates *templates;
  HdReplies *replies;
};

HdReplyWriter *
hd_reply_writer_new (HdContext *context)
{
  g_return_val_if_fail (HD_IS_CONTEXT (context), NULL);

  HdReplyWriter *self = g_new0 (HdReplyWriter, 1);

  self->context = g_object_ref (context);
  return self;
}

void
hd_reply_writer_free (HdReplyWriter *self)
{
  g_clear_pointer (&self->checker, hd_checker_free);
  g_clear_pointer (&self->templates, hd_templates_unref);
  g_clear_pointer (&self->replies, hd_replies_free);
  g_free (self->language);
  g_object_unref (self->context);
  g_free (self);
}

static gboolean
use_language (HdReplyWriter *self, const char *language, GError **error)
{
  if (g_strcmp0 (self->language, language) == 0 && self->replies != NULL)
    return TRUE;

  g_clear_pointer (&self->templates, hd_templates_unref);
  g_clear_pointer (&self->replies, hd_replies_free);
  g_free (self->language);
  self->language = g_strdup (language);
  self->templates = hd_templates_load (language, error);
  if (self->templates != NULL)
    self->replies = hd_replies_load (language, error);
  return self->replies != NULL;
}

/* What a zone is called after: its city. */
static char *
city_of (const char *zone)
{
  const char *slash = strrchr (zone, '/');

  return g_strdelimit (g_strdup (slash != NULL ? slash + 1 : zone), "_", ' ');
}

/**
 * hd_reply_writer_format:
 * @start: seconds since 1970
 * @end: same; not after @start: it is not known
 * @zone: (nullable): whose clock to write it by, and to name; %NULL: the home clock, not named
 *
 * Returns: (transfer full): a time in words of @language, "" when there are none
 */
char *
hd_reply_writer_format (HdReplyWriter *self,
                        const char *language,
                        gint64 start,
                        gint64 end,
                        const char *zone)
{
  g_autoptr (GTimeZone) clock = zone != NULL && *zone != '\0' ? hd_zone_load (zone) : NULL;
  GTimeZone *used = clock != NULL ? clock : hd_context_get_zone (self->context);
  HdDate today = hd_context_get_today (self->context);
  HdWall from, to;
  HdDaySpan when;
  g_autofree char *text = NULL;
  g_autofree char *city = NULL;

  if (!use_language (self, language, NULL))
    return g_strdup ("");

  from = hd_zone_to_wall (used, start);
  to = hd_zone_to_wall (used, MAX (start, end));
  when = (HdDaySpan){ from.date, { from.second / 60, to.second / 60 } };
  if (to.date == from.date && end > start)
    text = hd_draft_format_when (self->templates, when, today);
  else
    {
      /* Without an end, or with one on another day, only the beginning is said. */
      g_autofree char *time = hd_time_format (when.window.from);
      g_autofree char *day = NULL;

      when.window = (HdSpan){ 0, 0 };
      day = hd_draft_format_when (self->templates, when, today);
      text = g_strdup_printf ("%s, %s", day, time);
    }
  if (clock == NULL)
    return g_steal_pointer (&text);

  city = city_of (zone);
  return hd_replies_format_zone (self->replies, text, city);
}

/* hd_reply_writer_format() for an interview, by the clock that its invitation goes by. */
char *
hd_reply_writer_format_interview (HdReplyWriter *self, const char *language, HdInterview *interview)
{
  return interview->start_at != 0 ? hd_reply_writer_format (self, language, interview->start_at,
                                                            interview->end_at, interview->zone)
                                  : g_strdup ("");
}

/* Returns: (transfer full): the reply, or %NULL with %HD_ERROR_MISSING */
char *
hd_reply_writer_write (HdReplyWriter *self,
                       const char *language,
                       const HdReplyFacts *facts,
                       guint variant,
                       GError **error)
{
  return use_language (self, language, error)
           ? hd_replies_write (self->replies, facts, variant, error)
           : NULL;
}

/* What must not be told to the other side: where one works, and with whom. */
static HdNameList *
list_own_side (HdReplyWriter *self)
{
  GListModel *names = hd_names_get_list (self->context);
  GListModel *people = hd_recipients_get_list (self->context);
  HdNameList *list = hd_name_list_new ();

  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    {
      g_autoptr (HdOwnName) name = g_list_model_get_item (names, i);

      if (strcmp (name->kind, "employer") == 0)
        hd_name_list_add (list, HD_NAME_COMPANY, name->name, FALSE);
    }
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (HdRecipient) person = g_list_model_get_item (people, i);

      hd_name_list_add (list, HD_NAME_RECRUITER, person->name, FALSE);
    }
  return list;
}

/**
 * hd_reply_writer_check:
 *
 * Holds a reply against the rules of tone, and against the names of one's own side. That it speaks
 * of a search is no finding here.
 *
 * Returns: (transfer container) (element-type HdFinding): by place; %NULL with @error set when the
 *   text could not be checked, which is not to be taken for a text without findings
 */
GPtrArray *
hd_reply_writer_check (HdReplyWriter *self, const char *language, const char *text, GError **error)
{
  g_autofree char *code = g_strndup (language, strcspn (language, "-_"));
  g_autoptr (HdNameList) names = list_own_side (self);
  g_autoptr (HdMatcher) matcher = NULL;
  g_autoptr (HdCheckResult) result = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) hd_finding_free);
  const HdCheckField field = { "body", text, -1 };

  if (self->checker == NULL)
    self->checker = hd_checker_new_bundled ();
  matcher = hd_checker_new_matcher (self->checker, names);

  const HdCheckInput input = { .language = code,
                               .today = HD_DATE_NONE,
                               .fields = &field,
                               .n_fields = 1,
                               .matcher = matcher };

  result = hd_checker_check (self->checker, &input, error);
  if (result == NULL)
    return NULL;
  for (guint i = 0; i < result->findings->len; i++)
    {
      const HdFinding *finding = result->findings->pdata[i];

      if (strcmp (finding->category, "search-leak") != 0)
        g_ptr_array_add (found, hd_finding_copy (finding));
    }
  return g_steal_pointer (&found);
}
