"""Exact answers about all complete profiles at once: can this be true, can it be false, is there a case for both?

The program of a pack is given to clingo as it is, one rule for each rail of each node, with a free choice of answers in
front. Complete profiles answer every question that applies, and no conflict that doubts an answer is true in them. What
a whole sees of its parts is left free, and so is what evidence is good enough: more cases are looked at than there are,
so that "never" is never said of something that can be.

Needs clingo (the extra `author`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pocarms.author.cases import here
from pocarms.author.rails import Pair, Rails
from pocarms.model.pack import NOT_APPLICABLE, Pack
from pocarms.model.profile import Settled, Value
from pocarms.program.encode import Encoder, encoder
from pocarms.program.graph import Program
from pocarms.program.names import name
from pocarms.program.possible import possible_answers
from pocarms.program.seen import ALONE, seen_by
from pocarms.records import dataclass

EFFORT = 200_000  # conflicts of the solver after which a question is given up as not decided


class NotDecided(Exception):
    """The solver was stopped before it knew."""


@dataclass(frozen=True, slots=True)
class Found:
    """A case: the answers, and whether it is a profile without parts that some person could write as it is.

    evidenced: questions whose answer has all the evidence that any condition asks of it.
    """

    answers: Mapping[str, Value]
    alone: bool
    evidenced: frozenset[str] = frozenset()


class Solver:
    """All complete profiles of a pack.

    complete off: questions may be left open too. admissible off: conflicts that doubt answers may be true.
    """

    def __init__(
        self,
        pack: Pack,
        program: Program,
        complete: bool = True,
        admissible: bool = True,
        coder: Encoder | None = None,
    ) -> None:
        import clingo  # an extra: only authors need it

        self.pack, self.program = pack, program
        self.coder: Encoder = coder or encoder(program, pack)
        control: Any = clingo.Control(["--warn=none"])
        self._control = control
        self._slots: dict[int, int] = {}
        self._answers: dict[tuple[str, int], tuple[int, Value]] = {}  # question, number -> atom, value
        self._lines: dict[tuple[str, str, str], int] = {}
        with control.backend() as backend:
            self._backend: Any = backend
            self._rails = self._nodes()
            self._plain = backend.add_atom()
            backend.add_rule([self._plain], [], choice=True)
            self._choose(complete)
            for conflict in pack.conflicts.values() if admissible else ():
                if conflict.doubts:
                    backend.add_rule([], [self._rails[program.names[name("conflict", conflict.id)]][0]])
        control.configuration.solve.solve_limit = f"{EFFORT},umax"

    # what is asked -----------------------------------------------------------------------------------------------

    def case(
        self,
        true: Iterable[int] = (),
        false: Iterable[int] = (),
        not_true: Iterable[int] = (),
        not_false: Iterable[int] = (),
        plain: bool = False,
    ) -> Found | None:
        """Return a case in which these nodes are true, those false, and the others not so; None for none.

        plain: only cases that some person could write as they are: without parts, and each answer with evidence that is
        good enough for everything or for nothing. Raises NotDecided.
        """
        wanted = [self._rails[node][0] for node in true] + [self._rails[node][1] for node in false]
        wanted += [-self._rails[node][0] for node in not_true] + [-self._rails[node][1] for node in not_false]
        wanted += [self._plain] if plain else []
        with self._control.solve(assumptions=wanted, yield_=True) as handle:
            model = handle.model()
            if model is None:
                result = handle.get()
                if not result.unsatisfiable:
                    raise NotDecided
                return None
            return self._read(model)

    def _read(self, model: Any) -> Found:
        answers: dict[str, Value] = {}
        for (question, _), (atom, value) in self._answers.items():
            if model.is_true(atom):
                answers[question] = value
        lines: dict[str, dict[str, str]] = {}
        for (question, option, line), atom in self._lines.items():
            if model.is_true(atom):
                lines.setdefault(question, {})[option] = line
        alone = self._slots.get(self.program.slots.get(ALONE, -1))
        evidenced = {q for q in answers.keys() | lines.keys() if any(model.is_true(s) for s in self._evidence(q))}
        return Found({**answers, **lines}, alone is None or bool(model.is_true(alone)), frozenset(evidenced))

    # the program -------------------------------------------------------------------------------------------------

    def _nodes(self) -> list[Pair]:
        """Give both rails of every node a rule; returns their atoms."""
        for slot in self.program.slots.values():
            self._slots[slot] = self._backend.add_atom()
        maker, rails = Rails(self._backend), list[Pair]()
        for node in self.program.nodes:
            rails.append(maker.node(node, [rails[arg] for arg in node.args], self._slots))
        return rails

    def _any(self, head: int, ways: Sequence[int]) -> None:
        for way in ways:
            self._backend.add_rule([head], [way])

    # the answers -------------------------------------------------------------------------------------------------

    def _choose(self, complete: bool) -> None:
        add, program = self._backend, self.program
        for question in self.pack.questions.values():
            asked = self._rails[program.names[name("asked", question.id)]][0]
            ways = self._ways(question.id, complete)
            if not ways:  # no condition reads it
                continue
            add.add_rule(ways, [asked], choice=True)
            add.add_weight_rule([], 2, [(way, 1) for way in ways])
            if complete:
                add.add_rule([], [asked, *(-way for way in ways)])
            evidence = self._evidence(question.id)
            for n, slot in enumerate(evidence):
                given = add.add_atom()
                self._any(given, ways)
                add.add_rule([slot], [given], choice=True)
                add.add_rule([], [self._plain, slot, -evidence[n - 1]])
        if ALONE in program.slots:
            alone = self._slots[program.slots[ALONE]]
            add.add_rule([alone], [], choice=True)
            add.add_rule([], [self._plain, -alone])
            seen = {k: s for k, s in program.slots.items() if seen_by(k) is not None}
            for key, slot in seen.items():
                found = seen_by(key)
                assert found is not None
                add.add_rule([self._slots[slot]], [-alone], choice=True)
                if not found.says:
                    add.add_rule([self._slots[slot]], [alone])
                    other = seen.get((key[0], key[1], "true"))
                    if other is not None:
                        add.add_rule([], [self._slots[slot], self._slots[other]])

    def _ways(self, question: str, complete: bool) -> list[int]:
        """Return an atom for each way of answering a question; of lines: one for any, one for "not here".

        complete: every line of several choices is answered; else some may be left open.
        """
        add, asked = self._backend, self.pack.questions[question]
        held = {s: self._slots[s] for s in self.coder.by_question.get(question, ())}
        if not held:
            return []
        ways = []
        if asked.type == "choices":
            lines = self.coder.lines.get(question, {})
            some = add.add_atom()
            for option in asked.values():
                pair = []
                for line in ("yes", "no"):
                    if (option, line) in lines:
                        atom = self._lines[question, option, line] = held[lines[option, line]]
                        pair.append(atom)
                if pair:
                    add.add_rule(pair, [some], choice=True)
                    add.add_weight_rule([], 2, [(a, 1) for a in pair])
                    if len(pair) == 2 and complete:
                        add.add_rule([], [some, *(-a for a in pair)])
            ways.append(some)
            values: list[tuple[Value, frozenset[int]]] = []
            if asked.may_not_apply:
                values.append((NOT_APPLICABLE, frozenset({self.coder.slots[question, "waived"]})))
        else:
            found = possible_answers(self.coder, asked, Settled("unknown"), here(self.pack)) or ()
            values = [(p.value, p.slots) for p in found]
        for number, (value, slots) in enumerate(values):
            atom = add.add_atom()
            self._answers[question, number] = (atom, value)
            for slot in slots:
                add.add_rule([held[slot]], [atom])
            ways.append(atom)
        return ways

    def _evidence(self, question: str) -> list[int]:
        slots = self.program.slots
        return [self._slots[s] for k, s in slots.items() if k[0] == question and len(k) == 3 and k[1] == "evidence"]
