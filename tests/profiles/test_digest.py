"""The fingerprint: blind to layout and order, and to nothing that the profile says."""

import dataclasses
import datetime
import os
import random
import subprocess
import sys
from pathlib import Path

from pocarms.model.conditions import Duration
from pocarms.model.profile import Action, Answer, Evidence, Part, Profile, SharedBlock, Sign
from pocarms.profiles.digest import digest, seal
from pocarms.profiles.load import load_profile
from tests.profiles.pack import find_pack

ROOT = Path(__file__).resolve().parents[2]
ONE = """pack: demo
profile: p
subject: {name: UNMISS, type: pko}
as_of: 2020-12-18
shared:
  a: {answers: {harm.trend: rising}}
  b: {answers: {harm.casualties: 12}}
parts:
  - {id: x, uses: [a, b], answers: {harm.sources: {state: yes, groups: unknown}}}
answers:
  mandate.protection: yes
  embargo.cell: [{answer: yes, by: jmac}, {answer: no, by: police}]
  mandate.tasks: {ddr: yes, mines: no}
"""
TWO = """# the same, otherwise written
answers:
  mandate.tasks: {answer: {mines: 'no', embargo: unknown, ddr: "yes"}}

  embargo.cell:
    - by: police
      answer: no
    - {by: jmac, answer: yes}
  mandate.protection: {answer: yes}
parts:
- answers: {harm.sources: [state]}
  uses: [b, a]
  id: x
  title: x
shared:
  b:
    answers: {harm.casualties: 12.0}
    title: b
  a: {answers: {harm.trend: {answer: rising, note: ""}}}
subject: {type: pko, name: UNMISS}
state: draft
as_of: '2020-12-18'
profile: p
pack: demo
"""


def test_order_layout_and_form_make_no_difference(tmp_path: Path) -> None:
    digests = set()
    for i, text in enumerate((ONE, TWO, ONE.replace("\n", "\r\n"), "\ufeff" + ONE)):
        path = tmp_path / f"{i}.yaml"
        path.write_text(text, encoding="utf-8", newline="")
        digests.add(load_profile(path, find_pack)[0].digest)
    assert len(digests) == 1


def test_hash_seed_makes_no_difference(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(ONE)
    code = (
        "import sys; from pathlib import Path; from tests.profiles.pack import find_pack;"
        "from pocarms.profiles.load import load_profile; print(load_profile(Path(sys.argv[1]), find_pack)[0].digest)"
    )
    found = set()
    for seed in ("0", "1"):
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join([str(ROOT / "engine"), str(ROOT)]),
        }
        found.add(subprocess.check_output([sys.executable, "-c", code, str(path)], env=environment, cwd=ROOT))
    assert len(found) == 1


BASE = Profile(
    "demo",
    "p",
    {"name": "UNMISS"},
    datetime.date(2020, 12, 18),
    parameters={"many": 3},
    answers={"a": (Answer("a", "yes", Evidence("s", datetime.date(2020, 1, 1), "fair", "jmac", "n")),)},
    shared={"b": SharedBlock("b", "B", {"a": (Answer("a", "no"),)})},
    parts=(Part("x", "X", ("b",), {}), Part("y", "Y", (), {"m": (Answer("m", {"u": "yes", "v": "unknown"}),)})),
)
EVIDENCE = BASE.answers["a"][0].evidence


def answered(**changes: object) -> Profile:
    return dataclasses.replace(BASE, answers={"a": (dataclasses.replace(BASE.answers["a"][0], **changes),)})


ACTION = Action("f")
SEALED_NOT = {"version", "marking", "state", "sign", "note", "actions"}  # what may change after approval

