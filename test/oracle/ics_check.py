#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""iCalendar files, read back by readers that are not ours (icalendar, dateutil, zoneinfo).

  ics_check.py FILE...            what holds for every file
  ics_check.py --sample PROGRAM   the same, and the right answers for ics_sample.c
  ics_check.py --later FILE...    the same, and that each is a later state of the one before
"""

import datetime as dt
import subprocess
import sys
import zoneinfo

try:
    import icalendar
    from dateutil import rrule
except ImportError as missing:
    print(f"SKIP: {missing.name} is not installed (python3-icalendar)")
    sys.exit(77)

UTC = dt.timezone.utc
problems = []


def expect(truth, text):
    if not truth:
        problems.append(text)


def check_lines(data):
    expect(data.endswith(b"\r\n"), "the last line has no end")
    for number, line in enumerate(data.split(b"\r\n"), 1):
        expect(b"\n" not in line and b"\r" not in line, f"line {number}: a lone CR or LF")
        expect(len(line) <= 75, f"line {number}: {len(line)} octets")
        try:
            line.decode()
        except UnicodeDecodeError:
            problems.append(f"line {number}: folded inside a character")


class Zone:
    """A VTIMEZONE by the letter: the latest onset at or before a local time counts."""

    def __init__(self, component):
        self.name = str(component["TZID"])
        self.blocks = []
        for block in component.subcomponents:
            start = block["DTSTART"].dt
            rule = [start]
            if "RRULE" in block:
                text = block["RRULE"].to_ical().decode()
                rule = list(
                    rrule.rrulestr(text, dtstart=start).between(
                        dt.datetime(2024, 1, 1), dt.datetime(2040, 1, 1), inc=True
                    )
                )
                first = rrule.rrulestr(text, dtstart=start)[0]
                expect(first == start, f"{self.name}: {start} is not in {text}")
            self.blocks.append((rule, block["TZOFFSETTO"].td))

    def offset(self, local):
        past = [
            (max(o for o in onsets if o <= local), to)
            for onsets, to in self.blocks
            if onsets[0] <= local
        ]
        return max(past)[1]

    def utc(self, local):
        return (local - self.offset(local)).replace(tzinfo=UTC)


def check_zone(zone):
    """Every hour of six years against the system's own zone, but for the skipped ones."""
    system = zoneinfo.ZoneInfo(zone.name)
    local = dt.datetime(2026, 1, 1)
    while local.year < 2032:
        real = local.replace(tzinfo=system)
        back = real.astimezone(UTC).astimezone(system).replace(tzinfo=None)
        twice = real.utcoffset() != real.replace(fold=1).utcoffset()
        if back == local and not twice and zone.offset(local) != real.utcoffset():
            problems.append(f"{zone.name}: another offset at {local}")
            return
        local += dt.timedelta(hours=1)


def naive(value):
    if isinstance(value, dt.datetime):
        return value.replace(tzinfo=None)
    return dt.datetime.combine(value, dt.time())


def tzid(prop):
    return prop.params.get("TZID")


def excluded(event):
    lines = event.get("EXDATE", [])
    lines = lines if isinstance(lines, list) else [lines]
    for line in lines:
        expect(tzid(line) == tzid(event["DTSTART"]), f"{event['UID']}: EXDATE in another zone")
    return {naive(day.dt) for line in lines for day in line.dts}


def series(event, zones):
    """Local starts of an event, its exceptions left in."""
    start = event["DTSTART"]
    local = naive(start.dt)
    if "RRULE" not in event:
        return [local]
    rule = event["RRULE"].copy()
    if "UNTIL" in rule:
        until = rule["UNTIL"][0]
        if tzid(start):
            expect(until.tzinfo is not None, f"{event['UID']}: UNTIL is not UTC")
            until = until.astimezone(UTC).replace(tzinfo=None)
            until += zones[tzid(start)].offset(local)
            # Offsets may differ at the end; an hour decides nothing between two days.
            until += dt.timedelta(hours=2)
        rule["UNTIL"] = [until]
    text = icalendar.vRecur(rule).to_ical().decode().replace("Z", "")
    days = list(rrule.rrulestr(text, dtstart=local)[:200])
    expect(days and days[0] == local, f"{event['UID']}: DTSTART is not in its rule")
    return days


def check_event(event, masters, zones, seen):
    uid = str(event["UID"])
    key = (uid, str(event["RECURRENCE-ID"].dt) if "RECURRENCE-ID" in event else None)
    expect(key not in seen, f"{key} stands twice")
    seen.add(key)
    expect("DTSTAMP" in event and "SEQUENCE" in event, f"{uid}: no DTSTAMP or SEQUENCE")
    for name in ("DTSTART", "RECURRENCE-ID"):
        zone = tzid(event[name]) if name in event else None
        expect(zone is None or zone in zones, f"{uid}: {zone} is not declared")
    if "RECURRENCE-ID" in event:
        days = series(masters[uid], zones)
        expect(naive(event["RECURRENCE-ID"].dt) in days, f"{key} is no date of its series")


