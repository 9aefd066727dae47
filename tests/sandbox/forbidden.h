/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sys/syscall.h>

/* System calls that foreign bytes could do harm with; each must be refused. */
static const struct
{
  const char *name;
  long number;
} forbidden[] = {
  { "socket", SYS_socket },
  { "connect", SYS_connect },
  { "bind", SYS_bind },
  { "listen", SYS_listen },
  { "accept4", SYS_accept4 },
  { "sendto", SYS_sendto },
  { "execve", SYS_execve },
  { "execveat", SYS_execveat },
  { "clone", SYS_clone },
  { "clone3", SYS_clone3 },
  { "kill", SYS_kill },
  { "ptrace", SYS_ptrace },
  { "process_vm_readv", SYS_process_vm_readv },
  { "mount", SYS_mount },
  { "chroot", SYS_chroot },
  { "unlinkat", SYS_unlinkat },
  { "renameat2", SYS_renameat2 },
  { "mkdirat", SYS_mkdirat },
  { "linkat", SYS_linkat },
  { "symlinkat", SYS_symlinkat },
  { "fchmodat", SYS_fchmodat },
  { "fchownat", SYS_fchownat },
  { "ftruncate", SYS_ftruncate },
  { "openat2", SYS_openat2 },
  { "memfd_create", SYS_memfd_create },
  { "io_uring_setup", SYS_io_uring_setup },
  { "bpf", SYS_bpf },
  { "userfaultfd", SYS_userfaultfd },
  { "keyctl", SYS_keyctl },
  { "unshare", SYS_unshare },
  { "setns", SYS_setns },
  { "prctl", SYS_prctl },
  { "inotify_init1", SYS_inotify_init1 },
};
