"""The answers an explanation speaks of, each listed once and numbered in the order in which they come up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pocarms.assessment.answers import answer_state, statement
from pocarms.assessment.judge import Judged
from pocarms.assessment.texts import Says
from pocarms.model.conditions import Condition, Test
from pocarms.model.pack import UNKNOWN, Option, Question
from pocarms.model.profile import Answer, Settled, Value
from pocarms.reasoning.units import BLOCK, PART, Place, Unit
from pocarms.reasoning.why.explained import Missing, Told
from pocarms.reasoning.world import World
from pocarms.wording.words import value_words


class Ledger:
    """Numbers answers A1, A2 … and missing answers Q1, Q2 … for one explanation."""

    def __init__(self, says: Says, world: World) -> None:
        self.says = says
        self.world = world
        self._told: dict[tuple[Place, str], str] = {}
        self._lines: dict[tuple[Place, str], dict[str, None]] = {}
        self._missing: dict[tuple[int, str], Missing] = {}

    # answers on file ---------------------------------------------------------------------------------------------

    def note(self, unit: int) -> str:
        """Return the number of an answer on file; lines of one several-choice answer share one number."""
        found: Unit = self.world.units.all[unit]
        key = (found.place, found.question)
        mark = self._told.setdefault(key, f"A{len(self._told) + 1}")
        self._lines.setdefault(key, {})[found.line] = None
        return mark

    def told(self) -> tuple[Told, ...]:
        """Return every answer noted, in order; of several-choice answers the lines noted."""
        return tuple(self._tell(mark, *key) for key, mark in self._told.items())

    def _tell(self, mark: str, place: Place, question: str) -> Told:
        asked = self.says.pack.questions[question]
        lines = self._lines[place, question]
        settled = self.world.units.given[Unit(place, question, next(iter(lines)))]
        value = _reduced(settled.value, lines)
        given = [a for a in settled.answers if a.value != UNKNOWN and _speaks_of(a, lines)]
        return Told(
            mark=mark,
            question=question,
            ask=asked.ask,
            answer=_words(asked, value, self.says.language),
            counts_as=asked.counts_as.get(value, "") if isinstance(value, str) else "",
            where=self.place_words(place),
            reason=next((a.reason for a in given if a.reason), ""),
            evidence=tuple(statement(self.says, asked, a) for a in given if _has_evidence(a)),
        )

    def place_words(self, place: Place) -> str:
        """Say where an answer was given: a part by its title, blocks by their ids, "" for the whole."""
        if place.kind == PART:
            return next((c.case.title or place.id for c in self.world.cases if c.case.id == place.id), place.id)
        return place.id if place.kind == BLOCK else ""

    # missing answers ---------------------------------------------------------------------------------------------

    def miss(self, case: int, question: str, condition: Condition | None = None) -> str:
        """Return the number of a missing answer. condition: the test that needs it, for what of it is not known."""
        key = (case, question)
        if key not in self._missing:
            judged = self.world.cases[case]
            asked = self.says.pack.questions[question]
            state = answer_state(judged, question)
            self._missing[key] = Missing(
                mark=f"Q{len(self._missing) + 1}",
                question=question,
                ask=asked.ask,
                state=state if state in ("waiting", "doubted", "disagreement") else "unknown",
                lines=_unknown_lines(judged, asked, condition),
                why=asked.why,
                who_knows=tuple(self.says.owner(o) for o in asked.who_knows),
                where_to_look=asked.where_to_look,
                where=(judged.case.title or judged.case.id) if judged.case.id else "",
            )
        return self._missing[key].mark

    def missing(self) -> tuple[Missing, ...]:
        """Return every missing answer noted, in order."""
        return tuple(self._missing.values())


def _reduced(value: Value, lines: Mapping[str, None]) -> Value:
    return {o: v for o, v in value.items() if o in lines} if isinstance(value, Mapping) else value


def _words(asked: Question, value: Value, language: str) -> str:
    """The answer in words; what is not known of a several-choice answer is not said, as it does not count here."""
    if isinstance(value, Mapping):
        only = [o for o in asked.options if o.id in value]
        return value_words(_with_options(asked, only), value, language)
    return value_words(asked, value, language)


def _with_options(asked: Question, options: Sequence[Option]) -> Question:
    return replace(asked, options=tuple(options))


def _speaks_of(answer: Answer, lines: Mapping[str, None]) -> bool:
    if isinstance(answer.value, Mapping):
        return any(answer.value.get(line, UNKNOWN) != UNKNOWN for line in lines)
    return True


def _has_evidence(answer: Answer) -> bool:
    e = answer.evidence
    return bool(e.source or e.as_of or e.reliability or e.by or e.note)


def _unknown_lines(judged: Judged, asked: Question, condition: Condition | None) -> tuple[str, ...]:
    """The options that a test reads and nobody has answered, by label; () where the question takes one answer."""
    if asked.type != "choices" or not isinstance(condition, Test):
        return ()
    value = judged.case.answers.get(asked.id, Settled(UNKNOWN)).value
    known = value if isinstance(value, Mapping) else {}
    read = condition.operand if isinstance(condition.operand, tuple) else asked.values()
    return tuple(o.label for o in asked.options if o.id in read and known.get(o.id, UNKNOWN) == UNKNOWN)
