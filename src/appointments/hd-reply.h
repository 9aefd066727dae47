/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HdReplyKind:
 * @HD_REPLY_CHOOSE: one of the times that they named
 * @HD_REPLY_OFFER: times of one's own
 * @HD_REPLY_MOVE: another time than the one agreed on
 * @HD_REPLY_CONFIRM: the time stands
 * @HD_REPLY_ASK: length, format or place
 * @HD_REPLY_THANK: after a talk
 * @HD_REPLY_WITHDRAW: it goes no further
 */
typedef enum
{
  HD_REPLY_CHOOSE,
  HD_REPLY_OFFER,
  HD_REPLY_MOVE,
  HD_REPLY_CONFIRM,
  HD_REPLY_ASK,
  HD_REPLY_THANK,
  HD_REPLY_WITHDRAW,
  HD_N_REPLIES
} HdReplyKind;

const char *hd_reply_kind_to_string (HdReplyKind kind);
const char *hd_reply_kind_title (HdReplyKind kind);

/**
 * HdReplyFacts:
 * @formal: how one addresses them, in languages that make a difference
 * @name: (nullable): whom it goes to
 * @sender: (nullable): who signs
 * @topic: (nullable): the title of the position that it is about, without an article
 * @when: (nullable): the time, in words of the reply's language
 * @earlier: (nullable): with %HD_REPLY_MOVE the time that was agreed on
 * @windows: (nullable) (array zero-terminated=1): times that one offers, in words
 * @ask_length: with %HD_REPLY_ASK ask for it, and so on
 *
 * What a reply is made from. It has no field for where one works, and shares nothing with the
 * facts that a request is made from. Strings are borrowed, one line each.
 */
typedef struct
{
  HdReplyKind kind;
  gboolean formal;
  const char *name;
  const char *sender;
  const char *topic;
  const char *when;
  const char *earlier;
  const char *const *windows;
  gboolean ask_length;
  gboolean ask_format;
  gboolean ask_place;
} HdReplyFacts;

/**
 * HdReplies:
 *
 * The replies of one language, from `data/wording/<lang>/replies`: UTF-8 text of sections; `#`
 * begins a comment line. `[settings]` holds how a time in a zone and an item of a list are
 * written, and `start = lower` where a letter goes on in lower case after its greeting. The other
 * sections hold lines `conditions | text`, of which those count whose conditions all hold: formal,
 * informal, name, topic, when, earlier, windows, or one of them with
 * `!`. Of several that fit each is a variant. In a text `{name}` is a fact, `{windows}` and
 * `{questions}` are lists on lines of their own, `\n` is a line break. A language is added with its
 * file and its line in data/wording/replies.gresource.xml.
 */
typedef struct _HdReplies HdReplies;

HdReplies *hd_replies_new (const char *text, gssize length, GError **error);
HdReplies *hd_replies_load (const char *language, GError **error);
char **hd_replies_list_languages (void);
void hd_replies_free (HdReplies *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdReplies, hd_replies_free)

guint hd_replies_count_variants (const HdReplies *self, const HdReplyFacts *facts);
char *
hd_replies_write (const HdReplies *self, const HdReplyFacts *facts, guint variant, GError **error);
char *hd_replies_format_zone (const HdReplies *self, const char *time, const char *city);

G_END_DECLS
