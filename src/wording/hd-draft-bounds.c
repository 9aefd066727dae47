/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-draft-private.h"

#include <string.h>

/*
 * The channel × situation matrix: what a message must hold and how long it may be. E-mail and
 * chat are counted in words, an HR comment in characters; 0 words and characters mean that the
 * channel is not used in that situation. Lower bounds hold for requests only (late to short
 * notice); where the upper bound of a situation lies below the channel's lower one (a long lunch
 * by e-mail) the upper one holds.
 */
typedef struct
{
  const char *slots;
  int max;
} Cell;

typedef struct
{
  Cell email;
  Cell chat;
  Cell hr; /* max in characters */
  gboolean calendar;
  Cell auto_reply;
  Cell handover;
  const char *optional; /* of the situation, for e-mail and chat */
  int extra_max;        /* words, by e-mail and chat; 0 = none */
  gboolean request;     /* lower bounds hold */
} Row;

static const Row rows[HD_N_SITUATIONS] = {
  [HD_SITUATION_LATE] = { { "DWBLQ", 60 },
                          { "DWBLQ", 35 },
                          { "LW", 60 },
                          TRUE,
                          { NULL, 0 },
                          { NULL, 0 },
                          "PC",
                          0,
                          TRUE },
  [HD_SITUATION_EARLY] = { { "DWLQ", 60 },
                           { "DWLQ", 35 },
                           { "LW", 60 },
                           TRUE,
                           { NULL, 0 },
                           { NULL, 0 },
                           "PCH",
                           0,
                           TRUE },
  [HD_SITUATION_LUNCH] = { { "DWLQ", 25 },
                           { "DWLQ", 25 },
                           { "LW", 60 },
                           TRUE,
                           { NULL, 0 },
                           { NULL, 0 },
                           "P",
                           25,
                           TRUE },
  [HD_SITUATION_HALF_DAY] = { { "GDWLQZ", 90 },
                              { "DWLQ", 40 },
                              { "LW", 80 },
                              TRUE,
                              { "DB", 25 },
                              { "H", 120 },
                              "PCK",
                              0,
                              TRUE },
  [HD_SITUATION_FULL_DAY] = { { "GDBLQZ", 90 },
                              { "DLQ", 40 },
                              { "L", 60 },
                              TRUE,
                              { "DB", 45 },
                              { "DBH", 250 },
                              "CPK",
                              0,
                              TRUE },
  [HD_SITUATION_DAYS] = { { "GDBLQZ", 110 },
                          { "D", 40 },
                          { "L", 100 },
                          TRUE,
                          { "DB", 60 },
                          { "DBH", 350 },
                          "CK",
                          0,
                          TRUE },
  [HD_SITUATION_REMOTE] = { { "DWLQ", 60 },
                            { "DW", 40 },
                            { "LW", 60 },
                            TRUE,
                            { NULL, 0 },
                            { NULL, 0 },
                            "LP",
                            0,
                            TRUE },
  [HD_SITUATION_CONTRACTOR] = { { "GDVZ", 90 },
                                { "DV", 40 },
                                { "", 60 },
                                TRUE,
                                { "DB", 25 },
                                { "DBH", 250 },
                                "C",
                                0,
                                TRUE },
  [HD_SITUATION_SHORT_NOTICE] = { { "DLQ", 40 },
                                  { "DLQ", 40 },
                                  { "L", 60 },
                                  TRUE,
                                  { "DB", 25 },
                                  { "H", 120 },
                                  "CH",
                                  40,
                                  TRUE },
  [HD_SITUATION_FOLLOW_UP] = { { "ODQ", 45 },
                               { "OQ", 25 },
                               { NULL, 0 },
                               FALSE,
                               { NULL, 0 },
                               { NULL, 0 },
                               "",
                               45,
                               FALSE },
  [HD_SITUATION_PRYING] = { { "P", 30 },
                            { "P", 20 },
                            { NULL, 0 },
                            FALSE,
                            { NULL, 0 },
                            { NULL, 0 },
                            "C",
                            20,
                            FALSE },
  [HD_SITUATION_DIRECT] = { { "P", 30 },
                            { "P", 20 },
                            { NULL, 0 },
                            FALSE,
                            { NULL, 0 },
                            { NULL, 0 },
                            "C",
                            0,
                            FALSE },
  [HD_SITUATION_CHANGE] = { { "ODQ", 60 },
                            { "ODQ", 35 },
                            { "L", 80 },
                            TRUE,
                            { "DB", 45 },
                            { "DBH", 250 },
                            "C",
                            0,
                            FALSE },
  [HD_SITUATION_CANCEL] = { { "O", 30 },
                            { "O", 20 },
                            { "", 80 },
                            TRUE,
                            { NULL, 0 },
                            { NULL, 0 },
                            "K",
                            30,
                            FALSE },
  [HD_SITUATION_CLASH] = { { "AQ", 45 },
                           { "AQ", 30 },
                           { NULL, 0 },
                           FALSE,
                           { NULL, 0 },
                           { NULL, 0 },
                           "C",
                           0,
                           FALSE },
  [HD_SITUATION_CONFIRM] = { { "O", 30 },
                             { "O", 25 },
                             { NULL, 0 },
                             TRUE,
                             { NULL, 0 },
                             { NULL, 0 },
                             "CK",
                             30,
                             FALSE },
  [HD_SITUATION_REASON] = { { "P", 20 },
                            { "P", 15 },
                            { "P", 40 },
                            FALSE,
                            { NULL, 0 },
                            { NULL, 0 },
                            "",
                            0,
                            FALSE },
};

