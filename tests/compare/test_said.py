"""What may be said of missions: the relation, shared gaps, needs, pairs; the order of files changes nothing."""

from __future__ import annotations

import itertools
import json
import random
import re
from dataclasses import replace
from pathlib import Path

import pytest

from pocarms.compare.comparison import cell
from pocarms.compare.data import to_json
from pocarms.compare.needs import for_headquarters
from pocarms.compare.relations import relations
from pocarms.compare.render import FORMATS, render_comparison
from pocarms.compare.rows import NoSuchRows, rows
from pocarms.compare.standing import IN_PLACE, STATES
from pocarms.model.profile import Profile
from tests.compare.cases import comparison, examples, pack, prepared, random_missions


@pytest.mark.parametrize("seed", range(40))
def test_the_relation_is_what_it_says_and_reflexive_and_transitive(seed: int) -> None:
    rng = random.Random(seed)
    print("seed", seed)
    missions, practices = rng.randrange(2, 9), rng.randrange(1, 6)
    columns = {
        f"p{q}": bytes(rng.choices(range(5), (3, 1, 1, 4, 1))[0] for _ in range(missions)) for q in range(practices)
    }
    had = [{q for q, column in columns.items() if column[m] == IN_PLACE} for m in range(missions)]
    told = relations(columns, range(missions), 1000)
    holds = {(r.a, r.b) for r in told.pairs}
    assert holds == {(a, b) for a, b in itertools.permutations(range(missions), 2) if had[b] and had[b] <= had[a]}
    assert all(set(r.practices) == had[r.b] for r in told.pairs)
    holds |= {(m, m) for m in range(missions) if had[m] and had[m] <= had[m]}
    for a, b, c in itertools.product(range(missions), repeat=3):
        if (a, b) in holds and (b, c) in holds:
            assert (a, c) in holds, "transitive"
    alone = relations({q: column * 2 for q, column in columns.items()}, [0, missions], 10)
    assert bool(alone.pairs) == bool(had[0]), "a mission and its double stand at least as each other"
    few = relations(columns, range(missions), 2)
    assert (few.pairs, few.more) == (
        tuple(sorted(few.pairs, key=lambda r: (r.a, r.b))),
        max(0, len(told.pairs) - 2),
    )


def test_the_relation_reads_known_practices_alone(tmp_path: Path) -> None:
    """Partly is not had, unknown is not had, and what does not apply is not had."""
    column = {"p": bytes((STATES.index("in_place"), STATES.index("partly")))}
    assert not relations(column, [1, 1], 9).pairs
    for state in ("unknown", "missing", "partly", "not_applicable"):
        both = {"p": bytes((IN_PLACE, STATES.index(state)))}
        assert [(r.a, r.b) for r in relations(both, [0, 1], 9).pairs] == []


def shuffled(profiles: tuple[Profile, ...], seed: int) -> list[Profile]:
    out = list(profiles)
    random.Random(seed).shuffle(out)
    return out


def test_the_order_of_files_changes_no_byte(tmp_path: Path) -> None:
    missions = (*examples(), *random_missions(tmp_path, 7, 4))
    first, *others = (comparison(order) for order in (missions, missions[::-1], shuffled(missions, 3)))
    for format in FORMATS:
        made = render_comparison(first, format)
        assert all(render_comparison(other, format) == made for other in others), format


def test_gaps_are_shared_where_enough_missions_have_them() -> None:
    found = comparison(examples())
    told = {s.finding: {h.mission.name for h in s.having} for s in found.shared}
    for id_, finding in pack().findings.items():
        column = found.standing.findings[id_]
        having = {m.name for m in found.missions if column[m.now] == 2}
        assert (id_ in told) == (len(having) >= 2 and pack().kinds[finding.kind].advice)
        assert told.get(id_, having) == having
    assert told["casualties.start_recording"] >= {"MONUSCO", "MINUSCA"}


def test_pairs_share_conditions_and_one_has_what_the_other_lacks(tmp_path: Path) -> None:
    missions = random_missions(tmp_path, 21, 14)
    found = comparison(missions)
    how = pack().compare
    assert how is not None
    for result in found.panels:
        wanted = set()
        panel = result.panel.missions
        for x, y in itertools.permutations(panel, 2):

            def true_in(n: int) -> set[str]:
                return {c for c in how.like if found.standing.wholes.column(f"concept:{c}")[n] == 2}

            shared = true_in(x.now) & true_in(y.now)
            if len(shared) >= how.like_at_least:
                for q, column in found.standing.practices.items():
                    if STATES[column[x.now]] in ("missing", "partly") and STATES[column[y.now]] == "in_place":
                        wanted.add((q, x.name, y.name, tuple(sorted(shared))))
        told = {(p.practice, p.mission.name, e.mission.name, tuple(sorted(e.alike)))
                for p in result.pairs.pairs for e in p.examples}  # fmt: skip
        assert told <= wanted and len(told) + result.pairs.more == len(wanted)
    assert any(result.pairs.pairs for result in found.panels)


