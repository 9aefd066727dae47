/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-when.h"

G_BEGIN_DECLS

/* Reading a line happens in four steps, each in its own file: tokens (hd-when-lexer.c, with the
 * words of four languages in hd-when-words.c), roles of lines (hd-when-lines.c), items, that is
 * dates, clock times, zones, lengths (hd-when-dates.c, -times.c, -lengths.c, -zones.c), and
 * the joining of items to events (hd-when-join.c). Each step looks ahead over a bounded number
 * of tokens, so that the time grows with the length of the text and no faster. */

typedef enum
{
  HD_LANG_EN = 1 << 0,
  HD_LANG_DE = 1 << 1,
  HD_LANG_FR = 1 << 2,
  HD_LANG_ES = 1 << 3,
  HD_LANG_ANY = 15,
} HdLang;

/* What a word can mean; a word may have several entries. */
typedef enum
{
  W_NONE,    /* only tells the language */
  W_MONTH,   /* 1–12 */
  W_WEEKDAY, /* 1–7, | part of day << 4, | WEEKDAY_WEAK */
  W_RELDAY,  /* days from today, | part of day << 8 */
  W_NEXT,
  W_THIS,
  W_COMING,
  W_LAST,
  W_WEEK,
  W_DAY,
  W_HOUR, /* a unit of length */
  W_MINUTE,
  W_H, /* behind the hour of a clock: h, Uhr, heures */
  W_AM,
  W_PM,
  W_NOON, /* 1: the clock's noon, 2: vaguely */
  W_MIDNIGHT,
  W_HALF,
  W_QUARTER,
  W_THREEQ,
  W_PAST,
  W_TO,    /* minutes before the hour */
  W_RANGE, /* until, bis, à, a, hasta: between the ends of a range */
  W_FROM,
  W_BETWEEN,
  W_AND,
  W_OR,
  W_AT,
  W_ON,  /* on, am, le, el: before a date */
  W_FOR, /* before a length */
  W_OF,
  W_THE,
  W_IN,
  W_PART, /* a part of the day */
  W_ORD,  /* st, nd, er, º */
  W_NUMBER,
  W_ONEHALF, /* anderthalb */
  W_SITE,
  W_VIDEO,
  W_PHONE,
  W_TRAVEL,
  W_EACH,
  W_BOTH, /* there and back */
  W_PREP,
  W_EARLY,
  W_DEADLINE,
  W_NOT, /* instead of, except */
  W_MOVED,
  W_OFF, /* cancelled: 1: what stands before it, 2: what it is said of may follow */
  W_WROTE,
  W_HEADER, /* a line of a mail's head: 1, of its date: 2, may also be a form's date: 3, subject: 4
             */
  W_ALL,
  W_TIMEWORD, /* time, Zeit, heure, hora behind or before a place */
  W_AGO,
  W_MORE, /* 'and a': connects an hour and its half */
  W_LOCAL,
  W_YOUR,
} HdWordClass;

#define WEEKDAY_WEAK 0x100

typedef enum
{
  PART_NONE,
  PART_MORNING,
  PART_NOON,
  PART_AFTERNOON,
  PART_EVENING,
  PART_NIGHT,
} HdDayPart;

typedef struct
{
  const char *word; /* folded: lower case, no marks */
  guint8 langs;
  guint8 meaning;
  gint16 value;
} HdWord;

typedef enum
{
  T_WORD,
  T_NUMBER,
  T_PUNCT,
  T_BREAK, /* a line ends */
  T_LINK,  /* an address of a page or a mailbox */
  T_END,
} HdTokenKind;

typedef struct
{
  guint start; /* code points */
  guint end;
  guint byte;
  guint line;
  guint text;         /* offset of the folded word in the lexer's text */
  const HdWord *word; /* first entry of the word, NULL when it is not known */
  gint32 value;       /* of a number; the code point of punctuation */
  guint8 kind;
  guint8 digits;
  gboolean space : 1; /* white space stands before it */
  gboolean caps : 1;  /* all letters are capitals */
  gboolean title : 1; /* the first letter is one */
} HdToken;

