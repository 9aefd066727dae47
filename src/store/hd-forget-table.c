/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-forget-table.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/*
 * Forgetting for good: an application, or all of them, with everything that would tell of it. An
 * absence stays, since it is leave that was taken: it never had a word about its reason.
 *
 * What was written by hand may hold a name all the same: a message that was sent keeps its day,
 * its recipient and its kind, and loses its words; a line of the ledger keeps its figures and is
 * noted as an appointment; a draft goes. All steps of undo go, since they hold what rows were
 * before.
 */

/* Shorter names are in every other sentence. */
#define NAME_MIN_LETTERS 3

/* Of a company or a person a single word tells enough, if it is long enough to be theirs. */
#define WORD_MIN_LETTERS 5
#define WORD_ENDS " ,./-@&()"

/* A single word as long as this is a company or a person however it is written; a shorter one
 * (“Arm”, “Target”) may be a word of the language, unless it is written as a name. */
#define SURE_MIN_LETTERS 8

/* Words that tell no company from another. Sorted, as the lists below. */
static const char *const company_words[] = {
  "agency",   "company",   "consulting", "deutschland",  "digital",     "europe",
  "germany",  "global",    "group",      "gruppe",       "holding",     "international",
  "limited",  "partner",   "partners",   "recruiting",   "recruitment", "services",
  "software", "solutions", "systems",    "technologies", "technology",
};

/* What a title or a place may consist of without saying anything: how one talks, and with what. */
static const char *const generic_words[] = {
  "anruf",   "booth",     "buro",      "call",      "case",      "chat",      "coffee", "final",
  "first",   "gesprach",  "google",    "home",      "interview", "intro",     "kaffee", "meet",
  "meeting", "microsoft", "office",    "online",    "onsite",    "phone",     "remote", "round",
  "runde",   "screen",    "screening", "second",    "site",      "skype",     "study",  "talk",
  "task",    "team",      "teams",     "technical", "telefon",   "telefonat", "third",  "video",
  "visit",   "webex",     "zoom",      "zuhause",
};

/* Begin a sentence more often than they are the company of that name. */
static const char *const opening_words[] = {
  "best", "call", "even", "good", "here", "just", "next", "once", "open", "over", "then",
};

/* What a message that had to lose its words says. */
#define BLANK_BODY "…"

/* What a line of the ledger, or a day off, says that was named after somebody. */
#define BLANK_NOTE _ ("Appointment")

typedef enum
{
  NAME_FOLDED,  /* counts however it is written */
  NAME_EXACT,   /* counts with these capitals */
  NAME_OPENING, /* same, but not at the beginning of a sentence */
  NAME_ADDRESS, /* folded, counts in an address */
} NameUse;

typedef struct
{
  char *text;
  NameUse use;
  gboolean owner; /* of a company or a person: its genitive counts, too */
} Name;

typedef struct
{
  HdDb *db;
  gint64 application; /* 0: all of them */
  GPtrArray *names;   /* of Name* */
} Forget;

static void
name_free (gpointer data)
{
  Name *name = data;

  g_free (name->text);
  g_free (name);
}

static char *
normalize (const char *text)
{
  char *normal = g_utf8_normalize (text != NULL ? text : "", -1, G_NORMALIZE_ALL);

  return normal != NULL ? normal : g_strdup ("");
}

static char *
fold (const char *text)
{
  g_autofree char *normal = normalize (text);

  return g_utf8_casefold (normal, -1);
}

/* Whether a letter goes on with the word beside it. In scripts without spaces none does. */
static gboolean
joins (gunichar letter)
{
  switch ((int) g_unichar_break_type (letter))
    {
    case G_UNICODE_BREAK_IDEOGRAPHIC:
    case G_UNICODE_BREAK_CONDITIONAL_JAPANESE_STARTER:
    case G_UNICODE_BREAK_NON_STARTER:
    case G_UNICODE_BREAK_COMPLEX_CONTEXT:
    case G_UNICODE_BREAK_HANGUL_L_JAMO:
    case G_UNICODE_BREAK_HANGUL_V_JAMO:
    case G_UNICODE_BREAK_HANGUL_T_JAMO:
    case G_UNICODE_BREAK_HANGUL_LV_SYLLABLE:
    case G_UNICODE_BREAK_HANGUL_LVT_SYLLABLE:
      return FALSE;
    default:
      return g_unichar_isalnum (letter) || g_unichar_ismark (letter);
    }
}

/* A line break in JSON is a backslash and a letter: “\nTansy” is no longer word. */
static gboolean
is_behind_escape (const char *text, const char *at)
{
  gsize before = (gsize) (at - text);

  return (before >= 2 && at[-2] == '\\' && strchr ("bfnrt", at[-1]) != NULL) ||
         (before >= 6 && at[-6] == '\\' && at[-5] == 'u');
}

