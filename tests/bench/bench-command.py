#!/usr/bin/python3
"""bench-command.py EMPTY CLI: how long a whole run of halfday-cli draft takes, beside a program that
does no more than load GLib. Ends with 1 when the median is over its bound."""

import os
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 40
BOUND_MS = 25
DRAFT = ("draft", "--date", "2026-12-03", "--window", "14:00-16:00", "--to", "Dana", "--today", "2026-11-23")


def main(empty: str, cli: str) -> int:
    times: dict[str, list[float]] = {"true": [], "GLib": [], "draft": []}
    commands = {"true": ("/bin/true",), "GLib": (empty,), "draft": (cli, *DRAFT)}
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "HOME": home, "XDG_DATA_HOME": home}
        for number in range(ROUNDS + 2):
            for name, command in commands.items():
                start = time.perf_counter()
                subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=True)
                if number >= 2:
                    times[name].append((time.perf_counter() - start) * 1000)

    for name, values in times.items():
        values.sort()
        print(f"{name:6} median {statistics.median(values):6.1f} ms   90 % under {values[int(len(values) * .9)]:6.1f} ms")
    kept = statistics.median(times["draft"]) <= BOUND_MS
    print(f"draft within {BOUND_MS} ms: {'kept' if kept else 'BROKEN'}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
