#!/usr/bin/python3
"""test-leave.py HALFDAY-CLI CORNERS: corners of the leave contract, and files without measure.

The figures of CORNERS were reckoned by hand from the sentences of the contract, not by a program.
"""

import json
import subprocess
import sys
import unittest

CORNERS = sys.argv.pop()
CLI = sys.argv.pop()


def ask(command, document, *options):
    return subprocess.run([CLI, *command, "-", "--json", *options], input=json.dumps(document),
                          capture_output=True, text=True, timeout=60)


def differs(got, want):
    if isinstance(want, list):
        return len(got) != len(want) or any(differs(a, b) for a, b in zip(got, want))
    if isinstance(want, str) and isinstance(got, str) and want.lstrip("-")[:1].isdigit() and "-" not in want[1:]:
        return abs(float(got) - float(want)) > 0.00006
    return got != want


class Corners(unittest.TestCase):
    def test_corners(self):
        with open(CORNERS, encoding="utf-8") as lines:
            cases = [json.loads(line) for line in lines]
        self.assertGreaterEqual(len(cases), 120)
        for case in cases:
            with self.subTest(case["name"]):
                days = [part for row in case["expected"]["on"] for part in ("--on", row["on"])]
                answer = ask(["leave", "simulate"], case["scenario"], *days)
                self.assertEqual(answer.returncode, 0, answer.stderr)
                answer = json.loads(answer.stdout)
                for part, rows in case["expected"].items():
                    for place, row in enumerate(rows):
                        for key, want in row.items():
                            got = answer[part][place][key]
                            self.assertFalse(differs(got, want), f"{part}[{place}].{key}: {got}, not {want}")


class WithoutMeasure(unittest.TestCase):
    """What would take minutes is refused at once, by the name of the key."""

    POLICY = {"accrual_from": "1990-01-01", "frequency": "daily", "amount": "1", "balance_cap": "5"}

    def refused(self, command, document, key):
        answer = ask(command, document)
        self.assertEqual(answer.returncode, 1, answer.stderr)
        self.assertIn(key, answer.stderr)
        self.assertLessEqual(len(answer.stderr.splitlines()), 22)

    def test_requests_against_a_limit(self):
        leaves = [{"from": f"{1990 + i % 100}-01-05", "cost": "1", "state": "draft"} for i in range(5000)]
        self.refused(["leave", "simulate"],
                     {"unit": "hour", "policy": self.POLICY, "negative_limit": "0", "leaves": leaves}, "leaves")

    def test_slots_against_a_limit(self):
        leaves = [{"from": f"{2030 + i % 20}-01-05", "cost": "1", "state": "draft"} for i in range(400)]
        slot = {"start": "2026-12-03T14:00", "end": "2026-12-03T15:00"}
        self.refused(["plan"], {"unit": "hour", "policy": self.POLICY, "negative_limit": "0", "leaves": leaves,
                                "slots": [slot] * 200}, "slots")

    def test_lots(self):
        self.refused(["leave", "simulate"],
                     {"unit": "hour", "lots": [{"amount": "1", "from": "2026-01-01"}] * 1001}, "lots")

    def test_forty_years_against_a_limit(self):
        leaves = [{"from": f"{1986 + i // 50}-{1 + i % 12:02}-{1 + i % 28:02}", "cost": "1"} for i in range(2000)]
        policy = {"accrual_from": "1986-01-06", "frequency": "weekly", "amount": "2", "balance_cap": "40",
                  "carryover": {"on": "01-01", "mode": "max", "max": "20"}}
        answer = ask(["leave", "simulate"],
                     {"unit": "hour", "policy": policy, "negative_limit": "0", "leaves": leaves})
        self.assertEqual(answer.returncode, 0, answer.stderr)

    def test_warnings_end(self):
        overlapping = [{"from": "2026-01-05", "to": "2026-01-09"}] * 500
        answer = ask(["leave", "simulate"], {"unit": "hour", "leaves": overlapping,
                                             **{f"key{i}": i for i in range(1000)}})
        self.assertEqual(answer.returncode, 0)
        self.assertLessEqual(len(answer.stderr.splitlines()), 101)
        self.assertIn("more like these", answer.stderr)


if __name__ == "__main__":
    unittest.main()
