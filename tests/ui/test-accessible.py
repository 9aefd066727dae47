#!/usr/bin/python3
"""test-accessible.py PROGRAM: the accessible tree and the keyboard, page by page, from outside.

Names: whatever can be worked with has a name, said once. Keyboard: Tab goes round the page and comes back,
and everything that it meets has a name. Dialogs open, and close with Escape.
"""

import sys

from desk import APP_PATH, PAGES, Halfday, Report, misspoken, nameless, private_desktop, program_of, role_of, wait_for


def tab_round(app: Halfday) -> list[str]:
    """Tab from the first place back to it."""
    problems = []
    reached: list = []
    silent = 0
    for _ in range(120):
        node = app.after_key("Tab")
        if node is None:
            # libadwaita's entry row tells nobody that its text has the keyboard (until GTK 4.10).
            silent += 1
            continue
        # A list takes the keyboard at the row that had it last, which need not be its first.
        if node in reached and (node == reached[0] or node.parent == reached[0].parent):
            break
        # A page that only scrolls takes the keyboard itself.
        if not app.name_of(node) and role_of(node) != "scroll pane":
            problems.append(f"Tab comes to something without a name: {app.path_of(node)}")
        reached.append(node)
    else:
        problems.append("Tab does not come round")
    texts = sum(1 for node in app.nodes() if role_of(node) in ("text", "entry", "password text"))
    if silent > texts:
        problems.append(f"the keyboard was lost {silent} times, and there are only {texts} texts")
    if len(reached) < 3:
        problems.append(f"Tab reached {len(reached)} places only")
    return problems


def dialog_cases(app: Halfday, report: Report, name: str, open_dialog, own: bool) -> None:
    """A window of its own: it opens, has names where it is our own, and Escape closes it."""
    def dialog():
        return next((child for child in app.children(app.application) if child != app.window), None)

    open_dialog()
    node = wait_for(f"the dialog {name}", dialog)
    app.settle()
    if own:
        # The search of a preferences window is libadwaita's, which gives it no name (until 1.3).
        nodes = list(app.nodes(node))
        report.case(f"{name}: names", [problem for problem in nameless(app, nodes) + misspoken(app, nodes)
                                       if not problem.endswith("entry “GtkSearchEntry”")])
    app.key("Escape")
    problems = []
    try:
        wait_for("it to close", lambda: dialog() is None, 10)
    except AssertionError:
        problems.append("Escape does not close it")
    report.case(f"{name}: opens, and Escape closes it", problems)
    app.focus_window()


def main(program: str) -> int:
    report = Report()
    with Halfday(program) as app:
        app.watch_focus()
        for page in PAGES:
            app.go_to(page)
            nodes = list(app.nodes())
            report.case(f"{page}: names", nameless(app, nodes) + misspoken(app, nodes))
            report.case(f"{page}: keyboard", tab_round(app))
        app.go_to("request")
        dialog_cases(app, report, "preferences", lambda: app.activate("preferences", path=APP_PATH), True)
        app.go_to("time-off")
        dialog_cases(app, report, "sheet", lambda: app.click("Describe My Leave…"), True)
        dialog_cases(app, report, "about", lambda: app.activate("about", path=APP_PATH), False)
        dialog_cases(app, report, "shortcuts", lambda: app.activate("show-help-overlay"), False)
        problems = []
        try:
            app.quit()
        except AssertionError as error:
            problems.append(str(error))
        report.case("it ends well, and warned of nothing", problems)
    return report.end()


if __name__ == "__main__":
    private_desktop()
    sys.exit(main(program_of(sys.argv)))
