"""Answers that come back from people, whatever they were written in: a workbook, a form on a phone."""

from __future__ import annotations

from collections.abc import Mapping

from pocarms.model.profile import Answer
from pocarms.records import dataclass


@dataclass(frozen=True)
class Statement:
    """One person's answer for the whole (place "") or a part, and where it was read."""

    place: str
    answer: Answer
    where: str


@dataclass(frozen=True)
class Unplaced:
    """Something that was written and belongs to no question: why (question, option, part, free, sheet), and what."""

    why: str
    said: Mapping[str, str]
    where: str


@dataclass(frozen=True)
class Taken:
    """What one file says. `other_version`: of the pack it was made for, "" where it is ours."""

    file: str
    statements: tuple[Statement, ...]
    unplaced: tuple[Unplaced, ...]
    language: str = ""
    marking: str = ""
    other_version: str = ""
    profile_digest: str = ""
