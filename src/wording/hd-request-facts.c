/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-request-facts.h"

#include <string.h>

#include "hd-error.h"
#include "hd-text.h"

G_DEFINE_BOXED_TYPE (HdRequestFacts, hd_request_facts, hd_request_facts_copy, hd_request_facts_free)

static const char *const situations[HD_N_SITUATIONS] = {
  "auto",   "late",   "early",      "lunch",        "half-day",  "full-day",
  "days",   "remote", "contractor", "short-notice", "follow-up", "prying",
  "direct", "change", "cancel",     "clash",        "confirm",   "reason",
};

static const char *const channels[HD_N_CHANNELS] = {
  "auto", "email", "chat", "hr", "calendar", "auto-reply", "handover",
};

static const char *const tones[HD_N_TONES] = { "plain", "warm", "formal" };

/* The texts of the facts by the name of their option, with what each may be. */
static const struct
{
  const char *field;
  gsize offset;
  int max_chars;
  int max_words;
  gboolean name; /* a name: no brackets or markup */
} texts[] = {
  { "to", G_STRUCT_OFFSET (HdRequestFacts, to), HD_FACTS_MAX_NAME, 6, TRUE },
  { "from", G_STRUCT_OFFSET (HdRequestFacts, from), HD_FACTS_MAX_NAME, 6, TRUE },
  { "cover", G_STRUCT_OFFSET (HdRequestFacts, cover), HD_FACTS_MAX_NAME, 6, TRUE },
  { "contact", G_STRUCT_OFFSET (HdRequestFacts, contact), HD_FACTS_MAX_NAME, 6, TRUE },
  { "leave-type", G_STRUCT_OFFSET (HdRequestFacts, leave_type), 40, 4, TRUE },
  { "topic", G_STRUCT_OFFSET (HdRequestFacts, topic), HD_FACTS_MAX_NAME, 8, FALSE },
  { "due", G_STRUCT_OFFSET (HdRequestFacts, due), HD_FACTS_MAX_PHRASE, 24, FALSE },
  { "zone-label", G_STRUCT_OFFSET (HdRequestFacts, zone_label), 12, 1, TRUE },
};

static gboolean
parse_name (const char *const *names, int first, int n, const char *text, int *value)
{
  for (int i = first; i < n; i++)
    if (g_strcmp0 (names[i], text) == 0)
      {
        *value = i;
        return TRUE;
      }

  return FALSE;
}

const char *
hd_situation_to_string (HdSituation situation)
{
  g_return_val_if_fail (situation >= 0 && situation < HD_N_SITUATIONS, "auto");
  return situations[situation];
}

gboolean
hd_situation_parse (const char *text, HdSituation *situation)
{
  int value;

  if (!parse_name (situations, 1, HD_N_SITUATIONS, text, &value))
    return FALSE;
  *situation = (HdSituation) value;
  return TRUE;
}

const char *
hd_channel_to_string (HdChannel channel)
{
  g_return_val_if_fail (channel >= 0 && channel < HD_N_CHANNELS, "auto");
  return channels[channel];
}

gboolean
hd_channel_parse (const char *text, HdChannel *channel)
{
  int value;

  if (!parse_name (channels, 1, HD_N_CHANNELS, text, &value))
    return FALSE;
  *channel = (HdChannel) value;
  return TRUE;
}

const char *
hd_tone_to_string (HdTone tone)
{
  g_return_val_if_fail (tone >= 0 && tone < HD_N_TONES, "plain");
  return tones[tone];
}

gboolean
hd_tone_parse (const char *text, HdTone *tone)
{
  int value;

  if (!parse_name (tones, 0, HD_N_TONES, text, &value))
    return FALSE;
  *tone = (HdTone) value;
  return TRUE;
}

/**
 * hd_request_facts_new:
 *
 * Returns: (transfer full): no fact at all, the working time 09:00–17:00, Monday to Friday
 */
HdRequestFacts *
hd_request_facts_new (void)
{
  HdRequestFacts *self = g_new0 (HdRequestFacts, 1);

  self->date = self->until_date = self->confirm_by = self->earlier.date = HD_DATE_NONE;
  self->amount = self->balance = -1;
  self->back = self->reachable_until = -1;
  self->purpose = TRUE;
  self->hours = (HdSpan){ 9 * 60, 17 * 60 };
  self->workdays = 0x1f;
  return self;
}

