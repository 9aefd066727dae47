#!/usr/bin/python3
"""test-journeys.py PROGRAM PARSER: what people come for, from a mail to a message, in the real program.

Once with the keyboard alone, once with the mouse. What another program copies is pasted, and what is
copied is read as another program reads it.
"""

import datetime
import os
import pathlib
import subprocess
import sys

from desk import Halfday, Report, nameless, private_desktop, role_of, wait_for

CLIPBOARD = pathlib.Path(__file__).with_name("clipboard.py")


def day() -> datetime.date:
    """A Thursday that is some days ahead."""
    date = datetime.date.today() + datetime.timedelta(days=7)
    while date.weekday() != 3:
        date += datetime.timedelta(days=1)
    return date


def mail(date: datetime.date) -> str:
    return ("Hi Sam,\n\nthanks for the nice call. Northwind would like to meet you on "
            f"{date.day} {date:%B} {date.year} from 2 pm to 3:30 pm.\n\nBest\nDana\n")


def invitation(date: datetime.date, hour: int, sequence: int) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:REQUEST", "BEGIN:VEVENT", "UID:one@example.com",
             f"SEQUENCE:{sequence}", f"DTSTART;TZID=America/New_York:{date:%Y%m%d}T{hour:02}0000",
             f"DTEND;TZID=America/New_York:{date:%Y%m%d}T{hour + 1:02}0000", "SUMMARY:Second round at Northwind",
             "END:VEVENT", "END:VCALENDAR", ""]
    return "\r\n".join(lines)


class Clipboard:
    """What another program has copied, until it is ended."""

    def __init__(self, text: str) -> None:
        self.owner = subprocess.Popen([CLIPBOARD, "own"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.owner.stdin.write(text)
        self.owner.stdin.close()
        assert self.owner.stdout.readline().strip() == "owned"

    def end(self) -> None:
        self.owner.kill()
        self.owner.wait()

    @staticmethod
    def read() -> tuple[str, str]:
        done = subprocess.run([CLIPBOARD, "read"], capture_output=True, text=True, check=True, timeout=30)
        return done.stdout, done.stderr


def texts(app: Halfday, root=None) -> list[str]:
    return [node.name for node in app.nodes(root) if node.name]


def says(app: Halfday, words: str, root=None):
    return wait_for(f"“{words}”", lambda: any(words in text for text in texts(app, root)))


def press(app: Halfday, name: str, root=None) -> None:
    """With the mouse, where it stands: what is written on a button is in the button."""
    app.settle()
    node = wait_for(f"“{name}”", lambda: next(
        (node for node in app.nodes(root) if node.name == name and app.was_shown(node)), None))
    click(app, node)


def click(app: Halfday, node) -> None:
    # Without a window manager every window begins at the corner of the display.
    # GTK 4.18 leaves some edges around a node out of its sum and says that it is further left and up.
    extents = node.queryComponent().getExtents(app.pyatspi.WINDOW_COORDS)
    subprocess.run(["xdotool", "mousemove", str(extents.x + extents.width * 2 // 3), str(extents.y + extents.height * 9 // 10),
                    "click", "1"], check=True)
    app.settle()


def dialog(app: Halfday):
    return next((child for child in app.children(app.application) if child != app.window), None)


def check(problems: list[str], condition: bool, words: str) -> None:
    if not condition:
        problems.append(words)


def keyboard(app: Halfday) -> list[str]:
    """A pasted mail becomes a copied message: the mail is pasted, its time taken, the message copied."""
    problems: list[str] = []
    date = day()
    pasted = Clipboard(mail(date))
    app.settle()
    app.key("ctrl+v")       # first: this mail
    app.settle()
    says(app, f"{date.day} {date:%B}")
    app.key("Return")       # second: this time, and the smallest absence for it
    app.settle()
    pasted.end()
    app.key("ctrl+Return")  # third: this message
    app.settle()
    text, _ = Clipboard.read()
    check(problems, f"{date.day} {date:%B}" in text, f"the message does not name the day: {text}")
    check(problems, "13:50" in text or "14:00" in text, f"the message does not name the time: {text}")
    for word in ("Northwind", "Dana", "call", "interview"):
        check(problems, word not in text, f"the message says “{word}”: {text}")
    return problems


def sent(app: Halfday, problems: list[str]) -> str:
    """Copies the message that is shown, says that it was sent, and gives its text."""
    app.settle()
    app.key("ctrl+Return")
    app.settle()
    text, types = Clipboard.read()
    check(problems, "passwordManagerHint" not in types, "a checked message is ordinary text")
    press(app, "I Sent It")
    return text


def mouse(app: Halfday, program: str) -> list[str]:
    """An invitation is kept and asked for; it moves, and one message follows."""
    problems: list[str] = []
    folder = pathlib.Path(app.home.name)
    date = day()
    path = folder / "invite.ics"
    for hour, sequence in ((8, 0), (10, 1)):
        path.write_text(invitation(date, hour, sequence), encoding="utf-8")
        subprocess.run([program, str(path)], check=True, timeout=30)
        app.focus_window()
        # On Request only its times count, until it is to be kept; on Appointments it is looked at whole.
        if sequence == 0:
            press(app, "Keep in Appointments…")
        preview = wait_for("the preview", lambda: dialog(app))
        app.settle()
        check(problems, any("New York" in text for text in texts(app, preview)), "the preview shows one zone only")
        press(app, "Keep" if sequence == 0 else "Apply", preview)
        wait_for("the preview to close", lambda: dialog(app) is None)
        app.focus_window()
        app.settle()
        says(app, "invite.ics is still in")
        check(problems, not any("Northwind" in text for text in texts(app)), "a name is shown before it was asked for")
        if sequence == 0:
            row = wait_for("the appointment", lambda: next(
                (node for node in app.nodes() if role_of(node) == "list item" and "No leave asked" in node.name
                 and app.was_shown(node)), None))
            click(app, row)
            press(app, "Draft Request")
        else:
            says(app, "replaces the open request")
            press(app, "Write Message")
        text = sent(app, problems)
        for word in ("Northwind", "round", "New York"):
            check(problems, word not in text, f"the message says “{word}”: {text}")
        app.go_to("appointments")
        says(app, "Leave asked, no answer yet")
        problems += nameless(app, list(app.nodes()))
    return problems


def main(program: str, parser: str) -> int:
    os.environ["HALFDAY_PARSER"] = parser
    report = Report()
    for name, journey in (("keyboard", keyboard), ("mouse", lambda app: mouse(app, program))):
        with Halfday(program) as app:
            try:
                problems = journey(app)
            except (AssertionError, StopIteration) as error:
                problems = [f"{type(error).__name__}: {error}", "shown: " + " | ".join(texts(app))[:3000]]
            if problems and os.environ.get("HALFDAY_SCREENSHOTS"):
                subprocess.run(["import", "-window", "root", os.environ["HALFDAY_SCREENSHOTS"] + f"/journey-{name}.png"],
                               check=False)
            report.case(name, problems)
            app.quit()
    return report.end()


if __name__ == "__main__":
    private_desktop()
    sys.exit(main(*sys.argv[1:]))
