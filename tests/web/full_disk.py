"""A disk that is really full: `python -m tests.web.full_disk [--kib 300] [--lang en fr] [--seed N]`.

A small file system is mounted (Linux, superuser), the page is served from it, and people answer until nothing goes in
any more: every refusal says so, keeps what was typed, and leaves every file as it was; what was called saved is there;
and as soon as there is room again, saving goes on. Where mounting is not allowed it says so, and ends with 2.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pocarms.commands.packs import Packs
from pocarms.records import dataclass
from tests.web.conftest import EXAMPLES
from tests.web.person import DAY, MISSION, NAME, Person, left_over, notes_in, profile_in

WORDS = {"en": "could not be", "fr": "n’a pas pu"}
ENGLISH = re.compile("No space left|File too large|quota")  # what the system says
BALLAST, REST = "ballast.bin", "rest.bin"
ROOM = 80  # KiB for the page to begin with


@dataclass(frozen=True, slots=True)
class Counted:
    """How many answers were confirmed and are there, how often the page said that it cannot write."""

    saved: int
    refused: int


def everything(folder: Path) -> dict[str, bytes]:
    """Return what every file says."""
    return {os.fspath(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def until_full(person: Person, folder: Path, language: str, seed: int, refusals: int) -> Counted:
    """Answer with long notes until that was refused so many times; check every refusal, and the file at the end."""
    chance = random.Random(seed)
    pack = Packs(None, "en").find("poc_arms")
    asked = [q.id for q in pack.questions.values() if q.type in ("yes_no", "practice")]
    kept: dict[str, str] = {}
    refused = 0
    for n in range(1000):
        before = everything(folder)
        note = f"note {n} " + "x" * chance.randrange(200, 1900)
        question = chance.choice(asked)
        told = person.change(f"{MISSION}q/{question}?way=alone", {"value": chance.choice(("yes", "no")), "note": note})
        if told.saved:
            kept[question] = note
        else:
            refused += 1
            assert told.status >= 400 and WORDS[language] in told.text and note in told.text, told.text[-3000:]
            assert "Traceback" not in told.text and (language == "en" or not ENGLISH.search(told.text)), told.text[
                -3000:
            ]
            assert everything(folder) == before
        if refused == refusals:
            break
    assert refused == refusals and kept, "it was never full, or from the start"
    there = notes_in(profile_in(folder))
    assert {q: there[q] for q in kept} == {q: [note] for q, note in kept.items()}
    return Counted(len(kept), refused)


CHANGES: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    (f"{MISSION}about", "", {**DAY, "marking": "confidential"}),
    (f"{MISSION}parts", "", {"part": "Another area " + "y" * 150}),
    (f"{MISSION}shared", f"{MISSION}parts", {"shared": "A block " + "z" * 150}),
    (f"{MISSION}plan/casualties.add_weapon", "", {"status": "under_way", "owner": "Somebody " + "o" * 150}),
    (
        f"{MISSION}sign",
        "",
        {"state": "reviewed", "by": "Head " + "h" * 150, "on.day": "1", "on.month": "6", "on.year": "2026"},
    ),
    (f"{MISSION}out/part/ituri", "", {}),
    ("/new", "", {**DAY, "pack": "poc_arms", "subject": "UNNEW", "marking": "confidential"}),
    ("/new", f"/new?of={NAME}", {**DAY, "of": NAME, "marking": "confidential"}),
)
"""What a form changes, other than by an answer: where it is sent, where it stands if not there, what is filled in."""


def other_changes(person: Person, folder: Path, language: str) -> int:
    """Change everything else that can be changed; each is done, or refused in words with every file as it was.

    Returns how many were refused.
    """
    refused = 0
    for path, form, given in CHANGES:
        before = everything(folder)
        told = person.ask(path, {**person.open(form or path).hidden, **given})
        if told.status >= 400:
            refused += 1
            assert WORDS[language] in told.text and "Traceback" not in told.text, (path, told.text[-3000:])
            assert everything(folder) == before, path
        else:
            assert everything(folder) != before, path
    return refused


@contextmanager
def mounted(kib: int) -> Iterator[Path]:
    """Give a folder on a file system of its own. Raises PermissionError where that is not allowed."""
    with tempfile.TemporaryDirectory() as place:
        asked = ["mount", "-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", place]
        done = subprocess.run(asked, capture_output=True, text=True, check=False) if shutil.which("mount") else None
        if done is None or done.returncode:
            raise PermissionError(done.stderr.strip() if done else "there is no program that mounts")
        try:
            yield Path(place)
        finally:
            subprocess.run(["umount", place], check=True)


def really_full(folder: Path, kib: int, language: str, seed: int) -> tuple[Counted, int]:
    """Work in a folder that has so much room, most of it taken, until there is none; then make room and go on."""
    shutil.copy(EXAMPLES / f"{NAME}.yaml", folder)
    (folder / BALLAST).write_bytes(bytes((kib - ROOM) * 1024))
    person = Person(folder, language)
    try:
        counted = until_full(person, folder, language, seed, refusals=20)
        with (folder / REST).open("wb", buffering=0) as rest, _no_matter():
            while rest.write(bytes(512)):  # to the last byte
                pass
        refused = other_changes(person, folder, language)
        assert refused and left_over(folder) == []
        for name in (BALLAST, REST):
            (folder / name).unlink()
        assert person.answer("mandate.protection", "yes", "there is room again")
        assert notes_in(profile_in(folder))["mandate.protection"] == ["there is room again"]
        assert left_over(folder) == []
    finally:
        person.end()
    return counted, refused


@contextmanager
def _no_matter() -> Iterator[None]:
    try:
        yield
    except OSError:
        return


def main() -> None:
    """Run it, print what happened."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kib", type=int, default=300, help="how large the disk is; at least 200")
    parser.add_argument("--lang", nargs="+", default=["en", "fr"])
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    for language in asked.lang:
        try:
            with mounted(asked.kib) as folder:
                counted, refused = really_full(folder, asked.kib, language, asked.seed)
        except PermissionError as error:
            print(f"not tried: no file system can be mounted here ({error})")
            sys.exit(2)
        print(
            f"{language}, a disk of {asked.kib} KiB: answers to {counted.saved} questions saved and there, "
            f"{counted.refused} answers and {refused} other changes refused, nothing lost, nothing half written; "
            "saved again once there was room"
        )


if __name__ == "__main__":
    main()
