"""The marking scheme that lies beside profiles: which markings they may have, and what papers print for each."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from pocarms.model.marking import USUAL, Scheme, Step
from pocarms.model.span import Span
from pocarms.profiles.noting import fault
from pocarms.profiles.places import SCHEME
from pocarms.source.faults import Fault, FaultyInput
from pocarms.source.told import phrase

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
        found.append(fault("P044", rec.at("id"), phrase("marking.id"), phrase("help.marking.id"), found=made.id[:80]))
    for key, text in (("en", made.en), ("fr", made.fr)):
        if len(text) > MOST or not text.isprintable() or (text and not any(map(str.isalnum, text))):
            found.append(
                fault(
                    "P044",
                    rec.at(key),
                    phrase("marking.label", key=key, most=str(MOST)),
                    phrase("help.marking.label"),
                    found=text[:80],
                )
            )
    for key in ("id", "en", "fr"):
        said = getattr(made, key)
        if said and any(getattr(one, key).casefold() == said.casefold() for one in before):
            found.append(
                fault(
                    "P044",
                    rec.at(key),
                    phrase("marking.same", key=key),
                    phrase("help.marking.same"),
                    found=said[:80],
                )
            )
    return found
