#!/usr/bin/python3
"""check-asserts.py TESTS: a test that asserts nothing cannot fail.

Each function that a test program adds to GLib's runner has to assert, itself or through the
functions of its file, or of the fixture that it includes, that it calls. The scripts of a test have to be able to end with a failure.
"""

import pathlib
import re
import sys

ASSERT = re.compile(r"\bg_assert\w*\s*\(|\b\w*assert\w*\s*\(|\bg_test_fail\w*\s*\(|\bg_test_trap_\w+\s*\(|\bg_error\s*\(")
ADDED = re.compile(r"g_test_add(_func|_data_func|_data_func_full)?\s*\(([^;]*?)\);", re.DOTALL)
# Where a macro adds them, or a loop over a table.
NAMED = re.compile(r'(?:\bADD \(|\{ )"[^"]*",\s*(\w+)\s*[,)}]')
FIXTURE = re.compile(r'^#include "(hd-[\w-]+-fixture\.h)"', re.MULTILINE)
FUNCTION = re.compile(r"^(\w+) \((?:[^;{}]*)\)\n\{\n(.*?)^\}", re.MULTILINE | re.DOTALL)


def silent_tests(text: str, fixture: str = "") -> list[str]:
    bodies = dict(FUNCTION.findall(fixture)) | dict(FUNCTION.findall(text))
    added = set(NAMED.findall(text))
    for kind, arguments in ADDED.findall(text):
        # Of a fixture's five, what sets up and what tears down need assert nothing.
        added |= set(re.findall(r"\b\w+\b", arguments if kind else ",".join(arguments.split(",")[4:5])))
    added &= bodies.keys()

    def asserts(name: str, seen: set[str]) -> bool:
        seen.add(name)
        return bool(ASSERT.search(bodies[name])) or any(
            other not in seen and asserts(other, seen)
            for other in re.findall(r"\b(\w+)\b", bodies[name]) if other in bodies)

    return [name for name in sorted(added) if not asserts(name, set())]


def main(tests: pathlib.Path) -> int:
    good = "static void\ncheck (void)\n{\n  g_assert_true (x);\n}\n"
    pattern = "static void\n%s (void)\n{\n  %s ();\n}\nint\nmain (void)\n{\n  g_test_add_func (\"/a\", %s);\n}\n"
    assert silent_tests(good + pattern % ("one", "check", "one")) == []
    assert silent_tests(good + pattern % ("two", "run", "two")) == ["two"]
    assert silent_tests(pattern % ("three", "check", "three"), good) == []
    fixture = good.replace("check", "up") + "static void\nfour (void)\n{\n}\n"
    assert silent_tests(fixture + 'g_test_add ("/a", Fixture, NULL, up, four, down);') == ["four"]
    assert silent_tests(fixture + 'ADD ("/a", four);') == ["four"]
    assert silent_tests(fixture + '{ "a", four },') == ["four"]
    assert silent_tests(fixture + '{ "a", four, data },') == ["four"]

    wrong = []
    programs = sorted(tests.rglob("test-*.c"))
    for path in programs:
        text = path.read_text(encoding="utf-8")
        if not ADDED.search(text) and "g_test_init" in text:
            wrong.append(f"{path}: adds no test")
        fixture = "".join((path.parent / name).read_text(encoding="utf-8") for name in FIXTURE.findall(text))
        wrong += [f"{path}: {name} asserts nothing" for name in silent_tests(text, fixture)]
    for path in sorted([*tests.rglob("check-*.py"), *tests.rglob("test-*.py")]):
        if not re.search(r"sys\.exit|\bassert\b|unittest", path.read_text(encoding="utf-8")):
            wrong.append(f"{path}: cannot fail")
    if not programs:
        wrong.append(f"{tests}: no tests")
    print("\n".join(wrong) or f"{len(programs)} programs", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1])))
