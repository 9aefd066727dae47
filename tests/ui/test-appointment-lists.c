/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-appointments-fixture.h"
#include "hd-people-group.h"
#include "hd-read-group.h"
#include "hd-search-records.h"
#include "hd-secret-copy.h"
#include "hd-test-leaks.h"

/* What one writes down about an appointment, and what helps with it: people, lists, thanks. */
