"""Mutants that mean the same as the pack: proved over all profiles, or not said.

The program of all mutants is given to clingo once with every switch off. For one mutant only what hangs on its switch
is given a second time, switched on, beside the first; then the solver looks for answers under which a conclusion comes
out differently. Everything an answer can do is left free, whether or not its question is asked: whatever tests of
numbers and dates say, which evidence is good enough, what the parts of a whole say. More cases are looked at than there
are, so "the same" is never said of what could differ.

Needs clingo (the extra `author`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pocarms.author.mutants import SWITCH, Mutant
from pocarms.author.rails import Pair, Rails
from pocarms.author.solver import NotDecided
from pocarms.author.sweep import Bench
from pocarms.program.graph import NodeOp
from pocarms.program.names import kind_of

EFFORT = 20_000  # conflicts of the solver after which a mutant is given up as not decided
_INSIDE = ("fits",)  # names that no reader sees: of measures only what is needed is shown


class Twins:
    """A pack and its mutants beside each other, for one question after the other."""

    def __init__(self, run: Bench) -> None:
        import clingo  # an extra: only authors need it

        self._program = run.twin.program
        self._switches = run.switches
        self._users: dict[int, list[int]] = {}
        self._readers: dict[int, list[int]] = {}
        for at, node in enumerate(self._program.nodes):
            for arg in node.args:
                self._users.setdefault(arg, []).append(at)
            for slot in (*node.plus, *node.minus) if node.op is NodeOp.SLOTS else ():
                self._readers.setdefault(slot, []).append(at)
        self._named = {
            node: full
            for full, node in self._program.names.items()
            if SWITCH not in full and kind_of(full) not in _INSIDE
        }
        control: Any = clingo.Control(["--warn=none"])
        self._control = control
        with control.backend() as backend:
            self._rails = Rails(backend)
            self._slots = self._answers(backend)
            self._off: list[Pair] = []
            for node in self._program.nodes:
                self._off.append(self._rails.node(node, [self._off[arg] for arg in node.args], self._slots))
        control.configuration.solve.solve_limit = f"{EFFORT},umax"

    def same(self, mutant: Mutant) -> bool:
        """Whether a mutant comes out as the pack does under all answers, in everything a reader sees.

        Raises NotDecided.
        """
        with self._control.backend() as backend:
            self._rails.backend = backend
            pairs = list(self._apart(mutant))
            if not pairs:
                return True
            differs = backend.add_atom()
            for off, on in pairs:
                for one, other in zip(off, on, strict=True):
                    if one != other:
                        backend.add_rule([differs], [one, -other])
                        backend.add_rule([differs], [-one, other])
        with self._control.solve(assumptions=[differs], yield_=True) as handle:
            if handle.model() is not None:
                return False
            if not handle.get().unsatisfiable:
                raise NotDecided
            return True

    def _apart(self, mutant: Mutant) -> Iterator[tuple[Pair, Pair]]:
        """The named conclusions that hang on a switch, off and on, where they are not made of the same."""
        yes, no = self._switches[mutant.switch]
        slots = {**self._slots, yes: self._rails.true, no: self._rails.false}
        reached, waiting = set[int](), [*self._readers.get(yes, ()), *self._readers.get(no, ())]
        while waiting:
            at = waiting.pop()
            if at not in reached:
                reached.add(at)
                waiting += self._users.get(at, ())
        on: dict[int, Pair] = {}
        for at in sorted(reached):
            node = self._program.nodes[at]
            on[at] = self._rails.node(node, [on.get(arg, self._off[arg]) for arg in node.args], slots)
            if at in self._named and on[at] != self._off[at]:
                yield self._off[at], on[at]

    def _answers(self, backend: Any) -> Mapping[int, int]:
        """An atom for every slot, free to be set, with what excludes each other kept apart; switches are off."""
        slots: dict[int, int] = {}
        one_of: dict[tuple[str, ...], list[int]] = {}
        for key, slot in self._program.slots.items():
            if key[0].startswith(SWITCH):
                slots[slot] = self._rails.true if key[-1] == "no" else self._rails.false
                continue
            atom = slots[slot] = backend.add_atom()
            backend.add_rule([atom], [], choice=True)
            if key[1] == "is":
                one_of.setdefault(key[:2], []).append(atom)
            elif key[1] in ("line", "test", "any", "all"):
                one_of.setdefault(key[:-1], []).append(atom)
        for atoms in one_of.values():
            backend.add_weight_rule([], 2, [(atom, 1) for atom in atoms])
        return slots
