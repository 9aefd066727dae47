/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-lockdown.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Seconds of work and bytes of data that reading one input may take. */
#define MAX_CPU_SECONDS 60
#define MAX_DATA ((gsize) 1024 * 1024 * 1024)

/* What GTimeZone reads; a named zone is loaded when an input names it. */
#define ZONES "/usr/share/zoneinfo"

/* The sanitizers' own work at the end of a process needs calls that are refused here. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

static void
limit (__rlimit_resource_t what, rlim_t most)
{
  struct rlimit now;

  if (getrlimit (what, &now) != 0)
    return;
  now.rlim_cur = MIN (now.rlim_cur, most);
  now.rlim_max = MIN (now.rlim_max, most);
  setrlimit (what, &now);
}

static void
allow_reading (int ruleset, const char *path)
{
  int directory = open (path, O_PATH | O_CLOEXEC);
  struct landlock_path_beneath_attr rule = {
    .allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR,
    .parent_fd = directory,
  };

  if (directory < 0)
    return;
  syscall (SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  close (directory);
}

/* From here on no path can be opened but the time zones, and those for reading only. */
static gboolean
close_files (void)
{
  struct landlock_ruleset_attr attributes = {
    .handled_access_fs =
      LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE |
      LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
      LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
      LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
      LANDLOCK_ACCESS_FS_MAKE_SYM,
  };
  int ruleset = (int) syscall (SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0);
  gboolean closed;

  if (ruleset < 0)
    return FALSE;

  allow_reading (ruleset, ZONES);
  if (SANITIZED)
    allow_reading (ruleset, "/proc"); /* where the leak check looks up its own threads */
  closed = syscall (SYS_landlock_restrict_self, ruleset, 0) == 0;
  close (ruleset);

  return closed;
}

/* What reading open files, reckoning, allocating, printing and ending takes, and no more. */
static const int allowed[] = {
  SCMP_SYS (read),
  SCMP_SYS (readv),
  SCMP_SYS (pread64),
  SCMP_SYS (write),
  SCMP_SYS (writev),
  SCMP_SYS (close),
  SCMP_SYS (fstat),
  SCMP_SYS (newfstatat),
  SCMP_SYS (stat),
  SCMP_SYS (lstat),
  SCMP_SYS (statx),
  SCMP_SYS (lseek),
  SCMP_SYS (access),
  SCMP_SYS (faccessat),
  SCMP_SYS (faccessat2),
  SCMP_SYS (readlink),
  SCMP_SYS (readlinkat),
  SCMP_SYS (getcwd),
  SCMP_SYS (getdents64),
  SCMP_SYS (munmap),
  SCMP_SYS (mremap),
  SCMP_SYS (brk),
  SCMP_SYS (madvise),
  SCMP_SYS (futex),
  SCMP_SYS (clock_gettime),
  SCMP_SYS (clock_getres),
  SCMP_SYS (gettimeofday),
  SCMP_SYS (time),
  SCMP_SYS (getrandom),
  SCMP_SYS (getpid),
  SCMP_SYS (gettid),
  SCMP_SYS (getuid),
  SCMP_SYS (geteuid),
  SCMP_SYS (getgid),
  SCMP_SYS (getegid),
  SCMP_SYS (rt_sigaction),
  SCMP_SYS (rt_sigprocmask),
  SCMP_SYS (rt_sigreturn),
  SCMP_SYS (sigaltstack),
  SCMP_SYS (sched_yield),
  SCMP_SYS (sched_getaffinity),
  SCMP_SYS (uname),
  SCMP_SYS (sysinfo),
  SCMP_SYS (restart_syscall),
  SCMP_SYS (exit),
  SCMP_SYS (exit_group),
  SCMP_SYS (poll),
  SCMP_SYS (ppoll),
  SCMP_SYS (set_robust_list),
  SCMP_SYS (rseq),
  SCMP_SYS (getrusage),
};

/* The limits that hd_lockdown_renew() sets; the hard ones hold for good. */
static const scmp_datum_t renewed[] = { RLIMIT_CPU, RLIMIT_DATA };