static gboolean
begins_here (const char *text, const char *at)
{
  return at == text || !joins (g_utf8_get_char (at)) ||
         !joins (g_utf8_get_char (g_utf8_prev_char (at))) || is_behind_escape (text, at);
}

static gboolean
ends_here (const char *at, gboolean owner)
{
  if (!joins (g_utf8_get_char (g_utf8_prev_char (at))) || !joins (g_utf8_get_char (at)))
    return TRUE;
  return owner && *at == 's' && !joins (g_utf8_get_char (at + 1));
}

/* “x@tansy.example”: addresses have no capitals. */
static gboolean
is_in_address (const char *text, const char *at, const char *end)
{
  return (at != text && at[-1] == '@') || (end[0] == '.' && g_ascii_isalnum (end[1]));
}

/* “Next Thursday”; but a text that is nothing else is a name. */
static gboolean
opens_sentence (const char *text, const char *at, const char *end)
{
  const char *before = at;

  while (before != text && g_ascii_isspace (before[-1]))
    before--;
  return *end != '\0' && (before == text || before[-1] == '\n' || strchr (".!?:", before[-1]) ||
                          memchr (before, '\n', (gsize) (at - before)) != NULL);
}

/* @text is folded as @name is. */
static gboolean
occurs (const Name *name, const char *text)
{
  gsize length = strlen (name->text);

  for (const char *at = strstr (text, name->text); at != NULL;
       at = strstr (g_utf8_next_char (at), name->text))
    {
      const char *end = at + length;

      if (begins_here (text, at) && ends_here (end, name->owner) &&
          (name->use != NAME_ADDRESS || is_in_address (text, at, end)) &&
          (name->use != NAME_OPENING || !opens_sentence (text, at, end)))
        return TRUE;
    }
  return FALSE;
}

static int
compare_words (const void *a, const void *b)
{
  return strcmp (a, *(const char *const *) b);
}

#define HAS_WORD(list, word)                                                                       \
  (bsearch (word, list, G_N_ELEMENTS (list), sizeof *(list), compare_words) != NULL)

/* The letters of a folded word without their marks. */
static char *
plain (const char *folded)
{
  GString *letters = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (letters, g_utf8_get_char (p));
  return g_string_free (letters, FALSE);
}

static gboolean
is_generic (const char *word, gboolean owner)
{
  g_autofree char *folded = fold (word);
  g_autofree char *letters = plain (folded);

  return g_utf8_strlen (letters, -1) < NAME_MIN_LETTERS || HAS_WORD (company_words, letters) ||
         (!owner && HAS_WORD (generic_words, letters));
}

static gboolean
all_generic (char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (!is_generic (words[i], FALSE))
      return FALSE;
  return TRUE;
}

/* Takes @text. */
static void
push (Forget *self, char *text, NameUse use, gboolean owner)
{
  Name *name = g_new (Name, 1);

  name->text = text;
  name->use = use;
  name->owner = owner;
  g_ptr_array_add (self->names, name);
}

/* A name of one word. It counts as it was typed, all in capitals, with the first letter one, or in
 * an address. */
static void
add_word (Forget *self, const char *word, gboolean owner)
{
  glong letters = g_utf8_strlen (word, -1);
  const char *rest = g_utf8_next_char (word);
  g_autofree char *first = g_utf8_strup (word, rest - word);
  g_autofree char *title = g_strconcat (first, rest, NULL);
  g_autofree char *folded = fold (word);

  if (owner && letters >= SURE_MIN_LETTERS)
    {
      push (self, g_steal_pointer (&folded), NAME_FOLDED, owner);
      return;
    }
  /* Typed without a capital, a short one is taken for the word that it looks like. */
  if (strcmp (title, word) != 0 && letters >= WORD_MIN_LETTERS)
    push (self, g_strdup (word), NAME_EXACT, owner);
  push (self, g_steal_pointer (&title),
        HAS_WORD (opening_words, folded) ? NAME_OPENING : NAME_EXACT, owner);
  push (self, g_utf8_strup (word, -1), NAME_EXACT, owner);
  push (self, g_steal_pointer (&folded), NAME_ADDRESS, owner);
}

/**
 * add_name:
 * @owner: it is of a company or a person; otherwise of a role, a title, a place, or an address
 */
static void
add_name (Forget *self, const char *name, gboolean owner)
{
  g_autofree char *normal = normalize (name);
  g_auto (GStrv) words = NULL;

  g_strstrip (normal);
  words = g_strsplit_set (normal, WORD_ENDS, -1);
  if (g_utf8_strlen (normal, -1) < NAME_MIN_LETTERS || (!owner && all_generic (words)))
    return;
  if (words[1] == NULL)
    {
      add_word (self, normal, owner);
      return;
    }
  push (self, fold (normal), NAME_FOLDED, owner);
  for (guint i = 0; owner && words[i] != NULL; i++)
    if (g_utf8_strlen (words[i], -1) >= WORD_MIN_LETTERS && !is_generic (words[i], TRUE))
      add_word (self, words[i], owner);
}