CHANGED = [
    *(
        dataclasses.replace(BASE, **{key: value})
        for key, value in {
            "pack": "other",
            "id": "q",
            "subject": {"name": "UNMISS", "type": "pko"},
            "as_of": None,
            "version": "1",
            "marking": "confidential",
            "state": "reviewed",
            "sign": Sign("me"),
            "parameters": {"many": 4},
            "answers": {},
            "shared": {},
            "parts": tuple(reversed(BASE.parts)),
            "note": "x",
            "actions": {"f": ACTION},
        }.items()
    ),
    *(
        dataclasses.replace(BASE, actions={"f": dataclasses.replace(ACTION, **{key: value})})
        for key, value in {
            "id": "g",
            "status": "done",
            "owner": "jmac",
            "due": datetime.date(2021, 1, 1),
            "review": datetime.date(2021, 1, 1),
            "evidence": "e",
            "note": "n",
            "reason": "r",
            "by": "me",
            "on": datetime.date(2021, 1, 1),
        }.items()
    ),
    dataclasses.replace(BASE, parts=(dataclasses.replace(BASE.parts[0], actions={"f": ACTION}), BASE.parts[1])),
    dataclasses.replace(BASE, sign=Sign("", None, "x")),
    dataclasses.replace(BASE, sign=Sign("", datetime.date(2020, 12, 18))),
    dataclasses.replace(BASE, parameters={"many": Duration(months=3)}),
    dataclasses.replace(BASE, parameters={"many": Duration(days=3)}),
    answered(value="no"),
    answered(value="unknown"),
    answered(value=1),
    answered(value="1"),
    answered(value=1.5),
    answered(value=datetime.date(2020, 1, 1)),
    answered(value="2020-01-01"),
    answered(value={"yes": "yes"}),
    answered(reason="r"),
    *(
        answered(evidence=dataclasses.replace(EVIDENCE, **{key: value}))
        for key, value in {"source": "t", "as_of": None, "reliability": "weak", "by": "police", "note": "m"}.items()
    ),
    dataclasses.replace(BASE, answers={"a": BASE.answers["a"] * 2}),
    dataclasses.replace(BASE, parts=(dataclasses.replace(BASE.parts[0], uses=()), BASE.parts[1])),
    dataclasses.replace(BASE, parts=(dataclasses.replace(BASE.parts[0], title="Z"), BASE.parts[1])),
    dataclasses.replace(BASE, shared={"b": SharedBlock("b", "C", BASE.shared["b"].answers)}),
    dataclasses.replace(BASE, shared={"c": SharedBlock("c", "B", BASE.shared["b"].answers)}),
]


def test_everything_said_counts() -> None:
    digests = [digest(BASE), *(digest(profile) for profile in CHANGED)]
    assert len(set(digests)) == len(digests)
    # the marking counts; whether it was written out, and why a command lowered it, is not what the profile says
    said = {field.name for field in dataclasses.fields(Profile)} - {"file", "digest", "seal", "marked", "marking_note"}
    changed = {name for name in said for p in CHANGED if getattr(p, name) != getattr(BASE, name)}
    assert changed == said


def test_the_seal_is_about_the_answers() -> None:
    """Every change of answers, subject, day or parameters breaks it; signing, marking and the plan do not."""
    for profile in CHANGED:
        fields = {field.name for field in dataclasses.fields(Profile)}
        changed = {name for name in fields if getattr(profile, name) != getattr(BASE, name)}
        plan = [part.actions for part in profile.parts] not in ([{}, {}], [])
        assert (seal(profile) == seal(BASE)) == (changed <= SEALED_NOT or plan), changed


def test_file_and_unsaid_lines_do_not_count() -> None:
    assert digest(dataclasses.replace(BASE, file="elsewhere.yaml", digest="x")) == digest(BASE)
    parts = (BASE.parts[0], Part("y", "Y", (), {"m": (Answer("m", {"u": "yes"}),)}))
    assert digest(dataclasses.replace(BASE, parts=parts)) == digest(BASE)


def test_people_in_any_order() -> None:
    seed = 6
    print("seed", seed)
    rng = random.Random(seed)
    given = [Answer("a", v, Evidence(by=b)) for v in ("yes", "no") for b in ("p", "q", "")]
    digests = {digest(dataclasses.replace(BASE, answers={"a": tuple(rng.sample(given, 6))})) for _ in range(20)}
    assert len(digests) == 1
