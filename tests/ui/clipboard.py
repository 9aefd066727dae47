#!/usr/bin/python3
"""clipboard.py own|read: what another program on the display copies and pastes.

own: puts standard input on the clipboard, says so, and keeps it there until it is ended.
read: prints the text of the clipboard, and on standard error the types that it is offered in.
"""

import sys

import gi
gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402  pylint: disable=wrong-import-position

Gtk.init()
CLIPBOARD = Gdk.Display.get_default().get_clipboard()
LOOP = GLib.MainLoop()


def own() -> None:
    text = GLib.Bytes.new(sys.stdin.read().encode("utf-8"))
    CLIPBOARD.set_content(Gdk.ContentProvider.new_for_bytes("text/plain;charset=utf-8", text))
    print("owned", flush=True)
    LOOP.run()


def read() -> None:
    def done(clipboard, result) -> None:
        try:
            print(CLIPBOARD.read_text_finish(result) or "", end="")
        except GLib.Error:
            pass  # nothing is there
        print(" ".join(clipboard.get_formats().get_mime_types() or []), file=sys.stderr)
        LOOP.quit()
    CLIPBOARD.read_text_async(None, done)
    LOOP.run()


{"own": own, "read": read}[sys.argv[1]]()
