#!/usr/bin/python3
"""test-reminders.py PROGRAM CLI: reminders of the real program while its window is closed.

It is started as the session starts it, without a window, and tells of what is due in ten minutes to the desktop's list of
notifications, which is played here: at the hour of the home of the preferences, and by the rules that zones have now. What is
put off goes away and is shown again by whoever starts next; and the program outlives the window that was opened from a
notification.
"""

import contextlib
import datetime
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

from desk import APP_ID, APP_PATH, Report, private_desktop, wait_for

NAME = "Hollowfern"
SERVICE = """<node><interface name='org.gtk.Notifications'>
<method name='AddNotification'><arg type='s'/><arg type='s'/><arg type='a{sv}'/></method>
<method name='RemoveNotification'><arg type='s'/><arg type='s'/></method></interface></node>"""


class Notifications:
    """Stands for the desktop: what is shown, by name, and all that ever was."""

    def __init__(self) -> None:
        from gi.repository import Gio, GLib
        self.Gio, self.GLib = Gio, GLib
        self.shown: dict[str, dict] = {}
        self.added = 0
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        node = Gio.DBusNodeInfo.new_for_xml(SERVICE)
        self.bus.register_object("/org/gtk/Notifications", node.interfaces[0], self._called, None, None)
        Gio.bus_own_name_on_connection(self.bus, "org.gtk.Notifications", Gio.BusNameOwnerFlags.NONE, None, None)

    def _called(self, _bus, _sender, _path, _interface, method, parameters, invocation) -> None:
        name = parameters.unpack()[1]
        if method == "AddNotification":
            self.added += 1
            self.shown[name] = parameters.unpack()[2]
        else:
            self.shown.pop(name, None)
        invocation.return_value(None)

    def wait_for(self, what: str, condition):
        def asked():
            while self.GLib.MainContext.default().iteration(False):
                pass
            return condition()
        return wait_for(what, asked)

    def one(self) -> tuple[str, dict]:
        self.wait_for("a notification", lambda: self.shown)
        return next(iter(self.shown.items()))

    def activate(self, action: str, *arguments: str) -> None:
        """What the desktop does when a button of a notification is pressed."""
        parameter = [self.GLib.Variant("s", argument) for argument in arguments]
        self.bus.call_sync(APP_ID, APP_PATH, "org.gtk.Actions", "Activate",
                           self.GLib.Variant("(sava{sv})", (action, parameter, {})), None,
                           self.Gio.DBusCallFlags.NONE, 60000, None)


def windows(process: subprocess.Popen) -> list[str]:
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(process.pid)], capture_output=True,
                           text=True, check=False)
    return found.stdout.split()


def environment_of(home: str) -> dict[str, str]:
    """Of a person in Kolkata who wants reminders while the window is closed."""
    settings = pathlib.Path(home, "config", "glib-2.0", "settings", "keyfile")
    settings.parent.mkdir(parents=True)
    settings.write_text("[io/github/halfday_app/Halfday]\nbackground=true\ntime-zone='Asia/Kolkata'\n", encoding="utf-8")
    return {**os.environ, "HOME": home, "XDG_DATA_HOME": home + "/data", "XDG_CONFIG_HOME": home + "/config",
            "XDG_CACHE_HOME": home + "/cache", "GSETTINGS_BACKEND": "keyfile", "GNOTIFICATION_BACKEND": "gtk"}


def start(program: str, environment: dict[str, str]) -> subprocess.Popen:
    return subprocess.Popen([program, "--background"], env=environment, stderr=subprocess.PIPE, text=True)


def end(desktop: Notifications, process: subprocess.Popen) -> list[str]:
    """Ends it as a person does."""
    desktop.activate("quit")
    _, said = process.communicate(timeout=60)
    return [] if process.returncode == 0 else [f"it ended with {process.returncode}: {said}"]


def main(program: str, cli: str) -> int:
    report = Report()
    desktop = Notifications()
    with tempfile.TemporaryDirectory() as home:
        environment = environment_of(home)
        begins = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=10)
        subprocess.run([cli, "appointments", "add", "--company", NAME, "--when", f"{begins:%d %b %Y %H:%M} UTC",
                        "--zone", "Asia/Kolkata"], env=environment, check=True, stdout=subprocess.DEVNULL)
        # As if the rules of that zone were others when it was entered.
        with contextlib.closing(sqlite3.connect(home + "/data/halfday/private.db")) as db, db:
            db.execute("UPDATE interview SET start_at = start_at + 3 * 3600")
        here = begins + datetime.timedelta(hours=5, minutes=30)

        process = start(program, environment)
        try:
            name, told = desktop.one()
            # With a weekday between them when it is tomorrow.
            words = told["title"].split()
            problems = [] if [words[0], words[-1]] == ["Appointment", f"{here:%H:%M}"] else [f"it says {words}"]
            problems += [f"it tells more: {told}"] if NAME in str(told) else []
            problems += ["it came with a window"] if windows(process) else []
            report.case("told without a window", problems)

            buttons = {button["action"]: button.get("target") for button in told["buttons"]}
            wanted = {"app.show-appointments": None, "app.remind-later": name}
            report.case("two buttons", [] if buttons == wanted else [f"the buttons are {buttons}"])

            desktop.activate("remind-later", name)
            desktop.wait_for("the notification to go", lambda: name not in desktop.shown)
            problems = end(desktop, process)
            process = start(program, environment)
            name, _ = desktop.one()
            report.case("put off, it is shown by whoever starts next", problems)

            desktop.activate("show-appointments")
            window = wait_for("the window", lambda: windows(process))[0]
            subprocess.run(["xdotool", "windowfocus", "--sync", window], check=True)

            def close():
                """Without a window manager a key may come before the window has the keyboard."""
                if windows(process):
                    subprocess.run(["xdotool", "key", "--clearmodifiers", "ctrl+w"], check=True)
                return not windows(process)
            wait_for("the window to close", close)
            desktop.activate("remind-later", name)
            desktop.wait_for("the notification to go", lambda: name not in desktop.shown)
            problems = ["it ended with its window"] if process.poll() is not None else end(desktop, process)
            report.case("it outlives its window", problems)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
    return report.end()


if __name__ == "__main__":
    private_desktop()
    assert len(sys.argv) == 3, "the program to test and the command line are the arguments"
    sys.exit(main(sys.argv[1], sys.argv[2]))
