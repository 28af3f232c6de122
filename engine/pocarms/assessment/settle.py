"""What would settle an open conclusion, and what holds whatever the answers (DESIGN §3.6).

For each conclusion the part of the program that new answers can still change is cut out (`residue`), and run on a table
of all ways of answering the open questions in it, leaving them open included (`table`). Up to `TABLE` ways everything
is exact; beyond, see `search`. An answer that would make a conflict true which doubts an answer is no possible answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import prod

from pocarms.assessment.judge import Judged
from pocarms.assessment.residue import Residue, Residues
from pocarms.assessment.search import AtLarge, search, union
from pocarms.assessment.table import Changes, Table, matters, settling_sets
from pocarms.model.pack import Conflict, Pack
from pocarms.model.profile import Settled
from pocarms.program.encode import Context, Encoder, question_slots
from pocarms.program.names import name
from pocarms.program.possible import Possible, possible_answers
from pocarms.records import dataclass

TABLE = 1 << 17  # ways of answering the open questions of one conclusion up to which all is exact


@dataclass(frozen=True, slots=True)
class Target:
    """A conclusion to look at: an id of the caller's, and its name in the program."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Settling:
    """holds: always | never | depends | not_decided. Sets and questions are sorted.

    open_questions: those whose answer can make a difference (or, beyond the bound, may). exact: nothing was cut short.
    """

    holds: str
    settled_by: tuple[tuple[str, ...], ...] = ()
    may_be_settled_by: tuple[str, ...] = ()
    hangs_on: tuple[str, ...] = ()
    open_questions: tuple[str, ...] = ()
    exact: bool = True


@dataclass(frozen=True, slots=True)
class _Ways:
    """Of the ways of a table: where the conclusion is decided, and which contradict nothing. See Settling."""

    decided: int
    possible: int
    holds: str
    open_questions: tuple[str, ...]


