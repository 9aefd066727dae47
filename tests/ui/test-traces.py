#!/usr/bin/python3
"""test-traces.py PROGRAM PARSER: what tells of a private page to whoever sees the screen.

An invitation with names in it is chosen in GTK's own window and kept. Then no title of a window, no list of recent files and,
once the page is left, nothing that a screen reader comes to has these names.
"""

import datetime
import os
import pathlib
import subprocess
import sys
import time

from desk import Halfday, Report, private_desktop, wait_for

NAME = "Hollowfern"


def invitation() -> str:
    day = datetime.date.today() + datetime.timedelta(days=7)
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:REQUEST", "BEGIN:VEVENT", "UID:one@example.com",
                        f"DTSTART:{day:%Y%m%d}T130000Z", f"DTEND:{day:%Y%m%d}T140000Z",
                        f"SUMMARY:Second round at {NAME}", "END:VEVENT", "END:VCALENDAR", ""])


def windows(app: Halfday) -> list[str]:
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(app.process.pid)], capture_output=True,
                           text=True, check=False)
    return found.stdout.split()


def titles(app: Halfday) -> list[str]:
    return [subprocess.run(["xdotool", "getwindowname", window], capture_output=True, text=True, check=False).stdout.strip()
            for window in windows(app)]


def other_window(app: Halfday) -> str:
    return next((window for window in windows(app) if window != app.window_id), "")


def choose(app: Halfday, path: pathlib.Path) -> None:
    app.key("ctrl+o")
    chooser = wait_for("the window that asks for a file", lambda: other_window(app))
    subprocess.run(["xdotool", "windowfocus", "--sync", chooser], check=True)
    app.settle()
    subprocess.run(["xdotool", "type", "--delay", "10", str(path)], check=True)
    app.settle()
    app.key("Return")


def recent(home: pathlib.Path) -> list[str]:
    path = home / "data" / "recently-used.xbel"
    # Written down a quarter of a second after the last change.
    time.sleep(1)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return [f"recent files have it: {line}" for line in text.splitlines() if NAME in line]


def said(app: Halfday) -> list[str]:
    return [f"read aloud: {node.name or node.description}" for node in app.nodes()
            if NAME in (node.name or "") + (node.description or "")]


def main(program: str) -> int:
    report = Report()
    with Halfday(program) as app:
        home = pathlib.Path(app.home.name)
        path = home / f"{NAME}.ics"
        path.write_text(invitation(), encoding="utf-8")
        app.go_to("appointments")
        choose(app, path)
        preview = wait_for("the preview", lambda: next(
            (child for child in app.children(app.application) if child.name == "Keep Appointment"), None))
        app.settle()
        told = [f"title: {title}" for title in titles(app) if NAME in title]
        report.case("recent files", recent(home))
        keep = next(node for node in app.nodes(preview) if node.name == "Keep")
        keep.queryAction().doAction(0)
        app.settle()
        app.focus_window()
        app.key("ctrl+3")
        app.settle()
        show = next(node for node in app.nodes() if node.name == "Show Names")
        show.queryAction().doAction(0)
        app.settle()
        assert said(app), "the page itself shows the name"
        told += [f"title: {title}" for title in titles(app) if NAME in title]
        report.case("titles of windows", told)
        app.go_to("request")
        report.case("another page", said(app))
    return report.end()


if __name__ == "__main__":
    private_desktop()
    assert len(sys.argv) == 3, "the program to test and its parser are the arguments"
    os.environ["HALFDAY_PARSER"] = sys.argv[2]
    sys.exit(main(sys.argv[1]))
