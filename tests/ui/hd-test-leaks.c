/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-test-leaks.h"

/*
 * A page has more types than GLib's first table of quarks has room for, and GLib leaves that table
 * behind when it grows, on purpose: somebody may be reading it. The stack by which a suppression
 * could tell it is cut off at g_malloc() unless it is unwound slowly, which takes fifteen times as
 * long. So the table is looked for while GLib still points to it.
 */

#if defined(__SANITIZE_ADDRESS__)
#define WITH_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define WITH_SANITIZER 1
#endif
#endif

#ifdef WITH_SANITIZER

#include <link.h>
#include <sanitizer/lsan_interface.h>
#include <string.h>

/* Of sanitizer/allocator_interface.h, which gcc does not bring along. */
extern int __sanitizer_get_ownership (const volatile void *pointer);
extern size_t __sanitizer_get_allocated_size (const volatile void *pointer);

/* QUARK_BLOCK_SIZE of gquark.c */
#define TABLE_BYTES (2048 * sizeof (char *))

static int
look_at_library (struct dl_phdr_info *info, size_t size, void *data)
{
  if (info->dlpi_name == NULL || strstr (info->dlpi_name, "libglib-2.0") == NULL)
    return 0;

  for (int i = 0; i < info->dlpi_phnum; i++)
    if (info->dlpi_phdr[i].p_type == PT_LOAD && (info->dlpi_phdr[i].p_flags & PF_W) != 0)
      {
        ElfW (Addr) from = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
        ElfW (Addr) to = from + info->dlpi_phdr[i].p_memsz;

        for (from = (from + sizeof (void *) - 1) & ~(sizeof (void *) - 1);
             from + sizeof (void *) <= to; from += sizeof (void *))
          {
            const void *pointer = *(const void *const *) from;

            if (__sanitizer_get_ownership (pointer) &&
                __sanitizer_get_allocated_size (pointer) == TABLE_BYTES)
              __lsan_ignore_object (pointer);
          }
      }
  return 1;
}

void
hd_test_leaks_forgive_quarks (void)
{
  dl_iterate_phdr (look_at_library, NULL);
}

#else

void
hd_test_leaks_forgive_quarks (void)
{
}

#endif
