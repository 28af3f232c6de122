"""The marking scheme that lies beside profiles: which markings they may have, and what papers print for each."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from pocarms.model.marking import USUAL, Scheme, Step
from pocarms.model.span import Span
from pocarms.profiles.places import SCHEME
from pocarms.source.faults import Fault, FaultyInput

if TYPE_CHECKING:
    from pocarms.language.values import Rec

MOST = 60  # letters of a label: it stands in the head of every page
_ID = re.compile(r"[a-z][a-z0-9]*(?:[ _-][a-z0-9]+)*")


def scheme_beside(folder: Path, name: str = "") -> Scheme:
    """Return the scheme in a folder, the usual one where there is none. Raises FaultyInput with every fault of it.

    name: what to call the file in faults, if not by its path.
    """
    file = folder / SCHEME
    return read_scheme(file, name) if file.is_file() else USUAL


def read_scheme(file: Path, name: str = "") -> Scheme:
    """Return the scheme in a file (`name` in faults). Raises FaultyInput with every fault of it."""
    from pocarms.language.reading import read_shape  # only where there is a scheme
    from pocarms.language.shapes import Key, ListOf, Record, Text
    from pocarms.language.values import Rec
    from pocarms.source.read import read_file

    step = Record(
        "a marking",
        (
            Key("id", Text(), "The word that profiles write.", required=True),
            Key("en", Text(), "What papers in English print.", required=True),
            Key("fr", Text(), "What papers in French print.", required=True),
        ),
    )
    whole = Record(
        "a marking scheme",
        (Key("markings", ListOf(step, least=2), "From the least to the most protected.", required=True),),
        doc="The markings that profiles beside it may have.",
    )
    name = name or str(file)
    reading = read_file(file, name)
    faults: list[Fault] = list(reading.faults)
    rec = None
    if reading.node is not None:
        rec = read_shape(reading.node, whole, "a marking scheme", Span(name, 1, 1), faults)
    steps: list[Step] = []
    for one in rec.recs("markings") if isinstance(rec, Rec) else ():
        made = Step(one.text("id"), one.text("en"), one.text("fr"))
        faults += _faults(one, made, steps)
        steps.append(made)
    if faults or not steps:
        raise FaultyInput(faults, {name: reading.text})
    return Scheme(tuple(steps))


def _faults(rec: Rec, made: Step, before: list[Step]) -> list[Fault]:
    """Return what is wrong with a step that has the right shape: its word, or a label no page could print."""
    found = []
    if (made.id and not _ID.fullmatch(made.id)) or len(made.id) > MOST:
        found.append(
            Fault(
                "P044",
                rec.at("id"),
                "the id of a marking is made of small letters and digits, with single spaces or _ or - between",
                found=made.id[:80],
                help="Write it as in 'strictly confidential'; what is printed stands in 'en' and 'fr'.",
            )
        )
    for key, text in (("en", made.en), ("fr", made.fr)):
        if len(text) > MOST or not text.isprintable() or (text and not any(map(str.isalnum, text))):
            found.append(
                Fault(
                    "P044",
                    rec.at(key),
                    f"'{key}' stands in the head of every page: one line of {MOST} letters at most",
                    found=text[:80],
                    help="Shorten it, and write it on one line, with letters.",
                )
            )
    for key in ("id", "en", "fr"):
        said = getattr(made, key)
        if said and any(getattr(one, key).casefold() == said.casefold() for one in before):
            found.append(
                Fault(
                    "P044",
                    rec.at(key),
                    f"two markings have the same '{key}': a paper could not be told from a more protected one",
                    found=said[:80],
                    help="Give each marking its own.",
                )
            )
    return found
