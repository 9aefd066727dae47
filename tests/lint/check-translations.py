#!/usr/bin/python3
"""check-translations.py ROOT CLI: what is checked of each language of po/LINGUAS.

  - msgfmt finds no fault in it: its header, its formats, its numbers of plurals, its keys (_);
  - no entry is marked as doubtful (fuzzy), which gettext would leave out without a word;
  - a placeholder of the text is one of the translation too, also where it is in no format of C;
  - blanks and line ends around a text, which is joined to others, are those of the original, and so
    is the ellipsis that says that a dialog follows;
  - of the strings of this source tree it has nearly all: a window in two languages is worse than one
    in English. What is missing is counted, and fails only below that, so that who adds a string
    need not know four languages;
  - a time that is shown as an example is one that is read;
  - and halfday-cli of the build folder speaks it.
That nothing public speaks of what is private is checked by check-vocabulary.py, for each .po.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

LEAST = 0.95
PLACEHOLDER = re.compile(r"%(?:\d+\$)?[-+#0']*\d*(?:\.\d+)?(?:hh|h|ll|l|z|j|t)?[diouxXeEfFgGcsp]|%<PRI\w+>")
STRING = r'"(?:[^"\\]|\\.)*"(?:\n"(?:[^"\\]|\\.)*")*'


def entries(text: str) -> list[dict]:
    found = []
    for block in re.split(r"\n\s*\n", text):
        entry = {"flags": " ".join(re.findall(r"^#, (.*)", block, re.MULTILINE))}
        for name, value in re.findall(rf"^(msg\w+(?:\[\d\])?) ({STRING})", block, re.MULTILINE):
            entry[name] = re.sub(r'"\n"', "", value)[1:-1]
        if entry.get("msgid"):
            found.append(entry)
    return found


def differences(entry: dict) -> list[str]:
    """What a translation has to have in common with its text."""
    found = []
    texts = [entry["msgid"], *([entry["msgid_plural"]] if "msgid_plural" in entry else [])]
    # The pattern of a date is a language's own.
    dates = any(re.search(r"%-?[aAbBeY]", text) for text in texts)
    for name, value in entry.items():
        if not name.startswith("msgstr") or not value:
            continue
        text = texts[0 if name in ("msgstr", "msgstr[0]") else -1]
        # One of something may be said in words.
        wanted, given = (sorted(re.sub(r"\d+\$", "", p) for p in PLACEHOLDER.findall(t.replace("%%", "")))
                         for t in (text, value))
        if wanted != given and not dates and not (name == "msgstr[0]" and set(given) < set(wanted)):
            found.append(f"placeholders {given} instead of {wanted}")
        for edge in (r"^(?:\s|\\n)*", r"(?:\s|\\n)*$"):
            if re.search(edge, text).group() != re.search(edge, value).group():
                found.append("other blanks at an end")
        if text.endswith("…") != value.endswith("…"):
            found.append("an ellipsis too many or too few")
    return [f"“{entry['msgid']}”: {what}" for what in found]


def self_test() -> None:
    good = entries('#, c-format\nmsgid "%s at %d…"\nmsgstr "%2$d bei %1$s…"\n\nmsgid "%-d %b"\nmsgstr "%-d. %b"')
    assert [differences(entry) for entry in good] == [[], []]
    bad = entries('msgid " · %s"\nmsgstr "· %d"\n\nmsgid "More…"\nmsgstr "Mehr"')
    assert [len(differences(entry)) for entry in bad] == [2, 1]


def unread(cli: str, entry: dict) -> list[str]:
    """The example of a time, when it is not understood as it stands there."""
    shown = entry.get("msgstr", "")
    if not re.search(r"Thu 3 Dec,? (?:14|2).*30", entry["msgid"]) or not shown:
        return []
    said = subprocess.run([cli, "calendar", "text", "-", "--today", "2026-11-25", "--zone", "Europe/Berlin"], input=shown,
                          text=True, capture_output=True, check=True).stdout
    return [] if re.search("2026-12-03 14:00 . 15:30", said) else [f"“{shown}” is read as “{said.strip()}”"]


def speaks(cli: str, root: pathlib.Path, language: str, catalogue: dict) -> str | None:
    """Nothing, or what is wrong with what the program says."""
    asked = "no invitation in this message"
    installed = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=True).stdout.split()
    tried = [name for name in installed if name.startswith(language + "_") and "utf" in name.lower()]
    for locale in [*tried[:1], "C.UTF-8"]:
        # A mail without anything in it.
        said = subprocess.run([cli, "calendar", "show", "-"], input="Subject: x\n\nNothing.\n", text=True,
                              capture_output=True, check=False,
                              env={**os.environ, "LC_ALL": locale, "LANGUAGE": language}).stderr
        if catalogue[asked] in said:
            return None
    # Newer C libraries speak nothing but English in the locale C.UTF-8.
    return f"{language}: halfday-cli says “{said.strip()}”" if tried else None


def main(root: pathlib.Path, cli: str) -> int:
    self_test()
    wrong = []
    languages = [line for line in (root / "po" / "LINGUAS").read_text(encoding="utf-8").split("\n")
                 if line and not line.startswith("#")]
    files = {path.stem for path in (root / "po").glob("*.po")}
    if files != set(languages) or languages != sorted(languages):
        wrong.append(f"po/LINGUAS names {languages}, and there are {sorted(files)}")
    with tempfile.TemporaryDirectory() as folder:
        pot = folder + "/halfday.pot"
        listed = [line for line in (root / "po" / "POTFILES.in").read_text(encoding="utf-8").splitlines()
                  if line and not line.startswith("#")]
        # The words that meson's preset for GLib looks for.
        subprocess.run(["xgettext", "--from-code=UTF-8", "--output=" + pot, "-k_", "-kN_", "-kC_:1c,2", "-kNC_:1c,2",
                        "-kg_dngettext:2,3", "-kg_dpgettext2:2c,3", *listed], cwd=root, check=True)
        for language in sorted(files & set(languages)):
            path = root / "po" / f"{language}.po"
            checked = subprocess.run(["msgfmt", "--check", "--check-accelerators=_", "--output-file=/dev/null", path],
                                     capture_output=True, text=True, check=False)
            if checked.returncode != 0 or checked.stderr:
                wrong.append(checked.stderr.strip())
            own = entries(path.read_text(encoding="utf-8"))
            wrong += [f"{path.name}: doubtful: “{entry['msgid']}”" for entry in own if "fuzzy" in entry["flags"]]
            wrong += [f"{path.name}: {what}" for entry in own for what in differences(entry) + unread(cli, entry)]
            merged = entries(subprocess.run(["msgmerge", "--quiet", "--no-fuzzy-matching", "--output-file=-", path, pot],
                                            capture_output=True, text=True, check=True).stdout)
            lacking = [entry["msgid"] for entry in merged if not entry.get("msgstr", entry.get("msgstr[0]"))]
            print(f"{language}: {len(merged) - len(lacking)} of {len(merged)} strings", *lacking[:20], sep="\n  ",
                  file=sys.stderr)
            if len(merged) - len(lacking) < LEAST * len(merged):
                wrong.append(f"{path.name}: {len(lacking)} strings are not translated")
            said = speaks(cli, root, language, {entry["msgid"]: entry.get("msgstr") for entry in own})
            if said:
                wrong.append(said)
    print("\n".join(wrong) or f"{len(files)} languages", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), sys.argv[2]))
