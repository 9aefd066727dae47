#!/usr/bin/python3
"""test-oracle.py HALFDAY-CLI: a second, slow reading of the contract against the engine.

What `leave simulate` answers to some hundred random scenarios must be what the sentences of its
contract come to when they are followed day by day and lot by lot, with fractions and no cleverness.
The seed is fixed; HD_TEST_SEED tries others.
"""

import calendar
import datetime
import fractions
import json
import os
import random
import subprocess
import sys
import unittest

CLI = sys.argv.pop()
F = fractions.Fraction
DAY = datetime.timedelta(1)
WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
PER_YEAR = {"daily": 365, "weekly": 52, "biweekly": 26, "semimonthly": 24, "monthly": 12, "quarterly": 4,
            "semiannual": 2, "annual": 1}


def to_date(text):
    return datetime.date.fromisoformat(text)


def nearest(value):
    """Halves away from zero."""
    size = int(abs(value) + F(1, 2))
    return size if value >= 0 else -size


def in_month(year, month, day):
    return datetime.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def add_months(date, months):
    month = date.month - 1 + months
    return in_month(date.year + month // 12, month % 12 + 1, date.day)


def boundaries(policy, first, last):
    """All boundaries of the years FIRST to LAST, ascending."""
    frequency, boundary = policy["frequency"], policy.get("boundary") or {}
    start = to_date(policy["accrual_from"])
    found = []
    if frequency in ("daily", "weekly", "biweekly"):
        step = {"daily": 1, "weekly": 7, "biweekly": 14}[frequency]
        anchor = datetime.date(2024, 1, 1)  # a Monday
        if "weekday" in boundary:
            anchor += WEEKDAYS.index(boundary["weekday"]) * DAY
        elif "anchor" in boundary:
            anchor = to_date(boundary["anchor"])
        elif frequency == "biweekly":
            anchor = start
        date = anchor + (datetime.date(first, 1, 1) - anchor).days // step * step * DAY
        while date.year <= last:
            if date.year >= first:
                found.append(date)
            date += step * DAY
        return found

    step = 1 if frequency == "semimonthly" else 12 // PER_YEAR[frequency]
    days = boundary.get("days") or [boundary.get("day", 1)]
    if frequency == "semimonthly" and "days" not in boundary:
        days = [1, 15]
    for year in range(first, last + 1):
        for name in boundary.get("dates", []):
            found.append(in_month(year, int(name[:2]), int(name[3:])))
        for month in range(1, 13) if "dates" not in boundary else []:
            for day in days:
                if day == "last" and month % step == 0:
                    found.append(in_month(year, month, 31))
                elif day != "last" and (month - 1) % step == 0:
                    found.append(in_month(year, month, day))
    return sorted(found)


class Reading:
    """One scenario, read."""

    def __init__(self, scenario):
        self.scenario = scenario
        self.day = scenario.get("minutes_per_day", 480)
        self.unit = {"day": self.day, "hour": 60, "minute": 1}[scenario["unit"]]
        week = scenario.get("workweek", WEEKDAYS[:5])
        self.week = WEEKDAYS if week == "all" else week
        self.holidays = {to_date(holiday["date"]) for holiday in scenario.get("holidays", [])}
        self.policy = scenario["policy"]
        self.tiers = [dict(self.policy)]
        for tier in sorted(self.policy.get("tiers", []), key=lambda tier: tier["from"]):
            self.tiers.append(dict(self.tiers[-1], **tier))

    def minutes(self, text):
        return nearest(F(text) * self.unit)

    def works(self, date):
        return WEEKDAYS[date.weekday()] in self.week and date not in self.holidays

    def tier_on(self, date):
        found = self.tiers[0]
        for tier in self.tiers[1:]:
            if to_date(tier["from"]) <= date:
                found = tier
        return found

    def count(self, first, end, paid):
        if self.policy.get("prorate_basis") != "worked_days" and not self.policy.get("scheduled_days_only"):
            return (end - first).days
        unpaid = set()
        if paid and self.policy.get("prorate_basis") == "worked_days":
            unpaid = {to_date(day) for day in self.policy.get("unpaid_absence_days", [])}
        days = [first + i * DAY for i in range((end - first).days)]
        return sum(self.works(day) and day not in unpaid for day in days)

    def pieces(self, opens, closes, first, end):
        """The parts of a period with the terms that hold in each."""
        how = self.policy.get("tier_switch", "next_period")
        if how == "next_period":
            return [(first, end, self.tier_on(first))]
        if how == "whole_period":
            return [(first, end, self.tier_on(closes - DAY))]
        cuts = {first, end} | {to_date(tier["from"]) for tier in self.tiers[1:]}
        cuts = sorted(cut for cut in cuts if first <= cut <= end)
        return [(a, b, self.tier_on(a)) for a, b in zip(cuts, cuts[1:])]

    def earns(self, grid, index):
        """Whether a period makes a credit: where scheduled days earn, one without any does not."""
        if index < 0 or index + 1 >= len(grid) or grid[index] == grid[index + 1]:
            return True
        return self.count(grid[index], grid[index + 1], False) > 0

    def period(self, grid, index, first, end):
        """What one period brings, and the terms at its end."""
        opens, closes = grid[index], grid[index + 1]
        pieces = self.pieces(opens, closes, first, end)
        active = sum(self.count(a, b, False) for a, b, _ in pieces)
        total = F(0)
        for a, b, tier in pieces:
            whole = active
            if self.policy.get("prorate_partial_periods", True):
                whole = self.count(opens, closes, False)
            part = self.count(a, b, True)
            if whole == 0 or part == 0:
                continue
            if "amount" in tier:
                total += F(tier["amount"]) * self.unit * part / whole
                continue
            annual = F(tier["annual"]) * self.unit
            posted = index if self.policy.get("credit") == "period_start" else index + 1
            back = posted - index
            same_year = [i for i, date in enumerate(grid) if date.year == grid[posted].year and self.earns(grid, i - back)]
            n, of = same_year.index(posted) + 1, len(same_year)
            if part == whole and "round_each_to" not in self.policy:
                total += nearest(annual * n / of) - nearest(annual * (n - 1) / of)
            else:
                total += annual / of * part / whole
        if "round_each_to" in self.policy:
            step = F(self.policy["round_each_to"]) * self.unit
            total = nearest(total / step) * step
        return nearest(total), pieces[-1][2]

    def credits(self, until):
        policy = self.policy
        start = to_date(policy["accrual_from"])
        if "waiting" in policy:
            start = max(start, to_date(policy["waiting"]["until"]))
        grid = boundaries(policy, start.year - 2, until.year + 2)
        for index, (opens, closes) in enumerate(zip(grid, grid[1:])):
            first, end = max(opens, start), closes
            if "accrual_until" in policy:
                end = min(end, to_date(policy["accrual_until"]) + DAY)
            at_start = policy.get("credit") == "period_start"
            if opens == closes or first >= end:
                continue
            on = first if at_start else end
            earned = on if at_start else on - DAY
            minutes, last = self.period(grid, index, first, end)
            yield on, ("credit", minutes, self.tier_on(earned), earned, last)

    def carries(self, until):
        start = to_date(self.policy["accrual_from"])
        rule = self.policy.get("carryover")
        for year in range(start.year, until.year + 1) if rule else []:
            if rule["on"] == "anniversary":
                date = in_month(year, start.month, start.day)
                if date <= start:
                    continue
            else:
                date = in_month(year, int(rule["on"][:2]), int(rule["on"][3:]))
            yield date, ("carry", rule)

    def charges(self):
        for leave in self.scenario["leaves"]:
            if leave["state"] not in ("taken", "approved"):
                continue
            first, last = to_date(leave["from"]), to_date(leave["to"])
            days = [first + i * DAY for i in range((last - first).days + 1)]
            days = [day for day in days if self.works(day)]
            if "cost" in leave:
                cost, days = self.minutes(leave["cost"]), days or [first]
                for i, day in enumerate(days):
                    yield day, nearest(F(cost * (i + 1), len(days))) - nearest(F(cost * i, len(days)))
            elif "cost_per_day" in leave:
                for day in days:
                    yield day, self.minutes(leave["cost_per_day"])
            else:
                for day in days:
                    yield day, self.day // (1 if leave["part"] == "full" else 2)

    def events(self, until):
        """In order of day; in one day carry-over, what comes in, what goes out, credits, leave."""
        found = [(date, 1, event) for date, event in self.carries(until)]
        if "opening" in self.scenario:
            opening = self.scenario["opening"]
            found.append((to_date(opening["on"]), 2, ("entry", self.minutes(opening["amount"]))))
        for entry in self.scenario.get("entries", []):
            minutes = self.minutes(entry["amount"])
            found.append((to_date(entry["on"]), 2 if minutes >= 0 else 3, ("entry", minutes)))
        for lot in self.scenario.get("lots", []):
            found.append((to_date(lot["from"]), 2, ("lot", lot)))
        found += [(date, 4, event) for date, event in self.credits(until)]
        found += [(date, 5, ("leave", minutes)) for date, minutes in self.charges()]
        return sorted((event for event in found if event[0] <= until), key=lambda event: event[:2])


class Account:
    """Lots, and what nothing covers."""

    def __init__(self, reading):
        self.reading = reading
        self.lots = []
        self.pool = None
        self.debt = self.accrued = self.lost = 0
        self.earned, self.booked = {}, {}

    def balance(self):
        return sum(lot["left"] for lot in self.lots) - self.debt

    def order(self):
        open_lots = [lot for lot in self.lots if lot["left"] > 0]
        return sorted(open_lots, key=lambda lot: (lot["last"] or datetime.date.max, lot["from"]))

    def expire(self, date):
        for lot in self.lots:
            if lot["last"] and lot["last"] < date:
                lot["left"] = 0

    def new_lot(self, on, last, pooled, left):
        self.lots.append({"from": on, "last": last, "pooled": pooled, "left": left})
        return self.lots[-1]

    def put(self, on, minutes):
        if self.pool is None:
            self.pool = self.new_lot(on, None, True, 0)
        repaid = min(self.debt, minutes)
        self.debt -= repaid
        self.pool["left"] += minutes - repaid

    def take(self, minutes):
        for lot in self.order():
            part = min(lot["left"], minutes)
            lot["left"] -= part
            minutes -= part
        self.debt += minutes

    def credit(self, on, minutes, tier, earned, last):
        policy, minutes_of = self.reading.policy, self.reading.minutes
        if policy.get("stop_at_annual"):
            ceiling = F(last["annual"]) if "annual" in last else F(last["amount"]) * PER_YEAR[last["frequency"]]
            left = nearest(ceiling * self.reading.unit) - self.booked.get(on.year, 0)
            minutes = max(0, min(minutes, left))
        kept = minutes
        if "yearly_earn_cap" in tier:
            kept = max(0, min(kept, minutes_of(tier["yearly_earn_cap"]) - self.earned.get(earned.year, 0)))
        if "balance_cap" in tier:
            kept = max(0, min(kept, minutes_of(tier["balance_cap"]) - self.balance()))
        self.booked[on.year] = self.booked.get(on.year, 0) + kept
        self.earned[earned.year] = self.earned.get(earned.year, 0) + kept
        self.accrued += kept
        self.lost += minutes - kept
        if minutes > 0:
            self.put(on, kept)

    def carry(self, on, rule):
        pooled = [lot for lot in self.order() if lot["pooled"]]
        total = sum(lot["left"] for lot in pooled)
        excess = {"none": total, "all": 0}.get(rule["mode"])
        if excess is None:
            excess = max(0, total - self.reading.minutes(rule["max"]))
        for lot in pooled:
            part = min(excess, lot["left"])
            lot["left"] -= part
            excess -= part
        if "carried_valid" not in rule:
            return
        number, unit = int(rule["carried_valid"][1:-1]), rule["carried_valid"][-1]
        last = (add_months(on, number) if unit == "M" else on + number * DAY) - DAY
        moved = [lot for lot in pooled if lot["left"] > 0 and (lot["last"] is None or lot["last"] > last)]
        left = sum(lot["left"] for lot in moved)
        for lot in moved:
            lot["left"] = 0
        if left > 0:
            self.new_lot(on, last, True, left)
            self.pool = None

    def apply(self, on, event):
        self.expire(on)
        if event[0] == "credit":
            self.credit(on, *event[1:])
        elif event[0] == "carry":
            self.carry(on, event[1])
        elif event[0] == "lot":
            last = event[1]["last_usable"]
            self.new_lot(on, to_date(last) if last else None, False, self.reading.minutes(event[1]["amount"]))
        elif event[0] == "entry" and event[1] >= 0:
            self.put(on, event[1])
        else:
            self.take(abs(event[1]))


def write(value):
    digits = nearest(abs(value) * 10000)
    return f"{'-' if value < 0 and digits else ''}{digits // 10000}.{digits % 10000:04}"


def read(scenario, days):
    """The figures of each day."""
    reading = Reading(scenario)
    account = Account(reading)
    events = reading.events(max(days))
    figures = {}
    for day in sorted(days):
        while events and events[0][0] <= day:
            on, _, event = events.pop(0)
            account.apply(on, event)
        account.expire(day)
        figures[day.isoformat()] = {
            "balance": write(F(account.balance(), reading.unit)),
            "accrued_total": write(F(account.accrued, reading.unit)),
            "lost_to_cap": write(F(account.lost, reading.unit)),
            "expiring": write(F(sum(lot["left"] for lot in account.lots if lot["last"]), reading.unit)),
        }
    return figures


class Dice:
    """Scenarios that no one would think of."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def date(self, first, last):
        days = (datetime.date(last, 12, 31) - datetime.date(first, 1, 1)).days
        return datetime.date(first, 1, 1) + self.random.randrange(days) * DAY

    def day(self, first=2024, last=2027):
        return self.date(first, last).isoformat()

    def chance(self, share):
        return self.random.random() < share

    def amount(self, least, most):
        value = self.random.uniform(least, most) * {"day": 1, "hour": 8, "minute": 480}[self.unit]
        return f"{round(value, self.random.choice([0, 0, 1, 2, 4])):.4f}"

    def boundary(self, frequency):
        if frequency == "weekly":
            return {"weekday": self.random.choice(["mon", "wed", "sun", "fri"])}
        if frequency == "biweekly":
            return {"anchor": self.day()}
        if frequency == "semimonthly":
            return {"days": self.random.choice([[1, 15], [15, "last"], [1, 16], [10, 25], [15, 31]])}
        if frequency == "semiannual":
            return {"dates": self.random.choice([["01-01", "07-01"], ["03-31", "09-30"], ["02-29", "08-31"],
                                                 ["06-31", "12-31"]])}
        return {"day": self.random.choice([1, 15, 31, "last", 30, 10])} if frequency != "daily" else None

    def tiers(self, policy, size):
        for _ in range(self.random.randint(1, 2)):
            tier = {"from": self.day(2024, 2026)}
            tier.update({"amount": self.amount(size, size * 3)} if "amount" in policy
                        else {"annual": self.amount(10, 40)})
            if self.chance(.3):
                tier["balance_cap"] = self.amount(5, 40)
            yield tier

    def carryover(self):
        rule = {"on": self.random.choice(["01-01", "04-01", "anniversary", "02-29", "06-31"]),
                "mode": self.random.choice(["all", "none", "max"])}
        if rule["mode"] == "max":
            rule["max"] = self.amount(1, 10)
        if self.chance(.6):
            rule["carried_valid"] = self.random.choice(["P3M", "P6M", "P90D", "P1M", "P14M"])
        return rule

    def policy(self):
        frequency = self.random.choice(list(PER_YEAR))
        size = min(24 / PER_YEAR[frequency], 20)
        policy = {"accrual_from": self.day(2024, 2024), "frequency": frequency}
        if self.chance(.6):
            policy["boundary"] = self.boundary(frequency)
        policy.update({"amount": self.amount(size, size * 2)} if self.chance(.7) else {"annual": self.amount(10, 30)})
        for share, key, value in (
                (.4, "credit", "period_start"), (.2, "prorate_partial_periods", False),
                (.2, "prorate_basis", "worked_days"), (.15, "scheduled_days_only", True),
                (.2, "round_each_to", self.random.choice(["0.5", "1", "0.25"])),
                (.2, "balance_cap", self.amount(5, 30)), (.2, "yearly_earn_cap", self.amount(5, 20)),
                (.1, "stop_at_annual", True), (.2, "accrual_until", self.day(2025, 2026)),
                (.15, "waiting", {"until": self.day(2024, 2025), "mode": "earn_later"}),
                (.2, "unpaid_absence_days", [self.day(2024, 2024) for _ in range(5)]),
                (.5, "carryover", self.carryover())):
            if self.chance(share):
                policy[key] = value
        if self.chance(.4):
            policy["tiers"] = list(self.tiers(policy, size))
            policy["tier_switch"] = self.random.choice(["next_period", "split_by_days", "whole_period"])
        return policy

    def leave(self):
        first = self.date(2024, 2027)
        leave = {"from": first.isoformat(), "to": (first + self.random.randint(0, 8) * DAY).isoformat(),
                 "state": self.random.choice(["taken", "approved", "denied", "draft", "requested", "cancelled"])}
        return dict(leave, **self.random.choice([{"cost": self.amount(1, 5)}, {"cost_per_day": self.amount(1, 2)},
                                                 {"part": self.random.choice(["full", "am", "pm"])}]))

    def lot(self, number):
        first = self.date(2024, 2027)
        last = self.random.choice([None, (first + self.random.randint(0, 300) * DAY).isoformat()])
        return {"id": f"lot {number}", "amount": self.amount(1, 10), "from": first.isoformat(), "last_usable": last}

    def scenario(self):
        self.unit = self.random.choice(["day", "hour", "minute"])
        scenario = {"unit": self.unit, "policy": self.policy(),
                    "leaves": [self.leave() for _ in range(self.random.randint(0, 6))]}
        for share, key, value in (
                (.3, "minutes_per_day", self.random.choice([450, 480, 420, 360])),
                (.3, "workweek", self.random.choice(["all", ["mon", "wed", "fri"], WEEKDAYS[:6]])),
                (.4, "opening", {"on": self.day(2024, 2024), "amount": self.amount(1, 10)}),
                (.3, "entries", [{"on": self.day(), "amount": self.random.choice(["", "-"]) + self.amount(1, 4),
                                  "kind": "adjust"} for _ in range(3)]),
                (.3, "lots", [self.lot(number) for number in range(3)]),
                (.3, "holidays", [{"date": self.day()} for _ in range(4)])):
            if self.chance(share):
                scenario[key] = value
        return scenario


class Oracle(unittest.TestCase):
    def test_random_scenarios(self):
        dice = Dice(int(os.environ.get("HD_TEST_SEED", "20261125")))
        for number in range(int(os.environ.get("HD_TEST_ORACLE", "60"))):
            scenario = dice.scenario()
            days = sorted({dice.date(2024, 2027) for _ in range(6)})
            arguments = [word for day in days for word in ("--on", day.isoformat())]
            done = subprocess.run([CLI, "leave", "simulate", "-", "--json", "--quiet", *arguments],
                                  input=json.dumps(scenario), text=True, capture_output=True, timeout=60, check=True)
            wanted = read(scenario, days)
            for row in json.loads(done.stdout)["on"]:
                for key, value in wanted[row["on"]].items():
                    self.assertEqual(row[key], value, (number, row["on"], key, json.dumps(scenario)))


if __name__ == "__main__":
    unittest.main()
