#!/usr/bin/python3
"""check-layers.py SRC: what the compiler cannot see of the borders between the rooms.

A room's meson.build already hides the headers of rooms that it may not use. System headers are in
everybody's path, though, and so is the C library: this looks for includes, clocks, files and
functions where they do not belong. --self-test proves that each kind of breach is found.
"""

import pathlib
import re
import sys
import tempfile

# Room: the rooms it may include. A folder below a room is a room of its own if it is named here,
# and else belongs to the room above.
PURE = ["leave", "appointments", "wording", "document", "calendar"]
MIDDLE = ["store", "store/values", "net", "sandbox"]
ROOMS = {
    "base": [],
    **{room: ["base"] for room in PURE},
    "reading": ["base", "document"],
    "pictures": ["base", "document"],
    "store/values": ["base", *PURE],
    "store": ["base", "store/values", *PURE],
    "net": ["base"],
    "sandbox": ["base", "document", "calendar"],
    "parser": ["base", "document", "calendar", "sandbox", "reading", "pictures"],
    "app": ["base", *PURE, *MIDDLE],
    "ui": ["base", "app", "store/values", *PURE],
    # Its stateless commands read foreign bytes themselves, after they locked themselves down.
    "cli": ["base", "app", "store", "store/values", "sandbox", "reading", "pictures", *PURE],
    # main.c
    "": ["base", "app", "ui", "ui/shell"],
}
NO_IO = [*PURE, "reading", "pictures"]

# Headers (as a pattern) and the rooms, or the one file, that may include them.
SYSTEM_HEADERS = [
    (r"sqlite3\.h", ["store/hd-db-private.h", "store/hd-db-rank.c"]),
    (r"(gtk|gdk|gsk|graphene|pango)/.*|adwaita\.h|gtk\.h|qrencode\.h|libportal.*", ["ui", "main.c"]),
    (r"libsoup/.*", ["net"]),
    (r"libxml/.*", ["reading", "parser"]),
    (r"md4c.*", ["reading"]),
    (r"libical/.*|gmime/.*", ["calendar", "reading"]),
    (r"png\.h|jpeglib\.h|turbojpeg\.h|webp/.*", ["pictures"]),
    (r"seccomp\.h|linux/(seccomp|landlock|filter)\.h", ["sandbox", "parser", "cli"]),
    (r"unicode/.*", ["base", "calendar", "reading"]),
]

# Functions and the rooms that may call them; what is nowhere allowed has none.
FUNCTIONS = [
    ("the clock is passed in",
     r"g_date_time_new_now\w*|g_get_real_time|g_get_current_time|time|gettimeofday|clock_gettime|timespec_get",
     ["app", "ui", "cli", "main.c"]),
    ("hd_zone_to_instant() is the one conversion of a wall time",
     r"g_date_time_new|g_date_time_add_(?:days|weeks|months|years|full)", ["base"]),
    ("a monotonic clock times work, and pure rooms have none",
     r"g_get_monotonic_time|g_timer_new", ["app", "ui", "cli", "store", "net", "sandbox", "parser"]),
    ("no bound, no thread safety or no error: GLib has a better one",
     r"strcpy|strcat|sprintf|vsprintf|gets|strtok|strncpy|strncat|atoi|atol|atoll|atof|strtol|strtoul|strtod"
     r"|alloca|g_alloca|g_newa|rand|srand|tmpnam|tempnam|mktemp|asctime|ctime|localtime|gmtime|strftime|scanf|fscanf",
     []),
    ("no program is started from text", r"system|popen|g_spawn_command_line\w*", []),
    ("only the sandbox starts processes",
     r"fork|vfork|posix_spawnp?|g_spawn_\w+|g_subprocess_new\w*|g_subprocess_launcher_\w+",
     ["sandbox"]),
    ("only the command line gives its place to another program", r"exec[lv]p?e?",
     ["sandbox", "cli/hd-cli-quick.c"]),
    ("nothing is printed and forgotten", r"g_print|g_printerr|printf|puts|perror|putchar", ["cli", "main.c", "parser"]),
    ("nothing waits by sleeping", r"sleep|usleep|nanosleep|g_usleep", []),
    ("threads are running", r"setenv|putenv|unsetenv|g_setenv|g_unsetenv|setlocale", ["main.c", "cli", "parser"]),
]
IO_FUNCTIONS = r"fopen|open|openat|mmap|g_open|g_fopen|g_file_get_contents|g_file_set_contents|g_file_new_\w+|g_mapped_file_new"