static const Cell *
find_cell (const Row *row, HdChannel channel)
{
  switch ((int) channel)
    {
    case HD_CHANNEL_EMAIL:
      return &row->email;
    case HD_CHANNEL_CHAT:
      return &row->chat;
    case HD_CHANNEL_HR:
      return &row->hr;
    case HD_CHANNEL_AUTO_REPLY:
      return &row->auto_reply;
    case HD_CHANNEL_HANDOVER:
      return &row->handover;
    default:
      return NULL;
    }
}

/**
 * hd_draft_channel_fits:
 *
 * Whether the situation has a message on this channel at all (an automatic reply for one hour
 * has none: a chat status does it).
 */
gboolean
hd_draft_channel_fits (HdSituation situation, HdChannel channel)
{
  g_return_val_if_fail (situation > HD_SITUATION_AUTO && situation < HD_N_SITUATIONS, FALSE);
  g_return_val_if_fail (channel > HD_CHANNEL_AUTO && channel < HD_N_CHANNELS, FALSE);

  const Cell *cell = find_cell (&rows[situation], channel);

  return cell == NULL ? rows[situation].calendar : cell->slots != NULL;
}

/**
 * hd_draft_get_bounds:
 * @bounds: (out): the cell of the facts' situation and channel, for their relation and limit
 *
 * Returns: %FALSE when the situation has no message on the channel
 */
