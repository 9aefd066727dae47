#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks the bundled articles: front matter, length, headings, sources and links between them.

Usage: check-articles.py FOLDER
"""

import datetime
import pathlib
import re
import sys

KEYS = ["slug", "title", "neutral_title", "summary", "order", "topics", "date"]
WORDS = range(600, 901)

# A neutral title is shown in lists, print headers and file names.
PRIVATE = re.compile(r"interview|job|recruit|reject|career|candidate|applica|offer|CV|hire", re.I)
LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
SOURCE = re.compile(r"^- \[[^\]]+\]\(https://[^)\s]+\)$")


def read(path):
    """Returns the front matter, the lines of the body and those of the sources."""
    text = path.read_bytes().decode("utf-8")
    match = re.match(r"---\n(.*?)\n---\n(.*)\Z", text, re.S)
    if match is None:
        raise ValueError("no front matter")
    pairs = [line.split(": ", 1) for line in match[1].split("\n")]
    if [pair[0] for pair in pairs] != KEYS or any(len(pair) != 2 for pair in pairs):
        raise ValueError("front matter must be: " + ", ".join(KEYS))
    parts = match[2].split("\n## Sources\n")
    if len(parts) != 2:
        raise ValueError("needs one section “Sources”")
    return dict(pairs), parts[0].strip().split("\n"), parts[1].strip().split("\n")


def faults(path, head, body, sources, titles):
    """Yields what is wrong with one article."""
    if head["slug"] != path.stem:
        yield "slug is not the file's name"
    if PRIVATE.search(head["neutral_title"] + " " + head["slug"]):
        yield "neutral_title or slug is not neutral"
    if not head["summary"].endswith(".") or len(head["summary"]) > 140:
        yield "summary is not one short sentence"
    if not head["topics"].strip():
        yield "no topics"
    try:
        datetime.date.fromisoformat(head["date"])
    except ValueError:
        yield "date is not YYYY-MM-DD"

    # A picture stands for its words only where it is not seen.
    words = len(" ".join(line for line in body if not line.startswith("![")).split())
    if words not in WORDS:
        yield f"{words} words"
    if body[0].startswith(("#", "-", ">", "|")):
        yield "does not begin with a paragraph"
    if any(line.startswith("# ") for line in body):
        yield "has a heading of its own; the title is in the front matter"
    if sum(line.startswith("## ") for line in body) < 3:
        yield "fewer than three sections"
    if "—" in "\n".join(body):
        yield "has a dash where a comma or a full stop does it"

    columns = 0
    for line in body:
        if line.startswith("|"):
            if columns not in (0, line.count("|")):
                yield "table row with another number of columns: " + line
            columns = line.count("|")
        else:
            columns = 0

    linked = 0
    for name, target in LINK.findall("\n".join(body)):
        if not target.startswith("halfday:"):
            yield f"link in the text to {target}: sources belong into the last section"
        elif titles.get(target.removeprefix("halfday:")) != name:
            yield f"{target} is not the article “{name}”"
        elif target == "halfday:" + head["slug"]:
            yield "links to itself"
        else:
            linked += 1
    if linked == 0:
        yield "links to no other article"

    if len(sources) < 3:
        yield "fewer than three sources"
    for line in sources:
        if SOURCE.match(line) is None:
            yield "not a source: " + line


def main():
    paths = sorted(pathlib.Path(sys.argv[1]).glob("*.md"))
    articles, failed = {}, not paths
    for path in paths:
        try:
            articles[path] = read(path)
        except ValueError as error:
            print(f"{path.name}: {error}")
            failed = True

    titles = {head["slug"]: head["neutral_title"] for head, _, _ in articles.values()}
    for path, (head, body, sources) in articles.items():
        for fault in faults(path, head, body, sources, titles):
            print(f"{path.name}: {fault}")
            failed = True

    orders = sorted(head["order"] for head, _, _ in articles.values())
    if orders != [str(n) for n in range(1, len(articles) + 1)]:
        print("the orders are not 1 to", len(articles), "each once:", *orders)
        failed = True
    return 1 if failed else 0


sys.exit(main())