static HdStmt *
prepare (Forget *self, const char *sql, GError **error)
{
  HdStmt *stmt = hd_db_prepare (self->db, sql, error);

  if (stmt != NULL && strstr (sql, ":application") != NULL)
    hd_stmt_bind_int (stmt, ":application", self->application);
  return stmt;
}

static gboolean
run (Forget *self, const char *sql, GError **error)
{
  g_autoptr (HdStmt) stmt = prepare (self, sql, error);

  return stmt != NULL && hd_stmt_run (stmt, error);
}

/* Everything by which somebody could be told that it is about them, removed rows included. */
static gboolean
collect_names (Forget *self, GError **error)
{
  g_autoptr (HdStmt) stmt =
    prepare (self,
             "SELECT company, 1 FROM job_application WHERE :application IN (0, id)"
             " UNION SELECT agency, 1 FROM job_application WHERE :application IN (0, id)"
             " UNION SELECT role, 0 FROM job_application WHERE :application IN (0, id)"
             " UNION SELECT place, 0 FROM job_application WHERE :application IN (0, id)"
             " UNION SELECT source_url, 0 FROM job_application WHERE :application IN (0, id)"
             " UNION SELECT submitted_by, 1 FROM job_application WHERE :application IN (0, id)"
             " UNION SELECT title, 0 FROM interview WHERE :application IN (0, application)"
             " UNION SELECT place, 0 FROM interview WHERE :application IN (0, application)"
             " UNION SELECT link, 0 FROM interview WHERE :application IN (0, application)"
             " UNION SELECT organizer, 0 FROM interview WHERE :application IN (0, application)"
             " UNION SELECT to_whom, instr (to_whom, '@') = 0 FROM offered_slot WHERE interview IN"
             "   (SELECT id FROM interview WHERE :application IN (0, application))"
             " UNION SELECT name, 1 FROM person WHERE :application IN (0, application)"
             " UNION SELECT agency, 1 FROM person WHERE :application IN (0, application)"
             " UNION SELECT email, 0 FROM person WHERE :application IN (0, application)"
             " UNION SELECT own_name.name, own_name.kind IN ('company', 'recruiter') FROM "
             "own_name_use JOIN own_name ON own_name.id = own_name"
             "   WHERE :application IN (0, application) AND own_name.exempt = 0"
             " UNION SELECT name, kind IN ('company', 'recruiter') FROM own_name WHERE "
             ":application = 0 AND exempt = 0"
             "   AND kind IN ('company', 'recruiter', 'role', 'place', 'title', 'url')",
             error);
  HdStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = hd_stmt_step (stmt, error)) == HD_STEP_ROW)
    add_name (self, hd_stmt_get_text (stmt, 0), hd_stmt_get_int (stmt, 1) != 0);
  return step == HD_STEP_DONE;
}

static gboolean
names_occur (Forget *self, const char *text)
{
  g_autofree char *normal = normalize (text);
  g_autofree char *folded = g_utf8_casefold (normal, -1);

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = self->names->pdata[i];
      gboolean exact = name->use == NAME_EXACT || name->use == NAME_OPENING;

      if (occurs (name, exact ? normal : folded))
        return TRUE;
    }
  return FALSE;
}

/* A key of a finding is made of single folded words. */
static gboolean
words_occur (Forget *self, const char *text)
{
  g_autofree char *folded = fold (text);

  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = self->names->pdata[i];
      g_autofree char *all = fold (name->text);
      g_auto (GStrv) words = g_strsplit_set (all, WORD_ENDS, -1);

      for (guint k = 0; words[k] != NULL; k++)
        {
          const Name word = { words[k], NAME_FOLDED, name->owner };

          if (!is_generic (words[k], name->owner) && occurs (&word, folded))
            return TRUE;
        }
    }
  return FALSE;
}

/* The ids of the rows of @sql (an id, then texts) in which a name occurs. */
static GArray *
find_rows (Forget *self,
           const char *sql,
           gboolean (*occur) (Forget *, const char *),
           GError **error)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (HdStmt) stmt = prepare (self, sql, error);
  HdStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = hd_stmt_step (stmt, error)) == HD_STEP_ROW)
    for (int column = 1; column < hd_stmt_get_n_columns (stmt); column++)
      if (occur (self, hd_stmt_get_text (stmt, column)))
        {
          gint64 id = hd_stmt_get_int (stmt, 0);

          g_array_append_val (found, id);
          break;
        }
  return step == HD_STEP_DONE ? g_steal_pointer (&found) : NULL;
}

