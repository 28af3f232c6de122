"""One mission over time: every movement is told with its cause, and a gap is closed only with evidence."""

from __future__ import annotations

import dataclasses
import datetime
import random
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from pocarms.assessment.assess import Prepared, assess, prepare
from pocarms.diff.history import History, NotOneHistory, Version, history
from pocarms.diff.project import project
from pocarms.inference.durable import Unavailable
from pocarms.language.load import load_pack
from pocarms.model.pack import Pack
from pocarms.model.profile import Answer, Evidence, Profile
from pocarms.profiles.load import load_profile
from tests.compare.cases import ROOT, examples, pack, prepared, random_missions

TWIN = Unavailable("not needed here")
NEXT = datetime.date(2022, 12, 18)


def monusco() -> Profile:
    return next(p for p in examples() if p.id == "monusco-2020")


def later(profile: Profile, day: datetime.date = NEXT, **answers: Answer | str) -> Profile:
    """Return a later profile with other answers; dots of ids are written as two underscores."""
    changed = {k.replace("__", "."): v for k, v in answers.items()}
    given = {k: (v if isinstance(v, Answer) else Answer(k, v),) for k, v in changed.items()}
    return dataclasses.replace(
        profile, as_of=day, answers={**profile.answers, **given}, digest=day.isoformat(), file=f"{day}.yaml"
    )


def movements(h: History, step: int = 0) -> dict[str, str]:
    return {m.finding: m.movement for m in h.steps[step].findings}


def statuses(made: Prepared, profile: Profile) -> Mapping[str, str]:
    """What `assess` says: established in one area is established."""
    result, _ = assess(made, profile, TWIN)
    found: dict[str, set[str]] = {}
    for body in (result.whole, *result.parts):
        for f in body.findings:
            found.setdefault(f.id, set()).add(f.status)
    order = ("established", "open", "ruled_out")
    return {id_: next(x for x in order if x in states) for id_, states in found.items()}


def test_a_profile_and_itself_a_day_later_move_nothing() -> None:
    assert monusco().as_of is not None
    h = history(prepared(), [Version(monusco()), Version(later(monusco(), datetime.date(2020, 12, 19)))])
    assert set(movements(h).values()) == {"persistent"}
    assert all(m.before == m.now and not m.causes for m in h.steps[0].findings)
    assert h.steps[0].answers == () and h.steps[0].scales == ()


def source(value: str, text: str = "Report of 2022") -> Answer:
    return Answer("", value, Evidence(source=text, as_of=NEXT))


def test_a_gap_is_closed_only_with_new_evidence() -> None:
    old = monusco()
    for answer, movement in (
        (source("yes"), "closed"),
        (Answer("", "yes"), "closed_unproved"),
        (dataclasses.replace(old.answers["casualties.weapon_recorded"][0], value="yes"), "closed_unproved"),
        (Answer("", "unknown"), "not_known_now"),
        (source("no"), "moved"),
    ):
        new = later(old, casualties__weapon_recorded=dataclasses.replace(answer, question="casualties.weapon_recorded"))
        h = history(prepared(), [Version(old), Version(new)])
        assert movements(h)["casualties.add_weapon"] == movement
        one = next(m for m in h.steps[0].findings if m.finding == "casualties.add_weapon")
        assert one.causes == ("answers",) and one.alone
        assert [h.steps[0].answers[n].question for n in one.by] == ["casualties.weapon_recorded"]


def test_what_is_new_and_what_was_only_not_known() -> None:
    old = later(monusco(), datetime.date(2020, 12, 18), information__shared_beyond="yes")
    new = later(old, information__shared_beyond="no", training__leaders_briefed="no")
    told = movements(history(prepared(), [Version(old), Version(new)]))
    before, now = statuses(prepared(), old), statuses(prepared(), new)
    wanted = {("ruled_out", "established"): "new", ("open", "established"): "newly_known"}
    seen = set()
    for finding, movement in told.items():
        pair = (before[finding], now[finding])
        if pair in wanted:
            assert movement == wanted[pair], finding
            seen.add(movement)
    assert "newly_known" in seen


@pytest.mark.parametrize("seed", [31, 32])
def test_every_movement_is_that_of_two_assessments(seed: int, tmp_path: Path) -> None:
    one, other = (p for p in random_missions(tmp_path, seed, 2))
    before = dataclasses.replace(one, subject={"name": "X"}, as_of=datetime.date(2021, 1, 1))
    rng = random.Random(seed)
    shared = {q: given for q, given in before.answers.items() if rng.random() < 0.7}
    now = dataclasses.replace(other, subject={"name": "X"}, answers={**other.answers, **shared})
    h = history(prepared(), [Version(now), Version(before)])
    assert [d.profile.as_of for d in h.days] == [before.as_of, now.as_of], "by day, not as given"
    was, is_ = statuses(prepared(), before), statuses(prepared(), now)
    told = {m.finding: m for m in h.steps[0].findings}
    knowledge = {f.id for f in pack().findings.values() if pack().kinds[f.kind].about_knowledge}
    for finding in pack().findings.keys() - knowledge:
        if was[finding] == is_[finding] != "established":
            assert finding not in told
        else:
            assert (told[finding].before.status, told[finding].now.status) == (was[finding], is_[finding])
    aged = statuses(prepared(), dataclasses.replace(before, as_of=now.as_of))
    for finding, one_moved in told.items():
        assert ("time" in one_moved.causes) >= (was[finding] != aged[finding])
        assert ("answers" in one_moved.causes) >= (aged[finding] != is_[finding])