HdRequestFacts *
hd_request_facts_copy (const HdRequestFacts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  HdRequestFacts *copy = g_new (HdRequestFacts, 1);

  *copy = *self;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char **text = G_STRUCT_MEMBER_P (copy, texts[i].offset);

      *text = g_strdup (*text);
    }
  if (self->items != NULL)
    copy->items = g_ptr_array_copy (self->items, (GCopyFunc) (void *) g_strdup, NULL);
  if (self->alternatives != NULL)
    copy->alternatives = g_array_copy (self->alternatives);
  return copy;
}

/**
 * hd_request_facts_forget_time:
 *
 * Forgets what was confirmed of one time and is not known of another: that somebody covers or may
 * be turned to, when one is back and can be reached, what is due, other times, and that it is
 * recorded.
 */
void
hd_request_facts_forget_time (HdRequestFacts *self)
{
  g_return_if_fail (self != NULL);

  self->cover_state = HD_COVER_UNKNOWN;
  g_clear_pointer (&self->contact, g_free);
  g_clear_pointer (&self->due, g_free);
  g_clear_pointer (&self->alternatives, g_array_unref);
  self->recorded = FALSE;
  self->confirm_by = HD_DATE_NONE;
  self->back = self->reachable_until = -1;
}

void
hd_request_facts_free (HdRequestFacts *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (*(char **) G_STRUCT_MEMBER_P (self, texts[i].offset));
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->alternatives, g_array_unref);
  g_free (self);
}

/* Zero-width characters survive hd_text_clean_line() because prose may need them. A name written in
 * Latin, Greek or Cyrillic letters does not; one in Persian or in a script of India is another name
 * without its joiners, and so is an emoji that is made of several. */
static gboolean
is_lost (gunichar before, gunichar c, gunichar after)
{
  if (c == 0x200c || c == 0x200d)
    return before < 0x590 || after < 0x590;
  return c == 0xad || c == 0x200b || (c >= 0x2060 && c <= 0x2064);
}

/*
 * One line without controls. In a name, markup goes with its brackets (“<b>Dana</b>” is Dana),
 * because what looks like a template's gap must not reach a reader.
 */
static char *
clean_text (const char *text, gboolean name)
{
  g_autofree char *line = hd_text_clean_line (text, -1);
  g_autofree char *normal = g_utf8_normalize (line, -1, G_NORMALIZE_NFC);
  GString *clean = g_string_new (NULL);
  gunichar before = 0;
  guint marks = 0;

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *end = c == '<' && name ? strchr (p, '>') : NULL;

      if (is_lost (before, c, g_utf8_get_char (g_utf8_next_char (p))))
        continue;
      before = c;
      /* No script needs more than a handful of marks on one letter. */
      marks = g_unichar_ismark (c) ? marks + 1 : 0;
      if (marks > 4)
        continue;
      if (end != NULL && (g_ascii_isalpha (p[1]) || p[1] == '/'))
        p = end;
      else if (name && strchr ("<>[]{}|%_\\", *p) != NULL)
        g_string_append_c (clean, ' ');
      else
        g_string_append_unichar (clean, c);
    }

  g_autofree char *rough = g_string_free (clean, FALSE);
  return hd_text_clean_line (rough, -1);
}

/* What a template with an unfilled gap looks like: [NAME], {{x}}, %DATE%, ____, XX:XX. */
static gboolean
looks_unfilled (const char *text)
{
  static GRegex *pattern;

  if (g_once_init_enter (&pattern))
    {
      GRegex *made = g_regex_new ("\\{\\{|\\}\\}|_{3,}|%[A-Z_]{2,}%|\\bX{2,}:X{2,}\\b|"
                                  "\\[[A-Za-z][A-Za-z' ]*\\]|\\{[a-z_]+\\}|"
                                  "^\\s*<[A-Za-z]+( [A-Za-z]+)*>\\s*$|^\\s*(tbd|tba|n/a)\\s*$",
                                  G_REGEX_OPTIMIZE | G_REGEX_CASELESS, 0, NULL);
      g_assert (made != NULL);
      g_once_init_leave (&pattern, made);
    }

  return g_regex_match (pattern, text, 0, NULL);
}

static int
count_words (const char *text)
{
  int words = 0;

  for (const char *p = text; *p != '\0';)
    {
      while (*p == ' ')
        p++;
      if (*p == '\0')
        break;
      words++;
      while (*p != '\0' && *p != ' ')
        p++;
    }

  return words;
}