static gboolean
close_calls (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  gboolean ok = filter != NULL;

  if (SANITIZED || !ok)
    {
      seccomp_release (filter);
      return FALSE;
    }

  /* A call that this architecture does not have needs no rule. */
  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++)
    seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed[i], 0);

  /* Files for reading only; memory that is never both written and run. */
  ok &= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (openat), 1,
                          SCMP_A2 (SCMP_CMP_MASKED_EQ,
                                   O_ACCMODE | O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY),
                                   O_RDONLY)) == 0;
  seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (open), 1,
                    SCMP_A1 (SCMP_CMP_MASKED_EQ,
                             O_ACCMODE | O_CREAT | O_TRUNC | (O_TMPFILE & ~O_DIRECTORY), O_RDONLY));
  /* PROT_EXEC is 4. */
  ok &= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mmap), 1,
                          SCMP_A2 (SCMP_CMP_MASKED_EQ, 4, 0)) == 0;
  ok &= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mprotect), 1,
                          SCMP_A2 (SCMP_CMP_MASKED_EQ, 4, 0)) == 0;
  ok &= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (fcntl), 1,
                          SCMP_A1 (SCMP_CMP_EQ, F_GETFL)) == 0;
  seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (fcntl), 1, SCMP_A1 (SCMP_CMP_EQ, F_GETFD));
  /* Whether standard output is a terminal: TCGETS. */
  seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (ioctl), 1, SCMP_A1 (SCMP_CMP_EQ, 0x5401));
  /* hd_lockdown_renew (). */
  for (guint i = 0; i < G_N_ELEMENTS (renewed); i++)
    {
      seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prlimit64), 2, SCMP_A0 (SCMP_CMP_EQ, 0),
                        SCMP_A1 (SCMP_CMP_EQ, renewed[i]));
      seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (setrlimit), 1,
                        SCMP_A0 (SCMP_CMP_EQ, renewed[i]));
      seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (getrlimit), 1,
                        SCMP_A0 (SCMP_CMP_EQ, renewed[i]));
    }
  /* abort () sends a signal to the process itself. */
  seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1,
                    SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t) getpid ()));

  ok = ok && seccomp_load (filter) == 0;
  seccomp_release (filter);
  return ok;
}

/**
 * hd_lockdown:
 *
 * hd_lockdown_within() for a process that reads one input and ends.
 */
HdLockdown
hd_lockdown (void)
{
  return hd_lockdown_within (MAX_CPU_SECONDS, MAX_DATA);
}

/**
 * hd_lockdown_within:
 * @cpu_seconds: the work that the process may do in its life
 * @data: the bytes of memory that it may have
 *
 * Gives up, for the rest of this process, all that a reader of foreign bytes does not need: files
 * but the time zones, network, other processes, programs, and memory and time without end. To be
 * called once what is to be read has been opened or read, and before it is parsed.
 *
 * It cannot be undone. What the kernel does not offer is left out; the limits always hold. The
 * caller asks hd_lockdown_suffices() whether it may go on.
 *
 * Returns: what is in place
 */
HdLockdown
hd_lockdown_within (guint cpu_seconds, gsize data)
{
  HdLockdown done = HD_LOCKDOWN_NONE;

  limit (RLIMIT_CORE, 0);
  limit (RLIMIT_CPU, cpu_seconds);
  if (!SANITIZED)
    {
      limit (RLIMIT_DATA, data);
      prctl (PR_SET_DUMPABLE, 0, 0, 0, 0); /* the leak check attaches to its own process */
    }
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return done;

  if (close_files ())
    done |= HD_LOCKDOWN_FILES;
  if (close_calls ())
    done |= HD_LOCKDOWN_CALLS;

  return done;
}

/**
 * hd_lockdown_suffices:
 * @done: what hd_lockdown() answered
 *
 * Without Landlock a reader can still open files, but has no way to tell anybody of them. Without
 * the filter of calls it could do anything.
 *
 * Returns: whether foreign bytes may be parsed; always, where a sanitizer keeps the filter away
 */
gboolean
hd_lockdown_suffices (HdLockdown done)
{
  return SANITIZED || (done & HD_LOCKDOWN_CALLS) != 0;
}

/**
 * hd_lockdown_renew:
 * @cpu_seconds: the work that the process may do from now on until it is ended
 * @data: the bytes of memory that it may have
 *
 * Bounds the next piece of work of a process that is locked down already. What it may do in its
 * life stays as it is.
 */
void
hd_lockdown_renew (guint cpu_seconds, gsize data)
{
  struct rusage used;
  struct rlimit now;

  if (getrusage (RUSAGE_SELF, &used) == 0 && getrlimit (RLIMIT_CPU, &now) == 0)
    {
      now.rlim_cur = (rlim_t) (used.ru_utime.tv_sec + used.ru_stime.tv_sec) + 1 + cpu_seconds;
      now.rlim_cur = MIN (now.rlim_cur, now.rlim_max);
      setrlimit (RLIMIT_CPU, &now);
    }
  if (!SANITIZED && getrlimit (RLIMIT_DATA, &now) == 0)
    {
      now.rlim_cur = MIN ((rlim_t) data, now.rlim_max);
      setrlimit (RLIMIT_DATA, &now);
    }
}
