"""All missions at once, and each by itself: the sweep agrees with `assess` on everything that both say.

Long: `POCARMS_LONG=1 pytest tests/compare/test_agreement.py` (300 missions of fresh answers).
"""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from pocarms.assessment.assess import assess
from pocarms.assessment.result import Assessment, Body
from pocarms.compare.columns import BitRows, added, cases_with, members, ones, truths
from pocarms.compare.standing import ESTABLISHED, OPEN, RULED_OUT, STATES, Standing, found, stand
from pocarms.inference.durable import Unavailable
from pocarms.model.profile import Profile
from tests.compare.cases import examples, gathered, pack, prepared, random_missions

TWIN = Unavailable("not needed here")
LONG = bool(os.environ.get("POCARMS_LONG"))


def check(profiles: Sequence[Profile]) -> None:
    standing = stand(prepared(), gathered(profiles))
    for n, profile in enumerate(profiles):
        result, _ = assess(prepared(), profile, TWIN)
        counts = result.profile.counts
        assert standing.counts[n].answered == counts.answered
        assert standing.counts[n].unknown == counts.unknown + counts.waiting + counts.doubted
        assert standing.counts[n].not_applicable == counts.not_applicable
        for scale in result.whole.scales:
            mine = standing.scales[scale.id][n]
            assert (mine.floor, mine.ceiling, mine.headline) == (scale.floor, scale.ceiling, scale.headline)
        check_findings(standing, n, result)
        check_practices(standing, n, result)
        concepts = {c.id: c.value for c in result.whole.concepts}
        for concept, value in concepts.items():
            column = standing.wholes.column(f"concept:{concept}")
            assert ("unknown", "false", "true")[column[n]] == value


def check_findings(standing: Standing, n: int, result: Assessment) -> None:
    bodies = [*result.parts, result.whole]
    for id_, finding in pack().findings.items():
        here = [(body, f) for body in bodies for f in body.findings if f.id == id_]
        established = [(body, f) for body, f in here if f.status == "established"]
        status = (
            ESTABLISHED if established else OPEN if any(f.status == "open" for _, f in here) else RULED_OUT
        )  # fmt: skip
        assert standing.findings[id_][n] == status, id_
        mine = found(standing, n, finding)
        assert (mine is not None) == bool(established)
        if mine is not None:
            states = {f.state for _, f in established}
            assert mine.state == ("missing" if "missing" in states else "" if "" in states else "partly")
            assert mine.limited == all(f.list == "headquarters" for _, f in established)
            assert mine.parts == tuple(body.title for body, _ in established if body.id)


def check_practices(standing: Standing, n: int, result: Assessment) -> None:
    """By the words of the answers that an assessment lists, not by its truths."""
    for id_, question in pack().questions.items():
        if question.type != "practice":
            continue
        bodies: Sequence[Body] = result.parts if result.parts and question.of_part else (result.whole,)
        states = []
        for body in bodies:
            answer = next(a for a in body.answers if a.id == id_)
            if answer.state in ("does_not_apply", "not_applicable"):
                states.append("not_applicable")
            elif answer.state == "answered":
                states.append({"yes": "in_place", "partly": "partly", "no": "missing"}[str(answer.value)])
            else:
                states.append("unknown")
        told = STATES[standing.practices[id_][n]]
        applicable = [x for x in states if x != "not_applicable"]
        if not applicable:
            assert told == "not_applicable"
        elif all(x == "in_place" for x in applicable):
            assert told == "in_place"
        elif all(x in ("in_place", "unknown") for x in applicable):
            assert told == "unknown"
        else:
            assert told == ("missing" if all(x == "missing" for x in applicable) else "partly")


def test_the_shipped_missions() -> None:
    chosen = ("monusco-2020", "unsmil-2021", "unama-2021")  # with areas, without; of both types
    check([p for p in examples() if LONG or p.id in chosen])


@pytest.mark.parametrize("seed", [random.randrange(10**9) for _ in range(15)] if LONG else [611])
def test_random_missions(seed: int, tmp_path: Path) -> None:
    check(random_missions(tmp_path, seed, 20 if LONG else 4))


def test_columns_hold_what_bit_sets_hold() -> None:
    rng = random.Random(5)
    print("seed 5")
    for width in (0, 1, 7, 8, 9, 64, 500):
        plus = rng.getrandbits(width) if width else 0
        minus = (rng.getrandbits(width) if width else 0) & ~plus
        assert list(ones(plus, width)) == [plus >> i & 1 for i in range(width)]
        column = truths(plus, minus, width)
        assert list(column) == [2 if plus >> i & 1 else 1 if minus >> i & 1 else 0 for i in range(width)]
        assert (cases_with(column, 2), cases_with(column, 1)) == (plus, minus)
        assert members(plus) == [i for i in range(width) if plus >> i & 1]
        assert members(plus, 2) == members(plus)[:2]
        assert list(added(width, (column, 3), (column, 5))) == [8 * byte for byte in column]
        rows = BitRows(2)
        for i in range(width):
            if plus >> i & 1:
                rows.set(1, i)
        assert rows.sets() == [0, plus]
