/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-mail-tnef.h"

#include <string.h>

#include "hd-ics-parse.h"

/*
 * The form (MS-OXTNEF) in which Outlook and Exchange wrap what they think another Outlook reads:
 * "winmail.dat". Of a meeting it says when it begins and ends, in UTC.
 */

#define SIGNATURE 0x223e9f78
#define ATTRIBUTE_SUBJECT 0x00018004
#define ATTRIBUTE_CLASS 0x00078008
#define ATTRIBUTE_PROPERTIES 0x00069003

#define MAX_PROPERTIES 5000
#define MAX_VALUES 10000
#define MAX_TEXT 4096

/* From 1601, in tenths of a microsecond, to 1970, in seconds. */
#define FILETIME_SECOND 10000000
#define FILETIME_EPOCH G_GINT64_CONSTANT (11644473600)

typedef struct
{
  const guint8 *data;
  gsize left;
  gboolean bad;
} Reader;

/* What a meeting says of itself. */
typedef struct
{
  char *message_class;
  char *subject;
  char *location;
  char *uid;
  gint64 start; /* 0: not said */
  gint64 end;
  guint sequence;
  gboolean all_day;
  gboolean repeats;
} Meeting;

static const guint8 *
take (Reader *r, gsize n)
{
  const guint8 *data = r->data;

  if (r->bad || n > r->left)
    {
      r->bad = TRUE;
      return NULL;
    }
  r->data += n;
  r->left -= n;
  return data;
}

static guint32
take_number (Reader *r, guint bytes)
{
  const guint8 *data = take (r, bytes);
  guint32 value = 0;

  for (guint i = 0; data != NULL && i < bytes; i++)
    value |= (guint32) data[i] << (8 * i);
  return value;
}

/* Bytes that are filled up to a multiple of four. */
static const guint8 *
take_padded (Reader *r, gsize n)
{
  const guint8 *data = take (r, n);

  if (data != NULL && n % 4 != 0)
    take (r, MIN (4 - n % 4, r->left));
  return data;
}

static char *
text_of (const guint8 *data, gsize n, gboolean wide)
{
  gsize length;

  n = MIN (n, MAX_TEXT) & ~(gsize) (wide ? 1 : 0);
  return hd_ics_decode ((const char *) data, n, wide ? "UTF-16LE" : "windows-1252", &length);
}

static gint64
time_of (const guint8 *data)
{
  guint64 ticks = 0;

  for (guint i = 0; i < 8; i++)
    ticks |= (guint64) data[i] << (8 * i);
  return (gint64) (ticks / FILETIME_SECOND) - FILETIME_EPOCH;
}

static char *
hex_of (const guint8 *data, gsize n)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < MIN (n, 512); i++)
    g_string_append_printf (out, "%02X", data[i]);
  return g_string_free (out, FALSE);
}

/* The identity of a meeting (MS-OXCICAL): as its calendar calls it, where another program than
 * Outlook did first, which is what all others know it by. */
static char *
uid_of (const guint8 *data, gsize n)
{
  static const guint8 mark[] = { 'v', 'C', 'a', 'l', '-', 'U', 'i', 'd', 1, 0, 0, 0 };
  const gsize at = 40, begin = at + sizeof mark;

  if (n > begin && data[begin] != '\0' && memcmp (data + at, mark, sizeof mark) == 0)
    return text_of (data + begin, n - begin, FALSE);
  return hex_of (data, n);
}

/* A first value stays. */
static void
set_text (char **where, char *text)
{
  if (*where == NULL)
    *where = text;
  else
    g_free (text);
}

static void
take_value (Meeting *m, guint16 type, guint32 name, const guint8 *data, gsize n)
{
  gboolean text = type == 0x1e || type == 0x1f, wide = type == 0x1f;

  if (name == 0x37 && text)
    {
      /* The one beside it can be in any charset. */
      if (wide)
        g_clear_pointer (&m->subject, g_free);
      set_text (&m->subject, text_of (data, n, wide));
    }
  else if (name == 0x1a && text)
    set_text (&m->message_class, text_of (data, n, wide));
  else if (name == 0x18208 && text)
    set_text (&m->location, text_of (data, n, wide));
  else if (name == 0x1820d && type == 0x40 && n == 8)
    m->start = time_of (data);
  else if (name == 0x1820e && type == 0x40 && n == 8)
    m->end = time_of (data);
  else if (name == 0x18201 && type == 3 && n == 4)
    m->sequence = data[0] | (guint) data[1] << 8;
  else if (name == 0x18215 && type == 0xb && n >= 2)
    m->all_day = data[0] != 0;
  else if (name == 0x18223 && type == 0xb && n >= 2)
    m->repeats = data[0] != 0;
  else if (name == 0x20003 && type == 0x102)
    set_text (&m->uid, uid_of (data, n));
}

/* The number of a property; of those with a name the ones of a meeting, 0x10000 or 0x20000 and
 * their number; 0: none that matters. */
