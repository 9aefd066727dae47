/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-leave-desk.h"
#include "hd-request-facts.h"
#include "hd-requests.h"
#include "hd-search.h"

G_BEGIN_DECLS

/* An interview on Thursday, 3 December 2026, and the time off that was asked for because of it;
 * work is from nine to five. */

#define THURSDAY hd_date_new (2026, 12, 3)
#define AT(hour, minute) (((hour) *60 + (minute)) * 60)

static inline void
asked_set_up (Search *search, gconstpointer data)
{
  search_set_up (search, data);
  search_loaded (hd_requests_get_list (search->context));
  g_assert_nonnull (hd_leave_desk_get (search->context));
  search_settle (search);
}

static inline HdInterview *
asked_peek (Search *search, gint64 id)
{
  search_settle (search);
  return hd_interviews_peek (search->context, id);
}

/* An interview from 14:00 to 15:00, with these minutes of that day asked for by e-mail. */
static inline gint64
asked_for_window (Search *search, int from, int to)
{
  gint64 id = search_add_interview (search, 0, THURSDAY, AT (14, 0), AT (15, 0), NULL);
  g_autoptr (HdKeptDraft) draft = hd_kept_draft_new ();
  g_autoptr (HdRequestFacts) facts = hd_request_facts_new ();
  g_autofree char *json = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  facts->date = THURSDAY;
  facts->window = (HdSpan){ from, to };
  hd_request_facts_set_text (facts, "to", "Dana", NULL);
  facts->reachable_until = 13 * 60;
  json = hd_request_facts_to_json (facts);
  g_object_set (draft, "purpose", "request", "first-day", THURSDAY, "last-day", THURSDAY,
                "from-minute", from, "to-minute", to, "zone", "UTC", "facts", json, "situation",
                "auto", "channel", "email", "recipient-name", "Dana", "body", "Hi Dana", NULL);
  hd_interviews_note_draft_async (search->context, id, draft->uid, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  hd_requests_send_async (search->context, draft, hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
  return id;
}

/* The same with 13:30–15:30. */
static inline gint64
asked_for (Search *search)
{
  return asked_for_window (search, 13 * 60 + 30, 15 * 60 + 30);
}

static inline void
asked_answer (Search *search, gint64 id, const char *state)
{
  g_autoptr (GAsyncResult) result = NULL;

  hd_requests_set_state_async (search->context, asked_peek (search, id)->absence, state,
                               hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
}

static inline void
asked_move (Search *search, gint64 id, HdDate day, int from, int to)
{
  g_autoptr (GAsyncResult) result = NULL;

  hd_interviews_move_async (search->context, id, (HdWall){ day, from }, (HdWall){ day, to }, NULL,
                            hd_keep_result_cb, &result);
  hd_wait_id (search->context, &result);
}

G_END_DECLS
