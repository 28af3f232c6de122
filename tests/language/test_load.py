"""Loading: nothing depends on order, nothing is opened that is not wanted, nothing raises but FaultyInput."""

from __future__ import annotations

import copy
import os
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest

from pocarms.language.load import check_pack, load_pack
from pocarms.model.pack import Pack
from pocarms.program.compile import compile_pack
from pocarms.source.faults import FaultyInput, Severity
from pocarms.source.show import show_faults
from tests.language.test_good_packs import CASES, GOOD
from tests.language.writing import Quoted, places, read_plain, shuffled, write

RULES = Path(__file__).parents[2] / "rules"


def _load(folder: Path, name: str) -> Pack:
    return load_pack(folder, shown=name)


@pytest.mark.parametrize("name", CASES)
def test_the_order_of_files_sections_rules_and_keys_changes_nothing(name: str, tmp_path: Path) -> None:
    seed = 4711
    rng = random.Random(f"{seed}/{name}")
    print(f"seed {seed}")
    files = read_plain(GOOD / name)
    first = load_pack(write(files, tmp_path / "first" / name))
    assert first.digest == load_pack(GOOD / name).digest, "written out and read again, the pack says the same"
    for n in range(4):
        again = load_pack(write(shuffled(files, rng), tmp_path / str(n) / name))
        assert again == first
        assert again.digest == first.digest
        assert [list(getattr(again, s)) for s in _ORDERED] == [list(getattr(first, s)) for s in _ORDERED]


_ORDERED = (
    *("questions", "concepts", "findings", "modifiers", "bundles", "conflicts", "measures", "steps", "actions"),
    *("examples", "blocks", "sources", "parameters", "addressables", "class_caps"),
)


def _changed(content: Any, path: tuple[Any, ...], value: Any) -> Any:
    content = copy.deepcopy(content)
    here = content
    for key in path[:-1]:
        here = here[key]
    here[path[-1]] = value
    return content


@pytest.mark.parametrize(
    ("name", "file", "path", "value"),
    [
        (
            "levels",
            "pack.yaml",
            ("level_rules", 1, "when", "all", 1, "unit.violations"),
            {"adverse_at_least": "isolated"},
        ),
        ("levels", "pack.yaml", ("questions", "losses", "adverse"), None),
        ("classes", "pack.yaml", ("class_caps", "entry_point"), "plan"),
        ("classes", "pack.yaml", ("findings", "f.gap", "reach"), "steers"),
        ("choose", "pack.yaml", ("findings", "f.one_branch", "owner"), "srsg"),
        ("modifiers", "pack.yaml", ("modifiers", "sensitive", "then", "note"), "A note."),
        (
            "question_types",
            "questions.yaml",
            ("questions", "mandate.tasks", "options"),
            ["cvr", "ddr", "weapons_management"],
        ),
        ("question_types", "pack.yaml", ("blocks",), {"people": "People", "weapons": "Weapons"}),
        ("connectives", "pack.yaml", ("findings", "f.any", "when", "any"), [{"a.one": "no"}, {"a.two": "yes"}]),
        ("numbers_and_dates", "pack.yaml", ("parameters", "valid"), {"months": 4}),
        ("for_each", "pack.yaml", ("findings", "weapons.measure", "title"), "Against {each}"),
        ("minimal", "pack.yaml", ("version",), Quoted("0.1.1")),
    ],
)
def test_the_digest_follows_the_meaning(
    name: str, file: str, path: tuple[Any, ...], value: Any, tmp_path: Path
) -> None:
    files = read_plain(GOOD / name)
    before = load_pack(write(files, tmp_path / "before" / name)).digest
    changed = {**files, file: _changed(files[file], path, value)}
    if value is None:
        here = changed[file]
        for key in path[:-1]:
            here = here[key]
        del here[path[-1]]
        del changed[file]["level_rules"]  # they need an adverse end
    assert load_pack(write(changed, tmp_path / "after" / name)).digest != before


def test_the_digest_does_not_follow_comments_tests_and_translations(tmp_path: Path) -> None:
    for name in ("translated", "with_tests"):
        files = read_plain(GOOD / name)
        own = {path: content for path, content in files.items() if "/" not in path}
        folder = write(own, tmp_path / name)
        with (folder / "pack.yaml").open("a", encoding="utf-8") as file:
            file.write("\n# a remark\n")
        assert load_pack(folder).digest == load_pack(GOOD / name).digest