class Settler:
    """Works out `Settling`s for one judged case. In a whole with parts, what the parts say is taken as it is."""

    def __init__(self, pack: Pack, coder: Encoder, judged: Judged, context: Context) -> None:
        self.pack = pack
        self.coder = coder
        self.judged = judged
        self.context = context
        self.residues = Residues(pack, judged)
        self.open = tuple(q for q in pack.questions if q in self.residues.open)
        self._doubting = {c.id: self._may_touch(c) for c in pack.conflicts.values() if c.doubts}
        self._done: dict[str, Settling] = {}
        self._bear: dict[str, tuple[str, ...]] = {}

    def settle(self, targets: Sequence[Target]) -> Mapping[str, Settling]:
        """Return what settles each target, or, where it is decided, what it hangs on (established ones only)."""
        return {target.id: self.settle_one(target.name) for target in targets}

    def bearing_on(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the open questions that can make a difference to one of these undecided conclusions, by id."""
        found = {q for full in names if self.judged.value(full) is None for q in self._bearing(full)}
        return tuple(q for q in self.open if q in found)

    def _bearing(self, full: str) -> tuple[str, ...]:
        """The open questions of an undecided conclusion, as `settle_one` has them, without the search for sets."""
        if full in self._done:
            return self._done[full].open_questions
        if full not in self._bear:
            at = self._laid_out(full)
            table = _table((*at.questions, *at.others), at.answers)
            if not table and not at.holding:
                table = _table(at.questions, at.answers)
            self._bear[full] = self._ways(at, table).open_questions if table else at.questions
        return self._bear[full]

    def settle_one(self, full: str) -> Settling:
        """Return what settles one named conclusion, or what it hangs on."""
        if full not in self._done:
            self._done[full] = self._settle(full)
        return self._done[full]

    def _settle(self, full: str) -> Settling:
        value = self.judged.value(full)
        if value is not None:
            return Settling("always" if value else "never", hangs_on=self._hangs_on(full) if value else ())
        at = self._laid_out(full)
        if table := _table((*at.questions, *at.others), at.answers):
            return self._read(at, table)
        if not (table := _table(at.questions, at.answers)):
            found = search(at)
            return Settling(found.holds, _in_order(found.sets), found.may_be, open_questions=at.questions, exact=False)
        read = self._read(at, table)  # as if nothing else could be answered
        found = search(at, [frozenset(s) for s in read.settled_by])  # beside these, sets with what only conflicts read
        holds, bear = (found.holds, at.questions) if at.holding else (read.holds, read.open_questions)
        holds = found.holds if holds == "depends" else holds  # conflicts with more answers rule out more ways
        return Settling(holds, _in_order(found.sets), found.may_be, open_questions=bear, exact=False)

    def _laid_out(self, full: str) -> AtLarge:
        """What an undecided conclusion hangs on: questions, conflicts they may bring about, answers told apart."""
        questions = tuple(sorted(self.residues.of([full]).questions))
        conflicts, others = self.entangled(questions)
        residue = self.residues.of([full, *(name("conflict", c) for c in conflicts)])
        possible = {q: self._possible(q, residue) for q in (*questions, *others)}
        answers = {q: self._changes(q, a, residue) for q, a in possible.items() if a is not None}
        holding = frozenset(c for c in conflicts if self.judged.value(name("conflict", c)))
        slots = self.judged.slots
        return AtLarge(full, questions, others, answers, residue, slots, conflicts, holding, self._impossible)

    # one conclusion, exactly -------------------------------------------------------------------------------------

    def _ways(self, at: AtLarge, table: Table) -> _Ways:
        """Go through every way of answering."""
        plus, minus = at.residue.run(table.slots(self.judged.slots), self.judged.slots, table.width)
        node, first = at.residue.outputs[at.full], len(at.questions)
        clash = {c: plus[at.residue.outputs[name("conflict", c)]] for c in at.conflicts}
        everywhere = (1 << table.width) - 1
        possible = everywhere & ~self._impossible(clash, table)
        whole = table.complete() & ~union(clash.values())
        true = table.any_way(plus[node] & whole, first)
        unclear = whole & ~(plus[node] | minus[node])  # it also hangs on parts
        false = table.any_way(minus[node] & whole, first)
        hanging = table.any_way(unclear, first)  # an answer here may make it hang on the parts no more
        holds = "depends" if unclear or bool(true) is bool(false) else "always" if true else "never"
        open_questions = tuple(
            q
            for number, q in enumerate(at.questions)
            if matters(table, number, true, false) or matters(table, number, true | false, hanging)
        )
        return _Ways(plus[node] | minus[node], possible, holds, open_questions)

    def _read(self, at: AtLarge, table: Table) -> Settling:
        ways = self._ways(at, table)
        decided, possible, questions = ways.decided, ways.possible, at.questions
        every = len(table.questions)  # answers a conclusion does not read may leave few that contradict nothing
        alone = {
            q: table.answered(q) & possible & ~union(table.answered(o) for o in table.questions if o != q)
            for q in questions
        }
        return Settling(
            holds=ways.holds,
            settled_by=_in_order(settling_sets(table, every, decided, possible)),
            may_be_settled_by=tuple(q for q in questions if alone[q] & decided),
            open_questions=ways.open_questions,
        )

    def _impossible(self, clash: Mapping[str, int], table: Table) -> int:
        """The cases in which a conflict is true that was not, or that doubts an answer just given."""
        bits = 0
        for conflict, true in clash.items():
            if self.judged.value(name("conflict", conflict)):
                doubts = [q for q in self.pack.conflicts[conflict].doubts if q in table.questions]
                true &= union(table.answered(q) for q in doubts)
            bits |= true
        return bits

    def entangled(self, questions: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the conflicts that answers to these questions may bring about, and what else is open in them."""
        asked = set(questions)
        found: set[str] = set()
        again = True
        while again:
            again = False
            for conflict, touched in self._doubting.items():
                if conflict not in found and touched & asked:
                    found.add(conflict)
                    asked |= touched
                    again = True
        return tuple(sorted(found)), tuple(sorted(asked - set(questions)))

    def _may_touch(self, conflict: Conflict) -> frozenset[str]:
        """Return the open questions that a conflict reads or doubts; none where it cannot come about."""
        full = name("conflict", conflict.id)
        if self.judged.value(full) is False and self.residues.settled(self.judged.program.names[full]):
            return frozenset()
        return self.residues.of([full]).questions | self.residues.open.intersection(conflict.doubts)

    # answers -----------------------------------------------------------------------------------------------------

    def _possible(self, question: str, residue: Residue) -> tuple[Possible, ...] | None:
        """Return the answers to an open question that a residue can tell apart."""
        asked = self.pack.questions[question]
        read = residue.reads.get(question, frozenset())
        doubted = self.judged.value(name("doubted", question))
        now = Settled("unknown") if doubted else self.judged.case.answers.get(question, Settled("unknown"))
        lines = self.coder.lines.get(question, {})

        def alike(option: str) -> object:
            return tuple(
                residue.role(lines[option, line]) if (option, line) in lines else None for line in ("yes", "no")
            )

        return possible_answers(self.coder, asked, now, self.context, read, alike)

    def _changes(self, question: str, answers: Sequence[Possible], residue: Residue) -> tuple[Changes, ...]:
        slots = residue.reads.get(question, frozenset())
        return tuple({s: int(s in answer.slots) for s in slots} for answer in answers)

    # decided conclusions -----------------------------------------------------------------------------------------

    def _hangs_on(self, full: str) -> tuple[str, ...]:
        """The single questions of the case without whose answer an established conclusion would be so no longer."""
        held = self.judged.slots
        part = self.residues.all_of([full])
        asked = sorted(q for q, slots in part.reads.items() if q and any(held[s] for s in slots))
        varied: dict[int, int] = {}
        everywhere = (1 << len(asked)) - 1
        for bit, question in enumerate(asked):
            for slot in question_slots(self.coder, self.pack.questions[question]):
                if held[slot]:
                    varied[slot] = everywhere ^ 1 << bit
        plus, _ = part.run(varied, held, len(asked))
        true = plus[part.outputs[full]]
        return tuple(q for bit, q in enumerate(asked) if not true >> bit & 1)


def _table(questions: tuple[str, ...], answers: Mapping[str, tuple[Changes, ...]]) -> Table | None:
    """Return the table of all ways of answering these questions; None where there are too many."""
    if not all(q in answers for q in questions) or prod(len(answers[q]) + 1 for q in questions) > TABLE:
        return None
    return Table(questions, tuple(answers[q] for q in questions))


def _in_order(sets: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(sorted(s)) for s in sets), key=lambda s: (len(s), s)))