static char *
check_text (const char *field,
            const char *text,
            int max_chars,
            int max_words,
            gboolean name,
            GError **error)
{
  /* Nothing that long can become short enough, so its end need not be read. */
  if (strlen (text) > (gsize) 64 * 1024)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "%s: longer than %d characters", field,
                   max_chars);
      return NULL;
    }

  g_autofree char *valid = hd_text_clean_line (text, -1);

  if (looks_unfilled (valid))
    {
      g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "%s: this is a gap to fill in, not a text",
                   field);
      return NULL;
    }

  g_autofree char *clean = clean_text (valid, name);

  if (g_utf8_strlen (clean, -1) > max_chars)
    g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "%s: longer than %d characters", field,
                 max_chars);
  else if (count_words (clean) > max_words)
    g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "%s: more than %d words", field, max_words);
  else
    return g_steal_pointer (&clean);

  return NULL;
}

/**
 * hd_request_facts_set_text:
 * @field: the name of the option: `to`, `from`, `contact`, `leave-type`, `topic`, `due`,
 *   `zone-label`, or `cover` (without a state; see hd_request_facts_set_cover())
 * @text: (nullable): anything; line breaks, controls and markup are dropped, "" unsets
 *
 * Returns: %FALSE with %HD_ERROR_INVALID when @text is too long or an unfilled gap; the facts
 *   are then as before. The message begins with @field.
 */
gboolean
hd_request_facts_set_text (HdRequestFacts *self,
                           const char *field,
                           const char *text,
                           GError **error)
{
  g_return_val_if_fail (self != NULL && field != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (strcmp (texts[i].field, field) == 0)
      {
        char **target = G_STRUCT_MEMBER_P (self, texts[i].offset);
        g_autofree char *clean = check_text (field, text != NULL ? text : "", texts[i].max_chars,
                                             texts[i].max_words, texts[i].name, error);

        if (clean == NULL)
          return FALSE;
        g_free (*target);
        *target = *clean != '\0' ? g_steal_pointer (&clean) : NULL;
        return TRUE;
      }

  g_return_val_if_reached (FALSE);
}

/**
 * hd_request_facts_set_cover:
 * @text: `NAME[:asked|agreed|none]`; a name alone was asked, `none` alone means none is needed
 *
 * Returns: %FALSE with %HD_ERROR_INVALID, as hd_request_facts_set_text()
 */
gboolean
hd_request_facts_set_cover (HdRequestFacts *self, const char *text, GError **error)
{
  g_return_val_if_fail (self != NULL && text != NULL, FALSE);

  const char *colon = strrchr (text, ':');
  HdCoverState state = HD_COVER_ASKED;
  g_autofree char *name = NULL;

  if (colon != NULL)
    {
      if (strcmp (colon, ":agreed") == 0)
        state = HD_COVER_AGREED;
      else if (strcmp (colon, ":none") == 0)
        state = HD_COVER_NONE_NEEDED;
      else if (strcmp (colon, ":asked") != 0)
        {
          g_set_error (error, HD_ERROR, HD_ERROR_INVALID,
                       "cover: the state is asked, agreed or none, not “%.20s”", colon + 1);
          return FALSE;
        }
      name = g_strndup (text, (gsize) (colon - text));
    }
  else if (strcmp (text, "none") == 0)
    {
      state = HD_COVER_NONE_NEEDED;
      name = g_strdup ("");
    }
  else
    name = g_strdup (text);

  if (!hd_request_facts_set_text (self, "cover", name, error))
    return FALSE;
  if (self->cover == NULL && state != HD_COVER_NONE_NEEDED)
    state = HD_COVER_UNKNOWN;
  self->cover_state = state;
  return TRUE;
}

/**
 * hd_request_facts_add_item:
 * @text: one line of a hand-over: item, state, next step, owner, due
 *
 * Returns: %FALSE with %HD_ERROR_INVALID when it is too long, or the eighth stands already
 */
gboolean
hd_request_facts_add_item (HdRequestFacts *self, const char *text, GError **error)
{
  g_return_val_if_fail (self != NULL && text != NULL, FALSE);

  g_autofree char *clean = check_text ("item", text, HD_FACTS_MAX_PHRASE, 32, FALSE, error);

  if (clean == NULL)
    return FALSE;
  if (*clean == '\0')
    return TRUE;
  if (self->items == NULL)
    self->items = g_ptr_array_new_with_free_func (g_free);
  if (self->items->len >= HD_FACTS_MAX_ITEMS)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "item: a hand-over has at most %d items",
                   HD_FACTS_MAX_ITEMS);
      return FALSE;
    }
  g_ptr_array_add (self->items, g_steal_pointer (&clean));
  return TRUE;
}

gboolean
hd_request_facts_add_alternative (HdRequestFacts *self, HdDaySpan alternative, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->alternatives == NULL)
    self->alternatives = g_array_new (FALSE, FALSE, sizeof (HdDaySpan));
  if (self->alternatives->len >= HD_FACTS_MAX_ALTERNATIVES)
    {
      g_set_error (error, HD_ERROR, HD_ERROR_INVALID, "alternative: at most %d",
                   HD_FACTS_MAX_ALTERNATIVES);
      return FALSE;
    }
  g_array_append_val (self->alternatives, alternative);
  return TRUE;
}

