#!/usr/bin/python3
"""bench-window.py SHIM EMPTY APP: the first frame and the memory of the window, and of the quick
entry, beside an empty one.

The programs are started in turn, so that a busy machine slows all; the medians are compared. A
first run of each warms the caches and is thrown away. “typing” is when the line of the window, or of
the quick entry, has the focus. Ends with 1 when a bound is broken.
"""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 9
BOUNDS = {"frame": 1.35, "rss": 1.4}
QUICK_TYPING_MS = 300


def measure(shim: str, *command: str) -> dict[str, int]:
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "HOME": home, "XDG_DATA_HOME": home + "/data", "XDG_CONFIG_HOME": home + "/config",
                       "XDG_CACHE_HOME": os.environ["BENCH_CACHE"], "LD_PRELOAD": shim, "GTK_A11Y": "none",
                       "GSK_RENDERER": "cairo", "GSETTINGS_BACKEND": "memory",
                       "BENCH_START": str(time.monotonic_ns() // 1000)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    values = dict(line.split() for line in done.stdout.splitlines() if line.startswith(("frame ", "typing ", "rss ", "pss ")))
    return {name: int(value) for name, value in values.items()}


def main(shim: str, empty: str, app: str) -> int:
    programs = {"empty": (empty,), "app": (app,), "quick": (app, "--quick")}
    results: dict[str, list[dict[str, int]]] = {name: [] for name in programs}
    with tempfile.TemporaryDirectory() as cache:
        os.environ["BENCH_CACHE"] = cache
        for number in range(ROUNDS + 1):
            for name, program in programs.items():
                values = measure(shim, *program)
                if number > 0:
                    results[name].append(values)

    status = 0
    for name, unit, scale in (("frame", "ms", 1000), ("rss", "MiB", 1024), ("pss", "MiB", 1024)):
        medians = {program: statistics.median(run[name] for run in runs) for program, runs in results.items()}
        bound = BOUNDS.get(name)
        print(f"{name:5}  empty {medians['empty'] / scale:7.1f} {unit}", end="")
        for program in ("app", "quick"):
            ratio = medians[program] / medians["empty"]
            verdict = "" if bound is None else f" (at most {bound}: {'kept' if ratio <= bound else 'BROKEN'})"
            print(f"   {program} {medians[program] / scale:7.1f} {unit} {ratio:.2f} x{verdict}", end="")
            if bound is not None and ratio > bound:
                status = 1
        print()
    typing = {program: statistics.median(run["typing"] for run in results[program]) / 1000 for program in ("app", "quick")}
    kept = typing["quick"] <= QUICK_TYPING_MS
    print("typing", *(f"  {program} {median:.1f} ms" for program, median in typing.items()),
          f" (quick at most {QUICK_TYPING_MS} ms: {'kept' if kept else 'BROKEN'})")
    return status if kept else 1


if __name__ == "__main__":
    if "BENCH_DISPLAY" not in os.environ:
        os.environ["BENCH_DISPLAY"] = "1"
        with_display = pathlib.Path(__file__).parents[2] / "build-aux" / "with-display"
        os.execv(with_display, [str(with_display), sys.executable, *sys.argv])
    sys.exit(main(*sys.argv[1:]))