static guint32
take_name (Reader *r)
{
  static const guint8 appointment[] = { 0x02, 0x20, 0x06, 0, 0, 0, 0, 0,
                                        0xc0, 0,    0,    0, 0, 0, 0, 0x46 };
  static const guint8 meeting[] = { 0x90, 0xda, 0xd8, 0x6e, 0x0b, 0x45, 0x1b, 0x10,
                                    0x98, 0xda, 0x00, 0xaa, 0x00, 0x3f, 0x13, 0x05 };
  guint32 id = take_number (r, 2);
  const guint8 *set;

  if (id < 0x8000)
    return id;
  set = take (r, 16);
  if (take_number (r, 4) != 0)
    {
      take_padded (r, take_number (r, 4));
      return 0;
    }
  id = take_number (r, 4) & 0xffff;
  if (set == NULL)
    return 0;
  return memcmp (set, appointment, 16) == 0 ? 0x10000 | id
         : memcmp (set, meeting, 16) == 0   ? 0x20000 | id
                                            : 0;
}

/* How long a value of a type is in bytes, 0: it says so itself. */
static gsize
size_of (guint16 type)
{
  switch (type)
    {
    case 0x05:
    case 0x06:
    case 0x07:
    case 0x14:
    case 0x40:
      return 8;
    case 0x48:
      return 16;
    case 0x0d:
    case 0x1e:
    case 0x1f:
    case 0x102:
      return 0;
    default:
      return 4;
    }
}

static void
take_properties (Meeting *m, const guint8 *data, gsize length)
{
  Reader r = { data, length, FALSE };
  guint32 n = take_number (&r, 4);

  for (guint32 i = 0; i < MIN (n, MAX_PROPERTIES) && !r.bad; i++)
    {
      guint16 type = (guint16) take_number (&r, 2);
      guint32 name = take_name (&r);
      gsize size = size_of (type & 0xfff);
      guint32 values = (type & 0x1000) != 0 || size == 0 ? take_number (&r, 4) : 1;

      if (values > MAX_VALUES)
        return;
      for (guint32 v = 0; v < values && !r.bad; v++)
        {
          gsize bytes = size > 0 ? size : take_number (&r, 4);
          const guint8 *value = take_padded (&r, bytes);

          if (value != NULL && v == 0)
            take_value (m, type & 0xfff, name, value, bytes);
        }
    }
}

static void
add_text (GString *out, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (out, "%s:", name);
  for (const char *p = text; *p != '\0'; p++)
    if (*p == ',' || *p == ';' || *p == '\\')
      g_string_append_printf (out, "\\%c", *p);
    else
      g_string_append_c (out, g_ascii_iscntrl (*p) ? ' ' : *p);
  g_string_append_c (out, '\n');
}

static void
add_time (GString *out, const char *name, gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y%m%dT%H%M%SZ") : NULL;

  if (text != NULL && seconds > -FILETIME_EPOCH)
    g_string_append_printf (out, "%s:%s\n", name, text);
}

static char *
write_calendar (const Meeting *m)
{
  GString *out = g_string_new ("BEGIN:VCALENDAR\n");
  gboolean cancels = m->message_class != NULL && (strstr (m->message_class, "Cancel") != NULL ||
                                                  strstr (m->message_class, "MtgCncl") != NULL);

  g_string_append_printf (out, "METHOD:%s\nBEGIN:VEVENT\n", cancels ? "CANCEL" : "REQUEST");
  add_text (out, "UID", m->uid);
  add_text (out, "SUMMARY", m->subject);
  add_text (out, "LOCATION", m->location);
  g_string_append_printf (out, "SEQUENCE:%u\n", m->sequence);
  add_time (out, "DTSTART", m->start);
  if (m->end != 0)
    add_time (out, "DTEND", m->end);
  if (m->all_day)
    g_string_append (out, "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE\n");
  /* How it does is said in a form of its own. */
  if (m->repeats)
    g_string_append (out, "RRULE:FREQ=UNKNOWN\n");
  g_string_append (out, "END:VEVENT\nEND:VCALENDAR\n");
  return g_string_free (out, FALSE);
}

/* Whether it is a request or a cancel, and not what somebody answered. */
static gboolean
is_invitation (const char *message_class)
{
  static const char *const names[] = { "Meeting.Request", "Meeting.Cancel", "MtgReq", "MtgCncl",
                                       "IPM.Appointment" };

  for (guint i = 0; message_class != NULL && i < G_N_ELEMENTS (names); i++)
    if (strstr (message_class, names[i]) != NULL)
      return TRUE;
  return FALSE;
}

/**
 * hd_mail_tnef_to_calendar:
 *
 * Returns: (transfer full) (nullable): the meeting in a "winmail.dat" as a calendar; %NULL when
 *   there is none
 */
char *
hd_mail_tnef_to_calendar (const guint8 *data, gsize length)
{
  Reader r = { data, length, FALSE };
  Meeting m = { 0 };
  char *calendar = NULL;

  if (take_number (&r, 4) != SIGNATURE)
    return NULL;
  take (&r, 2);
  while (!r.bad && r.left > 0)
    {
      guint32 level = take_number (&r, 1), id = take_number (&r, 4), n = take_number (&r, 4);
      const guint8 *value = take (&r, n);

      take (&r, 2);
      /* What lies deeper is of attachments. */
      if (value == NULL || level != 1)
        continue;
      if (id == ATTRIBUTE_SUBJECT)
        set_text (&m.subject, text_of (value, n, FALSE));
      else if (id == ATTRIBUTE_CLASS)
        set_text (&m.message_class, text_of (value, n, FALSE));
      else if (id == ATTRIBUTE_PROPERTIES)
        take_properties (&m, value, n);
    }
  if (m.start != 0 && is_invitation (m.message_class))
    calendar = write_calendar (&m);
  g_free (m.message_class);
  g_free (m.subject);
  g_free (m.location);
  g_free (m.uid);
  return calendar;
}
