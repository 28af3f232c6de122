"""How firm a result is, against full assessments: every single answer more, and every answer less, on random packs.

POCARMS_SEEDS (how many packs, 6 by default) and POCARMS_SEED (the first one) choose the cases; each prints its seed.
"""

from __future__ import annotations

import json
import os
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from pocarms.assessment.assess import Prepared, assess, judge_profile, prepare
from pocarms.assessment.jsonable import json_schema
from pocarms.assessment.result import Assessment
from pocarms.cli import cli
from pocarms.inference.durable import Unavailable
from pocarms.model.pack import Pack
from pocarms.model.profile import Profile
from pocarms.reasoning.firmness import robust_texts_en, robust_texts_fr
from pocarms.reasoning.firmness.robust import Robustness, robustness
from pocarms.reasoning.units import BLOCK, PART, Place
from tests.oracle.completions import kept, open_values, standalone
from tests.oracle.generate.draft import TINY
from tests.oracle.generate.profiles import Habits, random_profile
from tests.oracle.plain import benches
from tests.oracle.random_packs import random_pack
from tests.reasoning.asking import answering, contradicts
from tests.reasoning.settling import open_questions

TWIN = Unavailable("only the twin is wanted")
Stands = dict[tuple[str, str], tuple[str, str]]


def _stands(pack: Pack, found: Assessment) -> Stands:
    """Where each finding with a class or a box stands, and each headline; as a full assessment says."""
    stands: Stands = {}
    for body in (found.whole, *found.parts):
        for f in body.findings:
            if f.class_ or pack.kinds[f.kind].box:
                stands[body.id, f.id] = (f.status, f.class_ if f.status == "established" else "")
        for s in body.scales:
            stands[body.id, f"scale {s.id}"] = (s.headline, "")
    return stands


def _turned(robust: Robustness) -> set[tuple[object, ...]]:
    """Every move as (case, what, before, after, part and question through which)."""
    return {
        (t.case, t.id if t.kind == "finding" else f"scale {t.id}", t.before, t.after, ask.part, ask.question)
        for t in robust.turns
        for ask, _ in t.through
    }


def test_one_answer_more_moves_what_full_assessments_say() -> None:
    seen: Counter[str] = Counter()
    first = int(os.environ.get("POCARMS_SEED", "0"))
    for seed in range(first, first + int(os.environ.get("POCARMS_SEEDS", "6"))):
        rng = random.Random(f"robust {seed}")
        pack = random_pack(seed, TINY)
        if rng.random() < 0.5:
            pack = replace(pack, scales={k: replace(s, decision=s.id == "level") for k, s in pack.scales.items()})
        prepared = prepare(pack, "en")
        for n in range(2):
            habits = Habits(known=rng.choice((0.4, 0.6, 0.8)), parts=rng.choice((0.0, 1.0)))
            profile = random_profile(rng, pack, f"mission{n}", habits)
            label = f"seed {seed} profile {n}"
            robust = robustness(prepared, profile, judge_profile(prepared, profile, TWIN))
            assert robust.whole, label
            _more(prepared, profile, robust, label, seen)
            _less(prepared, profile, robust, label, seen)
    print(dict(seen))
    assert seen["moves"] and seen["keep"] and seen["carried"] and seen["hangs on"]


def _more(prepared: Prepared, profile: Profile, robust: Robustness, label: str, seen: Counter[str]) -> None:
    pack = prepared.pack
    before = _stands(pack, assess(prepared, profile, TWIN)[0])
    conflicts = [bench.conflicts for bench in benches(pack, profile)]
    wanted = set()
    for part in (None, *profile.parts):
        alone = standalone(pack, profile, part)
        known = kept(pack, alone)
        for q in open_questions(pack, alone):
            if (part is not None) != (pack.questions[q].of_part and bool(profile.parts)):
                continue
            for value in open_values(pack, pack.questions[q], known, profile):
                given = {(part.id if part else "", q): value}
                changed = answering(profile, given)
                if contradicts(pack, profile, changed, conflicts, given):
                    continue
                for key, then in _stands(pack, assess(prepared, changed, TWIN)[0]).items():
                    now = before[key]
                    counts = "established" in (now[0], then[0]) or key[1].startswith("scale")
                    if then != now and counts:
                        wanted.add((*key, now, then, part.id if part else "", q))
    found = {
        move for move in _turned(robust) if not (profile.parts and not move[4] and pack.questions[move[5]].of_part)
    }
    assert found == wanted, f"{label}: {sorted(map(str, found ^ wanted))[:4]}"
    placed = {key for key, stand in before.items() if stand[0] == "established"}
    moved = {(m[0], m[1]) for m in _turned(robust) if (m[0], m[1]) in placed}
    assert (robust.placed, robust.keep) == (len(placed), len(placed - moved)), label
    seen["moves"] += len(found)
    seen["keep"] += robust.keep