/*
 * An absence that touches the start or the end of the day is half a day when it is about half
 * of it; a shorter or longer one is named by what happens: coming late, leaving early.
 */
static HdSituation
derive_situation (const HdRequestFacts *self)
{
  HdSpan window = self->window;
  int day = self->hours.to - self->hours.from;
  int length = window.to - window.from;
  gboolean at_start = window.from <= self->hours.from;
  gboolean at_end = window.to >= self->hours.to;
  gboolean half = length >= day / 2 - 30 && length <= day / 2 + 60;

  if (self->until_date != HD_DATE_NONE && self->until_date > self->date)
    return HD_SITUATION_DAYS;
  if (window.to == 0 || (at_start && at_end))
    return HD_SITUATION_FULL_DAY;
  if (at_start)
    return half ? HD_SITUATION_HALF_DAY : HD_SITUATION_LATE;
  if (at_end)
    return half ? HD_SITUATION_HALF_DAY : HD_SITUATION_EARLY;
  if (window.from >= 11 * 60 && window.to <= 15 * 60 && window.from < 13 * 60 + 30 &&
      window.to > 12 * 60)
    return HD_SITUATION_LUNCH;
  if (self->location == HD_LOCATION_REMOTE)
    return HD_SITUATION_REMOTE;

  /* A gap in the day: the nearer end names it; the text says when the user is back. */
  return window.from - self->hours.from < self->hours.to - window.to ? HD_SITUATION_LATE
                                                                     : HD_SITUATION_EARLY;
}

/**
 * hd_request_facts_get_situation:
 *
 * The situation that was chosen, else the one that follows from window, hours and days.
 */
HdSituation
hd_request_facts_get_situation (const HdRequestFacts *self)
{
  g_return_val_if_fail (self != NULL, HD_SITUATION_FULL_DAY);

  return self->situation != HD_SITUATION_AUTO ? self->situation : derive_situation (self);
}

/**
 * hd_request_facts_get_channel:
 *
 * The channel that was chosen, else the situation's usual one.
 */
HdChannel
hd_request_facts_get_channel (const HdRequestFacts *self)
{
  g_return_val_if_fail (self != NULL, HD_CHANNEL_EMAIL);

  if (self->channel != HD_CHANNEL_AUTO)
    return self->channel;

  switch ((int) hd_request_facts_get_situation (self))
    {
    case HD_SITUATION_LATE:
    case HD_SITUATION_EARLY:
    case HD_SITUATION_LUNCH:
    case HD_SITUATION_REMOTE:
    case HD_SITUATION_SHORT_NOTICE:
    case HD_SITUATION_PRYING:
    case HD_SITUATION_DIRECT:
      return HD_CHANNEL_CHAT;
    case HD_SITUATION_REASON:
      return HD_CHANNEL_HR;
    default:
      return HD_CHANNEL_EMAIL;
    }
}

gboolean
hd_request_facts_is_workday (const HdRequestFacts *self, HdDate date)
{
  return (self->workdays & (1u << (hd_date_weekday (date) - 1))) != 0;
}

/**
 * hd_request_facts_count_workdays:
 *
 * Working days from the first to the last day of the absence; public holidays are not known
 * here. 0 when there are none, or no date.
 */
int
hd_request_facts_count_workdays (const HdRequestFacts *self)
{
  g_return_val_if_fail (self != NULL, 0);

  HdDate last = self->until_date != HD_DATE_NONE ? self->until_date : self->date;
  int n = 0;

  if (self->date == HD_DATE_NONE || last - self->date > 3660)
    return 0;
  for (HdDate date = self->date; date <= last; date++)
    n += hd_request_facts_is_workday (self, date);

  return n;
}

/**
 * hd_request_facts_return_date:
 *
 * The first working day after the absence, or %HD_DATE_NONE when there is no working day.
 */
HdDate
hd_request_facts_return_date (const HdRequestFacts *self)
{
  g_return_val_if_fail (self != NULL, HD_DATE_NONE);

  HdDate last = self->until_date != HD_DATE_NONE ? self->until_date : self->date;

  if (last == HD_DATE_NONE || (self->workdays & 0x7f) == 0)
    return HD_DATE_NONE;
  for (HdDate date = last + 1;; date++)
    if (hd_request_facts_is_workday (self, date))
      return date <= HD_DATE_MAX ? date : HD_DATE_NONE;
}
