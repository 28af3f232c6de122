"""The same input gives the same bytes, whatever the order of files, rules, keys and answers, and the hash seed."""

from __future__ import annotations

import dataclasses
import json
import os
import random
import subprocess
import sys
from pathlib import Path

from pocarms.assessment.assess import assess, prepare
from pocarms.assessment.jsonable import dumps
from pocarms.assessment.result import Run
from pocarms.inference.durable import Unavailable
from pocarms.language.load import load_pack
from pocarms.profiles.load import load_profile
from tests.oracle.random_packs import random_pack, random_profiles
from tests.oracle.to_yaml import pack_to_yaml, profile_to_yaml

ROOT = Path(__file__).resolve().parents[2]
SEED = int(os.environ.get("POCARMS_SEED", "11"))


def _json(profile: Path, pack: Path | None, hash_seed: str) -> dict[str, object]:
    command = [sys.executable, str(ROOT / "cli.py"), "assess", str(profile), "--format", "json", "--engine", "twin"]
    if pack is not None:
        command += ["--pack", str(pack)]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env={**os.environ, "PYTHONHASHSEED": hash_seed}
    )
    assert done.returncode == 0, done.stderr
    result: dict[str, object] = json.loads(done.stdout)
    result.pop("run")
    return {"text": json.dumps(result, ensure_ascii=False)}


def _in_process(folder: Path, rng: random.Random | None, seed: int) -> list[str]:
    """Write a random pack and its profiles in some order, read them back, assess; the JSON without `run`."""
    pack = random_pack(seed)
    folder.mkdir(parents=True)
    for name, text in pack_to_yaml(pack, rng).items():
        target = folder / pack.id / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    loaded = load_pack(folder / pack.id)
    prepared = prepare(loaded, loaded.language)
    results = []
    for profile in random_profiles(pack, seed, 3):
        path = folder / f"{profile.id}.yaml"
        path.write_text(profile_to_yaml(profile, pack, rng), encoding="utf-8")
        read, _ = load_profile(path, lambda _: loaded)
        assessment, _ = assess(prepared, read, Unavailable("not asked for"))
        results.append(dumps(dataclasses.replace(assessment, run=Run("", "", ""))))
    return results


def test_order_of_files_sections_keys_and_answers_changes_nothing(tmp_path: Path) -> None:
    print(f"seed {SEED}")
    for seed in range(SEED, SEED + 6):
        as_made = _in_process(tmp_path / f"{seed}", None, seed)
        for shuffle in range(2):
            shuffled = _in_process(tmp_path / f"{seed}-{shuffle}", random.Random(f"{seed} {shuffle}"), seed)
            assert shuffled == as_made, f"pack {seed}, order {shuffle}"


def test_hash_seed_changes_nothing_in_the_example() -> None:
    example = ROOT / "examples" / "monusco-2020.yaml"
    assert _json(example, None, "1") == _json(example, None, "4711")
