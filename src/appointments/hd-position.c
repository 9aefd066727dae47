/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-position.h"

#include <string.h>

/*
 * What a mail calls the position, and where it is: “the Data Engineer position at Larch & Sons”,
 * “Ihre Bewerbung als Datenanalystin bei der Larch GmbH”, “le poste d’analyste chez Larch”, “el
 * puesto de analista en Larch”. Only phrases that say it in so many words are taken; a name on its
 * own, a signature or an address may be anybody's. Two names that differ are none. The text is read
 * once, word by word, and no further than a mail is long.
 */

#define MAX_BYTES 16384
#define MAX_WORDS 3000

/* A position has no longer name, nor has whoever offers it. */
#define MAX_ROLE 6
#define MAX_NAME 5

typedef struct
{
  const char *start; /* in the text, without signs around it */
  const char *end;
  char *folded;
  gboolean last; /* a sign behind it ends what is said */
} Word;

static void
word_clear (gpointer data)
{
  g_free (((Word *) data)->folded);
}

typedef struct
{
  const Word *words;
  guint n;
  HdPosition *found;
  gboolean companies_differ;
  gboolean roles_differ;
} Reading;

/* Signs that may stand around a word. Those that say nothing do not part it from the next. */
static gboolean
is_sign (gunichar c)
{
  return !g_unichar_isalnum (c) && c != '+' && c != '#' && c != '&';
}

static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == '\'' || c == '*' || c == '_' || c == '>' || c == 0x201c || c == 0x201d ||
         c == 0x201e || c == 0x2018 || c == 0x2019 || c == 0xab || c == 0xbb;
}

/* Adds the word between two blanks. A sign on its own or before it ends what was said before. */
static void
add_word (GArray *words, const char *start, const char *end)
{
  Word word = { start, end, NULL, FALSE };
  gboolean parts = FALSE;

  while (word.start < end && is_sign (g_utf8_get_char (word.start)))
    {
      parts = parts || !is_quote (g_utf8_get_char (word.start));
      word.start = g_utf8_next_char (word.start);
    }
  if (parts && words->len > 0)
    g_array_index (words, Word, words->len - 1).last = TRUE;
  while (word.end > word.start)
    {
      const char *before = g_utf8_prev_char (word.end);
      gunichar c = g_utf8_get_char (before);

      if (!is_sign (c))
        break;
      word.last = word.last || !is_quote (c);
      word.end = before;
    }
  if (word.start == word.end)
    return;

  g_autofree char *text = g_strndup (word.start, (gsize) (word.end - word.start));

  word.folded = g_utf8_strdown (text, -1);
  g_array_append_val (words, word);
}

static GArray *
split (const char *text)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));
  const char *start = NULL, *p = text;
  guint lines = 0;

  g_array_set_clear_func (words, word_clear);
  for (; *p != '\0' && p - text < MAX_BYTES && words->len < MAX_WORDS; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c))
        {
          start = start != NULL ? start : p;
          lines = 0;
          continue;
        }
      if (start != NULL)
        add_word (words, start, p);
      start = NULL;
      /* A line may go on in the next one, a paragraph does not. */
      if (c == '\n' && ++lines > 1 && words->len > 0)
        g_array_index (words, Word, words->len - 1).last = TRUE;
    }
  if (start != NULL && *p == '\0')
    add_word (words, start, p);
  return words;
}

static gboolean
is_one_of (const Reading *r, guint i, const char *const *list)
{
  return i < r->n && g_strv_contains (list, r->words[i].folded);
}

static gboolean
is (const Reading *r, guint i, const char *word)
{
  return i < r->n && strcmp (r->words[i].folded, word) == 0;
}

/* Whether what is said goes on from the word before @i to the one at @i. */
static gboolean
goes_on (const Reading *r, guint i)
{
  return i > 0 && i < r->n && !r->words[i - 1].last;
}

static gboolean
is_capital (const Reading *r, guint i)
{
  return i < r->n && g_unichar_isupper (g_utf8_get_char (r->words[i].start));
}

static const char *const articles[] = { "a",   "an",  "the", "our", "der", "dem", "die",
                                        "den", "das", "la",  "el",  "le",  NULL };

/* Between words of one name. */
static const char *const links[] = { "&",  "and", "of", "for", "und", "der", "für",
                                     "et", "de",  "du", "des", "y",   "del", NULL };

/* The word behind a name that starts at @i, each with a capital; @i: there is none. */
static guint
end_of_name (const Reading *r, guint i, guint most)
{
  guint end = i;

  if (!is_capital (r, i))
    return i;
  do
    end++;
  while (goes_on (r, end) &&
         (is_capital (r, end) ||
          (is_one_of (r, end, links) && goes_on (r, end + 1) && is_capital (r, end + 1))));
  return end - i <= most ? end : i;
}