def test_a_pack_in_a_zip_is_the_same_pack(tmp_path: Path) -> None:
    archive = tmp_path / "rules.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for name in ("translated", "folders_and_merging", "with_tests"):
            for path in sorted((GOOD / name).rglob("*.yaml")):
                file.write(path, f"rules/{name}/{path.relative_to(GOOD / name)}")
    for name in ("translated", "folders_and_merging", "with_tests"):
        zipped = load_pack(zipfile.Path(archive, f"rules/{name}/"), language="fr")  # type: ignore[arg-type]
        assert zipped == load_pack(GOOD / name, language="fr")


def test_tests_and_translations_that_are_not_wanted_are_not_opened(tmp_path: Path) -> None:
    folder = write(read_plain(GOOD / "minimal"), tmp_path / "minimal")
    for path in ("tests/cases.yaml", "locale/fr.yaml", "locale/es.yaml"):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text("]", encoding="utf-8")
    load_pack(folder, tests=False)
    for unwanted in ({"tests": True}, {"tests": False, "language": "fr"}):
        with pytest.raises(FaultyInput):
            load_pack(folder, **unwanted)  # type: ignore[arg-type]


def test_warnings_do_not_keep_a_pack_from_loading() -> None:
    checked = check_pack(GOOD / "minimal")
    assert checked.pack is not None
    warned = check_pack(GOOD / "tests_on_options")
    assert warned.pack is not None
    assert {fault.severity for fault in warned.faults} == {Severity.WARNING}


def test_every_good_pack_compiles() -> None:
    for name in CASES:
        assert compile_pack(_load(GOOD / name, name)).names is not None


_JUNK: tuple[Any, ...] = (
    *(None, True, 7, -1.5, "", "yes", "unknown", "each", "a.one", "x" * 50, "{each}", "none", "any"),
    *([], {}, [None], [[]], ["a", "a"], {"all": []}, {"a": {"b": 1}}, {"not": {"not": {}}}),
    *({"at_least": 1}, {"months": 3}, {"choose": []}),
)


def _damage(files: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    """Return the files with some of their values deleted, renamed, replaced by junk, or by a value from elsewhere."""
    files = copy.deepcopy(files)
    for _ in range(rng.choice((1, 1, 2, 5))):
        path = rng.choice([(file, *p) for file, content in files.items() for p in places(content)])
        here: Any = files
        for key in path[:-1]:
            here = here[key]
        last = path[-1]
        way = rng.randrange(4)
        if way == 0:
            del here[last]
        elif way == 1 and isinstance(here, dict):
            here[rng.choice(("zz", "all", "not", "finding.harm", "any_part", str(last) + "x", "A b"))] = here.pop(last)
        elif way == 2:
            other = rng.choice([(file, *p) for file, content in files.items() for p in places(content)])
            value: Any = files
            for key in other:
                value = value[key]
            here[last] = copy.deepcopy(value)
        else:
            here[last] = copy.deepcopy(rng.choice(_JUNK))
    return files


def test_a_damaged_pack_is_refused_or_compiles_and_never_raises_anything_else(tmp_path: Path) -> None:
    seed = int(os.environ.get("POCARMS_SEED", "20240501"))
    rounds = int(os.environ.get("POCARMS_ROUNDS", "400"))
    print(f"seed {seed}, {rounds} rounds")
    rng = random.Random(seed)
    packs = {name: read_plain(GOOD / name) for name in CASES}
    refused = 0
    for n in range(rounds):
        name = rng.choice(CASES)
        folder = write(_damage(packs[name], rng), tmp_path / str(n) / name)
        checked = check_pack(folder, shown=name)
        text = show_faults(checked.faults, checked.sources)
        errors = [fault for fault in checked.faults if fault.severity is Severity.ERROR]
        assert (checked.pack is None) == bool(errors), text
        assert all(fault.message and fault.code for fault in errors)
        refused += bool(errors)
        if checked.pack is not None:
            compile_pack(checked.pack)
    print(f"{refused} of {rounds} refused")
    assert rounds * 0.3 < refused < rounds


@pytest.mark.parametrize("name", sorted(path.parent.name for path in RULES.glob("*/pack.yaml")))
def test_the_shipped_packs_load(name: str) -> None:
    checked = check_pack(RULES / name, shown=name)
    errors = [fault for fault in checked.faults if fault.severity is Severity.ERROR]
    assert not errors, show_faults(errors, checked.sources)
