# SPDX-License-Identifier: GPL-3.0-or-later
"""The checker's own figures, then public checkers of prose over the same 100 KB in the same run.

They find other things; what is compared is the processor's time that a text takes. Without node, npm or a
registry the comparison says so and is left out.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

OTHERS = ["write-good", "alex"]

SCRIPT = """
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
const require = createRequire(process.cwd() + '/');
const text = readFileSync(process.argv[2], 'utf8');
const used = () => {
  const {user, system} = process.cpuUsage();
  return (user + system) / 1000;
};
const time = (name, check) => {
  let best = Infinity, found = 0;
  for (let i = 0; i < 3; i++) {
    const start = used();
    found = check(text);
    best = Math.min(best, used() - start);
  }
  console.log(`100 KB with ${name}: ${best.toFixed(1)} ms, ${found} findings`);
};
const writeGood = require('write-good');
time('write-good', text => writeGood(text).length);
const alex = await import(process.cwd() + '/node_modules/alex/index.js');
time('alex', text => alex.text(text).messages.length);
"""


def compare(text: pathlib.Path, folder: pathlib.Path) -> None:
    if shutil.which("node") is None or shutil.which("npm") is None:
        print("no node or npm here: not compared with", ", ".join(OTHERS))
        return
    install = subprocess.run(
        ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), *OTHERS],
        capture_output=True, text=True, timeout=100, check=False)
    if install.returncode != 0:
        print("npm cannot fetch them: not compared with", ", ".join(OTHERS))
        return
    script = folder / "compare.mjs"
    script.write_text(SCRIPT)
    run = subprocess.run(["node", str(script), str(text)], cwd=folder, capture_output=True,
                         text=True, timeout=100, check=False)
    print(run.stdout if run.returncode == 0 else f"node failed: {run.stderr[-300:]}", end="")


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        text = folder / "text"
        own = subprocess.run([sys.argv[1], str(text)], check=False)
        if text.exists():
            compare(text, folder)
    return own.returncode


sys.exit(main())
