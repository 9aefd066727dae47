#!/usr/bin/python3
"""test-appointments.py HALFDAY-CLI DATA: appointments, as a script sees them."""

import contextlib
import datetime
import json
import os
import pathlib
import resource
import sqlite3
import subprocess
import sys
import tempfile
import unittest

DATA = pathlib.Path(sys.argv.pop())
CLI = sys.argv.pop()

EVENT = """BEGIN:VCALENDAR
VERSION:2.0
METHOD:{method}
BEGIN:VTIMEZONE
TZID:Europe/Berlin
END:VTIMEZONE
BEGIN:VEVENT
UID:{uid}
SEQUENCE:{sequence}
DTSTAMP:20261120T10{sequence:02}00Z
DTSTART;TZID=Europe/Berlin:{start}
DTEND;TZID=Europe/Berlin:{end}
SUMMARY:Talk with Hollowfern
LOCATION:{location}
ORGANIZER:mailto:robin@example.net
END:VEVENT
END:VCALENDAR
"""


def event(uid="a@x", sequence=0, start="20261203T140000", end="20261203T150000", method="REQUEST",
          location="Birch Street 4"):
    return EVENT.format(uid=uid, sequence=sequence, start=start, end=end, method=method, location=location)


class Appointments(unittest.TestCase):
    today = "2026-11-25"

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.dir = pathlib.Path(self.folder.name) / "data"

    def tearDown(self):
        self.folder.cleanup()

    def fails(self, *arguments, status=1):
        """What is said of why it fails."""
        done = subprocess.run([CLI, *arguments, "--data-dir", str(self.dir), "--today", "2026-11-25"], text=True,
                              capture_output=True, timeout=60, check=False, stdin=subprocess.DEVNULL)
        self.assertEqual((done.returncode, done.stdout, done.stderr.count("\n")), (status, "", 1), done.stderr)
        return done.stderr

    def run_cli(self, *arguments, status=0, stdin="", env=None):
        done = subprocess.run([CLI, *arguments, "--data-dir", str(self.dir), "--today", self.today,
                               "--zone", "Europe/Berlin"], input=stdin, text=True, env=env,
                              capture_output=True, timeout=60, check=False)
        self.assertEqual(done.returncode, status, done.stderr)
        if status != 0:
            self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        return done.stdout

    def json(self, *arguments, **more):
        return json.loads(self.run_cli(*arguments, "--json", **more))

    def import_text(self, text, *options, **more):
        return self.json("appointments", "import", "-", *options, stdin=text, **more)

    def verdicts(self, text, *options):
        return [line["verdict"] for line in self.import_text(text, *options)]

    def test_add_from_options(self):
        self.run_cli("appointments", "add", "--company", "Hollowfern", "--role", "Analyst",
                     "--when", "Thu 3 Dec 14:00-15:00 New York time", "--stage", "screen",
                     "--next", "Send times", "--next-on", "2026-11-27")
        entry, = self.json("appointments", "list")
        self.assertEqual(next(iter(entry)), "id")
        self.assertEqual((entry["company"], entry["role"], entry["stage"]), ("Hollowfern", "Analyst", "screen"))
        self.assertEqual((entry["start_utc"], entry["zone"]), ("2026-12-03T19:00:00Z", "America/New_York"))
        self.assertEqual(entry["start_wall"], "2026-12-03T14:00:00")
        self.assertEqual((entry["next_action"], entry["next_on"]), ("Send times", "2026-11-27"))
        self.assertEqual(len(entry["appointments"]), 1)
        self.assertIn(("company", "Hollowfern"), [(n["kind"], n["name"]) for n in self.json("names", "list")])
        self.assertIn("(here 20:00)", self.run_cli("appointments", "list"))

    def test_one_visit(self):
        number = self.run_cli("appointments", "add", "--company", "Hollowfern", "--place", "Mill Lane 3",
                              "--when", "3 Dec 2026 10:00-10:45").strip()
        add = ("appointments", "add", "--of", number, "--when")
        first = self.json("appointments", "show", number)["appointments"][0]["id"]
        self.run_cli(*add, "3 Dec 2026 11:00-12:00", "--visit", str(first))
        self.run_cli(*add, "3 Dec 2026 15:00-16:00")
        shown = self.json("appointments", "show", number)["appointments"]
        self.assertEqual([(m["loop"], m["round"]) for m in shown], [(1, 1), (1, 1), (0, 2)])

        # Of another day, of nobody, and of another entry.
        self.run_cli("appointments", "add", "--company", "Tansy", "--when", "3 Dec 2026 13:00-13:30")
        other = self.json("appointments", "list")[0]["appointments"][0]["id"]
        for when, visit in (("4 Dec 2026 10:00-11:00", first), ("3 Dec 2026", first),
                            ("3 Dec 2026 13:00-14:00", 99), ("3 Dec 2026 13:00-14:00", other)):
            self.run_cli(*add, when, "--visit", str(visit), status=1)
        for wrong in (("--visit", str(first)), ("--of", number, "--visit", "x")):
            self.run_cli("appointments", "add", "--when", "3 Dec 2026 13:00-14:00", *wrong, status=2)
        self.assertEqual(len(self.json("appointments", "show", number)["appointments"]), 3)

    def test_add_from_a_text(self):
        text = "company: Tansy\nrole: Architect\nplace: Birch Street 4\nFri 4 Dec 9:30-11am, on site, 35 min each way\n"
        number = int(self.run_cli("appointments", "add", "-", stdin=text))
        shown = self.json("appointments", "show", str(number))
        self.assertEqual((shown["company"], shown["role"]), ("Tansy", "Architect"))
        meeting, = shown["appointments"]
        self.assertEqual((meeting["start_utc"], meeting["travel_out"]), ("2026-12-04T08:30:00Z", 35))
        self.assertEqual((meeting["format"], meeting["place"]), ("site", "Birch Street 4"))

        # The second round of the same, and an entry of which only the name is known.
        self.run_cli("appointments", "add", "--of", str(number), "--when", "11 Dec 2026 10:00-11:00")
        self.assertEqual([m["round"] for m in self.json("appointments", "show", str(number))["appointments"]], [1, 2])
        self.run_cli("appointments", "add", "--company", "Sorrel")
        self.assertEqual([len(e["appointments"]) for e in self.json("appointments", "list")], [0, 2])
        self.assertEqual([e["company"] for e in self.json("appointments", "list", "tansy", "birch")], ["Tansy"])
        self.assertEqual(self.json("appointments", "list", "--stage", "offer"), [])

    def test_a_text_is_read_by_the_child(self):
        """What comes from a pipe, or is no line, is read apart from the database; a typed line is not."""
        number = self.run_cli("appointments", "add", "--company", "Tansy").strip()
        text = "Could you do one of these?\nFri 4 Dec 10:00-12:00 CET\nMon 7 Dec 9:00-10:00 CET\n"
        none = {"env": {**os.environ, "HALFDAY_PARSER": "/nonexistent/parser"}}
        for arguments, stdin in ((("add", "-"), text), (("add", "--of", number, "-"), text[27:]),
                                 (("add", "--of", number, "--when", text), ""), (("offer", number, "-"), text),
                                 (("add", "--of", number, "-"), "Fri 4 Dec 10:00-12:00 CET")):
            self.assertIn("cannot be started", self.said("appointments", *arguments, status=1, stdin=stdin, **none))
        self.assertEqual([len(e["appointments"]) for e in self.json("appointments", "list")], [0])
        self.run_cli("appointments", "add", "--of", number, "--when", "Fri 4 Dec 10:00-12:00 CET", **none)

        self.run_cli("appointments", "add", "--of", number, "-", stdin=text)
        entry, = self.json("appointments", "list")
        self.assertEqual([m["start_utc"] for m in entry["appointments"]], ["2026-12-04T09:00:00Z", None])
        self.assertIn("12-07", self.run_cli("appointments", "show", number))

    def test_nothing_is_dropped(self):
        """What has no place to go to is refused, or told of, and is not left out without a word."""
        number = self.run_cli("appointments", "add", "--company", "Sorrel", "--place", "Fern Road 2").strip()
        self.assertEqual(self.json("appointments", "show", number)["place"], "Fern Road 2")
        when = ("--when", "11 Dec 2026 10:00-11:00")
        for more in (("--company", "Tansy"), ("--role", "Analyst"), ("--stage", "loop"), ("--next", "Call"),
                     ("--next-on", "2026-12-01")):
            self.run_cli("appointments", "add", "--of", number, *when, *more, status=2)
        for more in (("--title", "Talk"), ("--link", "https://meet.example/x"), ("--round", "2")):
            self.run_cli("appointments", "add", "--company", "Tansy", *more, status=2)
        self.run_cli("appointments", "add", "-", *when, stdin="company: Tansy\n12 Dec 2026 10:00-11:00\n", status=2)
        self.run_cli("appointments", "add", "--of", "0", *when, status=2)
        self.assertNotIn("--company", self.said("appointments", "add", "--of", number, "--title", "Talk", status=2))
        self.run_cli("appointments", "import", "-", "--of", "0", stdin=event(), status=2)
        self.run_cli("appointments", "import", "-", "--of", number, "--company", "Tansy", stdin=event(), status=2)
        self.run_cli("appointments", "offer", number, *when, "--appointment", "0", status=2)
        self.run_cli("appointments", "offer", number, "-", *when, stdin="12 Dec 2026 10:00-11:00", status=2)
        self.run_cli("appointments", "release", number, "--appointment", "0", status=2)
        entry, = self.json("appointments", "list")
        self.assertEqual(entry["appointments"], [])

        said = self.said("appointments", "add", "--of", number, "-", stdin="company: Tansy\n12 Dec 2026 10:00-11:00\n")
        self.assertIn("is left out", said)
        entry, = self.json("appointments", "list")
        self.assertEqual((entry["company"], len(entry["appointments"])), ("Sorrel", 1))

    def test_several_times_are_offers(self):
        self.run_cli("appointments", "add", "--company", "Tansy",
                     "--when", "Thu 3 Dec 14:00-15:00 CET or Fri 4 Dec 10:00-11:00 CET")
        meeting, = self.json("appointments", "list")[0]["appointments"]
        self.assertEqual((meeting["state"], meeting["start_utc"]), ("offered", None))
        slots = self.json("appointments", "show", "1")["slots"]
        self.assertEqual([(s["by"], s["start_utc"], s["chosen"]) for s in slots],
                         [("them", "2026-12-03T13:00:00Z", False), ("them", "2026-12-04T09:00:00Z", False)])
        self.assertEqual({s["appointment"] for s in slots}, {meeting["id"]})

    def test_times_that_i_offer(self):
        number = self.run_cli("appointments", "add", "--company", "Tansy").strip()
        done = self.json("appointments", "offer", number, "--to", "Robin",
                         "--when", "Thu 3 Dec 14:00-15:00 or Fri 4 Dec 10:00-12:00")
        self.assertEqual(done["id"], int(number))
        # The same again, and one more: each is kept once.
        self.run_cli("appointments", "offer", number, "-", stdin="to: Robin\nFri 4 Dec 10:00-12:00\n")
        self.run_cli("appointments", "offer", number, "--when", "Mon 7 Dec 9:00-10:00 New York time")
        shown = self.json("appointments", "show", number)
        meeting, = shown["appointments"]
        self.assertEqual((meeting["id"], meeting["state"], meeting["start_utc"]),
                         (done["appointment"], "offered", None))
        self.assertEqual([(s["by"], s["start_utc"], s["to"], s["offered_on"], s["chosen"]) for s in shown["slots"]],
                         [("me", "2026-12-03T13:00:00Z", "Robin", "2026-11-25", False),
                          ("me", "2026-12-04T09:00:00Z", "Robin", "2026-11-25", False),
                          ("me", "2026-12-07T14:00:00Z", None, "2026-11-25", False)])
        said = self.run_cli("appointments", "show", number)
        self.assertIn("Thu 2026-12-03 14:00–15:00", said)
        self.assertIn("offered by you to Robin", said)

        # They took the second, of which it takes an hour; the others are released.
        self.assertEqual(self.json("appointments", "take", str(shown["slots"][1]["id"])), done)
        shown = self.json("appointments", "show", number)
        meeting, = shown["appointments"]
        self.assertEqual((meeting["state"], meeting["start_utc"], meeting["end_utc"]),
                         ("confirmed", "2026-12-04T09:00:00Z", "2026-12-04T10:00:00Z"))
        self.assertEqual([(s["start_utc"], s["chosen"]) for s in shown["slots"]], [("2026-12-04T09:00:00Z", True)])

    def test_offers_are_released(self):
        number = self.run_cli("appointments", "add", "--company", "Tansy", "--when", "3 Dec 2026 14:00-15:00").strip()
        self.run_cli("appointments", "offer", number, "--when", "4 Dec 2026 10:00-11:00")
        self.run_cli("appointments", "release", number)
        shown = self.json("appointments", "show", number)
        self.assertEqual(shown["slots"], [])
        self.assertEqual(shown["appointments"][0]["start_utc"], "2026-12-03T13:00:00Z")

    def test_one_of_their_times_is_proposed(self):
        number = self.run_cli("appointments", "add", "--company", "Tansy",
                              "--when", "Thu 3 Dec 14:00-15:00 CET or Fri 4 Dec 10:00-11:00 CET").strip()
        slots = self.json("appointments", "show", number)["slots"]
        self.run_cli("appointments", "take", str(slots[1]["id"]))
        meeting, = self.json("appointments", "show", number)["appointments"]
        self.assertEqual((meeting["state"], meeting["start_utc"]), ("proposed", "2026-12-04T09:00:00Z"))

    def test_a_time_is_printed_as_it_was_named(self):
        number = self.run_cli("appointments", "add", "--company", "Tansy",
                              "--when", "Thu 3 Dec 14:00-16:00 CET or Fri 4 Dec 10:00 CET").strip()
        slots = self.json("appointments", "show", number)["slots"]
        self.run_cli("appointments", "take", str(slots[0]["id"]))
        said = self.run_cli("appointments", "show", number)
        self.assertIn("Fri 2026-12-04 10:00", said)
        self.assertNotIn("10:00–12:00", said)

    def test_it_stays_as_agreed(self):
        number = self.run_cli("appointments", "add", "--company", "Tansy",
                              "--when", "Thu 3 Dec 14:00-15:00 CET or Fri 4 Dec 10:00-11:00 CET").strip()
        slots = self.json("appointments", "show", number)["slots"]
        done = self.json("appointments", "take", str(slots[0]["id"]))
        # What the app keeps of a mail that asks for the other one.
        with contextlib.closing(sqlite3.connect(self.dir / "private.db")) as store:
            store.execute("UPDATE offered_slot SET offered_on = 20782 WHERE id = ?", (slots[1]["id"],))
            store.commit()
        self.assertEqual(self.run_cli("appointments", "show", number).count(", asked for"), 1)
        self.assertEqual(self.json("appointments", "stay", str(done["appointment"])), done)
        shown = self.json("appointments", "show", number)
        self.assertEqual([s["offered_on"] for s in shown["slots"]], [None, None])
        self.assertEqual(shown["appointments"][0]["start_utc"], "2026-12-03T13:00:00Z")
        shown = self.run_cli("appointments", "show", number)
        self.assertNotIn("asked for", shown)
        self.assertIn(f"(appointment {done['appointment']})", shown)
        self.assertIn("there is no appointment 98", self.fails("appointments", "stay", "98"))
        self.run_cli("appointments", "stay", "x", status=2)

    def test_offers_are_refused(self):
        number = self.run_cli("appointments", "add", "--company", "Tansy", "--when", "3 Dec 2026 14:00-15:00").strip()
        self.run_cli("appointments", "add", "--of", number, "--when", "10 Dec 2026 14:00-15:00", "--round", "2")
        offer = ("--when", "4 Dec 2026 10:00-11:00")
        self.run_cli("appointments", "offer", number, *offer, status=2)  # which of the two
        self.run_cli("appointments", "offer", number, *offer, "--appointment", "99", status=1)
        self.run_cli("appointments", "offer", "99", *offer, status=1)
        self.run_cli("appointments", "offer", number, status=2)
        self.run_cli("appointments", "offer", number, "--appointment", "1", "--when", "4/12 at 10", status=1)
        self.run_cli("appointments", "offer", number, "--appointment", "1", "--when", "Fri 4 Dec 10:00", status=1)
        self.run_cli("appointments", "offer", number, "--appointment", "1", "--when", "soon", status=1)
        self.run_cli("appointments", "release", "99", status=1)
        self.run_cli("appointments", "take", "99", status=1)
        self.run_cli("appointments", "take", "x", status=2)
        self.assertEqual(self.json("appointments", "show", number)["slots"], [])
        self.run_cli("appointments", "offer", number, *offer, "--appointment", "2")
        self.assertEqual([s["appointment"] for s in self.json("appointments", "show", number)["slots"]], [2])
        said = self.run_cli("appointments", "show", number).splitlines()
        self.assertEqual([line.rpartition("  ")[2] for line in said[1:3]], ["(appointment 1)", "(appointment 2)"])
        self.assertTrue(said[3].endswith("  offered by you, for appointment 2"), said[3])

    def test_unknown_zone(self):
        """What nobody can place is not stored, and how it can be is said."""
        said = self.run_cli("appointments", "import", "-", stdin=event().replace("Europe/Berlin", "Nowhere"))
        self.assertIn("whose time is it? appointments add takes it written out", said)
        self.assertEqual(self.json("appointments", "list"), [])

    def test_nothing_ambiguous_is_imported(self):
        mail = "From: robin@example.net\nSubject: A talk\nContent-Type: text/plain\n\nCould we talk on 3/12 at 2pm?\n"
        line, = self.import_text(mail, "--company", "Hollowfern")
        self.assertFalse(line["stored"])
        self.assertIn("more than one reading", self.run_cli("appointments", "import", "-", "--yes", stdin=mail))
        # By day or by night: the app shows what it takes that for, here nobody would see it.
        self.assertIn("the start has more than one reading: 2026-12-04T15:00",
                      self.run_cli("appointments", "import", "-", "--yes",
                                   stdin=mail.replace("on 3/12 at 2pm", "on Fri 4 Dec 2026 at 3")))
        # Where only one zone comes to mind it is no choice between two.
        mail = mail.replace("on 3/12 at 2pm", "on 3 Dec 2026 at 2pm local time")
        self.assertIn("the zone is not certain, perhaps: Europe/Berlin",
                      self.run_cli("appointments", "import", "-", "--yes", stdin=mail))
        self.assertIn("zone? perhaps Europe/Berlin", self.run_cli("calendar", "text", stdin=mail))
        # A whole day somewhere near the date line.
        day = ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20261202T110000Z\nDTEND:20261203T110000Z\n"
               "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE\nEND:VEVENT\nEND:VCALENDAR\n")
        line, = self.import_text(day)
        self.assertFalse(line["stored"])
        self.assertEqual(self.json("appointments", "list"), [])

    def plant(self, db, table, **row):
        """A canary in each column that people write into."""
        chosen = {"stage", "outcome", "state", "format", "zone", "named_by", "kind", "was_why"}
        written = {name for _id, name, kind, *_more in db.execute(f"PRAGMA table_info ({table})")
                   if kind == "TEXT" and name not in chosen}
        self.assertTrue(written, table)
        if row:
            row |= {name: "x" for name in written}
            db.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
                       tuple(row.values()))
        for name in sorted(written):
            db.execute(f"UPDATE {table} SET {name} = 'Qanary {table} {name}' || id")

    def test_exports_say_nothing_of_it(self):
        self.import_text(event(location="Birch Street 4"), "--company", "Hollowfern")
        self.run_cli("appointments", "offer", "1", "--to", "Ines Quillmarsh", "--when", "11 Dec 2026 9:00-10:00")
        self.book_leave()
        with contextlib.closing(sqlite3.connect(self.dir / "private.db")) as db, db:
            self.plant(db, "person", application=1)
            self.plant(db, "job_note", application=1, interview=1, kind="note", done=0, position=0)
            for table in ("job_application", "interview", "offered_slot", "own_name"):
                self.plant(db, table)
            self.assertEqual(db.execute("SELECT absence FROM interview").fetchall(), [(1,)])
        self.assertIn("Qanary interview title1", self.run_cli("appointments", "list"))
        self.run_cli("appointments", "outcome", "1", "withdrawn")
        said = [self.run_cli("absence", "export", "1", *more) for more in ((), ("--json",), ("--lang", "de"))]
        said += [self.run_cli("export", "--format", form) for form in ("csv", "ics", "md", "opml")]
        for text in said:
            for word in ("qanary", "hollowfern", "quillmarsh", "birch street", "a@x"):
                self.assertFalse(word in text.casefold(), word)

    def test_nothing_ambiguous_is_decided(self):
        self.run_cli("appointments", "add", "--when", "3/12 at 2pm", status=1)
        self.run_cli("appointments", "add", "--when", "soon", status=1)
        self.run_cli("appointments", "add", "--of", "99", "--when", "3 Dec 2026 14:00-15:00", status=1)
        self.assertEqual(self.json("appointments", "list"), [])

    def test_way(self):
        number = self.run_cli("appointments", "add", "--company", "Tansy").strip()
        self.run_cli("appointments", "move", number, "hiring-manager")
        self.run_cli("appointments", "move", number, "loop")
        self.run_cli("interviews", "outcome", number, "no-reply")
        shown = self.json("appointments", "show", number)
        self.assertEqual((shown["stage"], shown["outcome"]), ("closed", "no-reply"))
        self.assertEqual([e["stage"] for e in shown["events"]], ["saved", "manager", "loop", "closed"])

    def test_import_is_never_silent(self):
        said = self.run_cli("appointments", "import", "-", "--dry-run", stdin=event())
        self.assertIn("new: Thu 2026-12-03 14:00–15:00 Europe/Berlin", said)
        self.assertIn("Nothing was stored", said)
        self.assertEqual(self.json("appointments", "list"), [])

        line, = self.import_text(event(), "--company", "Hollowfern")
        self.assertTrue(line["stored"])
        entry, = self.json("appointments", "list")
        self.assertEqual((line["id"], line["appointment"]), (entry["id"], entry["appointments"][0]["id"]))
        self.assertEqual((entry["company"], entry["start_utc"]), ("Hollowfern", "2026-12-03T13:00:00Z"))

    def test_versions(self):
        self.assertEqual(self.verdicts(event()), ["new"])
        self.assertEqual(self.verdicts(event()), ["same"])
        self.assertEqual(self.verdicts(event(sequence=2, start="20261204T090000", end="20261204T100000")), ["update"])
        self.assertEqual(self.verdicts(event(sequence=1)), ["older"])
        entry, = self.json("appointments", "list")
        self.assertEqual((entry["state"], entry["start_utc"]), ("moved", "2026-12-04T08:00:00Z"))
        self.assertEqual(entry["appointments"][0]["was_utc"], "2026-12-03T13:00:00Z")
        self.assertEqual(self.verdicts(event(uid="z@x", method="CANCEL")), ["cancel-unknown"])
        self.assertEqual(self.verdicts(event(sequence=2, method="CANCEL")), ["cancel"])
        entry, = self.json("appointments", "list")
        self.assertEqual(entry["appointments"][0]["state"], "cancelled")

    def test_series_is_ended(self):
        """A rule that is given an end calls off what is to come behind it; what has been stays."""
        def weekly(sequence, rule, uid="a@x"):
            return event(uid=uid, sequence=sequence, start="20261105T140000", end="20261105T150000").replace(
                "SUMMARY", f"RRULE:FREQ=WEEKLY{rule}\nSUMMARY")

        self.assertEqual(self.verdicts(weekly(0, "")), ["new"])
        ended = weekly(1, ";UNTIL=20261120T000000Z")
        self.assertEqual(self.verdicts(ended.replace("REQUEST", "COUNTER")), ["no-time"])
        line, = self.import_text(ended)
        self.assertEqual((line["verdict"], line["stored"]), ("cancel", True))
        self.assertEqual([(a["state"], a["start_utc"]) for e in self.json("appointments", "list") for a in e["appointments"]],
                         [("cancelled", "2026-11-26T13:00:00Z")])
        self.assertEqual(self.verdicts(weekly(1, ";UNTIL=20261120T000000Z", uid="b@x")), ["no-time"])

    def test_occurrence_of_ended_series(self):
        """Another room for one of a series, which ends before it then."""
        def weekly(sequence, rule):
            return event(sequence=sequence, start="20261105T140000", end="20261105T150000").replace(
                "SUMMARY", f"RRULE:FREQ=WEEKLY{rule}\nSUMMARY")

        def one(day):
            return event(sequence=1, start=f"{day}T140000", end=f"{day}T150000").replace(
                "SUMMARY", f"RECURRENCE-ID;TZID=Europe/Berlin:{day}T140000\nLOCATION:Room 5\nSUMMARY")

        self.assertEqual(self.verdicts(weekly(0, "")), ["new"])
        self.assertEqual(self.verdicts(one("20261126")), ["update"])
        self.assertEqual(self.verdicts(one("20261203")), ["new"])
        ended = weekly(2, ";UNTIL=20261120T000000Z")
        self.assertEqual(self.verdicts(ended), ["cancel"])
        self.assertEqual([(a["state"], a["start_utc"]) for e in self.json("appointments", "list") for a in e["appointments"]],
                         [("cancelled", "2026-11-26T13:00:00Z"), ("cancelled", "2026-12-03T13:00:00Z")])
        self.assertEqual(self.verdicts(one("20261126")), ["older"])

    def test_series_is_given_an_end(self):
        """What is kept of it behind its end goes, whatever its next day is or was; what comes before the end stays."""
        def weekly(sequence, first, rule):
            return event(sequence=sequence, start=f"{first}T140000", end=f"{first}T150000").replace(
                "SUMMARY", f"RRULE:FREQ=WEEKLY{rule}\nSUMMARY")

        def one(day, method="REQUEST", sequence=1, at="14"):
            return event(sequence=sequence, start=f"{day}T{at}0000", end=f"{day}T{at}3000", method=method).replace(
                "SUMMARY", f"RECURRENCE-ID;TZID=Europe/Berlin:{day}T140000\nSUMMARY")

        def states():
            return sorted((a["start_utc"][5:10], a["state"]) for e in self.json("appointments", "list")
                          for a in e["appointments"])

        days = ("20261203", "20261210", "20261217", "20261224")
        for end in ";UNTIL=20261210T200000Z", ";COUNT=2":
            with self.subTest(end), tempfile.TemporaryDirectory() as folder:
                self.dir = pathlib.Path(folder) / "data"
                # The first day of it is called off, and one behind its end was moved.
                for day in days[:3]:
                    self.assertEqual(self.verdicts(one(day)), ["new"])
                self.assertEqual(self.verdicts(one("20261224", at="09")), ["new"])
                self.assertEqual(self.verdicts(one("20261203", "CANCEL", 3)), ["cancel"])
                ended = weekly(2, "20261203", end)
                line, = self.import_text(ended)
                self.assertEqual((line["verdict"], line["stored"], line["start_utc"]),
                                 ("cancel", True, "2026-12-17T13:00:00Z"))
                self.assertEqual(states(), [("12-03", "cancelled"), ("12-10", "confirmed"), ("12-17", "cancelled"),
                                            ("12-24", "confirmed")])
                self.assertEqual(self.verdicts(ended), ["older"])
        with self.subTest("over today"):
            # The day by the rule is over at noon, and so is the one that is kept of it.
            for text in one("20261125", at="00"), one("20261202"), one("20261209"):
                self.verdicts(text)
            line, = self.import_text(weekly(2, "20261125", ";UNTIL=20261125T220000Z").replace("T14", "T00").replace("T15", "T01"))
            self.assertEqual(line["verdict"], "cancel")
            self.assertEqual(line["warnings"][-1], "cancels 1 more of its series")
            self.assertEqual([state for _, state in states()], ["confirmed", "cancelled", "cancelled"])

    def test_series_ends_and_one_is_moved_behind(self):
        """In one file: the next one that is kept goes, the one that was moved comes."""
        weekly = event(start="20261105T140000", end="20261105T150000").replace("SUMMARY", "RRULE:FREQ=WEEKLY\nSUMMARY")
        ended = weekly.replace("SEQUENCE:0", "SEQUENCE:2").replace("WEEKLY", "WEEKLY;UNTIL=20261120T000000Z")
        moved = event(sequence=2, start="20261217T090000", end="20261217T100000").replace(
            "SUMMARY", "RECURRENCE-ID;TZID=Europe/Berlin:20261119T140000\nSUMMARY")
        for first, second in (ended, moved), (moved, ended):
            with tempfile.TemporaryDirectory() as folder:
                self.dir = pathlib.Path(folder) / "data"
                both = first.replace("END:VCALENDAR\n", "") + second[second.index("BEGIN:VEVENT"):]
                self.assertEqual(self.verdicts(weekly), ["new"])
                lines = {line["verdict"]: line["start_utc"] for line in self.import_text(both)}
                self.assertEqual(lines, {"cancel": "2026-11-26T13:00:00Z", "new": "2026-12-17T08:00:00Z"})
                self.assertEqual(sorted((a["state"], a["start_utc"]) for e in self.json("appointments", "list")
                                        for a in e["appointments"]),
                                 [("cancelled", "2026-11-26T13:00:00Z"), ("confirmed", "2026-12-17T08:00:00Z")])
                self.assertEqual(self.verdicts(both), ["same", "same"])
                # What was moved before is there once; nothing else of the series is known then.
                self.dir = pathlib.Path(folder) / "other"
                self.assertEqual(sorted(self.verdicts(both)), ["new", "same"])

    def test_last_years(self):
        """What ends in the year 10000 has no end that can be written; a day that cannot be read ends no series."""
        weekly = event(start="20261105T140000", end="99991231T150000").replace("SUMMARY", "RRULE:FREQ=WEEKLY\nSUMMARY")
        self.assertEqual(self.verdicts(weekly), ["new"])
        (kept,), = [entry["appointments"] for entry in self.json("appointments", "list")]
        self.assertEqual((kept["start_utc"], kept["end_utc"]), ("2026-11-26T13:00:00Z", None))
        unread = weekly.replace("SEQUENCE:0", "SEQUENCE:1").replace(
            "RRULE:FREQ=WEEKLY", "RDATE;TZID=America/New_York:99991231T230000")
        line, = self.import_text(unread)
        self.assertEqual((line["verdict"], line["warnings"]), ("no-time", ["the next time cannot be found"]))
        line, = self.import_text(event(uid="old@x", start="00010103T140000", end="00010103T150000"))
        self.assertEqual(line["start_utc"][:14], "0001-01-03T13:")

    def test_old_version_of_a_series_that_has_been(self):
        """What was called off or moved does not come back by its old invitation once the day that is kept is over."""
        def weekly(sequence, at="14", method="REQUEST", rule=""):
            return event(sequence=sequence, start=f"20261105T{at}0000", end=f"20261105T{at}3000", method=method).replace(
                "SUMMARY", f"RRULE:FREQ=WEEKLY{rule}\nSUMMARY")

        for second, verdict in ((weekly(1, method="CANCEL"), "cancel"), (weekly(1, at="16"), "update"),
                                (weekly(1, rule=";UNTIL=20261120T000000Z"), "cancel"),
                                (weekly(0, method="CANCEL").replace("T1000", "T1100"), "cancel")):
            with self.subTest(second), tempfile.TemporaryDirectory() as folder:
                self.dir = pathlib.Path(folder) / "data"
                self.today = "2026-11-25"
                self.assertEqual(self.verdicts(weekly(0)), ["new"])
                self.assertEqual(self.verdicts(second), [verdict])
                self.today = "2026-12-01"
                self.assertEqual(self.verdicts(weekly(0)), ["older"])
                self.assertEqual(self.verdicts(weekly(2, at="17")), ["new"])

    def test_series_moves_and_ends(self):
        """A later version that has a next day takes along what is behind its end."""
        weekly = event(start="20261105T140000", end="20261105T150000").replace("SUMMARY", "RRULE:FREQ=WEEKLY\nSUMMARY")
        far = event(sequence=1, start="20261224T140000", end="20261224T150000").replace(
            "SUMMARY", "RECURRENCE-ID;TZID=Europe/Berlin:20261224T140000\nSUMMARY")
        later = weekly.replace("SEQUENCE:0", "SEQUENCE:2").replace("WEEKLY", "WEEKLY;UNTIL=20261210T200000Z").replace(
            "T15", "T16")
        for text in weekly, far:
            self.assertEqual(self.verdicts(text), ["new"])
        self.assertEqual(self.verdicts(later.replace("REQUEST", "COUNTER"), "--later"), ["update"])
        self.assertEqual(self.verdicts(later.replace("REQUEST", "REPLY")), ["same"])
        self.assertEqual({a["state"] for e in self.json("appointments", "list") for a in e["appointments"]}, {"confirmed"})
        line, = self.import_text(later.replace("SEQUENCE:2", "SEQUENCE:3"))
        self.assertEqual((line["verdict"], line["warnings"]), ("update", ["cancels 1 more of its series"]))
        self.assertEqual([(a["start_utc"][5:10], a["state"]) for e in self.json("appointments", "list")
                          for a in e["appointments"]], [("11-26", "confirmed"), ("12-24", "cancelled")])

    def test_series_becomes_one(self):
        """What is kept of it behind the only day that is left goes; what was moved is meant all the same."""
        def one(day, sequence=0, at="14"):
            return event(sequence=sequence, start=f"{day}T{at}0000", end=f"{day}T{at}3000").replace(
                "SUMMARY", f"RECURRENCE-ID;TZID=Europe/Berlin:{day}T140000\nSUMMARY")

        weekly = event().replace("SUMMARY", "RRULE:FREQ=WEEKLY\nSUMMARY")
        for text in weekly, one("20261210"), one("20261217", at="09"):
            self.assertEqual(self.verdicts(text), ["new"])
        self.assertEqual(self.verdicts(event(sequence=1).replace("REQUEST", "COUNTER")), ["update"])
        line, = self.import_text(event(sequence=1))
        self.assertEqual((line["verdict"], line["warnings"]), ("update", ["cancels 1 more of its series"]))
        self.assertEqual([(a["start_utc"][5:10], a["state"]) for e in self.json("appointments", "list")
                          for a in e["appointments"]],
                         [("12-03", "confirmed"), ("12-10", "cancelled"), ("12-17", "confirmed")])

    def test_what_was_moved_outlives_its_series(self):
        weekly = event(start="20261105T140000", end="20261105T150000").replace("SUMMARY", "RRULE:FREQ=WEEKLY;COUNT=3\nSUMMARY")
        moved = event(sequence=1, start="20261130T090000", end="20261130T100000").replace(
            "SUMMARY", "RECURRENCE-ID;TZID=Europe/Berlin:20261119T140000\nSUMMARY")
        self.assertEqual(self.verdicts(moved), ["new"])
        self.assertEqual(self.verdicts(weekly.replace("SEQUENCE:0", "SEQUENCE:2")), ["no-time"])
        self.assertEqual([a["state"] for e in self.json("appointments", "list") for a in e["appointments"]], ["confirmed"])

    def test_called_off_before_what_was_typed(self):
        """An invitation that was called off makes what somebody typed for its time no more certain."""
        self.run_cli("appointments", "add", "--company", "Tansyworks", "--when", "3 Dec 2026 14:00-15:00")
        self.assertEqual(self.verdicts(event(sequence=1, method="CANCEL")), ["cancel-unknown"])
        line, = self.import_text(event(), "--merge")
        self.assertEqual((line["verdict"], line["stored"]), ("merge", False))
        self.assertIn("not stored: its cancellation came in before it", line["warnings"])

    def test_called_off_before(self):
        """A cancellation that is read before its invitation holds."""
        invitation = event(uid="b@x")
        self.import_text(event(uid="b@x", sequence=1, method="CANCEL"), "--dry-run")
        self.assertEqual(self.import_text(invitation, "--dry-run")[0]["warnings"], [])
        self.assertEqual(self.verdicts(event(uid="b@x", sequence=1, method="CANCEL")), ["cancel-unknown"])
        line, = self.import_text(invitation)
        self.assertEqual((line["verdict"], line["stored"], line["warnings"]),
                         ("new", False, ["not stored: its cancellation came in before it"]))
        self.assertEqual(self.json("appointments", "list"), [])
        self.assertTrue(self.import_text(invitation, "--separate")[0]["stored"])

    def test_one_of_a_series(self):
        """Of a series the next one is kept: what is sent about that one day meets it."""
        series = event(start="20261105T140000", end="20261105T150000").replace(
            "SUMMARY", "RRULE:FREQ=WEEKLY\nSUMMARY")
        one = "RECURRENCE-ID;TZID=Europe/Berlin:{}T140000\nSUMMARY"

        def about(day, **more):
            return event(**more).replace("SUMMARY", one.format(day))

        def times():
            return sorted((a["state"], a["start_utc"]) for e in self.json("appointments", "list")
                          for a in e["appointments"])

        self.assertEqual(self.verdicts(series), ["new"])
        self.assertEqual(times(), [("confirmed", "2026-11-26T13:00:00Z")])
        cancel = about("20261126", method="CANCEL", start="20261126T140000", end="20261126T150000")
        moved = {"start": "20261127T090000", "end": "20261127T100000"}
        again = {"start": "20261127T110000", "end": "20261127T120000"}

        # Another one is not the one that is kept.
        self.assertEqual(self.verdicts(about("20261203", method="CANCEL")), ["cancel-unknown"])
        self.assertEqual(self.verdicts(about("20261126", sequence=1, **moved)), ["update"])
        self.assertEqual(times(), [("moved", "2026-11-27T08:00:00Z")])
        self.assertEqual(self.verdicts(about("20261126", sequence=1, **moved)), ["same"])
        # Again, by when it was at first, and written in another zone.
        utc = about("20261126", sequence=2, **again).replace("ID;TZID=Europe/Berlin:20261126T140000",
                                                             "ID:20261126T130000Z")
        self.assertEqual(self.verdicts(utc), ["update"])
        self.assertEqual(times(), [("moved", "2026-11-27T10:00:00Z")])
        # The series as it was says nothing new, and nothing of a second one.
        self.assertEqual(self.verdicts(series), ["same"])
        self.assertEqual(self.verdicts(cancel), ["older"])
        self.assertEqual(self.verdicts(cancel.replace("SEQUENCE:0", "SEQUENCE:3")), ["cancel"])
        self.assertEqual(times(), [("cancelled", "2026-11-27T10:00:00Z")])
        self.assertEqual(self.verdicts(series), ["older"])
        # Later on the series has its next one.
        later = series.replace("RRULE", "EXDATE;TZID=Europe/Berlin:20261126T140000\nRRULE")
        self.assertEqual(self.verdicts(later.replace("SEQUENCE:0", "SEQUENCE:4")), ["new"])
        self.assertEqual(times(), [("cancelled", "2026-11-27T10:00:00Z"), ("confirmed", "2026-12-03T13:00:00Z")])

    def test_one_of_a_series_first(self):
        """What is said of one day comes before the series, or with it."""
        series = event(start="20261105T140000", end="20261105T150000").replace(
            "SUMMARY", "RRULE:FREQ=WEEKLY\nSUMMARY")
        one = event(sequence=1, start="20261127T090000", end="20261127T100000").replace(
            "SUMMARY", "RECURRENCE-ID;TZID=Europe/Berlin:20261126T140000\nSUMMARY")
        both = series.replace("END:VCALENDAR\n", "") + one[one.index("BEGIN:VEVENT"):]

        def times():
            return [(a["uid"], a["state"], a["start_utc"]) for e in self.json("appointments", "list")
                    for a in e["appointments"]]

        self.assertEqual(self.verdicts(one), ["new"])
        self.assertEqual(self.verdicts(series), ["same"])
        self.assertEqual(times(), [("a@x", "confirmed", "2026-11-27T08:00:00Z")])
        self.assertEqual(self.verdicts(series.replace("REQUEST", "CANCEL")), ["older"])
        self.assertEqual(self.verdicts(series.replace("REQUEST", "CANCEL").replace("SEQUENCE:0", "SEQUENCE:2")),
                         ["cancel"])

        # In one file the next one is at the time that it is moved to, and known by the one it was at.
        both = both.replace("a@x", "both@x").replace("T090000", "T080000").replace("T100000", "T083000")
        self.assertEqual(self.verdicts(both), ["same", "new"])
        self.assertIn(("both@x", "confirmed", "2026-11-27T07:00:00Z"), times())
        self.assertEqual(len(times()), 2)
        self.assertEqual(self.verdicts(both), ["same", "same"])

    def test_series_is_called_off(self):
        """All that is open of it goes with it, which is said before; what is cancelled already hides none."""
        weekly = event(start="20261105T140000", end="20261105T150000").replace("SUMMARY", "RRULE:FREQ=WEEKLY\nSUMMARY")
        moved = [event(sequence=1, start=f"202612{day}T090000", end=f"202612{day}T100000").replace(
            "SUMMARY", f"RECURRENCE-ID;TZID=Europe/Berlin:202612{day}T140000\nSUMMARY") for day in ("03", "10")]
        for text in (weekly, *moved):
            self.assertEqual(self.verdicts(text), ["new"])
        cancel = weekly.replace("REQUEST", "CANCEL").replace("SEQUENCE:0", "SEQUENCE:2")
        line, = self.import_text(cancel, "--dry-run")
        self.assertEqual((line["verdict"], line["warnings"]), ("cancel", ["cancels 2 more of its series"]))
        self.assertIn("cancels 2 more", self.run_cli("appointments", "import", "-", "--dry-run", stdin=cancel))

        one = cancel.replace("RRULE:FREQ=WEEKLY", "RECURRENCE-ID;TZID=Europe/Berlin:20261126T140000")
        self.assertEqual(self.verdicts(one), ["cancel"])
        self.assertEqual(self.verdicts(cancel), ["cancel"])
        self.assertEqual([a["state"] for e in self.json("appointments", "list") for a in e["appointments"]],
                         ["cancelled"] * 3)
        self.assertEqual(self.verdicts(cancel), ["same"])

    def test_series_is_called_off_from_a_day_on(self):
        """That day and what is kept later of the series, and no day before."""
        weekly = event(start="20261105T140000", end="20261105T150000").replace("SUMMARY", "RRULE:FREQ=WEEKLY\nSUMMARY")

        def one(day, sequence=1, at=14, method="REQUEST", how=""):
            return event(sequence=sequence, start=f"{day}T{at:02}0000", end=f"{day}T{at:02}3000", method=method).replace(
                "SUMMARY", f"RECURRENCE-ID{how};TZID=Europe/Berlin:{day}T140000\nSUMMARY")

        def off(day, sequence=2):
            return one(day, sequence, method="CANCEL", how=";RANGE=THISANDFUTURE")

        def states():
            return sorted((a["start_utc"][5:10], a["state"] == "cancelled") for e in self.json("appointments", "list")
                          for a in e["appointments"])

        for text in weekly, one("20261203"), one("20261210", at=9), one("20261217", sequence=3):
            self.assertEqual(self.verdicts(text), ["new"])
        self.assertEqual(self.verdicts(off("20261224")), ["cancel-unknown"])
        self.assertEqual(self.verdicts(off("20261203", 0)), ["older"])
        line, = self.import_text(off("20261203"))
        self.assertEqual((line["verdict"], line["stored"], line["start_utc"], line["warnings"]),
                         ("cancel", True, "2026-12-03T13:00:00Z", ["cancels 1 more of its series"]))
        self.assertEqual(states(), [("11-26", False), ("12-03", True), ("12-10", True), ("12-17", False)])
        self.assertEqual(self.verdicts(off("20261203")), ["same"])
        # A day that is not known, before the one that is kept of the series.
        line, = self.import_text(off("20261119", 4))
        self.assertEqual((line["verdict"], line["start_utc"]), ("cancel", "2026-11-26T13:00:00Z"))
        self.assertEqual(states(), [("11-26", True), ("12-03", True), ("12-10", True), ("12-17", True)])
        # The invitation as it was brings nothing back.
        self.assertEqual(self.verdicts(weekly), ["older"])

    def test_series_moves_from_a_day_on(self):
        """What is kept later and was not moved by itself moves as far, over a change of clocks, too."""
        weekly = event(start="20261105T140000", end="20261105T150000").replace("SUMMARY", "RRULE:FREQ=WEEKLY\nSUMMARY")

        def one(day, sequence=1, at=14, method="REQUEST", how="", to=None):
            to = to or day
            return event(sequence=sequence, start=f"{to}T{at:02}0000", end=f"{to}T{at:02}3000", method=method).replace(
                "SUMMARY", f"RECURRENCE-ID{how};TZID=Europe/Berlin:{day}T140000\nSUMMARY")

        for text in weekly, one("20261203"), one("20261210", at=9), one("20270401"):
            self.assertEqual(self.verdicts(text), ["new"])
        moved = one("20261126", 2, 16, how=";RANGE=THISANDFUTURE", to="20261127")
        self.assertEqual(self.import_text(moved.replace("REQUEST", "COUNTER"))[0]["stored"], False)
        line, = self.import_text(moved)
        self.assertEqual((line["verdict"], line["warnings"]), ("update", ["moves 2 more of its series"]))
        self.assertEqual(sorted((a["start_utc"], a["end_utc"][11:16], a["state"]) for e in self.json("appointments", "list")
                                for a in e["appointments"]),
                         [("2026-11-27T15:00:00Z", "15:30", "moved"), ("2026-12-04T15:00:00Z", "15:30", "moved"),
                          ("2026-12-10T08:00:00Z", "08:30", "confirmed"), ("2027-04-02T14:00:00Z", "14:30", "moved")])
        self.assertEqual(self.verdicts(moved), ["same"])
        self.assertEqual(self.verdicts(weekly), ["same"])

    def starts(self):
        return sorted(((a["start_utc"] or str(a["start_wall"]))[:16], a["state"]) for e in self.json("appointments", "list")
                      for a in e["appointments"])

    def test_series_moves_from_a_day_on_in_its_file(self):
        """What the file says itself, or brings, is not moved once more by what it says of all that follow."""
        def body(text):
            return text[text.index("BEGIN:VEVENT"):text.index("END:VCALENDAR")]

        def weekly(sequence):
            return event(sequence=sequence, start="20261105T140000", end="20261105T150000").replace(
                "SUMMARY", "RRULE:FREQ=WEEKLY\nSUMMARY")

        def one(day, sequence, at, how=";RANGE=THISANDFUTURE"):
            return body(event(sequence=sequence, start=f"{day}T{at:02}0000", end=f"{day}T{at:02}3000").replace(
                "SUMMARY", f"RECURRENCE-ID{how};TZID=Europe/Berlin:{day}T140000\nSUMMARY"))

        def both(sequence, at, first=False):
            series, moves = body(weekly(sequence)), one("20261126", sequence, at)
            return weekly(sequence).replace(series, moves + series if first else series + moves)

        for first in False, True:
            self.dir = pathlib.Path(self.folder.name) / f"twice-{first}"
            self.today = "2026-11-25"
            self.import_text(both(1, 16, first))
            self.assertEqual(self.starts(), [("2026-11-26T15:00", "confirmed")])
            self.today = "2026-11-30"
            self.import_text(both(2, 17, first))
            self.assertEqual(self.starts()[-1], ("2026-12-03T16:00", "confirmed"))
            self.assertEqual(set(self.verdicts(both(2, 17, first))), {"same"})

            self.dir = pathlib.Path(self.folder.name) / f"at-once-{first}"
            self.import_text(both(1, 16, first))
            self.assertEqual(self.starts()[-1], ("2026-12-03T15:00", "confirmed"))

            # The next one of a series may have moved already when it comes in.
            self.today = "2026-11-25"
            self.dir = pathlib.Path(self.folder.name) / f"moved-{first}"
            self.import_text(both(1, 16, first).replace("20261126T", "20261119T"))
            self.assertEqual(self.starts()[-1], ("2026-11-26T15:00", "confirmed"))
            line, = self.import_text(both(2, 17).replace(body(weekly(2)), ""))
            self.assertIn("1 more of its series may move as well, and stay", line["warnings"])
            self.assertEqual(self.starts()[-1], ("2026-11-26T16:00", "confirmed"))

        # What stands at the time of the rule in the same file stands there.
        self.today = "2026-11-25"
        for n, sequences in enumerate([(1, 1), (0, 1)]):
            self.dir = pathlib.Path(self.folder.name) / f"stays-{n}"
            text = both(sequences[1], 16).replace("END:VCALENDAR", one("20261210", sequences[0], 14, "") + "END:VCALENDAR")
            for _ in range(2):
                self.import_text(text)
                self.assertEqual(self.starts(), [("2026-11-26T15:00", "confirmed"), ("2026-12-10T13:00", "confirmed")])

    def test_series_moves_from_a_day_that_has_been(self):
        """It is about what follows and is kept; what does not move with it, though it may, is said."""
        weekly = event(start="20261105T140000", end="20261105T150000").replace("SUMMARY", "RRULE:FREQ=WEEKLY\nSUMMARY")

        def one(day, to, sequence=0, how=";RANGE=THISANDFUTURE"):
            return event(sequence=sequence, start=to, end=to[:11] + "3000").replace(
                "SUMMARY", f"RECURRENCE-ID{how};TZID=Europe/Berlin:{day}T140000\nSUMMARY")

        def whole(text):
            return "".join(line.replace(";TZID=Europe/Berlin", ";VALUE=DATE").split("T1")[0] + "\n"
                           if line.startswith(("DTSTART", "RECURRENCE-ID")) else line
                           for line in text.splitlines(True) if not line.startswith("DTEND"))

        self.assertEqual(self.verdicts(weekly), ["new"])
        moved = one("20261119", "20261119T160000", 1)
        line, = self.import_text(moved)
        self.assertEqual((line["verdict"], line["stored"], line["warnings"]),
                         ("update", True, ["moves 1 more of its series"]))
        self.assertEqual(self.starts(), [("2026-11-26T15:00", "moved")])
        self.assertEqual(self.verdicts(moved), ["same"])
        self.assertEqual(self.starts(), [("2026-11-26T15:00", "moved")])

        for n, far in enumerate([one("20261126", "99991231T160000", 1), one("00010101", "20261126T160000", 1),
                                 whole(one("20261126", "20261127T140000", 1))]):
            self.dir = pathlib.Path(self.folder.name) / str(n)
            for day in "20261126", "20261203":
                text = one(day, f"{day}T140000", how="")
                self.assertEqual(self.verdicts(whole(text) if n == 2 else text), ["new"])
            before = self.starts()
            line, = self.import_text(far)
            self.assertIn(f"{2 if n == 1 else 1} more of its series may move as well, and stay", line["warnings"])
            self.assertEqual([start for start in self.starts() if start in before][-1], before[-1])

    def test_many_move_all_that_follow(self):
        """A file that moves thousands of days, each with all that follow, takes no time for it."""
        text = event()
        one = text[text.index("BEGIN:VEVENT"):text.index("END:VCALENDAR")]
        days = [datetime.date(2027, 1, 1) + datetime.timedelta(k) for k in range(1500)]

        def many(how, sequence):
            return text.replace(one, "".join(
                one.replace("SEQUENCE:0", f"SEQUENCE:{sequence}").replace("20261203", f"{day:%Y%m%d}").replace(
                    "SUMMARY", f"RECURRENCE-ID{how};TZID=Europe/Berlin:{day:%Y%m%d}T140000\nSUMMARY")
                for day in reversed(days)))

        taken = []
        for how in "", ";RANGE=THISANDFUTURE":
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            lines = self.import_text(many(how, len(taken)), "--dry-run")
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            taken.append(after.ru_utime - before.ru_utime)
            self.assertEqual(len(lines), len(days))
        self.assertLess(taken[1], 2 * taken[0] + 0.2, taken)

    def test_series_is_called_off_from_a_day_on_early(self):
        """What calls all off that follow is remembered, whichever of them is known, and every one of several."""
        weekly = event(start="20261105T140000", end="20261105T150000").replace("SUMMARY", "RRULE:FREQ=WEEKLY\nSUMMARY")

        def one(day, sequence, method="REQUEST", how=""):
            return event(sequence=sequence, start=f"{day}T140000", end=f"{day}T150000", method=method).replace(
                "SUMMARY", f"RECURRENCE-ID{how};TZID=Europe/Berlin:{day}T140000\nSUMMARY")

        def off(day, sequence):
            return one(day, sequence, "CANCEL", ";RANGE=THISANDFUTURE")

        for text, verdict in (weekly, "new"), (one("20261217", 0), "new"), (off("20261210", 1), "cancel"):
            self.assertEqual(self.verdicts(text), [verdict])
        self.today = "2026-12-20"
        line, = self.import_text(weekly)
        self.assertEqual((line["start_utc"], line["stored"]), ("2026-12-24T13:00:00Z", False))

        for n, order in enumerate([(1, 0), (0, 1)]):
            self.today = "2026-11-25"
            self.dir = pathlib.Path(self.folder.name) / f"two-{n}"
            offs = off("20261210", 1), off("20261217", 5)
            for k in order:
                self.assertEqual(self.verdicts(offs[k]), ["cancel-unknown"])
            for day, stored in ("20261224", False), ("20261211", True):
                self.assertEqual([line["stored"] for line in self.import_text(one(day, 3))], [stored])

    def test_series_is_moved_by_a_lower_number(self):
        """Who takes a cancellation, or a move, that is counted anew takes it for all: no old version brings one back."""
        weekly = event(sequence=3, start="20261105T140000", end="20261105T150000").replace(
            "SUMMARY", "RRULE:FREQ=WEEKLY\nSUMMARY")

        def one(day, sequence, hour=14, how=""):
            return event(sequence=sequence, start=f"{day}T{hour}0000", end=f"{day}T{hour}3000").replace(
                "SUMMARY", f"RECURRENCE-ID{how};TZID=Europe/Berlin:{day}T140000\nSUMMARY")

        off = weekly.replace("REQUEST", "CANCEL").replace("SEQUENCE:3", "SEQUENCE:0")
        for n, later in enumerate([one("20261126", 0, 16, ";RANGE=THISANDFUTURE"), off]):
            later = later.replace("T1003", "T1100").replace("T1000", "T1100")
            self.dir = pathlib.Path(self.folder.name) / str(n)
            for text in weekly, one("20261203", 3):
                self.assertEqual(self.verdicts(text), ["new"])
            line, = self.import_text(later)
            self.assertEqual((line["verdict"], line["stored"]), ("doubtful", False))
            self.assertIn([f"{'moves' if n == 0 else 'cancels'} 1 more of its series"], [line["warnings"]])
            self.import_text(later, "--later")
            starts = self.starts()
            self.assertEqual(self.verdicts(one("20261203", 3)), ["older"])
            self.assertEqual(self.starts(), starts)

    def test_series_is_called_off_by_a_lower_number(self):
        """Who takes a cancellation that is counted anew takes it for all that is open of the series."""
        weekly = event(sequence=5, start="20261105T140000", end="20261105T150000").replace(
            "SUMMARY", "RRULE:FREQ=WEEKLY\nSUMMARY")
        moved = [event(sequence=6, start=f"202612{day}T090000", end=f"202612{day}T100000").replace(
            "SUMMARY", f"RECURRENCE-ID;TZID=Europe/Berlin:202612{day}T140000\nSUMMARY") for day in ("03", "10")]
        later = moved[1].replace("1210", "1217").replace("DTSTAMP:20261120", "DTSTAMP:20261123")
        for text in (weekly, *moved, later):
            self.assertEqual(self.verdicts(text), ["new"])
        cancel = weekly.replace("REQUEST", "CANCEL").replace("SEQUENCE:5", "SEQUENCE:1").replace("DTSTAMP:20261120", "DTSTAMP:20261122")
        line, = self.import_text(cancel)
        self.assertEqual((line["verdict"], line["stored"], line["warnings"]),
                         ("doubtful", False, ["cancels 2 more of its series"]))
        self.assertTrue(self.import_text(cancel, "--later")[0]["stored"])
        self.assertEqual(sorted((a["start_utc"][5:10], a["state"]) for e in self.json("appointments", "list")
                                for a in e["appointments"]),
                         [("11-26", "cancelled"), ("12-03", "cancelled"), ("12-10", "cancelled"), ("12-17", "confirmed")])

    def test_what_is_over_is_said(self):
        """What has been is stored for who lists it, and never without a word."""
        past = event(start="20261120T140000", end="20261120T150000")
        self.assertIn("note: it is over already", self.run_cli("appointments", "import", "-", "--dry-run", stdin=past))
        line, = self.import_text(past)
        self.assertTrue(line["stored"])
        self.assertIn("it is over already", line["warnings"])
        line, = self.import_text(event(uid="b@x"))
        self.assertNotIn("it is over already", line["warnings"])

    def test_goes_on_where_it_was(self):
        """Without --of, one more of a series belongs to the entry of the others."""
        def one(day):
            return event(start=day + "T140000", end=day + "T150000").replace(
                "SUMMARY", f"RECURRENCE-ID;TZID=Europe/Berlin:{day}T140000\nSUMMARY")

        first, = self.import_text(one("20261203"), "--company", "Hollowfern")
        said = self.run_cli("appointments", "import", "-", "--dry-run", stdin=one("20261210"))
        self.assertIn(f"belongs to entry {first['id']} like its series", said)
        second, = self.import_text(one("20261210"))
        self.assertEqual((second["verdict"], second["id"]), ("new", first["id"]))
        third, = self.import_text(one("20261217"), "--company", "Larch & Sons")
        self.assertNotEqual(third["id"], first["id"])

    def test_import_of_a_visit(self):
        """Several of one day at one place are one visit, which is said, and can be refused."""
        def day(date):
            texts = [event(uid=f"{date}{n}@x", start=f"{date}T{10 + n}0000", end=f"{date}T{10 + n}4500") for n in (0, 1)]
            return texts[0].replace("END:VCALENDAR\n", "") + texts[1][texts[1].index("BEGIN:VEVENT"):]

        def loops():
            return [a["loop"] for e in self.json("appointments", "list") for a in e["appointments"]]

        said = self.run_cli("appointments", "import", "-", "--dry-run", stdin=day("20261203"))
        self.assertEqual(said.count("one visit"), 2, said)
        for line in self.import_text(day("20261203"), "--dry-run"):
            self.assertIn("one visit", line["warnings"][-1])
        said = self.run_cli("appointments", "import", "-", "--apart", "--yes", stdin=day("20261203"))
        self.assertEqual((said.count("one visit"), loops()), (0, [0, 0]))
        self.run_cli("appointments", "import", "-", "--yes", stdin=day("20261204"))
        self.assertEqual(sorted(loops()), [0, 0, 1, 1])

    def test_a_visit_comes_one_by_one(self):
        """Each talk of a day has an invitation of its own: with --of they are one visit all the same."""
        def talk(hour):
            return event(uid=f"{hour}@x", start=f"20261203T{hour}0000", end=f"20261203T{hour}4500")

        first, = self.import_text(talk(10), "--company", "Hollowfern")
        number = str(first["id"])
        said = self.run_cli("appointments", "import", "-", "--of", number, "--dry-run", stdin=talk(11))
        self.assertEqual(said.count("one visit"), 1, said)
        self.import_text(talk(11), "--of", number)
        self.import_text(talk(12), "--of", number, "--apart")
        entry, = self.json("appointments", "list")
        self.assertEqual([(a["start_utc"][11:13], a["loop"]) for a in entry["appointments"]],
                         [("09", 1), ("10", 1), ("11", 0)])

    def test_a_visit_comes_one_by_one_of_nobody(self):
        """Without --of as well, in the entry of the others; what is on another day or elsewhere is somebody's own."""
        def talk(hour, day="20261203", **more):
            return event(uid=f"{day}{hour}@x", start=f"{day}T{hour}0000", end=f"{day}T{hour}4500", **more)

        first, = self.import_text(talk(10), "--company", "Hollowfern")
        said = self.run_cli("appointments", "import", "-", "--dry-run", stdin=talk(11))
        self.assertIn(f"belongs to entry {first['id']} like its visit", said)
        other = talk(13, day="20261204")
        both = talk(11).replace("END:VCALENDAR\n", "") + other[other.index("BEGIN:VEVENT"):]
        second, next_day = self.import_text(both)
        self.assertEqual(second["id"], first["id"])
        self.assertNotEqual(next_day["id"], first["id"])
        elsewhere, = self.import_text(talk(12, location="Mill Lane 3"))
        apart, = self.import_text(talk(14), "--apart")
        named, = self.import_text(talk(15), "--company", "Larch & Sons")
        for line in elsewhere, apart, named:
            self.assertNotEqual(line["id"], first["id"])
        shown = self.json("appointments", "show", str(first["id"]))["appointments"]
        self.assertEqual([(a["start_utc"][11:13], a["loop"]) for a in shown], [("09", 1), ("10", 1)])

    def test_next_of_a_series_is_moved(self):
        """Of a series whose next time is moved by an event of its own, that event says where and until when."""
        for sequence in 0, 1:  # the series may be the later version of the two
            day = f"202611{26 + sequence}"
            one = {"uid": f"{sequence}@x", "location": "Room B", "start": day + "T130000", "end": day + "T153000"}
            series = event(sequence=sequence, **one | {"location": "Room A", "start": day + "T100000",
                                                       "end": day + "T110000"}).replace(
                "SUMMARY", "RRULE:FREQ=WEEKLY\nSUMMARY")
            moved = event(**one).replace("SUMMARY", f"RECURRENCE-ID;TZID=Europe/Berlin:{day}T100000\nSUMMARY")
            for first, second in (series, moved), (moved, series):
                self.verdicts(first.replace("END:VCALENDAR\n", "") + second[second.index("BEGIN:VEVENT"):])
                kept = [(a["start_utc"], a["end_utc"], a["place"]) for e in self.json("appointments", "list")
                        for a in e["appointments"] if a["uid"] == one["uid"]]
                utc = f"2026-11-{26 + sequence}T"
                self.assertEqual(kept, [(utc + "12:00:00Z", utc + "14:30:00Z", "Room B")])

    def test_counted_anew(self):
        """Written later by the same organizer, but with a lower number: nothing is decided."""
        def version(sequence, stamp):
            return event().replace("SEQUENCE:0", f"SEQUENCE:{sequence}").replace("20261120T100000Z", stamp)

        self.assertTrue(self.import_text(version(2000000000, "20261120T100000Z"))[0]["stored"])
        line, = self.import_text(version(1, "20261121T100000Z"))
        self.assertEqual((line["verdict"], line["stored"]), ("doubtful", False))
        self.assertTrue(self.import_text(version(1, "20261121T100000Z"), "--later")[0]["stored"])
        self.assertEqual(self.verdicts(version(2000000000, "20261120T100000Z")), ["older"])
        self.assertEqual(self.verdicts(version(2, "20261122T100000Z")), ["update"])

    def test_proposed(self):
        """Another time that they propose is not agreed until somebody says so."""
        self.import_text(event())
        counter = event(sequence=1, start="20261204T090000", end="20261204T100000", method="COUNTER")
        line, = self.import_text(counter)
        self.assertEqual((line["verdict"], line["stored"]), ("update", False))
        self.assertIn("only proposed", line["warnings"][0])
        self.assertIn("--later", self.run_cli("appointments", "import", "-", stdin=counter))
        self.assertEqual(self.json("appointments", "list")[0]["start_utc"], "2026-12-03T13:00:00Z")
        self.assertTrue(self.import_text(counter, "--later")[0]["stored"])
        self.assertEqual(self.json("appointments", "list")[0]["start_utc"], "2026-12-04T08:00:00Z")

    def test_an_answer_is_no_invitation(self):
        for method in ("REPLY", "REFRESH", "DECLINECOUNTER"):
            line, = self.import_text(event(uid=method, method=method))
            self.assertEqual((line["verdict"], line["stored"]), ("new", False))
            self.assertIn("somebody's answer", line["warnings"][-1])
        self.assertEqual(self.json("appointments", "list"), [])
        line, = self.import_text(event(method="REPLY"), "--separate")
        self.assertTrue(line["stored"])

    def test_the_same_slot_twice(self):
        self.import_text(event())
        line, = self.import_text(event(uid="b@x"))
        self.assertEqual((line["verdict"], line["stored"]), ("merge", False))
        self.assertTrue(self.import_text(event(uid="b@x"), "--merge")[0]["stored"])
        self.assertEqual([a["uid"] for e in self.json("appointments", "list") for a in e["appointments"]], ["b@x"])
        self.import_text(event(uid="c@x"), "--separate")
        self.assertEqual(sum(len(e["appointments"]) for e in self.json("appointments", "list")), 2)

    def test_new_rules(self):
        """Rules of a zone that came since are those by which instants are told; what is at home only the app derives."""
        self.run_cli("appointments", "add", "--company", "Sorrel", "--when", "3 Dec 2026 14:00-15:00 Europe/London")
        self.run_cli("appointments", "add", "--company", "Tansy", "--when", "4 Dec 2026 14:00-15:00")
        self.run_cli("appointments", "add", "--company", "Vetch", "--when", "7 Dec 2026 14:00-15:00 Europe/Berlin")
        with contextlib.closing(sqlite3.connect(self.dir / "private.db")) as db, db:
            db.execute("UPDATE interview SET start_at = start_at - 3600, end_at = end_at - 3600")
        there, home, named = (entry["appointments"][0] for entry in sorted(self.json("appointments", "list"),
                                                                    key=lambda entry: entry["company"]))
        self.assertEqual((there["start_utc"], there["end_utc"], there["was_utc"]),
                         ("2026-12-03T14:00:00Z", "2026-12-03T15:00:00Z", "2026-12-03T13:00:00Z"))
        self.assertEqual((home["start_utc"], home["was_utc"]), ("2026-12-04T12:00:00Z", None))
        # On the clock here it is when it was.
        self.assertEqual((named["start_utc"], named["was_utc"]), ("2026-12-07T13:00:00Z", None))

    def test_every_file(self):
        """Whatever a file holds: a clear line, no crash, nothing half-written."""
        for path in sorted(DATA.glob("*")):
            if path.suffix not in (".ics", ".eml"):
                continue
            with self.subTest(path=path.name):
                done = subprocess.run([CLI, "appointments", "import", str(path), "--json", "--separate",
                                       "--data-dir", str(self.dir), "--today", "2026-11-25"],
                                      capture_output=True, text=True, timeout=60, check=False)
                self.assertIn(done.returncode, (0, 1), done.stderr)
                if done.returncode == 0:
                    for line in json.loads(done.stdout):
                        asks = any("more than one reading" in warning for warning in line["warnings"])
                        self.assertEqual(line["stored"],
                                         line["verdict"] in ("new", "update", "cancel", "merge") and not asks, line)
                        if line["stored"] and line["verdict"] == "new":
                            self.assertIsNotNone(line["id"], line)
                else:
                    self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        self.assertEqual(self.json("doctor")[0]["state"], "ok")

    def test_forget(self):
        self.import_text(event(uid="canary@x", location="Qanarystreet 4"), "--company", "Qanaryfern Ltd")
        number = str(self.json("appointments", "list")[0]["id"])
        self.run_cli("appointments", "forget", number, status=2)
        self.assertIn("there is no entry 99", self.said("appointments", "forget", "99", "--yes"))
        self.assertEqual(len(self.json("appointments", "list")), 1)
        self.assertEqual(self.said("appointments", "forget", number, "--yes"), "")
        self.assertEqual(self.json("appointments", "list"), [])
        self.assertEqual(self.json("names", "list"), [])
        for path in self.dir.iterdir():
            for canary in (b"Qanary", b"canary@x", b"Talk with"):
                self.assertNotIn(canary.lower(), path.read_bytes().lower(), path)

    def said(self, *arguments, status=0, stdin="", env=None):
        """What a command says beside its answer."""
        done = subprocess.run([CLI, *arguments, "--data-dir", str(self.dir), "--today", "2026-11-25",
                               "--zone", "Europe/Berlin"], input=stdin, text=True, env=env,
                              capture_output=True, timeout=60, check=False)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stderr

    def book_leave(self):
        """Leave for the only appointment."""
        self.run_cli("leave", "request", "--date", "2026-12-03", "--window", "13:00-15:30", "--amount", "2h30")
        with contextlib.closing(sqlite3.connect(self.dir / "private.db")) as db, db:
            db.execute("UPDATE interview SET absence = (SELECT max (id) FROM absence)")

    def test_leave_that_is_left(self):
        """Leave that was booked for what has ended is asked about, as long as nothing else needs it."""
        self.import_text(event(), "--company", "Qanaryfern Ltd")
        number = str(self.json("appointments", "list")[0]["id"])
        self.book_leave()
        said = self.said("appointments", "outcome", number, "rejected")
        self.assertEqual(said.count("\n"), 1, said)
        self.assertIn("leave 1 (2026-12-03, requested) was booked for it: keep it, it is yours, or give it back with "
                      "“leave cancel 1”", said)
        self.assertNotIn("Qanaryfern", said)
        self.assertEqual(self.said("appointments", "forget", number, "--yes").count("leave cancel 1"), 1)
        self.run_cli("leave", "cancel", "1")

    def test_double_submission(self):
        """Two ways to one client cost both: that is said, and nothing is decided."""
        self.assertEqual(self.said("appointments", "add", "--company", "Hollowfern Ltd", "--stage", "applied"), "")
        self.assertIn("“Monday 30 Nov from 9 to 17”", self.said(
            "appointments", "add", "--company", "Rowan", "--when",
            "Our team offsite is on Monday 30 Nov from 9 to 17. Could you do Tue 1 Dec 10:00-11:00?"))
        said = self.said("appointments", "add", "--company", "hollowfern", "--agency", "Cedar Talent")
        self.assertIn("You have applied there yourself already", said)
        number = str(next(entry["id"] for entry in self.json("appointments", "list") if entry["agency"]))
        self.assertIn("yourself already", self.said("appointments", "move", number, "applied"))
        self.assertEqual(self.said("appointments", "move", number, "saved"), "")

    def test_what_is_stored_is_done(self):
        """That nothing can be said of others afterwards takes back nothing: the number is printed, the exit is 0."""
        self.run_cli("appointments", "add", "--company", "Marsh", "--when", "Thu 3 Dec 14:00-15:00 CET")
        number = self.run_cli("appointments", "add", "--company", "Hollowfern").strip()
        # Entries and appointments can be written, and no list of them be read.
        with contextlib.closing(sqlite3.connect(self.dir / "private.db")) as store:
            store.execute("ALTER TABLE job_application ADD COLUMN broken ANY AS"
                          " (CASE company WHEN 'Marsh' THEN abs (-9223372036854775807 - min (id, 1)) END) VIRTUAL")
            store.execute("ALTER TABLE interview ADD COLUMN broken ANY AS (abs (-9223372036854775807 - min (id, 1))) VIRTUAL")
            store.commit()
        self.run_cli("appointments", "list", status=1)
        added = self.json("appointments", "add", "--company", "Tansy")
        self.assertGreater(added["id"], int(number))
        for arguments in (("add", "--company", "Sorrel"), ("move", number, "applied"), ("outcome", number, "declined")):
            with self.subTest(arguments=arguments):
                said = self.said("appointments", *arguments)
                self.assertEqual(said.count("\n"), 1, said)
                self.assertIn("cannot be told", said)
        with contextlib.closing(sqlite3.connect(self.dir / "private.db")) as store:
            self.assertEqual(list(store.execute("SELECT company, stage FROM job_application ORDER BY id")),
                             [("Marsh", "saved"), ("Hollowfern", "closed"), ("Tansy", "saved"), ("Sorrel", "saved")])

    def test_forget_while_it_is_read(self):
        """Traces are left in the log until the reader ends, but no copy is; the leave for it is told of now or never."""
        self.import_text(event(), "--company", "Qanaryfern Ltd")
        self.book_leave()
        number = str(self.json("appointments", "list")[0]["id"])
        copy = self.dir / "private.db.v1"
        copy.write_bytes(b"Qanaryfern")
        reader = sqlite3.connect(self.dir / "private.db", isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM interview").fetchone()
        said = self.said("appointments", "forget", number, "--yes", status=1)
        self.assertEqual(said.count("leave cancel 1"), 1, said)
        reader.close()
        self.assertFalse(copy.exists())
        self.assertEqual(self.json("appointments", "list"), [])

    def fill(self, first, last):
        """Entries with an appointment each, all like the first one."""
        with contextlib.closing(sqlite3.connect(self.dir / "private.db")) as db, db:
            for table, column in (("job_application", "id"), ("interview", "application")):
                names = [row[1] for row in db.execute(f"PRAGMA table_info ({table})") if row[1] not in ("id", column)]
                copied = ", ".join(names)
                ids = "id" if column == "id" else "id, application"
                values = ":id" if column == "id" else ":id, :id"
                db.executemany(f"INSERT INTO {table} ({ids}, {copied}) SELECT {values}, {copied} FROM {table} WHERE id = 1",
                               ({"id": number} for number in range(first, last + 1)))

    def seconds_to_list(self, *options):
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        said = self.run_cli("appointments", "list", *options)
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before, said

    def test_a_long_list(self):
        """Four times as many take four times as long, and not sixteen times."""
        self.run_cli("appointments", "add", "--company", "Größenwahn 株式会社", "--when", "3 Dec 2026 14:00-15:00")
        self.fill(2, 2500)
        few, _said = self.seconds_to_list()
        self.fill(2501, 10000)
        many, said = self.seconds_to_list()
        self.assertEqual(said.count("14:00–15:00"), 10000)
        self.assertLess(many, 8 * few + 0.2)
        self.assertEqual(self.run_cli("appointments", "list", "grossenwahn", "nobody"), "")
        entries = self.json("appointments", "list", "株式会社")
        self.assertEqual({(e["id"], len(e["appointments"]), e["appointments"][0]["id"] > 0) for e in entries},
                         {(number, 1, True) for number in range(1, 10001)})

    def test_a_long_list_elsewhere(self):
        """Whether the rules of a zone are others by now is looked up once, not for every appointment."""
        self.run_cli("appointments", "add", "--company", "Tansy", "--when", "3 Dec 2026 14:00-15:00")
        self.fill(2, 5000)
        here, _said = self.seconds_to_list()
        with contextlib.closing(sqlite3.connect(self.dir / "private.db")) as database, database:
            database.execute("UPDATE interview SET zone = 'America/New_York', start_at = start_at + 6 * 3600,"
                             " end_at = end_at + 6 * 3600")
        there, said = self.seconds_to_list()
        self.assertEqual(said.count("14:00–15:00"), 5000)
        self.assertLess(there, 2 * here + 0.2)

    def seconds_to_import(self, zone):
        """What it takes to say what 3,000 events in @zone mean."""
        one = "BEGIN:VEVENT\nUID:{0}@x\nDTSTART{1}:202612{2:02}T{3:02}0000\nSUMMARY:Call\nEND:VEVENT\n"
        events = "".join(one.format(i, zone, i % 28 + 1, i % 24) for i in range(3000))
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        said = self.run_cli("appointments", "import", "-", "--dry-run",
                            stdin=f"BEGIN:VCALENDAR\n{events}END:VCALENDAR\n")
        self.assertEqual(said.count("new: "), 3000)
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before

    def test_a_long_import(self):
        """The rules of a zone are read once, not for every event."""
        here = self.seconds_to_import("")
        self.assertLess(self.seconds_to_import(";TZID=America/New_York"), 3 * here + 0.2)

    def test_words(self):
        """Signs and what may be a legal form are words of a role like others."""
        for role in ("SAS analyst", "C++ developer", "Co-op manager", "Leiterin Müllverwertung"):
            self.run_cli("appointments", "add", "--company", "The Larch", "--role", role)
        for words, found in ((("sas",), 1), (("c++",), 1), (("%",), 0), (("co-op",), 1), (("MULL",), 1), (("muell",), 1),
                             (("müll",), 1), (("the", "larch"), 4), (("chsa",), 0), (("larch", "sas", "c++"), 0)):
            with self.subTest(words=words):
                self.assertEqual(len(self.json("appointments", "list", *words)), found)

    def test_what_is_not_there_is_named(self):
        when = ("--when", "3 Dec 2026 14:00-15:00")
        for arguments in (("show", "98"), ("move", "98", "loop"), ("outcome", "98", "rejected"), ("release", "98"),
                          ("offer", "98", *when), ("add", "--of", "98", *when)):
            with self.subTest(arguments=arguments):
                self.assertIn("there is no entry 98", self.fails("appointments", *arguments))
        self.assertIn("there is no time 98", self.fails("appointments", "take", "98"))

    def test_damaged(self):
        """Whichever command meets a damaged file says what helps, and leaves it as it is."""
        self.dir.mkdir()
        damaged = self.dir / "private.db"
        damaged.write_bytes(b"no database" * 1000)
        path = self.dir.parent / "invitation.ics"
        path.write_text(event(), "utf-8")
        for arguments in (("appointments", "list"), ("appointments", "import", str(path)), ("absence", "export", "1"),
                          ("appointments", "forget", "all", "--yes")):
            with self.subTest(arguments=arguments):
                self.assertIn("doctor --set-aside private", self.fails(*arguments))
        self.assertEqual(damaged.read_bytes(), b"no database" * 1000)
        self.assertEqual([path.name for path in self.dir.iterdir()], ["private.db"])

    def test_no_end(self):
        """What has no end is not said to end when it begins."""
        self.import_text(event().replace("DTEND;TZID=Europe/Berlin:20261203T150000\n", ""), "--company", "Sorrel")
        self.assertIn(" 14:00 Europe/Berlin", self.run_cli("appointments", "list"))

    def test_an_end_on_another_day(self):
        """Until when it takes is said in full, whole days by the last of them."""
        over = event(start="20261203T230000", end="20261204T010000")
        days = (event(uid="b@x", start="20261203", end="20261206")
                .replace(";TZID=Europe/Berlin", ";VALUE=DATE"))
        day = days.replace("b@x", "c@x").replace("20261206", "20261204")
        for text, said in ((over, "Thu 2026-12-03 23:00–2026-12-04 01:00 Europe/Berlin"),
                           (days, "Thu 2026-12-03–2026-12-05  Talk"), (day, "Thu 2026-12-03  Talk")):
            self.assertIn(said, self.run_cli("appointments", "import", "-", "--dry-run", stdin=text))

    def test_wrong_usage(self):
        for arguments, status in (
            (("appointments", "show"), 2),
            (("appointments", "show", "99"), 1),
            (("appointments", "show", "x"), 2),
            (("appointments", "add"), 2),
            (("appointments", "add", "--stage", "closed", "--company", "x"), 2),
            (("appointments", "add", "--company", "x", "--next-on", "2026-02-30"), 2),
            (("appointments", "add", "--company", "x", "--when", "3 Dec 2026 14:00-15:00", "--round", "2147483647"), 2),
            (("appointments", "move", "1"), 2),
            (("appointments", "move", "1", "hired"), 2),
            (("appointments", "move", "1", "loop"), 1),
            (("appointments", "outcome", "1", ""), 2),
            (("appointments", "list", "--stage", "x"), 2),
            (("appointments", "import"), 2),
            (("appointments", "import", "/nonexistent"), 1),
            (("appointments", "import", "-", "--merge", "--separate"), 2),
            (("appointments", "import", "-", "--of", "7"), 1),
            (("appointments", "forget", "all"), 2),
        ):
            with self.subTest(arguments=arguments):
                stdin = event() if "--of" in arguments else ""
                self.run_cli(*arguments, status=status, stdin=stdin)
        self.assertEqual(self.json("appointments", "list"), [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