static char *
dup_words (const Reading *r, guint from, guint to)
{
  GString *text = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    {
      if (i > from)
        g_string_append_c (text, ' ');
      g_string_append_len (text, r->words[i].start, r->words[i].end - r->words[i].start);
    }
  return g_string_free (text, FALSE);
}

/* Whether @name is @longer as far as it goes, word by word. */
static gboolean
begins (const char *longer, const char *name)
{
  gsize length = strlen (name);

  return g_str_has_prefix (longer, name) && (longer[length] == '\0' || longer[length] == ' ');
}

/* The same name again, longer or shorter, is one name. */
static void
take (char **known, gboolean *differ, char *name)
{
  g_autofree char *mine = name;
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_autofree char *before = *known != NULL ? g_utf8_casefold (*known, -1) : NULL;

  if (before == NULL || (begins (folded, before) && strlen (folded) > strlen (before)))
    {
      g_free (*known);
      *known = g_steal_pointer (&mine);
    }
  else if (!begins (before, folded))
    *differ = TRUE;
}

/* Begins with a capital, and is no name of anybody. */
static const char *const no_companies[] = {
  "i",        "we",        "monday",  "tuesday",  "wednesday", "thursday",   "friday",
  "saturday", "sunday",    "montag",  "dienstag", "mittwoch",  "donnerstag", "freitag",
  "samstag",  "sonntag",   "noon",    "zoom",     "teams",     "skype",      "microsoft",
  "meet",     "interesse", "ihnen",   "uns",      "nous",      "vous",       "nosotros",
  "january",  "february",  "march",   "april",    "may",       "june",       "july",
  "august",   "september", "october", "november", "december",  NULL,
};

static const char *const positions[] = { "position", "role", "opening", "vacancy", "job", NULL };

/* A name of somebody who offers work, which begins at @i. */
static void
take_company (Reading *r, guint i)
{
  guint end;

  if (is_one_of (r, i, articles) && goes_on (r, i + 1))
    i++;
  end = end_of_name (r, i, MAX_NAME);
  if (end == i || is_one_of (r, i, no_companies) ||
      (goes_on (r, end) && is_one_of (r, end, positions)))
    return;
  take (&r->found->company, &r->companies_differ, dup_words (r, i, end));
}

/* Whether what stands between two words is called as work is: “the Larch position” says whose it
 * is, and “the right position” nothing. */
static gboolean
is_role (const Reading *r, guint from, guint to)
{
  static const char *const occupations[] = {
    "accountant",  "administrator", "adviser",     "advisor",      "analyst",    "architect",
    "assistant",   "associate",     "buyer",       "chef",         "clerk",      "consultant",
    "coordinator", "copywriter",    "counsel",     "designer",     "developer",  "devops",
    "director",    "editor",        "electrician", "engineer",     "executive",  "head",
    "intern",      "lawyer",        "lead",        "librarian",    "manager",    "mechanic",
    "nurse",       "officer",       "operator",    "paralegal",    "pharmacist", "physician",
    "planner",     "producer",      "programmer",  "receptionist", "researcher", "scientist",
    "secretary",   "specialist",    "sre",         "strategist",   "supervisor", "teacher",
    "technician",  "tester",        "therapist",   "translator",   "writer",     NULL,
  };
  gboolean occupation = FALSE;

  for (guint i = from; i < to; i++)
    occupation = occupation || is_one_of (r, i, occupations);
  return occupation && to - from <= MAX_ROLE &&
         (end_of_name (r, from, MAX_ROLE) == to || is_one_of (r, to - 1, occupations));
}

/* “for the Data Engineer position [at Larch]”, which begins with the article at @i. */
static void
read_english_before (Reading *r, guint i)
{
  guint end = i + 1;

  while (goes_on (r, end) && end - i <= MAX_ROLE && !is_one_of (r, end, positions))
    end++;
  if (!goes_on (r, end) || !is_one_of (r, end, positions) || !is_role (r, i + 1, end))
    return;
  take (&r->found->role, &r->roles_differ, dup_words (r, i + 1, end));
  /* Those whom one meets with are people. */
  if (goes_on (r, end + 1) && goes_on (r, end + 2) && is (r, end + 1, "at"))
    take_company (r, end + 2);
}

static const char *const at_words[] = { "at", "bei", "chez", "en", NULL };

/* What begins at @i is called so, up to where it is or to a sign; @with_capitals: each word of it.
 */
