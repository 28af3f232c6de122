"""What a pack wants of the papers made with it: the memo on a proposal, missions side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from types import MappingProxyType

from pocarms.model.conditions import Duration
from pocarms.records import dataclass


@dataclass(frozen=True, slots=True)
class MemoSection:
    """A section of the memo: the answers it shows, and what it says whatever the answers."""

    id: str
    title: str
    says: str = ""
    questions: tuple[str, ...] = ()
    after_measures: bool = False  # stands after risks and measures, else before them


@dataclass(frozen=True, slots=True)
class Memo:
    """How the pack wants its short paper for the decision maker; the engine adds outcome, risks and measures."""

    title: str
    reminder: str = ""  # stands in a box on every memo
    sections: tuple[MemoSection, ...] = ()
    signs: tuple[str, ...] = ()  # owner ids, in the order of the lines to sign
    leads: bool = False  # `assess` writes the memo unless another report is asked for
    marking: str = ""  # the marking suggested while the action `marking_when` is called for
    marking_when: str = ""
    given: tuple[str, ...] = ()  # questions that say what the matter is; no paper asks what if they were otherwise


@dataclass(frozen=True, slots=True)
class CompareRows:
    """Rows of the grid: the options of a facet, some of them graded by a scale of the whole."""

    facet: str
    graded_by: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # option -> scale


@dataclass(frozen=True, slots=True)
class HeadquartersList:
    """A list for headquarters: findings limited by mandate, of some kinds, or lasting; practices that are lacking."""

    id: str
    label: str
    limited_by_mandate: bool = False
    kinds: tuple[str, ...] = ()
    practices: tuple[str, ...] = ()
    runs: int = 0  # gaps that stood in so many assessments of one mission in a row; 0: not asked for


@dataclass(frozen=True, slots=True)
class Compare:
    """How missions are laid side by side: never added up, never ranked."""

    panels: str = ""  # a choice question whose options are the panels
    rows: tuple[CompareRows, ...] = ()
    shared_by: int = 2  # a gap that at least so many missions have is shared
    dates_within: Duration | None = None  # missions whose days lie farther apart are compared with a warning
    like: tuple[str, ...] = ()  # concepts
    like_at_least: int = 0  # how many of them two missions must share
    headquarters: Mapping[str, HeadquartersList] = field(default_factory=dict)  # in reading order
