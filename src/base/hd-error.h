/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * HD_ERROR:
 *
 * The one error domain of Halfday. A new code exists only where a caller acts differently; the
 * message is a sentence that a person can act on.
 */
#define HD_ERROR (hd_error_quark ())

/**
 * HdError:
 * @HD_ERROR_FAILED: it could not be done; nothing more precise is known
 * @HD_ERROR_INVALID: the input breaks a rule; the message names which
 * @HD_ERROR_MISSING: a required fact was not given; the message names it
 * @HD_ERROR_NOT_FOUND: what was asked for does not exist
 * @HD_ERROR_PARSE: the bytes are not what their type claims
 * @HD_ERROR_LIMIT: the input is larger or deeper than we accept
 * @HD_ERROR_STORE: the database refused; the message carries its text
 * @HD_ERROR_NEWER: the file was written by a newer version and is left untouched
 * @HD_ERROR_DAMAGED: the file is not what it was when we wrote it; it is left untouched
 * @HD_ERROR_USAGE: the command line is wrong
 * @HD_ERROR_LOCAL: the address is in a private network, which the user has to allow
 */
typedef enum
{
  HD_ERROR_FAILED,
  HD_ERROR_INVALID,
  HD_ERROR_MISSING,
  HD_ERROR_NOT_FOUND,
  HD_ERROR_PARSE,
  HD_ERROR_LIMIT,
  HD_ERROR_STORE,
  HD_ERROR_NEWER,
  HD_ERROR_DAMAGED,
  HD_ERROR_USAGE,
  HD_ERROR_LOCAL,
} HdError;

GQuark hd_error_quark (void);

G_END_DECLS
