#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures `reader extract` against samples of public corpora, which are not part of this project.

Usage: HALFDAY_SAMPLES=FOLDER bench-extract.py CLI [--worst N] [--dump FOLDER]

FOLDER may hold extract/NAME/{source,expected}.html (Mozilla's Readability tests), news/*.html.gz with
ground-truth.json (4-gram F1, as the article-extraction-benchmark counts) and multilingual/*.html with
expected.json (segments with and without). What is not there is skipped.
"""

import collections
import gzip
import html.parser
import json
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

SKIPPED = 77


class Text(html.parser.HTMLParser):
    """The text of an HTML fragment, blocks apart."""

    INLINE = set("a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp "
                 "small span strike strong sub sup time tt u var wbr".split())

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts, self.skip = [], 0

    def handle_starttag(self, tag, attrs):
        if tag in ("script", "style"):
            self.skip += 1
        if tag not in self.INLINE:
            self.parts.append(" ")

    def handle_endtag(self, tag):
        if tag in ("script", "style"):
            self.skip -= 1
        if tag not in self.INLINE:
            self.parts.append(" ")

    def handle_data(self, data):
        if self.skip == 0:
            self.parts.append(data)


def words_of_html(text):
    parser = Text()
    parser.feed(text)
    parser.close()
    return "".join(parser.parts).split()


def tokens(text):
    return re.findall(r"\w+", text or "", re.UNICODE)


def grams(words, n=4):
    if len(words) < n:
        return collections.Counter([tuple(words)] if words else [])
    return collections.Counter(tuple(words[i:i + n]) for i in range(len(words) - n + 1))


def overlap(true, pred):
    """True positives, false positives and false negatives, each a share of their sum."""
    tp = sum((true & pred).values())
    fp = sum((pred - true).values())
    fn = sum((true - pred).values())
    return tp, fp, fn


def f1(tp, fp, fn):
    return 2 * tp / (2 * tp + fp + fn) if tp + fp + fn else 1.0


def extract(cli, data, *options):
    with tempfile.NamedTemporaryFile(suffix=".html") as file:
        file.write(data)
        file.flush()
        began = time.monotonic()
        done = subprocess.run([cli, "reader", "extract", file.name, "--json", *options],
                              capture_output=True)
        took = time.monotonic() - began
    answer = json.loads(done.stdout) if done.returncode == 0 else {}
    return answer, took


def measure_mozilla(cli, folder, dump):
    results, wrong = [], []
    for path in sorted(folder.iterdir()):
        answer, _ = extract(cli, (path / "source.html").read_bytes(),
                            "--base", "http://fakehost/test/page.html")
        true = words_of_html((path / "expected.html").read_text("utf-8"))
        pred = words_of_html(answer.get("html", ""))
        results.append((true == pred, f1(*overlap(grams(true), grams(pred))), path.name))
        if dump and true != pred:
            (dump / (path.name + ".true")).write_text("\n".join(true))
            (dump / (path.name + ".pred")).write_text("\n".join(pred))
        facts = json.loads((path / "expected-metadata.json").read_text("utf-8"))
        for key, ours in (("title", "title"), ("byline", "byline"), ("dir", "dir"),
                          ("excerpt", "excerpt"), ("siteName", "site"),
                          ("publishedTime", "published"), ("lang", "language")):
            a, b = facts.get(key), answer.get(ours)
            if " ".join((a or "").split()) != " ".join((b or "").split()):
                wrong.append(f"{path.name}: {key} is {b!r}, not {a!r}")
    equal = sum(r[0] for r in results)
    print(f"mozilla: {equal} of {len(results)} equal in words, "
          f"mean F1 {statistics.mean(r[1] for r in results):.4f}; {len(wrong)} facts differ")
    return [(r[1], r[2]) for r in results if not r[0]] + [(1.0, w) for w in wrong]


def measure_news(cli, folder, dump):
    truth = json.loads((folder / "ground-truth.json").read_text("utf-8"))
    sums, results, took = [], [], []
    for name, entry in sorted(truth.items()):
        data = gzip.decompress((folder / f"{name}.html.gz").read_bytes())
        answer, seconds = extract(cli, data)
        true = grams(tokens(entry["articleBody"]))
        pred = grams(tokens(answer.get("text", "")))
        tp, fp, fn = overlap(true, pred)
        total = tp + fp + fn or 1
        sums.append((tp / total, fp / total, fn / total))
        took.append(seconds)
        results.append((f1(tp, fp, fn), name, fp, fn))
        if dump:
            (dump / (name[:10] + ".true")).write_text(entry["articleBody"])
            (dump / (name[:10] + ".pred")).write_text(answer.get("text", ""))
    tp, fp, fn = (statistics.mean(column) for column in zip(*sums))
    print(f"news: F1 {f1(tp, fp, fn):.4f}, precision {tp / (tp + fp):.4f}, recall {tp / (tp + fn):.4f}; "
          f"{1000 * statistics.median(took):.1f} ms a process (median)")
    return [(r[0], f"{r[1][:10]} +{r[2]} -{r[3]}") for r in results]


def fold(text):
    return " ".join(text.split())


def measure_multilingual(cli, folder, dump):
    entries = json.loads((folder / "expected.json").read_text("utf-8"))
    entries = list(entries.values()) if isinstance(entries, dict) else entries
    tp = fp = fn = 0
    results = []
    for entry in entries:
        path = folder / entry["file"]
        if not path.exists():
            continue
        answer, _ = extract(cli, path.read_bytes())
        text = fold(answer.get("text", ""))
        missing = [s for s in entry["with"] if fold(s) not in text]
        surplus = [s for s in entry["without"] if fold(s) in text]
        tp += len(entry["with"]) - len(missing)
        fn += len(missing)
        fp += len(surplus)
        if missing or surplus:
            results.append((0, f"{entry['file']}: -{missing} +{surplus}"))
        if dump:
            (dump / (entry["file"][:30] + ".pred")).write_text(answer.get("text", ""))
    print(f"multilingual: F {f1(tp, fp, fn):.4f} ({tp} found, {fn} missing, {fp} surplus)")
    return results


def main():
    samples = os.environ.get("HALFDAY_SAMPLES")
    if not samples:
        print("HALFDAY_SAMPLES is not set")
        return SKIPPED
    cli = sys.argv[1]
    worst = int(sys.argv[sys.argv.index("--worst") + 1]) if "--worst" in sys.argv else 0
    dump = pathlib.Path(sys.argv[sys.argv.index("--dump") + 1]) if "--dump" in sys.argv else None
    if dump:
        dump.mkdir(parents=True, exist_ok=True)
    for name, measure in (("extract", measure_mozilla), ("news", measure_news),
                          ("multilingual", measure_multilingual)):
        folder = pathlib.Path(samples) / name
        if folder.is_dir():
            for share, what in sorted(measure(cli, folder, dump))[:worst]:
                print(f"  {share:.3f} {what}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
