#!/usr/bin/python3
"""test-database.py HALFDAY-CLI: the commands on the databases, as a script sees them."""

import contextlib
import csv
import io
import json
import os
import pathlib
import pty
import sqlite3
import stat
import subprocess
import sys
import tempfile
import unittest

CLI = sys.argv.pop()


def holds(process, name):
    """Whether a process has a file open; it goes on opening and closing others meanwhile."""
    folder = pathlib.Path(f"/proc/{process}/fd")
    for number in os.listdir(folder):
        with contextlib.suppress(FileNotFoundError):
            if os.readlink(folder / number).endswith(name):
                return True
    return False


class Database(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.dir = pathlib.Path(self.folder.name) / "data"

    def tearDown(self):
        self.folder.cleanup()

    def run_cli(self, *arguments, status=0, stdin=""):
        done = subprocess.run([CLI, *arguments, "--data-dir", str(self.dir)], input=stdin, text=True,
                              capture_output=True, timeout=60, check=False)
        self.assertEqual(done.returncode, status, done.stderr)
        if status != 0:
            self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        return done.stdout

    def json(self, *arguments, **more):
        return json.loads(self.run_cli(*arguments, "--json", **more))

    def test_last_day_of_employment(self):
        scenario = json.dumps({"unit": "hour", "policy": {
            "accrual_from": "2026-01-01", "frequency": "monthly", "boundary": {"day": 1}, "amount": "7.75",
            "carryover": {"on": "01-01", "mode": "all", "carried_valid": "P3M"}}})
        today = ("--today", "2026-11-25")
        self.run_cli("leave", "policy", "set", "-", *today, stdin=scenario)
        self.assertNotIn("settlement", self.json("leave", "balance", *today))
        self.run_cli("leave", "settings", "--last-day", "2027-01-16", *today)
        # Twelve whole months, and 16 of 31 days: 240 minutes.
        self.assertEqual(self.json("leave", "balance", *today)["settlement"],
                         {"last_day": "2027-01-16", "left": "97.0000", "usable": "97.0000", "owed": "0.0000"})
        self.assertIn("Last day 16 Jan: 97 h will be left", self.run_cli("leave", "balance", *today))
        # What would lapse in April has been paid out by then.
        forecast = self.json("leave", "forecast", "--until", "2027-12-31", *today)
        self.assertEqual((forecast["until"], forecast["points"][-1]["balance"], forecast["marks"]),
                         ("2027-01-17", "97.0000", []))

    def test_saved_pages(self):
        pages = pathlib.Path(__file__).resolve().parent.parent / "data" / "pages"
        saved = self.json("articles", "import", str(pages / "saved.mhtml"))
        self.assertEqual(next(iter(saved[0])), "id")
        self.assertEqual((saved[0]["title"], saved[0]["source"]), ("Lamps “at” night", "saved"))
        self.assertEqual((saved[0]["url"], saved[0]["pictures"]), ("https://towns.example/lamps", 2))
        self.assertEqual(len(list((self.dir / "pictures").iterdir())), 2)
        again = self.json("articles", "import", str(pages / "saved.mhtml"))
        self.assertEqual(again[0]["id"], saved[0]["id"])

        page = "<title>Ropes</title><p>" + "The ropes are counted at night, by the man with the lamp. " * 12
        ropes = self.json("articles", "import", "-", stdin=page)[0]
        self.assertEqual((ropes["url"], ropes["warnings"]), (None, []))
        self.run_cli("articles", "tag", str(ropes["id"]), "harbour", "night")
        listed = self.json("articles", "list", "--filter", "saved")
        self.assertEqual([(a["title"], a["tags"]) for a in listed],
                         [("Ropes", ["harbour", "night"]), ("Lamps “at” night", [])])
        found = self.json("articles", "search", "rópes lam")
        self.assertEqual(found[0]["id"], ropes["id"])
        self.assertIn("ropes", found[0]["snippet"])
        self.assertIn("ropes are counted", self.json("articles", "show", str(ropes["id"]))["text"])

        # One that cannot be read does not keep the others away.
        bad = self.dir / "bad.pdf"
        bad.write_bytes(b"%PDF-1.4 x")
        self.run_cli("articles", "import", str(bad), str(pages / "harbour.html"), status=1)
        self.assertEqual(len(self.json("articles", "list", "--filter", "saved")), 3)
        self.run_cli("articles", "save", "file:///etc/passwd", status=2)
        self.run_cli("articles", "save", "http://127.0.0.1:9/", status=1)
        self.run_cli("articles", "import", status=2)

    def test_articles(self):
        articles = self.json("articles", "list")
        self.assertEqual(len(articles), 8)
        self.assertEqual(next(iter(articles[0])), "id")
        self.assertEqual(articles[0]["slug"], "leaving-gracefully")
        self.assertTrue(all(a["unread"] and a["words"] > 500 for a in articles))

        shown = self.json("articles", "show", str(articles[1]["id"]))
        self.assertEqual(shown["title"], articles[1]["title"])
        self.assertGreater(len(shown["text"]), 3000)
        self.assertEqual(len(self.json("articles", "list", "--filter", "unread")), 8)

        self.assertIn(shown["text"][:200], self.run_cli("articles", "read", articles[1]["slug"]))
        self.run_cli("articles", "star", "hearing-no")
        self.assertEqual(len(self.json("articles", "list", "--filter", "unread")), 7)
        self.assertEqual([a["slug"] for a in self.json("articles", "list", "--filter", "starred")], ["hearing-no"])
        self.run_cli("articles", "star", "hearing-no", "--remove")
        self.run_cli("articles", "read", articles[1]["slug"], "--unread")
        self.assertEqual(self.json("articles", "list"), articles)

    def test_search_and_related(self):
        found = self.json("articles", "search", "feedback")
        self.assertEqual(found[0]["slug"], "hard-feedback")
        self.assertIn("snippet", found[0])
        self.assertEqual(self.json("articles", "search", 'title:"x OR ('), [])
        self.assertEqual(len(self.json("articles", "search", "interview", "--limit", "2")), 2)
        related = self.json("articles", "related", "hearing-no")
        self.assertEqual(len(related), 3)
        self.assertNotIn("hearing-no", [a["slug"] for a in related])

    def test_names(self):
        self.run_cli("names", "add", "company", "Hollowfern", "GmbH")
        self.run_cli("names", "add", "recruiter", stdin="Ada Q.\n\n  Ben Z. \n")
        self.run_cli("names", "add", "company", "Hollowfern GmbH")
        names = self.json("names", "list")
        self.assertEqual([(n["kind"], n["name"]) for n in names],
                         [("recruiter", "Ada Q."), ("recruiter", "Ben Z."), ("company", "Hollowfern GmbH")])
        self.run_cli("names", "exempt", "Ada Q.")
        self.run_cli("names", "exempt", str(names[1]["id"]))
        self.run_cli("names", "exempt", str(names[1]["id"]), "--remove")
        self.assertEqual([n["exempt"] for n in self.json("names", "list")], [True, False, False])

    POLICY = {"unit": "hour",
              "policy": {"accrual_from": "2026-01-01", "frequency": "monthly", "amount": "7.5",
                         "balance_cap": "64", "carryover": {"on": "01-01", "mode": "all", "carried_valid": "P3M"}},
              "schedule": [{"week": {day: ["09:00-12:30", "13:00-17:30"] for day in ("mon", "tue", "wed", "thu", "fri")}}]}

    def leave(self, *arguments, **more):
        return self.json("leave", *arguments, "--today", "2026-11-25", **more)

    def balance(self, on, key="balance"):
        return self.leave("balance", "--on", on)["on"][0][key]

    def test_leave_by_a_payslip_and_a_policy(self):
        self.assertEqual(self.leave("balance")["mode"], "empty")
        self.leave("reconcile", "2026-11-20", "46h30")
        self.leave("policy", "set", "-", stdin=json.dumps(self.POLICY))
        self.leave("schedule", "set", "-", "--from", "2026-01-01", stdin=json.dumps(self.POLICY))
        request = self.leave("request", "--date", "2026-12-03", "--window", "13:15-16:15")["id"]

        answer = self.leave("balance", "--on", "2026-11-25", "--on", "2026-12-31")
        self.assertEqual([(on["balance"], on["held"], on["available"]) for on in answer["on"]],
                         [("46.5000", "0.0000", "46.5000"), ("54.0000", "3.0000", "51.0000")])
        self.leave("approve", str(request))
        self.assertEqual(self.balance("2026-12-31"), "51.0000")

        ledger = self.leave("ledger", "--until", "2027-04-30")
        self.assertEqual(next(iter(ledger[0])), "id")
        self.assertEqual(ledger[0]["kind"], "opening")
        self.assertEqual(ledger[0]["source"], "real")
        self.assertEqual([line["absence"] for line in ledger if line["kind"] == "leave"], [request])
        self.assertEqual(ledger[-1]["balance"], self.balance("2027-04-30"))
        self.assertEqual(sum(round(float(line["amount"]) * 60) for line in ledger),
                         round(float(ledger[-1]["balance"]) * 60))

        forecast = self.leave("forecast", "--until", "2027-06-01")
        self.assertEqual([(mark["on"], mark["kind"], mark["amount"]) for mark in forecast["marks"]],
                         [("2027-02-01", "cap_lost", "2.0000"), ("2027-03-01", "cap_lost", "7.5000"),
                          ("2027-04-01", "expire", "51.0000")])
        for point in forecast["points"]:
            self.assertEqual(point["balance"], self.balance(point["on"]))

        # What was set reads as what it was.
        shown = self.leave("policy", "show")
        again = {"unit": "minute", "policy": shown[0]["policy"], "opening": {"on": "2026-11-20", "amount": "0"}}
        self.assertEqual(next(iter(shown[0])), "id")
        simulated = json.loads(self.run_cli("leave", "simulate", "-", "--on", "2027-06-01", "--json",
                                            stdin=json.dumps(again)))
        self.assertEqual(simulated["on"][0]["accrued_total"], "5190.0000")

    def test_a_policy_that_is_corrected(self):
        self.leave("policy", "set", "-", stdin=json.dumps(self.POLICY))
        wrong = self.balance("2026-11-25")
        for accrual_from in ("2026-01-01", "2025-12-01"):
            right = {"unit": "hour", "policy": {**self.POLICY["policy"], "amount": "2.5", "accrual_from": accrual_from}}
            self.leave("policy", "set", "-", stdin=json.dumps(right))
            self.assertEqual({version["from"] for version in self.leave("policy", "show")}, {"2026-01-01"})
        self.assertEqual((wrong, self.balance("2026-11-25")), ("64.0000", "27.5000"))

        # One that is to hold from a day on, and one that comes after it, are no corrections of the first.
        self.leave("policy", "set", "-", "--from", "2026-06-01", stdin=json.dumps(self.POLICY))
        self.leave("policy", "set", "-", stdin=json.dumps(self.POLICY))
        self.assertEqual(sorted({version["from"] for version in self.leave("policy", "show")}),
                         ["2026-01-01", "2026-06-01", "2026-11-25"])

    def test_leave_states(self):
        self.leave("reconcile", "2026-11-20", "10h")
        first = self.leave("request", "--date", "2026-12-03", "--window", "09:00-11:00")["id"]
        self.assertIn("already", self.fail_cli("leave", "request", "--date", "2026-12-03", "--today", "2026-11-25"))
        second = self.leave("request", "--date", "2026-12-03", "--window", "11:00-12:00", "--amount", "1h30")["id"]
        self.leave("request", "--date", "2026-12-04", "--unpaid")
        self.assertEqual(self.balance("2026-12-31", "available"), "6.5000")
        self.leave("deny", str(second))
        self.leave("approve", str(first))
        self.assertEqual(self.balance("2026-12-31", "available"), "8.0000")
        self.fail_cli("leave", "taken", str(first), "--today", "2026-11-25")
        self.run_cli("leave", "taken", str(first), "--today", "2026-12-03")
        self.leave("cancel", str(first))
        self.assertEqual(self.balance("2026-12-31"), "10.0000")
        states = {row["id"]: (row["state"], [event["to"] for event in row["history"]]) for row in self.leave("list")}
        self.assertEqual(states[first], ("cancelled", ["requested", "approved", "taken", "cancelled"]))
        self.assertEqual(states[second], ("denied", ["requested", "denied"]))
        self.fail_cli("leave", "approve", "99")
        self.run_cli("leave", "approve", "x", status=2)
        self.run_cli("leave", "request", status=2)
        self.run_cli("leave", "request", "--date", "2026-12-03", "--window", "9-5", status=2)
        self.run_cli("leave", "reconcile", "2026-11-20", "much", status=2)

    def fail_cli(self, *arguments):
        done = subprocess.run([CLI, *arguments, "--data-dir", str(self.dir)], text=True, capture_output=True,
                              timeout=60, check=False)
        self.assertEqual((done.returncode, done.stderr.count("\n")), (1, 1), done.stderr)
        return done.stderr

    def test_leave_entries_are_reversed(self):
        self.leave("reconcile", "2026-11-20", "10h")
        comp = self.leave("add", "comp", "2026-11-24", "2h", "--last-usable", "2026-12-31", "--note", "weekend")["id"]
        self.leave("add", "payout", "2026-11-24", "30m")
        subprocess.run([CLI, "leave", "add", "--data-dir", str(self.dir), "--quiet", "--", "adjust", "2026-11-24",
                        "-1h"], timeout=60, check=True)
        self.assertEqual(self.balance("2026-11-25"), "10.5000")
        self.assertEqual(self.balance("2026-11-25", "expiring"), "0.5000")
        self.assertEqual(self.balance("2027-01-01"), "10.0000")
        entry = [line for line in self.leave("ledger") if line["note"] == "weekend"][0]
        # Columns are as wide as they look, also with a minus sign that has three bytes.
        lines = self.run_cli("leave", "ledger").splitlines()
        self.assertEqual({len(line[:37].rstrip()) for line in lines}, {36}, lines)
        self.assertEqual((entry["entry"], entry["last_usable"]), (comp, "2026-12-31"))
        self.leave("reverse", str(comp))
        self.assertEqual(self.balance("2026-11-25"), "8.5000")
        self.fail_cli("leave", "reverse", str(comp))

    def test_leave_schedule_prices_only_ahead(self):
        self.leave("reconcile", "2026-01-01", "100h")
        past = self.leave("request", "--date", "2026-11-03", "--state", "taken")["id"]
        ahead = self.leave("request", "--date", "2026-12-01")["id"]
        short = {"unit": "hour", "schedule": [{"week": {"mon": ["09:00-13:00"], "tue": ["09:00-13:00"]}}]}
        done = subprocess.run([CLI, "leave", "schedule", "set", "-", "--from", "2026-01-01", "--today", "2026-11-25",
                               "--data-dir", str(self.dir)], input=json.dumps(short), text=True, capture_output=True,
                              timeout=60, check=True)
        self.assertIn(f"request {ahead} costs 4 h now, not 8 h", done.stderr)
        costs = {row["id"]: row["cost"] for row in self.leave("list")}
        self.assertEqual(costs, {past: "8.0000", ahead: "4.0000"})

    def test_absence_export_says_no_more_than_the_time(self):
        request = str(self.leave("request", "--date", "2026-12-03", "--window", "13:15-16:15", "--leave-type",
                                 "Zanzibar", "--zone", "Europe/Berlin")["id"])
        first = self.json("absence", "export", request)
        self.assertIn("DTSTART:20261203T121500Z", first["ics"])
        self.assertNotIn("Zanzibar", first["ics"])
        self.leave("cancel", request)
        second = self.json("absence", "export", request)
        uid = [line for line in first["ics"].splitlines() if line.startswith("UID:")]
        self.assertEqual(uid, [line for line in second["ics"].splitlines() if line.startswith("UID:")])
        self.assertEqual((first["sequence"], second["sequence"]), (0, 1))
        self.assertIn("STATUS:CANCELLED", second["ics"])
        self.fail_cli("absence", "export", "7")

    def test_own_holidays(self):
        self.run_cli("leave", "settings", "--region", "DE-BY")
        self.run_cli("leave", "settings", "--region", "XX", status=2)
        self.leave("reconcile", "2026-11-20", "100h")
        self.run_cli("holidays", "add", "2026-12-24", "Christmas", "Eve", "--part", "pm")
        self.run_cli("holidays", "add", "2026-12-25", "Worked", "--worked")
        days = {day["date"]: day for day in self.json("holidays", "list", "--year", "2026")
                if day["date"] >= "2026-12-20" and day["id"]}
        self.assertEqual((days["2026-12-24"]["fraction"], days["2026-12-24"]["part"]), ("0.5000", "pm"))
        self.assertEqual(days["2026-12-25"]["fraction"], "0.0000")
        self.leave("request", "--date", "2026-12-24", "--until-date", "2026-12-25")
        self.assertEqual(self.leave("list")[0]["cost"], "12.0000")

        ics = ("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:a\nDTSTART;VALUE=DATE:20261228\n"
               "DTEND;VALUE=DATE:20270101\nSUMMARY:Closed\nEND:VEVENT\nBEGIN:VEVENT\nUID:b\n"
               "DTSTART:20261224T100000Z\nSUMMARY:Party\nEND:VEVENT\nEND:VCALENDAR\n")
        yearly = ("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:c\nDTSTART;VALUE=DATE:20261113\n"
                  "RRULE:FREQ=YEARLY\nSUMMARY:Founding day\nEND:VEVENT\nEND:VCALENDAR\n")
        self.assertEqual(self.json("holidays", "import", "-", stdin=ics), {"days": 4, "left_out": 1})
        self.assertEqual(self.json("holidays", "import", "-", stdin=ics), {"days": 4, "left_out": 1})
        closed = [day for day in self.json("holidays", "list", "--year", "2026") if day["name"] == "Closed"]
        self.assertEqual([day["date"] for day in closed], [f"2026-12-{day}" for day in range(28, 32)])
        self.run_cli("holidays", "remove", str(closed[0]["id"]))
        # A day that comes again each year does so here, as in the window.
        self.assertEqual(self.json("holidays", "import", "-", stdin=yearly)["days"], 5)
        later = [day for day in self.json("holidays", "list", "--year", "2029") if day["name"] == "Founding day"]
        self.assertEqual([day["date"] for day in later], ["2029-11-13"])
        self.run_cli("holidays", "import", "-", stdin="no calendar", status=1)

    def test_two_processes_write_leave(self):
        self.leave("reconcile", "2026-11-20", "100h")
        running = [subprocess.Popen([CLI, "leave", "request", "--date", f"2026-12-{day:02}", "--today", "2026-11-25",
                                     "--window", "09:00-10:00", "--data-dir", str(self.dir)],
                                    stdout=subprocess.DEVNULL) for day in range(1, 9)]
        self.assertEqual([process.wait(60) for process in running], [0] * 8)
        self.assertEqual(len(self.leave("list")), 8)

    def test_names_all_or_none(self):
        self.run_cli("names", "add", "company", status=1, stdin="Good\n" + "x" * 300 + "\n")
        self.assertEqual(self.json("names", "list"), [])

    def test_wrong_usage(self):
        for arguments, status in (
            (("articles", "show"), 2),
            (("articles", "show", "no-such-article"), 1),
            (("articles", "show", "999"), 1),
            (("articles", "show", "-1"), 2),
            (("articles", "show", "99999999999999999999999999"), 1),
            (("articles", "search"), 2),
            (("articles", "list", "--filter", "blue"), 2),
            (("articles", "list", "extra"), 2),
            (("names", "add"), 2),
            (("names", "add", "company"), 2),
            (("names", "add", "planet", "Mars"), 2),
            (("names", "add", "company", "  "), 2),
            (("names", "exempt", "nobody"), 1),
            (("doctor", "--set-aside", "both"), 2),
        ):
            with self.subTest(arguments=arguments):
                self.run_cli(*arguments, status=status)

    def test_nothing_for_a_terminal_to_obey(self):
        self.json("articles", "list")
        with contextlib.closing(sqlite3.connect(self.dir / "library.db")) as db, db:
            db.execute("UPDATE article SET title = ?", ["evil " + "".join(map(chr, range(1, 256)))])
        master, slave = pty.openpty()
        with subprocess.Popen([CLI, "articles", "list", "--data-dir", str(self.dir)], stdout=slave) as child:
            os.close(slave)
            said = b""
            try:
                while chunk := os.read(master, 4096):
                    said += chunk
            except OSError:
                pass
            child.wait(60)
        os.close(master)
        self.assertEqual(child.returncode, 0)
        self.assertIn(b"evil", said)
        text = said.decode("utf-8").replace("\r\n", "")
        self.assertEqual([c for c in text if ord(c) < 32 or 127 <= ord(c) < 160], [])

    def test_for_the_owner_alone(self):
        self.json("names", "list")
        self.assertEqual(stat.S_IMODE(self.dir.stat().st_mode), 0o700)
        for path in self.dir.iterdir():
            self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o600, path)

    def test_two_at_once(self):
        children = []
        for n in range(12):
            children.append(subprocess.Popen([CLI, "names", "add", "company", f"name {n:02}",
                                              "--data-dir", str(self.dir)]))
        self.assertEqual([child.wait(60) for child in children], [0] * 12)
        self.assertEqual([n["name"] for n in self.json("names", "list")], [f"name {n:02}" for n in range(12)])

    def test_leave_is_asked_for_in_words_that_are_known(self):
        for arguments in (("settings", "--region", "XX"), ("settings", "--increment", "0m"),
                          ("settings", "--day", "30h"), ("add", "bogus", "2026-01-01", "8h")):
            with self.subTest(arguments=arguments):
                self.run_cli("leave", *arguments, status=2)
        self.run_cli("leave", "policy", "set", "-", stdin='{"unit":"hour"}', status=2)
        self.run_cli("leave", "settings", "--min-block", "0m", "--region", "DE-BY")
        self.assertEqual(self.json("leave", "settings")["region"], "DE-BY")

        # An amount below zero is no option.
        self.run_cli("leave", "reconcile", "2026-01-02", "-3h", "--today", "2026-01-05")
        self.assertEqual(self.json("leave", "balance", "--on", "2026-01-05")["on"][0]["balance"], "-3.0000")
        self.run_cli("leave", "add", "adjust", "2026-01-03", "-1h", "--note", "-", stdin="too much\n")
        self.assertEqual(self.json("leave", "ledger")[-1]["note"], "too much")
        self.assertEqual({day["fraction"] for day in self.json("holidays", "list", "--region", "US")}, {"1.0000"})

    def test_a_document_also_where_there_is_nothing_to_tell(self):
        file = str(pathlib.Path(self.folder.name) / "all.backup")
        for arguments in (("names", "add", "company", "Hollowfern"), ("articles", "star", "1"), ("backup", file),
                          ("restore", file), ("export", "-"), ("export", file + ".json"), ("erase", "--yes")):
            with self.subTest(arguments=arguments):
                self.assertIsInstance(json.loads(self.run_cli(*arguments, "--json")), dict)
        self.assertEqual(self.run_cli("names", "add", "company", "Hollowfern"), "")

    def test_export_and_import(self):
        self.run_cli("names", "add", "company", "Hollowfern GmbH")
        self.run_cli("articles", "star", "hearing-no")
        exported = self.run_cli("export")
        document = json.loads(exported)
        self.assertEqual(document["halfday"], 1)
        self.assertIn("Hollowfern GmbH", [row["name"] for row in document["private"]["tables"]["own_name"]])
        file = pathlib.Path(self.folder.name) / "all.json"
        self.run_cli("export", str(file))
        self.assertEqual(file.read_text(encoding="utf-8"), exported)
        self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)

        # Not over what is there; into an empty one it is the same to the letter.
        self.run_cli("import", str(file), status=1)
        self.dir = pathlib.Path(self.folder.name) / "other"
        self.run_cli("import", "-", stdin=exported)
        self.assertEqual(self.run_cli("export"), exported)
        self.assertEqual(self.json("articles", "search", "feedback")[0]["slug"], "hard-feedback")

        self.run_cli("export", "--format", "klingon", status=2)
        self.run_cli("import", "-", stdin="[]", status=1)
        self.run_cli("import", "-", stdin='{"halfday":2}', status=1)
        self.run_cli("import", "-", stdin='{"halfday":1}', status=1)
        self.run_cli("import", "/nonexistent", status=1)

    def test_import_looks_and_writes_at_once(self):
        """What another program stores while an import waits for it is not written over."""
        self.run_cli("names", "add", "company", "Hollowfern GmbH")
        file = pathlib.Path(self.folder.name) / "all.json"
        self.run_cli("export", str(file))
        self.run_cli("erase", "--yes")
        writer = sqlite3.connect(self.dir / "private.db", isolation_level=None)
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO ignored_finding (finding, at) VALUES ('x', 1)")
        with subprocess.Popen([CLI, "import", str(file), "--data-dir", str(self.dir)], stderr=subprocess.PIPE,
                              text=True) as child:
            while child.poll() is None and not holds(child.pid, "library.db"):
                pass
            writer.execute("COMMIT")
            said = child.communicate(timeout=60)[1]
        writer.close()
        self.assertEqual(child.returncode, 1, said)
        self.assertIn("there is something in private.db", said)
        self.assertEqual(self.json("names", "list"), [])

    def test_export_for_other_programs(self):
        self.run_cli("leave", "request", "--date", "2026-12-03", "--window", "13:15-16:15",
                     "--leave-type", '=HYPERLINK("x"), two', "--today", "2026-11-25")
        self.run_cli("leave", "request", "--date", "2026-12-07", "--state", "draft", "--today", "2026-11-25")
        rows = list(csv.DictReader(io.StringIO(self.run_cli("export", "--format", "csv"), newline="")))
        self.assertEqual([(row["first_day"], row["from"], row["state"]) for row in rows],
                         [("2026-12-03", "13:15", "requested"), ("2026-12-07", "", "draft")])
        # No cell that a spreadsheet would run.
        self.assertEqual(rows[0]["leave"], '\'=HYPERLINK("x"), two')

        ics = self.run_cli("export", "--format", "ics", "--zone", "Europe/Berlin")
        self.assertEqual(ics.count("BEGIN:VEVENT"), 1)
        self.assertIn("DTSTART:20261203T121500Z", ics)
        self.assertIn("SUMMARY:Appointment", ics)
        self.assertNotIn("HYPERLINK", ics)

        text = self.run_cli("export", "--format", "md")
        self.assertEqual(sum(line.startswith("# ") for line in text.splitlines()), 8)

    def test_a_terminal_is_told_nothing(self):
        self.run_cli("leave", "request", "--date", "2026-12-03", "--today", "2026-11-25", "--leave-type",
                     "A\x1b[31mB\x9b\u202eC")
        for form in ("json", "csv", "ics", "opml", "md"):
            with self.subTest(form=form):
                master, slave = pty.openpty()
                said = b""
                with subprocess.Popen([CLI, "export", "--format", form, "--data-dir", str(self.dir)], stdout=slave) as child:
                    os.close(slave)
                    with contextlib.suppress(OSError):
                        while chunk := os.read(master, 4096):
                            said += chunk
                    self.assertEqual(child.wait(60), 0)
                os.close(master)
                text = said.decode("utf-8").replace("\r\n", "")
                self.assertGreater(len(text), 50)
                self.assertEqual([c for c in text if ord(c) < 32 or 127 <= ord(c) < 160 or c == "\u202e"], [])

    def test_backup_and_restore(self):
        file = pathlib.Path(self.folder.name) / "all.backup"
        self.run_cli("backup", str(file), status=1)
        self.run_cli("backup", "-", status=2)
        self.run_cli("names", "add", "company", "Hollowfern GmbH")
        pictures = self.dir / "pictures"
        pictures.mkdir(exist_ok=True)
        (pictures / "ab12.png").write_bytes(b"\x89PNG\r\n\x1a\n1234")
        (pictures / "cd34.jpg").write_bytes(b"\xff\xd8\xff\xe0\x00\x101234")
        (pictures / "no picture").write_text("no")
        self.run_cli("backup", str(file))
        self.run_cli("backup", str(file), status=1)
        before = self.run_cli("export")

        self.run_cli("names", "add", "company", "Later AG")
        self.run_cli("restore", str(file))
        self.assertEqual([n["name"] for n in self.json("names", "list")], ["Hollowfern GmbH"])
        # What restoring replaced is kept, and can be brought back too.
        kept, = self.dir.glob("before-restore-*.backup")
        self.run_cli("restore", str(kept))
        self.assertEqual([n["name"] for n in self.json("names", "list")], ["Hollowfern GmbH", "Later AG"])

        self.dir = pathlib.Path(self.folder.name) / "other"
        self.run_cli("restore", str(file))
        self.assertEqual(json.loads(self.run_cli("export"))["private"], json.loads(before)["private"])
        self.assertEqual(sorted(p.name for p in (self.dir / "pictures").iterdir()), ["ab12.png", "cd34.jpg"])

        # Over a file that is damaged nothing is restored, but the way to it is told.
        (self.dir / "private.db").write_bytes(b"dear diary")
        told = subprocess.run([CLI, "restore", str(file), "--data-dir", str(self.dir)], text=True,
                              capture_output=True, timeout=60, check=False)
        self.assertEqual(told.returncode, 1)
        self.assertIn("halfday-cli doctor --set-aside private", told.stderr)
        self.assertEqual((self.dir / "private.db").read_bytes(), b"dear diary")
        self.run_cli("doctor", "--set-aside", "private")
        self.run_cli("restore", str(file))
        self.assertEqual([n["name"] for n in self.json("names", "list")], ["Hollowfern GmbH"])

        file.write_bytes(file.read_bytes()[:5000])
        for bad in (str(file), "/dev/null", CLI):
            self.run_cli("restore", bad, status=1)
        self.assertEqual([n["name"] for n in self.json("names", "list")], ["Hollowfern GmbH"])

    def test_erase(self):
        self.run_cli("names", "add", "company", "Canaryfern")
        self.run_cli("erase", status=1)
        self.run_cli("erase", stdin="yes\n", status=1)
        self.assertEqual(len(self.json("names", "list")), 1)
        # What was set aside is a copy too, also when nothing took its place.
        aside = self.dir / "private.db.damaged-2026-11-25"
        aside.write_bytes((self.dir / "private.db").read_bytes())
        (self.dir / "library.db.v1").write_bytes(b"Canaryfern")
        self.assertFalse((self.dir / "library.db").exists())
        self.run_cli("erase", stdin="erase\n")
        self.assertFalse(aside.exists())
        self.assertFalse((self.dir / "library.db.v1").exists())
        self.assertEqual(self.json("names", "list"), [])
        self.assertFalse(any(b"Canaryfern" in path.read_bytes() for path in self.dir.iterdir() if path.is_file()))
        self.assertEqual(len(self.json("articles", "list")), 8)

    def test_erase_damaged(self):
        self.run_cli("names", "add", "company", "Canaryfern")
        self.json("articles", "list")
        kept = self.dir / "before-restore-2026-11-24.backup"
        wal = self.dir / "private.db-wal"
        for name in ("private.db", "library.db"):
            path = self.dir / name
            whole = path.read_bytes()
            path.write_bytes(whole[:4096] + b"Z" * (len(whole) - 4096 - 10) + b"Canaryfern")
        kept.write_bytes(b"Canaryfern")
        wal.write_bytes(b"Canaryfern")
        self.run_cli("erase", stdin="no\n", status=1)
        self.assertTrue((self.dir / "private.db").exists())
        self.run_cli("erase", stdin="erase\n")
        self.assertFalse(kept.exists())
        self.assertFalse(wal.exists())
        self.assertFalse(any(b"Canaryfern" in path.read_bytes() for path in self.dir.iterdir() if path.is_file()))
        self.assertEqual(self.json("names", "list"), [])
        self.assertEqual(len(self.json("articles", "list")), 8)

    def test_doctor(self):
        self.assertEqual([d["state"] for d in self.json("doctor")], ["missing", "missing"])
        self.assertFalse(self.dir.exists())
        self.run_cli("names", "add", "company", "Hollowfern")
        self.json("articles", "list")
        self.assertEqual([(d["id"], d["state"], d["findings"]) for d in self.json("doctor")],
                         [("private", "ok", []), ("library", "ok", [])])

        private = self.dir / "private.db"
        whole = private.read_bytes()
        private.write_bytes(whole[:4096] + b"Z" * (len(whole) - 4096))
        broken = private.read_bytes()
        self.assertEqual([d["state"] for d in self.json("doctor", status=1)], ["damaged", "ok"])
        self.assertEqual(private.read_bytes(), broken)
        self.run_cli("doctor", "--set-aside", "library", status=1)
        aside = pathlib.Path(self.run_cli("doctor", "--set-aside", "private").strip())
        self.assertEqual(aside.read_bytes(), broken)
        self.assertEqual(self.json("names", "list"), [])

    def test_newer_is_refused(self):
        self.json("names", "list")
        private = self.dir / "private.db"
        newer = bytearray(private.read_bytes())
        newer[60:64] = (1000).to_bytes(4, "big")
        private.write_bytes(newer)
        self.run_cli("names", "list", status=1)
        self.assertEqual(self.json("doctor", status=1)[0]["state"], "newer")
        self.assertEqual(private.read_bytes(), newer)


if __name__ == "__main__":
    unittest.main(verbosity=2)
