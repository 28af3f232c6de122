"""What explanations, what-ifs and questions to ask next show, in order, independent of the format.

The templates `paper.*.j2` walk through it; every text is ready to print in the chosen language.
"""

from __future__ import annotations

from pocarms.records import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """One line of a tree or a list. mark: yes | no | open | "" ; details: lines under it; of: what it rests on."""

    text: str
    mark: str = ""
    remark: str = ""
    details: tuple[str, ...] = ()
    of: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A headed group: a lead of sentences, items in short, then points. numbered: points carry numbers, inner too."""

    title: str
    lead: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    numbered: bool = False
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole answer to a question about a result."""

    language: str
    title: str
    marking: str
    notices: tuple[str, ...]
    page_notice: str
    facts: tuple[tuple[str, str], ...]
    lead: tuple[str, ...]
    blocks: tuple[Block, ...]
    footer: str
    hints: tuple[str, ...] = ()
