/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/**
 * HdJobKind: what the child can be asked to read, and what it answers.
 * @HD_JOB_CALENDAR: a calendar file or a mail; `home` (zone), `today` (day) → HdCalendarFile
 * @HD_JOB_HOLIDAYS: a calendar file that is a list of holidays; `from`, `until` (days) →
 *   HdHolidayList
 * @HD_JOB_FEED: a feed; `base` (address), `type` (its content type), `keep` (a
 *   number: the newest entries, as documents), `offers` (anything: a page that names feeds is an
 *   answer too) → HdFeed
 * @HD_JOB_OPML: a list of feeds → HdOpml
 * @HD_JOB_PAGE: a page; `base` (address), `charset` (as its sender names it), `whole` (anything:
 *   all its text) → HdPage
 * @HD_JOB_PICTURE: a picture → HdPicture
 * @HD_JOB_TEXT: words that somebody wrote; `home` (zone), `today` (day), `region` (ISO 3166 code),
 *   `most` (a number: so many bytes are read) → HdWhen
 *
 * The numbers are part of the protocol between two programs of one version.
 */
typedef enum
{
  HD_JOB_CALENDAR,
  HD_JOB_HOLIDAYS,
  HD_JOB_FEED,
  HD_JOB_OPML,
  HD_JOB_PAGE,
  HD_JOB_PICTURE,
  HD_JOB_TEXT,
} HdJobKind;
