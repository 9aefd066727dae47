/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <unistd.h>

/* without-seccomp [PROGRAM ARGUMENTS…]: runs PROGRAM, by default the parser of this build, as on a
 * system that lacks seccomp: no filter can be loaded any more. That takes nothing from PROGRAM
 * itself, which so needs no way to be told to do without. */

int
main (int argc, char **argv)
{
  char *parser[] = { getenv ("HALFDAY_PARSER"), NULL };
  char **program = argc > 1 ? argv + 1 : parser;
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ALLOW);

  if (program[0] == NULL || filter == NULL ||
      seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (seccomp), 0) != 0 ||
      seccomp_rule_add (filter, SCMP_ACT_ERRNO (EINVAL), SCMP_SYS (prctl), 1,
                        SCMP_A0 (SCMP_CMP_EQ, PR_SET_SECCOMP)) != 0 ||
      seccomp_load (filter) != 0)
    {
      fputs ("without-seccomp: it could not be taken away\n", stderr);
      return 125;
    }
  seccomp_release (filter);
  execv (program[0], program);
  perror (program[0]);
  return 126;
}
