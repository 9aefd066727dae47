#!/usr/bin/python3
"""check-potfiles.py ROOT: po/POTFILES.in names every file with words to translate, and no other.

What the rooms of the child say of a file is read by the user, and so must be such words.
"""

import pathlib
import re
import sys

MARKED = {
    ".c": re.compile(r"\b(?:_|N_|C_|NC_|Q_|ngettext|dngettext|g_dngettext|g_dpgettext2) \("),
    ".ui": re.compile(r"translatable=[\"'](?:yes|true)[\"']"),
    ".gschema.xml": re.compile(r"gettext-domain="),
    ".desktop.in": re.compile(r"^Name=", re.MULTILINE),
    ".metainfo.xml.in": re.compile(r"<summary>"),
}

# Codes whose sentences nobody sees are not among them; nor are tools that run while building.
CHILD = ("reading", "pictures", "parser", "sandbox")
TOOLS = {"hd-article-source.c", "hd-compile-articles.c"}
UNMARKED = re.compile(r"g_set_error(?:_literal)? \(error, HD_ERROR, "
                      r"HD_ERROR_(?:INVALID|NOT_FOUND|PARSE|LIMIT|NEWER|FAILED),\s*\"|put_failure \([^;]*, \"")


def marked(path: pathlib.Path) -> bool:
    return any(path.name.endswith(end) and pattern.search(path.read_text(encoding="utf-8"))
               for end, pattern in MARKED.items())


def main(root: pathlib.Path) -> int:
    lines = (root / "po" / "POTFILES.in").read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if line and not line.startswith("#")]
    needed = {str(path.relative_to(root)) for folder in ("src", "data")
              for path in (root / folder).rglob("*") if path.is_file() and marked(path)}
    assert "data/io.github.halfday_app.Halfday.desktop.in" in needed, "the search finds nothing"

    wrong = [f"po/POTFILES.in lacks {name}" for name in sorted(needed - set(listed))]
    wrong += [f"po/POTFILES.in names {name}, which has no words to translate or is not there"
              for name in sorted(set(listed) - needed)]
    said = [path for room in CHILD for path in sorted((root / "src" / room).glob("*.c"))
            if path.name not in TOOLS] + [root / "src" / "base" / "hd-wire.c"]
    wrong += [f"{path.relative_to(root)} says something that cannot be translated"
              for path in said if UNMARKED.search(path.read_text(encoding="utf-8"))]
    if listed != sorted(set(listed)):
        wrong.append("po/POTFILES.in is not sorted, or names a file twice")
    print("\n".join(wrong) or f"{len(listed)} files", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