static gboolean
run_for_rows (Forget *self, GArray *rows, const char *sql, GError **error)
{
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (HdStmt) stmt = prepare (self, sql, error);

      if (stmt == NULL)
        return FALSE;
      hd_stmt_bind_int (stmt, ":id", g_array_index (rows, gint64, i));
      if (strstr (sql, ":blank") != NULL)
        hd_stmt_bind_text (stmt, ":blank", BLANK_BODY);
      if (strstr (sql, ":note") != NULL)
        hd_stmt_bind_text (stmt, ":note", BLANK_NOTE);
      if (!hd_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

/* Figures of the ledger are never changed, which its triggers see to, and a note tells none. */
static gboolean
forget_notes (Forget *self, GError **error)
{
  g_autoptr (GArray) entries =
    find_rows (self, "SELECT id, note FROM pto_entry", names_occur, error);
  g_autoptr (GArray) holidays = NULL;
  g_autoptr (GArray) uids = NULL;
  gboolean done;

  hd_db_set_triggers (self->db, FALSE);
  done = run_for_rows (self, entries, "UPDATE pto_entry SET note = :note WHERE id = :id", error);
  hd_db_set_triggers (self->db, TRUE);
  if (!done)
    return FALSE;

  /* Two holidays of one day have two names. */
  holidays = find_rows (self, "SELECT id, name FROM holiday", names_occur, error);
  if (
    !run_for_rows (self, holidays,
                   "UPDATE holiday SET name = :note || iif (EXISTS (SELECT 1 FROM holiday AS other"
                   "   WHERE other.on_day = holiday.on_day AND other.name = :note), ' ' || id, '')"
                   " WHERE id = :id",
                   error))
    return FALSE;
  uids = find_rows (self, "SELECT id, uid FROM holiday", names_occur, error);
  return run_for_rows (self, uids,
                       "UPDATE holiday SET uid = lower (hex (randomblob (16))) WHERE id = :id",
                       error);
}

/* What was written about an absence and names somebody all the same. */
static gboolean
forget_words (Forget *self, GError **error)
{
  g_autoptr (GArray) drafts =
    find_rows (self, "SELECT id, facts, recipient_name, subject, body FROM draft", names_occur,
               error);
  g_autoptr (GArray) messages = NULL;
  g_autoptr (GArray) findings = NULL;

  if (!run_for_rows (self, drafts, "DELETE FROM draft WHERE id = :id", error))
    return FALSE;
  messages = find_rows (self, "SELECT id, facts, subject, body FROM message", names_occur, error);
  if (!run_for_rows (self, messages,
                     "UPDATE message SET facts = '{}', subject = '', body = :blank WHERE id = :id",
                     error))
    return FALSE;
  findings = find_rows (self, "SELECT id, finding FROM ignored_finding", words_occur, error);
  return run_for_rows (self, findings, "DELETE FROM ignored_finding WHERE id = :id", error);
}

/**
 * hd_forget_table_run:
 * @application: the one to forget, or 0 for the whole search
 *
 * Deletes for good, inside a transaction; the caller then has the files shredded. Forgetting what
 * is not there is done already.
 */
gboolean
hd_forget_table_run (HdDb *db, gint64 application, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (name_free);
  Forget self = { db, application, names };

  if (!collect_names (&self, error) || !forget_words (&self, error) || !forget_notes (&self, error))
    return FALSE;

  return run (&self,
              "DELETE FROM draft WHERE uid IN (SELECT draft_uid FROM interview"
              "  WHERE :application IN (0, application) AND draft_uid <> '')",
              error) &&
         /* Names that another application holds as well are still to be kept out. */
         run (&self,
              "DELETE FROM own_name WHERE exempt = 0 AND id IN (SELECT own_name FROM own_name_use"
              "  WHERE :application IN (0, application))"
              " AND NOT EXISTS (SELECT 1 FROM own_name_use AS other WHERE other.own_name = "
              "own_name.id"
              "   AND :application <> 0 AND other.application <> :application"
              "   AND other.deleted_at IS NULL)",
              error) &&
         run (&self,
              "DELETE FROM own_name WHERE :application = 0 AND (exempt = 0 OR deleted_at IS NOT "
              "NULL)"
              " AND kind IN ('company', 'recruiter', 'role', 'place', 'title', 'url')",
              error) &&
         run (&self, "DELETE FROM job_application WHERE :application IN (0, id)", error) &&
         /* Of whom they are cannot be said: an invitation that came later could be told by them. */
         hd_db_exec (db, "DELETE FROM early_cancel", error) &&
         hd_db_exec (db, "DELETE FROM undo_step", error);
}