def check_file(data):
    check_lines(data)
    calendar = icalendar.Calendar.from_ical(data)
    for name in ("VERSION", "PRODID", "CALSCALE"):
        expect(name in calendar, f"no {name}")
    zones = {z.name: z for z in map(Zone, calendar.walk("VTIMEZONE"))}
    for zone in zones.values():
        check_zone(zone)
    events = calendar.walk("VEVENT")
    masters = {str(e["UID"]): e for e in events if "RECURRENCE-ID" not in e}
    seen = set()
    for event in events:
        check_event(event, masters, zones, seen)
    return calendar, masters, zones


# Each start in UTC, worked out by hand from the zones' published rules.
STARTS = {
    "new-york": "2026-03-05T20 2026-04-02T19 2026-05-07T19 2026-06-04T19 2026-07-02T19 "
    "2026-09-03T19 2026-10-01T19 2026-11-05T20 2026-12-03T20",
    "berlin": "2026-03-24T17:30 2026-04-07T16:30 2026-04-21T16:30",
    "apia": "2026-01-29T20 2026-02-26T20 2026-03-26T20",
    "kolkata": "2026-01-15T04:30 2026-02-15T04:30 2026-03-15T04:30",
    "cairo": "2026-10-29T09 2026-10-30T10 2026-10-31T10",
    "jerusalem": "2026-03-27T09",
}


def check_sample(calendar, masters, zones):
    for uid, starts in STARTS.items():
        event = masters[f"{uid}@example.org"]
        zone = zones[tzid(event["DTSTART"])]
        got = [zone.utc(d) for d in series(event, zones) if d not in excluded(event)]
        want = [dt.datetime.fromisoformat(s).replace(tzinfo=UTC) for s in starts.split()]
        expect(got == want, f"{uid}: {[str(g) for g in got]}")
    moved, cancelled = None, None
    for event in calendar.walk("VEVENT"):
        if "RECURRENCE-ID" in event:
            cancelled = event if event["STATUS"] == "CANCELLED" else cancelled
            moved = event if event["STATUS"] == "CONFIRMED" else moved
    expect(str(moved["DTSTART"].dt)[:16] == "2026-09-10 16:00", "the moved date")
    expect(str(moved["SUMMARY"]) == "Clinic; moved, and \\ renamed", "the moved title")
    expect(str(cancelled["DTSTART"].dt)[:10] == "2026-07-02", "the cancelled date")
    expect(masters["jerusalem@example.org"]["STATUS"] == "CANCELLED", "the cancelled event")
    clinic = masters["new-york@example.org"]
    expect(
        str(clinic["DESCRIPTION"]) == "One hour, one real form.\nBring yours; Grüße und 你好 "
        "to everybody who comes 🎉",
        "the description",
    )
    expect(str(clinic["URL"]) == "https://meet.example.org/clinic?a=1;b,c", "the link")
    expect(
        [str(c) for c in clinic["CATEGORIES"].cats] == ["forms", "letters"],
        "the categories",
    )
    deadline = masters["deadline@example.org"]
    expect(deadline["DTSTART"].dt == dt.date(2026, 5, 10), "the day")
    expect(deadline["DTEND"].dt == dt.date(2026, 5, 11), "the day's end")
    expect(len(series(deadline, zones)) == 2, "the yearly days")


def version(event):
    """What a calendar has to take over from an event with a higher number."""
    return [
        event[name].to_ical() if name in event else None
        for name in ("DTSTART", "DTEND", "DURATION", "RRULE", "LOCATION", "STATUS")
    ]


def check_later(before, after):
    """Numbers and stamps never go down, and go up where time, place or status changed."""
    raised = 0
    for uid, old in before.items():
        if uid not in after:
            problems.append(f"{uid} is gone")
            continue
        new = after[uid]
        differs = version(old) != version(new)
        expect(new["SEQUENCE"] >= old["SEQUENCE"], f"{uid}: SEQUENCE went down")
        expect(not differs or new["SEQUENCE"] > old["SEQUENCE"], f"{uid}: SEQUENCE stayed")
        raised += differs
        for name in ("DTSTAMP", "LAST-MODIFIED"):
            expect(new[name].dt.tzinfo == UTC or str(new[name].dt.tzinfo) == "UTC", f"{uid}: {name}")
            expect(new[name].dt >= old[name].dt, f"{uid}: {name} went back")
    return raised


def main(args):
    if args[:1] == ["--sample"]:
        data = subprocess.run(args[1:2], stdout=subprocess.PIPE, check=True).stdout
        again = subprocess.run(args[1:2], stdout=subprocess.PIPE, check=True).stdout
        expect(data == again, "two runs wrote different bytes")
        check_sample(*check_file(data))
    later = args[:1] == ["--later"]
    before, raised = None, 0
    for path in args[later:] if args[:1] != ["--sample"] else []:
        with open(path, "rb") as file:
            masters = check_file(file.read())[1]
        if later and before:
            raised += check_later(before, masters)
        before = masters
    expect(raised or not later, "no event changed")
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
