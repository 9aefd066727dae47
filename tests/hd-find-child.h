/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <dirent.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

G_BEGIN_DECLS

/* The process of a child, 0 when there is none. */
static inline pid_t
hd_find_child (void)
{
  DIR *proc = opendir ("/proc");
  struct dirent *entry;
  pid_t found = 0;

  while ((entry = readdir (proc)) != NULL && found == 0)
    {
      pid_t pid = (pid_t) g_ascii_strtoll (entry->d_name, NULL, 10);
      g_autofree char *path = g_strdup_printf ("/proc/%s/stat", entry->d_name);
      g_autofree char *stat = NULL;
      char state;
      int parent;

      if (pid > 0 && g_file_get_contents (path, &stat, NULL, NULL) &&
          sscanf (strrchr (stat, ')') + 1, " %c %d", &state, &parent) == 2 && parent == getpid () &&
          state != 'Z')
        found = pid;
    }
  closedir (proc);

  return found;
}

G_END_DECLS
