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

/*
 * If a URL, a host or a mail address starts at @from, its end, else 0. Looks at no more than one
 * run without blanks, and only once for each run.
 */
guint
hd_text_link_end (const HdTokenizer *self, guint from, HdTokenKind *kind)
{
  guint end = from, last_dot = 0, slash = 0, at_sign = 0, scheme = 0;
  char label[16];

  while (end < self->n_chars && !hd_text_is_space (hd_text_at (self, end)) && end - from < 2048)
    {
      gunichar c = hd_text_at (self, end);

      if (c == '<' || c == '>' || hd_text_is_quote (c) || c == '|' || c == '{' || c == '}' ||
          c == '\\' || c == ')' || c == ']' || c == '[' || c == '(' || c == 0xFFFD)
        break;
      if (c == ':' && hd_text_at (self, end + 1) == '/' && hd_text_at (self, end + 2) == '/' &&
          scheme == 0 && end > from)
        {
          scheme = end + 3;
          last_dot = 0;
          end += 3;
          continue;
        }
      if (c == '@' && at_sign == 0 && slash == 0)
        {
          at_sign = end;
          last_dot = 0;
        }
      else if (c == '.' && slash == 0)
        last_dot = end;
      else if ((c == '/' || c == '?' || c == '#') && slash == 0)
        slash = end;
      else if (slash == 0 && !hd_text_is_word (c) && !hd_text_is_hyphen (c) && c != '_' &&
               c != '+' && c != ':')
        break;
      end++;
    }
  while (end > from && strchr (".,;:!?'", (int) MIN (hd_text_at (self, end - 1), 0x7F)) != NULL)
    {
      end--;
      if (last_dot >= end)
        {
          last_dot = 0;
          for (guint i = MAX (scheme, MAX (from, at_sign)); i < end; i++)
            if (hd_text_at (self, i) == '.')
              last_dot = i;
        }
    }
  if (slash >= end)
    slash = 0;
  if (last_dot == 0 && scheme == 0)
    return 0;

  guint host_end = slash != 0 ? slash : end;

  for (guint i = last_dot; i < host_end; i++)
    if (hd_text_at (self, i) == ':')
      {
        host_end = i;
        break;
      }
  *kind = HD_TOKEN_URL;
  if (scheme != 0)
    return end > scheme ? end : 0;
  if (last_dot == from || !hd_text_ascii (self, last_dot + 1, host_end, label, sizeof label) ||
      strlen (label) < 2)
    return 0;
  if (at_sign != 0)
    {
      *kind = HD_TOKEN_EMAIL;
      return at_sign > from && last_dot > at_sign + 1 ? end : 0;
    }
  for (const char *p = label; *p != '\0'; p++)
    if (!g_ascii_isalpha (*p))
      return 0;
  if (hd_text_in_list (top_domains, label))
    {
      /* “done.Co” is two sentences that lack a blank. */
      return slash != 0 || !g_unichar_isupper (hd_text_at (self, last_dot + 1)) ||
                 g_unichar_isupper (hd_text_at (self, from + 1))
               ? end
               : 0;
    }
  return slash != 0 && hd_text_in_list (word_domains, label) ? end : 0;
}

/* The last dot of a file name that starts at @from, as in “CV_2026.pdf”, or 0. */
guint
hd_text_file_dot (const HdTokenizer *self, guint from)
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
  while (end > dot && !hd_text_is_word (hd_text_at (self, end - 1)))
    end--;
  if (dot == 0 || !hd_text_ascii (self, dot + 1, end, extension, sizeof extension))
    return 0;

  return hd_text_in_list (extensions, extension) ? dot : 0;
}
