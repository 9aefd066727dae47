/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hd-leave-book.h"

/* Accounts made from a seed, the same on every run, with every rule switched on somewhere. */
HdLeaveAccount *random_account (GRand *rand, guint n_absences);
