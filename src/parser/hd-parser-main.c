/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-job.h"

/* halfday-parser: reads foreign bytes for the program that started it; see hd-parser.c. */

static const HdJobClass *const classes[] = {
  &hd_job_calendar, &hd_job_feed,    &hd_job_holidays, &hd_job_opml,
  &hd_job_page,     &hd_job_picture, &hd_job_text,
};

int
main (void)
{
  hd_job_serve (classes, G_N_ELEMENTS (classes));
}
