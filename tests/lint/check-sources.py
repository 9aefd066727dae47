#!/usr/bin/python3
"""check-sources.py ROOT: what every file of the project has to keep to, and no compiler looks at.

C files begin with the licence, use no tabs and leave no work unfinished; shell scripts parse; XML is
well-formed; scripts that are called have the run bit; a CSS class is styled by one style sheet.
"""

import os
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

LICENCE = "/* SPDX-License-Identifier: GPL-3.0-or-later */\n"
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b|^#\s*if 0\b", re.MULTILINE)
XML = (".ui", ".xml", ".xml.in", ".svg")


def check(root: pathlib.Path, path: pathlib.Path) -> list[str]:
    name = path.relative_to(root)
    wrong = []
    if path.suffix in (".c", ".h"):
        text = path.read_text(encoding="utf-8")
        if not text.startswith(LICENCE):
            wrong.append(f"{name}: begins without its licence line")
        if path.suffix == ".h" and "#pragma once" not in text:
            wrong.append(f"{name}: lacks #pragma once")
        if "\t" in text:
            wrong.append(f"{name}: has a tab")
        wrong += [f"{name}: unfinished: {match.group()}" for match in UNFINISHED.finditer(text)]
    elif path.name.endswith(XML):
        try:
            ElementTree.parse(path)
        except ElementTree.ParseError as error:
            wrong.append(f"{name}: {error}")
    elif path.read_bytes()[:2] == b"#!":
        first = path.read_text(encoding="utf-8").splitlines()[0]
        if path.suffix != ".py" and not os.access(path, os.X_OK):
            wrong.append(f"{name}: is called, but has no run bit")
        for shell in ("bash", "sh"):
            if first.endswith("/" + shell):
                parsed = subprocess.run([shell, "-n", path], capture_output=True, text=True, check=False)
                if parsed.returncode != 0:
                    wrong.append(f"{name}: {parsed.stderr.strip()}")
    return wrong


def check_styles(sheets: list[pathlib.Path], root: pathlib.Path) -> list[str]:
    """All sheets hold for the whole program, from the moment at which a page loads its own: a class
    that two of them style changes its look then."""
    owners: dict[str, set[pathlib.Path]] = {}
    for sheet in sheets:
        for name in re.findall(r"\.(hd-[a-z0-9-]+)", sheet.read_text(encoding="utf-8")):
            owners.setdefault(name, set()).add(sheet.relative_to(root))
    return [f".{name}: is styled in {' and '.join(sorted(map(str, where)))}"
            for name, where in sorted(owners.items()) if len(where) > 1]


def main(root: pathlib.Path) -> int:
    files = [path for folder in ("src", "tests", "data", "build-aux", ".ci")
             for path in sorted((root / folder).rglob("*")) if path.is_file() and "__pycache__" not in path.parts]
    # The files of hostile input are wrong on purpose.
    files = [path for path in files if not {"hostile", "corpus"} & set(path.parts)]
    wrong = [line for path in files for line in check(root, path)]
    wrong += check_styles([path for path in files if path.suffix == ".css"], root)
    if len(files) < 20:
        wrong.append(f"{root}: this is not the source tree")
    print("\n".join(wrong) or f"{len(files)} files", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
