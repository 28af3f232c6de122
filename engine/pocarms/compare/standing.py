"""Where every mission stands: its practices, what is unknown, its grades, its findings; one byte a mission.

A mission with areas stands where its areas stand together. A practice is in place where it is in every area in which it
applies; it is partly there where it is known to be lacking in some area and not in all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pocarms.assessment.assess import Prepared
from pocarms.assessment.scales import headline
from pocarms.compare import gather
from pocarms.compare.columns import FALSE, TRUE, UNKNOWN, added, highest
from pocarms.compare.gather import Gathered
from pocarms.compare.judge import Verdicts, any_of, in_parts, judge_all
from pocarms.model.pack import Finding, Scale
from pocarms.program.names import name
from pocarms.program.placing import step_ids, whole_scales
from pocarms.program.scope import scopes
from pocarms.records import dataclass

# a practice of a mission
NOT_KNOWN, MISSING, PARTLY, IN_PLACE, NOT_APPLICABLE = range(5)
STATES = ("unknown", "missing", "partly", "in_place", "not_applicable")

# a finding of a mission
OPEN, RULED_OUT, ESTABLISHED = UNKNOWN, FALSE, TRUE

_ASKED, _DOUBTED = 8, 32  # places of what is put together in one byte with what is on file (below 8)


@dataclass(frozen=True)
class Counts:
    """How many questions stand where, as an assessment counts them; a waiting or doubted answer is not known."""

    answered: int
    unknown: int
    not_applicable: int

    @property
    def applicable(self) -> int:
        """How many questions apply, or may."""
        return self.answered + self.unknown


@dataclass(frozen=True)
class Graded:
    """Where a mission stands on a scale: ids of steps."""

    floor: str
    ceiling: str
    headline: str


@dataclass(frozen=True)
class Standing:
    """Where all missions stand; every column holds a byte for each, in the order of `gathered.sources`.

    practices: STATES by number. conditions: concepts as TRUE, FALSE, UNKNOWN.
    """

    gathered: Gathered
    wholes: Verdicts
    parts: Verdicts
    practices: Mapping[str, bytes]
    counts: tuple[Counts, ...]
    scales: Mapping[str, tuple[Graded, ...]]
    findings: Mapping[str, bytes]
    of_part: frozenset[str]  # findings that missions with parts are judged on part by part


def stand(prepared: Prepared, gathered: Gathered) -> Standing:
    """Judge what was gathered and say where every mission stands."""
    wholes, parts = judge_all(prepared, gathered)
    pack = prepared.pack
    _, part_scope = scopes(pack, True)
    practice = _standing_table()
    practices = {}
    for question in pack.questions.values():
        if question.type == "practice":
            column = _looked_up(wholes, question.id, practice)
            if question.of_part and parts.width:
                of_parts = _looked_up(parts, question.id, practice)
                column = _joined(gathered, column, of_parts, together)
            practices[question.id] = column
    findings = {}
    for finding in pack.findings:
        column = wholes.column(name("finding", finding))
        if finding in part_scope.findings and parts.width:
            column = _joined(gathered, column, parts.column(name("finding", finding)), any_of)
        findings[finding] = column
    return Standing(
        gathered=gathered,
        wholes=wholes,
        parts=parts,
        practices=practices,
        counts=_counts(prepared, gathered, wholes, parts),
        scales={s.id: _graded(s, gathered, wholes, parts) for s in whole_scales(pack)},
        findings=findings,
        of_part=part_scope.findings,
    )


def together(states: bytes) -> int:
    """Return how a practice stands in a mission whose areas stand so (numbers of STATES)."""
    there = set(states) - {NOT_APPLICABLE}
    if not there:
        return NOT_APPLICABLE
    if len(there) == 1:
        return next(iter(there))
    return NOT_KNOWN if there == {NOT_KNOWN, IN_PLACE} else PARTLY


def _joined(gathered: Gathered, whole: bytes, parts: bytes, join: Callable[[bytes], int]) -> bytes:
    """Return a column of missions: a mission without parts as its whole stands, one with parts as they do together."""
    out = bytearray(whole)
    for n, source in enumerate(gathered.sources):
        if source.parts:
            out[n] = join(in_parts(parts, source))
    return bytes(out)


# answers --------------------------------------------------------------------------------------------------------------


def _looked_up(verdicts: Verdicts, question: str, table: bytes, asked: str = "applies") -> bytes:
    """Put together what is on file about a question, whether it applies (or is asked) and is doubted; look that up."""
    doubted = verdicts.rail(name("doubted", question), True)
    both = added(
        verdicts.width,
        (verdicts.cases.on_file[question], 1),
        (verdicts.column(name(asked, question)), _ASKED),
        (doubted, _DOUBTED),
    )
    return both.translate(table)


def _table(say: Callable[[int, int, bool], int]) -> bytes:
    """Return the table for `_looked_up`. say: from what is on file, a truth value and doubt to a number."""
    return bytes(say(n % 8, n // _ASKED % 4, bool(n & _DOUBTED)) for n in range(256))


def _standing_table() -> bytes:
    """A practice by the value that stands after stage 0 (assessment.findings.standing_value)."""
    states = {gather.NO: MISSING, gather.PARTLY: PARTLY, gather.YES: IN_PLACE, gather.WAIVED: NOT_APPLICABLE}

    def say(on_file: int, applies: int, doubted: bool) -> int:
        if applies == FALSE:
            return NOT_APPLICABLE
        if doubted or applies == UNKNOWN:
            return NOT_KNOWN
        return states.get(on_file, NOT_KNOWN)

    return _table(say)


_ANSWERED, _UNKNOWN, _APART = range(3)


def _counts_table() -> bytes:
    """Where a question is counted (assessment.answers.answer_state)."""

    def say(on_file: int, asked: int, doubted: bool) -> int:
        if asked == FALSE:
            return _APART
        if asked == UNKNOWN or on_file == gather.CLASH or (doubted and on_file != gather.NOTHING):
            return _UNKNOWN
        if on_file == gather.WAIVED:
            return _APART
        return _UNKNOWN if on_file == gather.NOTHING else _ANSWERED

    return _table(say)


def _counts(prepared: Prepared, gathered: Gathered, wholes: Verdicts, parts: Verdicts) -> tuple[Counts, ...]:
    """Count each question once in the whole; questions answered per part are counted in each part instead."""
    questions = prepared.pack.questions
    table = _counts_table()
    of_whole = {q: _looked_up(wholes, q, table, "asked") for q in questions}
    of_part = [_looked_up(parts, q.id, table, "asked") for q in questions.values() if q.of_part] if parts.width else []
    rows = zip(*of_whole.values(), strict=True)
    rest = [n for n, q in enumerate(questions.values()) if not q.of_part]
    found = []
    for source, row in zip(gathered.sources, rows, strict=True):
        seen: Sequence[int] = row
        if source.parts:
            seen = [row[n] for n in rest] + [byte for column in of_part for byte in in_parts(column, source)]
        found.append(Counts(seen.count(_ANSWERED), seen.count(_UNKNOWN), seen.count(_APART)))
    return tuple(found)


# scales ---------------------------------------------------------------------------------------------------------------


def _graded(scale: Scale, gathered: Gathered, wholes: Verdicts, parts: Verdicts) -> tuple[Graded, ...]:
    floors, ceilings = (list(column) for column in _bounds(scale, wholes))
    if parts.width:
        low, high = _bounds(scale, parts)
        for n, source in enumerate(gathered.sources):
            if source.parts:
                floors[n], ceilings[n] = max(in_parts(low, source)), max(in_parts(high, source))
    ids = step_ids(scale)
    known = {
        (low, high): Graded(ids[low], ids[high], headline(scale, low, high))
        for low, high in set(zip(floors, ceilings, strict=True))
    }
    return tuple(known[pair] for pair in zip(floors, ceilings, strict=True))


def _bounds(scale: Scale, verdicts: Verdicts) -> tuple[bytes, bytes]:
    """Return the ranks of the highest step proved and of the highest not ruled out, case by case."""
    floors, ceilings = [bytes(verdicts.width)], [bytes(verdicts.width)]
    for rank, step in enumerate(step_ids(scale)):
        if rank:
            column = verdicts.column(name("level", scale.id, step))
            floors.append(column.translate(_ranks(rank, TRUE)))
            ceilings.append(column.translate(_ranks(rank, TRUE, UNKNOWN)))
    return highest(floors), highest(ceilings)


def _ranks(rank: int, *values: int) -> bytes:
    return bytes(rank if byte in values else 0 for byte in range(256))


# findings -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Found:
    """An established finding of one mission. state: missing | partly | "". parts: where it is, of those it has."""

    finding: str
    state: str
    limited: bool  # needs a task that the mandate does not give
    parts: tuple[str, ...]


def found(standing: Standing, mission: int, item: Finding) -> Found | None:
    """Return an established finding of a mission; None where it is not established."""
    finding = item.id
    if standing.findings[finding][mission] != ESTABLISHED:
        return None
    source = standing.gathered.sources[mission]
    if not source.parts or finding not in standing.of_part:
        verdicts, where = standing.wholes, [mission]
        parts: tuple[str, ...] = ()
    else:
        verdicts = standing.parts
        column = verdicts.column(name("finding", finding))
        where = [n for n in range(source.first, source.last) if column[n] == TRUE]
        parts = tuple(source.parts[n - source.first][1] for n in where)

    def everywhere(full: str, value: int) -> bool:
        column = verdicts.column(full)
        return all(column[n] == value for n in where)

    missing = verdicts.column(name("state", finding, "missing"))
    if not item.practice:
        state = ""
    elif any(missing[n] == TRUE for n in where):
        state = "missing"
    else:
        state = "partly" if everywhere(name("state", finding, "missing"), FALSE) else ""
    return Found(finding, state, everywhere(name("task", finding), FALSE), parts)
