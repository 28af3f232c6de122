"""What tests ask of faults said in French: nothing English left, and set as French is."""

from __future__ import annotations

import re
import string
from collections.abc import Iterator, Mapping

from pocarms.source.faults import Fault
from pocarms.source.told import Listed, Phrase, Said


def english_left(shown: str, english: Mapping[str, str], french: Mapping[str, str]) -> list[str]:
    """Return pieces of English texts that stand in a French one: words in a row, longer than a chance likeness."""
    own = "\n".join(french.values())
    flat = re.sub(r"\s+", " ", shown)
    frame = re.findall(r"\b(?:error|errors|warning|warnings|help|expected|did you mean)\b", flat)
    return frame + [
        piece
        for text in english.values()
        for piece in _pieces(text)
        if len(piece) > 8 and piece not in own and piece in flat
    ]


def _pieces(text: str) -> list[str]:
    return [piece.strip() for piece, *_ in string.Formatter().parse(text)]


def well_set(shown: str, source: str = "") -> bool:
    """Whether signs and quotation marks have the narrow spaces of French; lines of the file itself are let be."""
    lines = set(source.splitlines())
    own = [line for line in shown.splitlines() if line[2:] not in lines and line.strip(" ^")]
    return not re.search(r"« | »| [;:?!](?=\s|$)", "\n".join(own))


def keys_of(fault: Fault) -> set[str]:
    """Return the keys of all texts that a fault says."""
    assert fault.told is not None, fault
    return {key for said in (fault.told.message, fault.told.help, fault.told.expected) for key in _keys(said)}


def _keys(said: Said) -> Iterator[str]:
    if isinstance(said, Phrase):
        yield said.key
        for _, inner in said.values:
            yield from _keys(inner)
    elif isinstance(said, Listed):
        for inner in said.items:
            yield from _keys(inner)


def unlike_places(english: Mapping[str, str], french: Mapping[str, str]) -> list[str]:
    """Return the keys whose texts have not the same places to fill."""

    def places(text: str) -> list[str]:
        return sorted({name for _, name, _, _ in string.Formatter().parse(text) if name})

    return [key for key in english if places(english[key]) != places(french[key])]
