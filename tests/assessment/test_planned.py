"""The action plan beside what the answers say: every fate of an action, and lateness by the day of the assessment."""

from __future__ import annotations

import dataclasses
import datetime
from functools import cache

import pytest

from pocarms.assessment.assess import Prepared, assess, prepare
from pocarms.assessment.result import Assessment, PlannedResult
from pocarms.inference.durable import Unavailable
from pocarms.language.load import load_pack
from pocarms.model.profile import Action, Profile, Sign
from pocarms.profiles.digest import seal
from pocarms.profiles.load import load_profile
from tests.documents.books import EXAMPLES, ROOT

DAY = datetime.date(2020, 12, 18)  # of the example


@cache
def _pack() -> Prepared:
    return prepare(load_pack(ROOT / "rules" / "poc_arms", tests=False), "en")


@cache
def _profile() -> Profile:
    return load_profile(EXAMPLES / "monusco-2020.yaml", lambda _: _pack().pack)[0]


def _assessed(profile: Profile) -> Assessment:
    return assess(_pack(), profile, Unavailable("tests use the twin"))[0]


@cache
def _bare() -> Assessment:
    return _assessed(_profile())


def _with(*actions: Action, part: str = "", **more: object) -> dict[str, PlannedResult]:
    named = {a.id: a for a in actions}
    profile = dataclasses.replace(_profile(), **more)
    if part:
        parts = tuple(dataclasses.replace(p, actions=named) if p.id == part else p for p in profile.parts)
        made = _assessed(dataclasses.replace(profile, parts=parts))
        return {one.id: one for body in made.parts if body.id == part for one in body.planned}
    return {one.id: one for one in _assessed(dataclasses.replace(profile, actions=named)).whole.planned}


def test_what_became_of_each() -> None:
    whole = _bare().whole
    by_fate = {
        "advised": next(f.id for f in whole.findings if f.advice_shown),
        "open": next(f.id for f in whole.findings if f.status == "open" and not f.advice_shown),
        "ruled_out": next(f.id for f in whole.findings if f.status == "ruled_out"),
        "elsewhere": next(f.id for f in _bare().parts[0].findings if f.id not in {g.id for g in whole.findings}),
        "not_in_pack": "given.up",
    }
    found = _with(*(Action(id, "done", by="A", on=DAY) for id in by_fate.values()))
    assert {fate: found[id].holds for fate, id in by_fate.items()} == {fate: fate for fate in by_fate}
    advised = next(f for f in whole.findings if f.id == by_fate["advised"])
    missing = {p.question for p in advised.practice if p.answer in ("no", "partly")}
    assert set(found[advised.id].follows_from) == (missing or set(advised.hangs_on))
    assert not any(found[id].follows_from for fate, id in by_fate.items() if fate != "advised")
    elsewhere = by_fate["elsewhere"]
    part = _bare().parts[0]
    there = _with(Action(elsewhere), part=part.id)[elsewhere]
    assert there.holds == next(f.status for f in part.findings if f.id == elsewhere)


def test_that_an_action_is_stated_as_done_changes_no_finding() -> None:
    ids = [f.id for f in _bare().whole.findings if f.advice_shown]
    done = dataclasses.replace(_profile(), actions={id: Action(id, "done", by="A", on=DAY) for id in ids})
    made = _assessed(done)
    assert dataclasses.replace(made.whole, planned=()) == _bare().whole
    assert {one.id for one in made.whole.planned if one.holds == "advised"} == set(ids)


@pytest.mark.parametrize(
    "status, days, late", [("not_started", -1, True), ("under_way", -1, True), ("under_way", 0, False),
                           ("under_way", 1, False), ("done", -1, False), ("dropped", -1, False)],
)  # fmt: skip
def test_late_by_the_day_of_the_assessment(status: str, days: int, late: bool) -> None:
    id = next(f.id for f in _bare().whole.findings if f.advice_shown)
    due = DAY + datetime.timedelta(days)
    action = Action(id, status, due=due, review=due, by="A", on=DAY, reason="r" if status == "dropped" else "")
    assert _with(action)[id].overdue is late
    assert _with(action)[id].review_due is (status in ("not_started", "under_way") and days <= 0)
    assert not _with(action, as_of=None)[id].overdue


def test_what_no_longer_holds_is_not_late() -> None:
    id = next(f.id for f in _bare().whole.findings if f.status == "ruled_out")
    assert not _with(Action(id, due=datetime.date(2019, 1, 1)))[id].overdue


def test_a_measure_of_a_proposal() -> None:
    pack = prepare(load_pack(ROOT / "rules" / "hrddp", tests=False), "en")
    found = load_profile(EXAMPLES / "hrddp" / "06-depot-suspect-commander.yaml", lambda _: pack.pack)[0]
    bare = assess(pack, found, Unavailable("tests use the twin"))[0]
    bodies = (bare.whole, *bare.parts)
    body, needed = next((b, m) for b in bodies for m in b.measures if m.status == "established" and m.state != "done")
    gone = next(id for id in pack.pack.measures if id not in {m.id for m in body.measures})
    actions = {id: Action(id) for id in sorted((needed.id, gone))}
    if body.id:
        parts = tuple(dataclasses.replace(p, actions=actions) if p.id == body.id else p for p in found.parts)
        profile = dataclasses.replace(found, parts=parts)
    else:
        profile = dataclasses.replace(found, actions=actions)
    made = assess(pack, profile, Unavailable("tests use the twin"))[0]
    here = next(b for b in (made.whole, *made.parts) if b.id == body.id)
    assert {one.id: one.holds for one in here.planned} == {needed.id: "advised", gone: "ruled_out"}


def test_changed_since_approval() -> None:
    profile = _profile()
    assert profile.seal == seal(profile)
    for mark, said in ((profile.seal, "unchanged"), ("0" * 16, "changed"), ("", "not_recorded")):
        signed = dataclasses.replace(profile, state="approved", sign=Sign("A", DAY, mark))
        assert _assessed(signed).profile.since_signed == said
    assert _bare().profile.since_signed == ""
    later = dataclasses.replace(signed, sign=Sign("A", DAY, profile.seal), as_of=datetime.date(2021, 1, 1))
    assert _assessed(later).profile.since_signed == "unchanged"  # --on asks about another day; no answer changed
