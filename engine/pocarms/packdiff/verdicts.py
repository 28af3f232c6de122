"""For each conclusion: equal, proved; or a small case that tells the two packs apart; or not decided.

Many cases drawn at random are judged at once, and show most differences; what they do not tell apart is put to the
solver. Where it says that no case is there, none is: neither among complete profiles nor among open ones.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence

from pocarms.author.cases import here, slots_of, ways
from pocarms.author.solver import NotDecided, Solver
from pocarms.inference.twin import compile_twin
from pocarms.model.profile import Settled, Value
from pocarms.packdiff.conclusions import Aspect, Conclusion
from pocarms.packdiff.joint import Joint
from pocarms.program.encode import answer_slots
from pocarms.program.graph import Truths
from pocarms.program.names import name
from pocarms.program.possible import Possible
from pocarms.program.seen import set_alone
from pocarms.records import dataclass

DRAWS = 1024  # complete ones, and as many with open questions
SMALLEST_OF = 2  # differing cases that are cut down, of which the smallest is shown
Truth = bool | None
Answers = dict[str, Possible]


@dataclass(frozen=True, slots=True)
class Difference:
    """A case that tells the packs apart, and what each says in it: word -> (old, new), for all that the item may say.

    evidenced: questions whose answer needs good evidence in this case.
    """

    answers: Mapping[str, Value]
    evidenced: frozenset[str]
    says: Mapping[str, tuple[Truth, Truth]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """word: equal (in every profile) | equal_complete (once all is answered; the case has open questions) | differs |
    not_decided.
    """

    conclusion: Conclusion
    word: str
    case: Difference | None = None


class Judge:
    """Both packs in one graph, with cases drawn at random and, where they are not enough, a solver."""

    def __init__(self, joint: Joint, seed: int = 1, draws: int = DRAWS) -> None:
        self.program = joint.program()
        self.coder = joint.coder(self.program)
        self.pack = joint.pack
        self.twin = compile_twin(self.program)
        self._solvers: dict[bool, Solver] = {}
        numbers = random.Random(seed)
        self._ways = ways(self.coder)
        complete = [{q: numbers.choice(found) for q, found in self._ways.items()} for _ in range(draws)]
        self._draws = complete + [self._some(numbers) for _ in range(draws)]
        self._truths = self._run(self._draws)
        doubting = [self.program.names[name("conflict", c.id)] for c in self.pack.conflicts.values() if c.doubts]
        doubted = 0
        for node in doubting:
            doubted |= self._truths.plus[node]
        self._complete = ((1 << draws) - 1) & ~doubted
        self._all = (1 << 2 * draws) - 1

    def _some(self, numbers: random.Random) -> Answers:
        known = numbers.choice((0.3, 0.6, 0.9))
        return {q: numbers.choice(found) for q, found in self._ways.items() if numbers.random() < known}

    def _run(self, many: Sequence[Answers]) -> Truths:
        slots = slots_of(self.coder, many)
        set_alone(self.program, slots, (1 << len(many)) - 1)
        return self.twin.run(slots, len(many))

    # verdicts ----------------------------------------------------------------------------------------------------

    def verdict(self, conclusion: Conclusion) -> Verdict:
        """Return what can be said of a conclusion."""
        aspects = [a for a in conclusion.aspects if a.old != a.new]
        if not aspects:
            return Verdict(conclusion, "equal")
        drawn = self._drawn(conclusion, aspects, self._complete)
        if drawn is not None:
            return Verdict(conclusion, "differs", drawn)
        open_case = self._drawn(conclusion, aspects, self._all)
        try:
            if open_case is None:
                found = self._asked(conclusion, aspects, complete=False)
                if found is None:
                    return Verdict(conclusion, "equal")
            certain = self._asked(conclusion, aspects, complete=True)
        except NotDecided:
            return Verdict(conclusion, "not_decided")
        if certain is not None:
            return Verdict(conclusion, "differs", certain)
        return Verdict(conclusion, "equal_complete", found if open_case is None else open_case)

    def _drawn(self, conclusion: Conclusion, aspects: Sequence[Aspect], among: int) -> Difference | None:
        plus, minus = self._truths.plus, self._truths.minus
        for node in conclusion.shown:
            among &= plus[node]
        apart = 0
        for a in aspects:
            apart |= (plus[a.old] ^ plus[a.new]) | (minus[a.old] ^ minus[a.new])
        apart &= among
        made: list[Difference] = []
        while apart and len(made) < SMALLEST_OF:
            low = apart & -apart
            apart ^= low
            made.append(self._cut(conclusion, aspects, self._draws[low.bit_length() - 1], frozenset()))
        return min(made, key=_size) if made else None

    def _asked(self, conclusion: Conclusion, aspects: Sequence[Aspect], complete: bool) -> Difference | None:
        """Return a case the solver finds, None where there is none. Raises NotDecided."""
        solver = self._solver(complete)
        for plain in (False, True):
            some = False
            for aspect in aspects:
                for true, false, not_true, not_false in _apart(aspect):
                    found = solver.case([*conclusion.shown, *true], false, not_true, not_false, plain=plain)
                    if found is None:
                        continue
                    some = True
                    answers = self._answers(found.answers, found.evidenced if plain else frozenset())
                    if self._tells(conclusion, aspect, answers):
                        return self._cut(conclusion, [aspect], answers, found.evidenced if plain else frozenset())
            if not some and not plain:
                return None
        raise NotDecided  # only wholes with parts, or evidence between good and bad, could tell the two apart

    def _solver(self, complete: bool) -> Solver:
        if complete not in self._solvers:
            self._solvers[complete] = Solver(
                self.pack, self.program, complete=complete, admissible=complete, coder=self.coder
            )
        return self._solvers[complete]

    # cases -------------------------------------------------------------------------------------------------------

    def _answers(self, values: Mapping[str, Value], evidenced: frozenset[str]) -> Answers:
        return {q: self._answer(q, value, q in evidenced) for q, value in values.items()}

    def _answer(self, question: str, value: Value, evidenced: bool = False) -> Possible:
        slots = set(answer_slots(self.coder, question, Settled(value), here(self.pack)))
        if evidenced:
            keys = self.program.slots.items()
            slots |= {s for k, s in keys if len(k) == 3 and k[0] == question and k[1] == "evidence"}
        return Possible(value, frozenset(slots))

    def _tells(self, conclusion: Conclusion, aspect: Aspect, answers: Answers) -> bool:
        truths = self._run([answers])
        if not all(truths.plus[node] for node in conclusion.shown):
            return False
        return bool(truths.value(aspect.old) is not truths.value(aspect.new))

    def _cut(
        self, conclusion: Conclusion, aspects: Sequence[Aspect], answers: Answers, evidenced: frozenset[str]
    ) -> Difference:
        """Take away every answer, and every line chosen, without which both packs still say what they said."""
        nodes = [*conclusion.shown, *(n for a in conclusion.aspects for n in (a.old, a.new))]
        said = self._said([answers], nodes)[0]
        many = len(answers) // 2
        while many > 1:  # most answers can go; whole stretches of them at once
            ids = list(answers)
            stretches = [{*ids[n : n + many]} for n in range(0, len(ids), many)]
            fewer = [{q: a for q, a in answers.items() if q not in out} for out in stretches]
            best = next((f for f, says in zip(fewer, self._said(fewer, nodes), strict=True) if says == said), None)
            if best is None:
                many //= 2
            else:
                answers = best
                many = min(many, max(1, len(answers) // 2))
        while True:
            smaller = list(_smaller(answers, self._answer))
            kept = next(
                (fewer for fewer, says in zip(smaller, self._said(smaller, nodes), strict=True) if says == said), None
            )
            if kept is None:
                break
            answers = kept
        truth = dict(zip(nodes, said, strict=True))
        return Difference(
            {q: answer.value for q, answer in sorted(answers.items())},
            evidenced & answers.keys(),
            {a.word: (truth[a.old], truth[a.new]) for a in conclusion.aspects},
        )

    def _said(self, many: Sequence[Answers], nodes: Sequence[int]) -> list[tuple[Truth, ...]]:
        if not many:
            return []
        truths = self._run(many)
        return [tuple(truths.value(node, bit) for node in nodes) for bit in range(len(many))]


def _smaller(answers: Answers, again: Callable[[str, Value], Possible]) -> Iterator[Answers]:
    """Yield the case without each answer, then without lines of several choices, and with a yes made a no."""
    for question in answers:
        yield {q: a for q, a in answers.items() if q != question}
    for question, answer in answers.items():
        if isinstance(answer.value, Mapping):
            yes = {option: line for option, line in answer.value.items() if line == "yes"}
            if 0 < len(yes) < len(answer.value):
                yield {**answers, question: again(question, yes)}
            for option, line in answer.value.items():
                if len(answer.value) > 1:
                    rest = {o: v for o, v in answer.value.items() if o != option}
                    yield {**answers, question: again(question, rest)}
                if line == "yes":
                    yield {**answers, question: again(question, {**answer.value, option: "no"})}


def _size(case: Difference) -> tuple[int, int]:
    lines = sum(1 for v in case.answers.values() if isinstance(v, Mapping) for line in v.values() if line == "yes")
    return len(case.answers), lines


Wanted = tuple[list[int], list[int], list[int], list[int]]


def _apart(aspect: Aspect) -> tuple[Wanted, ...]:
    """The four ways in which two truth values differ: true, false, not true, not false."""
    a, b = aspect.old, aspect.new
    return ([a], [], [b], []), ([b], [], [a], []), ([], [a], [], [b]), ([], [b], [], [a])