gboolean
hd_draft_get_bounds (const HdRequestFacts *facts, HdTone tone, HdDraftBounds *bounds)
{
  HdSituation situation = hd_request_facts_get_situation (facts);
  HdChannel channel = hd_request_facts_get_channel (facts);
  gboolean leaveless = hd_draft_without_leave (facts, situation);
  const Row *row = &rows[situation];
  const Cell *cell = find_cell (row, channel);
  char *out = bounds->required;

  *bounds = (HdDraftBounds){ 0 };
  if (!hd_draft_channel_fits (situation, channel))
    return FALSE;
  if (cell == NULL)
    {
      bounds->max_chars = 20; /* the title */
      return TRUE;
    }

  for (const char *p = cell->slots; *p != '\0'; p++)
    {
      char slot = *p;

      /* A contractor's time sheet holds nothing but that it was not worked. */
      if (leaveless && (slot == 'L' || channel == HD_CHANNEL_HR))
        continue;
      /* Nobody says that they are there again in their own time. */
      if (slot == 'B' && hd_draft_is_off (facts, situation) && situation != HD_SITUATION_FULL_DAY &&
          situation != HD_SITUATION_DAYS)
        continue;
      /* Who only hears of it, or has no say in it, is told and not asked. */
      if (slot == 'Q' && (row->request || situation == HD_SITUATION_CHANGE) &&
          (leaveless || facts->relation != HD_RELATION_APPROVES))
        slot = 'V';
      *out++ = slot;
    }

  /* A whole day has no window. */
  if (facts->window.to > 0 && situation != HD_SITUATION_DAYS &&
      (situation == HD_SITUATION_CONTRACTOR || situation == HD_SITUATION_SHORT_NOTICE ||
       situation == HD_SITUATION_CHANGE) &&
      channel <= HD_CHANNEL_CHAT)
    *out++ = 'W';

  if (channel == HD_CHANNEL_EMAIL)
    g_strlcpy (bounds->optional, "PCBUKGZ", sizeof bounds->optional);
  else if (channel == HD_CHANNEL_CHAT)
    g_strlcpy (bounds->optional, "PCB", sizeof bounds->optional);
  else if (channel == HD_CHANNEL_AUTO_REPLY)
    g_strlcpy (bounds->optional, "C", sizeof bounds->optional);
  else if (channel == HD_CHANNEL_HANDOVER)
    g_strlcpy (bounds->optional, "CU", sizeof bounds->optional);
  if (channel <= HD_CHANNEL_CHAT)
    for (const char *p = row->optional; *p != '\0'; p++)
      if (strchr (bounds->optional, *p) == NULL)
        g_strlcat (bounds->optional, (const char[]){ *p, '\0' }, sizeof bounds->optional);

  if (channel == HD_CHANNEL_HR)
    bounds->max_chars = cell->max;
  else
    bounds->max_words = cell->max;

  if (channel == HD_CHANNEL_EMAIL)
    {
      bounds->max_sentences = 6;
      bounds->min_words = row->request ? 30 : 0;
    }
  else if (channel == HD_CHANNEL_CHAT)
    {
      bounds->max_sentences = 2;
      bounds->max_chars = 280;
      bounds->min_words = row->request ? 10 : 0;
    }
  else if (channel == HD_CHANNEL_AUTO_REPLY)
    bounds->min_words = row->request ? 20 : 0;
  if (row->extra_max > 0 && channel <= HD_CHANNEL_CHAT && bounds->max_words > row->extra_max)
    bounds->max_words = row->extra_max;
  if (bounds->min_words > bounds->max_words)
    bounds->min_words = 0;

  return TRUE;
}

/**
 * hd_draft_describe_length:
 *
 * What the channel alone says of the length of a message; the situation may narrow it.
 *
 * Returns: (transfer full) (nullable): a line for the reader; %NULL: it is short enough
 */
char *
hd_draft_describe_length (HdChannel channel, const char *text)
{
  static const struct
  {
    int words;
    int chars;
  } most[] = {
    [HD_CHANNEL_EMAIL] = { 130, 0 },     [HD_CHANNEL_CHAT] = { 45, 280 },
    [HD_CHANNEL_HR] = { 0, 255 },        [HD_CHANNEL_CALENDAR] = { 0, 20 },
    [HD_CHANNEL_AUTO_REPLY] = { 60, 0 }, [HD_CHANNEL_HANDOVER] = { 350, 0 },
  };
  int words = hd_draft_count_words (text);
  glong chars = g_utf8_strlen (text, -1);

  g_return_val_if_fail ((gsize) channel < G_N_ELEMENTS (most), NULL);

  if (most[channel].words > 0 && words > most[channel].words)
    return g_strdup_printf ("%d words; %d are enough here", words, most[channel].words);
  if (most[channel].chars > 0 && chars > most[channel].chars)
    return g_strdup_printf ("%ld characters; %d are enough here", chars, most[channel].chars);
  return NULL;
}