def test_what_lasts_needs_two_assessments_in_a_row() -> None:
    before = examples()
    monusco = next(p for p in before if p.id == "monusco-2020")
    assert monusco.as_of is not None
    old = replace(monusco, id="monusco-2019", as_of=monusco.as_of.replace(year=2019), digest="old", file="old.yaml")
    found = comparison((*before, old))
    assert [m.name for m in found.missions].count("MONUSCO") == 1
    lasting = found.headquarters["lasting"]
    assert {h.mission.name for need in lasting for h in need.having} == {"MONUSCO"}
    standing = found.standing
    mission = next(m for m in found.missions if m.name == "MONUSCO")
    advice = {f.id for f in pack().findings.values() if pack().kinds[f.kind].advice}
    assert {n.finding for n in lasting} == {f for f in advice if standing.findings[f][mission.now] == 2}
    assert not comparison(before).headquarters["lasting"]
    cured = replace(old, answers={q: a for q, a in old.answers.items() if q == "mission.type"}, parts=())
    assert not comparison((*before, cured)).headquarters["lasting"]


def test_lists_for_headquarters_hold_what_the_pack_names() -> None:
    found = comparison(examples())
    lists = for_headquarters(pack(), found.standing, found.missions)
    how = pack().compare
    assert how is not None and list(lists) == list(how.headquarters)
    for id_, needs in lists.items():
        one = how.headquarters[id_]
        for need in needs:
            if need.practice:
                assert need.practice in one.practices
            else:
                finding = pack().findings[need.finding]
                assert need.limited or need.runs or finding.kind in one.kinds
    assert {h.mission.name for n in lists["mandate"] for h in n.having} == {"UNAMID", "UNMHA"}


def test_the_two_types_of_mission_stand_apart_and_the_rest_beside_them(tmp_path: Path) -> None:
    panels = {r.panel.id: [m.name for m in r.panel.missions] for r in comparison(examples()).panels}
    assert list(panels) == ["peacekeeping", "special_political"]
    assert "UNSMIL" in panels["special_political"] and "MONUSCO" in panels["peacekeeping"]
    nobody = replace(examples()[0], answers={}, parts=(), digest="x")
    assert [r.panel.id for r in comparison((nobody,)).panels] == [""]


def test_rows_on_request() -> None:
    assert [r.id for r in rows(pack(), "tier")] == ["i", "ii", "iii", "cross"]
    assert [r.id for r in rows(pack(), "recommendation")] == [str(n) for n in range(1, 15)]
    assert [r.id for r in rows(pack(), "block")] == list(pack().blocks)
    assert all(not r.scale for r in rows(pack(), "tier"))
    with pytest.raises(NoSuchRows) as caught:
        rows(pack(), "tiers")
    assert "recommendation" in caught.value.known
    assert len(rows(pack())) == 14


def test_a_row_in_which_nothing_applies_has_no_grade(tmp_path: Path) -> None:
    """All rules of its scale are ruled out there, and that must not read as good."""
    missions = random_missions(tmp_path, 11, 90)
    found = comparison((*missions, *examples()))
    seen = 0
    for mission in found.missions:
        for row in found.rows:
            states = {STATES[found.standing.practices[q][mission.now]] for q in row.graded_on}
            if row.scale and states == {"not_applicable"}:
                held = cell(pack(), found.standing, mission, row)
                assert (held.style, held.graded) == ("not_applicable", None)
                seen += 1
    assert seen


def test_nothing_is_added_up_or_ranked() -> None:
    """No key of the JSON and no word of a page speaks of a total, score, rank or average."""
    words = re.compile(r"\b(total|scores?|rank(s|ing)?|average|mean|points|best|worst|league)\b", re.I)
    found = comparison(examples())
    said = json.loads(to_json(found))

    def keys(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value) | {k for item in value.values() for k in keys(item)}
        return {k for item in value for k in keys(item)} if isinstance(value, list) else set()

    assert not [k for k in keys(said) if words.search(k)]
    page = str(render_comparison(found, "html"))
    body = re.sub(r"<[^>]+>", " ", page[page.index("<body>") :])
    own = {q.ask for q in pack().questions.values()} | {f.title for f in pack().findings.values()}
    for text in sorted(own, key=len, reverse=True):
        body = body.replace(text, " ")
    hits = {m[0].lower() for m in words.finditer(body)}
    assert not hits, hits
    names = [m["name"] for p in said["panels"] for m in p["missions"]]
    assert names == [n for p in said["panels"] for n in sorted(m["name"] for m in p["missions"])], "by name alone"


def test_the_pack_is_the_only_one_that_knows_the_field() -> None:
    assert prepared().pack.compare is not None
    folder = Path(__file__).parents[2] / "engine" / "pocarms" / "compare"
    for file in folder.glob("*.py"):
        assert not re.search(r"embargo|peacekeep|special_political|HRDDP", file.read_text(encoding="utf-8")), file.name
