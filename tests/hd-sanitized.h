/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Whether this is a build with AddressSanitizer: it keeps the filter of calls and the bound of
 * memory away, which it could not live with. */
#ifdef __SANITIZE_ADDRESS__
#define SANITIZED 1
#else
#define SANITIZED 0
#endif
