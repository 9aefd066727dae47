#!/usr/bin/python3
"""check-flatpak.py ROOT: the manifest asks for no more rights than the five, and pins its sources."""

import json
import pathlib
import re
import sys

RIGHTS = {"--socket=wayland", "--socket=fallback-x11", "--share=ipc", "--device=dri", "--share=network"}


def main(root: pathlib.Path) -> None:
    path, = (root / "flatpak").glob("*.json")
    manifest = json.loads(path.read_text(encoding="utf-8"))
    assert manifest["id"] == path.stem == "io.github.halfday_app.Halfday"
    assert set(manifest["finish-args"]) <= RIGHTS, set(manifest["finish-args"]) - RIGHTS
    names = [module["name"] for module in manifest["modules"]]
    assert names[-1] == "halfday" and len(names) == len(set(names))
    for module in manifest["modules"][:-1]:
        for source in module["sources"]:
            assert source["type"] == "archive", f"{module['name']}: only archives are pinned"
            assert source["url"].startswith("https://"), source["url"]
            assert re.fullmatch(r"[0-9a-f]{64}", source["sha256"]), source["sha256"]
    assert "--share=network" not in json.dumps([module.get("build-options", {}) for module in manifest["modules"]])


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
