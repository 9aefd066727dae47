#!/usr/bin/python3
"""check-installed.py BUILD: the tree that `meson install` makes is whole, and runs.

Where the prefix lies in the build folder (build-aux/test has it so) that is where the programs are
started from, with every path as it will be; elsewhere they are started from a staging folder.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

APP_ID = "io.github.halfday_app.Halfday"
EXPECTED = (
    "bin/halfday-cli",
    f"share/applications/{APP_ID}.desktop",
    f"share/metainfo/{APP_ID}.metainfo.xml",
    f"share/dbus-1/services/{APP_ID}.service",
    f"share/icons/hicolor/scalable/apps/{APP_ID}.svg",
    f"share/icons/hicolor/symbolic/apps/{APP_ID}-symbolic.svg",
    "share/man/man1/halfday-cli.1",
)
WITH_APP = ("bin/halfday", "share/man/man1/halfday.1", f"share/glib-2.0/schemas/{APP_ID}.gschema.xml")


def run(*command: object, **options) -> str:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, f"{command[0]} ended with {done.returncode}: {done.stderr}"
    return done.stdout


def main(build: pathlib.Path) -> None:
    options = json.loads(run("meson", "introspect", build, "--buildoptions"))
    options = {option["name"]: option["value"] for option in options}
    if options["profile"] == "devel":
        sys.exit(77)
    prefix = pathlib.Path(options["prefix"])

    with tempfile.TemporaryDirectory() as folder:
        install = ["meson", "install", "-C", build, "--no-rebuild", "--quiet"]
        if build in prefix.parents:
            run(*install)
            tree = prefix
        else:
            run(*install, "--destdir", folder)
            tree = pathlib.Path(folder) / prefix.relative_to("/")

        expected = EXPECTED + (WITH_APP if (tree / "bin/halfday").exists() else ())
        lacking = [name for name in expected if not (tree / name).is_file()]
        assert not lacking, f"not installed: {lacking}"
        for name in tree.rglob("*"):
            assert str(build) not in name.name
        service = (tree / f"share/dbus-1/services/{APP_ID}.service").read_text(encoding="utf-8")
        assert f"Exec={prefix}/bin/halfday --gapplication-service" in service, service

        home = pathlib.Path(folder) / "home"
        home.mkdir(mode=0o700)
        environment = {**os.environ, "HOME": str(home), "XDG_DATA_HOME": str(home / "data"),
                       "XDG_DATA_DIRS": f"{tree}/share:/usr/share"}
        for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            environment.pop(name, None)
        version = run(tree / "bin/halfday-cli", "--version", env=environment, cwd="/")
        assert version.strip().startswith("halfday-cli 0."), version
        helped = run(tree / "bin/halfday-cli", "--help", env=environment, cwd="/")
        assert "Usage: halfday-cli" in helped
        if "  draft " in helped:
            text = run(tree / "bin/halfday-cli", "draft", "--date", "2026-12-03", "--window", "14:00-16:00",
                       "--to", "Dana", "--today", "2026-11-23", env=environment, cwd="/")
            assert "Thursday" in text and "14:00" in text, text
        wrong = subprocess.run([tree / "bin/halfday-cli", "no-such-command"], capture_output=True, text=True,
                               check=False, env=environment)
        assert wrong.returncode == 2 and wrong.stderr, wrong


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
