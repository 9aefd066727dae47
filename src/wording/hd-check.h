/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "hd-date.h"
#include "hd-matcher.h"
#include "hd-rules.h"

G_BEGIN_DECLS

/**
 * HdCheckField:
 * @name: “body”, “subject”, “title”, “file name” …
 * @text: any bytes
 * @length: how many, or -1 when @text ends in NUL
 */
typedef struct
{
  const char *name;
  const char *text;
  gssize length;
} HdCheckField;

/**
 * HdCheckInput:
 * @language: (nullable): a code such as “de”; %NULL: found out from the fields together
 * @channel: (nullable): as in `halfday-cli draft`; with it the length is checked
 * @contractor: leave terms are then findings
 * @excerpt: a sentence out of a text: whose time it tells of may stand outside it
 * @today: to tell the weekday of a date without a year; %HD_DATE_NONE: such dates are not checked
 * @clock: @today is only what the clock says; then of such dates only near ones are judged
 * @matcher: (nullable): the names to keep out, from hd_checker_new_matcher()
 * @ignored: (nullable) (element-type utf8 utf8): a set of #HdFinding.key
 */
typedef struct
{
  const char *language;
  const char *channel;
  gboolean contractor;
  gboolean excerpt;
  HdDate today;
  gboolean clock;
  const HdCheckField *fields;
  guint n_fields;
  const HdMatcher *matcher;
  GHashTable *ignored;
} HdCheckInput;

/**
 * HdCheckResult:
 * @language: the one that was given or found
 * @rules: how many rules were tried
 * @findings: (element-type HdFinding): by field and place
 * @complete: there were not more findings than anybody would read
 */
typedef struct
{
  char *language;
  guint rules;
  gboolean complete;
  GPtrArray *findings;
} HdCheckResult;

void hd_check_result_free (HdCheckResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdCheckResult, hd_check_result_free)

/**
 * HdChecker:
 *
 * Proves that a text says no more than that one is away. It is made of the files of one or more
 * languages; each is made ready when a text first needs it. Not to be shared between threads.
 */
typedef struct _HdChecker HdChecker;

HdChecker *hd_checker_new_bundled (void);
void hd_checker_free (HdChecker *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdChecker, hd_checker_free)

void hd_checker_add_language (HdChecker *self,
                              const char *code,
                              GBytes *marks,
                              GBytes *words,
                              GBytes *names,
                              GBytes *rules,
                              const char *file);
HdMatcher *hd_checker_new_matcher (HdChecker *self, const HdNameList *names);
gboolean hd_checker_add_rules (HdChecker *self,
                               const char *code,
                               GBytes *rules,
                               const char *file,
                               GError **error);
gboolean hd_checker_verify (HdChecker *self, const char *code, GError **error);
GPtrArray *hd_checker_get_languages (HdChecker *self);
gboolean hd_checker_is_ordinary (HdChecker *self, const char *folded);
HdCheckResult *hd_checker_check (HdChecker *self, const HdCheckInput *input, GError **error);

G_END_DECLS
