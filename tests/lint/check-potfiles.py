#!/usr/bin/python3
"""check-potfiles.py ROOT: po/POTFILES.in names every file with words to translate, and no other."""

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
    if listed != sorted(set(listed)):
        wrong.append("po/POTFILES.in is not sorted, or names a file twice")
    print("\n".join(wrong) or f"{len(listed)} files", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
