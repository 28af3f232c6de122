"""`verify`: accepts what the engine writes, rejects what was changed, and stands apart from the engine.

A sample; `python -m tests.verify --all` is the whole.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.verify.tampering import (
    EXAMPLES,
    OUT_OF_SCOPE,
    READER,
    ROOT,
    TAKEN,
    WAYS,
    changed,
    changes,
    disagreements,
    due,
    kind,
    named,
    out_of_scope,
    result_text,
    unnoticed,
    written,
)
from tests.verify.whole import rejected_random

SEED = int(os.environ.get("POCARMS_SEED", "5"))
FOLDER = ROOT / "engine" / "pocarms" / "verify"
SMALL = next(path for path in EXAMPLES if path.stem == "unama-2021")


def test_it_can_be_read_in_one_sitting() -> None:
    """Conclusions and proofs at most 400 lines, what stands beside them at most 220 more; every line counted."""
    lines = {file.stem: len(file.read_text(encoding="utf-8").splitlines()) for file in FOLDER.glob("**/*.py")}
    beside = lines.pop("particulars")
    assert sum(lines.values()) <= 400 and beside <= 220, (lines, beside)


def test_it_shares_no_inference_with_the_engine() -> None:
    """What it imports, directly or not, is neither inference nor assessment nor reasoning, nor a compiled pack."""
    code = "import sys, pocarms.verify.check; print(*(m for m in sys.modules if m.startswith('pocarms.')))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT / "engine")
    loaded = set(out.stdout.split())
    assert "pocarms.verify.truth" in loaded
    barred = ("inference", "assessment", "reasoning", "store", "reports", "program.compile", "program.encode")
    assert not [m for m in loaded if m.startswith(tuple(f"pocarms.{one}" for one in barred))]


def test_results_of_examples_are_accepted() -> None:
    """A sample of missions and proposals in both languages."""
    print(f"seed {SEED}")
    for path in random.Random(SEED).sample(EXAMPLES, 3):
        for language in ("en", "fr"):
            assert disagreements(json.loads(result_text(path, language)), path, language) == [], path


def test_results_of_random_packs_are_accepted() -> None:
    """Random packs hold every construct, conflicts below answers and gates of gates among them."""
    assert rejected_random(SEED, packs=3, profiles=3) == []


def test_every_change_is_named() -> None:
    """Each leaf of a result, changed in three ways, is named by the reader, or is of a kind that is made once more."""
    print(f"seed {SEED}")
    many, of_reader = 0, 0
    for of, by, place in unnoticed(SMALL, "en", random.Random(SEED), share=0.002):
        many, of_reader = many + 1, of_reader + (by == READER)
        assert by == READER or out_of_scope(of), place
        assert by or of.startswith("run."), place
    assert of_reader > many * 0.9


def test_a_change_is_named_where_it_is() -> None:
    """What is compared at the leaf alone comes out as when all is worked out anew, proofs swapped among them."""
    print(f"seed {SEED}")
    rng = random.Random(SEED)
    result = json.loads(result_text(SMALL, "en"))
    expected = due(result, SMALL, "en")
    every = [one for one in changes(result, rng) if one[1] != WAYS[2] and not kind(one[0]).startswith(TAKEN)]
    claims = [one for one in every if one[0][0] == "proofs" and one[0][-1] == "claim"]
    for at, _, value in [*rng.sample(every, 6), *rng.sample(claims, 2)]:
        places = disagreements(changed(result, at, value), SMALL, "en")
        assert (written(at) in places) == named(expected, at, value), at


def test_what_is_out_of_scope_is_told() -> None:
    """The page names every field whose leaves may change unnoticed."""
    page = (ROOT / "docs" / "verify.md").read_text(encoding="utf-8")
    for of in OUT_OF_SCOPE:
        assert f"`{of}`" in page, of


@pytest.fixture
def result(tmp_path: Path) -> Path:
    file = tmp_path / "result.json"
    file.write_text(result_text(SMALL, "fr"), encoding="utf-8")
    return file


def run(*arguments: object) -> tuple[int, str, str]:
    """Run the command; returns exit code, output, messages."""
    done = subprocess.run(
        [sys.executable, "cli.py", "verify", *map(str, arguments)], capture_output=True, text=True, cwd=ROOT
    )
    return done.returncode, done.stdout, done.stderr


def test_the_command_accepts_and_says_what_it_did_not_check(result: Path) -> None:
    code, out, _ = run(result, "--profile", SMALL)
    assert code == 0 and out.startswith("Le résultat découle") and "settled_by" in out
    code, out, _ = run(result, "--profile", SMALL, "--lang", "en")
    assert code == 0 and out.startswith("The result follows") and "Not checked: run" in out


def test_the_command_names_what_the_reader_takes_over(result: Path) -> None:
    """What the searches found, and how far: the result is made once more, and compared."""
    said = json.loads(result.read_text(encoding="utf-8"))
    at = next(n for n, f in enumerate(said["findings"]) if f["settled_by"])
    said["findings"][at]["settled_by"] = [["x"]]
    said["bounds"]["table"] = "1"
    result.write_text(json.dumps(said), encoding="utf-8")
    code, out, _ = run(result, "--profile", SMALL, "--lang", "en")
    assert code == 1 and out.startswith("REJECTED: 2 places of the result are not what pocarms writes")
    code, out, _ = run(result, "--profile", SMALL, "--format", "json")
    named = {one["path"]: one["by"] for one in json.loads(out)["disagreements"]}
    assert code == 1 and len(named) == 2 and set(named.values()) == {"made again"}


def test_the_command_names_what_does_not_follow(result: Path) -> None:
    said = json.loads(result.read_text(encoding="utf-8"))
    at, finding = next((n, f) for n, f in enumerate(said["findings"]) if f["status"] == "open")
    finding["status"] = "established"
    result.write_text(json.dumps(said), encoding="utf-8")
    code, out, _ = run(result, "--profile", SMALL, "--lang", "en")
    assert code == 1 and out.startswith("REJECTED")
    assert f"findings[{at}].status ({finding['id']})\n  the result says: established\n  what follows:    open" in out
    code, out, _ = run(result, "--profile", SMALL, "--format", "json")
    assert (
        code == 1
        and {"path": f"findings[{at}].status", "says": "established", "follows": "open", "by": "second reader"}
        in json.loads(out)["disagreements"]
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda said: "not JSON", "result.json:1:1: this is not JSON"),
        (lambda said: "[]", "is not a result of pocarms"),
        (
            lambda said: json.dumps({**said, "schema": "pocarms/assessment/2"}),
            "this version reads pocarms/assessment/1",
        ),
        (lambda said: json.dumps({**said, "pack": {**said["pack"], "version": "0.0.9"}}), "poc_arms 0.0.9; this is"),
        (lambda said: json.dumps({**said, "pack": {**said["pack"], "digest": "0"}}), "made with other rules"),
        (lambda said: json.dumps({**said, "profile": {**said["profile"], "digest": "0"}}), "is not about"),
        (lambda said: json.dumps({**said, "findings": 3}), "has not the shape of a result"),
        (lambda said: json.dumps(said)[:-1] + ', "schema": "pocarms/assessment/1"}', "the same key stands twice"),
    ],
)
def test_bad_input_ends_with_a_clear_message(result: Path, change: object, message: str) -> None:
    said = json.loads(result.read_text(encoding="utf-8"))
    result.write_text(change(said), encoding="utf-8")  # type: ignore[operator]
    code, out, err = run(result, "--profile", SMALL)
    assert code == 3 and message in err and "help:" in err and not out
