#!/usr/bin/python3
"""check-vocabulary.py ROOT BUILD: nothing that is installed or shown speaks of a job search.

The list is vocabulary.txt. Looked at:
  - the tree that `meson install` makes: the name of every file and folder, and the text of every
    file that is text (desktop file, metainfo with its translations, D-Bus service, schema, man
    pages, icons);
  - the programs of that tree: the paths of all resources in them, the --help of halfday-cli and of
    each of its commands, the --help of halfday where it is built;
  - the package texts that are not installed: flatpak/, data/ (but articles and rules, below);
  - every string to translate, with its translations, in po/*.po;
  - the .ui files of the pages that are not private, whole;
  - the code that others see from outside: action names, thread and process names, application ids,
    D-Bus names and paths, schema keys, settings, in all pages, the private ones too.
Not looked at, and why:
  - strings to translate of src/ui/appointments/, src/ui/articles/ and src/appointments/: the two
    private pages, closed until chosen, are where these words belong;
  - data/articles/: what the private reader shows; it is bundled in the program, not installed;
  - data/wording/ but the templates there: the rules must know the words to find them. They are
    bundled likewise (were they installed as files, the first point would find them);
  - README, CONTRIBUTING and the code itself: neither installed nor shown.
Before each check a word is planted in each kind of place, and has to be found.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

PRIVATE = ("src/ui/appointments/", "src/ui/articles/", "src/appointments/")


def load(path: pathlib.Path) -> re.Pattern:
    patterns = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            start = "" if line.startswith("*") else r"(?<![^\W_])"
            end = "" if line.endswith("*") else r"(?![^\W_])"
            patterns.append(start + line.strip("*") + end)
    assert len(patterns) > 50
    return re.compile("|".join(patterns), re.IGNORECASE)


class Sweep:
    def __init__(self, words: re.Pattern) -> None:
        self.words = words
        self.hits: list[str] = []
        self.looked = 0

    def look(self, where: str, text: str) -> None:
        self.looked += 1
        for match in self.words.finditer(text):
            start = max(0, match.start() - 30)
            context = " ".join(text[start:match.end() + 30].split())
            self.hits.append(f"{where}: “{match.group()}” in “{context}”")

    def installed(self, tree: pathlib.Path) -> None:
        for path in sorted(tree.rglob("*")):
            name = str(path.relative_to(tree))
            self.look(f"installed name {name}", path.name)
            if not path.is_file():
                continue
            data = path.read_bytes()
            # Compiled translations (.mo) do not say where a message is from; their source does, below.
            if data[:4] == b"\x7fELF":
                self.resources(name, path)
            elif b"\0" not in data:
                self.look(f"installed {name}", data.decode("utf-8"))

    def resources(self, name: str, program: pathlib.Path) -> None:
        # gresource cannot see those of a linked program, but their paths stand in it as text.
        for path in re.findall(rb"/io/github/[\x21-\x7e]+", program.read_bytes()):
            self.look(f"resource in {name}", path.decode())

    def catalogue(self, name: str, text: str) -> None:
        """A .po or .pot file: entries whose every place is on a private page are left out."""
        for entry in re.split(r"\n\s*\n", text):
            places = re.findall(r"(\S+):\d+", "\n".join(re.findall(r"^#:.*", entry, re.MULTILINE)))
            if places and all(place.startswith(PRIVATE) for place in places):
                continue
            # A string goes on in the lines below it.
            for string in re.findall(r'^(?:msg\w+(?:\[\d\])? )?("(?:[^"\\]|\\.)*"(?:\n"(?:[^"\\]|\\.)*")*)',
                                     entry, re.MULTILINE):
                self.look(f"{name} ({' '.join(places) or 'header'})",
                          re.sub(r'"\n"', "", string).strip('"').replace("\\n", "\n"))

    def code(self, name: str, text: str) -> None:
        """Names that other programs see."""
        for pattern in (r'install_action\w* \([^"]*"([^"]+)"', r'\.name = "([^"]+)"',
                        r'g_simple_action_new\w* \("([^"]+)"', r'g_thread_(?:try_)?new \("([^"]+)"',
                        r'g_application_new \("([^"]+)"', r'PR_SET_NAME, "([^"]+)"', r'set_prgname \("([^"]+)"',
                        r'g_settings_\w+ \([^"]*"([^"]+)"', r'"(io\.github\.[^"]+)"', r'"(/io/github/[^"]+)"',
                        r'g_notification_new \("([^"]+)"', r'g_task_set_name \([^"]*"([^"]+)"',
                        r'(?:action-name|"action"|detailed-action-name)[^>]*>([^<]+)<',
                        r'g_menu_\w+ \([^;]*?"((?:app|win)\.[^"]+)"'):
            for match in re.finditer(pattern, text):
                self.look(f"{name} (a name seen from outside)", match.group(1))


def sweep(words: re.Pattern, root: pathlib.Path, build: pathlib.Path) -> Sweep:
    result = Sweep(words)
    with tempfile.TemporaryDirectory() as folder:
        tree = pathlib.Path(folder) / "tree"
        subprocess.run(["meson", "install", "-C", build, "--no-rebuild", "--quiet", "--destdir", tree],
                       check=True, stdout=subprocess.DEVNULL, env={**os.environ, "LSAN_OPTIONS": "detect_leaks=0"})
        result.installed(tree)
        assert any(tree.rglob("halfday-cli")), "nothing was installed"
        cli = next(tree.rglob("halfday-cli"))
        text = subprocess.run([cli, "--help"], capture_output=True, text=True, check=True).stdout
        result.look("halfday-cli --help", text)
        for command in re.findall(r"^  ([a-z]+(?: [a-z]+)?)(?:  |$)", text, re.MULTILINE):
            shown = subprocess.run([cli, *command.split(), "--help"], capture_output=True, text=True, check=False)
            result.look(f"halfday-cli {command} --help", shown.stdout + shown.stderr)
        for app in tree.rglob("bin/halfday"):
            shown = subprocess.run([app, "--help"], capture_output=True, text=True, check=False)
            result.look("halfday --help", shown.stdout + shown.stderr)

    for folder in ("flatpak", "data"):
        for path in sorted((root / folder).rglob("*")):
            name = str(path.relative_to(root))
            if not path.is_file() or name.startswith("data/articles/"):
                continue
            if name.startswith("data/wording/") and "/templates" not in name:
                continue
            if path.suffix not in (".png", ".jpg"):
                result.look(name, path.read_text(encoding="utf-8"))

    listed = [line for line in (root / "po" / "POTFILES.in").read_text(encoding="utf-8").splitlines()
              if line and not line.startswith("#")]
    pot = subprocess.run(["xgettext", "--from-code=UTF-8", "--output=-", "--no-wrap", "-k_", "-kN_", "-kC_:1c,2",
                          "-kNC_:1c,2", "-kngettext:1,2", "-kg_dngettext:2,3", *listed],
                         cwd=root, capture_output=True, text=True, check=True).stdout
    assert "Plan and request time off" in pot
    result.catalogue("strings to translate", pot)
    for path in sorted((root / "po").glob("*.po")):
        result.catalogue(path.name, path.read_text(encoding="utf-8"))

    for path in sorted((root / "src").rglob("*")):
        if path.suffix in (".c", ".ui", ".xml"):
            name = str(path.relative_to(root))
            text = path.read_text(encoding="utf-8")
            result.code(name, text)
            if path.suffix == ".ui" and not name.startswith(PRIVATE):
                result.look(name, text)
    return result


def self_test(words: re.Pattern) -> None:
    found = {
        "en": "Your job interview", "de": "Das Vorstellungsgespräch am Freitag", "fr": "Un entretien demain",
        "es": "Una entrevista", "snake": "next_interview_at", "kebab": "win.show-candidates", "camel": "CV",
    }
    for name, text in found.items():
        assert words.search(text), f"{name} is not found"
    for text in ("An appointment on Thursday", "Emploi du temps", "Jobst", "Termin", "Rendez-vous", "Cita", "lejob"):
        assert not words.search(text), f"{text} is no word of the list"

    with tempfile.TemporaryDirectory() as folder:
        tree = pathlib.Path(folder)
        (tree / "interviews").mkdir()
        (tree / "a.desktop").write_text("Keywords=recruiter;", encoding="utf-8")
        (tree / "program").write_bytes(b"\x7fELF\0\0/io/github/x/hiring.ui\0interview\0")
        planted = Sweep(words)
        planted.installed(tree)
        assert len(planted.hits) == 3, planted.hits
        planted.catalogue("x.po", '#: src/ui/request/a.c:3\nmsgid "Time"\nmsgstr "Entre"\n"vista"\n\n'
                                  '#: src/ui/articles/a.c:3\nmsgid "interview"\nmsgstr ""\n')
        assert len(planted.hits) == 4, planted.hits
        planted.code("a.c", '{ .name = "add-interview", } x = "interview"; g_thread_new ("recruiter", f);')
        assert len(planted.hits) == 6, planted.hits


def main() -> int:
    words = load(pathlib.Path(__file__).with_name("vocabulary.txt"))
    self_test(words)
    result = sweep(words, pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
    print("\n".join(result.hits) or f"{result.looked} texts and names, no hit", file=sys.stderr)
    return 1 if result.hits else 0


if __name__ == "__main__":
    sys.exit(main())
