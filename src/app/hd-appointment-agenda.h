/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-agenda-filter.h"
#include "hd-context.h"
#include "hd-interview.h"

G_BEGIN_DECLS

/**
 * HdAgendaSection:
 * @HD_AGENDA_THIS_WEEK: until Sunday, at home; also what is going on now
 * @HD_AGENDA_LATER: after that
 * @HD_AGENDA_NO_TIME: agreed or offered, at a time that is not known
 * @HD_AGENDA_PAST: it is over, was held, or will not be
 *
 * Where an appointment stands in the agenda, in the order of the sections.
 */
typedef enum
{
  HD_AGENDA_THIS_WEEK,
  HD_AGENDA_LATER,
  HD_AGENDA_NO_TIME,
  HD_AGENDA_PAST,
  HD_N_AGENDA_SECTIONS
} HdAgendaSection;

/**
 * HdAgendaMoment:
 * @zone: (transfer none): home
 *
 * The moment at which appointments are looked at: the same for all of them.
 */
typedef struct
{
  gint64 now;
  HdDate today;
  GTimeZone *zone;
} HdAgendaMoment;

HdAgendaMoment hd_agenda_look (HdContext *context);
HdAgendaSection hd_agenda_section_at (const HdAgendaMoment *moment, HdInterview *interview);
HdAgendaSection hd_agenda_section (HdContext *context, HdInterview *interview);
HdInterview *hd_agenda_next (HdContext *context);

/**
 * HdAgendaSearch:
 *
 * Words that are looked for, in any order and whatever their case and accents, in all that is
 * known of an application and its people, and what is of one kind. What is known is read once,
 * until hd_agenda_search_renew().
 */
typedef struct _HdAgendaSearch HdAgendaSearch;

HdAgendaSearch *hd_agenda_search_new (HdContext *context, const char *words);
void hd_agenda_search_free (HdAgendaSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdAgendaSearch, hd_agenda_search_free)
void hd_agenda_search_set_words (HdAgendaSearch *self, const char *words);
void hd_agenda_search_set_kind (HdAgendaSearch *self, HdAgendaKind kind);
void hd_agenda_search_change (HdAgendaSearch **self,
                              HdContext *context,
                              const char *words,
                              HdAgendaKind kind);
void hd_agenda_search_renew (HdAgendaSearch *self);
gboolean hd_agenda_search_matches (HdAgendaSearch *self, gpointer record);

G_END_DECLS
