#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench-calendar.py PARSER SAMPLES [FILE…]: what reading a calendar costs the child that does it.

Every file of the folder SAMPLES, those named behind it, and files made here that are as large or as
odd as is ever read, each in a child of its own, as the window has it: the time of the processor from
the child's start to its end, and the most memory that it held. Beside it, from the same minutes,
what a child costs that reads next to nothing, and sha256sum over the same bytes. Ends with 1 when a
file is over a bound, when a child gave no answer, or when it did not read what it should have.
"""

import fcntl
import os
import pathlib
import struct
import subprocess
import sys

F_SETPIPE_SZ = 1031

BOUND_MS = 200
BOUND_MB = 256
ROUNDS = 5  # of which the best counts: what else runs here can only make it slower
SHOWN = 5

MOST_BYTES = 16 << 20
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\nMETHOD:PUBLISH\r\n"
TAIL = "END:VCALENDAR\r\n"
RULES = ("BEGIN:VTIMEZONE\r\nTZID:Here\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\n"
         "TZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\n"
         "DTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
         "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n")


def event(number: int, *lines: str, zone: str = ";TZID=Europe/Berlin") -> str:
    day = f"2026{number % 12 + 1:02}{number % 28 + 1:02}"
    return "\r\n".join(("BEGIN:VEVENT", f"UID:{number}@mail.example", "DTSTAMP:20261101T120000Z",
                        f"DTSTART{zone}:{day}T{number % 24:02}0000", f"DTEND{zone}:{day}T{number % 24:02}4500",
                        f"SUMMARY:Planning\\, part {number}", *lines, "END:VEVENT", ""))


def many_events() -> str:
    """Ten thousand, as a whole calendar of years is exported."""
    words = ("DESCRIPTION:" + "What we talk about\\, and with whom. " * 8, "LOCATION:Room 4\\, second floor",
             "ORGANIZER;CN=\"Robin Marsh\":mailto:robin@mail.example",
             "ATTENDEE;ROLE=REQ-PARTICIPANT;CN=Kim:mailto:kim@mail.example",
             "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nEND:VALARM")
    return HEAD + RULES + "".join(event(i, *words, zone=";TZID=Here") for i in range(10000)) + TAIL


def many_series() -> str:
    rules = ("RRULE:FREQ=WEEKLY;BYDAY=MO,TH", "RRULE:FREQ=MONTHLY;BYDAY=-1FR;COUNT=400",
             "RRULE:FREQ=DAILY;INTERVAL=3;UNTIL=20301231T000000Z\r\nEXDATE:20261203T130000Z")
    return HEAD + "".join(event(i, rules[i % 3]) for i in range(10000)) + TAIL


def endless_rules() -> str:
    rule = "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\nRRULE:FREQ=SECONDLY;COUNT=999999999;BYHOUR=25"
    return HEAD + "".join(event(i, rule) for i in range(10000)) + TAIL


def attached(lines: int) -> str:
    """One event with an attachment of so many lines of 76 letters, folded."""
    data = "\r\n ".join(["QUJD" * 19] * lines)
    return HEAD + event(1, "ATTACH;ENCODING=BASE64;VALUE=BINARY:" + data, "LOCATION:Room 4") + TAIL


def mailed() -> str:
    """A mail with an attachment of 5 MB, and behind it the calendar, both in base64."""
    inside = HEAD + event(1) + TAIL
    coded = subprocess.run(["base64"], input=inside.encode(), capture_output=True, check=True).stdout.decode()
    return ("From: a@mail.example\r\nSubject: Planning\r\nMIME-Version: 1.0\r\n"
            "Content-Type: multipart/mixed; boundary=part\r\n\r\n--part\r\nContent-Type: application/pdf\r\n"
            "Content-Transfer-Encoding: base64\r\n\r\n" + ("QUJD" * 19 + "\r\n") * (5 * 1024 * 1024 // 57) +
            "--part\r\nContent-Type: text/calendar; method=REQUEST\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
            coded + "--part--\r\n")


def filled(piece: str, size: int, head: str = "", tail: str = "") -> str:
    return head + piece * ((size - len(head) - len(tail)) // len(piece)) + tail


# What is made, and whether it must be read rather than refused.
MADE = (
    ("10,000 events", many_events, True),
    ("10,000 series", many_series, True),
    ("10,000 endless rules", endless_rules, True),
    ("5 MB in an event", lambda: attached(5 * 1024 * 1024 // 76), True),
    ("5 MB beside it in a mail", mailed, True),
    ("16 MB in an event", lambda: attached((MOST_BYTES - 2048) // 79), True),
    ("16 MB of one text", lambda: filled("What we talk about. ", MOST_BYTES, HEAD + event(1)[:-12] + "DESCRIPTION:",
                                         "\r\nEND:VEVENT\r\n" + TAIL), True),
    ("16 MB of events", lambda: filled(event(1), MOST_BYTES, HEAD, TAIL), False),
    ("16 MB of raw lines", lambda: filled("no property\r\n", MOST_BYTES, HEAD + event(1)), False),
    ("1 byte too many", lambda: "x" * (MOST_BYTES + 1), False),
    ("components, deep", lambda: filled("BEGIN:VCALENDAR\r\n", 2 << 20), False),
    ("parts of a mail, deep", lambda: filled("--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n", 2 << 20,
                                             "From: a\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"), False),
    ("mails of many parts", lambda: filled(
        "From a Mon Nov 16 10:00:00 2026\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" +
        "--b\r\nContent-Type: image/png\r\n\r\n" * 500 + "\r\n", MOST_BYTES), False),
    ("mails in mails", lambda: filled("Content-Type: message/rfc822\r\n\r\n", 2 << 20, "From: a\r\n"), False),
)


def text(word: str) -> bytes:
    return bytes((len(word),)) + word.encode()


def request(data: bytes) -> bytes:
    options = ("home", "Europe/Berlin", "today", "2026-11-16")
    frame = bytes((0, len(options))) + b"".join(map(text, options)) + data
    return b"HP\1\0" + struct.pack("<I", len(frame)) + frame


class Cost:
    """What one child took: milliseconds of the processor, and megabytes at most."""

    def __init__(self, usage, memory: float, read: bool | None) -> None:
        self.milliseconds = (usage.ru_utime + usage.ru_stime) * 1000
        self.megabytes = memory
        self.read = read

    def kept(self) -> bool:
        return self.milliseconds < BOUND_MS and self.megabytes < BOUND_MB


def read_fully(stream, length: int) -> bytes:
    data = stream.read(length)
    return data if len(data) == length else b""


def measure(command: tuple[str, ...], data: bytes, framed: bool = True) -> Cost:
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        read = None
        memory = 0.0
        fcntl.fcntl(child.stdin, F_SETPIPE_SZ, 1 << 20)  # so that writing in small pieces is not what is measured
        try:
            child.stdin.write(data)
            child.stdin.flush()
            if framed:
                head = read_fully(child.stdout, 8)
                answer = read_fully(child.stdout, struct.unpack("<I", head[4:])[0]) if head else b""
                read = answer[0] == 1 if answer else None
                # While it waits for another. What wait4() says of memory begins with what was ours.
                status = pathlib.Path(f"/proc/{child.pid}/status").read_text(encoding="utf-8")
                held = next((line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")), "inf")
                memory = float(held) / 1024
            child.stdin.close()
        except BrokenPipeError:
            pass
        _, child.returncode, usage = os.wait4(child.pid, 0)
    return Cost(usage, memory, read)


def best(command: tuple[str, ...], data: bytes) -> Cost:
    found = measure(command, data)
    for _ in range(ROUNDS - 1):
        if found.kept() or found.read is None:
            break
        again = measure(command, data)
        found = min(found, again, key=lambda cost: cost.milliseconds)
    return found


def say(name: str, size: int, cost: Cost, bad: str = "") -> None:
    print(f"{name:30} {size / (1 << 20):7.2f} MB  {cost.milliseconds:6.0f} ms  {cost.megabytes:5.0f} MB{bad}")


def judge(cost: Cost, must: bool) -> str:
    if cost.read is None:
        return "  BROKEN: no answer"
    if must and not cost.read:
        return "  BROKEN: not read"
    return "" if cost.kept() else f"  BROKEN: at most {BOUND_MS} ms, {BOUND_MB} MB"


def main(parser: str, samples: str, *more: str) -> int:
    command = (parser,)
    broken = 0

    start = min((measure(command, request(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")) for _ in range(ROUNDS)),
                key=lambda cost: cost.milliseconds)
    say("a child that reads nothing", 0, start)

    paths = sorted(path for path in pathlib.Path(samples).iterdir() if path.suffix != ".expect")
    costs = []
    for path in (*paths, *map(pathlib.Path, more)):
        data = path.read_bytes()
        cost = best(command, request(data))
        bad = judge(cost, False)
        broken += bad != ""
        costs.append((cost, path, len(data), bad))
    costs.sort(key=lambda one: (one[3] == "", -one[0].milliseconds))
    for cost, path, size, bad in costs[:max(SHOWN, broken)]:
        say(path.name, size, cost, bad)
    print(f"… and {len(costs) - max(SHOWN, broken)} files that cost less")

    for name, make, must in MADE:
        data = make().encode()
        cost = best(command, request(data))
        bad = judge(cost, must)
        broken += bad != ""
        beside = measure(("sha256sum",), data, framed=False)
        more_than = (cost.milliseconds - start.milliseconds) / max(beside.milliseconds, 0.1)
        say(name, len(data), cost, f"  {more_than:5.1f} x sha256sum{bad}")

    print(f"within {BOUND_MS} ms and {BOUND_MB} MB: {'kept' if broken == 0 else f'BROKEN by {broken}'}")
    return 0 if broken == 0 and costs else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
