/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-context.h"
#include "hd-interview.h"
#include "hd-job-application.h"
#include "hd-search-advice.h"
#include "hd-search-coverage.h"

G_BEGIN_DECLS

guint hd_search_guide_articles (HdContext *context,
                                HdJobApplication *application,
                                HdInterview *interview,
                                const char *slugs[HD_ADVICE_MAX]);
int hd_search_guide_need (HdContext *context, HdInterview *interview);
gboolean hd_search_guide_coverage (HdContext *context, HdDate until, HdSearchCoverage *coverage);
char *hd_search_guide_coverage_words (HdContext *context, const HdSearchCoverage *coverage);

G_END_DECLS
