/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-check-text-private.h"

#include <string.h>

/*
 * Addresses on the web, mail addresses, and names of files.
 */

/* Ends of host names; those in the second list are words too and need a path behind them. */
static const char *const top_domains[] = {
  "com", "org", "net", "io", "dev",  "co",  "uk",   "de",      "fr",    "es",   "ch", "eu", "ai",
  "app", "ie",  "nl",  "lu", "info", "biz", "jobs", "careers", "cloud", "tech", "us", "ca", "au",
  "nz",  "mx",  "ar",  "cl", "pt",   "pl",  "test", "example", "gov",   "edu",  NULL,
};
static const char *const word_domains[] = { "so", "it", "at",   "me",   "be", "in",
                                            "is", "to", "work", "page", "gl", NULL };
static const char *const extensions[] = {
  "pdf", "doc", "docx", "odt", "rtf", "txt", "md",   "ics", "png",  "jpg",   "jpeg",
  "zip", "xls", "xlsx", "ods", "csv", "ppt", "pptx", "eml", "html", "pages", NULL,
};

/* What was seen of a run without blanks; positions, 0 for none. */
typedef struct
{
  guint from;
  guint scheme; /* behind “://” */
  guint at_sign;
  guint last_dot; /* of the host */
  guint slash;    /* or what else ends the host */
} Link;

/* Whether the host that ends at @end, or at the colon before, can be one. */
static gboolean
is_host (const HdTokenizer *self, const Link *link, guint end)
{
  char label[16];

  if (link->last_dot == 0 || link->last_dot == link->from)
    return FALSE;
  for (guint i = link->last_dot; i < end; i++)
    if (hd_text_at (self, i) == ':')
      end = i;
  if (!hd_text_ascii (self, link->last_dot + 1, end, label, sizeof label) || strlen (label) < 2)
    return FALSE;
  if (link->at_sign != 0)
    return link->last_dot > link->at_sign + 1;
  if (hd_text_in_list (top_domains, label))
    {
      /* “done.Co” is two sentences that lack a blank. */
      return link->slash != 0 || !g_unichar_isupper (hd_text_at (self, link->last_dot + 1)) ||
             g_unichar_isupper (hd_text_at (self, link->from + 1));
    }
  return link->slash != 0 && hd_text_in_list (word_domains, label);
}

static gboolean
ends_run (gunichar c)
{
  return hd_text_is_space (c) || hd_text_is_quote (c) || c == '<' || c == '>' || c == '|' ||
         c == '{' || c == '}' || c == '\\' || c == ')' || c == ']' || c == '[' || c == '(' ||
         c == 0xFFFD;
}

/* Without the full stop or the comma of the sentence that the link ends. */
static guint
trim (const HdTokenizer *self, Link *link, guint end)
{
  guint start = MAX (link->scheme, MAX (link->from, link->at_sign));

  while (end > link->from &&
         strchr (".,;:!?'", (int) MIN (hd_text_at (self, end - 1), 0x7F)) != NULL)
    end--;
  if (link->slash >= end)
    link->slash = 0;
  if (link->last_dot >= end)
    {
      link->last_dot = 0;
      for (guint i = end; i > start && link->last_dot == 0; i--)
        if (hd_text_at (self, i - 1) == '.')
          link->last_dot = i - 1;
    }
  return end;
}

/*
 * If a URL, a host or a mail address starts at @from, its end, else 0: then none starts before
 * @until either. So each run without blanks is looked at once.
 */
guint
hd_text_link_end (const HdTokenizer *self, guint from, HdTokenKind *kind, guint *until)
{
  Link link = { .from = from };
  guint end = from;

  while (end < self->n_chars && !ends_run (hd_text_at (self, end)) && end - from < 2048)
    {
      gunichar c = hd_text_at (self, end);

      if (c == ':' && hd_text_at (self, end + 1) == '/' && hd_text_at (self, end + 2) == '/' &&
          link.scheme == 0 && end > from)
        {
          link.scheme = end + 3;
          link.last_dot = 0;
          end += 3;
          continue;
        }
      if (c == '@' && link.at_sign == 0 && link.slash == 0)
        {
          link.at_sign = end;
          link.last_dot = 0;
        }
      else if (c == '.' && link.slash == 0)
        link.last_dot = end;
      else if ((c == '/' || c == '?' || c == '#') && link.slash == 0)
        {
          link.slash = end;
          if (link.scheme == 0 && !is_host (self, &link, end))
            break;
        }
      else if (link.slash == 0 && !hd_text_is_word (c) && !hd_text_is_hyphen (c) && c != '_' &&
               c != '+' && c != ':')
        break;
      end++;
    }
  /* What follows one of these may be a link by itself. */
  *until = link.at_sign != 0 ? link.at_sign : link.slash != 0 ? link.slash : end;
  end = trim (self, &link, end);
  if (link.scheme != 0)
    {
      *kind = HD_TOKEN_URL;
      return end > link.scheme ? end : 0;
    }
  *kind = link.at_sign != 0 ? HD_TOKEN_EMAIL : HD_TOKEN_URL;
  return is_host (self, &link, link.slash != 0 ? link.slash : end) ? end : 0;
}

/**
 * hd_check_text_find_host:
 * @link: the text of a token that is an address on the web or a mail address
 * @length: (out): the bytes of its host, without the port and a dot at the end
 *
 * Returns: where in @link its host begins. What looks like another one in the path or behind it, as
 *   in “a.example/@b.example?c=https://d.example”, is none.
 */
const char *
hd_check_text_find_host (const char *link, gsize *length)
{
  gsize end = strcspn (link, "/?#");

  if (end > 0 && link[end - 1] == ':' && g_str_has_prefix (link + end, "//"))
    {
      link += end + 2;
      end = strcspn (link, "/?#");
    }
  for (gsize i = end; i > 0; i--)
    if (link[i - 1] == '@')
      {
        link += i;
        end -= i;
        break;
      }
  *length = MIN (end, strcspn (link, ":"));
  while (*length > 0 && link[*length - 1] == '.')
    (*length)--;
  return link;
}

/* The last dot of a file name that starts at @from, as in “CV_2026.pdf”, or 0. @until: how far it
 * was looked. */
guint
hd_text_file_dot (const HdTokenizer *self, guint from, guint *until)
{
  guint end = from, dot = 0;
  char extension[8];

  while (end < self->n_chars && end - from < 255 &&
         (hd_text_is_word (hd_text_at (self, end)) || hd_text_at (self, end) == '_' ||
          hd_text_at (self, end) == '.' || hd_text_is_hyphen (hd_text_at (self, end))))
    {
      if (hd_text_at (self, end) == '.' && hd_text_is_word (hd_text_at (self, end + 1)))
        dot = end;
      end++;
    }
  *until = end;
  while (end > dot && !hd_text_is_word (hd_text_at (self, end - 1)))
    end--;
  if (dot == 0 || !hd_text_ascii (self, dot + 1, end, extension, sizeof extension))
    return 0;

  return hd_text_in_list (extensions, extension) ? dot : 0;
}
