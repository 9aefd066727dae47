"""What the tests of the whole window share: the real program in a display and on a bus of their own,
looked at and driven from outside, as a screen reader and a keyboard do.

A script calls private_desktop() first: it runs itself again in a display and on a bus of its own.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

APP_ID = "io.github.halfday_app.Halfday"
WINDOW_PATH = "/io/github/halfday_app/Halfday/window/1"
APP_PATH = "/io/github/halfday_app/Halfday"
# The pages, and what goes to them from anywhere: keys, and names of buttons.
PAGES = {
    "request": ("ctrl+1",),
    "time-off": ("ctrl+2",),
    "appointments": ("ctrl+3",),
    "articles": ("ctrl+4",),
    "article": ("ctrl+4", "Start Reading"),
}

TYPE_NAME = re.compile(r"(?:Gtk|Adw|Hd|G)[A-Z]\w+")

# Roles of AT-SPI that are worked with, and so need a name even when the toolkit forgets to make them
# focusable.
WORKED_WITH = {"push button", "toggle button", "check box", "radio button", "switch", "combo box", "entry", "text",
               "password text", "spin button", "slider", "menu item", "link", "page tab"}


def role_of(node) -> str:
    """The role's name, as AT-SPI had it before 2.56 where it was renamed."""
    name = node.getRoleName()
    return {"button": "push button"}.get(name, name)


def private_desktop() -> None:
    if os.environ.get("HALFDAY_DESKTOP") == "private":
        return
    environment = {**os.environ, "HALFDAY_DESKTOP": "private"}
    # Of the settings of all tests two are not for here: GTK_A11Y=test would keep the tree to the
    # program, and G_DEBUG would end this script at a warning of the bindings.
    for name in ("GTK_A11Y", "G_DEBUG"):
        environment.pop(name, None)
    with_display = pathlib.Path(__file__).parents[2] / "build-aux" / "with-display"
    os.execve(with_display, [str(with_display), sys.executable, *sys.argv], environment)


def wait_for(what: str, condition, seconds: float = 30):
    """Asks until the answer is true; a machine under load is given its time."""
    end = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        assert time.monotonic() < end, f"waited {seconds} s in vain for {what}"
        time.sleep(0.05)


class Halfday:
    """The running program, with a home of its own."""

    def __init__(self, program: str, *arguments: str, data_home: str | None = None) -> None:
        import gi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi, Gio, GLib
        import pyatspi
        self.Atspi = Atspi
        self.pyatspi = pyatspi
        self.home = tempfile.TemporaryDirectory()
        data_home = data_home or self.home.name + "/data"
        environment = {**os.environ, "HOME": self.home.name, "XDG_DATA_HOME": data_home,
                       "XDG_CONFIG_HOME": self.home.name + "/config", "XDG_CACHE_HOME": self.home.name + "/cache"}
        self.errors = tempfile.TemporaryFile(mode="w+")
        self.process = subprocess.Popen([program, *arguments], env=environment, stderr=self.errors)
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.Gio = Gio
        self.GLib = GLib
        self.application = wait_for("the program on the accessibility bus", self._find)
        self.window = wait_for("the window", lambda: next(
            (child for child in self.children(self.application) if role_of(child) in ("frame", "window")), None))
        self.window_id = wait_for("the window on the display", self._window_id)
        self.focus_window()

    def focus_window(self) -> None:
        # Without a window manager nobody gives the window the keyboard.
        subprocess.run(["xdotool", "windowfocus", "--sync", self.window_id], check=True)

    def _find(self):
        assert self.process.poll() is None, f"the program ended: {self.stderr()}"
        desktop = self.pyatspi.Registry.getDesktop(0)
        found = next((child for child in self.children(desktop) if child.get_process_id() == self.process.pid), None)
        if found is not None:
            # What is remembered is brought up to date by a main loop only, and there is none here.
            found.clear_cache()
            found.set_cache_mask(self.Atspi.Cache.NONE)
        return found

    def _window_id(self) -> str:
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                               capture_output=True, text=True, check=False)
        return found.stdout.split()[0] if found.stdout.split() else ""

    @staticmethod
    def children(node):
        # A node may go while it is looked at.
        for index in range(node.childCount):
            try:
                child = node.getChildAtIndex(index)
            except Exception:  # pylint: disable=broad-except
                continue
            if child is not None:
                yield child

    def stderr(self) -> str:
        self.errors.seek(0)
        return self.errors.read()

    def nodes(self, root=None):
        """Every node below the window (or root) that is not hidden, on whatever page."""
        for child in self.children(root or self.window):
            try:
                states = child.getState()
            except self.GLib.Error:
                continue
            # GTK before 4.10 gives SHOWING to windows only.
            if states.contains(self.pyatspi.STATE_VISIBLE):
                yield child
                yield from self.nodes(child)

    def is_focusable(self, node) -> bool:
        return node.getState().contains(self.pyatspi.STATE_FOCUSABLE)

    def name_of(self, node) -> str:
        """Its name or its label's; GTK before 4.10 gives the name of its type to what has none."""
        def real(name: str) -> str:
            return "" if TYPE_NAME.fullmatch(name.strip()) else name.strip()
        if real(node.name):
            return real(node.name)
        for relation in node.getRelationSet():
            if relation.getRelationType() == self.pyatspi.RELATION_LABELLED_BY:
                names = [real(relation.getTarget(index).name) for index in range(relation.getNTargets())]
                if any(names):
                    return " ".join(names).strip()
        return ""

    def was_shown(self, node) -> bool:
        extents = node.queryComponent().getExtents(self.pyatspi.WINDOW_COORDS)
        return extents.width > 0 and extents.height > 0

    def path_of(self, node) -> str:
        parts = []
        while node is not None and node != self.window:
            parts.append(role_of(node) + (f" “{node.name}”" if node.name else ""))
            node = node.parent
        return " › ".join(reversed(parts))

    def activate(self, action: str, argument: str | None = None, path: str = WINDOW_PATH) -> None:
        from gi.repository import GLib
        parameter = [GLib.Variant("s", argument)] if argument is not None else []
        self.bus.call_sync(APP_ID, path, "org.gtk.Actions", "Activate",
                           GLib.Variant("(sava{sv})", (action, parameter, {})), None, self.Gio.DBusCallFlags.NONE,
                           60000, None)

    def key(self, *names: str) -> None:
        subprocess.run(["xdotool", "key", "--clearmodifiers", *names], check=True)

    def go_to(self, page: str) -> None:
        for step in PAGES[page]:
            self.settle()
            if step.startswith("ctrl+"):
                self.key(step)
            else:
                self.click(step)
        self.settle()

    def click(self, name: str) -> None:
        button = next(node for node in self.nodes() if role_of(node) == "push button" and node.name == name)
        button.queryAction().doAction(0)

    def settle(self) -> None:
        """Waits until the program has nothing more to do: it used no processor time for a while."""
        def used() -> int:
            fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
            return int(fields[11]) + int(fields[12])
        quiet = [used(), time.monotonic()]

        def idle() -> bool:
            now = used()
            if now != quiet[0]:
                quiet[:] = [now, time.monotonic()]
            return time.monotonic() - quiet[1] > 0.25
        wait_for("the program to come to rest", idle)

    def watch_focus(self) -> None:
        """From here on self.focus is the node that has the keyboard, as a screen reader is told."""
        self.focus = None

        def changed(event) -> None:
            if event.detail1 == 1:
                self.focus = event.source
        self.listener = self.Atspi.EventListener.new(changed)
        self.listener.register("object:state-changed:focused")

    def after_key(self, name: str, seconds: float = 0.7):
        """Presses a key and says who has the keyboard then; None when nobody tells within the time."""
        from gi.repository import GLib
        self.focus = None
        self.key(name)
        context = GLib.MainContext.default()
        end = time.monotonic() + seconds
        while self.focus is None and time.monotonic() < end:
            if not context.iteration(False):
                time.sleep(0.005)
        return self.focus

    def quit(self) -> None:
        """Ends it as a person does; it has to end well and without a warning."""
        self.activate("quit", path=APP_PATH)
        status = self.process.wait(timeout=30)
        assert status == 0, f"it ended with {status}: {self.stderr()}"
        # GTK's shortcuts window says this of labels of its own (until 4.10).
        text = re.sub(r"\n?.*GtkLabel 0x\w+ \(label\) reported min width -\d.*\n", "", self.stderr())
        # hd-test-ui.c says where this one comes from.
        text = re.sub(r"\n?.*Trying to snapshot GtkGizmo 0x\w+ without a current allocation.*\n", "", text)
        assert "CRITICAL" not in text and "WARNING" not in text, text

    def __enter__(self):
        return self

    def __exit__(self, *unused) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.home.cleanup()


