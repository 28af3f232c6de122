"""What would settle an open conclusion, and what holds whatever the answers (DESIGN §3.6).

Everything is found by running variants of the case through the twin, all at once: a variant gives answers to some of
the questions that are still open. A variant that makes a conflict true is no possible state of things and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, combinations, product
from math import prod

from pocarms.assessment.judge import Judged
from pocarms.inference.sweep import sweep_slots
from pocarms.inference.twin import NamedTruths, Twin
from pocarms.model.conditions import Condition
from pocarms.model.pack import Pack
from pocarms.model.profile import Settled
from pocarms.program.encode import Context, Encoder, question_slots
from pocarms.program.graph import Truths
from pocarms.program.names import name
from pocarms.program.possible import SlotSet, possible_answers
from pocarms.program.reading import questions_read

COMPLETIONS = 512  # completions of one conclusion that are gone through to decide `holds`
VARIANTS = 20_000  # variants in one sweep
SET_SIZE = 2  # largest set of questions tried for `settled_by`
SET_QUESTIONS = 10  # open questions of one conclusion beyond which only single questions are tried


@dataclass(frozen=True, slots=True)
class Target:
    """A conclusion to look at: its name in the program, and the conditions that decide it."""

    id: str
    name: str
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Settling:
    """holds: always | never | depends | not_decided. Sets and questions are sorted; `open_questions` bear on it."""

    holds: str
    settled_by: tuple[tuple[str, ...], ...] = ()
    may_be_settled_by: tuple[str, ...] = ()
    hangs_on: tuple[str, ...] = ()
    open_questions: tuple[str, ...] = ()


@dataclass
class _Variants:
    """Variants laid side by side: each group (a set of questions) has a run of bits."""

    changes: list[tuple[tuple[int, int], ...]] = field(default_factory=list)
    groups: dict[tuple[str, ...], int] = field(default_factory=dict)

    def add(self, group: tuple[str, ...], changes: Iterable[tuple[tuple[int, int], ...]]) -> None:
        first = len(self.changes)
        self.changes.extend(changes)
        self.groups[group] = ((1 << len(self.changes) - first) - 1) << first


@dataclass(frozen=True)
class _Sweep:
    """Variants that have been run: which bits of a group are possible, and what a conclusion is there."""

    possible: Mapping[tuple[str, ...], int]
    truths: Truths | NamedTruths
    names: Mapping[str, int]

    def read(self, group: tuple[str, ...], target: Target) -> tuple[int, int, int]:
        """Return the bits of a group that are possible, and of these where the target is true and where it is false."""
        possible = self.possible[group]
        node = self.names[target.name]
        return possible, self.truths.plus[node] & possible, self.truths.minus[node] & possible


class Settler:
    """Works out `Settling`s for one judged case."""

    def __init__(self, pack: Pack, twin: Twin, coder: Encoder, judged: Judged, context: Context, alone: bool) -> None:
        self.pack = pack
        self.twin = twin
        self.coder = coder
        self.judged = judged
        self.alone = alone
        self.context = context
        self.conflicted = frozenset(c for c in pack.conflicts if judged.value(name("conflict", c)))
        self.open = tuple(q for q in pack.questions if self._is_open(q))
        self._read: dict[Condition, frozenset[str]] = {}
        self.answers: dict[str, tuple[tuple[tuple[int, int], ...], ...] | None] = {}

    def _is_open(self, question: str) -> bool:
        known = self.judged.value(name("known", question))
        return not known and self.judged.value(name("applies", question)) is not False

    def settle(self, targets: Sequence[Target]) -> Mapping[str, Settling]:
        """Return what settles each target. Work is shared: all single questions of all targets are one sweep."""
        bearing = {t.id: self.bearing(t.conditions) for t in targets}
        undecided = [t for t in targets if self.judged.value(t.name) is None]
        singles = self._sweep_sets(undecided, bearing, 1)
        result: dict[str, Settling] = {}
        settled = {t.id: self._settling(t, singles, bearing[t.id], 1) for t in undecided}
        wide = [t for t in undecided if len(bearing[t.id]) <= SET_QUESTIONS]
        left = {t.id: tuple(q for q in bearing[t.id] if (q,) not in settled[t.id]) for t in wide}
        pairs = self._sweep_sets(wide, left, SET_SIZE)
        for t in wide:
            settled[t.id] += self._settling(t, pairs, left[t.id], SET_SIZE)
        holds = self._holds(undecided, bearing)
        hanging = self._hanging([t for t in targets if self.judged.value(t.name)])
        for t in targets:
            value = self.judged.value(t.name)
            if value is None:
                result[t.id] = Settling(
                    holds=holds[t.id],
                    settled_by=tuple(settled[t.id]),
                    may_be_settled_by=self._may_settle(t, singles, bearing[t.id]),
                    open_questions=bearing[t.id],
                )
            else:
                result[t.id] = Settling(holds="always" if value else "never", hangs_on=hanging.get(t.id, ()))
        return result

    def bearing(self, conditions: Iterable[Condition]) -> tuple[str, ...]:
        """Return the open questions that conditions read, gates included, in the order of ids."""
        read: set[str] = set()
        for condition in conditions:
            if condition not in self._read:
                self._read[condition] = questions_read(self.pack, condition, through_parts=self.alone, gates=True)
            read |= self._read[condition]
        return tuple(q for q in self.open if q in read)

    # variants ----------------------------------------------------------------------------------------------------

    def _answers(self, question: str) -> tuple[tuple[tuple[int, int], ...], ...] | None:
        """Each possible answer to an open question, as changes to the slots of the case."""
        if question not in self.answers:
            asked = self.pack.questions[question]
            now = self.judged.case.answers.get(question, Settled("unknown"))
            sets = possible_answers(self.coder, asked, now, self.context)
            slots = question_slots(self.coder, asked)
            self.answers[question] = None if sets is None else tuple(self._changes(slots, s) for s in sets)
        return self.answers[question]

    def _changes(self, slots: Iterable[int], wanted: SlotSet) -> tuple[tuple[int, int], ...]:
        return tuple((s, int(s in wanted)) for s in slots if self.judged.slots[s] != int(s in wanted))

    def _sweep_sets(self, targets: Sequence[Target], bearing: Mapping[str, tuple[str, ...]], size: int) -> _Sweep:
        """Run every set, of a given size, of the open questions that bear on one of the targets."""
        variants = _Variants()
        for target in targets:
            for group in combinations(bearing[target.id], size):
                self._add(variants, group, VARIANTS)
        return self._run(variants)

    def _add(self, variants: _Variants, group: tuple[str, ...], most: int) -> None:
        """Add every combination of answers to a set of questions, unless they are too many."""
        answers = [self._answers(q) for q in group]
        known = [a for a in answers if a is not None]
        if group in variants.groups or len(known) < len(group):
            return
        count = prod(len(a) for a in known)
        if count <= most and len(variants.changes) + count <= VARIANTS:
            variants.add(group, (tuple(chain.from_iterable(choice)) for choice in product(*known)))

    def _run(self, variants: _Variants) -> _Sweep:
        width = len(variants.changes)
        truths: Truths | NamedTruths = Truths((), (), 0)
        if width:
            truths = self.twin.run(sweep_slots(self.judged.slots, variants.changes), width, keep="named")
        possible = {g: mask & ~self._impossible(g, truths.plus) for g, mask in variants.groups.items()}
        return _Sweep(possible, truths, self.judged.program.names)

    def _impossible(self, group: tuple[str, ...], plus: Sequence[int] | Mapping[int, int]) -> int:
        """The variants in which a conflict is true that was not, or that doubts an answer just given."""
        bits = 0
        for conflict in self.pack.conflicts.values():
            if conflict.id not in self.conflicted or any(q in conflict.doubts for q in group):
                bits |= plus[self.judged.program.names[name("conflict", conflict.id)]]
        return bits

    # readings ----------------------------------------------------------------------------------------------------

    def _settling(self, target: Target, sweep: _Sweep, bearing: tuple[str, ...], size: int) -> list[tuple[str, ...]]:
        """The sets of which every possible answer makes the target definite."""
        found = []
        for group in combinations(bearing, size):
            if group in sweep.possible:
                possible, true, false = sweep.read(group, target)
                if possible and possible == true | false:
                    found.append(group)
        return found

    def _may_settle(self, target: Target, sweep: _Sweep, bearing: tuple[str, ...]) -> tuple[str, ...]:
        """The single questions of which some possible answer makes the target definite."""
        return tuple(q for q in bearing if (q,) in sweep.possible and any(sweep.read((q,), target)[1:]))

    def _holds(self, targets: Sequence[Target], bearing: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
        """Go through all completions of each target where there are few enough; equal sets of questions share a run."""
        variants = _Variants()
        for target in targets:
            self._add(variants, bearing[target.id], COMPLETIONS)
        sweep = self._run(variants)
        verdict: dict[str, str] = {}
        for target in targets:
            verdict[target.id] = "not_decided"
            if bearing[target.id] in sweep.possible:
                possible, true, false = sweep.read(bearing[target.id], target)
                if possible:
                    verdict[target.id] = "always" if true == possible else ("never" if false == possible else "depends")
        return verdict

    def _hanging(self, targets: Sequence[Target]) -> dict[str, tuple[str, ...]]:
        """For each established target, the single answers without which it would be so no longer."""
        variants = _Variants()
        for question in self.pack.questions.values():
            slots = [s for s in question_slots(self.coder, question) if self.judged.slots[s]]
            if slots:
                variants.add((question.id,), [tuple((s, 0) for s in slots)])
        if not variants.changes or not targets:
            return {}
        truths = self.twin.run(sweep_slots(self.judged.slots, variants.changes), len(variants.changes), keep="named")
        names = self.judged.program.names
        return {
            t.id: tuple(g[0] for g, mask in variants.groups.items() if not truths.plus[names[t.name]] & mask)
            for t in targets
        }