typedef struct
{
  GArray *tokens; /* HdToken, with a T_END at the end */
  GString *text;  /* folded words, each ending in NUL */
  guint lines;
} HdTokens;

HdTokens *hd_when_lex (const char *text, gsize length);
void hd_when_tokens_free (HdTokens *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdTokens, hd_when_tokens_free)

void hd_when_unfold (HdTokens *tokens);
void hd_when_drop_stops (HdTokens *tokens);
void hd_when_number_days (HdTokens *tokens);

const HdWord *hd_when_word (const char *folded);
const char *hd_when_mend_word (const char *folded);

typedef enum
{
  LINE_PLAIN,
  LINE_DROPPED, /* head of a mail, signature, “… wrote:” */
} HdLineRole;

typedef struct
{
  guint8 role;
  guint8 depth; /* of quotation */
  guint16 paragraph;
  gboolean numbered; /* it begins with its number in a list: "2. December 7" */
} HdLine;

typedef enum
{
  ITEM_DATE,
  ITEM_TIME,
  ITEM_ZONE,
  ITEM_LENGTH,
  ITEM_PLACE,
  ITEM_HENCE, /* so long from now: a day */
} HdItemKind;

#define MAX_DATES 6

/* Of so many mails that quote each other it is known when they were sent. */
#define HD_MAX_SENT 6

typedef struct
{
  HdDate dates[MAX_DATES]; /* the readings, the likeliest first */
  guint n_dates;
  HdDate last_day; /* of a run of days, else HD_DATE_NONE */
  HdDayPart part;
  gboolean past;     /* “last Tuesday” */
  gboolean now;      /* “today”, which alone offers nothing */
  gboolean all_day;  /* it is said to be the whole day */
  gboolean week;     /* a week without a day in it: “next week” */
  gboolean office;   /* “Monday to Friday” */
  gboolean silent;   /* a time of it was refused: it offers nothing by itself */
  gboolean bare;     /* a weekday without a number or a word that says which */
  gboolean run;      /* of weekdays that have no number: “Mon-Thu” */
  gboolean weekly;   /* “Tuesdays” */
  int weekday;       /* of one that is named alone, without a word that says which */
  int which_weekday; /* of one with such a word: “next Tuesday” */
  HdDate former;     /* where it went from: “from 3 to 4 December”, with @goes */
  gboolean goes;
  gboolean hence; /* so long from now, and nobody knows when that is */
  int or_hour;    /* its number may be the hour at which a range begins: “mercredi 9 - 10h” */
} HdDateItem;

typedef enum
{
  CLOCK_BARE,  /* 3 */
  CLOCK_COLON, /* 3:00 */
  CLOCK_HOUR,  /* 3 Uhr, 3h */
  CLOCK_WORDS, /* half past two */
  CLOCK_FIXED, /* nothing is open */
} HdClockStyle;

typedef struct
{
  int hour;
  int minute;
  HdClockStyle style;
  gboolean am;
  gboolean pm;
  gboolean vague;    /* “mittags” */
  gboolean midnight; /* which of the two of the day? */
  gboolean late;     /* “an evening call at 9” */
  gboolean slip;     /* “10:75”, “25 Uhr”: no clock shows it, minute is 0 */
} HdClock;

typedef struct
{
  HdClock start;
  HdClock end;
  gboolean has_end;
  gboolean same;   /* “same time”: as the event before */
  gboolean may_go; /* “Re: Tue 09:00 → 09:45”: its end may be where it went */
  gboolean goes;   /* it went there from the hour in @end: “from 2pm to 3:30pm” */
  HdDayPart part;
} HdTimeItem;

typedef struct
{
  const char *zones[4];
  guint n_zones;
  char fixed[12];
  char unknown[48];  /* what looks like a name of one and is none that is known: asked about */
  gboolean standard; /* the name means standard time only: CET, EST */
  gboolean daylight;
  gboolean gmt;   /* UTC to the letter, London's clock to many */
  gboolean local; /* “local time” */
  gboolean home;  /* “your time” */
  gboolean place; /* “in London”: a place, maybe a zone */
} HdZoneItem;