# Programs of the build, which run on the developer's side and read their arguments.
BUILD_PROGRAMS = {"reading/hd-compile-articles.c", "wording/hd-compile-rules.c"}

TOKENS = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.MULTILINE)


def code_only(text: str) -> str:
    """The text without comments and strings, line numbers kept."""
    return TOKENS.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def room_of(path: str) -> str:
    folder = path.rpartition("/")[0]
    while folder and folder not in ROOMS:
        above = folder.rpartition("/")[0]
        if not above:
            break
        folder = above
    return folder


def belongs(path: str, places: list[str]) -> bool:
    return path in places or room_of(path) in places


def calls(names: str) -> re.Pattern:
    return re.compile(r"(?<![\w.>])(" + names + r")\s*\(")


def check(source: pathlib.Path) -> list[str]:
    files = {str(path.relative_to(source)): path.read_text(encoding="utf-8")
             for path in sorted(source.rglob("*.[ch]"))}
    headers = {}
    for path in files:
        headers.setdefault(path.rpartition("/")[2], []).append(path)
    breaches = [f"{paths[0]}: a second header is named like this one: {paths[1]}"
                for name, paths in headers.items() if name.endswith(".h") and len(paths) > 1]

    for path, text in files.items():
        room = room_of(path)
        if room not in ROOMS:
            breaches.append(f"{path}: the room {room}/ has no row in {sys.argv[0]}")
            continue

        for match in INCLUDE.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            own, system = match.groups()
            if own is not None:
                name = own.rpartition("/")[2]
                for target in headers.get(name, []):
                    other = room_of(target)
                    if other not in (room, *ROOMS[room]) and path not in BUILD_PROGRAMS:
                        breaches.append(f"{path}:{line}: {room or 'main.c'} may not include {target}")
                if "/" in own:
                    breaches.append(f"{path}:{line}: {own} is included by a path, around the borders")
            else:
                for pattern, places in SYSTEM_HEADERS:
                    if re.fullmatch(pattern, system) and not belongs(path, places):
                        breaches.append(f"{path}:{line}: <{system}> belongs to {', '.join(places)}")

        if path in BUILD_PROGRAMS:
            continue
        code = code_only(text)
        rules = [(why, names) for why, names, places in FUNCTIONS if not belongs(path, places)]
        if room in NO_IO:
            rules.append(("a pure room does no I/O", IO_FUNCTIONS))
        for why, names in rules:
            for match in calls(names).finditer(code):
                line = code.count("\n", 0, match.start()) + 1
                breaches.append(f"{path}:{line}: {match.group(1)}: {why}")
    return breaches


def self_test() -> None:
    planted = {
        "base/hd-base.h": "",
        "ui/shell/hd-window.h": "",
        "store/hd-db-private.h": "#include <sqlite3.h>\n",
        "leave/hd-leave.c": '/* time () */\n#include "hd-base.h"\nint x = f ("time (");\n',
        "leave/hd-a.c": '#include "hd-window.h"\n',
        "leave/hd-b.c": "#include <gtk/gtk.h>\n",
        "store/hd-c.c": "#include <sqlite3.h>\n",
        "leave/hd-d.c": "x = time (NULL);\n",
        "ui/hd-e.c": "strcpy (a, b);\n",
        "ui/hd-f.c": "g_spawn_async (a);\n",
        "leave/hd-g.c": '#include "../ui/shell/hd-window.h"\n',
        "wording/hd-h.c": "g_file_get_contents (a);\n",
        "store/hd-i.c": 'printf ("x");\n',
        "cellar/hd-j.c": "",
        "app/hd-k.c": "int x = g_date_time_add_days (day, 1);\n",
    }
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for name, text in planted.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        breaches = check(root)
    hit = {breach.partition(":")[0] for breach in breaches}
    expected = {name for name in planted if re.search(r"hd-[a-k]\.c$", name)}
    assert hit == expected, f"planted {sorted(expected)}, found {sorted(hit)}"


if __name__ == "__main__":
    self_test()
    found = check(pathlib.Path(sys.argv[1]))
    print("\n".join(found) or "no breach", file=sys.stderr)
    sys.exit(1 if found else 0)
