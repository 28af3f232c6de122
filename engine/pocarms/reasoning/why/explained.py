"""An explanation as data: claims, the answers they rest on, what is missing, and how one follows from the other.

Texts are in the chosen language already. `to_json` gives the published form, schema `pocarms/explanation/1`.
"""

from __future__ import annotations

from pocarms.assessment.result import SourceRef, Statement
from pocarms.records import dataclass

SCHEMA_ID = "pocarms/explanation/1"


@dataclass(frozen=True, slots=True)
class Told:
    """An answer on file that an explanation rests on; `mark` is its number in the explanation, as A1.

    lines: of a several-choice question, the lines that count, as "yes: a, b". set_aside: why it does not count, or "".
    """

    mark: str
    question: str
    ask: str
    answer: str
    counts_as: str
    where: str  # the part or shared block it was given in, "" for the whole
    reason: str  # why the question does not apply, where that is the answer
    evidence: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """An answer that is missing; `mark` is its number in the explanation, as Q1."""

    mark: str
    question: str
    ask: str
    state: str  # unknown | waiting | doubted | disagreement
    lines: tuple[str, ...]  # of a several-choice question, what is not known of it
    why: str
    who_knows: tuple[str, ...]
    where_to_look: str
    where: str


@dataclass(frozen=True, slots=True)
class Reason:
    """A step of a derivation, with the steps it rests on.

    kind: conclusion | rule | count | either | together | answer | out_of_place | gate | part | absence | constant.
    holds: yes | no | open. link: how it follows from `of`, in words. again: told above already.
    """

    key: str
    kind: str
    says: str
    holds: str
    link: str = ""
    sources: tuple[SourceRef, ...] = ()
    answers: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    of: tuple[Reason, ...] = ()
    again: bool = False


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing explained: what is claimed, whether it holds, from which answers, and how.

    answers: a smallest sufficient set (every one needed), or with `whole` all that were read. settled_by and
    may_be_settled_by: questions, as in an assessment; `bounded` where other sets may settle it too.
    """

    key: str  # status | at_least | not_above | undecided
    says: str
    holds: str
    answers: tuple[str, ...]
    missing: tuple[str, ...]
    settled_by: tuple[tuple[str, ...], ...]
    may_be_settled_by: tuple[str, ...]
    whatever: bool  # holds, or does not, whatever the missing answers
    reason: Reason | None
    bounded: bool = False


@dataclass(frozen=True, slots=True)
class Explained:
    """One topic in one case."""

    id: str
    kind: str
    kind_label: str
    title: str
    case: str
    case_title: str
    verdict: str  # in words: "Established. Act next."
    claims: tuple[Claim, ...]
    answers: tuple[Told, ...]
    missing: tuple[Missing, ...]
    sources: tuple[SourceRef, ...]
    notes: tuple[str, ...] = ()
