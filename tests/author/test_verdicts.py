"""What becomes of mutants that no test notices: proved the same, argued with, left; and arguments with nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from pocarms.author.mutants import mutate
from pocarms.author.sweep import bench, notice
from pocarms.author.verdicts import verdicts
from pocarms.collector import no_collection
from pocarms.commands.packs import shipped
from pocarms.language.load import load_pack
from tests.author.test_lints import written


def test_a_pack_argues_with_a_fault_by_operator_and_item(tmp_path: Path) -> None:
    where = written(tmp_path, {"findings": "f.x: {kind: gap, title: X, when: {all: [{a.one: yes}, {a.deep: yes}]}}"})
    with (where / "pack.yaml").open("a", encoding="utf-8") as file:
        file.write("argued: {mutate.drop: {finding f.x: It is so., finding f.gone: It was so.}}\n")
    pack = load_pack(where)
    mutated = mutate(pack, lambda site: site.id == "f.x")
    run = bench(mutated)
    found = notice(run, [])
    whole, part = verdicts(pack, run, found), verdicts(pack, run, found, whole=False)
    assert [m.swap.put for m in whole.same] == ["a.one is [yes]"], "proved, not argued"
    assert [(m.swap.put, why) for m, why in whole.argued] == [("a.deep is [yes]", "It is so.")]
    assert {m.operator for m in whole.left} == {"negate", "connective"}
    assert whole.idle == ("mutate.drop: finding f.gone",)
    assert part.idle == (), "what was not mutated is not idle"


@pytest.mark.parametrize("name", ["hrddp"])
def test_every_fault_of_a_shipped_pack_is_noticed_proved_the_same_or_argued(name: str) -> None:
    pack = load_pack(shipped()[name])
    with no_collection():
        run = bench(mutate(pack))
        judged = verdicts(pack, run, notice(run, pack.tests))
    assert [f"{m.what}: {m.swap}" for m in judged.left] == []
    assert judged.idle == ()
    assert judged.noticed > 2000, "there were faults to notice"
