"""The calendar of a plan, read back by the library: the days that are left, and nothing that a clock says."""

from __future__ import annotations

import datetime
import shutil
from dataclasses import replace
from pathlib import Path

import icalendar
import pytest

from pocarms.cli import _run
from pocarms.documents.plan.calendar import calendar
from pocarms.model.marking import USUAL
from pocarms.model.profile import Action, Profile
from tests.documents.books import EXAMPLES, profile_of
from tests.documents.hostile import LONG, TEXTS
from tests.documents.plans import plan_of

MONUSCO = EXAMPLES / "monusco-2020.yaml"
DUE, REVIEW, SAID = datetime.date(2021, 3, 31), datetime.date(2021, 2, 15), datetime.date(2020, 12, 1)
ADVISED = ("casualties.add_weapon", "embargo.share_inside", "cvr.tie_to_local_deals")


def _profile(*actions: Action, **more: object) -> Profile:
    return replace(profile_of(MONUSCO), actions={a.id: a for a in actions}, **more)


def _events(data: bytes) -> dict[str, icalendar.Event]:
    found = icalendar.Calendar.from_ical(data).walk("VEVENT")
    events = {str(event["UID"]): event for event in found}
    assert len(events) == len(found), "every UID once"
    return events


def test_what_is_left_to_do_stands_on_its_days() -> None:
    profile = _profile(
        Action(ADVISED[0], "under_way", "Police", DUE, REVIEW),
        Action(ADVISED[1], "done", due=DUE, review=REVIEW, by="A", on=SAID),
        Action(ADVISED[2], "dropped", due=DUE, reason="r", by="A", on=SAID),
        Action("given.up", due=DUE),
    )
    data = calendar(plan_of(profile))
    assert calendar(plan_of(profile)) == data
    events = _events(data)
    days = {uid: (event["DTSTART"].dt, event["DTEND"].dt) for uid, event in events.items()}
    day = datetime.timedelta(days=1)
    assert days == {
        f"monusco-2020//{ADVISED[0]}/due@pocarms": (DUE, DUE + day),
        f"monusco-2020//{ADVISED[0]}/review@pocarms": (REVIEW, REVIEW + day),
        "monusco-2020//given.up/due@pocarms": (DUE, DUE + day),
    }
    for event in events.values():
        assert event["DTSTART"].params["VALUE"] == "DATE"
        assert event["DTSTAMP"].dt == datetime.datetime(2020, 12, 18, tzinfo=datetime.UTC)
        assert str(event["SUMMARY"]).startswith("[UNCLASSIFIED] ")
    assert "Police" in str(events[f"monusco-2020//{ADVISED[0]}/due@pocarms"]["DESCRIPTION"])
    moved = _profile(Action(ADVISED[0], "not_started", "Ops", DUE + day, REVIEW), marking=USUAL.marking("confidential"))
    later = _events(calendar(plan_of(moved, "fr")))
    assert set(later) < set(events)  # the same action keeps its UID, whatever becomes of it, in any language
    assert str(later[f"monusco-2020//{ADVISED[0]}/due@pocarms"]["CLASS"]) == "CONFIDENTIAL"


def test_what_was_stated_later_is_newer() -> None:
    """Of two events that are the same a calendar keeps the newer: a day that moved must not look as old as it was."""
    stamps = []
    for on in (None, SAID, REVIEW):
        (event,) = _events(
            calendar(plan_of(_profile(Action(ADVISED[0], "under_way", due=DUE, by="A", on=on))))
        ).values()
        stamps.append(event["DTSTAMP"].dt.date())
    assert stamps == [datetime.date(2020, 12, 18), datetime.date(2020, 12, 18), REVIEW]
    undated = _profile(Action(ADVISED[0], "under_way", due=DUE), as_of=None)
    (event,) = _events(calendar(plan_of(undated))).values()
    assert event["DTSTAMP"].dt.date() == datetime.date(1980, 1, 1)


def test_actions_of_parts_are_told_apart() -> None:
    profile = profile_of(EXAMPLES / "hrddp" / "06-depot-suspect-commander.yaml")
    parts = tuple(replace(part, actions={"given.up": Action("given.up", due=DUE)}) for part in profile.parts)
    assert len(parts) > 1
    assert len(_events(calendar(plan_of(replace(profile, parts=parts))))) == len(parts)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_hostile_texts_stay_in_their_lines(language: str) -> None:
    """Line breaks, commas, semicolons and colons of people never end a line or begin another property."""
    texts = (*TEXTS, LONG, "a\r\nBEGIN:VALARM\r\nEND:VEVENT", "x;y,z:w\\n")
    actions = [
        Action(f"g.{n}", "under_way", owner=text, due=DUE, note=text, evidence=text) for n, text in enumerate(texts)
    ]
    data = calendar(plan_of(_profile(*actions, subject={"name": " ".join(texts)}), language))
    assert b"\r\n" in data and data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    data.decode("utf-8")  # no character was cut in two
    assert not any(byte < 32 and byte not in (10, 13) for byte in data)
    events = _events(data)
    assert len(events) == len(texts) and data.count(b"\r\nBEGIN:V") == len(texts)
    keys = {"SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "CLASS", "DESCRIPTION", "TRANSP"}
    assert all(set(event) == keys for event in events.values())
    told = str(events[f"monusco-2020//g.{len(texts) - 1}/due@pocarms"]["DESCRIPTION"])
    assert "x;y,z:w\\n" in told


def test_no_day_no_calendar(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    profile = Path(shutil.copy(MONUSCO, tmp_path / "p.yaml"))
    assert _run(["plan", str(profile), "-o", str(tmp_path / "p.ics"), "--engine", "twin"]) == 2
    assert "no day" in capsys.readouterr().err and not (tmp_path / "p.ics").exists()
