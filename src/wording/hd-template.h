/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * HdTemplates:
 *
 * The texts and the grammar of one language, in one region of it: everything that a draft says
 * comes from here. Immutable, so that threads may share it.
 *
 * ## How a language is added
 *
 * With files alone: `data/wording/<lang>/templates` and, for regions that differ,
 * `templates-<REGION>`, which are read on top and replace what they name again; then the line in
 * `data/wording/templates.gresource.xml`. A file is UTF-8 text of sections; `#` begins a
 * comment line.
 *
 * `[settings]` holds `key = pattern` lines: how dates, times, amounts and lists are written.
 * `[types]` holds the kinds of leave: `key = words` (a key that ends in `!` is never earned:
 * unpaid, flexible time).
 *
 * `[pool NAME]` or `[pool NAME X]` holds lines `conditions | text`; of the lines whose
 * conditions all hold, a draft takes one, another for each variant. With a letter X the text
 * is the slot X of the draft. Conditions are names of facts, tones, situations, channels and
 * relations (hd-template-condition.c lists them), `a/b` for either, `!a` for not.
 *
 * In a text, `{name}` is a value, a setting or another pool; `{X:…}` marks the words of a slot;
 * `{?conditions:…}` stands only when they hold; `\n` is a line break, `\s` a blank at
 * an end. A text begins in lower case
 * where the language would in mid-sentence: capitals at the start of a sentence are made.
 *
 * `[frame SITUATIONS / CHANNELS / conditions]` says which pools make the message: the last frame
 * that fits counts. `subject = pool` (its first line that fits the length) and `body = parts`,
 * where `/` begins a paragraph, `|` a line, `;` joins two sentences to one and `,`
 * two phrases, `pool*` is the part
 * that tells the variants apart, `pool?2` is left out for length (the lowest number first) and
 * `pool+` stands only where the text would be too short.
 *
 * The tests write every text that the file can make and hold it against the bounds.
 */
typedef struct _HdTemplates HdTemplates;

#define HD_TYPE_TEMPLATES (hd_templates_get_type ())
GType hd_templates_get_type (void);

HdTemplates *hd_templates_new (const char *language,
                               GBytes *file,
                               const char *region,
                               GBytes *region_file,
                               GError **error);
HdTemplates *hd_templates_ref (HdTemplates *self);
void hd_templates_unref (HdTemplates *self);

HdTemplates *hd_templates_load (const char *language, GError **error);
char **hd_templates_list_languages (void);

const char *hd_templates_get_language (HdTemplates *self);
const char *hd_templates_get_name (HdTemplates *self);
char **hd_templates_list_leave_types (HdTemplates *self);
char **hd_templates_list_earned_leave (HdTemplates *self);
const char *hd_templates_get_leave_words (HdTemplates *self, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (HdTemplates, hd_templates_unref)

G_END_DECLS
