/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "hd-cli-reader.h"

#include "hd-address.h"
#include "hd-charset.h"

/**
 * hd_cli_reader_warn:
 * @base: (nullable): where the input is said to come from
 * @charset: (nullable): the encoding that it is said to have
 *
 * Says what of the two is of no use. Servers send such things, so that the input is read without.
 */
void
hd_cli_reader_warn (HdCli *cli, const char *base, const char *charset)
{
  if (base != NULL && *base != '\0' && !hd_address_is_absolute (base))
    hd_cli_warn (cli, "--base: “%.60s” is no whole address, links stay as they are", base);
  if (charset != NULL && *charset != '\0' && hd_charset_find (charset) == NULL)
    hd_cli_warn (cli, "--charset: “%.60s” is no encoding that is known, it was left out", charset);
}