def _less(prepared: Prepared, profile: Profile, robust: Robustness, label: str, seen: Counter[str]) -> None:
    pack = prepared.pack
    found, _ = assess(prepared, profile, TWIN)
    before = _stands(pack, found)
    told = {(c.place, c.question): c for c in robust.carried}
    places = [(Place("whole"), q) for q in profile.answers]
    places += [(Place(PART, p.id), q) for p in profile.parts for q in p.answers]
    for place, question in places:
        after = _stands(pack, assess(prepared, _without(profile, place, question), TWIN)[0])
        lost = {k for k, s in before.items() if s[0] == "established" and after[k][0] != "established"}
        carried = told.get((place, question))
        if _taken_over(pack, profile, place, question):
            continue  # without it another answer counts: leaving out is not the same as nobody having answered
        assert set(carried.lost if carried else ()) == lost, f"{label}: {place} {question}"
        seen["carried"] += len(lost)
    if not profile.parts:
        for f in found.whole.findings:
            if f.status == "established" and ("", f.id) in before:
                hangs = {q for (_, q), c in told.items() if ("", f.id) in c.lost}
                assert hangs == set(f.hangs_on), f"{label}: {f.id}"
                seen["hangs on"] += len(hangs)


def _without(profile: Profile, place: Place, question: str) -> Profile:
    assert place.kind != BLOCK
    if place.kind == PART:
        parts = (
            replace(p, answers={q: a for q, a in p.answers.items() if q != question}) if p.id == place.id else p
            for p in profile.parts
        )
        return replace(profile, parts=tuple(parts))
    return replace(profile, answers={q: a for q, a in profile.answers.items() if q != question})


def _taken_over(pack: Pack, profile: Profile, place: Place, question: str) -> bool:
    if place.kind != PART:
        return False
    uses = next(p.uses for p in profile.parts if p.id == place.id)
    return question in profile.answers or any(question in profile.shared[b].answers for b in uses)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_stands_in_every_format_and_in_json_under_a_key_of_its_own(language: str) -> None:
    path = str(Path(__file__).parents[2] / "examples/hrddp/05-vehicles-pending.yaml")
    arguments = ["assess", path, "--engine", "twin", "--lang", language]
    title = {"en": "How firm this is", "fr": "Solidité de ce résultat"}[language]
    for format_ in ("text", "md", "html"):
        shown = CliRunner().invoke(cli, [*arguments, "--robustness", "--format", format_])
        assert shown.exit_code == 0 and title in shown.stdout
    data = json.loads(CliRunner().invoke(cli, [*arguments, "--robustness", "--format", "json"]).stdout)
    without = json.loads(CliRunner().invoke(cli, [*arguments, "--format", "json"]).stdout)
    told = data.pop("robustness")
    assert data == without and 0 < told["keep"] <= told["placed"] and told["carried"]


@pytest.mark.parametrize("path", ["unamid-2020.yaml", "hrddp/01-talks-and-access.yaml"])
def test_a_result_with_the_page_fits_the_published_schema(path: str) -> None:
    arguments = ["assess", str(Path(__file__).parents[2] / "examples" / path), "--engine", "twin", "--format", "json"]
    schema = json_schema()
    for part in (schema, *schema["definitions"].values()):
        part["additionalProperties"] = False
    told = json.loads(CliRunner().invoke(cli, [*arguments, "--robustness"]).stdout)
    assert told["robustness"]["carried"] or told["robustness"]["turns"]
    jsonschema.Draft7Validator(schema).validate(told)
    told["robustness"]["keep"] = "most"
    assert not jsonschema.Draft7Validator(schema).is_valid(told)
    told.pop("robustness")
    jsonschema.Draft7Validator(schema).validate(told)


def test_both_languages_have_the_same_words() -> None:
    assert robust_texts_en.TEXTS.keys() == robust_texts_fr.TEXTS.keys()