typedef enum
{
  LENGTH_EVENT,
  LENGTH_WAY,  /* there, each way */
  LENGTH_BOTH, /* there and back together */
  LENGTH_BACK,
  LENGTH_PREP,
  LENGTH_OTHER, /* of something else */
} HdLengthUse;

typedef struct
{
  int minutes;
  int most;       /* of “45 to 60 minutes” */
  gboolean total; /* said to be of all that happens */
  gboolean lasts; /* said to be how long it takes, and no part of it */
  HdLengthUse use;
} HdLengthItem;

typedef struct
{
  HdItemKind kind;
  guint first; /* tokens */
  guint end;   /* behind the last token */
  gboolean dropped;
  gboolean context;  /* its clause only tells of something else */
  gboolean doubtful; /* it was, and is taken back when nothing else is left */
  gboolean moved;    /* in a sentence that tells of a move */
  gboolean refused;  /* somebody cannot, or does not want it */
  gboolean off;      /* in one that tells that it is cancelled */
  gboolean former;   /* it held until this text */
  gboolean hardly;   /* little speaks for its being offered, and its event was left out */
  gboolean doubted;  /* it is asked whether it is offered: “our call on Monday” may be over */
  gboolean until;    /* a time at which something ends that begins nobody knows when */
  union
  {
    HdDateItem date;
    HdTimeItem time;
    HdZoneItem zone;
    HdLengthItem length;
    HdPlace place;
  };
} HdItem;

/* A street with a number. */
typedef struct
{
  guint first; /* tokens, up to the end of street and number */
  guint end;
  guint from; /* bytes, with the town */
  guint to;
} HdStreet;

/* A week by its number or by a day of it. */
typedef struct
{
  HdDate monday; /* HD_DATE_NONE: none was named */
  HdDate other;  /* the Monday by another way of counting or reading, HD_DATE_NONE */
  gboolean open; /* it may be one of something else than the year: "week 2" of a process */
  int month;     /* its days are of this month only, 0: of any: "the first week of January" */
  HdDate to;     /* with @month: any week from @monday to this day, else HD_DATE_NONE */
} HdNamedWeek;

/* Weekdays with a number each: "Mon 10, Tue 11". */
typedef struct
{
  guint n;
  int most;      /* the highest number */
  gboolean days; /* each of them is a day on that weekday soon, so none is an hour */
} HdWeekdayList;

/* One reading of one text. */
typedef struct
{
  const HdWhenContext *context;
  HdTokens *lexed;
  const HdToken *t;     /* lexed->tokens->data */
  const char *text;     /* what the tokens were cut from */
  const gboolean *ends; /* by token: a sentence ends there */
  guint n;
  HdLang language;      /* of the text, 0 when it does not tell */
  gboolean foreign;     /* a sign of another language than English was seen */
  gboolean day_first;   /* 3/12 is in December: another date of the text says so */
  gboolean month_first; /* 12/3 is */
  gboolean clock24;     /* some hour of the text is above 12 */
  HdLine *lines;
  GArray *items;         /* HdItem */
  GArray *streets;       /* HdStreet */
  HdDateItem named_item; /* the date that was read last: "the same day" */
  HdDate named;          /* its likeliest reading: "the following Monday" */
  char zone_named[48];   /* the IANA name that was found last */
  guint zone_lookups;
  gboolean moves;              /* it tells that an appointment is moved */
  HdDate sent;                 /* the day of a pasted mail, when it is not today */
  HdDate sent_at[HD_MAX_SENT]; /* the same of what is quoted, by depth */

  /* The week that was named last ("next week: Tue 10am, Thu 3pm"), and how far it reaches. */
  HdNamedWeek week;
  guint week_at;
  gboolean week_sure; /* a colon stands behind it: it holds for the paragraph */
} HdReading;

