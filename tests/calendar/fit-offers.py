#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fits the weights of src/calendar/hd-when-offered.c to the labelled texts of tests/data/when/.

    tests/calendar/fit-offers.py BUILD/src/cli/halfday-cli

Reads each text with the program, which tells the evidence of each time in its debugging log, and
prints the tables: logistic regression, with a penalty that leaves out what hardly tells (L1) and
then, on the rest, one that keeps weights small (L2).
"""
import math
import os
import re
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HARD = ("told.tsv", "evidence.tsv", "lines.tsv", "asides.tsv")
SPANS = ("CLAUSE", "SENTENCE", "BEFORE", "BEHIND")


def read_names(path, pattern):
    """The names of flags or numbers of an enum, by bit."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    return {int(bit): name for name, bit in re.findall(pattern, text)}


def names():
    room = os.path.join(TOP, "src", "calendar")
    said = read_names(os.path.join(room, "hd-when-cues.h"), r"(CUE_\w+) = 1 << (\d+)")
    said = {bit: f"CUE ({name})" for bit, name in said.items()}
    with open(os.path.join(room, "hd-when-evidence.h"), encoding="utf-8") as file:
        text = file.read()
    first = int(re.search(r"SAID_\w+ = (\d+)", text).group(1))
    marks = re.findall(r"^  (SAID_\w+)", text, re.M)
    said.update({first + k: f"SAID ({name})" for k, name in enumerate(marks)})
    own = read_names(os.path.join(room, "hd-when-evidence.h"), r"(OWN_\w+) = 1 << (\d+)")
    return said, own


def mails():
    folder = os.path.join(TOP, "tests", "data", "when")
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            for line in file:
                columns = line.rstrip("\n").split("\t")
                if line.startswith("#") or len(columns) < 3:
                    continue
                where = columns[3].split()[:2] if len(columns) > 3 else []
                day, zone = (where + ["2026-11-16", "Europe/Berlin"][len(where):])[:2]
                starts = [re.split("[/ ]", label)[0] for label in columns[2].split(" ; ")]
                yield name, columns[1].replace("\\n", "\n"), starts, day, zone


def evidence(program, text, day, zone):
    answer = subprocess.run(
        [program, "calendar", "text", "-", "--today", day, "--zone", zone, "--json"],
        input=text, text=True, capture_output=True, check=False,
        env=dict(os.environ, G_MESSAGES_DEBUG="halfday-offers"))
    for line in (answer.stdout + answer.stderr).splitlines():
        if "halfday-offers" in line:
            words = line.split()[-6:]
            yield words[0], [int(word, 16) for word in words[1:]]


def rows(program):
    """(weight, whether it is offered, names of what is said) of each time."""
    said, own = names()
    for name, text, starts, day, zone in mails():
        left = list(starts)
        for start, flags in evidence(program, text, day, zone):
            hit = next((s for s in left if s == start[:16] or s == start[:10] or
                        (len(start) == 10 and s[:10] == start)), None)
            if hit is not None:
                left.remove(hit)
            elif name not in HARD:
                continue
            found = {f"{said[bit]}, SPAN_{span}" for span, bits in zip(SPANS, flags)
                     for bit in said if bits >> bit & 1}
            found |= {own[bit] for bit in own if flags[4] >> bit & 1}
            yield 1.0 if name in HARD else 0.6, hit is not None, found


def fit(data, features, lasso, ridge, steps=400):
    """Accelerated proximal gradient. Returns: weights by name, "" is the base."""
    size = len(data)
    weights = dict.fromkeys(features, 0.0)
    ahead = dict(weights)
    pace, t = 0.1, 1.0
    for _ in range(steps):
        slope = {f: ridge * w for f, w in ahead.items()}
        slope[""] = 0.0
        for weight, offered, found in data:
            score = ahead[""] + sum(ahead[f] for f in found if f in ahead)
            miss = weight * (1 / (1 + math.exp(-score)) - offered)
            slope[""] += miss
            for f in found:
                if f in slope:
                    slope[f] += miss
        step, t_next, new = pace / size * 8, (1 + math.sqrt(1 + 4 * t * t)) / 2, {}
        for f, w in ahead.items():
            w -= step * slope[f]
            cut = 0 if f == "" else step * lasso
            new[f] = math.copysign(max(abs(w) - cut, 0), w)
        ahead = {f: w + (t - 1) / t_next * (w - weights[f]) for f, w in new.items()}
        weights, t = new, t_next
    return weights


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__.split("\n\n")[1].strip())
    data = list(rows(sys.argv[1]))
    counts = {}
    for weight, _, found in data:
        for f in found if weight == 1.0 else ():
            counts[f] = counts.get(f, 0) + 1
    often = [""] + [f for f, n in counts.items() if n >= 8]
    kept = [f for f, w in fit(data, often, 8, 0).items() if w != 0 or f == ""]
    weights = fit(data, kept, 0, 2)
    print(f"#define BASE ({round(100 * weights.pop(''))})")
    for f, w in sorted(weights.items(), key=lambda pair: (pair[0].split(", ")[-1], -pair[1])):
        print(f"  {{ {f}, {round(100 * w)} }},")


main()
