/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-pasted.h"

#include <string.h>

#include "hd-applications.h"
#include "hd-names.h"
#include "hd-position.h"
#include "hd-submission.h"

/* Whose it is, what was pasted. */

static gboolean
is_same_person (const char *a, const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a, -1);
  g_autofree char *folded_b = g_utf8_casefold (b, -1);

  return strcmp (folded_a, folded_b) == 0;
}

/* Whose side @name is on: an employer of one's own is none that one looks for. A company that is
 * called as oneself, but for its legal form, may be somebody else's. */
static gboolean
is_own (HdContext *context, const char *name)
{
  GListModel *names = hd_names_get_list (context);

  for (guint i = 0; i < g_list_model_get_n_items (names); i++)
    {
      g_autoptr (HdOwnName) own = g_list_model_get_item (names, i);

      if ((strcmp (own->kind, "employer") == 0 && hd_submission_same_name (name, own->name)) ||
          (strcmp (own->kind, "self") == 0 && is_same_person (name, own->name)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_in_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Whether @name stands in @text as it is written, and is no part of another word. */
static gboolean
is_named_in (const char *text, const char *name)
{
  for (const char *at = strstr (text, name); at != NULL; at = strstr (at + 1, name))
    {
      const char *end = at + strlen (name);

      if ((at == text || !is_in_word (g_utf8_get_char (g_utf8_prev_char (at)))) &&
          !is_in_word (g_utf8_get_char (end)))
        return TRUE;
    }
  return FALSE;
}

/* Names that stand in mails whose writers have nothing to do with them: of what one meets with,
 * writes with, or applies by. As hd_submission_key() has them. */
static gboolean
is_service (const char *name)
{
  static const char *const services[] = {
    "adobe",      "apple",      "ashby",          "bluejeans",       "calendly",   "cisco",
    "codility",   "coderpad",   "discord",        "docusign",        "doodle",     "dropbox",
    "facetime",   "github",     "gmail",          "google",          "googlemeet", "gotomeeting",
    "greenhouse", "hackerrank", "indeed",         "jitsi",           "lever",      "linkedin",
    "meet",       "microsoft",  "microsoftteams", "office",          "outlook",    "personio",
    "signal",     "skype",      "slack",          "smartrecruiters", "stepstone",  "teams",
    "telegram",   "webex",      "whatsapp",       "whereby",         "workday",    "xing",
    "zoom",       NULL,
  };
  g_autofree char *key = hd_submission_key (name);

  return g_strv_contains (services, key);
}

/* Returns: (transfer full): @text without its links: whose server it is does not say whose mail */
static char *
dup_without_links (const char *text)
{
  GString *out = g_string_new (NULL);

  while (*text != '\0')
    {
      gsize blank = strspn (text, " \t\r\n<>()\"");
      gsize n = strcspn (text + blank, " \t\r\n<>()\"");

      g_string_append_len (out, text, (gssize) blank);
      text += blank;
      if (g_strstr_len (text, (gssize) n, "://") == NULL &&
          g_ascii_strncasecmp (text, "www.", 4) != 0)
        g_string_append_len (out, text, (gssize) n);
      text += n;
    }
  return g_string_free (out, FALSE);
}

/* A name so short is often a word as well. */
#define SHORTEST_NAME 4

/* The one company of an open application that @said names, wherever it does; %NULL: none or more.
 */
static char *
dup_known_company (HdContext *context, const char *said)
{
  GListModel *list = hd_applications_get_list (context);
  g_autofree char *text = dup_without_links (said);
  g_autofree char *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (HdJobApplication) known = g_list_model_get_item (list, i);

      if (strcmp (known->stage, "closed") == 0 ||
          g_utf8_strlen (known->company, -1) < SHORTEST_NAME ||
          !is_named_in (text, known->company) || is_service (known->company) ||
          is_own (context, known->company))
        continue;
      if (found != NULL && strcmp (found, known->company) != 0)
        return NULL;
      if (found == NULL)
        found = g_strdup (known->company);
    }
  return g_steal_pointer (&found);
}

/* What a calendar says in words, until there is more of it than is read of a mail. */
static char *
dup_event_words (const HdPasted *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->events->len && text->len < HD_WHEN_QUICK_BYTES; i++)
    {
      const HdInvitation *event = g_ptr_array_index (self->events, i);

      g_string_append_printf (text, "%s\n\n%s\n\n", event->summary != NULL ? event->summary : "",
                              event->description != NULL ? event->description : "");
    }
  return g_string_free (text, FALSE);
}

/**
 * hd_pasted_read_names:
 * @text: (nullable): what was pasted, in words; %NULL: the events say it themselves
 *
 * Reads whose it is and what it is about, as far as that is certain: it is said, or one company
 * that is known already is named. No further than the times are read.
 */
void
hd_pasted_read_names (HdPasted *self, HdContext *context, const char *text)
{
  g_autofree char *words = text == NULL ? dup_event_words (self) : NULL;
  const char *all = text != NULL ? text : words;
  g_autofree char *said = g_utf8_make_valid (all, (gssize) strnlen (all, HD_WHEN_QUICK_BYTES));
  g_auto (HdPosition) position = { NULL, NULL };

  hd_position_read (said, &position);
  g_clear_pointer (&self->company, g_free);
  g_clear_pointer (&self->role, g_free);
  if (position.company != NULL && !is_own (context, position.company))
    self->company = g_steal_pointer (&position.company);
  if (self->company == NULL)
    self->company = dup_known_company (context, said);
  self->role = g_steal_pointer (&position.role);
}

/**
 * hd_pasted_find_application:
 *
 * Returns: (transfer none) (nullable): the one that is open with that company, and is not about
 *   something else
 */
HdJobApplication *
hd_pasted_find_application (const HdPasted *self, HdContext *context)
{
  GListModel *list = hd_applications_get_list (context);
  HdJobApplication *found = NULL;

  for (guint i = 0; self->company != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (HdJobApplication) known = g_list_model_get_item (list, i); /* the list holds it */

      if (strcmp (known->stage, "closed") == 0 ||
          !hd_submission_same_name (self->company, known->company) ||
          (self->role != NULL && *known->role != '\0' &&
           !hd_submission_same_name (self->role, known->role)))
        continue;
      if (found != NULL)
        return NULL;
      found = known;
    }
  return found;
}
