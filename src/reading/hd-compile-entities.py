#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes HTML's named character references, as Python's standard library has them, as a C table.

Usage: hd-compile-entities.py OUTPUT

A name without a semicolon at its end is one that HTML also takes without it.
"""

import html.entities
import sys

with open(sys.argv[1], "w", encoding="ascii") as out:
    out.write("/* Made by hd-compile-entities.py. Sorted by name, in bytes. */\n")
    for name, text in sorted(html.entities.html5.items()):
        points = [ord(c) for c in text] + [0]
        out.write(f'{{ "{name}", {{ 0x{points[0]:x}, 0x{points[1]:x} }} }},\n')
