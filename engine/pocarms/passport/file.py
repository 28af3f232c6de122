"""A pack's passport on disk: `passport.yaml` beside pack.yaml."""

from __future__ import annotations

import datetime
import hashlib
from importlib.resources.abc import Traversable
from pathlib import Path

from pocarms.language.checks.outline import citations
from pocarms.language.places import PASSPORT as FILE
from pocarms.language.places import pack_paths
from pocarms.language.reading import read_record
from pocarms.language.values import Rec
from pocarms.model.pack import Pack
from pocarms.passport import grammar
from pocarms.passport.data import (
    CURRENT,
    NONE,
    STALE,
    UNREADABLE,
    Linted,
    Mutated,
    Passing,
    Passport,
    Recorded,
    Review,
)
from pocarms.source.faults import FaultyInput
from pocarms.source.read import read_yaml
from pocarms.source.write import Writable, flow_text

_HEAD = (
    "# What was measured of this pack. Written by `pocarms pack passport PACK --write`: run it again after a change,\n"
    "# and leave the numbers to it. The pack itself does not read this file.\n"
)


def passport(pack: Pack, folder: Path | Traversable) -> Passport:
    """Return the passport of a pack that was read from a folder. Raises FaultyInput where its file cannot be read."""
    record, review = read(folder)
    state = NONE if record is None else STALE
    if record is not None and record.digest == pack.digest and record.files == files_digest(folder):
        state = CURRENT
    return _passport(pack, state, record, review)


def passport_if_readable(pack: Pack, folder: Path | Traversable) -> Passport:
    """Return the passport of a pack; where its file cannot be read it says so and holds no record."""
    try:
        return passport(pack, folder)
    except FaultyInput:
        return _passport(pack, UNREADABLE, None, None)


def _passport(pack: Pack, state: str, record: Recorded | None, review: Review | None) -> Passport:
    cited = [one for _, _, one in citations(pack)]
    unconfirmed = sum(one.status == "unconfirmed" for one in cited)
    return Passport(pack.id, pack.version, pack.digest, unconfirmed, len(cited), state, record, review)


def files_digest(folder: Path | Traversable) -> str:
    """Return a digest of the bytes of a pack's files, tests and comments among them; translations are left out.

    What a record says of tests and faults hangs on more than the meaning of the rules; so whatever changes in a file
    makes it stale. Line ends do not count: they change on the way through version control.
    """
    made = hashlib.sha256()
    for path, file in pack_paths(folder, True, ()):
        data = file.read_bytes().replace(b"\r\n", b"\n")
        made.update(f"{'/'.join(path)} {len(data)}\n".encode())
        made.update(data)
    return made.hexdigest()


def read(folder: Path | Traversable) -> tuple[Recorded | None, Review | None]:
    """Return what is recorded beside a pack. Raises FaultyInput with every fault of the file."""
    file = folder / FILE
    if not file.is_file():
        return None, None
    name = f"{folder}/{FILE}"
    rec = read_record(read_yaml(file.read_bytes(), name), grammar.PASSPORT, "a passport", name)
    record = Recorded(
        digest=rec.text("digest"),
        files=rec.text("files"),
        tool=rec.text("measured_with"),
        tests=Passing(*_numbers(tests, "passed", "of", "drafted")) if (tests := rec.rec("tests")) else None,
        faults=Mutated(*_numbers(mutated, "noticed", "of")) if (mutated := rec.rec("faults")) else None,
        lint=Linted(*_numbers(lint, "warnings", "argued", "not_decided")) if (lint := rec.rec("lint")) else None,
    )
    review = rec.rec("review")
    return record, None if review is None else _review(review)


def text(pack: Pack, record: Recorded, review: Review | None) -> str:
    """Return the file that records this of a pack."""
    rows: dict[str, Writable] = {
        "pack": pack.id,
        "version": pack.version,
        "digest": record.digest,
        "files": record.files,
        "measured_with": record.tool,
    }
    if record.tests is not None:
        rows["tests"] = {"passed": record.tests.passed, "of": record.tests.of, "drafted": record.tests.drafted}
    if record.faults is not None:
        rows["faults"] = {"noticed": record.faults.noticed, "of": record.faults.of}
    if record.lint is not None:
        seen = record.lint
        rows["lint"] = {"warnings": seen.warnings, "argued": seen.argued, "not_decided": seen.not_decided}
    if review is not None:
        rows["review"] = {"by": review.by, "on": review.on, "digest": review.digest}
    return _HEAD + "".join(f"{key}: {flow_text(value)}\n" for key, value in rows.items())


def _numbers(rec: Rec, *keys: str) -> tuple[int, ...]:
    return tuple(int(rec.text(key)) for key in keys)


def _review(rec: Rec) -> Review:
    day = rec.scalar("on")
    assert day is not None and isinstance(day.value, datetime.date)
    return Review(rec.text("by"), day.value, rec.text("digest"))