/* A sentence, or what of it is near: tokens, @to the one that ends it. */
typedef struct
{
  guint from;
  guint to;
} HdWhenSentence;

gboolean *hd_when_find_sentences (const HdReading *r, guint n);
gboolean hd_when_ends_sentence (const HdReading *r, guint i);
HdWhenSentence hd_when_sentence (const HdReading *r, guint at, guint reach);
gboolean hd_when_says_if (const HdReading *r, guint from, guint to);
gboolean hd_when_suggests_so (const HdReading *r, guint i);
gboolean hd_when_fails_thing (const HdReading *r, guint i);
gboolean hd_when_begins_clause (const HdReading *r, guint i);
gboolean hd_when_is (const HdToken *token, HdWordClass meaning, int *value);
gboolean hd_when_is_punct (const HdToken *token, gunichar c);
gboolean hd_when_is_arrow_sign (gunichar c);
gboolean hd_when_adjoins (const HdReading *r, guint i, gunichar c);
const char *hd_when_text (const HdReading *r, guint i);
gboolean hd_when_says (const HdReading *r, guint i, const char *word);
gboolean hd_when_is_plain (const HdReading *r, guint i);
gboolean hd_when_says_one (const HdReading *r, guint i, const char *const *words);
gboolean hd_when_says_any (const HdReading *r, guint from, guint to, const char *const *words);
guint hd_when_skip_optional (const HdReading *r, guint i, HdWordClass meaning);

HdLine *hd_when_lines (const HdTokens *tokens);

guint hd_when_note_week (HdReading *r, guint i);
guint hd_when_read_date (HdReading *r, guint i, HdItem *items, guint *n_items);
guint hd_when_read_time (HdReading *r, guint i, const HdItem *last, HdItem *item);
guint hd_when_read_hence (const HdReading *r, guint i, HdItem *item);
guint hd_when_read_named_length (const HdReading *r, guint i, int *minutes);
guint hd_when_read_length (HdReading *r, guint i, const HdItem *last, HdItem *item);
gboolean hd_when_says_lasting (const HdReading *r, guint i);
gboolean hd_when_says_notice (const HdReading *r, guint i);
void hd_when_find_use (const HdReading *r, guint i, guint end, HdLengthItem *length);
guint hd_when_read_zone (HdReading *r, guint i, const HdItem *last, HdItem *item);
guint hd_when_read_place (HdReading *r, guint i, HdItem *item);
guint hd_when_read_call_number (const HdReading *r, guint i);
guint hd_when_read_part (const HdReading *r, guint i, HdDayPart *part);
gboolean hd_when_find_weekday_list (const HdReading *r, guint i, HdWeekdayList *list);
gboolean hd_when_is_length (const HdReading *r, guint dash, guint i, const HdClock *start);
guint hd_when_read_count (const HdReading *r, guint i, int *value);
guint hd_when_read_fraction (const HdReading *r, guint i, HdClock *c);
guint hd_when_read_academic (const HdReading *r, guint i, HdClock *c);
guint hd_when_read_slip (const HdReading *r, guint i, HdClock *c);
guint hd_when_read_clock_words (const HdReading *r, guint i, HdClock *c, gboolean bare);

guint hd_when_options (const HdReading *r,
                       const HdTimeItem *time,
                       HdDayPart part,
                       int starts[4],
                       int ends[4]);

void hd_when_note_sent (HdReading *r, guint i);
void hd_when_find_order (HdReading *r);
void hd_when_find_quoted_days (HdReading *r);
void hd_when_find_listed_days (HdReading *r);

void hd_when_find_streets (HdReading *r, const char *text, gsize size);
void hd_when_find_address (const HdReading *r, const char *text, gsize size, GPtrArray *events);

void hd_when_join (HdReading *r, guint8 depth, HdWhen *when);
char *hd_when_quote (const HdReading *r, guint from, guint to);
gboolean hd_when_refuses_all (const HdReading *r);
void hd_when_tell_left (const HdReading *r, HdWhen *when);

G_END_DECLS