static void
read_role_and_place (Reading *r, guint i, gboolean with_capitals)
{
  guint end = i;

  if (is_one_of (r, i, articles) && goes_on (r, i + 1))
    end = ++i;
  if (with_capitals)
    end = end_of_name (r, i, MAX_ROLE);
  else
    do
      end++;
    while (goes_on (r, end) && end - i <= MAX_ROLE &&
           !(is_one_of (r, end, at_words) && is_capital (r, end + 1)));
  if (end == i || end - i > MAX_ROLE || i >= r->n)
    return;
  /* Where it ends is certain when it is said where it is, or when it is short. */
  if (!with_capitals && !is_one_of (r, end, at_words) && (goes_on (r, end) || end - i > 2))
    return;
  take (&r->found->role, &r->roles_differ, dup_words (r, i, end));
  /* “(m/w/d)” */
  while (end < r->n && r->words[end].end - r->words[end].start == 5 &&
         strchr (r->words[end].folded, '/') != NULL)
    end++;
  if (is_one_of (r, end, at_words) && goes_on (r, end + 1))
    take_company (r, end + 1);
}

static void
read_english (Reading *r, guint i)
{
  static const char *const before[] = { "for", "to", "about", "regarding", "in", NULL };
  static const char *const applied[] = { "application", "applying", "applied", "apply", NULL };
  static const char *const to[] = { "to", "at", "with", NULL };

  if (is_one_of (r, i, before) && goes_on (r, i + 1) && is_one_of (r, i + 1, articles))
    read_english_before (r, i + 1);
  else if ((is (r, i, "position") || is (r, i, "role")) && goes_on (r, i + 1) &&
           (is (r, i + 1, "of") || is (r, i + 1, "as")) && goes_on (r, i + 2) &&
           is_capital (r, is_one_of (r, i + 2, articles) ? i + 3 : i + 2))
    read_role_and_place (r, i + 2, TRUE);
  if (is_one_of (r, i, applied) && goes_on (r, i + 1) && is_one_of (r, i + 1, to) &&
      goes_on (r, i + 2))
    take_company (r, i + 2);
}

static void
read_german (Reading *r, guint i)
{
  static const char *const nouns[] = { "bewerbung", "stelle", "position", NULL };

  if (!is_one_of (r, i, nouns) || !goes_on (r, i + 1) || !goes_on (r, i + 2))
    return;
  if (is (r, i + 1, "als"))
    read_role_and_place (r, i + 2, TRUE);
  else if (is (r, i + 1, "bei"))
    take_company (r, i + 2);
}

/* “poste d’analyste”, “puesto de analista”: the name is written small. */
static void
read_romance (Reading *r, guint i)
{
  static const char *const nouns[] = { "poste", "puesto", "vacante", "cargo", NULL };
  static const char *const applied[] = { "candidature", "candidatura", NULL };
  static const char *const no_roles[] = { "travail", "trabajo", NULL };

  if (!goes_on (r, i + 1))
    return;
  if (is_one_of (r, i, nouns) && is (r, i + 1, "de") && goes_on (r, i + 2) &&
      !is_one_of (r, i + 2, no_roles))
    read_role_and_place (r, i + 2, FALSE);
  else if (is_one_of (r, i, applied) && goes_on (r, i + 2) &&
           (is (r, i + 1, "chez") || is (r, i + 1, "en")))
    take_company (r, i + 2);
}

/* Parts “d’analyste” in two words. */
static char *
part_elisions (const char *text)
{
  g_auto (GStrv) straight = g_strsplit (text, " d'", -1);
  g_autofree char *first = g_strjoinv (" de ", straight);
  g_auto (GStrv) curly = g_strsplit (first, " d’", -1);

  return g_strjoinv (" de ", curly);
}

/**
 * hd_position_read:
 * @text: a line or a whole mail, valid UTF-8
 * @position: (out): cleared with hd_position_clear()
 *
 * Reads what the position is called and where it is, as far as that is certain.
 */
void
hd_position_read (const char *text, HdPosition *position)
{
  g_return_if_fail (text != NULL);

  g_autofree char *beginning =
    g_utf8_substring (text, 0, g_utf8_strlen (text, (gssize) MIN (strlen (text), MAX_BYTES)));
  g_autofree char *parted = part_elisions (beginning);
  g_autoptr (GArray) words = split (parted);
  Reading reading = { (const Word *) (gpointer) words->data, words->len, position, FALSE, FALSE };

  *position = (HdPosition){ NULL, NULL };
  for (guint i = 0; i < words->len; i++)
    {
      read_english (&reading, i);
      read_german (&reading, i);
      read_romance (&reading, i);
    }
  if (reading.companies_differ)
    g_clear_pointer (&position->company, g_free);
  if (reading.roles_differ)
    g_clear_pointer (&position->role, g_free);
}

void
hd_position_clear (HdPosition *position)
{
  g_clear_pointer (&position->company, g_free);
  g_clear_pointer (&position->role, g_free);
}