# the pack ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def older(tmp_path: Path) -> Pack:
    """The pack as it might have been: another title of a gap, a gap that did not look at 'partly', a question more."""
    folder = tmp_path / "poc_arms"
    shutil.copytree(ROOT / "rules" / "poc_arms", folder, ignore=shutil.ignore_patterns("locale", "tests"))
    header = folder / "pack.yaml"
    header.write_text(
        header.read_text(encoding="utf-8").replace(f"version: {pack().version}", "version: 0.0.9", 1), encoding="utf-8"
    )
    (folder / "gone.yaml").write_text(
        "questions:\n  old.question: {ask: Was it so?, type: practice, block: mandate}\n"
        "findings:\n  old.gap: {kind: gap, title: A gap of old, practice: [old.question], "
        "advice: Do it., reach: builds}\n",
        encoding="utf-8",
    )
    file = folder / "human_rights.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count("    practice: [casualties.weapon_recorded]\n") == 1
    file.write_text(
        text.replace("    practice: [casualties.weapon_recorded]\n", "    when: {casualties.weapon_recorded: no}\n"),
        encoding="utf-8",
    )
    return load_pack(folder, tests=False)


def test_what_the_pack_did_is_told_apart_from_what_the_mission_did(older: Pack) -> None:
    old = dataclasses.replace(
        monusco(),
        version="0.0.9",
        answers={**monusco().answers, "old.question": (Answer("old.question", "no"),)},
    )
    new = later(
        monusco(), embargo__links_casualties=dataclasses.replace(source("yes"), question="embargo.links_casualties")
    )
    h = history(prepared(), [Version(old, prepare(older, "en")), Version(new)])
    step = h.steps[0]
    assert step.pack == ("0.0.9", pack().version)
    told = {m.finding: m for m in step.findings}
    assert told["casualties.add_weapon"].movement == "pack" and told["casualties.add_weapon"].causes == ("pack",)
    assert told["old.gap"].movement == "pack_gone"
    assert told["embargo.link_to_casualties"].movement == "closed"
    assert told["embargo.link_to_casualties"].causes == ("answers",)
    assert [(x.question, x.why) for x in h.days[0].lost] == [("old.question", "no_question")]
    assert all(change.question != "old.question" for change in step.answers)


def test_projecting_keeps_what_fits(older: Pack) -> None:
    taken, lost = project(monusco(), older, pack())
    assert lost == () and taken.answers == monusco().answers and taken.parts == monusco().parts
    narrow = dataclasses.replace(
        pack(),
        questions={
            **pack().questions,
            "mandate.arms_tasks": dataclasses.replace(
                pack().questions["mandate.arms_tasks"], options=pack().questions["mandate.arms_tasks"].options[:2]
            ),
            "embargo.cell": dataclasses.replace(pack().questions["embargo.cell"], type="text", options=()),
        },
    )
    taken, lost = project(monusco(), older, narrow)
    assert {(x.question, x.why) for x in lost} == {("mandate.arms_tasks", "no_option"), ("embargo.cell", "other_type")}
    value = taken.answers["mandate.arms_tasks"][0].value
    assert isinstance(value, Mapping) and set(value) == {"ddr", "cvr"} and "embargo.cell" not in taken.answers


# time -------------------------------------------------------------------------------------------------------------


def test_what_only_aged_is_told_so() -> None:
    """A proposal that nobody touched for a year: its screening is too old by then."""
    rules = load_pack(ROOT / "rules" / "hrddp", tests=False)
    file = next((ROOT / "examples" / "hrddp").glob("14-*.yaml"))
    profile, _ = load_profile(file, lambda _: rules)
    assert profile.as_of is not None
    day = profile.as_of.replace(year=profile.as_of.year + 1)
    h = history(prepare(rules, "en"), [Version(profile), Version(dataclasses.replace(profile, as_of=day, file="b"))])
    causes = {cause for m in h.steps[0].findings for cause in m.causes}
    causes |= {cause for scale in h.steps[0].scales for cause in scale.causes}
    assert causes == {"time"} and h.steps[0].answers == ()
    assert {m.movement for m in h.steps[0].findings} <= {"persistent", "moved", "time"}


# files ------------------------------------------------------------------------------------------------------------


def test_what_cannot_be_put_in_a_row() -> None:
    one = monusco()
    other = next(p for p in examples() if p.id == "unmiss-2021")
    for wrong, why in (
        (other, "other_mission"),
        (dataclasses.replace(one, as_of=None, file="b"), "undated"),
        (dataclasses.replace(one, file="b"), "same_day"),
    ):
        with pytest.raises(NotOneHistory) as caught:
            history(prepared(), [Version(one), Version(wrong)])
        assert caught.value.why == why and caught.value.files


def test_areas_come_and_go() -> None:
    new = later(monusco())
    new = dataclasses.replace(
        new, parts=(dataclasses.replace(new.parts[0], id="new", title="New area"), *new.parts[1:])
    )
    step = history(prepared(), [Version(monusco()), Version(new)]).steps[0]
    assert (step.parts_new, step.parts_gone) == (("New area",), (monusco().parts[0].title,))