def nameless(app: Halfday, nodes: list) -> list[str]:
    """What can be worked with, and has no name."""
    problems = []
    for node in nodes:
        try:
            problems += nameless_node(app, node)
        except app.GLib.Error:
            # It went while it was looked at: rows are made anew.
            if app.process.poll() is not None:
                raise
    return problems


def nameless_node(app: Halfday, node) -> list[str]:
    """What is wrong with one of them."""
    role = role_of(node)
    if role not in WORKED_WITH and not (role == "list item" and app.is_focusable(node)):
        return []
    if app.name_of(node):
        return []
    parts = app.path_of(node)
    # The list of a combo box is made when it opens, and libadwaita's expander row holds a row
    # that has the name.
    if role == "list item" and ("combo box" in parts or any(
            app.name_of(inner) for inner in app.nodes(node) if role_of(inner) == "list item")):
        return []
    # The two buttons that make up a menu button; the inner one has the name and the focus.
    if role == "push button" and any(role_of(inner) in ("push button", "toggle button") and app.name_of(inner)
                                     for inner in app.nodes(node)):
        return []
    # What never had a size is a page of a stack that was not shown yet.
    if app.was_shown(node):
        return [f"no name: {parts}"]
    return []


def misspoken(app: Halfday, nodes: list) -> list[str]:
    """Names that say the same twice, or the underscore of a mnemonic."""
    problems = []
    for node in nodes:
        words = node.name.replace("_", "").split()
        half = len(words) // 2
        if not TYPE_NAME.fullmatch(node.name.strip()) and app.was_shown(node) and (
                "_" in node.name or (len(words) > 1 and words[:half] == words[half:])):
            problems.append(f"said wrong: {app.path_of(node)}")
    return problems


class Report:
    """Says what was tested in the Test Anything Protocol."""

    def __init__(self) -> None:
        self.count = 0
        self.failed = 0

    def case(self, name: str, problems: list[str]) -> None:
        self.count += 1
        self.failed += bool(problems)
        print(f"{'not ok' if problems else 'ok'} {self.count} {name}")
        for problem in problems:
            print("# " + " ".join(problem.split()))
        sys.stdout.flush()

    def end(self) -> int:
        print(f"1..{self.count}")
        return 1 if self.failed else 0


def program_of(arguments: list[str]) -> str:
    assert len(arguments) == 2 and pathlib.Path(arguments[1]).exists(), "the program to test is the one argument"
    return arguments[1]
